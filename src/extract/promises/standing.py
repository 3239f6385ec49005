"""How promises stand on a day, as far as the papers published by then tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract import store
from extract.promises.editions import CLOSED

Row = dict[str, Any]

SOON = 90
"""Days within which a deadline is soon."""
STATES = ("overdue", "due soon", "open", "done", "dropped", "silent")
"""``done``: completed. ``dropped``: superseded or not accepted. ``silent``: vanished from the plan without being
closed. ``overdue``: the deadline has passed, or there is none and the paper says so; what a paper calls overdue and
gives another day is overdue after that day. ``due soon``: within ``SOON`` days. ``open``: the
rest."""


@dataclass(frozen=True)
class Standing:
    """A promise on a day: the last word on it by then."""

    promise: Row
    said: Row
    """Its row of ``promise_editions`` in the last edition that has it."""
    led: Row
    """Its row in the last edition that names a lead; else the same as ``said``."""
    status: str
    """The status of the last edition that states one."""
    deadline: dt.date | None
    state: str
    days_over: int | None
    """Days since the deadline; negative before it."""
    edition_since: bool
    """Whether a paper of its chain was published after the deadline."""


def standings(
    promises: Iterable[Row], editions: Iterable[Row], papers: Iterable[Row], on: dt.date, soon: int = SOON
) -> list[Standing]:
    """How each action stands on the day ``on``, in the order of ``promises``; those not yet promised are left out.

    The arguments are rows of the tables of those names (``papers``: of ``chain_papers``).
    """
    papers = list(papers)
    said_of: dict[str, list[Row]] = {}
    for row in known_by(on, editions, papers):
        if row["copy_of"] is None:
            said_of.setdefault(row["promise_id"], []).append(row)
    published: dict[str, list[dt.date]] = {}
    for row in papers:
        if row["published"] and row["published"] <= on:
            published.setdefault(row["chain_id"], []).append(row["published"])
    return [
        _standing(promise, said_of[promise["promise_id"]], published.get(promise["chain_id"], []), on, soon)
        for promise in promises
        if promise["kind"] == "action" and any(row["record_id"] for row in said_of.get(promise["promise_id"], ()))
    ]


def known_by(on: dt.date, rows: Iterable[Row], papers: Iterable[Row]) -> list[Row]:
    """Those of ``rows`` (of ``promise_editions`` or ``chain_papers``) whose paper was there by the day ``on``: one
    without a day is not there before the papers that it comes after in its chain."""
    to_come: dict[str, int] = {}
    for row in papers:
        if row["published"] and row["published"] > on:
            to_come[row["chain_id"]] = min(row["edition"], to_come.get(row["chain_id"], row["edition"]))
    return [row for row in rows if row["edition"] < to_come.get(row["chain_id"], row["edition"] + 1)]


def _standing(promise: Row, said: Sequence[Row], published: Sequence[dt.date], on: dt.date, soon: int) -> Standing:
    rows = sorted(said, key=lambda row: row["edition"])
    there = [row for row in rows if row["record_id"]]
    status = next((row["status"] for row in reversed(there) if row["status"] != "unknown"), "unknown")
    deadline = next((row["deadline"] for row in reversed(there) if row["deadline"]), None)
    if there[-1]["deadline"] is None and there[-1]["status"] == "ongoing":
        deadline = None
    vanished = rows[-1]["record_id"] is None
    over = (on - deadline).days if deadline else None
    since = any(deadline is not None and day > deadline for day in published)
    led = next((row for row in reversed(there) if row["lead"]), there[-1])
    return Standing(promise, there[-1], led, status, deadline, _state(status, over, vanished, soon), over, since)


def _state(status: str, over: int | None, vanished: bool, soon: int) -> str:
    if status in CLOSED:
        return "done" if status == "completed" else "dropped"
    if vanished:
        return "silent"
    if status == "overdue" if over is None else over > 0:
        return "overdue"
    return "due soon" if over is not None and over >= -soon else "open"


@dataclass(frozen=True)
class Derived:
    """The derived tables of a store, as plain rows."""

    chains: list[Row]
    papers: list[Row]
    promises: list[Row]
    editions: list[Row]
    leads: dict[str, list[tuple[str, str]]]
    """Of each action the key to count each lead by, and its canonical name."""


def read_derived(out: Path, council: str | None = None) -> Derived:
    """The chains and promises of a store, of one council where its code is given. Raises StoreError."""
    tables = ("chains", "chain_papers", "promises", "promise_editions")
    rows: Mapping[str, list[Row]] = {name: list(store.rows(out, name, council=council)) for name in tables}
    leads: dict[str, list[tuple[str, str]]] = {}
    for row in store.rows(out, "action_leads", ("action_id", "position", "name", "post_id"), council=council):
        leads.setdefault(row["action_id"], []).append((row["post_id"] or row["name"], row["name"]))
    return Derived(rows["chains"], rows["chain_papers"], rows["promises"], rows["promise_editions"], leads)
