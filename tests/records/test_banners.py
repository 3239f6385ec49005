"""Rows as wide as the table: recommendations, labels, notes and the names of groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records.plans.banners import Banner, numbered_and_asking, numbers_in, read_banner
from paper import cell


def read(text: str, after_label: bool = False, in_column: bool = False) -> Banner:
    return read_banner(cell(text, 495), after_label, in_column)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Recommendation 1: Set out a vision for the place", "1"),
        ("LGA Recommendation 2 – Work with partners", "2"),
        ("**Recommendation 10: Set out a vision**", "10"),
        ("3. Set out a vision for the whole place by working with partners", "3"),
        ("R4: Set out a vision for the place with partners", "R4"),
        ("[7] Set out a vision for the place by working with partners", "7"),
        ("Recommendation 5\nSet out a vision for the place", "5"),
    ],
)
def test_banners_that_recommend(text: str, number: str) -> None:
    banner = read(text)
    assert banner.kind == "recommendation"
    assert [one.wording.number for one in banner.recommendations] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation",
        "RECOMMENDATIONS:",
        "LGA Peer Review Recommendation",
        "Key recommendations",
        "The recommendation",
    ],
)
def test_labels_announce_recommendations(text: str) -> None:
    assert read(text).kind == "label"


def test_after_a_label_a_banner_needs_no_number() -> None:
    text = "Set out a vision for the place"
    assert read(text).kind == "group"
    banner = read(text, after_label=True)
    assert banner.kind == "recommendation"
    assert [(one.wording.number, one.wording.text) for one in banner.recommendations] == [(None, text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("NOTE – the actions below cover recommendations 6 and 7", ("6", "7")),
        ("Note: these actions answer recommendations 4 to 6", ("4", "5", "6")),
        ("Please note that dates may change", ()),
        ("NB all dates are provisional", ()),
        ("* Subject to approval by Cabinet", ()),
    ],
)
def test_notes(text: str, numbers: tuple[str, ...]) -> None:
    banner = read(text)
    assert (banner.kind, banner.numbers) == ("note", numbers)


@pytest.mark.parametrize(
    "text",
    ["Theme 2: Leadership", "GOVERNANCE AND CULTURE", "Priority 1", "1. Governance", "Short term", "Notable practice"],
)
def test_groups(text: str) -> None:
    banner = read(text)
    assert (banner.kind, banner.text) == ("group", text)


def test_beside_a_recommendation_column_a_numbered_banner_only_groups() -> None:
    text = "2. Financial planning, viability and the management of our money"
    assert read(text, in_column=True).kind == "group"
    assert read("Recommendation 2: plan for the long term", in_column=True).kind == "recommendation"


@pytest.mark.parametrize(
    "text",
    ["Area for improvement 1: The timeliness of visits", "Priority action 2: The area partnership should agree a plan"],
)
def test_inspectors_recommend_in_other_words(text: str) -> None:
    """Joint area inspections list areas for priority action and for improvement."""
    assert read(text).kind == "recommendation"


def test_a_long_numbered_theme_is_a_group() -> None:
    assert read("2. Financial planning, viability and the management of our money").kind == "group"


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("recommendation 3", ("3",)),
        ("Recommendations 1, 2 and 5", ("1", "2", "5")),
        ("recommendations 1 & 2", ("1", "2")),
        ("recommendations 8-10", ("8", "9", "10")),
        ("recommendations R1 and R2", ("R1", "R2")),
        ("recommendations 3a and 3b", ("3a", "3b")),
        ("see recommendation 2 and recommendation 2", ("2",)),
        ("12 recommendations were made", ()),
    ],
)
def test_numbers_named_in_a_note(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


@given(st.integers(1, 30), st.integers(0, 12))
def test_a_span_of_numbers_counts_on(first: int, more: int) -> None:
    expected = tuple(str(n) for n in range(first, first + more + 1))
    assert numbers_in(f"covers recommendations {first} to {first + more}") == expected


# ---------------------------------------------------------------- labels, several in one, short ones


@pytest.mark.parametrize(
    "label", ["PEER TEAM RECOMMENDATION", "Inspector’s recommendation", "Recommendation from the panel"]
)
def test_a_label_line_is_no_part_of_the_recommendation(label: str) -> None:
    banner = read(f"{label}\n\n4. Light the lanes at night")
    assert banner.kind == "recommendation"
    assert [(one.wording.number, one.wording.text) for one in banner.recommendations] == [
        ("4", "Light the lanes at night")
    ]


def test_two_numbers_in_one_banner_are_two_recommendations() -> None:
    banner = read(
        "PEER TEAM RECOMMENDATIONS\n\n3. Light the lanes.\n\n4. Mend the pier.\n\nNote: for recommendations 3 and 4."
    )
    assert [(one.wording.number, one.wording.text) for one in banner.recommendations] == [
        ("3", "Light the lanes."),
        ("4", "Mend the pier."),
    ]
    assert banner.numbers == ("3", "4")


def test_short_numbered_banners_that_ask_are_recommendations_together() -> None:
    assert numbered_and_asking(["1. Light the lanes.", "2. Mend the pier.", "3. Count boats."])
    assert numbered_and_asking(["R1: That Cabinet creates a boat list", "R2: That Cabinet counts the boats twice"])
    assert not numbered_and_asking(["1. Governance", "2. Money", "3. People and culture"])
    asking = cell("1. Light the lanes.", 495)
    assert read_banner(asking, False, False, long_enough=True).kind == "recommendation"


def test_small_print_over_a_numbered_order_is_its_label() -> None:
    made = cell("The visitors asked for\n**1. Mend the pier before the season.**", 495)
    first, *rest = made.lines
    small = replace(first, words=tuple(word._replace(size=6.0) for word in first.words))
    banner = read_banner(replace(made, lines=(small, *rest)), False, False)
    assert banner.kind == "recommendation"
    assert [(one.wording.number, one.wording.text) for one in banner.recommendations] == [
        ("1", "Mend the pier before the season.")
    ]
