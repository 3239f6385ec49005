"""Tables that say what is decided: under "Cabinet is asked to:", with a column "Decision", or minutes in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.kept import kept
from extract.model import Cell, Document, Table
from extract.records.decisions.items import OUTCOME
from extract.records.decisions.stems import field_of
from extract.records.decisions.verbs import WAS_DECIDED, tells_outcome
from extract.records.phrases import DECISIONS as SAYS
from extract.text import cell_paragraphs

NEAR = 60.0
"""Points above a table in which the words that lead to it stand."""
RUNNING = 8
"""Words of a paragraph that tells something."""
FEWEST_ROWS, MOST_COLUMNS = 3, 5
"""Rows and columns of minutes set as a table."""
LONGEST_LABEL = 4
"""Words."""
SHARE = 0.6
"""Of the cells of a column, those that are worded as decided."""
_SAID = re.compile(r"\bResolved\b|(?:\b[Ii]t\s+was\s+(?:\w+\s+)?(?:resolved|agreed)|\bdecided)\s+(?:that|to)\b")


@dataclass(frozen=True, slots=True)
class DecisionTables:
    """Indices of the tables whose rows are decisions (``asked``), and of all with some in their cells (``told``)."""

    asked: frozenset[int]
    told: frozenset[int]


@kept
def decision_tables(
    document: Document, tables: Sequence[Table], in_minutes: bool = False, in_record: bool = False
) -> DecisionTables:
    """Which of ``tables`` hold decisions; ``in_minutes`` the word of decision counts in small letters too.
    ``in_record``: the paper is minutes or a record of decisions, where a column's head says enough."""
    asked, told = set(), set()
    for index, table in enumerate(tables):
        if _says_resolved(table, in_minutes or in_record) or ((in_minutes or in_record) and _tells_items(table)):
            told.add(index)
        elif (
            _has_told_column(table, in_minutes or in_record)
            or _is_form(table, in_minutes or in_record)
            or ((in_minutes or in_record) and _tells_in_a_column(table))
            or (not _is_plan(table) and (_has_column(table) or _led_to(document, table)))
        ):
            asked.add(index)
    return DecisionTables(frozenset(asked), frozenset(asked | told))


def _says_resolved(table: Table, in_minutes: bool) -> bool:
    texts = (cell.text for cell in table.cells)
    return any(SAYS["resolves"].search(text) or (in_minutes and _SAID.search(text)) for text in texts)


def _tells_items(table: Table) -> bool:
    """Whether a meeting is told row by row: a cell of most rows holds several paragraphs, one of them running text."""
    rows = [[cell_paragraphs(cell) for cell in row] for row in table.rows]
    told = sum(any(len(said) > 1 and max(len(part.words) for part in said) >= RUNNING for said in row) for row in rows)
    return table.n_columns <= MOST_COLUMNS and told >= FEWEST_ROWS and 2 * told >= len(rows)


def _is_plan(table: Table) -> bool:
    return any(SAYS["of_plans"].match(cell.text.strip()) for cell in table.cells if cell.row == 0)


def _has_told_column(table: Table, in_record: bool) -> bool:
    """Whether a column is headed "What was decided", or ``in_record`` "Decision", and holds more than outcomes: such
    a register has dates and officers, too, but nothing that tells how far a plan has come."""
    heads = [cell.text.strip() for cell in table.cells if cell.row == 0]
    if any(SAYS["of_progress"].match(head) for head in heads):
        return False
    return any(
        (in_record or SAYS["record_head"].match(cell.text.strip())) and len(told) * 2 >= len(below) > 0
        for cell, below, told in _columns_of_decisions(table)
    )


def _tells_in_a_column(table: Table) -> bool:
    """Whether most cells of a column, whatever its head, are worded as decided, beside a column that tells more."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.lines:
            columns.setdefault(cell.column, []).append(cell)
    running = _longest(table)
    if len(running) < FEWEST_ROWS or sum(len(cell.text.split()) for cell in running) < RUNNING * len(running):
        return False
    for head, *below in columns.values():
        told = [cell for cell in below if len(cell.text.split()) > OUTCOME]
        plan = SAYS["of_plans"].match(head.text.strip()) or SAYS["of_progress"].match(head.text.strip())
        if not plan and running[-1] not in told and len(told) >= FEWEST_ROWS and _worded(told) >= SHARE * len(told):
            return True
    return False


def _is_form(table: Table, in_record: bool) -> bool:
    """Whether a table is the form of one decision: labels at the left of what they tell, one of who decided
    (``in_record`` of anything else), one "Decision" beside more than an outcome."""
    rows = [[cell for cell in row if cell.lines] for row in table.rows]
    pairs = [(row[-2].text.strip(), row[-1]) for row in rows if len(row) > 1]
    others = [label for label, _ in pairs if len(label.split()) <= LONGEST_LABEL and not _heads_decisions(label)]
    made = len(others) > 1 if in_record else any(SAYS["maker"].match(label) for label in others)
    return made and any(_heads_decisions(label) and len(said.text.split()) > OUTCOME for label, said in pairs)


def _has_column(table: Table) -> bool:
    """Whether a column is headed "Decision" and most of its cells are worded as one."""
    return any(
        below and len(told) * 2 >= len(below) and _worded(told) * 2 >= len(below)
        for _, below, told in _columns_of_decisions(table)
    )


def _columns_of_decisions(table: Table) -> Iterator[tuple[Cell, list[Cell], list[Cell]]]:
    """The heads of columns of decisions, the filled cells below each, and those that hold more than an outcome."""
    for cell in table.cells:
        if cell.row == 0 and table.n_columns > 1 and _heads_decisions(cell.text.strip()):
            below = [other for other in table.cells if other.column == cell.column and other.row and other.lines]
            yield cell, below, [other for other in below if len(other.text.split()) > OUTCOME]


def _heads_decisions(head: str) -> bool:
    return bool(SAYS["decided"].match(head)) or SAYS["record_head"].match(head) is not None or field_of(head) == ""


def _led_to(document: Document, table: Table) -> bool:
    """Whether the words above the table ask a body to do what its rows say, or head them and the rows are so worded."""
    above = _words_above(document, table)
    if not above:
        return False
    if SAYS["leads_to"].search(" ".join(above[-2:])):
        return True
    body = [cell for cell in table.cells if len(cell.text.split()) > 3]
    return (
        bool(SAYS["head"].match(re.sub(r"^\d[\d.]*\s+", "", above[-1])))
        and bool(body)
        and _worded(body) * 2 >= len(_longest(table))
    )


def _longest(table: Table) -> list[Cell]:
    """The cells of the column with most words, without the heading row's."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.lines:
            columns.setdefault(cell.column, []).append(cell)
    fullest = max(columns.values(), key=lambda cells: sum(len(cell.text) for cell in cells))
    return [cell for cell in fullest if len(cell.text.split()) > 3]


def _worded(cells: Sequence[Cell]) -> int:
    bare = [re.sub(r"^\(?\w{1,3}[.)]\s+", "", cell.text.strip()) for cell in cells]
    return sum(bool(text) and (tells_outcome(text) or bool(WAS_DECIDED.match(text))) for text in bare)


def _words_above(document: Document, table: Table) -> list[str]:
    """The last lines of text above the table; on the page before where it begins a page."""
    region = table.regions[0]
    page = document.pages[region.page - 1]
    above = [line for line in page.lines if line.box.bottom <= region.box.top + 2]
    near = [line.text.strip() for line in above if line.box.bottom > region.box.top - NEAR]
    if not above and region.page > 1:
        return [line.text.strip() for line in document.pages[region.page - 2].lines[-2:]]
    return near
