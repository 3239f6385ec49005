"""Tables printed without rules from sheets: rows far apart, heads that nearly touch, columns that hold shades alone."""

from __future__ import annotations

from aligned_sheets import HEAD, LEFTS, PLAIN, ROWS, set_row, set_rows, sheet
from extract.issues import Issues
from extract.model import Box, Document, Fill, Word
from extract.tables import find_tables
from extract.tables.aligned import find_aligned
from paper import SIZE, texts, write


def test_rows_of_a_sheet_stand_far_apart_and_are_one_table() -> None:
    rows: list[Word] = []
    for number, row in enumerate([HEAD, *ROWS]):
        rows += set_row(row, 100.0 + 5 * SIZE * number, "top")[0]
    (found,) = find_aligned(sheet(rows))
    assert texts(found) == PLAIN


def test_heads_a_space_apart_are_parted_where_the_columns_below_begin() -> None:
    heads = write("**Ref**", 50.0, 100.0) + write("**First due**", 90.0, 100.0) + write("**Now due**", 137.0, 100.0)
    heads += write("**Lead**", 300.0, 100.0)
    rows = [["1.1", "May", "June", "Treasurer"], ["1.2", "July", "", "Leader"], ["2.1", "June", "July", "Leader"]]
    rows += [["2.2", "April", "May", "Solicitor"], ["3.1", "May", "May 2027", "Leader"]]
    words = list(heads)
    for number, row in enumerate(rows, start=1):
        words += set_row(row, 100.0 + 20 * number, "top", [50.0, 90.0, 137.0, 300.0])[0]
    (found,) = find_aligned(sheet(words))
    assert texts(found) == [["Ref", "First due", "Now due", "Lead"], *rows]


def test_months_that_are_only_shaded_are_columns_of_the_table() -> None:
    lefts = [50.0, 90.0, 250.0, *(290.0 + 25 * month for month in range(10))]
    heads = ["**Ref**", "**Action**", "**Lead**", *(f"**M{month}**" for month in range(10))]
    words, edges = [], [95.0]
    for number, row in enumerate([heads, *([*r[:2], "AB", *[""] * 10] for r in ROWS)]):
        words += set_row(row, edges[-1] + 5, "top", lefts)[0]
        edges.append(edges[-1] + (35 if number else 20))
    shades = [
        Fill(Box(lefts[3 + first] - 4, edges[1 + row], lefts[3 + first] + 71, edges[2 + row]), "#4444aa")
        for row, first in enumerate((0, 2, 3, 4))
    ]
    (found,) = find_aligned(sheet(words, fills=shades))
    assert (found.n_rows, found.n_columns) == (5, 13)


def test_the_larger_name_of_a_group_in_the_middle_of_its_rows_ends_no_table() -> None:
    words: list[Word] = []
    lefts = [130.0, 170.0, 330.0, 460.0]
    for number, row in enumerate([HEAD, *ROWS]):
        words += set_row(row, 100.0 + 40 * number, "top", lefts)[0]
    words += write("**Subject**", 50.0, 100.0)
    words += [w._replace(size=1.2 * w.size, box=w.box._replace(x1=80.0)) for w in write("**Group**", 55.0, 206.0)]
    (found,) = find_aligned(sheet(words))
    assert {"Group", "Ref", "1.1", "1.2", "2.1", "2.2"} <= {cell.text for cell in found.cells}


def test_rows_on_shades_with_the_same_heads_are_a_table_and_no_panels() -> None:
    words: list[Word] = []
    bands: list[Fill] = []
    y = 100.0
    for name in ("**Homes**", "**Roads**", "**Money**"):
        words += write(name, 50.0, y)
        bands.append(Fill(Box(46.0, y - 3, 550.0, y + 180), "#ccddcc"))
        made, edges = set_rows([HEAD, *ROWS[:3]], "top")
        down = y + 20 - edges[0]
        words += [w._replace(box=w.box._replace(top=w.box.top + down, bottom=w.box.bottom + down)) for w in made]
        y += edges[-1] - edges[0] + 100
    found = find_tables(Document("0" * 64, "invented.pdf", (sheet(words, fills=bands),)), Issues())
    assert {table.n_columns for table in found} == {len(LEFTS)}
    rows = [row for table in found for row in texts(table)]
    assert all(rows.count(row) == 3 for row in PLAIN[:4])
