"""Paragraphs, and how they break into lines. Lengths are points.

Two families of the standard fourteen fonts are used, so nothing is embedded and the files stay small. Three marks are
known inside a text: ``**bold**``, ``^superscript^`` and ``[words](address)`` for a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.pdfbase.pdfmetrics import stringWidth

Family = Literal["Helvetica", "Times"]

FACES: dict[Family, dict[tuple[bool, bool], str]] = {
    "Helvetica": {
        (False, False): "Helvetica",
        (True, False): "Helvetica-Bold",
        (False, True): "Helvetica-Oblique",
        (True, True): "Helvetica-BoldOblique",
    },
    "Times": {
        (False, False): "Times-Roman",
        (True, False): "Times-Bold",
        (False, True): "Times-Italic",
        (True, True): "Times-BoldItalic",
    },
}
"""Name of the font by family, then (bold, italic)."""

MARKUP = re.compile(r"\*\*(?P<bold>.+?)\*\*|\^(?P<raised>.+?)\^|\[(?P<words>.+?)\]\((?P<uri>.+?)\)")
BULLET = "• "
LEADING = 1.2


@dataclass(frozen=True)
class Para:
    """A paragraph. ``hanger`` (a bullet, a number) stands in the indent of its first line."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 9.5
    indent: float = 0.0
    hanger: str = ""
    after: float = 3.0
    mark: str = ""
    """Name under which the sheet writes down the pages it lands on."""


@dataclass(frozen=True)
class Run:
    """Words in one style, ``dx`` from the left edge of the paragraph, raised by ``rise``."""

    text: str
    dx: float
    font: str
    size: float
    rise: float = 0.0
    uri: str = ""

    @property
    def width(self) -> float:
        return float(stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True)
class Line:
    """A line, ``offset`` below the top of its block, ``height`` tall."""

    runs: tuple[Run, ...]
    offset: float
    height: float
    mark: str


def plain(text: str) -> str:
    """``text`` without marks, as it reads on paper."""
    return MARKUP.sub(lambda found: found["bold"] or found["raised"] or found["words"], text)


def paragraphs(lines: tuple[str, ...], mark: str = "", size: float = 9.5) -> list[Para]:
    """Paragraphs from strings; those that begin with a bullet are indented behind it."""
    made = []
    for text in lines:
        if text.startswith(BULLET):
            made.append(Para(text[len(BULLET) :], size=size, indent=22, hanger="•", after=1, mark=mark))
        else:
            made.append(Para(text, size=size, mark=mark))
    return made


def _styled(para: Para, family: Family) -> Iterator[Run]:
    """The text cut into runs of one style, spaces kept, all at ``dx`` 0."""
    font = FACES[family][para.bold, para.italic]
    bold = FACES[family][True, para.italic]
    last = 0
    for found in MARKUP.finditer(para.text):
        yield Run(para.text[last : found.start()], 0, font, para.size)
        if found["bold"]:
            yield Run(found["bold"], 0, bold, para.size)
        elif found["raised"]:
            yield Run(found["raised"], 0, font, para.size * 0.6, rise=para.size * 0.35)
        else:
            yield Run(found["words"], 0, font, para.size, uri=found["uri"])
        last = found.end()
    yield Run(para.text[last:], 0, font, para.size)


def _words(para: Para, family: Family) -> list[list[Run]]:
    """The words of the paragraph, each in as many runs as it has styles ("11" and a raised "th" are one word)."""
    words: list[list[Run]] = [[]]
    for run in _styled(para, family):
        for position, text in enumerate(run.text.split(" ")):
            if position:
                words.append([])
            if text:
                words[-1].append(replace(run, text=text))
    return [word for word in words if word]


def _set(words: list[list[Run]], left: float) -> tuple[Run, ...]:
    """Words set side by side from ``left``; neighbours of one style become one run."""
    runs: list[Run] = []
    for number, word in enumerate(words):
        for part, run in enumerate(word):
            gap = " " if number and not part else ""
            if runs and replace(runs[-1], text="", dx=0) == replace(run, text="", dx=0):
                runs[-1] = replace(runs[-1], text=runs[-1].text + gap + run.text)
                continue
            end = runs[-1].dx + runs[-1].width if runs else left
            space = stringWidth(gap, run.font, run.size)
            runs.append(replace(run, dx=end + space))
    return tuple(runs)


def wrap(para: Para, width: float, family: Family, offset: float = 0.0) -> list[Line]:
    """The lines of ``para`` within ``width``, the first at ``offset``. An empty text is one blank line."""
    rows: list[list[list[Run]]] = [[]]
    for word in _words(para, family):
        trial = _set([*rows[-1], word], para.indent)
        if rows[-1] and trial[-1].dx + trial[-1].width > width:
            rows.append([])
        rows[-1].append(word)
    height = para.size * LEADING
    lines = [Line(_set(row, para.indent), offset + n * height, height, para.mark) for n, row in enumerate(rows)]
    if para.hanger:
        at = max(0.0, para.indent - 12) if para.hanger == "•" else 0.0
        hanger = Run(para.hanger, at, FACES[family][para.bold, False], para.size)
        lines[0] = replace(lines[0], runs=(hanger, *lines[0].runs))
    return lines


def stack(paras: list[Para], width: float, family: Family, offset: float = 0.0) -> tuple[list[Line], float]:
    """The lines of paragraphs one under the other, and where the last ends (its space below left out)."""
    lines: list[Line] = []
    end = offset
    for para in paras:
        lines += wrap(para, width, family, offset)
        end = lines[-1].offset + lines[-1].height
        offset = end + para.after
    return lines, end
