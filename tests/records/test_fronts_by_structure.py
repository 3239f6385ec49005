"""What the head of a paper says by how it is set: rows in one cell, lists, words that go on. Papers are invented."""

from __future__ import annotations

import datetime as dt

from extract.records.found import FoundPart
from extract.records.paper.bodies import body_in
from extract.records.paper.front import Span, front_of
from extract.records.paper.parts import find_parts
from extract.records.paper.titles import title_choices
from paper import Grid, grid, paper

WORDS = "The council asked its peers to look at how it works and what they would do next in its place. " * 3


def first_part(*blocks: str | Grid) -> FoundPart:
    made = paper(blocks, top=80.0)
    return find_parts(made.document, [table for tables in made.by_page for table in tables])[0]


def test_labels_one_below_another_in_a_cell_have_what_stands_level_with_them() -> None:
    labels = "Date of meeting\nSubject\nReport author\nWards"
    values = "4 May 2024\nLeisure: how it is run\nAnn Other, Head of Leisure\nAll"
    part = first_part("**Anyshire Council**", grid(["Report to", "Harbour Board"], [labels, values]), "Purpose", WORDS)
    assert (part.title, part.document_type) == ("Leisure: how it is run", "cover_report")
    assert (part.committee, part.meeting_date, part.wards) == ("Harbour Board", dt.date(2024, 5, 4), "All")


def test_a_subject_that_returns_speaks_less_for_being_the_title() -> None:
    items = ("**Subject:** Crossing on Quay Street", "**Ruling:** Agreed.", "**Subject:** Lamps", "**Ruling:** No.")
    made = paper(("**Rulings by single members: weeks 4 and 5**", *items), top=80.0).document
    choices = title_choices(front_of(made, (), Span(1, 1)))
    assert [choice.text for choice in choices if choice.signs.get("label again")] == ["Crossing on Quay Street"]


def test_no_row_of_a_list_and_nothing_that_goes_on_with_words_above_is_a_title() -> None:
    plan = grid(
        ["Action plan", "Lead", "Progress"], ["Publish the strategy", "Head of Policy", "Done"], ["Ask", "Mayor", "-"]
    )
    assert first_part("Appendix 1", plan).title == "Appendix 1"
    board = "**of the Harbour Board held on 3 May 2024**"
    assert first_part("Minutes", board, "Present: A Member and B Other", WORDS).title == "Minutes"


def test_a_body_is_whole_over_two_lines() -> None:
    record = first_part("**RECORD OF THE HARBOUR CABINET\nCOMMITTEE**", "Tuesday 4 May 2024", WORDS)
    assert record.committee == "Harbour Cabinet Committee"


def test_a_list_of_decisions_says_when_they_may_be_called_in() -> None:
    opening = "The decisions below come into force on 12 May 2024 unless they are called in. It is not the minutes."
    part = first_part(
        "**Cabinet**", "Tuesday 4 May 2024", opening, "Present: Councillors A B and C D.", "**1. Fees**", "RESOLVED"
    )
    assert part.document_type == "decision_record"


def test_neither_the_label_of_the_day_nor_the_member_who_reports_is_part_of_a_body() -> None:
    assert body_in("Executive Date:") == "Executive"
    assert body_in("Member for Parks to the Place Committee") is None
