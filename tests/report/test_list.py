"""The list of records in a real browser: found, filtered, sorted, come back to, kept as an address."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from benchmarks.report_size import filter_times, made_up_store

from extract import store
from extract.report import build_site
from report.browsing import DESK, rows

pytestmark = pytest.mark.slow


def test_filter_search_and_sort(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    page = open_page(sample_site, "#records", **DESK)
    actions = {row["action_id"]: row for row in store.rows(sample_store, "actions")}
    page.select_option("#filter-kind", "action")
    assert set(rows(page)) == set(actions)
    word = "website"
    page.fill("#filter-q", word.upper())
    expected = {key for key, row in actions.items() if word in json.dumps(row, default=str).lower()}
    assert expected and set(rows(page)) == expected
    page.fill("#filter-q", "")
    page.get_by_label("Deadline to").fill("30 Sep 2026")
    early = {key for key, row in actions.items() if (row["timescale_latest"] or dt.date.max) <= dt.date(2026, 9, 30)}
    assert early and set(rows(page)) == early
    head = page.locator('th[data-column="when"]')
    head.get_by_role("button").click()
    days = [actions[key]["timescale_latest"] for key in rows(page)]
    assert head.get_attribute("aria-sort") == "ascending" and days == sorted(days)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending" and rows(page)[-1] != rows(page)[0]
    assert [actions[key]["timescale_latest"] for key in rows(page)] == sorted(days, reverse=True)
    page.locator('th[data-column="text"]').get_by_role("button").click()
    texts = [actions[key]["text"].lower() for key in rows(page)]
    assert len(texts) > 2 and texts == sorted(texts)
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#records-body tr").nth(20).wait_for()


def test_the_list_is_the_same_after_back_reload_and_a_shared_link(
    open_page: Any, sample_site: Path, sample_store: Path
) -> None:
    key = next(store.rows(sample_store, "actions"))["action_id"]
    page = open_page(sample_site, f"#record?id={key}", **DESK)  # as a colleague opens it: no list was shown before
    page.locator("#record-back").click()
    assert len(rows(page)) > 5
    page.goto(page.url.partition("#")[0] + f"#record?id={key}")
    page.get_by_role("link", name="Records", exact=True).click()
    assert len(rows(page)) > 5
    page.select_option("#filter-kind", "action")
    page.get_by_label("Deadline to").fill("30 Sep 2026")
    page.locator('th[data-column="when"]').get_by_role("button").click()
    page.wait_for_url(re.compile("sort=when"))
    shown, address = rows(page), page.url
    assert len(shown) > 1 and "to=2026-09-30" in address
    page.locator("#records-body a").nth(1).click()
    page.locator("#record-place", has_text=f"2 of {len(shown)}").wait_for()
    for step in (page.go_back, page.reload, lambda: page.goto(sample_site.as_uri()), lambda: page.goto(address)):
        step()
    page.locator("#view-records").wait_for()
    assert rows(page) == shown and page.get_by_label("Deadline to").input_value() == "30 Sep 2026"
    page.locator("#records-body a").first.click()
    page.locator("#record-next").click()
    page.locator("#record-place", has_text=f"2 of {len(shown)}").wait_for()
    page.reload()  # a record knows the list it was opened from
    assert page.locator("#record-place").inner_text() == f"2 of {len(shown)}"
    page.locator("#record-back").click()
    assert rows(page) == shown and page.url == address


def test_every_view_keeps_in_its_address_what_is_asked(open_page: Any, sample_site: Path, repeated_site: Path) -> None:
    page = open_page(repeated_site, "#review", **DESK)
    page.locator("#queue-which").select_option("all")
    asked = page.locator("#queue-body tr[data-id]").count()
    page.locator("#queue-body tr[data-id] a").nth(1).click()
    for step in (page.reload, page.locator("#record-back").click, page.reload):
        step()
    assert page.locator("#queue-which").input_value() == "all" and "which=all" in page.url
    assert page.locator("#queue-body tr[data-id]").count() == asked
    page = open_page(sample_site, "#overview?asof=2026-07-01", **DESK)
    scheme, council = page.get_by_label("Themes of the scheme"), page.locator("#overview-council")
    council.select_option(index=1)
    scheme.select_option(index=1)
    chosen, told = [one.input_value() for one in (scheme, council)], page.locator("#charts").inner_text()
    page.reload()
    assert [one.input_value() for one in (scheme, council)] == chosen and chosen[1]
    assert page.locator("#charts").inner_text() == told


def test_a_row_says_what_it_answers_who_leads_and_where_it_stands(
    open_page: Any, sample_site: Path, sample_store: Path
) -> None:
    asked = {row["recommendation_id"]: row for row in store.rows(sample_store, "recommendations")}
    action = next(row for row in store.rows(sample_store, "actions") if row["recommendation_ids"] and row["lead_raw"])
    lead = next(row for row in store.rows(sample_store, "action_leads") if row["action_id"] == action["action_id"])
    page = open_page(sample_site, f"#records?kind=action&q={action['text'][:40]}", **DESK)
    row = page.locator(f'tr[data-id="{action["action_id"]}"]')
    told = row.inner_text().replace("\xa0", " ")
    assert asked[action["recommendation_ids"][0]]["text"][:30] in told and lead["name"] in told
    assert f"p. {action['page_first']}" in told and action["council"] in told


def test_repeats_are_shown_only_when_asked_for(open_page: Any, repeated_site: Path) -> None:
    page = open_page(repeated_site, "#records", **DESK)
    assert len(rows(page)) == 12 and "12 repeats" in page.locator("#count").inner_text()
    page.locator("#filter-copies").select_option("all")
    assert len(rows(page)) == 24
    page.goto(page.url.partition("#")[0] + "#review")
    page.locator("#queue-which").select_option("all")
    assert page.locator("#queue-body tr[data-id]").count() == 12


@pytest.mark.parametrize(
    "typed", ["30 Sep 2026", "30/9/2026", "30.09.26", "2026-09-30", "30th September 2026", "Sep 2026"]
)
def test_a_day_is_typed_as_people_write_it(open_page: Any, sample_site: Path, typed: str) -> None:
    page = open_page(sample_site, "#records", **DESK)
    page.get_by_label("Deadline to").fill(typed)
    page.wait_for_url(re.compile("to=2026-09-30"))
    page.get_by_label("Deadline to").fill("31 Feb 2026")
    assert page.get_by_label("Deadline to").get_attribute("aria-invalid") == "true"


def test_a_list_without_rows_says_what_to_do(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#records?q=zzzzz", **DESK)
    assert "Clear a filter" in page.locator("#count").inner_text()
    assert not page.locator("#records-table").is_visible()
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#records-table").wait_for()
    page.goto(page.url.partition("#")[0] + "#review")
    page.locator("#queue-which").select_option("done")
    assert page.locator("#queue-count").inner_text() == "You have reviewed no record yet."


def test_a_list_cut_for_printing_says_so(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#records", **DESK)
    page.emulate_media(media="print")
    assert page.locator("#pager").inner_text().startswith("1 to 50 of ")
    assert not page.locator("#pager button").first.is_visible()


def test_print_all_prints_every_row_that_is_asked_for(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#records", **DESK)
    page.evaluate(
        """() => { window.print = () => {
        window.printed = document.querySelectorAll('#records-body tr').length } }"""
    )
    page.get_by_role("button", name="Print all").click()
    assert page.evaluate("window.printed") == int(page.locator("#count").inner_text().split()[0]) > 50
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert len(rows(page)) == 50


@pytest.mark.parametrize(
    "view", ["#records?length=1&q=%ZZ&sort=x&kind=none", "#record?id=__proto__", "#nowhere", "#record"]
)
def test_an_address_made_up_by_others_breaks_nothing(open_page: Any, sample_site: Path, view: str) -> None:
    page = open_page(sample_site, view, **DESK)
    assert page.locator("section.view:visible").count() == 1


def test_skip_link_and_keyboard_reach_the_table(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#records", **DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.locator("#view-records").is_visible()
    page.locator('th[data-column="text"] button').focus()
    page.keyboard.press("Enter")
    assert page.locator('th[data-column="text"]').get_attribute("aria-sort") == "ascending"
    key = rows(page)[0]
    page.locator("#records-body a").first.focus()
    page.keyboard.press("Enter")
    page.locator("#view-record").wait_for()
    assert key in page.url and page.evaluate("document.activeElement.id") == "record-title"


def test_a_record_opened_right_after_sorting_leads_back_to_the_sorted_list(open_page: Any, sample_site: Path) -> None:
    """The address waits a little before it follows; a link followed in that time was called back, or its way lost."""
    page = open_page(sample_site, "#records", **DESK)
    at_once = """() => {
      document.querySelector('th[data-column="text"] button').click();
      document.querySelector('#records-body a').click();
    }"""
    page.evaluate(at_once)
    page.locator("#view-record").wait_for()
    page.go_back()
    page.locator("#view-records").wait_for()
    assert page.locator('th[data-column="text"]').get_attribute("aria-sort") == "ascending"


def test_five_thousand_actions_stay_quick(tmp_path: Path, chromium: Any) -> None:
    out = made_up_store(tmp_path, 5000)
    begin = time.perf_counter()
    site = build_site(out, tmp_path / "site")
    assert time.perf_counter() - begin < 60
    assert (site.records, site.pictures, site.without_pictures) == (5000, 500, ())
    page = chromium.new_page()
    taken = [filter_times(page, site.index) for _ in range(3)]  # the best of three: the machine does other work too
    page.close()
    for name in ("search", "filter", "sort"):
        assert min(times[name] for times in taken) < 100, taken
