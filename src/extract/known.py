"""What is known of a paper before it is read: from the site it was listed on, or from a manifest beside it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """Facts of one file; None where nothing is known."""

    council_code: str | None = None
    """GSS code."""
    council: str | None = None
    """Its name; without a code where the registry holds no such council."""
    committee: str | None = None
    meeting_date: dt.date | None = None
    title: str | None = None
    agenda_item: str | None = None
    address: str | None = None
    """Where the file was published, and still is as it was fetched."""

    def __bool__(self) -> bool:
        return any((self.council, self.committee, self.meeting_date, self.title, self.agenda_item, self.address))

    def digits(self) -> str:
        """Digits of a hash of what is known of the paper itself: all but its address, which on some sites is another at
        each visit."""
        told = (self.council_code, self.council, self.committee, self.meeting_date, self.title, self.agenda_item)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:12]
