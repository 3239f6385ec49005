"""Papers and stores at addresses: found, read and published as on a disk, whatever names they have and however a run
ends."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import object_store
from extract import store
from extract.addresses import AddressError, files, is_address, place
from extract.run import Choice, NothingToDoError, run
from extract.run import addresses as run_addresses
from extract.run.anywhere import run_anywhere
from extract.settings import Settings
from extract.store import layout, mirror
from extract.store.object_lock import ObjectLock
from shelf_objects import HERE, go, objects, put, read_bytes_as, table
from store_samples import content, papers, read_as, read_or_fail


@pytest.mark.parametrize(
    "text", ["s3://bucket/a.pdf", "file:///papers", "simplecache::s3://bucket/x"], ids=["s3", "file", "chain"]
)
def test_an_address_is_told_from_a_path(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("path", ["/papers/a.pdf", "s3:/bucket", "a::b.pdf", Path("s3://bucket")], ids=str)
def test_a_path_is_no_address(path: object) -> None:
    assert not is_address(path)


def test_an_address_that_cannot_be_used_is_said_in_one_line(tmp_path: Path) -> None:
    for given, words in (("nonsense://x/y", "not known"), ("simplecache::s3://bucket/x", "chained"),
                         ("ftp://me:secret@host/x", "no password")):  # fmt: skip
        with pytest.raises(AddressError, match=words) as error:
            place(given)
        assert "\n" not in str(error.value) and "secret" not in str(error.value)
        with pytest.raises(NothingToDoError, match=words):
            run([given], tmp_path / "out", HERE, extract=read_as)


def test_papers_at_an_address_are_found_at_any_depth_and_read_like_files(tmp_path: Path) -> None:
    names = ["a.PDF", "deep/er/m.pdf", "notes.txt"]
    folder = papers(tmp_path / "in", *names)
    bucket = put(tmp_path / "bucket", **{f"2024/{name}": (folder / name).read_bytes() for name in names})
    run([folder], tmp_path / "disk", HERE, extract=read_as)
    for name, settings in (("here", HERE), ("processes", Settings(workers=2))):
        out = tmp_path / name
        summary = run([f"{bucket}/2024/"], out, settings, extract=read_bytes_as)
        assert summary.complete and summary.documents == 2
        found = {row["document_id"]: row["source_uri"] for row in store.rows(out, "documents")}
        assert found.keys() == {row["document_id"] for row in store.rows(tmp_path / "disk", "documents")}
        assert set(found.values()) == {f"{bucket}/2024/a.PDF", f"{bucket}/2024/deep/er/m.pdf"}
        assert {row["file_name"] for row in store.rows(out, "documents")} == {"a.PDF", "m.pdf"}
        assert run([f"{bucket}/2024"], out, settings, extract=read_bytes_as).documents == 0


def test_names_of_objects_lead_nowhere_else(tmp_path: Path) -> None:
    secret = papers(tmp_path / "home", "secret.pdf") / "secret.pdf"
    names = [
        f"x::file://{secret}", "../../up.pdf", "/absolute.pdf", "line\nbreak.pdf", "right\u202eleft.pdf",
        "%2e%2e%2f.pdf", "[a]*?.pdf", "name with  blanks .pdf",
    ]  # fmt: skip
    bucket = put(tmp_path / "bucket", **{name: b"%PDF-1.7 " + name.encode() for name in names})
    summary = run([bucket], tmp_path / "out", HERE, extract=read_as)
    read = {row["document_id"] for row in store.rows(tmp_path / "out", "documents")}
    assert hashlib.sha256(secret.read_bytes()).hexdigest() not in read
    assert summary.statuses == {"done": 8}
    assert all("\n" not in row["source_uri"] for row in store.rows(tmp_path / "out", "documents"))
    assert {path.name for path in tmp_path.iterdir()} == {"home", "bucket", "out"}


def test_a_link_in_a_folder_given_as_an_address_is_not_followed(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    (folder / "link.pdf").symlink_to(papers(tmp_path / "home", "secret.pdf") / "secret.pdf")
    summary = run([f"file://{folder}"], tmp_path / "out", HERE, extract=read_as)
    assert summary.statuses == {"done": 1}
    assert "link.pdf: a link" in summary.remarks[0]
    assert run([f"file://{folder}"], tmp_path / "out", HERE, Choice(follow_links=True), extract=read_as).documents == 1


def test_a_file_too_big_or_gone_is_a_row_and_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bucket = put(tmp_path / "bucket", **{"a.pdf": b"%PDF-1.7 a", "big.pdf": b"%PDF" + bytes(5000), "z.pdf": b"%PDF z"})
    monkeypatch.setattr(run_addresses, "MOST_BYTES", 4096)

    def lose(job: Any, settings: Settings) -> Any:
        (object_store.Shelf._file(place(f"{bucket}/z.pdf").path)).unlink(missing_ok=True)
        return read_or_fail(job, settings)

    summary = run([bucket], tmp_path / "out", Settings(isolate=False, workers=1), extract=lose)
    codes = {row["file_name"]: row["issue_code"] for row in store.rows(tmp_path / "out", "documents")}
    assert codes["a.pdf"] is None and codes["big.pdf"] == "too_big"
    assert codes["z.pdf"] in {None, "not_found"}
    assert summary.documents == 3


def test_changed_and_removed_objects_are_noticed_but_not_when_the_network_is_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket, out = put(tmp_path / "bucket", **{"a.pdf": b"%PDF a", "b.pdf": b"%PDF b"}), tmp_path / "out"
    run([bucket], out, HERE, extract=read_as)
    put(tmp_path / "bucket", **{"a.pdf": b"%PDF A"})
    at = place(f"{bucket}/b.pdf")
    at.fs.rm_file(at.path)
    summary = run([bucket], out, HERE, extract=read_as)
    assert summary.documents == 1 and len(summary.removed) == 1
    local = papers(tmp_path / "in", "c.pdf")

    def down(*_: Any, **__: Any) -> Any:
        raise ConnectionError("no route\nto host")

    monkeypatch.setattr(object_store.Shelf, "find", down)
    summary = run([bucket, local], out, HERE, Choice(prune=True), extract=read_as)
    assert "cannot be listed: no route to host" in summary.remarks[0]
    assert len(pd.read_parquet(out / "documents")) == 2  # a and c: what cannot be seen is not gone


def test_a_store_at_an_address_holds_what_one_in_a_folder_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_DOCUMENTS", 2)
    folder = papers(tmp_path / "in", *(f"{letter}.pdf" for letter in "abcmn"))
    run([folder], tmp_path / "disk", HERE, extract=read_as)
    address = object_store.address(tmp_path / "bucket") + "/store"
    summary, work = go(folder, address, tmp_path / "work", chunk=2)
    assert summary.complete and work == tmp_path / "work"
    there = objects(address)
    assert {key for key in there if key.endswith(".parquet")} == {
        path.relative_to(tmp_path / "disk").as_posix() for path in (tmp_path / "disk").glob("*/*/*.parquet")
    }
    assert all(there[key] == (work / key).read_bytes() for key in there if key.endswith(".parquet"))
    assert json.loads(there["run.json"])["settings"]["out"] == address
    assert not [key for key in there if key.startswith(".work/") and key != ".work/sources.json"]
    assert content(tmp_path / "disk") == content(work)


def test_another_machine_goes_on_where_the_first_left_off(tmp_path: Path) -> None:
    address = object_store.address(tmp_path / "bucket") + "/store"
    folder = papers(tmp_path / "in", "a.pdf", "b.pdf")
    go(folder, address, tmp_path / "one")
    assert go(papers(folder, "c.pdf"), address, tmp_path / "two")[0].documents == 1
    assert go(papers(folder, "d.pdf"), address, tmp_path / "one")[0].documents == 1
    assert sorted(table(address, "documents")["file_name"]) == ["a.pdf", "b.pdf", "c.pdf", "d.pdf"]


def test_a_tidied_cache_takes_nothing_from_the_address(tmp_path: Path) -> None:
    address = object_store.address(tmp_path / "bucket")
    folder = papers(tmp_path / "in", "a.pdf", "b.pdf")
    _, work = go(folder, address, tmp_path / "work")
    for path in work.glob("actions/*/part*.parquet"):
        path.unlink()
    before = objects(address)
    assert go(folder, address, work)[0].documents == 0
    after = objects(address)
    assert {key: after[key] for key in after if key != "run.json"} == {
        key: before[key] for key in before if key != "run.json"
    }


def test_two_writers_at_once_are_refused(tmp_path: Path) -> None:
    address = object_store.address(tmp_path / "bucket")
    folder = papers(tmp_path / "in", "a.pdf")
    lock = ObjectLock(place(address) / ".work/lock.json", address, tmp_path / "one")
    lock.acquire()
    try:
        with pytest.raises(store.StoreError, match="is being written by process"):
            go(folder, address, tmp_path / "two")
    finally:
        lock.release()
    assert go(folder, address, tmp_path / "two")[0].documents == 1


def test_a_lock_left_long_ago_is_taken_over_and_its_holder_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.store.object_lock.SETTLING", 0)
    address = object_store.address(tmp_path / "bucket")
    first = ObjectLock(place(address) / ".work/lock.json", address, tmp_path / "one")
    first.acquire()
    monkeypatch.setattr("extract.store.object_lock.STALE", -1)
    assert go(papers(tmp_path / "in", "a.pdf"), address, tmp_path / "two")[0].documents == 1
    with pytest.raises(store.StoreError, match="taken it over"):
        first.check()
    first.release()


def test_a_journal_that_names_other_files_is_refused(tmp_path: Path) -> None:
    journal = json.dumps({"put": {".work/commit/0": "../../outside"}, "drop": []}).encode()
    address = put(tmp_path / "bucket", **{".work/commit/commit.json": journal, ".work/commit/0": b"x"})
    with pytest.raises(store.StoreError, match="names files that are not"):
        go(papers(tmp_path / "in", "a.pdf"), address, tmp_path / "work")


def test_working_copies_lie_in_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    address = object_store.address(tmp_path / "bucket")
    _, work = run_anywhere([papers(tmp_path / "in", "a.pdf")], address, HERE, extract=read_as)
    assert work.parent == tmp_path / "cache/council-extract/stores"
    assert (work / ".work").stat().st_mode & 0o77 == 0


def test_only_files_of_a_store_are_taken_from_an_address(tmp_path: Path) -> None:
    hostile = "documents/council_code=unknown/../../../outside.parquet"
    address = put(tmp_path / "bucket", **{hostile: b"x", "other.txt": b"y"})
    go(papers(tmp_path / "in", "a.pdf"), address, tmp_path / "work")
    assert not (tmp_path / "outside.parquet").exists()
    assert objects(address)["other.txt"] == b"y"
    assert not mirror.OURS.fullmatch(hostile)


def test_files_below_an_address_are_listed_with_a_mark_of_their_bytes(tmp_path: Path) -> None:
    bucket = put(tmp_path / "bucket", **{"a.pdf": b"1"})
    before = next(files(bucket))
    put(tmp_path / "bucket", **{"a.pdf": b"2"})
    assert next(files(bucket)).mark != before.mark
    with pytest.raises(FileNotFoundError):
        list(files(f"{bucket}/nothing"))
