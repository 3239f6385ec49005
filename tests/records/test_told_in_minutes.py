"""Decisions that minutes and forms tell without the word of decision, or with it at an odd place."""

from __future__ import annotations

import pytest

from extract.codelists import DocumentType
from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from extract.records.found import FoundDecision
from paper import grid, paper

HEAD = ["**Minutes of the Housing Committee**", "Present: Councillors Brook and Lund", "**2. Damp in homes**"]


def decide(page: list[str], kind: DocumentType = "cover_report", committee: str | None = None) -> list[FoundDecision]:
    made = paper(page)
    return find_decisions(reading_flow(made.document, [], 1, 1, ()), kind, committee, Issues())


def words(*blocks: str) -> list[str]:
    found = decide([*HEAD, *blocks], kind="minutes", committee="Housing Committee")
    assert {each.state for each in found} <= {"resolved"}
    return [each.text for each in found]


@pytest.mark.parametrize(
    "stem",
    [
        "The Committee:",
        "Following a debate, the Committee:",
        "The Committee then agreed:",
        "Members thanked officers and, on a vote, the Committee decided to:",
    ],
)
def test_a_list_below_who_did_it_is_the_list_whatever_its_verbs(stem: str) -> None:
    found = words("The Head of Housing spoke.", stem, "• thanked officers for the work;", "• took the policy as read.")
    assert found == ["thanked officers for the work;", "took the policy as read."]


@pytest.mark.parametrize("stem", ["The Committee considered:", "Members raised these points:", "The report listed:"])
def test_what_was_only_talked_of_is_no_list_of_decisions(stem: str) -> None:
    assert not words(stem, "• thanks to officers;", "• the new policy.")


def test_small_councils_tell_in_the_passive() -> None:
    found = words(
        "Councillor Hart was elected Chairman for the year. The minutes of 3 May were approved.",
        "The plan that was approved in 2019 has run out. Agreed: to buy two sets of pads.",
        "25/0412/FUL, 4 Church Row, extension: no objection. 25/0433/HOU, garage: object, as it is too high.",
    )
    assert found == [
        "Councillor Hart was elected Chairman for the year.",
        "to buy two sets of pads.",
        "no objection.",
        "object, as it is too high.",
    ]


def test_what_became_of_an_application() -> None:
    found = words(
        "**PL7 24/01877/F Land at Ashwell**",
        "Members spoke for it.",
        "Permission be GRANTED subject to the conditions in the report.",
        "**PL8 24/01650/F The Bell**",
        "DEFERRED for a site visit.",
    )
    assert found == ["Permission be GRANTED subject to the conditions in the report.", "DEFERRED for a site visit."]


def test_a_list_run_in_behind_a_paragraphs_number_goes_on_below_it() -> None:
    found = decide(
        [*HEAD, "12.3 Resolved unanimously - (a) That the schemes go ahead;", "(b) That some money is held back."],
        kind="minutes",
    )
    assert [(each.number, each.text) for each in found] == [
        ("a", "That the schemes go ahead;"),
        ("b", "That some money is held back."),
    ]


def test_a_motion_that_resolves_above_its_list() -> None:
    found = words(
        "Councillor Cole moved and Councillor Rees seconded:",
        "“Council believes that the last train leaves too early.",
        "Council RESOLVES:",
        "1. to write to the operator; and",
        "2. to look at late travel in its next plan.”",
        "The motion was put to the vote and was carried.",
    )
    assert found == ["to write to the operator; and", "to look at late travel in its next plan."]


def test_a_carried_motion_whose_words_are_resolved_below_is_told_once() -> None:
    motion = ("1. write to the operator; and", "2. look at late travel in its next plan.")
    found = words(
        "Councillor Cole moved and Councillor Rees seconded:",
        "“This Council resolves to:",
        *motion,
        "On being put to the vote the motion was declared CARRIED and it was",
        "RESOLVED:",
        "This Council notes that the last train leaves too early.",
        "This Council resolves to:",
        *motion,
    )
    assert found[1:] == ["write to the operator; and", "look at late travel in its next plan."]


def test_one_persons_decision_in_the_first_person() -> None:
    found = decide(
        [
            "**Record of Officer Decision**",
            "**Decision**",
            "I have decided:",
            "a) to make the order;",
            "b) not to wait.",
        ],
        kind="decision_record",
    )
    assert [(each.number, each.text) for each in found] == [("a", "to make the order;"), ("b", "not to wait.")]


def test_a_second_body_is_asked_in_the_middle_of_the_list() -> None:
    found = decide(
        [
            "**2. Recommendations**",
            "2.1 It is recommended that Cabinet:",
            "(A) endorses the budget; and",
            "(B) gives the Director power to change it.",
            "2.2 And that Cabinet asks Council on 26 February to:",
            "(A) set the tax; and",
            "(B) set a charge.",
            "**3. Background**",
            "3.1 Cabinet once asked Council to:",
            "(A) close a depot.",
        ]
    )
    assert [each.text for each in found] == [
        "endorses the budget; and",
        "gives the Director power to change it.",
        "set the tax; and",
        "set a charge.",
    ]


def test_conditions_and_reasons_are_no_part_of_the_decision() -> None:
    found = words(
        "RESOLVED That permission be REFUSED for the following reasons:",
        "1. It would be too high.",
        "2. It would harm the view.",
        "**3. Fees**",
        "RESOLVED by 10 votes for and 1 abstention: That the fees stand; 10 voted for and 1 abstained.",
    )
    assert found == ["That permission be REFUSED for the following reasons:", "That the fees stand"]


def test_a_notice_of_determination_tells_who_did_what_without_a_colon() -> None:
    found = decide(
        [
            "**NOTICE OF DETERMINATION**",
            "**3. DECISION**",
            "Having heard the parties in private, the Sub-Committee",
            "(a) suspends the licence for six weeks;",
            "(b) adds to its conditions as follows:",
            "1. A book shall be kept.",
            "(c) declines to revoke it.",
            "**4. REASONS**",
            "Revocation is a grave step.",
        ],
        kind="other",
    )
    assert [each.number for each in found] == ["a", "b", "c"]
    assert {each.state for each in found} == {"resolved"}


def test_the_numbering_goes_on_below_another_bodys_stem() -> None:
    found = decide(
        [
            "**2. Recommendations**",
            "Cabinet is asked to:",
            "2.1 Note the results.",
            "2.2 Refuse entry without a permit.",
            "And to recommend to Council that it:",
            "2.3 Add £85,000 to the capital programme.",
            "**3. Why are we doing this?**",
        ]
    )
    assert [each.number for each in found] == ["2.1", "2.2", "2.3"]


def test_a_form_tells_whose_decision_it_holds_and_that_it_is_no_key_decision() -> None:
    made = paper(
        [
            "**Decision taken by a Cabinet Member**",
            grid(
                ["Key decision", "Yes – notice published"],
                ["Recommendation in the report", "That the orders be made at all six schools."],
                ["Cabinet Member's decision", "1. That the orders be made at two.\n2. That the others wait."],
                ["Reason", "Bus companies asked for time."],
                widths=[150, 345],
            ),
        ]
    )
    tables = [table for found in made.by_page for table in found]
    blocks = reading_flow(made.document, tables, 1, 1, ())
    found = find_decisions(blocks, "decision_record", None, Issues())
    assert [each.text for each in found] == ["That the orders be made at two.", "That the others wait."]


def test_a_clause_about_what_was_heard_does_not_make_it_another_meetings() -> None:
    found = words("Having heard all that had been said, the Committee decided to grant the licence until 23:00.")
    assert found == ["to grant the licence until 23:00."]


@pytest.mark.parametrize("who", ["The committee", "It also", "The board then"])
def test_what_a_body_named_in_small_letters_agreed_is_to_be_so_or_only_a_view(who: str) -> None:
    assert words(f"{who} agreed that the roofs be mended by May.") == ["that the roofs be mended by May."]
    assert not words(f"{who} agreed that the roofs would have to be mended by May.")


def test_a_letter_within_a_minute_numbers_the_decision_behind_it() -> None:
    found = decide(
        [*HEAD, "(a) The sums had been checked by Mr Brook. (b) It was resolved to pay the bills below."], "minutes"
    )
    assert [(each.number, each.text) for each in found] == [("b", "to pay the bills below.")]


def test_a_heading_that_asks_a_body_and_ends_in_a_colon_heads_what_it_is_asked() -> None:
    page = [
        "**Report of the Head of Homes**",
        "**Cabinet is asked to resolve:**",
        "(A) That the roofs be:",
        "• mended",
        "• paid for",
    ]
    assert [each.text for each in decide(page)] == ["That the roofs be:\n• mended\n• paid for"]
