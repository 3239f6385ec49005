"""A comparison in a terminal: the numbers by council and group, and how much stands in the other tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.printable import harmless

SHOWN = {
    "recommendations": "asked", "unanswered": "none", "actions": "actions", "share_dated": "dated",
    "share_single_lead": "1 lead", "share_one_officer": "officer", "share_ongoing": "ongoing",
    "share_completed": "done", "median_days": "days",
}  # fmt: skip
"""The numbers shown, a line each, and what they are called there."""


LEGEND = (
    "asked: recommendations; none: of them without an action; dated: share of actions with a dated deadline; 1 lead: "
    "one post or person alone; officer: exactly one officer, whoever else; done: completed; days: median from the "
    "challenge to the deadline."
)


def show_comparison(tables: Mapping[str, pd.DataFrame], console: Console | None = None) -> None:
    """Print the numbers of each council (or group), then the size of every other table."""
    console = console or Console()
    main = "groups" if "groups" in tables else "councils"
    name = "group" if main == "groups" else "council"
    shown = Table(title=f"By {name}", box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    shown.add_column(name, overflow="fold", min_width=10)
    for title in SHOWN.values():
        shown.add_column(title, justify="right")
    for row in tables[main].to_dict("records"):
        shown.add_row(Text(harmless(str(row[name]))), *(_cell(column, row[column]) for column in SHOWN))
    console.print(shown)
    console.print(Text(LEGEND))
    others = (f"{len(table)} {title}" for title, table in tables.items() if title not in ("councils", "groups"))
    console.print(Text("Rows in the other tables: " + ", ".join(others)))


def _cell(column: str, value: Any) -> str:
    if pd.isna(value):
        return "–"
    return f"{value:.0%}" if column.startswith("share_") else f"{value:g}"
