"""Status out of progress notes and of actions' own words."""

from __future__ import annotations

import pytest

from extract.accounts import status_in_text
from extract.assemble.tagging import tagged
from plain_rows import action, paper


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("This has been completed.", "completed"),
        ("All actions are now complete", "completed"),
        ("Completed in May 2024.", "completed"),
        ("Completed in May.", "completed"),
        ("Done.", "completed"),
        ("Action complete – report went to Cabinet", "completed"),
        ("12/05/2024: The action has now been fully implemented.", "completed"),
        ("Work is under way.", "in_progress"),
        ("The work has begun", "in_progress"),
        ("This work is ongoing.", "ongoing"),
        ("This action has not yet started", "not_started"),
        ("The work has yet to commence.", "not_started"),
        ("This action has been delayed by the election.", "overdue"),
        ("This recommendation has been superseded by the new plan.", "superseded"),
        ("The first draft is written. Work has started. Action completed.", "in_progress"),
    ],
)
def test_plain_statements(note: str, status: str) -> None:
    assert status_in_text(note, "") == status


@pytest.mark.parametrize(
    "note",
    [
        "Green",
        "The review has been completed.",
        "This will be completed by March",
        "It has been partly completed",
        "This has been completed subject to sign-off",
        "All actions complete late 2024",
        "Training has been delivered to staff",
        "Once this is completed, Cabinet will decide.",
        "This action has not been completed",
        "All actions have been completed except the website",
        "The action has been completed but training remains outstanding",
        "The first of these actions has been completed",
        "",
    ],
)
def test_what_does_not_say_that_all_is_done(note: str) -> None:
    assert status_in_text(note, "") is None


@pytest.mark.parametrize("order", ["Complete the review", "Completed", "Complete", "Implemented in May"])
def test_an_order_is_no_statement(order: str) -> None:
    assert status_in_text(None, order) is None


def test_column_colour_and_timescale_go_before_the_note() -> None:
    note = "This has been completed."
    given = [
        action(progress_raw=note, status_raw="Overdue"),
        action(progress_raw=note, status_colour="#00b050", status_meaning="on track"),
        action(progress_raw=note, timescale_raw="Ongoing"),
        action(progress_raw=note, status_raw="Green"),
        action(progress_raw=note),
        action(),
    ]
    read = [(one.status, one.status_source) for one in tagged(paper(actions=given)).actions]
    assert read == [
        ("overdue", "column"),
        ("in_progress", "colour"),
        ("ongoing", "timescale"),
        ("completed", "text"),
        ("completed", "text"),
        ("unknown", None),
    ]
