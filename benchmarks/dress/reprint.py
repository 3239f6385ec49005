"""Other words printed in the place of some: what stood there is not drawn, what is new is wrapped and, where that is
not enough, set smaller, so that it keeps clear of what stands around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Matrix, Name, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.dress.drawn import write
from benchmarks.dress.ink import PLACES, SHOWS, Instruction, State, Written, inks, op
from benchmarks.dress.written import untag
from extract.boxes import Box
from extract.model import Cell, Document, Page

FACES = {False: ("/DressPlain", "Helvetica"), True: ("/DressBold", "Helvetica-Bold")}
LEAST, STEP = 5.0, 0.5
"""Points: the smallest type, and by how much type is made smaller."""
SPACING = 1.17
"""Height of a line by the size of its type."""
CLEAR, BESIDE = 2.0, 4.0
"""Points kept from what stands below, and at the right."""


class UnfitError(Exception):
    """A paper that cannot be printed with these words: they do not fit, or what stood there is not by itself."""


@dataclass(frozen=True)
class Anew:
    """A cell, on which page, and what is printed in it instead: lines of their own, or nothing."""

    page: int
    cell: Cell
    text: str


def reprinted(pdf: pikepdf.Pdf, document: Document, changes: Sequence[Anew]) -> None:
    """Raises ``UnfitError``."""
    untag(pdf)
    by_page: dict[int, list[Anew]] = defaultdict(list)
    for change in changes:
        by_page[change.page].append(change)
    for number, own in by_page.items():
        page, sheet = document.pages[number - 1], pdf.pages[number - 1]
        if page.rotation or page.turned or page.skew:
            raise UnfitError("turned page")
        _on(pdf, sheet, page, own)


def _on(pdf: pikepdf.Pdf, sheet: pikepdf.Page, page: Page, changes: Sequence[Anew]) -> None:
    left, _, _, top = map(float, sheet.cropbox)
    gone = {id(change): list[Written]() for change in changes}
    kept: list[Instruction] = [op("q")]
    for each in inks(sheet):
        if not isinstance(each, Written):
            kept += each.own
            continue
        pieces = list(parts(each))
        homes = [_home(part, changes, left, top) for part in pieces]
        if not any(homes):
            kept += each.own
            continue
        if not all(homes):
            raise UnfitError("drawn with others")
        for part, home in zip(pieces, homes, strict=True):
            gone[id(home)].append(part)
        kept += [one for one in each.own if str(one[1]) not in SHOWS | PLACES]
    opened = sum((str(o) == "q") - (str(o) == "Q") for _, o in kept)
    kept += [op("Q")] * max(opened, 0)
    for change in changes:
        own = gone[id(change)]
        if not own:
            raise UnfitError("not drawn by the page")
        kept += _set(page, change, own[0].state, left, top)
    if "/Font" not in sheet.resources:
        sheet.resources["/Font"] = Dictionary()
    fonts = sheet.resources["/Font"]
    for key, face in FACES.values():
        fonts[key] = Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{face}"), Encoding=Name.WinAnsiEncoding
        )
    write(pdf, sheet, kept)


def parts(text: Written) -> Iterator[Written]:
    """A line of text cut where it moves on: the pieces that stand apart."""
    matrix, state, own = text.matrix, text.state, list[Instruction]()
    for one in text.own:
        if str(one[1]) == "Td":
            if any(str(o) in SHOWS for _, o in own):
                yield Written(matrix, state, tuple(own))
            matrix = Matrix(1, 0, 0, 1, float(one[0][0]), 0) @ matrix
            own = []
        else:
            own.append(one)
    if any(str(o) in SHOWS for _, o in own):
        yield Written(matrix, state, tuple(own))


def _home(text: Written, changes: Sequence[Anew], left: float, top: float) -> Anew | None:
    x, y = text.at[0] - left, top - text.at[1]
    for change in changes:
        for line in change.cell.lines:
            box = line.box
            if line.page == change.page and box.x0 - 2 <= x <= box.x1 and box.top <= y <= box.bottom + 1:
                return change
    return None


def _set(page: Page, change: Anew, state: State, left: float, top: float) -> list[Instruction]:
    if not change.text.strip():
        return []
    lines = [line for line in change.cell.lines if line.page == change.page]
    bold = 2 * sum(len(line.text) for line in lines if line.bold) > sum(len(line.text) for line in lines)
    key, face = FACES[bold]
    own = _around([line.box for line in lines])
    room = _room(page, change, own)
    size, wrapped = _fit(change.text, face, lines[0].size, room)
    leading = size * SPACING
    high = len(wrapped) * leading
    first = own.top if own.top + high <= room.bottom else max(room.top, room.bottom - high)
    made: list[Instruction] = [op("q"), *state.look, *state.fill, op("BT"), op("Tf", Name(key), size)]
    for number, line in enumerate(wrapped):
        base = first + number * leading + 0.8 * size
        made += [op("Tm", 1, 0, 0, 1, left + own.x0, top - base), op("Tj", String(line.encode("cp1252")))]
    return [*made, op("ET"), op("Q")]


def _fit(text: str, face: str, size: float, room: Box) -> tuple[float, list[str]]:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError as error:
        raise UnfitError("letters that the face lacks") from error
    wide, high = room.x1 - room.x0, room.bottom - room.top
    while size >= LEAST:
        lines = [line for part in text.split("\n") for line in _wrapped(part, face, size, wide)]
        if len(lines) * size * SPACING <= high and all(stringWidth(line, face, size) <= wide for line in lines):
            return size, lines
        size -= STEP
    raise UnfitError(f"no room for {text[:30]!r}")


def _wrapped(text: str, face: str, size: float, wide: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", face, size) <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _room(page: Page, change: Anew, own: Box) -> Box:
    """The free place from the first letter on: to the next words and rules, and no further than the cell."""
    region = next(region.box for region in change.cell.regions if region.page == change.page)
    lines = {id(line) for line in change.cell.lines}
    others = [word.box for line in (*page.lines, *page.furniture) if id(line) not in lines for word in line.words]
    mine = [word.box for line in change.cell.lines for word in line.words]
    others = [box for box in others if not any(_same(box, one) for one in mine)]
    edges = others + [rule.box for rule in page.rules]
    bottom = max(own.bottom, region.bottom)
    right = [box.x0 - BESIDE for box in edges if box.x0 >= own.x1 - 1 and box.top < bottom and box.bottom > own.top]
    x1 = min([max(own.x1, min(region.x1 - CLEAR, page.width)), *right])
    x1 = max(x1, min([own.x1, *right]))
    beside = [box for box in edges if box.x0 < x1 and box.x1 > own.x0]
    below = [box.top - CLEAR for box in beside if box.top >= own.bottom - 1]
    above = [box.bottom + CLEAR for box in beside if box.bottom <= own.top + 1]
    return Box(own.x0, min(own.top, max([region.top + CLEAR, *above])), x1, max(own.bottom, min([bottom, *below])))


def _same(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) < 0.5 and abs(one.top - other.top) < 0.5


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )
