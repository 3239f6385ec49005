"""How an action stands, from its status column or else from its timescale."""

from __future__ import annotations

import pytest

from extract.tag import read_status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "completed"), ("Compete", "completed"), ("Closed", "completed"), ("100% complete", "completed"),
        ("60% complete", "in_progress"), ("Partially complete", "in_progress"), ("Not yet completed", "in_progress"),
        ("On track for due date", "in_progress"), ("In hand", "in_progress"), ("Commenced.", "in_progress"),
        ("On-going", "ongoing"), ("BAU", "ongoing"), ("Plan in place", "not_started"), ("New", "not_started"),
        ("Not started", "not_started"), ("Overdue", "overdue"), ("Off track", "overdue"),
        ("No longer required", "superseded"), ("Recommendation rejected", "not_accepted"), ("Green", "unknown"),
    ],
)  # fmt: skip
def test_status_column(words: str, status: str) -> None:
    assert read_status(words, "unspecified") == (status, "column")


def test_without_a_column_only_the_timescale_speaks() -> None:
    assert read_status(None, "completed") == ("completed", "timescale")
    assert read_status("-", "ongoing") == ("ongoing", "timescale")
    assert read_status("", "date") == ("unknown", None)
