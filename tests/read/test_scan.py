"""Pages that are pictures, before any engine reads them: made level, their rules and shading found."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw

from extract.model import Box
from extract.read.scan.lettering import Measure, bold_limit
from extract.read.scan.picture import Grey, Picture, skew_of, take_picture, turned
from extract.read.scan.ruling import find_rules, mended
from extract.read.scan.shading import find_fills

SCALE = 150 / 72
"""Pixels a point of the pictures drawn here."""
WIDTH, HEIGHT = 595, 842
LEFTS, TOPS = (60.0, 240.0, 420.0, 540.0), (120.0, 180.0, 260.0, 330.0)
"""Points: the lines of the table that is drawn."""
SHADED = "#c6d9f1"


def drawn() -> Image.Image:
    """A page with a table of three by three cells, its head shaded, and lines of something like text."""
    page = Image.new("RGB", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle(px(LEFTS[0], TOPS[0], LEFTS[-1], TOPS[1]), fill=SHADED)
    for x in LEFTS:
        pen.line(px(x, TOPS[0], x, TOPS[-1]), fill="black", width=3)
    for y in TOPS:
        pen.line(px(LEFTS[0], y, LEFTS[-1], y), fill="black", width=3)
    for row in range(12):
        for word in range(9):
            x, y = 60 + 50 * word, 400 + 30 * row
            pen.rectangle(px(x, y, x + 38, y + 7), fill="black")
    return page


def px(*points: float) -> tuple[float, ...]:
    return tuple(round(point * SCALE) for point in points)


def as_grey(page: Image.Image) -> Grey:
    return np.asarray(page.convert("L"), dtype=np.uint8)


def picture_of(page: Image.Image, path: Path) -> Picture:
    page.save(path, resolution=150.0)
    document = pdfium.PdfDocument(path)
    try:
        return take_picture(document, 1)
    finally:
        document.close()


@pytest.mark.parametrize("degrees", [-3.0, -0.6, 0.0, 1.2, 4.0])
def test_the_skew_of_a_page_is_found(degrees: float) -> None:
    """``skew_of`` says how far to turn back, counter-clockwise, what was turned clockwise."""
    page = turned(as_grey(drawn()), -degrees)
    assert skew_of(page) == pytest.approx(degrees, abs=0.15)


def test_an_empty_page_is_level() -> None:
    assert skew_of(np.full((400, 300), 255, dtype=np.uint8)) == 0.0


def test_turning_back_makes_the_lines_level() -> None:
    level = turned(turned(as_grey(drawn()), -2.0), 2.0)
    row = level[round(TOPS[1] * SCALE)]
    assert (row[round(70 * SCALE) : round(530 * SCALE)] < 128).mean() > 0.95


def test_a_skewed_page_is_levelled_and_its_rules_found(tmp_path: Path) -> None:
    cv2.setNumThreads(1)
    skewed = drawn().rotate(-1.5, fillcolor="white", resample=Image.Resampling.BICUBIC)
    picture = picture_of(skewed, tmp_path / "skewed.pdf")
    assert picture.skew == pytest.approx(1.5, abs=0.15)
    rules = find_rules(picture)
    level = sorted(rule.box.centre[1] for rule in rules if rule.horizontal and rule.box.width > 300)
    upright = sorted(rule.box.centre[0] for rule in rules if not rule.horizontal and rule.box.height > 150)
    assert level == pytest.approx(TOPS, abs=3)
    assert upright == pytest.approx(LEFTS, abs=3)


def test_words_are_no_rules(tmp_path: Path) -> None:
    picture = picture_of(drawn(), tmp_path / "page.pdf")
    assert not [rule for rule in find_rules(picture) if rule.box.top > TOPS[-1] + 20]


def test_shading_is_found_with_its_colour(tmp_path: Path) -> None:
    picture = picture_of(drawn(), tmp_path / "page.pdf")
    fills = find_fills(picture)
    around = [min(f.box.x0 for f in fills), min(f.box.top for f in fills)]
    around += [max(f.box.x1 for f in fills), max(f.box.bottom for f in fills)]
    assert around == pytest.approx([LEFTS[0], TOPS[0], LEFTS[-1], TOPS[1]], abs=4)
    for fill in fills:
        colour = [int(fill.colour[at : at + 2], 16) for at in (1, 3, 5)]
        assert colour == pytest.approx([0xC6, 0xD9, 0xF1], abs=12)


GRID = [Box(50, 100, 51, 300), Box(120, 100, 121, 300), Box(400, 100, 401, 300)]


def test_a_line_of_a_grid_that_is_too_faint_in_places_is_one_line() -> None:
    whole = [Box(50, y, 400, y + 1) for y in (100, 300)]
    faint = [Box(50, 200, 180, 201), Box(260, 200, 400, 201)]
    assert mended([*whole, *faint], GRID) == [whole[0], Box(50, 200, 400, 201), whole[1]]


def test_merged_cells_and_lines_outside_a_grid_keep_their_gaps() -> None:
    whole = [Box(50, y, 400, y + 1) for y in (100, 300)]
    beside_merged = [Box(50, 200, 120, 201), Box(400, 200, 480, 201)]
    outside = [Box(50, 500, 180, 501), Box(260, 500, 400, 501)]
    assert len(mended([*whole, *beside_merged, *outside], GRID)) == 6


@pytest.mark.parametrize(
    ("strokes", "n_bold"), [([0.09] * 8 + [0.12] * 4, 4), ([0.09 + 0.002 * step for step in range(16)], 0)]
)
def test_letters_are_bold_only_where_there_are_two_weights(strokes: list[float], n_bold: int) -> None:
    limit = bold_limit([Measure(stroke, 1.0, 5) for stroke in strokes])
    assert sum(stroke > limit for stroke in strokes) == n_bold
