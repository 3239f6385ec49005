"""What must hold of every ledger: on every paper given, and whatever happens to the words of a page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.mutations import mutated, papers
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.issues import Issues
from extract.ledger import breaches, settled
from extract.pipeline import read_paper
from extract.records import find_records
from extract.settings import Settings
from extract.tables import find_tables

ROOT = Path(__file__).resolve().parents[2]


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_every_word_of_a_changed_paper_has_one_fate(seed: int) -> None:
    chance = random.Random(seed)
    document = mutated(chance.choice(papers()), chance)
    issues = Issues()
    _, ledger = settled(document, find_records(document, find_tables(document, issues), issues))
    counts = ledger.counts
    assert sum(counts.values()) - counts["hidden"] == ledger.visible
    assert sum(left.n_words for left in ledger.leftovers) == counts["left"]
    assert len(ledger.homes) == sum(len(line.words) for page in document.pages for line in page.lines)


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["reference", "real/pdf"])
def test_papers_given_break_no_rule(folder: str, shared: Path) -> None:
    found = {
        path.name: broken
        for path in sorted((shared / folder).glob("*.pdf"))
        if (broken := breaches(read_paper(path, Settings(ocr="none")).ledger))
    }
    assert found == {}


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["corpora/sample", "benchmarks/plans"])
def test_papers_of_ours_break_no_rule(folder: str) -> None:
    found = {
        path.name: broken
        for path in sorted((ROOT / folder).glob("*.pdf"))
        if (broken := breaches(read_paper(path, Settings(ocr="none")).ledger))
    }
    assert found == {}
