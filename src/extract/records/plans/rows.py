"""One row of a plan: which cell plays which part, and the words and places a record takes from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.flow.looks import look_of
from extract.model import Box, Cell, Line, Region, Table
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.banners import names_recommendation, says_recommendation
from extract.records.plans.columns import REFERENCE, ColumnRole, Header, role_of_heading
from extract.records.plans.numbers import clean_number, is_number
from extract.records.plans.row_types import heads_numbers
from extract.text import cell_paragraphs, group_lines, text_of

if TYPE_CHECKING:  # at run time pairing reads what cells hold, which asks for the columns' places here
    from extract.records.plans.pairing import Share

GROUP = re.compile(r"(?=.*[^\W\d]{4})[^\d()]+")
"""What stands below a number in its cell and is no part of it: "Effectiveness – Prevention"."""
NOTHING = re.compile(r"^\W*(?:n/?a|none|nil|no change|not applicable)?\W*$", re.IGNORECASE)
"""What stands in a cell that says nothing."""
MOSTLY = 0.8
"""Share of a table's other cells that must be plain where one set apart heads rows."""


def banner_cell(table: Table, row: int, header: Header | None = None) -> Cell | None:
    """The cell that speaks for a whole row: as wide as the table, or the only one with words among merged blanks, or
    the only one with words at all where it calls itself a recommendation or is set apart from the rows below it."""
    cells = table.rows[row]
    if table.n_columns < 2 or not cells:
        return None
    if len(cells) == 1 and cells[0].column_span >= table.n_columns - 1 and cells[0].lines:
        return cells[0]
    filled = [cell for cell in table.covering[row] if cell.lines]
    if _is_numbered_banner(table, row, filled):
        if names_recommendation(filled[0].text):
            return replace(filled[1], lines=(_label_of(filled[0]), *filled[1].lines))
        words = [word for cell in filled for line in cell.lines for word in line.words]
        return replace(filled[1], lines=group_lines(words, filled[1].lines[0].page))
    if len(filled) == 1 and filled[0].row == row:
        wide = filled[0].column_span >= max(2, 0.6 * table.n_columns)
        if wide or says_recommendation(filled[0].text) or (header and is_set_apart(table, row, header)):
            return filled[0]
    return None


def _label_of(cell: Cell) -> Line:
    """The words of a cell on one line, up to the number that they name a recommendation by: "Recommendation 2"."""
    words = [word for line in cell.lines for word in line.words]
    last = next((at for at, word in enumerate(words, 1) if any(map(str.isdigit, word.text))), len(words))
    return Line(cell.lines[0].page, tuple(words[:last]))


def banners_in(table: Table, header: Header) -> list[str]:
    """The words of the cells that speak for whole rows."""
    cells = (banner_cell(table, row, header) for row in range(table.n_rows))
    return [text_of(cell_paragraphs(cell)) for cell in cells if cell]


def is_set_apart(table: Table, row: int, header: Header) -> bool:
    """Whether the one cell with words in a row, short of its columns' width, heads the rows below it: it is set in
    another look, or shaded, as the cells of its column are not, in a table whose rows mostly fill several cells."""
    filled = [cell for cell in table.covering[row] if cell.lines]
    if len(filled) != 1 or filled[0].row != row or filled[0].column > 1 or table.n_columns < 3:
        return False
    cell = filled[0]
    first = cell.column < len(header.columns) and header.columns[cell.column].role
    if first in ("recommendation", "group") and cell.column_span == 1:
        return False
    below = [cells for cells in table.rows[row + 1 :] if cells][:2]  # a remark may stand between
    others = [c for cells in table.rows for c in cells if c.lines and c is not cell and len(cells) > 1]
    others = [c for c in others if c.row > header.last_row and sum(bool(o.lines) for o in table.rows[c.row]) > 1]
    own = look_of(cell.lines[0].words[0])
    plain = [
        c for c in others if (not c.bold if cell.bold else c.fill != cell.fill or look_of(c.lines[0].words[0]) != own)
    ]
    marked = cell.bold or cell.fill is not None or len(plain) == len(others)
    heads = any(sum(bool(c.lines) for c in cells) > 1 for cells in below)
    return marked and heads and len(plain) >= MOSTLY * len(others)


def _is_numbered_banner(table: Table, row: int, filled: Sequence[Cell]) -> bool:
    """A number, or a label with one, in the first cell and one cell with words, over all others or over rows whose
    numbers are its parts."""
    if len(filled) != 2 or filled[0].row != row or filled[1].row != row or table.n_columns < 3:
        return False
    number, words = filled
    if words.column != 1 or len({line.page for line in words.lines}) > 1:
        return False
    whole = words.column_span == table.n_columns - 1
    numbered = REFERENCE.match(number.text.strip()) or names_recommendation(number.text)
    return bool(whole and numbered) or heads_numbers(table, row)


def says_nothing(text: str) -> bool:
    """Whether words in a cell say that nothing is to be done or recommended: "None", "No recommendation", a dash."""
    return bool(SAYS["no_action"].match(text))


def column_shares(table: Table) -> list[float]:
    """Where each column begins, as a share of the table's width; columns that no cell begins in repeat the last."""
    left, right = table.regions[0].box.x0, table.regions[0].box.x1
    starts: dict[int, float] = {}
    for cell in table.cells:
        if cell.regions:
            starts.setdefault(cell.column, (cell.regions[0].box.x0 - left) / max(right - left, 1.0))
    found = [0.0]
    for column in range(1, table.n_columns):
        found.append(starts.get(column, found[-1]))
    return found


def cells_by_role(table: Table, row: int, header: Header) -> dict[ColumnRole, Cell]:
    """The cell that stands in ``row`` for each role, those reaching down from above too; the first one with words."""
    found: dict[ColumnRole, Cell] = {}
    for cell in table.covering[row]:
        if cell.column < len(header.columns):
            role = header.columns[cell.column].role
            if role != "other" and (role not in found or (not found[role].lines and cell.lines)):
                found[role] = cell
    return found


def said_as_both(cells: Mapping[ColumnRole, Cell], role: ColumnRole) -> dict[ColumnRole, Cell]:
    """The cells of a row whose recommendation, under ``role``, is the action as well, and their number that of both."""
    both = dict(cells)
    if role in cells:
        both["recommendation"] = both["action"] = cells[role]
    number = cells.get("ref") or cells.get("rec_ref")
    if number:
        both["ref"] = both["rec_ref"] = number
    return both


def said_as_asked(cells: Mapping[ColumnRole, Cell]) -> dict[ColumnRole, Cell]:
    """The cells of a row that recommends, under headings of what is to be done."""
    told: dict[ColumnRole, Cell] = {role: cell for role, cell in cells.items() if role not in ("action", "ref")}
    told |= {"recommendation": cells["action"]} if "action" in cells else {}
    return told | ({"rec_ref": cells["ref"]} if "ref" in cells else {})


def cells_beside(table: Table, action: Cell, header: Header) -> dict[ColumnRole, list[Cell]]:
    """The cells of each role in all rows that the action's cell reaches over, top to bottom."""
    found: dict[ColumnRole, list[Cell]] = {}
    for row in range(action.row, min(action.row + action.row_span, table.n_rows)):
        for role, cell in cells_by_role(table, row, header).items():
            if not any(cell is other for other in found.setdefault(role, [])):
                found[role].append(cell)
    return found


def says_heads(table: Table, row: int, header: Header) -> bool:
    """Whether a row only says the heads of its columns again, as at the head of a further page."""
    cells = [cell for cell in table.rows[row] if cell.lines and cell.column < len(header.columns)]
    heads = [header.columns[cell.column].heading.lower().strip() for cell in cells]
    return len(cells) > 1 and [cell.text.lower().strip() for cell in cells] == heads


def response_cell(table: Table, row: int, header: Header) -> Cell | None:
    """The cell under a heading that asks for the council's answer, also where it stands in for the action."""
    for cell in table.covering[row]:
        if cell.column < len(header.columns) and role_of_heading(header.columns[cell.column].heading) == "response":
            return cell
    return None


def reference(cell: Cell | None, row: int | None = None) -> str | None:
    """The words of a reference cell, which begins in ``row``, where one is given, without brackets and closing stop,
    nor the name of a group below the number."""
    if not cell or not cell.lines or row not in (None, cell.row):
        return None
    first, below = cell.lines[0].text, " ".join(line.text for line in cell.lines[1:])
    grouped = GROUP.fullmatch(below) and is_number(first) and re.search(r"\d", first)
    return clean_number(first if grouped else cell.text)


def own_mark(marker: str, answers: bool) -> str | None:
    """What tells an action from its neighbours in a cell, as its reference: a letter, or a number, which, where the
    cell ``answers`` a recommendation, only says what belongs together."""
    mark = clean_number(marker.strip("•"))
    return mark if mark and not (answers and mark.isdigit()) else None


def plain_text(cell: Cell | None) -> str | None:
    return text_of(cell_paragraphs(cell)) if cell and cell.lines else None


def lead_words(share: Share) -> str | None:
    """The lead's words; of a member's and an officer's column, one after the other."""
    both = (share.beside.get("lead"), share.beside.get("second_lead"))
    return "\n\n".join(words for words in both if words) or None


def timescale_words(share: Share) -> str | None:
    """The timescale's words: a revised date replaces the first one, Start and End make one."""
    start, end = share.beside.get("start"), share.beside.get("end")
    revised = share.beside.get("revised") or ""
    if not NOTHING.match(revised):
        return revised
    if start or end:
        return " to ".join(part for part in (start, end) if part and not NOTHING.match(part)) or None
    return share.beside.get("timescale") or None


def named_numbers(cell: Cell | None) -> tuple[str, ...]:
    """Recommendation numbers, or a letter, in a cell that holds nothing else: "R1, R3" → ("R1", "R3")."""
    if not cell or not cell.lines:
        return ()
    if len(letter := clean_number(cell.text)) == 1 and letter.isalpha() and letter.islower():
        return (letter,)
    parts = re.split(r"\s*(?:,|;|/|&|\band\b|\n)\s*|\s+", cell.text)
    return tuple(clean_number(part) for part in parts if REFERENCE.match(part))


def status_and_progress(share: Share) -> tuple[str | None, str | None]:
    """The status and progress words; where one cell holds both, its short first paragraph is the status."""
    status, progress = share.beside.get("status") or None, share.beside.get("progress") or None
    first, _, rest = (status or "").partition("\n")
    if rest and not progress and len(first.split()) <= 4:
        return first.rstrip(".") or None, rest
    return status, progress


def extra_columns(table: Table, row: int, header: Header) -> dict[str, str]:
    """Every column without a place of its own in the record, by its printed heading."""
    found: dict[str, str] = {}
    kept = {"other", "response", "start", "end", "detail"}
    if header.having("revised"):
        kept.add("timescale")
    for cell in table.covering[row]:
        column = header.columns[cell.column] if cell.column < len(header.columns) else None
        if column and column.role in kept and cell.lines:
            found[column.heading or f"column {cell.column + 1}"] = text_of(cell_paragraphs(cell))
    return found


def regions_of(lines: Iterable[Line]) -> tuple[Region, ...]:
    """A box around the lines on each page they stand on."""
    by_page: dict[int, list[Box]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line.box)
    return tuple(Region(page, Box.around(boxes)) for page, boxes in sorted(by_page.items()))


def lines_of(share: Share) -> list[Line]:
    return [line for paragraph in share.paragraphs for line in paragraph.lines]


def row_regions(table: Table, row: int, share: Share) -> tuple[Region, ...]:
    """The row's own cells, on the pages that its words stand on; not on those before the action's, where what stands
    over several rows is printed."""
    own = [cell for cell in table.rows[row] if cell.row_span == 1]
    first = min((line.page for line in lines_of(share)), default=0)
    pages = {line.page for cell in own for line in cell.lines if line.page >= first}
    by_page: dict[int, list[Box]] = {}
    for cell in own:
        for region in cell.regions:
            if region.page in pages:
                by_page.setdefault(region.page, []).append(region.box)
    found = tuple(Region(page, Box.around(boxes)) for page, boxes in sorted(by_page.items()))
    return found or regions_of(lines_of(share))
