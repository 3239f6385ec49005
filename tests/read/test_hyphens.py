"""Line-end hyphens: closed up where the paper writes the word without one, kept where it does not."""

from __future__ import annotations

import pytest

from extract.model import Line
from extract.read.hyphens import soften
from extract.text import group_lines, join_lines
from paper import lines, write


def joined(text: str, elsewhere: str) -> str:
    """The words of ``text``, each line of it one line of a page, in a paper that says ``elsewhere`` on another."""
    made, _ = soften([lines(text), lines(elsewhere)])
    return join_lines(made)


@pytest.mark.parametrize(
    ("text", "elsewhere", "expected"),
    [
        ("the imple-\nmentation plan", "Implementation begins in May.", "the implementation plan"),
        ("the imple-\nmentation plan", "Nothing of it here.", "the imple-mentation plan"),
        ("we will co-\noperate", "They cooperate; others co-operate.", "we will co-operate"),
        ("a re-\nview of it", "the review, (re-view)", "a re-view of it"),
        ("the long-\nterm plan", "a long term", "the long-term plan"),
        ("years 2024-\n25 and on", "202425", "years 2024- 25 and on"),
    ],
)
def test_the_papers_own_words_decide(text: str, elsewhere: str, expected: str) -> None:
    assert joined(text, elsewhere) == expected


def test_each_column_goes_on_in_its_own_next_line() -> None:
    """Two cells side by side, both broken at the same height."""
    page: tuple[Line, ...] = group_lines([*write("imple-\nmentation", 50, 100), *write("devel-\nopment", 200, 100)], 1)
    made, _ = soften([page, lines("implementation and development")])
    assert [word.text for word in made[0].words] == ["imple\u00ad", "devel\u00ad"]
