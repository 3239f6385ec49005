"""How a store stands on a day, small enough to be kept until the next time: its papers and its promises."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from extract import store
from extract.plain_files import read_plain
from extract.promises import status
from extract.sources import write_whole

LAST = ".work/refreshed.json"
"""Where in a store the standing lies that was told last."""
LARGEST = 500_000_000
"""Bytes of it that are read: a few hundred for each promise."""
FIELDS = ("wording", "lead", "deadline", "status", "vanished")
"""What is followed of a promise."""


class Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Paper(Kept):
    """A document that was read."""

    council: str | None
    committee: str | None
    meeting_date: dt.date | None
    title: str | None
    source: str


class Promise(Kept):
    """An action or recommendation, as the papers last put it."""

    council: str | None
    kind: str
    ref: str | None
    wording: str
    lead: str | None
    deadline: dt.date | None
    status: str
    vanished: bool
    overdue: bool
    document_id: str
    page: int


class Standing(Kept):
    """Of a store on the day ``on``; papers by ``document_id``, promises by ``promise_id``."""

    on: dt.date
    papers: dict[str, Paper]
    promises: dict[str, Promise]

    @staticmethod
    def load(out: Path) -> Standing | None:
        """The one told last; None where there is none, or none that this version understands (``lost_in``)."""
        with suppress(OSError, ValueError, ValidationError):
            return Standing.model_validate_json(read_plain(out / LAST, LARGEST))
        return None

    @staticmethod
    def lost_in(out: Path) -> bool:
        """Whether something was told before, and what that was cannot be read any more."""
        return os.path.lexists(out / LAST) and Standing.load(out) is None

    def save(self, out: Path) -> None:
        """Keep it as told. Raises OSError."""
        write_whole(out / LAST, self.model_dump_json().encode())


def standing_of(out: Path, on: dt.date) -> Standing:
    """How the store ``out`` stands. Quarantined documents are left out. Raises StoreError."""
    columns = ("document_id", "council", "committee", "meeting_date", "title", "file_name", "source_uri", "status")
    papers = {
        row["document_id"]: Paper(
            council=row["council"], committee=row["committee"], meeting_date=row["meeting_date"],
            title=row["title"] or row["file_name"], source=row["source_uri"],
        )
        for row in store.rows(out, "documents", columns)
        if row["status"] != "quarantined"
    }  # fmt: skip
    overdue = {row["promise_id"] for row in status(out, on).actions if row["state"] == "overdue"}
    promises = {row["promise_id"]: _promise(row, overdue) for row in store.rows(out, "promises")}
    return Standing(on=on, papers=papers, promises=promises)


def _promise(row: dict[str, Any], overdue: set[str]) -> Promise:
    return Promise(
        council=row["council"], kind=row["kind"], ref=row["ref_last"], wording=row["wording_last"],
        lead=row["lead_last"], deadline=row["latest_last"], status=row["status"], vanished=row["vanished"],
        overdue=row["promise_id"] in overdue, document_id=row["document_id"], page=row["page_first"],
    )  # fmt: skip
