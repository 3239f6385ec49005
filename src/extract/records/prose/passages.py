"""The flow → passages: numbered paragraphs and the text under each heading.

A numbered paragraph is one passage, so that it can be cited by its number; what follows it without a number of its
own (a list, a quotation, a second paragraph) is the next passage, under the same headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.flow.blocks import Block, regions_of
from extract.records.found import FoundPassage
from extract.text import TERMINAL

DECIMAL = re.compile(r"^(\d{1,2})((?:\.\d{1,3})+)[.)]?$")
"""A paragraph's number within its section: "1.44", "2.10.", "3.2.1"."""
WHOLE = re.compile(r"^(\d{1,3})[.)]$")
"""A paragraph's number in papers that are numbered through: "12."."""
LEAST_NUMBERED = 3
"""A paper that is numbered through has at least so many whole-numbered paragraphs."""
FOOTNOTES = "Footnotes"


@dataclass(slots=True)
class _Open:
    """A passage still being gathered."""

    number: str | None
    heading_path: tuple[str, ...]
    confidence: float
    blocks: list[Block] = field(default_factory=list)

    def close(self) -> FoundPassage:
        text = "\n".join(
            _line(block, bare=self.number is not None and index == 0) for index, block in enumerate(self.blocks)
        )
        lines = [line for block in self.blocks for line in block.paragraph.lines]
        return FoundPassage(self.number, self.heading_path, text, regions_of(lines), self.confidence)


def find_passages(blocks: Iterable[Block]) -> list[FoundPassage]:
    """The passages of one paper's flow in reading order; its footnotes come last, under "Footnotes".

    The cells of key/value tables and grids are left to the tables; cells as wide as their table are text.
    """
    flow = [block for block in blocks if block.slot is None or block.slot.wide]
    numbered = _numbered(flow)
    gathered: list[_Open] = []
    path: list[tuple[int, str]] = []
    for index, block in enumerate(flow):
        if block.note:
            continue
        if block.level:
            path = [(level, text) for level, text in path if level < block.level]
            path.append((block.level, block.full_text))
            continue
        headings = tuple(text for _, text in path)
        last = gathered[-1] if gathered else None
        if index in numbered:
            number = block.marker.rstrip(".)").lstrip("(")
            gathered.append(_Open(number, headings, numbered[index], [block]))
        elif last and last.number is None and last.heading_path == headings:
            last.blocks.append(block)
        else:
            gathered.append(_Open(None, headings, 0.8, [block]))
    notes = [_Open(None, (FOOTNOTES,), 0.85, [block]) for block in flow if block.note]
    return [passage.close() for passage in (*gathered, *notes)]


def _line(block: Block, bare: bool) -> str:
    return block.text if bare else block.full_text


# ---------------------------------------------------------------- which paragraphs are numbered


def _numbered(flow: Sequence[Block]) -> dict[int, float]:
    """Index of each numbered paragraph, with how sure it is one (0..1)."""
    decimals = {index: block for index, block in enumerate(flow) if _is_text(block) and DECIMAL.match(block.marker)}
    wholes = {index: block for index, block in enumerate(flow) if _is_text(block) and WHOLE.match(block.marker)}
    if len(decimals) < LEAST_NUMBERED and len(wholes) >= LEAST_NUMBERED:
        return _numbered_through(wholes)
    return _in_sections(flow, decimals)


def _is_text(block: Block) -> bool:
    return not block.note and not block.level and block.slot is None


def _in_sections(flow: Sequence[Block], decimals: dict[int, Block]) -> dict[int, float]:
    """Decimal numbers count up. One that does not, at the head of a line amid a sentence, is a figure of the text."""
    found: dict[int, float] = {}
    last: tuple[int, ...] = ()
    for index, block in decimals.items():
        number = tuple(int(part) for part in block.marker.rstrip(".)").split("."))
        follows = _follows(last, number)
        before = flow[index - 1] if index else None
        if not follows and before and not before.level and not before.text.endswith(TERMINAL):
            continue
        found[index] = 0.97 if follows else 0.85
        last = number
    return found


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether ``number`` is the next after ``last``: 1.4 → 1.5, 1.4 → 2.1, 1.4 → 1.4.1, 1.4.2 → 1.5."""
    if not last or number[-1] == 1:
        return True
    shared = number[: len(number) - 1]
    return last[: len(shared)] == shared and len(last) >= len(number) and number[-1] == last[len(shared)] + 1


def _numbered_through(wholes: dict[int, Block]) -> dict[int, float]:
    """Whole numbers at the margin that count up, over headings, or begin at 1 again."""
    margin = min(block.left for block in wholes.values()) + 12
    found: dict[int, float] = {}
    last = 0
    for index, block in wholes.items():
        number = int(block.marker.rstrip(".)"))
        if block.left <= margin and number in (last + 1, 1):
            found[index] = 0.85
            last = number
    return found
