"""Who leads what names nobody, told once in a sentence."""

from __future__ import annotations

import pytest

from extract.records.plans.default_lead import default_lead, lead_in_heading, leads_of_bands
from paper import grid
from papers_said import read

SAYS = "Unless a row says otherwise, the Head of Parks leads it."


@pytest.mark.parametrize(
    "sentence",
    [
        SAYS,
        "All actions are led by the Head of Parks unless another name is given.",
        "All of it is for the Head of Parks to do, except where somebody else is named in the last column.",
        "Where no lead is named, the Head of Parks is responsible.",
        "The lead officer for each action is the Head of Parks unless shown otherwise.",
    ],
)
def test_a_sentence_that_names_who_leads_all_else(sentence: str) -> None:
    assert default_lead(["The plan is new.", f"It runs for a year. {sentence} It costs little."]) == "Head of Parks"


@pytest.mark.parametrize(
    "text",
    [
        "The Head of Parks leads it.",
        "Decisions come into force unless they are called in.",
        "Where no name is shown an owner will be settled by the Head of Parks later.",
        f"{SAYS} Unless a row says otherwise, the Head of Leisure leads it.",
    ],
)
def test_other_sentences_name_no_lead_for_all(text: str) -> None:
    assert default_lead([text]) is None


@pytest.mark.parametrize(("named", "told"), [("Head of Leisure", "Head of Parks"), ("", None)])
def test_it_leads_the_rows_without_a_lead_where_others_have_their_own(named: str, told: str | None) -> None:
    rows = [["1", "Paint the bandstand and its railings", "", "May 2026"],
            ["2", "Count the visitors at each gate", named, "June 2026"]]  # fmt: skip
    found = read("**Parks action plan**", SAYS, grid(["**No.**", "**Action**", "**Lead**", "**By when**"], *rows))
    assert [action.lead_raw for action in found.actions] == [told, named or None]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("Parks and trees – Lead: Head of Parks", "Head of Parks"),
        ("Workstream B – Trees. Accountable officer: Head of Parks", "Head of Parks"),
        ("Trees (Lead: Head of Parks)", "Head of Parks"),
        ("Trees. Budget: £4,000", None),
        ("Workstream B – Trees", None),
    ],
)
def test_the_end_of_a_heading_names_who_leads_all_below(heading: str, lead: str | None) -> None:
    assert lead_in_heading(heading) == lead


def test_bands_name_who_leads_the_rows_below_where_no_heading_does() -> None:
    band = ["{#d9d9d9}**Workstream %s. Responsible officer: %s**", "<", "<", "<"]
    rows = (
        [band[0] % ("A – Trees", "Head of Parks"), *band[1:]],
        ["1", "Paint the bandstand and its railings", "Photographs taken", "May 2026"],
        ["2", "Count the visitors at each gate", "Count printed", "June 2026"],
        [band[0] % ("B – Water", "Head of Water"), *band[1:]],
        ["3", "Dredge the lower pond before the fair", "Depth survey", "July 2026"],
        ["4", "Mend the sluice", "Signed log", "August 2026"],
    )
    heads = ["**No.**", "**Action**", "**Proof**", "**By when**"]
    found = read("**Parks delivery plan**", grid(heads, *rows))
    assert [action.lead_raw for action in found.actions] == ["Head of Parks"] * 2 + ["Head of Water"] * 2


def test_the_lead_of_a_band_holds_where_the_band_goes_on() -> None:
    bands = ["Buildings led by the Head of Property", "Buildings (continued)", "Rivers, led by: Water Manager", "Roads"]
    told = leads_of_bands([*bands, "Buildings (cont.)"])
    assert told == {
        bands[0]: "Head of Property",
        bands[1]: "Head of Property",
        bands[2]: "Water Manager",
        "Buildings (cont.)": "Head of Property",
    }


@pytest.mark.parametrize("text", ["Work led by residents", "Led by", "What we are led by and why it matters"])
def test_what_is_led_by_no_party_has_no_lead(text: str) -> None:
    assert lead_in_heading(text) is None
