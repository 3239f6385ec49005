"""The title of a paper: everything that may be it, weighed together.

Candidates are the lines at the head of the first page, those of one style that follow each other joined, also with the
heading below; the value of a label, the subject of a letter, running heads, the entry of the outline and the title in
the file's properties. Each has signs: how large and bold it is printed, where it stands, what else says the same, what
its words are, what frames it. The weights are learned (``models/papers/chosen.json``); the candidate with most wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from extract.kept import kept
from extract.model import Line, Table
from extract.records.paper.bodies import bodies_within
from extract.records.paper.frame import frame_of
from extract.records.paper.front import Front
from extract.records.paper.head import Pair, is_list
from extract.records.paper.kinds import told_by_title
from extract.records.paper.labels import kind_of
from extract.records.paper.pieces import (
    MOST_LINES,
    NUMBERED,
    OPEN_END,
    WORDS_OF_TEXT,
    Piece,
    asks_for,
    follows,
    is_text,
    names_what,
    pieces_of,
    runs_on_below,
    same_style,
    subject_of_letter,
)
from extract.records.paper.ranked import Choice, best, score
from extract.records.paper.title_wordings import wordings_of
from extract.records.paper.title_words import LONGEST, cleaned
from extract.records.phrases import FRONTS as SAYS

MOST_ROWS = 10
"""Rows of a form, and lines that may name it."""
MOST_JOINED = 4
MOST_OF_A_FORM = 14
"""Words of a line that names a form."""
ALIKE = 90
"""Likeness of two wordings of one title, 0..100."""
SURE = 4.0
"""Weight of its signs from which on a choice is the title, whatever stands under running text."""
OF_SHEETS = frozenset(
    ("holds body", "form word", "form alone", "file", "outline", "names a body", "printed", "largest")
)
"""Signs that mean something else on the front sheet of a meeting's papers."""
OF_MINUTES = frozenset(
    ("holds body", "holds council", "holds day", "only frames", "form word", "form alone", "held on", "through day",
     "body, then form", "several", "names a body", "report of")
)  # fmt: skip
"""And where the page lists those present."""


def title_of(front: Front) -> str | None:
    """The title of the paper; None where nothing may be one."""
    if front.span.name and not front.head.first("title"):
        return front.span.name  # the outline of a pack names its papers
    chosen = best(title_choices(front, below_text=False), "title")
    if chosen is None or score(chosen.signs, "title") < SURE:
        chosen = best(title_choices(front), "title")
    return chosen.text if chosen else None


def title_choices(front: Front, below_text: bool = True) -> list[Choice]:
    """All that may be the title, each with its signs; without ``below_text`` nothing that stands under running text,
    which hardly ever is one."""
    pieces = pieces_of(front)
    under = _printed(front, below_text=True) if below_text else ()
    found = [*_printed(front, below_text=False), *under, *_elsewhere(front)]
    sizes = [_size(front, piece.lines[0]) for piece in pieces if not below_text]
    largest = max([*sizes, *(choice.signs.get("size", 0.0) for choice in found)], default=0.0)
    present = any(SAYS["look_present"].match(line.text) for line in front.page.lines[:MOST_LINES])
    return [_as_whole(choice, largest, front.span.front_sheet, present) for choice in found]


def _as_whole(choice: Choice, largest: float, sheet: bool, present: bool) -> Choice:
    """The choice with the signs that need the others or the paper: the largest print; those of a front sheet apart."""
    signs = dict(choice.signs)
    if largest and signs.get("size", 0.0) >= largest - 0.02:
        signs["largest"] = 1.0
    if present:
        signs |= {f"minutes: {name}": value for name, value in signs.items() if name in OF_MINUTES}
    if sheet:
        signs |= {f"sheet: {name}": value for name, value in signs.items() if name in OF_SHEETS}
    return Choice(choice.text, signs)


# ---------------------------------------------------------------- on the page


@kept
def _printed(front: Front, below_text: bool) -> list[Choice]:
    """What the page prints above its running text, or below."""
    pieces, subject = pieces_of(front), subject_of_letter(front.page.lines)
    lists = front.boxes_of([table for table in front.tables if is_list(table)])
    found: list[Choice] = []
    for at, first in enumerate(pieces):  # those below stand last
        above = pieces[at - 1] if at else None
        in_list = any(box.holds_centre(first.lines[0].box, 1) for box in lists)
        if first.below_text != below_text or in_list or (above and runs_on_below(above, first)):
            continue
        run = [first]
        goes_on_from = float(above is not None and not above.frame and follows(above, first))
        after = [*pieces[at + 2 : at + MOST_JOINED + 1], None, None]
        for below, under in zip([*pieces[at + 1 : at + MOST_JOINED], None], after, strict=False):
            goes_on = below is not None and below.in_table == first.in_table and follows(run[-1], below)
            if not (goes_on and below and asks_for(run[-1], below)):
                choices = _as_choices(front, run, below, under, subject)
                found += [Choice(c.text, {**c.signs, "goes on from above": goes_on_from}) for c in choices]
            if below is None or not goes_on:
                break
            run.append(below)
    return found


def _as_choices(
    front: Front, run: Sequence[Piece], below: Piece | None, under: Piece | None, subject: str | None
) -> Iterator[Choice]:
    """The candidates that the pieces of ``run`` make together, and with what stands ``below`` them as a subtitle;
    ``under``: the piece after that."""
    if sum(len(line.text) for piece in run for line in piece.lines) > LONGEST:
        return
    whole = " ".join(piece.text for piece in run)
    signs = _set(front, run) | _framed(run, below)
    signs["subject"] = float(subject is not None and token_sort_ratio(subject, whole) >= ALIKE)
    for text, more in () if below and names_what(whole, below, front.body) else wordings_of(whole, run):
        yield Choice(text, signs | more | _said(front, text))
    bare = not any(piece.frame for piece in run) and not (below and runs_on_below(run[-1], below))
    if below and bare and len(below.text) <= LONGEST - len(whole) and not below.in_table:
        other = below.lines[0]
        pair = cleaned(f"{whole} - {below.text}")
        if pair:
            signs = signs | _framed(run, None) | {
                "joined": 1.0,
                "joined alike": float(same_style(run[-1].lines[-1], other)),
                "joined over table": float(under is not None and under.in_table),
                "joined far": float(other.box.top - run[-1].lines[-1].box.bottom > 3 * other.size),
                "joined to few": float(len(whole.split()) <= 3),
                "joined to frame": float(bool(below.frame)),
                "joined to council": float(below.frame == "council"),
                "joined to bold": float(other.bold or other.text.isupper()),
                "joined to large": min(1.0, max(0.0, other.size / front.body - 1.1) * 2),
                "joined to text": float(is_text(other, front.body)),
                "joined on a cover": float(len(front.page.lines) < 14),
                "joined to number": float(bool(NUMBERED.match(other.text))),
                "joined to sentence": float(below.text.rstrip().endswith((".", ":"))),
                "joined to kind": told_by_title(below.text),
                "joined to volume": float(bool(SAYS["volume"].fullmatch(below.text.strip()))),
                "joined to form": float(_is_form(below.text)),
            }  # fmt: skip
            said = _said(front, pair)
            yield Choice(pair, signs | said | {"joined as file": said.get("as file", 0.0)})


def _set(front: Front, run: Sequence[Piece]) -> dict[str, float]:
    """How a candidate is printed and where it stands."""
    first = run[0]
    line = first.lines[0]
    middle = front.page.width / 2
    return {
        "printed": 1.0,
        "size": _size(front, line),
        "bold": float(line.bold),
        "capitals": float(line.text.isupper()),
        "centred": float(abs(line.box.centre[0] - middle) < 0.04 * front.page.width and line.box.x0 > 0.15 * middle),
        "first": float(first.place == 0),
        "early": 1.0 / (1.0 + first.place),
        "low": max(0.0, line.box.top / front.page.height - 0.25),
        "below text": float(first.below_text),
        "below section": float(first.below_section),
        "in table": float(first.in_table),
        "stands out": float(line.bold or line.size >= 1.12 * front.body or line.text.isupper()),
    }


def _size(front: Front, line: Line) -> float:
    return max(-0.3, min(1.5, line.size / front.body - 1.0))


def _framed(run: Sequence[Piece], below: Piece | None) -> dict[str, float]:
    frames = [piece.frame for piece in run]
    bare = [piece for piece in run if not piece.frame]
    found = {f"holds {frame}": 1.0 for frame in frames if frame}
    found["only frames"] = float(not bare)
    found["several"] = float(len(run) > 1)
    found["body, then form"] = float(frames[0] == "body" and not any(frames[1:]) and _is_form(run[-1].text))
    found["ends in frame"] = float(bool(frames[-1]) and bool(bare))
    found["begins with frame"] = float(bool(frames[0]) and bool(bare))
    if below is not None:
        line = below.lines[0]
        found["goes on below"] = float(not below.frame and same_style(run[-1].lines[-1], line))
        found["over text"] = float(len(line.words) >= WORDS_OF_TEXT)
        found["over frame"] = float(bool(below.frame))
        found["over table"] = float(below.in_table)
    return found


def _is_form(text: str) -> bool:
    return SAYS["only_form"].fullmatch(text.strip()) is not None


# ---------------------------------------------------------------- elsewhere


def _elsewhere(front: Front) -> Iterator[Choice]:
    head = front.head
    stated = head.first("title")
    several = float(len(head.pairs) > 1)
    told = stated and (_is_headed(front, stated) or not _is_decision_form(front))
    if stated and told and len(stated.text) <= LONGEST and (text := cleaned(stated.text)):
        people = float(bool(head.first("report_of", "author", "lead_officer", "member")))
        again = float(sum(pair.kind == "title" for pair in head.pairs) > 1)  # each of what the paper lists
        yield Choice(text, {"label": 1.0, "label of several": several, "label beside people": people,
                            "label again": again, "label of a report": float(head.is_report)}
                     | _said(front, text))  # fmt: skip
    for where, name in front.named.items():
        if text := cleaned(name):
            yield Choice(text, {where: 1.0} | _said(front, text))
    for table in front.tables:
        region = table.regions[0]
        if region.page == front.page.number and region.box.top < 0.5 * front.page.height:
            yield from _cells(front, table)


def _is_headed(front: Front, pair: Pair) -> bool:
    """Whether the value of a label is printed like a heading: bold, in no cell."""
    return not any(box.holds_centre(pair.lines[0].box, 1) for box in front.boxes) and all(x.bold for x in pair.lines)


def _is_decision_form(front: Front) -> bool:
    """Whether the page is called a record of a decision: its title is what it is called, what its labels say is the
    subject. A label that speaks of a notice or record is none."""
    texts = [line.text for line in front.page.lines[:MOST_ROWS] if len(line.words) <= MOST_OF_A_FORM]
    plain = [text for text in (*texts, front.named.get("running", "")) if ":" not in text]
    return any(SAYS["decision_form"].search(text) for text in plain)


def _cells(front: Front, table: Table) -> Iterator[Choice]:
    """The values of a form at the head of the page, beside their labels, known or not."""
    if is_list(table):
        return
    for place, row in enumerate(table.rows[:MOST_ROWS]):
        cells = [cell for cell in row if cell.lines]
        pairs = (
            zip(cells[::2], cells[1::2], strict=True) if len(cells) in (2, 4) else ((cell, cell) for cell in cells[:1])
        )
        for label, cell in pairs:
            text = cleaned(cell.text) if len(cell.text) <= LONGEST else None
            if not text or " " not in text:
                continue
            kind = kind_of(label.text)
            piece = Piece(tuple(cell.lines), frame_of(text), place, False, False, True)
            signs = {"cell": 1.0, "cell early": 1.0 / (1.0 + place), "cell alone": float(label is cell),
                     "cell bold": float(cell.bold),
                     "cell of a known label": float(kind is not None and kind != "title"),
                     "cell of an unknown label": float(label is not cell and kind is None)}  # fmt: skip
            yield Choice(text, signs | _framed([piece], None) | _said(front, text))


def _said(front: Front, text: str) -> dict[str, float]:
    """What the words of a candidate say, and what else in the paper says the same."""
    words = text.split()
    told = told_by_title(text)
    signs = {
        "says kind": told,
        "form alone": float(_is_form(text)),
        "volume alone": float(bool(SAYS["volume"].fullmatch(text))),
        "open end": float(bool(OPEN_END.search(text))),
        "open bracket": float(text.count("(") > text.count(")")),
        "one word": float(len(words) == 1),
        "two words": float(len(words) == 2),
        "some words": float(3 <= len(words) <= 14),
        "many words": float(len(words) > 20),
        "ends a sentence": float(text.endswith((".", ";", ","))),
        "ends in colon": float(text.endswith(":")),
        "numbered": float(bool(NUMBERED.match(text))),
        "section": float(bool(SAYS["section"].match(text))),
        "broken words": float(len(words) > 3 and len(text) < 3.5 * len(words)),
        "small first": float(text[:1].islower()),
        "report of": float(bool(SAYS["runs_on"].match(text))),
        "names a post": float(bool(SAYS["post"].search(text))),
        "names a body": float(bool(bodies_within(text))),
        "held on": float(" held " in text.lower()),
        "has figures": float(any(c.isdigit() for c in text)),
        "form word": float(bool(SAYS["form_word"].search(text))),
    }
    for where, name in front.named.items():
        signs[f"as {where}"] = float(token_sort_ratio(text.lower(), name.lower()) >= ALIKE)
        signs[f"within {where}"] = float(len(words) > 1 and token_set_ratio(text.lower(), name.lower()) >= 98)
    return {name: value for name, value in signs.items() if value}
