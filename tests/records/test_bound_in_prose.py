"""Sentences that bind somebody to the list below them, whoever wrote the paper and whatever it is called."""

from __future__ import annotations

import pytest

from extract.records.prose.heads import binds, promises
from papers_said import read


@pytest.mark.parametrize(
    "stem",
    [
        "To put this right I recommend that within six weeks of my decision the District should:",
        "I also recommend that within three months it should:",
        "The landlord is ordered to:",
        "It is recommended that the landlord:",
        "The Chair of the Management Board should:",
        "Before the end of September Fenwick Homes must also:",
        "By 31 March 2026 it has undertaken to:",
        "The Monitoring Officer should, no later than May 2026:",
        "In order to build on this, the council may wish to:",
        "Leaders need to do the following:",
    ],
)
def test_somebody_is_bound_to_what_follows(stem: str) -> None:
    assert binds(stem)


@pytest.mark.parametrize(
    "stem",
    [
        "The law says that a council must:",
        "The Council’s policy says that officers must:",
        "Councils should:",
        "Mrs B told us the Council should:",
        "We looked at how the Council should:",
        "We may decide not to go on if the council should:",
        "They are supervised by:",
        "Within a month the Council will:",
    ],
)
def test_what_law_policy_or_a_witness_says_binds_nobody(stem: str) -> None:
    assert not binds(stem)


def test_what_will_be_done_is_promised_by_a_time() -> None:
    assert promises("Within a month of this letter the landlord will:")
    assert not promises("The landlord will:")


def test_bullets_below_such_sentences_are_asked_and_the_story_is_not() -> None:
    found = read(
        "**Fenmere District Council (24 001 002)**",
        "**The complaint**",
        "1. Mr B says that the Council should have moved him when the ceiling fell.",
        "**The rules**",
        "2. The Council’s policy says that officers will:",
        "• visit within ten days;",
        "• keep a note of each visit.",
        "**Action**",
        "3. To put this right I recommend that within six weeks of my decision the Council should:",
        "• write to him to say that it is sorry; and",
        "• pay him £300.",
        "4. I also recommend that within three months it should:",
        "• look at the cases of others.",
        "5. The Council has agreed to this. It should send us proof that it has been done.",
    )
    assert [each.text for each in found.recommendations] == [
        "write to him to say that it is sorry; and",
        "pay him £300.",
        "look at the cases of others.",
    ]
    assert not found.actions


def test_what_is_undertaken_and_what_will_be_done_are_kept_apart() -> None:
    found = read(
        "**Housing: findings on a complaint**",
        "**Putting it right**",
        "7. Within six weeks of this determination the landlord will:",
        "• credit his rent account with £875; and",
        "• give him a list of works.",
        "8. By 31 March 2026 it has undertaken to:",
        "• give its staff a script for reports of damp; and",
        "• go back over its cases.",
    )
    assert [each.text for each in found.actions] == [
        "credit his rent account with £875; and",
        "give him a list of works.",
    ]
    assert [each.text for each in found.recommendations] == [
        "give its staff a script for reports of damp; and",
        "go back over its cases.",
    ]


def test_in_a_paper_of_others_a_list_that_asks_needs_no_name() -> None:
    found = read(
        "**Review of governance at Oxmere District Council**",
        "**1 What we saw**",
        "We read forty papers and watched three meetings. Members told us that reports come late. We found that:",
        "• The council knows its weaknesses",
        "• Members care for the place",
        "**2 What would help**",
        "Three changes would in our view make most difference.",
        "(i) Put one committee in charge of all companies.",
        "(ii) Fill the post of chief accountant.",
        "(iii) The Council should print its reports a week before a meeting.",
        "**3 Thanks**",
        "We thank all who spoke to us.",
    )
    assert [(each.number, each.text) for each in found.recommendations] == [
        ("i", "Put one committee in charge of all companies."),
        ("ii", "Fill the post of chief accountant."),
        ("iii", "The Council should print its reports a week before a meeting."),
    ]
    assert not found.actions


def test_orders_that_say_by_when_are_asked_and_the_law_is_not() -> None:
    found = read(
        "**Report of the Housing Ombudsman**",
        "**Our approach**",
        "1. A landlord must repair within a reasonable time. We must consider all the circumstances.",
        "2. We looked at what the landlord did after the first report.",
        "**Orders**",
        "3. Within four weeks of this report the landlord must pay the resident £1,150.",
        "4. Within eight weeks the landlord must send us a survey of the block.",
    )
    assert [each.number for each in found.recommendations] == ["3", "4"]
