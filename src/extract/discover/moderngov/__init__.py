"""Sites made by moderngov (Civica Modern.Gov): asked through their web service, or by their pages where it is off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from extract.discover.found import Committee, Meeting, Paper
from extract.discover.kind import PASSED_OVER, NotOfThisKindError, SiteReader
from extract.discover.moderngov.pages import Pages
from extract.discover.moderngov.service import Service
from extract.discover.parsing import MarkupError
from extract.discover.selection import Selection
from extract.web import Client, DisallowedError

__all__ = ["ModernGov"]


class ModernGov(SiteReader):
    """A moderngov site."""

    kind = "moderngov"
    page = re.compile(r"/(?:(?:mg|ie|uu|ec)[^/]*\.as[pm]x(?:/.*)?|documents/[sgb]\d.*)$", re.I)
    known_by = "mgWebService.asmx"

    def __init__(self, client: Client, base: str, wanted: Selection, state: Path) -> None:
        super().__init__(client, base, wanted, state)
        self._service, self._pages = Service(client, base), Pages(client, base)
        self._asked: Service | Pages = self._service
        self.way = "service"

    def committees(self) -> list[Committee]:
        """All of the site's own list, former ones too: their papers are still there."""
        try:
            found = self._service.committees()
        except (NotOfThisKindError, MarkupError, DisallowedError) as error:
            self.remarks.append(f"the web service is not to be had ({error}); the site's pages were asked")
            found = []
        if not found:
            self._asked, self.way, self.packs_come_along = self._pages, "pages", True
            found = self._pages.committees()
        if not found:
            raise NotOfThisKindError(f"{self.base} lists no committees")
        self._committees = found
        return found

    def meetings(self, chosen: Sequence[Committee] | None) -> list[Meeting]:
        first, last = self.wanted.first, self.wanted.last
        found: list[Meeting] = []
        if chosen is None and self._asked is self._service:
            found = self._service.all_meetings(first, last)
        if not found:
            for committee in self._committees if chosen is None else chosen:
                try:
                    found += self._asked.meetings(committee, first, last)
                except PASSED_OVER as error:
                    self.told_all = False
                    self.remarks.append(f"{committee.title}: its meetings could not be listed ({error})")
        return found

    def papers(self, meeting: Meeting) -> list[Paper]:
        papers = self._asked.papers(meeting)
        if self.wanted.packs and self._asked is self._service:
            numbers = {paper.attachment_id for paper in papers} - {None}
            papers += [paper for paper in self._pages.papers(meeting) if paper.attachment_id not in numbers]
        return papers
