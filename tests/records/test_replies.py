"""Replies to coroners and others: what was asked, told by how it is set apart, and what will be done."""

from __future__ import annotations

from papers_said import read


def test_what_a_reply_sets_apart_and_answers_in_plain_words_is_what_was_asked() -> None:
    found = read(
        "**Response to the Regulation 28 report**",
        "We reply to each matter below.",
        "**(1) Lorries do not stop at the hospital gate.**", "The road is private.",
        "**(2) Nobody knows which bins are empty.**", "A map is now kept.",
        "The Council undertakes to:",
        "1. treat the road first (Head of Highways, by 30 September 2025);",
        "2. print the map (Digital Manager, by October 2025); and",
        "3. hold an exercise (Head of Highways, by November 2025).",
    )  # fmt: skip
    assert [each.text for each in found.recommendations] == [
        "Lorries do not stop at the hospital gate.",
        "Nobody knows which bins are empty.",
    ]
    assert [each.lead_raw for each in found.actions][-3:] == ["Head of Highways", "Digital Manager", "Head of Highways"]


def test_what_we_will_do_by_a_day_ends_where_other_words_head_a_list() -> None:
    found = read(
        "**Response to your report**",
        "By the end of December 2025 we will:",
        "• audit a hundred records;",
        "• bring the results to our board.",
        "The board knows that:",
        "• practices use three systems;",
        "• some people object.",
    )
    assert [each.text for each in found.actions] == ["audit a hundred records;", "bring the results to our board."]
    assert {each.timescale_raw for each in found.actions} == {"By the end of December 2025"}


def test_what_is_quoted_under_names_that_count_up_is_what_a_reply_answers() -> None:
    for first, second in (
        (["**Worry 1:** “The gate was open.”"], ["**Worry 2:** “No one came.”"]),
        (["**Matter 1**", "__The gate was open.__"], ["**Matter 2**", "__No one came.__"]),
    ):
        found = read(
            "**Reply to the coroner**", "Dear Madam", "I take the matters in turn.",
            *first, "It is now locked at night.",
            *second, "A nurse is there at all hours.",
            "Yours sincerely",
        )  # fmt: skip
        told = [(each.number, each.text) for each in found.recommendations]
        assert told == [("1", "The gate was open."), ("2", "No one came.")]


def test_aims_set_apart_under_names_that_count_up_are_nobodys_recommendations() -> None:
    found = read(
        "**Corporate plan 2025 to 2030**",
        "**Theme 1**", "__Children should thrive in every ward.__", "One in five is poor.",
        "**Theme 2**", "__Homes should be warm and dry.__", "Half were built before 1919.",
    )  # fmt: skip
    assert not found.recommendations
