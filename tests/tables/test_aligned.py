"""Tables without a grid of lines: rows and columns by what is drawn, by white space and by how cells are set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from aligned_sheets import HEAD, LEFTS, PLAIN, ROWS, set_row, set_rows, sheet
from extract.issues import Issues
from extract.model import Box, Document, Fill, Rule, Table, Word
from extract.tables import find_tables
from extract.tables.aligned import find_aligned
from paper import SIZE, page, texts, write


@pytest.mark.parametrize("level", ["top", "middle", "bottom"])
def test_cells_without_lines_are_read_wherever_they_stand_in_their_row(level: str) -> None:
    words, _ = set_rows([HEAD, *ROWS], level)
    (found,) = find_aligned(sheet(words))
    assert texts(found) == PLAIN
    assert found.method == "aligned"


@pytest.mark.parametrize("level", ["top", "middle", "bottom"])
def test_upright_rules_alone_are_the_columns(level: str) -> None:
    words, edges = set_rows([HEAD, *ROWS], level)
    rules = [Rule(Box(x - 4, edges[0], x - 3.5, edges[-1])) for x in LEFTS[1:]]
    (found,) = find_aligned(sheet(words, rules))
    assert texts(found) == PLAIN


def test_zebra_stripes_part_rows_that_stand_close() -> None:
    words, edges = set_rows([HEAD, *ROWS], "top", gap=3.0)
    bands = [Fill(Box(46, a, 550, b), "#eeeeee") for a, b in list(pairwise(edges))[::2]]
    (found,) = find_aligned(sheet(words, fills=bands))
    assert texts(found) == PLAIN


def test_a_cell_that_rules_leave_open_spans_its_rows() -> None:
    """Rules under the actions, none under the recommendation that stands beside two of them."""
    rows = [HEAD, ["A", *ROWS[0][1:]], ["", *ROWS[1][1:]], ["B", *ROWS[2][1:]], ["", *ROWS[3][1:]]]
    words, edges = set_rows(rows, "top")
    ends = [85.0 if whole else 550.0 for whole in (False, False, True, False, True, False)]
    rules = [Rule(Box(46 if end == 550.0 else 88, y, 550, y + 0.5)) for y, end in zip(edges, ends, strict=True)]
    (found,) = find_aligned(sheet(words, rules))
    assert {cell.text: cell.row_span for cell in found.cells if cell.column == 0 and cell.lines} == {
        "Ref": 1, "A": 2, "B": 2,
    }  # fmt: skip


def test_a_coloured_cell_without_words_keeps_its_fill() -> None:
    rows = [[*HEAD[:3], "**RAG**"], *([*row[:3], ""] for row in ROWS)]
    words, edges = set_rows(rows, "top")
    colours = ["#ff0000", "#ffc000", "#00b050", "#ff0000"]
    fills = [Fill(Box(436, a, 480, b), c) for a, b, c in zip(edges[1:], edges[2:], colours, strict=False)]
    (found,) = find_aligned(sheet(words, fills=fills))
    assert [cell.fill for row in found.rows[1:] for cell in row if cell.column == 3] == colours


def test_words_set_over_the_next_column_stay_in_their_cell() -> None:
    """A line a few points too long runs into the next column's words; each text is a text object of its own."""
    words, _ = set_rows([HEAD, *ROWS], "top")
    moved: list[Word] = []
    for word in words:
        column = max(i for i, left in enumerate(LEFTS) if word.box.x0 >= left - 1)
        run = 100 * round(word.box.top) + column
        wide = 36.0 if word.text in ("buildings", "residents") else 0.0
        moved.append(word._replace(run=run, box=Box(word.box.x0, word.box.top, word.box.x1 + wide, word.box.bottom)))
    (found,) = find_aligned(sheet(moved))
    assert texts(found) == PLAIN


def test_bullets_that_hang_before_their_words_are_no_column() -> None:
    steps = ["Publish a list\nSay why", "Train members\nAsk again", "Ask residents\nTell them", "Report\nMeet"]
    rows = [[HEAD[0], "", *HEAD[1:]], *([r[0], "•\n•", s, *r[2:]] for r, s in zip(ROWS, steps, strict=True))]
    words: list[Word] = []
    top = 100.0
    for row in rows:
        found, tall = set_row(row, top, "top", [50.0, 90.0, 106.0, 300.0, 440.0])
        words += found
        top += tall + 8
    (table,) = find_aligned(sheet(words))
    listed = [f"• {step}".replace("\n", " • ") for step in steps]
    assert texts(table) == [PLAIN[0], *([r[0], said, *r[2:]] for r, said in zip(ROWS, listed, strict=True))]


def test_columns_go_on_at_the_head_of_the_next_page() -> None:
    """The end of a row cut by the break stands alone over the next rows; no head is printed again."""
    words, _ = set_rows([HEAD, *ROWS[:2], ["2.1", "Ask residents in every", *ROWS[2][2:]]], "top")
    rest, _ = set_rows([["", "ward about parking before the budget is set", "", ""], ROWS[3]], "top")
    pages = (sheet(words), sheet(rest, number=2))
    (found,) = find_tables(Document("0" * 64, "invented.pdf", pages), Issues())
    assert texts(found) == PLAIN


def test_heads_set_sideways_are_read_from_their_foot() -> None:
    upright = [
        Word("End", Box(442, 130, 452, 148), SIZE, bold=True),
        Word("date", Box(442, 105, 452, 127), SIZE, bold=True),
        Word("Accountable", Box(302, 90, 312, 148), SIZE, bold=True),
    ]
    level, _ = set_row(["**Ref**", "**Action**", "", ""], 138.0, "top")
    body: list[Word] = []
    y = 160.0
    for row in ROWS:
        words, tall = set_row(row, y, "top")
        body += words
        y += tall + 8
    (found,) = find_aligned(sheet([*upright, *level, *body]))
    assert texts(found) == [["Ref", "Action", "Accountable", "End date"], *ROWS]


def test_a_title_set_sideways_along_the_rows_is_no_head() -> None:
    words = [
        Word("Objective", Box(20, 150, 30, 196), SIZE, bold=True),
        Word("1:", Box(20, 138, 30, 147), SIZE, bold=True),
        Word("Know", Box(34, 170, 44, 196), SIZE, bold=True),
        Word("everyone", Box(34, 123, 44, 167), SIZE, bold=True),
    ]
    y = 110.0
    for row in (HEAD, *ROWS):
        made, tall = set_row(row, y, "top")
        words += made
        y += tall + 8
    (found,) = find_aligned(sheet(words))
    assert texts(found) == PLAIN


def test_a_bold_row_of_more_pieces_than_the_plain_rows_above_heads_the_next_table() -> None:
    words: list[Word] = []
    y = 100.0
    for row in (["**Group**", "", "**Share**", ""], ["Young", "", "3%", ""], ["Old", "", "9%", ""], HEAD, *ROWS):
        made, tall = set_row(row, y, "top")
        words += made
        y += tall + 8
    assert texts(find_aligned(sheet(words))[-1]) == PLAIN


def test_larger_names_of_groups_flush_with_the_rows_part_one_table() -> None:
    words: list[Word] = []
    y = 100.0
    for row in (HEAD, ["**Parks**"], *ROWS[:2], ["**Market**"], *ROWS[2:]):
        made, tall = set_row([*row, "", "", ""][:4], y, "top")
        words += made if len(row) > 1 else [word._replace(size=1.2 * word.size) for word in made]
        y += tall + 8
    (found,) = find_aligned(sheet(words))
    assert [row[0] for row in texts(found)] == ["Ref", "Parks", "1.1", "1.2", "Market", "2.1", "2.2"]


def test_dots_between_a_title_and_its_page_are_no_words() -> None:
    entries = [("Background", "3"), ("What residents told us", "7"), ("Findings", "12"), ("Next steps", "19")]
    words = [
        word
        for index, (title, number) in enumerate(entries)
        for left, text in ((50.0, title), (250.0, "......"), (400.0, number))
        for word in write(text, left, 100.0 + 14 * index)
    ]
    (found,) = find_aligned(sheet(words))
    assert texts(found) == [list(entry) for entry in entries]


def test_numbers_before_labels_that_name_what_stands_beside_them_are_the_fields_of_a_form() -> None:
    fields = ["Subject", "Decision maker", "Decision", "Reasons", "Call-in"]
    said = ["Weight limit", "The Leader", "To make the order that was asked for", "Many lorries pass a day", "None"]
    rows = [[str(number), *pair] for number, pair in enumerate(zip(fields, said, strict=True), start=1)]
    words: list[Word] = []
    top = 100.0
    for row in rows:
        found, tall = set_row(row, top, "top", [50.0, 80.0, 200.0])
        words += found
        top += tall + 8
    assert [texts(table) for table in find_aligned(sheet(words))] == [rows]


# ---------------------------------------------------------------- no tables


@pytest.mark.parametrize(
    "block",
    [
        "Cabinet is asked to agree the plan.\nThe plan was written with partners.\nIt takes effect in May.",
        "1.  Agree the plan.\n2.  Note the costs.\n3.  Ask for a report in a year.",
    ],
)
def test_prose_and_lists_are_no_tables(block: str) -> None:
    drawn, _ = page(block)
    assert find_aligned(drawn) == []


def test_wide_gaps_of_justified_prose_are_no_columns() -> None:
    """Gaps that no two lines have in one place."""
    words: list[Word] = []
    for line, cuts in enumerate([(120.0, 300.0), (180.0, 420.0), (90.0, 260.0), (210.0, 380.0)]):
        for left, right in zip((50.0, *cuts), (*cuts, 520.0), strict=True):
            count = int((right - left - 14) // 27)
            words += write(" ".join(["word"] * max(1, count)), left, 100.0 + 12 * line)
    assert find_aligned(sheet(words)) == []


def test_the_title_of_a_charts_axis_makes_no_heads() -> None:
    axis = Word("Percentage", Box(40, 100, 50, 160), SIZE)
    labels = [word for i in range(4) for word in write(str(10 * i), 60.0, 110.0 + 30 * i)]
    assert find_aligned(sheet([axis, *labels])) == []


def score_of(made: Table) -> float:
    return made.score


def test_a_larger_table_is_surer() -> None:
    few, _ = set_rows([HEAD, *ROWS[:2]], "top")
    many, _ = set_rows([HEAD, *ROWS, *ROWS], "top")
    (small,), (large,) = find_aligned(sheet(few)), find_aligned(sheet(many))
    assert 0 < score_of(small) < score_of(large) < 1


# ---------------------------------------------------------------- bars of two lines, tall cells, rules across


def bars_and_rows() -> list[Word]:
    """Under one heading row, bold bars over the columns, and rows of a long list beside one line."""
    words = [w for text, left in zip(HEAD[1:], (50.0, 300.0, 440.0), strict=True) for w in write(text, left, 100.0)]
    y = 124.0
    for bar in (
        "**1. Count the boats and tell every ward what was found, why it matters and what comes\nof it**",
        "**2. Mend**",
    ):
        words += write(bar, 50.0, y, 500.0)
        y += 12.0 * (1 + bar.count("\n")) + 10.0
        words += write("Buy a register", 50.0, y) + write("Harbour Master", 300.0, y) + write("May 2026", 440.0, y)
        for item in range(6):
            words += write(f"• step {item} of the work", 50.0, y + 12.0 * (item + 1))
        y += 12.0 * 7 + 12.0
    return words


def test_bars_of_two_lines_and_lists_to_the_end_belong_to_the_table() -> None:
    (found,) = find_aligned(sheet(bars_and_rows()))
    rows = texts(found)
    assert rows[0] == ["Action", "Lead", "When"]
    assert rows[1][0] == "1. Count the boats and tell every ward what was found, why it matters and what comes of it"
    assert rows[2][0].endswith("• step 5 of the work")
    assert rows[4][0].endswith("• step 5 of the work")
    assert found.n_rows == 5


def test_what_stands_between_two_rules_is_one_row() -> None:
    """White space between an entry's first line and its list does not cut a row that rules close."""
    words, rules, y = list[Word](), list[Rule](), 100.0
    for text, left in zip(HEAD, (50.0, 200.0, 380.0, 470.0), strict=True):
        words += write(text, left, y)
    for n in range(5):
        y += 18.0
        rules.append(Rule(Box(48.0, y - 3.0, 550.0, y - 3.0)))
        words += write(f"{n + 1}. Count the boats that\nlie in the port", 50.0, y)
        words += write("Buy a register", 200.0, y) + write("Head of Ports", 380.0, y) + write("May 2026", 470.0, y)
        for item in range(n % 3):
            words += write(f"• step {item}", 200.0, y + 14.0 + 12.0 * item)
        y += 24.0 + 10.0 * (n % 3)
    rules.append(Rule(Box(48.0, y + 12.0, 550.0, y + 12.0)))
    (found,) = find_aligned(sheet(words, rules))
    assert found.n_rows == 6
    assert [row[0].split(".")[0] for row in texts(found)[1:]] == ["1", "2", "3", "4", "5"]


# ---------------------------------------------------------------- cards without a line drawn


def test_labels_that_stand_again_and_again_are_a_column_beside_long_texts() -> None:
    """The first row's words follow its label so close that only the rows below part them."""
    words, y = list[Word](), 100.0
    for number in range(1, 4):
        for label, text in (
            (f"**Recommendation {number}:**", "The harbour should be dredged to the depth that larger boats ask for"),
            ("**Planned action:**", "Officers will write to the three firms that have dredged here before"),
            ("**Owner:**", "Harbour Master"),
        ):
            words += write(label, 50.0, y) + write(text, 137.0, y, 400.0)
            y += 17.0
        y += 10.0
    (found,) = find_aligned(sheet(words))
    assert [row[0] for row in texts(found)] == [
        label for n in (1, 2, 3) for label in (f"Recommendation {n}:", "Planned action:", "Owner:")
    ]


def test_two_columns_of_prose_are_no_table() -> None:
    line = "The harbour has been busy this year and will be again"
    words = [w for n in range(12) for left in (50.0, 320.0) for w in write(f"{line} {n}", left, 100.0 + 12.0 * n)]
    assert find_aligned(sheet(words)) == []


def test_a_sentence_across_the_columns_moves_none_of_them() -> None:
    remark = write("We looked after eleven acres and a market house last year for everybody.", LEFTS[0], 116.0, 480.0)
    words, _ = set_rows([HEAD, ["", "", "", ""], *ROWS], "top", gap=14.0)
    (found,) = find_aligned(sheet([*words, *remark]))
    assert found.n_columns == len(LEFTS)
    assert [cell.text for cell in found.rows[-1]] == ROWS[-1]
