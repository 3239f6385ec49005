"""Rows of a block without a full grid: by what is drawn, by entries that stand side by side, and, where the spacing
tells nothing, by where lines begin anew."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Box, Page
from extract.tables.aligned.columns import Block
from extract.tables.aligned.drawn import Level, levels_in
from extract.tables.aligned.entries import Rows, Written, entries_of, rows_in, white_between_rows
from extract.tables.aligned.segments import FIGURE, Segment, Strip, split_at
from extract.text import BULLETS

ROWS_DRAWN = 3
"""So many levels inside a table, and each band between them may be a row."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The edge between two rows: its height (points) and the columns whose cell runs on over it."""

    y: float
    running: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines between two drawn levels or banners, by their indexes in the block."""

    top: float
    indexes: tuple[int, ...]
    drawn: Level | None


def row_edges(block: Block, page: Page, frame: Box) -> list[Edge]:
    """The edges between the rows of ``block``, from the top of the first to the bottom of the last."""
    reaches = [(column.x0, column.x1) for column in block.columns]
    levels = levels_in(page, frame, reaches, block.strips)
    written = {index: _written(block, index) for index in range(len(block.strips))}
    levels = [level for level in levels if _is_row_level(level, levels, len(reaches))]
    levels = [level for level in levels if not _is_inset(level, levels, written, len(reaches))]
    bands = _bands(block, levels, frame)
    white = white_between_rows(
        [[w for i in band.indexes if i not in block.banners for w in written[i]] for band in bands]
    )
    merged = _merged(bands, written, len(reaches), white if white is not None else 0.4 * block.strips[0].size)
    apart = [here | below for here, below in itertools.pairwise([*merged, set()])]
    inner = [_inner(block, band, written, white, none) for band, none in zip(bands, apart, strict=True)]
    if sum(2 * len(level.columns) >= len(reaches) for level in levels) >= ROWS_DRAWN and not _groups_drawn(
        bands, inner
    ):
        inner = [_figure_rows(block, band) for band in bands]
    inner = [_bullets_kept(block, band, rows) for band, rows in zip(bands, inner, strict=True)]
    edges: list[Edge] = []
    for band, rows, open_columns in zip(bands, inner, merged, strict=True):
        edges.append(Edge(band.top, frozenset(open_columns)))
        edges.extend(Edge(y, running) for y, running in zip(rows.edges, rows.running, strict=True))
    return [*edges, Edge(frame.bottom)]


# ---------------------------------------------------------------- what is drawn


def _is_row_level(level: Level, levels: Sequence[Level], n_columns: int) -> bool:
    """Levels over half the columns, or over the same column again and again (a column of coloured cells)."""
    if 2 * len(level.columns) >= n_columns:
        return True
    return any(sum(column in other.columns for other in levels) >= ROWS_DRAWN for column in level.columns)


def _is_inset(level: Level, levels: Sequence[Level], written: Mapping[int, Sequence[Written]], n_columns: int) -> bool:
    """Whether a level over few columns is the rim of a box inside a cell, as of a coloured word: nothing is written
    between it and the next level that runs over most columns."""
    if 2 * len(level.columns) >= n_columns:
        return False
    middles = [(w.top + w.bottom) / 2 for found in written.values() for w in found if w.column in level.columns]
    wide = [other.y for other in levels if 2 * len(other.columns) >= n_columns]
    if not wide or not middles:
        return False
    above, below = (y for y in wide if y < level.y), (y for y in wide if y > level.y)
    near = [(max(above, default=level.y), level.y), (level.y, min(below, default=float("inf")))]
    return any(top < bottom and not any(top < y < bottom for y in middles) for top, bottom in near)


def _bands(block: Block, levels: Sequence[Level], frame: Box) -> list[_Band]:
    """The block's lines by the levels and banners between them; bands without a line are left out."""
    found: list[_Band] = []
    marks: list[Level | None] = [None, *levels]
    for level, below in itertools.zip_longest(marks, levels):
        top = level.y if level else frame.top
        bottom = below.y if below else frame.bottom + 1
        inside = [i for i, s in enumerate(block.strips) if top <= s.box.centre[1] < bottom]
        runs = [list(group) for _, group in itertools.groupby(inside, key=lambda i: i in block.banners)]
        for position, run in enumerate(runs):
            first = frame.top if not found else top
            head = first if position == 0 else (block.strips[run[0] - 1].box.bottom + block.strips[run[0]].box.top) / 2
            found.append(_Band(head, tuple(run), level if position == 0 else None))
    return found


def _merged(bands: Sequence[_Band], written: dict[int, list[Written]], n_columns: int, white: float) -> list[set[int]]:
    """For each band, the columns whose cell goes on from the band above.

    That is so where the level between them leaves a column open though it runs over most others. Where several
    entries stand in such a stretch of a column, each begins a cell of its own.
    """
    running: list[set[int]] = [set() for _ in bands]
    for column in range(n_columns):
        start = 0
        while start < len(bands):
            end = start + 1
            while end < len(bands) and _open_at(bands[end], column, n_columns, written):
                end += 1
            lines = [w for band in bands[start:end] for i in band.indexes for w in written[i] if w.column == column]
            tops = [entry.top for entry in entries_of(lines, white)]
            begun = {sum(top >= band.top for band in bands[start:end]) - 1 for top in tops[1:]}
            for position in range(1, end - start):
                if position not in begun:
                    running[start + position].add(column)
            start = end
    return running


def _open_at(band: _Band, column: int, n_columns: int, written: dict[int, list[Written]]) -> bool:
    """Whether the level above the band, if there is one, leaves the column open on purpose."""
    if band.drawn is None or column in band.drawn.columns:
        return False
    if 2 * len(band.drawn.columns) >= n_columns:
        return True
    return any(w.column == column and w.top < band.top - 1 < w.bottom - 2 for found in written.values() for w in found)


# ---------------------------------------------------------------- what is written


def _written(block: Block, index: int) -> list[Written]:
    return [
        Written(
            column, min(w.box.top for w in piece.words), max(w.box.bottom for w in piece.words), piece.words[0].size
        )
        for column, piece in block.pieces(index)
    ]


def _inner(block: Block, band: _Band, written: dict[int, list[Written]], white: float | None, apart: set[int]) -> Rows:
    """The rows inside a band, seen without the columns ``apart`` whose cells run into other bands."""
    if band.indexes and band.indexes[0] in block.banners:
        return Rows((), (), 0)
    if white is not None:
        lines = [line for index in band.indexes for line in written[index] if line.column not in apart]
        return rows_in(lines, white)
    return _begun_rows(block, band)


def _groups_drawn(bands: Sequence[_Band], inner: Sequence[Rows]) -> bool:
    """Whether levels part groups of rows and not rows: most bands of several lines fall into rows by themselves."""
    several = [rows for band, rows in zip(bands, inner, strict=True) if len(band.indexes) > 1]
    return sum(rows.supported > 0 for rows in several) > 0.5 * len(several)


def _bullets_kept(block: Block, band: _Band, rows: Rows) -> Rows:
    """The rows of a band; what is one column alone and begins with a bullet goes on with the row above."""
    heights = [block.strips[index].box.centre[1] for index in band.indexes]
    kept = []
    for number, (y, end) in enumerate(itertools.pairwise([*rows.edges, float("inf")])):
        strips = [block.strips[i] for i, height in zip(band.indexes, heights, strict=True) if y <= height < end]
        columns = {column for strip in strips for column in _by_column(block, strip)}
        if len(columns) != 1 or not strips or strips[0].segments[0].words[0].text not in BULLETS:
            kept.append(number)
    if len(kept) == len(rows.edges):
        return rows
    return replace(rows, edges=tuple(rows.edges[n] for n in kept), running=tuple(rows.running[n] for n in kept))


def _figure_rows(block: Block, band: _Band) -> Rows:
    """In a band that is a row as drawn, lines of figures are rows all the same."""
    edges = [
        (block.strips[a].box.bottom + block.strips[b].box.top) / 2
        for a, b in itertools.pairwise(band.indexes)
        if _figures(block.strips[a]) and _figures(block.strips[b])
    ]
    return Rows(tuple(edges), (frozenset(),) * len(edges), 0)


def _figures(strip: Strip) -> bool:
    """A line most of whose pieces are figures is a row of its own."""
    return sum(bool(FIGURE.match(s.text)) for s in strip.segments) >= max(2, 0.5 * len(strip.segments))


def _begun_rows(block: Block, band: _Band) -> Rows:
    edges = []
    for a, b in itertools.pairwise(band.indexes):
        above, below = block.strips[a], block.strips[b]
        if _begins_row(block, above, below):
            edges.append((above.box.bottom + below.box.top) / 2)
    return Rows(tuple(edges), (frozenset(),) * len(edges), 0)


def _begins_row(block: Block, above: Strip, below: Strip) -> bool:
    """Whether the lower of two evenly spaced lines is a new row and not the upper one's cells going on."""
    upper, lower = _by_column(block, above), _by_column(block, below)
    if any(column not in upper for column in lower if column == 0):
        return True
    shared = [column for column in lower if column in upper]
    if not shared:
        return False
    if 0 in shared and all(FIGURE.match(line[max(shared)].text) for line in (upper, lower)) and max(shared) > 0:
        return True
    if len(lower) < len(upper) and 0 not in lower:
        return False
    return all(_broken_on_purpose(upper[c], lower[c], block.columns[c].x1) for c in shared)


def _by_column(block: Block, strip: Strip) -> dict[int, Segment]:
    found: dict[int, Segment] = {}
    for segment in strip.segments:
        for piece in split_at(segment, block.edges()):
            middle = (piece.x0 + piece.x1) / 2
            column = sum(middle >= edge for edge in block.edges())
            found[column] = piece
    return found


def _broken_on_purpose(upper: Segment, lower: Segment, right: float) -> bool:
    """The first word below would have fitted above, or begins afresh after a finished sentence or a number."""
    first = lower.words[0]
    if upper.x1 + 0.3 * first.size + first.box.width < right - 1:
        return True
    return not first.text[:1].islower() and upper.words[-1].text[-1:] in ".:0123456789%)"
