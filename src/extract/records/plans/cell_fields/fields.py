"""What stands in the cells of a column beside what its heading says: labels, ratings and endings that come back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extract.flow.labels import Start, starts
from extract.flow.looks import look_of, with_ending_apart
from extract.model import Cell, Line, Table, Word
from extract.records.plans.brackets import before_brackets, name_leads
from extract.records.plans.card_rows import LEVEL, saying
from extract.records.plans.columns import REFERENCE, STATUS_HEADING, ColumnRole, mended, role_of_heading
from extract.records.plans.evidence.contents import READINGS, readings
from extract.records.plans.legend import says_state
from extract.records.plans.plain_cells import LONGEST_LEAD, STATUS
from extract.records.plans.reads_like import LEAD, WHEN, party_and_time
from extract.records.prose.tails import is_time
from extract.records.wording import HEAD, chosen

FEWEST, SHARE = 2, 0.3
"""Cells in which a label must stand, and the share of a column's in which one of them does."""
MOSTLY = 0.6
FEWEST_ENDINGS = 3
STATE, PROGRESS = "Status", "Progress"
"""Headings of how far something is, and of what is told about it below."""
LONGEST_STATE, SPACE = 4, 3.0
"""Words of a line that says how far something is, and points between two words."""
LONGEST_RATING, LONGEST_ENDING = 2, 14
"""Words below a number, and in another look at the end of a cell."""
HOLDS: frozenset[ColumnRole | None] = frozenset(
    ("recommendation", "action", "response", "detail", "lead", "other", None)
)
"""What a column is headed as in whose cells more may stand; progress tells of anything."""
ACTS: frozenset[ColumnRole | None] = frozenset(("recommendation", "action", "response"))
NAMED_IN: frozenset[ColumnRole | None] = frozenset(("action", "timescale", "end"))
"""Columns in whose cells brackets may say who does it."""
OF_PLAN: frozenset[ColumnRole | None] = frozenset(
    ("recommendation", "action", "response", "lead", "timescale", "start", "end", "revised", "status", "progress")
)
"""What a label names that makes its column one of several fields."""
Heads = Mapping[int, Sequence[Cell]]
"""The cells of each row that is, or is part of, a heading row."""
PARTS = re.compile(r"\s*(?:[,/&;]|\band\b)\s*", re.IGNORECASE)
"""Between the things that one heading names: "Priority, officer and date"."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands in the cells of one column beside what its heading says."""

    labels: tuple[str, ...] = ()
    """Names of labels, in the order in which they first stand."""
    named: frozenset[str] = frozenset()
    """Those of them that are words of the heading and begin one line each: "Priority 2"."""
    numbered: bool = False
    ending: tuple[str, ...] = ()
    """Headings of what the ends of cells say."""
    heading: str = ""
    """What is left of the column's heading; "" for all of it."""
    bracketed: bool = False
    """Whether the ends stand in brackets."""
    opening: str = ""
    """The heading of what the first lines of cells say or, where the column's own says that, of what follows."""

    @property
    def names(self) -> tuple[str, ...]:
        opening = (self.opening,) if self.opening else ()
        return (*self.labels, *(("rating",) if self.numbered else ()), *self.ending, *opening)


def with_heads(table: Table) -> Table:
    """A table without headings under those that its cells say: recommendations that are called so, and beside them, one
    below the other, what is done, with labels for who and when."""
    if table.n_columns != 2 or table.n_rows < FEWEST_ENDINGS or not table.rows[0]:
        return table
    asked, done = ([c for c in table.cells if c.column == at and c.column_span == 1 and c.lines] for at in (0, 1))
    numbers = [match["number"] for cell in asked if (match := HEAD.match(cell.lines[0].text))]
    roles = [{role_of_heading(name) for name in _names(cell, ())} for cell in done]
    told = sum("lead" in own and bool({"timescale", "status"} & own) for own in roles)
    if len(set(numbers)) < max(2, MOSTLY * len(asked)) or told < MOSTLY * len(done) or len(done) < FEWEST_ENDINGS:
        return table
    heads = [
        replace(saying(own[0], word), row=0, row_span=1) for own, word in ((asked, "Recommendation"), (done, "Action"))
    ]
    below = [replace(cell, row=cell.row + 1) for cell in table.cells]
    return replace(table, cells=(*heads, *below), n_rows=table.n_rows + 1)


def fields_of(family: Sequence[tuple[Table, Heads]]) -> dict[int, Fields]:
    """The fields of each column of tables with the same headings, by its place."""
    first = next(iter(family[0][1].values()))
    headed = {cell.column: cell.text for cell in first if cell.column_span == 1}
    roles = {column: role_of_heading(mended(text)) for column, text in headed.items()}
    found: dict[int, Fields] = {}
    for column in headed:
        every = [[c for c in table.cells if c.column == column and c.row not in heads] for table, heads in family]
        every = [[c for c in own if c.column_span == 1 and any(map(str.isalnum, c.text))] for own in every]
        cells = list(chain.from_iterable(every))
        others = {role for at, role in roles.items() if at != column}
        opening = _opening(roles[column], others)
        if opening and _open_with_states(cells):
            found[column] = Fields(opening=opening)
        if len(cells) < FEWEST or roles[column] not in HOLDS | NAMED_IN or column in found:
            continue
        if all(map(_are_numbers, every)) and _are_rated(cells):
            found[column] = Fields(numbered=True)
        elif roles[column] in HOLDS and (fields := _labelled(cells, headed[column], roles[column], others)):
            found[column] = fields
        elif "lead" not in others and roles[column] in ACTS and (ending := _ending(cells)):
            found[column] = Fields(ending=tuple(head for head in ending if head == LEAD or "timescale" not in others))
        elif "lead" not in others and roles[column] in NAMED_IN and _name_in_brackets(cells):
            found[column] = Fields(ending=(LEAD,), bracketed=True)
    return found


def _name_in_brackets(cells: Sequence[Cell]) -> bool:
    """Whether nearly all cells end with brackets that hold who does it: "May 2025 (Tenant Voice Lead)"."""
    ends = [_said([word for line in before_brackets(cell.lines)[1] for word in line.words]) for cell in cells]
    return len(cells) >= FEWEST_ENDINGS and name_leads(ends, len(cells))


def _are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether each cell of a table's column is another number, behind which a word or two may stand."""
    numbers = [cell.lines[0].text for cell in cells]
    short = all(sum(len(line.words) for line in cell.lines[1:]) <= LONGEST_RATING for cell in cells)
    digits = all(REFERENCE.match(number) and re.search(r"\d", number) for number in numbers)
    return short and digits and len(set(numbers)) == len(numbers)


def _are_rated(cells: Sequence[Cell]) -> bool:
    """Whether a word or two below most numbers rate what these number."""
    return sum(len(c.lines) > 1 and bool(LEVEL.match(c.lines[1].text)) for c in cells) >= MOSTLY * len(cells)


def _opening(own: ColumnRole | None, others: set[ColumnRole | None]) -> str:
    """The heading of what may be parted from the rest of a column's cells, by the first line; "" where nothing may."""
    if own == "status":
        return "" if "progress" in others else PROGRESS
    return STATE if own in (None, "progress") and "status" not in others else ""


def _open_with_states(cells: Sequence[Cell]) -> bool:
    """Whether most cells begin with a line of their own that says how far something is, and several go on below it."""
    right = max((line.box.x1 for cell in cells for line in cell.lines), default=0.0)
    cells = [cell for cell in cells if chosen(cell.text) is None]
    opened = [cell for cell in cells if _is_state(cell.lines[0]) and ends_early(cell.lines, right)]
    several = sum(len(cell.lines) > 1 for cell in opened)
    return several >= FEWEST_ENDINGS and len(opened) >= MOSTLY * len(cells)


def _is_state(line: Line) -> bool:
    return len(line.words) <= LONGEST_STATE and says_state(line.text)


def ends_early(lines: Sequence[Line], right: float) -> bool:
    """Whether the first of some lines leaves room up to ``right`` for the word that begins the next, or differs from
    it in look; or stands alone."""
    if len(lines) < 2:
        return True
    first, below = lines[0].words, lines[1].words
    room = right - first[-1].box.x1 - (below[0].box.x0 - lines[0].box.x0)
    return room > below[0].box.x1 - below[0].box.x0 + SPACE or look_of(first[-1]) != look_of(below[0])


def _labelled(
    cells: Sequence[Cell], heading: str, own: ColumnRole | None, others: set[ColumnRole | None]
) -> Fields | None:
    parts = [part.lower() for part in PARTS.split(heading) if part]
    parts = parts if len(parts) > 1 else []
    told = [list(_names(cell, parts)) for cell in cells]
    counts = Counter(name for names in told for name in set(names))
    again = {name for names in told for name in names if names.count(name) > 1 and role_of_heading(name) in OF_PLAN}
    sure = any(count >= SHARE * len(cells) for count in counts.values())  # others then need not stand so often
    kept = [
        name
        for name in dict.fromkeys(name for names in told for name in names)
        if sure and counts[name] >= FEWEST and role_of_heading(name) not in others - {"other"}
    ]
    roles = {role_of_heading(name) for name in kept} - {own}
    if again & set(kept) or not (roles & OF_PLAN or (parts and len(kept) > 1)):
        return None
    named = frozenset(name for name in kept if name in parts)
    left = [part for part in parts if part not in named and role_of_heading(part) not in roles]
    fields = Fields(tuple(kept), named, heading=" ".join(left) if len(left) < len(parts) else "")
    empty = sum(not split(cell, fields, own)[""] for cell in cells)
    return fields if 2 * empty <= len(cells) else None


def _names(cell: Cell, parts: Sequence[str]) -> Iterator[str]:
    for line in cell.lines:
        yield from (name for name, _ in _labels(line, parts))


def _labels(line: Line, parts: Sequence[str]) -> Iterator[tuple[str, Start]]:
    """The words of a line that may be labels, by name: those that name a column of a plan, and words of the heading."""
    first = line.words[0].text.lower()
    if first in parts and len(line.words) > 1 and not line.words[0].text.endswith(":"):
        yield first, Start(0, 1, first, False)
        return
    for start in (start for start in starts(line) if not start.bare):
        words = line.words[start.at : start.at + start.n_words]
        name = " ".join(word.text for word in words).strip(" :–—-.").lower()
        colon = words[-1].text.endswith(":") or start.n_words + start.at < len(line.words)
        alone = start.n_words == len(line.words) and (words[0].bold or words[0].italic)
        known = (colon or alone) and role_of_heading(name) not in (None, "group", "ref")
        if known and not (STATUS.match(name) or STATUS_HEADING.match(name) or is_time(name)):
            yield name, start


def _ending(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The headings of what most cells end with in another look: who, when, or both; () where they do not."""
    ends = [(cell, _end_of(cell)) for cell in cells]
    told = [end for _, end in ends if end]
    known = sum(bool(time) or _names_someone(_said(lead)) for lead, time in told)
    if len(told) < max(FEWEST_ENDINGS, MOSTLY * len(cells)) or known < MOSTLY * len(told):
        return ()
    leads, times = any(lead for lead, _ in told), any(time for _, time in told)
    return (*((LEAD,) if leads else ()), *((WHEN,) if times else ()))


def _end_of(cell: Cell) -> tuple[list[Word], list[Word]] | None:
    """The words for who and for when with which a cell ends in another look."""
    words = [word for line in with_ending_apart(cell.lines)[1] for word in line.words] if cell.lines else []
    text = _said(words)
    if not words or len(words) > LONGEST_ENDING or ":" in text:
        return None
    if is_time(text.strip(". ")):
        return [], words
    lines = with_ending_apart(cell.lines)[1]
    for at in range(len(lines) - 1, 0, -1):  # a time on a line of its own below who does it
        above, below = ([word for line in part for word in line.words] for part in (lines[:at], lines[at:]))
        if is_time(_said(below).strip(". ")) and _may_lead(_said(above)):
            return _closed(above), below
    if told := party_and_time(text):
        party, time = (len(said.split()) for said in told)
        return _closed(words[:party]), words[len(words) - time :]
    return (words, []) if _may_lead(text) else None


def _names_someone(text: str) -> bool:
    told = dict(zip(READINGS, readings(text), strict=True))
    return told["party"] or told["name"]


def _may_lead(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= LONGEST_LEAD and text[-1] not in ".:;?"


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _closed(words: Sequence[Word]) -> list[Word]:
    """The words without the mark that parts the last from what follows."""
    return [*words[:-1], words[-1]._replace(text=words[-1].text.rstrip(",;"))] if words else []


def split(cell: Cell, fields: Fields, own: ColumnRole | None) -> dict[str, list[Line]]:
    """The lines of a cell by field; what its column's heading says is called ""."""
    found: dict[str, list[Line]] = {"": [], **{name: [] for name in fields.names}}
    if fields.numbered:
        return {"": list(cell.lines[:1]), "rating": list(cell.lines[1:])}
    if fields.opening and cell.lines:
        first, rest = list(cell.lines[:1]), list(cell.lines[1:])
        return {"": first, fields.opening: rest} if own == "status" else {"": rest, fields.opening: first}
    if fields.bracketed:
        before, inside = before_brackets(cell.lines)
        return {"": list(before), LEAD: list(inside)}
    if fields.ending:
        lead, time = _end_of(cell) or ([], [])
        page, told = cell.lines[0].page if cell.lines else 0, {LEAD: lead, WHEN: time}
        ends = {head: [Line(page, tuple(told[head]))] if told[head] else [] for head in fields.ending}
        return {"": with_ending_apart(cell.lines)[0] if lead or time else list(cell.lines), **ends}
    into = ""
    for line in cell.lines:
        cuts = [(name, start) for name, start in _labels(line, tuple(fields.named)) if name in fields.labels]
        stops = [*(start.at for _, start in cuts), len(line.words)]
        pieces = [(into, line.words[: stops[0]])]
        for (name, start), end in zip(cuts, stops[1:], strict=True):
            own_words = name not in fields.named and not found[""] and role_of_heading(name) == own
            into = "" if own_words else name
            pieces.append((into, line.words[start.at + start.n_words : end]))
        for name, words in pieces:
            if words:
                found[name].append(Line(line.page, words))
        if into in fields.named:
            into = ""
    return found
