"""Text in columns is read column by column; what only stands side by side is not text in columns."""

from __future__ import annotations

from extract.flow.page_columns import in_columns
from extract.model import Line, Word
from extract.text import group_lines
from paper import PITCH, write

LEFT = (
    "The council has a clear plan and staff know what it asks of them, which is not so everywhere. Partners say that "
    "they are heard and that letters are answered within the week. The office is open late on one day of the week."
)
RIGHT = (
    "Money is short and will be shorter next year, as it is in other places of this size. The reserves are sound "
    "and the team saw no sign that they are drawn on without thought. What is owed is paid when it falls due."
)


def page(*parts: tuple[str, float, float, float]) -> list[Line]:
    """The lines of a page; a part is its words, its left edge, its top and its width in points."""
    words: list[Word] = []
    for text, left, top, width in parts:
        words.extend(write(text, left, top, width))
    return list(group_lines(words, 1))


def said(lines: list[Line]) -> list[str]:
    return [" ".join(line.text for line in part) for part in in_columns(lines)]


def test_columns_come_one_after_the_other() -> None:
    assert said(page((LEFT, 50, 100, 230), (RIGHT, 310, 100, 230))) == [LEFT, RIGHT]


def test_base_lines_of_columns_need_not_agree() -> None:
    assert said(page((LEFT, 50, 100, 230), (RIGHT, 310, 104, 230))) == [LEFT, RIGHT]


def test_a_line_of_full_width_stands_above_the_columns() -> None:
    above = "A heading that is so long that it reaches over both of the columns that stand under it on this page"
    assert said(page((above, 50, 80, 500), (LEFT, 50, 100, 230), (RIGHT, 310, 100, 230))) == [above, LEFT, RIGHT]


def test_a_heading_between_two_stretches_of_columns_parts_them() -> None:
    heading = "**What comes next**"
    below = 100 + 8 * PITCH
    lines = page(
        (LEFT, 50, 100, 230), (RIGHT, 310, 100, 230), (heading, 50, below, 230),
        (LEFT, 50, below + 2 * PITCH, 230), (RIGHT, 310, below + 2 * PITCH, 230),
    )  # fmt: skip
    assert said(lines) == [LEFT, RIGHT, f"What comes next {LEFT}", RIGHT]


def test_three_columns() -> None:
    words = [(text, left, 100.0, 145.0) for text, left in ((LEFT, 50.0), (RIGHT, 220.0), (LEFT, 390.0))]
    assert said(page(*words)) == [LEFT, RIGHT, LEFT]


def test_names_and_posts_side_by_side_are_no_columns_of_text() -> None:
    names = "\n".join(f"Councillor Number {n} Smith" for n in range(8))
    posts = "\n".join(f"Chair of Committee Number {n}" for n in range(8))
    lines = page((names, 50, 100, 230), (posts, 310, 100, 230))
    assert in_columns(lines) == [lines]


def test_text_of_full_width_is_one_part() -> None:
    lines = page((f"{LEFT} {RIGHT} {LEFT}", 50, 100, 495))
    assert in_columns(lines) == [lines]
