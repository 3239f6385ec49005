"""Pages that are each within bounds and together are not; pages that take too much beside pages that do not."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extract.issues import Code, Issues
from extract.model import Box, Element, Word
from extract.pipeline import read_paper
from extract.read import forms, guards, read_document
from extract.run.paper import a_paper
from extract.settings import Settings
from extract.tables.tagged import _grid

LINE = "Recommendation 1: read this line."
SOON = 60.0
"""Seconds; on a quiet machine each takes a few."""


def paper(content: bytes) -> pikepdf.Pdf:
    """A page with that content, and one with a line to read."""
    pdf = pikepdf.open(io.BytesIO(a_paper(LINE)))
    other = pikepdf.open(io.BytesIO(a_paper(LINE)))
    other.pages[0].Contents = other.make_stream(content)
    pdf.pages.insert(0, other.pages[0])
    return pdf


def words_of(path: Path, issues: Issues | None = None) -> list[str]:
    """The text of each page."""
    return [
        " ".join(line.text for line in page.lines)
        for page in read_document(path, Issues() if issues is None else issues, "none").pages
    ]


@pytest.mark.parametrize(
    "content",
    [
        b" ".join(b"%d %d m %d %d l S" % (i % 500, i % 700, i % 500 + 40, i % 700) for i in range(150_000)),
        b"0 0 m " + b" ".join(b"%d %d l" % (i % 500, i * 7 % 700) for i in range(400_000)) + b" S",
        b" ".join(b"%d 10 m %d 800 l S" % (x, x) for x in range(0, 3000, 4))
        + b" ".join(b"10 %d m 3000 %d l S" % (y, y) for y in range(0, 3000, 4)),
    ],
    ids=["rules", "one path", "grid"],
)
def test_a_page_of_endless_lines_costs_no_more_than_a_map(content: bytes, tmp_path: Path) -> None:
    paper(content).save(tmp_path / "a.pdf")
    begin = time.perf_counter()
    found = read_paper(tmp_path / "a.pdf", Settings(ocr="none"))
    assert time.perf_counter() - begin < SOON
    assert found.document.pages[1].lines[0].text == LINE
    assert all(len(page.rules) <= 50_000 for page in found.document.pages)


def drawing_each_other(number: int, content: bytes) -> pikepdf.Pdf:
    """A page whose forms, each of that content, draw each other in a ring; and one with a line to read."""
    pdf = paper(b"/F Do")
    ring = [pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]) for _ in range(number)]
    for one, next_one in zip(ring, [*ring[1:], ring[0]], strict=True):
        one.Resources = Dictionary(XObject=Dictionary(F=next_one))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=ring[0]))
    return pdf


@pytest.mark.parametrize(("number", "content"), [(1, b"/F Do"), (6, b"/F Do"), (1, b"/F Do /F Do"), (6, b"/F Do " * 2)])
def test_forms_that_draw_each_other_cost_their_page_at_most(number: int, content: bytes, tmp_path: Path) -> None:
    drawing_each_other(number, content).save(tmp_path / "a.pdf")
    begin, issues = time.perf_counter(), Issues()
    assert words_of(tmp_path / "a.pdf", issues)[1] == LINE
    assert time.perf_counter() - begin < SOON
    assert [issue.code for issue in issues] == ([Code.PAGE_UNREADABLE] if content.count(b"Do") > 1 else [])


def test_forms_that_many_pages_draw_and_forms_in_forms_are_read(tmp_path: Path) -> None:
    pdf = paper(b"/F Do " * 300)
    inner = pdf.make_stream(b"0 0 m 9 9 l S", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    outer = pdf.make_stream(b"/I Do " * 200, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    outer.Resources = Dictionary(XObject=Dictionary(I=inner))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=outer, G=inner))
    for _ in range(20):
        pdf.pages.append(pdf.pages[0])
    assert not forms.endless(pdf)
    pdf.pages[0].Contents = pdf.make_stream(b"/F Do " * 600)
    assert forms.endless(pdf) == {1}


def test_tagged_cells_that_claim_a_million_places_are_no_table() -> None:
    cell = Element("TD", (), ((1, 1),), 1000, 100)
    content = {(1, 1): [Word("a", Box(0, 0, 1, 1), 1.0)]}
    begin = time.perf_counter()
    assert _grid([Element("TR", (cell,) * 50) for _ in range(2000)], content) == ([], 0, 0)
    assert _grid([Element("TR", (Element("TD"),) * 10_000)] * 2, content) == ([], 0, 0)
    assert time.perf_counter() - begin < 10
    assert _grid([Element("TR", (Element("TD"),) * 4)] * 2, content)[1:] == (2, 4)


def test_what_thousands_of_pages_have_alike_is_one_issue_with_a_count() -> None:
    issues = Issues()
    for number in range(1, 9_999):
        issues.add(Code.PAGE_UNREADABLE, f"page {number} is left out: Failed to load page.")
    issues.add(Code.PAGE_UNREADABLE, "page 9999 is left out: it measures 9 by 200000 points")
    issues.add(Code.COUNCIL_UNKNOWN, "no council is named")
    issues.condense()
    first, other, last = issues
    assert first.message.startswith("9998 pages, from 1 to 9998, say the same; the first: page 1 is left out")
    assert (other.message[:9], last.code) == ("page 9999", Code.COUNCIL_UNKNOWN)
    few = Issues()
    for number in range(1, 4):
        few.add(Code.NO_TEXT_LAYER, f"page {number} is a picture without text")
    few.condense()
    assert len(few) == 3


def test_pages_that_take_too_much_leave_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scans and heavy pages share a part of a paper's time; what stands beside them is read first, and stays."""
    heavy = b" ".join([b"0 0 m 9 9 l S"] * (guards.HEAVY + 10))
    pdf = paper(heavy)
    picture = pdf.make_stream(b"\0" * 10_000, Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100,
                              ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    for _ in range(30):
        pdf.add_blank_page(page_size=(600, 800))
        pdf.pages[-1].Resources = Dictionary(XObject=Dictionary(I=picture))
        pdf.pages[-1].Contents = pdf.make_stream(b"600 0 0 800 0 0 cm /I Do")
    pdf.save(tmp_path / "a.pdf")
    now = iter(range(10_000))
    monkeypatch.setattr(guards, "monotonic", lambda: float(next(now)))
    guards.use(guards.Limits(seconds=1.0))
    try:
        issues = Issues()
        document = read_document(tmp_path / "a.pdf", issues)
    finally:
        guards.use(guards.Limits())
    assert [line.text for line in document.pages[1].lines] == [LINE]
    told = [issue.message for issue in issues]
    assert len([message for message in told if "--timeout" in message or "OCR" in message]) == 31
    assert any("page 1 is left out" in message for message in told)


@pytest.mark.parametrize("box", [[700, 900, 1500, 1700], [-800, -800, -10, -10], [3, 3, 3.5, 3.5]])
def test_a_page_cut_away_from_its_words_costs_nothing_else(box: list[float], tmp_path: Path) -> None:
    pdf = paper(b"BT /F1 12 Tf 72 700 Td (Out of sight) Tj ET 1 1 1 rg 0 0 600 800 re f 0 0 300 800 re f")
    pdf.pages[0].CropBox = box
    pdf.save(tmp_path / "a.pdf")
    assert words_of(tmp_path / "a.pdf")[1] == LINE
