"""The front of a paper: its first page with text, the head on it, and what else names the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.days import day_spans
from extract.model import Box, Document, Page, Table
from extract.records.paper.head import Head, read_head
from extract.records.paper.sizes import body_size
from extract.records.paper.title_words import file_title

RUNNING, FIRST = 200, 2
"""Letters of a running head that may name the paper, and pages on which its day is printed."""


@dataclass(frozen=True, slots=True)
class Span:
    """The pages of a part, both ends from 1 and included, and what the file or its front sheet says of them."""

    page_first: int
    page_last: int
    agenda_item: str | None = None
    name: str | None = None
    """Its title in the outline or on the front sheet."""
    front_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    span: Span
    pages: Sequence[Page]
    page: Page
    """The first with text."""
    tables: Sequence[Table]
    """All of the paper."""
    head: Head
    body: float
    """Size of running text, points."""
    named: Mapping[str, str]
    """Names of the paper beside its first page: "outline", "file", "running" and "foot" (the longest lines of its
    running head and foot)."""

    @property
    def boxes(self) -> list[Box]:
        """The boxes of tables on the page."""
        return self.boxes_of(self.tables)

    def boxes_of(self, tables: Sequence[Table]) -> list[Box]:
        """The boxes of ``tables`` on the page."""
        regions = (region for table in tables for region in table.regions)
        return [region.box for region in regions if region.page == self.page.number]


def front_of(document: Document, tables: Sequence[Table], span: Span) -> Front:
    """The front of the paper on the pages of ``span``; ``tables`` are those of the whole document."""
    pages = document.pages[span.page_first - 1 : span.page_last]
    own = [table for table in tables if span.page_first <= table.page_first <= span.page_last]
    page = next((page for page in pages if page.lines), pages[0])
    whole = span.page_first == 1 and span.page_last == len(document.pages)
    heads = [line.text for line in page.furniture if line.box.bottom < 0.12 * page.height and len(line.words) > 1]
    feet = [line.text for line in page.furniture if line.box.top > 0.88 * page.height and len(line.words) > 2]
    named = {
        "outline": span.name,
        "file": _file_title(document, pages) if whole or span.front_sheet else None,
        "running": max(heads, key=len, default=None),
        "foot": max(feet, key=len, default=None),
    }
    told = {where: name for where, name in named.items() if name and len(name) <= RUNNING}
    return Front(span, pages, page, own, read_head(page, own), body_size(pages[:6]), told)


def _file_title(document: Document, pages: Sequence[Page]) -> str | None:
    """The title in the file's properties; None where it names days of which the first pages print none, but others: it
    was left from the paper that this one was written over."""
    title = file_title(document.title)
    days = {span.first for span in day_spans(title or "") if span.exact}
    printed = (
        {span.first for page in pages[:FIRST] for line in page.lines for span in day_spans(line.text)}
        if days
        else set()
    )
    return None if printed and days.isdisjoint(printed) else title
