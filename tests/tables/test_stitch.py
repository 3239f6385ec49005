"""Tables over pages: joined where they go on, kept apart where they do not, and never a word lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.issues import Code, Issues
from extract.model import Box, Region, Table
from extract.tables.stitch import stitch
from paper import Grid, Paper, grid, paper, texts, words_of

HEAD = ["No.", "Recommendation", "Action", "Lead", "Timescale"]
WIDTHS = [30, 130, 170, 90, 75]


def plan(*rows: list[str]) -> Grid:
    return grid(*rows, widths=WIDTHS)


def stitched(*pages: list[str | Grid]) -> tuple[list[Table], Issues]:
    return joined(paper(*pages))


def joined(made: Paper) -> tuple[list[Table], Issues]:
    issues = Issues()
    return stitch(made.document, made.by_page, issues), issues


def shifted(place: Region, right: float) -> Region:
    box = place.box
    return Region(place.page, Box(box.x0 + right, box.top, box.x1 + right, box.bottom))


def row(*cells: str) -> list[str]:
    return list(cells)


FIRST = row("1", "Set out a vision for the place.", "Publish the vision.", "Leader", "May 2024")
SECOND = row("2", "Review the constitution.", "Bring a report to Council.", "Monitoring Officer", "July 2024")
THIRD = row("3", "Strengthen scrutiny.", "Train all members.", "Head of Scrutiny", "June 2024")


# ---------------------------------------------------------------- goes on


def test_a_plan_over_two_pages_is_one_table() -> None:
    (found,), issues = stitched([plan(HEAD, FIRST)], [plan(SECOND)])
    assert texts(found) == [HEAD, FIRST, SECOND]
    assert [region.page for region in found.regions] == [1, 2]
    assert not list(issues)


@pytest.mark.parametrize(
    "again",
    [HEAD, row("No", "Recommendation", "Actions", "Lead", "Timescale"), [h.upper() for h in HEAD]],
    ids=["same words", "a letter more", "capitals"],
)
def test_a_repeated_header_is_dropped(again: list[str]) -> None:
    (found,), _ = stitched([plan(HEAD, FIRST)], [plan(again, SECOND)])
    assert texts(found) == [HEAD, FIRST, SECOND]


def test_a_header_in_other_words_stays_as_a_row() -> None:
    """Whether it heads new columns is for the reader of columns to say."""
    other = row("Ref", "Peer team finding", "What we will do", "Owner", "Deadline")
    (found,), _ = stitched([plan(HEAD, FIRST)], [plan(other, SECOND)])
    assert texts(found) == [HEAD, FIRST, other, SECOND]


def test_a_header_that_stands_alone_on_the_next_page_adds_no_row() -> None:
    (found,), _ = stitched([plan(HEAD, FIRST)], [plan(HEAD)])
    assert texts(found) == [HEAD, FIRST]
    assert found.page_last == 2


def test_three_pages_and_a_blank_one_between() -> None:
    (found,), _ = stitched([plan(HEAD, FIRST)], [], [plan(HEAD, SECOND)], [plan(HEAD, THIRD)])
    assert texts(found) == [HEAD, FIRST, SECOND, THIRD]
    assert (found.page_first, found.page_last) == (1, 4)


def test_a_table_that_moves_sideways_goes_on() -> None:
    """Facing pages have mirrored margins."""
    made = paper([plan(HEAD, FIRST)], [plan(SECOND)])
    moved = [replace(cell, regions=(shifted(cell.regions[0], 14.0),)) for cell in made.by_page[1][0].cells]
    table = replace(made.by_page[1][0], cells=tuple(moved), regions=(shifted(made.by_page[1][0].regions[0], 14.0),))
    (found,), _ = joined(Paper(made.document, (made.by_page[0], (table,))))
    assert found.n_columns == 5


def test_a_coarser_grid_on_the_next_page_is_counted_on_the_finer_one() -> None:
    banner = grid(["Recommendation 2: review the constitution.", "Notes"], widths=[330, 165])
    (found,), _ = stitched([plan(HEAD, FIRST)], [banner])
    last = found.rows[-1]
    assert [(c.column, c.column_span) for c in last] == [(0, 3), (3, 2)]


def test_a_reworded_head_that_is_set_as_one_is_dropped() -> None:
    bold = [f"**{word}**" for word in HEAD]
    again = row("**No**", "**Recommendations**", "**Actions agreed**", "**Lead officer**", "**Timescales**")
    (found,), _ = stitched([plan(bold, FIRST)], [plan(again, SECOND)])
    assert texts(found) == [HEAD, FIRST, SECOND]


@pytest.mark.parametrize("words", ["Action plan (continued)", "Recommendation 1 … CONTINUED", "Table 2 (cont.)"])
def test_a_band_that_says_continued_is_dropped(words: str) -> None:
    (found,), _ = stitched([plan(HEAD, FIRST)], [plan(row(words, "<", "<", "<", "<"), HEAD, SECOND)])
    assert texts(found) == [HEAD, FIRST, SECOND]


def test_the_same_heads_go_on_in_columns_of_other_widths() -> None:
    """Each slide has a table of its own, its columns as wide as its words need, under the same title."""
    other = grid(HEAD, SECOND, widths=[50, 110, 150, 120, 65])
    (found,), _ = stitched(["Action plan", plan(HEAD, FIRST)], ["Action plan (continued)", other])
    assert texts(found) == [HEAD, FIRST, SECOND]


# ---------------------------------------------------------------- rows and cells cut by the break


def test_a_row_cut_in_mid_sentence_is_joined() -> None:
    cut = row("1", "Strengthen the council's role within the", "Publish.", "Leader", "May 2024")
    rest = row("", "London economy.", "", "", "")
    (found,), issues = stitched([plan(HEAD, cut)], [plan(rest, SECOND)])
    assert found.n_rows == 3
    assert found.rows[1][1].text == "Strengthen the council's role within the London economy."
    assert [region.page for region in found.rows[1][1].regions] == [1, 2]
    assert [issue.code for issue in issues] == [Code.ROW_CONTINUES]


def test_a_cut_row_is_joined_under_a_repeated_header() -> None:
    cut = row("1", "A vision.", "Publish the vision and", "Leader", "May 2024")
    rest = row("", "", "consult residents on it.", "", "")
    (found,), _ = stitched([plan(HEAD, cut)], [plan(HEAD, rest, SECOND)])
    assert found.rows[1][2].text == "Publish the vision and consult residents on it."
    assert found.n_rows == 3


def test_two_cells_cut_at_once_are_both_joined() -> None:
    cut = row("1", "Set out how the council and its", "Publish the vision and", "Leader", "May 2024")
    rest = row("", "partners will act.", "consult residents.", "", "")
    (found,), _ = stitched([plan(HEAD, cut)], [plan(rest)])
    assert [cell.text for cell in found.rows[1]][1:3] == [
        "Set out how the council and its partners will act.",
        "Publish the vision and consult residents.",
    ]


def test_a_merged_cell_cut_by_the_break_spans_the_rows_on_both_sides() -> None:
    """More actions for recommendation 1 follow on the next page, its number and words not repeated."""
    more = row("", "", "Consult residents.", "Chief Executive", "June 2024")
    first = row("1", "Set out a vision for the place.", "Publish the vision.", "Leader.", "May 2024.")
    (found,), issues = stitched([plan(HEAD, first)], [plan(more, SECOND)])
    spans = {cell.text: cell.row_span for cell in found.cells if cell.row == 1}
    assert spans["Set out a vision for the place."] == 2
    assert spans["1"] == 2
    assert spans["Publish the vision."] == 1
    assert [cell.text for cell in found.rows[2]] == ["Consult residents.", "Chief Executive", "June 2024"]
    assert not list(issues)


def numbered_rows(count: int) -> list[list[str]]:
    return [row(str(i), f"Finding {i}.", f"Do thing {i}.", "Leader", "May 2024") for i in range(1, count + 1)]


def test_a_column_that_no_row_leaves_empty_tells_a_cut_row() -> None:
    """Neither small letter nor full stop, but every row so far has a number, a lead and a date."""
    rest = row("", "", "Costs will be reported in May.", "", "")
    (found,), issues = stitched([plan(HEAD, *numbered_rows(5))], [plan(rest, row("6", "F.", "Do.", "Chair", "June"))])
    assert found.n_rows == 7
    assert [issue.code for issue in issues] == [Code.ROW_CONTINUES]


def test_words_of_a_merged_cell_go_on_beside_a_new_row() -> None:
    """The recommendation runs over the break; the action beside its end is another one."""
    rows = [
        row("1", "Set out a vision for the place and", "Publish it.", "Leader", "May 2024"),
        row("^", "^", "Consult residents.", "Chair", "June 2024"),
    ]
    above = plan(
        HEAD, *numbered_rows(3), row("4", "A.", "B.", "Leader", "May"), row("^", "^", "C.", "Chair", "June"), *rows
    )
    (found,), _ = stitched([above], [plan(row("", "keep to it.", "Report each year.", "Clerk", "July 2024"))])
    assert found.rows[-1][0].text == "Report each year."
    assert found.covering[-1][1].text.endswith("keep to it.")


def test_a_new_row_under_a_merged_cell_is_not_joined_for_want_of_full_stops() -> None:
    """Leads and dates never end in a full stop, and many actions do not either."""
    first = row("1", "Set out a vision", "Publish the vision", "Leader", "May 2024")
    more = row("", "", "Consult residents", "Chief Executive", "June 2024")
    (found,), _ = stitched([plan(HEAD, first)], [plan(more)])
    assert found.n_rows == 3


def test_a_row_that_begins_with_its_number_is_a_new_one() -> None:
    first = row("1", "Set out a vision", "Publish the vision", "Leader", "May 2024")
    second = row("2", "Train members", "Run two courses", "Chair", "June 2024")
    (found,), issues = stitched([plan(HEAD, first)], [plan(second)])
    assert found.n_rows == 3
    assert not list(issues)


# ---------------------------------------------------------------- does not go on


def test_text_between_keeps_two_tables_with_the_same_columns_apart() -> None:
    found, _ = stitched([plan(HEAD, FIRST), "The second plan follows."], [plan(HEAD, SECOND)])
    assert [texts(t) for t in found] == [[HEAD, FIRST], [HEAD, SECOND]]
    found, _ = stitched([plan(HEAD, FIRST)], ["The second plan.", plan(HEAD, SECOND)])
    assert len(found) == 2


def test_a_page_of_text_between_keeps_tables_apart() -> None:
    found, _ = stitched([plan(HEAD, FIRST)], ["A page of text."], [plan(HEAD, SECOND)])
    assert len(found) == 2


def test_other_columns_are_another_table() -> None:
    other = grid(["Name", "Ward", "Party"], widths=[200, 195, 100])
    found, _ = stitched([plan(HEAD, FIRST)], [other])
    assert len(found) == 2


def test_a_box_above_a_grid_is_not_its_head() -> None:
    found, _ = stitched([grid(["Key messages of the plan"], widths=[495])], [plan(HEAD, FIRST)])
    assert len(found) == 2


def test_two_tables_on_one_page_stay_two() -> None:
    found, _ = stitched([plan(HEAD, FIRST), plan(HEAD, SECOND)])
    assert len(found) == 2


def test_a_footnote_under_the_table_does_not_end_it() -> None:
    made = paper([plan(HEAD, FIRST), "1 Dates are those agreed by Cabinet."], [plan(HEAD, SECOND)])
    first, second = made.document.pages
    note = replace(first.lines[-1], words=tuple(word._replace(size=7.0) for word in first.lines[-1].words))
    pages = (replace(first, lines=(*first.lines[:-1], note)), second)
    (found,), _ = joined(Paper(replace(made.document, pages=pages), made.by_page))
    assert found.n_rows == 3


# ---------------------------------------------------------------- no word lost


def test_a_row_much_like_the_first_one_is_not_a_header() -> None:
    """Trackers repeat the same action each quarter, and a header is repeated on each page."""
    first = row("1", "Report on finance", "Send the quarterly return", "Director of Finance", "July 2024")
    again = row("2", "Report on finance", "Send the quarterly return", "Director of Finance", "June 2024")
    (found,), _ = stitched([plan(HEAD, first)], [plan(HEAD, again)])
    assert texts(found) == [HEAD, first, again]


@pytest.mark.xfail(strict=True, reason="the first row counts as header in a table that has none")
def test_a_table_without_a_header_has_none_to_repeat() -> None:
    one, two = row("Cllr Able", "Independent", "Chair"), row("Cllr Agle", "Independent", "Chair")
    (found,), _ = stitched([grid(one)], [grid(two)])
    assert texts(found) == [one, two]


SENTENCE = st.sampled_from(["", "Publish the plan.", "Train members and", "the council", "Leader", "July 2024"])
ROWS = st.lists(st.lists(SENTENCE, min_size=5, max_size=5), min_size=1, max_size=4)


def numbered(rows: list[list[str]], start: int) -> list[list[str]]:
    """Rows told apart by a word of their own, so that none is much like another."""
    names = ["alpha beta gamma", "delta epsilon zeta", "eta theta iota", "kappa lambda mu"] + ["nu xi omicron"] * 4
    return [[*row[:2], f"{row[2]} {names[start + i] * (start + 1)}", *row[3:]] for i, row in enumerate(rows)]


@given(ROWS, ROWS)
def test_stitched_tables_lose_no_word(upper: list[list[str]], lower: list[list[str]]) -> None:
    above, below = plan(HEAD, *numbered(upper, 0)), plan(*numbered(lower, 4))
    made = paper([above], [below])
    found, _ = joined(made)
    assert words_of(*found) == words_of(*(t for tables in made.by_page for t in tables))


@given(ROWS, ROWS)
def test_stitched_cells_never_overlap_and_fill_the_grid(upper: list[list[str]], lower: list[list[str]]) -> None:
    (found,), _ = stitched([plan(HEAD, *numbered(upper, 0))], [plan(*numbered(lower, 4))])
    taken = [
        (r, c)
        for cell in found.cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(taken) == [(r, c) for r in range(found.n_rows) for c in range(found.n_columns)]


def test_a_head_in_other_words_is_dropped_where_nothing_else_is_set_as_one() -> None:
    bold = [f"**{word}**" for word in HEAD]
    again = row("**No.**", "**Recommendation**", "**What we do**", "**Officer**", "**Due**")
    (found,), _ = stitched([plan(bold, FIRST)], [plan(again, SECOND)])
    assert texts(found) == [HEAD, FIRST, SECOND]
