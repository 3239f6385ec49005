"""What a user of ``run`` relies on: no document costs another, and the same papers give the same files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from extract import store
from extract.issues import Code, DocumentError
from extract.run import Choice, InstallationError, Job, NothingToDoError, Outcome, quarantined, run
from extract.run.inputs import identity
from extract.schema import TABLES
from extract.settings import Settings
from extract.store import layout
from store_samples import content, papers, read_as, read_or_fail, read_without_library

HERE = Settings(isolate=False)


def sources(out: Path) -> set[str]:
    """Names of the files that have a row in documents."""
    return {Path(row["source_uri"]).name for row in store.rows(out, "documents", ["source_uri"])}


def codes(out: Path) -> dict[str, str]:
    """Why documents were quarantined, by file name."""
    found = store.rows(out, "documents", ["source_uri", "issue_code"])
    return {Path(row["source_uri"]).name: row["issue_code"] for row in found if row["issue_code"]}


def test_folders_are_searched_and_no_file_is_read_twice(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "b.PDF", "deep/er/a.pdf", "notes.txt")
    (folder / "copy.pdf").write_bytes((folder / "b.PDF").read_bytes())
    (folder / "link.pdf").symlink_to(folder / "deep/er/a.pdf")
    summary = run([folder, folder / "b.PDF"], tmp_path / "out", HERE, extract=read_as)
    assert summary.inputs == summary.documents == 2
    assert summary.duplicates == {str(folder / "copy.pdf"): str(folder / "b.PDF")}
    assert summary.complete


def test_any_number_of_workers_writes_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_DOCUMENTS", 2)
    folder = papers(tmp_path / "in", *(f"{letter}.pdf" for letter in "abcmnop"))
    given = {"none": HERE, "one": Settings(chunk=3), "two": Settings(workers=2, chunk=2)}
    for name, settings in given.items():
        run([folder], tmp_path / name, settings, extract=read_as)
    contents = [content(tmp_path / name) for name in given]
    assert contents[0] == contents[1] == contents[2]
    assert sum(path.startswith("actions/") for path in contents[0]) > 3


@pytest.mark.parametrize("settings", [HERE, Settings(workers=2)], ids=["here", "processes"])
def test_a_document_that_fails_is_a_row_and_costs_no_other(settings: Settings, tmp_path: Path) -> None:
    names = ["a.pdf", "locked.pdf", "raises.pdf", "unwritable.pdf", "z.pdf"]
    folder = papers(tmp_path / "in", *names)
    out = tmp_path / "out"
    summary = run([folder, tmp_path / "gone.pdf"], out, settings, extract=read_or_fail)
    assert sources(out) == {*names, "gone.pdf"}
    assert codes(out) == {
        "locked.pdf": "encrypted", "raises.pdf": "crashed", "unwritable.pdf": "crashed", "gone.pdf": "not_found",
    }  # fmt: skip
    assert summary.statuses == {"done": 2, "quarantined": 4}
    assert not summary.complete
    messages = {row["code"]: row["message"] for row in store.rows(out, "issues") if row["code"] in set(Code)}
    assert messages["encrypted"] == "needs a password; save a copy without one"
    assert messages["not_found"] == "No such file or directory; check the path"
    assert "\n" not in messages["crashed"]


def test_an_interrupt_keeps_what_was_read(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *(f"{letter}.pdf" for letter in "abcdef"))

    def stop(done: int, total: int, outcome: Outcome) -> None:
        assert total == 6 - read_before
        assert outcome.status == "done"
        if done == 4:
            raise KeyboardInterrupt

    read_before = 0
    summary = run([folder], tmp_path / "out", Settings(chunk=3, isolate=False), extract=read_as, on_progress=stop)
    assert summary.interrupted
    assert summary.documents == len(sources(tmp_path / "out")) == 4
    assert json.loads((tmp_path / "out/run.json").read_text())["interrupted"] is True
    assert not run([folder], tmp_path / "out", Settings(chunk=3, isolate=False), extract=read_as).interrupted
    assert len(pd.read_parquet(tmp_path / "out/documents")) == 6
    assert len(pd.read_parquet(tmp_path / "out/actions")) == 18


def test_nothing_to_read_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    for given, message in ((tmp_path / "bare", "holds no PDF"), (tmp_path / "gone.pdf", "no such file")):
        with pytest.raises(NothingToDoError, match=message):
            run([given], tmp_path / "out", HERE, extract=read_as)
    assert not (tmp_path / "out").exists()


def test_a_folder_without_pdfs_among_others_is_named_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    summary = run([tmp_path / "bare", papers(tmp_path / "in", "a.pdf")], tmp_path / "out", HERE, extract=read_as)
    assert summary.documents == 1
    assert "bare" in summary.remarks[0]
    assert not summary.complete


@pytest.mark.parametrize("isolate", [False, True])
def test_a_missing_library_ends_the_run_and_costs_no_earlier_rows(isolate: bool, tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    run([folder], tmp_path / "out", HERE, extract=read_as)
    with pytest.raises(InstallationError, match="libGL"):
        run([folder], tmp_path / "out", Settings(isolate=isolate), Choice(force=True), extract=read_without_library)
    assert codes(tmp_path / "out") == {}


def test_run_json_says_what_ran(tmp_path: Path) -> None:
    settings = Settings(second_opinion=True, isolate=False)
    run([papers(tmp_path / "in", "a.pdf", "m.pdf")], tmp_path / "out", settings, extract=read_as)
    told = json.loads((tmp_path / "out" / "run.json").read_text())
    assert told["settings"]["second_opinion"] is True
    assert told["settings_hash"] == settings.hash()
    assert told["inputs"] == 2
    assert told["rows"]["actions"] == 6
    assert told["statuses"] == {"done": 2}
    assert {"version", "python", "libraries", "models", "started", "ended", "issues"} <= told.keys()
    assert "pyarrow" in told["libraries"]


def test_an_empty_result_still_has_every_table(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "locked.pdf")
    run([folder], tmp_path / "out", HERE, extract=read_or_fail)
    for table in TABLES:
        frame = pd.read_parquet(tmp_path / "out" / table)
        assert len(frame) == (table in {"documents", "issues"})


def test_the_settings_hash_follows_results_only() -> None:
    assert Settings(workers=4, out=Path("x"), chunk=5).hash() == Settings().hash()
    assert Settings(second_opinion=True).hash() != Settings().hash()
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        Settings(workers=0)


def test_a_quarantined_document_is_known_by_its_bytes_or_else_its_path(tmp_path: Path) -> None:
    path = papers(tmp_path, "a.pdf") / "a.pdf"
    there = identity(path)
    assert there == hashlib.sha256(path.read_bytes()).hexdigest()
    path.unlink()
    assert identity(path) not in {there, identity(tmp_path / "b.pdf")}
    error = DocumentError(Code.DAMAGED, "cannot be\nopened " + "x" * 5000)
    found = quarantined(Job(there, path), error, Settings())
    assert found.document.document_id == there
    assert found.document.issue_code == "damaged"
    assert [issue.severity for issue in found.issues] == ["error"]
    assert found.issues[0].message.startswith("cannot be opened x")
    assert len(found.issues[0].message) <= 1000


@pytest.mark.slow
def test_links_are_counted_as_they_are_once_all_papers_are_known(sample_corpus: Path, tmp_path: Path) -> None:
    """The report alone prints six links; beside its plan it has one more, which no document gives by itself."""
    named = [sample_corpus / name for name in ("banner-plan.pdf", "cover-report.pdf")]
    summary = run(named, tmp_path / "out", Settings(ocr="none", isolate=False))
    kept = list(store.rows(tmp_path / "out", "links"))
    assert summary.rows["links"] == len(kept)
    assert sum(link["relation"] == "report_of_plan" and link["target_document_id"] is not None for link in kept) == 1
