"""Running heads and feet, stamps and blank-page notices are set apart; nothing of the body is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.model import Box, Line, Rule
from extract.read import read_document
from extract.read.furniture import find_furniture
from extract.text import group_lines
from paper import PAPER_HEIGHT, pdf, write

HEAD, BODY, FOOT = 40.0, 400.0, 800.0


def page(*placed: tuple[float, str]) -> list[Line]:
    """A page whose lines stand at these heights, in points from the top."""
    return list(group_lines([word for top, text in placed for word in write(text, top=top)], 1))


def furniture(pages: Sequence[Sequence[Line]], rules: Sequence[Rule] = ()) -> list[list[str]]:
    found = find_furniture([(PAPER_HEIGHT, lines, rules) for lines in pages])
    return [[lines[index].text for index in sorted(indexes)] for lines, indexes in zip(pages, found, strict=True)]


@pytest.mark.parametrize(
    "stamp",
    ["12", "Page 3", "Page 3 of 10", "- 3 -", "Agenda Item 7", "AGENDA ITEM 7a", "OFFICIAL", "Official-Sensitive"],
)
@pytest.mark.parametrize("height", [HEAD, FOOT])
def test_stamps_in_the_margin(stamp: str, height: float) -> None:
    assert furniture([page((height, stamp), (BODY, "The plan"))]) == [[stamp]]


@pytest.mark.parametrize("words", ["12", "Page 3", "Agenda Item 7", "Official"])
def test_the_same_words_in_the_body_stay(words: str) -> None:
    assert furniture([page((BODY, words))]) == [[]]


@pytest.mark.parametrize(
    "notice",
    [
        "This page is intentionally left blank",
        "Page intentionally left blank",
        "This page has been intentionally left blank.",
    ],
)
def test_a_blank_page_notice_anywhere(notice: str) -> None:
    assert furniture([page((BODY, notice))]) == [[notice]]


def test_running_heads_repeat_but_for_their_numbers() -> None:
    pages = [
        page((HEAD, "Corporate plan 2024"), (BODY, f"Chapter {n}"), (FOOT, f"Version 1 page {n} of 5"))
        for n in range(1, 6)
    ]
    assert furniture(pages) == [["Corporate plan 2024", f"Version 1 page {n} of 5"] for n in range(1, 6)]


def test_a_head_on_both_of_two_pages_is_one_but_on_one_page_is_the_title() -> None:
    two = [page((HEAD, "Action plan"), (BODY, "First")), page((HEAD, "Action plan"), (BODY, "Second"))]
    assert furniture(two) == [["Action plan"], ["Action plan"]]
    assert furniture(two[:1]) == [[]]


def test_twice_in_a_long_paper_is_no_running_head() -> None:
    pages = [page((HEAD, "Appendix one" if n < 2 else f"Words {'x' * n}"), (BODY, "Text")) for n in range(6)]
    assert furniture(pages) == [[]] * 6


def test_a_header_row_repeated_at_the_top_of_a_grid_stays() -> None:
    """Upright rules beside it say that it belongs to a table."""
    uprights = [Rule(Box(x, 30, x + 0.5, 700)) for x in (50, 300, 545)]
    pages = [page((HEAD, "Action Lead Timescale"), (BODY, "Text")) for _ in range(3)]
    assert furniture(pages, uprights) == [[]] * 3


def test_numbered_headings_at_page_tops_stay() -> None:
    """One recommendation a page, its heading on the first line under a one-inch margin."""
    pages = [page((80.0, f"Recommendation {n}"), (BODY, "What the council will do")) for n in range(1, 6)]
    assert furniture(pages) == [[]] * 5


def test_furniture_is_kept_beside_the_body(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(280, 20, f"Page {canvas.getPageNumber()}")
        canvas.drawString(72, 815, "Borough Council")
        canvas.drawString(72, 500, "The body of the page")

    for found in read_document(pdf(tmp_path / "paper.pdf", draw, draw, draw), Issues()).pages:
        assert [line.text for line in found.lines] == ["The body of the page"]
        assert [line.text for line in found.furniture] == ["Borough Council", f"Page {found.number}"]


def test_a_foot_with_a_page_number_at_its_other_end_needs_no_second_page() -> None:
    foot = group_lines([*write("Harbour strategy", top=FOOT), *write("Page 1 of 4", left=480.0, top=FOOT)], 1)
    assert furniture([[*page((BODY, "The plan")), *foot]]) == [["Harbour strategy Page 1 of 4"]]
    assert furniture([page((BODY, "The plan"), (FOOT, "It is set out on page 4"))]) == [[]]


def test_running_feet_of_a_sheet_printed_smaller() -> None:
    """Nothing stands in the lower margin; the last line is at one place on each page and counts on."""
    pages = [
        page((BODY, f"Text {word}"), (640.0, f"Plan of the council, page {n}")) for n, word in ((1, "a"), (2, "b"))
    ]
    assert furniture(pages) == [["Plan of the council, page 1"], ["Plan of the council, page 2"]]


def test_last_lines_at_different_heights_are_no_running_feet() -> None:
    pages = [page((BODY, "Text a"), (640.0, "Agreed.")), page((BODY, "Text b"), (600.0, "Agreed."))]
    assert furniture(pages) == [[], []]


def test_a_head_that_comes_back_in_the_text_is_no_running_head_where_it_happens_to_begin_a_page() -> None:
    within = [(BODY, "RESOLVED:"), (BODY + 40, "That it be noted."), (BODY + 90, "RESOLVED:")]
    pages = [page((HEAD, "Harbour Board"), (HEAD + 15, "RESOLVED:"), *within) for _ in range(3)]
    assert furniture(pages) == [["Harbour Board"]] * 3
