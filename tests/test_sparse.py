"""Rare letters and words are found as if all had been looked at."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.sparse import WrittenWords, exchanging

MEANT = {ord("]"): "-", ord("^"): "+", 0xAD: "", 0x2019: "'"}


@given(st.text(alphabet="ab]^\u00ad\u2019- "))
def test_letters_are_exchanged_as_translate_does(text: str) -> None:
    assert exchanging(MEANT)(text) == text.translate(MEANT)


def test_a_word_within_another_is_not_written_and_nothing_is_put_together_until_asked() -> None:
    asked: list[str] = []

    def write() -> str:
        asked.append("once")
        return "The Governance of GOVERNors"

    words = WrittenWords(write, re.compile(r"[a-z]+"))
    assert asked == []
    assert ["governance" in words, "governors" in words, "govern" in words] == [True, True, False]
    assert asked == ["once"]
