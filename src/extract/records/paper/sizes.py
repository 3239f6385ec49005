"""How large the print of running text is, and what white space sets apart on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from operator import is_

from extract.kept import kept
from extract.model import Document, Line, Page, Word
from extract.text import group_lines

GAP = 2.0
"""Sizes of print between what stands apart."""
TALL = 0.75
"""Share of the tallest print of a line from which print is as tall."""
LONGEST_LINE = 2000
"""Letters of a line that are read to tell what a paper is; no line of a real paper has more."""


def body_size(pages: Iterable[Page]) -> float:
    """The size that most characters of ``pages`` have, points; 11 where there are none."""
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if len({word.size for word in line.words}) == 1:  # nearly always
                weights[line.size] += line.letters.all
                continue
            for word in line.words:
                weights[word.size] += len(word.text)
    return weights.most_common(1)[0][0] if weights else 11.0


def set_apart(line: Line) -> list[tuple[Word, ...]]:
    """The words of a line in groups with wide gaps between them: council on the left, body on the right."""
    if line.white <= GAP * line.size:  # most lines
        return [line.words]
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(line.words), 1) if b.box.x0 - a.box.x1 > GAP * line.size)]
    return [line.words[a:b] for a, b in zip(starts, [*starts[1:], len(line.words)], strict=True)]


@kept
def bounded(document: Document) -> Document:
    """``document`` as its facts are read: lines, outline and title of at most ``LONGEST_LINE`` letters, and what stands
    beside a title a third larger, in two rows or apart, in lines of its own; itself where nothing is otherwise."""
    marks = tuple(replace(mark, title=mark.title[:LONGEST_LINE]) for mark in document.bookmarks)
    title = document.title and document.title[:LONGEST_LINE]
    pages = tuple(map(_bounded, document.pages))
    same = all(map(is_, pages, document.pages)) and (title, marks) == (document.title, document.bookmarks)
    return document if same else replace(document, pages=pages, bookmarks=marks, title=title)


def _bounded(page: Page) -> Page:
    lines = tuple(map(_cut, _in_rows(page.lines)))
    furniture = tuple(map(_cut, page.furniture))
    return (
        page if (lines, furniture) == (page.lines, page.furniture) else replace(page, lines=lines, furniture=furniture)
    )


def _in_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """``lines`` with what stands beside a title in lines of its own, below the last line of that title."""
    beside: list[Line] = []
    tall = 0.0
    for line in lines:
        first, *others = _rows_of(line)
        if beside and first.size != tall:
            yield from beside
            beside = []
        yield first
        beside += others
        tall = first.size
    yield from beside


def _rows_of(line: Line) -> Sequence[Line]:
    """A line in one, or its tall words and the rows beside them where some of these stand one over the other, or all
    apart from it."""
    if not (any(map(_stand_over, line.words, line.words[1:])) or _small_apart(line)):
        return (line,)
    tallest = max(word.size for word in line.words)
    beside = [word for word in line.words if word.size <= TALL * tallest]
    title = tuple(word for word in line.words if not word.size <= TALL * tallest)
    return (Line(line.page, title), *group_lines(beside, line.page)) if title and beside else (line,)


def _small_apart(line: Line) -> bool:
    """Whether a line has two parts with a wide gap between them, one of them much smaller than the other."""
    parts = set_apart(line)
    if len(parts) != 2:
        return False
    sizes = [{word.size for word in part} for part in parts]
    return min(map(max, sizes)) <= TALL * max(map(min, sizes))


def _stand_over(one: Word, other: Word) -> bool:
    """Whether a word begins before the one at its left ends, above or below it."""
    (_, top, x1, bottom), (x0, other_top, _, other_bottom) = one.box, other.box
    return x1 - x0 > 1 and (top > other_bottom or other_top > bottom)


def _cut(line: Line) -> Line:
    if len(line.text) <= LONGEST_LINE:
        return line
    lengths = accumulate(len(word.text) + 1 for word in line.words)
    fitting = sum(1 for length in lengths if length <= LONGEST_LINE)
    first = line.words[0]._replace(text=line.words[0].text[:LONGEST_LINE])
    return Line(line.page, line.words[:fitting] or (first,))
