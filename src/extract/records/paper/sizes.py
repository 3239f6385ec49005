"""How large the print of running text is, and what white space sets apart on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, pairwise

from extract.model import Document, Line, Page, Word

GAP = 2.0
"""Sizes of print between what stands apart."""
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


def bounded(document: Document) -> Document:
    """``document`` with lines, outline and title of at most ``LONGEST_LINE`` letters; itself where none is longer."""
    lines = (line for page in document.pages for line in (*page.lines, *page.furniture))
    names = [document.title or "", *(mark.title for mark in document.bookmarks)]
    if all(len(text) <= LONGEST_LINE for text in names) and all(len(line.text) <= LONGEST_LINE for line in lines):
        return document
    pages = (
        replace(page, lines=tuple(map(_cut, page.lines)), furniture=tuple(map(_cut, page.furniture)))
        for page in document.pages
    )
    marks = tuple(replace(mark, title=mark.title[:LONGEST_LINE]) for mark in document.bookmarks)
    title = document.title and document.title[:LONGEST_LINE]
    return replace(document, pages=tuple(pages), bookmarks=marks, title=title)


def _cut(line: Line) -> Line:
    if len(line.text) <= LONGEST_LINE:
        return line
    lengths = accumulate(len(word.text) + 1 for word in line.words)
    fitting = sum(1 for length in lengths if length <= LONGEST_LINE)
    first = line.words[0]._replace(text=line.words[0].text[:LONGEST_LINE])
    return Line(line.page, line.words[:fitting] or (first,))
