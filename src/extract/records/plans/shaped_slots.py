"""What stands at each place of cards of one shape: the words of a cell, apart from the label or number before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.flow.labels import starts
from extract.flow.shaped import Shaped
from extract.model import Line, Word
from extract.records.plans.brackets import lines_with
from extract.records.plans.card_rows import NUMBERED_LABEL, number_of
from extract.records.plans.columns import role_of_heading
from extract.records.plans.plain_cells import STATUS, TIME
from extract.records.plans.reads_like import LISTED, is_dated
from extract.records.plans.unit_slots import MOSTLY, NEARLY_ALL, OF_PLAN, Slot, Words

TIMES = frozenset(("timescale", "start", "end", "revised"))
Place = tuple[str, list[Words]]
"""What heads a place of a card, "" for nothing, and what each card says there."""


def slots_of(cards: Sequence[Shaped]) -> dict[int, list[Slot]]:
    """The slots of each card, by its place among ``cards``; {} where most have labels, in cells of their own or in the
    cells of what they name: these tell more than places do."""
    places: list[Place] = []
    labelled = 0
    kept = [at for at, card in enumerate(cards) if all(map(role_of_heading, card.heads.values()))]
    heads = {place: text for at in kept for place, text in cards[at].heads.items()}
    for place, column in enumerate(zip(*(cards[at].cells for at in kept), strict=True)):
        if _is_label([_text(lines) for lines in column]):
            return {}
        label, words, told = _label_apart(column)
        labelled += told
        places += _number_apart(_as_read(heads.get(place, label), words), words)
    if 2 * labelled > len(places):
        return {}
    rest = Slot(("rest",), "", ())
    return {
        at: [*(Slot(("cell", place), label, own[row]) for place, (label, own) in enumerate(places)), rest]
        for row, at in enumerate(kept)
    }


def _as_read(label: str, column: Sequence[Words]) -> str:
    """The label of a place; "" for one of times over other values: "Target: 90%"."""
    timed = role_of_heading(label) not in TIMES or any(is_dated(_text(lines)) for lines in column if lines)
    return label if timed else ""


def _is_label(texts: Sequence[str]) -> bool:
    """Whether one text stands at a place of most cards and names a column of a plan, and no state or time."""
    text, count = Counter(texts).most_common(1)[0]
    state = STATUS.match(text) or TIME.match(text)
    return count >= MOSTLY * len(texts) and not state and role_of_heading(text) in OF_PLAN


def _label_apart(column: Sequence[Words]) -> tuple[str, list[Words], bool]:
    """The label with which the cells at a place begin, the cells without it, and whether most have it and not the first
    card's alone; a label that a number ends ("Answers recommendation 2") heads numbers."""
    filled = [lines for lines in column if lines]
    counted = [NUMBERED_LABEL.match(_text(lines)) for lines in filled]
    label = next((match["label"] for match in counted if match), "")
    same = len(filled) > 1 and all(match and match["label"] == label for match in counted)
    if same and role_of_heading(label) in OF_PLAN:
        return number_of(label), [_last_word(lines) for lines in column], False
    begun = [_label_of(lines) for lines in column]
    told = Counter(name for name, _ in begun if name)
    name, count = told.most_common(1)[0] if told else ("", 0)
    most = count >= MOSTLY * len(filled)
    if not most and (count > 1 or begun[0][0] != name):
        return "", [*column], False
    words = [_behind(lines, n) if own == name else lines for lines, (own, n) in zip(column, begun, strict=True)]
    return name, words, most and bool(name)


def _label_of(lines: Words) -> tuple[str, int]:
    """The words with which a cell begins that name a column of a plan, set apart from what follows, and how many."""
    start = next(iter(starts(lines[0])), None) if lines else None
    if start is None or start.at or start.bare or role_of_heading(start.name) not in OF_PLAN:
        return "", 0
    more = len(lines) > 1 or start.n_words < len(lines[0].words)
    return (start.name.capitalize(), start.n_words) if more else ("", 0)


def _number_apart(label: str, column: Sequence[Words]) -> list[Place]:
    """A place whose cells begin with numbers as two; words stand behind them."""
    begun = [len(own) > 1 and bool(LISTED.match(own[0].text)) for own in map(_words, column)]
    dated = any(is_dated(_text(lines)) for lines in column)
    if (
        sum(begun) < NEARLY_ALL * len(column)
        or dated
        or not all(c[0].words[1].text[:1].isupper() for c, own in zip(column, begun, strict=True) if own)
    ):
        return [(label, [*column])]
    numbers: list[Words] = [
        [Line(c[0].page, c[0].words[:1])] if own else () for c, own in zip(column, begun, strict=True)
    ]
    return [("", numbers), (label, [_behind(c, int(own)) for c, own in zip(column, begun, strict=True)])]


def _behind(lines: Words, count: int) -> Words:
    return lines_with(lines, [(at, word) for at, line in enumerate(lines) for word in line.words][count:])


def _last_word(lines: Words) -> Words:
    return [Line(lines[-1].page, lines[-1].words[-1:])] if lines else ()


def _words(lines: Words) -> list[Word]:
    return [word for line in lines for word in line.words]


def _text(lines: Words) -> str:
    return " ".join(line.text for line in lines)
