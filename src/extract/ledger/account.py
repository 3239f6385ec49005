"""What became of every word: document and records → ledger. Nothing is read a second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from extract.ledger.fields import Finder, Grounded, Record, RecordKey
from extract.ledger.locate import Scope, locate
from extract.ledger.words import Strip, Words, plain, strips_of
from extract.model import Document, Region
from extract.records import FoundPaper, FoundRecords

Fate = Literal[
    "field", "row", "table", "passage", "heading", "fact", "furniture", "watermark", "struck", "left", "hidden"
]
FATES: tuple[Fate, ...] = get_args(Fate)
"""What can become of a word.

``field``: it says a field of a record. ``row``: it stands in the row or paragraph of a record and says no field.
``table``: in a table, outside all records. ``passage``, ``heading``: running text. ``fact``: the title, committee or
author of a paper. ``furniture``: running heads, page numbers. ``watermark``, ``struck``: seen, but not said.
``left``: nothing of these; no stage knows it. ``hidden``: in the file, but nobody sees it, so it is no visible word.
"""


class Home(NamedTuple):
    """The fate of a word. ``what``: the field, the role of the table, or the fact; ``record`` whose it is."""

    fate: Fate
    what: str = ""
    record: RecordKey | None = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words side by side that no stage knows."""

    region: Region
    n_words: int
    text: str
    near: RecordKey | None
    """The record that stands right above or around it on its page."""
    why: str


@dataclass(frozen=True)
class Ledger:
    """The account of one document: ``homes`` has the fate of each of ``words``, ``apart`` counts those of the pages'
    furniture, watermarks, struck-out and hidden words. ``records`` in the order of ``FoundRecords``."""

    words: Words
    homes: Sequence[Home]
    records: tuple[Grounded, ...]
    apart: Counter[Fate]
    leftovers: tuple[Leftover, ...]
    strips: Mapping[int, tuple[Sequence[Strip], Sequence[Strip]]]
    """By a paper's first page: the cells of its tables and the paragraphs of its flow."""

    @cached_property
    def recorded(self) -> bytes:
        """For each word 1 where it is a record's, else 0."""
        return bytes(home.fate in ("field", "row") for home in self.homes)

    @property
    def counts(self) -> Counter[Fate]:
        """Number of words by fate."""
        return Counter(home.fate for home in self.homes) + self.apart

    @property
    def visible(self) -> int:
        """Number of words that a reader of the paper sees."""
        return len(self.words) + sum(count for fate, count in self.apart.items() if fate != "hidden")


def account(document: Document, found: FoundRecords) -> Ledger:
    """The ledger of ``document``, of which ``found`` are the records."""
    words = Words(document)
    books = _Books(words)
    seen: Counter[str] = Counter()
    for paper in found.papers:
        books.enter(paper, seen)
    homes = books.closed()
    leftovers = tuple(_leftovers(words, homes, books))
    return Ledger(words, homes, tuple(books.records), _apart(document), leftovers, books.strips)


def _apart(document: Document) -> Counter[Fate]:
    counts: Counter[Fate] = Counter()
    for page in document.pages:
        counts["furniture"] += sum(len(line.words) for line in page.furniture)
        for left in page.left_out:
            counts[left.fate] += len(left.line.words)
    return +counts


class _Books:
    """Homes while they are given: the first that a word is given stays."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.homes: list[Home | None] = [None] * len(words)
        self.records: list[Grounded] = []
        self.tables: list[tuple[Region, Home, str]] = []
        """Places of tables, what their words are, and the letters of their headings."""
        self.strips: dict[int, tuple[Sequence[Strip], Sequence[Strip]]] = {}

    def enter(self, paper: FoundPaper, seen: Counter[str]) -> None:
        cells, blocks = self.strips[paper.part.page_first] = strips_of(self.words, paper)
        finder = Finder(self.words, cells, blocks)
        records = self._records(finder, paper, seen)
        for record in records:
            for name, numbers in record.places.items():
                self._give(numbers, Home("field", name.partition(":")[0], record.key))
        for record in records:
            self._give(_rest(record, finder), Home("row", "", record.key))
        self._enter_facts(paper, cells, blocks)
        self._enter_tables(paper, cells)
        for strip in blocks:
            if strip.block:
                self._give(strip.words, HEADING if strip.block.level else PASSAGE)
        self.records += records

    def _records(self, finder: Finder, paper: FoundPaper, seen: Counter[str]) -> list[Grounded]:
        found: list[Grounded] = []
        records: tuple[Record, ...] = (*paper.recommendations, *paper.actions, *paper.decisions)
        for record in records:
            kind = KINDS[type(record).__name__]
            found.append(finder.ground(record, RecordKey(kind, seen[kind])))
            seen[kind] += 1
        return found

    def _give(self, numbers: Iterable[int], home: Home) -> None:
        homes = self.homes
        for number in numbers:
            if homes[number] is None:
                homes[number] = home

    def _enter_facts(self, paper: FoundPaper, cells: Sequence[Strip], blocks: Sequence[Strip]) -> None:
        part = paper.part
        facts = {"title": part.title, "committee": part.committee, "report_of": part.report_of}
        facts["lead_officer"] = part.lead_officer
        first = [strip for strip in (*cells, *blocks) if strip.page == part.page_first]
        scope = Scope(sorted(first, key=lambda strip: strip.top))
        for name, text in facts.items():
            if text:
                self._give(locate(text, [scope], frozenset()).numbers, Home("fact", name))

    def _enter_tables(self, paper: FoundPaper, cells: Sequence[Strip]) -> None:
        homes = [Home("table", table.role) for table in paper.tables]
        for strip in cells:
            if strip.cell:
                self._give(strip.words, homes[strip.cell.table])
        for table, home in zip(paper.tables, homes, strict=True):
            heads = plain(" ".join(table.header))
            self.tables += [(region, home, heads) for region in table.table.regions]

    def closed(self) -> list[Home]:
        """The homes. The headings that a table prints again on a further page are its words; what has none is left."""
        missing = [number for number, home in enumerate(self.homes) if home is None]
        for region, home, heads in self.tables if missing else ():
            inside = self.words.within(region, [n for n in missing if self.words.pages[n] == region.page])
            self._give((n for n in inside if plain(self.words.said[n].text) in heads), home)
        return [home or LEFT for home in self.homes]


HEADING, PASSAGE, LEFT = Home("heading"), Home("passage"), Home("left")
KINDS: dict[str, Literal["recommendation", "action", "decision"]] = {
    "FoundRecommendation": "recommendation",
    "FoundAction": "action",
    "FoundDecision": "decision",
}


def _rest(record: Grounded, finder: Finder) -> list[int]:
    """The words of the cells or paragraphs a record stands in; of a row of a table, of all its cells."""
    said = record.places.get("text", ())[:1]
    row = [strip for strip in record.strips if strip.cell and said and said[0] in strip.words]
    strips = [*record.strips, *(s for s in finder.beside(row) if s.cell and s.cell.row >= _first_row(row))]
    return [number for strip in strips for number in strip.words]


def _first_row(strips: Sequence[Strip]) -> int:
    return min((strip.cell.row for strip in strips if strip.cell), default=0)


# ---------------------------------------------------------------- what is left


def _leftovers(words: Words, homes: Sequence[Home], books: _Books) -> Iterator[Leftover]:
    """Runs of words left over, one after another on one page."""
    run: list[int] = []
    for number, home in enumerate(homes):
        if home.fate != "left":
            continue
        if run and (number != run[-1] + 1 or words.pages[number] != words.pages[run[-1]]):
            yield _leftover(words, run, books)
            run = []
        run.append(number)
    if run:
        yield _leftover(words, run, books)


def _leftover(words: Words, run: Sequence[int], books: _Books) -> Leftover:
    region = words.boxes(run)[0]
    x, y = region.box.centre
    inside = any(place.page == region.page and place.box.holds(x, y) for place, _, _ in books.tables)
    above = [
        (place.box.top, record.key)
        for record in books.records
        for place in record.record.regions
        if place.page == region.page and place.box.top <= region.box.bottom
    ]
    return Leftover(
        region=region,
        n_words=len(run),
        text=" ".join(words.said[number].text for number in run),
        near=max(above, default=(0.0, None), key=lambda each: each[0])[1],
        why="in a table, outside its cells" if inside else "in no paragraph and no table",
    )
