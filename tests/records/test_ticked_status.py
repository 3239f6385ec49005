"""Status told by ticks and crosses, and by answers to what a heading asks."""

from __future__ import annotations

import pytest

from extract.records.plans.headers import find_headers
from extract.records.plans.ticks import asked_status, is_cross, ticked_status
from paper import table

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
