"""The year of a month printed without one, and the witnesses that reading an action leaves."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extract.assemble.tagging import tagged
from extract.schema import Extraction
from plain_rows import action, paper, passage

MEETING = dt.date(2026, 1, 15)


def log(*whens: str, said: str = "") -> Extraction:
    actions = [action(action_id=f"a{at}", timescale_raw=when) for at, when in enumerate(whens)]
    return tagged(paper({"meeting_date": MEETING}, passages=[passage(said)], actions=actions))


@pytest.mark.parametrize(
    "said", ["The log stood on 15 September 2025.", "Position as at 15 September 2025", "Last updated: 15/09/2025"]
)
def test_a_month_without_a_year_counts_from_the_log_s_own_day(said: str) -> None:
    made = log("October", "end of April", "May 2027", said=said).actions
    assert [one.timescale_latest for one in made] == [
        dt.date(2025, 10, 31), dt.date(2026, 4, 30), dt.date(2027, 5, 31)
    ]  # fmt: skip
    assert [one.timescale_rule for one in made[:2]] == ["year_of_log"] * 2
    assert [one.timescale_approximate for one in made] == [True, True, False]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "As at 15 September 2026",
        "There were 312 homes let as at 15 September 2025.",
        "As at 1 May 2025. As at 3 June 2025.",
    ],
)
def test_without_one_such_day_it_counts_from_the_meeting(said: str) -> None:
    made = log("October", said=said).actions[0]
    assert (made.timescale_latest, made.timescale_rule) == (dt.date(2026, 10, 31), "month")


def test_dates_above_and_below_leave_one_year() -> None:
    made = log("September 2025", "November", "January 2026").actions[1]
    assert (made.timescale_latest, made.timescale_rule) == (dt.date(2025, 11, 30), "year_of_neighbours")
    assert made.timescale_approximate
    assert log("September 2025", "November", "March 2023").actions[1].timescale_rule == "month"


def test_witnesses_of_reading_do_not_grow() -> None:
    found = paper(actions=[action(lead_raw="Head of Housing", timescale_raw="May 2025"),
                           action(action_id="a2", lead_raw="Blue things", timescale_raw="7 of it")])  # fmt: skip
    once = tagged(found)
    assert tagged(once) == once
    sure, unsure = ({one.name: one.value for one in made.evidence} for made in once.actions)
    assert sure["timescale_sure"] == 1.0 and unsure["timescale_sure"] < 1.0
    assert sure["lead_worth"] > unsure["lead_worth"]
    assert (sure["lead_plain"], unsure["lead_plain"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("last", "year"),
    [
        ("J. Marsh, Engineer to the Board\n19 May 2025", 2025),
        ("19 May 2025.", 2025),
        ("The board meets again on 19 May 2025", None),
    ],
)
def test_a_month_without_a_year_counts_from_the_day_on_which_the_paper_is_signed(last: str, year: int | None) -> None:
    """Where the paper states no meeting: its last line is nothing but a day."""
    rows = [action(action_id="a0", timescale_raw="July")]
    made = tagged(paper({"meeting_date": None}, passages=[passage("Asked 3 May 2024."), passage(last)], actions=rows))
    assert made.actions[0].timescale_latest == (dt.date(year, 7, 31) if year else None)


@pytest.mark.parametrize(
    ("title", "when", "latest"),
    [
        ("Parks delivery plan 2027", "Mar to Sep", dt.date(2027, 9, 30)),
        ("Parks delivery plan 2026/27", "Q4", dt.date(2027, 3, 31)),
        ("Parks plan 2025-2030", "March", None),
        ("Parks plan", "March", None),
        ("Parks delivery plan 2027", "within six weeks", None),
    ],
)
def test_a_paper_without_a_day_counts_from_the_one_year_in_its_title(
    title: str, when: str, latest: dt.date | None
) -> None:
    made = tagged(paper({"title": title, "meeting_date": None}, actions=[action(timescale_raw=when)])).actions[0]
    assert made.timescale_latest == latest


@pytest.mark.parametrize(
    ("meeting", "when", "latest"),
    [
        (dt.date(2026, 3, 17), "January", dt.date(2027, 1, 31)),
        (dt.date(2026, 3, 17), "June", dt.date(2026, 6, 30)),
        (dt.date(2026, 10, 6), "April", dt.date(2027, 4, 30)),
        (dt.date(2026, 3, 17), "from January", None),
    ],
)
def test_months_of_a_plan_put_before_its_year_lie_in_that_year(meeting: dt.date, when: str, latest: dt.date) -> None:
    about = {"title": "Parks service plan 2026/27", "meeting_date": meeting}
    made = tagged(paper(about, actions=[action(timescale_raw=when)])).actions[0]
    assert made.timescale_latest == latest
    assert latest or made.timescale_earliest == dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("row", "latest"),
    [
        ({"extra": {"Meeting": "17 July 2025"}}, dt.date(2025, 7, 31)),
        ({"status_raw": "Done"}, dt.date(2025, 7, 31)),
        ({"progress_raw": "✓ sent to all"}, dt.date(2025, 7, 31)),
        ({"status_raw": "Open"}, dt.date(2026, 7, 31)),
    ],
)
def test_days_of_a_log_count_from_when_they_were_asked_for_and_of_what_is_done_lie_behind(
    row: dict[str, Any], latest: dt.date
) -> None:
    made = tagged(paper({"meeting_date": MEETING}, actions=[action(timescale_raw="31 July", **row)])).actions[0]
    assert made.timescale_latest == latest
