"""One site: which committees, which meetings, which papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extract.discover.found import Meeting, Paper
from extract.discover.kind import PASSED_OVER, SiteReader
from extract.discover.opening import ADVICE, Opened, open_site, reason_of
from extract.discover.selection import Selection, choose, select
from extract.discover.sites import Site
from extract.sources import (
    AskedMeeting,
    Corpus,
    Listed,
    Table,
    due,
    listed_order,
    open_listed,
    open_meetings,
    write_links,
)
from extract.web import (
    Client,
    HostStoppedError,
    WebError,
    host_of,
)

OnProgress = Callable[[str, int, int], None]
"""Called with the site's name, meetings done and meetings in all."""


@dataclass(slots=True)
class SiteSummary:
    """What came of one site."""

    name: str
    folder: str
    site: str
    way: str = "none"
    """A word for how the site was asked, which each kind of site gives (``service``, ``pages``, …); ``none`` where it
    was not reached."""
    committees: int = 0
    meetings: int = 0
    meetings_asked: int = 0
    links: int = 0
    """Rows selected into links.parquet."""
    restricted: int = 0
    withdrawn: int = 0
    """Meetings on the days wanted that were listed earlier and that the site tells of no more; their papers are not
    selected."""
    stopped: str | None = None
    """Why it was not gone through to the end; what was listed by then is kept."""
    reason: str | None = None
    """A word for ``stopped``, one of ``ADVICE``."""
    advice: str | None = None
    """What a person can do about it."""
    kind: str | None = None
    """The kind of site that was found there."""
    moved_from: str | None = None
    """The base that led to ``site``, where the site was found in another place, or by https."""
    remarks: list[str] = field(default_factory=list)


class Crawl:
    """Goes through one site and keeps what it lists in the folder of a corpus."""

    def __init__(self, client: Client, site: Site, corpus: Corpus, selection: Selection, now: dt.datetime) -> None:
        self._client, self._site, self._corpus, self._selection, self._now = client, site, corpus, selection, now
        self.summary = SiteSummary(site.name, str(corpus.path), site.base)
        self._chosen: frozenset[str] | None = None
        self._told: frozenset[str] | None = None
        """The meetings that the site tells of on the days wanted; None where it has not told of all, or of none."""

    def run(self, on_progress: OnProgress | None = None) -> SiteSummary:
        """Raises FolderBusyError or TableError where the folder cannot be used, OSError where it cannot be written."""
        with self._corpus.locked():
            listed, asked = open_listed(self._corpus), open_meetings(self._corpus)
            reached = False
            try:
                base = self.summary.site = self._site.opened(self._client)
                opened = open_site(self._client, self._site, base, self._selection, self._corpus.state)
                meetings = self._begin(opened)
                reached = True
                self._go_through(opened.base, opened.reader, meetings, listed, asked, on_progress)
            except WebError as error:
                self.summary.stopped, self.summary.reason = str(error), reason_of(error)
                self.summary.advice = ADVICE[self.summary.reason]
            self._fold(listed, asked)
            if reached:
                self._write_selection(listed.rows)
        return self.summary

    def _begin(self, opened: Opened) -> list[Meeting]:
        """The meetings wanted, oldest first, each once."""
        summary, reader = self.summary, opened.reader
        summary.site, summary.kind, summary.moved_from = opened.base, opened.kind, opened.moved_from
        summary.way, summary.committees = reader.way, len(opened.committees)
        chosen, missed = choose(opened.committees, self._selection.committees)
        summary.remarks = reader.remarks
        summary.remarks += missed
        if self._selection.committees:
            self._chosen = frozenset(committee.id for committee in chosen)
        found = reader.meetings(chosen if self._selection.committees else None)
        summary.meetings = len(meetings := {meeting.id: meeting for meeting in found})
        self._told = frozenset(meetings) if meetings and reader.told_all else None
        return sorted(meetings.values(), key=lambda meeting: (meeting.date or dt.date.max, meeting.id))

    def _go_through(
        self,
        base: str,
        reader: SiteReader,
        meetings: Sequence[Meeting],
        listed: Table[Listed],
        asked: Table[AskedMeeting],
        on_progress: OnProgress | None,
    ) -> None:
        known = {(row.site, row.meeting_id): row for row in asked.rows}
        for done, meeting in enumerate(meetings, start=1):
            before = known.get((base, meeting.id))
            lacking = before is not None and self._selection.packs and not before.packs
            last = before.asked_at if before else None
            if lacking or _moved(before, meeting) or due(last, meeting.date, self._now, self._selection.again):
                self._ask(base, reader, meeting, listed, asked)
            if on_progress:
                on_progress(self.summary.name, done, len(meetings))

    def _ask(
        self, base: str, reader: SiteReader, meeting: Meeting, listed: Table[Listed], asked: Table[AskedMeeting]
    ) -> None:
        """List one meeting's papers. One that gives no answer is noted and asked again by the next command."""
        try:
            papers = reader.papers(meeting)
        except PASSED_OVER as error:
            self.summary.remarks.append(f"{meeting.committee}, {meeting.date}: not listed ({error})")
            return
        except HostStoppedError as stop:
            if stop.host == host_of(base):
                raise
            told = f"not listed (it leads to another site: {stop})"
            self.summary.remarks.append(f"{meeting.committee}, {meeting.date}: {told}")
            return
        rows = {(row.item_id, row.address): row for row in (self._row(base, meeting, paper) for paper in papers)}
        listed.add(list(rows.values()))
        asked.add([
            AskedMeeting(
                site=base, meeting_id=meeting.id, committee=meeting.committee, meeting_date=meeting.date,
                status=meeting.status, papers=len(rows), asked_at=self._now,
                packs=(self._selection.packs or reader.packs_come_along) and meeting.id not in reader.in_part,
            )
        ])  # fmt: skip
        self.summary.meetings_asked += 1

    def _row(self, base: str, meeting: Meeting, paper: Paper) -> Listed:
        council = None if self._site.shared else self._site.council
        return Listed(
            site=base, council_code=council.gss_code if council else None, council=council.name if council else None,
            committee_id=meeting.committee_id, committee=meeting.committee, meeting_id=meeting.id,
            meeting_date=meeting.date, agenda_item=paper.agenda_item, item_id=paper.item_id,
            item_title=paper.item_title, attachment_id=paper.attachment_id, title=paper.title, address=paper.address,
            kind=paper.kind, published=paper.published, restricted=paper.restricted, found_at=self._now,
        )  # fmt: skip

    def _fold(self, listed: Table[Listed], asked: Table[AskedMeeting]) -> None:
        """Keep of each meeting what it listed when it was last asked."""
        latest = {(row.site, row.meeting_id): row.asked_at for row in asked.rows}
        listed.remove(lambda row: latest.get((row.site, row.meeting_id or "")) == row.found_at)
        listed.fold(listed_order)
        asked.fold(lambda row: (row.site, str(row.meeting_date), row.meeting_id))

    def _write_selection(self, rows: Sequence[Listed]) -> None:
        here = [row for row in rows if row.site == self.summary.site]
        wanted = select(here, self._selection, self._chosen)
        chosen = [row for row in wanted if not self._withdrawn(row)]
        self.summary.withdrawn = len({row.meeting_id for row in wanted} - {row.meeting_id for row in chosen})
        write_links(self._corpus, chosen)
        self.summary.links = len(chosen)
        self.summary.restricted = sum(row.restricted for row in chosen)

    def _withdrawn(self, row: Listed) -> bool:
        """Whether a row is of a meeting that the site would have told of if it still knew it."""
        if self._told is None or row.meeting_date is None:
            return False
        return row.meeting_id not in self._told and self._selection.first <= row.meeting_date <= self._selection.last


def _moved(before: AskedMeeting | None, meeting: Meeting) -> bool:
    """Whether a meeting is on another day than when it was last asked."""
    days = (before.meeting_date if before else None), meeting.date
    return None not in days and days[0] != days[1]
