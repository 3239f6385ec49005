"""Which body meets and on which day, where a head says so in passing. The papers are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.days import one_day
from extract.records.found import FoundPart
from extract.records.paper.bodies import bodies_within, body_in
from extract.records.paper.parts import find_parts
from paper import Grid, grid, paper

WORDS = "The council asked its peers to look at how it works and what they would do next in its place. " * 3


def first_part(*blocks: str | Grid) -> FoundPart:
    made = paper(blocks, top=80.0)
    return find_parts(made.document, [table for tables in made.by_page for table in tables])[0]


@pytest.mark.parametrize(
    ("value", "body"),
    [
        ("the meeting of Full Council on Monday 3 November 2025", "Full Council"),
        ("Anyford Council for the Health and Wellbeing Board, 13 November 2025", "Health and Wellbeing Board"),
        ("Scrutiny Co-ordinating Board, 11 February 2026", "Scrutiny Co-ordinating Board"),
        ("Chair, Anyshire Police and Crime Panel", None),
        ("Update for Board", None),
        ("DECISIONS OF THE HARBOUR COMMITTEE", "Harbour Committee"),
        ("HARBOUR COMMITTEE DECISIONS", "Harbour Committee"),
        ("London Borough of Anyham and Harbour Health Board", None),
        ("Officer Executive Decision", None),
    ],
)
def test_what_is_left_of_a_sentence_is_no_part_of_a_body(value: str, body: str | None) -> None:
    assert body_in(value) == body


@pytest.mark.parametrize("value", ["Item 5", "Ordinary", "6 February 2026 Item 5"])
def test_what_stands_beside_a_label_may_be_no_body(value: str) -> None:
    assert body_in(value, labelled=True) is None


def test_a_body_for_which_something_is_may_be_the_council() -> None:
    assert bodies_within("Action List for Council 3 February 2026") == ["Council"]


def test_a_day_in_the_old_form_is_one() -> None:
    assert one_day("on Tuesday the 27th day of January 2026 at 2.30pm") == dt.date(2026, 1, 27)


def test_the_board_is_the_one_that_is_named_in_full() -> None:
    part = first_part(
        "**ANYFEN INTERNAL DRAINAGE BOARD**",
        "**Minutes of a Meeting of the Board held on Wednesday 11 June 2025 at 10 a.m.**",
        "Present: A Member and B Member",
        "**1. Apologies**",
        WORDS,
    )
    assert (part.committee, part.meeting_date) == ("Anyfen Internal Drainage Board", dt.date(2025, 6, 11))


@pytest.mark.parametrize("number", ["58", "2147.", "25/071", "ANY/24/41"])
def test_what_a_minute_tells_of_another_body_is_not_this_meeting(number: str) -> None:
    part = first_part(
        "**ANYFORD CITY COUNCIL**",
        "**COUNCIL**",
        "Tuesday 16 December 2025",
        "**Present:** Councillors A B and C D",
        f"**{number} Minutes**",
        "The minutes of the meeting of the Planning Committee held on 3 November 2025 were before members.",
    )
    assert (part.committee, part.meeting_date) == ("Council", dt.date(2025, 12, 16))


def test_a_head_of_a_column_and_the_days_below_it_are_no_meeting() -> None:
    log = grid(
        ["No.", "Meeting", "Action agreed", "Owner", "Forum"],
        ["31", "04/09/2025", "Bring a paper on access", "Head of Health", "Anyford Health Board"],
        ["33", "04/09/2025", "Write to all schools about it", "Head of Schools", "Anyford Health Board"],
        widths=[40, 90, 160, 110, 110],
    )
    part = first_part("**Health and Wellbeing Board Action Log**", "For the meeting on Thursday 5 February 2026.", log)
    assert (part.committee, part.meeting_date) == ("Health and Wellbeing Board", dt.date(2026, 2, 5))


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Anyshire Police and Crime Panel – 23 September 2025. Report of the Scrutiny Officer.",
         "Anyshire Police and Crime Panel"),
        ("Anyshire Council | Cabinet, 23 September 2025 | B done, G on track, R off track", "Cabinet"),
    ],
)  # fmt: skip
def test_a_body_and_then_a_day_is_the_meeting_whatever_follows(head: str, body: str) -> None:
    plan = grid(["Action", "Lead"], ["Publish the strategy", "Head of Policy"])
    part = first_part("**Recommendations: what became of them**", head, WORDS, plan)
    assert (part.committee, part.meeting_date) == (body, dt.date(2025, 9, 23))


def test_a_body_is_named_beside_the_number_of_the_page_and_with_a_month_alone() -> None:
    headed = first_part("Harbour Committee Page 1 of 2", "**Record of dues**", "3 June 2025 at 10 am", WORDS)
    shown = first_part("**Findings on the accounts 2024/25**", "Presented to the Harbour Committee, June 2025", WORDS)
    assert headed.committee == shown.committee == "Harbour Committee"


def test_a_report_to_an_authority_by_its_sections_tells_its_meeting_without_labels() -> None:
    asked = ("Members are asked to:", "(i) note the answers to the letter;", "(ii) approve the plan.")
    more = ("**3. Background**", WORDS, "**4. Financial implications**", WORDS)
    sections = ("**1. Summary**", WORDS, "**2. Recommendations**", *asked, *more)
    head = ("**Marling Fire and Rescue Authority**", "13 February 2026", "**Risk Plan: Outcome of the Consultation**")
    part = first_part(*head, *sections)
    assert part.document_type == "cover_report"
    assert (part.committee, part.meeting_date) == ("Marling Fire and Rescue Authority", dt.date(2026, 2, 13))
