"""Recommendations, responses and actions that stand in prose, and prose that holds none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.issues import Issues
from extract.model import Line, Word
from extract.read import read_document
from extract.records import FoundPaper, find_records
from extract.records.prose.labels import label_of
from extract.tables import find_tables
from extract.text import group_lines
from paper import paper, write
from papers_said import read

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def recommended(found: FoundPaper) -> list[tuple[str | None, str]]:
    return [(recommendation.number, recommendation.text) for recommendation in found.recommendations]


# ---------------------------------------------------------------- labels


# ---------------------------------------------------------------- labelled paragraphs and bullets


def test_labelled_bullets_become_actions_with_their_leads_and_times() -> None:
    found = read(
        "**Response to the peer challenge: action plan**",
        "**Recommendation 1: Agree a shared vision with the partners.**",
        "• Response: Accepted in part.",
        "• Action: Hold two workshops for members",
        "• Lead: Chief Executive",
        "• By when: May 2025",
        "• Action: Publish the vision",
        "• Lead: Leader of the Council",
        "• By when: Ongoing",
        "**Recommendation 2: Bring the budget into balance.**",
        "• Response: Accepted.",
        "• Action: Report savings each quarter",
        "• Lead: Director of Resources",
        "• By when: Quarterly",
    )
    assert recommended(found) == [
        ("1", "Agree a shared vision with the partners."),
        ("2", "Bring the budget into balance."),
    ]
    assert [recommendation.response for recommendation in found.recommendations] == ["partly", "accepted"]
    assert [(a.text, a.lead_raw, a.timescale_raw, a.recommendations) for a in found.actions] == [
        ("Hold two workshops for members", "Chief Executive", "May 2025", (0,)),
        ("Publish the vision", "Leader of the Council", "Ongoing", (0,)),
        ("Report savings each quarter", "Director of Resources", "Quarterly", (1,)),
    ]
    assert {action.method for action in found.actions} == {"prose"}
    assert all(action.confidence < 0.9 for action in found.actions)


def test_bullets_under_actions_are_one_action_each() -> None:
    found = read(
        "**Peer challenge: action plan and response**",
        "**Recommendation 1: Agree a shared vision with the partners.**",
        "**Actions:**",
        "• Hold two workshops for members",
        "• Publish the vision and a summary",
        "Lead: Chief Executive",
    )
    assert [action.text for action in found.actions] == [
        "Hold two workshops for members",
        "Publish the vision and a summary",
    ]


def test_a_response_in_prose_is_one_action() -> None:
    found = read(
        "**Response of the Cabinet to the scrutiny review of roads**",
        "**Recommendation 1: Publish how roads are chosen for repair.**",
        "The Cabinet accepts this recommendation. A map will be published in the spring of next year.",
        "It will be renewed each April with what was done.",
        "**Recommendation 2: Mend dangerous defects within a day.**",
        "The Cabinet does not accept this recommendation. It would cost too much.",
    )
    assert [recommendation.response for recommendation in found.recommendations] == ["accepted", "rejected"]
    assert [recommendation.origin for recommendation in found.recommendations] == ["scrutiny", "scrutiny"]
    assert [len(action.text.split("\n")) for action in found.actions] == [2, 1]
    assert [action.recommendations for action in found.actions] == [(0,), (1,)]


def test_a_recommendation_over_several_bold_lines_of_a_list_stays_whole() -> None:
    found = read(
        "**Response to the inquiry**",
        "**Recommendation 4:**",
        "**a) that tests be published with each certificate;**",
        "**b) that makers keep a record of each test.**",
        "The government accepts this recommendation.",
    )
    assert recommended(found) == [
        ("4", "a) that tests be published with each certificate;\nb) that makers keep a record of each test.")
    ]


# ---------------------------------------------------------------- lists under headings


def test_key_recommendations_of_a_peer_report_with_their_reasons() -> None:
    found = read(
        "**Corporate Peer Challenge: feedback report**",
        "**Key recommendations**",
        "These are the ones that matter most to the team.",
        "**1. Agree a short set of priorities for the next four years.**",
        "Good work has begun, and it now needs an owner.",
        "**2. Give residents one clear story about the place.**",
        "Partners told the team that they do not know it.",
        "**Leadership and culture**",
        "Staff are proud to work for the council.",
    )
    assert recommended(found) == [
        ("1", "Agree a short set of priorities for the next four years."),
        ("2", "Give residents one clear story about the place."),
    ]
    assert [recommendation.context for recommendation in found.recommendations] == [
        "Good work has begun, and it now needs an owner.",
        "Partners told the team that they do not know it.",
    ]
    assert {recommendation.origin for recommendation in found.recommendations} == {"peer_challenge"}
    assert not found.actions


def test_recommendations_of_a_task_group_are_not_decisions() -> None:
    found = read(
        "**Task and finish group on roads: final report**",
        "**Recommendations**",
        "The group makes these recommendations to Cabinet:",
        "R1 That the council should publish how roads are chosen.",
        "R2 That the council should plant more street trees.",
        "**What the group heard**",
        "1. Residents were clear about what they want to see.",
    )
    assert [number for number, _ in recommended(found)] == ["R1", "R2"]
    assert not found.decisions


def test_what_inspectors_say_needs_to_improve() -> None:
    found = read(
        "**Inspection of children’s services**",
        "Inspection dates: 3 to 7 March 2025",
        "**What needs to improve?**",
        "• The timeliness of first visits to children at risk.",
        "• The oversight of plans by managers at all levels.",
        "**The experiences of children in care: good**",
        "Children are well cared for by people who know them.",
    )
    assert recommended(found) == [
        (None, "The timeliness of first visits to children at risk."),
        (None, "The oversight of plans by managers at all levels."),
    ]
    assert {recommendation.origin for recommendation in found.recommendations} == {"inspection"}


# ---------------------------------------------------------------- what is none


@pytest.mark.parametrize(
    "blocks",
    [
        (
            "**Report to Cabinet**",
            "Date: 4 May 2025",
            "Report of: Director of Place",
            "Title: The future of libraries",
            "**Recommendations**",
            "That Cabinet:",
            "1. approves the strategy for libraries and museums;",
            "2. notes the result of the consultation with residents.",
        ),
        (
            "**Report to Cabinet**",
            "Date: 4 May 2025",
            "Report of: Director of Place",
            "Title: Peer challenge of planning",
            "**Recommendation 1: That Cabinet notes the report of the peers.**",
            "**Recommendation 2: That Cabinet agrees to publish it on the website.**",
        ),
        (
            "**A strategy for the town centre**",
            "The peer challenge made a recommendation: do more for shops.",
            "Lead: every team in the council",
            "**Areas for improvement**",
            "• Footfall in the high street is too low in winter.",
        ),
        (
            "**Contents**",
            "Recommendation 1: Agree a plan ........ 4",
            "Recommendation 2: Publish a plan ........ 6",
        ),
    ],
)
def test_papers_without_recommendations_to_the_council(blocks: tuple[str, ...]) -> None:
    found = read(*blocks)
    assert not found.recommendations
    assert not found.actions


def test_the_head_of_a_report_is_no_action() -> None:
    found = read(
        "**Peer challenge: what the team found**",
        "Report to: Cabinet",
        "Lead officer: Chief Executive",
        "Action required: To note the findings and agree that a plan be made",
        "Timescale: The plan will come to Cabinet in January 2026",
    )
    assert not found.actions


# ---------------------------------------------------------------- a real response


@pytest.mark.skipif(not SHARED.exists(), reason="the shared papers are not here")
def test_boxed_recommendations_with_the_answer_below() -> None:
    issues = Issues()
    document = read_document(SHARED / "real" / "pdf" / "space-economy-response.pdf", issues)
    found = find_records(document, find_tables(document, issues, None), issues).papers[0]
    assert [recommendation.number for recommendation in found.recommendations][:9] == [str(n) for n in range(1, 10)]
    assert [action.recommendations for action in found.actions] == [(key,) for key in range(len(found.actions))]


# ---------------------------------------------------------------- many publishers


def test_items_that_end_in_who_and_when_are_actions_each() -> None:
    found = read(
        "**Response to the peer challenge: action plan**",
        "**Recommendation 1: Make better use of data in decisions**",
        "• Appoint a chief data officer (Lead: Chief Executive, by May 2025)",
        "• Train report authors in the use of charts – Head of People, October 2025",
    )
    assert [(action.text, action.lead_raw, action.timescale_raw) for action in found.actions] == [
        ("Appoint a chief data officer", "Chief Executive", "by May 2025"),
        ("Train report authors in the use of charts", "Head of People", "October 2025"),
    ]
    assert all(action.recommendations == (0,) for action in found.actions)


def test_a_bold_sentence_is_the_recommendation_and_the_plain_words_after_it_its_reasons() -> None:
    found = read(
        "**Corporate peer challenge: feedback report**",
        "**Key recommendations**",
        "1. **Agree a savings programme that members own.** The gap cannot be closed by services alone.",
        "2. **Settle the future of the leisure centres.** Partners have waited two years for it.",
    )
    assert recommended(found) == [
        ("1", "Agree a savings programme that members own."),
        ("2", "Settle the future of the leisure centres."),
    ]
    assert found.recommendations[0].context == "The gap cannot be closed by services alone."


def test_a_name_beside_the_number_is_not_the_recommendation() -> None:
    found = read(
        "**Peer review of housing: report**",
        "**Recommendation 1: Waiting lists**",
        "The council should set a target for each waiting list.",
        "**Recommendation 2: Look again at the offer**",
        "Tenants said that they do not know of it.",
    )
    assert recommended(found) == [
        ("1", "The council should set a target for each waiting list."),
        ("2", "Look again at the offer"),
    ]


def test_whom_a_recommendation_is_made_to_may_stand_in_its_label() -> None:
    label = label_of("Recommendation to Cabinet 2: That fares be halved")
    assert label and (label.number, label.rest) == ("2", "That fares be halved")


def test_names_in_the_margin_of_minutes_lead_the_sentence_beside_them() -> None:
    margin = [("1. Costs were noted. AB to send the plan.", "AB"), ("2. Clerk to order seats.", "Clerk")]
    made = paper(["**Notes of the meeting of the forum**", *(words for words, _ in margin)], top=60.0)
    page = made.document.pages[0]
    names = [word for (_, name), line in zip(margin, page.lines[1:], strict=True) for word in _beside(name, line)]
    lines = group_lines([*(word for line in page.lines for word in line.words), *names], 1)
    document = replace(made.document, pages=(replace(page, lines=lines),))
    found = find_records(document, [], Issues()).papers[0]
    assert [(action.text, action.lead_raw) for action in found.actions] == [
        ("AB to send the plan.", "AB"),
        ("Clerk to order seats.", "Clerk"),
    ]


def _beside(name: str, line: Line) -> list[Word]:
    return write(name, left=500.0, top=line.box.top)
