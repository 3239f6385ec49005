"""Families: who was told the same in whatever words, and what each council made of it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks.families.teacher import packed

from compare.made import BARNET, HAVERING, KENT, Paper, derived
from extract import store
from extract.compare import compare
from extract.families import NEAR, SAME, chance, point
from extract.families.encoder import DEEP, ROWS, STEPS, _shipped, asked, meaning, unpacked
from extract.families.senses import apart, likeness
from extract.promises import derive


def test_the_same_in_other_words_is_one_family_with_its_answers(tmp_path: Path) -> None:
    one, two, three = Paper("one", BARNET), Paper("two", HAVERING), Paper("three", KENT)
    asked = one.recommend("Raise the supply of affordable homes", "1")
    again = two.recommend("Build more council houses", "4")
    three.recommend("Clear the backlog of pothole repairs", "2")
    one.act("Publish a delivery plan", [asked], status="completed")
    two.act("Find three sites", [again], [("Head of Housing", "officer", "Head")], status="ongoing")
    out = derived(tmp_path, one, two, three)
    tables = compare(out).tables
    (family,) = tables["families"].to_dict("records")
    assert (family["councils"], family["council_names"], family["recommendations"]) == (2, "Barnet; Havering", 2)
    assert (family["actions"], family["completed"], family["share_completed"]) == (2, 1, 0.5)
    assert family["concepts"] == "housing supply" and family["probability"] >= NEAR
    members = tables["family_members"]
    assert set(members.family_id) == {family["family_id"]}
    assert dict(zip(members.council, members.answer, strict=True)) == {
        "Barnet": "Publish a delivery plan", "Havering": "Find three sites",
    }  # fmt: skip
    assert dict(zip(members.council, members.leads, strict=True)) == {"Barnet": "", "Havering": "Head of Housing"}
    in_store = {row["family_id"]: row["councils"] for row in store.rows(out, "families")}
    assert in_store == {family["family_id"]: ["Barnet", "Havering"]}
    with store.writing(out):
        target = store.Store(out)
        target.drop(["two"])
        derive(target)
    assert not list(store.rows(out, "families")) and not list(store.rows(out, "family_members"))


def test_one_council_alone_and_fragments_are_no_family(tmp_path: Path) -> None:
    one, two = Paper("one", BARNET), Paper("two", HAVERING)
    for paper in (one, two):
        paper.recommend("Improve the quality of")
    one.recommend("Raise the supply of affordable homes")
    one.recommend("Build more affordable homes")
    assert compare(derived(tmp_path, one, two)).tables["families"].empty


def test_a_publishers_purpose_clause_does_not_make_two_alike() -> None:
    tail = " so that managers know what is expected of them"
    same = chance("Look again at taxi licensing fees" + tail, "Review the fees of taxi licensing in the open")
    assert chance("Look again at taxi licensing" + tail, "Review the mowing of verges" + tail) < 0.5 < same


@pytest.mark.parametrize(
    ("one", "kindred", "other"),
    [
        ("Mend gutters sooner", "Repair roofs faster", "Publish the budget early"),
        ("Hire more nurses", "Recruit doctors", "Repair the bridge"),
        ("Teach pupils to swim", "Give schools lessons in the pool", "Collect rents on time"),
    ],
)
def test_kindred_words_make_texts_alike_that_share_none(one: str, kindred: str, other: str) -> None:
    first, second, third = (point(text).sense for text in (one, kindred, other))
    assert likeness(first, second) > likeness(first, third)


def test_a_shared_subject_is_less_than_a_shared_wish() -> None:
    asked = "Give care leavers a full account of their health history"
    same, subject = (
        "Provide health passports to young people who leave care",
        "Find more apprenticeships for care leavers",
    )
    assert chance(asked, subject) < chance(asked, same)


def test_given_paraphrases_are_near(shared: Path) -> None:
    pairs = json.loads((shared / "nlp" / "more" / "paraphrase_pairs.json").read_text(encoding="utf-8"))
    assert sum(chance(one, two) >= NEAR for one, two in pairs) >= 6
    firsts, seconds = zip(*pairs, strict=True)
    crossed = zip(firsts, seconds[1:] + seconds[:1], strict=True)
    assert not any(chance(one, two) >= NEAR for one, two in crossed)


def test_one_service_may_be_wanted_quicker_or_known_better() -> None:
    asked = "The partnership should cut the delay in issuing blue badges"
    same = "Issue blue badges promptly"
    other = "The partnership should evaluate what blue badges achieve"
    assert chance(asked, other) < chance(asked, same)


def test_what_follows_the_first_sentence_is_aside() -> None:
    asked, again = "Bring the mending of street lamps in-house", "Bring the mending of street lamps in-house."
    first = " This will include: training for crews, a budget of £40,000 and a note in the staff magazine."
    second = " Nothing here alters the duties of the statutory officers; the scheme stands on the website."
    assert chance(again + first, again + second) >= SAME
    assert chance("Sell the old library." + first, asked + "." + first) < NEAR


def test_what_is_left_beside_shared_words_tells_two_asks_of_one_thing_apart() -> None:
    asked = point("Evaluate the prevention work").sense
    again, other = (
        point(text).sense for text in ("Assess the prevention work", "Pay for the prevention work with fines")
    )
    assert apart(asked, again) < apart(asked, other)
    assert apart(asked, asked) == apart(asked, point("Repair the lamps").sense) == 0


def test_a_sentence_means_the_same_in_other_words_and_beside_other_texts() -> None:
    asked = "Give every new tenant a home that is warm and dry"
    other = "Publish the minutes of the pension board"
    assert meaning(asked, "Let no flat that is cold or damp") > meaning(asked, other)
    assert meaning(asked, asked) == pytest.approx(1, abs=1e-5)
    assert meaning(asked, "Qwyxz") == meaning("Qwyxz", asked)


def test_what_is_asked_counts_more_than_what_it_is_about() -> None:
    told, again = "Publish a list of all empty shops", "Make public a register of shops that stand empty"
    other = "Lower the rent of all empty shops"
    own, same, not_same = (asked(told, text) for text in (told, again, other))
    assert own["asked"] == pytest.approx(1, abs=1e-5)
    assert same["asked"] > not_same["asked"]
    assert meaning(told, other) - meaning(told, again) > not_same["asked"] - same["asked"]
    for read in (own, same, not_same):
        assert 0 <= read["one_ask"] <= 1 and 0 <= read["two_asks"] <= 1 - read["one_ask"] + 1e-6


def test_a_long_sentence_is_worked_out_in_parts_alike() -> None:
    one = "Give every tenant of the five estates a home that is warm and dry before the winter comes round again"
    encoder, _ = _shipped()
    name = "encoder.layer.0.output.dense"
    rows = np.random.default_rng(5).normal(size=(ROWS + 3, 4 * DEEP)).astype(np.float32)
    whole = rows @ encoder.weights[f"{name}.weight"].T + encoder.weights[f"{name}.bias"]
    assert encoder._line(rows, name) == pytest.approx(whole, abs=1e-4)
    assert meaning(" ".join([one] * 9), " ".join([one] * 12)) == pytest.approx(1, abs=1e-5)


def test_four_bits_hold_a_weight_to_half_a_step() -> None:
    rows = np.random.default_rng(3).normal(size=(4, 64)).astype(np.float32)
    held = unpacked(*packed(rows))
    assert held.shape == rows.shape
    assert np.abs(held - rows).mean() < np.abs(rows).max() / STEPS / 2
