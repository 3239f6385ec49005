"""A row leaves a store only when its own file has changed, and every row that leaves is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from extract.run import Choice, Job, run, seen
from extract.schema import Extraction
from extract.settings import Settings
from run_again import HERE, again, changed, names, same_as_fresh
from store_samples import papers, read_as


def test_two_folders_whose_papers_have_the_same_path_as_typed_keep_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        changed(tmp_path / name / "papers", "report.pdf", name)
        monkeypatch.chdir(tmp_path / name)
        summary = run([Path("papers")], Path("../out"), HERE, extract=read_as)
        assert (summary.documents, summary.dropped, summary.replaced) == (1, 0, ())
    assert names(tmp_path / "out") == ["report.pdf", "report.pdf"]


def test_a_store_whose_notes_were_lost_loses_nothing_of_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        changed(tmp_path / name / "papers", "report.pdf", name)
        monkeypatch.chdir(tmp_path / name)
        (tmp_path / "out" / seen.FILE).unlink(missing_ok=True)
        assert run([Path("papers")], Path("../out"), HERE, Choice(prune=True), extract=read_as).dropped == 0
    assert len(names(tmp_path / "out")) == 2


def test_a_file_that_changed_replaces_what_it_held_and_that_is_told(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf")
    again(tmp_path)
    changed(tmp_path / "in", "a.pdf", "another edition")
    summary = again(tmp_path)
    assert (summary.documents, summary.dropped) == (1, 1)
    assert summary.replaced == (str(tmp_path / "in" / "a.pdf"),)
    assert same_as_fresh(tmp_path)


def test_a_changed_file_whose_bytes_are_known_already_is_counted(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf")
    again(tmp_path)
    shutil.copy(tmp_path / "in" / "b.pdf", tmp_path / "in" / "a.pdf")
    summary = again(tmp_path)
    assert (summary.documents, summary.dropped) == (0, 1) and len(summary.replaced) == 1
    assert len(names(tmp_path / "out")) == 1


def test_a_changed_file_is_remembered_when_the_run_is_cut_short(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")
    again(tmp_path)
    changed(tmp_path / "in", "a.pdf", "another edition")

    def cut(job: Job, settings: Settings) -> Extraction:
        raise KeyboardInterrupt

    run([tmp_path / "in"], tmp_path / "out", HERE, extract=cut)
    assert again(tmp_path).dropped == 1
    assert same_as_fresh(tmp_path)


def test_two_names_of_one_file_are_one_paper_and_a_rename_costs_nothing(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf")
    (tmp_path / "in" / "link.pdf").symlink_to(tmp_path / "in" / "a.pdf")
    assert again(tmp_path).documents == 1
    (tmp_path / "in").rename(tmp_path / "moved")
    (tmp_path / "in").mkdir()
    summary = run([tmp_path / "moved"], tmp_path / "out", HERE, extract=read_as)
    assert (summary.documents, summary.dropped) == (0, 0)
    assert len(names(tmp_path / "out")) == 1


def test_a_paper_whose_meeting_was_moved_is_read_again_and_once(tmp_path: Path) -> None:
    papers(tmp_path / "in", "a.pdf", "b.pdf")
    (manifest := tmp_path / "in" / "manifest.csv").write_text("file,meeting_date\na.pdf,2026-03-10\n")
    assert again(tmp_path).documents == 2
    assert again(tmp_path).documents == 0
    manifest.write_text("file,meeting_date\na.pdf,2026-04-14\n")

    def cut(job: Job, settings: Settings) -> Extraction:
        raise KeyboardInterrupt

    run([tmp_path / "in"], tmp_path / "out", HERE, extract=cut)
    read: list[Job] = []

    def noted(job: Job, settings: Settings) -> Extraction:
        read.append(job)
        return read_as(job, settings)

    assert run([tmp_path / "in"], tmp_path / "out", HERE, extract=noted).documents == 1
    assert [job.known and str(job.known.meeting_date) for job in read] == ["2026-04-14"]
    assert again(tmp_path).documents == 0
