"""Text in columns is no table: its lines stand at other heights than those beside them, as cells of a row do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extract.flow.page_columns import in_columns
from extract.model import Box, Line, Rule

SAME_HEIGHT, LEAST_LEVEL = 0.6, 0.25
"""Points by which the feet of lines beside each other differ at most; share of the lines beside a column of a table of
which that is so."""


def parts_of(lines: Sequence[Line], rules: Iterable[Rule]) -> list[Sequence[Line]]:
    """The lines of a page that may hold tables, column by column where they are text in columns. What is ruled from
    one column to the next is a table."""
    parts = in_columns(lines)
    beside = list(_beside(parts))
    level = [rule.box for rule in rules if rule.horizontal] if beside else []
    apart = all(_level(one, other) < LEAST_LEVEL and not _ruled(one, other, level) for one, other in beside)
    return [*parts] if beside and apart else [lines]


def _beside(parts: Sequence[Sequence[Line]]) -> Iterator[tuple[Sequence[Line], Sequence[Line]]]:
    for one, other in pairwise(parts):
        if max(line.box.x1 for line in one) < min(line.box.x0 for line in other) and _top(other) < one[-1].box.bottom:
            yield one, other


def _top(lines: Sequence[Line]) -> float:
    return lines[0].box.top


def _level(one: Sequence[Line], other: Sequence[Line]) -> float:
    """The share of the lines of the shorter column that stand at the height of one beside them."""
    fewer, more = sorted((one, other), key=len)
    feet = [line.words[0].box.bottom for line in more]
    level = [any(abs(line.words[0].box.bottom - foot) <= SAME_HEIGHT for foot in feet) for line in fewer]
    return sum(level) / len(level)


def _ruled(one: Sequence[Line], other: Sequence[Line], rules: Iterable[Box]) -> bool:
    """Whether a rule runs from one column into the other within them."""
    left, right = max(line.box.x1 for line in one), min(line.box.x0 for line in other)
    top, bottom = max(_top(one), _top(other)), min(one[-1].box.bottom, other[-1].box.bottom)
    return any(rule.x0 < left and right < rule.x1 and top < rule.top < bottom for rule in rules)
