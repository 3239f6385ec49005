"""A store that somebody else has made or spoilt: nothing outside it is touched, and an error is one line."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from extract import store
from extract.cli import ExitCode, main
from extract.run import Job, OutputError, run
from extract.schema import Extraction
from extract.settings import Settings
from store_samples import extraction, papers, read_as

HERE = Settings(isolate=False)
ELSEWHERE = ("../victim.txt", "/tmp/victim.txt", "documents/../../victim.txt", "actions/council_code=x/../../v.parquet",
             ".work/lock", "run.json", "documents/council_code=x/a.parquet\n")  # fmt: skip
SHAPES = ("[]", "null", "7", '"text"', "{", "[" * 200_000, '{"a":' * 200_000, "{}", '{"put": [], "drop": {}}',
          '{"put": {"0.parquet": 7}, "drop": []}', '{"put": {}, "drop": [null]}', "\xff")  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two papers and their store."""
    folder = tmp_path_factory.mktemp("made")
    papers(folder / "in", "a.pdf", "b.pdf")
    run([folder / "in"], folder / "out", HERE, extract=read_as)
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """A copy of the store."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "out"


def journal(out: Path, text: str, folder: str = ".work/commit") -> None:
    (out / folder).mkdir(parents=True, exist_ok=True)
    (out / folder / "commit.json").write_text(text, encoding="latin-1")
    (out / folder / "0.parquet").write_bytes(b"of a stranger")


def ends(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Exit code and standard error of the command."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize("folder", [".work/commit", ".staging"])
def test_a_journal_reaches_no_file_outside_the_tables(folder: str, out: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    before = sorted(tmp_path.rglob("*.pdf"))
    changes = [change for path in ELSEWHERE for change in ({"put": {"0.parquet": path}, "drop": []},
                                                           {"put": {}, "drop": [path]})]  # fmt: skip
    changes.append({"put": {"../../../victim.txt": "documents/council_code=x/a.parquet"}, "drop": []})
    for change in changes:
        journal(out, json.dumps(change), folder)
        with pytest.raises(store.StoreError, match="no store's"):
            store.Store(out)
        assert victim.read_text() == "mine"
    assert sorted(tmp_path.rglob("*.pdf")) == before


def test_a_journal_of_another_shape_is_one_line(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for shape in SHAPES:
        journal(out, shape)
        with pytest.raises(store.StoreError, match="remove it and run again"):
            store.Store(out)
    code, told = ends(capsys, "run", tmp_path / "in", "--out", out, "--in-process")
    assert code == ExitCode.NOTHING_DONE
    assert told.count("\n") == 1
    assert told.startswith("Error: ")


@pytest.mark.parametrize("name", [".work/sources.json", "run.json", ".work/running.json"])
def test_state_of_another_shape_costs_nothing(name: str, out: Path, tmp_path: Path) -> None:
    for shape in (*SHAPES, '{"/a.pdf": ["1", 2, 3, "x"]}', '{"/a.pdf": [1, 2, 3, null, 0]}', '{"a": {}}'):
        (out / name).write_text(shape, encoding="latin-1")
        summary = run([tmp_path / "in"], out, HERE, extract=read_as)
        assert (summary.documents, summary.unchanged, summary.dropped) == (0, 2, 0)


@pytest.mark.parametrize("name", ["documents", "actions/council_code=E09000003", ".work", ".work/tmp", ".work/spool",
                                  ".work/lock", ".work/running.json", "run.json"])  # fmt: skip
def test_links_in_a_store_are_not_written_through(name: str, out: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    place = out / name
    if place.is_dir():
        shutil.move(place, outside)
    else:
        place.unlink(missing_ok=True)
        outside.mkdir() if name.startswith(".work/") and "." not in name[6:] else outside.write_text("mine")
    place.symlink_to(outside)
    held = {path: path.read_bytes() for path in (outside, *outside.rglob("*")) if path.is_file()}
    with pytest.raises(store.StoreError, match="is a link"):
        run([tmp_path / "in"], out, HERE, extract=read_as)
    assert {path: path.read_bytes() for path in (outside, *outside.rglob("*")) if path.is_file()} == held


def test_a_note_in_hand_is_not_written_through_a_link(out: Path, tmp_path: Path) -> None:
    for name in (".run.json.tmp", ".datapackage.json.tmp"):
        (tmp_path / "victim").write_text("mine")
        (out / name).symlink_to(tmp_path / "victim")
        run([tmp_path / "in"], out, HERE, extract=read_as)
        assert (tmp_path / "victim").read_text() == "mine"


def test_a_table_of_other_bytes_is_one_line(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content in (b"", b"PAR1", os.urandom(500)):
        next((out / "documents").glob("*/part*.parquet")).write_bytes(content)
        code, told = ends(capsys, "run", tmp_path / "in", "--out", out, "--in-process")
        assert (code, told.count("\n")) == (ExitCode.NOTHING_DONE, 1)
        assert ends(capsys, "show", out)[1].count("\n") == 1


def _removes_the_store(job: Job, settings: Settings) -> Extraction:
    if any((settings.out / "documents").glob("*/part*.parquet")):
        shutil.rmtree(settings.out)
    return read_as(job, settings)


def _removes_a_table(job: Job, settings: Settings) -> Extraction:
    for part in (settings.out / "documents").glob("*/part*.parquet"):
        part.unlink()
    return read_as(job, settings)


def test_a_store_deleted_in_mid_run_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = papers(tmp_path / "in", "a.pdf", "b.pdf", "c.pdf")
    with pytest.raises(OutputError, match="run again"):
        run([folder], tmp_path / "out", Settings(isolate=False, chunk=1), extract=_removes_the_store)
    assert not (tmp_path / "out" / "run.json").exists()
    assert run([folder], tmp_path / "out", HERE, extract=read_as).documents >= 1
    assert {row["file_name"] for row in store.rows(tmp_path / "out", "documents")} == {"a.pdf", "b.pdf", "c.pdf"}


def test_tables_removed_in_mid_run_are_told(out: Path, tmp_path: Path) -> None:
    papers(tmp_path / "in", "c.pdf")
    with pytest.raises(OutputError, match="2 documents are not in"):
        run([tmp_path / "in"], out, HERE, extract=_removes_a_table)


def test_control_characters_stay_out_of_every_table(tmp_path: Path) -> None:
    harm = "a\x1b[31m\x07\x9b2J\u202eb\r\u2066c\u200fd"
    row = extraction("0" * 64)
    told = {"text": harm, "notes": [harm], "extra": {harm: harm}}
    cells = [cell.model_copy(update={"text": harm}) for cell in row.tables[0].cells]
    changed = row.model_copy(
        update={
            "document": row.document.model_copy(update={"title": harm}),
            "actions": tuple(one.model_copy(update=told) for one in row.actions),
            "tables": tuple(one.model_copy(update={"cells": cells}) for one in row.tables),
        }
    )
    (tmp_path / "out" / ".work").mkdir(parents=True)
    store.Store(tmp_path / "out").write([changed])
    clean = "a [31m  2J b  c d"
    assert next(store.rows(tmp_path / "out", "documents"))["title"] == clean
    action = next(store.rows(tmp_path / "out", "actions"))
    assert (action["text"], action["notes"], action["extra"]) == (clean, [clean], {clean: clean})
    assert next(store.rows(tmp_path / "out", "tables"))["cells"][0]["text"] == clean


@pytest.mark.parametrize(
    "spoilt",
    [{"document_id": "../../../victim"}, {"document_id": "0" * 64}, {"council_code": "../../../../elsewhere"},
     {"council_code": "a/b"}, {"places": {"documents": [-9, 9]}}, {"places": {"documents": [0, 1 << 70]}},
     {"places": {"nothing": [0, 1]}}, {"places": [1, 2]}, {"bytes": -1}],
)  # fmt: skip
def test_a_spooled_paper_of_a_stranger_is_left_aside(spoilt: dict[str, object], out: Path, tmp_path: Path) -> None:
    (tmp_path / "victim.arrow").write_text("mine")
    store.set_aside(store.Files(out), extraction("ab" + "c" * 62))
    (path,) = out.glob(".work/spool/*/*.arrow")
    line, _, rest = path.read_bytes().partition(b"\n")
    told = json.loads(line)
    told |= {name: value for name, value in spoilt.items() if name in told}
    told["head"] |= {name: value for name, value in spoilt.items() if name in told["head"]}
    path.write_bytes(json.dumps(told).encode() + b"\n" + rest)
    summary = run([tmp_path / "in"], out, HERE, extract=read_as)
    assert (summary.unchanged, summary.documents) == (2, 0)
    assert len(list(store.rows(out, "documents"))) == 2
    assert (tmp_path / "victim.arrow").read_text() == "mine"
    assert not list(tmp_path.rglob("*elsewhere*"))
