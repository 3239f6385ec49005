"""Papers made to do harm, through the whole pipeline: each ends in a result or under its own code, soon."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from extract import store
from extract.run import run
from extract.run.paper import a_paper
from extract.settings import Settings

LINE = "Recommendation 1: read this line."


def paper(content: bytes | None = None, pages: int = 1) -> pikepdf.Pdf:
    """A PDF with one line on its first page, or with that content."""
    pdf = pikepdf.open(io.BytesIO(a_paper(LINE)))
    if content is not None:
        pdf.pages[0].Contents = pdf.make_stream(content)
    for _ in range(pages - 1):
        pdf.pages.append(pdf.pages[0])
    return pdf


def read(tmp_path: Path, **settings: object) -> dict[str, tuple[str, str | None]]:
    """Status and code of each file in ``in``, by its name."""
    told = Settings(**{"timeout": 30.0, "memory": 1024, "ocr": "none"} | settings)  # type: ignore[arg-type]
    run([tmp_path / "in"], tmp_path / "out", told)
    rows = store.rows(tmp_path / "out", "documents", ["file_name", "status", "issue_code"])
    return {row["file_name"]: (row["status"], row["issue_code"]) for row in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def test_locked_papers_are_opened_with_the_passwords_given(tmp_path: Path, folder: Path) -> None:
    for name, user in (("open", ""), ("first", "Lambeth-1965"), ("second", "Grüße"), ("other", "not given")):
        paper().save(folder / f"{name}.pdf", encryption=pikepdf.Encryption(owner="owner", user=user))
    assert read(tmp_path) == {
        "open.pdf": ("done", None), "first.pdf": ("quarantined", "encrypted"),
        "second.pdf": ("quarantined", "encrypted"), "other.pdf": ("quarantined", "encrypted"),
    }  # fmt: skip
    assert read(tmp_path, passwords=("wrong", "Lambeth-1965", "Grüße")) == {
        "open.pdf": ("done", None), "first.pdf": ("done", None), "second.pdf": ("done", None),
        "other.pdf": ("quarantined", "encrypted"),
    }  # fmt: skip
    assert [row["page_count"] for row in store.rows(tmp_path / "out", "documents", ["page_count"])].count(1) == 3


def test_too_many_pages_real_or_claimed(tmp_path: Path, folder: Path) -> None:
    paper(pages=6).save(folder / "six.pdf")
    paper(pages=5).save(folder / "five.pdf")
    claimed = a_paper(LINE).replace(b"/Count 1>>", b"/Count 1000000000>>")
    (folder / "claimed.pdf").write_bytes(claimed)
    found = read(tmp_path, most_pages=5)
    assert found["six.pdf"] == ("quarantined", "too_big")
    assert found["five.pdf"] == ("done", None)
    assert found["claimed.pdf"][1] in ("too_big", None)
    assert read(tmp_path, most_pages=6)["six.pdf"] == ("quarantined", "too_big"), "until it is tried again"


@pytest.mark.slow
def test_bombs_loops_and_giants_cost_themselves_alone(tmp_path: Path, folder: Path) -> None:
    (folder / "good.pdf").write_bytes(a_paper(LINE))
    paper(b"q " * (100 << 20)).save(folder / "bomb.pdf", compress_streams=True)
    paper(b"0 0 m 9 9 l S " * 1_200_000).save(folder / "crowded.pdf", compress_streams=True)
    for name, side in (("giant", 14_400), ("absurd", 10**9)):
        with paper() as pdf:
            pdf.pages[0].MediaBox = Array([0, 0, side, side])
            pdf.save(folder / f"{name}.pdf")
    for name, content in (("recursive", b"/F0 Do"), ("doubling", b"/F0 Do /F0 Do")):
        with paper(b"/F0 Do") as pdf:
            form = pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
            form.Resources = Dictionary(XObject=Dictionary(F0=form))
            pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F0=form))
            pdf.save(folder / f"{name}.pdf")
    with paper() as pdf:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        pdf.save(folder / "tree.pdf")
    begin = time.monotonic()
    found = read(tmp_path, workers=2)
    assert time.monotonic() - begin < 120
    assert found["good.pdf"] == found["giant.pdf"] == found["recursive.pdf"] == ("done", None)
    assert found["absurd.pdf"][0] in ("partial", "done")
    for name in ("bomb", "crowded", "doubling"):
        status, code = found[f"{name}.pdf"]
        assert status in ("done", "partial") or code in ("timed_out", "out_of_memory")
    assert found["tree.pdf"][1] in (None, "damaged", "too_big", "no_pages")
    assert len(found) == 8


def test_scripts_attachments_and_programs_are_left_alone(tmp_path: Path, folder: Path) -> None:
    marker = tmp_path / "launched"
    with paper() as pdf:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f'app.launchURL("file://{marker}")')
        pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.Launch, F=f"/usr/bin/touch {marker}"))
        pdf.attachments["../../escape.pdf"] = pikepdf.AttachedFileSpec(pdf, b"%PDF-1.7", filename="../../escape.pdf")
        pdf.save(folder / "armed.pdf")
    assert read(tmp_path) == {"armed.pdf": ("done", None)}
    assert not marker.exists()
    assert not list(tmp_path.parent.glob("**/escape.pdf"))


@pytest.mark.slow
def test_every_hostile_file_ends_in_a_result_or_under_its_own_code(tmp_path: Path, shared: Path) -> None:
    inputs = shared / "hostile"
    summary = run([inputs], tmp_path / "out", Settings(workers=2, timeout=30, memory=1024))
    files = [path for path in inputs.rglob("*") if path.suffix.lower() == ".pdf"]
    assert summary.documents + len(summary.duplicates) == len(files)
    rows = list(store.rows(tmp_path / "out", "documents", ["status", "issue_code", "seconds", "file_name"]))
    assert {row["file_name"] for row in rows if row["status"] == "quarantined" and not row["issue_code"]} == set()
    unexplained = {row["file_name"] for row in rows if row["issue_code"] in ("crashed", "timed_out", "out_of_memory")}
    assert unexplained == set()
    assert max(row["seconds"] for row in rows) < 30
