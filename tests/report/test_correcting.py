"""A record beside its page in a real browser, and corrections of it: from a verdict to the rows of the next run."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract import store
from extract.corrections import load
from extract.pipeline import extract_file
from extract.run import run
from extract.settings import Settings
from report.browsing import DESK

pytestmark = pytest.mark.slow


def read_job(job: Any, settings: Settings) -> Any:
    return extract_file(job.path, settings, job.uri)


def test_a_record_shows_its_place_on_the_page(open_page: Any, sample_site: Path, sample_store: Path) -> None:
    row = next(store.rows(sample_store, "actions"))
    page = open_page(sample_site, "#records", **DESK)
    page.locator(f'tr[data-id="{row["action_id"]}"] a').click()
    picture = page.locator("figure.picture").first
    picture.and_(page.locator("[data-loaded]")).wait_for()
    size = picture.locator("image").evaluate(
        "async (image) => { const loaded = new Image(); loaded.src = image.href.baseVal; await loaded.decode();"
        " return [loaded.naturalWidth, loaded.naturalHeight] }"
    )
    assert min(size) > 500
    sheet, region = picture.locator("svg").bounding_box(), picture.locator("rect.region").first.bounding_box()
    assert region["width"] > 50 and region["height"] > 10
    assert sheet["x"] <= region["x"] and region["x"] + region["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= region["y"] and region["y"] + region["height"] <= sheet["y"] + sheet["height"]
    left, top, width, _ = (float(edge) for edge in picture.locator("svg").get_attribute("viewBox").split())
    scale, place = sheet["width"] / width, row["regions"][0]
    assert region["x"] == pytest.approx(sheet["x"] + scale * (place["x0"] - left), abs=6)
    assert region["y"] == pytest.approx(sheet["y"] + scale * (place["top"] - top), abs=6)
    assert picture.locator("rect.cell").count() > 1
    assert row["lead_raw"] in page.locator("table.values").inner_text().replace("\n", " ")
    assert f"page {row['page_first']}" in page.locator("#record-facts").inner_text()
    picture.get_by_role("button", name="Whole page").click()
    assert picture.locator("svg").get_attribute("viewBox").startswith("0 0 ")


def test_a_correction_goes_from_the_browser_into_the_next_run(
    open_page: Any, sample_site: Path, sample_store: Path, sample_corpus: Path, tmp_path: Path
) -> None:
    page = open_page(sample_site, "#review", **DESK)
    by_key = {row["action_id"]: row for row in store.rows(sample_store, "actions")}
    asked = [row.get_attribute("data-id") for row in page.locator("#queue-body tr[data-id]").all()]
    least = next(key for key in asked if key in by_key)
    page.locator(f'#queue-body tr[data-id="{least}"] a').click()
    page.locator("#verdict-accept:focus").wait_for()
    page.keyboard.press("c")  # the focus stands at the verdict: the keyboard alone does it
    page.locator("#field-lead_raw").fill("Director of Invented Things")
    page.locator("#field-timescale_raw").fill("31 May 2031")
    page.locator("#field-note").fill("checked")
    page.locator("#field-note").press("Enter")
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.locator("#record-back").click()
    with page.expect_download() as saved:
        page.locator("#download").click()
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    assert path.name == "corrections.jsonl"
    corrected, accepted, rejected = load(path)
    assert {one.verdict for one in (corrected, accepted, rejected)} == {"accepted", "corrected", "rejected"}
    told = {one.verdict: one for one in (corrected, accepted, rejected)}

    out = tmp_path / "again"
    settings = Settings(ocr="none", isolate=False)
    run([*sorted(sample_corpus.glob("*-plan.pdf"))], out, settings, extract=read_job, corrections=path)
    actions = pd.read_parquet(out / "actions").set_index("action_id")
    row = actions.loc[least]
    assert (row.lead_raw, row.timescale_latest, row.reviewed) == (
        "Director of Invented Things", dt.date(2031, 5, 31), "corrected",
    )  # fmt: skip
    assert actions.loc[told["accepted"].record_id].reviewed == "accepted"
    assert told["rejected"].record_id not in actions.index
    issues = pd.read_parquet(out / "issues").code
    assert "correction_stale" not in set(issues) and "row_rejected" in set(issues)


def test_reviews_stay_over_a_reload_and_can_be_loaded_and_forgotten(
    open_page: Any, sample_site: Path, tmp_path: Path
) -> None:
    page = open_page(sample_site, "#review", **DESK)
    page.locator("#queue-start").click()
    page.get_by_role("button", name="Accept").click()
    page.goto(sample_site.as_uri() + "#review")
    page.reload()
    assert page.locator("#download").inner_text().endswith("(1)")
    with page.expect_download() as saved:
        page.locator("#download").click()
    saved.value.save_as(tmp_path / "c.jsonl")
    page.locator("#forget").click()
    assert page.locator("#download").is_disabled()
    line = (tmp_path / "c.jsonl").read_text()
    other = json.dumps(json.loads(line) | {"document_id": "f" * 64})
    (tmp_path / "c.jsonl").write_text(f'{line}{{"verdict": "accepted"}}\nnot json\n{other}\n')
    page.locator("#load-file").set_input_files(tmp_path / "c.jsonl")
    page.locator("#download", has_text="(1)").wait_for()
    assert "1 about other records stay in the file; 2 could not" in page.locator("#queue-count").inner_text()
    with page.expect_download() as saved:
        page.locator("#download").click()
    saved.value.save_as(tmp_path / "again.jsonl")
    assert [one.document_id == "f" * 64 for one in load(tmp_path / "again.jsonl")] == [True, False]


def test_unchanged_derived_fields_are_not_sent_as_corrections(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "#review", **DESK)
    page.locator("#queue-start").click()
    page.get_by_role("button", name="Correct", exact=True).click()
    before = page.url
    page.locator("#correction button[type=submit]").click()  # nothing changed: that is to accept
    page.wait_for_function("before => location.href !== before", arg=before)  # the next record has come
    page.locator("#record-previous").click()
    page.locator("#record-verdict", has_text="You accepted this record.").wait_for()


def test_a_hostile_file_of_reviews_is_passed_over(
    open_page: Any, sample_site: Path, sample_store: Path, tmp_path: Path
) -> None:
    key = next(store.rows(sample_store, "actions"))["action_id"]
    page = open_page(sample_site, f"#record?id={key}", **DESK)
    page.locator("#verdict-accept").click()
    with page.expect_download() as saved:
        page.goto(page.url.partition("#")[0] + "#review")
        page.locator("#download").click()
    path = tmp_path / "corrections.jsonl"
    saved.value.save_as(path)
    good = json.loads(path.read_text())
    changes = {"text": {"a": 1}, "recommendation_numbers": "7", "status": 5, "__proto__": {"x": 1}, "lead_raw": "Mayor"}
    hostile = [
        good | {"verdict": "corrected", "changes": changes},
        None,
        [],
        {"format": good["format"]},
        good | {"regions": 7},
    ]
    path.write_text("\n".join(map(json.dumps, hostile)) + "\n{cut", encoding="utf-8")
    page.locator("#load-file").set_input_files(path)
    page.locator("#queue-count", has_text="Loaded").wait_for()
    page.goto(page.url.partition("#")[0] + f"#record?id={good['record_id']}")
    page.locator("#verdict-correct").click()
    assert page.locator("#field-lead_raw").input_value() == "Mayor"
    assert "object" not in page.locator("#field-text").input_value()
    assert page.evaluate("({}).x === undefined")
