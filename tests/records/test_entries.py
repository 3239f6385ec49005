"""Entries: what is to be done, and below it in smaller type who and when, in lanes, under heads or beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from extract.flow.entries import find_entries
from extract.issues import Issues
from extract.model import Box, Word
from extract.read import read_document
from extract.records.plans.reads_like import party_and_time

ASKED = [
    ("Hear more from the villages of the fell", [
        ("Hold a surgery in each hall twice a year", "Area Manager", "June 2026"),
        ("Print the minutes in large type for all who ask", "Committee Clerk", "From May 2026"),
        ("Offer lifts to the autumn meeting", "Community Transport", "Autumn 2026"),
    ]),
    ("Bring down what empty buildings cost", [
        ("Sell the depot at Mill Lane", "Head of Property", "March 2027"),
        ("Let the floors above the market hall", "Estates Surveyor", "2026/27"),
    ]),
    ("Keep young people in the district", [
        ("Take on twice as many apprentices", "HR Manager", "September 2027"),
        ("Open the careers hub on Saturdays", "Skills Lead", "By Christmas 2026"),
    ]),
]  # fmt: skip
Put = Callable[[float, float, str, str, float], None]


def draw(path: Path, lay: Callable[[Canvas, Put], None]) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))

    def put(left: float, height: float, words: str, font: str, size: float) -> None:
        canvas.setFont(font, size)
        canvas.drawString(left, height, words)

    put(50, 790, "Tarn and Fell Council: what we shall do", "Helvetica-Bold", 18)
    lay(canvas, put)
    canvas.save()
    return path


def read(path: Path) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(a.text, a.lead_raw, a.timescale_raw, a.recommendation_numbers) for a in extract(path).actions]


def wanted(linked: bool) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(*told, [str(n)] if linked else []) for n, (_, own) in enumerate(ASKED, 1) for told in own]


def test_entries_in_two_lanes_answer_the_recommendation_in_the_strip_over_them(tmp_path: Path) -> None:
    def lay(canvas: Canvas, put: Put) -> None:
        height = 740.0
        for number, (asked, own) in enumerate(ASKED, 1):
            put(50, height, str(number), "Helvetica-Bold", 12)
            put(80, height, f"{asked}.", "Helvetica-Bold", 10)
            for at, (words, lead, when) in enumerate(own):
                left, top = (50, 310)[at % 2], height - 28 - 40 * (at // 2)
                put(left, top, words, "Helvetica", 10)
                put(left, top - 11, lead, "Helvetica", 7.5)
                put(left + 130, top - 11, when, "Helvetica", 7.5)
            height -= 130

    path = draw(tmp_path / "strips.pdf", lay)
    assert [(r.number, r.text) for r in extract(path).recommendations] == [
        (str(number), f"{asked}.") for number, (asked, _) in enumerate(ASKED, 1)
    ]
    assert read(path) == wanted(linked=True)


def test_entries_beside_what_they_answer(tmp_path: Path) -> None:
    def lay(canvas: Canvas, put: Put) -> None:
        height = 740.0
        for number, (asked, own) in enumerate(ASKED, 1):
            put(50, height - 8, str(number), "Helvetica-Bold", 24)
            put(85, height, f"{asked}.", "Helvetica-Bold", 10)
            for words, lead, when in own:
                put(320, height, f"{words}.", "Helvetica", 10)
                put(320, height - 11, lead, "Helvetica", 7.5)
                put(480, height - 11, when, "Helvetica", 7.5)
                height -= 36
            height -= 30

    assert read(draw(tmp_path / "beside.pdf", lay)) == [(f"{words}.", *rest) for words, *rest in wanted(linked=True)]


def test_entries_say_who_and_when_around_a_mark_under_names_of_themes(tmp_path: Path) -> None:
    def lay(canvas: Canvas, put: Put) -> None:
        height = 740.0
        for theme, own in ASKED:
            put(50, height, theme, "Helvetica-Bold", 13)
            for words, lead, when in own:
                put(50, height - 24, words, "Helvetica-Bold", 10)
                put(50, height - 35, f"{lead} · {when}", "Helvetica", 8)
                height -= 34
            height -= 50

    path = draw(tmp_path / "themes.pdf", lay)
    assert read(path) == wanted(linked=False)
    assert [a.group_label for a in extract(path).actions] == [theme for theme, own in ASKED for _ in own]


@pytest.mark.parametrize(("signs", "font"), [("✔✘", "ZapfDingbats"), ("••", "Helvetica")])
def test_ticks_before_entries_say_how_they_stand_and_bullets_say_nothing(tmp_path: Path, signs: str, font: str) -> None:
    """The time stands on the next line where there is no room for it behind the lead."""
    entries = [told for _, own in ASKED for told in own]

    def lay(canvas: Canvas, put: Put) -> None:
        height = 740.0
        for at, (words, lead, when) in enumerate(entries):
            first, _, last = words.rpartition(" ")
            put(50, height, signs[at % 2], font, 10)
            put(70, height, first, "Helvetica", 10)
            put(70, height - 12, last, "Helvetica", 10)
            put(70, height - 24, f"{lead}," if at % 2 else f"{lead}, {when}", "Helvetica-Oblique", 10)
            put(70, height - 36, when if at % 2 else "", "Helvetica-Oblique", 10)
            height -= 60

    path = draw(tmp_path / "ticked.pdf", lay)
    assert read(path) == wanted(linked=False)
    states = [signs[at % 2] if signs != "••" else None for at in range(len(entries))]
    assert [action.status_raw for action in extract(path).actions] == states


def test_headed_paragraphs_are_no_entries(tmp_path: Path) -> None:
    def lay(canvas: Canvas, put: Put) -> None:
        for at in range(6):
            put(50, 740 - 60 * at, f"Matter {at}", "Helvetica-Bold", 11)
            put(50, 728 - 60 * at, "Members heard from the clerk about it", "Helvetica", 9)

    assert not read(draw(tmp_path / "prose.pdf", lay))


def test_what_a_time_was_before_stays_with_it_and_a_head_over_a_number_is_none_of_it(tmp_path: Path) -> None:
    """In minutes that take actions in turn; words behind a number go on further in than they begin."""
    said = [
        ("1a", "Print the accounts of the year for all to see", "Clerk; due 30 June 2026, revised from 31 March 2026"),
        ("1b", "Report each spring on the loans made to the two halls and their", "Treasurer; due 31 May 2026"),
        (
            "2a",
            "Fill the empty post in the office",
            "Clerk to the Council; due 31 May 2026, revised from 30 April 2026",
        ),
        ("2b", "Sell the depot at Mill Lane", "Head of Property; due 31 October 2026"),
        ("3a", "Rewrite the list of risks", "Treasurer; due 1 May 2026"),
        ("3b", "Hold a meeting in each hall", "Clerk; due 31 December 2026"),
    ]

    def lay(canvas: Canvas, put: Put) -> None:
        height = 740.0
        for number, words, under in said:
            if number.endswith("a"):
                put(60, height + 17, f"Matters of order {number[0]}", "Helvetica-Bold", 11)
            put(60, height, number, "Helvetica-Bold", 11)
            put(82, height, words if words.endswith("their") else f"{words}.", "Helvetica-Bold", 11)
            if words.endswith("their"):
                put(94, height - 14, "repayment.", "Helvetica-Bold", 11)
                height -= 14
            put(94, height - 17, under, "Helvetica-Oblique", 11)
            put(94, height - 34, "Much was said of it at the meeting.", "Helvetica", 11)
            height -= 70

    pages = read_document(draw(tmp_path / "turns.pdf", lay), Issues(), "none").pages
    found = find_entries(pages, [])
    assert [(entry.number or Word("", Box(0, 0, 0, 0), 1)).text for entry in found] == [number for number, *_ in said]
    assert [entry.words.lines[0].text.rstrip(".") for entry in found] == [words for _, words, _ in said]
    assert found[1].words.lines[1].text == "repayment."
    told = [party_and_time(entry.under[0][0].text) for entry in found]
    assert told == [tuple(under.split("; ")) for *_, under in said]
