"""How far things are, where no heading says so: letters with a key, states under any heading, banners of states."""

from __future__ import annotations

import pytest

from extract.records.plans.headers import find_headers
from extract.records.plans.legend import find_legend
from paper import grid, page, table
from papers_said import read
from walked import plan

ROWS = [
    ["1", "Mend the sea wall", "Harbour Master", "May 2026"],
    ["2", "Paint the boats", "Head of Parks", "June 2026"],
    ["3", "Count the gulls", "Ranger", "July 2026"],
    ["4", "Sweep the pier", "Ranger", "July 2026"],
]


def with_last(*last: str, head: str = "") -> list[list[str]]:
    return [["No", "Action", "Lead", "By when", head], *([*row, word] for row, word in zip(ROWS, last, strict=True))]


def last_role(rows: list[list[str]]) -> str:
    return find_headers(table(*rows))[0].columns[-1].role


def test_letters_under_no_heading_tell_how_far_things_are() -> None:
    assert last_role(with_last("O", "S", "O", "D")) == "status"


@pytest.mark.parametrize("letters", ["ABCD", "HMLM"])
def test_letters_that_count_on_or_are_levels_do_not(letters: str) -> None:
    assert last_role(with_last(*letters)) != "status"


def test_letters_under_a_heading_of_their_own_do_not() -> None:
    assert last_role(with_last("O", "S", "O", "D", head="Ward")) != "status"


def test_states_under_any_heading_tell_how_far_things_are() -> None:
    walk = plan(*with_last("Complete", "Carried forward", "Partly complete", "Complete", head="Outcome"))
    assert [one.status_raw for one in walk.actions] == ["Complete", "Carried forward", "Partly complete", "Complete"]


def test_outcomes_that_are_hoped_for_are_no_states() -> None:
    hoped = ("Fewer floods", "Brighter boats", "A known number", "Clean boards")
    assert last_role(with_last(*hoped, head="Outcome")) == "other"


def test_banners_of_states_in_other_words_go_for_the_rows_below() -> None:
    said = ("Delayed", "Not yet due", "Completed")
    rows = [row for state, own in zip(said, ROWS, strict=False) for row in ([state, "<", "<", "<"], own)]
    walk = plan(["No", "Action", "Lead", "By when"], *rows)
    assert tuple(one.status_raw for one in walk.actions) == said


@pytest.mark.parametrize(
    "key",
    [
        "In the last column D means done, O on course and S slipping.",
        "Key: D Done O On course S Slipping",
        "Letters: D done; O on course; S slipping.",
        "The letter is S for slipping, O for on course\nand D for done, as things stood in May.",
    ],
)
def test_a_key_is_the_line_on_which_all_letters_of_the_rows_stand(key: str) -> None:
    legend = find_legend([page(key)[0]], (), {"D", "O", "S"})
    assert legend
    assert [(legend.of_word(one) or "").split(",")[0].lower() for one in "DOS"] == ["done", "on course", "slipping"]


def test_letters_of_the_key_that_no_row_shows_are_no_part_of_the_one_before() -> None:
    legend = find_legend([page("Key: D = done, O = on course, R = overdue, S = slipping")[0]], (), {"D", "O", "S"})
    assert legend
    assert legend.of_word("O") == "on course"


def test_letters_in_a_sentence_are_no_key() -> None:
    assert find_legend([page("Wards D and O lie by the sea and ward S does not")[0]], (), {"D", "O", "S"}) is None


ON_ITS_WAY = ("Kept", "Half kept", "Half kept", "Kept")


def test_words_of_a_council_s_own_that_come_back_to_and_fro_tell_how_far_things_are() -> None:
    walk = plan(*with_last(*ON_ITS_WAY, head="Verdict"))
    assert [one.status_raw for one in walk.actions] == list(ON_ITS_WAY)
    assert last_role(with_last(*ON_ITS_WAY, head="Now")) == "status"


@pytest.mark.parametrize(
    "last",
    [
        ("Sea", "Sea", "Sea", "Land"),
        ("Boats", "Birds", "Piers", "Walls"),
        ("Finance", "Property", "Finance", "Legal"),
        ("Town Clerk", "Ranger", "Town Clerk", "Ranger"),
        ("May 2026", "June 2026", "May 2026", "June 2026"),
    ],
)
def test_groups_kinds_leads_and_times_that_come_back_do_not(last: tuple[str, ...]) -> None:
    assert last_role(with_last(*last, head="Concern")) != "status"


KEY = "Letters: O = finished and seen; S = stuck; D = waiting for its turn."


@pytest.mark.parametrize(("key", "told"), [(KEY, ["O", "S", "O", "D"]), ("O, S and D are wards.", [None] * 4)])
def test_letters_under_any_heading_are_the_status_where_a_key_explains_them(key: str, told: list[str | None]) -> None:
    found = read("**Harbour action plan**", key, grid(*with_last("O", "S", "O", "D", head="Letter")))
    assert [one.status_raw for one in found.actions] == told


def test_of_a_key_most_of_which_are_states_all_is_one() -> None:
    key = "Green: going to plan. Amber: some delay. Red: at risk. Blue: finished."
    legend = find_legend([page(key)[0]])
    assert legend and legend.of_word("green") == "going to plan"


def test_a_column_without_words_in_the_colours_of_lights_is_the_status_under_any_heading() -> None:
    fills = ("{#70ad47}", "{#ffc000}", "{#70ad47}", "{#e03c31}")
    found = read("**Harbour action plan**", grid(*with_last(*fills, head="Position")))
    assert [one.status_colour for one in found.actions] == [fill.strip("{}") for fill in fills]
