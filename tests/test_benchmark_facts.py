"""How facts of papers are judged and learned: what gold calls fair is right; which kinds are taken for others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.fronts.learn import SETS_OF_A_WORD, fit, kinds_of
from benchmarks.papers_about import fair_answers, judge, wanted

from extract.records.found import FoundPart
from extract.records.paper.kinds import OF_A_WORD, TITLED, Looks, kind_choices
from extract.records.paper.metadata import FoundDocument

FILE = FoundDocument(
    title="Our plan", document_type="strategy", committee=None, meeting_date=None, report_of=None, lead_officer=None,
    challenge_first=None, challenge_last=None, wards=None, key_decision=None, publisher=None, council=None, score=0.0,
    unclear=False,
)  # fmt: skip
GOLD = {
    "title": "Our plan", "document_type": "action_plan", "document_type_alternatives": ["strategy"],
    "committee": None, "committee_alternatives": ["Cabinet"], "meeting_date": None,
}  # fmt: skip


def test_all_that_gold_calls_fair_is_right() -> None:
    assert fair_answers(GOLD, "committee") == [None, "Cabinet"]
    verdicts = {name: right for name, right, _ in judge(wanted(GOLD), FILE, [])}
    assert verdicts == {"title": True, "document_type": True, "committee": True}


@pytest.mark.parametrize("title", ["Appendix B: Action plan", "Annex – Action plan", "Action plan"])
def test_the_label_of_an_appendix_is_no_part_of_its_title(title: str) -> None:
    part = FoundPart(page_first=3, page_last=5, title="Action plan", document_type="action_plan")
    gold = {"parts": [{"page_first": 3, "page_last": 4, "title": title, "document_type": "action_plan"}]}
    verdicts = [(name, right) for name, right, _ in judge(wanted(gold), FILE, [part])]
    assert verdicts == [("parts", True), ("part page_last", False), ("part document_type", True)]


def test_words_of_a_title_tell_the_kind_once_several_hands_use_them() -> None:
    choices = {choice.text: dict(choice.signs) for choice in kind_choices(Looks("Where we stand on the harvest"))}
    assert choices["strategy"][f"strategy: {TITLED}we stand"] == OF_A_WORD
    assert f"strategy: {TITLED}the" not in choices["strategy"], "words that say nothing alone"
    example = {
        "fact": "kind", "none": False, "right": [choices["progress_update"]], "wrong": [choices["strategy"]]
    }  # fmt: skip
    few, enough = ([{**example, "set": str(n)} for n in range(many)] for many in (SETS_OF_A_WORD - 1, SETS_OF_A_WORD))
    assert not any(TITLED in name for name in fit(few, "kind"))
    weights = fit(enough, "kind")
    assert any(TITLED in name for name in weights)
    assert kinds_of(enough[0], weights) == ("progress_update", "progress_update")
