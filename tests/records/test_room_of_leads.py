"""Where one lead of a cell ends and the next begins, by the room that its lines had."""

from __future__ import annotations

from extract.records.plans.levels import room_in
from extract.records.plans.pairing import pair
from paper import table


def leads_in(*cells: str) -> list[str]:
    """The leads of a plan with these cells of leads, each told by the room in their column."""
    plan = table(*([f"Do thing {at}", cell] for at, cell in enumerate(cells)), widths=[200, 100])
    room = room_in(plan, [1])
    rows = zip(plan.cells[::2], plan.cells[1::2], strict=True)
    return [share.beside["lead"] for action, lead in rows for share in pair(action, {"lead": [lead]}, room).shares]


def test_a_line_that_had_room_for_the_next_word_ends_a_lead() -> None:
    assert leads_in("Trading Standards", "Parks\nHighways")[1] == "Parks\n\nHighways"


def test_a_line_that_had_none_may_go_on() -> None:
    assert "\n\n" not in leads_in("Legal Team", "Licensing\nEnforcement Officer")[1]


def test_a_name_broken_anywhere_says_nothing_of_room() -> None:
    assert leads_in("Trading Standards Manager", "Head of\nPlanning", "Parks\nHighways")[2] == "Parks\nHighways"
