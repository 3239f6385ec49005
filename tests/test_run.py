"""What a user of ``run`` relies on: no document costs another, and the same papers give the same files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from extract import store
from extract.issues import Code, DocumentError
from extract.run import InstallationError, NothingToDoError, quarantined, run
from extract.schema import TABLES, DocumentRecord
from extract.settings import Settings
from store_samples import papers, read_as, read_or_fail, read_without_library

TESTS = Path(__file__).parent


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
    summary = run([folder, folder / "b.PDF"], tmp_path / "out", Settings(), extract=read_as)
    assert summary.inputs == summary.documents == 2
    assert summary.duplicates == {str(folder / "copy.pdf"): str(folder / "b.PDF")}
    assert summary.complete


def test_one_and_two_workers_write_the_same_files(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *(f"{letter}.pdf" for letter in "abcmnop"))
    frames = []
    for workers in (1, 2):
        out = tmp_path / str(workers)
        run([folder], out, Settings(workers=workers, chunk=3), extract=read_as)
        frames.append(pd.read_parquet(out / "documents").drop(columns=["processed_at", "seconds"]))
    pd.testing.assert_frame_equal(*frames)
    for table in (name for name in TABLES if name != "documents"):
        one, two = (
            {path.relative_to(tmp_path / n).as_posix(): path.read_bytes() for path in store.parts(tmp_path / n, table)}
            for n in ("1", "2")
        )
        assert one == two
        assert len(one) > 3
    assert (tmp_path / "1" / "datapackage.json").read_bytes() == (tmp_path / "2" / "datapackage.json").read_bytes()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_fails_is_a_row_and_costs_no_other(workers: int, tmp_path: Path) -> None:
    names = ["a.pdf", "locked.pdf", "raises.pdf", "unwritable.pdf", "z.pdf"]
    folder = papers(tmp_path / "in", *names)
    out = tmp_path / "out"
    summary = run([folder, tmp_path / "gone.pdf"], out, Settings(workers=workers), extract=read_or_fail)
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


def test_a_document_that_kills_its_process_costs_no_other(tmp_path: Path) -> None:
    names = ["a.pdf", "b.pdf", "c.pdf", "killer.pdf", "m.pdf", "n.pdf"]
    folder = papers(tmp_path / "in", *names)
    summary = run([folder], tmp_path / "out", Settings(workers=2), extract=read_or_fail)
    assert sources(tmp_path / "out") == set(names)
    assert codes(tmp_path / "out") == {"killer.pdf": "crashed"}
    assert summary.statuses == {"done": 5, "quarantined": 1}


def test_an_interrupt_keeps_what_was_read(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", *(f"{letter}.pdf" for letter in "abcdef"))

    def stop(done: int, total: int, document: DocumentRecord) -> None:
        assert total == 6
        assert document.status == "done"
        if done == 4:
            raise KeyboardInterrupt

    summary = run([folder], tmp_path / "out", Settings(chunk=3), extract=read_as, on_progress=stop)
    assert summary.interrupted
    assert summary.documents == len(sources(tmp_path / "out")) == 4
    assert json.loads((tmp_path / "out/run.json").read_text())["interrupted"] is True
    assert not run([folder], tmp_path / "out", Settings(chunk=3), extract=read_as).interrupted
    assert len(pd.read_parquet(tmp_path / "out/documents")) == 6
    assert len(pd.read_parquet(tmp_path / "out/actions")) == 18


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to another process there")
def test_control_c_stops_at_once_and_leaves_a_readable_store(tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf", "z.pdf"), tmp_path / "out"
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom store_samples import read_slowly\nfrom extract.run import run\n"
        "from extract.settings import Settings\nif __name__ == '__main__':\n"
        f"    print(run([Path({str(folder)!r})], Path({str(out)!r}), Settings(workers=2, chunk=50),\n"
        "        extract=read_slowly, on_progress=lambda done, *_: print(done, flush=True)).interrupted)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    with subprocess.Popen(
        [sys.executable, str(script)], env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        while process.stdout.readline().strip() != "3":
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        rest, _ = process.communicate(timeout=20)
    assert rest.strip() == "True"
    assert sources(out) == {"a.pdf", "b.pdf", "c.pdf"}


def test_nothing_to_read_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    for given, message in ((tmp_path / "bare", "holds no PDF"), (tmp_path / "gone.pdf", "no such file")):
        with pytest.raises(NothingToDoError, match=message):
            run([given], tmp_path / "out", Settings(), extract=read_as)
    assert not (tmp_path / "out").exists()


def test_a_folder_without_pdfs_among_others_is_named_and_the_rest_read(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    summary = run([tmp_path / "bare", papers(tmp_path / "in", "a.pdf")], tmp_path / "out", Settings(), extract=read_as)
    assert summary.documents == 1
    assert "bare" in summary.remarks[0]
    assert not summary.complete


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_library_ends_the_run_and_costs_no_earlier_rows(workers: int, tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    run([folder], tmp_path / "out", Settings(), extract=read_as)
    with pytest.raises(InstallationError, match="libGL"):
        run([folder], tmp_path / "out", Settings(workers=workers), extract=read_without_library)
    assert codes(tmp_path / "out") == {}


def test_run_json_says_what_ran(tmp_path: Path) -> None:
    settings = Settings(second_opinion=True)
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
    run([folder], tmp_path / "out", Settings(), extract=read_or_fail)
    for table in TABLES:
        frame = pd.read_parquet(tmp_path / "out" / table)
        assert len(frame) == (table in {"documents", "issues"})


def test_the_settings_hash_follows_results_only() -> None:
    assert Settings(workers=4, out=Path("x"), chunk=5).hash() == Settings().hash()
    assert Settings(second_opinion=True).hash() != Settings().hash()
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        Settings(workers=0)


def test_a_quarantined_document_is_known_by_its_bytes_or_else_its_path(tmp_path: Path) -> None:
    error = DocumentError(Code.DAMAGED, "cannot be opened")
    path = papers(tmp_path, "a.pdf") / "a.pdf"
    same = path.rename(tmp_path / "b.pdf")
    first = quarantined(same, "b", error, Settings())
    gone = quarantined(path, "a", error, Settings())
    assert first.document.document_id != gone.document.document_id
    assert first.document.issue_code == "damaged"
    assert [issue.severity for issue in first.issues] == ["error"]
    assert first == quarantined(same, "b", error, Settings()).model_copy(update={"document": first.document})
