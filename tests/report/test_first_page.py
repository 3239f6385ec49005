"""The first page and the list in a real browser: every number leads to the rows that it counts."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from extract import store

pytestmark = pytest.mark.slow

DESK = {"viewport": {"width": 1280, "height": 900}}


def rows(page: Any) -> list[str]:
    """Keys of the rows that the table shows."""
    return [row.get_attribute("data-id") for row in page.locator("#records-body tr").all()]


def test_the_first_questions_are_answered_as_of_a_day(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    """The number on a tile, the rows behind it and the store say the same, on whatever day is asked about."""
    actions = list(store.rows(sample_store, "actions"))
    for day in ("2026-07-01", "2027-01-01"):
        late = {
            row["action_id"]
            for row in actions
            if row["timescale_kind"] in ("date", "period", "relative")
            and row["timescale_latest"]
            and row["timescale_latest"].isoformat() < day
            and row["status"] != "completed"
        }
        page = open_page(sample_site, f"#overview?asof={day}", **DESK)
        tile = page.locator(".tile.overdue").first
        assert tile.locator("strong").inner_text() == str(len(late))
        tile.locator("a").click()
        page.locator("#view-records").wait_for()
        assert set(rows(page)) == late
    assert late


def test_every_bar_leads_to_as_many_rows_as_it_says(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#overview?asof=2026-07-01", **DESK)
    told = page.evaluate(
        """() => [...document.querySelectorAll('#charts .bars tbody tr')].map(
          (row) => [row.querySelector('th a').hash, Number(row.querySelector('td.number').textContent)])
          .concat([...document.querySelectorAll('#charts a.stack')].map(
          (one) => [one.hash, Number(one.querySelector('.value').textContent)]))
          .concat([...document.querySelectorAll('#charts a.piece')].map(
          (one) => [one.hash, Number(one.title.match(/: (\\d+)/)[1])]))"""
    )
    assert len(told) > 10
    base = page.url.partition("#")[0]
    for address, number in told[:40]:
        page.goto(base + address)
        page.locator("#view-records").wait_for()
        assert len(rows(page)) == number, address


def test_a_time_line_has_no_hidden_gaps_and_a_line_at_the_day(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#overview?asof=2026-07-01", **DESK)
    quarters = page.eval_on_selector_all(".columns .quarter", "all => all.map((one) => Number(one.textContent[1]))")
    assert len(quarters) > 2
    assert all(after == before % 4 + 1 for before, after in itertools.pairwise(quarters))
    assert page.locator(".columns .today").count() == 1


def test_themes_are_of_one_scheme_at_a_time(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    schemes: dict[str, set[str]] = {}
    for row in store.rows(sample_store, "theme_tags"):
        schemes.setdefault(row["scheme"], set()).add(row["theme"])
    page = open_page(sample_site, "#overview", **DESK)
    choice = page.get_by_label("Themes of the scheme")
    names = choice.locator("option").evaluate_all("all => all.map((one) => one.value)")
    assert len(names) > 1
    for name in names:
        choice.select_option(name)
        shown = page.locator(".chart.themes tbody th").all_inner_texts()
        assert shown and set(shown) <= schemes[name] and name in page.locator(".chart.themes").inner_text()


def test_a_search_knows_days_and_marks_what_it_found(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    row = next(row for row in store.rows(sample_store, "actions") if row["timescale_latest"])
    day = row["timescale_latest"]
    page = open_page(sample_site, "#records", **DESK)
    expected = {one["action_id"] for one in store.rows(sample_store, "actions") if one["timescale_latest"] == day}
    for typed in (f"{day.day} {day:%b %Y}", f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}"):
        page.fill("#filter-q", typed)
        assert expected <= set(rows(page)) and len(rows(page)) < 20
    word = max(row["text"].split(), key=len).strip(".,").lower()
    page.fill("#filter-q", word)
    assert page.locator("#records-body mark").first.inner_text().lower() == word


def test_choices_say_how_many_rows_they_leave(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#records", **DESK)
    option = page.locator("#filter-kind option", has_text="Actions (")
    option.wait_for(state="attached")
    number = int(re.search(r"\((\d+)\)", option.text_content())[1])
    page.select_option("#filter-kind", "action")
    assert len(rows(page)) == number


def test_fifteen_rows_stand_on_a_screen(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#records?kind=action", **DESK)
    bottoms = page.eval_on_selector_all(
        "#records-body tr", "all => all.map((one) => one.getBoundingClientRect().bottom)"
    )
    assert sum(bottom <= DESK["viewport"]["height"] for bottom in bottoms) >= 15
    width = page.locator("#records-body td[data-label=Text]").first.bounding_box()["width"]
    assert width > 280  # some fifty letters a line


def test_the_list_is_saved_as_excel_opens_it(
    open_page: Any, harmful_site: Path, harmful_words: dict[str, str], sample_site: Path, tmp_path: Path
) -> None:
    page = open_page(sample_site, "#records?kind=action", **DESK)
    shown = rows(page)
    with page.expect_download() as saved:
        page.locator("#records-csv").click()
    saved.value.save_as(tmp_path / "r.csv")
    assert (tmp_path / "r.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    table = pd.read_csv(tmp_path / "r.csv", encoding="utf-8-sig")
    assert list(table["Id"]) == shown
    with page.expect_download() as saved:
        page.locator("#records-excel").click()
    saved.value.save_as(tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Records"]
    heads, *lines = sheet.iter_rows(values_only=True)
    assert [line[heads.index("Id")] for line in lines] == shown and sheet.freeze_panes == "A2"
    assert [line[heads.index("Text")] for line in lines] == list(table["Text"])
    days = [line[heads.index("Last day")] for line in lines]
    assert [day.date().isoformat() for day in days if day] == list(table["Last day"].dropna())
    harmful = open_page(harmful_site, "#records?copies=all", **DESK)
    with harmful.expect_download() as saved:
        harmful.locator("#records-excel").click()
    saved.value.save_as(tmp_path / "h.xlsx")
    book = openpyxl.load_workbook(tmp_path / "h.xlsx")  # harmful words make no broken parts, and no formulas
    assert book["Records"].max_row == 2 * len(harmful_words) + 1
    assert not any(cell.data_type == "f" for row in book["Records"].iter_rows() for cell in row)
    with harmful.expect_download() as saved:
        harmful.locator("#records-csv").click()
    saved.value.save_as(tmp_path / "h.csv")
    table = pd.read_csv(tmp_path / "h.csv", encoding="utf-8-sig")
    assert len(table) == 2 * len(harmful_words) and not any(
        str(text).startswith(("=", "+", "-", "@")) for text in table["Text"]
    )
