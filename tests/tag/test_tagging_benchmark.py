"""The tagging benchmark's scorers: figures people will quote, so they must be right."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # benchmarks is no part of the installed package

from benchmarks.report import Part  # noqa: E402
from benchmarks.tagging import more  # noqa: E402
from benchmarks.tagging.card import card  # noqa: E402
from benchmarks.tagging.readers import naive_leads, naive_times, name_key, our_leads, our_times  # noqa: E402
from benchmarks.tagging.score import score_leads, score_times  # noqa: E402
from benchmarks.tagging.sets import Cell, When, lead_sets, timescale_sets  # noqa: E402
from benchmarks.tagging.speed import words_a_second  # noqa: E402

NOWHERE = ROOT / "tests" / "no-such-folder"


def test_names_are_compared_by_their_words() -> None:
    assert name_key("Heads of Housing & Planning") == name_key("Head of Planning and Housing")
    assert name_key("Head of Housing") != name_key("Head of Planning")


def test_a_cell_is_exact_only_with_every_lead_and_no_other() -> None:
    cells = [Cell("A", frozenset({"a", "b"})), Cell("B", frozenset({"c"}))]
    answers = {"A": frozenset({"a"}), "B": frozenset({"c", "d"})}
    score = score_leads(lambda text: answers[text], cells)
    assert (score.exact, score.leads) == (0.0, pytest.approx(2 / 3))
    assert score_leads(lambda text: next(cell.names for cell in cells if cell.text == text), cells).exact == 1.0


def test_days_right_and_days_invented() -> None:
    first, last = date(2024, 4, 1), date(2024, 6, 30)
    strings = [When("a", None, first, last), When("b", None, None, last), When("c", None, None, None)]
    score = score_times([[(first, last)], [(first, last)], [(first, first)]], strings)
    assert (score.dated, score.undated, score.both, score.one, score.invented) == (2, 1, 0.5, 1.0, 1)
    assert score_times([[], [(None, last)], []], strings).both == 0.5


def test_ours_beats_naive_on_what_is_in_the_repository() -> None:
    cells = [cell for found in lead_sets(NOWHERE).values() for cell in found]
    assert score_leads(our_leads(), cells).exact > 1.5 * score_leads(naive_leads(), cells).exact
    ours, naive = our_times(), naive_times()
    for strings in timescale_sets(NOWHERE).values():
        scores = [score_times([read(s.text, s.anchor) for s in strings], strings) for read in (ours, naive)]
        assert scores[0].both > 0.97 > 0.5 > scores[1].both and scores[0].invented == 0


UNSEEN_FLOORS = {
    "leads": 0.98, "leads: number of parties": 0.98, "leads: names": 0.97, "timescales": 0.99,
    "status": 0.97, "status traps": 0.98,
    "responses": 0.98, "canonical: one post": 1.0, "canonical: kept apart": 1.0,
}  # fmt: skip


def test_cells_in_the_manner_of_councils_not_seen() -> None:
    """What was mended since the first run stays mended; first-run figures stand in benchmarks/tagging/README.md."""
    folder = ROOT / "benchmarks" / "tagging" / "unseen"
    right: dict[str, list[bool]] = {}
    for lot in (folder, *sorted(folder.glob("batch_*"))):
        for part in (more.leads, more.lead_names, more.timescales, more.states, more.responses, more.canonical):
            for outcome in part(lot):
                right.setdefault(outcome.figure, []).append(outcome.right)
    shares = {figure: sum(found) / len(found) for figure, found in right.items()}
    assert shares.keys() == UNSEEN_FLOORS.keys()
    assert not {figure: share for figure, share in shares.items() if share < UNSEEN_FLOORS[figure]}


def test_the_card_has_the_rows_of_ours_only() -> None:
    part = Part("leads", "Lead cells", [{"reader": "ours", "exact": 0.5}, {"reader": "naive", "exact": 0.123}])
    assert "0.500" in card([part]) and "0.123" not in card([part])


def test_words_are_counted_over_cpu_time() -> None:
    assert words_a_second(lambda text: sum(range(2000)) and text, ["one two three"] * 50, rounds=1) > 0
