"""What is asked twice of the same part of a paper is answered once, and no paper knows the answers of another."""

from __future__ import annotations

from extract.kept import kept, one_paper

ASKED: list[object] = []


@kept
def length(of: object, more: int = 0) -> int:
    ASKED.append(of)
    return len(str(of)) + more


def _times(*parts: object) -> int:
    ASKED.clear()
    for part in parts:
        length(part)
    return len(ASKED)


class Part:
    """Equal to none but itself."""


def test_the_same_part_is_asked_once() -> None:
    one, other = Part(), Part()
    with one_paper():
        assert _times(one, one, other, [one], [one], [one, other]) == 4
        assert _times(one, other) == 0


def test_words_and_numbers_are_told_by_what_they_are() -> None:
    with one_paper():
        assert _times("a" * 3, "aaa", ("b", 1), ["b", 1], {"c": 2}, {"c": 2}) == 3


def test_what_else_is_asked_counts() -> None:
    with one_paper():
        assert [length("ab"), length("ab", 1), length("ab", more=1), length("ab")] == [2, 3, 3, 2]


def test_no_paper_knows_another() -> None:
    part = Part()
    assert _times(part, part) == 2
    with one_paper():
        assert _times(part) == 1
    with one_paper():
        assert _times(part) == 1
