"""CSV: the same rows, described by CSVW, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compare.made import Paper, plan, stored
from extract.compare.cells import csv_text, markdown_text, plain_text, without_control
from extract.export import ExportError, export
from extract.schema import TABLES
from extract.store import StoreError, rows
from extract.store.columns import columns

HOSTILE = (
    '=HYPERLINK("http://x.example","click")', "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1,1)", "\t=1+1", "\r=1+1",
    "\n=1+1", " =1+1", "\u00a0=1+1", "\ufeff=1+1", "\u200e=1+1", "＝1+1", "'=1+1", "''@x", "|calc", "%0A=1",
    '"=1+1"', "a,b\r\n=1+1;c", "<script>alert(1)</script>", "\u202egnp.exe", "x" * 40_000, "\x00\x07\x1b[31m\x85",
)  # fmt: skip
FORMULA = re.compile(r"\s*[=+\-@\t\r|%＝＋－＠]")


def hostile_paper() -> Paper:
    paper = plan("hostile", title=HOSTILE[0])
    for text in HOSTILE:
        paper.act(text, extra={text[:50]: text}, notes=[text, "plain"], lead_raw=text)
        paper.recommend(text, text[:5])
    return paper


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A store with hostile texts, and its CSV files."""
    folder = tmp_path_factory.mktemp("csv")
    out = stored(folder / "out", hostile_paper())
    export(out, "csv", folder / "csv")
    return out, folder / "csv"


def test_every_table_has_every_row(written: tuple[Path, Path]) -> None:
    out, folder = written
    for table, record in TABLES.items():
        with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            found = list(csv.DictReader(file))
        expected = list(rows(out, table))
        assert len(found) == len(expected), table
        for row, original in zip(found, expected, strict=True):
            assert list(row) == [column.name for column in columns(record)]
            for column in columns(record):
                assert read_back(row[column.name], column.kind) == as_read(original[column.name]), column.name


def read_back(cell: str, kind: str) -> Any:
    """The value of a cell, by the rules that docs/numbers.md gives a reader."""
    if cell == "":
        return None
    text = plain_text(cell)
    if kind in ("list", "map", "struct"):
        return json.loads(text)
    return {"int16": int, "int32": int, "float64": float, "bool": lambda cell: cell == "true"}.get(kind, str)(text)


def as_read(value: Any) -> Any:
    if isinstance(value, str):
        return without_control(value) or None
    if value is None or isinstance(value, bool | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else json.loads(json.dumps(value))


def test_no_cell_is_a_formula(written: tuple[Path, Path]) -> None:
    for path in written[1].glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if FORMULA.match(cell) and not re.fullmatch(r"-?[\d.]+", cell)]


def test_pandas_reads_the_files(written: tuple[Path, Path]) -> None:
    frame = pd.read_csv(written[1] / "actions.csv")
    assert len(frame) == 4 + len(HOSTILE)


def test_metadata_names_every_file_column_and_type(written: tuple[Path, Path]) -> None:
    metadata = json.loads((written[1] / "csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    for table in metadata["tables"]:
        with (written[1] / table["url"]).open(encoding="utf-8-sig", newline="") as file:
            assert next(csv.reader(file)) == [column["name"] for column in table["tableSchema"]["columns"]]
        assert all(column["dc:description"] and column["datatype"] for column in table["tableSchema"]["columns"])
    types = {column["name"]: column["datatype"] for column in metadata["tables"][5]["tableSchema"]["columns"]}
    assert (types["timescale_latest"], types["regions"], types["confidence"]) == ("date", "json", "double")


@given(st.text())
@example(" \r")
def test_a_guard_can_always_be_taken_away_and_always_guards(text: str) -> None:
    cell = csv_text(text)
    assert plain_text(cell) == without_control(text)
    assert not FORMULA.match(cell)


@given(st.text())
def test_markdown_cells_are_one_line_and_inert(text: str) -> None:
    cell = markdown_text(text)
    assert "\n" not in cell and "\r" not in cell
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>|\[\]`]", cell)


def test_json_lines_hold_the_values_as_they_are(written: tuple[Path, Path], tmp_path: Path) -> None:
    export(written[0], "jsonl", tmp_path)
    for table in TABLES:
        lines = (tmp_path / f"{table}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        expected = [
            json.loads(json.dumps(row, default=lambda date: date.isoformat())) for row in rows(written[0], table)
        ]
        assert [json.loads(line) for line in lines] == expected, table


def test_places_that_cannot_be_written(written: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="give a folder"):
        export(written[0], "csv", tmp_path / "file")
    with pytest.raises(ExportError, match=r"ends in \.xlsx"):
        export(written[0], "xlsx", tmp_path / "plans.xls")
    with pytest.raises(StoreError):
        export(tmp_path, "csv", tmp_path / "to")
    assert not list((tmp_path / "to").glob("*.csv")), "nothing half written"
