"""Councils that no registry holds are told by the name their papers print."""

from __future__ import annotations

import pytest

from extract.councils.printed import most_named, printed_names
from extract.councils.public_bodies import public_body


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
        ("Finance Peer Review of Marling Council, November 2025", "Marling Council"),
        ("To the Chief Executives of Marling Council and others", "Marling Council"),
        ("© 2025 Fenn Ash LLP Marling City Council", "Marling City Council"),
        ("Vale of Marling District Council", "Vale of Marling District Council"),
        ("Inspection of East Marling local authority children’s services", "East Marling"),
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
        "Give the Youth Council a seat",
    ],
)  # fmt: skip
def test_words_that_speak_of_a_council_name_none(line: str) -> None:
    assert printed_names(line) == []


def test_spellings_of_one_council_count_together_and_the_fullest_is_told() -> None:
    lines = [("Marling Council", 3.0), ("Marling Borough Council", 1.0), ("Stoke Town Council", 1.0)]
    assert most_named(lines) == ("Marling Borough Council", 4.0, 1.0)
    assert most_named([]) == (None, 0.0, 0.0)


def test_what_running_text_says_over_and_over_is_hardly_another_name() -> None:
    lines = [("Marling Council", 6.0), *[("The Stoke Council", 1.0)] * 9]
    assert most_named([*lines[:1], *lines[1:6]]) == ("Marling Council", 6.0, 3.0)
    assert most_named(lines)[0] == "Stoke Council"


@pytest.mark.parametrize(
    ("line", "by_law", "name"),
    [
        ("MARLING FIRE AND RESCUE AUTHORITY", False, "Marling Fire and Rescue Authority"),
        ("An inspection of Marling Fire and Rescue Service", True, "Marling Fire and Rescue Service"),
        ("Minutes of the MARLING POLICE AND CRIME PANEL held in", True, "Marling Police and Crime Panel"),
        ("Marling and Stoke Joint Crematorium Committee", True, "Marling and Stoke Joint Crematorium Committee"),
        ("Marling Levels Internal Drainage Board", True, "Marling Levels Internal Drainage Board"),
        ("Marling Community Safety Partnership", False, "Marling Community Safety Partnership"),
        ("Borough of Marling", False, "Borough of Marling"),
    ],
)
def test_a_public_body_has_a_place_in_its_name(line: str, by_law: bool, name: str) -> None:
    assert public_body(line, by_law) == name


@pytest.mark.parametrize(
    "line",
    [
        "Health and Care Partnership", "Police and Crime Panel", "Joint Waste Committee",
        "the lead local flood authority", "Marling is the drainage authority", "Marling Council and Stoke Partnership",
    ],
)  # fmt: skip
def test_a_body_of_no_place_is_none_of_its_own(line: str) -> None:
    assert public_body(line, by_law=False) is None


def test_who_did_something_is_no_part_of_a_name() -> None:
    assert printed_names("Commissioned by Marling City Council") == ["Marling City Council"]
    assert printed_names("© Stoke Weir LLP. Marling District Council") == ["Marling District Council"]
