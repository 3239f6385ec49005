"""Excel: what people ask of it is answered in it; typed cells, filters, nothing of a paper that runs, nothing lost."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from compare.made import BARNET, CABINET, DIRECTOR, HAVERING, PLACED, Paper, plan, stored
from export.test_csv import HOSTILE, hostile_paper
from extract.citing import citations
from extract.compare.cells import without_control
from extract.export import export
from extract.export.excel import book as written
from extract.export.excel import sheets
from extract.export.excel.columns import sheet_columns, title_of
from extract.printable import cleaned
from extract.schema import ALL_TABLES

PLACE = {"regions": [{"page": 1, "x0": 10.0, "top": 20.0, "x1": 30.0, "bottom": 40.0}]}


def sheet_rows(sheet: Any) -> list[dict[str, Any]]:
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def opened(out: Path, folder: Path) -> Any:
    export(out, "xlsx", folder / "book.xlsx")
    return openpyxl.load_workbook(folder / "book.xlsx", data_only=True)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("excel")
    return opened(stored(folder / "out", hostile_paper()), folder)


def answering_paper() -> Paper:
    """Two recommendations, one without an action; a late, a coming, a done and a dropped action."""
    paper = Paper("a" * 64, HAVERING, "Response to the peer challenge", meeting_date=dt.date(2019, 9, 4))
    asked = paper.recommend("Share the vision with partners", "1")
    paper.recommend("Look after the estate", "2")
    chief = ("Chief Executive", "officer", "Chief Executive")
    late, coming = dt.date(2019, 9, 30), dt.date(2019, 10, 1)
    paper.act("Write it down", [asked], [DIRECTOR, chief], by=late, ref="1.1", page_first=7, **PLACE)
    paper.act("Tell everybody", [asked], [DIRECTOR], by=coming, ref="1.2")
    paper.act("Print it", [asked], [DIRECTOR], by=late, status="completed")
    paper.act("Frame it", [asked], [chief], by=late, status="superseded")
    return paper


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("answers")
    return opened(stored(folder / "out", answering_paper(), plan("other", council_code=BARNET)), folder)


def test_the_summary_stands_first_and_the_sheets_of_programs_last(workbook: Any) -> None:
    names = workbook.sheetnames
    assert names[:6] == ["Summary", "Actions", "Recommendations", "Leads", "Decisions", "Papers"]
    assert set(names) == {"Summary", *map(title_of, ALL_TABLES), "Columns", written.LONG}
    meanings = sheet_rows(workbook["Columns"])
    assert {(row["Sheet"], row["Heading"]) for row in meanings} == {
        (title_of(table), cell.value) for table in ALL_TABLES for cell in workbook[title_of(table)][1]
    }


def test_headings_are_words_and_no_heading_stands_twice(workbook: Any) -> None:
    for table in ALL_TABLES:
        headings = [cell.value for cell in workbook[title_of(table)][1]]
        assert len(set(headings)) == len(headings), table
        assert not [heading for heading in headings if "_" in heading]
        assert {shown.name for shown in sheet_columns(table)} >= set(ALL_TABLES[table].model_fields)


def test_columns_of_programs_are_hidden(workbook: Any) -> None:
    sheet = workbook["Actions"]
    hidden = {column for column, told in sheet.column_dimensions.items() if told.hidden}
    assert hidden, "in groups that unfold"
    shown = [cell.value for cell in sheet[1] if cell.column < min(sheet.column_dimensions[one].min for one in hidden)]
    assert shown[:6] == ["Council", "Paper", "File", "Page", "Ref", "Action"] and len(shown) <= 17
    assert not any(name.endswith(" id") for name in shown) and "How sure" not in shown


def test_a_row_says_what_of_it_is_to_be_looked_up(tmp_path: Path) -> None:
    paper = Paper("plan")
    paper.act("Sure of all", [], [DIRECTOR], ref="1", p_text=0.97, p_lead=0.93, p_timescale=0.95, p_link=None)
    paper.act("Not of two", [], [DIRECTOR], ref="2", p_text=0.97, p_lead=0.72, p_timescale=0.4, p_link=None)
    paper.act("Nor whose", [], [DIRECTOR], ref="3", p_text=0.97, p_lead=0.93, p_timescale=0.95, ambiguous=True)
    rows = {row["Ref"]: row for row in sheet_rows(opened(stored(tmp_path / "out", paper), tmp_path)["Actions"])}
    assert [rows[ref]["To check"] for ref in "123"] == [None, "by when, lead", "recommendation"]
    assert {row["File"] for row in rows.values()} == {"plan.pdf"}


def test_an_action_row_says_what_it_answers_who_leads_and_where(answers: Any) -> None:
    row = next(row for row in sheet_rows(answers["Actions"]) if row["Ref"] == "1.1")
    assert row["Recommendation"] == "Share the vision with partners"
    assert row["Leads"] == "Director of Place\nChief Executive"
    assert (row["Deadline"], row["Page"], row["Paper"]) == (
        dt.datetime(2019, 9, 30),
        7,
        "Response to the peer challenge",
    )
    assert row["Citation"].startswith("Havering · “Response to the peer challenge” · 4 September 2019 · page 1 [cite ")


def test_what_is_overdue_is_a_formula_on_the_day_in_the_summary(tmp_path: Path) -> None:
    export(stored(tmp_path / "out", answering_paper()), "xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "council-extract.xlsx")
    assert book.defined_names[sheets.DAY].attr_text == "'Summary'!$B$3"
    sheet = book["Actions"]
    place = [cell.value for cell in sheet[1]].index("Overdue")
    formulas = [row[place].value for row in sheet.iter_rows(min_row=2)]
    deadline = sheet.cell(1, [cell.value for cell in sheet[1]].index("Deadline") + 1).column_letter
    assert formulas[0] == f'=IF(AND(ISNUMBER({deadline}2),{deadline}2<{sheets.DAY}),"overdue","")'
    assert formulas[2:] == [None, None], "what is done or dropped is never overdue"


def test_the_summary_counts_as_compare_does(answers: Any) -> None:
    grid = [[cell for cell in row if cell is not None] for row in answers["Summary"].iter_rows(values_only=True)]
    havering = next(row for row in grid if row[:1] == ["Havering"])
    assert havering == ["Havering", 1, 2, 1, 4, 4, 1, 2]
    assert ["Director of Place", "Havering", 3, 1, 2] in grid and ["Chief Executive", "Havering", 2, 0, 1] in grid


def test_the_summary_leads_to_the_sheets_and_counts_each_paper_once(tmp_path: Path) -> None:
    papers = (answering_paper(), plan("one", council_code=BARNET), plan("two", council_code=BARNET))
    book = opened(stored(tmp_path / "out", *papers), tmp_path)
    sheet = book["Summary"]
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert all(location == f"'{title}'!A1" and title in book.sheetnames for title, location in links.items())
    assert {"Actions", "Recommendations", "Leads"} <= set(links)
    lines = {row[0]: row for row in sheet.iter_rows(values_only=True)}
    assert (lines["Barnet"][1], lines["Havering"][1]) == (1, 1), "the same plan in two files is one paper"


def test_a_recommendation_without_an_action_can_be_filtered(answers: Any) -> None:
    rows = [row for row in sheet_rows(answers["Recommendations"]) if row["Council"] == "Havering"]
    assert [(row["Number"], row["Actions"]) for row in rows] == [("1", 4), ("2", 0)]
    assert rows[0]["Action words"].startswith("Write it down\nTell everybody")


def test_what_a_lead_carries_can_be_filtered(answers: Any) -> None:
    rows = [row for row in sheet_rows(answers["Leads"]) if row["Lead"] == "Chief Executive"]
    assert [(row["Ref"], row["Action"], row["Status"], row["Page"]) for row in rows] == [
        ("1.1", "Write it down", "unknown", 7),
        (None, "Frame it", "superseded", 1),
    ]


def test_a_citation_in_a_cell_can_be_verified(answers: Any) -> None:
    row = next(row for row in sheet_rows(answers["Actions"]) if row["Ref"] == "1.1")
    (found,) = citations(row["Citation"])
    assert (found.page, found.box) == (1, (10.0, 20.0, 30.0, 40.0))


def test_repeats_are_filtered_away_and_stay_in_the_file(tmp_path: Path) -> None:
    book = opened(stored(tmp_path / "out", plan("one"), plan("two")), tmp_path)
    sheet = book["Actions"]
    rows = sheet_rows(sheet)
    hidden = [sheet.row_dimensions[number].hidden for number in range(2, sheet.max_row + 1)]
    assert [row["Counts"] == "no" for row in rows] == hidden and any(hidden) and not all(hidden)
    assert sheet.auto_filter.filterColumn[0].filters.filter == ["yes"]


def test_header_is_frozen_and_filtered(workbook: Any) -> None:
    sheet = workbook["Actions"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
    assert sheet["A1"].font.bold


def test_cells_have_types(tmp_path: Path) -> None:
    paper = Paper("one", meeting_date=dt.date(1899, 1, 1))
    paper.act("Act", [], [DIRECTOR, CABINET], by=dt.date(2026, 3, 31), ambiguous=True)
    book = opened(stored(tmp_path / "out", paper), tmp_path)
    row = sheet_rows(book["Actions"])[0]
    assert row["Deadline"] == dt.datetime(2026, 3, 31)
    assert (row["Page"], row["How sure"], row["Unsure pairing"]) == (1, PLACED["confidence"], "yes")
    assert row["Leads"] == "Director of Place\nCabinet"
    assert row["Answers"] is None
    assert sheet_rows(book["Papers"])[0]["Meeting"] == "1899-01-01"  # before Excel's calendar


def test_no_cell_of_a_paper_is_a_formula_or_a_link(tmp_path: Path) -> None:
    export(stored(tmp_path / "out", hostile_paper()), "xlsx", tmp_path)
    for sheet in openpyxl.load_workbook(tmp_path / "council-extract.xlsx"):
        links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert all(link.target is None and sheet.title == "Summary" for link in links), "only ours, to other sheets"
        formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        assert all(one.startswith(("=IF(", "=COUNTIFS(")) for one in formulas)
        assert not [one for one in formulas if "HYPERLINK" in one or "cmd" in one]


def test_texts_are_whole(workbook: Any) -> None:
    texts = [row["Action"] for row in sheet_rows(workbook["Actions"])][4:]
    for text, cell in zip(HOSTILE, texts, strict=True):
        if len(text) < written.CELL_LIMIT:
            assert cell.replace("_x000D_", "\r") == without_control(cleaned(text))  # as the store keeps it
        else:
            assert len(cell) <= written.CELL_LIMIT
            assert cell.startswith(text[:10_000]) and "whole text stands in the sheet 'Long texts' from row" in cell


def test_a_long_text_stands_whole_in_its_own_sheet(workbook: Any) -> None:
    pieces = [
        row for row in sheet_rows(workbook[written.LONG]) if (row["Sheet"], row["Heading"]) == ("Actions", "Action")
    ]
    assert "".join(row["Text"] for row in pieces) == "x" * 40_000
    row = sheet_rows(workbook["Actions"])[pieces[0]["Row"] - 2]
    assert row["Action"].startswith("xxxx") and pieces[0]["Characters"] == 40_000


def test_letters_outside_the_basic_plane_count_twice(tmp_path: Path) -> None:
    paper = Paper("one")
    paper.act("\U0001f600" * 20_000)
    book = opened(stored(tmp_path / "out", paper), tmp_path)
    text = sheet_rows(book["Actions"])[0]["Action"]
    assert len(text.encode("utf-16-le")) // 2 <= written.CELL_LIMIT
    pieces = [row["Text"] for row in sheet_rows(book[written.LONG]) if row["Sheet"] == "Actions"]
    assert "".join(pieces) == "\U0001f600" * 20_000


def test_more_rows_than_a_sheet_holds_go_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "ROW_LIMIT", 3)
    book = opened(stored(tmp_path / "out", plan("one", 4)), tmp_path)
    assert [name for name in book.sheetnames if name.startswith("Actions")] == ["Actions", "Actions (2)", "Actions (3)"]
    found = [row["Ref"] for name in ("Actions", "Actions (2)") for row in sheet_rows(book[name])]
    assert found == ["1.0", "2.1", "1.2", "2.3"]


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    out = stored(tmp_path / "out", plan("one"))
    for name in ("a.xlsx", "b.xlsx"):
        export(out, "xlsx", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not [name for name in archive.namelist() if "macro" in name.lower() or "external" in name.lower()]
