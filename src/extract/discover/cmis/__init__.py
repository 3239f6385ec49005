"""Sites made by CMIS (Committee Management Information System): plain pages, asked without session or script.

Addresses and markup as publicly attested (DemocracyClub/LGSF and other readers); what is odd about them is said where
it is handled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from extract.discover.cmis.calendar import Calendar, find_calendar
from extract.discover.cmis.kept import Months
from extract.discover.cmis.meeting import papers_of
from extract.discover.cmis.month import Entry, entries, period
from extract.discover.found import Committee, Meeting, Paper
from extract.discover.kind import PASSED_OVER, SiteReader
from extract.discover.selection import Selection
from extract.web import Client

__all__ = ["Cmis"]


class Cmis(SiteReader):
    """A CMIS site."""

    kind = "cmis"
    page = re.compile(
        r"/(?:[^/]+/tabid/.*|(?:meetings?|meetings?calendar|calendarofmeetings|committees?)\.aspx|document\.ashx)$",
        re.I,
    )
    known_by = "Meetings.aspx"
    way = "calendar"

    def __init__(self, client: Client, base: str, wanted: Selection, state: Path) -> None:
        super().__init__(client, base, wanted, state)
        self._entries: dict[str, Entry] = {}

    def committees(self) -> list[Committee]:
        """Those that the calendar names in the period: the sites have no list that could be relied on."""
        calendar = find_calendar(self.client, self.base)
        for entry in self._of_period(calendar):
            if entry.day is None or self.wanted.first <= entry.day <= self.wanted.last:
                self._entries.setdefault(entry.meeting_id, entry)  # a meeting may stand on two months' pages
        found: dict[str, Committee] = {}
        for entry in self._entries.values():
            found.setdefault(entry.committee_id, Committee(entry.committee_id, entry.committee))
        return list(found.values())

    def meetings(self, chosen: Sequence[Committee] | None) -> list[Meeting]:
        ids = None if chosen is None else {committee.id for committee in chosen}
        return [
            Meeting(entry.meeting_id, entry.committee_id, entry.committee, entry.day, entry.status)
            for entry in self._entries.values()
            if ids is None or entry.committee_id in ids
        ]

    def papers(self, meeting: Meeting) -> list[Paper]:
        entry, told = self._entries[meeting.id], len(self.remarks)
        papers = papers_of(self.client, entry, with_decisions=self.wanted.packs, remarks=self.remarks)
        if len(self.remarks) > told:
            self.in_part.add(meeting.id)
        return papers

    def _of_period(self, calendar: Calendar) -> list[Entry]:
        """The meetings of each month, one page a month where it is due. One that gives no answer costs no other."""
        if not calendar.months:
            self.told_all = False
            self.remarks.append("no way to the calendar's months was found: only the meetings of this month are listed")
            return list(calendar.shown)
        kept = Months(self.state, calendar.months, self.wanted.again)
        found: list[Entry] = []
        for month in period(self.wanted.first, self.wanted.last):
            known = kept.known(month)
            if known is not None:
                found += known
                continue
            try:
                shown = entries(*calendar.month(self.client, month), month)
            except PASSED_OVER as error:
                self.told_all = False
                self.remarks.append(f"{month:%B %Y}: its meetings could not be listed ({error})")
                continue
            if shown is None:
                self.told_all = False
                self.remarks.append(f"{month:%B %Y}: the site shows another month, whatever it is asked for")
                return [*found, *calendar.shown]
            kept.keep(month, shown)
            found += shown
        kept.close()
        return found
