"""The account of one PDF for a human: what became of its words, what no stage knows, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.geometry import on_paper
from extract.issues import Issue, Severity
from extract.ledger import FATES, Fate, breaches
from extract.model import Page
from extract.pipeline import ReadPaper, read_paper
from extract.read import Mark, colour
from extract.settings import Settings

COLOURS: dict[Fate, str] = {
    "field": "#8fd18f",
    "row": "#cdebcd",
    "table": "#a9cdf0",
    "passage": "#e6e6e6",
    "heading": "#cfc3e6",
    "fact": "#e9c3e0",
    "furniture": "#efe3c8",
    "watermark": "#efe3c8",
    "struck": "#d9d0c0",
    "left": "#ff8080",
    "hidden": "#ffc9a3",
}
"""Of each fate the colour its words are drawn in."""
MEANING: dict[Fate, str] = {
    "field": "say a field of a record",
    "row": "stand in a record's row or paragraph and say no field",
    "table": "in tables, outside records",
    "passage": "running text",
    "heading": "headings",
    "fact": "title, committee, authors",
    "furniture": "running heads and feet, page numbers",
    "watermark": "watermarks",
    "struck": "struck out",
    "left": "left over: no stage knows them",
    "hidden": "in the file, but not to be seen",
}
WARNS, FIRST = "#c00000", 40
"""Colour in which warnings are outlined; how many leftovers are told."""


@dataclass(frozen=True, slots=True)
class Audit:
    paper: ReadPaper

    @property
    def warnings(self) -> list[Issue]:
        return [issue for issue in self.paper.issues if issue.severity != Severity.INFO]

    def as_text(self) -> str:
        return "\n".join([*self._counts(), *self._kinds(), *self._left(), *self._warnings()])

    def _counts(self) -> Iterator[str]:
        ledger = self.paper.ledger
        counts = ledger.counts
        yield f"{ledger.visible} words are to be seen on {len(self.paper.document.pages)} pages."
        for fate in FATES:
            if counts[fate]:
                share = counts[fate] / max(1, ledger.visible)
                yield f"  {counts[fate]:7}  {share:6.1%}  {MEANING[fate]} ({fate}, {COLOURS[fate]})"

    def _kinds(self) -> Iterator[str]:
        """Per paper of the file what was read from it."""
        for paper in self.paper.found.papers:
            part = paper.part
            yield (
                f"Pages {part.page_first}-{part.page_last}: {len(paper.recommendations)} recommendations, "
                f"{len(paper.actions)} actions, {len(paper.decisions)} decisions, {len(paper.tables)} tables"
            )

    def _left(self) -> Iterator[str]:
        left = self.paper.ledger.leftovers
        yield from (f"Left over, page {each.region.page}, {each.why}: {each.text}" for each in left[:FIRST])
        if len(left) > FIRST:
            yield f"… and {len(left) - FIRST} places more"
        yield from (f"Against the rules: {breach}" for breach in breaches(self.paper.ledger))

    def _warnings(self) -> Iterator[str]:
        for issue in self.warnings:
            page = f"page {issue.region.page}, " if issue.region else ""
            yield f"{issue.severity.value.capitalize()}, {page}{issue.code}: {issue.message}"


def audit(path: Path, settings: Settings | None = None) -> Audit:
    """The account of the PDF at ``path``. Raises ``DocumentError`` when there is no PDF to read."""
    return Audit(read_paper(path, settings or Settings()))


def draw_pages(path: Path, told: Audit, folder: Path) -> list[Path]:
    """Every page as a PNG in ``folder``, words coloured by fate, places of warnings outlined. Gives their paths."""
    ledger = told.paper.ledger
    marks: dict[int, list[Mark]] = {page.number: list(_apart(page)) for page in told.paper.document.pages}
    for word, page, home in zip(ledger.words.said, ledger.words.pages, ledger.homes, strict=True):
        marks[page].append(Mark(word.box, COLOURS[home.fate]))
    for issue in told.warnings:
        if issue.region:
            marks[issue.region.page].append(Mark(issue.region.box, WARNS, framed=True, label=issue.code))
    pages = {page.number: page for page in told.paper.document.pages}
    return colour(path, {number: [_turned(mark, pages[number]) for mark in marks[number]] for number in marks}, folder)


def _turned(mark: Mark, page: Page) -> Mark:
    return mark._replace(box=on_paper(mark.box, page))


def _apart(page: Page) -> Iterator[Mark]:
    """The words of a page that are none of its lines."""
    yield from (Mark(line.box, COLOURS["furniture"]) for line in page.furniture)
    yield from (Mark(left.line.box, COLOURS[left.fate]) for left in page.left_out)
