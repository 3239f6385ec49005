"""A paper before a producer has set it: its sheet of paper, its paragraphs and its grids. Lengths are points.

The same description goes to every producer; what one of them cannot draw, its module says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Producer = Literal["reportlab", "writer", "calc"]
Family = Literal["sans", "serif", "narrow", "screen"]
Level = Literal["top", "middle", "bottom"]
Align = Literal["left", "centre"]
RuleName = Literal["rows", "groups", "columns", "outer", "top", "head", "foot"]

A4 = (595.0, 842.0)
A3 = (842.0, 1191.0)
SLIDE = (720.0, 405.0)


@dataclass(frozen=True)
class Cell:
    """A cell over ``rows`` and ``columns`` of the grid. Paragraphs and bullets are lines of ``text``."""

    text: str
    rows: int = 1
    columns: int = 1
    fill: str = ""
    ink: str = ""
    bold: bool = False
    align: Align = "left"
    level: Level | None = None
    turned: bool = False
    """Set sideways, reading from below."""
    spill: float = 0.0
    """How far its lines may run over the right edge, on top of the neighbour's words."""


Row = tuple[Cell | None, ...]
"""One entry a column of the grid; None where a cell from the left or from above covers it."""


@dataclass(frozen=True)
class Look:
    """How a grid is drawn. ``rules`` are the lines there are; "groups" stand below rows joined by a merged cell."""

    rules: frozenset[RuleName] = frozenset()
    rule_width: float = 0.6
    rule_colour: str = "#000000"
    zebra: tuple[str, str] = ("", "")
    """Fill of odd and even rows; the whole of a merged cell has that of its first row."""
    gap: float = 0.0
    """Width of white lines between filled cells."""
    pad: float = 3.5
    size: float = 9.0
    family: Family = "sans"
    level: Level = "top"
    head_height: float = 0.0
    cut: bool = True
    """Whether a page break may cut a row between two lines."""
    repeat: bool = True
    """Whether the head is printed again on each further page."""


@dataclass(frozen=True)
class Grid:
    """A table as drawn in one go. Grids with the same ``table`` are one table of the paper, cut by hand."""

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    look: Look
    table: int = 0
    role: str = "action_plan"
    bands: int = 0
    """How many of the first head rows are bands such as "continued", not column heads."""
    columns: tuple[str, ...] = ()
    """The column heads where none are printed in the table itself."""


@dataclass(frozen=True)
class Text:
    """A paragraph outside tables. ``box`` draws a frame round it, ``fill`` shades that."""

    text: str
    size: float = 10.5
    bold: bool = False
    italic: bool = False
    box: bool = False
    fill: str = ""
    after: float = 6.0
    indent: float = 0.0
    ink: str = ""
    family: Family | None = None


@dataclass(frozen=True)
class Break:
    """A new page, from here on upright or landscape; as before where None."""

    landscape: bool | None = None


Block = Text | Grid | Break


@dataclass(frozen=True)
class Sheet:
    """The paper: width and height of an upright page, whether it starts landscape, what stands on every page."""

    size: tuple[float, float] = A4
    landscape: bool = True
    margin: float = 42.0
    turn: Literal[0, 90, 270] = 0
    """Landscape pages are stored upright with this /Rotate."""
    running_head: str = ""
    page_numbers: str = ""
    """With "{}" for the number; no numbers where empty."""
    family: Family = "sans"

    @property
    def displayed(self) -> tuple[float, float]:
        return self.oriented(self.landscape)

    def oriented(self, landscape: bool) -> tuple[float, float]:
        """Width and height as displayed; a sheet that is wide by itself (a slide) stays so."""
        width, height = self.size
        return (height, width) if landscape and width < height else (width, height)


@dataclass(frozen=True)
class Recommendation:
    """A recommendation as gold has it."""

    number: str | None
    text: str
    actions: tuple[str, ...] = ()
    group: str | None = None
    response: str | None = None
    origin: str = "peer_challenge"
    context: str | None = None


@dataclass(frozen=True)
class Action:
    """An action as gold has it; ``row`` are the words of its row, or paragraph, by which its pages are found."""

    key: str
    text: str
    row: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    ref: str | None = None
    lead_raw: str | None = None
    leads: tuple[str, ...] = ()
    group: str | None = None
    timescale_raw: str | None = None
    timescale: dict[str, object] = field(default_factory=lambda: {"kind": "unspecified"})
    status_raw: str | None = None
    status: str | None = None
    status_source: str | None = None
    progress: str | None = None
    response: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper whole: what is printed, on what, by whom, and the records in it."""

    name: str
    producer: Producer
    layout: tuple[str, ...]
    """What makes it hard, in words of the README."""
    title: str
    council: str
    sheet: Sheet
    blocks: tuple[Block, ...]
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    document_type: str = "action plan"
    tagged: bool = False
    folder: Literal["", "holdout", "prose", "others", "unseen"] = ""
    not_actions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
