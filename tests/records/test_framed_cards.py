"""Cards in boxes, in one to three columns, under bands and beside lanes that say what was asked, and by when."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract

ASKED = ("The club should open its doors on weekdays", "Members ought to know what is spent")
JOBS = (
    (
        ("Unlock the hall from nine", "Caretaker", "May 2026", "Begun"),
        ("Find two more key holders", "Hall Manager", "June 2026", "Planned"),
        ("Put a bell at the side gate", "Caretaker", "July 2026", "Begun"),
    ),
    (
        ("Print the accounts in the newsletter", "Treasurer", "March 2026", "Done"),
        ("Hold an open evening on money", "Treasurer", "April 2026", "Begun"),
        ("Answer letters within a week", "Secretary", "May 2026", "Planned"),
    ),
)
WIDTH, HEIGHT = 180, 80


@pytest.mark.parametrize("drawn", [True, False])
def test_cards_in_two_columns_answer_the_lane_at_their_left(tmp_path: Path, drawn: bool) -> None:
    canvas = _canvas(tmp_path / "lane.pdf")
    for number, (asked, jobs) in enumerate(zip(ASKED, JOBS, strict=True), start=1):
        top = 700 - (number - 1) * 240
        canvas.setFillGray(0.9)
        canvas.rect(40, top - 180, 110, 190, stroke=0, fill=1)
        canvas.setFillGray(0)
        _say(canvas, 46, top - 10, "Helvetica-Bold", 13, str(number))
        for at, words in enumerate((asked.split()[:3], asked.split()[3:6], asked.split()[6:])):
            _say(canvas, 46, top - 30 - 13 * at, "Helvetica", 10, " ".join(words))
        for at, (job, lead, when, state) in enumerate(jobs):
            left, under = 160 + (at % 2) * (WIDTH + 12), top - (at // 2) * (HEIGHT + 12)
            if drawn:
                canvas.rect(left, under - HEIGHT + 10, WIDTH, HEIGHT)
            _say(canvas, left + 6, under - 8, "Times-Italic", 13, "abc"[at])
            _say(canvas, left + 6, under - 24, "Helvetica", 9, job)
            _say(canvas, left + 6, under - 38, "Helvetica-Bold", 9, lead)
            _say(canvas, left + 6, under - 50, "Helvetica-Oblique", 8, when)
            _say(canvas, left + 6, under - 62, "Helvetica", 7, state.upper())
    canvas.save()
    found = extract(tmp_path / "lane.pdf")
    assert [(row.number, row.text) for row in found.recommendations] == [("1", ASKED[0]), ("2", ASKED[1])]
    assert [
        (row.recommendation_numbers, row.ref, row.text, row.lead_raw, row.timescale_raw) for row in found.actions
    ] == [
        ([str(number)], "abc"[at], job, lead, when)
        for number, jobs in enumerate(JOBS, start=1)
        for at, (job, lead, when, _) in enumerate(jobs)
    ]
    assert [row.status_raw for row in found.actions] == [state.upper() for jobs in JOBS for *_, state in jobs]


def test_a_band_says_by_when_and_brackets_who(tmp_path: Path) -> None:
    canvas = _canvas(tmp_path / "band.pdf")
    top = 700
    for year, jobs in zip(("2026", "2027"), JOBS, strict=True):
        _say(canvas, 60, top, "Helvetica-Bold", 11, f"To be ready by 31 March {year}")
        top -= 16
        for job, lead, _, state in jobs:
            canvas.setFillColorRGB(0.1, 0.5, 0.2)
            canvas.rect(60, top - 44, 5, 44, stroke=0, fill=1)
            canvas.setFillGray(0)
            for x, y in ((60, top), (60, top - 44)):
                canvas.line(x, y, 460, y)
            canvas.line(460, top - 44, 460, top)
            _say(canvas, 72, top - 14, "Helvetica", 10, job)
            _say(canvas, 72, top - 28, "Helvetica", 10, f"({lead})")
            _say(canvas, 400, top - 14, "Helvetica-Bold", 8, state)
            top -= 54
        top -= 20
    canvas.save()
    found = extract(tmp_path / "band.pdf")
    assert [(row.text, row.lead_raw) for row in found.actions] == [(j, lead) for jobs in JOBS for j, lead, *_ in jobs]
    assert [row.timescale_latest and row.timescale_latest.year for row in found.actions] == [2026] * 3 + [2027] * 3


def test_cells_of_a_table_are_no_cards(tmp_path: Path) -> None:
    canvas = _canvas(tmp_path / "cells.pdf")
    for row, cells in enumerate(
        (("What", "Who", "When"), *((j, lead, when) for jobs in JOBS for j, lead, when, _ in jobs))
    ):
        for column, words in enumerate(cells):
            canvas.rect(40 + column * 170, 700 - row * 40, 170, 40)
            _say(canvas, 44 + column * 170, 720 - row * 40, "Helvetica-Bold" if not row else "Helvetica", 9, words)
    canvas.save()
    found = extract(tmp_path / "cells.pdf")
    assert [(row.text, row.lead_raw) for row in found.actions] == [(j, lead) for jobs in JOBS for j, lead, *_ in jobs]


@pytest.mark.parametrize(("states", "are_cards"), [(("Begun", "Planned", "Done"), True), (("Done",) * 3, False)])
def test_a_state_that_is_the_same_in_all_makes_no_cards_of_blocks(
    tmp_path: Path, states: tuple[str, ...], are_cards: bool
) -> None:
    canvas = _canvas(tmp_path / "blocks.pdf")
    for at, ((job, lead, *_), state) in enumerate(zip(JOBS[0], states, strict=True)):
        top = 700 - 80 * at
        _say(canvas, 60, top, "Times-Italic", 13, "abc"[at])
        _say(canvas, 60, top - 14, "Helvetica", 9, job)
        _say(canvas, 60, top - 26, "Helvetica-Bold", 9, lead)
        _say(canvas, 60, top - 38, "Helvetica", 7, state.upper())
    canvas.save()
    found = extract(tmp_path / "blocks.pdf")
    read = [row.status_raw for row in found.actions if row.lead_raw]
    assert read == ([state.upper() for state in states] if are_cards else [])


def _canvas(path: Path) -> Canvas:
    canvas = Canvas(str(path), pagesize=(595, 842))
    _say(canvas, 40, 790, "Helvetica-Bold", 18, "What the club will do")
    return canvas


def _say(canvas: Canvas, x: float, y: float, font: str, size: float, words: str) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, words)


def test_cards_with_a_head_and_several_numbered_items_each_hold_an_action_an_item(tmp_path: Path) -> None:
    canvas = _canvas(tmp_path / "items.pdf")
    asked = (*ASKED, "Every member should have a say")
    jobs = (JOBS[0][:2], JOBS[1][:1], JOBS[1][1:])
    top = 740
    for number, (words, own) in enumerate(zip(asked, jobs, strict=True), start=1):
        height = 34 + 34 * len(own)
        canvas.setFillGray(0.95)
        canvas.rect(50, top - height, 480, height, stroke=0, fill=1)
        canvas.setFillGray(0)
        _say(canvas, 60, top - 20, "Helvetica-Bold", 12, f"Recommendation {number}. {words}.")
        for at, (job, lead, when, state) in enumerate(own):
            under = top - 46 - 34 * at
            _say(canvas, 60, under, "Helvetica-Bold", 10, f"{number}{'ab'[at]}")
            _say(canvas, 78, under, "Helvetica", 10, job)
            who = f"{lead} · by {when} ·"
            behind = 62 + canvas.stringWidth(who, "Helvetica", 10)
            _say(canvas, 60, under - 12, "Helvetica", 10, who)
            _say(canvas, behind, under - 12, "Helvetica-Oblique", 10, state)
        top -= height + 12
    canvas.save()
    found = extract(tmp_path / "items.pdf")
    assert [(row.number, row.text) for row in found.recommendations] == [
        (str(number), f"{words}.") for number, words in enumerate(asked, start=1)
    ]
    told = [(row.recommendation_numbers, row.ref, row.text, row.lead_raw, row.timescale_raw) for row in found.actions]
    assert told == [
        ([str(number)], f"{number}{'ab'[at]}", job, lead, f"by {when}")
        for number, own in enumerate(jobs, start=1)
        for at, (job, lead, when, _) in enumerate(own)
    ]
    assert [row.status_raw for row in found.actions] == [state for own in jobs for *_, state in own]


REASONS = (
    ("Set out one vision for the hall.", "We heard five accounts of what it is for."),
    ("Review the lease before the spring.", "Almost a third of the rent was late when we came."),
    ("Train every member who has a key.", "Two of them told us that nobody had shown them how."),
    ("Publish the opening hours.", "The two boards at the gate say different things."),
)


@pytest.mark.parametrize("answered", [True, False])
def test_what_boxes_say_below_what_is_asked_is_an_answer_only_where_it_reads_like_one(
    tmp_path: Path, answered: bool
) -> None:
    canvas = _canvas(tmp_path / "reasons.pdf")
    _say(canvas, 60, 720, "Helvetica-Bold", 15, "Key recommendations")
    for number, (asked, why) in enumerate(REASONS, start=1):
        top = 700 - 64 * number
        canvas.setFillGray(0.94)
        canvas.rect(55, top - 34, 480, 50, stroke=0, fill=1)
        canvas.setFillGray(0)
        _say(canvas, 64, top, "Helvetica-Bold", 10, f"R{number}")
        _say(canvas, 84, top, "Helvetica", 10, asked)
        _say(canvas, 64, top - 18, "Helvetica-Oblique", 10, f"Agreed. We will see to it. {why}" if answered else why)
    canvas.save()
    found = extract(tmp_path / "reasons.pdf")
    assert [row.number for row in found.recommendations] == ["R1", "R2", "R3", "R4"]
    assert [row.text for row in found.recommendations] == [asked for asked, _ in REASONS]
    assert bool(found.actions) == answered


def test_a_band_over_labels_holds_the_number_and_the_topic_of_what_is_recommended(tmp_path: Path) -> None:
    canvas = _canvas(tmp_path / "auditor.pdf")
    said = (
        ("Key recommendation KR1", "Money", "The club should count its takings each week"),
        ("Improvement recommendation IR1", "Members", "The club should publish its minutes"),
        ("Improvement recommendation IR2", "Buildings", "The club should survey its roof"),
    )
    for at, (number, topic, asked) in enumerate(said):
        top = 700 - at * 150
        canvas.setFillColorRGB(0, 0.3, 0.4)
        canvas.rect(40, top - 20, 500, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.rect(40, top - 120, 500, 120)
        labels = ("Finding", "Recommendation", "Management comment", "Responsible officer", "Due date")
        rows = zip(labels, ("Nobody knew.", asked, "It will be done by May.", "Treasurer", "May 2026"), strict=True)
        canvas.setFillGray(1)
        _say(canvas, 46, top - 14, "Helvetica-Bold", 9, number)
        _say(canvas, 230, top - 14, "Helvetica-Bold", 9, topic)
        canvas.setFillGray(0)
        for down, (label, value) in enumerate(rows, start=1):
            if down > 1:
                canvas.line(40, top - 20 * down, 540, top - 20 * down)
            _say(canvas, 46, top - 20 * down - 14, "Helvetica-Bold", 9, label)
            _say(canvas, 230, top - 20 * down - 14, "Helvetica", 9, value)
    canvas.save()
    found = extract(tmp_path / "auditor.pdf")
    assert [(each.number, each.text) for each in found.recommendations] == [
        (number.split()[-1], asked) for number, _, asked in said
    ]
    assert {(a.text, a.lead_raw, a.timescale_raw) for a in found.actions} == {
        ("It will be done by May.", "Treasurer", "May 2026")
    }
