"""Labels in running text: "Action:", "Lead:", "Timescale:"."""

from __future__ import annotations

import pytest

from extract.records.prose.labels import label_of, labelled


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("Recommendation 3: Agree a plan", "recommendation", "3", "Agree a plan"),
        ("LGA Recommendation R4 – Agree a plan", "recommendation", "R4", "Agree a plan"),
        ("Recommendation 12", "recommendation", "12", ""),
        ("Priority action 2: Act on delays", "recommendation", "2", "Act on delays"),
        ("Government response:", "response", None, ""),
        ("The Council’s response: Accepted.", "response", None, "Accepted."),
        ("Lead officer: Director of Place", "lead", None, "Director of Place"),
        ("By when: May 2025", "timescale", None, "May 2025"),
        ("Agreed action: Publish a plan", "action", None, "Publish a plan"),
        ("Action 2/B: Publish a plan", "action", "2/B", "Publish a plan"),
        ("Progress to date: Half done", "progress", None, "Half done"),
        ("In the hands of: Parish clerk", "lead", None, "Parish clerk"),
        ("Executive sponsor: Director of Place", "lead", None, "Director of Place"),
    ],
)
def test_labels_say_what_follows(text: str, kind: str, number: str | None, rest: str) -> None:
    label = label_of(text)
    assert label
    assert (label.kind, label.number, label.rest) == (kind, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations",
        "Recommendation 6 of the review has been completed by the service.",
        "Leadership: the council has a clear vision",
        "Actions speak louder than words.",
        "Note: all figures are provisional",
        "Committee date: 3 May 2025",
        "Head of Place. Deadline: May 2025",
    ],
)
def test_words_that_are_no_label(text: str) -> None:
    assert label_of(text) is None


def test_several_labels_on_one_line() -> None:
    found = [(label.kind, words) for label, words in labelled("Lead: Head of Place Due date: May 2025") if label]
    assert found == [("lead", "Head of Place"), ("timescale", "May 2025")]
