"""Words broken into lines for ReportLab. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import reportlab
from benchmarks.plans.build.content import BULLET
from benchmarks.plans.build.model import Family
from benchmarks.plans.build.rows import TICK
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

LEADING = 1.22
_FACES: dict[Family, tuple[str, str, str]] = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "narrow": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "screen": ("Vera", "VeraBd", "VeraIt"),
}


@cache
def _register() -> None:
    folder = Path(reportlab.__file__).parent / "fonts"
    for name in _FACES["screen"]:
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def face(family: Family, *, bold: bool = False, italic: bool = False) -> str:
    """The font's name."""
    if family == "screen":
        _register()
    return _FACES[family][1 if bold else 2 if italic else 0]


@dataclass(frozen=True)
class SetLine:
    """A line of words, ``dx`` from the left edge, its base line ``base`` below the top of the text."""

    text: str
    dx: float
    base: float
    font: str
    size: float


def tall(text: str, width: float, family: Family, size: float, *, bold: bool = False) -> float:
    """Height of ``text`` set in ``width``."""
    return len(lines(text, width, family, size, bold=bold)) * size * LEADING


def lines(
    text: str, width: float, family: Family, size: float, *, bold: bool = False, italic: bool = False
) -> list[SetLine]:
    """``text`` in lines no wider than ``width``; a word wider than that is broken where it meets the edge."""
    font = face(family, bold=bold, italic=italic)
    found: list[SetLine] = []
    for paragraph in text.split("\n") if text else []:
        mark = "ZapfDingbats" if paragraph == TICK else font
        words, indent = paragraph, 0.0
        if paragraph.startswith(BULLET):
            words, indent = paragraph.removeprefix(BULLET), size
            found.append(SetLine("•", size * 0.2, _base(found, size), font, size))
        broken = list(_broken(words, width - indent, mark, size))
        for number, line in enumerate(broken):
            beside = bool(indent) and number == 0
            base = found[-1].base if beside else _base(found, size)
            found.append(SetLine(line, indent, base, mark, size))
    return found


def _base(found: list[SetLine], size: float) -> float:
    return found[-1].base + size * LEADING if found else size * 0.95


def depth(found: list[SetLine]) -> float:
    """Height of set lines; nothing for none."""
    return found[-1].base + found[-1].size * 0.27 if found else 0.0


def _broken(text: str, width: float, font: str, size: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        trial = f"{line} {word}" if line else word
        if pdfmetrics.stringWidth(trial, font, size) <= width:
            line = trial
            continue
        if line:
            yield line
        line = word
        while pdfmetrics.stringWidth(line, font, size) > width and len(line) > 1:
            at = next(
                (n for n in range(len(line) - 1, 1, -1) if pdfmetrics.stringWidth(line[:n], font, size) <= width), 1
            )
            yield line[:at]
            line = line[at:]
    yield line
