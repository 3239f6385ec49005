"""What the columns of a plan say of one field for all rows at once: whose number, who asked and who does, how far."""

from __future__ import annotations

import pytest

from extract.records.plans.headers import find_headers
from paper import FULL_WIDTH, table
from records.cards import read

STEPS = ("Repaint the bandstand", "Count the benches", "Mend the sluice gate", "Let the old kiosk", "Clear the culvert")
WHO = ("Parks Manager", "Estates Manager", "Parks Manager", "Town Clerk", "Drainage Engineer")
WHEN = ("May 2031", "June 2031", "1 July 2031", "March 2032", "May 2032")


def roles(heads: str, *columns: tuple[str, ...]) -> list[str]:
    """The roles of a plan under ``heads``, "|" between them, of these columns."""
    rows = [[f"**{head.strip()}**" for head in heads.split("|")], *map(list, zip(*columns, strict=True))]
    return [
        column.role
        for column in find_headers(table(*rows, widths=[FULL_WIDTH / len(columns)] * len(columns)))[0].columns
    ]


def test_letters_under_a_head_of_times_say_how_far() -> None:
    found = roles("No. | Action | Lead | Due | Now", tuple("12345"), STEPS, WHO, WHEN, tuple("GAGRG"))
    assert found[3:] == ["timescale", "status"]


def test_few_states_again_and_again_under_an_unknown_head() -> None:
    states = ("Finished", "In train", "Yet to start", "In train", "Awaiting parts")
    assert roles("Standing | Due | Lead | Action", states, WHEN, WHO, STEPS)[0] == "status"
    accounts = tuple(f"{state}. The crew of ward {at} was told." for at, state in enumerate(states))
    assert roles("Word of the day | Due | Lead | Action", accounts, WHEN, WHO, STEPS)[0] == "status"
    kinds = ("Works", "Survey", "Works", "Property", "Works")
    assert roles("Sort | Due | Lead | Action", kinds, WHEN, WHO, STEPS)[0] == "other"


@pytest.mark.parametrize("links", [("1", "1 and 2", "3", "2, 3", "1"), ("Rec 2", "Rec 1", "Rec 3", "Rec 1", "Rec 2")])
def test_an_unknown_head_over_numbers_that_are_answered(links: tuple[str, ...]) -> None:
    assert roles("Code | Answers | Action | Lead | Due", ("K1", "K2", "K3", "K4", "K5"), links, STEPS, WHO, WHEN)[
        :2
    ] == ["ref", "rec_ref"]


def test_numbers_of_minutes_are_the_rows_own_though_it_is_told_who_asked() -> None:
    members = ("Cllr Ash", "Cllr Ash", "Chair", "Cllr Oak", "Cllr Elm")
    found = roles(
        "Minute | Asked by | Action | Officer | Due",
        ("4/31", "4/31", "9/31", "12/31", "13/31"),
        members,
        STEPS,
        WHO,
        WHEN,
    )
    assert found[0] == "ref"


def test_items_that_count_on_over_all_meetings_number_the_actions() -> None:
    meetings = ("2 May 2031", "2 May 2031", "2 May 2031", "6 June 2031", "6 June 2031")
    heads = "Meeting | Item | Action | Lead | Due"
    assert roles(heads, meetings, ("31", "32", "33", "34", "35"), STEPS, WHO, WHEN)[1] == "ref"
    assert roles(heads, meetings, ("4", "5", "9", "3", "7"), STEPS, WHO, WHEN)[1] != "ref"


def test_who_asked_before_the_action_does_not_lead_it() -> None:
    members = ("Cllr Ash", "Cllr Ash", "Cllr Oak", "Cllr Oak", "Cllr Elm")
    rows = [
        ["**Asked by**", "**Action**", "**Officer**", "**Due**"],
        *map(list, zip(members, STEPS, WHO, WHEN, strict=True)),
    ]
    walk, _ = read(rows)
    assert [action.lead_raw for action in walk.actions] == list(WHO)


def test_one_number_over_several_actions_is_that_of_each() -> None:
    numbers, issues = ("1", "^", "2", "3", "4"), ("Rust", "^", "Silt", "Rents", "Mud")
    heads = ["**No.**", "**Issue**", "**Action**", "**Lead**", "**Date**"]
    walk, _ = read([heads, *map(list, zip(numbers, issues, STEPS, WHO, WHEN, strict=True))])
    assert [action.ref for action in walk.actions] == ["1", "1", "2", "3", "4"]


def test_a_state_on_a_first_line_of_its_own_is_the_status() -> None:
    told = (
        "Finished\nThe paint was bought in April and the last coat is on.",
        "In progress\nTwo wards are counted, three are still to do.",
        "Held up\nThe gate waits for a part from the maker in Hull.",
        "In progress\nThree offers are in and will be looked at in May.",
        "Not begun\nThe crew is needed elsewhere until the spring.",
    )
    rows = [
        ["**Action**", "**Lead**", "**Due**", "**October report**"],
        *map(list, zip(STEPS, WHO, WHEN, told, strict=True)),
    ]
    walk, _ = read(rows)
    assert [action.status_raw for action in walk.actions] == [one.split("\n")[0] for one in told]


def test_a_sentence_that_wraps_behind_a_state_is_none() -> None:
    told = tuple(
        f"In progress since the {n} of\nthe month of May, says the crew" for n in ("2nd", "3rd", "4th", "5th", "6th")
    )
    rows = [["**Action**", "**Lead**", "**Due**", "**Report**"], *map(list, zip(STEPS, WHO, WHEN, told, strict=True))]
    walk, _ = read(rows)
    assert not any(action.status_raw for action in walk.actions)


def test_a_row_of_headings_may_begin_with_a_sign_for_number() -> None:
    walk, _ = read(
        [
            ["**#**", "**They advised**", "**So we will**", "**Answering for it**", "**Not later than**"],
            *(
                [str(n), f"The council should {step.lower()}", step, who, when]
                for n, (step, who, when) in enumerate(zip(STEPS, WHO, WHEN, strict=True), 1)
            ),
        ]
    )
    assert [action.text for action in walk.actions] == list(STEPS)
