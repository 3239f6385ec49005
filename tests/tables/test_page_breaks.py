"""Page breaks that are hard: lists cut between bullets, mirrored margins, pages that show fewer columns."""

from __future__ import annotations

from dataclasses import replace

from extract.issues import Code, Issues
from extract.model import Box, Region, Table
from extract.tables.stitch import stitch
from paper import Grid, grid, paper, texts, words_of

WIDTHS = [30, 130, 170, 90, 75]


def plan(*rows: list[str]) -> Grid:
    return grid(*rows, widths=WIDTHS)


def stitched(*pages: list[str | Grid]) -> tuple[list[Table], Issues]:
    made, issues = paper(*pages), Issues()
    return stitch(made.document, made.by_page, issues), issues


def shifted(place: Region, right: float) -> Region:
    box = place.box
    return Region(place.page, Box(box.x0 + right, box.top, box.x1 + right, box.bottom))


def row(*cells: str) -> list[str]:
    return list(cells)


def test_a_bullet_at_the_head_of_a_page_goes_on_with_the_list_above() -> None:
    (made,), issues = stitched(
        [grid(["**Area**", "**Lead**"], ["Work at pace. This includes:", "Director"])],
        [grid(["• every visit; and\n• every call.", ""], ["Meet each month.", "Leader"])],
    )
    assert texts(made)[1:] == [
        ["Work at pace. This includes: • every visit; and • every call.", "Director"],
        ["Meet each month.", "Leader"],
    ]
    assert [issue.code for issue in issues] == [Code.ROW_CONTINUES]


def test_rows_that_all_begin_with_bullets_are_rows() -> None:
    (made,), _ = stitched([grid(["• Plan;"], ["• Do;"], ["• Check;"])], [grid(["• Act."], ["• Rest."])])
    assert [row[0] for row in texts(made)] == ["• Plan;", "• Do;", "• Check;", "• Act.", "• Rest."]


def test_pages_with_mirrored_margins_and_fewer_edges_keep_their_columns() -> None:
    """The second page shows merged cells only; the third, moved to the right, all columns again."""
    head = row("No.", "Recommendation", "Action", "Lead", "Timescale")
    made = paper(
        [plan(head, row("1", "Set a vision.", "Publish it.", "Leader", "May 2025"))],
        [plan(row("Theme B: our money", "<", "<", "<", "<"), row("2", "Save.", "<", "Treasurer", "<"))],
        [plan(row("3", "Train.", "Hold days.", "Solicitor", "June 2025"))],
    )
    moved = tuple(
        replace(found, cells=tuple(replace(c, regions=tuple(shifted(r, 30) for r in c.regions)) for c in found.cells))
        for found in made.by_page[2]
    )
    second = tuple(on_fewer_columns(found) for found in made.by_page[1])
    issues = Issues()
    (found,) = stitch(made.document, (made.by_page[0], second, moved), issues)
    assert texts(found)[-1] == ["3", "Train.", "Hold days.", "Solicitor", "June 2025"]
    assert texts(found)[3] == ["2", "Save.", "Treasurer"]
    assert [cell.column for cell in found.rows[3]] == [0, 1, 3]
    assert words_of(found) == words_of(*(table for tables in made.by_page for table in tables))


def on_fewer_columns(made: Table) -> Table:
    """The table as a finder gives it that sees edges only where cells part: columns counted anew."""
    starts = sorted({cell.column for cell in made.cells})
    ends = [*starts, made.n_columns]
    cells = tuple(
        replace(
            cell,
            column=starts.index(cell.column),
            column_span=ends.index(cell.column + cell.column_span) - starts.index(cell.column),
        )
        for cell in made.cells
    )
    return replace(made, cells=cells, n_columns=len(starts))


def test_heads_of_months_are_a_repeat_too() -> None:
    head = row("**Commitment**", "**Dec 2025**", "**Jan 2026**")
    (made,), _ = stitched([grid(head, row("Publish", "Draft", "Final"))], [grid(head, row("Train", "-", "Hold"))])
    assert [first for first, *_ in texts(made)] == ["Commitment", "Publish", "Train"]


def test_a_row_whose_number_and_lead_stand_on_the_second_page_is_one_row() -> None:
    rows = [row(str(n), f"Mend pier {n}.", "Order oak.", "Harbour Master", "May 2025") for n in range(1, 6)]
    (made,), issues = stitched(
        [
            plan(
                row("No.", "Recommendation", "Action", "Lead", "Timescale"),
                *rows,
                row("", "Count boats.", "Buy a", "", ""),
            )
        ],
        [
            plan(
                row("6", "", "register of boats.", "Town Clerk", "June 2025"), row("7", "Rest.", "Sleep.", "All", "May")
            )
        ],
    )
    assert texts(made)[6:] == [
        ["6", "Count boats.", "Buy a register of boats.", "Town Clerk", "June 2025"],
        ["7", "Rest.", "Sleep.", "All", "May"],
    ]
    assert [issue.code for issue in issues] == [Code.ROW_CONTINUES]


def test_a_row_that_begins_with_the_next_letter_is_a_new_row_though_a_cell_is_blank() -> None:
    rows = [row(f"{letter}) Mend pier.", "Agreed. Order oak.", "Harbour Master", "May 2025") for letter in "abcdef"]
    (made,), _ = stitched(
        [grid(row("Recommendation", "Response", "Lead", "When"), *rows)],
        [grid(row("g) Count boats.", "Agreed. Buy a list.", "Town Clerk", ""))],
    )
    assert texts(made)[7] == ["g) Count boats.", "Agreed. Buy a list.", "Town Clerk", ""]


def test_a_code_of_the_form_of_those_above_begins_a_row_overleaf() -> None:
    head = row("No.", "Recommendation", "Reply", "Who", "When")
    rows = [
        row(f"OSC/25-0{n}", "That boats be counted.", "Counted.", "Harbour Master", "May 2025") for n in range(1, 6)
    ]
    (made,), _ = stitched(
        [plan(head, *rows)], [plan(row("OSC/25-06", "That the pier be lit.", "Letter sent.", "Town Clerk", ""))]
    )
    assert [cells[0] for cells in texts(made)][-2:] == ["OSC/25-05", "OSC/25-06"]


def test_a_cell_that_begins_with_a_heading_as_the_one_above_did_is_a_new_one() -> None:
    (made,), _ = stitched(
        [grid(["Mend the paths", "**Buy gravel**\nTwo loads. Lead: Clerk"])],
        [grid(["", "**Hire a roller**\nFor a week. Lead: Mayor"], ["Plant trees", "**Order limes**\nLead: Clerk"])],
    )
    assert [made.rows[at][-1].text for at in range(3)] == [
        "Buy gravel Two loads. Lead: Clerk",
        "Hire a roller For a week. Lead: Mayor",
        "Order limes Lead: Clerk",
    ]
    assert made.rows[0][0].row_span == 2
