"""Whose number a number column holds: decided over the whole table, not row by row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.records.plans.headers import find_headers
from extract.records.plans.numbers import is_number, number_before
from paper import FULL_WIDTH, table
from walked import plan as walked

RECOMMENDATIONS = ("Test the flood plan", "Answer letters sooner", "Use the grants pot well", "Fill empty garages")
ACTIONS = ("Hold a rehearsal", "Hear appeals weekly", "Score bids against need", "Advertise each garage")


def roles(*rows: Sequence[str]) -> list[str]:
    widths = [FULL_WIDTH / len(rows[0])] * len(rows[0])
    return [column.role for column in find_headers(table(*rows, widths=widths))[0].columns]


def plan(heading: Sequence[str], *numbers: Sequence[str], at: Sequence[int]) -> list[str]:
    """The roles of a plan of a recommendation, an action, a lead and a date, with columns of numbers put in."""
    rows = [["Recommendation", "Action", "Lead", "By when"]]
    rows += [[r, a, "Head of Parks", "May 2027"] for r, a in zip(RECOMMENDATIONS, ACTIONS, strict=True)]
    for place, head, column in zip(at, heading, numbers, strict=True):
        for row, text in zip(rows, [head, *column], strict=True):
            row.insert(place, text)
    return roles(*rows)


def test_a_number_beside_each_recommendation_is_its_own() -> None:
    assert plan(["No."], "1234", at=[0])[0] == "rec_ref"


def test_an_odd_entry_or_an_odd_heading_changes_nothing() -> None:
    assert plan(["No ."], ["1", "2", "new one", "3"], at=[0])[0] == "rec_ref"


def test_of_two_columns_of_numbers_one_is_the_recommendations_and_one_the_actions() -> None:
    found = plan(["No.", "Ref"], "1234", ["1.1", "2.1", "3.1", "4.1"], at=[0, 2])
    assert (found[0], found[2]) == ("rec_ref", "ref")


def test_numbers_left_of_recommendations_that_carry_their_own_are_the_actions() -> None:
    both = zip(RECOMMENDATIONS, ACTIONS, strict=True)
    rows = [[f"HS{n}", f"({n}) {r}", a, "Head of Parks"] for n, (r, a) in enumerate(both, 1)]
    assert roles(["Ref", "Recommendation", "Action", "Lead"], *rows)[0] == "ref"


def test_a_number_that_is_repeated_where_the_recommendation_is_not_is_the_recommendations() -> None:
    rows = [["1", "Test the flood plan", "Hold a rehearsal"], ["1", "", "Write it up"], ["2", "Fill garages", "Let"]]
    assert roles(["No.", "Recommendation", "Action"], *rows)[0] == "rec_ref"


def test_a_number_at_the_outer_side_of_the_recommendations_is_theirs() -> None:
    both = zip(RECOMMENDATIONS, ACTIONS, strict=True)
    rows = [["May 2027", "Head of Parks", a, r, str(n)] for n, (r, a) in enumerate(both, 1)]
    assert roles(["By when", "Lead", "Action", "Recommendation", "No."], *rows)[4] == "rec_ref"


def test_a_new_number_beside_each_action_of_a_recommendation_is_the_actions() -> None:
    rows = [["7", "Test the flood plan", "Hold a rehearsal"], ["8", "^", "Write it up"], ["9", "Fill garages", "Let"]]
    assert roles(["No.", "Recommendation", "Action"], *rows)[0] == "ref"


@pytest.mark.parametrize("text", ["1", "1.1", "R3", "(ii)", "24 AGS 03", "SR (25/26) 01", "HS21", "Action 4", "2a"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["Q1", "2026/27", "12/05/2026", "Mar-27", "Head of Parks", "£3m", "100%", "Green"])
def test_what_only_looks_like_a_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 – Review the list", ("12", "Review the list")),
        ("V1: Review the list", ("V1", "Review the list")),
        ("24 AGS 03 Review the list", ("24 AGS 03", "Review the list")),
        ("2.1 Review the list", ("2.1", "Review the list")),
        ("3b) Review the list", ("3b", "Review the list")),
        ("[C7] Review the list", ("C7", "Review the list")),
        ("(3) Review the list", ("3", "Review the list")),
        ("4. Review the list", ("4", "Review the list")),
        ("Action 2: Review the list", ("2", "Review the list")),
        ("Action plans to review", (None, "Action plans to review")),
        ("[Draft] Review the list", (None, "[Draft] Review the list")),
        ("1.5 miles of kerb", (None, "1.5 miles of kerb")),
        ("12 new posts in the depot", (None, "12 new posts in the depot")),
        ("Q1 – review the list", (None, "Q1 – review the list")),
        ("3B Recruit foster households", ("3B", "Recruit foster households")),
        ("5G Masts in parks", (None, "5G Masts in parks")),
    ],
)
def test_a_number_before_the_words(text: str, told: tuple[str | None, str]) -> None:
    assert number_before(text) == told


def test_actions_that_begin_with_their_numbers_are_seen_over_the_whole_table() -> None:
    def numbered(*texts: str) -> bool:
        rows = [[text, "Head of Parks", "May 2027"] for text in texts]
        return find_headers(table(["Action", "Lead", "By when"], *rows))[0].numbered

    assert numbered("8 - Hold a rehearsal", "9 - Write it up", "10 - Let the garage", "Tell the tenants")
    assert not numbered("8 new posts in parks", "9 visits to schools", "10 tents for the market")


def test_letters_before_recommendations_are_their_numbers_where_all_have_one() -> None:
    def lettered(*texts: str) -> bool:
        rows = [[text, "Agreed", "Head of Parks", "May 2027"] for text in texts]
        return find_headers(table(["Recommendation", "Response", "Lead", "By when"], *rows))[0].lettered

    assert lettered("a) Test the flood plan", "b) Answer letters sooner", "c) Fill garages")
    assert not lettered("A plan for floods", "Answer letters sooner", "b) Fill garages")


def test_agreed_recommendations_with_who_and_when_are_actions_and_their_numbers_are_theirs() -> None:
    rows = [[f"R{n}", f"{r}.", "Head of Parks", "May 2026", "June 2027"] for n, r in enumerate(RECOMMENDATIONS, 1)]
    heads = ["Rec", "Agreed recommendation", "Who", "Date first agreed", "Date now agreed"]
    assert roles(heads, *rows) == ["ref", "action", "lead", "timescale", "revised"]


@pytest.mark.parametrize("words", [("One", "Two", "Three", "Four"), ("Ninth", "Tenth", "Twentieth", "Twenty-first")])
def test_numbers_counted_in_words_are_references(words: Sequence[str]) -> None:
    rows = [[word, action, "Head of Parks", "May 2027"] for word, action in zip(words, ACTIONS, strict=True)]
    assert roles(["", "Action", "Lead", "By when"], *rows)[0] == "ref"
    assert not is_number("One plan")


@pytest.mark.parametrize("mark", ["{})", "({})", "{}."])
def test_numbers_of_a_list_that_runs_over_all_cells_are_the_actions(mark: str) -> None:
    told = ["Mend the pier", "Count the boats", "Paint the crane"]
    rows = [[f"{mark.format(n)} {said}", "Clerk", "May 2026"] for n, said in enumerate(told, start=1)]
    walk = walked(["Action", "Lead", "By when"], *rows)
    assert [(a.ref, a.text) for a in walk.actions] == list(zip("123", told, strict=True))


def test_numbers_of_a_list_of_several_in_a_cell_are_no_references() -> None:
    rows = [[f"{n}. Mend the pier", "Clerk", "May 2026"] for n in (1, 3, 5)]
    assert [a.ref for a in walked(["Action", "Lead", "By when"], *rows).actions] == [None] * 3


def test_numbers_in_circles_are_numbers() -> None:
    rows = [[sign, act, "Head of Parks", "May 2027"] for sign, act in zip("❶❷③❹", ACTIONS, strict=True)]
    walk = walked(["", "Action", "Lead", "By when"], *rows)
    assert [one.ref for one in walk.actions] == ["1", "2", "3", "4"]


def test_a_band_of_words_among_numbers_does_not_make_them_several() -> None:
    walk = walked(
        ["", "Action", "Lead", "By when"],
        ["R1 Test the plan, and answer letters", "<", "<", ""],
        *([str(n), act, "Head of Parks", "May 2027"] for n, act in enumerate(ACTIONS, start=1)),
    )
    assert [one.ref for one in walk.actions] == ["1", "2", "3", "4"]


def test_letters_in_order_under_a_heading_of_recommendations_name_them() -> None:
    rows = [[letter, action, "Clerk", "May 2027"] for letter, action in zip("abcd", ACTIONS, strict=True)]
    heads = ["Auditor’s recommendation", "Action", "Lead", "By when"]
    assert roles(heads, *rows)[0] == "rec_ref"
    assert [action.recommendation_numbers for action in walked(heads, *rows).actions] == [
        ("a",), ("b",), ("c",), ("d",)
    ]  # fmt: skip
    assert roles(heads, *[[letter, *row[1:]] for letter, row in zip("ynny", rows, strict=True)])[0] != "rec_ref"


def test_of_two_columns_of_dates_the_one_headed_as_a_target_says_when() -> None:
    heads = ["Date first seen", "Action", "Lead", "Target date"]
    assert roles(heads, *[["2 May 2026", action, "Clerk", "May 2027"] for action in ACTIONS])[::3] == [
        "other", "timescale"
    ]  # fmt: skip
