"""Pictures of what a finder saw."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.model import Table
from extract.read import draw
from paper import grid, pdf, place


@pytest.fixture
def three_pages(tmp_path: Path) -> Path:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "x")

    return pdf(tmp_path / "paper.pdf", sheet, sheet, sheet)


def on_page(number: int) -> Table:
    return place(grid(["Action", "Lead"]), number, 300)


def test_one_page_goes_to_the_path_itself(three_pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "seen.png"
    assert draw(three_pages, [on_page(2)], out) == [out]
    with Image.open(out) as picture:
        assert picture.size == pytest.approx((595 * 110 / 72, 842 * 110 / 72), abs=2)


def test_cells_are_outlined_where_they_stand(three_pages: Path, tmp_path: Path) -> None:
    (path,) = draw(three_pages, [on_page(1)], tmp_path / "seen.png")
    x, y = (round((edge + 1) * 110 / 72) for edge in (50, 305))
    with Image.open(path) as picture:
        strip = [picture.getpixel((x + dx, y)) for dx in range(-2, 4)]
        assert any(pixel != (255, 255, 255) for pixel in strip)
        assert picture.getpixel((300, 900)) == (255, 255, 255)


def test_several_pages_carry_their_number(three_pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "seen.png"
    written = draw(three_pages, [on_page(1), on_page(3)], out)
    assert [path.name for path in written] == ["seen-1.png", "seen-3.png"]
    assert all(path.exists() for path in written)


def test_pages_can_be_named(three_pages: Path, tmp_path: Path) -> None:
    written = draw(three_pages, [], tmp_path / "seen.png", pages=[2, 3])
    assert [path.name for path in written] == ["seen-2.png", "seen-3.png"]


def test_nothing_to_draw_writes_nothing(three_pages: Path, tmp_path: Path) -> None:
    assert draw(three_pages, [], tmp_path / "seen.png") == []
