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


def test_a_shade_over_several_strips_is_none_of_the_first(tmp_path: Path) -> None:
    """What is recommended, in a shade of one line or two, and below it each action with its labels, between rules."""
    canvas = Canvas(str(tmp_path / "shades.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(50, 790, "Planning peer review: progress update")
    top = 740.0
    for number, (asked, count) in enumerate(SHADED, 1):
        canvas.setFillColorRGB(0.9, 0.96, 0.9)
        canvas.rect(50, top - 40 + 18 * (number > 1), 490, 40 - 18 * (number > 1), stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 10)
        for at, part in enumerate((f"R{number} {asked}", "and say so.") if number == 1 else (f"R{number} {asked}",)):
            canvas.drawString(56, top - 15 - 14 * at, part)
        top -= 40 - 18 * (number > 1)
        for action in range(count):
            lead, month, state = ("Head of Planning", "Chief Planner")[action], ("May", "June")[action], "In progress"
            canvas.drawString(
                66, top - 18, f"PL{number}{action} Take step {action + 1} of matter {number} with members"
            )
            canvas.drawString(66, top - 32, f"Accountable: {lead}  |  Due: {month} 2026  |  Status: {state}")
            canvas.drawString(66, top - 46, "Update: It was talked of in January.")
            canvas.line(50, top - 58, 540, top - 58)
            top -= 58
        top -= 10
    canvas.save()
    found = extract(tmp_path / "shades.pdf")
    assert [row.number for row in found.recommendations] == ["R1", "R2", "R3"]
    assert [(row.ref, row.lead_raw, row.recommendation_numbers) for row in found.actions] == [
        (f"PL{number}{action}", ("Head of Planning", "Chief Planner")[action], [f"R{number}"])
        for number, (_, count) in enumerate(SHADED, 1)
        for action in range(count)
    ]


SHADED = [
    ("Agree what the planning service is for with all members", 2),
    ("Clear the backlog of applications by the spring.", 1),
    ("Rebuild the enforcement team and publish what it does.", 2),
]


def test_words_beside_a_numbered_label_are_the_topic_of_those_below_both(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "topics.pdf"), pagesize=(595, 842))
    said = (
        ("Key recommendation KR1", "Money", "The Clerk should agree a plan for three years by May.", "Clerk"),
        ("Key recommendation KR2", "Order", "The Town Council should fill the empty seats by June.", "Mayor"),
    )
    for at, (label, topic, asked, lead) in enumerate(said):
        top = 700 - 160 * at
        canvas.rect(60, top - 80, 420, 95, stroke=1, fill=0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(66, top, label)
        canvas.drawString(300, top, topic)
        canvas.drawString(66, top - 18, asked)
        canvas.drawString(66, top - 38, "Management response")
        canvas.drawString(66, top - 70, "Owner:")
        canvas.drawString(300, top - 70, "Due date:")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(66, top - 51, "Accepted. A plan will go to members in the spring.")
        canvas.drawString(110, top - 70, lead)
        canvas.drawString(350, top - 70, "May 2027")
    canvas.save()
    found = extract(tmp_path / "topics.pdf")
    assert [(row.number, row.text) for row in found.recommendations] == [
        ("KR1", said[0][2]), ("KR2", said[1][2])
    ]  # fmt: skip


def test_numbered_items_of_a_panel_each_have_the_labels_below_them(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "items.pdf"), pagesize=(595, 842))
    said = (
        "Mend the footbridges",
        "Plant a hedge",
        "Open the hall on Sundays",
        "Print the bus times large",
        "Dig a pond",
    )
    items = iter(said)
    for at, count in enumerate((2, 1, 2)):
        top = 760 - 170 * at
        canvas.roundRect(60, top - 150, 420, 165, 5, stroke=1, fill=0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(66, top, f"Recommendation {at + 1}")
        canvas.drawString(66, top - 18, "Response:")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(160, top, f"That the village has more of what it asked for in {2020 + at}.")
        canvas.drawString(120, top - 18, "Accepted")
        for number in range(count):
            height = top - 50 - 45 * number
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(66, height, f"{at + 1}.{number + 1}")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(95, height, f"{next(items)}.")
            canvas.setFont("Helvetica", 8)
            canvas.drawString(95, height - 14, f"Lead: Head of Parks | By: May {2027 + number}")
    canvas.save()
    found = extract(tmp_path / "items.pdf")
    assert [row.text.rstrip(".") for row in found.actions] == list(said)
    assert [(row.ref, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        ("1.1", "Head of Parks", "May 2027"), ("1.2", "Head of Parks", "May 2028"),
        ("2.1", "Head of Parks", "May 2027"),
        ("3.1", "Head of Parks", "May 2027"), ("3.2", "Head of Parks", "May 2028"),
    ]  # fmt: skip
    assert [row.recommendation_numbers for row in found.actions] == [["1"], ["1"], ["2"], ["3"], ["3"]]


def test_numbers_in_boxes_beside_the_middle_of_their_words_number_these(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "boxes.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(60, 790, "Key recommendations")
    for at in range(4):
        top = 740 - 80 * at
        canvas.rect(60, top - 24, 34, 40, stroke=0, fill=1)
        canvas.setFont("Helvetica", 15)
        canvas.setFillGray(1)
        canvas.drawString(67, top - 8, f"R{at + 1}")
        canvas.setFillGray(0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(108, top, f"Agree one aim for the service in {2026 + at} and make it known in every plan")
        canvas.drawString(108, top - 13, "that the council writes.")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(108, top - 28, "Officers spoke of their work with pride, but few had read the plan.")
    canvas.save()
    found = extract(tmp_path / "boxes.pdf").recommendations
    assert [(row.number, row.text) for row in found] == [
        (f"R{at + 1}", f"Agree one aim for the service in {2026 + at} and make it known in every plan that the council "
        "writes.") for at in range(4)
    ]  # fmt: skip
