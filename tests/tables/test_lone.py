"""A cell that a page break leaves alone on its page belongs to its table; other boxes are no tables."""

from __future__ import annotations

from dataclasses import replace

from extract.issues import Issues
from extract.model import Box, Document, Table
from extract.tables import find_tables
from paper import Grid, grid, outline, paper, texts, write

LIST = grid(["**Areas for improvement**"], ["Leaders should share their records."], ["Leaders should agree that:"])
REST = grid(["• each child is seen; and\n• each visit is written down."])


def found(*pages: list[str | Grid]) -> list[Table]:
    return find_tables(paper(*pages).document, Issues())


def test_the_last_cell_goes_on_as_a_box_on_the_next_page() -> None:
    (made,) = found([LIST], [REST, "Text below it."])
    assert texts(made)[-1] == ["Leaders should agree that: • each child is seen; and • each visit is written down."]
    assert (made.n_rows, made.page_first, made.page_last) == (3, 1, 2)


def test_a_whole_row_that_stands_alone_on_the_next_page_is_a_row() -> None:
    (made,) = found([LIST], [grid(["Leaders should meet each month."])])
    assert [row[0] for row in texts(made)][-1] == "Leaders should meet each month."
    assert made.n_rows == 4


def test_a_heading_cell_alone_at_the_foot_begins_the_table_overleaf() -> None:
    (made,) = found([grid(["**Areas for improvement**"])], [grid(["Share records."], ["Meet each month."])])
    assert [row[0] for row in texts(made)] == ["Areas for improvement", "Share records.", "Meet each month."]


def test_a_banner_alone_at_the_foot_begins_the_table_overleaf() -> None:
    heads, row = ["**Step", "**Lead", "**When"], ["Write the plan", "Head of Libraries", "May 2025"]
    whole = grid(["**A. Tell one story", "<", "<"], heads, row)
    first, second = found([whole, grid(["**B. Use data"])], [grid(heads, row)])
    assert (first.n_rows, first.page_last) == (3, 1)
    assert (texts(second)[0], second.page_first, second.page_last) == (["B. Use data"], 1, 2)


def test_a_box_under_text_is_a_box() -> None:
    (made,) = found([LIST], ["A paragraph comes first.", REST])
    assert made.page_last == 1


def test_a_box_of_another_width_is_a_box() -> None:
    (made,) = found([LIST], [grid(["A note."], widths=[300])])
    assert made.page_last == 1


def test_a_frame_around_each_page_is_no_table() -> None:
    document: Document = paper(["First page of text."], ["Second page of text."]).document
    frame = tuple(outline(Box(20, 20, 575, 822)))
    framed = replace(document, pages=tuple(replace(page, rules=frame) for page in document.pages))
    assert find_tables(framed, Issues()) == []


def test_a_framed_page_number_is_no_cell() -> None:
    """A box that holds a running foot is the sheet's."""
    made = paper([LIST], [REST])
    foot = replace(made.document.pages[1].lines[0], words=tuple(write("Page 2", 60, 116)))
    last = replace(made.document.pages[1], furniture=(foot,))
    document = replace(made.document, pages=(made.document.pages[0], last))
    assert [table.page_last for table in find_tables(document, Issues())] == [1]
