"""What holds rows together however white it is between them: level rules of one width, one below the other, and
pieces that begin where those of the row above do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.geometry import clusters
from extract.model import Box, Page
from extract.tables.aligned.segments import Strip

FEWEST_RUNGS = 4
SHORTEST, FURTHEST = 0.3, 0.3
"""Shares of the page's width that a rung is long, at least, and of its height that two stand apart, at most."""
SAME_END, SAME_HEIGHT = 3.0, 1.5
"""Points by which the right ends of a ladder's rungs differ, and the pieces of one rung in height."""
FEWEST_FLUSH = 3
"""Pieces of a row that begin where those of rows above do."""
HIGHEST_ROW = 8
"""Line heights of white in such a row, at most."""


def held_by_rules(strips: Sequence[Strip], page: Page) -> list[Strip]:
    """The strips, those told that stand on one ladder of rules with the strip above them."""
    ladders = list(_ladders(page))
    found = list(strips)
    for index in range(1, len(found) if ladders else 0):
        above, here = found[index - 1].box, found[index].box
        if any(_between(ladder, above) and _between(ladder, here) for ladder in ladders):
            found[index] = replace(found[index], held=True)
    return found


def held_by_columns(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, those told most of whose pieces begin exactly where pieces of rows above do: rows of a sheet have one
    height, whatever stands in them."""
    found: list[Strip] = []
    begun: set[int] = set()
    for strip in strips:
        lefts = [round(segment.x0) for segment in strip.segments]
        flush = sum(not begun.isdisjoint((x - 1, x, x + 1)) for x in lefts)
        near = bool(found) and strip.box.top - found[-1].box.bottom < HIGHEST_ROW * strip.size
        alike = near and flush >= max(FEWEST_FLUSH, len(lefts) / 2)
        found.append(replace(strip, held=True) if alike else strip)
        begun = begun if near else set()
        begun.update(lefts if len(lefts) >= FEWEST_FLUSH else ())
    return found


def _between(ladder: Box, box: Box) -> bool:
    return ladder.top < box.centre[1] < ladder.bottom and box.x0 < ladder.x1 and ladder.x0 < box.x1


def _ladders(page: Page) -> Iterator[Box]:
    rungs = [rung for rung in _rungs(page) if rung.width >= SHORTEST * page.width]
    for end in clusters([rung.x1 for rung in rungs], SAME_END):
        run: list[Box] = []
        for rung in [rung for rung in rungs if abs(rung.x1 - end) <= SAME_END]:
            if run and rung.top - run[-1].bottom > FURTHEST * page.height:
                yield from _whole(run)
                run = []
            run.append(rung)
        yield from _whole(run)


def _whole(rungs: Sequence[Box]) -> Iterator[Box]:
    if len(rungs) >= FEWEST_RUNGS:
        yield Box.around(rungs)


def _rungs(page: Page) -> Iterator[Box]:
    """The level rules downwards, pieces that touch each other as one."""
    level = [(rule.box.centre[1], rule.box) for rule in page.rules if rule.horizontal]
    for y in clusters([middle for middle, _ in level], SAME_HEIGHT):
        run: list[Box] = []
        for box in sorted((b for middle, b in level if abs(middle - y) <= SAME_HEIGHT), key=lambda b: b.x0):
            if run and box.x0 > run[-1].x1 + SAME_END:
                yield Box.around(run)
                run = []
            run.append(box)
        yield Box.around(run)
