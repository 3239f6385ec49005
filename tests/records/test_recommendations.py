"""The wording of a recommendation: number, words, explanation; and what the council answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records.wording import Wording, read_recommendation, read_response
from extract.text import cell_paragraphs
from paper import cell

SENTENCE = "Set out a vision for the place"


def read(text: str, width: float = 300.0) -> Wording:
    return read_recommendation(cell_paragraphs(cell(text, width)))


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1.", "1"),
        ("4)", "4"),
        ("(2)", "2"),
        ("12:", "12"),
        ("R4:", "R4"),
        ("R4", "R4"),
        ("Recommendation 3:", "3"),
        ("Recommendation 3 –", "3"),
        ("Recommendation 3 -", "3"),
        ("RECOMMENDATION 3:", "3"),
        ("Recommendation No. 7:", "7"),
        ("Rec 5.", "5"),
        ("Key recommendation 1:", "1"),
        ("LGA Recommendation 10:", "10"),
        ("1.2", "1.2"),
        ("3a)", "3a"),
    ],
)
def test_numbers_before_the_words(printed: str, number: str) -> None:
    assert read(f"{printed} {SENTENCE}") == Wording(number, SENTENCE, None)


def test_a_number_on_a_line_of_its_own() -> None:
    assert read(f"Recommendation 3\n{SENTENCE} and say how it will be paid for") == Wording(
        "3", f"{SENTENCE} and say how it will be paid for", None
    )


def test_no_number() -> None:
    assert read(SENTENCE) == Wording(None, SENTENCE, None)
    assert read_recommendation([]) == Wording(None, "", None)


@pytest.mark.parametrize("text", ["12 month reviews should be held", "5 year plans need a costed delivery programme"])
def test_a_quantity_is_not_a_number_of_the_list(text: str) -> None:
    assert read(text) == Wording(None, text, None)


def test_a_year_is_not_a_number_of_the_list() -> None:
    text = "2024/25 budgets should be set early"
    assert read(text) == Wording(None, text, None)


@pytest.mark.parametrize(
    "text",
    [
        "**Set out a vision for the place**\n\nMembers told the team that they would welcome this.",
        "**Set out a vision for the place**\n\n__Members told the team that they would welcome this.__",
        "Set out a vision for the place\n\n__Members told the team that they would welcome this.__",
    ],
    ids=["bold above plain", "bold above italic", "plain above italic"],
)
def test_the_explanation_is_set_plainer_than_the_recommendation(text: str) -> None:
    assert read(text) == Wording(None, SENTENCE, "Members told the team that they would welcome this.")


def test_paragraphs_of_one_style_are_all_recommendation() -> None:
    found = read("1. Set out a vision.\n\nSay how it will be paid for.")
    assert (found.number, found.context) == ("1", None)
    assert found.text == "Set out a vision.\nSay how it will be paid for."


def test_a_bold_number_above_plain_words_is_a_heading_not_the_recommendation() -> None:
    found = read(f"**Recommendation 4**\n\n{SENTENCE}")
    assert found == Wording("4", SENTENCE, None)


def test_a_bold_theme_over_a_sentence_that_begins_with_a_verb_is_no_recommendation() -> None:
    asked = "Develop one list of what the harbour needs most."
    assert read_recommendation(cell_paragraphs(cell(f"**Harbour works**\n{asked}"))).text == asked


def test_what_words_are_called_behind_their_number_is_no_part_of_them() -> None:
    found = read_recommendation(cell_paragraphs(cell("**F2 Inspector’s finding:** The boats are not counted.")))
    assert (found.number, found.text) == ("F2", "The boats are not counted.")


@pytest.mark.parametrize("width", [80.0, 140.0])
def test_bullets_stay_with_the_recommendation(width: float) -> None:
    found = read("Agree with partners:\n• a vision\n• a plan", width)
    assert found.text.splitlines()[-2:] == ["• a vision", "• a plan"]


WORDS = st.lists(st.sampled_from(["set", "out", "vision", "agree", "with", "partners"]), min_size=1, max_size=30)


@given(WORDS, WORDS, st.integers(1, 99), st.sampled_from([90.0, 200.0]))
def test_no_word_of_a_recommendation_is_lost(words: list[str], more: list[str], number: int, width: float) -> None:
    found = read(f"{number}. **{' '.join(words)}**\n\n{' '.join(more)}", width)
    assert found.number == str(number)
    assert f"{found.text} {found.context or ''}".replace("**", "").split() == [*words, *more]


# ---------------------------------------------------------------- answers


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Accepted", "accepted"),
        ("Agreed", "accepted"),
        ("Yes", "accepted"),
        ("Agree", "accepted"),
        ("Supported", "accepted"),
        ("Agreed. Officers will report in May.", "accepted"),
        ("The recommendation is accepted by Cabinet", "accepted"),
        ("Partially accepted", "partly"),
        ("Accepted in part", "partly"),
        ("In part", "partly"),
        ("Agreed, in part: the pilot will go ahead", "partly"),
        ("Part-agreed", "partly"),
        ("Rejected", "rejected"),
        ("Not accepted", "rejected"),
        ("No", "rejected"),
        ("Declined, for the reasons given", "rejected"),
        ("Disagree", "rejected"),
        ("The recommendation is not accepted", "rejected"),
        ("", None),
        ("TBC", None),
        ("Officers will report in May", None),
        ("Noted", None),
    ],
)
def test_what_the_council_answers(text: str, response: str | None) -> None:
    assert read_response(text) == response


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("Y", "accepted"),
        ("N", "rejected"),
        ("Accepted. Partial funding is in the budget.", "accepted"),
        ("No further action is needed: accepted and in place", "accepted"),
        ("Cabinet accepts this recommendation", "accepted"),
    ],
)
def test_answers_read_amiss(text: str, response: str | None) -> None:
    assert read_response(text) == response


def test_what_is_quoted_is_the_recommendation() -> None:
    told = "The panel’s recommendation 3 reads: “That the pier be mended by 2027.” Is it accepted? Accepted."
    assert read(told) == Wording("3", "That the pier be mended by 2027.", None)
