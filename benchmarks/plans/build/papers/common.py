"""Short ways of saying what a plan of the benchmark looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.plans.build import rows as made_rows
from benchmarks.plans.build.model import (
    A4,
    Block,
    Cell,
    Family,
    Grid,
    Look,
    Paper,
    Producer,
    Row,
    RuleName,
    Sheet,
    Text,
)
from benchmarks.plans.build.plan import COLOURS, LETTERS, WORDS, Column, Item
from benchmarks.plans.build.rows import Bands, Joined

_COLUMN = re.compile(
    r"(?P<marks>[~^]*)(?:(?P<over>[^|>]+)>)?(?P<head>[^|=>]*)=(?P<says>\w+):(?P<width>[\d.]+)(?:\+(?P<spill>[\d.]+))?"
)
FULL: frozenset[RuleName] = frozenset({"rows", "columns", "outer", "top", "head"})
INNER: frozenset[RuleName] = frozenset({"rows", "columns"})
ROWS: frozenset[RuleName] = frozenset({"rows"})

ABOVE = (
    "The Cabinet considered the findings of the review in the spring and asked officers to prepare a "
    "plan. The plan has been "
    "shared with the unions, with partners and with the chairs of the scrutiny committees, whose "
    "comments have been taken in.",
    "Each action has one owner. Where a date has passed the owner says why, and when the action will now be complete.",
)
BELOW = (
    "The next update will be brought in six months. Members may ask the owner of any action to come "
    "to the committee before "
    "then. There are no financial consequences beyond those already reported with the budget.",
    "Legal and equality implications have been considered and nothing needs to be drawn to members’ attention.",
)


def columns(said: str) -> tuple[Column, ...]:
    """Columns from "No.=number:30 | Timescale>Start=start:50 | ~RAG=letter:30 | ^Done=tick_yes:20 | Lead=lead:60+8":
    head, what the column says, width; > for a shared head above, ~ centred, ^ head set sideways, + spill.
    """
    found = []
    for part in said.split(" | "):
        match = _COLUMN.fullmatch(part.strip())
        if match is None:
            raise ValueError(f"not a column: {part!r}")
        found.append(
            Column(
                match["head"],
                match["says"],
                float(match["width"]),
                over=match["over"] or "",
                align="centre" if "~" in match["marks"] else "left",
                turned="^" in match["marks"],
                spill=float(match["spill"] or 0),
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class Plan:
    """Items under columns, and how the rows hang together."""

    items: tuple[Item, ...]
    columns: tuple[Column, ...]
    joined: Joined = "span"
    bands: Bands = ""

    def grid(
        self,
        look: Look,
        *,
        head: Cell | None = None,
        band: Cell | None = None,
        items: Sequence[Item] | None = None,
        columns: Sequence[Column] | None = None,
        above: tuple[Row, ...] = (),
        headed: bool = True,
        table: int = 0,
        more: tuple[Row, ...] = (),
    ) -> Grid:
        """The plan, or some of its items, as a grid; ``above`` are bands over the head, ``more`` rows below."""
        shown = tuple(columns or self.columns)
        wanted = self.items if items is None else tuple(items)
        body = made_rows.rows(wanted, shown, joined=self.joined, bands=self.bands, band=band)
        return Grid(
            made_rows.widths(shown),
            (*above, *made_rows.head(shown, head)) if headed else above,
            (*body, *more),
            look,
            table=table,
            bands=len(above),
            columns=() if headed else tuple(column.head for column in shown),
        )


def paper(
    name: str,
    producer: Producer,
    layout: str,
    council: str,
    title: str,
    sheet: Sheet,
    plan: Plan,
    blocks: Sequence[Block],
    *,
    held_out: bool = False,
    tagged: bool = False,
    document_type: str = "action plan",
    notes: tuple[str, ...] = (),
) -> Paper:
    """A paper that is a plan. ``layout``: what makes it hard, parted by semicolons."""
    return Paper(
        name=name,
        producer=producer,
        layout=tuple(layout.split("; ")),
        title=title,
        council=council,
        sheet=sheet,
        blocks=tuple(blocks),
        recommendations=made_rows.recommendations(plan.items, plan.columns, plan.bands),
        actions=made_rows.actions(plan.items, plan.columns, plan.bands),
        document_type=document_type,
        tagged=tagged,
        folder="holdout" if held_out else "",
        notes=notes,
    )


def heading(text: str, size: float = 16, ink: str = "", after: float = 8) -> Text:
    return Text(text, size=size, bold=True, after=after, ink=ink)


def banded(fill: str, ink: str = "#ffffff") -> Cell:
    """The dress of a head or band: bold on colour."""
    return Cell("", bold=True, fill=fill, ink=ink)


def key_of_letters() -> Text:
    """The printed meaning of status letters."""
    said = ", ".join(f"{LETTERS[state]} = {WORDS[state].lower()}" for state in LETTERS if state != "at_risk")
    return Text(f"Key: {said}, {LETTERS['at_risk']} = in progress with some delay", size=8.5)


def key_of_colours(look: Look, table: int) -> Grid:
    """The printed meaning of fills, a small table of its own."""
    pairs = [(COLOURS[state], WORDS[state] if state != "at_risk" else "In progress, some delay") for state in COLOURS]
    body = tuple((Cell("", fill=fill), Cell(words)) for fill, words in pairs)
    return Grid((28.0, 130.0), (), body, replace(look, zebra=("", ""), cut=False), table=table, role="key_value")


def landscape(
    margin: float = 42.0,
    *,
    turn: Literal[0, 90, 270] = 0,
    page_numbers: str = "",
    running_head: str = "",
    family: Family = "sans",
) -> Sheet:
    """An A4 sheet on its side."""
    return Sheet(A4, True, margin, turn, running_head, page_numbers, family)


def portrait(
    margin: float = 48.0,
    *,
    turn: Literal[0, 90, 270] = 0,
    page_numbers: str = "",
    running_head: str = "",
    family: Family = "sans",
) -> Sheet:
    """An upright A4 sheet; ``turn`` is that of its landscape pages, where it has any."""
    return Sheet(A4, False, margin, turn, running_head, page_numbers, family)
