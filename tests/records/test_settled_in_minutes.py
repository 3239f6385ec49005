"""What small councils and planning committees settled, as print and votes tell it."""

from __future__ import annotations

import pytest

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from paper import paper

HEAD = ["**Minutes of the Housing Committee**", "Present: Councillors Brook and Lund", "**2. Damp in homes**"]


def words(*blocks: str) -> list[str]:
    made = paper([*HEAD, *blocks])
    flow = reading_flow(made.document, [], 1, 1, ())
    return [each.text for each in find_decisions(flow, "minutes", "Housing Committee", Issues())]


def test_a_paragraph_that_print_sets_apart_says_what_became_of_an_application() -> None:
    found = words(
        "**9. The Old Forge**",
        "**Permission refused for the following reasons:**", "1. The shed is too tall.", "2. There is no room to park.",
        "**10. Mill Lane**", "Members talked.", "**Deferred for a visit to the site.**",
    )  # fmt: skip
    assert found == ["Permission refused for the following reasons:", "Deferred for a visit to the site."]


def test_what_was_moved_and_seconded_is_decided_where_it_was_carried_in_quiet_minutes() -> None:
    found = words(
        "Grit bin. Proposed Mrs Wren, seconded Mr Finch, all in favour, that a grit bin be bought.",
        "Flag. Proposed Mr Finch, seconded Mrs Wren, that a flag be flown. Lost by two votes.",
        "After discussion the Council agreed to plant an oak.",
    )
    assert found == ["that a grit bin be bought.", "to plant an oak."]


def test_a_decision_sheet_decides_below_the_heading_of_each_item_whatever_its_verbs() -> None:
    made = paper(
        ["**Ousel Fire Authority: decision sheet**", "Meeting of 9 May 2025.", "**Item 4: Reserves**",
         "Adopted the strategy for reserves.", "**Item 5: Pay**", "Increased the pay of officers by two per cent.",
         "**Item 6: Report**", "Noted the report and asked for another.", "**Item 7: Land**",
         "Gave the Treasurer authority to sell.", "**Item 8: Dates**", "None."]
    )  # fmt: skip
    found = find_decisions(reading_flow(made.document, [], 1, 1, ()), "decision_record", None, Issues())
    assert [each.text for each in found] == [
        "Adopted the strategy for reserves.",
        "Increased the pay of officers by two per cent.",
        "Noted the report and asked for another.",
        "Gave the Treasurer authority to sell.",
    ]


def test_what_was_resolved_above_a_table_is_decided_and_small_letters_count_beside_capitals() -> None:
    found = words(
        "It was RESOLVED that the minutes be signed.",
        "It was resolved to accept the reason for absence.",
        "Members asked how far it is. It was agreed that figures would be sent round.",
        "RESOLVED with one against to appoint to outside bodies as follows:",
    )
    assert found[1:] == ["to accept the reason for absence.", "appoint to outside bodies as follows:"]


@pytest.mark.parametrize("outcome", ["was CARRIED by 20 to 3", "was, after debate, carried unanimously"])
def test_a_motion_told_as_carried_above_its_words_resolves_what_its_list_says(outcome: str) -> None:
    told = [
        "**Notice of motion: hedges**",
        f"Councillor Lund proposed and Councillor Brook seconded the following motion, which {outcome}:",
        "“This Council notes that hedges have gone. It believes that birds need them. It resolves to:",
        "a) plant a mile of hedge each year;",
        "b) ask the county to cut verges late.”",
    ]
    assert words(*told) == ["plant a mile of hedge each year;", "ask the county to cut verges late."]
    lost = [line.replace(outcome, "was LOST by 3 to 20").replace("carried", "lost") for line in told]
    assert not words(*lost)
