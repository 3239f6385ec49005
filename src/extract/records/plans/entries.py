"""Entries under heads as rows of a plan, where what stands below each of them says who and when (``flow.entries``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from extract.flow.entries import SIGN, Entry
from extract.flow.labels import starts
from extract.flow.looks import JOINERS
from extract.flow.unit_tables import unit_table
from extract.model import Cell, Line, Table
from extract.records.plans.banners import numbered_and_asking
from extract.records.plans.brackets import lines_with
from extract.records.plans.card_rows import OF_ACTION, OF_RECOMMENDATION, CardRows, Pair, saying
from extract.records.plans.columns import role_of_heading
from extract.records.plans.evidence.contents import TICK
from extract.records.plans.reads_like import LISTED, STATE, party_and_time, reads_like

NEARLY_ALL, MOSTLY = 0.8, 0.6
"""Share of the parts in one place that begin with the same label, and of the entries below which a time stands last."""
WIDEST = 2.5
"""Times the usual white between words that parts what was not set far apart."""
LONGEST_LABEL = 4
"""Words."""
Part = Sequence[Line]


def rows_of_entries(entries: Sequence[Entry]) -> list[tuple[Table, CardRows]]:
    """A table of the entries under each head, and its rows; [] where the parts below do not say who and when."""
    entries = _without_bullets(_with_times_apart(entries))
    usual = Counter(len(entry.under) for entry in entries).most_common(1)[0][0] if entries else 0
    columns = [[entry.under[at] for entry in entries if len(entry.under) == usual] for at in range(usual)]
    labels = [_label(column) for column in columns]
    texts = [[_said(part, label) for part in column] for column, label in zip(columns, labels, strict=True)]
    heads = [_heading(label, own) for label, own in zip(labels, texts, strict=True)]
    roles = [role_of_heading(head) for head in heads]
    if "lead" not in roles or not {"timescale", "status"} & set(roles):
        return []
    heads = [head or "Note" for head in heads]
    begun = sum(bool(number_and_words(entry.words.lines)[0]) for entry in entries)
    numbered = begun >= NEARLY_ALL * len(entries)
    over = list(dict.fromkeys(" ".join(line.text for line in e.head.lines) for e in entries if e.head))
    asked = numbered_and_asking(over)
    return [
        _table(list(own), heads, labels, numbered, asked) for _, own in groupby(entries, key=lambda entry: entry.head)
    ]


def _heading(label: str, texts: Sequence[str]) -> str:
    """The label of the parts in one place where it names a column, else what they read like."""
    return label if label and role_of_heading(label) else reads_like(texts) or label


def _without_bullets(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries; signs before them tell how far each is only where these are ticks and boxes of several kinds."""
    signs = {entry.number.text for entry in entries if entry.number and SIGN.match(entry.number.text)}
    if not signs or (len(signs) > 1 and all(map(TICK.match, signs))):
        return entries
    return [e._replace(number=None) if e.number and e.number.text in signs else e for e in entries]


def _with_times_apart(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries, below most of which a time ends the one line there, with the time as a part of its own: "Head of
    Parks, by May 2026"."""
    cut = [_at_time(entry.under[0]) if len(entry.under) == 1 else () for entry in entries]
    if sum(map(bool, cut)) < max(1, MOSTLY * len(entries)):
        return entries
    return [entry._replace(under=under) if under else entry for entry, under in zip(entries, cut, strict=True)]


def _at_time(part: Part) -> tuple[tuple[Line, ...], ...]:
    """Lines cut where a party ends and a time begins; () where there is no such place."""
    words = [(at, word) for at, line in enumerate(part) for word in line.words]
    told = party_and_time(" ".join(word.text for _, word in words))
    count = len(words) - len(told[1].split()) if told else 0
    party = words[:count]
    if party and party[-1][1].text in JOINERS:
        party.pop()
    if not party:
        return ()
    line, last = party.pop()
    party.append((line, last._replace(text=last.text.rstrip(",;"))))
    return tuple(lines_with(part, party)), tuple(lines_with(part, words[count:]))


def _label(parts: Sequence[Part]) -> str:
    """The words that nearly all parts in one place begin with, where they name a column of a plan or are set as a label
    is; "" for none."""
    begins = [[word.text for word in part[0].words] for part in parts]
    alike = Counter(tuple(words[:count]) for words in begins for count in range(1, min(len(words), LONGEST_LABEL) + 1))
    shared = [words for words, count in alike.items() if count >= max(2, NEARLY_ALL * len(parts))]
    label = " ".join(sorted(shared, key=len)[-1] if shared else [])
    goes_on = any(len(part) > 1 or len(part[0].words) > len(label.split()) for part in parts)
    plain = label.strip(" :–—-")
    told = plain and goes_on and (role_of_heading(plain.lower()) or _set_apart(parts, len(label.split())))
    return plain if told else ""


def _set_apart(parts: Sequence[Part], count: int) -> bool:
    """Whether the first ``count`` words of nearly all parts are set otherwise than the next, or end in a colon."""
    first = (next(iter(starts(part[0])), None) for part in parts)
    labels = [start for start in first if start and not start.at and start.n_words == count and not start.bare]
    return len(labels) >= NEARLY_ALL * len(parts)


def _said(part: Part, label: str) -> str:
    return " ".join(word.text for line in _without(part, label) for word in line.words)


def _without(part: Part, label: str) -> list[Line]:
    """The lines of a part without its label."""
    count = len(label.split())
    if " ".join(word.text for word in part[0].words[:count]).strip(" :–—-") != label:
        count = 0
    first = part[0].words[count:]
    return [*([Line(part[0].page, first)] if first else []), *part[1:]]


# ---------------------------------------------------------------- rows


def _table(
    entries: Sequence[Entry], heads: Sequence[str], labels: Sequence[str], numbered: bool, asked: bool
) -> tuple[Table, CardRows]:
    """``numbered``: the words of entries begin with their numbers; ``asked``: what stands over them recommends."""
    head = entries[0].head.lines if entries[0].head else ()
    said = [[*_asked(head if asked else ()), *_rows(entry, heads, labels, numbered)] for entry in entries]
    banner = () if asked else head
    table = unit_table(banner, [([], lines) for rows in said for _, lines in rows])
    values = iter([cell for cell in table.cells if cell.column])
    read: CardRows = [cell for cell in table.cells if banner and not cell.row]
    read += [[_pair(heading, next(values)) for heading, _ in rows] for rows in said]
    return table, read


def _pair(heading: str, value: Cell) -> Pair:
    return Pair(saying(value, heading), value, f"({heading.lower()})")


def _asked(head: Sequence[Line]) -> Iterator[tuple[str, Part]]:
    number, words = number_and_words(head) if head else ([], [])
    yield from (
        (heading, lines) for heading, lines in ((OF_RECOMMENDATION, number), ("Recommendation", words)) if lines
    )


def _rows(entry: Entry, heads: Sequence[str], labels: Sequence[str], numbered: bool) -> Iterator[tuple[str, Part]]:
    """What an entry says, and by what heading."""
    number, words = number_and_words(entry.words.lines) if numbered else ([], list(entry.words.lines))
    if entry.number:
        number = [Line(entry.words.lines[0].page, (entry.number,))]
    if number and not SIGN.match(number[0].text):
        yield OF_ACTION, number
    elif number:
        yield STATE, number
    yield "Action", words
    for heading, label, part in zip(heads, labels, _in_places(entry, heads), strict=True):
        if part and (lines := _without(part, label)):
            yield heading, lines


def _in_places(entry: Entry, heads: Sequence[str]) -> list[Part]:
    """The parts below an entry, one for each of ``heads``: of fewer each where it reads like the head, of more those
    that are left over with the last."""
    parts: list[Part] = list(entry.under)
    if len(parts) == 1 < len(heads):
        parts = _at_widest_white(parts[0])
    if len(parts) > len(heads):
        rest = [line for part in parts[len(heads) - 1 :] for line in part]
        return [*parts[: len(heads) - 1], rest]
    found: list[Part] = [()] * len(heads)
    for part in parts:
        text = _said(part, "")
        fits = [at for at, head in enumerate(heads) if not found[at] and reads_like([text]) == head]
        free = [at for at in range(len(heads)) if not found[at]]
        found[(fits if len(parts) < len(heads) and fits else free)[0]] = part
    return found


def _at_widest_white(part: Part) -> list[Part]:
    """The parts of a line before and behind the white that is by far the widest in it."""
    words = part[0].words
    whites = [after.box.x0 - before.box.x1 for before, after in pairwise(words)]
    if len(part) > 1 or len(whites) < 2 or max(whites) < WIDEST * median(whites):
        return [part]
    cut = 1 + whites.index(max(whites))
    return [[Line(part[0].page, words[:cut])], [Line(part[0].page, words[cut:])]]


def number_and_words(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The number with which words begin, and the words behind it."""
    first = lines[0]
    if not LISTED.match(first.words[0].text) or len(first.words) < 2:
        return [], list(lines)
    return [Line(first.page, first.words[:1])], [Line(first.page, first.words[1:]), *lines[1:]]
