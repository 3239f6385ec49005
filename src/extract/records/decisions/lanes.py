"""Narrow lanes of text beside a wide one, as papers have them that note at the side what became of each item."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from extract.flow.blocks import Block
from extract.model import Box

NARROW, WIDE = 0.42, 0.5
"""Shares of the width of the text that a lane takes at most, and that the text beside it takes at least."""
RUNNING = 8
"""Words of running text."""
FURTHEST = 1.5
"""Font sizes of white below a paragraph of a lane before one that stands beside nothing."""
GUTTER = 6.0
"""Points of white beside a lane, at least."""
INDENT = 12.0
"""Points by which the paragraphs of a lane are set in or out."""

Place = tuple[int, int]
"""Index of a block, and the page of one of its parts."""


def lanes_of(flow: Sequence[Block]) -> Mapping[int, int]:
    """For the index of each block that stands in a narrow lane, the left edge of that lane in points."""
    boxes = {
        (index, region.page): region.box
        for index, block in enumerate(flow)
        if block.slot is None and not block.note
        for region in block.regions
    }
    if not boxes:
        return {}
    left, right = min(box.x0 for box in boxes.values()), max(box.x1 for box in boxes.values())
    whole = right - left
    wide = [
        (page, box)
        for (index, page), box in boxes.items()
        if WIDE * whole <= box.x1 - box.x0 and len(flow[index].text.split()) >= RUNNING
    ]
    narrow = {key: box for key, box in boxes.items() if box.x1 - box.x0 <= NARROW * whole}
    inside = {key for key, box in narrow.items() if any(at == key[1] and _beside(box, other) for at, other in wide)}
    while more := {key for key in narrow.keys() - inside if _goes_on(key, narrow, inside, flow)}:
        inside |= more
    found: dict[int, int] = {}
    for key in sorted(inside):
        found[key[0]] = next(
            (lane for lane in found.values() if abs(lane - boxes[key].x0) <= INDENT), round(boxes[key].x0)
        )
    return found


def _goes_on(
    key: Place,
    narrow: Mapping[Place, Box],
    inside: Collection[Place],
    flow: Sequence[Block],
) -> bool:
    """Whether a narrow paragraph stands right above or below another of a lane, though beside no running text."""
    box, white = narrow[key], FURTHEST * flow[key[0]].paragraph.lines[0].size
    lane = [narrow[other] for other in inside if other[1] == key[1] and abs(narrow[other].x0 - box.x0) <= INDENT]
    fits = bool(lane) and box.x1 <= max(other.x1 for other in lane) + INDENT
    return fits and any(max(box.top - other.bottom, other.top - box.bottom) <= white for other in lane)


def _beside(lane: Box, wide: Box) -> bool:
    """Whether a box stands clear of a wide one at its side, somewhere at the same height."""
    return (
        (lane.x1 + GUTTER <= wide.x0 or wide.x1 + GUTTER <= lane.x0)
        and lane.top < wide.bottom
        and wide.top < lane.bottom
    )
