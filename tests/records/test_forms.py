"""Forms: the same labels at the left and values beside them, again and again, whatever is drawn around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from records.unit_pages import ROWS

LEFT, MIDDLE, RIGHT, LINE, ROW = 56.0, 180.0, 530.0, 11.0, 16.0
REPLIES = ("Accepted", "Accepted in part", "Not accepted", "Accepted")
ASKED = (
    "That each bridge be looked at every spring",
    "That the depot be hidden from the road",
    "That the hall serve those who work all week",
    "That all notices be fit for older eyes",
)
Row = tuple[tuple[str, ...], tuple[str, ...], bool]
"""The lines of a label and of its value, and whether the value is bold."""


def form(at: int) -> list[Row]:
    number, asked, told, lead, when = ROWS[at]
    return [
        ((f"Recommendation {number}",), (ASKED[at],), True),
        (("Response",), (REPLIES[at],), True),
        (("Comments of the", "cabinet member"), (f"{told.rstrip('.')}, and what is left", "will follow soon."), False),
        (("Action to be taken",), (asked,), False),
        (("Responsible officer",), (lead,), False),
        (("Implementation date",), (when,), False),
    ]


def pages(path: Path, dress: str) -> Path:
    """Four forms below one another, one of them cut by the end of the page."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(LEFT, 790, "Response to the scrutiny review: action plan")
    top = 420.0
    for at in range(len(ROWS)):
        for nth, row in enumerate(form(at)):
            if top < 90:
                canvas.showPage()
                top = 790.0
            top = _row(canvas, top, row, dress, first=not nth)
        top -= 22
    canvas.save()
    return path


def _row(canvas: Canvas, top: float, row: Row, dress: str, first: bool) -> float:
    label, value, bold = row
    foot = top - ROW - LINE * (max(len(label), len(value)) - 1)
    if first and "bands" in dress:
        canvas.setFillGray(0.88)
        for left, right in ((LEFT, MIDDLE - 0.1), (MIDDLE, RIGHT)):
            canvas.rect(left, foot, right - left, top - foot, stroke=0, fill=1)
        canvas.setFillGray(0)
    if dress == "grid":
        canvas.rect(LEFT, foot, MIDDLE - LEFT, top - foot)
        canvas.rect(MIDDLE, foot, RIGHT - MIDDLE, top - foot)
    if "level" in dress:
        canvas.line(LEFT, foot, RIGHT, foot)
    for lines, left, font in ((label, LEFT, first), (value, MIDDLE, bold)):
        canvas.setFont("Helvetica-Bold" if font else "Helvetica", 9)
        for nth, words in enumerate(lines):
            canvas.drawString(left + 4, top - 11 - LINE * nth, words)
    return foot


@pytest.mark.parametrize("dress", ["grid", "bands", "plain", "level", "level bands"])
def test_forms_read_the_same_in_any_dress(tmp_path: Path, dress: str) -> None:
    found = extract(pages(tmp_path / "forms.pdf", dress))
    assert [(row.number, row.text) for row in found.recommendations] == list(zip("1234", ASKED, strict=True))
    assert [(row.recommendation_numbers, row.text, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        ([number], asked, lead, when) for number, asked, _, lead, when in ROWS
    ]


def test_rows_that_stand_close_below_one_another_are_no_lines_of_one_label(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "close.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(LEFT, 790, "Task and finish group: monitoring report")
    top = 750.0
    for pair in (ROWS[:2], ROWS[2:]):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(LEFT + 4, top - 12, f"Recommendation {pair[0][0]}: {ASKED[int(pair[0][0]) - 1]}")
        foot = top - 20
        for _, asked, _, lead, when in pair:
            foot -= 12
            for label, value in (
                ("Action", asked),
                ("Lead officer", lead),
                ("Target date", when),
                ("State", "Started"),
            ):
                foot -= 13
                canvas.setFont("Helvetica-Bold", 9)
                canvas.drawString(LEFT + 4, foot, label)
                canvas.setFont("Helvetica", 9)
                canvas.drawString(MIDDLE + 4, foot, value)
        canvas.rect(LEFT, foot - 8, RIGHT - LEFT, top - foot + 8)
        top = foot - 30
    canvas.save()
    found = extract(tmp_path / "close.pdf")
    assert [(row.text, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        (asked, lead, when) for _, asked, _, lead, when in ROWS
    ]
