"""Dotted and dashed lines: browsers draw each dot and each dash as a small box of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.model import Box, Rule

FEWEST, SHORTEST = 6, 12.0
"""Dots of a line, and points of its length, at least."""
STEP = 0.3
"""Points by which the steps from dot to dot differ: those of a pattern or a drawing are not even."""
WIDEST = 4.0
"""Steps between dots as long as that many dots, at most."""
Span = tuple[float, float, float, float]
"""Where a dot begins and ends along the line, and across it."""


def dotted_lines(dots: Iterable[Box]) -> tuple[list[Rule], set[Box]]:
    """The level and upright lines that ``dots`` make, and the dots that make them."""
    found: list[Rule] = []
    used: set[Box] = set()
    boxes = list(dict.fromkeys(dots))
    if len(boxes) >= FEWEST:
        for run in _runs([(box.x0, box.x1, box.top, box.bottom) for box in boxes]):
            found.append(Rule(Box(run[0][0], run[0][2], run[-1][1], run[0][3])))
            used.update(Box(a, top, b, bottom) for a, b, top, bottom in run)
        left = [box for box in boxes if box not in used]
        for run in _runs([(box.top, box.bottom, box.x0, box.x1) for box in left]):
            found.append(Rule(Box(run[0][2], run[0][0], run[0][3], run[-1][1])))
            used.update(Box(left, a, right, b) for a, b, left, right in run)
    return found, used


def _runs(dots: Iterable[Span]) -> Iterator[list[Span]]:
    """Dots behind one another in even steps."""
    lanes: dict[tuple[int, int], list[Span]] = {}
    for dot in dots:
        lanes.setdefault((round(4 * dot[2]), round(4 * dot[3])), []).append(dot)
    for lane in lanes.values():
        run: list[Span] = []
        for dot in sorted(lane):
            if run and not _goes_on(run, dot):
                yield from _line(run)
                run = run[-1:] if _near(run[-1], dot) else []
            run.append(dot)
        yield from _line(run)


def _line(run: list[Span]) -> Iterator[list[Span]]:
    if len(run) >= FEWEST and run[-1][1] - run[0][0] >= SHORTEST:
        yield run


def _goes_on(run: list[Span], dot: Span) -> bool:
    step = dot[0] - run[-1][0]
    return _near(run[-1], dot) and (len(run) < 2 or abs(step - (run[-1][0] - run[-2][0])) <= STEP)


def _near(before: Span, dot: Span) -> bool:
    return 0 < dot[0] - before[0] <= WIDEST * max(before[1] - before[0], dot[3] - dot[2])
