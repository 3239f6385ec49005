"""Boxes that may be panels: frames, shades, strips between rules or under bars, and pages that are one slide each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, product

from extract.flow.frames import LEAST_WIDTH, ROUND, Frame, find_frames
from extract.flow.labels import GAP, starts
from extract.flow.looks import pieces_of
from extract.kept import kept
from extract.model import Box, Fill, Line, Page, Table

LEAST_HEIGHT, LOWEST = 36.0, 24.0
"""Points; three lines and a margin, and two lines where larger boxes have the same sides."""
NEAR = (0, 1, -1, 2, -2)
"""Points between the sides of a bar and of rules of one column."""
SEVERAL = 2
"""Boxes without a band on top where others have one."""
TALLEST_BAR = 60.0
"""Points of height of a bar over what stands below it, of three lines at most."""
TALLEST = 0.9
"""Share of the page's height above which a box frames the page."""
MOST_LINES_OF_SLIDE, MOST_WORDS_OF_SLIDE, MOST_HEADS_OF_SLIDE = 30, 200, 3
"""What a page on its side holds at most that is one panel as a whole, heads beside each other too."""
SAME, TOUCHES = 0.8, 3.0
"""Share of its area that a box has in common with its own shade; points between a band and the box that it heads."""
MOST_STRIPS = 0.8
"""Share of the strips between rules that hold the same labels."""
PIECES = 3
"""Parts of a line with white between them that make it a row of a table."""


def is_slide(page: Page) -> bool:
    """Whether a page may be one panel as a whole: on its side, with few words and no row of heads."""
    if page.width <= page.height or len(page.lines) > MOST_LINES_OF_SLIDE:
        return False
    if sum(len(line.words) for line in page.lines) > MOST_WORDS_OF_SLIDE:
        return False
    return all(sum(not start.bare for start in starts(line)) <= MOST_HEADS_OF_SLIDE for line in page.lines)


def frames_of(page: Page, drawn: Sequence[Table], slide: bool) -> list[Frame]:
    """The boxes and shades of a page, outside its tables, that are as large as a panel; a band on top of one belongs to
    it."""
    if not (slide or drawn or page.rules or page.fills):
        return []
    tables = [table.regions[0].box for table in drawn if table.n_columns > 1]
    boxes = [table.regions[0].box for table in drawn if table.n_columns == 1]
    boxes += [frame.box for frame in find_frames(page, tables)]
    boxes += [*unstriped(page), *(strip for strip in _strips(page, tables) if not any(_cuts(strip, b) for b in boxes))]
    wide = [box for box in boxes if box.width >= LEAST_WIDTH and not any(box.overlap(table) > 0 for table in tables)]
    large = [box for box in wide if LEAST_HEIGHT <= box.height <= TALLEST * page.height]
    sides = Counter((round(box.x0), round(box.x1)) for box in large)
    low = [box for box in wide if LOWEST <= box.height < LEAST_HEIGHT and sides[round(box.x0), round(box.x1)] > 1]
    large += [box for box in low if not any(_heads(box, other) for other in large)]
    headed = _with_bands(large, [band for band in wide if band.height < LEAST_HEIGHT])
    distinct: list[Box] = [page.box] if slide and not tables else []
    for box in sorted(headed, key=lambda box: (-box.area, box.top, box.x0)):
        if not any(box.overlap(other) > SAME * other.area for other in distinct):
            distinct.append(box)
    return [Frame(page.number, box) for box in distinct]


def _with_bands(boxes: Sequence[Box], bands: Sequence[Box]) -> list[Box]:
    """The boxes, each with the band on top of it; where several of one column have none, a band heads all below it."""
    on_top = [[band for band in bands if _heads(band, box)] for box in boxes]
    bare = Counter((round(box.x0), round(box.x1)) for box, own in zip(boxes, on_top, strict=True) if not own)
    return [
        Box.around([box, *(own if bare[round(box.x0), round(box.x1)] < SEVERAL else ())])
        for box, own in zip(boxes, on_top, strict=True)
    ]


def _cuts(strip: Box, box: Box) -> bool:
    """Whether a strip runs over the side of a drawn box: the bar that it begins or ends with is part of that box."""
    return SAME * min(strip.area, box.area) > strip.overlap(box) > TOUCHES * strip.width


@kept
def unstriped(page: Page) -> list[Box]:
    """The shades of a page without those of every other row of a table: between them stand pieces side by side."""
    columns: dict[tuple[int, int], list[Box]] = {}
    for fill in page.fills:
        columns.setdefault((round(fill.box.x0), round(fill.box.x1)), []).append(fill.box)
    middles = [(line.box.centre[1], line) for line in page.lines] if columns else []
    found: list[Box] = []
    for boxes in columns.values():
        ordered = sorted(boxes, key=lambda box: box.top)
        between = [
            line
            for above, below in pairwise(ordered)
            for middle, line in middles
            if above.bottom < middle < below.top and above.x0 <= line.box.x0 and line.box.x1 <= above.x1
        ]
        parted = [line for line in between if line.white > line.size]
        if 2 * len(parted) <= len(between) or len(parted) < len(ordered) - 1:
            found += boxes
    return found


def _strips(page: Page, tables: Sequence[Box]) -> Iterator[Box]:
    """What stands between level rules, or bars, of one length, one below the other, and below the last of them, where
    not all of it is in ``tables``; rules that meet upright ones are sides of boxes, those within a shade of their own
    part what it holds."""
    uprights = [rule.box for rule in page.rules if not rule.horizontal]
    shades = [fill.box for fill in page.fills if LEAST_HEIGHT <= fill.box.height <= page.height / 2]
    levels: dict[tuple[int, int], list[float]] = {}
    bars: dict[tuple[int, int], list[Box]] = {}
    for box in _whole_lines(rule.box for rule in page.rules if rule.horizontal):
        if box.width < LEAST_WIDTH:
            continue
        within = any(s.x0 < box.x0 and box.x1 < s.x1 and s.top < box.top and box.bottom < s.bottom for s in shades)
        if not (within or any(box.x0 - ROUND <= up.x0 <= box.x1 + ROUND and _spans(up, box.top) for up in uprights)):
            levels.setdefault((round(box.x0), round(box.x1)), []).append(box.centre[1])
    for box in _whole_lines(dict.fromkeys(fill.box for fill in page.fills if fill.box.height < TALLEST_BAR)):
        if box.width >= LEAST_WIDTH and not _is_row(page, box):
            sides = round(box.x0), round(box.x1)
            near = ((sides[0] + left, sides[1] + right) for left, right in product(NEAR, NEAR))
            bars.setdefault(next((own for own in near if own in levels), sides), []).append(box)
    for sides, boxes in bars.items():  # a bar over strips between rules heads them all
        heads_all = len(levels.get(sides, ())) > len(boxes)
        levels.setdefault(sides, []).extend(box.bottom if heads_all else box.top for box in boxes)
    foot = max((line.box.bottom for line in page.lines), default=0.0)
    for (left, right), found in levels.items():
        heights = sorted(set(found))
        rows = zip(heights, [*heights[1:], foot], strict=True)
        strips = _cut_short([Box(left, top, right, bottom) for top, bottom in rows if top < bottom], page)
        if all(any(strip.overlap(table) > 0 for table in tables) for strip in strips):
            continue
        rows_of_table = 2 * sum(strip.height < LOWEST or _is_row(page, strip) for strip in strips) >= len(strips)
        hold = len(strips) > 1 and not all(_overruns(page, strip) for strip in strips)
        if hold and (not rows_of_table or _have_stacks(strips, page)):
            yield from strips


def _overruns(page: Page, strip: Box) -> bool:
    """Whether words that begin in a strip run on beyond its right side: a bar over them is no wider than its label."""
    beside = (line for line in page.lines if strip.top < line.box.centre[1] < strip.bottom)
    pieces = (piece.box for line in beside for piece in pieces_of(line))
    return any(strip.x0 - ROUND <= box.x0 < strip.x1 < box.x1 - ROUND for box in pieces)


def bands_of(fills: Iterable[Fill]) -> Iterator[Box]:
    """The low shades, those of the cells of one row as one."""
    yield from _whole_lines(dict.fromkeys(fill.box for fill in fills if fill.box.height < LEAST_HEIGHT))


@kept
def badges_of(page: Page) -> list[Box]:
    """The low shades in which badges may stand; cells of one colour that make a row are one."""
    colours = dict.fromkeys(fill.colour for fill in page.fills)
    return [box for own in colours for box in bands_of(fill for fill in page.fills if fill.colour == own)]


def _whole_lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """Level rules or bars, pieces that go on in one line as one: tables draw a piece under each cell."""
    line: Box | None = None
    for box in sorted(boxes, key=lambda box: (round(box.top), box.x0)):
        if line and abs(box.top - line.top) <= TOUCHES and abs(box.x0 - line.x1) <= TOUCHES:
            line = Box.around((line, box))
            continue
        if line:
            yield line
        line = box
    if line:
        yield line


def _have_stacks(strips: Sequence[Box], page: Page) -> bool:
    """Whether nearly all strips hold two of the same words one below the other, with others between: labels."""
    told: Counter[tuple[int, str]] = Counter()
    stacks: list[dict[int, list[str]]] = []
    for strip in strips:
        stack: dict[int, list[str]] = {}
        for word in sorted(page.words_in(strip), key=lambda word: word.box.top):
            stack.setdefault(round(word.box.x0), []).append(word.text.casefold())
        stacks.append(stack)
        told.update({(x, text) for x, texts in stack.items() for text in texts})
    common = {place for place, count in told.items() if count >= MOST_STRIPS * len(strips)}
    return all(any(_has_values(x, texts, common) for x, texts in stack.items()) for stack in stacks)


def _has_values(x: int, texts: Sequence[str], common: Collection[tuple[int, str]]) -> bool:
    labels = [at for at, text in enumerate(texts) if (x, text) in common]
    return any(below - above > 1 for above, below in pairwise(labels))


def _cut_short(strips: list[Box], page: Page) -> list[Box]:
    """The strips, the last of them down to the first white that is wider than any within the others."""
    within = (_whites(strip, page) for strip in strips[:-1])
    whites = [max(white for _, white in found) for found in within if found]
    if not whites or not strips:
        return strips
    last = strips[-1]
    end = next((bottom for bottom, white in _whites(last, page) if white > max(whites) + TOUCHES), last.bottom)
    return [*strips[:-1], Box(last.x0, last.top, last.x1, end)]


def _whites(strip: Box, page: Page) -> list[tuple[float, float]]:
    """The foot of each line in a strip, and the white below it, but for the last."""
    lines = sorted(
        (line.box for line in page.lines if strip.top < line.box.centre[1] < strip.bottom and line.box.x0 < strip.x1),
        key=lambda box: box.bottom,
    )
    return [(above.bottom, below.top - above.bottom) for above, below in pairwise(lines)]


def _is_row(page: Page, strip: Box) -> bool:
    """Whether a strip is the row of a table: it has a line in several pieces."""
    beside = (line for line in page.lines if line.box.top <= strip.bottom and strip.top <= line.box.bottom)
    parted = (line for line in beside if len(line.words) >= PIECES)
    inside = ([word for word in line.words if strip.holds_centre(word.box)] for line in parted)
    lines = (Line(page.number, tuple(words)) for words in inside if len(words) >= PIECES)
    return any(
        sum(b.box.x0 - a.box.x1 > GAP * line.size for a, b in pairwise(line.words)) >= PIECES - 1 for line in lines
    )


def _spans(upright: Box, height: float) -> bool:
    return upright.top - ROUND <= height <= upright.bottom + ROUND


def _heads(band: Box, box: Box) -> bool:
    sides = max(abs(band.x0 - box.x0), abs(band.x1 - box.x1))
    return sides <= TOUCHES and abs(box.top - band.bottom) <= TOUCHES
