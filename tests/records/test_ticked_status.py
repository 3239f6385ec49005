"""Status told by ticks and crosses, and by answers to what a heading asks."""

from __future__ import annotations

import pytest

from extract.records.plans.headers import find_headers
from extract.records.plans.ticks import asked_status, is_cross, ticked_status
from extract.records.wording import chosen
from paper import grid, table
from papers_said import read

HEAD = ["Action", "Lead", "By when"]
ROW = ["Write a plain guide to the plan", "Head of Parks", "May 2027"]


def test_a_cross_is_not_completed() -> None:
    made = table([*HEAD, "Done"], [*ROW, "✔"], [*ROW, "✘"])
    (header,) = find_headers(made)
    assert [ticked_status(made, row, header) for row in (1, 2)] == ["Done", None]


def test_an_x_alone_marks_a_column_and_beside_ticks_it_says_no() -> None:
    assert not is_cross("X", {"X"})
    assert is_cross("X", {"X", "✓"})


@pytest.mark.parametrize(
    ("heading", "answer", "meaning"),
    [("Complete?", "Y", "Complete"), ("Complete?", "No", "not complete"), ("Overdue?", "yes", "Overdue"),
     ("Status", "Yes", None), ("Complete?", "In part", None)],
)  # fmt: skip
def test_yes_and_no_answer_the_heading(heading: str, answer: str, meaning: str | None) -> None:
    made = table([*HEAD, heading], [*ROW, answer], [*ROW, "No"])
    header = find_headers(made)[0]
    assert asked_status(answer, header) == meaning


@pytest.mark.parametrize(("yes", "no"), [("☑", "☐"), ("☒", "☐"), ("✓", "□")])
def test_boxes_are_ticked_or_empty_under_states_of_any_wording(yes: str, no: str) -> None:
    made = table(
        [*HEAD, "Yet to begin", "Under way", "Shelved"],
        [*ROW, yes, no, no],
        [*ROW, no, yes, no],
        [*ROW, no, no, yes],
        [*ROW, no, no, no],
    )
    (header,) = find_headers(made)
    told = [ticked_status(made, row, header) for row in range(1, 5)]
    assert told == ["Yet to begin", "Under way", "Shelved", None]


def test_ticks_in_several_columns_of_one_row_are_no_states() -> None:
    made = table([*HEAD, "Done", "Urgent"], [*ROW, "✓", "✓"], [*ROW, "✓", ""], [*ROW, "", "✓"])
    (header,) = find_headers(made)
    assert [column.role for column in header.columns[3:]] == ["tick", "other"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("☐ Not started ☒ Under way ☐ Done", "Under way"),
        ("☐ Not started\n☐ Under way\n☑ Done", "Done"),
        ("[ ] Not started [x] Done", "Done"),
        ("Not started ☐ Under way ☑ Done ☐", "Under way"),
        ("☐ Not started ☐ Done", ""),
        ("☑ Not started ☑ Done ☐ Closed", None),
        ("✔ Done", None),
        ("Under way", None),
    ],
)
def test_the_one_box_of_a_choice_that_is_ticked(words: str, told: str | None) -> None:
    assert chosen(words) == told


@pytest.mark.parametrize(("heading", "first"), [("Status", ""), ("How far we have come", "☐ Yet to begin ")])
def test_a_choice_of_boxes_is_the_status_of_its_row(heading: str, first: str) -> None:
    boxes = ["☐ Begun ☒ Done", "☒ Begun ☐ Done", "☐ Begun ☐ Done"]
    found = read("**Parks action plan**", grid([*HEAD, heading], *([*ROW, first + choice] for choice in boxes)))
    assert [action.status_raw for action in found.actions] == ["Done", "Begun", None]
