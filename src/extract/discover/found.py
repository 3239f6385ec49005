"""What a site says, before it is put into rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from extract.sources import PaperKind


@dataclass(frozen=True, slots=True)
class Committee:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    committee_id: str | None
    committee: str | None
    date: dt.date | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a meeting, and the agenda item it stands under."""

    address: str
    title: str | None
    kind: PaperKind
    attachment_id: str | None = None
    item_id: str | None = None
    agenda_item: str | None = None
    item_title: str | None = None
    published: dt.date | None = None
    restricted: bool = False
