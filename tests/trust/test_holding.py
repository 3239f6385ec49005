"""Rows cut wrongly are less sure: their words hold who and when, or a column kept as extra holds what they lack."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # benchmarks is no part of the installed package

from benchmarks.trust.sets import spread

from extract import extract
from extract.schema import ActionRecord, Extraction
from extract.trust import judged
from extract.trust.holding import Beside, Numbers, held, shape, tail_of
from extract.trust.signs import in_words

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "sample"


@pytest.fixture(scope="module")
def plan() -> Extraction:
    found = [extract(path) for path in sorted(SAMPLES.glob("*.pdf"))[:3]]
    return max(found, key=lambda each: len(each.actions))


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("Mend the weir (Head of Rivers)", "Head of Rivers"),
        ("Mend the weir\n(Head of Rivers, June 2027).", "Head of Rivers, June 2027"),
        ("Mend the weir.\nRivers Manager September 2027", "Rivers Manager September 2027"),
        ("Mend the weir.\nThe gate comes later.", ""),
        ("Mend these:\n• the weir", ""),
        ("Mend the weir", ""),
        ("Mend the weir (as the inspector asked in the letter that came with her report of last year)", ""),
    ],
)
def test_what_ends_a_wording_apart_from_it(text: str, tail: str) -> None:
    assert tail_of(text) == tail


def without(action: ActionRecord, **fields: object) -> ActionRecord:
    return action.model_copy(update={"lead_raw": None, "timescale_raw": None, "ref": None, "extra": {}} | fields)


def test_a_column_that_nobody_knew_holds_what_the_row_lacks(plan: Extraction) -> None:
    beside = {"Column 4": "31/03/2027", "Column 5": "Head of Rivers", "Column 6": "AB/17"}
    bare, full = without(plan.actions[0], extra=beside), plan.actions[0].model_copy(update={"extra": beside})
    assert [held(bare)[f"spare_{name}"] for name in ("when", "named", "code")] == [1, 1, 1]
    assert full.lead_raw and full.timescale_raw
    assert [held(full)[f"spare_{name}"] for name in ("when", "named")] == [0, 0]


def test_two_records_in_one_show(plan: Extraction) -> None:
    two = held(without(plan.actions[0], text="(a) Mend the weir\n(b) Dredge the pool; and that the gate be sold"))
    one = held(without(plan.actions[0], text="Mend the weir"))
    assert two["items"] > one["items"] and two["joined"] > one["joined"]


def test_a_number_with_a_heading_in_it_is_of_no_plain_form(plan: Extraction) -> None:
    number = without(plan.actions[0], ref="AFI 1 Rivers – Weirs")
    assert held(number)["number_words"] > held(without(plan.actions[0], ref="AFI 1"))["number_words"]
    assert shape("R3") == shape("R12") != shape("3")


def test_links_to_numbers_that_nothing_has_are_told(plan: Extraction) -> None:
    lost = without(plan.actions[0], recommendation_numbers=["97"], recommendation_ids=[])
    told = Beside.of([lost]).seen_by(lost, Numbers.of((), ()), None)
    assert told["link_unknown"] == 1 and told["link_to_spare"] == 0
    assert "number that no recommendation has" in in_words("link_unknown", told)


def test_rows_that_all_end_in_a_bracket_of_who_are_less_sure(plan: Extraction) -> None:
    plain = [without(action, text=f"Mend the weir at lock {n}") for n, action in enumerate(plan.actions)]
    cut = [row.model_copy(update={"text": f"{row.text}\n(Head of Rivers)"}) for row in plain]
    sure, unsure = (judged(plan.model_copy(update={"actions": tuple(rows)})).actions for rows in (plain, cut))
    assert all((own.p_record or 0) < (other.p_record or 0) for own, other in zip(unsure, sure, strict=True))


def test_a_small_set_looks_worse_than_its_chances_are() -> None:
    generator = np.random.default_rng(1)
    right = np.repeat(generator.random(200) < 0.7, 10).astype(float)  # whole papers are right or wrong
    papers = np.repeat(np.array([f"p{n}" for n in range(200)]), 10)
    told = spread(np.full(2000, 0.7), right, papers, asked=0.05)
    assert told.low < told.median < told.high and told.median > 2 * told.single
    assert spread(right, right, papers, asked=0.05).high < 0.001  # who knows, errs on no set
