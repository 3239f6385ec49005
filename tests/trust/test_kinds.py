"""The second opinion on a record's kind, and the warning where a page's rows are doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import extract
from extract.issues import Code
from extract.schema import Extraction
from extract.trust import judged
from extract.trust.doubts import doubts
from extract.trust.kinds import KINDS, Reading, Setting, chance_at, chances_of, compared, level, signs_of, speaking_for

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "sample"
TEXT = "Appoint a lead member for young carers"


@pytest.fixture(scope="module")
def plan() -> Extraction:
    found = [extract(path) for path in sorted(SAMPLES.glob("*.pdf"))[:3]]
    return max(found, key=lambda each: len(each.actions))


def opinion(column: str, title: str = "") -> dict[str, float]:
    told = chances_of(signs_of(TEXT, Setting(column, [column, "Date"], (), title)))
    assert sum(told) == pytest.approx(1)
    return dict(zip(KINDS, told, strict=True))


def test_the_heading_over_a_column_says_what_its_cells_are() -> None:
    decided, acted, asked = (opinion(column) for column in ("Decision taken", "Action", "Recommendation"))
    assert decided["decision"] / decided["action"] > 5 * acted["decision"] / acted["action"]
    assert asked["recommendation"] / asked["action"] > 5 * acted["recommendation"] / acted["action"]
    assert opinion("Risk")["none"] > opinion("Action")["none"]


def test_what_speaks_for_a_kind_is_named_strongest_first() -> None:
    signs = signs_of(TEXT, Setting("Decision taken", ["Decision taken"], (), "Decisions of the Leader"))
    assert any(name.startswith(("column:deci", "title:deci")) for name in speaking_for(signs, "decision", "action")[:5])


def test_a_level_stands_for_a_chance() -> None:
    assert [chance_at(level(chance)) for chance in (0.02, 0.5, 0.9)] == pytest.approx([0.02, 0.5, 0.9])
    assert (level(0.0), level(1.0)) == (0.0, 1.0)


def test_mates_are_compared_with_mates_only() -> None:
    sure, unsure = (0.02, 0.9, 0.05, 0.03), (0.05, 0.1, 0.8, 0.05)
    first, second, apart = compared([Reading(sure, 1, "a"), Reading(unsure, 1, "a"), Reading(unsure, 2, "b")])
    assert first["mates_read"] == second["mates_read"] < first["reads_own"]
    assert first["mates_read_least"] == second["reads_own"] and apart["mates_read"] == apart["reads_own"]
    assert first["file_reads_least"] == apart["file_reads_least"] == second["reads_own"]


def test_a_page_of_doubtful_rows_is_told_and_one_doubtful_row_is_not(plan: Extraction) -> None:
    page = plan.actions[0].page_first
    rows = [action.model_copy(update={"p_record": 0.3, "page_first": page}) for action in plan.actions[:3]]
    (issue,) = doubts(plan, rows)
    assert (issue.code, issue.severity, issue.page) == (Code.ROWS_DOUBTFUL, "warning", page)
    assert not list(doubts(plan, rows[:1])) and not list(doubts(plan, plan.actions))
    sure = [action.model_copy(update={"p_record": 0.99, "page_first": page}) for action in plan.actions[:1] * 5]
    assert not list(doubts(plan, rows + sure))  # most of the page is sound
    assert not list(doubts(plan, [row.model_copy(update={"method": "likeness"}) for row in rows]))  # told already


def test_a_warning_of_doubtful_rows_goes_when_they_are_judged_anew(plan: Extraction) -> None:
    rows = [action.model_copy(update={"p_record": 0.3}) for action in plan.actions[:3]]
    warned = plan.model_copy(update={"issues": (*plan.issues, *doubts(plan, rows))})
    assert judged(warned) == plan
