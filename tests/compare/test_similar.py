"""Similar recommendations: what a reader of the papers says is near is near, and the rest is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compare.made import HAVERING, KENT, Paper, stored
from extract.compare import Papers, compare, similar

# Judged by hand on 22 November 2026 from the papers, before the score was built. What each pair is about stands beside
# it: the subject of both, or of one / of the other. The threshold was set on these.
JUDGED = (
    ("barnet 6", "havering 6", True),  # the workforce as one programme
    ("barnet 8", "havering 2", True),  # what the borough offers to investors
    ("barnet 9", "havering 8", True),  # the voluntary and community sector
    ("derbyshire 2", "oxfordshire 2", True),  # moving on to adult life
    ("derbyshire 4", "oxfordshire 4", True),  # long waits for health services
    ("barnet 8", "havering 5", False),  # a story for the economy / for staff
    ("barnet 3", "havering 9", False),  # help for Cabinet / for scrutiny
    ("barnet 8", "havering 6", False),  # the economy / the workforce
    ("barnet 5", "havering 7", False),  # companies and loans / regeneration
    ("bexley 1", "derbyshire 4", False),  # being heard / wheelchairs
)
# Judged at the same time, and not looked at while the score was made.
HELD_OUT = (
    ("barnet 7", "havering 6", True),  # people and capacity
    ("bexley 2", "oxfordshire 1", True),  # judging one's own work
    ("barnet 8", "havering 7", True),  # place, skills and investment
    ("barnet 2", "havering 4", False),  # money / forward planning
    ("derbyshire 1", "oxfordshire 4", False),  # exclusions / waits
    ("derbyshire 4", "oxfordshire 3", False),  # wheelchairs / schooling
    ("barnet 4", "havering 9", False),  # transformation / scrutiny
    ("bexley 2", "derbyshire 5", False),  # data / mental health
    ("barnet 9", "havering 11", False),  # voluntary sector / the borough's name
)
GOLD = {
    "barnet": "reference/gold/000-barnet-action-plan.json",
    "havering": "reference/gold/004-havering-supplementary-agenda.json",
    "bexley": "real/gold/send-bexley-2024.json",
    "derbyshire": "real/gold/send-derbyshire-2024.json",
    "oxfordshire": "real/gold/send-oxfordshire-2023.json",
}


def gold_papers(shared: Path) -> Papers:
    """The papers' recommendations and actions as a careful reader found them."""
    recommendations: list[dict[str, Any]] = []
    actions: list[dict[str, Any]] = []
    for council, name in GOLD.items():
        gold = json.loads((shared / name).read_text(encoding="utf-8"))
        whose = {"council_code": council, "council": council, "document_id": council, "part_id": council}
        for order, found in enumerate(gold["recommendations"], 1):
            row = {"recommendation_id": f"{council} {order}", "number": str(order), "text": found["text"]}
            recommendations.append(whose | row | {"context": found.get("context")})
        for found in gold["actions"]:
            ids = [f"{council} {number}" for number in found.get("recommendation_numbers") or []]
            row = {"action_id": found["id"], "recommendation_ids": ids, "text": found["text"], "status": "unknown"}
            actions.append(whose | row | {"timescale_latest": None})
    return Papers(documents=[], recommendations=recommendations, actions=actions, leads=[])


def agreement(shared: Path, judged: tuple[tuple[str, str, bool], ...]) -> int:
    rows = similar(gold_papers(shared), top=99)
    near = {frozenset((row["recommendation_id"], row["other_recommendation_id"])) for row in rows if row["near"]}
    return sum((frozenset((one, two)) in near) == same for one, two, same in judged)


def test_pairs_agree_with_what_was_judged_by_hand(shared: Path) -> None:
    assert agreement(shared, JUDGED) >= 9  # of 10; the issue asks for 8
    assert agreement(shared, HELD_OUT) >= 7  # of 9


def two_councils(out: Path) -> Path:
    one, two, three = Paper("one"), Paper("two", HAVERING), Paper("three", KENT)
    homes = one.recommend("Build more affordable homes with housing associations", "1")
    one.recommend("Cut the backlog of pothole repairs", "2")
    one.act("Publish a housing delivery plan", [homes], [("Head of Housing", "officer", "Head")], status="ongoing")
    two.recommend("Work with housing associations so that affordable homes are built", "7")
    two.recommend("Hold fewer meetings in the evening", "8")
    three.recommend("Recruit more social workers", "3")
    return stored(out, one, two, three)


def test_the_nearest_comes_first_with_reasons_and_answers(tmp_path: Path) -> None:
    first = compare(two_councils(tmp_path)).tables["similar"].iloc[0]
    assert (first.council, first.number, first.other_council, first.other_number) == ("Barnet", "1", "Havering", "7")
    assert first.near and first.score > 0.3
    assert "housing association" in first.shared_words and "affordable home" in first.shared_words
    assert (first.n_actions, first.statuses, first.leads) == (1, "ongoing 1", "Head of Housing")
    assert (first.answer, first.other_n_actions) == ("Publish a housing delivery plan", 0)


def test_nothing_in_common_is_no_pair_and_own_ones_are_not_compared(tmp_path: Path) -> None:
    found = compare(two_councils(tmp_path)).tables["similar"]
    assert (found.council != found.other_council).all()
    assert not ((found.number == "2") & (found.other_number == "8")).any()


def test_common_subjects_are_shown_and_leave_the_score(tmp_path: Path) -> None:
    plain, themed = (compare(store).tables["similar"] for store in (made(tmp_path, False), made(tmp_path, True)))
    assert plain.score[0] == themed.score[0] > 0
    assert (plain.shared_themes[0], themed.shared_themes[0]) == ("", "housing")


def made(folder: Path, with_theme: bool) -> Path:
    papers = Paper("one"), Paper("two", HAVERING)
    for paper, text in zip(papers, ("Repair council homes sooner", "Repair tenants' lifts"), strict=True):
        key = paper.recommend(text)
        if with_theme:
            paper.theme(key, "housing")
    return stored(folder / str(with_theme), *papers)


@pytest.mark.parametrize("n_councils", [0, 1])
def test_one_council_has_no_similar_ones(tmp_path: Path, n_councils: int) -> None:
    paper = Paper("one")
    paper.recommend("Build more homes")
    assert compare(stored(tmp_path, *[paper][:n_councils])).tables["similar"].empty
