"""A bare number that two recommendations have is told with the name before it; one that counts on is not."""

from __future__ import annotations

import pytest

from paper import Grid, grid
from papers_said import read

WIDTHS = (245.0, 130.0, 120.0)


def of(asked: str) -> tuple[str, Grid]:
    rows = ["Write to every tenant about it", "Housing Manager", "May 2026"]
    return f"**{asked}**", grid(["**Action**", "**Lead**", "**By when**"], rows, widths=WIDTHS)


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("Priority action 1", "Area for improvement 1"), ["Priority action 1", "Area for improvement 1"]),
        (("Key recommendation 1", "Improvement recommendation 1"), None),
        (("Priority action 1", "Area for improvement 2"), ["1", "2"]),
        (("Recommendation 1", "Recommendation 2"), ["1", "2"]),
    ],
)
def test_numbers_that_count_anew_are_told_with_what_they_count(
    heads: tuple[str, str], numbers: list[str] | None
) -> None:
    asked = ("The council should know the condition of its homes.", "The council should answer each report of damp.")
    blocks = [block for head, words in zip(heads, asked, strict=True) for block in of(f"{head}: {words}")]
    found = read("**Housing: response to the inspection**", *blocks)
    assert [each.number for each in found.recommendations] == (numbers or list(heads))
    assert [action.recommendations for action in found.actions] == [(0,), (1,)]


def test_a_number_that_says_what_it_counts_stays_as_it_is_and_parts_the_others() -> None:
    asked = (
        ("Cause of concern 1", "The service should find the homes most at risk."),
        ("AFI 1", "The service should learn from every fire."),
        ("AFI 2", "The service should train its officers each year."),
    )
    blocks = [block for head, words in asked for block in (f"**{head}**", *of(words))]
    found = read("**Fire service: improvement plan**", *blocks)
    assert [each.number for each in found.recommendations] == [head for head, _ in asked]


def test_headings_that_say_what_must_be_done_are_recommendations_over_tables() -> None:
    asked = ("The council should know the condition of its homes", "Leaders must answer each report of damp at once")
    more = grid(
        ["**Action**", "**Lead**", "**By when**"], ["Find the worst ten blocks", "Surveyor", "June 2026"], widths=WIDTHS
    )
    found = read("**Housing: twelve months on**", *of(asked[0]), more, *of(asked[1]))
    assert [(each.number, each.text) for each in found.recommendations] == [(None, words) for words in asked]
    assert [action.recommendations for action in found.actions] == [(0,), (0,), (1,)]


def test_headings_that_ask_nothing_are_none() -> None:
    found = read(
        "**Housing: twelve months on**", *(b for words in ("Homes and their repair", "Damp") for b in of(words))
    )
    assert found.recommendations == ()
