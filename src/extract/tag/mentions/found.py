"""One mention in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.codelists import Granularity


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A lead or a timescale in a text: characters ``start`` up to ``end``. Days are as in ``Timescale``."""

    field: Literal["timescale", "lead"]
    start: int
    end: int
    raw: str
    kind: str
    earliest: date | None = None
    latest: date | None = None
    granularity: Granularity | None = None
    anchor: date | None = None
    """The date it was counted from; None where nothing was counted."""
    rule: str | None = None
    """For a timescale the rule that read it; for a lead what sort of name it is: post, office, body, councillor."""
    name: str | None = None
    """Canonical name of a lead, as ``read_leads`` gives it."""
