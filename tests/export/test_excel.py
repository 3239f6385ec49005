"""Excel: typed cells, filters, nothing that runs, nothing lost."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from compare.made import CABINET, DIRECTOR, Paper, plan, stored
from export.test_csv import HOSTILE, hostile_paper
from extract.compare.cells import without_control
from extract.export import excel, export
from extract.printable import cleaned
from extract.schema import ALL_TABLES


def sheet_rows(sheet: Any) -> list[dict[str, Any]]:
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("excel")
    export(stored(folder / "out", hostile_paper()), "xlsx", folder / "book.xlsx")
    return openpyxl.load_workbook(folder / "book.xlsx")


def test_a_sheet_for_every_table_and_one_for_the_columns(workbook: Any) -> None:
    assert workbook.sheetnames[:2] == ["actions", "recommendations"]
    assert {*ALL_TABLES, "columns", excel.LONG} == set(workbook.sheetnames)
    meanings = sheet_rows(workbook["columns"])
    assert {(row["sheet"], row["column"]) for row in meanings} == {
        (table, cell.value) for table in ALL_TABLES for cell in workbook[table][1]
    }


def test_header_is_frozen_and_filtered(workbook: Any) -> None:
    sheet = workbook["actions"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
    assert sheet["A1"].font.bold


def test_cells_have_types(tmp_path: Path) -> None:
    paper = Paper("one", meeting_date=dt.date(1899, 1, 1))
    paper.act("Act", [], [DIRECTOR, CABINET], by=dt.date(2026, 3, 31), ambiguous=True)
    export(stored(tmp_path / "out", paper), "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "council-extract.xlsx")
    row = sheet_rows(book["actions"])[0]
    assert row["timescale_latest"] == dt.datetime(2026, 3, 31)
    assert (row["page_first"], row["confidence"], row["ambiguous"]) == (1, 0.9, True)
    assert row["leads"] == "Director of Place\nCabinet"
    assert row["recommendation_numbers"] is None
    assert row["file_name"] == sheet_rows(book["documents"])[0]["file_name"] != ""
    assert sheet_rows(book["documents"])[0]["meeting_date"] == "1899-01-01"  # before Excel's calendar


def test_no_cell_is_a_formula_or_a_link(workbook: Any) -> None:
    for sheet in workbook:
        assert not sheet._hyperlinks
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_texts_are_whole(workbook: Any) -> None:
    texts = [row["text"] for row in sheet_rows(workbook["actions"])][4:]
    for text, cell in zip(HOSTILE, texts, strict=True):
        if len(text) < excel.CELL_LIMIT:
            assert cell.replace("_x000D_", "\r") == without_control(cleaned(text))  # as the store keeps it
        else:
            assert len(cell) <= excel.CELL_LIMIT
            assert cell.startswith(text[:10_000]) and "whole text stands in the sheet 'long texts' from row" in cell


def test_a_long_text_stands_whole_in_its_own_sheet(workbook: Any) -> None:
    pieces = [row for row in sheet_rows(workbook[excel.LONG]) if (row["sheet"], row["column"]) == ("actions", "text")]
    assert "".join(row["text"] for row in pieces) == "x" * 40_000
    row = sheet_rows(workbook["actions"])[pieces[0]["row"] - 2]
    assert row["text"].startswith("xxxx") and pieces[0]["characters"] == 40_000


def test_letters_outside_the_basic_plane_count_twice(tmp_path: Path) -> None:
    paper = Paper("one")
    paper.act("\U0001f600" * 20_000)
    export(stored(tmp_path / "out", paper), "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "council-extract.xlsx")
    text = sheet_rows(book["actions"])[0]["text"]
    assert len(text.encode("utf-16-le")) // 2 <= excel.CELL_LIMIT
    assert "".join(row["text"] for row in sheet_rows(book[excel.LONG])) == "\U0001f600" * 20_000


def test_more_rows_than_a_sheet_holds_go_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "ROW_LIMIT", 3)
    export(stored(tmp_path / "out", plan("one", 4)), "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "council-extract.xlsx")
    assert [name for name in book.sheetnames if name.startswith("actions")] == ["actions", "actions (2)", "actions (3)"]
    found = [row["ref"] for name in ("actions", "actions (2)") for row in sheet_rows(book[name])]
    assert found == ["1.0", "2.1", "1.2", "2.3"]


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    out = stored(tmp_path / "out", plan("one"))
    for name in ("a.xlsx", "b.xlsx"):
        export(out, "xlsx", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not [name for name in archive.namelist() if "macro" in name.lower() or "external" in name.lower()]
