"""Words that stand on the page and are not said by it: watermarks set aslant, and words that are struck out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.issues import Code, Issues
from extract.model import Box, Region, Rule, Word
from extract.read.fast import RawPage

STRUCK = (0.36, 0.68)
"""Share of a word's box, from its top, within which a line through it strikes it out; underlines stand lower."""
THICKEST = 0.12
"""In font sizes; the lines with which words are struck out are half as thick."""
OVERHANG = 0.25
"""In font sizes: how far such a line may reach beyond the words it strikes out. Rules of tables reach further."""
COVERED = 0.8
"""Share of a word's width that a line through it runs over."""
MOST_LINES = 3
"""Lines over a word, its underline and a double stroke among them; more are the stripes of a shaded cell."""
SHOWN = 80
"""Characters of the words that an issue shows."""


def without_marks(page: RawPage, issues: Issues) -> RawPage:
    """The page without struck-out words; they, and words set aslant, go to ``issues``. The page is changed."""
    if page.hidden:
        _tell_hidden(page, issues)
    if page.aslant:
        _tell(Code.WATERMARK, "words set aslant over the page are left out", page.aslant, page, issues)
    if page.text_layer == "ocr" or not page.rules:
        return page
    struck = struck_out(page.words, page.rules)
    if struck:
        _tell(Code.STRUCK_OUT, "struck-out words are left out", struck, page, issues)
        gone = {id(word) for word in struck}
        page.words = [word for word in page.words if id(word) not in gone]
        page.struck = struck
    return page


def _tell_hidden(page: RawPage, issues: Issues) -> None:
    """How many words are hidden and where; not what they say, which somebody may have meant to take out. Marks that
    hold no letter or figure (a white full stop) are no matter."""
    told = [word for word in page.hidden if any(map(str.isalnum, word.text))]
    if told:
        count = f"{len(told)} words that nobody sees are" if len(told) > 1 else "a word that nobody sees is"
        place = Region(page.number, Box.around(word.box for word in told))
        issues.add(Code.HIDDEN_TEXT, f"page {page.number}: {count} left out", place)


def _tell(code: Code, what: str, words: Sequence[Word], page: RawPage, issues: Issues) -> None:
    said = " ".join(word.text for word in words)
    shown = said if len(said) <= SHOWN else said[:SHOWN].rstrip() + "…"
    issues.add(code, f"page {page.number}: {what}: {shown}", Region(page.number, Box.around(w.box for w in words)))


def struck_out(words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The words with a line through their middle that is no longer than they are together."""
    ordered = sorted(words, key=lambda word: word.box.top)
    tops = [word.box.top for word in ordered]
    tallest = max((word.box.height for word in words), default=0.0)
    crossed: Counter[int] = Counter()
    struck: set[int] = set()
    for rule in rules:
        if rule.horizontal:
            y = rule.box.centre[1]
            near = ordered[bisect_left(tops, y - tallest) : bisect_left(tops, y)]
            over = [word for word in near if _runs_over(rule.box, y, word.box)]
            crossed.update(map(id, over))
            struck.update(map(id, _through(rule.box, y, over)))
    return [word for word in words if id(word) in struck and crossed[id(word)] <= MOST_LINES]


def _through(line: Box, y: float, over: Sequence[Word]) -> Iterator[Word]:
    hit = [
        word
        for word in over
        if STRUCK[0] <= (y - word.box.top) / word.box.height <= STRUCK[1] and line.height <= THICKEST * word.size
    ]
    if not hit:
        return
    slack = OVERHANG * max(word.size for word in hit)
    if line.x0 >= min(w.box.x0 for w in hit) - slack and line.x1 <= max(w.box.x1 for w in hit) + slack:
        yield from hit


def _runs_over(line: Box, y: float, box: Box) -> bool:
    shared = min(box.x1, line.x1) - max(box.x0, line.x0)
    return shared >= COVERED * box.width > 0 and box.top <= y <= box.bottom
