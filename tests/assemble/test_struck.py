"""Words struck out in an action's row stay with it, in no other field."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from extract.pipeline import extract_file
from extract.settings import Settings

ROWS = [
    ("Recommendation", "Action", "Lead", "Timescale"),
    ("1. Keep the quay safe", "Mend the lock gate", "Harbour Master", "<strike>May 2024</strike> March 2025"),
    ("2. Keep the quay clean", "Paint the rails of the quay", "<strike>Clerk</strike> Quay Warden", "June 2025"),
    ("3. Keep the quay open", "Dredge the channel before the season", "Head of Works", "<u>April 2025</u>"),
]  # fmt: skip


def test_struck_words_are_kept_with_the_action(tmp_path: Path) -> None:
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=10, strikeWidth="0.14*F", underlineWidth="0.14*F")
    table = Table([[Paragraph(cell, style) for cell in row] for row in ROWS], colWidths=[180, 220, 140, 140])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
    path = tmp_path / "plan.pdf"
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build([table])
    found = extract_file(path, Settings())
    assert [(action.lead_raw, action.timescale_raw, action.struck) for action in found.actions] == [
        ("Harbour Master", "March 2025", ["May 2024"]),
        ("Quay Warden", "June 2025", ["Clerk"]),
        ("Head of Works", "April 2025", []),
    ]
    assert [issue.code for issue in found.issues].count("struck_out") == 1
