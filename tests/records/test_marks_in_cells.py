"""Letters and numbers that tell the actions of one cell apart."""

from __future__ import annotations

import pytest

from extract.text import cell_paragraphs
from paper import grid, table
from papers_said import read


@pytest.mark.parametrize(("marks", "refs"), [(("a)", "b)"), ["a", "b"]), (("1.", "2."), ["1", "2"])])
@pytest.mark.parametrize("number", ["", "7"])
def test_what_stands_before_the_actions_of_a_cell_and_again_beside_them_numbers_them(
    marks: tuple[str, str], refs: list[str], number: str
) -> None:
    one, two = marks
    head = ["No", "**Outcome**", "**Actions**", "**Lead**", "**When**"]
    told = [
        f"{one} Count the boats\n{two} Mend the pier",
        f"{one} Clerk\n{two} Mayor",
        f"{one} May 2026\n{two} July 2026",
    ]
    found = read(
        "**Harbour action plan**", grid(head, [number, "A safe harbour", *told], widths=[30, 100, 200, 90, 80])
    )
    assert [(a.ref, a.text, a.lead_raw, a.timescale_raw) for a in found.actions] == [
        (refs[0], "Count the boats", "Clerk", "May 2026"),
        (refs[1], "Mend the pier", "Mayor", "July 2026"),
    ]


def test_a_letter_begins_an_entry_though_the_one_above_wraps() -> None:
    made = table(["a) From\nSeptember 2026\n\nb) Mar 2026"], widths=[80])
    assert [p.text for p in cell_paragraphs(made.cells[0])] == ["From September 2026", "Mar 2026"]
