"""The silence list over all days says on every day what the list of that day says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extract.promises import status
from extract.promises.stretches import SAME, silence_stretches
from promises.made import kept
from promises.test_promises import plan, progress, report


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("stretches"), report(), plan(), progress())


def test_on_every_day_it_is_the_list_of_that_day(out: Path) -> None:
    stretches = silence_stretches(out)
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in range(0, 900, 53)]
    days += [dt.date(2025, 7, 1), dt.date(2025, 6, 30), dt.date(2024, 11, 5), dt.date(2024, 11, 4)]
    seen = set()
    for day in days:
        here = [row for row in stretches if row["begins"] <= day and (row["ends"] is None or day < row["ends"])]
        told = {tuple(row[name] for name in SAME) for row in status(out, day).silences}
        assert {tuple(row[name] for name in SAME) for row in here} == told, day
        assert len(here) == len(told)
        seen |= {row["reason"] for row in here}
    assert {"no action", "vanished", "no update"} <= seen


def test_a_store_whose_promises_were_not_followed_has_none(tmp_path: Path) -> None:
    assert silence_stretches(tmp_path) == []
