"""What an edition leaves open: what is late and has a new day, and what is missing where something may not be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from compare.made import DIRECTOR, Paper
from extract.export import export
from extract.promises import status
from promises.made import ASKED, SPRING, SUMMER, kept, plan, progress, report, table


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2025, 1, 15), ["open", "overdue"]),
        (dt.date(2025, 5, 1), ["due soon", "overdue"]),
        (dt.date(2025, 7, 1), ["overdue", "overdue"]),
    ],
)
def test_what_is_late_and_has_a_new_day_is_overdue_after_that_day(
    tmp_path: Path, day: dt.date, expected: list[str]
) -> None:
    paper = Paper("late", meeting_date=dt.date(2024, 11, 5))
    paper.act("Consult tenants on repairs", by=SUMMER, status="overdue")
    paper.act("Survey all bridges by drone", status="overdue")
    out = kept(tmp_path / "out", paper)
    assert sorted(row["state"] for row in status(out, day).actions) == expected
    export(out, "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "council-extract.duckdb"), read_only=True) as database:
        told = database.execute("SELECT state FROM promises_on(today := ?) ORDER BY state", [day]).fetchall()
    assert [state for (state,) in told] == expected


def test_nothing_has_vanished_from_an_edition_that_may_not_have_been_read_whole(tmp_path: Path) -> None:
    later = progress()
    later.doubt("plan_unread", page=1)
    promises = table(kept(tmp_path, report(), plan(), later), "promises")
    assert promises[promises.wording_first == "Appoint a lettings team"].vanished.tolist() == [False]


def test_a_number_left_out_of_a_list_says_nothing_of_actions_whose_recommendation_is_there(tmp_path: Path) -> None:
    later = progress()
    later.doubt("numbering_gap", page=1)
    promises = table(kept(tmp_path / "there", report(), plan(), later), "promises")
    assert promises[promises.wording_first == "Appoint a lettings team"].vanished.tolist() == [True]
    left_out = Paper("later", title=later.title, document_type=later.document_type, meeting_date=later.meeting_date)
    asked = [left_out.recommend(ASKED[1], "2")]
    left_out.act("Resurface the high street", asked, [DIRECTOR], by=SPRING, ref="2.1")
    left_out.act("Survey all bridges by drone", asked, [DIRECTOR], by=SUMMER, ref="2.2")
    left_out.doubt("numbering_gap", page=1)
    promises = table(kept(tmp_path / "left_out", report(), plan(), left_out), "promises")
    assert promises[promises.kind == "action"].vanished.tolist() == [False] * 4
