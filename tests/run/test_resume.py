"""A run goes on from where the last one ended, however it ended."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pyarrow as pa
import pytest

from extract import store
from extract.issues import Code, DocumentError
from extract.run import Choice, FrozenError, Job, compact, run, seen
from extract.run import inputs as inputs_module
from extract.run.inputs import find
from extract.schema import TABLES, Extraction
from extract.settings import Settings
from extract.store import Store, StoreError, layout
from run_again import HERE, again, names, same_as_fresh
from store_samples import content, extraction, papers, read_as


def test_only_new_and_changed_papers_are_read(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf", "locked.pdf")
    assert again(tmp_path).documents == 3
    second = again(tmp_path)
    assert (second.documents, second.unchanged) == (0, 3)
    assert list(second.still_quarantined.values()) == ["encrypted"]
    assert not second.complete
    papers(tmp_path / "in", "z.pdf")
    (tmp_path / "in" / "b.pdf").write_bytes(b"%PDF-1.7 another edition")
    third = again(tmp_path)
    assert (third.inputs, third.documents, third.unchanged) == (4, 2, 2)
    assert names(tmp_path / "out") == ["a.pdf", "b.pdf", "locked.pdf", "z.pdf"]
    assert same_as_fresh(tmp_path)


def test_other_settings_or_force_read_all_again_and_retry_the_quarantined(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "locked.pdf")
    again(tmp_path)
    assert again(tmp_path, retry=True).documents == 1
    assert again(tmp_path, force=True).documents == 2
    assert again(tmp_path, Settings(isolate=False, keep_persons=False)).documents == 2
    assert again(tmp_path, Settings(isolate=False, keep_persons=False, timeout=9)).documents == 0


def test_passwords_have_locked_papers_tried_again_and_are_written_nowhere(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "locked.pdf")
    again(tmp_path)
    assert again(tmp_path, Settings(isolate=False, passwords=("Open-Sesame",))).documents == 1
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert not [path for path in written if b"Open-Sesame" in path.read_bytes()]
    assert "Sesame" not in repr(Settings(passwords=("Open-Sesame",)))


def test_a_path_that_was_not_found_is_tried_every_time(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")
    given = [tmp_path / "in", tmp_path / "late.pdf"]
    assert run(given, tmp_path / "out", HERE, extract=read_as).statuses == {"done": 1, "quarantined": 1}
    papers(tmp_path, "late.pdf")
    assert run(given, tmp_path / "out", HERE, extract=read_as).statuses == {"done": 1}
    assert names(tmp_path / "out") == ["a.pdf", "late.pdf"]


def test_removed_papers_are_told_until_they_are_pruned(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf", "deep/c.pdf")
    again(tmp_path)
    (tmp_path / "in" / "b.pdf").unlink()
    shutil.rmtree(tmp_path / "in" / "deep")
    gone = (str(tmp_path / "in" / "b.pdf"), str(tmp_path / "in" / "deep" / "c.pdf"))
    for _ in range(2):
        assert again(tmp_path).removed == gone
        assert names(tmp_path / "out") == ["a.pdf", "b.pdf", "c.pdf"]
    assert json.loads((tmp_path / "out" / "run.json").read_text())["removed"] == list(gone)
    assert again(tmp_path, prune=True).dropped == 2
    assert same_as_fresh(tmp_path)
    assert again(tmp_path).removed == ()


def test_papers_of_another_folder_are_not_missed(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")
    papers(tmp_path / "more", "b.pdf")
    again(tmp_path)
    summary = run([tmp_path / "more"], tmp_path / "out", HERE, Choice(prune=True), extract=read_as)
    assert summary.removed == ()
    assert names(tmp_path / "out") == ["a.pdf", "b.pdf"]


def test_removed_papers_are_known_though_the_notes_are_lost(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf")
    again(tmp_path)
    (tmp_path / "out" / seen.FILE).write_text("[half a no")
    (tmp_path / "in" / "b.pdf").unlink()
    assert again(tmp_path, prune=True).dropped == 1
    assert names(tmp_path / "out") == ["a.pdf"]


def test_a_moved_paper_is_not_read_again_but_noted(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf")
    again(tmp_path)
    (tmp_path / "in" / "b.pdf").rename(tmp_path / "in" / "c.pdf")
    summary = again(tmp_path)
    assert (summary.documents, summary.removed) == (0, ())
    assert names(tmp_path / "out") == ["a.pdf", "c.pdf"]
    assert same_as_fresh(tmp_path)


def test_a_copy_keeps_what_was_read_when_the_first_file_changes(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")
    shutil.copy(tmp_path / "in" / "a.pdf", tmp_path / "in" / "copy.pdf")
    again(tmp_path)
    (tmp_path / "in" / "a.pdf").write_bytes(b"%PDF-1.7 another edition")
    again(tmp_path)
    assert names(tmp_path / "out") == ["a.pdf", "copy.pdf"]
    (tmp_path / "in" / "copy.pdf").write_bytes(b"%PDF-1.7 another edition")
    again(tmp_path)
    assert same_as_fresh(tmp_path)


def test_unchanged_files_are_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = papers(tmp_path / "in", "a.pdf", "b.pdf")
    long_ago = time.time() - 3600
    os.utime(folder / "a.pdf", (long_ago, long_ago))
    monkeypatch.setattr(seen, "SETTLING", 0)
    first = find([folder])
    opened: list[Path] = []
    monkeypatch.setattr(inputs_module, "identity", lambda path: opened.append(path) or "new")
    assert find([folder], first.seen).jobs == first.jobs
    assert opened == []
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 B.pdf")  # the same size
    find([folder], first.seen)
    assert opened == [folder / "b.pdf"]


def test_a_file_that_may_have_changed_a_moment_ago_is_not_trusted(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    assert not find([folder]).seen[str(folder / "a.pdf")].settled


def test_two_runs_at_once_are_refused_by_name(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")
    told = []

    def meanwhile(job: Job, settings: Settings) -> Extraction:
        with pytest.raises(StoreError, match=f"process {os.getpid()} on .* since .* UTC; wait for it") as error:
            again(tmp_path)
        told.append(str(error.value))
        return read_as(job, settings)

    run([tmp_path / "in"], tmp_path / "out", HERE, extract=meanwhile)
    assert len(told) == 1
    assert again(tmp_path).unchanged == 1


def test_frozen_runs_tell_what_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers(tmp_path / "in", "a.pdf")
    again(tmp_path, frozen=True)
    told = json.loads((tmp_path / "out" / "run.json").read_text())
    assert {"vocabulary", "profiles"} <= told["models"].keys()
    told["models"]["vocabulary"], told["libraries"]["pikepdf"] = "0" * 16, "1.0"
    (tmp_path / "out" / "run.json").write_text(json.dumps(told))
    with pytest.raises(FrozenError, match=r"models vocabulary: 0{16} then, .* now; libraries pikepdf: 1.0 then"):
        again(tmp_path, frozen=True)
    assert "models" in again(tmp_path).notes[0]
    assert again(tmp_path, frozen=True).notes == ()


def test_steps_at_the_end_see_the_whole_store(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf")

    def shout(target: Store) -> None:
        assert len(target.known) == 2
        target.revise("links", louder)

    def louder(rows: pa.Table) -> pa.Table:
        texts = [text.upper() for text in rows["text"].to_pylist()]
        return rows.set_column(rows.schema.get_field_index("text"), "text", pa.array(texts))

    run([tmp_path / "in"], tmp_path / "out", HERE, extract=read_as, at_end=[shout])
    assert all(row["text"].isupper() for row in store.rows(tmp_path / "out", "links", ["text"]))


def test_compact_finishes_what_was_set_aside_and_merges_parts_of_an_older_layout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [extraction(f"{number:x}" * 64) for number in range(9)]
    Store(tmp_path / "whole").write(documents)
    Store(tmp_path / "cut").write(documents[:4])
    for path in store.parts(tmp_path / "cut", "actions"):
        if "part-" in path.name:
            path.rename(path.with_name("0123456789ab-cdef.parquet"))
    monkeypatch.setattr(layout, "MOST_DOCUMENTS", 2)
    Store(tmp_path / "cut").write(documents[4:7])
    monkeypatch.undo()
    for document in documents[7:]:
        store.set_aside(store.Files(tmp_path / "cut"), document)
    before, after = compact(tmp_path / "cut")
    assert after == 2 * len(TABLES) < before
    (tmp_path / "whole" / "datapackage.json").write_bytes((tmp_path / "cut" / "datapackage.json").read_bytes())
    assert content(tmp_path / "cut") == content(tmp_path / "whole")


def test_a_spoilt_file_of_the_spool_costs_nothing_but_itself(tmp_path: Path) -> None:
    Store(tmp_path)
    for letter in "ab":
        store.set_aside(store.Files(tmp_path), extraction(letter * 64))
    (victim,) = tmp_path.glob(".work/spool/aa/*.arrow")
    victim.write_bytes(victim.read_bytes()[:-100])
    Store(tmp_path).resume()
    assert {row["document_id"] for row in store.rows(tmp_path, "actions")} == {"b" * 64}
    assert not (tmp_path / ".work" / "spool").exists()


def test_an_error_that_no_document_is_to_blame_for_ends_the_run(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")

    def full(job: Job, settings: Settings) -> Extraction:
        raise OSError(28, "No space left on device")

    from extract.run import OutputError

    with pytest.raises(OutputError, match="No space left on device; free some space and run again"):
        run([tmp_path / "in"], tmp_path / "out", HERE, extract=full)
    assert again(tmp_path).statuses == {"done": 1}


def test_a_document_error_of_the_pipeline_is_no_such_error(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")

    def damaged(job: Job, settings: Settings) -> Extraction:
        raise DocumentError(Code.DAMAGED, "cannot be opened")

    assert run([tmp_path / "in"], tmp_path / "out", HERE, extract=damaged).statuses == {"quarantined": 1}
