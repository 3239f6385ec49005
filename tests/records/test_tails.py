"""Who and when at the end of an action's words, and ends that only look like it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from extract.records.prose.tails import tail_of


@pytest.mark.parametrize(
    ("tail", "lead", "timescale"),
    [
        ("(Lead: Head of Finance, by May 2025)", "Head of Finance", "by May 2025"),
        ("(Lead officer: J Smith; 20 May 2025)", "J Smith", "20 May 2025"),
        ("[Owner: SLT]", "SLT", None),
        ("(Head of Finance, by end of June 2025)", "Head of Finance", "by end of June 2025"),
        ("(by March 2026)", None, "by March 2026"),
        ("(due 31 May 2025)", None, "due 31 May 2025"),
        ("(Deadline: Q2 2025/26)", None, "Q2 2025/26"),
        ("– Head of Finance, March 2025", "Head of Finance", "March 2025"),
        ("(Head of Finance, March each year)", "Head of Finance", "March each year"),
        ("(Head of Finance, every spring)", "Head of Finance", "every spring"),
        ("- Director of Place - ongoing", "Director of Place", "ongoing"),
        ("(Lead: Director, Strategy and Change, June 2025).", "Director, Strategy and Change", "June 2025"),
    ],
)
def test_tails_are_told(tail: str, lead: str | None, timescale: str | None) -> None:
    found = tail_of(f"Publish a list of services {tail}")
    assert found
    assert (found.text, found.lead, found.timescale) == ("Publish a list of services", lead, timescale)


@pytest.mark.parametrize(
    "text",
    [
        "Publish a list of services (see paragraph 25)",
        "Publish a list of services (HAV/2024/3310)",
        "Publish a list of services (HAV/2025/0402 AND 0403)",
        "Publish a list of services (March 2025 edition)",
        "Work with the board – it meets in May 2025",
        "Ask the county council – Head of Finance",
        "Agree a plan for the town centre",
        "Review the strategy (2024-26)",
    ],
)
def test_other_ends_stay(text: str) -> None:
    assert tail_of(text) is None


def test_where_most_items_say_who_and_when_brackets_between_them_do(tmp_path: Path) -> None:
    items = [
        ("Mend the village pump", "Town Clerk, by October"),
        ("Leave the bank unmown", "Gardener"),
        ("Plant ten lime trees", "Head of Parks, November 2025"),
        ("Lend out the ladder", "Hall volunteers, at once"),
        ("Print a map of the paths", "Town Clerk, May 2026"),
        ("Count the swifts", "Town Clerk, June 2026"),
    ]
    canvas = Canvas(str(tmp_path / "items.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, "Parish action plan: what we are going to do")
    canvas.setFont("Helvetica", 11)
    for at, (text, ending) in enumerate(items):
        canvas.drawString(70, 740 - 24 * at, "•")
        canvas.drawString(90, 740 - 24 * at, f"{text} ({ending})")
    canvas.save()
    found = [(row.text, row.lead_raw, row.timescale_raw) for row in extract(tmp_path / "items.pdf").actions]
    assert found == [(text, lead, when or None) for text, ending in items for lead, _, when in [ending.partition(", ")]]


def test_a_post_and_a_time_behind_the_last_sentence_are_its_tail() -> None:
    found = tail_of("Map every outfall and publish the map. Drainage Engineer, by March 2026")
    assert found and found[:3] == ("Map every outfall and publish the map.", "Drainage Engineer", "by March 2026")
    assert tail_of("Map every outfall. The map, with notes, is due in May 2026.") is None


def test_how_far_it_has_come_may_stand_behind_the_brackets_of_who_and_when() -> None:
    found = tail_of("Map every outfall (Drainage Engineer, due 31 March 2026): Under way. Two wards are done.")
    assert found == ("Map every outfall", "Drainage Engineer", "due 31 March 2026", "Under way. Two wards are done.")
    told = tail_of("Map every outfall (Drainage Engineer, by March 2026). The map will be printed.")
    assert told is None


def test_many_places_at_which_a_tail_might_end_cost_no_time() -> None:
    words = " ".join(f"The sea was seen (about {mile} miles off): Complete. More followed" for mile in range(60))
    started = time.process_time()
    assert tail_of(words) is None
    assert time.process_time() - started < 2
