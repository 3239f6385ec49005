"""What readers of a store rely on: both readers, on every table, empty or not; and nothing lost on the way."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from extract import store
from extract.issues import Code
from extract.printable import cleaned
from extract.schema import ALL_TABLES, TABLES, Extraction
from extract.store import Files, Store, StoreError, check, data_dictionary, data_package
from extract.store import parquet as module
from extract.store.columns import columns
from extract.store.spool import set_aside
from store_samples import extraction, record

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("empty")
    Store(out)
    return out


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("filled")
    Store(out).write([extraction("b", "E10000016"), extraction("a"), extraction("c", "unknown")])
    return out


def files(out: Path) -> dict[str, bytes]:
    """Every Parquet file of a store by its path."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.parquet")}


def ids(out: Path, table: str = "actions") -> list[str]:
    return [row["document_id"] for row in store.rows(out, table)]


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_every_table(table: str, empty: Path, filled: Path) -> None:
    n_rows = 3 if table == "documents" else 6
    for out, expected in ((empty, 0), (filled, n_rows)):
        frame = pd.read_parquet(out / table)
        assert len(frame) == expected
        assert sorted(frame.columns) == sorted(TABLES[table].model_fields)
        codes = set(frame["council_code"].astype(str))
        assert codes == ({"E09000003", "E10000016", "unknown"} if expected else set())


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_every_table(table: str, empty: Path, filled: Path) -> None:
    n_rows = 3 if table == "documents" else 6
    for out, expected in ((empty, 0), (filled, n_rows)):
        found = duckdb.sql(f"select * from read_parquet('{out}/{table}/**/*.parquet', hive_partitioning=true)")
        assert sorted(found.columns) == sorted(TABLES[table].model_fields)
        assert str(dict(zip(found.columns, found.types, strict=True))["council_code"]) == "VARCHAR"
        assert len(found.df()) == expected


@pytest.mark.parametrize("table", TABLES)
def test_all_files_of_a_table_have_one_schema(table: str, filled: Path) -> None:
    schemas = [pq.read_schema(path) for path in store.parts(filled, table)]
    assert len(schemas) == 4
    assert all(schema.equals(schemas[0]) for schema in schemas)


def test_types_are_those_of_the_contract(filled: Path) -> None:
    actions = pq.read_schema(store.parts(filled, "actions")[0])
    assert actions.field("page_first").type == pa.int32()
    assert actions.field("timescale_latest").type == pa.date32()
    assert actions.field("recommendation_ids").type == pa.list_(pa.string())
    assert actions.field("extra").type == pa.map_(pa.string(), pa.string())
    assert actions.field("regions").type.value_type.field("page").type == pa.int32()
    cells = pq.read_schema(store.parts(filled, "tables")[0]).field("cells").type.value_type
    assert cells.field("row_span").type == pa.int16()
    assert cells.field("x0").type == pa.float64()
    documents = pq.read_schema(store.parts(filled, "documents")[0])
    assert documents.field("processed_at").type == pa.timestamp("us", tz="UTC")


def test_files_are_compressed_with_zstd(filled: Path) -> None:
    group = pq.read_metadata(store.parts(filled, "actions")[0]).row_group(0)
    assert group.column(0).compression == "ZSTD"


@pytest.mark.parametrize("table", TABLES)
def test_what_is_read_back_is_what_was_written(table: str, filled: Path) -> None:
    given_rows = {
        row.document_id: row
        for one in (extraction("a"), extraction("b", "E10000016"), extraction("c", "unknown"))
        for row in module.table_of(one, table)
    }
    found = store.read(filled, table)
    assert {row.document_id: row for row in found} == given_rows


@given(
    extra=st.dictionaries(st.text(), st.text()),
    day=st.none() | st.dates(),
    bullets=st.lists(st.text()),
    confidence=st.floats(0, 1),
)
@hypothesis_settings(max_examples=30, deadline=None)
def test_a_round_trip_through_arrow_changes_nothing(
    extra: dict[str, str], day: dt.date | None, bullets: list[str], confidence: float
) -> None:
    row = record("actions", extra=extra, timescale_latest=day, bullets=bullets, confidence=confidence)
    back = module.arrow_table("actions", [row]).to_pylist()[0]
    back |= {name: dict(back[name]) for name in module.map_columns("actions")}
    expected = cleaned(row.model_dump())  # but for characters that a terminal would obey
    assert TABLES["actions"].model_validate(back | {"council_code": row.council_code}).model_dump() == expected


def test_rows_are_sorted_by_document_then_as_in_the_paper(tmp_path: Path) -> None:
    Store(tmp_path).write([extraction("b", n_rows=3), extraction("a", n_rows=3)])
    texts = [row["text"] for row in store.rows(tmp_path, "actions", ["text"])]
    assert texts == ["a 0", "a 1", "a 2", "b 0", "b 1", "b 2"]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    documents = [extraction("a"), extraction("b"), extraction("c", "unknown")]
    Store(tmp_path / "one").write(documents)
    Store(tmp_path / "two").write(documents[::-1])
    assert files(tmp_path / "one") == files(tmp_path / "two")
    Store(tmp_path / "one").write(documents)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_document_read_again_replaces_its_rows_and_no_others(tmp_path: Path) -> None:
    Store(tmp_path).write([extraction("a"), extraction("b"), extraction("c")])
    Store(tmp_path).write([extraction("b", "E10000016", n_rows=1)])
    assert sorted(ids(tmp_path)) == ["a", "a", "b", "c", "c"]
    assert sorted(ids(tmp_path, "documents")) == ["a", "b", "c"]
    assert {row["council_code"] for row in store.rows(tmp_path, "actions") if row["document_id"] == "b"} == {
        "E10000016"
    }


def test_only_what_is_named_as_replaced_leaves(tmp_path: Path) -> None:
    target = Store(tmp_path)
    target.write([extraction("a", source_uri="plan.pdf"), extraction("b")])
    target.write([extraction("z", source_uri="plan.pdf")])
    assert sorted(set(ids(tmp_path))) == ["a", "b", "z"]
    set_aside(target.files, extraction("y", source_uri="plan.pdf"))
    target.fold({"y": ["z", "b"], "not read": ["a"]})
    assert sorted(set(ids(tmp_path))) == ["a", "y"]


def test_a_file_that_is_not_found_costs_no_earlier_rows(tmp_path: Path) -> None:
    target = Store(tmp_path)
    target.write([extraction("a", source_uri="plan.pdf")])
    gone = extraction("z", source_uri="plan.pdf", n_rows=0)
    gone = gone.model_copy(update={"document": gone.document.model_copy(update={"issue_code": Code.NOT_FOUND.value})})
    set_aside(target.files, gone)
    target.fold({"z": ["a"]})
    assert ids(tmp_path) == ["a", "a"]


def test_a_part_without_rows_left_goes(tmp_path: Path) -> None:
    Store(tmp_path).write([extraction("a")])
    Store(tmp_path).write([extraction("a", "unknown")])
    assert not (tmp_path / "actions" / "council_code=E09000003").exists()


class Cut(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("moves_done", [0, 1, 5, 14])
def test_a_write_cut_short_is_finished_by_the_next_to_open_the_store(
    moves_done: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = [extraction("a"), extraction("b")], [extraction("b", "unknown"), extraction("c")]
    Store(tmp_path / "whole").write(old)
    Store(tmp_path / "whole").write(new)
    Store(tmp_path / "cut").write(old)
    target, replace, moves = Store(tmp_path / "cut"), Path.replace, 0

    def replace_some(path: Path, to: Path) -> Path:
        nonlocal moves
        moves += path.suffix == ".parquet"
        if moves > moves_done:
            raise Cut
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", replace_some)
    with pytest.raises(Cut):
        target.write(new)
    monkeypatch.undo()
    assert ids(tmp_path / "cut").count("a") == 2
    Store(tmp_path / "cut")
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_a_write_cut_short_while_staging_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).write([extraction("a")])
    before, target = files(tmp_path), Store(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Files, "move", full)
    with pytest.raises(OSError, match="No space"):
        target.write([extraction("a", n_rows=1)])
    monkeypatch.undo()
    Store(tmp_path)
    assert files(tmp_path) == before


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path)
    pq.write_table(pa.table({"other": ["column"]}), tmp_path / "actions/council_code=unknown/empty.parquet")
    with pytest.raises(StoreError, match="'actions' has the columns of another version"):
        Store(tmp_path)


def test_a_folder_that_is_no_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no table 'actions'"):
        list(store.rows(tmp_path, "actions"))


def test_rows_that_cannot_be_written_are_found_beforehand() -> None:
    good = extraction("a")
    check(good)
    for bad in ({"page_first": 2**40}, {"text": "half a pair \ud800"}):
        action = good.actions[0].model_copy(update=bad)
        broken: Extraction = good.model_copy(update={"actions": (action,)})
        with pytest.raises((ValueError, OverflowError)):
            check(broken)


def test_counts_by_table_and_council(filled: Path, empty: Path) -> None:
    assert store.counts(filled)["actions"] == {"E09000003": 2, "E10000016": 2, "unknown": 2}
    assert store.counts(empty)["actions"] == {}


def test_every_column_has_a_meaning() -> None:
    assert all(column.description for kind in TABLES.values() for column in columns(kind))


def test_the_descriptor_names_every_table_column_and_key(filled: Path) -> None:
    package = data_package()
    json.dumps(package)
    assert [resource["name"] for resource in package["resources"]] == list(ALL_TABLES)
    names = {resource["name"]: [f["name"] for f in resource["schema"]["fields"]] for resource in package["resources"]}
    for resource in package["resources"]:
        read = pq.read_table(filled / resource["path"])
        assert names[resource["name"]] == read.column_names, "in the order of readers that know Hive folders"
        schema = resource["schema"]
        assert set(schema.get("primaryKey", [])) <= set(names[resource["name"]])
        for key in schema.get("foreignKeys", []):
            assert set(key["fields"]) <= set(names[resource["name"]])
            assert set(key["reference"]["fields"]) <= set(names[key["reference"]["resource"]])
    fields = {f["name"]: f for f in package["resources"][list(TABLES).index("actions")]["schema"]["fields"]}
    assert "ongoing" in fields["timescale_kind"]["constraints"]["enum"]
    assert fields["confidence"]["constraints"] == {"required": True, "minimum": 0.0, "maximum": 1.0}
    assert fields["regions"]["item"]["fields"][1]["unit"] == "pt"
    assert fields["regions"]["nested"] == "list<Place>"
    assert fields["text"]["type"] == "string"
    promises = {f["name"]: f for f in package["resources"][list(ALL_TABLES).index("promises")]["schema"]["fields"]}
    assert promises["slipped_days"]["type"] == "number", "pandas reads whole numbers with gaps as floats"
    assert "minimum" not in promises["slipped_days"].get("constraints", {}), "and no float that is missing has bounds"
    assert promises["n_editions"]["type"] == "integer"


def test_the_committed_data_dictionary_is_the_generated_one() -> None:
    committed = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert committed == data_dictionary(), "run: council-extract schema --markdown > docs/data-dictionary.md"
