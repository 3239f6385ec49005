"""The heading rows of a table, told by their words, by how they are set and by what stands under them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extract.kept import kept
from extract.model import Cell, Table
from extract.records.plans.columns import (
    EXPLAINED,
    LONGEST_HEADING,
    REFERENCE,
    STATUS_HEADING,
    Column,
    ColumnRole,
    Header,
    mended,
    role_of_heading,
)
from extract.records.plans.evidence.contents import READINGS, read_as, readings
from extract.records.plans.numbers import are_numbers

LATEST = 3
"""Rows that titles and banners may take before the headings of a plan set in one style."""
TELLING = ("time", "lead", "number", "status", "sentence", "amount", "tick", "yes")
"""Readings that a column's cells have in common and its heading has not."""
MOSTLY = 0.6
USUAL_WORDS = 5
"""A heading row of unknown words has no more of them a cell on average."""
BODY = re.compile(
    r"\b(?:governments?|councils?|executive|boards?|authorit(?:y|ies)|partnership|police|constabulary|nhs|icb|ccg|trust|"
    r"service|agency|cabinet|borough|district|county|combined|commissioner|department|ministry|college|university)\b",
    re.IGNORECASE,
)
"""A word of every name of a public body."""
_PERIOD = (
    r"(?:q(?:uarter )?[1-4]\b.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\W*(?:\d{2,4})?|"
    r"(?:spring|summer|autumn|winter)(?: \d{4})?|(?:20\d\d)(?:[-/]\d{2,4})?|(?:year|phase|stage) \d)"
)
PERIOD = re.compile(rf"^{_PERIOD}(?: {_PERIOD})?$", re.IGNORECASE)
"""Headings of columns that are ticked when something is to be done."""
QUALIFIER = re.compile(r"^(?:latest|current|now|new|previous|last|prior|old|earlier|original|revised)$", re.IGNORECASE)
"""Headings that only say which of two."""
SUBHEAD = re.compile(rf"{QUALIFIER.pattern[:-2]}|start|end|from|to|planned|actual|officer|member|date)$", re.IGNORECASE)
"""Headings that name parts of one above them."""


@kept
def heading_rows(table: Table) -> list[Header]:
    """The heading rows of a table: at its head, and again wherever a block of it starts anew. Where no row says words
    of headings, the first that is set as one or differs from what stands under it, as ``unknown``."""
    found: list[Header] = []
    row = 0
    while row < table.n_rows:
        if _names_columns(table, row) and _stands_apart(table, row, found):
            found.append(header_at(table, row))
            row = found[-1].last_row
        row += 1
    if found:
        return found
    unknown = (header_at(table, r, True) for r in range(min(LATEST, table.n_rows - 1)) if _may_head(table, r))
    return [header for header in unknown if header.last_row + 1 < table.n_rows][:1]


def header_at(table: Table, row: int, unknown: bool = False) -> Header:
    """The headings that begin in ``row``, their columns with the roles that their words name."""
    last = last_heading_row(table, row)
    return Header(row, last, columns_under(table, row, last), unknown=unknown)


def _names_columns(table: Table, row: int) -> bool:
    """Whether the words of a row are headings."""
    cells = [cell for cell in table.rows[row] if cell.lines]
    if not cells or (len(cells) == 1 and table.n_columns > 1 + cells[0].column):  # beside numbers alone it may be
        return False
    short = all(
        len(cell.text.split()) <= LONGEST_HEADING or (cell.bold and EXPLAINED.match(cell.text)) for cell in cells
    )
    if not short and table.n_columns > 1:  # most rows
        return False
    roles = [role_of_heading(mended(cell.text)) for cell in cells]
    named = [role for role in roles if role and role != "other"]
    if table.n_columns == 1:
        return row == 0 and len(named) == 1 and len(cells[0].text.split()) <= 5
    if REFERENCE.match(cells[0].text.strip()) or any(_has_a_date(cell.text) for cell in cells if not cell.bold):
        return False
    sentences = sum(_is_sentence(cell.text) for cell in cells)
    known = [
        role or STATUS_HEADING.match(cell.text) or PERIOD.match(cell.text)
        for role, cell in zip(roles, cells, strict=True)
    ]
    unheaded = cells[0].column and "recommendation" in named  # its numbers, it may be
    below = [c for cells in table.rows[row + 1 :] for c in cells if c.column == 0 and c.lines] if unheaded else ()
    enough = len(set(named)) + are_numbers(below) >= 2 and 2 * sum(map(bool, known)) >= len(cells)
    enough = enough or _heads_answers(roles, [cell.text for cell in cells])
    return not sentences and enough


def _heads_answers(roles: Sequence[ColumnRole | None], texts: Sequence[str]) -> bool:
    """A recommendation's heading, and beside it the names of those who answer it, each over its answers."""
    others = [text for text, role in zip(texts, roles, strict=True) if role != "recommendation"]
    return "recommendation" in roles and len(others) >= 2 and all(BODY.search(text) for text in others)


def _has_a_date(text: str) -> bool:
    return bool(re.search(r"\b(?:19|20)\d\d\b|\d[/.]\d", text))


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and len(text.split()) > 3


def _stands_apart(table: Table, row: int, before: Sequence[Header]) -> bool:
    """Whether a row stands where headings stand: at the table's head, bold or shaded as a whole, under a banner, or
    saying what the first headings said."""
    if _is_styled(table, row) or (row <= LATEST and not before):
        return True
    if row and len([cell for cell in table.rows[row - 1] if cell.lines]) == 1:
        return True
    known = {heading.lower().strip() for header in before[:1] for heading in header.headings}
    words = [cell.text.lower().strip() for cell in table.rows[row] if cell.lines]
    return 2 * sum(word in known for word in words) >= len(words)


def _is_styled(table: Table, row: int) -> bool:
    """Whether a row is bold as a whole and the one below is not, or shaded as few others of the table are."""
    own = [cell for cell in table.rows[row] if cell.lines]
    below = [cell for cells in table.rows[row + 1 : row + 2] for cell in cells if cell.lines]
    if all(cell.bold for cell in own) and not (below and all(cell.bold for cell in below)):
        return True
    alike = sum(bool(other) and other[0].fill == own[0].fill for other in table.rows)
    return all(cell.fill for cell in own) and 3 * alike <= max(3, table.n_rows)


# ---------------------------------------------------------------- headings that nobody knows


def _may_head(table: Table, row: int) -> bool:
    """Whether words that no heading is known to say are set as headings, or differ from what stands under them."""
    cells = [cell for cell in table.rows[row] if cell.lines]
    texts = [cell.text.strip() for cell in cells]
    covered = sum(cell.column_span for cell in cells)
    if len(cells) < 2 or covered < MOSTLY * table.n_columns:
        return False
    counts = [len(text.split()) for text in texts]
    if max(counts) > LONGEST_HEADING or sum(counts) > USUAL_WORDS * len(counts) or any(map(_is_cell, texts)):
        return False
    if _is_styled(table, row):
        return True
    return not any(readings(text)[READINGS.index("day")] for text in texts) and _differs(table, row)


def _is_cell(text: str) -> bool:
    """Whether words are a sentence, a number or a sign: what stands in cells."""
    number = readings(text)[READINGS.index("number")] and not PERIOD.match(text)
    return _is_sentence(text) or number or bool(re.fullmatch(r"(?!#$)[\W\d]+", text))


def _differs(table: Table, row: int) -> bool:
    """Whether the cells under two of its cells have something in common that these have not."""
    told = 0
    for cell in table.rows[row]:
        below = [
            text
            for other in table.rows[row + 1 : row + 21]
            for c in other
            if c.column == cell.column and c.column_span == cell.column_span and (text := c.text.strip())
        ]
        if cell.lines and len(below) >= 2:
            common = read_as(below)
            own = read_as([cell.text.strip()])
            told += any(common[name] >= MOSTLY and not own[name] for name in TELLING)
    return told >= 2


# ---------------------------------------------------------------- headings of several rows


def last_heading_row(table: Table, row: int) -> int:
    """A heading over two rows: some of its cells span down, or the next row only names parts of those above it."""
    spanning = max((cell.row + cell.row_span - 1 for cell in table.rows[row]), default=row)
    if spanning > row and spanning - row <= 2:
        below = [cell for cell in table.rows[row + 1] if cell.lines]
        if all(len(cell.text.split()) <= 4 for cell in below):
            return spanning
    under = [cell for cell in table.rows[row + 1] if cell.lines] if row + 1 < table.n_rows else []
    wide = {at for c in table.rows[row] if c.column_span > 1 for at in range(c.column, c.column + c.column_span)}
    parts = len(under) > 1 and all(_may_name_part(cell, wide) for cell in under)
    return row + 1 if parts or (under and all(SUBHEAD.match(cell.text) for cell in under)) else row


def _may_name_part(cell: Cell, wide: Collection[int]) -> bool:
    """Whether a cell stands alone under a heading of several columns (``wide``) and is no more than a few words."""
    text = cell.text
    return cell.column in wide and cell.column_span == 1 and len(text.split()) <= 3 and not _is_cell(text)


def columns_under(table: Table, first: int, last: int) -> tuple[Column, ...]:
    headings: list[list[Cell]] = [[] for _ in range(table.n_columns)]
    for row in range(first, last + 1):
        for cell in table.rows[row]:
            for column in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                if cell.lines:
                    headings[column].append(cell)
    _share_upper(headings)
    return tuple(
        _column(cells, goes_on=index > 0 and bool(cells) and cells == headings[index - 1])
        for index, cells in enumerate(headings)
    )


def _share_upper(headings: list[list[Cell]]) -> None:
    """A heading set over two columns without lines stands over one of them; the other, which says no more than which
    of two, gets it too."""
    for column, cells in enumerate(headings):
        if len(cells) != 1 or not QUALIFIER.match(cells[0].text):
            continue
        beside = [headings[at] for at in (column + 1, column - 1) if 0 <= at < len(headings)]
        upper = next((pair[0] for pair in beside if len(pair) == 2 and QUALIFIER.match(pair[1].text)), None)
        if upper:
            headings[column] = [upper, *cells]


def _column(cells: Sequence[Cell], goes_on: bool) -> Column:
    """The lowest heading that names a role decides ("Timescale" over "Start" and "End"); one that only says which
    ("RAG" over "Latest" and "Previous") goes before the one above it."""
    headings = [mended(cell.text) for cell in cells]
    if len(headings) > 1 and QUALIFIER.match(headings[-1]):
        roles = [role_of_heading(f"{headings[-1]} {headings[-2]}")]
    else:
        roles = [role_of_heading(heading) for heading in reversed(headings)]
    return Column(" ".join(headings), next((role for role in roles if role), "other"), goes_on)
