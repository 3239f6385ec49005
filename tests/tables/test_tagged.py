"""Tables by the file's tags: believed where the page agrees, and whole over page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.issues import Issues
from extract.model import Box, Document, Element, Fill, Page, Table
from extract.tables import find_tables
from extract.tables.choose import settled_by, with_tagged
from extract.tables.tagged import find_tagged
from extract.text import group_lines
from paper import grid, page, texts, write

ROWS = [
    ["Ref", "Action", "Lead"],
    ["1", "Publish the vision", "Leader"],
    ["2", "Train all members", "Monitoring Officer"],
    ["3", "Report on finance", "Director of Finance"],
]


def tagged(
    rows: Sequence[Sequence[str]], lefts: Sequence[float] = (50, 120, 350), role: str = "Table", breaks: int = 99
) -> Document:
    """A paper with a table without lines whose cells are tagged; from row ``breaks`` on it stands on page 2."""
    words: dict[int, list] = {1: [], 2: []}  # type: ignore[type-arg]
    elements: list[Element] = []
    number = 0
    for index, row in enumerate(rows):
        sheet, top = (1, 100.0 + 20 * index) if index < breaks else (2, 100.0 + 20 * (index - breaks))
        cells = []
        for left, text in zip(lefts, row, strict=False):
            words[sheet] += [w._replace(content_id=number) for w in write(text, left, top)]
            cells.append(Element("TD", (Element("P", (), ((sheet, number),)),)))
            number += 1
        elements.append(Element("TR", tuple(cells)))
    structure = Element("Root", (Element(role, tuple(elements)),))
    pages = tuple(Page(n, 595, 842, 0, group_lines(found, n)) for n, found in words.items() if found)
    return Document("0" * 64, "invented.pdf", pages, structure=structure)


def test_a_tagged_table_is_read_as_tagged() -> None:
    (found,) = find_tagged(tagged(ROWS))
    assert texts(found) == ROWS
    assert found.method == "tagged"
    assert found.score > 0.9


def test_a_tagged_table_over_a_page_break_is_one() -> None:
    (found,) = find_tables(tagged(ROWS, breaks=2), Issues())
    assert texts(found) == ROWS
    assert [region.page for region in found.regions] == [1, 2]


def test_an_empty_row_keeps_its_cells_and_they_have_a_place() -> None:
    """A row of a form that nobody filled in stands on no line of the page."""
    (found,) = find_tagged(tagged([*ROWS[:3], ["", "", ""], ROWS[3]]))
    assert texts(found) == [*ROWS[:3], ["", "", ""], ROWS[3]]
    assert all(cell.regions for cell in found.cells)


def test_spans_are_kept() -> None:
    made = tagged([["1", "Publish", "Leader"], ["Consult", "Chair"]], lefts=(50, 120, 350))
    table = made.structure.children[0] if made.structure else Element("Table")
    first, second = table.children
    tall = first.children[0]._replace(row_span=2)
    moved = table._replace(children=(first._replace(children=(tall, *first.children[1:])), second))
    (found,) = find_tagged(replace(made, structure=Element("Root", (moved,))))
    assert {c.text: (c.row, c.column, c.row_span) for c in found.cells} == {
        "1": (0, 0, 2), "Publish": (0, 1, 1), "Leader": (0, 2, 1), "Consult": (1, 1, 1), "Chair": (1, 2, 1),
    } or found.score < 0.97  # fmt: skip


@pytest.mark.parametrize(
    "lefts",
    [(350, 120, 50), (50, 350, 120), (50, 60, 70)],
    ids=["right to left", "columns swapped", "columns on top of each other"],
)
def test_tags_that_the_page_contradicts_are_not_believed(lefts: tuple[float, ...]) -> None:
    assert all(table.score < 0.8 for table in find_tagged(tagged(ROWS, lefts)))


def test_a_table_that_holds_a_table_only_lays_out_the_page() -> None:
    made = tagged(ROWS)
    assert made.structure is not None
    outer = Element("Table", tuple(Element("TR", (Element("TD", made.structure.children),)) for _ in range(2)))
    found = find_tagged(replace(made, structure=Element("Root", (outer,))))
    assert {table.n_columns for table in found} == {3}


def test_a_table_of_one_row_or_column_is_layout() -> None:
    assert find_tagged(tagged(ROWS[:1])) == []
    assert find_tagged(tagged([row[:1] for row in ROWS])) == []


def test_words_that_tags_leave_out_lower_the_score() -> None:
    made = tagged(ROWS)
    extra = write("said nobody", 200, 120)
    first = made.pages[0]
    more = replace(first, lines=group_lines([*first.words, *extra, *write("at all", 200, 140)], 1))
    (whole,) = find_tagged(made)
    left_out = find_tagged(replace(made, pages=(more,)))
    assert not left_out or left_out[0].score < whole.score


def test_a_drawn_grid_speaks_before_tags() -> None:
    _, (drawn,) = page(grid(*ROWS))
    claimed = replace(drawn, method="tagged", score=0.97)
    assert with_tagged([[drawn]], [claimed]) == [[drawn]]


def test_tags_speak_before_a_guess_from_white_space() -> None:
    _, (drawn,) = page(grid(*ROWS))
    guess: Table = replace(drawn, method="aligned", score=0.7)
    claimed = replace(drawn, method="tagged", score=0.97)
    assert with_tagged([[guess]], [claimed]) == [[claimed]]
    assert with_tagged([[guess]], [replace(claimed, score=0.6)]) == [[guess]]


def test_small_tagged_tables_are_believed_where_several_have_one_shape() -> None:
    _, (drawn,) = page(grid(["Train all members", ""], ["Leader", "May 2026"]))
    title, _, *cells = drawn.cells
    card = replace(drawn, cells=(replace(title, column_span=2), *cells), method="tagged", score=0.97)
    place = card.regions[0]
    below = [place.box._replace(top=place.box.top + y, bottom=place.box.bottom + y) for y in (0, 100, 200)]
    cards = [replace(card, regions=(place._replace(box=box),)) for box in below]
    assert with_tagged([[]], cards) == [cards]
    assert with_tagged([[]], [card]) == [[]]


def test_a_head_that_stands_again_on_the_next_page_says_it_once() -> None:
    first = tagged([*ROWS, ["4", "Open the hub", "Leader"]], breaks=3)
    again = [
        w._replace(content_id=90 + n) for n, text in enumerate(ROWS[0]) for w in write(text, (50, 120, 350)[n], 60)
    ]
    rows = first.structure.children[0].children  # type: ignore[union-attr]
    heads = tuple(
        replace_content(cell, (*cell.children[0].content, (2, 90 + n))) for n, cell in enumerate(rows[0].children)
    )
    table = Element("Table", (Element("TR", heads), *rows[1:]))
    second = replace(first.pages[1], lines=group_lines([*again, *first.pages[1].words], 2))
    (found,) = find_tagged(replace(first, pages=(first.pages[0], second), structure=Element("Root", (table,))))
    assert texts(found)[0] == ROWS[0]


def replace_content(cell: Element, content: tuple[tuple[int, int], ...]) -> Element:
    return Element("TD", (Element("P", (), content),))


def test_a_cell_over_two_columns_whose_tag_does_not_say_so_spans_them() -> None:
    made = tagged([*ROWS, ["4", "Every department"], ["5", "Open the hub", "Leader"]])
    moved = tagged(
        [["Ref", "Begins", "Ends", "Cost"], ["1", "May", "June", "5"], ["2", "May", "July", "6"]], (50, 120, 220, 350)
    )
    assert find_tagged(made)
    assert find_tagged(moved)
    short = tagged(
        [["Ref", "Begins", "Ends", "Cost"], ["1", "May", "June", "5"], ["2", "May", "July", "6"], ["3", "Yearly", "7"]],
        (50, 120, 220, 350),
    )
    words = [
        word._replace(box=word.box._replace(x0=350.0, x1=356.0)) if word.text == "7" else word
        for word in short.pages[0].words
    ]
    page_moved = replace(short.pages[0], lines=group_lines(words, 1))
    (found,) = find_tagged(replace(short, pages=(page_moved,)))
    assert [(c.column, c.column_span, c.text) for c in found.rows[3]] == [(0, 1, "3"), (1, 2, "Yearly"), (3, 1, "7")]


def test_shaded_rows_that_look_like_grids_do_not_speak_against_tags() -> None:
    document = tagged(ROWS)
    (claimed,) = find_tagged(document)
    band = page(grid(["1 Publish the vision", "Leader"], widths=(240, 120)), top=119.0)[1][0]
    shaded = replace(band, score=0.9)
    assert find_tagged(document, settled_by([[shaded]])) == [claimed]
    assert with_tagged([[shaded]], [claimed]) == [[claimed]]
    whole = page(grid(*ROWS, widths=(70, 230, 130), heights=(20, 20, 20, 20)), top=95.0)[1][0]
    assert not find_tagged(document, settled_by([[whole]]))


def test_a_column_without_words_lies_between_its_neighbours_and_has_what_is_painted_there() -> None:
    (bare,) = find_tagged(tagged([[*row, ""] for row in ROWS], lefts=(50, 120, 350, 480)))
    document = tagged([[*row, ""] for row in ROWS], lefts=(50, 120, 350, 480))
    dots = tuple(Fill(Box(480, 101.0 + 20 * row, 489, 110.0 + 20 * row), "#2e9e4f") for row in (1, 2, 3))
    painted = replace(document, pages=(replace(document.pages[0], fills=dots),))
    (found,) = find_tagged(painted)
    assert [cell.fill for cell in found.cells if cell.column == 3] == [None, *["#2e9e4f"] * 3]
    assert [cell.text for cell in found.cells] == [cell.text for cell in bare.cells]
    assert all(cell.regions[0].box.width > 20 for cell in found.cells if cell.column == 2)
