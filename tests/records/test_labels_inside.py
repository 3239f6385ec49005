"""Labels and times inside the cell of an action."""

from __future__ import annotations

from extract.records.plans.labels_inside import with_labels_inside
from extract.records.plans.pairing import pair
from paper import table


def test_labelled_lines_below_each_action_of_a_cell_are_its_lead_and_date() -> None:
    first = "(a) Mend the pier.\n\n__Lead: Harbour Master. Timescale: May 2026__"
    cell = table([first + "\n\n(b) Count boats.\n\n__Lead: Town Clerk__"], widths=[400]).cells[0]
    shares = with_labels_inside(pair(cell, {}), cell).shares
    assert [(s.marker, s.text, s.beside.get("lead"), s.beside.get("timescale")) for s in shares] == [
        ("(a)", "Mend the pier.", "Harbour Master", "May 2026"),
        ("(b)", "Count boats.", "Town Clerk", None),
    ]
    plain = pair(table(["Mend the pier.\n\nCount boats."]).cells[0], {})
    assert with_labels_inside(plain, table(["Mend the pier.\n\nCount boats."]).cells[0]) == plain


def test_times_in_brackets_at_the_end_of_every_action_of_a_cell_part_them() -> None:
    cell = table(["• Mend the pier at the old harbour (by the end of May 2026)\n• Count boats (ongoing)"]).cells[0]
    shares = with_labels_inside(pair(cell, {}), cell).shares
    assert [(share.text, share.beside.get("timescale")) for share in shares] == [
        ("• Mend the pier at the old harbour", "by the end of May 2026"),
        ("• Count boats", "ongoing"),
    ]
    others = table(["• Mend the pier (May 2026)\n• Count boats (all of them)"]).cells[0]
    assert with_labels_inside(pair(others, {}), others) == pair(others, {})
