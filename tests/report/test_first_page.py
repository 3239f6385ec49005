"""The first page and the list in a real browser: every number leads to the rows that it counts."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from extract import store
from extract.report.palette import STATES
from report.browsing import DESK, rows

pytestmark = pytest.mark.slow


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


def test_what_is_due_next_stands_by_its_day_with_the_days_left(
    open_page: Any, sample_site: Path, sample_store: Path
) -> None:
    asof, until = dt.date(2026, 9, 30), dt.date(2026, 12, 30)
    due = sorted(
        row["timescale_latest"]
        for row in store.rows(sample_store, "actions")
        if row["timescale_kind"] in ("date", "period", "relative")
        and (row["timescale_latest"] or dt.date.min) >= asof
        and row["status"] != "completed"
    )
    page = open_page(sample_site, f"#overview?asof={asof}", **DESK)
    lines = page.locator('section[aria-labelledby="urgent-due"] tbody tr')
    told = [[cell.inner_text() for cell in line.locator("td").all()[2:]] for line in lines.all()]
    assert due and [int(left.replace(",", "")) for _, left in told] == [(day - asof).days for day in due[: len(told)]]
    assert [day.replace("\xa0", " ") for day, _ in told] == [f"{day.day} {day:%b %Y}" for day in due[: len(told)]]
    tile = page.locator(".tile", has_text="due in the next three months")
    assert tile.locator("strong").inner_text() == str(sum(day <= until for day in due))
    tile.locator("a").click()
    assert len(rows(page)) == sum(day <= until for day in due) > 0


def test_who_carries_most_are_the_posts_that_lead_most(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    of = {row["action_id"]: row["council"] or "Council not known" for row in store.rows(sample_store, "actions")}
    carried: dict[str, set[str]] = {}
    for lead in store.rows(sample_store, "action_leads"):
        carried.setdefault(f"{lead['name']}, {of[lead['action_id']]}", set()).add(lead["action_id"])
    page = open_page(sample_site, "#overview", **DESK)
    bars = page.locator(".chart.carriers tbody tr")
    told = {bar.locator("th").inner_text(): int(bar.locator("td.number").inner_text()) for bar in bars.all()}
    assert len(set(of.values())) > 1, "posts of the same name in two councils are two"
    assert told and told == {name: len(carried[name]) for name in told}
    most = sorted((len(own) for own in carried.values()), reverse=True)
    assert list(told.values()) == most[: len(told)]


def test_what_needs_a_look_is_counted_and_leads_to_it(open_page: Any, doubtful_site: Path) -> None:
    page = open_page(doubtful_site, "#overview", **DESK)
    tile = page.locator(".tile", has_text="records to check")
    number = int(tile.locator("strong").inner_text())
    assert number and "1 place where something may be lost" in tile.inner_text()
    tile.locator("a").click()
    assert f"of {number} records" in page.locator("#queue-count").inner_text()


COLOURS = """() => [...document.querySelectorAll('.legend .swatch, #charts .piece, .tile')].map((one) => [
    one.className.match(/overdue|due|ongoing|undated|done/)?.[0],
    one.matches('.tile') ? getComputedStyle(one.firstChild).borderTopColor : getComputedStyle(one).backgroundColor,
  ]).filter(([state]) => state)"""
"""State and colour of each mark of the first page."""


def test_a_colour_means_one_state_in_every_chart_of_every_report(
    open_page: Any, sample_site: Path, followed_site: Path
) -> None:
    shades: dict[str, set[str]] = {}
    for index, day in ((sample_site, "2026-07-01"), (sample_site, "2031-01-01"), (followed_site, "2025-05-01")):
        for state, colour in open_page(index, f"#overview?asof={day}", **DESK).evaluate(COLOURS):
            shades.setdefault(state, set()).add(colour)
    ours = {name: tuple(int(hue.light[at : at + 2], 16) for at in (1, 3, 5)) for name, hue in STATES.items()}
    assert {"overdue", "due"} <= set(shades)
    assert shades == {name: {"rgb({}, {}, {})".format(*ours[name])} for name in shades}


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
        title = choice.locator("option:checked").inner_text()
        assert shown and set(shown) <= schemes[name] and title in page.locator(".chart.themes").inner_text()
        assert title != name  # a title, not a program's name for it
    page.goto(page.url.partition("#")[0] + "#records")
    grouped = page.locator("#filter-theme optgroup").evaluate_all(
        "all => all.map((one) => [...one.children].map((option) => option.value))"
    )
    assert len(grouped) == len(schemes)
    assert all(len({value.partition("|")[0] for value in values}) == 1 for values in grouped)


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


def test_what_a_later_paper_closes_is_overdue_in_no_earlier_one(open_page: Any, followed_site: Path) -> None:
    page = open_page(followed_site, "#records?kind=action&state=overdue&asof=2025-12-01", **DESK)
    page.locator("#view-records").wait_for()
    assert "Resurface the high street" not in page.locator("#view-records").inner_text()
