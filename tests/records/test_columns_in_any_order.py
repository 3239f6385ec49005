"""Columns mean the same in whatever order they stand, and numbers in whatever system they count."""

from __future__ import annotations

from paper import grid
from papers_said import read as read_paper

HEAD = ["**#**", "**What the peer team told us**", "**Our ref**", "**What we are going to do**", "**Lead**", "**When**"]


def test_letters_number_recommendations_whose_heading_does_not_call_them_so() -> None:
    found = read_paper(
        "**Harbour action plan**",
        grid(
            HEAD,
            ["A", "The harbour should be dredged", "1a", "Hire a dredger", "Harbour Master", "May 2026"],
            ["^", "^", "1b", "Sell the sand", "Town Clerk", "June 2026"],
            ["B", "The owners should be told sooner", "2a", "Write to the owners", "Town Clerk", "July 2026"],
            ["^", "^", "2b", "Put up a board", "Harbour Master", "July 2026"],
            ["C", "The lamps should be replaced", "3a", "Buy forty lamps", "Town Clerk", "May 2027"],
            widths=(30, 130, 45, 130, 90, 70),
        ),
    )
    assert [each.number for each in found.recommendations] == ["A", "B", "C"]
    assert [each.ref for each in found.actions] == ["1a", "1b", "2a", "2b", "3a"]


def test_a_minute_s_number_is_the_action_s_wherever_the_date_stands() -> None:
    found = read_paper(
        "**Action log**",
        grid(
            ["**Who**", "**Minute ref**", "**When**", "**Action**"],
            ["Clerk", "24/118", "Nov 2025", "Ask for a third price"],
            ["JM", "25/012", "Dec 2025", "Write to the owners of boats"],
            ["Clerk", "25/031", "Jan 2026", "Mend the lock of the store"],
            widths=(80, 80, 80, 250),
        ),
    )
    assert [each.ref for each in found.actions] == ["24/118", "25/012", "25/031"]


def test_the_heading_that_is_the_word_goes_before_one_that_names_it_among_others() -> None:
    found = read_paper(
        "**Harbour action plan**",
        grid(
            ["**Key steps in carrying out the recommendation**", "**Recommendation**", "**Action**", "**Lead**"],
            ["Prices asked for", "The harbour should be dredged", "Hire a dredger", "Harbour Master"],
            ["Draft shown", "The owners should be told sooner", "Write to the owners", "Town Clerk"],
            widths=(120, 150, 130, 95),
        ),
    )
    assert [each.text for each in found.recommendations] == [
        "The harbour should be dredged", "The owners should be told sooner",
    ]  # fmt: skip


def test_an_answer_in_one_cell_does_not_unmake_a_plan_with_leads_and_dates() -> None:
    found = read_paper(
        "**Harbour audit**",
        grid(
            ["**No.**", "**You said**", "**We will**", "**Owner**", "**Original due**", "**Status**"],
            ["1", "The berths should be counted", "Agreed: count them by hand", "Clerk", "31/05/26", "Complete"],
            ["2", "The lamps should be replaced", "Buy forty lamps from the maker", "Clerk", "30/06/26", "Overdue"],
            ["3", "The owners should be told", "Write to the owners of boats", "Mayor", "31/07/26", "Not yet due"],
            widths=(30, 130, 140, 60, 70, 65),
        ),
    )
    assert [each.timescale_raw for each in found.actions] == ["31/05/26", "30/06/26", "31/07/26"]
