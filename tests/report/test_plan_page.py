"""The page of a plan in a real browser: what answers what, with the paper beside it; and citations from a record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from extract import store
from extract.citing import verify
from extract.promises import status
from extract.report import build_site
from report.browsing import DESK

pytestmark = pytest.mark.slow


def first_plan(out: Path) -> str:
    return str(next(row["part_id"] for row in store.rows(out, "actions") if row["recommendation_ids"]))


def test_a_plan_is_shown_as_on_paper(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    part = first_plan(sample_store)
    asked = [row for row in store.rows(sample_store, "recommendations") if row["part_id"] == part]
    actions = [row for row in store.rows(sample_store, "actions") if row["part_id"] == part]
    page = open_page(sample_site, "#plan", **DESK)
    page.locator(f'#plan-list a[href*="{part}"]').click()
    page.locator("#plan-page").wait_for()
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.block-of-plan')].map((block) =>
          [block.dataset.id || '', [...block.querySelectorAll('.actions > li')].map((one) => one.dataset.id)])"""
    )
    answers = {key: own for key, own in shown if key}
    assert list(answers) == [row["recommendation_id"] for row in asked]
    for row in actions:
        for key in row["recommendation_ids"]:
            assert row["action_id"] in answers[key]
    assert {key for _, own in shown for key in own} == {row["action_id"] for row in actions}
    leads: dict[str, list[str]] = {}
    for lead in store.rows(sample_store, "action_leads"):
        leads.setdefault(lead["action_id"], []).append(lead["name"])
    for row in actions:  # its lead, date and state stand beside it
        facts = page.locator(f'.actions li[data-id="{row["action_id"]}"] dl').first.inner_text().replace("\xa0", " ")
        assert all(name in facts for name in leads.get(row["action_id"], ["nobody named"]))
        assert " ".join((row["timescale_raw"] or "no date").split()) in " ".join(facts.split())
        if row["timescale_latest"]:
            assert f"{row['timescale_latest'].day} {row['timescale_latest']:%b %Y}" in facts
        assert page.locator(f'.actions li[data-id="{row["action_id"]}"] dl .state').count() >= 1


def test_the_councils_answer_stands_under_what_was_asked(
    open_page: Any, followed_papers: list[Any], tmp_path: Path
) -> None:
    asked, *rest = (row for paper in followed_papers for row in paper.recommendations)
    told = [asked.model_copy(update={"response": "partly"}), *rest]
    papers = [
        paper.model_copy(
            update={"recommendations": tuple(row for row in told if row.document_id == paper.document.document_id)}
        )
        for paper in followed_papers
    ]
    with store.writing(tmp_path / "out"):
        store.Store(tmp_path / "out").write(papers)
    index = build_site(tmp_path / "out", tmp_path / "site").index
    page = open_page(index, f"#plan?id={asked.part_id}", **DESK)
    block = page.locator(f'.block-of-plan[data-id="{asked.recommendation_id}"]')
    assert "The council’s answer: partly." in block.inner_text()


def test_the_page_beside_the_plan_shows_the_place_and_what_became_of_its_words(
    open_page: Any, sample_site: Path, sample_store: Path
) -> None:
    part = first_plan(sample_store)
    row = [row for row in store.rows(sample_store, "actions") if row["part_id"] == part][-1]
    page = open_page(sample_site, f"#plan?id={part}", **DESK)
    page.locator(f'.on-page[data-id="{row["action_id"]}"]').click()
    sheet = page.locator("#plan-sheet svg")
    assert f"Page {row['page_first']} " in sheet.get_attribute("aria-label")
    assert sheet.locator("rect.region").count() == sum(box["page"] == row["page_first"] for box in row["regions"])
    width = sheet.bounding_box()["width"]
    page.get_by_role("button", name="Larger").click()
    assert page.locator("#plan-sheet svg").bounding_box()["width"] == pytest.approx(1.5 * width, rel=0.1)
    page.get_by_role("button", name="What became of its words").click()
    assert page.locator("#plan-sheet rect.fate-field").count() >= page.locator("#plan-sheet rect.region").count()
    (counts,) = (one for one in store.rows(sample_store, "documents") if one["document_id"] == row["document_id"])
    legend = page.locator("#plan-sheet .legend").inner_text()  # each fate with its number
    for name in ("in_records", "in_tables", "in_passages", "furniture", "left"):
        assert f": {counts[f'words_{name}']:,} word" in legend, name
    page.locator(f'.actions li[data-id="{row["action_id"]}"] .words a').click()
    page.locator("#record-facts a", has_text="Its plan").click()  # and back again, to the same row
    pressed = page.locator('.on-page[aria-pressed="true"]').get_attribute("data-id")
    assert pressed == row["action_id"]


def test_a_citation_from_a_record_is_true(
    open_page: Any, sample_site: Path, sample_store: Path, tmp_path: Path
) -> None:
    key = next(store.rows(sample_store, "actions"))["action_id"]
    page = open_page(sample_site, f"#record?id={key}", **DESK)
    page.locator("#record-cite").click()
    text = page.locator("#cited").input_value()
    (tmp_path / "briefing.txt").write_text(text, encoding="utf-8")
    assert [one.verdict for one in verify(tmp_path / "briefing.txt", [sample_store])] == ["true"]
    assert f"page {next(store.rows(sample_store, 'actions'))['page_first']}" in text


def test_what_has_gone_quiet_is_listed_with_its_reason_and_place(
    open_page: Any, followed_site: Path, followed_store: Path
) -> None:
    for day in (dt.date(2024, 6, 1), dt.date(2025, 7, 1)):
        told = status(followed_store, day).silences
        page = open_page(followed_site, f"#overview?asof={day}", **DESK)
        tile = page.locator(".tile", has_text="gone quiet")
        assert tile.locator("strong").inner_text() == str(len(told))
        tile.locator("a").click()
        page.locator("#view-silence").wait_for()
        items = page.locator("#silence-list > li")
        shown = [(one.get_attribute("data-reason"), one.get_attribute("data-id")) for one in items.all()]
        assert sorted(shown, key=str) == sorted(((row["reason"], row["record_id"]) for row in told), key=str)
        texts = "\n".join(items.all_inner_texts())
        assert all(row["why"][1:] in texts for row in told)
    page.locator("#silence-reason").select_option("vanished")
    assert {one.get_attribute("data-reason") for one in items.all()} == {"vanished"}
    page.reload()  # the reason stands in the address
    assert {one.get_attribute("data-reason") for one in items.all()} == {"vanished"}
    page.locator("#silence-list a").first.click()
    page.locator("#record-back").click()
    assert page.locator("#view-silence").is_visible() and "reason=vanished" in page.url


def test_a_place_where_something_may_be_lost_is_marked_beside_the_rows(
    open_page: Any, doubtful_site: Path, doubtful_store: Path
) -> None:
    gap = next(row for row in store.rows(doubtful_store, "issues") if row["code"] == "numbering_gap")
    beside = next(
        row
        for row in store.rows(doubtful_store, "actions")
        if (row["document_id"], row["page_first"]) == (gap["document_id"], gap["page"])
    )
    page = open_page(doubtful_site, "#records", **DESK)
    page.locator(f"#records-body a.row[href*='{beside['action_id']}']").click()
    page.locator("#record-pictures rect.suspect").first.wait_for(state="attached")
    assert page.locator("#record-pictures rect.suspect").count() == 1
    page.locator(".lost-here a").click()
    assert "A number is missing" in page.locator("#lost-title").inner_text()


def test_what_was_put_off_or_is_gone_from_later_papers_is_told(
    open_page: Any, followed_site: Path, followed_store: Path
) -> None:
    promises = [row for row in store.rows(followed_store, "promises") if row["kind"] == "action"]
    slipped = [row for row in promises if (row["slipped_days"] or 0) > 0]
    vanished = [row for row in promises if row["vanished"]]
    assert slipped or vanished
    page = open_page(followed_site, "#overview?asof=2025-07-01", **DESK)
    for rows, words in ((slipped, "put off to a later day"), (vanished, "gone from later papers")):
        if rows:
            tile = page.locator(".tile", has_text=words)
            number = int(tile.locator("strong").inner_text())
            assert 0 < number <= len(rows)
