"""Who and when at the end of an action's words, and ends that only look like it."""

from __future__ import annotations

import pytest

from extract.records.prose.tails import tail_of


@pytest.mark.parametrize(
    ("tail", "lead", "timescale"),
    [
        ("(Lead: Head of Finance, by May 2025)", "Head of Finance", "by May 2025"),
        ("(Lead officer: J Smith; 20 May 2025)", "J Smith", "20 May 2025"),
        ("[Owner: SLT]", "SLT", None),
        ("(Head of Finance, by end of June 2025)", "Head of Finance", "by end of June 2025"),
        ("(by March 2026)", None, "by March 2026"),
        ("(Deadline: Q2 2025/26)", None, "Q2 2025/26"),
        ("– Head of Finance, March 2025", "Head of Finance", "March 2025"),
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
        "Publish a list of services (March 2025 edition)",
        "Work with the board – it meets in May 2025",
        "Ask the county council – Head of Finance",
        "Agree a plan for the town centre",
        "Review the strategy (2024-26)",
    ],
)
def test_other_ends_stay(text: str) -> None:
    assert tail_of(text) is None
