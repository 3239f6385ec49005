"""Words that stand on the page and are not said by it: watermarks, and words that are struck out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from statistics import median

from extract.issues import Code, Issues
from extract.model import Box, Region, Word
from extract.read.fast import RawPage

LARGE, LARGER = 20.0, 1.8
"""Points, and times the size of most words, from which a level word may be a watermark."""
INSET = 0.25
"""Share of its height at the head and the foot of a large word that lines above and below may reach into."""
STRUCK = (0.36, 0.68)
"""Share of a word's box, from its top, within which a line through it strikes it out; underlines stand lower."""
THICKEST = 0.45
"""In font sizes: the thickest line with which words are struck out; thicker bars hide them."""
BAR = 10.0
"""Points; a filled box no higher may be a line through large type."""
OVERHANG = 0.35
"""In font sizes: how far such a line reaches beyond its words, as over a blank behind them. Rules of tables do more."""
COVERED = 0.8
"""Share of a word's width that a line through it runs over."""
MOST_LINES = 3
"""Lines over a word, its underline and a double stroke among them; more are the stripes of a shaded cell."""
SHOWN = 80
"""Characters of the words that an issue shows."""
TOP = attrgetter("box.top")
_ByHeight = tuple[Sequence[Word], Sequence[float], float]
"""Words from the page's head down, their tops, and the height of the tallest."""


def without_marks(page: RawPage, issues: Issues) -> RawPage:
    """The page without struck-out words; they, and words set aslant, go to ``issues``. The page is changed."""
    if page.hidden:
        _tell_hidden(page, issues)
    level = level_watermark(page)
    if level:
        gone = {id(word) for word in level}
        page.words = [word for word in page.words if id(word) not in gone]
        page.aslant = [*page.aslant, *level]
    if page.aslant:
        _tell(Code.WATERMARK, "words printed over the page are left out", page.aslant, page, issues)
    lines = [rule.box for rule in page.rules] + [fill.box for fill in page.fills if fill.box.height <= BAR]
    if page.text_layer == "ocr" or not lines:
        return page
    struck = struck_out(page.words, lines)
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


def level_watermark(page: RawPage) -> list[Word]:
    """Large level words that other words, or if they are pale the rules of a table, are printed across."""
    if page.text_layer == "ocr" or not page.words:
        return []
    large = [word for word in page.words if word.size >= LARGE and len(word.text) > 1]
    if not large:
        return []
    usual = median(word.size for word in page.words)
    large = [word for word in large if word.size >= LARGER * usual]
    if not large:
        return []
    limit = min(word.size for word in large) / LARGER
    small = _by_height([word for word in page.words if word.size <= limit])
    crossed = [word for word in large if _crossed(word, small, page)]
    runs = {word.run for word in crossed} - {-1}
    return [word for word in large if word in crossed or word.run in runs]


def _by_height(words: Iterable[Word]) -> _ByHeight:
    ordered = sorted(words, key=TOP)
    boxes = [word.box for word in ordered]
    return ordered, [box[1] for box in boxes], max([box[3] - box[1] for box in boxes], default=0.0)


def _crossed(word: Word, small: _ByHeight, page: RawPage) -> bool:
    """Whether print runs across the middle of a large word."""
    box, inset = word.box, INSET * word.box.height
    core = Box(box.x0, box.top + inset, box.x1, box.bottom - inset)
    left, upper, right, lower = core
    ordered, tops, tallest = small
    near = ordered[bisect_left(tops, upper - tallest) : bisect_right(tops, lower)]
    over = sum(  # doubled, so that no middle need be worked out
        2 * upper <= top + bottom <= 2 * lower and 2 * left <= x0 + x1 <= 2 * right
        for x0, top, x1, bottom in (each.box for each in near)
    )
    pale = 0 <= word.run < len(page.paints) and page.paints[word.run].pale
    if over >= (1 if pale else 2):
        return True
    return pale and any(_cuts(rule.box, core) for rule in page.rules)


def _cuts(rule: Box, core: Box) -> bool:
    """Whether a rule, which may have no thickness, runs through the box."""
    return rule.x0 < core.x1 and core.x0 < rule.x1 and rule.top < core.bottom and core.top < rule.bottom


def struck_out(words: Sequence[Word], lines: Iterable[Box]) -> list[Word]:
    """The words with a line through their middle that is no longer than they are together."""
    ordered, tops, tallest = _by_height(words)
    crossed: Counter[int] = Counter()
    struck: set[int] = set()
    for line in lines:
        if line.width >= line.height:
            y = line.centre[1]
            near = ordered[bisect_left(tops, y - tallest) : bisect_left(tops, y)]
            over = [word for word in near if _runs_over(line, y, word.box)] if near else []
            if not over:
                continue
            crossed.update(map(id, over))
            struck.update(map(id, _through(line, y, over)))
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
    x0, top, x1, bottom = box
    shared = min(x1, line.x1) - max(x0, line.x0)
    return shared >= COVERED * (x1 - x0) > 0 and top <= y <= bottom
