"""Entries: a few words, and below them, in another look, a few more that say who and when.

     (1) Mend the footbridges             Widen the path by the mill        what is asked stands over the entries, or
         before the winter.               Rights of Way     By Easter       beside the first of them, and holds until
         Head of Parks   May 2026                                           the next of its kind

What makes them entries is that the same look follows the same look again and again at one left side. The parts of what
stands below are told by the white between them; those of a second line belong to those they are flush with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.flow.looks import WHITE, Look, box_of, look_of, pieces_of
from extract.flow.panel_marks import NUMBERED
from extract.flow.unit_parts import PARTING
from extract.model import Box, Line, Page, Table, Word

SIGN = re.compile(r"^[^\w\s]$")
FEWEST, BEFORE = 4, 12
"""Entries of a paper, and pieces of lines before what stands below them among which they are looked for."""
LONGEST_LABELLED, LONGEST_UNDER, LONGEST_WORDS, LONGEST_HEAD = 10, 14, 60, 45
"""Words of a piece below with and without labels, of an entry, and of what stands over or beside several."""
FLUSH, INDENT, REACH = 2.5, 16.0, 60.0
"""Points by which what stands below one another begins apart; by which what is below may stand in, as in a badge; and
between a number and its words."""
CLOSE, NEAR, SET_OFF = 0.9, 1.6, 0.5
"""Font sizes of white between the lines of one block, between an entry and what stands below it, and behind a number
that stands by itself."""
RUNNING = 4.0
"""Font sizes of white between parts that stand one behind the other, so that the last goes on below the first."""
FAR = 90.0
"""Points between what stands over entries and the first of them."""


class Block(NamedTuple):
    """Lines of one look below one another."""

    lines: tuple[Line, ...]
    box: Box
    look: Look


class Entry(NamedTuple):
    """``number``: one, or a sign, as a bullet or a box to tick. ``under``: the parts of what stands below, from left to
    right. ``head``: what stands over or beside it."""

    number: Word | None
    words: Block
    under: tuple[tuple[Line, ...], ...]
    head: Block | None

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.words.lines, *(line for part in self.under for line in part))


def find_entries(pages: Sequence[Page], tables: Sequence[Table]) -> list[Entry]:
    """The entries on ``pages`` outside ``tables``, those under one head after one another; [] where they are few."""
    pieces = {page.number: list(_pieces(page, tables)) for page in pages}
    if not any(count >= FEWEST for count in _steps(pieces.values()).values()):
        return []
    stacks: dict[int, list[Block]] = {number: _blocks(_even(own)) for number, own in pieces.items()}
    pairs = {number: list(_pairs(blocks)) for number, blocks in stacks.items()}
    counts = Counter((words.look, under.look) for own in pairs.values() for words, under in own)
    looks, count = max(counts.items(), key=lambda each: each[1], default=((None, None), 0))
    if count < FEWEST:
        return []
    found: list[Entry] = []
    for number, own in pairs.items():
        if kept := [(words, under) for words, under in own if (words.look, under.look) == looks]:
            found += _entries(kept, stacks[number])
    return found


# ---------------------------------------------------------------- pieces and blocks


def _pieces(page: Page, tables: Sequence[Table]) -> Iterator[Line]:
    boxes = [region.box for table in tables for region in table.regions if region.page == page.number]
    for line in page.lines:
        if not any(box.holds_centre(line.box) for box in boxes):
            for piece in pieces_of(line):
                yield from _number_apart(piece)


def _number_apart(piece: Line) -> Iterator[Line]:
    """A piece, a number or sign at its head that stands further off than words do as one of its own."""
    first, *rest = piece.words
    marked = NUMBERED.match(first.text) or SIGN.match(first.text)
    if rest and marked and rest[0].box.x0 - first.box.x1 > SET_OFF * piece.size:
        yield Line(piece.page, (first,))
        yield Line(piece.page, tuple(rest))
    else:
        yield piece


def _steps(pages: Iterable[Sequence[Line]]) -> Counter[tuple[Look, Look]]:
    """How often a short piece of one look begins right below one of another, by the two looks."""
    found: Counter[tuple[Look, Look]] = Counter()
    for pieces in pages:
        for at, below in enumerate(pieces):
            if not _is_short(below):
                continue
            near = reversed(pieces[max(0, at - BEFORE) : at])
            if above := next((piece for piece in near if _stands_under(below, piece)), None):
                found[look_of(above.words[0]), look_of(below.words[0])] += 1
    return found


def _is_short(line: Line) -> bool:
    return len(line.words) <= LONGEST_LABELLED or (len(line.words) <= LONGEST_UNDER and ":" not in line.text)


def _stands_under(below: Line, above: Line) -> bool:
    inset = -FLUSH <= below.box.x0 - above.box.x0 <= INDENT
    white = below.box.top - above.box.bottom
    return inset and -above.size <= white < NEAR * above.size and look_of(below.words[0]) != look_of(above.words[0])


def _even(pieces: Sequence[Line]) -> list[Line]:
    """The pieces, words on other base lines than their neighbours apart: beside large numbers a line holds several."""
    found: list[Line] = []
    for piece in pieces:
        runs: list[list[Word]] = []
        level = len({(word.size, word.box.bottom) for word in piece.words}) == 1 and piece.white <= WHITE * piece.size
        for word in () if level else piece.words:  # nearly always
            home = next((run for run in runs if _on_line(run[-1], word)), None)
            if home:
                home.append(word)
            else:
                runs.append([word])
        found += [Line(piece.page, tuple(run)) for run in runs] if len(runs) > 1 else [piece]
    return sorted(found, key=lambda piece: (piece.box.top, piece.box.x0))


def _on_line(before: Word, word: Word) -> bool:
    level = abs(before.box.bottom - word.box.bottom) < 0.35 * min(before.size, word.size)
    return level and word.box.x0 - before.box.x1 <= WHITE * before.size


def _blocks(pieces: Sequence[Line]) -> list[Block]:
    """The pieces below one another at one left side, in one look and close, as blocks from the top down."""
    runs: list[list[Line]] = []
    for piece in pieces:
        home = next((run for run in reversed(runs) if _goes_on(run[-1], piece)), None)
        if home:
            home.append(piece)
        else:
            runs.append([piece])
    return [Block(tuple(run), box_of(run), look_of(run[0].words[0])) for run in runs]


def _goes_on(above: Line, piece: Line) -> bool:
    """Whether a piece stands close below another, flush with it or, amid a sentence, a little further in."""
    white, inset = piece.box.top - above.box.bottom, piece.box.x0 - above.box.x0
    near = abs(inset) < FLUSH or (0 < inset < INDENT and piece.text[0].islower())
    alike = look_of(above.words[0]) == look_of(piece.words[0]) and _is_count(above) == _is_count(piece)
    return near and alike and -0.4 * above.size < white < CLOSE * above.size


def _is_count(piece: Line) -> bool:
    return len(piece.words) == 1 and bool(NUMBERED.match(piece.words[0].text))


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Blocks, each with the short one right below it in another look."""
    for under in blocks:
        if not all(map(_is_short, under.lines)):
            continue
        above = [b for b in blocks if b is not under and _stands_under(under.lines[0], b.lines[-1])]
        words = max(above, key=lambda block: block.box.bottom, default=None)
        if words and sum(len(line.words) for line in words.lines) <= LONGEST_WORDS and not _is_number(words):
            yield words, under


def _is_number(block: Block) -> bool:
    """Whether a block is nothing but a number or a sign."""
    return _is_sign(block) or (len(block.lines) == 1 and _is_count(block.lines[0]))


def _is_sign(block: Block) -> bool:
    return len(block.lines) == 1 and bool(SIGN.match(block.lines[0].text))


# ---------------------------------------------------------------- entries


def _entries(pairs: Sequence[tuple[Block, Block]], blocks: Sequence[Block]) -> list[Entry]:
    """The entries of a page under their heads."""
    lefts = sorted({round(words.box.x0) for words, _ in pairs})
    lanes = [left for before, left in pairwise([-2 * REACH, *lefts]) if left - before > REACH]
    read = [(words, _parts(words, under, blocks, lanes)) for words, under in pairs]
    used = {line for words, parts in read for line in (*words.lines, *(x for part in parts for x in part))}
    free = [block for block in blocks if used.isdisjoint(block.lines)]
    numbers = [block.lines[0].words[0] for block in free if _is_number(block)]
    found = [
        Entry(_number(words, numbers), words, tuple(part for own in parts for part in _at_joiners(own)), None)
        for words, parts in read
    ]
    own = {id(entry.number) for entry in found if entry.number}
    numbers = [number for number in numbers if id(number) not in own and NUMBERED.match(number.text)]
    heads = [_numbered(block, numbers) for block in free if _may_head(block) and not _is_number(block)]
    found = [entry._replace(head=_head(entry.words, heads, lanes[0])) for entry in found]
    found = [e._replace(head=None) if e.head and _far_off(e.head, found) else e for e in found]
    return sorted(found, key=lambda entry: _order(entry, found))


def _order(entry: Entry, entries: Sequence[Entry]) -> tuple[float, ...]:
    """Where an entry comes: those of one head together, where the first of them stands."""
    own = [other.words.box for other in entries if other.head == entry.head] if entry.head else [entry.words.box]
    first = min((box.top, box.x0) for box in own)
    return (*first, entry.words.box.top, entry.words.box.x0)


def _parts(words: Block, under: Block, blocks: Sequence[Block], lanes: Sequence[float]) -> list[list[Line]]:
    """The parts of what stands below ``words``: ``under``, what is level with it in its lane, and what goes on below
    these."""
    right = min((lane - FLUSH for lane in lanes if lane > under.box.x0 + INDENT), default=float("inf"))
    pieces = [
        line
        for block in blocks
        for line in block.lines
        if not _is_sign(block)
        and under.box.x0 - FLUSH <= line.box.x0 < right
        and line.box.top >= words.box.bottom - 0.3 * line.size
    ]
    first = under.lines[0].box
    level = [line for line in pieces if line.box.top < first.bottom and first.top < line.box.bottom]
    parts = [[line] for line in sorted(level, key=lambda line: line.box.x0)]
    looks = {look_of(line.words[0]) for line in level}
    ends = [b[0].box.x0 - a[0].box.x1 for a, b in pairwise(parts)]
    running = len(parts) > 2 and max(ends) < RUNNING * parts[0][0].size  # one behind the other, not in columns
    for line in sorted(pieces, key=lambda line: line.box.top):
        if line in level or look_of(line.words[0]) not in looks or line.box.top < first.top:
            continue
        home = next((part for part in parts if _flush(part[-1], line)), None)
        if running and home is parts[0]:
            home = parts[-1]
        if not home or line.box.top - home[-1].box.bottom > CLOSE * line.size:
            break
        home.append(line)
    return parts


def _flush(above: Line, line: Line) -> bool:
    return abs(above.box.x0 - line.box.x0) < FLUSH or abs(above.box.x1 - line.box.x1) < FLUSH


def _at_joiners(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """A part cut at the marks that stand by themselves in its only line: "Head of Parks · May 2026"."""
    words, start = lines[0].words, 0
    for at, word in enumerate(words if len(lines) == 1 else ()):
        if word.text in PARTING and start < at < len(words) - 1:
            yield (Line(lines[0].page, words[start:at]),)
            start = at + 1
    yield (Line(lines[0].page, words[start:]), *lines[1:])


def _number(words: Block, numbers: Sequence[Word]) -> Word | None:
    """The number at the left of an entry, level with its words."""
    (_, top, _, bottom), at_left = words.box, (n for n in numbers if 0 <= words.box.x0 - n.box.x1 < REACH)
    beside = [n for n in at_left if n.box.top < bottom + 4 and top - 4 < n.box.bottom]
    return max(beside, key=lambda number: number.box.x1, default=None)


def _may_head(block: Block) -> bool:
    return sum(len(line.words) for line in block.lines) <= LONGEST_HEAD


def _head(words: Block, heads: Sequence[Block], left: float) -> Block | None:
    """What stands at the left of all lanes, level with an entry or above, or over it: the nearest, and of those at one
    height the last that begins no further right than it does."""
    box, size = words.box, words.lines[0].size
    beside = [(h.box.top, h) for h in heads if h.box.x1 < left and h.box.top < box.top + size]
    over = [
        (h.box.bottom, h)
        for h in heads
        if h.box.bottom <= box.top + 1 and h.box.x0 <= box.x0 + INDENT and h.box.x1 >= left
    ]
    nearest = max((*beside, *over), key=lambda each: (round(each[0] / size), each[1].box.x0), default=None)
    return nearest[1] if nearest else None


def _far_off(head: Block, entries: Sequence[Entry]) -> bool:  # what stands over entries ends far above the first
    return min(entry.words.box.top - head.box.bottom for entry in entries if entry.head == head) > FAR


def _numbered(head: Block, numbers: Sequence[Word]) -> Block:
    """A head with the number at its left before its words."""
    if (number := _number(head, numbers)) is None:
        return head
    first = head.lines[0]
    lines = (Line(first.page, (number, *first.words)), *head.lines[1:])
    return head._replace(lines=lines, box=box_of(lines))
