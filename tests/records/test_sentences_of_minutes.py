"""Sentences amid the paragraphs of small councils' minutes that decide something, or leave it to somebody."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.records import FoundPaper, find_records
from paper import paper

HEAD = [
    "**Minutes of the Parish Council meeting held on 4 March 2024**",
    "Present: Cllr Ada Thorn (AT, Chair), Ben Frith (BFr), Clerk J Moss",
    "**3. The green**",
]


def told(*blocks: str) -> FoundPaper:
    made = paper([*HEAD, *blocks])
    return find_records(made.document, [], Issues()).papers[0]


@pytest.mark.parametrize(
    ("sentence", "decided"),
    [
        ("After a long talk, the Councillors resolved not to hold a fair.", "not to hold a fair."),
        ("Hire of the hall £40 resolved to pay £38.", "to pay £38."),
        ("A letter has come about bins and it was agreed the bin be moved.", "the bin be moved."),
        ("The Councillors nominated and resolved that Cllr Thorn go on as Chair.", "that Cllr Thorn go on as Chair."),
        ("The hedge is high. Councillors agreed this should be cut.", "this should be cut."),
        ("Resolved Councillor Frith buy more gravel.", "Councillor Frith buy more gravel."),
        ("The accounts were approved by the Parish Council.", "The accounts were approved by the Parish Council."),
        ("A shed at 2 Hill Lane. The council decided to object to it.", "to object to it."),
        ("It was proposed that the rule be dropped. Proposed by A Thorn. Seconded by B Frith. All agreed.",
         "that the rule be dropped."),
        ("Ada Thorn nominated Ben Frith as treasurer, seconded by J Moss, all agreed.",
         "Ada Thorn nominated Ben Frith as treasurer, seconded by J Moss, all agreed."),
        ("The rule was read out, and proposed by Cllr. A. Thorn and resolved that it be kept.", "that it be kept."),
        ("It was resolved to make no comment. 25/00318/FUL, a shed at Hill Lane.", "to make no comment."),
    ],
)  # fmt: skip
def test_a_sentence_that_decides_is_cut_where_it_does(sentence: str, decided: str) -> None:
    found = told(sentence, "The swing was looked at and no fault was found.")
    assert [each.text for each in found.decisions] == [decided]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fault at the pump was resolved by the county.",
        "The Board had resolved to close the lane in 2019.",
        "Members agreed that the wall was sound.",
        "This was agreed.",
        "On a vote the amendment was approved.",
        "The slide had been moved and the team had agreed to all that was asked.",
    ],
)
def test_what_was_settled_elsewhere_or_only_thought_is_no_decision(sentence: str) -> None:
    assert not told(sentence, "The swing was looked at and no fault was found.").decisions


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The gate is stiff, so the Clerk was asked to write to the smith.", "Clerk"),
        ("Cllr Thorn agreed to speak to the owner of the ditch.", "Cllr Thorn"),
        ("BFr to find out what a new lock costs.", "BFr"),
        ("The post leans, but Ben Frith to look at it again in May.", "Ben Frith"),
    ],
)
def test_a_sentence_that_leaves_something_to_somebody_is_an_action(sentence: str, who: str) -> None:
    found = told(f"The oak was seen. {sentence}", "The swing was looked at and no fault was found.")
    assert [(each.text, each.lead_raw) for each in found.actions] == [(sentence, who)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A motion by Cllr Thorn to wait a year was not seconded.",
        "At the last meeting the Clerk was asked to write to the smith.",
        "The Chair welcomed Mr Frith to the meeting.",
        "It was agreed that the Clerk be asked to write to the smith.",
    ],
)
def test_who_only_moved_or_came_or_was_asked_before_has_no_action(sentence: str) -> None:
    assert not told(sentence, "The swing was looked at and no fault was found.").actions


def test_a_task_in_brackets_behind_its_sentence_is_an_action() -> None:
    found = told("Three prices had come for the gate. (Action: Clerk to write to all three)", "The swing was sound.")
    assert [(each.text, each.lead_raw) for each in found.actions] == [("Clerk to write to all three", "Clerk")]


def test_one_resolution_right_below_another_is_read() -> None:
    resolved = ("To keep the gate.", "To set the fee at £5.", "To let the shed.")
    found = told("The Clerk spoke of the gate.", *(f"**RESOLVED:** {each}" for each in resolved))
    assert [each.text for each in found.decisions] == list(resolved)


def test_a_motion_below_the_words_that_it_was_carried_is_decided() -> None:
    moved = "Cllr Thorn moved, and Cllr Frith seconded, a motion on the hedge. The motion was CARRIED without a vote."
    found = told(
        moved, "COUNCIL RESOLVES:", "1. TO CUT THE HEDGE;", "2. TO SELL THE WOOD.",
        "**4. The pond**", "Cllr Moss moved that it be drained. The motion was put and LOST.",
    )  # fmt: skip
    assert [each.text for each in found.decisions] == ["TO CUT THE HEDGE;", "TO SELL THE WOOD."]


def test_items_that_say_what_was_resolved_are_no_plan() -> None:
    sites = ("Mill Lane", "Hill Lane", "Ford Road", "Church Row")
    items = [
        part
        for number, site in enumerate(sites, 4)
        for part in (
            f"**{number}. {site} (FE/2024/331{number})**",
            f"Proposal: a shed and a new gate at {site}, with a wall of brick.",
            "The officer said that the wall would be seen from the road and that two had written in.",
            "The Committee RESOLVED to grant permission.",
            "",
        )
    ]
    found = told(*items)
    assert not found.recommendations
    assert not found.actions
    assert [each.text for each in found.decisions] == ["to grant permission."] * len(sites)
