"""Reviewing in a real browser: whole tables at once, what one row says of its mates, and what was lost, added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract import store
from extract.corrections import apply, load
from extract.linking import extractions
from extract.schema import Extraction
from extract.shipped import model_file
from report.browsing import DESK

pytestmark = pytest.mark.slow


def replayed(page: Any, out: Path, path: Path) -> Extraction:
    """The document of ``out`` with what the page saves laid over it."""
    with page.expect_download() as saved:
        page.locator("#download").click()
    saved.value.save_as(path)
    (found,) = extractions(out)
    return apply(found, load(path))


def test_what_changes_most_comes_first(open_page: Any, doubtful_site: Path, doubtful_store: Path) -> None:
    page = open_page(doubtful_site, "#review", **DESK)
    rows = page.locator("#queue-body tr").evaluate_all(
        "all => all.map((one) => one.dataset.id || one.dataset.group || `lost ${one.dataset.lost}`)"
    )
    groups = [row for row in rows if "-t0" in row]
    assert [group[-4:] for group in groups] == ["t002", "t001"]  # eight rows are wrong in the one, two in the other
    of = {row["action_id"]: row["confidence"] for row in store.rows(doubtful_store, "actions")}
    first = rows[rows.index(groups[0]) + 1 : rows.index(groups[1])]
    assert {of[row] for row in first if row in of} == {0.2} and "lost 0" in rows


def test_a_table_is_rejected_and_a_lost_record_is_added_and_replayed(
    open_page: Any, doubtful_site: Path, doubtful_store: Path, tmp_path: Path
) -> None:
    page = open_page(doubtful_site, "#review", **DESK)
    page.locator('tr[data-group$="t002"] button[data-verdict=rejected]').first.click()
    page.locator("tr.lost a").click()
    page.locator("#view-lost").wait_for()
    sheet = page.locator("#lost-sheet svg")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 400, box["y"] + 240, steps=4)
    page.mouse.up()
    page.locator("#lost-text").fill("Open a library in the old station.")
    page.locator("#lost-lead_raw").fill("Head of Libraries")
    page.locator("#lost-timescale_raw").fill("31 March 2027")
    page.locator("#lost-form button[type=submit]").click()
    page.reload()
    page.get_by_role("link", name="Back to the review list").click()
    assert page.locator("#added-list li").count() == 1
    after = replayed(page, doubtful_store, tmp_path / "corrections.jsonl")
    assert len(after.actions) == 11 and {row.regions[0].page for row in after.actions[:-1]} == {1}
    added = after.actions[-1]
    assert (added.text, added.reviewed, added.page_first) == ("Open a library in the old station.", "added", 2)
    assert str(added.timescale_latest) == "2027-03-31"
    assert [lead.name for lead in after.action_leads if lead.action_id == added.action_id] == ["Head of Libraries"]
    place, width = added.regions[0], 842.0
    assert place.x0 == pytest.approx(40 / box["width"] * width, abs=2) and place.x1 - place.x0 > 100
    assert {issue.code for issue in after.issues} >= {"row_added", "row_rejected"}
    (again,) = [apply(after, load(tmp_path / "corrections.jsonl"))]
    assert [row.action_id for row in again.actions] == [row.action_id for row in after.actions]


def test_a_confirmed_row_is_spread_to_its_mates_with_its_certainty(
    open_page: Any, doubtful_site: Path, doubtful_store: Path, tmp_path: Path
) -> None:
    mates = model_file("trust", "mates.json")
    page = open_page(doubtful_site, "#review", **DESK)
    page.locator("#queue-start").click()
    page.locator("#verdict-accept").click()
    page.locator("#record-back").click()
    offer = page.locator('tr[data-group$="t002"] .spread')
    assert f"{int(100 * mates['right']['share'])}%" in offer.inner_text()
    assert f"{mates['right']['papers']} papers" in offer.inner_text()
    offer.get_by_role("button").click()
    after = replayed(page, doubtful_store, tmp_path / "corrections.jsonl")
    second = [row for row in after.actions if row.regions[0].page == 2]
    assert sorted(row.confidence for row in second) == [mates["right"]["share"]] * 9 + [1.0]
    assert sum(row.reviewed == "accepted" for row in second) == 1  # nobody looked at the others


def test_a_wrong_row_offers_no_spread(open_page: Any, doubtful_site: Path) -> None:
    page = open_page(doubtful_site, "#review", **DESK)
    page.locator("#queue-start").click()
    page.locator("#verdict-reject").click()
    page.locator("#record-back").click()
    offer = page.locator('tr[data-group$="t002"] .spread')
    assert "look at each" in offer.inner_text() and not offer.get_by_role("button").count()


def test_the_panel_says_why(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    row = min(store.rows(sample_store, "actions"), key=lambda row: row["confidence"])
    page = open_page(sample_site, f"#record?id={row['action_id']}", **DESK)
    page.locator("details.why summary").click()
    told = page.locator("details.why").inner_text()
    assert f"Why {int(100 * round(row['confidence'], 4))}%?" in told and "Of each value, the least sure first" in told
    assert page.locator("details.why .signs li").count() >= 4
