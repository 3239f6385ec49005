"""Wide tables printed in two halves, the second on the page after the first."""

from __future__ import annotations

from extract.issues import Code, Issues
from extract.model import Table
from extract.tables.halves import with_halves_joined
from paper import Grid, grid, paper, texts

LEFT = grid(
    ["No.", "Recommendation", "Action"],
    ["1", "Mend the pier", "Order oak and hire divers who can work in winter while the harbour is closed to boats"],
    ["2", "Count boats", "Buy a register"],
    widths=[30, 180, 285],
)
RIGHT = grid(
    ["Lead", "Timescale"],
    ["Harbour Master", "May 2026"],
    ["Town Clerk", "June 2026"],
    widths=[200, 200],
    heights=[18, 30, 18],
)


def joined(*pages: list[str | Grid]) -> tuple[list[Table], Issues]:
    made, issues = paper(*pages), Issues()
    return with_halves_joined([t for page in made.by_page for t in page], made.document, issues), issues


def test_halves_with_rows_of_the_same_heights_are_one_table() -> None:
    (made,), issues = joined([LEFT], [RIGHT])
    assert texts(made) == [
        ["No.", "Recommendation", "Action", "Lead", "Timescale"],
        [*LEFT.rows[1], "Harbour Master", "May 2026"],
        [*LEFT.rows[2], "Town Clerk", "June 2026"],
    ]
    assert (made.page_first, made.page_last) == (1, 2)
    assert [issue.code for issue in issues] == [Code.ROW_CONTINUES]


def test_a_column_printed_on_both_pages_stands_once() -> None:
    again = [[left[0], *right] for left, right in zip(LEFT.rows, RIGHT.rows, strict=True)]
    (made,), _ = joined([LEFT], [grid(*again, widths=[30, 200, 200], heights=RIGHT.heights)])
    assert texts(made)[0] == ["No.", "Recommendation", "Action", "Lead", "Timescale"]


def test_a_table_with_a_line_above_it_is_one_of_its_own() -> None:
    made, _ = joined([LEFT], ["Who is who", RIGHT])
    assert len(made) == 2


def test_tables_with_other_rows_are_two() -> None:
    other = grid(*RIGHT.rows, widths=[200, 200], heights=[18, 18, 30])
    assert len(joined([LEFT], [other])[0]) == 2
    assert len(joined([LEFT], [LEFT])[0]) == 2


def test_a_table_over_three_pages_side_by_side_is_one() -> None:
    last = grid(["Status"], ["Begun"], ["Done"], widths=[90], heights=RIGHT.heights)
    (made,), _ = joined([LEFT], [RIGHT], [grid(*last.rows, widths=[90], heights=RIGHT.heights)])
    assert texts(made)[1] == [*LEFT.rows[1], "Harbour Master", "May 2026", "Begun"]
