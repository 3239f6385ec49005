"""Units without frames, or without labels: what comes back in the same looks or under the same labels; and lanes."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from extract.flow.rhythm import by_rhythm
from extract.flow.unit_lines import stream_of
from extract.flow.unit_parts import Unit, label_starts, segments
from extract.flow.unit_tables import labelled_tables
from extract.issues import Issues
from extract.model import Box, Line, Word
from extract.read import read_document
from paper import lines
from paper import write as put
from records.unit_pages import ROWS, read, write

CHAINS = Path(__file__).resolve().parents[2] / "benchmarks" / "chains" / "others"


def test_what_comes_back_in_the_same_looks_is_told_by_what_it_reads_like(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 11, 60, f"{number}."),
            ("Helvetica-Bold", 11, 80, f"{asked}"),
            ("Helvetica", 8, 80, lead),
            ("Helvetica", 8, 300, when),
        ]
        for number, asked, _, lead, when in ROWS
    ]
    found = read(write(tmp_path / "looks.pdf", units))
    assert found == [(number, asked, lead, when) for number, asked, _, lead, when in ROWS]


def test_what_is_asked_and_what_was_done_about_it_stand_one_below_the_other(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 11, 60, f"{number}. That the clerk should {asked.lower()}"),
            ("Helvetica", 11, 60, answer),
            ("Helvetica", 8, 60, f"{lead} · {when}"),
        ]
        for number, asked, answer, lead, when in ROWS
    ]
    found = extract(write(tmp_path / "answers.pdf", units))
    assert [(row.number, row.text) for row in found.recommendations] == [
        (number, f"That the clerk should {asked.lower()}") for number, asked, *_ in ROWS
    ]
    assert [(row.recommendation_numbers, row.text, row.lead_raw) for row in found.actions] == [
        ([number], answer, lead) for number, _, answer, lead, _ in ROWS
    ]


def test_words_that_tell_what_was_done_are_no_answer_where_units_say_how_they_stand(tmp_path: Path) -> None:
    """Orders read like recommendations: whether others answer them, or their own progress follows, tells the tense."""
    deeds = ["Publish a map of footbridges", "Adopt a rule for hedges", "Agree hours with the hall", "Review bus times"]
    states = ["Complete", "Under way", "Complete", "Not started"]
    units = [
        [
            ("Helvetica-Bold", 11, 60, number),
            ("Helvetica-Bold", 11, 80, deed),
            ("Helvetica", 11, 80, progress),
            ("Helvetica", 8, 80, lead),
            ("Helvetica", 8, 250, when),
            ("Helvetica-Oblique", 9, 420, state),
        ]
        for (number, _, progress, lead, when), deed, state in zip(ROWS, deeds, states, strict=True)
    ]
    found = extract(write(tmp_path / "done.pdf", units))
    assert not found.recommendations
    assert [(row.text, row.status_raw) for row in found.actions] == list(zip(deeds, states, strict=True))


def test_labels_that_nobody_knows_are_told_by_coming_back(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 13, 60, f"Matter {number}"),
            ("Helvetica-Bold", 10, 60, "The job in hand"),
            ("Helvetica", 10, 60, f"{asked} before the next meeting."),
            ("Helvetica-Bold", 10, 60, "In whose hands"),
            ("Helvetica", 10, 60, lead),
            ("Helvetica-Bold", 10, 60, "Ready when"),
            ("Helvetica", 10, 60, when),
        ]
        for number, asked, _, lead, when in ROWS
    ]
    found = read(write(tmp_path / "labels.pdf", units, pitch=13))
    assert [row[1:] for row in found] == [
        (f"{asked} before the next meeting.", lead, when) for _, asked, _, lead, when in ROWS
    ]


def test_numbers_as_tall_as_two_lines_stand_before_the_first(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "tall.pdf"), pagesize=(595, 842))
    for at, (number, asked, *_) in enumerate(ROWS):
        height = 760.0 - 60 * at
        canvas.setFont("Helvetica-Bold", 26)
        canvas.drawString(60, height - 16, number)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(90, height, asked)
        canvas.drawString(90, height - 12, "before the clocks go back.")
    canvas.save()
    page = read_document(tmp_path / "tall.pdf", Issues()).pages[0]
    lines = [line.text for line in stream_of([page], {1: []})]
    assert lines[::2] == [f"{number} {asked}" for number, asked, *_ in ROWS]
    assert lines[1::2] == ["before the clocks go back."] * len(ROWS)


def test_a_larger_line_behind_the_last_label_heads_the_next_units() -> None:
    def unit(*said: tuple[str, float]) -> Unit:
        words = [Word(text, Box(50, 20.0 * at, 90, 20.0 * at + size), size) for at, (text, size) in enumerate(said)]
        lines = tuple(Line(1, (word,)) for word in words)
        return Unit(lines, tuple(map(label_starts, lines)))

    plain = [("Mend", 10.0), ("Lead:", 10.0), ("Clerk", 10.0), ("Due:", 10.0), ("May", 10.0)]
    tables = labelled_tables([unit(*plain), unit(*plain, ("Parks", 14.0)), unit(*plain)], {"lead", "due"})
    assert [table.rows[-1][-1].text for table in tables] == ["May"] * 3


def test_headed_paragraphs_are_no_units(tmp_path: Path) -> None:
    units = [
        [("Helvetica-Bold", 11, 60, asked), ("Helvetica", 11, 60, answer), ("Helvetica", 8, 60, "Page of the minutes")]
        for _, asked, answer, *_ in ROWS
    ]
    assert read(write(tmp_path / "prose.pdf", units)) == []


LANES = {
    "April to June 2026": [("Mend the footbridges", "Rights of Way Officer"), ("Plant a long hedge", "Parks")],
    "July to September 2026": [("Open the hall on Sundays", "Halls Manager")],
    "October to December 2026": [("Print the bus times large", "Transport"), ("Sweep the lanes", "Works Team")],
}


@pytest.mark.parametrize("upright", [True, False])
def test_each_item_of_a_lane_is_an_action_of_its_period(tmp_path: Path, upright: bool) -> None:
    canvas = Canvas(str(tmp_path / "lanes.pdf"), pagesize=(842, 595))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(40, 540, "What we will do this year")
    for index, (when, items) in enumerate(LANES.items()):
        left, top = (40 + 260 * index, 480.0) if upright else (40, 480.0 - 90 * index)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(left, top, when)
        for line, (what, who) in enumerate(items):
            canvas.setFont("Helvetica", 10)
            x, y = (left, top - 20 - 24 * line) if upright else (220, top - 24 * line)
            canvas.drawString(x, y, f"• {what} [{who}]")
    canvas.save()
    found = extract(tmp_path / "lanes.pdf").actions
    assert [(row.text, row.lead_raw, row.timescale_raw) for row in found] == [
        (what, who, when) for when, items in LANES.items() for what, who in items
    ]


def test_a_timetable_of_figures_has_no_lanes(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "sums.pdf"), pagesize=(842, 595))
    for index, year in enumerate(("2025/26", "2026/27", "2027/28")):
        for line, words in enumerate((year, "4.1 (net)", "5.2 (net)", "6.3 (net)")):
            canvas.setFont("Helvetica-Bold" if not line else "Helvetica", 10)
            canvas.drawString(200 + 180 * index, 480 - 20 * line, words)
    canvas.save()
    assert not extract(tmp_path / "sums.pdf").actions


@pytest.mark.parametrize(("beside", "slots"), [(True, 1), (False, 2)])
def test_words_that_stop_at_a_badge_go_on_below_it(beside: bool, slots: int) -> None:
    """A badge of two lines sets the words of a box farther apart, and a name may begin the next line."""
    said = [("Light the path across", 100.0), ("Kennet Park, and", 122.0), ("cut back the hedge by the sluice.", 135.0)]
    lines = tuple(Line(1, tuple(put(words, 70.0, top))) for words, top in said)
    badge = Line(1, tuple(put("before the autumn", 300.0, 101.0 if beside else 300.0)))
    assert len(segments(Unit(lines, (), (badge,)))) == slots


@pytest.mark.parametrize("labelled", [True, False])
def test_numbered_units_stand_side_by_side_under_heads_in_large_type(tmp_path: Path, labelled: bool) -> None:
    """What a lane of the page holds is read before the next; a head in large type is no part of the unit above it."""
    canvas = Canvas(str(tmp_path / "lanes.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 790, "Parish delivery plan")
    for half, head in enumerate(("Paths and hedges", "Halls and buses")):
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(60, 740 - 120 * half, head)
        for side, (number, text, _, lead, when) in enumerate(ROWS[2 * half : 2 * half + 2]):
            left, top = 60 + 260 * side, 715 - 120 * half
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(left, top, f"{number} {text}")
            canvas.setFont("Helvetica", 8)
            for at, words in enumerate([f"LEAD {lead}", f"BY WHEN {when}"] if labelled else [lead, when]):
                canvas.drawString(left + (0 if labelled else 110 * at), top - 12 - (12 * at if labelled else 0), words)
    canvas.save()
    assert read(tmp_path / "lanes.pdf") == [(number, text, lead, when) for number, text, _, lead, when in ROWS]


def test_units_that_would_begin_amid_a_matter_are_left_to_running_text() -> None:
    """Below each promise a line tells officer, date and state: units cut there would have those of the one before."""
    report = CHAINS / "third" / "pdf" / "penleigh-scrutiny-libraries-2.pdf"
    assert [(action.ref, action.timescale_raw, action.status_raw) for action in extract(report).actions] == [
        ("2", "February 2025", "Late"),
        ("3", "September 2024", "Done"),
        ("4", "July 2024", "Done"),
        ("5", "January 2025", "Started"),
        ("6", "December 2024", "Started"),
        ("7", "April 2025", "Planned"),
        ("8", "February 2025", "Started"),
    ]


def test_units_begin_with_the_head_that_ends_those_before_them() -> None:
    heads = [f"Recommendation {number}: matters {number}" for number, *_ in ROWS * 2]
    units = [
        f"**{head}**\n**What they wrote.** We should {what}.\n**What we do.** {said}\n**Lead:** {who}\n**Due:** {when}"
        for head, (_, what, said, who, when) in zip(heads, ROWS * 2, strict=True)
    ]
    intro = "**1. Recommendation**\nThat this be noted.\nWe met in June and in July, and had a letter.\n" * 3
    found = by_rhythm(lines(intro + "\n".join(units)))
    assert [unit.lines[0].text for unit in found] == heads
