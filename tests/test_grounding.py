"""Grounding: records stand where gold's words stand; a region that is too large or too small costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.evaluate.grounding import Grounding, Overlap, grounding, grounding_text
from extract.run import run
from extract.settings import Settings


def total(gold: Path, out: Path, pdfs: Path) -> Grounding:
    return sum(grounding(gold, out, pdfs).values(), Grounding())


def test_words_too_many_cost_precision_and_words_too_few_recall() -> None:
    wide, narrow = Overlap(shared=8, found=16, gold=8), Overlap(shared=4, found=4, gold=8)
    assert (wide.precision, wide.recall) == (0.5, 1.0)
    assert (narrow.precision, narrow.recall) == (1.0, 0.5)
    assert wide.f1 == narrow.f1 == pytest.approx(2 / 3)
    assert Overlap().f1 is None


def test_the_records_of_a_sample_stand_where_gold_has_them(sample_corpus: Path, tmp_path: Path) -> None:
    papers = [sample_corpus / "banner-plan.pdf", sample_corpus / "cover-report.pdf"]
    run(papers, tmp_path / "out", Settings(workers=1))
    found = grounding(sample_corpus / "gold", tmp_path / "out", sample_corpus)
    every = sum(found.values(), Grounding())
    assert set(found) == {paper.name for paper in papers}
    assert every.words.f1 is not None and every.words.f1 > 0.95
    assert every.pages.f1 == 1.0
    assert grounding_text(found).splitlines()[-1].split()[0] == "total"


@pytest.mark.slow
def test_reference_papers_are_grounded_in_words_and_pages(shared: Path, tmp_path: Path) -> None:
    papers = [path for path in sorted((shared / "reference").glob("*.pdf")) if ".scan." not in path.name]
    run(papers, tmp_path / "out", Settings(workers=1))
    every = total(shared / "reference" / "gold", tmp_path / "out", shared / "reference")
    assert (every.words.f1 or 0) >= 0.95
    assert (every.pages.f1 or 0) >= 0.995


@pytest.mark.slow
def test_made_up_plans_are_grounded_in_words_and_pages(tmp_path: Path) -> None:
    plans = Path(__file__).resolve().parents[1] / "benchmarks" / "plans"
    run(sorted(plans.glob("*.pdf")), tmp_path / "out", Settings(workers=1))
    every = total(plans, tmp_path / "out", plans)
    assert (every.words.f1 or 0) >= 0.95
    assert (every.pages.f1 or 0) >= 0.995
