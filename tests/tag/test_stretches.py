"""Running text is cut only where nothing that is looked for can run on, and what is passed over holds nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tag import Vocabulary, find_mentions, find_timescales
from extract.tag.timescales.stretches import stretches
from extract.tag.timescales.tokens import lower, may_be_dated, plain, tokens

ANCHOR = date(2024, 5, 14)
DATED = (
    "by 31 March 2025", "31/03/2025", "in 2024/25", "Q2 2024", "the second quarter of 2024", "first half of 2024",
    "by the end of March", "in MARCH", "Spring 2025", "before Christmas 2024", "new year 2025", "by Sept. 2024",
    "2nd June 2024", "w/c 3 June 2024", "May 2024", "late autumn 2024",
)  # fmt: skip


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in stretches(text)]


@given(st.text(alphabet="abcS .!?\n9-AB", max_size=80))
def test_the_stretches_make_up_the_whole_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    "whole",
    ["by Sept. 2024 at the latest", "Cllr A. Bee", "the end\nof 2025", "31\n2025", "approx. June", "in Dec. Bees"],
)
def test_a_phrase_is_not_cut(whole: str) -> None:
    assert pieces(whole) == [whole]


def test_sentences_and_paragraphs_are_cut() -> None:
    assert pieces("It was agreed. The board met.\n• Next") == ["It was agreed. ", "The board met.\n", "• Next"]


@pytest.mark.parametrize("words", DATED)
def test_a_time_is_found_wherever_it_stands_and_is_never_passed_over(words: str) -> None:
    alone = find_timescales(words, ANCHOR)
    assert alone and may_be_dated(words)
    before = "The committee considered the matter. "
    within = find_timescales(f"{before}It is due {words}. Nothing else was said.", ANCHOR)
    assert [mention.timescale.latest for mention in within] == [mention.timescale.latest for mention in alone]


@pytest.mark.parametrize("words", ["they may march on", "a plain sentence", "the marketing department", ""])
def test_words_without_a_time_are_passed_over(words: str) -> None:
    assert not may_be_dated(words)
    assert not find_timescales(words, ANCHOR)


@given(st.text(max_size=40))
def test_plain_and_lower_keep_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(lower(text)) == len(text)
    assert all(text[token.start : token.end] for token in tokens(text))


def test_an_office_by_number_is_found_without_a_capital_near() -> None:
    text = "Nothing here. The report went to the section 151 officer for comment."
    assert [mention.raw for mention in find_mentions(text, ANCHOR, Vocabulary.general())] == ["section 151 officer"]


def test_a_vocabulary_with_nothing_added_is_the_same_one() -> None:
    general = Vocabulary.general()
    assert general.with_abbreviations({}) is general
    own = general.with_abbreviations({"XYZ": "Extra Year Zone Board"})
    assert own.heads["XYZ"] == "Extra Year Zone Board" and "XYZ" not in general.heads
    assert general.with_abbreviations({"XYZ": "Extra Year Zone Board"}) is own
