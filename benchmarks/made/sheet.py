"""Pages drawn line by line, so that it is known on which page every text begins.

Lengths are points, y is measured from the page's top.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SIZES = {"portrait": A4, "landscape": landscape(A4), "a3": landscape(A3)}
FACES = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "ZapfDingbats"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic", "ZapfDingbats"),
    "vera": ("Vera", "VeraBd", "VeraIt", "ZapfDingbats"),
}
for _name in FACES["vera"][:3]:
    pdfmetrics.registerFont(TTFont(_name, f"{_name}.ttf"))


@functools.lru_cache(maxsize=100_000)
def wide(word: str, font: str, size: float) -> float:
    """Width of ``word``."""
    return float(pdfmetrics.stringWidth(word, font, size))


@dataclass(frozen=True)
class Run:
    """Words in one style: weight 0 plain, 1 bold, 2 italic, 3 signs (ZapfDingbats)."""

    text: str
    weight: int = 0
    ink: str = "#000000"


@dataclass(frozen=True)
class Para:
    """A paragraph: what is printed, and the marks of the records that begin in it."""

    runs: tuple[Run, ...]
    marks: tuple[str, ...] = ()
    label: str = ""
    """A bullet or number that hangs left of the text."""
    indent: float = 0
    hang: float = 12
    after: float = 0
    align: str = "left"
    size: float = 0
    """0: the size of the surroundings."""


def para(text: str, *, mark: str = "", weight: int = 0, ink: str = "#000000", **rest: object) -> Para:
    """A paragraph in one style."""
    return replace(Para((Run(text, weight, ink),), (mark,) if mark else ()), **rest)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Line:
    """A line set ready: pieces (x, text, font, ink) and what it takes in height."""

    pieces: tuple[tuple[float, str, str, str], ...]
    size: float
    height: float
    marks: tuple[str, ...] = ()


def longest(paragraph: Para, face: str, size: float) -> float:
    """Width the paragraph cannot do without."""
    fonts = FACES[face]
    widths = [
        wide(word, fonts[run.weight], paragraph.size or size) for run in paragraph.runs for word in run.text.split()
    ]
    label = max(paragraph.hang, wide(paragraph.label, fonts[0], size) + 4) if paragraph.label else 0
    return max(widths, default=0) + paragraph.indent + label + 0.5


def set_lines(paragraph: Para, width: float, face: str, size: float) -> list[Line]:
    """The paragraph broken at spaces into lines no wider than ``width``; every line has the leading 1.2."""
    fonts, size = FACES[face], paragraph.size or size
    words = [(word, fonts[run.weight], run.ink) for run in paragraph.runs for word in run.text.split()]
    hang = max(paragraph.hang, wide(paragraph.label, fonts[0], size) + 4) if paragraph.label else 0.0
    left, room = paragraph.indent + hang, width - paragraph.indent - hang
    lines: list[list[tuple[str, str, str]]] = [[]]
    used = 0.0
    for word in words:
        step = wide(word[0], word[1], size) + (wide(" ", word[1], size) if lines[-1] else 0)
        if lines[-1] and used + step > room:
            lines.append([])
            used, step = 0.0, wide(word[0], word[1], size)
        lines[-1].append(word)
        used += step
    done = []
    for number, line in enumerate(lines):
        pieces, x = _pieces(line, size)
        shift = left + {"left": 0.0, "centre": (room - x) / 2, "right": room - x}[paragraph.align]
        placed = [(shift + at, text, font, ink) for at, text, font, ink in pieces]
        if number == 0 and paragraph.label:
            placed.insert(0, (paragraph.indent, paragraph.label, fonts[0], line[0][2] if line else "#000000"))
        done.append(Line(tuple(placed), size, size * 1.2, paragraph.marks if number == 0 else ()))
    done[-1] = replace(done[-1], height=done[-1].height + paragraph.after)
    return done


def _pieces(line: list[tuple[str, str, str]], size: float) -> tuple[list[tuple[float, str, str, str]], float]:
    """Words of one style drawn in one go: the pieces, and the line's width."""
    pieces: list[tuple[float, str, str, str]] = []
    x = 0.0
    for position, (word, font, ink) in enumerate(line):
        text = word if position == 0 else " " + word
        if pieces and pieces[-1][2:] == (font, ink):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + text, font, ink)
        else:
            pieces.append((x, text, font, ink))
        x += wide(text, font, size)
    return pieces, x


@dataclass(frozen=True)
class Look:
    """How a paper looks: page, type and what stands at head and foot of each page."""

    page: str = "portrait"
    face: str = "sans"
    size: float = 10
    margin: float = 50
    colour: str = "#1f3a5f"
    head: str = ""
    foot: str = ""
    numbers: str = "Page {n}"


@dataclass
class Sheet:
    """A PDF under way: the pen's height ``y`` on page ``page``; ``where`` tells on which page each mark stood."""

    look: Look
    page: int = 1
    y: float = 0
    where: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=SIZES[self.look.page], invariant=1, pageCompression=0)
        self.canvas.setTitle("")
        self.wide, self.high = SIZES[self.look.page]
        self.y = self.look.margin
        self._furniture()

    @property
    def width(self) -> float:
        return float(self.wide - 2 * self.look.margin)

    @property
    def room(self) -> float:
        """Height left on this page."""
        return float(self.high - self.look.margin - self.y)

    @property
    def full(self) -> float:
        """Height of an empty page."""
        return float(self.high - 2 * self.look.margin)

    def turn(self, page: str = "") -> None:
        """Begin the next page, of another size where ``page`` names one."""
        self.canvas.showPage()
        self.page += 1
        if page:
            self.wide, self.high = SIZES[page]
            self.canvas.setPageSize(SIZES[page])
        self.y = self.look.margin
        self._furniture()

    def need(self, height: float) -> None:
        """Turn the page unless ``height`` is left on it."""
        if self.room < height:
            self.turn()

    def _furniture(self) -> None:
        fonts, margin = FACES[self.look.face], self.look.margin
        if self.look.head:
            self._text(margin, 28, self.look.head, fonts[0], 8, "#555555")
        if self.look.foot:
            self._text(margin, self.high - 24, self.look.foot, fonts[0], 8, "#555555")
        if self.look.numbers:
            text = self.look.numbers.format(n=self.page)
            self._text(self.wide - margin - wide(text, fonts[0], 8), self.high - 24, text, fonts[0], 8, "#555555")

    def _text(self, x: float, base: float, text: str, font: str, size: float, ink: str) -> None:
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.drawString(x, self.high - base, text)

    def upright(self, text: str, x: float, foot: float, size: float, ink: str) -> None:
        """Bold words that run upwards from ``foot``, their base line at ``x``."""
        self.canvas.saveState()
        self.canvas.translate(x, self.high - foot)
        self.canvas.rotate(90)
        self.canvas.setFont(FACES[self.look.face][1], size)
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.drawString(0, 0, text)
        self.canvas.restoreState()

    def box(
        self, x: float, top: float, width: float, height: float, fill: str = "", line: str = "", weight: float = 0.6
    ) -> None:
        """A rectangle, filled or framed or both."""
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        if line:
            self.canvas.setStrokeColor(HexColor(line))
            self.canvas.setLineWidth(weight)
        self.canvas.rect(x, self.high - top - height, width, height, stroke=int(bool(line)), fill=int(bool(fill)))

    def rule(self, x0: float, y0: float, x1: float, y1: float, ink: str = "#808080", weight: float = 0.6) -> None:
        """A straight line."""
        self.canvas.setStrokeColor(HexColor(ink))
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, self.high - y0, x1, self.high - y1)

    def lines(self, lines: list[Line], x: float, top: float) -> float:
        """Draw set lines from ``top`` down; returns where they end."""
        for line in lines:
            for at, text, font, ink in line.pieces:
                self._text(x + at, top + line.size * 0.95, text, font, line.size, ink)
            for mark in line.marks:
                self.where.setdefault(mark, self.page)
            top += line.height
        return top

    def write(self, *paragraphs: Para, gap: float = 6, x: float = 0, width: float = 0, keep: bool = True) -> None:
        """Paragraphs in the flow of the page; ``keep`` holds each together, else it may run over the page's end."""
        for paragraph in paragraphs:
            lines = set_lines(paragraph, width or self.width, self.look.face, self.look.size)
            if keep:
                self.need(sum(line.height for line in lines))
            for line in lines:
                self.need(line.height)
                self.y = self.lines([line], self.look.margin + x, self.y)
            self.y += gap

    def headline(self, text: str, level: int = 1, mark: str = "", keep: float = 60) -> None:
        """A heading that does not stand alone at the foot of a page."""
        self.need(keep)
        size = self.look.size + (8, 4, 2)[level - 1]
        self.y += (0, 6, 4)[level - 1]
        self.write(para(text, weight=1, ink=self.look.colour if level < 3 else "#000000", size=size, mark=mark), gap=5)

    def skip(self, height: float) -> None:
        """White space."""
        self.y += height

    def bytes(self) -> bytes:
        """The finished PDF."""
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()
