"""By when, told by the heading over a table that has no column for it; percents under "Done" are how far."""

from __future__ import annotations

import pytest

from paper import Grid, grid
from papers_said import read

HEAD = ["**Step**", "**Lead**", "**Done**"]
WIDTHS = (300.0, 120.0, 60.0)


def steps(*rows: list[str]) -> Grid:
    return grid(HEAD, *rows, widths=WIDTHS)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Due by 31 March 2026", "Due by June 2026"),
        ("Within three months", "Within a year"),
        ("By Christmas 2025", "2026"),
    ],
)
def test_a_heading_that_is_no_more_than_a_time_dates_the_rows_below_it(one: str, two: str) -> None:
    found = read(
        "**Depots action plan**",
        f"**{one}**",
        steps(["Sell the two empty depots", "Estates Manager", "40%"], ["Mend the gates", "Caretaker", "10%"]),
        f"**{two}**",
        steps(["Move the archive to the hall", "Archivist", "0%"]),
    )
    assert [(a.timescale_raw, a.status_raw) for a in found.actions] == [(one, "40%"), (one, "10%"), (two, "0%")]


def test_a_heading_dates_no_rows_that_say_when_themselves() -> None:
    rows = [["Sell the two empty depots", "Estates Manager", "May 2026"], ["Mend the gates", "Caretaker", ""]]
    found = read(
        "**Depots action plan**",
        "**2026**",
        grid(["**Step**", "**Lead**", "**By when**"], *rows, widths=(280, 120, 80)),
    )
    assert [a.timescale_raw for a in found.actions] == ["May 2026", None]


def test_percents_under_done_are_the_status_though_no_column_says_who_or_when() -> None:
    found = read(
        "**Peer review: milestones**",
        grid(
            ["**The peers recommended**", "", "**Milestone**", "**Done**"],
            ["Bring the four programmes under one roof.", "First", "Close three of the boards", "100%"],
            ["Stop using reserves to balance the budget.", "Second", "Show members a list of reserves", "80%"],
            widths=(170, 50, 190, 50),
        ),
    )
    assert [(a.ref, a.timescale_raw, a.status_raw) for a in found.actions] == [
        ("First", None, "100%"),
        ("Second", None, "80%"),
    ]
