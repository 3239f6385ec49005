"""What a paper says about itself. The heads are laid out as councils lay them out; the papers are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.days import day_spans, one_day
from extract.issues import Code, Issues
from extract.model import Document, Line, Page
from extract.records.found import FoundPart
from extract.records.paper.bodies import body_in
from extract.records.paper.challenge import challenge_dates
from extract.records.paper.kinds import Looks, kind_choices, kind_of
from extract.records.paper.metadata import FoundDocument, describe_document
from extract.records.paper.parts import find_parts
from extract.records.paper.sizes import LONGEST_LINE, bounded
from extract.records.paper.title_words import file_title
from paper import Grid, grid, page, paper

WORDS = "The council asked its peers to look at how it works and what they would do next in its place. " * 3


def described(*pages: Sequence[str | Grid], title: str | None = None) -> tuple[FoundPart, FoundDocument, Issues]:
    made = paper(*pages, top=80.0)
    document = replace(made.document, title=title)
    parts = find_parts(document, [table for tables in made.by_page for table in tables])
    issues = Issues()
    return parts[0], describe_document(document, parts, issues), issues


def first(*blocks: str | Grid) -> Page:
    return page(*blocks, top=80.0)[0]


HEADS: dict[str, tuple[str | Grid, ...]] = {
    "lines": (
        "**Report to:** Cabinet",
        "**Date:** 12 July 2023",
        "**Title:** Peer Challenge Action Plan",
        "**Report of:** Leader of the Council",
        "**Lead officer:** Ann Other, Chief Executive",
    ),
    "two columns": (
        grid(
            ["Committee", "Cabinet"],
            ["Date of meeting", "12 July 2023"],
            ["Title", "Peer Challenge Action Plan"],
            ["Report of", "Leader of the Council"],
            ["Lead Officer", "Ann Other, Chief Executive\nann.other@example.org\n020 7000 0000"],
            widths=[120, 375],
        ),
    ),
    "four columns": (
        grid(
            ["Meeting", "Cabinet", "Date", "12 July 2023"],
            ["Report title", "Peer Challenge Action Plan", "Item", "7"],
            ["Report of", "Leader of the Council", "Lead officer", "Ann Other, Chief Executive"],
        ),
    ),
    "labels over values": (
        grid(["Committee:", "Date:", "Classification:"], ["Cabinet", "12 July 2023", "Unrestricted"]),
        grid(["Report of: Leader of the Council", "Title: Peer Challenge Action Plan"]),
        "**Lead officer:** Ann Other, Chief Executive",
    ),
    "from, to, subject": (
        "**From:** Leader of the Council",
        "**To:** Cabinet – 12 July 2023",
        "**Subject:** Peer Challenge Action Plan",
        "**Classification:** Unrestricted",
        "**Lead officer:** Ann Other, Chief Executive",
    ),
}


@pytest.mark.parametrize("layout", HEADS)
def test_head_of_a_report_is_read_in_every_layout(layout: str) -> None:
    part, _, _ = described([*HEADS[layout], "**Summary**", WORDS])
    assert part.title == "Peer Challenge Action Plan"
    assert part.document_type == "cover_report"
    assert (part.committee, part.meeting_date) == ("Cabinet", dt.date(2023, 7, 12))
    assert part.report_of == "Leader of the Council"
    assert part.lead_officer == "Ann Other, Chief Executive"


def test_dates_of_other_things_are_not_the_meeting() -> None:
    part, _, _ = described(
        ["**Waste Strategy**", "Published 12 July 2023", "Adopted by Cabinet on 3 May 2023. " + WORDS]
    )
    assert part.committee is None and part.meeting_date is None


def test_minutes_state_their_meeting_in_their_opening_words() -> None:
    opening = "MINUTES of a meeting of the Planning Committee held at the Town Hall on Thursday, 30 January 2025."
    part, _, _ = described(["**CABINET**", opening, "PRESENT: A Member", "IN ATTENDANCE: An Officer"])
    assert part.document_type == "minutes"
    assert (part.committee, part.meeting_date) == ("Planning Committee", dt.date(2025, 1, 30))


def test_an_officers_decision_names_no_meeting_but_its_day() -> None:
    form = grid(
        ["Decision title", "Award of contract"],
        ["Decision maker", "Ann Other, Director of Place"],
        ["Date of decision", "3 May 2024"],
        widths=[150, 345],
    )
    part, _, _ = described(["**OFFICER DECISION RECORD**", form])
    assert part.document_type == "decision_record" and part.title == "OFFICER DECISION RECORD"
    assert part.committee is None and part.meeting_date == dt.date(2024, 5, 3)


def test_a_decision_sheet_tells_decisions_and_is_no_minutes() -> None:
    part, _, _ = described(["**Cabinet – Decision Sheet**", "Tuesday 4 May 2024", "Present: Councillors A B and C D."])
    assert part.document_type == "decision_record"


# ---------------------------------------------------------------- titles


def test_title_leaves_out_what_frames_it() -> None:
    part, _, _ = described(
        ["**OFFICIAL**", "**CABINET – 5 December 2023**", "**Appendix 2**", "**Housing Delivery Plan**", WORDS]
    )
    assert part.title == "Housing Delivery Plan"


def test_title_in_two_headings_above_a_table_is_joined() -> None:
    plan = grid(["Action", "Lead"], ["Publish the strategy", "Head of Policy"])
    part, _, _ = described(["**PEER CHALLENGE 19-22 JUNE 2023**", "**OUR ACTION PLAN**", plan])
    assert part.title == "PEER CHALLENGE 19-22 JUNE 2023 OUR ACTION PLAN"


@pytest.mark.parametrize(
    "title",
    ["THE REPORT", "By:", "Microsoft Word - plan v3.doc", "(anonymous)", "plan.pdf", "Road closure-1.pages", None],
)
def test_file_title_that_is_none(title: str | None) -> None:
    assert file_title(title) is None


# ---------------------------------------------------------------- days, bodies, challenges, kinds


@pytest.mark.parametrize(
    ("text", "first_day", "last_day"),
    [
        ("19-22 JUNE 2023", "2023-06-19", "2023-06-22"),
        ("26th February-1st March 2019", "2019-02-26", "2019-03-01"),
        ("30 December 2022 to 2 January 2023", "2022-12-30", "2023-01-02"),
        ("30 December to 2 January 2023", "2022-12-30", "2023-01-02"),
        ("Tuesday 6 to Friday 9 June 2023", "2023-06-06", "2023-06-09"),
        ("5 th September 2023", "2023-09-05", "2023-09-05"),
        ("Thursday, 13th March, 2025", "2025-03-13", "2025-03-13"),
        ("05/09/2023", "2023-09-05", "2023-09-05"),
        ("In June 2023", "2023-06-01", "2023-06-30"),
    ],
)
def test_spans_of_days(text: str, first_day: str, last_day: str) -> None:
    (span,) = day_spans(text)
    assert (str(span.first), str(span.last)) == (first_day, last_day)


@pytest.mark.parametrize("text", ["31 February 2024", "99/99/2024", "call 020 7000 0000", "2023-24", "1.2.3"])
def test_no_day(text: str) -> None:
    assert one_day(text) is None


@pytest.mark.parametrize(
    ("value", "body"),
    [
        ("Cabinet, 30 January 2025", "Cabinet"),
        ("OVERVIEW & SCRUTINY BOARD", "Overview & Scrutiny Board"),
        ("Meeting of the Audit and Governance Committee", "Audit and Governance Committee"),
        ("CORPORATE PARENTING PANEL– 29 October 2024", "Corporate Parenting Panel"),
        ("County Council – 13 March 2025", "County Council"),
        ("Notice of Executive Decisions", "Executive"),
        ("Ann Other, Director of Place", None),
        ("Cabinet is asked to note the report", None),
        ("the lead of the working group", None),
    ],
)
def test_body(value: str, body: str | None) -> None:
    assert body_in(value) == body


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("LGA CORPORATE PEER CHALLENGE 19-22 JUNE 2023", ("2023-06-19", "2023-06-22")),
        (
            "In June 2023 a group of peers visited to undertake an LGA Corporate Peer Challenge.",
            ("2023-06-01", "2023-06-30"),
        ),
        ("The corporate peer challenge took place in March 2022.", ("2022-03-01", "2022-03-31")),
        ("The peer challenge report was published in March 2022.", None),
        ("A planning peer challenge took place from 4 to 7 May 2021.", None),
        ("The peer challenge action plan goes to Cabinet on 5 July 2023.", None),
        ("Agree a date for a follow-up of the peer challenge by Spring 2024.", None),
    ],
)
def test_challenge(sentence: str, days: tuple[str, str] | None) -> None:
    span = challenge_dates([first(sentence)])
    assert (span and (str(span.first), str(span.last))) == days


@pytest.mark.parametrize(
    ("title", "facts", "kind"),
    [
        ("Corporate Peer Challenge Action Plan", (), "action_plan"),
        ("Corporate Peer Challenge - report and action plan", ("report head",), "cover_report"),
        ("Corporate Peer Challenge: Feedback Report", (), "peer_challenge_report"),
        ("Peer Challenge Action Plan – Progress Update", (), "progress_update"),
        ("Area SEND inspection of the Local Area Partnership", (), "inspection_report"),
        ("Government response to the Committee's report", (), "response"),
        ("Cabinet – Decisions", ("list of those present",), "decision_record"),
        ("Strategic Risk Register", (), "risk_register"),
        ("Quarterly Performance Report", (), "performance_report"),
        ("Transformation Strategy", (), "strategy"),
        ("Terms of Reference", (), "terms_of_reference"),
        ("Photographs", (), "other"),
        (None, (), "other"),
    ],
)
def test_kind_of_paper(title: str | None, facts: tuple[str, ...], kind: str) -> None:
    assert kind_of(kind_choices(Looks(title or "", facts=dict.fromkeys(facts, 1.0)))) == kind


# ---------------------------------------------------------------- the file as a whole


def test_a_pack_is_called_as_its_front_sheet_is() -> None:
    sheet = ("**CABINET**", "**AGENDA**", "Tuesday 12 July 2023", "1. Apologies", "2. Our plan (Pages 2 - 3)")
    _, whole, _ = described(sheet, [*HEADS["lines"], "**Summary**", WORDS])
    assert whole.document_type == "agenda_pack"
    assert whole.title == "AGENDA"
    assert (whole.committee, whole.meeting_date) == ("Cabinet", dt.date(2023, 7, 12))


def test_council_is_read_from_the_words_and_not_from_the_peers_beside_it() -> None:
    team = "**Peer Challenge Team**\n• A Member, Leader of Medway Council\n• An Officer, Solihull Council"
    body = "Wiltshire has far to go. Residents of Wiltshire are proud. " * 4
    _, whole, _ = described(["**Wiltshire Council**", "**Peer Challenge Action Plan**", team, body])
    assert whole.council is not None and whole.council.name == "Wiltshire"
    assert whole.publisher == "Wiltshire Council"


def test_a_council_that_no_registry_holds_goes_before_a_neighbour_that_its_paper_names() -> None:
    _, about, issues = described(
        [
            "**Upper Marling Parish Council",
            "Minutes of the meeting held on 3 March 2025",
            "Winchester City Council had written about the bins. Winchester City Council was to be thanked.",
        ]
    )
    assert (about.council, about.council_printed) == (None, "Upper Marling Parish Council")
    assert about.publisher == "Upper Marling Parish Council"
    assert "Upper Marling" in next(issue.message for issue in issues if issue.code == Code.COUNCIL_UNKNOWN)


def test_a_body_of_several_councils_is_not_one_of_those_that_its_members_come_from() -> None:
    members = "Councillor A Member Thornby City Council\nCouncillor B Other Esk and Derwent Council"
    _, about, _ = described(["**Northern Vale Combined Authority**", "Minutes of the Transport Committee", members])
    assert about.council_printed == "Northern Vale Combined Authority"


def test_a_title_on_two_lines_is_whole_where_the_file_is_called_so() -> None:
    lines = ["**LGA CORPORATE PEER CHALLENGE**", "**ANYSHIRE COUNCIL ACTION PLAN**", WORDS]
    part, _, _ = described(lines, title="LGA Corporate Peer Challenge - Anyshire Council Action Plan")
    assert (part.title or "").replace(" - ", " ") == "LGA CORPORATE PEER CHALLENGE ANYSHIRE COUNCIL ACTION PLAN"


def test_words_that_lead_to_the_body_are_no_part_of_its_name() -> None:
    assert body_in("Presented to the Fire and Rescue Committee") == "Fire and Rescue Committee"


def test_paper_that_names_no_council_says_so() -> None:
    _, whole, issues = described(["**Action log**", WORDS])
    assert whole.council is None and whole.publisher is None and whole.score == 0
    assert [issue.code for issue in issues] == [Code.COUNCIL_UNKNOWN]


def test_file_name_is_never_read() -> None:
    part, whole, _ = described(["**Action log**", WORDS])
    document = Document("0" * 64, "wiltshire-council.pdf", paper(["**Action log**", WORDS], top=80.0).document.pages)
    assert describe_document(document, [part], Issues()) == whole


def test_a_line_of_millions_of_letters_is_cut_before_it_is_read() -> None:
    made = paper(["**Action plan**", WORDS], top=80.0).document
    page = made.pages[0]
    word = page.lines[0].words[0]._replace(text="Committee" * 200_000)
    endless = replace(made, pages=(replace(page, lines=(Line(1, (word,)), *page.lines)),), title="Plan " * 200_000)
    cut = bounded(endless)
    assert bounded(made) is made
    assert all(len(line.text) <= LONGEST_LINE for line in cut.pages[0].lines) and len(cut.title or "") <= LONGEST_LINE
    assert find_parts(endless, [])[0].title == "Action plan"
