"""Rows say how sure they are, and why; a forest is read as it was learned."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract import extract
from extract.accept import accept
from extract.cli import commands
from extract.records.plans.evidence import Opinion
from extract.retag import retag
from extract.run import run
from extract.schema import Extraction, Witness
from extract.settings import Settings
from extract.trust import LIKENESS, NEEDED, ROW, features_of, judged, why
from extract.trust.bounds import Bounds
from extract.trust.forest import Forest, read_model
from extract.trust.numbering import gaps, repeated
from extract.why import explain, id_of, lines_of

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "sample"


@pytest.fixture(scope="module")
def plan() -> Extraction:
    found = [extract(path) for path in sorted(SAMPLES.glob("*.pdf"))[:3]]
    return max(found, key=lambda each: len(each.actions))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trust") / "out"
    run(sorted(SAMPLES.glob("*.pdf"))[:3], out, Settings())
    return out


def test_every_row_says_how_sure_it_is(plan: Extraction) -> None:
    for action in plan.actions:
        chances = (action.p_record, action.p_text, action.p_ref, action.p_link, action.p_lead, action.p_timescale)
        assert all(chance is not None and 0 <= chance <= 1 for chance in chances)
        assert action.confidence <= (action.p_record or 0)
        assert (action.p_status is None) == (not action.status_raw and not action.status_colour)


def test_judging_again_changes_nothing(plan: Extraction) -> None:
    assert judged(plan) == plan


def test_a_reviewed_row_is_sure(plan: Extraction) -> None:
    marked = plan.actions[0].model_copy(update={"reviewed": "accepted"})
    again = judged(plan.model_copy(update={"actions": (marked, *plan.actions[1:])}))
    assert (again.actions[0].confidence, again.actions[0].p_record) == (1.0, 1.0)


def test_a_row_unlike_its_mates_is_less_sure(plan: Extraction) -> None:
    first = plan.actions[0]
    without = {"text": "Total", "lead_raw": None, "timescale_raw": None, "evidence": [], "ref": None}
    blank = first.model_copy(update=without)
    spoiled = judged(plan.model_copy(update={"actions": (blank, *plan.actions[1:])}))
    assert (spoiled.actions[0].p_record or 0) < (first.p_record or 0)


def test_a_row_that_only_reads_like_a_record_is_judged_by_all_its_signs(plan: Extraction) -> None:
    first = plan.actions[0]
    alike = first.model_copy(update={"method": LIKENESS, "evidence": [Witness(name=LIKENESS, value=0.35)]})
    again = judged(plan.model_copy(update={"actions": (alike, *plan.actions[1:])}))
    features = next(own for record, own in features_of(again) if id_of(record) == first.action_id)
    told, forest = again.actions[0].p_record or 0, read_model().forests["record"]
    assert [told] == forest.chances(forest.values([features]))
    assert told != 0.35 and told <= (first.p_record or 0)  # not the word of the likeness alone


def test_what_the_signs_moved_adds_up_to_the_vote(plan: Extraction) -> None:
    forest = read_model().forests["record"]
    record, features = features_of(plan)[0]
    assert forest.usual + sum(why(record, features)["record"].values()) == pytest.approx(
        forest.votes(forest.values([features]))[0]
    )


def test_the_whole_row_is_as_likely_as_all_its_fields_together(plan: Extraction) -> None:
    record, features = features_of(plan)[0]
    model, values = read_model(), read_model().forests["record"].values([features])
    fields = [name for name in why(record, features) if name in NEEDED]
    votes = [model.forests[name].votes(values)[0] for name in fields]
    usual = [model.forests[name].usual for name in fields]
    assert record.confidence == min(model.row.chance(math.prod(votes)), record.p_record or 0)
    moved = why(record, features)[ROW]
    assert math.prod(usual) + sum(moved.values()) == pytest.approx(math.prod(votes))
    assert any(moved.values())


def test_a_forest_walks_left_up_to_its_threshold_and_its_curve_has_no_steps() -> None:
    tree = [[0, 0.5, 1, 2, 0.6], [-1, 0, -1, -1, 0.2], [-1, 0, -1, -1, 1.0]]
    steps, even = [[0.2, 0.1], [0.6, 0.5], [1.0, 0.9]], {"start": 0.0, "means": [0.0], "weights": [0.0]}
    forest = Forest.of({"names": ["x"], "trees": [tree], "line": even, "steps": steps})
    values = forest.values([{"x": 0.5}, {"x": 0.6}, {}])
    assert forest.chances(values) == [0.25, 0.65, 0.25] and forest.chances(values[:0]) == []
    steep = Forest.of({"names": ["x"], "trees": [tree], "line": even | {"weights": [9.0]}, "steps": steps})
    assert steep.chances(values[:2]) > forest.chances(values[:2])  # the line counts as much as the trees


@pytest.mark.parametrize(
    ("numbers", "share"),
    [(["1", "2", "3"], 0), (["1", "3", "4"], 0.5), (["1.1", "1.2", "2.1"], 0), (["a", "b", "d"], 0.5), ([None], 0)],
)
def test_gaps_in_a_numbering(numbers: list[str | None], share: float) -> None:
    assert gaps(numbers) == share


def test_numbers_that_stand_twice() -> None:
    assert repeated(["1", "1", "2", None]) == pytest.approx(1 / 3)


def test_a_rate_without_a_bound_takes_nothing() -> None:
    known = Bounds(30, {"row": {0.05: 0.9}})
    assert (known.strictest("row", 0.95), known.strictest("row", 0.89)) == (0.05, None)
    assert known.strictest("record", 0.99) is None and known.strictest("row", None) is None


def test_a_looser_rate_takes_no_fewer_rows(stored: Path) -> None:
    few, many = accept(stored, 0.02), accept(stored, 0.1)
    assert few.rows == many.rows > 0 and few.taken <= many.taken and many.left == many.rows - many.taken


def test_a_rate_that_was_not_fitted_is_refused_in_one_line(stored: Path) -> None:
    told = CliRunner().invoke(commands, ["accept", str(stored), "--error", "7%"])
    assert told.exit_code == 2 and "there are bounds for 1%" in told.output and told.output.count("\n") == 1


def test_accepting_is_told_and_kept(stored: Path) -> None:
    told = CliRunner().invoke(commands, ["accept", str(stored), "--error", "10%", "--json"])
    assert json.loads(told.output)["taken"] == accept(stored, 0.1).taken
    before = accept(stored, 0.1)
    retag(stored)
    assert accept(stored, 0.1) == before


def test_why_names_the_signs_on_one_screen(stored: Path, plan: Extraction) -> None:
    lines = list(lines_of(explain(stored, id_of(plan.actions[0]))))
    assert any("Chance that it is an action" in line for line in lines)
    assert any(line.startswith("  + ") for line in lines) and len(lines) <= 40


def test_why_of_a_row_that_is_not_there_is_one_line(stored: Path) -> None:
    told = CliRunner().invoke(commands, ["why", str(stored), "nothing"])
    assert told.exit_code == 2 and told.output.count("\n") == 1


def test_why_names_the_next_best_reading_of_the_columns(stored: Path, plan: Extraction) -> None:
    opinion = Opinion(("no", "action", "lead"), (), (), 0.8, 0.8, 0.65, 0.9, False, ("no", "action", "time"))
    assert opinion.instead == {"instead_3_time_for_lead": pytest.approx(0.15)}
    told = explain(stored, id_of(plan.actions[0]))
    signs = {"columns_chance": 0.8, "columns_margin": 0.65, **opinion.instead}
    lines = list(lines_of(replace(told, signs=signs)))
    (line,) = [line for line in lines if line.startswith("The columns of its table")]
    assert line.endswith("this reading 0.80 likely, the next best 0.15: column 3 would be time, not lead")
    assert not any("instead" in line for line in lines)
