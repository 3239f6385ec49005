"""Tables in the cells of a table: their rows stand beside the cells they belong to."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Box, Cell, Line, Region, Table
from extract.tables.inner_columns import with_inner_columns
from extract.tables.nested import unfolded
from paper import grid, paper, table, texts, write

HEAD = ["Action", "Lead", "By when"]


def placed(made: Table, box: Box) -> Table:
    """The table drawn small into a box."""
    return Table(made.cells, made.n_rows, made.n_columns, (Region(1, box),), made.method, made.score)


def nest(*inner: list[list[str]]) -> list[Table]:
    """A table of recommendations, and in the last cell of each row a small table."""
    rows = [["No.", "Recommendation", "Actions"]]
    rows += [[str(n), f"Mend pier {n}", "\n".join("words" for _ in range(6))] for n in range(1, len(inner) + 1)]
    outer = table(*rows, widths=[40, 155, 300])
    cells = [next(c for c in outer.cells if (c.row, c.column) == (n, 2)) for n in range(1, len(inner) + 1)]
    boxes = [cell.regions[0].box for cell in cells]
    small = [Box(b.x0 + 2, b.top + 2, b.x1 - 2, b.bottom - 2) for b in boxes]
    return [outer, *(placed(table(*given), box) for given, box in zip(inner, small, strict=True))]


def test_rows_of_small_tables_become_rows_of_the_large_one() -> None:
    (made,) = unfolded(
        nest(
            [HEAD, ["Order oak", "Harbour Master", "May 2026"], ["Hire divers", "Town Clerk", "June 2026"]],
            [HEAD, ["Paint the rail", "Head of Piers", "July 2026"]],
        )
    )
    assert texts(made) == [
        ["No.", "Recommendation", *HEAD],
        ["1", "Mend pier 1", "Order oak", "Harbour Master", "May 2026"],
        ["Hire divers", "Town Clerk", "June 2026"],
        ["2", "Mend pier 2", "Paint the rail", "Head of Piers", "July 2026"],
    ]
    assert [cell.row_span for cell in made.rows[1]] == [2, 2, 1, 1, 1]


def test_small_tables_without_heads_keep_all_their_rows() -> None:
    (made,) = unfolded(nest([["Order oak", "May 2026"]], [["Paint the rail", "July 2026"]]))
    assert texts(made)[1:] == [
        ["1", "Mend pier 1", "Order oak", "May 2026"],
        ["2", "Mend pier 2", "Paint the rail", "July 2026"],
    ]
    head: Cell = made.rows[0][2]
    assert head.column_span == 2


def test_tables_that_stand_apart_stay_as_they_are() -> None:
    page = paper([grid(HEAD, ["a", "b", "c"]), grid(HEAD, ["d", "e", "f"])]).by_page[0]
    assert unfolded(page) == list(page)


def test_a_single_table_in_a_cell_is_left_alone() -> None:
    made = nest([HEAD, ["Order oak", "Harbour Master", "May 2026"]], [HEAD, ["x", "y", "z"]])[:2]
    assert unfolded(made) == made


def test_white_between_the_columns_of_small_tables_parts_no_column_of_the_large_one() -> None:
    outer, *small = nest(*[[HEAD, ["Order oak", "Harbour Master", "May 2026"]]] * 4)

    def in_two(cell: Cell) -> Cell:
        box = cell.regions[0].box
        words = (*write("Order oak", box.x0 + 4, box.top + 4), *write("May 2026", box.x0 + 200, box.top + 4))
        return replace(cell, lines=(Line(1, words),))

    outer = replace(outer, cells=tuple(in_two(cell) if cell.column == 2 else cell for cell in outer.cells))
    assert with_inner_columns(outer, [outer]).n_columns == 4
    assert with_inner_columns(outer, [outer, *small]) == outer
