"""Cards: boxes of one width that come back, in one to three columns, and what stands over or beside several of them.

┌ Recommendation 1 ─────────────────────────┐     What a band over cards or a lane at their left says goes for all
└───────────────────────────────────────────┘     of them, to the next that is set in the same way; overleaf too.
┌ lane ┐ ┌ 1  Draw up … ┐ ┌ 2  Replace …  ┐
│ What │ │ (Strategy)   │ │ (Director)    │
│ was  │ │ 2025/26      │ │ 2025/26       │
│ asked│ └──────────────┘ └───────────────┘
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.flow.frames import LEAST_WIDTH
from extract.flow.looks import look_of
from extract.flow.panel_boxes import TALLEST, badges_of, unstriped
from extract.flow.unit_parts import Unit
from extract.flow.units import unit_in
from extract.model import Box, Line, Page, Table
from extract.text import group_lines

FEWEST = 3
"""Cards of one width."""
SAME_AREA = 0.8
"""Share of its area that a box has in common with its own shade, and a table with the box that it stands in."""
TOUCH = 2.0
"""Points between boxes with a side in common at most."""
SAME, SLACK = 3.0, 4.0
"""Points by which the widths of cards differ, and by which what stands in or beside one reaches over its sides."""
BAND, LONGEST_HEAD = 28.0, 3
"""Points of height of a band at most, and lines of what stands over cards."""
Head = tuple[Line, ...]
Kind = tuple[bool, int, bool]


class Framed(NamedTuple):
    """A card, its place, and what stands over it: lanes and bands, the outer first."""

    page: int
    box: Box
    unit: Unit
    over: tuple[Head, ...]


def framed(
    pages: Sequence[Page], taken: Mapping[int, Sequence[Table]], frames: Mapping[int, Sequence[Box]]
) -> Iterator[list[Framed]]:
    """The cards of each width on ``pages``, those of which there are most first; a box that is part of a table of
    ``taken`` (by page) is none. ``frames``: the boxes drawn on each page."""
    boxes = {page.number: _boxes(page, frames[page.number]) for page in pages}
    found = [
        (page, box)
        for page in pages
        for box in boxes[page.number]
        if not any(
            _is_part(box, r.box)
            for t in taken[page.number]
            for r in t.regions
            if r.page == page.number and t.n_columns > 1
        )
    ]
    families: list[list[tuple[Page, Box]]] = []
    for page, box in sorted(found, key=lambda each: each[1].width):
        if families and box.width - families[-1][0][1].width <= SAME:
            families[-1].append((page, box))
        else:
            families.append([(page, box)])
    for family in sorted(families, key=len, reverse=True):
        if len(family) >= FEWEST:
            own = [each for each in family if not _titles(each, family)]
            own = [each for each in own if not _holds_another(each, own)]
            if 2 * sum(any(_touch(box, other) for on, other in own if on is page) for page, box in own) < len(own):
                yield list(read_family(pages, own, frames))


def _boxes(page: Page, frames: Sequence[Box]) -> list[Box]:
    """The boxes and shades of a page that may hold several lines; of a box and its own shade the larger."""
    every = [*frames, *unstriped(page)]
    large = [box for box in every if box.width >= LEAST_WIDTH and BAND <= box.height <= TALLEST * page.height]
    found: list[Box] = []
    for box in sorted(large, key=lambda box: -box.area):
        if not any(box.overlap(other) > SAME_AREA * other.area for other in found):
            found.append(box)
    return found


def _is_part(box: Box, table: Box) -> bool:
    """Whether a box shares its place with a table that reaches beyond it."""
    return 0.5 * box.area < box.overlap(table) < SAME_AREA * table.area


def _touch(box: Box, other: Box) -> bool:
    """Whether two boxes have a side in common, as cells of a table have."""
    below = min(abs(box.bottom - other.top), abs(other.bottom - box.top)) < TOUCH
    beside = min(abs(box.x1 - other.x0), abs(other.x1 - box.x0)) < TOUCH
    across = min(box.x1, other.x1) - max(box.x0, other.x0) > SLACK
    down = min(box.bottom, other.bottom) - max(box.top, other.top) > SLACK
    return box is not other and ((below and across) or (beside and down))


def _titles(one: tuple[Page, Box], family: Sequence[tuple[Page, Box]]) -> bool:
    """Whether a box is the shade of a part of another."""
    page, box = one
    inside = any(on is page and other.area > box.area and other.overlap(box) > 0.9 * box.area for on, other in family)
    unit = unit_in(page, box, badges_of(page)) if inside else None
    return inside and (unit is None or _says_one_thing(unit))


def _holds_another(one: tuple[Page, Box], family: Sequence[tuple[Page, Box]]) -> bool:
    return any(one[0] is page and box is not one[1] and one[1].overlap(box) > 0.5 * box.area for page, box in family)


def read_family(
    pages: Sequence[Page], family: Sequence[tuple[Page, Box]], frames: Mapping[int, Sequence[Box]], bands: bool = True
) -> Iterator[Framed]:
    """What stands in each box of a family, and over it; boxes that say one thing may be ``bands`` over others."""
    heads: dict[Kind, Head] = {}
    lane: Head = ()
    for page in pages:
        own = [box for on, box in family if on is page]
        shades = badges_of(page) if own else []
        units = [(box, unit) for box in own if (unit := unit_in(page, box, shades))]
        cards = {box: unit for box, unit in units if not (bands and _says_one_thing(unit))}
        if not cards:
            continue
        lanes = list(_lanes(page, list(cards), frames[page.number]))
        banded = [unit.lines for box, unit in units if box not in cards]
        around = [*(box for box, _ in units), *(box for box, _ in lanes)]
        events: list[tuple[float, Head | Box]] = [
            (lines[0].box.top, lines) for lines in (*banded, *_runs(page, around))
        ]
        events += [(box.top, box) for box in cards]
        above: list[Head] = []
        for _, what in sorted(events, key=lambda event: event[0]):
            if not isinstance(what, Box):
                above = [*above, what] if _is_head(what, page) or what in banded else []
                continue
            for head in above:
                kind = _kind(head, page)
                heads = {known: lines for known, lines in heads.items() if known > kind} | {kind: head}
            above = []
            beside = next((lines for box, lines in lanes if _is_beside(box, what)), None)
            lane = (beside or lane) if beside is not None else ()
            yield Framed(page.number, what, cards[what], tuple(filter(None, [*_outer_first(heads), lane])))


def _says_one_thing(unit: Unit) -> bool:
    """Whether all that a box says is set in one look, but for a number: it is a band, no card."""
    worded = any(sum(map(str.isalpha, badge.text)) > 1 for badge in unit.badges)
    return len({look_of(line.words[-1]) for line in unit.lines}) == 1 and not worded


def _outer_first(heads: Mapping[Kind, Head]) -> list[Head]:
    return [lines for _, lines in sorted(heads.items(), key=lambda each: each[0], reverse=True)]


def _kind(head: Head, page: Page) -> Kind:
    """How a head is set: in a band, its size, bold; the larger stands for more."""
    word = head[0].words[0]
    return _banded(head[0], page), look_of(word).size, word.bold


def _banded(line: Line, page: Page) -> bool:
    return any(f.box.holds_centre(line.box) and f.box.height <= max(BAND, 2 * line.size) for f in page.fills)


def _runs(page: Page, boxes: Sequence[Box]) -> Iterator[Head]:
    """The lines over and between ``boxes``, as far as they follow one another in one look."""
    left, right = min((box.x0 for box in boxes), default=0.0), max((box.x1 for box in boxes), default=0.0)
    run: list[Line] = []
    for line in page.lines:
        if line.box.x0 > right or line.box.x1 < left or any(box.overlap(line.box) > 0 for box in boxes):
            continue
        above = run[-1] if run else None
        alike = above and look_of(above.words[0]) == look_of(line.words[0])
        if run and not (alike and above and line.box.top - above.box.bottom < line.size):
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _is_head(run: Head, page: Page) -> bool:
    return len(run) <= LONGEST_HEAD and (run[0].bold or _banded(run[0], page))


def _lanes(page: Page, cards: Sequence[Box], frames: Sequence[Box]) -> Iterator[tuple[Box, Head]]:
    """The shades and boxes at the left of cards, no cards themselves, and what they say."""
    shades = [fill.box for fill in page.fills]
    for box in dict.fromkeys([*shades, *frames]):
        beside = any(_is_beside(box, card) for card in cards)
        if beside and box.width > BAND and box.height > BAND and not any(card.overlap(box) > 0 for card in cards):
            yield box, tuple(group_lines(page.words_in(box), page.number))


def _is_beside(lane: Box, card: Box) -> bool:
    """Whether a lane stands at the left of a card and is no lower."""
    return lane.x1 <= card.x0 + SLACK and lane.top <= card.centre[1] <= lane.bottom
