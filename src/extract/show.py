"""A first look at a store in a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract import store
from extract.printable import harmless
from extract.schema import UNKNOWN

BY_COUNCIL = ("documents", "recommendations", "actions", "decisions", "issues")
"""Tables counted by council: as many as fit on a line of 80 characters. The others are counted in all."""
ACTION_COLUMNS = (
    "action_id", "recommendation_numbers", "ref", "text", "lead_raw", "timescale_raw", "timescale_latest",
    "page_first", "council",
)  # fmt: skip

COLUMNS: dict[str, dict[str, Any]] = {
    "council": {"width": 8},
    "for": {"width": 4},
    "ref": {"width": 4},
    "action": {"ratio": 3},
    "lead": {"ratio": 2},
    "by when": {"width": 12},
    "page": {"width": 4, "justify": "right"},
}
"""Columns of the list of actions; widths in characters, the rest of the line is shared by ratio."""


def show(out: Path, limit: int, console: Console | None = None) -> None:
    """Print rows by council and the first ``limit`` actions of the store in ``out``. Raises store.StoreError."""
    console = console or Console()
    counts = store.counts(out)
    console.print(_councils(out, counts))
    others = (f"{sum(counts[table].values())} {table}" for table in counts if table not in BY_COUNCIL)
    console.print(Text("Besides: " + ", ".join(others)))
    actions = sorted(store.rows(out, "actions", ACTION_COLUMNS), key=lambda action: action["council"] or "~")
    if not actions:
        console.print(_words(f"No actions. All recommendations: pandas.read_parquet('{out}/recommendations')"))
        return
    console.print(_actions(out, actions[:limit]))
    if len(actions) > limit:
        rest = f"… and {len(actions) - limit} more; all of them: pandas.read_parquet('{out}/actions')"
        console.print(_words(rest), soft_wrap=True)


def _councils(out: Path, counts: dict[str, dict[str, int]]) -> Table:
    rows = store.rows(out, "documents", ["council"])
    names = {row["council_code"]: row["council"] for row in rows if row["council_code"] != UNKNOWN}
    shown = Table(title="Rows by council", box=box.SIMPLE_HEAD)
    shown.add_column("council")
    for table in BY_COUNCIL:
        shown.add_column(table, justify="right")
    codes = sorted({code for table in counts.values() for code in table}, key=lambda code: names.get(code) or code)
    for code in codes:
        shown.add_row(_words(names.get(code) or code), *(str(counts[table].get(code, 0)) for table in BY_COUNCIL))
    shown.add_section()
    shown.add_row("all", *(str(sum(counts[table].values())) for table in BY_COUNCIL))
    return shown


def _actions(out: Path, actions: list[dict[str, Any]]) -> Table:
    leads: dict[str, list[str]] = {}
    for lead in store.rows(out, "action_leads", ["action_id", "name"]):
        leads.setdefault(lead["action_id"], []).append(lead["name"])
    shown = Table(title="Actions", show_lines=True, expand=True)
    for name, settings in COLUMNS.items():
        shown.add_column(name, **settings)
    for action in actions:
        names = "\n".join(leads.get(action["action_id"], [])) or action["lead_raw"] or ""
        numbers = ", ".join(action["recommendation_numbers"])
        when = "\n→ ".join(str(value) for value in (action["timescale_raw"], action["timescale_latest"]) if value)
        values = [action["council"] or "unknown", numbers, action["ref"] or "", _short(action["text"]), names]
        values += [when, str(action["page_first"])]
        shown.add_row(*map(_words, values))
    return shown


def _words(text: str) -> Text:
    """Words of a paper: brackets in them are no markup, and control characters steer no terminal."""
    return Text(harmless(text))


def _short(text: str, length: int = 120) -> str:
    """The text on one line, cut at a word where it is longer than ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"
