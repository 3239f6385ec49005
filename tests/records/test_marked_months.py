"""Times told by the months or quarters that are shaded or marked in a row."""

from __future__ import annotations

import pytest

from paper import grid
from papers_said import read

MONTHS = ("Jan 27", "Feb 27", "Mar 27", "Apr 27")
WORK = (("1", "Paint the bandstand and its railings", "Head of Parks"),
        ("2", "Count the visitors at each gate", "Head of Leisure"),
        ("3", "Publish a guide to the trees", "Parks Manager"))  # fmt: skip
WIDTHS = (25, 190, 100, 45, 45, 45, 45)


def months(*marks: tuple[str, str, str, str], head: str = "Action") -> list[str | None]:
    rows = [[*work, *own] for work, own in zip(WORK, marks, strict=True)]
    found = read("**Parks programme**", grid(["**No.**", f"**{head}**", "**Lead**", *MONTHS], *rows, widths=WIDTHS))
    return [action.timescale_raw for action in found.actions]


@pytest.mark.parametrize("shade", ["{#5b5ea6}", "{#e4f2ea}", "{#bfbfbf}"])
def test_shaded_months_are_the_time_in_any_shade(shade: str) -> None:
    told = months(("", shade, shade, ""), (shade, shade, "", ""), ("", "", shade, shade))
    assert told == ["Feb 27 to Mar 27", "Jan 27 to Feb 27", "Mar 27 to Apr 27"]


def test_letters_mark_the_start_and_the_end() -> None:
    told = months(("", "S", "", "F"), ("S", "F", "", ""), ("", "", "S/F", ""))
    assert told == ["Feb 27 to Apr 27", "Jan 27 to Feb 27", "Mar 27"]


@pytest.mark.parametrize(
    "rows",
    [
        (("{#e4f2ea}", "", "{#e4f2ea}", ""),) * 3,
        (("R", "A", "G", "G"), ("A", "A", "G", "G"), ("R", "R", "A", "A")),
        (("12", "14", "S", "9"), ("3", "4", "", "5"), ("8", "", "", "7")),
    ],
)
def test_stripes_ratings_and_figures_say_no_time(rows: tuple[tuple[str, str, str, str], ...]) -> None:
    assert not any(months(*rows))


def test_marked_months_and_who_leads_make_a_plan_under_a_heading_not_known() -> None:
    shade = "{#5b5ea6}"
    told = months(("", shade, shade, ""), (shade, shade, "", ""), ("", "", shade, shade), head="Piece of work")
    assert told == ["Feb 27 to Mar 27", "Jan 27 to Feb 27", "Mar 27 to Apr 27"]


def test_marked_quarters_are_no_figures_of_an_indicator() -> None:
    rows = [
        ["1", *WORK[0][1:], "■", "■", "", ""],
        ["2", *WORK[1][1:], "", "■", "■", ""],
        ["3", *WORK[2][1:], "", "", "", "■"],
    ]
    head = [
        "**Code**",
        "**What is being done**",
        "**Service and post**",
        "Q1 26/27",
        "Q2 26/27",
        "Q3 26/27",
        "Q4 26/27",
    ]
    found = read("**Parks monitor**", grid(head, *rows, widths=WIDTHS))
    told = [(action.timescale_raw, action.lead_raw) for action in found.actions]
    times = ("Q1 26/27 to Q2 26/27", "Q2 26/27 to Q3 26/27", "Q4 26/27")
    assert told == [(when, work[2]) for when, work in zip(times, WORK, strict=True)]
