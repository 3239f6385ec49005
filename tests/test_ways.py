"""A reader that speaks out of turn costs no paper: where the usual reading looks wrong, the likeliest one stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from extract import extract, pipeline, records
from extract.issues import Code
from extract.model import Table
from extract.pipeline import find_tables, readings
from extract.schema import Extraction, IssueRecord
from extract.settings import Settings
from extract.trust.choice import is_doubtful, likeliest, may_be_likelier
from extract.ways import OTHERS, USUAL, Reader

SAMPLE = Path(__file__).resolve().parents[1] / "corpora" / "sample"


@pytest.fixture(scope="module")
def plan() -> Path:
    return max(SAMPLE.glob("*.pdf"), key=lambda path: len(extract(path).actions))


def with_chances(found: Extraction, *chances: float) -> Extraction:
    actions = [
        found.actions[0].model_copy(update={"p_record": chance, "confidence": chance, "action_id": str(number)})
        for number, chance in enumerate(chances)
    ]
    return found.model_copy(update={"actions": tuple(actions), "recommendations": (), "decisions": (), "issues": ()})


def suspected(found: Extraction) -> Extraction:
    issue = IssueRecord(
        document_id=found.document.document_id,
        council_code=found.document.council_code,
        code=str(Code.PLAN_UNREAD),
        severity="warning",
        message="page 1: a table that reads like a plan gave no record",
        page=1,
        **dict.fromkeys(("x0", "top", "x1", "bottom"), None),
    )
    return found.model_copy(update={"issues": (issue,)})


def test_a_sure_reading_is_not_doubted_and_a_suspicion_or_unsure_rows_are(plan: Path) -> None:
    sure = with_chances(extract(plan), 0.99, 0.95, 0.97)
    assert not is_doubtful(sure)
    assert is_doubtful(suspected(sure))
    assert is_doubtful(with_chances(sure, 0.99, 0.4, 0.6))
    assert not is_doubtful(with_chances(sure))  # a paper that says nothing, and of which nothing is suspected


def test_the_reading_with_the_most_rows_that_are_sure_is_taken(plan: Path) -> None:
    usual = with_chances(extract(plan), 0.5, 0.4)
    few, many = with_chances(usual, 0.95), with_chances(usual, 0.95, 0.95, 0.9)
    assert likeliest(usual, [few, many]) == 1


def test_the_usual_reading_stands_where_another_is_hardly_better_less_sure_or_suspected(plan: Path) -> None:
    usual = with_chances(extract(plan), 0.9, 0.9)
    assert likeliest(usual, [with_chances(usual, 0.92, 0.92)]) is None
    assert likeliest(usual, [with_chances(usual, 0.9, 0.9, 0.6, 0.6, 0.6)]) is None
    other = with_chances(usual, 0.95, 0.95, 0.95)
    assert likeliest(usual, [other]) == 0
    twice = other.model_copy(update={"issues": suspected(other).issues * 3})
    assert likeliest(usual, [twice]) is None


def in_fields(found: Extraction, *chances: float) -> Extraction:
    """``found`` with these chances of its actions to be right in every field."""
    told = [a.model_copy(update={"confidence": chance}) for a, chance in zip(found.actions, chances, strict=True)]
    return found.model_copy(update={"actions": tuple(told)})


def test_sure_records_that_are_probably_wrong_in_some_field_are_doubted_and_other_fields_may_be_likelier(
    plan: Path,
) -> None:
    sure = with_chances(extract(plan), 0.97, 0.97, 0.97, 0.97)
    usual = in_fields(sure, 0.4, 0.3, 0.3, 0.4)
    assert is_doubtful(usual)
    less_sure = with_chances(sure, 0.95, 0.95, 0.95, 0.95)  # of its records, as other fields speak for them
    assert likeliest(usual, [in_fields(less_sure, 0.8, 0.8, 0.7, 0.8)]) == 0
    assert likeliest(usual, [in_fields(less_sure, 0.5, 0.4, 0.4, 0.4)]) is None


def test_other_records_go_before_sure_ones_only_where_their_fields_are_clearly_likelier(plan: Path) -> None:
    usual = in_fields(with_chances(extract(plan), 0.97, 0.97, 0.97), 0.4, 0.4, 0.4)
    more = with_chances(usual, 0.97, 0.97, 0.97, 0.97)
    assert likeliest(usual, [in_fields(more, 0.45, 0.45, 0.45, 0.45)]) is None
    assert likeliest(usual, [in_fields(more, 0.6, 0.6, 0.6, 0.6)]) == 0


def test_half_of_the_rows_are_not_dropped_on_their_chances_alone(plan: Path) -> None:
    usual = with_chances(extract(plan), 0.98, 0.98, 0.98, 0.02, 0.02)
    assert likeliest(usual, [with_chances(usual, 0.99, 0.99, 0.99)]) == 0
    doubted = with_chances(extract(plan), 0.98, 0.98, 0.02, 0.02, 0.02)
    assert likeliest(doubted, [with_chances(doubted, 0.99, 0.99)]) is None


def test_a_list_beside_the_one_sure_row_is_added_though_it_is_less_sure(plan: Path) -> None:
    def named(found: Extraction) -> Extraction:
        told = [row.model_copy(update={"text": f"Deed {number}"}) for number, row in enumerate(found.actions)]
        return found.model_copy(update={"actions": tuple(told)})

    usual = suspected(named(with_chances(extract(plan), 0.95)))
    assert likeliest(usual, [named(with_chances(usual, 0.9, *[0.7] * 6))]) == 0
    assert likeliest(usual, [named(with_chances(usual, 0.9, *[0.2] * 6))]) is None
    assert likeliest(usual, [with_chances(usual, 0.9, *[0.7] * 6)]) is None  # the sure row is not among them


def test_rows_that_are_not_sure_are_no_better_than_nothing(plan: Path) -> None:
    full = extract(plan)
    nothing = suspected(with_chances(full))
    empty = nothing.model_copy(update={"issues": nothing.issues * 6})
    assert likeliest(empty, [with_chances(full, 0.12, 0.12, 0.12)]) is None
    assert likeliest(empty, [with_chances(full, 0.75, 0.75)]) is None  # most papers that say nothing hold nothing
    assert likeliest(empty, [with_chances(full, 0.9, 0.85)]) == 0
    assert likeliest(empty, [with_chances(full, 0.6, 0.6, 0.5, 0.6, 0.5)]) == 0  # a list that was lost whole
    assert likeliest(empty, [with_chances(full)]) is None  # to be told of fewer suspicions is worth nothing


def test_rows_out_of_a_table_that_is_known_to_give_none_are_worth_nothing(plan: Path) -> None:
    full = extract(plan)
    seen = next(table for table in full.tables if table.role == "action_plan")
    other = with_chances(full, 0.9, 0.8).model_copy(update={"tables": ()})
    silent = suspected(with_chances(full))
    assert likeliest(silent, [other]) == 0
    register = seen.model_copy(update={"role": "risk"})
    assert likeliest(silent.model_copy(update={"tables": (register,)}), [other]) is None


def test_each_reader_keeps_silent_in_some_way_and_ways_have_names_of_their_own() -> None:
    assert set().union(*(way.without for way in OTHERS)) == set(get_args(Reader))
    assert len({way.name for way in (USUAL, *OTHERS)}) == len(OTHERS) + 1


def test_a_reader_that_takes_a_plan_for_something_else_is_left_out_and_that_is_told(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = extract(plan)
    assert Code.READ_OTHERWISE not in {issue.code for issue in right.issues}

    def swallow(_document: Any, _tables: Sequence[Table], *_rest: Any) -> tuple[list[Table], set[int]]:
        return [], {0}

    monkeypatch.setattr(records, "with_lanes", swallow)
    found = extract(plan)
    assert [action.text for action in found.actions] == [action.text for action in right.actions]
    told = [issue for issue in found.issues if issue.code == Code.READ_OTHERWISE]
    assert [issue.severity for issue in told] == ["info"]
    assert "without lanes" in told[0].message


def test_readings_begin_with_the_usual_one_and_differ(plan: Path) -> None:
    usual, *others = readings(plan, Settings(ocr="none"))
    assert all(other.paper.found != usual.paper.found for other in others)
    assert all(other.paper.document is usual.paper.document for other in others)


def test_a_reading_that_found_too_few_records_to_be_worth_more_is_not_read_on(plan: Path) -> None:
    rows = extract(plan)
    assert not may_be_likelier(rows, 0)
    assert not may_be_likelier(rows, len(rows.actions) // 2)
    assert may_be_likelier(rows, 10 * len(rows.actions))
    everything = list(readings(plan, Settings(ocr="none")))
    kept = list(readings(plan, Settings(ocr="none"), wanted=may_be_likelier))
    assert [found.paper.found for found in kept] == [
        found.paper.found
        for at, found in enumerate(everything)
        if not at or may_be_likelier(rows, sum(len(paper.records) for paper in found.paper.found.papers))
    ]
    assert len(kept) < len(everything)


def test_the_tables_shown_are_those_the_rows_are_read_from(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_tables(_usual: Extraction, others: Sequence[Extraction]) -> int:
        return next(at for at, other in enumerate(others) if "any table" in other.issues[0].message)

    assert find_tables(plan)
    monkeypatch.setattr(pipeline, "is_doubtful", lambda _rows: True)
    monkeypatch.setattr(pipeline, "may_be_likelier", lambda *_: True)
    monkeypatch.setattr(pipeline, "likeliest", without_tables)
    assert find_tables(plan) == []
