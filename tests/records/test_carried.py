"""Rows that say that what stands above holds for them too."""

from __future__ import annotations

import pytest

from extract.records.plans.carried import says_as_above
from walked import answers, plan

HEAD = ["Recommendation", "Action", "Lead", "By when"]


@pytest.mark.parametrize(
    "text",
    ["As above", "as above.", "Ditto", '"', "”", "R2 (cont.)", "Recommendation 3 (continued)", "(cont’d)", "See above"],
)
def test_words_that_point_above(text: str) -> None:
    assert says_as_above(text)


@pytest.mark.parametrize(
    "text",
    ["Continue to publish", "Contact centre", "2", "R2", "-", "", "Assets above £1m", "Same day repairs", "Dover"],
)
def test_words_that_stand_for_themselves(text: str) -> None:
    assert not says_as_above(text)


@pytest.mark.parametrize("again", ["R1 (cont.)", "R1 continued", "R1, continued", "As above", "Ditto", "(continued)"])
def test_a_recommendation_that_goes_on_is_no_new_one(again: str) -> None:
    walk = plan(
        HEAD,
        ["R1: Light the lanes at night", "Fit lamps", "Head of Streets", "May 2026"],
        [again, "Trim the hedges", "Head of Parks", "June 2026"],
        ["R2: Count the boats", "Buy a register", "Harbour Master", "July 2026"],
    )
    assert len(walk.recommendations) == 2
    assert answers(walk) == [("Fit lamps", ["R1"]), ("Trim the hedges", ["R1"]), ("Buy a register", ["R2"])]


def test_what_goes_on_is_found_by_its_number() -> None:
    walk = plan(
        HEAD,
        ["R1: Light the lanes at night", "Fit lamps", "Head of Streets", "May 2026"],
        ["R2: Count the boats", "Buy a register", "Harbour Master", "July 2026"],
        ["R1 (continued)", "Trim the hedges", "Head of Parks", "June 2026"],
    )
    assert answers(walk)[-1] == ("Trim the hedges", ["R1"])


def test_lead_and_date_as_above_keep_their_print_and_inherit() -> None:
    walk = plan(
        HEAD,
        ["R1: Light the lanes at night", "Fit lamps", "Head of Streets", "May 2026"],
        ["R2: Count the boats", "Buy a register", "As above", '"'],
        ["R3: Mend the pier", "Order oak beams", "ditto", "ditto"],
    )
    assert [(a.lead_raw, a.timescale_raw) for a in walk.actions[1:]] == [("As above", '"'), ("ditto", "ditto")]
    assert [a.inherited for a in walk.actions] == [{}] + [{"lead": "Head of Streets", "timescale": "May 2026"}] * 2


def test_an_action_as_above_answers_both_recommendations() -> None:
    walk = plan(
        HEAD,
        ["R1: Light the lanes at night", "Fit lamps", "Head of Streets", "May 2026"],
        ["R2: Light the steps at night", "As above", "", ""],
    )
    assert answers(walk) == [("Fit lamps", ["R1", "R2"])]
