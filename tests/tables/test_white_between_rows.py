"""Which white parts rows: cells of one row stand level, paragraphs of a cell beside those of another seldom do."""

from __future__ import annotations

from collections.abc import Sequence

from aligned_sheets import HEAD, LEFTS, PLAIN, ROWS, set_rows, sheet
from extract.issues import Issues
from extract.model import Box, Document, Fill, Word
from extract.tables import find_tables
from extract.tables.aligned import find_aligned
from paper import texts, write

STEPS = [
    ["1", ["Count the boats in every harbour of the county", "Tell the owners"], ["Clerk", "Harbour Master", "Owner"]],
    ["2", ["Mend the pier", "Paint the boards of the long pier before the season", "Open it"], ["Treasurer"]],
    ["3", ["Sell the crane at the auction that is held in the spring", "Ask why"], ["Leader", "Auctioneer"]],
    ["4", ["Write the list of moorings again and publish it", "Print it"], ["Clerk", "Printer"]],
]


def set_paragraphs(parts: Sequence[str], left: float, top: float, width: float) -> list[Word]:
    """Paragraphs with a little white between them."""
    words: list[Word] = []
    for part in parts:
        made = write(part, left, top, width)
        words += made
        top = max(word.box.bottom for word in made) + 5
    return words


def test_paragraphs_that_stand_apart_in_their_cells_are_no_rows() -> None:
    words = [w for head, left in zip(HEAD[:3], LEFTS[:3], strict=True) for w in write(head, left, 100.0)]
    y = 118.0
    for number, steps, leads in STEPS:
        row = write(str(number), LEFTS[0], y) + set_paragraphs(steps, LEFTS[1], y, 130)
        row += set_paragraphs(leads, LEFTS[2], y, 150)
        words += row
        y = max(word.box.bottom for word in row) + 9
    (found,) = find_aligned(sheet(words))
    said = [[number, " ".join(steps), " ".join(leads)] for number, steps, leads in STEPS]
    assert texts(found) == [[head.strip("*") for head in HEAD[:3]], *said]


def test_a_little_white_parts_rows_that_are_level() -> None:
    words, _ = set_rows([HEAD, *ROWS], "top", gap=4.0)
    (found,) = find_aligned(sheet(words))
    assert texts(found) == PLAIN


def test_small_print_below_the_words_of_every_cell_is_a_column_of_its_own() -> None:
    notes = ["M1: Piers should be safe.", "M1: Piers should be safe.", "M2: Owners should pay."]
    words = [w for head, left in zip(HEAD, LEFTS, strict=True) for w in write(head, left, 100.0)]
    y = 118.0
    for note, row in zip(notes, ROWS, strict=False):
        made = [w for text, left in zip(row, LEFTS, strict=True) for w in write(text, left, y, 130)]
        foot = max(word.box.bottom for word in made if LEFTS[1] <= word.box.x0 < LEFTS[2])
        small = [word._replace(size=0.7 * word.size) for word in write(note, LEFTS[1], foot + 2, 200)]
        words += [*made, *small]
        y = max(word.box.bottom for word in words) + 9
    (found,) = find_tables(Document("0" * 64, "invented.pdf", (sheet(words),)), Issues())
    assert texts(found)[1:] == [[row[0], note, *row[1:]] for note, row in zip(notes, ROWS, strict=False)]


def test_bullets_that_stand_apart_go_on_with_their_row() -> None:
    """Under a coloured bar over all columns stands one row: a long listed action beside a lead and a time of one line;
    the paragraphs of the list stand as far apart as rows do."""
    words, fills, y = write("**Action**", 50, 100), [], 100.0
    words += [*write("**Lead**", 300, y), *write("**When**", 440, y)]
    wanted = [["Action", "Lead", "When"]]
    for number, (_, said, lead, when) in enumerate(ROWS, start=1):
        y += 18
        fills.append(Fill(Box(48, y - 3, 550, y + 15), "#ddeeff"))
        words += write(f"**{number}. Look after the harbour and all its boats in winter**", 50, y)
        wanted.append([f"{number}. Look after the harbour and all its boats in winter"])
        y += 18
        lead = lead.partition(" and")[0]
        words += [*write(said, 50, y, 200), *write(lead, 300, y, 130), *write(when, 440, y)]
        y = max(word.box.bottom for word in words) + 3
        steps = ["ask the wards", "price the work", "tell the owners"][: 2 + number % 2]
        for step in steps:
            words += write(f"▪ {step}", 62, y)
            y += 13.2
        wanted.append([" ▪ ".join([said, *steps]), lead, when])
    (table,) = find_aligned(sheet(words, fills=fills))
    assert texts(table) == wanted
