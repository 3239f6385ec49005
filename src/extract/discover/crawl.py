"""One site: which committees, which meetings, which papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extract.discover.found import Committee, Meeting, Paper
from extract.discover.kind import PASSED_OVER, SiteReader
from extract.discover.kinds import KINDS
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
    BudgetSpentError,
    Client,
    DisallowedError,
    HostStoppedError,
    NoAnswerError,
    StoppedError,
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
    stopped: str | None = None
    """Why it was not gone through to the end; what was listed by then is kept."""
    reason: str | None = None
    """A word for ``stopped``: blocked, busy, unreachable, disallowed, budget, interrupted or failed."""
    remarks: list[str] = field(default_factory=list)


class Crawl:
    """Goes through one site and keeps what it lists in the folder of a corpus."""

    def __init__(self, client: Client, site: Site, corpus: Corpus, selection: Selection, now: dt.datetime) -> None:
        self._client, self._site, self._corpus, self._selection, self._now = client, site, corpus, selection, now
        self.summary = SiteSummary(site.name, str(corpus.path), site.base)
        self._chosen: frozenset[str] | None = None

    def run(self, on_progress: OnProgress | None = None) -> SiteSummary:
        """Raises FolderBusyError or TableError where the folder cannot be used, OSError where it cannot be written."""
        with self._corpus.locked():
            listed, asked = open_listed(self._corpus), open_meetings(self._corpus)
            reached = False
            try:
                base = self.summary.site = self._site.opened(self._client)
                reader, meetings = self._begin(base)
                reached = True
                self._go_through(base, reader, meetings, listed, asked, on_progress)
            except WebError as error:
                self.summary.stopped, self.summary.reason = str(error), _reason(error)
            self._fold(listed, asked)
            if reached:
                self._write_selection(listed.rows)
        return self.summary

    def _begin(self, base: str) -> tuple[SiteReader, list[Meeting]]:
        """The reader of the site, and the meetings wanted, oldest first, each once."""
        reader, committees = self._reader(base)
        self.summary.way, self.summary.committees = reader.way, len(committees)
        chosen, missed = choose(committees, self._selection.committees)
        self.summary.remarks += missed
        if self._selection.committees:
            self._chosen = frozenset(committee.id for committee in chosen)
        found = reader.meetings(chosen if self._selection.committees else None)
        self.summary.meetings = len(meetings := {meeting.id: meeting for meeting in found})
        return reader, sorted(meetings.values(), key=lambda meeting: (meeting.date or dt.date.max, meeting.id))

    def _reader(self, base: str) -> tuple[SiteReader, list[Committee]]:
        """The reader of the kind of site that this is, and the committees it finds there."""
        kinds = [KINDS[self._site.kind]] if self._site.kind else list(KINDS.values())
        told: list[WebError] = []
        for kind in kinds:
            reader = kind(self._client, base, self._selection)
            try:
                committees = reader.committees()
            except PASSED_OVER as error:
                told.append(error)
                continue
            self.summary.remarks += reader.remarks
            reader.remarks = self.summary.remarks
            return reader, committees
        known = " or ".join(kind.known_by for kind in kinds)
        forbidden = next((fault for fault in told if isinstance(fault, DisallowedError)), None)
        if forbidden:
            raise forbidden
        raise NoAnswerError(f"{base} lists no committees ({told[0]}); is it the folder that holds {known}?")

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
            if lacking or due(before.asked_at if before else None, meeting.date, self._now, self._selection.again):
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
                status=meeting.status, packs=self._selection.packs or reader.packs_come_along, papers=len(rows),
                asked_at=self._now,
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
        chosen = select(here, self._selection, self._chosen)
        write_links(self._corpus, chosen)
        self.summary.links = len(chosen)
        self.summary.restricted = sum(row.restricted for row in chosen)


def _reason(error: WebError) -> str:
    if isinstance(error, HostStoppedError):
        return error.reason
    kinds = ((BudgetSpentError, "budget"), (StoppedError, "interrupted"), (DisallowedError, "disallowed"))
    return next((word for kind, word in kinds if isinstance(error, kind)), "failed")
