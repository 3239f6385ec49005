"""Corrections in a store: no paper is opened for them, every later run keeps them, and no order of runs matters."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from correction_lines import line, write
from extract import store
from extract.assemble import tagged
from extract.cli import ExitCode, main
from extract.correcting import AS_READ, correct, kept
from extract.corrections import CorrectionsError
from extract.linking import extractions
from extract.retag import retag
from extract.run import Choice, Job, run
from extract.schema import ActionRecord, Extraction
from extract.settings import Settings
from store_samples import content

HERE = Settings(isolate=False, ocr="none")
FILE = store.CORRECTIONS


@pytest.fixture
def out(sampled_store: Path, tmp_path: Path) -> Path:
    """A copy of the bundled papers' store that a test may change."""
    return Path(shutil.copytree(sampled_store, tmp_path / "store"))


def plan(out: Path) -> Extraction:
    return next(found for found in extractions(out) if found.document.file_name == "banner-plan.pdf")


def dated(found: Extraction) -> ActionRecord:
    return next(row for row in found.actions if row.timescale_latest and row.lead_raw)


def three(found: Extraction) -> list[dict[str, Any]]:
    """An accepted, a corrected and a rejected action."""
    first, second, third = [row for row in found.actions if row.timescale_latest and row.lead_raw][:3]
    changes = {"timescale_raw": "By 31/12/2031"}
    return [
        line(found, "action", first, "accepted"),
        line(found, "action", second, "corrected", changes=changes),
        line(found, "action", third, "rejected"),
    ]


def actions(out: Path) -> dict[str, dict[str, Any]]:
    return {row["action_id"]: row for row in store.rows(out, "actions")}


def words_of(row: dict[str, Any]) -> dict[str, Any]:
    """A row but for its chances, which hang on its neighbours too."""
    return {name: value for name, value in row.items() if name != "confidence" and not name.startswith("p_")}


def call(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("extract.pipeline.read_document", lambda *_: pytest.fail("a PDF was opened"))
    yield


def test_corrections_are_laid_over_without_the_papers(out: Path, tmp_path: Path, no_reading: None) -> None:
    told, before = three(plan(out)), actions(out)
    laid = correct(out, [write(tmp_path / "c.jsonl", *told)])
    assert (laid.kept, laid.documents, laid.unknown, laid.unread) == (3, 1, (), ())
    after = actions(out)
    assert after[told[0]["record_id"]]["reviewed"] == "accepted"
    assert after[told[1]["record_id"]]["timescale_latest"].isoformat() == "2031-12-31"
    assert before.keys() - after.keys() == {told[2]["record_id"]}
    touched = {one["record_id"] for one in told}
    for key in after.keys() - touched:
        assert words_of(after[key]) == words_of(before[key])
    assert "correction_stale" not in {row["code"] for row in store.rows(out, "issues")}


def test_again_changes_nothing(out: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "c.jsonl", *three(plan(out)))
    correct(out, [path])
    before = content(out)
    for files in ([], [path], [path, path]):
        assert correct(out, files).documents == 0
    assert content(out) == before and len(kept(out)) == 3
    assert retag(out).changed == 0


def test_in_parts_as_at_once(out: Path, tmp_path: Path) -> None:
    told = three(plan(out))
    other = Path(shutil.copytree(out, tmp_path / "other"))
    for number, one in enumerate(told):
        correct(out, [write(tmp_path / f"{number}.jsonl", one)])
    correct(other, [write(tmp_path / "all.jsonl", *told)])
    assert content(out) == content(other)


def test_a_line_that_is_deleted_leaves_no_trace(out: Path, tmp_path: Path) -> None:
    before = content(out)
    correct(out, [write(tmp_path / "c.jsonl", *three(plan(out)))])
    assert content(out) != before
    (out / FILE).unlink()
    assert correct(out).documents == 1
    assert content(out) == before
    assert not list((out / AS_READ).iterdir())


def test_a_mind_that_changed_goes_before_what_it_said_earlier(out: Path, tmp_path: Path) -> None:
    found = plan(out)
    row = dated(found)
    for verdict, more in (("rejected", {}), ("corrected", {"changes": {"ref": "77"}})):
        (out / FILE).unlink(missing_ok=True)
        correct(out, [write(tmp_path / "c.jsonl", line(found, "action", row, verdict, **more))])
    assert actions(out)[row.action_id]["ref"] == "77"
    accepted = line(plan(out), "action", dated(plan(out)), "accepted")  # made on the corrected row
    correct(out, [write(tmp_path / "d.jsonl", accepted)])
    assert actions(out)[row.action_id]["ref"] == "77"
    assert "correction_stale" not in {issue["code"] for issue in store.rows(out, "issues")}


def read_sample(job: Job, settings: Settings) -> Extraction:
    from extract.pipeline import extract_file

    return extract_file(job.path, settings, job.uri)


def test_every_later_run_keeps_them(sample_corpus: Path, tmp_path: Path) -> None:
    paper, out, whole = sample_corpus / "banner-plan.pdf", tmp_path / "out", tmp_path / "whole"
    run([paper], out, HERE, extract=read_sample)
    told = three(plan(out))
    path = write(tmp_path / "c.jsonl", *told)
    summary = run([paper], out, HERE, extract=lambda *_: pytest.fail("a paper was read"), corrections=path)
    assert (summary.documents, summary.unchanged) == (0, 1)
    assert any("corrections laid over 1 documents" in note for note in summary.notes)
    corrected = content(out)
    assert run([paper], out, HERE, extract=read_sample).unchanged == 1
    assert content(out) == corrected
    forced = run([paper], out, HERE, Choice(force=True), extract=read_sample)
    assert content(out) == corrected, "a paper that is read again has its corrections again"
    assert forced.rows["actions"] == len(actions(out)), "a run counts what it leaves"
    run([paper], whole, HERE, extract=read_sample, corrections=path)
    assert content(whole) == corrected


def test_where_the_rows_as_read_are_lost_the_paper_is_read_again(sample_corpus: Path, tmp_path: Path) -> None:
    paper, out = sample_corpus / "banner-plan.pdf", tmp_path / "out"
    run([paper], out, HERE, extract=read_sample)
    told = three(plan(out))
    plain = content(out)
    correct(out, [write(tmp_path / "c.jsonl", *told)])
    shutil.rmtree(out / AS_READ)
    assert correct(out).unread == (), "nothing is wanted of it"
    (out / FILE).unlink()
    laid = correct(out)
    assert (laid.documents, len(laid.unread)) == (0, 1)
    assert run([paper], out, HERE, extract=read_sample).documents == 1
    assert content(out) == plain


def test_persons_that_are_taken_out_are_not_kept_aside(out: Path, tmp_path: Path) -> None:
    correct(out, [write(tmp_path / "c.jsonl", *three(plan(out)))])
    retag(out, keep_persons=False)
    assert not (out / AS_READ).exists()


def test_a_store_whose_own_file_is_no_good_is_refused_and_stays(out: Path, tmp_path: Path) -> None:
    before = content(out)
    (out / FILE).write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(CorrectionsError, match="line 1"):
        correct(out)
    (out / FILE).unlink()
    (out / FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(store.StoreError, match="is a link"):
        correct(out)
    (out / FILE).unlink()
    assert content(out) == before


def test_many_corrections_cost_a_bounded_sum(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile file: a row turned to and fro, each turn made on what the last one gave, and reviews of no row."""
    found, readings = plan(out), []
    row = dated(found)
    module = import_module("extract.corrections.apply")
    monkeypatch.setattr(module, "tagged", lambda *told: readings.append(1) or tagged(*told))
    there = line(found, "action", row, "corrected", changes={"text": "Another text"})
    nowhere = line(found, "action", row, "accepted") | {"seen": "0" * 16}
    correct(
        out, [write(tmp_path / "c.jsonl", *[one | {"note": str(n)} for n in range(150) for one in (there, nowhere)])]
    )
    assert len(readings) <= 27
    assert len(actions(out)[row.action_id]["notes"]) < 120
    with pytest.raises(CorrectionsError, match="more than 5000 corrections of one document"):
        correct(out, [write(tmp_path / "d.jsonl", *[nowhere | {"note": str(n)} for n in range(5001)])])


def test_at_the_terminal(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = three(plan(out))
    path = write(tmp_path / "c.jsonl", *told)
    assert call("correct", out, path) == ExitCode.DONE
    assert "1 documents changed" in capsys.readouterr().out
    stranger = write(tmp_path / "d.jsonl", told[0] | {"document_id": "0" * 64})
    assert call("correct", out, stranger) == ExitCode.SOME_LEFT_OUT
    assert capsys.readouterr().err.startswith("Left out: corrections of document 0000000000000000…")
    path.write_text(json.dumps({"format": "other"}), encoding="utf-8")
    assert call("correct", out, path) == ExitCode.NOTHING_DONE
    assert call("correct", tmp_path, stranger) == ExitCode.NOTHING_DONE
    assert len(capsys.readouterr().err.splitlines()) == 2
