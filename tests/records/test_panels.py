"""Panels: boxes with the same labels in each, drawn without a grid."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from extract.issues import Issues
from extract.read import read_document
from extract.tables import find_tables

Cards = Sequence[tuple[str, str, str, str, str]]
CARDS: Cards = [
    ("A1", "Split large contracts into lots", "that small firms can bid for.", "Head of Procurement", "April 2025"),
    ("A2", "Visit every business park", "to explain how to register.", "Business Manager", "Spring 2025"),
    ("A3", "Publish spend by postcode", "twice a year.", "Procurement Analyst", "June 2025"),
]


def sheet(
    path: Path, colon: str = "", radius: float = 9, shade: bool = False, labels: bool = True, cards: Cards = CARDS
) -> Path:
    """Three cards, two beside each other and one below; lines of neighbours stand at one height."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, 760, "Our pledges: action plan")
    for index, (number, first, second, lead, when) in enumerate(cards):
        left, top = 60 + 240 * (index % 2), 700 - 140 * (index // 2)
        canvas.setFillGray(0.92 if shade else 1)
        canvas.roundRect(left, top - 110, 225, 110, 0 if shade else radius, stroke=int(not shade), fill=int(shade))
        canvas.setFillGray(0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(left + 10, top - 20, first)
        canvas.drawString(left + 10, top - 33, second)
        canvas.drawRightString(left + 215, top - 20, number)
        canvas.setFont("Helvetica", 9)
        for line, (label, value) in enumerate((("Owned by", lead), ("Ready by", when))):
            height = top - 55 - 15 * line
            canvas.drawString(left + 10, height, f"{label}{colon}" if labels else "")
            canvas.drawString(left + 75, height, value)
    canvas.save()
    return path


@pytest.mark.parametrize("look", [{}, {"radius": 0}, {"shade": True}, {"colon": ":"}], ids=str)
def test_each_panel_is_an_action_with_its_number_lead_and_time(tmp_path: Path, look: dict[str, bool]) -> None:
    found = extract(sheet(tmp_path / "cards.pdf", **look))
    assert [(row.ref, row.text, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        (number, f"{first} {second}", lead, when) for number, first, second, lead, when in CARDS
    ]


def test_boxes_without_labels_in_common_are_no_panels(tmp_path: Path) -> None:
    document = read_document(sheet(tmp_path / "boxes.pdf", labels=False), Issues(), "none")
    assert not [table for table in find_tables(document, Issues()) if table.method == "ruled"]


def test_a_label_without_a_value_keeps_its_place(tmp_path: Path) -> None:
    found = extract(sheet(tmp_path / "cards.pdf", cards=[*CARDS[:2], (*CARDS[2][:3], "", CARDS[2][4])]))
    assert [row.lead_raw for row in found.actions] == ["Head of Procurement", "Business Manager", None]


def test_two_labels_on_a_line_and_two_side_by_side(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "panels.pdf"), pagesize=(595, 842))
    for index, (what, lead, when) in enumerate(
        (("savings", "Head of Finance", "May 2025"), ("risks", "Clerk", "June"))
    ):
        top = 760 - 160 * index
        canvas.setFillGray(0.92)
        canvas.rect(60, top - 130, 470, 130, stroke=0, fill=1)
        canvas.setFillGray(0)
        for x, y, bold, text in (
            (70, 20, True, f"Improvement recommendation {index + 1}"),
            (70, 35, False, f"The Council should report {what} apart from the forecast."),
            (70, 60, True, "Summary of findings"),
            (300, 60, True, "Management comments"),
            (70, 75, False, f"Nobody can see the {what}."),
            (300, 75, False, f"Agreed. The {what} will be shown"),
            (300, 87, False, f"in the report on {what}."),
            (70, 110, True, "Officer:"),
            (120, 110, False, lead),
            (120 + 5.2 * len(lead), 110, True, "Date:"),
            (160 + 5.2 * len(lead), 110, False, when),
        ):
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
            canvas.drawString(x, top - y, text)
    canvas.save()
    found = extract(tmp_path / "panels.pdf")
    assert [(r.number, r.text) for r in found.recommendations] == [
        ("1", "The Council should report savings apart from the forecast."),
        ("2", "The Council should report risks apart from the forecast."),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in found.actions] == [
        ("Agreed. The savings will be shown in the report on savings.", "Head of Finance", "May 2025"),
        ("Agreed. The risks will be shown in the report on risks.", "Clerk", "June"),
    ]


def auditor(path: Path) -> Path:
    """Boxes with an inner shade, labels beside each other, and a badge."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    for index, (number, asked, answer, lead, when, state) in enumerate(AUDITED):
        top = 760 - 160 * index
        canvas.setFillGray(1)
        canvas.rect(50, top - 140, 480, 140, stroke=1, fill=0)
        canvas.setFillGray(0.9)
        canvas.rect(60, top - 100, 460, 45, stroke=0, fill=1)
        canvas.setFillGray(0.7)
        canvas.roundRect(440, top - 26, 80, 16, 6, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, top - 20, f"Improvement recommendation {number}")
        canvas.drawString(70, top - 70, "Management comments")
        canvas.drawString(60, top - 125, "Officer:")
        canvas.drawString(300, top - 125, "Date:")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(450, top - 22, state)
        canvas.drawString(60, top - 45, asked)
        canvas.drawString(70, top - 88, answer)
        canvas.drawString(105, top - 125, lead)
        canvas.drawString(330, top - 125, when)
    canvas.save()
    return path


AUDITED = [
    (
        "IR1",
        "The harbour should keep one list of all moorings.",
        "A list has been begun.",
        "Clerk",
        "May 2026",
        "On track",
    ),
    (
        "IR2",
        "Boats should be counted each month.",
        "Agreed. A clicker was bought.",
        "Harbour Master",
        "June 2026",
        "Done",
    ),
]


def test_boxes_with_inner_shades_badges_and_labels_beside_each_other(tmp_path: Path) -> None:
    found = extract(auditor(tmp_path / "boxes.pdf"))
    assert [(r.number, r.text) for r in found.recommendations] == [(row[0], row[1]) for row in AUDITED]
    assert [(a.text, a.lead_raw, a.timescale_raw, a.status_raw) for a in found.actions] == [row[2:] for row in AUDITED]


def test_a_label_over_two_lines_and_words_below_labels_in_a_row(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "rows.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, 800, "Improvement plan: progress")
    for index, (title, lead, more, when, told) in enumerate(ROWS):
        top = 760 - 120 * index
        canvas.rect(50, top - 90, 480, 90)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, top - 20, title)
        canvas.drawString(60, top - 40, "Officer:")
        canvas.drawString(300, top - 46, "Deadline:")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(105, top - 40, lead)
        canvas.drawString(60, top - 53, more)
        canvas.drawString(355, top - 46, when)
        canvas.drawString(60, top - 75, told)
    canvas.save()
    found = extract(tmp_path / "rows.pdf")
    assert [(a.ref, a.text, a.lead_raw, a.timescale_raw, a.progress_raw) for a in found.actions] == [
        (
            "1.1",
            "Set targets for each pier",
            "Corporate Director Harbours",
            "13/12/2026",
            "Approved by the board in the spring.",
        ),
        ("1.2", "Sell the old crane", "Head of Property", "31/12/2026", "Two bids came in by the end of May."),
    ]


ROWS = [
    (
        "1.1 Set targets for each pier",
        "Corporate Director",
        "Harbours",
        "13/12/2026",
        "Approved by the board in the spring.",
    ),
    ("1.2 Sell the old crane", "Head of Property", "", "31/12/2026", "Two bids came in by the end of May."),
]


def ruled_cards(path: Path) -> Path:
    """Three cards, labels down the left, a rule below each row drawn in two pieces, no upright ones."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, 790, "Audit recommendations: action plan")
    height = 760.0
    for number, (_, first, second, lead, when) in enumerate(CARDS, start=1):
        rows = [("Recommendation", [f"{number} {first}"]), ("Agreed action", [f"This we shall do {second}"]),
                ("Responsible officer", [lead, "", when]), ("Current status", ["On track"])]  # fmt: skip
        for label, values in rows:
            for line, said in enumerate(label.split() if len(values) > 1 else [label]):
                canvas.setFont("Helvetica-Bold", 9)
                canvas.drawString(62, height - 11 * line, said)
            for line, said in enumerate(values):
                canvas.setFont("Helvetica", 9)
                canvas.drawString(190, height - 9 * line, said)
            height -= 26 if len(values) > 1 else 8
            canvas.line(60, height, 185, height)
            canvas.line(185, height, 530, height)
            height -= 12
    canvas.save()
    return path


def test_rules_in_pieces_below_the_rows_of_cards_make_no_panels_of_their_labels(tmp_path: Path) -> None:
    found = extract(ruled_cards(tmp_path / "cards.pdf"))
    assert [(row.recommendation_numbers, row.lead_raw, row.timescale_raw, row.status_raw) for row in found.actions] == [
        ([str(number)], lead, when, "On track") for number, (*_, lead, when) in enumerate(CARDS, start=1)
    ]


def cabinet(path: Path) -> Path:
    """A record of decisions between rules: the item at the left, a list that begins anew at its right."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(50, 790, "Record of Decisions taken by the Cabinet")
    matters = (
        ("4 Beach huts", "Ames", "the huts"),
        ("5 Ferry fares", "Byrne", "the fares"),
        ("6 Piers", "Cole", "both"),
    )
    for index, (item, member, thing) in enumerate(matters):
        top = 760 - 150 * index
        canvas.line(50, top, 545, top)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(50, top - 20, item)
        canvas.drawString(220, top - 20, "Cabinet decided that")
        canvas.setFont("Helvetica", 8)
        for line, words in enumerate((f"Portfolio: Councillor {member}", "Key decision", f"Report CAB/{index}")):
            canvas.drawString(50, top - 34 - 12 * line, words)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(220, top - 36, f"1. the charges for {thing} be raised by a tenth from the first day of")
        canvas.drawString(220, top - 48, "April 2027")
        canvas.drawString(240, top - 64, "Reason: costs have risen.")
        canvas.drawString(220, top - 80, f"2. a report on {thing} be brought back in a year")
    canvas.save()
    return path


def test_lists_beside_the_matter_are_read_in_a_lane_of_their_own(tmp_path: Path) -> None:
    decisions = extract(cabinet(tmp_path / "decisions.pdf")).decisions
    assert [decision.number for decision in decisions] == ["1", "2"] * 3
    assert decisions[0].text == "the charges for the huts be raised by a tenth from the first day of April 2027"


def test_a_band_at_the_foot_of_a_box_says_how_its_own_action_stands(tmp_path: Path) -> None:
    """Boxes in two columns; the bands of one column, taken by themselves, would cut across all boxes."""
    canvas = Canvas(str(tmp_path / "bands.pdf"), pagesize=(595, 842))
    cards = [(*card, state) for card, state in zip([*CARDS, *CARDS], ("Done", "Late", "On track") * 2, strict=True)]
    for index, (_, first, second, lead, when, state) in enumerate(cards):
        left, top = 60 + 240 * (index % 2), 740 - (150 + 6 * (index % 2)) * (index // 2)
        canvas.setFillGray(0.8)
        canvas.rect(left, top - 130, 225, 16, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.rect(left, top - 130, 225, 130, stroke=1, fill=0)
        canvas.drawCentredString(left + 112, top - 126, state)
        for line, (label, value) in enumerate((("", f"{first} {second}"), ("Owned by", lead), ("Ready by", when))):
            canvas.setFont("Helvetica-Bold", 9 if label else 8)
            canvas.drawString(left + 10, top - 20 - 20 * line, label or value)
            canvas.setFont("Helvetica", 9)
            canvas.drawString(left + 75, top - 20 - 20 * line, value if label else "")
    canvas.save()
    found = extract(tmp_path / "bands.pdf")
    told = sorted((row.text, row.lead_raw, row.timescale_raw, row.status_raw) for row in found.actions)
    assert told == sorted((f"{first} {second}", *rest) for _, first, second, *rest in cards)
