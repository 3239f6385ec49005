"""File names from strangers: whatever they hold, each file is a row, and no name is more than a name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import store
from extract.cli import main
from extract.printable import UNPRINTABLE, shown
from extract.run import Choice, run
from extract.settings import Settings
from store_samples import papers, read_as

HERE = Settings(isolate=False)
NAMES = [
    b"line\nbreak.pdf",
    b"latin-\xe9.pdf",
    b"\x1b[2Jescape.pdf",
    b"\xe2\x80\xaefdp.exe.pdf",
    b"..\\..\\up.pdf",
    b"-o.pdf",
]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow such names")
@pytest.mark.parametrize("isolate", [True, False])
def test_odd_names_are_rows_that_can_be_printed(
    isolate: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = papers(tmp_path / "in", "plain.pdf")
    for number, name in enumerate(NAMES):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(b"%%PDF-1.7 %d" % number)
    (tmp_path / "before").mkdir()
    summary = run([folder], tmp_path / "out", Settings(isolate=isolate), extract=read_as)
    assert summary.statuses == {"done": 7}
    told = {row["file_name"] for row in store.rows(tmp_path / "out", "documents")}
    assert told == {
        "plain.pdf", "line\\x0abreak.pdf", "latin-\\xe9.pdf", "\\x1b[2Jescape.pdf", "\\u202efdp.exe.pdf",
        "..\\..\\up.pdf", "-o.pdf",
    }  # fmt: skip
    for path in folder.iterdir():
        path.unlink()
    papers(folder, "plain.pdf")
    with pytest.raises(SystemExit):
        main(["run", str(folder), "--out", str(tmp_path / "out"), "--in-process", "--json"])
    assert capsys.readouterr().out.count("\n") == 1
    assert len(run([folder], tmp_path / "out", HERE, extract=read_as).removed) == 6
    assert run([folder], tmp_path / "out", HERE, Choice(prune=True), extract=read_as).dropped == 6


@given(st.text(), st.text())
def test_different_names_look_different_and_plain_ones_as_they_are(one: str, other: str) -> None:
    assert not UNPRINTABLE.search(shown(one))
    if one.isprintable() and not UNPRINTABLE.search(one):
        assert shown(one) == one
    if UNPRINTABLE.search(one) and UNPRINTABLE.search(other):
        assert (shown(one) == shown(other)) == (one == other)


def test_links_that_lead_out_of_a_folder_are_followed_only_when_asked(tmp_path: Path) -> None:
    outside = papers(tmp_path / "secret", "own.pdf") / "own.pdf"
    folder = papers(tmp_path / "in", "a.pdf", "b.pdf")
    (folder / "inside.pdf").symlink_to("b.pdf")
    (folder / "out.pdf").symlink_to("../secret/own.pdf")
    (folder / "secret").symlink_to("../secret", target_is_directory=True)
    (folder / "loop.pdf").symlink_to("loop.pdf")
    summary = run([folder], tmp_path / "out", HERE, extract=read_as)
    assert summary.statuses == {"done": 2, "quarantined": 1}
    assert [line.partition(": ")[0] for line in summary.remarks] == [str(folder / "out.pdf")]
    assert not summary.complete
    followed = run([folder], tmp_path / "out", HERE, Choice(follow_links=True), extract=read_as)
    assert followed.statuses == {"done": 1, "quarantined": 1}
    assert run([outside], tmp_path / "out2", HERE, extract=read_as).complete


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = papers(tmp_path / "in", "a.pdf")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    summary = run([folder], tmp_path / "out", HERE, extract=read_as)
    assert summary.statuses == {"done": 1, "quarantined": 1}
    assert "not a file" in summary.quarantined[0]


def test_addresses_and_numbers_in_file_names_stay_out_of_the_store(tmp_path: Path) -> None:
    names = (
        "jane.doe@westmere.gov.uk_report.pdf", "plan tel 01622 414141.pdf", "plan_01622_414141.pdf",
        "2023-24 plan 12 March.pdf", "0123456789012.pdf",
    )  # fmt: skip
    folder = papers(tmp_path / "in" / "box of jane.doe@westmere.gov.uk", *names)
    (folder / "bad john.roe@westmere.gov.uk.pdf").write_bytes(b"other bytes")
    for _ in range(2):
        summary = run([tmp_path / "in"], tmp_path / "out", HERE, extract=read_as)
        told = b"".join(path.read_bytes() for path in sorted((tmp_path / "out").rglob("*.json")))
        rows = list(store.rows(tmp_path / "out", "documents", ["file_name", "source_uri"]))
        told += "".join(str(row) for row in rows).encode() + str(summary).encode()
        for contact in (b"jane.doe", b"john.roe", b"414141", b"westmere"):
            assert contact not in told
    assert summary.unchanged == 6
    assert {"2023-24 plan 12 March.pdf", "0123456789012.pdf"} <= {row["file_name"] for row in rows}
    assert len({row["source_uri"] for row in rows}) == 6
    assert all(row["file_name"].endswith(".pdf") for row in rows)
