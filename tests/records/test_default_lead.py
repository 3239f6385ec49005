"""Who leads what names nobody, told once in a sentence."""

from __future__ import annotations

import pytest

from extract.records.plans.default_lead import default_lead
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
