"""Right of reply: one file for a council's officers, and what they send back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extract.cli import commands
from extract.corrections import apply, load
from extract.linking import extractions
from extract.report import build_reply
from report.browsing import DESK


@pytest.fixture(scope="module")
def reply(doubtful_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (found,) = extractions(doubtful_store)
    return build_reply(doubtful_store, tmp_path_factory.mktemp("reply"), str(found.document.council)).index


def test_it_is_one_file_with_its_pictures(reply: Path, doubtful_store: Path) -> None:
    assert [path.name for path in reply.parent.iterdir()] == [reply.name]
    text = reply.read_text("utf-8")
    assert text.count("data:image/webp;base64,") == 2 and "img-src data:" in text
    (found,) = extractions(doubtful_store)
    assert all(row.action_id in text for row in found.actions)


def test_what_is_sent_is_counted(doubtful_store: Path, tmp_path: Path) -> None:
    (found,) = extractions(doubtful_store)
    made = build_reply(doubtful_store, tmp_path, str(found.document.council))
    assert made.records == len(found.recommendations) + len(found.actions) + len(found.decisions) > 0


def test_only_the_rows_of_that_council_are_in_it(sample_store: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(commands, ["report", str(sample_store), "--html", str(tmp_path), "--reply", "Atlantis"])
    assert ran.exit_code == 2 and "no records of a council called 'Atlantis'" in ran.output
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_what_officers_send_back_is_dated_and_replays(
    open_page: Any, reply: Path, doubtful_store: Path, tmp_path: Path
) -> None:
    page = open_page(reply, "", **DESK)
    assert "Please look at each row" in page.locator("#view-review").inner_text()
    page.locator("#reply-name").fill("Head of Performance")
    page.locator("#queue-start").click()
    page.locator("figure.picture[data-loaded]").first.wait_for()
    page.locator("#verdict-correct").click()
    page.locator("#field-timescale_raw").fill("31 March 2031")
    page.locator("#correction button[type=submit]").click()
    page.locator("#verdict-accept").click()
    page.locator("#record-back").click()
    with page.expect_download() as saved:
        page.locator("#download").click()
    assert saved.value.suggested_filename == f"corrections-{dt.date.today()}.jsonl"
    saved.value.save_as(tmp_path / "back.jsonl")
    told = load(tmp_path / "back.jsonl")
    assert {(one.reviewer, one.reviewed_on) for one in told} == {("Head of Performance", dt.date.today())}
    (found,) = extractions(doubtful_store)
    after = apply(found, told)
    assert sorted(str(row.reviewed) for row in after.actions if row.reviewed) == ["accepted", "corrected"]
    assert [row.timescale_latest for row in after.actions if row.reviewed == "corrected"] == [dt.date(2031, 3, 31)]
