"""Tables without uprights: what level rules hold together, where one table ends and the next begins, and what the
words of a column tell of its rows."""

from __future__ import annotations

import pytest

from aligned_sheets import HEAD, PLAIN, ROWS, set_row, set_rows, sheet
from extract.issues import Issues
from extract.model import Box, Document, Fill, Rule, Word
from extract.tables import find_tables
from extract.tables.aligned import find_aligned
from paper import texts, write


def test_two_pieces_of_one_line_in_a_column_do_not_tell_how_far_rows_stand_apart() -> None:
    """Marks stand apart behind some dates; the rows are still those that white parts."""
    long = "Leader of the Council and Chief Executive"
    rows = [[row[0], ROWS[0][1], long, "By the end of May 2026" if row == ROWS[0] else row[3]] for row in ROWS]
    words, _ = set_rows([HEAD, *rows], "top")
    beside = [w for w in words if w.text in ("Ongoing", "Quarterly")]
    words += [w._replace(text="(x)", box=Box(w.box.x1 + 12, w.box.top, w.box.x1 + 27, w.box.bottom)) for w in beside]
    (found,) = find_aligned(sheet(words))
    assert [row[:3] for row in texts(found)[1:]] == [row[:3] for row in rows]


def test_a_table_of_more_columns_on_the_next_page_is_not_read_in_those_of_the_last() -> None:
    """Its narrow columns fit into the wide ones of the table before; each line has several pieces in one of them."""
    wide = ["Homes that were let to those who had waited for longest", "Director of Homes", "May 2026"]
    above: list[Word] = []
    for number in range(4):
        above += set_row(wide, 100.0 + 40.0 * number, "top", (50.0, 300.0, 440.0))[0]
    below, _ = set_rows([HEAD, *ROWS], "top")
    below += write("**Detail**", top=80.0)
    found = find_tables(Document("0" * 64, "two.pdf", (sheet(above), sheet(below, number=2))), Issues())
    assert texts(found[-1]) == PLAIN


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_between_level_rules_are_one_table_however_white_they_are(ruled: bool) -> None:
    words, edges = set_rows([HEAD, *ROWS], "top", gap=45.0)
    rules = [Rule(Box(46, y, 550, y + 0.5)) for y in edges] if ruled else []
    found = find_aligned(sheet(words, rules))
    assert ([texts(table) for table in found] == [PLAIN]) == ruled


def test_a_coloured_word_in_a_cell_parts_no_row() -> None:
    """Its box ends above the second line of the row."""
    words, edges = set_rows([HEAD, *ROWS], "top", gap=14.0)
    rules = [Rule(Box(46, y, 550, y + 0.5)) for y in edges]
    whens = [word for word in words if word.text in ("May", "Ongoing", "June", "Quarterly")]
    fills = [Fill(Box(436, w.box.top - 1, 500, w.box.bottom), "#00b050") for w in whens]
    (found,) = find_aligned(sheet(words, rules, fills))
    assert texts(found) == PLAIN


@pytest.mark.parametrize(
    "title", ["**Homes**", "**Homes that the council lets to those who wait in every ward of it**"]
)
def test_the_head_again_below_a_title_begins_the_next_table(title: str) -> None:
    above, edges = set_rows([HEAD, *ROWS], "top")
    below, _ = set_rows([HEAD, *ROWS], "top")
    down = edges[-1] - 70.0
    words = [w._replace(box=Box(w.box.x0, w.box.top + down, w.box.x1, w.box.bottom + down)) for w in below]
    words += write(title, top=edges[-1] + 8)
    assert [texts(table) for table in find_aligned(sheet([*above, *words]))] == [PLAIN, PLAIN]


@pytest.mark.parametrize(
    "title", ["**Spent**", "Members may like to see how much of the money for this is left at present"]
)
def test_other_heads_below_a_title_or_a_line_across_begin_the_next_table(title: str) -> None:
    above, edges = set_rows([HEAD, *ROWS], "top")
    costs = [
        ["**Code**", "**Costs**", "**Held by**", "**Spent**"],
        *(["41", "Toilets", "RFO", "£88"] for _ in range(3)),
    ]
    words = list(above) + write(title, top=edges[-1])
    for number, row in enumerate(costs):
        words += set_row(row, edges[-1] + 24 + 18.0 * number, "top")[0]
    assert [found.n_rows for found in find_aligned(sheet(words))] == [len(PLAIN), len(costs)]


def test_a_banner_is_one_cell_over_its_row() -> None:
    words, edges = set_rows([HEAD, *ROWS], "top")
    down = edges[1]
    moved = [
        w._replace(box=Box(w.box.x0, w.box.top + 24, w.box.x1, w.box.bottom + 24)) if w.box.top > down else w
        for w in words
    ]
    banner = write("**Places that people are proud of and come back to**", top=down + 6)
    (found,) = find_aligned(sheet([*moved, *banner]))
    assert [(cell.column, cell.column_span) for cell in found.rows[1]] == [(0, len(HEAD))]


def test_short_banners_and_numbers_left_of_all_heads() -> None:
    """The column of numbers has no head; the first banner begins with the numbers, under nothing."""
    rows = [["", "**Asked**", "**Agreed?**", "**Who**"], ["**Homes**", "", "", ""]]
    rows += [[str(n), "That more be let to those who wait", "Yes", "Director"] for n in (1, 2, 3)]
    rows += [["**Parks**", "", "", ""], ["4", "That the oak be kept", "No", "Head of Parks"]]
    words, _ = set_rows(rows, "top")
    (found,) = find_aligned(sheet(words))
    assert texts(found)[0] == ["", "Asked", "Agreed?", "Who"]
    assert [(row[0].text, row[0].column_span) for row in found.rows if len(row) == 1] == [("Homes", 4), ("Parks", 4)]


def test_heads_of_the_next_page_are_not_read_in_columns_that_end_below_them() -> None:
    """The heads would fit into the table before, the rows below them would not."""
    bodies = [["**Body**", "**Met**", "**Members of it**"], *(["Cabinet", "11", "7"] for _ in range(4))]
    above = [
        word for n, row in enumerate(bodies) for word in set_row(row, 100.0 + 20.0 * n, "top", (50.0, 90.0, 300.0))[0]
    ]
    below, _ = set_rows([HEAD, *ROWS], "top")
    found = find_tables(Document("0" * 64, "two.pdf", (sheet(above), sheet(below, number=2))), Issues())
    assert [texts(table) for table in found][-1] == PLAIN


def test_pieces_of_neighbouring_rows_that_overlap_tell_nothing_of_the_white() -> None:
    """A title set in the middle of its rows stands half beside two of their lines."""
    long = "Leader of the Council and Chief Executive"
    words, _ = set_rows([HEAD, *([row[0], ROWS[0][1], long, row[3]] for row in ROWS)], "top")
    refs = [word for word in words if word.text in ("1.2", "2.1")]
    words += [w._replace(text="a", box=Box(w.box.x0, w.box.top + 5.5, w.box.x0 + 5, w.box.bottom + 5.5)) for w in refs]
    (found,) = find_aligned(sheet(words))
    assert found.n_rows == len(PLAIN)
