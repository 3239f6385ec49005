"""Councils that no registry holds are told by the name their papers print."""

from __future__ import annotations

import pytest

from extract.councils.printed import most_named, printed_names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Minutes of Upper Marling Parish Council", "Upper Marling Parish Council"),
        ("STOKE-ON-THE-MOOR TOWN COUNCIL", "Stoke-on-the-Moor Town Council"),
        ("Ashby de la Combe Town Council", "Ashby de la Combe Town Council"),
        ("King’s Marling Council", "King’s Marling Council"),
        ("The Leader of East Marling District Council said", "East Marling District Council"),
        ("North Marling Combined Authority", "North Marling Combined Authority"),
        ("Marling and Stoke Fire and Rescue Authority", "Marling and Stoke Fire and Rescue Authority"),
        ("London Borough of Marling", "London Borough of Marling"),
    ],
)
def test_a_name_is_cut_out_of_its_line(line: str, name: str) -> None:
    assert printed_names(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Meeting of the Full Council", "Report to Council",
        "Annual Parish Council Meeting", "the Town Council resolved",
        "That the Council approves the plan", "Marling Council Tax", "Cabinet and Council", "The local authority",
    ],
)  # fmt: skip
def test_words_that_speak_of_a_council_name_none(line: str) -> None:
    assert printed_names(line) == []


def test_spellings_of_one_council_count_together_and_the_fullest_is_told() -> None:
    lines = [("Marling Council", 3.0), ("Marling Borough Council", 1.0), ("Stoke Town Council", 1.0)]
    assert most_named(lines) == ("Marling Borough Council", 4.0, 1.0)
    assert most_named([]) == (None, 0.0, 0.0)
