"""Words of one line in several sizes: small capitals are one word, a small raised figure is a mark on the last one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extract.model import Box, Line, Word
from extract.read.styles import DESCENT

SMALL_CAPITALS = (0.6, 0.92)
"""Height of small capitals in that of the large ones."""
LEVEL = 0.06
"""In font sizes: how far two words of one base line may be off."""
TOUCHING, OVERLAP = 0.05, 0.12
"""White between pieces of one word, and how far kerning lets them overlap, in font sizes."""
FEWEST_WIDE, SINGLE = 5, 0.7
"""Pieces of a line set wide, and the share of them that are one letter."""
WIDEST, WORD_ENDS = 0.35, 1.8
"""White between such letters, in font sizes; and how much more of it stands between two words."""
LONGEST_NUMBER = 4
"""Letters of a list item's number: "viii"."""
LETTERS = re.compile(r"[^\W\d_][^\W\d_’'&/.,;:()-]*[^\s\d_]*$")
SCRAMBLED = re.compile(r"[a-z][A-Z]|^[a-z]+[A-Z]")
"""Small and large letters mixed up, as where a file has one sign for both."""
FIGURE = re.compile(r"^(?:\d{1,2}|[*†‡])$")
RAISED_SIZE, RAISED_BY, NEAR = 0.85, 0.12, 0.5
"""A raised figure's size, how much higher its foot stands and how near it follows, in sizes of the word before it."""

OVERPRINTED = 0.12
"""How far off a word may be printed again, in its size."""

DROPPED, BESIDE = 0.6, 0.2
"""Size of the words beside an initial that is let into a paragraph, at most, and the white between, in its own size."""


def with_initials(words: Sequence[Word]) -> Sequence[Word]:
    """The words; a large initial that two lines or more stand beside is the first letter of the upper one's word."""
    single = [word for word in words if len(word.text) == 1 and word.text.isupper()]
    usual = median(word.size for word in words) if single else 0.0
    put: dict[int, Word | None] = {}
    for initial in [word for word in single if usual <= DROPPED * word.size]:
        box, near = initial.box, BESIDE * initial.size
        beside = [
            word
            for word in words
            if 0 <= word.box.x0 - box.x1 <= near
            and word.size <= DROPPED * initial.size
            and box.top <= word.box.centre[1] <= box.bottom
        ]
        first = min(beside, key=lambda word: word.box.top, default=None)
        if first is None or not first.text[0].islower() or not any(w.box.top >= first.box.bottom for w in beside):
            continue
        alone = initial.text in ("A", "I")  # words as they are
        right, text = (box.x1, initial.text) if alone else (first.box.x1, initial.text + first.text)
        put[id(initial)] = first._replace(text=text, box=Box(box.x0, first.box.top, right, first.box.bottom))
        if not alone:
            put[id(first)] = None
    return [new for word in words if (new := put.get(id(word), word))] if put else words


def joined(words: Iterable[Word]) -> list[Word]:
    """The words, small capitals put together to the words they are part of, raised figures glued to the word before."""
    found: list[Word] = []
    capitals, last = False, 0.0
    for word in words:
        size = word.size
        if size >= last:  # nearly always
            capitals = capitals and size == last
            found.append(_set_small(found[-1], word) if capitals else word)
            last = size
            continue
        before = found[-1]
        if word.glued and _goes_on(before, word):
            found[-1] = _one(before, word)
            capitals = True
            continue
        if not word.glued and _is_mark(before, word):
            found.append(word._replace(glued=True))
        else:
            found.append(_set_small(before, word) if capitals else word)
        last = size
    return found


def reunited(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines; a word whose pieces the file holds apart, with others between them, is one again: browsers draw a
    letter before its kerning, then what floats beside it, then the rest. So is a word in capitals set wide."""
    return tuple(_closed_up(_touching(line)) for line in lines)


def _closed_up(line: Line) -> Line:
    """The line; one of capitals that stand apart evenly, and farther where a word ends, in whole words."""
    words = line.words
    if len(words) < FEWEST_WIDE or len(words[0].text) > 2 or len(words[1].text) > 2 or not line.text.isupper():
        return line
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    gaps = [after.box.x0 - before.box.x1 for before, after in pairwise(words)]
    near = median(gaps)
    if single < SINGLE * len(words) or not 0 < near <= WIDEST * line.size:
        return line
    whole = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > WORD_ENDS * near or word.size != whole[-1].size:
            whole.append(word)
        else:
            whole[-1] = whole[-1]._replace(text=whole[-1].text + word.text, box=Box.around((whole[-1].box, word.box)))
    return Line(line.page, tuple(whole))


def _touching(line: Line) -> Line:
    words = [line.words[0]]
    for word in line.words[1:]:
        before = words[-1]
        if word.box.x0 - before.box.x1 >= TOUCHING * word.size:  # nearly always
            words.append(word)
            continue
        if _is_printed_again(before, word):
            continue
        apart = not 0 <= word.run - before.run <= len(before.text)  # what follows at once it has parted itself
        if (apart and _are_pieces(before, word)) or (len(words) == 1 and _closes(before, word)):
            words[-1] = before._replace(text=before.text + word.text, box=Box.around((before.box, word.box)))
        else:
            words.append(word)
    return line if len(words) == len(line.words) else Line(line.page, tuple(words))


def _is_printed_again(before: Word, word: Word) -> bool:
    """Whether a word stands once more a hair's breadth off, to look bold."""
    places = zip(before.box[:3], word.box[:3], strict=True)
    return before.text == word.text and all(abs(a - b) <= OVERPRINTED * word.size for a, b in places)


def _closes(before: Word, word: Word) -> bool:
    """Whether a sign at the head of a line closes the number of a list's item, which browsers draw apart: "a" ")"."""
    number = before.text.lstrip("(")
    return (
        word.glued
        and word.text in (")", ".")
        and word.size == before.size
        and len(number) <= LONGEST_NUMBER
        and number.isalnum()
    )


def _are_pieces(before: Word, word: Word) -> bool:
    """Whether small letters go on right behind letters of the same kind, at the same height."""
    style = before.size == word.size and before.bold == word.bold and before.italic == word.italic
    level = abs(before.box.bottom - word.box.bottom) <= LEVEL * word.size
    near = word.box.x0 - before.box.x1 > -OVERLAP * word.size
    return style and level and near and not word.glued and before.text[-1:].isalpha() and word.text[:1].islower()


def _goes_on(before: Word, word: Word) -> bool:
    """Whether small capitals go on from a large one."""
    if not SMALL_CAPITALS[0] * before.size <= word.size <= SMALL_CAPITALS[1] * before.size:
        return False
    level = abs(_base(before) - _base(word)) <= LEVEL * before.size
    return level and before.text[-1:].isalpha() and LETTERS.match(word.text) is not None


def _set_small(before: Word, word: Word) -> Word:
    """A word behind one in small capitals; where it is all in the small ones, in the size of their type."""
    text = word.text.lower() if SCRAMBLED.search(word.text) else word.text
    level = abs(_base(before) - _base(word)) <= LEVEL * before.size
    if not (level and word.size <= SMALL_CAPITALS[1] * before.size and LETTERS.match(text)):
        return word._replace(text=text)
    box = Box(word.box.x0, before.box.top, word.box.x1, before.box.bottom)
    return word._replace(text=text, size=before.size, box=box)


def _base(word: Word) -> float:
    return word.box.bottom - DESCENT * word.size


def _one(before: Word, word: Word) -> Word:
    """Both as one word. Where the file has small letters for the small capitals, the large one is large and all the
    others are small, whatever the file has for each."""
    box = Box.around((before.box, word.box))
    if word.text.isupper():
        return before._replace(text=before.text + word.text, box=box)
    return before._replace(text=before.text[:-1] + before.text[-1].upper() + word.text.lower(), box=box)


def _is_mark(before: Word, word: Word) -> bool:
    """Whether a figure stands small, raised and near behind a word, as one that points to a footnote does."""
    if word.size > RAISED_SIZE * before.size or not FIGURE.match(word.text):
        return False
    gap = word.box.x0 - before.box.x1
    raised = before.box.bottom - word.box.bottom
    near = -0.2 * before.size <= gap <= NEAR * before.size
    return near and raised >= RAISED_BY * before.size and word.box.bottom > before.box.top
