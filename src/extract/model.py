"""The nouns in memory: what a page holds, and what stands on it.

Everything is frozen and complete at birth. Lengths are PDF points (1/72 inch), measured from the top left of the
page *as displayed* (after ``/Rotate``); pages count from 1. Of ours this module imports only ``Box``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter, sub
from typing import Literal, NamedTuple

from extract.boxes import Box as Box
from extract.boxes import new_tuple

TextLayer = Literal["native", "ocr", "none"]
Method = Literal["tagged", "ruled", "aligned", "camelot", "prose"]


class Region(NamedTuple):
    """A place on paper: a box on a page of the file."""

    page: int
    box: Box


class Word(NamedTuple):
    """A run of characters without white space, in one style."""

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    glued: bool = False
    """No white space before it: it goes on from the word to its left in another style."""
    content_id: int = -1
    """Its marked-content id on the page (ISO 32000-2, 14.7.5), by which tags name it; -1 for none."""
    run: int = -1
    """Number of the text object that drew it: words of one object were set in one go. -1 where that is not known."""


class Letters(NamedTuple):
    """How many letters of a line there are, and how many of them are bold and italic."""

    all: int
    bold: int
    italic: int


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line, left to right."""

    page: int
    words: tuple[Word, ...]
    box: Box = field(init=False, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)
    size: float = field(init=False, repr=False, compare=False)
    """Font size of most of its characters, in points."""
    letters: Letters = field(init=False, repr=False, compare=False)
    glued: bool = field(init=False, repr=False, compare=False)
    """Whether any of its words is glued to the one before it."""
    white: float = field(init=False, repr=False, compare=False)
    """The widest white between two of its words that follow each other, in points; below 0 where there is none."""

    def __post_init__(self) -> None:  # asked for so often that they are worked out once
        words, white = self.words, -1.0
        if len(words) == 1:  # as many in cells
            spaced, box, size, bold, italic, stuck, _, _ = words[0]
            letters = len(spaced), len(spaced) * bold, len(spaced) * italic
        else:
            texts, boxes, sizes, bolds, italics, glued, _, _ = zip(*words, strict=True)
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            spaced, size, stuck, count = " ".join(texts), sizes[0], True in glued, len(words)
            lengths = [len(text) for text in texts] if True in bolds or True in italics else []
            heavy, slant = (sum(compress(lengths, bolds)), sum(compress(lengths, italics))) if lengths else (0, 0)
            letters = len(spaced) - count + 1, heavy, slant
            if stuck:
                spaced = "".join([word.text if word.glued else f" {word.text}" for word in words])
            size = size if sizes.count(size) == count else _usual_size(words)
            box = new_tuple(Box, (min(lefts), min(tops), max(rights), max(bottoms)))
            white = max(map(sub, lefts[1:], rights))
        _put_box(self, box)
        _put_text(self, spaced.lstrip())
        _put_size(self, size)
        _put_letters(self, new_tuple(Letters, letters))
        _put_glued(self, stuck)
        _put_white(self, white)

    @property
    def region(self) -> Region:
        return Region(self.page, self.box)

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold (a lone bold number does not make a line bold)."""
        return 2 * self.letters.bold > self.letters.all

    @property
    def italic(self) -> bool:
        return 2 * self.letters.italic > self.letters.all


_put_box, _put_text, _put_size, _put_letters, _put_glued, _put_white = (
    vars(Line)[name].__set__ for name in ("box", "text", "size", "letters", "glued", "white")
)


def _usual_size(words: tuple[Word, ...]) -> float:
    sizes = {word.size for word in words}
    return max(sizes, key=lambda size: (sum(len(word.text) for word in words if word.size == size), size))


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: a drawn line, or a filled box so thin that the eye sees a line."""

    box: Box

    @property
    def horizontal(self) -> bool:
        left, top, right, bottom = self.box
        return right - left >= bottom - top


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled box: shading of a cell, a coloured band. ``colour`` is ``#rrggbb``."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation to an address outside the file."""

    box: Box
    uri: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's outline: its title, its depth from 0 and the page it points at."""

    title: str
    level: int
    page: int


class LeftOut(NamedTuple):
    """Words that the file holds and the page does not say, and why they are none of its lines.

    ``hidden``: nobody sees them (no ink, the paper's colour, covered, cut off, on a layer that is switched off).
    ``watermark``: printed over the page ("DRAFT"). ``struck``: with a line through them.
    """

    fate: Literal["hidden", "watermark", "struck"]
    line: Line


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed: what is written, ruled and shaded on it.

    ``lines`` hold the body in reading order. ``furniture`` holds the lines that belong to the paper as an object,
    not to its content: running headers and footers, stamped page and agenda numbers, blank-page notices.
    ``left_out`` holds what is neither.
    """

    number: int
    width: float
    height: float
    rotation: int
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    text_layer: TextLayer = "native"
    skew: float = 0.0
    """Degrees counter-clockwise by which a scanned page was turned to make it level; its boxes are those of the level
    page, and ``geometry.on_paper`` gives their place on the page as displayed."""
    turned: int = 0
    """Degrees clockwise (90, 180 or 270) by which a page whose text stands sideways was turned to be read; width,
    height and boxes are those of the turned page, and ``geometry.on_paper`` knows the way back."""

    @property
    def words(self) -> Iterator[Word]:
        for line in self.lines:
            yield from line.words

    def words_in(self, box: Box) -> list[Word]:
        """The words of its lines whose middle lies inside ``box``."""
        beside = [line for line in self.lines if line.box.top <= box.bottom and box.top <= line.box.bottom]
        return [word for line in beside for word in line.words if box.holds_centre(word.box)]

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)


class Element(NamedTuple):
    """A node of the structure tree ("tags") with the text runs it owns.

    ``role`` is the standard structure type after role mapping ("Table", "TR", "TH", "H1", "P", …).
    ``content`` lists (page, marked-content id) pairs that hang directly on this node.
    """

    role: str
    children: tuple[Element, ...] = ()
    content: tuple[tuple[int, int], ...] = ()
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF as read: its pages, its outline and what the file says about itself."""

    document_id: str
    """SHA-256 of the file's bytes, hex."""
    file_name: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    structure: Element | None = None
    title: str | None = None
    producer: str | None = None

    @property
    def tagged(self) -> bool:
        return self.structure is not None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where in the grid, and where on paper.

    A cell cut by a page break has a region on each page; its lines run on from one to the next.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]
    regions: tuple[Region, ...]
    fill: str | None = None
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:  # asked for ten times and more
        joined = " ".join([line.text for line in self.lines])
        object.__setattr__(self, "text", joined.replace("\u00ad ", ""))

    @property
    def bold(self) -> bool:
        heavy = sum([len(line.text) for line in self.lines if line.bold])
        return heavy > 0 and 2 * heavy > sum([len(line.text) for line in self.lines])


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, whatever page breaks run through it. Cells are in row, then column order."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    regions: tuple[Region, ...]
    method: Method
    score: float
    """How sure the finder is that this is a table with these cells, 0..1."""
    rows: tuple[tuple[Cell, ...], ...] = field(init=False, repr=False, compare=False)
    """The cells that *start* in each row, left to right."""
    covering: tuple[tuple[Cell, ...], ...] = field(init=False, repr=False, compare=False)
    """The cells that stand in each row, those that reach down into it too."""

    def __post_init__(self) -> None:
        rows: list[list[Cell]] = [[] for _ in range(self.n_rows)]
        covering: list[list[Cell]] = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
            for row in range(cell.row, min(cell.row + cell.row_span, self.n_rows)):
                covering[row].append(cell)
        object.__setattr__(self, "rows", tuple(tuple(row) for row in rows))
        object.__setattr__(self, "covering", tuple(tuple(sorted(row, key=attrgetter("column"))) for row in covering))

    @property
    def page_first(self) -> int:
        return self.regions[0].page

    @property
    def page_last(self) -> int:
        return self.regions[-1].page
