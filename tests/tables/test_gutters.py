"""Narrow gutters: columns no further apart than words of justified prose, told by where words begin."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Box, Page, Word
from extract.tables.aligned import find_aligned
from extract.tables.aligned.gutters import cut_at_gutters
from extract.tables.aligned.judge import cuts_sentences
from extract.tables.aligned.segments import Strip, strip_of
from extract.text import group_lines
from paper import PAPER_HEIGHT, PAPER_WIDTH, SIZE, texts, write

GUTTER = 0.6 * SIZE
"""Less than the white that parts pieces of a line anywhere."""
ROWS = [
    ["Refer", "Recommendat", "Accountab", "Commenc", "Status"],
    ["1.1", "Agree goals", "AD Homes", "May 2025", "Complete"],
    ["1.2", "Train staff", "Treasurer", "Jun 2025", "Not begun"],
    ["2.1", "Cut waits", "Leader", "July 2025", "On track"],
    ["2.2", "Publish it", "Solicitor", "Oct 2025", "Overdue"],
    ["3.1", "Report back", "Secretary", "Dec 2025", "Complete"],
]


def narrow_plan() -> tuple[list[Word], list[float]]:
    """A plan whose columns are as wide as their widest words, and where they begin."""
    widths = [max(len(row[column]) for row in ROWS) * SIZE / 2 for column in range(len(ROWS[0]))]
    lefts = [50.0]
    for width in widths[:-1]:
        lefts.append(lefts[-1] + width + GUTTER)
    words = [
        word
        for number, row in enumerate(ROWS)
        for text, left in zip(row, lefts, strict=True)
        for word in write(text, left, 100.0 + 20.0 * number)
    ]
    return words, lefts


def strips(words: Sequence[Word]) -> list[Strip]:
    return [strip_of(line) for line in group_lines(words, 1)]


def test_a_line_is_cut_where_words_begin_line_after_line() -> None:
    words, lefts = narrow_plan()
    before = strips(words)
    assert min(len(strip.segments) for strip in before) < len(lefts)
    assert all(len(strip.segments) == len(lefts) for strip in cut_at_gutters(before))


def test_a_plan_with_narrow_gutters_is_read_whole() -> None:
    words, _ = narrow_plan()
    page = Page(1, PAPER_WIDTH, PAPER_HEIGHT, 0, group_lines(words, 1))
    (found,) = find_aligned(page)
    assert texts(found) == ROWS


def test_prose_above_and_below_a_plan_hides_no_gutter_of_it() -> None:
    """Its lines lie across every place where a column begins, and are none of the table's."""
    words, _ = narrow_plan()
    said = "The costs of all this fall within the budget and no more is asked for by any of the services this year"
    down = max(word.box.bottom for word in words)
    around = [*write(said, top=70.0), *write(f"{said} {said} {said}", top=down + 14)]
    page = Page(1, PAPER_WIDTH, PAPER_HEIGHT, 0, group_lines([*words, *around], 1))
    (found,) = find_aligned(page)
    assert texts(found)[: len(ROWS)] == ROWS or texts(found)[-len(ROWS) :] == ROWS


def test_words_that_fill_their_column_do_not_close_the_gutter_behind_it() -> None:
    """One entry reaches to within a mere space of the next column."""
    words, lefts = narrow_plan()
    last = next(word for word in words if word.text == "Secretary")
    longer = last._replace(box=Box(last.box.x0, last.box.top, lefts[3] - 0.25 * SIZE, last.box.bottom))
    page = Page(1, PAPER_WIDTH, PAPER_HEIGHT, 0, group_lines([longer if w is last else w for w in words], 1))
    (found,) = find_aligned(page)
    assert texts(found) == ROWS


def test_justified_prose_is_not_cut() -> None:
    """Its gaps are as wide, but no place has one in every line."""
    prose = "the council will ask each of its partners to say what they will do and by when so that all may know it "
    words: list[Word] = []
    for number in range(12):
        start, x = 7 * number % 40, 50.0
        for letters in (prose * 2)[start:].split()[:12]:
            box = Box(x, 100 + 12.0 * number, x + 5.0 * len(letters), 110.2 + 12.0 * number)
            words.append(Word(letters, box, SIZE))
            x = box.x1 + GUTTER
    made = strips(words)
    assert cut_at_gutters(made) == made


def test_a_note_under_a_list_keeps_its_words_together() -> None:
    """Three lines that are set off alike are too few to be sure of."""
    lines = [("(:)", "Not available"), ("NB:", "Figures are rounded"), ("Src:", "The council's own records")]
    made = strips(
        [
            w
            for i, (mark, said) in enumerate(lines)
            for w in (*write(mark, 50, 100 + 12.0 * i), *write(said, 76, 100 + 12.0 * i))
        ]
    )
    assert [len(strip.segments) for strip in cut_at_gutters(made)] == [len(strip.segments) for strip in made]


def test_lines_of_two_columns_of_prose_go_on_with_the_sentences_above_them() -> None:
    def line(*said: str, top: float) -> list[Word]:
        return [word for text, left in zip(said, (50.0, 310.0), strict=True) for word in write(text, left, top)]

    for end, open_above in (("was told", True), ("was told.", False)):
        above, first = strips([*line(f"The club {end}", "the trees and", top=100), *line("that", "the oaks", top=112)])
        assert cuts_sentences(first, [above]) is open_above
