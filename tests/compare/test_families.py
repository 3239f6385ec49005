"""Families: who was told the same in whatever words, and what each council made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.made import BARNET, HAVERING, KENT, Paper, derived
from extract import store
from extract.compare import compare
from extract.families import NEAR, chance, point
from extract.families.senses import likeness
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
