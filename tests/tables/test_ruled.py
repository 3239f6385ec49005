"""Tables drawn with lines: what stands in which cell, and what is no table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.issues import Issues
from extract.model import Box, Document, Fill, Page, Rule, Table
from extract.tables import find_tables
from extract.tables.ruled import ruled_and_boxes
from paper import Grid, grid, outline, page, texts, words_of

PLAN = grid(
    ["No.", "Recommendation", "Action", "Lead"],
    ["1", "Set out a vision for growth", "Publish the vision", "Leader"],
    ["^", "^", "Consult residents on it", "Chief Executive"],
    ["2", "Review the constitution", "Bring a report to Council", "Monitoring Officer"],
    widths=[40, 150, 205, 100],
)


def shape(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def found_on(*blocks: str | Grid) -> list[Table]:
    return ruled_and_boxes(page(*blocks)[0])[0]


# ---------------------------------------------------------------- grids


def test_a_plan_comes_back_as_it_was_drawn() -> None:
    drawn, (expected,) = page(PLAN)
    (found,) = ruled_and_boxes(drawn)[0]
    assert shape(found) == shape(expected)
    assert (found.n_rows, found.n_columns, found.method) == (4, 4, "ruled")
    assert found.score == pytest.approx(1)
    assert tuple(found.regions[0].box) == pytest.approx(tuple(expected.regions[0].box), abs=1)


def test_banners_and_merged_headings_span() -> None:
    (found,) = found_on(
        grid(
            ["Recommendation 1: work as one council", "<", "<", "<"],
            ["Action", "Lead", "Timescale", "<"],
            ["^", "^", "Start", "End"],
            ["Agree a plan", "Leader", "May 2024", "July 2024"],
        )
    )
    assert (found.cells[0].row_span, found.cells[0].column_span) == (1, 4)
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in found.cells}
    assert (spans["Action"], spans["Timescale"], spans["End"]) == ((2, 1), (1, 2), (1, 1))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Small tables, some cells merged to the left or upward, at least one word in each row and column."""
    n_rows, n_columns = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    words = st.sampled_from(["", "Leader", "Agree the plan", "July 2024", "Report\n\nto Cabinet"])
    rows = [[draw(words) for _ in range(n_columns)] for _ in range(n_rows)]
    rows[0] = [f"H{c}" for c in range(n_columns)]
    for row in rows[1:]:
        row[0] = "x"
        merged = draw(st.integers(0, n_columns - 1))
        if merged > 1:
            row[merged] = "<"
    if draw(st.booleans()):
        rows[-1][0] = "^"
    return grid(*rows, widths=[90.0 + 15 * c for c in range(n_columns)])


def lines_agree(found: Table, expected: Table) -> bool:
    """Grids are told apart by edges drawn, so rows and columns that no edge bounds do not count."""
    return [(c.text, tuple(map(round, c.regions[0].box))) for c in found.cells] == [
        (c.text, tuple(map(round, c.regions[0].box))) for c in expected.cells
    ]


@given(grids())
def test_any_grid_comes_back_with_its_words(made: Grid) -> None:
    drawn, (expected,) = page(made)
    (found,) = ruled_and_boxes(drawn)[0]
    assert lines_agree(found, expected)
    assert words_of(found) == words_of(expected)


@given(grids(), st.integers(0, 2), st.integers(0, 2))
def test_lines_drawn_twice_or_a_hair_apart_change_nothing(made: Grid, right: int, down: int) -> None:
    """Each cell brings its own border, so inner edges are drawn twice, a point or so apart."""
    drawn, (expected,) = page(made)
    again = [Rule(Box(b.x0 + right, b.top + down, b.x1 + right, b.bottom + down)) for b in (r.box for r in drawn.rules)]
    (found,) = ruled_and_boxes(replace(drawn, rules=(*drawn.rules, *again)))[0]
    assert words_of(found) == words_of(expected)
    assert len(found.cells) == len(expected.cells)


def test_a_word_over_an_edge_goes_where_most_of_it_lies() -> None:
    drawn, _ = page(grid(["Actionable", "Lead"], widths=[40, 200]))
    (found,) = ruled_and_boxes(drawn)[0]
    assert texts(found) == [["Actionable", "Lead"]]


def test_shading_of_a_cell_is_the_last_colour_that_covers_it() -> None:
    drawn, _ = page(grid(["Status", "Lead"], ["{#ffc000}Amber", "Leader"]))
    under = Fill(drawn.box, "#eeeeee")
    (found,) = ruled_and_boxes(replace(drawn, fills=(under, *drawn.fills)))[0]
    assert {cell.text: cell.fill for cell in found.cells} == {
        "Status": "#eeeeee", "Lead": "#eeeeee", "Amber": "#ffc000", "Leader": "#eeeeee",
    }  # fmt: skip


# ---------------------------------------------------------------- several tables, and none


def test_two_tables_with_text_between_stay_two_in_reading_order() -> None:
    found = found_on(grid(["First", "Lead"]), "Some words of explanation.", grid(["Second", "Lead"]))
    assert [table.cells[0].text for table in found] == ["First", "Second"]


def test_words_outside_the_grid_are_not_in_it() -> None:
    (found,) = found_on("Introduction", grid(["Action", "Lead"]), "Conclusion")
    assert words_of(found) == ["Action", "Lead"]


def test_a_table_without_a_word_gives_nothing() -> None:
    assert found_on(grid(["", ""], ["", ""])) == []


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [Rule(Box(50, 100, 545, 100.5))],
        [Rule(Box(50, y, 545, y + 0.5)) for y in (100, 200, 300, 400, 500)],
        [Rule(Box(x, 100, x + 0.5, 101)) for x in range(50, 500, 2)],
    ],
    ids=["none", "one under a heading", "level lines only", "dots"],
)
def test_lines_that_are_no_grid_give_no_table(rules: list[Rule]) -> None:
    drawn, _ = page("Some words between the lines")
    assert ruled_and_boxes(replace(drawn, rules=tuple(rules)))[0] == []


def test_a_lone_box_around_text_is_no_table() -> None:
    """Its words are read with the running text."""
    drawn, _ = page("A box with key messages")
    assert ruled_and_boxes(replace(drawn, rules=tuple(outline(Box(45, 100, 550, 140)))))[0] == []


def test_a_drawing_with_thousands_of_lines_is_no_table() -> None:
    drawn, _ = page("A map")
    rules = tuple(Rule(Box(x, y, x + 5, y + 0.5)) for x in range(0, 500, 9) for y in range(0, 800, 9))
    assert ruled_and_boxes(replace(drawn, rules=rules))[0] == []


def test_a_page_that_defeats_a_finder_costs_an_issue_not_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(*_: object) -> tuple[list[Table], list[Table]]:
        raise ValueError("odd edges")

    monkeypatch.setattr("extract.tables.FINDERS", {"stumbling": stumbles, "ruled": ruled_and_boxes})
    monkeypatch.setattr("extract.tables.find_aligned", stumbles)
    drawn, _ = page(PLAN)
    issues = Issues()
    found = find_tables(Document("0" * 64, "paper.pdf", (drawn,)), issues)
    assert len(found) == 1
    assert [issue.code for issue in issues] == ["finder_failed", "finder_failed"]


# ---------------------------------------------------------------- rows drawn, columns not


CARD = grid(
    ["Action 1.1", "Mend the pier before the season"],
    ["Lead", "Harbour Master"],
    ["Timescale", "May 2026"],
    ["Status", "On track"],
    widths=[120, 375],
)


def without_uprights(*blocks: str | Grid) -> list[Table]:
    """What is found of tables of which only the rows and the frame are drawn."""
    drawn, tables = page(*blocks)
    sides = {round(x) for t in tables for x in (t.regions[0].box.x0, t.regions[0].box.x1)}
    rules = [rule for rule in drawn.rules if rule.horizontal or round(rule.box.centre[0]) in sides]
    return ruled_and_boxes(replace(drawn, rules=tuple(rules)))[0]


def test_labels_and_values_in_a_frame_with_level_rules_are_two_columns() -> None:
    (found,) = without_uprights(CARD)
    assert texts(found) == [list(row) for row in CARD.rows]


def test_paragraphs_in_a_frame_with_level_rules_stay_one_column() -> None:
    (found,) = without_uprights(grid(*[[f"The harbour has {n} boats and one of them is red"] for n in range(2, 6)]))
    assert found.n_columns == 1


def test_a_cell_without_a_foot_at_the_end_of_a_page_is_a_cell() -> None:
    drawn, _ = page(PLAN)
    foot = max(rule.box.bottom for rule in drawn.rules)
    kept = [r for r in drawn.rules if not (r.horizontal and r.box.bottom > foot - 1 and r.box.x0 < 200)]
    (found,) = ruled_and_boxes(replace(drawn, rules=tuple(kept)))[0]
    assert texts(found)[3] == ["2", "Review the constitution", "Bring a report to Council", "Monitoring Officer"]


def test_shaded_labels_part_a_frame_with_level_rules_into_two_columns() -> None:
    made = grid(
        ["Recommendation", "Mend the pier before the season"], ["What we will do", "Order oak"], widths=[120, 375]
    )
    drawn, tables = page(made)
    sides = {round(x) for t in tables for x in (t.regions[0].box.x0, t.regions[0].box.x1)}
    rules = [rule for rule in drawn.rules if rule.horizontal or round(rule.box.centre[0]) in sides]
    labels = tuple(Fill(c.regions[0].box, "#e6eef2") for c in tables[0].cells if not c.column)
    (found,) = ruled_and_boxes(replace(drawn, rules=tuple(rules), fills=labels))[0]
    assert texts(found) == [list(row) for row in made.rows]


def without_lines_of_head(drawn: Page) -> tuple[Page, Table, list[Box]]:
    """A page without the lines of a grid's first row, the grid as it was, and that row's cells."""
    (whole,) = ruled_and_boxes(drawn)[0]
    first = [cell.regions[0].box for cell in whole.rows[0]]
    floor = first[0].bottom
    rules = tuple(rule for rule in drawn.rules if rule.box.bottom > floor - 1 and rule.box.centre[1] > floor - 1)
    lower = tuple(
        Rule(Box(r.box.x0, max(r.box.top, floor), r.box.x1, r.box.bottom)) for r in rules if r.box.bottom > floor
    )
    level = tuple(rule for rule in rules if rule.horizontal)
    return replace(drawn, rules=(*level, *(r for r in lower if not r.horizontal))), whole, first


def test_a_painted_head_over_a_ruled_grid_is_its_heading_row() -> None:
    drawn, _ = page(grid(["Measure", "Target"], ["Clear the culvert", "June"], ["Map it", "May"]))
    open_head, whole, first = without_lines_of_head(drawn)
    (bare,) = ruled_and_boxes(open_head)[0]
    assert texts(bare)[0] == ["Clear the culvert", "June"]
    (headed,) = ruled_and_boxes(replace(open_head, fills=tuple(Fill(box, "#336644") for box in first)))[0]
    assert texts(headed) == texts(whole)


def test_a_painted_title_over_the_first_row_of_a_box_is_a_row_of_its_own() -> None:
    """No line is drawn below it: the edge of the colour is one."""
    drawn, _ = page(
        grid(["Key recommendation 1\nA plan should be agreed by June."], ["The head of housing"], widths=[400])
    )
    (whole,) = [table for tables in ruled_and_boxes(drawn) for table in tables if table.n_rows == 2]
    (first,) = whole.rows[0]
    box = first.regions[0].box
    shade = Fill(box._replace(bottom=(first.lines[0].box.bottom + first.lines[1].box.top) / 2), "#442288")
    (parted,) = [
        table for tables in ruled_and_boxes(replace(drawn, fills=(shade,))) for table in tables if table.n_rows > 1
    ]
    assert texts(parted) == [["Key recommendation 1"], ["A plan should be agreed by June."], ["The head of housing"]]


@pytest.mark.parametrize("band", [False, True])
def test_words_at_the_left_of_each_column_over_a_ruled_grid_are_its_heading_row(band: bool) -> None:
    rows = [["Clear the culvert", "County", "June"], ["Map it", "EA", "May"]]
    rows = [["Rivers", "<", "<"], *rows] if band else rows
    open_head, whole, _ = without_lines_of_head(page(grid(["Measure", "Body", "Target"], *rows))[0])
    (headed,) = ruled_and_boxes(open_head)[0]
    assert texts(headed) == texts(whole)


def test_a_sentence_over_a_ruled_grid_heads_nothing() -> None:
    drawn, _ = page(
        "This table says who does what in each of the places named, and by when they are to have done all of it there.",
        grid(["Clear the culvert", "County", "June"], ["Map it", "EA", "May"]),
    )
    (found,) = ruled_and_boxes(drawn)[0]
    assert texts(found)[0] == ["Clear the culvert", "County", "June"]


def test_a_banner_row_open_at_one_side_does_not_cut_the_table() -> None:
    drawn, (expected,) = page(
        grid(
            ["Action", "Lead", "By when"],
            ["Parks", "<", "<"],
            ["Plant the verges", "Head of Parks", "May 2027"],
            ["Roads", "<", "<"],
            ["Fill the potholes", "Head of Roads", "June 2027"],
        )
    )
    bands = [c.regions[0].box for c in expected.cells if c.column_span == 3]
    right = bands[0].x1
    rules = [
        rule
        for rule in drawn.rules
        if rule.horizontal
        or abs(rule.box.centre[0] - right) > 2
        or not any(band.top <= rule.box.centre[1] <= band.bottom for band in bands)
    ]
    (found,) = ruled_and_boxes(replace(drawn, rules=tuple(rules)))[0]
    assert (found.n_rows, found.n_columns) == (5, 3)
