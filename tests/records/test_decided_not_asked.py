"""What is decided, found or said, and only looks like a plan: lists of decisions, findings, headings, names in bold."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from papers_said import read
from records.cards import read as read_cards
from walked import plan

MINUTES = ["**Minutes of the Halls Committee**", "Present: Councillors Brook and Lund"]


def test_items_that_a_meeting_resolved_are_no_plan_though_they_name_who_leads(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "list.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 770, "Cabinet: list of decisions taken on 9 June 2026")
    for at, what in enumerate(("pier", "hall", "park")):
        top = 700 - 200 * at
        canvas.setFillGray(0.9)
        canvas.rect(60, top - 6, 475, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        for font, left, down, words in (
            ("Helvetica-Bold", 66, 0, f"{at + 3}. The lease of the {what} (K)"),
            ("Helvetica-Oblique", 60, 24, "Cabinet Member for Places – Councillor Brook"),
            ("Helvetica-Bold", 60, 46, "RESOLVED –"),
            ("Helvetica", 60, 66, "(1)"),
            ("Helvetica", 92, 66, f"That a lease of the {what} be granted for 25 years."),
            ("Helvetica", 60, 86, "(2)"),
            ("Helvetica", 92, 86, "That the Director of Place be authorised to complete the lease."),
            ("Helvetica-Bold", 60, 106, "Reasons for decision"),
            ("Helvetica", 60, 126, "The present tenant had given notice and had left the building empty."),
        ):
            canvas.setFont(font, 10)
            canvas.drawString(left, top - down, words)
    canvas.save()
    found = extract(tmp_path / "list.pdf")
    assert not (found.actions or found.recommendations)
    assert [row.number for row in found.decisions] == ["1", "2"] * 3


@pytest.mark.parametrize(("heading", "asked"), [("Finding", 0), ("Recommendation", 2)])
def test_what_was_found_beside_what_was_agreed_recommends_nothing(heading: str, asked: int) -> None:
    walk = plan(
        ["No.", heading, "Risk", "Agreed management action", "Owner", "Due"],
        ["1", "Keys are not signed for.", "High", "A book of keys will be kept.", "Head of Parks", "May 2026"],
        ["2", "Stock of salt is not counted.", "Low", "Salt will be counted monthly.", "Depot Manager", "June 2026"],
    )  # fmt: skip
    assert len(walk.recommendations) == asked
    assert [action.text for action in walk.actions] == ["A book of keys will be kept.", "Salt will be counted monthly."]


def test_a_cell_may_say_that_nothing_is_recommended() -> None:
    walk = plan(
        ["No.", "Recommendation", "Action", "Owner", "Due"],
        ["1", "Count the salt each month.", "Buy a scale.", "Depot Manager", "May 2026"],
        ["–", "No recommendation", "", "", ""],
        ["2", "Sign for the keys.", "Buy a book.", "Depot Manager", "June 2026"],
    )
    assert [found.number for found in walk.recommendations] == ["1", "2"]


def test_the_name_in_the_title_of_a_recommendation_is_no_action() -> None:
    walk, _ = read_cards(
        *(
            [
                [f"Key recommendation KR{number}: {name}", "<"],
                ["Recommendation", f"The Council should count the {name} each month."],
                ["Why we make it", "Nobody knew how much there was."],
                ["Management comments", f"Agreed. A scale for the {name} will be bought."],
                ["Responsible officer", "Depot Manager"],
                ["Due", "May 2026"],
            ]
            for number, name in ((1, "salt"), (2, "gravel"), (3, "sand"))
        )
    )
    assert [found.number for found in walk.recommendations] == ["KR1", "KR2", "KR3"]
    assert [action.ref for action in walk.actions] == [None] * 3


def test_headings_between_what_a_reviewer_asks_of_each_body_answer_nothing() -> None:
    found = read(
        "**Independent review of the response to the storm**",
        "I met residents on five evenings and found that nobody was in charge. I watched the pumps at work.",
        "**Recommendation 1.** The Council should name one officer who answers at all hours.",
        "For the water company",
        "**Recommendation 2.** The company should tell the Council when a pump fails.",
        "For the forum",
        "**Recommendation 3.** The Forum should settle who warns residents.",
    )
    assert [each.number for each in found.recommendations] == ["1", "2", "3"]
    assert not found.actions


def test_bold_words_amid_a_minute_say_who_is_to_act() -> None:
    found = read(
        *MINUTES,
        "**7 Paths**",
        "The stile is broken. The Clerk would write to the owner of the field. **Action: Clerk** The Warden had walked "
        "the path and found it dry. Mr Hale will print the map of the walks. **(RH)** The map sells well.",
    )
    assert [(each.text, each.lead_raw) for each in found.actions] == [
        ("The Clerk would write to the owner of the field.", "Clerk"),
        ("Mr Hale will print the map of the walks.", "RH"),
    ]


def test_what_a_meeting_authorises_somebody_to_do_is_its_decision_alone() -> None:
    found = read(
        *MINUTES,
        "**7 Fund**",
        "**RESOLVED** to:",
        "(A) Award £2,000 to the hall; and",
        "(B) Authorise the Monitoring Officer to enter into agreements.",
    )
    assert [each.number for each in found.decisions] == ["A", "B"]
    assert not found.actions


def test_what_another_body_decided_is_told_to_the_meeting() -> None:
    found = read(
        *MINUTES,
        "**7 Planning**",
        "(a) RESOLVED that no objection be made to the porch.",
        "(b) Decisions of the planning authority: 26/0288 (porch) approved; 26/0301 (barn) refused; both were noted.",
    )
    assert [each.text for each in found.decisions] == ["that no objection be made to the porch."]


def test_a_comma_behind_that_is_kept() -> None:
    found = read(*MINUTES, "**7 Hall**", "RESOLVED that, subject to a survey, the hall be let for three years.")
    assert [each.text for each in found.decisions] == ["that, subject to a survey, the hall be let for three years."]


def test_what_a_law_requires_of_a_council_is_no_decision() -> None:
    said = ["**Quays timetable: adopted March 2026**", "**1. Introduction**"]
    law = read(*said, "The Council is required to prepare a timetable under section 9 of the Quays Act 2004.")
    assert not law.decisions
    asked = read("**Report to Cabinet: quays**", "**Recommendations**", "Cabinet is asked to approve a timetable.")
    assert [each.text for each in asked.decisions] == ["approve a timetable."]
