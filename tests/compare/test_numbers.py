"""Each number means what docs/numbers.md says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from compare.made import BARNET, CABINET, CHIEF, DIRECTOR, HAVERING, KENT, MEMBER, Paper, stored
from extract.compare import GroupError, compare, rank_of

CHALLENGE = (dt.date(2025, 1, 7), dt.date(2025, 1, 10))


def mixed_paper(name: str = "mixed", council_code: str = BARNET) -> Paper:
    paper = Paper(name, council_code, challenge=CHALLENGE)
    asked = paper.recommend("Agree a plan", "1")
    paper.recommend("Tell the public", "2")
    paper.act("Write it", [asked], [DIRECTOR], by=dt.date(2025, 1, 20))
    paper.act("Print it", [asked], [CABINET, CHIEF], timescale_kind="ongoing", status="ongoing",
              timescale_latest=dt.date(2026, 1, 1))  # fmt: skip
    paper.act("Post it", [asked], [CABINET], timescale_kind="completed", status="completed",
              timescale_latest=dt.date(2024, 12, 1))  # fmt: skip
    paper.act("Read it", [], [DIRECTOR, CHIEF], timescale_kind="period", timescale_earliest=dt.date(2025, 4, 1))
    paper.act("Keep it", [], [MEMBER], timescale_kind="period", timescale_latest=dt.date(2025, 3, 31))
    paper.act("File it", [])
    paper.decide("That the plan be agreed")
    return paper


@pytest.fixture()
def row(tmp_path: Path) -> pd.Series:
    return compare(stored(tmp_path, mixed_paper())).tables["councils"].iloc[0]


def test_counts(row: pd.Series) -> None:
    assert (row.council, row.type, row.region) == ("Barnet", "London borough", "London")
    assert (row.documents, row.recommendations, row.unanswered, row.actions, row.decisions) == (1, 2, 1, 6, 1)


def test_a_deadline_needs_a_last_day_and_is_no_review_and_no_completion(row: pd.Series) -> None:
    assert (row.dated, row.share_dated) == (2, pytest.approx(2 / 6, abs=1e-4))


def test_one_lead_is_a_post_alone_one_officer_has_others_beside(row: pd.Series) -> None:
    assert (row.single_lead, row.one_officer, row.no_lead) == (2, 2, 1)


def test_status_shares(row: pd.Series) -> None:
    assert (row.share_ongoing, row.share_completed) == (pytest.approx(1 / 6, abs=1e-4),) * 2


def test_days_count_from_the_last_day_of_the_challenge(row: pd.Series) -> None:
    assert (row.days_known, row.least_days, row.median_days, row.most_days) == (2, 10, 45.0, 80)


def test_an_action_counts_once_for_a_rank(tmp_path: Path) -> None:
    ranks = compare(stored(tmp_path, mixed_paper())).tables["lead_ranks"].set_index("rank")
    assert ranks.actions.to_dict() == {"member": 1, "chief officer": 2, "director": 2, "body": 2, "none": 1}
    assert ranks.share["director"] == pytest.approx(2 / 6, abs=1e-4)
    assert set(ranks.group) == {"Barnet"}


@pytest.mark.parametrize(
    ("kind", "rank", "expected"),
    [
        ("officer", "Chief Operating Officer", "chief officer"),
        ("officer", "Deputy Chief Executive", "chief officer"),
        ("officer", "Managing Director", "chief officer"),
        ("officer", "Monitoring Officer", "chief officer"),
        ("officer", "Executive Director", "director"),
        ("officer", "Assistant Director", "assistant director"),
        ("officer", "Deputy Director", "assistant director"),
        ("officer", "Head", "head"),
        ("officer", "Head of Service", "head"),
        ("officer", "Manager", "other officer"),
        ("officer", None, "other officer"),
        ("member", "Leader", "member"),
        ("external", "Director", "external"),
    ],
)
def test_ranks(kind: str, rank: str | None, expected: str) -> None:
    assert rank_of({"kind": kind, "rank": rank}) == expected


def test_themes_are_shares_of_the_tagged(tmp_path: Path) -> None:
    paper = Paper("themed")
    keys = [paper.recommend(text) for text in ("Build homes", "Mend roads", "Sing")]
    for key, theme in ((keys[0], "housing"), (keys[0], "finance"), (keys[1], "transport"), (keys[1], "finance")):
        paper.theme(key, theme)
    mix = compare(stored(tmp_path, paper)).tables["themes"]
    assert list(zip(mix.theme, mix.records, mix.share, strict=True)) == [
        ("finance", 2, 1.0), ("housing", 1, 0.5), ("transport", 1, 0.5),
    ]  # fmt: skip


def test_groups_by_type_region_and_own_list(tmp_path: Path) -> None:
    out = stored(tmp_path / "out", *(mixed_paper(code, code) for code in (BARNET, HAVERING, KENT)))
    for by, expected in (("region", {"London": 2, "South East": 1}), ("type", {"County": 1, "London borough": 2})):
        groups = compare(out, by).tables["groups"].set_index("group")
        assert groups.councils.to_dict() == expected
    assert groups.actions.to_dict() == {"County": 6, "London borough": 12}
    own = tmp_path / "own.csv"
    own.write_text("council,group\nbarnet,near\nE10000016,near\n", encoding="utf-8")
    found = compare(out, str(own)).tables
    assert found["groups"][["group", "councils", "actions"]].values.tolist() == [["near", 2, 12]]
    assert set(found["lead_ranks"].group) == {"near"}
    assert len(found["councils"]) == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,group\n", "column 'council' is missing"),
        ("council,group\nAtlantis,x\n", "line 2: no council is called 'Atlantis'"),
        ("council,group\nBarnet,\n", "line 2: the group is empty"),
        ("council,group\nBarnet,a\nBNE,b\n", "line 3: Barnet is in two groups"),
        (None, "no such file"),
    ],
)
def test_a_list_that_cannot_be_used_is_told(tmp_path: Path, content: str | None, told: str) -> None:
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GroupError, match=told):
        compare(stored(tmp_path / "out"), str(path))


def test_an_empty_store_gives_empty_tables_with_their_columns(tmp_path: Path) -> None:
    found = compare(stored(tmp_path))
    assert all(len(table) == 0 and len(table.columns) >= 4 for table in found.tables.values())
    assert found.notes == ()
