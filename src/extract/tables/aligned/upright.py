"""Tables drawn with upright rules alone: the rules are the columns, whatever stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.geometry import clusters
from extract.model import Page
from extract.tables.aligned.columns import Block, Reach
from extract.tables.aligned.segments import SAME_WALL, Strip, Wall

FEWEST_RULES = 2
HIGHEST = 4.0
"""Line heights that an upright rule of a column has at least."""
AS_HIGH = 0.6
"""Share of its height that a rule has in common with others of the same table."""


def between_rules(strips: Sequence[Strip], page: Page) -> list[Block]:
    """The blocks of ``strips`` that stand between upright rules of ``page``, each with the rules' columns."""
    if not strips:
        return []
    size = median(strip.size for strip in strips)
    rules = _rules(page, HIGHEST * size)
    blocks: list[Block] = []
    while rules:
        first = rules[0]
        group = [rule for rule in rules if _beside(first, rule)]
        rules = [rule for rule in rules if rule not in group]
        block = _block(strips, group)
        if block:
            blocks.append(block)
    return sorted(blocks, key=lambda block: block.strips[0].box.top)


def _rules(page: Page, least: float) -> list[Wall]:
    """Upright rules by place, pieces one below the other as one, at least so many points high."""
    upright = [(rule.box.centre[0], rule.box) for rule in page.rules if not rule.horizontal]
    found: list[Wall] = []
    for x in clusters([middle for middle, _ in upright], SAME_WALL):
        for box in sorted((b for middle, b in upright if abs(middle - x) <= SAME_WALL), key=lambda b: b.top):
            if found and found[-1].x == x and box.top <= found[-1].bottom + SAME_WALL:
                found[-1] = Wall(x, found[-1].top, max(found[-1].bottom, box.bottom))
            else:
                found.append(Wall(x, box.top, box.bottom))
    return [wall for wall in found if wall.bottom - wall.top >= least]


def _beside(one: Wall, other: Wall) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= AS_HIGH * max(one.bottom - one.top, other.bottom - other.top)


def _block(strips: Sequence[Strip], rules: Sequence[Wall]) -> Block | None:
    xs = sorted(rule.x for rule in rules)
    top, bottom = min(rule.top for rule in rules), max(rule.bottom for rule in rules)
    inside = [strip for strip in strips if top - 2 <= strip.box.centre[1] <= bottom + 2]
    if len(xs) < FEWEST_RULES or sum(len(strip.segments) > 1 for strip in inside) < 2:
        return None
    left = min(strip.box.x0 for strip in inside)
    right = max(strip.box.x1 for strip in inside)
    edges = [*([left - 2] if left < xs[0] - 3 else []), *xs, *([right + 2] if right > xs[-1] + 3 else [])]
    columns = [Reach(a + 1, b - 1) for a, b in pairwise(edges) if b - a > 6]
    if len(columns) < 2:
        return None
    across = {
        index
        for index, strip in enumerate(inside)
        if any(segment.x0 < x - 2 and segment.x1 > x + 2 for segment in strip.segments for x in xs)
    }
    return Block(inside, columns, across)
