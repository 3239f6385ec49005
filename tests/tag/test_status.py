"""How an action stands, from its status column or else from its timescale."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.records.wording import read_response
from extract.tag import read_status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "completed"), ("Compete", "completed"), ("Closed", "completed"), ("100% complete", "completed"),
        ("60% complete", "in_progress"), ("Partially complete", "in_progress"), ("Not yet completed", "in_progress"),
        ("On track for due date", "in_progress"), ("In hand", "in_progress"), ("Commenced.", "in_progress"),
        ("On-going", "ongoing"), ("BAU", "ongoing"), ("Plan in place", "not_started"), ("New", "not_started"),
        ("Not started", "not_started"), ("Overdue", "overdue"), ("Off track", "overdue"),
        ("Implemented. The paper form was withdrawn in May.", "completed"),
        ("On track. The board will start in May", "in_progress"), ("In progress. The action is overdue.", "overdue"),
        ("Complete. The delay in the tender has no effect.", "completed"),
        ("Complete. The roof is still to be mended.", "in_progress"), ("Closed. Some sites remain.", "in_progress"),
        ("No longer required", "superseded"), ("Recommendation rejected", "not_accepted"), ("Green", "unknown"),
    ],
)  # fmt: skip
def test_status_column(words: str, status: str) -> None:
    assert read_status(words, "unspecified") == (status, "column")


def council_words() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("status.psv").read_text(encoding="utf-8").splitlines()
    return [(line.split("|")[0], line.split("|")[1]) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("words", "status"), council_words())
def test_words_that_councils_use(words: str, status: str) -> None:
    assert read_status(words, "unspecified")[0] == status


@pytest.mark.parametrize("colour", ["Green", "AMBER", "Red", "Blue", "G", "A", "R", "RAG: Green"])
def test_a_colour_alone_says_nothing(colour: str) -> None:
    assert read_status(colour, "date") == ("unknown", "column")


@pytest.mark.parametrize(
    ("meaning", "status"),
    [
        ("on track to be delivered", "in_progress"), ("complete", "completed"), ("behind schedule", "overdue"),
        ("recommendation achieved, monitoring no longer required", "completed"), ("not started", "not_started"),
        ("acceptable progress, continue monitoring", "in_progress"), ("unacceptable progress", "overdue"),
        ("delivery at risk", "in_progress"), ("significant delay", "overdue"), ("action closed", "completed"),
        ("some concerns, no mitigation", "unknown"), ("off target", "overdue"),
        ("progressing to plan", "in_progress"), ("not yet due", "not_started"), ("on hold", "unknown"),
    ],
)  # fmt: skip
def test_meanings_that_a_printed_legend_gives(meaning: str, status: str) -> None:
    assert read_status(meaning, "unspecified")[0] == status


def test_without_a_column_only_the_timescale_speaks() -> None:
    assert read_status(None, "completed") == ("completed", "timescale")
    assert read_status("-", "ongoing") == ("ongoing", "timescale")
    assert read_status("", "date") == ("unknown", None)


def polarity(kind: str) -> list[tuple[str, str]]:
    """Words and what they mean, "-" for nothing, of one kind."""
    lines = Path(__file__).with_name("polarity.psv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(words, meaning) for one, words, meaning in rows if one == kind]


@pytest.mark.parametrize(("words", "status"), polarity("status"))
def test_what_is_denied_to_come_or_done_in_part(words: str, status: str) -> None:
    assert read_status(words, "unspecified")[0] == status


@pytest.mark.parametrize(("words", "response"), polarity("response"))
def test_answers_with_reservations(words: str, response: str) -> None:
    assert (read_response(words) or "-") == response
