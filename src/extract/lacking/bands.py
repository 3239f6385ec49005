"""The stretch of page, or the row of a table, that each record has to itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from extract.flow.looks import Look, look_of, pieces_of, words_together
from extract.ledger import Fate, Grounded, Ledger, RecordKey
from extract.ledger.words import Strip
from extract.model import Box, Document, Line, Word
from extract.records.found import FoundAction

FEWEST = 3
"""Rows of a run."""
FEW_WORDS = 4
"""Words that follow a row's own, at most."""
SAME_LEFT = 4.0
"""Points by which the words of rows alike begin apart."""
LEFT_OF, RIGHT_OF = 60.0, 200.0
"""Points at the left of its words that a row has to itself where another stands there, and at their right within which
a row further down is below it."""
TALLER = 1.3
"""Times the usual height that the last row of a page may be tall."""
END = 1e6
"""Further down, or to the right, than any page reaches."""
RAISED = 6.0
"""Points by which what stands beside a row's words begins above them, at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line in one look that no field says. ``column``: that of the cell it stands in; -1 outside tables.
    ``heads``: they are a heading. ``known``: a reader kept them with their heading, as of none of a plan's columns."""

    line: Line
    column: int = -1
    heads: bool = False
    known: bool = False

    @property
    def look(self) -> Look:
        return look_of(self.line.words[0])


@dataclass(frozen=True, slots=True)
class Band:
    """An action, the box of its words on the page where it begins, the pieces that are its own, and those between it
    and the record before, which may stand over several."""

    key: RecordKey
    record: FoundAction
    text: Box
    pieces: tuple[Piece, ...]
    above: tuple[Piece, ...]
    behind: str = ""
    """The few words that follow its own, up to the end of their sentence or look; "" in tables."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """An action with the page where its words begin, and their box there."""

    grounded: Grounded
    action: FoundAction
    page: int
    box: Box


class _Tables:
    """The cells of all tables by (paper, table, row), those that reach down into a row too; papers by their first
    pages, as each numbers its tables anew."""

    def __init__(self, ledger: Ledger) -> None:
        self.cells: dict[tuple[int, int, int], list[Strip]] = {}
        self._paper: dict[int, int] = {}
        for paper, (strips, _) in ledger.strips.items():
            for strip in strips:
                self._paper[id(strip)] = paper
                for row in range(strip.cell.row, strip.cell.row_end) if strip.cell else ():
                    assert strip.cell
                    self.cells.setdefault((paper, strip.cell.table, row), []).append(strip)

    def of(self, record: Grounded) -> tuple[int, int]:
        """The paper and table in whose cells the words of a record stand; -1 and -1 for none."""
        strip = self.strip_of(record)
        return (self._paper.get(id(strip), -1), strip.cell.table) if strip and strip.cell else (-1, -1)

    def strip_of(self, record: Grounded) -> Strip | None:
        """The cell in which the words of a record begin."""
        text = set(record.places.get("text", ()))
        return next((strip for strip in record.strips if strip.cell and text.intersection(strip.words)), None)


def runs_of(document: Document, ledger: Ledger) -> Iterator[list[Band]]:
    """The actions by how they are set and where they begin, from the top down, with what stands beside them: those of a
    table by themselves, unless it holds hardly one, as a card does."""
    said = ledger.words.said
    tables = _Tables(ledger)
    rows = Counter(tables.of(record) for record in ledger.records if isinstance(record.record, FoundAction))
    lines = {page.number: page.lines for page in document.pages}
    tops: dict[int, list[Box]] = {}
    runs: dict[tuple[Look, tuple[int, int]], list[_Placed]] = {}
    for record in ledger.records:
        if text := record.places.get("text"):
            region = ledger.words.boxes(text)[0]
            tops.setdefault(region.page, []).append(region.box)
            if isinstance(record.record, FoundAction):
                table = tables.of(record)
                key = (look_of(said[text[0]]), table if rows[table] >= FEWEST else (-1, -1))
                runs.setdefault(key, []).append(_Placed(record, record.record, *region))
    for (_, (paper, _)), members in runs.items():
        for alike in _below_one_another(members):
            if len(alike) >= FEWEST and any(_lacks(each.action) for each in alike):
                yield _in_rows(alike, tables, ledger) if paper >= 0 else _on_pages(alike, tops, lines, ledger)
    for members in _over_tables(runs):
        if len(members) >= FEWEST:
            yield [replace(band, pieces=()) for band in _on_pages(members, tops, lines, ledger)]


def _over_tables(runs: Mapping[tuple[Look, tuple[int, int]], Sequence[_Placed]]) -> Iterator[list[_Placed]]:
    """Rows of one look in several tables, whose headings may tell what all of a table lack: all of them, and those
    without a state where others have one."""
    looks: dict[Look, list[Sequence[_Placed]]] = {}
    for (look, _), members in runs.items():
        looks.setdefault(look, []).append(members)
    for tables in looks.values():
        members = [each for table in tables for each in table]
        stateless = [each for each in members if not each.action.status_raw]
        if len(tables) > 1 and any(_lacks(each.action) for each in members):
            yield sorted(members, key=_top)
            if 0 < len(stateless) < len(members):
                yield sorted(stateless, key=_top)


def _lacks(action: FoundAction) -> bool:
    return not (action.lead_raw and action.timescale_raw and action.status_raw and action.ref)


def _below_one_another(members: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Those that begin at one left, from the top down."""
    alike: list[_Placed] = []
    for member in sorted(members, key=lambda each: each.box.x0):
        if alike and member.box.x0 - alike[-1].box.x0 > SAME_LEFT:
            yield sorted(alike, key=_top)
            alike = []
        alike.append(member)
    yield sorted(alike, key=_top)


def _top(placed: _Placed) -> tuple[int, float]:
    return placed.page, placed.box.top


# ---------------------------------------------------------------- in tables


def _in_rows(alike: Sequence[_Placed], tables: _Tables, ledger: Ledger) -> list[Band]:
    found: list[Band] = []
    before = -1
    for placed in alike:
        strip = tables.strip_of(placed.grounded)
        assert strip and strip.cell
        place, key = strip.cell, tables.of(placed.grounded)
        beside = {id(s): s for row in range(place.row, place.row_end) for s in tables.cells[*key, row]}
        bands = [tables.cells.get((*key, row), []) for row in range(before + 1, place.row)]
        pieces = [piece for cell in beside.values() for piece in _of_cell(cell, ledger)]
        above = [piece for band in bands if len(band) == 1 for piece in _of_cell(band[0], ledger)]
        found.append(Band(placed.grounded.key, placed.action, placed.box, tuple(pieces), tuple(above)))
        before = place.row
    return found


def _of_cell(strip: Strip, ledger: Ledger) -> Iterator[Piece]:
    """The lines of a cell, if no field says any of its words."""
    words, homes = ledger.words, [ledger.homes[number] for number in strip.words]
    if strip.cell and not any(home.fate == "field" and home.what not in ("extra", "group_label") for home in homes):
        known = any(home.what == "extra" for home in homes)
        for _, numbers in groupby(strip.words, key=lambda number: round(words.said[number].box.bottom)):
            line = Line(strip.page, tuple(words.said[number] for number in numbers))
            for piece in pieces_of(line):
                yield Piece(piece, strip.cell.column, known=known)


# ---------------------------------------------------------------- on pages


def _on_pages(
    alike: Sequence[_Placed], tops: Mapping[int, Sequence[Box]], lines: Mapping[int, Sequence[Line]], ledger: Ledger
) -> list[Band]:
    homes = zip(ledger.words.said, ledger.homes, strict=True)
    free = {id(word): home.fate for word, home in homes if home.fate != "field" or home.what == "group_label"}
    spans = [_span(placed.box, tops[placed.page]) for placed in alike]
    heights = sorted(span.height for span in spans if span.bottom < END)
    usual = heights[len(heights) // 2] if heights else 0.0
    found: list[Band] = []
    for placed, span in zip(alike, spans, strict=True):
        own = Box(*span[:3], max(placed.box.bottom, min(span.bottom, span.top + TALLER * usual)))
        ended = max((box.bottom for box in tops[placed.page] if box.bottom < placed.box.top), default=0.0)
        over = Box(span.x0, ended, span.x1, placed.box.top)
        page = lines[placed.page]
        pieces, above = _pieces(page, own, free), _nearest(_pieces(page, over, free), over)
        behind = _behind(placed.grounded, ledger)
        found.append(Band(placed.grounded.key, placed.action, placed.box, pieces, above, behind))
    return found


def _behind(record: Grounded, ledger: Ledger) -> str:
    """The words that follow those of a record, as "Not started." behind who and when in brackets."""
    said, homes, pages = ledger.words.said, ledger.homes, ledger.words.pages
    at = max(number for numbers in record.places.values() for number in numbers) + 1
    page = pages[at - 1]
    while at < len(said) and not any(map(str.isalnum, said[at].text)):
        at += 1
    own: list[Word] = []
    for number in range(at, min(at + FEW_WORDS + 1, len(said))):
        word = said[number]
        if pages[number] != page or homes[number].fate == "field" or (own and look_of(word) != look_of(own[0])):
            break
        own.append(word)
        if word.text.endswith("."):
            break
    return " ".join(word.text for word in own).rstrip(".") if len(own) <= FEW_WORDS else ""


def _nearest(pieces: Sequence[Piece], between: Box) -> tuple[Piece, ...]:
    """Those of the words between two rows that stand with the one below: under the widest white."""
    ordered = sorted(pieces, key=lambda piece: piece.line.box.top)
    bottoms = [between.top, *accumulate((piece.line.box.bottom for piece in ordered), max)]
    tops = [*(piece.line.box.top for piece in ordered), between.bottom]
    whites = [top - bottom for bottom, top in zip(bottoms, tops, strict=True)]
    return tuple(ordered[whites.index(max(whites)) :]) if between.top else tuple(ordered)


def _span(box: Box, others: Sequence[Box]) -> Box:
    """From a row's words down to those of the next, and to those at its sides."""
    level = [other for other in others if other.top < box.bottom and box.top < other.bottom]
    right = min((other.x0 for other in level if other.x0 > box.x1), default=END)
    left = box.x0 - LEFT_OF if any(other.x1 < box.x0 for other in level) else 0.0
    under = (o.top for o in others if o.top > box.top + 1 and o.x0 < min(right, box.x1 + RIGHT_OF) and o.x1 > left)
    return Box(left, box.top - min(box.height / 2, RAISED), right, min(under, default=END) - 2)


def _pieces(lines: Sequence[Line], box: Box, free: Mapping[int, Fate]) -> tuple[Piece, ...]:
    near = [line for line in lines if line.box.bottom > box.top and line.box.top < box.bottom]
    parts = [part for line in near for part in _parts(line, box, free)]
    return tuple(Piece(Line(near[0].page, part), heads=free[id(part[0])] == "heading") for part in parts)


def _parts(line: Line, box: Box, free: Mapping[int, Fate]) -> Iterator[tuple[Word, ...]]:
    """Words of a line inside a box that no field says, in one look and without white between them."""
    own = tuple(word for word in line.words if id(word) in free and box.holds_centre(word.box))
    for piece in words_together(Line(line.page, own)) if own else ():
        yield from (tuple(alike) for _, alike in groupby(piece, key=look_of))
