"""Is a block of lines a table? Lines that stand in columns, and in line, speak against prose, lists and charts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.tables.aligned.columns import Block
from extract.tables.aligned.segments import FIGURE, Segment, Strip
from extract.text import BULLETS, MARKER, TERMINAL

FEWEST_PIECED = 3
"""Lines with words in several columns that a table needs at least."""
LEAST_PIECED = 0.35
"""Share of such lines; long entries beside short ones leave fewer (``LEAST_UNDER_HEAD``)."""
LEAST_UNDER_HEAD = 0.12
LONGEST_LABEL, REPEATED = 5, 0.7
"""Words of a card's label; share of the labels that stand on several cards."""
IN_LINE = 0.5
"""Share of pieces that stand in line with others of their column; where alignment is mixed, half of them do."""

NEAREST, CLOSE = 4, 0.8
"""Lines above a piece among which the one is that it goes on with; font sizes of white between them at most."""


def fewest_pieced(again: bool) -> int:
    """Lines with words in several columns that ``is_table`` asks for."""
    return 1 if again else FEWEST_PIECED


def is_table(block: Block, again: bool) -> bool:
    """``again``: its columns are those of a table above it on the page."""
    if len(block.columns) < 2 or block.pieced < fewest_pieced(again):
        return False
    least = LEAST_UNDER_HEAD if _has_head(block) else LEAST_PIECED
    if block.pieced < least * len(block.strips):
        return False
    pieced = [strip.segments for strip in block.strips if len(strip.segments) > 1]
    listed = len(block.columns) <= 3 and _all_marks([pieces[0] for pieces in pieced])
    if listed and not (_end_in_figures(pieced) or _name_what_follows(pieced)):
        return False
    if not again and not stand_in_line(block):
        return False
    return len(block.columns) > 2 or not _two_columns_of_prose(block) or _labels_repeat(block)


def cuts_sentences(first: Strip, above: Sequence[Strip]) -> bool:
    """Whether the first and last piece of a line go on with sentences that the lines right above each of them leave
    open: the columns are those of a page of prose."""
    return len(first.segments) > 1 and all(
        _goes_on(end, first, above) for end in (first.segments[0], first.segments[-1])
    )


def _goes_on(piece: Segment, first: Strip, above: Sequence[Strip]) -> bool:
    lines = (
        segment
        for strip in reversed(above[-NEAREST:])
        for segment in strip.segments
        if abs(segment.x0 - piece.x0) <= 2 and first.box.top - strip.box.bottom < CLOSE * first.size
    )
    over = next(lines, None)
    return piece.text[:1].islower() and over is not None and not over.text.endswith(TERMINAL)


def stand_in_line(block: Block) -> bool:
    """Whether the pieces of most columns begin, end or are centred in one place; the gaps of
    justified prose fall anywhere."""
    places: dict[int, list[Segment]] = {}
    for index in range(len(block.strips)):
        for column, piece in block.pieces(index) if index not in block.banners else ():
            if column:
                places.setdefault(column, []).append(piece)
    good = total = 0
    for pieces in places.values():
        sides = [[s.x0 for s in pieces], [s.x1 for s in pieces], [(s.x0 + s.x1) / 2 for s in pieces]]
        good += max(_at_one_place(values) for values in sides)
        total += len(pieces)
    return good >= IN_LINE * total


def _at_one_place(values: Sequence[float]) -> int:
    return max(sum(abs(value - other) <= 2 for other in values) for value in values)


def _has_head(block: Block) -> bool:
    """Whether the first line names three columns or more: short words over every column, set bold."""
    first = block.strips[0]
    return (
        first.bold and 3 <= len(first.segments) == len(block.columns) and all(len(s.words) <= 5 for s in first.segments)
    )


def _all_marks(segments: Sequence[Segment]) -> bool:
    """Numbers or bullets before hanging paragraphs are a list, not a column."""
    marks = sum(bool(MARKER.match(s.text)) or s.text in BULLETS or s.text.isdigit() or s.text == "o" for s in segments)
    return marks >= 0.6 * len(segments)


def _end_in_figures(lines: Sequence[Sequence[Segment]]) -> bool:
    """Most lines have three pieces, the last a figure: a numbered list of amounts or pages, not of paragraphs."""
    return sum(len(pieces) > 2 and bool(FIGURE.match(pieces[-1].text)) for pieces in lines) >= 0.6 * len(lines)


def _name_what_follows(lines: Sequence[Sequence[Segment]]) -> bool:
    """Most lines have three pieces, the middle one a few words that name what stands beside them: a form's fields."""
    named = [pieces for pieces in lines if len(pieces) == 3 and len(pieces[1].words) <= LONGEST_LABEL]
    labels = sum(not MARKER.match(pieces[1].text) and pieces[1].text[:1].isupper() for pieces in named)
    longer = sum(len(pieces[2].words) > LONGEST_LABEL for pieces in named)
    return labels >= 0.6 * len(lines) and longer >= 0.2 * len(lines)


def _two_columns_of_prose(block: Block) -> bool:
    letters = [len(segment.text) for strip in block.strips for segment in strip.segments]
    return sum(letters) / len(letters) > 32


def _labels_repeat(block: Block) -> bool:
    """Whether the first column holds the same few words again and again, numbers aside: labels of cards."""
    pieces = [block.pieces(index) for index in range(len(block.strips))]
    names = [re.sub(r"\W*\d[\w.]*\W*$", "", found[0][1].text) for found in pieces if len(found) > 1 and not found[0][0]]
    again = sum(names.count(name) > 1 for name in names if 0 < len(name.split()) <= LONGEST_LABEL)
    return len(names) >= FEWEST_PIECED and again >= REPEATED * len(names)
