"""Borders that are filled as one shape round a hole, as browsers draw rounded or uneven ones: only the sides show."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO, Canvas

from extract.issues import Issues
from extract.model import Box, Page
from extract.read import read_document
from paper import pdf

OUTER, INNER = Box(60, 100, 300, 200), Box(66, 101, 299, 199)


def drawn(path: Path, inner: Box, mode: int, turned: bool) -> Page:
    """A page with a shape of two outlines, the inner one ``turned`` the other way round."""

    def sheet(canvas: Canvas) -> None:
        canvas.drawString(80, 690, "What stands in the box")
        canvas.setFillColorRGB(0, 0, 0.5)
        shape = canvas.beginPath()
        shape.rect(OUTER.x0, 842 - OUTER.bottom, OUTER.width, OUTER.height)
        height = -inner.height if turned else inner.height
        shape.rect(inner.x0, 842 - (inner.top if turned else inner.bottom), inner.width, height)
        canvas.drawPath(shape, stroke=0, fill=1, fillMode=mode)

    return read_document(pdf(path, sheet), Issues(), "none").pages[0]


@pytest.mark.parametrize(("mode", "turned"), [(FILL_EVEN_ODD, False), (FILL_EVEN_ODD, True), (FILL_NON_ZERO, True)])
def test_a_heavy_side_is_a_bar_and_the_thin_ones_are_rules(tmp_path: Path, mode: int, turned: bool) -> None:
    page = drawn(tmp_path / "border.pdf", INNER, mode, turned)
    assert [tuple(fill.box) for fill in page.fills] == [pytest.approx((60, 100, 66, 200))]
    assert sorted(rule.horizontal for rule in page.rules) == [False, True, True]
    assert [word.text for line in page.lines for word in line.words] == ["What", "stands", "in", "the", "box"]


def test_a_shape_without_a_hole_or_with_a_small_one_is_filled(tmp_path: Path) -> None:
    assert tuple(drawn(tmp_path / "whole.pdf", INNER, FILL_NON_ZERO, False).fills[0].box) == pytest.approx(OUTER)
    assert tuple(drawn(tmp_path / "ring.pdf", Box(160, 140, 200, 160), FILL_EVEN_ODD, False).fills[0].box) == (
        pytest.approx(OUTER)
    )
