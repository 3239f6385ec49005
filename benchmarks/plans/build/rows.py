"""The rows of a plan under given columns, and the records a careful reader takes from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from benchmarks.plans.build.model import Action, Cell, Recommendation, Row
from benchmarks.plans.build.plan import COLOURS, LETTERS, MEANING, WORDS, Column, Item, Step
from benchmarks.plans.build.when import span

Joined = Literal["span", "each", "first"]
"""A recommendation over several rows: one merged cell, printed in each, or in the first and blank below."""
Bands = Literal["", "theme", "recommendation"]
"""What stands in a row of its own across the table, above the rows it is for."""

_OF_ITEM: dict[str, Callable[[Item], str]] = {
    "theme": lambda item: item.theme,
    "number": lambda item: item.number,
    "recommendation": lambda item: item.text,
    "numbered": lambda item: f"{item.number}. {item.text}",
}
_OF_STEP: dict[str, Callable[[Step], str]] = {
    "ref": lambda step: step.ref,
    "action": lambda step: step.text,
    "lead": lambda step: step.lead.raw,
    "when": lambda step: step.when.raw,
    "start": lambda step: step.start.raw,
    "end": lambda step: step.end.raw,
    "status": lambda step: WORDS[step.state],
    "letter": lambda step: LETTERS[step.state],
    "letter_before": lambda step: LETTERS[step.before],
    "status_before": lambda step: WORDS[step.before],
    "colour": lambda _: "",
    "progress": lambda step: step.progress,
    "measure": lambda step: step.measure,
    "resources": lambda step: step.resources,
    "priority": lambda step: step.priority,
    "blank": lambda _: "",
}
_TICKS = {"tick_no": ("not_started",), "tick_part": ("on_track", "at_risk", "overdue"), "tick_yes": ("completed",)}
TICK = "\u2714"


def rows(
    items: Sequence[Item],
    columns: Sequence[Column],
    *,
    joined: Joined = "span",
    bands: Bands = "",
    band: Cell | None = None,
) -> tuple[Row, ...]:
    """The body of a plan. ``band`` is the dress of the rows across the table."""
    found: list[Row] = []
    theme = ""
    dress = band or Cell("", bold=True)
    for item in items:
        if bands == "theme" and item.theme != theme:
            theme = item.theme
            found.append(across(theme, len(columns), dress))
        if bands == "recommendation":
            found.append(across(f"Recommendation {item.number}: {item.text}", len(columns), dress))
        for place, step in enumerate(item.steps):
            found.append(tuple(_cell(item, step, place, column, joined) for column in columns))
    return _merged_themes(found, columns) if joined == "span" else tuple(found)


def across(text: str, count: int, dress: Cell | None = None) -> Row:
    """A row that is one cell over ``count`` columns."""
    return (replace(dress or Cell(""), text=text, columns=count), *[None] * (count - 1))


def _cell(item: Item, step: Step, place: int, column: Column, joined: Joined) -> Cell | None:
    if column.says in _OF_ITEM:
        text = _OF_ITEM[column.says](item)
        if joined == "span":
            return None if place else Cell(text, rows=len(item.steps), align=column.align, spill=column.spill)
        return Cell("" if place and joined == "first" else text, align=column.align, spill=column.spill)
    if column.says in _TICKS:
        return Cell(TICK if step.state in _TICKS[column.says] else "", align="centre")
    fill = COLOURS[step.state] if column.says in ("colour", "letter") else ""
    fill = COLOURS[step.before] if column.says == "letter_before" else fill
    return Cell(_OF_STEP[column.says](step), fill=fill, align=column.align, spill=column.spill)


def _merged_themes(found: list[Row], columns: Sequence[Column]) -> tuple[Row, ...]:
    """Theme cells one below the other that say the same become one."""
    made = [list(row) for row in found]
    for at, column in enumerate(columns):
        if column.says != "theme":
            continue
        top: Cell | None = None
        top_row = 0
        for number, row in enumerate(made):
            cell = row[at]
            if cell is None:
                continue
            if top and cell.text == top.text and cell.columns == 1:
                top = replace(top, rows=top.rows + cell.rows)
                made[top_row][at], row[at] = top, None
            else:
                top, top_row = (cell, number) if cell.columns == 1 else (None, number)
    return tuple(tuple(row) for row in made)


def head(columns: Sequence[Column], dress: Cell | None = None) -> tuple[Row, ...]:
    """The head of a table: one row, or two where a column stands under a shared head."""
    base = dress or Cell("", bold=True)

    def cell(text: str, column: Column, rows: int = 1, count: int = 1) -> Cell:
        return replace(base, text=text, rows=rows, columns=count, align=column.align, turned=column.turned)

    if not any(column.over for column in columns):
        return (tuple(cell(column.head, column) for column in columns),)
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    for at, column in enumerate(columns):
        if not column.over:
            upper.append(cell(column.head, column, rows=2))
            lower.append(None)
            continue
        begins = at == 0 or columns[at - 1].over != column.over
        count = sum(1 for other in columns if other.over == column.over)
        upper.append(cell(column.over, column, count=count) if begins else None)
        lower.append(cell(column.head, column))
    return tuple(upper), tuple(lower)


def widths(columns: Sequence[Column]) -> tuple[float, ...]:
    return tuple(column.width for column in columns)


def recommendations(items: Sequence[Item], columns: Sequence[Column], bands: Bands = "") -> tuple[Recommendation, ...]:
    """The recommendations that the plan prints; none where only their numbers stand in it."""
    says = {column.says for column in columns}
    if bands != "recommendation" and not says & {"recommendation", "numbered"}:
        return ()
    numbered = bands == "recommendation" or bool(says & {"number", "numbered"})
    group = bands == "theme" or "theme" in says
    return tuple(
        Recommendation(
            item.number if numbered else None,
            item.text,
            tuple(step.ref for step in item.steps),
            item.theme if group else None,
        )
        for item in items
    )


def actions(items: Sequence[Item], columns: Sequence[Column], bands: Bands = "") -> tuple[Action, ...]:
    """One action a step, with what the columns say about it."""
    says = {column.says for column in columns}
    return tuple(_action(item, step, says, bands) for item in items for step in item.steps)


def _action(item: Item, step: Step, says: set[str], bands: Bands) -> Action:
    numbered = bands == "recommendation" or bool(says & {"number", "numbered"})
    when = span(step.start, step.end) if "start" in says else step.when
    timed = bool(says & {"when", "start"})
    said = {"completed": "completed", "ongoing": "ongoing"}.get(when.kind) if timed else None
    printed = next((name for name in ("status", "letter") if name in says), None)
    shown: str | None = printed or next((name for name in says if name == "colour" or name.startswith("tick")), None)
    source = {"status": "column", "letter": "column", "colour": "colour"}.get(shown or "", "column" if shown else None)
    return Action(
        key=step.ref,
        text=step.text,
        row=tuple(_OF_STEP[name](step) for name in ("action", "progress", "measure") if name in says),
        numbers=(item.number,) if numbered else (),
        ref=step.ref if "ref" in says else None,
        lead_raw=step.lead.raw if "lead" in says else None,
        leads=step.lead.names if "lead" in says else (),
        group=item.theme if bands == "theme" or "theme" in says else None,
        timescale_raw=when.raw if timed else None,
        timescale=when.record() if timed else {"kind": "unspecified"},
        status_raw=_OF_STEP[printed](step) if printed else None,
        status=MEANING[step.state] if shown else said,
        status_source=source or ("timescale" if said else None),
        progress=step.progress if "progress" in says else None,
    )
