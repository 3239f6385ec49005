"""Made-up papers: their gold is whole, is perfect against itself, and says what stands on the page."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from benchmarks.labelled import SHARED, scorer
from benchmarks.made.heads import HEADS
from benchmarks.made.layouts import layouts
from benchmarks.made.write import Made, make

SOME = (
    "plan-span",
    "plan-cut-rows",
    "j-band-white",
    "card-pairs",
    "prose-tails",
    "ask-nested",
    "minutes-motions",
    "j-none-forward",
    "j-split-cells",
    "j-repeated",
    "box-audit",
    "cover-plan",
    "j-review-plan",
    "agenda-recommends",
)


@pytest.fixture(scope="module")
def made() -> dict[str, Made]:
    return {name: make(layouts()[name], seed=7, number=1) for name in SOME}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def records(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [*gold["recommendations"], *gold["actions"], *gold["decisions"]]


def test_layouts_of_the_two_sides_differ() -> None:
    judged = [layout for layout in layouts().values() if layout.judge]
    assert len(layouts()) >= 60
    assert len(judged) >= len(layouts()) / 3


def test_same_seed_gives_the_same_bytes_and_another_seed_does_not(made: dict[str, Made]) -> None:
    again = make(layouts()["plan-span"], seed=7, number=1)
    assert (again.pdf, again.gold) == (made["plan-span"].pdf, made["plan-span"].gold)
    assert make(layouts()["plan-span"], seed=8, number=1).pdf != again.pdf


@pytest.mark.parametrize("name", SOME)
def test_words_of_gold_stand_on_its_page(made: dict[str, Made], name: str) -> None:
    paper = made[name]
    with pdfplumber.open(io.BytesIO(paper.pdf)) as pdf:
        pages = [set(words(page.extract_text())) for page in pdf.pages]
    assert len(pages) == paper.gold["page_count"]
    for record in records(paper.gold):
        here = pages[record["page"] - 1] | (pages[record["page"]] if record["page"] < len(pages) else set())
        told = f"{record['text']} {record.get('lead_raw') or ''} {record.get('timescale_raw') or ''}"
        missing = [word for word in words(told) if word not in here]
        assert not missing, (record["text"], missing)


def test_each_kind_of_record_is_made(made: dict[str, Made]) -> None:
    kinds = {
        kind for paper in made.values() for kind in ("recommendations", "actions", "decisions") if paper.gold[kind]
    }
    assert kinds == {"recommendations", "actions", "decisions"}
    assert not records(made["j-none-forward"].gold)
    assert made["j-none-forward"].gold["distractors"]


def test_every_action_names_a_recommendation_that_is_there(made: dict[str, Made]) -> None:
    for paper in made.values():
        numbers = {record["number"] for record in paper.gold["recommendations"]}
        assert all(number in numbers for action in paper.gold["actions"] for number in action["recommendation_numbers"])


def test_gold_scores_perfectly_against_itself(made: dict[str, Made], tmp_path: Path) -> None:
    if not (SHARED / "lots" / "score.py").exists():
        pytest.skip("the shared scorer is not beside this checkout")
    for name, paper in made.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(paper.gold), encoding="utf-8")
    score = scorer()
    docs = score.load_gold(tmp_path)
    total = score.score(docs, score.gold_as_predictions(docs))["total"]["all"]
    assert total["f1"] == 1.0, total


def test_headings_of_judge_are_not_those_of_learn() -> None:
    for meaning, told in HEADS["judge"].items():
        assert not {h.lower() for h in told} & {h.lower() for h in HEADS["learn"][meaning]}, meaning
