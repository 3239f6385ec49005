"""Fonts that leave the numbers of their shapes in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.read.shifted import SHIFT, as_meant


def test_the_numbers_of_shapes_are_read_as_the_letters_they_show() -> None:
    assert as_meant("5HFRPPHQGDWLRQV") == "Recommendations"
    assert as_meant("3ODQ\x03IRU\x03VFKRROV\x0f\x03\x15\x13\x15\x18") == "Plan for schools, 2025"


def test_what_makes_no_words_stays() -> None:
    assert as_meant("Plain words") is None
    assert as_meant("\x03\x04\x05\x06\x07") is None


WORDS = ("report", "of", "the", "council", "on", "homes", "and", "streets")


@given(st.lists(st.sampled_from(WORDS), min_size=2).map(" ".join))
def test_words_come_back(words: str) -> None:
    assert as_meant("".join(chr(ord(letter) - SHIFT) for letter in words)) == words
