"""Columns of progress by date, and columns that nobody understood."""

from __future__ import annotations

import pytest

from extract.issues import Code, Issues
from extract.records.plans.headers import find_headers
from extract.records.plans.progress import day_of
from extract.records.plans.unread_columns import tell_unread_columns
from paper import grid, table
from papers_said import read
from walked import plan


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Progress June 2026", (2026, 6, 0)),
        ("Update 14/03/25", (2025, 3, 14)),
        ("Progress at 30 September 2025", (2025, 9, 30)),
        ("Q2 2025/26 update", (2025, 7, 0)),
        ("Progress to date", None),
    ],
)
def test_days_of_headings(heading: str, day: tuple[int, int, int] | None) -> None:
    assert day_of(heading) == day


@pytest.mark.parametrize("order", [("June 2026", "September 2026"), ("September 2026", "June 2026")])
def test_the_latest_column_of_progress_counts_and_all_are_kept(order: tuple[str, str]) -> None:
    notes = {"June 2026": "Oak has been ordered.", "September 2026": "The pier is mended."}
    (action,) = plan(
        ["**Ref**", "**Action**", "**Lead**", "**By when**", *(f"**Progress {day}**" for day in order)],
        ["1", "Mend the pier", "Harbour Master", "May 2026", *(notes[day] for day in order)],
    ).actions
    assert action.progress_raw == "The pier is mended."
    assert action.progress == tuple((f"Progress {day}", notes[day]) for day in order)


def test_a_column_that_may_hold_the_lead_is_told_where_the_plan_has_none() -> None:
    rows = [["Mend the pier", "Fenwick & Daughters", "May 2026"], ["Count the boats", "The Old Firm", "June 2026"]]
    issues = Issues()
    made = table(["Action", "Zebra", "By when"], *rows)
    tell_unread_columns(made, find_headers(made)[0], issues)
    assert [issue.code for issue in issues] == [Code.COLUMN_UNREAD]


@pytest.mark.parametrize("heading", ["Lead", "Cost"])
def test_columns_that_are_understood_or_needed_for_nothing_are_not_told(heading: str) -> None:
    made = table(["Action", heading, "By when"], ["Mend the pier", "Harbour Master", "May 2026"])
    issues = Issues()
    tell_unread_columns(made, find_headers(made)[0], issues)
    assert not list(issues)


def test_where_we_are_is_no_date_though_its_cells_say_done_and_to_start() -> None:
    walk = plan(
        ["Min.", "What is needed", "Down to", "Where we are"],
        ["118/25", "Get three quotes for the roof of the quay", "Town Clerk", "Done"],
        ["121/25", "Write to the owners of the boats", "Harbour Master", "Sent 14 January, no reply yet"],
        ["124/25", "Walk the quay and list broken rails", "Harbour Master", "To start in March"],
    )
    assert all(action.timescale_raw is None for action in walk.actions)


def test_an_earlier_column_that_holds_only_states_is_no_status_beside_a_later_one() -> None:
    heads = ["Ref", "Action", "Lead", "By when", "Position at 9 June 2026", "Position at 9 May 2026"]
    told = ["The pier is mended and open.", "Boats are counted each week.", "In progress: paint has been bought."]
    rows = [
        ["1", "Mend the pier", "Harbour Master", "May 2027", told[0], "In progress."],
        ["2", "Count the boats", "Town Clerk", "June 2027", told[1], "Not started."],
        ["3", "Paint the crane", "Treasurer", "July 2027", told[2], "Not started."],
    ]
    plan_of_harbour = grid([f"**{head}**" for head in heads], *rows, widths=[30.0, 120.0, 90.0, 70.0, 110.0, 75.0])
    found = read("**Harbour action plan**", plan_of_harbour)
    assert [action.progress_raw for action in found.actions] == told
