"""A paper that stands twice is counted once, and that is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from compare.made import DIRECTOR, HAVERING, Paper, plan, stored
from extract.compare import compare


def counts(out: Path, **options: bool) -> tuple[int, int]:
    row = compare(out, **options).tables["councils"].iloc[0]
    return int(row.recommendations), int(row.actions)


def test_a_plan_in_two_renderings_counts_once_and_the_text_is_kept_before_the_scan(tmp_path: Path) -> None:
    out = stored(tmp_path, plan("alone"), plan("scan", text_layer="ocr"))
    found = compare(out)
    assert counts(out) == (2, 4)
    assert counts(out, keep_duplicates=True) == (4, 8)
    assert "4 actions, 2 recommendations" in found.notes[0]
    repeated = found.tables["duplicates"]
    assert set(repeated.file_name) == {"scan.pdf"}
    assert set(repeated.kept_file) == {"alone.pdf"}
    assert found.tables["councils"].documents.tolist() == [1]


def test_marks_of_ocr_and_typography_make_no_other_action(tmp_path: Path) -> None:
    papers = Paper("one"), Paper("two", text_layer="ocr")
    papers[0].act("Review the council’s “one-team” approach to its customers and partners", leads=[DIRECTOR])
    papers[1].act('Revlew the council\'s "one-team" approach to its customers and\npartners', leads=[DIRECTOR])
    assert counts(stored(tmp_path, *papers)) == (0, 1)


def test_another_year_another_date_another_status_is_another_action(tmp_path: Path) -> None:
    papers = [Paper(f"paper{number}", title=f"Paper {'abcd'[number]}") for number in range(4)]
    papers[0].act("Agree the budget for 2024/25 in good time", by=dt.date(2026, 1, 1))
    papers[1].act("Agree the budget for 2025/26 in good time", by=dt.date(2026, 1, 1))
    papers[2].act("Agree the budget for 2025/26 in good time", by=dt.date(2026, 2, 1))
    papers[3].act("Agree the budget for 2025/26 in good time", by=dt.date(2026, 1, 1), status="completed")
    assert counts(stored(tmp_path, *papers), all_editions=True) == (0, 4)


def test_the_same_words_twice_in_one_paper_are_two_actions(tmp_path: Path) -> None:
    paper = Paper("one")
    for _ in range(2):
        paper.act("Report to members every quarter")
    assert counts(stored(tmp_path, paper)) == (0, 2)


def test_the_same_words_of_two_councils_are_two_actions(tmp_path: Path) -> None:
    papers = Paper("one"), Paper("two", HAVERING)
    for paper in papers:
        paper.act("Report to members every quarter")
    assert compare(stored(tmp_path, *papers)).tables["councils"].actions.tolist() == [1, 1]


def test_a_recommendation_of_the_report_is_answered_by_the_plan(tmp_path: Path) -> None:
    """The peers' own report lists them without actions; that must not make them unanswered."""
    report = Paper("a-report", document_type="peer_challenge_report", title="Feedback report")
    report.recommend("Publish a housing strategy for the borough", "1")
    report.recommend("Mend every road", "2")
    report.recommend("Sell the depot", "3")
    found = compare(stored(tmp_path, report, plan("plan")))
    assert found.tables["councils"].recommendations.tolist() == [3]
    assert found.tables["unanswered"].text.tolist() == ["Sell the depot"]


def test_decisions_repeat_only_in_the_same_report(tmp_path: Path) -> None:
    papers = Paper("one", title="Budget"), Paper("two", title="Budget"), Paper("three", title="Roads")
    for paper in papers:
        paper.decide("That Cabinet notes the report")
    assert compare(stored(tmp_path, *papers)).tables["councils"].decisions.tolist() == [2]


def test_what_is_kept_does_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    papers = [plan("alone"), plan("pack", meeting_date=dt.date(2026, 1, 5)), plan("scan", text_layer="ocr")]
    first = compare(stored(tmp_path / "one", *papers))
    second = compare(stored(tmp_path / "two", *(replace(paper, rows=dict(paper.rows)) for paper in papers[::-1])))
    for name, table in first.tables.items():
        assert table.equals(second.tables[name]), name
