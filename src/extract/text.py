"""From lines to paragraphs, and from paragraphs to the text that records carry.

Conventions (SCHEMA.md): line breaks within a paragraph become spaces, paragraphs and bullets stand one a line,
bullets begin "• ", a hyphen at a line end stays unless it is a soft one, footnote marks are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from operator import attrgetter
from statistics import median

from extract.kept import kept
from extract.model import Box, Cell, Line, Region, Word

BULLETS = frozenset(
    "•●▪■◦○◆◇❖➢➤►▶✓✔∙·–—‐−-*‣⁃◘◼◾◻◽▫□❏❑❒⚫⬤⚪◉⦿➔➜➣→⇒"
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf02d\uf06e\uf071\uf0e8"
    "\uf06c\uf06f\uf072\uf075\uf077\uf09e\uf09f\uf0a1\uf0a2\uf0e0\uf0f0"
)
"""Marks that begin a list item; the last two lines are Wingdings and Symbol glyphs as Word exports them."""
DASHES = frozenset("–—‐−-")
MARKER = re.compile(r"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,3})+[.)]?)$")
"""A list number that stands as a word of its own: "1.", "a)", "(iv)", "2.13"."""
ROMANS = dict(pairwise(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]))
CLOSE, WIDE = 1.45, 1.85
"""Font sizes from base line to base line: less than the first stands close, up to the second with wide spacing."""
SIDEWAYS = 2.2  # height of a word set sideways, in font sizes; level words are as high as their type
FOOTNOTE_MARK = re.compile(r"^(?:\d{1,2}|[*†‡])$")
UNIT = re.compile(r"(?:^|[\s\d])(?:[kcm]?m|ft)$")
POWERS = {"2": "²", "3": "³"}
"""A raised 2 or 3 behind a unit of length is no footnote mark."""
ORDINALS = frozenset(("st", "nd", "rd", "th"))
SET_APART = re.compile(f" (?:{'|'.join(sorted(ORDINALS))}) ")
TERMINAL = (".", "!", "?", ":", ";")
LEFT_OF = attrgetter("box.x0")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. ``marker`` is "•" for a bullet, else the list number as printed, or ""."""

    lines: tuple[Line, ...]
    marker: str
    blank_before: bool
    """Whether a blank line (or more) separates it from what stands above it in the same block."""

    @property
    def words(self) -> list[Word]:
        return [word for line in self.lines for word in line.words]

    @property
    def text(self) -> str:
        """Its words without the marker."""
        return self._body(" ")

    def _body(self, end: str) -> str:
        body = join_lines(self.lines, end)
        return body[len(self.printed_marker) :].lstrip() if self.marker else body

    @property
    def printed_marker(self) -> str:
        return self.lines[0].words[0].text if self.marker else ""

    @property
    def full_text(self) -> str:
        """Its words with the marker: "• " for bullets, the number as printed otherwise."""
        return f"{self.marker} {self.text}" if self.marker else self.text

    @property
    def line_text(self) -> str:
        """Its words as ``full_text`` has them, but one printed line a line."""
        return f"{self.marker} {self._body(chr(10))}" if self.marker else self._body("\n")

    @property
    def region(self) -> Region:
        """Place of its part on the first page."""
        page = self.lines[0].page
        return Region(page, Box.around(line.box for line in self.lines if line.page == page))

    @property
    def bold(self) -> bool:
        bold = sum([line.letters.bold for line in self.lines])
        return bold > 0 and 2 * bold > sum([line.letters.all for line in self.lines])

    @property
    def italic(self) -> bool:
        italic = sum([line.letters.italic for line in self.lines])
        return italic > 0 and 2 * italic > sum([line.letters.all for line in self.lines])


# ---------------------------------------------------------------- words to lines


def group_lines(words: Iterable[Word], page: int) -> tuple[Line, ...]:
    """Words of one block (a cell, a page of one column) as lines, top to bottom. Two words share a line when they
    overlap by half the height of the smaller one; a word set sideways has its own."""
    level: dict[tuple[float, ...], list[Word]] = {}
    for word in words:
        level.setdefault(word[1][1::2], []).append(word)  # by top and bottom
    if len(level) == 1:  # as in most cells
        (only,) = level.values()
        if only[0].box.height <= SIDEWAYS * only[0].size:
            return (Line(page, tuple(sorted(only, key=LEFT_OF))),)
    groups: list[list[Word]] = []
    upright: list[list[Word]] = []
    band_top = band_bottom = 0.0
    for found in _downwards(level):
        _, top, _, bottom = found[0].box
        if bottom - top > SIDEWAYS * found[0].size:
            upright += [[word] for word in found]
            continue
        shared = min(bottom, band_bottom) - max(top, band_top)
        taller = bottom - top > band_bottom - band_top
        smaller = band_bottom - band_top if taller else bottom - top
        joins = bool(groups) and shared >= 0.5 * smaller
        if joins:
            groups[-1].extend(found)
        else:
            groups.append(found)
        if taller or not joins:
            band_top, band_bottom = top, bottom
    lines = [Line(page, tuple(sorted(group, key=LEFT_OF))) for group in [*groups, *upright]]
    return tuple(sorted(lines, key=lambda line: (line.box.top, line.box.x0)))


def _downwards(level: Mapping[tuple[float, ...], list[Word]]) -> Iterator[list[Word]]:
    """Words of one top and bottom (points) by the height of their middle. Those of one middle but not of one size come
    one by one, from left to right."""
    heights: dict[float, list[list[Word]]] = {}
    for (top, bottom), words in level.items():
        heights.setdefault(top + bottom, []).append(words)
    for height in sorted(heights):
        same = heights[height]
        if len(same) == 1:
            yield same[0]
        else:
            yield from ([word] for word in sorted(chain.from_iterable(same), key=LEFT_OF))


def join_lines(lines: Iterable[Line], end: str = " ") -> str:
    """The lines as one string: ``end`` between lines, line-end hyphens closed up, footnote marks left out."""
    joined, size = "", 0.0
    for line in lines:
        text = clean_line(line)
        if joined and len(line.words) == 1 and line.size < 0.85 * size and FOOTNOTE_MARK.match(text):
            continue  # the mark had no room on its line
        size = line.size
        if _parts_a_word(joined, text):
            joined = joined.removesuffix("\u00ad") + text
        else:
            joined = f"{joined}{end}{text}" if joined else text
    return joined.strip()


def _parts_a_word(above: str, below: str) -> bool:
    """Whether a line ends with the hyphen of a word that goes on below: "long-" above "term"."""
    return above.endswith("\u00ad") or (above[-1:] == "-" and above[-2:-1].isalnum() and below[:1].islower())


def clean_line(line: Line) -> str:
    """Words of a line without footnote marks; an ordinal's raised letters close up ("5 th" is "5th")."""
    size = line.size
    spaced = f" {line.text} "
    if not line.glued and not SET_APART.search(spaced):
        return line.text
    pieces: list[str] = []
    for word in line.words:
        raised = word.box.bottom < line.box.bottom - 0.12 * size  # a mark, not the 2 of CO2
        if raised and word.glued and word.size < 0.85 * size and FOOTNOTE_MARK.match(word.text):
            if word.text in POWERS and pieces and UNIT.search(pieces[-1]):
                pieces.append(POWERS[word.text])
            continue
        raised_ordinal = word.text in ORDINALS and pieces and pieces[-1][-1:].isdigit()
        pieces.append(word.text if word.glued or raised_ordinal or not pieces else f" {word.text}")
    return "".join(pieces)


# ---------------------------------------------------------------- lines to paragraphs


def paragraphs(lines: Sequence[Line], places: Mapping[int, Box] | None = None) -> list[Paragraph]:
    """The paragraphs of a block of lines in reading order (a cell, a section), over pages where it runs on.

    ``places`` says, for a cell, which box it fills on each page: words at the very head of a box can go on from the
    page before, words after a blank line cannot.
    """
    if len(lines) < 2:  # as in most cells
        return [Paragraph((line,), marker_of(line), False) for line in lines]
    pitch = _usual_pitch(lines)
    edge = max(line.box.x1 for line in lines)
    heads = [marker_of(line) for line in lines]
    groups, markers, blanks = [[lines[0]]], heads[:1], [False]
    for at, line in enumerate(lines[1:], start=1):
        previous, marker = groups[-1][-1], heads[at]
        at_head = places is None or line.box.top - places[line.page].top < 0.9 * line.size
        listed = bool(marker) and _counts_on(marker, next(filter(None, heads[at + 1 :]), ""))
        if listed or _begins_paragraph(groups[-1], markers[-1] == "•", line, marker, pitch, edge, at_head):
            groups.append([line])
            markers.append(marker)
            blank = line.box.bottom - previous.box.bottom > 1.75 * pitch
            blanks.append(not at_head if previous.page != line.page else blank)
        else:
            groups[-1].append(line)
    return [Paragraph(tuple(own), marker, blank) for own, marker, blank in zip(groups, markers, blanks, strict=True)]


@kept
def cell_paragraphs(cell: Cell) -> list[Paragraph]:
    """The paragraphs of a cell, over the pages it stands on."""
    return paragraphs(cell.lines, {region.page: region.box for region in cell.regions})


def text_of(found: Iterable[Paragraph]) -> str:
    """The text that a record carries: paragraphs one a line, bullets begin "• "."""
    return "\n".join(paragraph.full_text for paragraph in found)


def marker_of(line: Line) -> str:
    """The bullet ("•") or list number that a line begins with, or ""."""
    if len(line.words) < 2 or line.words[1].glued:
        return ""
    first, second = line.words[0], line.words[1]
    if first.text in BULLETS or (first.text == "o" and second.box.x0 - first.box.x1 > 0.5 * first.size):
        return "•"
    return first.text if not first.text.isalpha() and MARKER.match(first.text) else ""


def _usual_pitch(lines: Sequence[Line]) -> float:
    """Distance of base lines within a paragraph, in points: the median of the close ones; of the wide ones where more
    lines go on with a small letter that far below ("one and a half lines") than stand close."""
    pairs = [(a, b, b.box.bottom - a.box.bottom) for a, b in pairwise(lines) if a.page == b.page]
    steps = [(step / min(a.size, b.size), step, b) for a, b, step in pairs if step > 0]
    close = [step for share, step, _ in steps if share < CLOSE]
    wide = [step for share, step, below in steps if CLOSE <= share < WIDE and below.text[:1].islower()]
    found = wide if len(wide) > len(close) else close
    return median(found) if found else 1.2 * median(line.size for line in lines)


def _begins_paragraph(
    group: list[Line], bulleted: bool, line: Line, marker: str, pitch: float, edge: float, at_head: bool
) -> bool:
    previous = group[-1]
    if _parts_a_word(previous.text, line.text):
        return False
    if marker and (_counts_on(marker_of(group[0]), marker) or _stands_as_marker(previous, line, pitch, edge)):
        return True
    if previous.page != line.page:
        ends = previous.text.endswith(TERMINAL) and not line.text[:1].islower()
        return not at_head or _style_turns(previous, line) or ends
    if line.box.bottom - previous.box.bottom > pitch + 0.22 * line.size or _style_turns(previous, line):
        return True
    if bulleted:
        if line.box.x0 < group[0].words[0].box.x0 - 1:
            return True
        hangs = abs(line.box.x0 - group[0].words[1].box.x0) < 1.5  # right under the first word of the list's item
        if hangs and line.box.x0 > group[0].box.x0 + 1 and not previous.text.endswith(TERMINAL):
            return False
    return _would_have_fitted(previous, line, edge)


def _stands_as_marker(previous: Line, line: Line, pitch: float, edge: float) -> bool:
    """Whether a number or dash at a line's head begins an item: set apart from its words or from the lines above, or
    after a finished sentence; "2.99" or a dash that a line break happens to bring to the head does not."""
    first, second = line.words[:2]
    if first.text in BULLETS - DASHES or previous.page != line.page:
        return True
    return (
        second.box.x0 - first.box.x1 > 0.55 * line.size
        or abs(line.box.x0 - previous.box.x0) > 1
        or previous.text.endswith((*TERMINAL, " and", " or", ","))
        or line.box.bottom - previous.box.bottom > pitch + 0.22 * line.size
        or bool(marker_of(previous))
        or _would_have_fitted(previous, line, edge)
    )


def _counts_on(marker: str, below: str) -> bool:
    """Whether markers in brackets count on: "b)" below "a)", "(ii)" below "(i)"."""
    one, other = marker.strip("()"), below.strip("()")
    alike = marker.endswith(")") and marker.replace(one, other) == below
    return alike and (ROMANS.get(one) == other or (len(one) == len(other) == 1 and ord(other) == ord(one) + 1))


def _style_turns(previous: Line, line: Line) -> bool:
    """Bold gives way to plain (or the like) exactly at the line break: a heading above its text."""
    before, after = previous.words[-1], line.words[0]
    turned = before.bold != after.bold or (before.italic != after.italic and before.bold == after.bold)
    return turned and all(w.bold == before.bold and w.italic == before.italic for w in previous.words)


def _would_have_fitted(previous: Line, line: Line, edge: float) -> bool:
    """The first word below would have fitted above, so the line was broken on purpose."""
    space = 0.3 * line.size
    return previous.box.x1 + space + line.words[0].box.width < edge - 1
