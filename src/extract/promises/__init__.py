"""The same promise over time: papers of one challenge as chains, actions and recommendations through their editions.

``derive`` keeps the derived tables of a store (``chains``, ``chain_papers``, ``promises``, ``promise_editions``) up to
its papers, at the end of every run; ``status`` says how they stand on a day. docs/numbers.md defines what they hold.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.promises.derive import derive

__all__ = ["SOON", "Status", "derive", "status"]

Row = dict[str, Any]
SOON = 90
"""Days within which a deadline is soon."""


@dataclass(frozen=True)
class Status:
    """The promises of a store on a day. ``actions``: a row each, with ``state``; ``silences``: the silence list;
    ``posts``: actions by council and lead; ``speed``: days from challenge to answer, by chain."""

    on: dt.date
    actions: list[Row]
    silences: list[Row]
    posts: list[Row]
    speed: list[Row]

    def counts(self) -> dict[str, int]:
        """Actions by state, and the length of the silence list as "silent"."""
        from extract.promises.standing import STATES

        found = {state: sum(row["state"] == state for row in self.actions) for state in STATES}
        return found | {"silent": len(self.silences)}

    def as_json(self) -> Row:
        """All of it as plain values, days as ISO 8601."""
        names = ("actions", "silences", "posts", "speed")
        tables = {name: [_plain(row) for row in getattr(self, name)] for name in names}
        return {"on": self.on.isoformat(), "counts": self.counts(), **tables}


def status(out: Path, on: dt.date, council: str | None = None, soon: int = SOON) -> Status:
    """How the promises of the store ``out`` stand on a day, as far as papers published by then tell.

    ``council``: the GSS code of the only one wanted. ``soon``: days within which a deadline is soon. Raises StoreError.
    """
    from extract.promises.pace import by_post, speed
    from extract.promises.silence import silences
    from extract.promises.standing import read_derived, standings

    found = read_derived(out, council)
    stands = standings(found.promises, found.editions, found.papers, on, soon)
    actions = [
        {
            "council_code": one.promise["council_code"], "council": one.promise["council"],
            "chain_id": one.promise["chain_id"], "promise_id": one.promise["promise_id"], "state": one.state,
            "ref": one.said["ref"], "text": one.said["text"], "lead": one.led["lead"],
            "deadline": one.deadline, "days_over": one.days_over, "status": one.status,
            "status_as_of": one.said["published"], "record_id": one.said["record_id"],
            "document_id": one.said["document_id"], "page": one.said["page_first"],
        }
        for one in stands
    ]  # fmt: skip
    return Status(on, actions, silences(found, stands, on), by_post(stands, found.leads), speed(found, on))


def _plain(row: Row) -> Row:
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}
