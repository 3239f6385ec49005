"""Labels side by side in a strip of a panel, with values of several lines."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract import extract


def test_labels_side_by_side_whose_cells_are_centred_keep_their_second_lines(tmp_path: Path) -> None:
    """One line beside two stands at half their height: what goes on below is the value of the label above it."""
    canvas = Canvas(str(tmp_path / "strip.pdf"), pagesize=(595, 842))
    for index, (asked, lead, more, month, state) in enumerate(CENTRED):
        top = 760 - 130 * index
        canvas.rect(50, top - 100, 480, 100)
        for x, y, bold, text in (
            (60, 20, True, f"Recommendation {index + 1}"),
            (60, 36, False, asked),
            (60, 52, True, "Agreed action:"),
            (135, 52, False, f"Agreed. {asked}"),
            (60, 78 if not more else 72, True, "Owner:"),
            (100, 78 if not more else 72, False, lead),
            (60, 84, False, more),
            (230, 72, True, "Due date:"),
            (282, 72, False, month),
            (230, 84, False, "2026"),
            (400, 78, True, "Status:"),
            (440, 78, False, state),
        ):
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
            canvas.drawString(x, top - y, text)
    canvas.save()
    found = extract(tmp_path / "strip.pdf")
    assert [(row.lead_raw, row.timescale_raw, row.status_raw) for row in found.actions] == [
        (f"{lead} {more}".strip(), f"{month} 2026", state) for _, lead, more, month, state in CENTRED
    ]


CENTRED = [
    ("The harbour should keep a list of moorings.", "Harbour Master", "", "May", "In progress"),
    ("Boats should be counted each month.", "Head of Quays", "and Slipways", "June", "Not yet due"),
    ("The crane should be tested each year.", "Clerk", "", "July", "Implemented"),
]
