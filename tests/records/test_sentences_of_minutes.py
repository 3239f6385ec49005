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
