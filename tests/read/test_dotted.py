"""Dotted and dashed lines that are drawn dot by dot, as browsers print them, are lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.model import Box, Page
from extract.read import read_document
from paper import pdf


def sheet(path: Path, *dots: tuple[float, float, float, float]) -> Page:
    """A page with small boxes: left, top, width, height."""

    def draw(canvas: Canvas) -> None:
        for left, top, width, height in dots:
            canvas.rect(left, 842 - top - height, width, height, stroke=0, fill=1)

    return read_document(pdf(path, draw), Issues(), "none").pages[0]


def near(box: Box) -> object:
    return pytest.approx(tuple(box), abs=0.01)


@pytest.mark.parametrize("length", [0.75, 2.25], ids=["dots", "dashes"])
def test_small_boxes_in_even_steps_are_a_line_level_or_upright(tmp_path: Path, length: float) -> None:
    level = [(60 + 2 * length * at, 100, length, 0.75) for at in range(30)]
    upright = [(300, 200 + 2 * length * at, 0.75, length) for at in range(30)]
    page = sheet(tmp_path / "lines.pdf", *level, *upright)
    assert [tuple(rule.box) for rule in page.rules] == [
        near(Box(60, 100, 60 + 59 * length, 100.75)), near(Box(300, 200, 300.75, 200 + 59 * length)),
    ]  # fmt: skip
    assert not page.fills


def test_bullets_and_scattered_dots_are_no_lines(tmp_path: Path) -> None:
    bullets = [(60, 100 + 14 * at, 2, 2) for at in range(12)]
    scattered = [(60 + 3 * at + (at * at) % 5, 400, 1, 1) for at in range(30)]
    page = sheet(tmp_path / "dots.pdf", *bullets, *scattered)
    assert not page.rules
    assert len(page.fills) == len(bullets)


def test_rules_of_cells_drawn_as_one_path_leave_the_cell_between_them_open(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for left, width in ((60, 100), (160, 80), (340, 120)):
            path.rect(left, 500, width, 0.5)
        canvas.drawPath(path, stroke=0, fill=1)
        path = canvas.beginPath()
        for start, end in ((60, 160), (340, 460)):
            path.moveTo(start, 400)
            path.lineTo(end, 400)
        canvas.drawPath(path, stroke=1, fill=0)

    page = read_document(pdf(tmp_path / "rules.pdf", draw), Issues(), "none").pages[0]
    assert [(round(rule.box.x0), round(rule.box.x1)) for rule in page.rules] == [
        (60, 240), (340, 460), (60, 160), (340, 460),
    ]  # fmt: skip
