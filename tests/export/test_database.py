"""The DuckDB file: the same rows, views with the numbers of ``compare``, every view and column explained."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from compare.made import BARNET, CABINET, DIRECTOR, HAVERING, Paper, derived, plan, stored
from compare.test_compare_cli import large_store
from compare.test_numbers import mixed_paper
from compare.test_track import editions
from export.test_csv import hostile_paper
from extract.compare import compare
from extract.export import export
from extract.promises import status
from extract.schema import TABLES
from extract.store import rows
from extract.store.columns import columns

VIEWS = ("v_actions", "v_overdue", "v_by_theme", "v_council_summary", "v_promises", "v_posts", "v_families")


def themed_paper() -> Paper:
    paper = mixed_paper("themed", HAVERING)
    for key, theme in (("themed-r0", "Housing"), ("themed-r0", "Finance"), ("themed-r1", "Finance")):
        paper.theme(key, theme)
    paper.theme("themed-a0", "Housing", kind="action")
    return paper


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions of a plan, a plan twice, themes, hostile texts; under a folder that looks like a partition."""
    folder = tmp_path_factory.mktemp("database") / "year=2026" / "o'ut"
    scan = plan("scan", council_code=HAVERING, text_layer="ocr")
    return derived(folder, *editions(), plan("alone", council_code=HAVERING), scan, themed_paper(), hostile_paper())


@pytest.fixture(scope="module")
def database(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("file") / "plans.duckdb"
    export(out, "duckdb", path)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_those_of_the_store(out: Path, database: duckdb.DuckDBPyConnection, table: str) -> None:
    found = database.sql(f"FROM {table}").to_arrow_table().to_pylist()
    for row in found:
        row |= {column.name: dict(row[column.name]) for column in columns(TABLES[table]) if column.kind == "map"}
    assert found == list(rows(out, table))


def test_parquet_to_duckdb_to_pandas_is_no_change(out: Path, database: duckdb.DuckDBPyConnection) -> None:
    same_frames(out, database)


def same_frames(out: Path, database: duckdb.DuckDBPyConnection) -> None:
    """Every column of the actions, by way of DuckDB and straight from Parquet."""
    through = database.execute("FROM actions").df().set_index("action_id").sort_index()
    direct = pd.read_parquet(out / "actions").set_index("action_id").sort_index()
    assert set(through.columns) == set(direct.columns)
    for name in direct.columns:
        one, two = (list(map(normal, frame[name])) for frame in (through, direct))
        assert one == two, name


def normal(value: object) -> object:
    """A cell without the marks of the way it came: missing values are None, days are days, arrays are lists."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, dict):
        return [(key, normal(inner)) for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return [tuple(item) if isinstance(item, tuple) else normal(item) for item in value]
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if pd.isna(value) else value


def test_the_summary_has_the_numbers_of_compare(out: Path, database: duckdb.DuckDBPyConnection) -> None:
    view = database.execute("FROM v_council_summary ORDER BY council").df().set_index("council")
    compared = compare(out).tables["councils"].set_index("council").sort_index()
    assert len(view) == 2
    for name in view.columns.drop("council_code"):
        expected = compared[name].astype("float64")
        pd.testing.assert_series_equal(view[name].astype("float64"), expected, check_names=False, check_exact=True)


def test_themes_are_those_of_compare(out: Path, database: duckdb.DuckDBPyConnection) -> None:
    view = database.execute("SELECT record_kind, theme, records, share FROM v_by_theme").fetchall()
    compared = compare(out).tables["themes"]
    assert sorted(view) == sorted(
        compared[["record_kind", "theme", "records", "share"]].itertuples(index=False, name=None)
    )
    assert ("recommendation", "Finance", 2, 1.0) in view


def test_overdue_takes_any_day(database: duckdb.DuckDBPyConnection) -> None:
    def count(day: str) -> int:
        return database.execute(f"SELECT count(*) FROM overdue(today := DATE '{day}')").fetchone()[0]

    assert count("2026-03-31") < count("2026-04-01") < count("2026-07-01")
    today = database.execute("SELECT count(*) FROM v_overdue").fetchone()[0]
    assert today == count(dt.datetime.now(dt.UTC).date().isoformat())
    late = database.execute("FROM overdue(today := DATE '2026-04-01')").df()
    assert (late.days_overdue.dropna() > 0).all() and late.counted.all() and "completed" not in set(late.status)


@pytest.mark.parametrize("day", [dt.date(2026, 3, 31), dt.date(2026, 4, 1), dt.date(2027, 1, 1)])
def test_what_is_overdue_is_what_status_says(out: Path, database: duckdb.DuckDBPyConnection, day: dt.date) -> None:
    found = status(out, day)
    expected = {(row["promise_id"], row["deadline"]) for row in found.actions if row["state"] == "overdue"}
    told = database.execute("SELECT promise_id, deadline FROM overdue(today := ?)", [day]).fetchall()
    assert expected and set(told) == expected and len(told) == len(expected)
    assert sum(row[0] for row in database.execute("SELECT actions FROM v_posts").fetchall()) == sum(
        row["actions"] for row in status(out, dt.datetime.now(dt.UTC).date()).posts
    )


def test_families_with_their_answers_are_a_view(tmp_path: Path) -> None:
    one, two = Paper("one", BARNET), Paper("two", HAVERING)
    one.act("Publish a delivery plan", [one.recommend("Raise the supply of affordable homes", "1")], status="completed")
    two.recommend("Raise the supply of affordable homes", "4")
    export(derived(tmp_path / "out", one, two), "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "council-extract.duckdb")) as connection:
        rows = connection.execute(
            "SELECT council, number, n_councils, n_actions, share_completed, actions FROM v_families ORDER BY council"
        ).fetchall()
    assert rows == [("Barnet", "1", 2, 1, 1.0, "Publish a delivery plan"), ("Havering", "4", 2, 0, None, None)]


def test_an_action_view_row_says_it_all(tmp_path: Path) -> None:
    paper = Paper("one", BARNET, challenge=(dt.date(2025, 1, 7), dt.date(2025, 1, 10)))
    asked = [paper.recommend("Ask one", "1"), paper.recommend("Ask two", "2")]
    paper.act("Do", asked, [CABINET, DIRECTOR], by=dt.date(2025, 1, 20), recommendation_numbers=["1", "2"])
    export(stored(tmp_path / "out", paper), "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "council-extract.duckdb")) as connection:
        row = connection.execute("FROM v_actions").df().iloc[0]
    assert (row.recommendation_numbers, row.recommendations, row.leads) == (
        "1, 2",
        "Ask one\nAsk two",
        "Cabinet; Director of Place",
    )
    assert (row.days_from_challenge, row.single_lead, row.one_officer, row.counted) == (10, False, True, True)


def test_every_table_view_and_column_is_explained(database: duckdb.DuckDBPyConnection) -> None:
    for kind in ("table", "view"):
        named = database.execute(f"SELECT {kind}_name, comment FROM duckdb_{kind}s() WHERE NOT internal").fetchall()
        assert len(named) >= len(VIEWS)
        assert not [name for name, comment in named if not comment]
    columns = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    blank = [
        row[:2] for row in database.execute(columns).fetchall() if row[0] in {*TABLES, "duplicates"} and not row[2]
    ]
    assert not blank


def test_an_empty_store_has_all_views(tmp_path: Path) -> None:
    export(stored(tmp_path / "out"), "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "council-extract.duckdb"), read_only=True) as connection:
        for view in VIEWS:
            assert connection.execute(f"FROM {view}").fetchall() == []


@pytest.mark.slow
def test_5000_actions_are_exported_quickly_and_come_back(tmp_path: Path) -> None:
    out = large_store(tmp_path / "out")
    for to in ("csv", "jsonl", "xlsx", "duckdb"):
        begun = time.perf_counter()
        export(out, to, tmp_path / to)
        assert time.perf_counter() - begun < 60, to
    with duckdb.connect(str(tmp_path / "duckdb" / "council-extract.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM v_actions").fetchone() == (5000,)
        same_frames(out, connection)
