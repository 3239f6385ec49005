"""How a run is told while it goes and when it is done: a live line, JSON for logs, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from extract.cli.common import say, say_json
from extract.printable import harmless

if TYPE_CHECKING:
    from extract.run import Outcome, RunSummary

MOST_LINES = 20
"""Files of a kind that the end of a run lists by name."""


class Teller(Protocol):
    """Told of each document, and of the run when it is done."""

    def document(self, done: int, total: int, outcome: Outcome) -> None: ...

    def summary(self, summary: RunSummary, out: Path) -> None: ...


@contextmanager
def teller(quiet: bool, as_json: bool) -> Iterator[Teller]:
    """The teller that was asked for; the live line ends with the context."""
    if as_json:
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    shown = (
        BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeElapsedColumn(),
        TextColumn("left"), TimeRemainingColumn(), TextColumn("{task.description}", markup=False),
    )  # fmt: skip
    console = Console(stderr=True)
    with Progress(*shown, console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        yield Live(progress, quiet)


class Live:
    """A line that grows on the terminal, and a few words at the end."""

    def __init__(self, progress: Any, quiet: bool) -> None:
        self._progress, self._quiet = progress, quiet
        self._bar = progress.add_task("", total=None, rate="")
        self._quarantined = self._issues = 0

    def document(self, done: int, total: int, outcome: Outcome) -> None:
        self._quarantined += outcome.status == "quarantined"
        self._issues += sum(outcome.issues.values())
        elapsed = self._progress.tasks[0].elapsed or 0.0
        self._progress.update(
            self._bar,
            completed=done,
            total=total,
            rate=f"{done / elapsed:.1f}/s" if elapsed else "",
            description=f"{self._issues} issues, {self._quarantined} quarantined  {harmless(outcome.file_name)}",
        )

    def summary(self, summary: RunSummary, out: Path) -> None:
        _left_out(summary, out)
        if not self._quiet:
            statuses = [f"{count} {status}" for status, count in summary.statuses.items()]
            statuses += [f"{summary.unchanged} unchanged"] if summary.unchanged else []
            say(f"{summary.documents} of {summary.inputs} documents read: {', '.join(statuses) or 'none'}")
            rows = [f"{count} {table}" for table, count in summary.rows.items() if count]
            for line in (", ".join(rows), *summary.notes):
                say(line) if line else None
            say(f"Written to {out}; look at it with: council-extract show {out}")
        if summary.interrupted:
            say("Interrupted: what was read so far is written; run again to read the rest.", err=True)


class Lines:
    """One JSON object a line, for logs."""

    def document(self, done: int, total: int, outcome: Outcome) -> None:
        told = {name: value for name, value in asdict(outcome).items() if name != "rows"}
        self._line("document", done=done, total=total, **told)

    def summary(self, summary: RunSummary, out: Path) -> None:
        self._line("summary", out=str(out), complete=summary.complete, **asdict(summary))

    def _line(self, event: str, **told: Any) -> None:
        now = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
        say_json({"time": now, "event": event} | told, indent=None)


def _some(what: str, lines: Sequence[str], out: Path) -> None:
    """The first of many lines, and how many more there are."""
    for line in lines[:MOST_LINES]:
        say(f"{what}: {line}", err=True)
    if len(lines) > MOST_LINES:
        say(f"{what}: … and {len(lines) - MOST_LINES} more; all of them stand in {out}/run.json", err=True)


def _left_out(summary: RunSummary, out: Path) -> None:
    """What was left out, on standard error."""
    told = tuple(line.partition(":")[0] for line in summary.quarantined)
    _some("Left out", [remark for remark in summary.remarks if not remark.startswith(told)], out)
    _some("Quarantined", summary.quarantined, out)
    if summary.still_quarantined:
        count = len(summary.still_quarantined)
        say(f"Quarantined by an earlier run: {count}; --retry reads them again", err=True)
    if summary.removed:
        say(f"Gone since an earlier run: {len(summary.removed)}; --prune drops their rows", err=True)
    if summary.replaced:
        rest = f" and {len(summary.replaced) - 1} more" if len(summary.replaced) > 1 else ""
        say(f"Changed since an earlier run: {summary.replaced[0]}{rest}; what it held before was taken out", err=True)
