"""Hollow bullets: small rings that are only drawn round, as browsers set the inner lists of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.flow.drawn_bullets import drawn_bullets
from extract.issues import Issues
from extract.read import read_document
from paper import pdf


@pytest.mark.parametrize(("radius", "colour", "bullets"), [(1.9, 0.1, 3), (1.9, 1.0, 0), (14.0, 0.1, 0)])
def test_rings_below_one_another_are_bullets(tmp_path: Path, radius: float, colour: float, bullets: int) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setStrokeGray(colour)
        for top in (700, 680, 660):
            canvas.circle(80, top + 3, radius, stroke=1, fill=0)
            canvas.drawString(100, top, "mend the roof of the hall")

    document = read_document(pdf(tmp_path / "rings.pdf", sheet), Issues())
    assert len(drawn_bullets(document.pages).get(1, [])) == bullets


def test_an_empty_square_to_tick_is_no_ring(tmp_path: Path) -> None:
    def sheet(canvas: Canvas) -> None:
        for top in (700, 680, 660):
            canvas.rect(78, top, 5, 5, stroke=1, fill=0)
            canvas.drawString(100, top, "mend the roof of the hall")

    document = read_document(pdf(tmp_path / "boxes.pdf", sheet), Issues())
    assert not drawn_bullets(document.pages)
