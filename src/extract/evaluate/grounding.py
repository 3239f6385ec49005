"""Grounding: whether a record stands where the store says, in words and in pages.

Gold has words, no boxes. So the words of each gold record are looked up on its pages, field by field, and are held
against the words inside the regions of the record that was matched to it: precision, recall and F1 over all words of
all records together (a gold record that was missed, or a record that is none, counts with all its words). Pages are
judged alike. Files whose words come from pictures are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.evaluate.found import read_found
from extract.evaluate.gold import GoldAction, GoldDecision, GoldFile, GoldRecommendation, Paper, read_gold
from extract.evaluate.match import Entry, assign
from extract.evaluate.papers import scored_pages
from extract.evaluate.report import columns, figure
from extract.evaluate.words import label, running
from extract.geometry import on_paper
from extract.ledger.fields import Finder
from extract.ledger.locate import Scope, locate
from extract.ledger.words import SLACK, Strip, Words, strips_of
from extract.model import Document
from extract.pipeline import read_paper
from extract.schema import Place
from extract.schema.shared import Placed
from extract.settings import Settings

Gold = GoldRecommendation | GoldAction | GoldDecision


@dataclass(frozen=True, slots=True)
class Overlap:
    """How many of the words (or pages) found are gold's, how many were found, and how many gold has."""

    shared: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(self.shared + other.shared, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        return self.shared / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.shared / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 0..1; None where there is nothing."""
        return 2 * self.shared / (self.found + self.gold) if self.found + self.gold else None


@dataclass(frozen=True, slots=True)
class Grounding:
    words: Overlap = field(default_factory=Overlap)
    pages: Overlap = field(default_factory=Overlap)

    def __add__(self, other: Grounding) -> Grounding:
        return Grounding(self.words + other.words, self.pages + other.pages)


def grounding(gold_dir: Path, pred: Path, pdfs: Path) -> dict[str, Grounding]:
    """By file name the grounding of the records of store ``pred``; the PDFs are read anew from the folder ``pdfs``.

    Raises ValueError as ``evaluate`` does."""
    papers = read_gold(gold_dir)
    found = read_found(pred, sorted({file.file for paper in papers for file in paper.files}))
    told: dict[str, Grounding] = {}
    for paper in papers:
        for file in paper.files:
            path = pdfs / file.file
            if file.file in found and path.is_file() and found[file.file].document.text_layer == "native":
                first, last = scored_pages(paper, file)
                rows = found[file.file].within(first, last)
                sheet = _Sheet.of(path)
                records = (rows.recommendations, rows.actions, rows.decisions)
                kinds: tuple[Sequence[Gold], ...] = (paper.recommendations, paper.actions, paper.decisions)
                further = {id(action): _further_columns(action, paper) for action in paper.actions}
                here = [_kind(g, f, sheet, file, further) for g, f in zip(kinds, records, strict=True)]
                told[file.file] = sum(here, told.get(file.file, Grounding()))
    return told


def _further_columns(action: GoldAction, paper: Paper) -> tuple[str, ...]:
    """The cells of an action's row in gold's tables that neither are a field of it nor hold a recommendation."""
    fields = [action.text, action.lead_raw, action.timescale_raw, action.status_raw, action.ref]
    known = [running(text) for text in (*fields, *(r.text for r in paper.recommendations)) if text]
    rows = [row for table in paper.tables for row in table.rows if any(action.text in (cell or "") for cell in row)]
    return tuple(
        cell for cell in (rows[0] if rows else ()) if cell and not any(text in running(cell) for text in known)
    )


def _kind(
    gold: Sequence[Gold],
    found: Sequence[Placed],
    sheet: _Sheet,
    file: GoldFile,
    further: Mapping[int, tuple[str, ...]],
) -> Grounding:
    """The grounding of the records of one kind. ``further``: words of more columns, by the gold record's id."""
    wanted = [Entry((running(g.text),), g.pages[0], label(_number(g))) for g in gold]
    have = [
        Entry((running(f.text),), f.page_first - file.page_offset, label(_number(f)))  # type: ignore[attr-defined]
        for f in found
    ]
    of_gold = {index: found[other] for index, other in assign(wanted, have)}
    matched = {id(record) for record in of_gold.values()}
    total = Grounding()
    for index, record in enumerate(gold):
        pages = {page + file.page_offset for page in range(record.pages[0], record.pages[1] + 1)}
        own, there = sheet.words_of(record, sorted(pages), further.get(id(record), ())), of_gold.get(index)
        inside = sheet.inside(there.regions) if there else set()
        stands = set(range(there.page_first, there.page_last + 1)) if there else set()
        total += Grounding(
            Overlap(len(own & inside), len(inside), len(own)), Overlap(len(pages & stands), len(stands), len(pages))
        )
    for other in found:
        if id(other) not in matched:
            pages = set(range(other.page_first, other.page_last + 1))
            total += Grounding(Overlap(0, len(sheet.inside(other.regions)), 0), Overlap(0, len(pages), 0))
    return total


def grounding_text(told: Mapping[str, Grounding]) -> str:
    """A table to read: precision, recall and F1 of words, F1 of pages, by file and in all."""
    every = [*told.items(), ("total", sum(told.values(), Grounding()))]
    rows = [
        [name, *map(figure, (each.words.precision, each.words.recall, each.words.f1, each.pages.f1))]
        for name, each in every
    ]
    return "Grounding of records\n" + columns(["file", "words P", "words R", "words F1", "pages F1"], rows) + "\n"


def _number(record: object) -> str | None:
    number = getattr(record, "number", None) or getattr(record, "ref", None)
    return number if isinstance(number, str) else None


# ---------------------------------------------------------------- the words of a file


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The words of a file and the cells and paragraphs they stand in."""

    document: Document
    words: Words
    finders: tuple[Finder, ...]

    @staticmethod
    def of(path: Path) -> _Sheet:
        paper = read_paper(path, Settings(ocr="none"))
        words = paper.ledger.words
        return _Sheet(
            paper.document, words, tuple(Finder(words, *strips_of(words, part)) for part in paper.found.papers)
        )

    def inside(self, places: Iterable[Place]) -> set[int]:
        """The words whose middle stands in one of ``places``."""
        found: set[int] = set()
        for place in places:
            page = self.document.pages[place.page - 1]
            for number in self.words.of_page.get(place.page, ()):
                x, y = on_paper(self.words.said[number].box, page).centre
                if place.x0 - SLACK <= x <= place.x1 + SLACK and place.top - SLACK <= y <= place.bottom + SLACK:
                    found.add(number)
        return found

    def words_of(self, record: Gold, pages: Sequence[int], further: Sequence[str]) -> set[int]:
        """The words that say ``record`` on ``pages``: its text, then its other fields beside it or above."""
        near = [
            strip
            for finder in self.finders
            for strip in (*finder.cells, *finder.blocks)
            if any(pages[0] - 2 <= region.page <= pages[-1] for region in strip.regions)
        ]
        on_pages = [strip for strip in near if any(region.page in pages for region in strip.regions)]
        cells, blocks = [s for s in on_pages if s.cell], [s for s in on_pages if s.block]
        numbers = set(locate(record.text, [Scope(cells), Scope(blocks)], frozenset()).numbers)
        own = [strip for strip in on_pages if numbers & set(strip.words)]
        row = [strip for finder in self.finders for strip in finder.beside([s for s in own if _is_of(s, finder)])]
        above = sorted((strip for strip in near if own and strip.top <= own[0].top), key=_top)
        scopes = [Scope(own), Scope(row), Scope(above, backwards=True)]
        for text in (*_beside(record), *further):
            numbers.update(locate(text, scopes, numbers).numbers)
        return numbers


def _is_of(strip: Strip, finder: Finder) -> bool:
    return any(strip is own for own in finder.cells)


def _top(strip: Strip) -> tuple[int, float]:
    return strip.top


def _beside(record: Gold) -> Iterator[str]:
    """The words of a gold record besides its text."""
    names = ("context", "number", "ref", "lead_raw", "timescale_raw", "group_label", "status_raw", "progress_raw")
    for name in names:
        value = getattr(record, name, None)
        if isinstance(value, str) and value:
            yield value
    full = getattr(record, "full_text", None)
    if isinstance(full, str) and full.endswith(record.text):
        yield full[: -len(record.text)].strip()
