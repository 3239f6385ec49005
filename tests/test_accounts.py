"""Status out of progress notes and of actions' own words."""

from __future__ import annotations

import pytest

from extract.accounts import status_in_text
from extract.assemble.tagging import tagged
from extract.assemble.told_times import time_in_text
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


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("The Board agreed that the action was complete.", "completed"),
        ("The Head of Parks apologised that the action was delayed.", "overdue"),
        ("Work had not started.", "not_started"),
        ("Work continued.", "in_progress"),
        ("Started, with the target unchanged.", "in_progress"),
        ("This action is late.", "overdue"),
        ("Closed without completion. Nobody wants it now.", "superseded"),
        ("The Board agreed that the play area was complete.", None),
        ("It was late in the day.", None),
        ("Work continued until May.", None),
        ("All are being asked to attend.", None),
    ],
)
def test_states_told_in_sentences_of_minutes(note: str, status: str | None) -> None:
    assert status_in_text(note, "") == status


@pytest.mark.parametrize(
    ("note", "when"),
    [
        ("Five were filled. The date was put back to 31 October 2031 as nobody came.", "31 October 2031"),
        ("The date of 30 September 2031 stood.", "30 September 2031"),
        ("It is in progress and is now due by 31 December 2031.", "by 31 December 2031"),
        ("The target has moved to Q2 2031/32 while staff settle in.", "Q2 2031/32"),
        ("The Board agreed to move the date from 31 July 2031 to 31 October 2031.", "31 October 2031"),
        ("A new date of 31 May 2032 was agreed in place of 31 May 2031.", "31 May 2032"),
        ("The plan was adopted by full Council on 27 February 2031.", None),
        ("The first meeting was held in May 2031.", None),
        ("The old lease is due to expire in March 2031.", None),
        ("The café opened. The first inspection is due in May 2031.", None),
        ("The target in 2031 was 90%.", None),
        ("The previous completion date was 31 March 2031, which was missed.", None),
        ("It will be in place by May 2031.", "by May 2031"),
        (None, None),
    ],
)
def test_times_told_in_sentences_of_an_account(note: str | None, when: str | None) -> None:
    assert time_in_text(note) == when


def test_the_time_of_an_account_is_the_actions_where_no_other_is_printed() -> None:
    note = "Two cohorts came. The date of 30 September 2031 stood."
    given = [action(progress_raw=note), action(progress_raw=note, timescale_raw="May 2031"),
             action(progress_raw="Two cohorts came. It is due in May 2031.")]  # fmt: skip
    read = tagged(paper(actions=given))
    assert [(one.timescale_raw, one.status) for one in read.actions] == [
        ("30 September 2031", "in_progress"),
        ("May 2031", "in_progress"),
        (None, "in_progress"),
    ]
    assert tagged(read) == read
