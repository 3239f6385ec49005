"""Words that a narrow cell broke without a hyphen are closed up, by the paper's own words only."""

from __future__ import annotations

from dataclasses import replace

from extract.flow.whole_words import with_whole_words, words_of
from extract.model import Box, Region, Table
from paper import grid, paper

PROSE = "The review of governance asked for more training of all members and of the staff."


def mended(cell: str, prose: str = PROSE, room: float = 0.0) -> str:
    """The words of a cell whose lines fill its width, but for ``room`` points at its right."""
    made = paper([prose, grid(["Lead", "Action"], [cell, "Write it"], widths=[200, 200])])
    (table,) = made.by_page[0]
    return next(cell.text for cell in with_whole_words(_tight(table, room), words_of(made.document)).rows[1])


def _tight(table: Table, room: float) -> Table:
    """The table with its cells as narrow as their words and ``room`` points more."""
    cells = []
    for cell in table.cells:
        right = max((line.box.x1 for line in cell.lines), default=0.0) + room
        regions = tuple(Region(r.page, Box(r.box.x0, r.box.top, right, r.box.bottom)) for r in cell.regions)
        cells.append(replace(cell, regions=regions))
    return replace(table, cells=tuple(cells))


def test_a_broken_word_is_closed_up() -> None:
    assert mended("Head of Governanc\ne") == "Head of Governance"


def test_in_more_than_two_pieces() -> None:
    assert mended("Chief G\novernan\nce") == "Chief Governance"


def test_words_that_the_paper_does_not_write_stay_apart() -> None:
    assert mended("Head of Procuremen\nt") == "Head of Procuremen t"


def test_two_words_of_the_paper_stay_two() -> None:
    prose = "One may do more for all there, and be heard therefore by all."
    assert mended("See to all there\nfor", prose) == "See to all there for"


def test_a_line_that_leaves_room_was_not_broken_for_want_of_it() -> None:
    assert mended("Head of Governanc\ne", room=60.0) == "Head of Governanc e"
