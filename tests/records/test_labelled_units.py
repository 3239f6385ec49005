"""Units whose parts labels name: whatever words these are, wherever they stand, the same that a column is headed by."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from extract.flow.rhythm import by_rhythm
from extract.text import group_lines
from paper import write as write_words
from records import cards
from records.unit_pages import ROWS, Said, read, write

KNOWN = ("Action", "Owner", "By when")
ODD = ("The mending", "In the hands of", "Ready by")


def with_lead_and_time(number: str, asked: str, lead: str, when: str, labels: tuple[str, ...], how: str) -> list[Said]:
    """A unit, its labels on lines of their own, before their values, behind them on one line, or over them."""
    action, owner, due = labels
    plain, bold = "Helvetica", "Helvetica-Bold"
    if how == "own lines":
        pairs = ((action, asked), (owner, lead), (due, when))
        return [(bold if at % 2 == 0 else plain, 10, 60, words) for at, words in enumerate(sum(pairs, ()))]
    if how == "dashes":
        return [(plain, 10, 60, f"{label} – {said}") for label, said in zip(labels, (asked, lead, when), strict=True)]
    first = (bold, 10, 60, f"{number}. {asked}.")
    if how == "stops":
        return [first, (plain, 10, 60, f"{owner}: {lead}. {due}: {when}")]
    if how == "bars":
        return [first, (plain, 10, 60, f"{owner}: {lead} | {due}: {when}")]
    return [first, (plain, 7, 60, owner), (plain, 7, 260, due), (plain, 10, 60, lead), (plain, 10, 260, when)]


@pytest.mark.parametrize("labels", [KNOWN, ODD])
@pytest.mark.parametrize("how", ["own lines", "dashes", "stops", "bars", "columns"])
def test_labels_in_units_say_who_and_when(tmp_path: Path, labels: tuple[str, ...], how: str) -> None:
    units = [with_lead_and_time(number, asked, lead, when, labels, how) for number, asked, _, lead, when in ROWS]
    found = [(text.rstrip("."), lead, when) for _, text, lead, when in read(write(tmp_path / "units.pdf", units))]
    assert found == [(asked, lead, when) for _, asked, _, lead, when in ROWS]


def test_a_unit_begins_at_its_first_sentence_and_not_where_that_wraps(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 10, 60, f"Action {number}. {asked}."),
            ("Helvetica", 10, 60, "So much has been done, and more is to come, that"),
            ("Helvetica", 10, 60, "all who asked were told."),
            ("Helvetica", 10, 60, f"Lead: {lead}. Due: {when}. State: Under way."),
        ]
        for number, asked, _, lead, when in ROWS
    ]
    found = extract(write(tmp_path / "wraps.pdf", units, pitch=13))
    assert [(row.ref, row.text.split(".")[0], row.lead_raw) for row in found.actions] == [
        (number, asked, lead) for number, asked, _, lead, _ in ROWS
    ]


def test_the_number_of_an_issue_is_not_that_of_the_action_below_it(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 11, 60, f"Issue {number}: footpaths"),
            ("Helvetica", 10, 60, "The work was late."),
            ("Helvetica", 10, 60, f"Action: {asked}"),
            ("Helvetica", 10, 60, f"Lead: {lead}"),
            ("Helvetica", 10, 60, f"By: {when}"),
        ]
        for number, asked, _, lead, when in ROWS
    ]
    found = extract(write(tmp_path / "issues.pdf", units, pitch=13))
    assert not found.recommendations
    assert [(row.ref, row.text, row.lead_raw) for row in found.actions] == [
        (None, asked, lead) for _, asked, _, lead, _ in ROWS
    ]


def test_labels_of_unknown_words_are_known_by_what_stands_behind_them(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 10, 60, f"{number}. {asked}."),
            ("Helvetica", 10, 60, f"Bearer: {lead}. Ready for: {when}. Verdict: In progress"),
        ]
        for number, asked, _, lead, when in ROWS
    ]
    found = extract(write(tmp_path / "unknown.pdf", units, pitch=13))
    assert [(row.ref, row.text, row.lead_raw, row.timescale_raw, row.status_raw) for row in found.actions] == [
        (number, f"{asked}.", lead, when, "In progress") for number, asked, _, lead, when in ROWS
    ]


def test_labels_set_otherwise_part_what_stands_under_an_entry(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "footers.pdf"), pagesize=(595, 842))
    for at, (number, asked, _, lead, when) in enumerate(ROWS):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, 727 - 60 * at, f"{number}. {asked}.")
        left = 60.0
        for label, said in (("Bearer", lead), ("Ready for", when)):
            for font, words in (("Helvetica-Bold", label), ("Helvetica", said)):
                canvas.setFont(font, 9)
                canvas.drawString(left, 714 - 60 * at, words)
                left += canvas.stringWidth(words, font, 9) + (5 if words == label else 20)
    canvas.save()
    found = extract(tmp_path / "footers.pdf")
    assert [(row.text, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        (f"{asked}.", lead, when) for _, asked, _, lead, when in ROWS
    ]


def test_numbers_that_begin_anew_in_each_section_and_ratings_behind_them_are_titles(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 10, 60, f"R{1 + at % 2} ({('High', 'Low')[at % 2]}) The clerk should {asked.lower()}."),
            ("Helvetica", 10, 60, f"Reply at the time: {answer}"),
            ("Helvetica", 10, 60, "On follow-up: Somebody looked, and it was so."),
            ("Helvetica", 10, 60, "Conclusion: Implemented"),
        ]
        for at, (_, asked, answer, *_) in enumerate(ROWS)
    ]
    found = extract(write(tmp_path / "ratings.pdf", units, pitch=13))
    assert [(row.number, row.text) for row in found.recommendations] == [
        (f"R{1 + at % 2}", f"The clerk should {asked.lower()}.") for at, (_, asked, *_) in enumerate(ROWS)
    ]
    assert [(row.text, row.status_raw) for row in found.actions] == [
        (answer, "Implemented") for _, _, answer, *_ in ROWS
    ]


def test_a_unit_begins_at_its_number_and_not_at_the_line_before_the_first(tmp_path: Path) -> None:
    first = ("Helvetica", 10.0, 60.0, "This plan says what is going to be done.")
    units = [
        [
            *([first] if number == "1" else []),
            ("Helvetica", 10.0, 60.0, f"{number}. {asked}."),
            ("Helvetica", 10.0, 60.0, f"Lead: {lead} | By when: {when}"),
        ]
        for number, asked, _, lead, when in ROWS
    ]
    found = read(write(tmp_path / "numbers.pdf", units))
    assert found == [(number, f"{asked}.", lead, when) for number, asked, _, lead, when in ROWS]


def test_units_begin_behind_the_widest_white_whatever_stands_over_the_first() -> None:
    """The same labels follow as well from each of them on, and a head of the page is numbered as the units are."""
    said = ["**Agenda item 7**", "Much was said of it.", "**Annex – follow-up**"]
    tops = [80.0, 95.0, 110.0]
    for number, (_, asked, done, lead, when) in enumerate(ROWS, 1):
        said += [f"**{number}a** {asked}.", f"Officer: {lead}", f"Date: {when}", "Status: Not due", f"Comment: {done}"]
        tops += [tops[-1] + (14.0 if number == 1 else 24.0) + 11.0 * at for at in range(5)]
    lines = [group_lines(write_words(text, 60, top), 1)[0] for text, top in zip(said, tops, strict=True)]
    units = by_rhythm(lines)
    assert [unit.lines[0].text for unit in units] == [f"{n}a {asked}." for n, (_, asked, *_) in enumerate(ROWS, 1)]


def test_what_asks_of_others_under_an_unknown_label_is_done_by_the_titles() -> None:
    asked = ["The clerk should mend what is broken."] * 2 + ["The clerk should count the trees."] * 2
    walk, _ = cards.read(
        *(
            [[f"A{number} {what}", "<"], ["Auditor’s words", asks], ["Accountable", lead], ["Finish", when]]
            for (number, what, _, lead, when), asks in zip(ROWS, asked, strict=True)
        )
    )
    assert [(row.ref, row.text, row.lead_raw) for row in walk.actions] == [
        (f"A{number}", what, lead) for number, what, _, lead, _ in ROWS
    ]


STATES = ("1 – Complete", "2 – In progress", "1 – Complete", "4 – Not started")


def _states(path: Path) -> list[tuple[str | None, str, str | None, str | None, str | None]]:
    return [(a.ref, a.text, a.timescale_raw, a.status_raw, a.progress_raw) for a in extract(path).actions]


def test_what_stands_below_a_state_is_an_account(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 10, 60, f"{number}. {asked}"),
            ("Helvetica", 10, 60, f"Due: {when} | Officer: {lead} | Assessment: {state}"),
            ("Helvetica", 10, 60, told),
        ]
        for (number, asked, told, lead, when), state in zip(ROWS, STATES, strict=True)
    ]
    assert _states(write(tmp_path / "accounts.pdf", units)) == [
        (number, asked, when, state, told) for (number, asked, told, _, when), state in zip(ROWS, STATES, strict=True)
    ]


def test_words_that_name_a_time_before_one_need_no_colon(tmp_path: Path) -> None:
    days = ("31/05/2026", "30/11/2026 (was 31/05/2026)", "30/06/2026", "01/06/2026")
    states = ("Implemented.", "In progress.", "Implemented.", "In progress.")
    said = list(zip(ROWS, days, states, strict=True))
    units = []
    for (number, asked, told, _, _), day, state in said:
        units.append([
            ("Helvetica-Bold", 10, 60, f"Action 2.{number}"),
            ("Helvetica", 10, 113, f"– {asked}"),
            ("Helvetica-Oblique", 10, 60, f"Target date {day}. Status: {state}"),
            ("Helvetica", 10, 60, told),
        ])  # fmt: skip
    assert _states(write(tmp_path / "times.pdf", units)) == [
        (f"2.{number}", asked, day, state, told) for (number, asked, told, _, _), day, state in said
    ]


def test_a_head_in_bold_behind_a_unit_belongs_to_those_below_it(tmp_path: Path) -> None:
    """Over every fourth unit stand an area and what is asked there; units begin at their numbers all the same."""
    areas = ("The clerk should mend what is broken.", "The clerk should count the trees.")
    rows = [(f"A{1 + at // 4}.{1 + at % 4}", *row[1:]) for at, row in enumerate(ROWS * 2)]
    units: list[list[Said]] = []
    for at, (number, asked, _, lead, when) in enumerate(rows):
        area = ("Helvetica-Bold", 10.0, 60.0, f"Area for improvement {1 + at // 4}")
        head: list[Said] = [area, ("Helvetica-Oblique", 10, 60, areas[at // 4])] if at % 4 == 0 else []
        own: list[Said] = [("Helvetica-Bold", 10, 60, number), ("Helvetica", 10, 90, f"{asked}.")]
        units.append([*head, *own, ("Helvetica", 8, 90, f"Lead: {lead} | Due: {when} | Status: Under way")])
    found = extract(write(tmp_path / "heads.pdf", units))
    assert [(row.ref, row.lead_raw, row.timescale_raw, row.status_raw) for row in found.actions] == [
        (number, lead, when, "Under way") for number, _, _, lead, when in rows
    ]
    assert [row.text for row in found.recommendations] == list(areas)
