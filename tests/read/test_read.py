"""The way from a file to a Document, and every way it can end early."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from extract.issues import MEANING, Code, DocumentError, Issue, Issues, Severity
from extract.model import Bookmark, Box, Document, Page
from extract.read import fast, read_document, second
from paper import pdf, turned_pdf


def read(path: Path) -> Document:
    issues = Issues()
    document = read_document(path, issues)
    assert not list(issues)
    return document


def sheet(canvas: Canvas) -> None:
    """A page with a little of everything."""
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "Agree the plan")
    canvas.drawString(300, 500, "by July 2024")
    canvas.line(72, 690, 400, 690)
    canvas.setFillColorRGB(0.8, 0.9, 1)
    canvas.rect(72, 480, 150, 60, stroke=0, fill=1)
    canvas.linkURL("https://council.example/plan", (72, 698, 150, 712), relative=1)


def blank_sheet(canvas: Canvas) -> None:
    """Nothing is written."""
    assert canvas


def turned(tmp_path: Path, rotation: int) -> Page:
    return read(turned_pdf(tmp_path / f"{rotation}.pdf", sheet, rotation)).pages[0]


def near(box: Box) -> object:
    return pytest.approx(tuple(box), abs=0.6)


# ---------------------------------------------------------------- what a page shows


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(tmp_path: Path, rotation: int) -> None:
    upright, page = turned(tmp_path, 0), turned(tmp_path, rotation)
    assert (page.rotation, page.width, page.height) == (rotation, 595, 842)
    assert [line.text for line in page.lines] == [line.text for line in upright.lines]
    for word, same in zip(page.words, upright.words, strict=True):
        assert (word.text, word.size) == (same.text, same.size)
        assert tuple(word.box) == near(same.box)
    assert [tuple(r.box) for r in page.rules] == [near(r.box) for r in upright.rules]
    assert [tuple(f.box) for f in page.fills] == [near(f.box) for f in upright.fills]
    assert [tuple(found.box) for found in page.links] == [near(found.box) for found in upright.links]


def test_places_count_from_the_top_left_of_what_is_shown(tmp_path: Path) -> None:
    """A crop box hides the margin: the first word of the cropped page moves with its corner."""

    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((50, 40, 550, 800))
        sheet(canvas)

    page = read(pdf(tmp_path / "cropped.pdf", draw)).pages[0]
    assert (page.width, page.height) == (500, 760)
    first = next(page.words)
    assert first.text == "Agree"
    assert first.box.x0 == pytest.approx(72 - 50, abs=0.5)
    assert first.box.top < 800 - 700 < first.box.bottom


def test_links_keep_address_and_place(tmp_path: Path) -> None:
    (link,) = read(pdf(tmp_path / "link.pdf", sheet)).pages[0].links
    assert link.uri == "https://council.example/plan"
    assert tuple(link.box) == near(Box(72, 130, 150, 144))


def test_title_outline_and_page_count(tmp_path: Path) -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setTitle("Action plan")
        canvas.bookmarkPage("plan")
        canvas.addOutlineEntry("The plan", "plan", level=0)
        canvas.drawString(72, 700, "Plan")

    path = pdf(tmp_path / "outline.pdf", titled, sheet)
    document = read(path)
    assert (document.title, document.file_name, len(document.pages)) == ("Action plan", "outline.pdf", 2)
    assert document.bookmarks == (Bookmark("The plan", 0, 1),)
    assert [page.number for page in document.pages] == [1, 2]
    assert len(document.document_id) == 64


def test_the_same_bytes_read_the_same(tmp_path: Path) -> None:
    path = pdf(tmp_path / "same.pdf", sheet, sheet)
    assert read(path) == read(path)


def test_a_scan_has_no_text_layer_and_a_blank_page_is_just_blank(tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    Image.new("L", (60, 80), 200).save(picture)

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(str(picture), 0, 0, 595, 842)

    path = pdf(tmp_path / "scan.pdf", scan, blank_sheet)
    scanned, blank = read_document(path, Issues(), ocr="none").pages
    assert (scanned.text_layer, len(scanned.images)) == ("none", 1)
    assert (blank.text_layer, blank.lines) == ("native", ())


# ---------------------------------------------------------------- files that cannot be read


def encrypted(path: Path) -> None:
    locked = pdfencrypt.StandardEncryption("open sesame", ownerPassword="another", canPrint=0)
    canvas = Canvas(str(path), encrypt=locked)
    canvas.drawString(72, 700, "Secret")
    canvas.save()


def truncated(path: Path) -> None:
    pdf(path, sheet)
    path.write_bytes(path.read_bytes()[:60])


def without_pages(path: Path) -> None:
    pikepdf.new().save(path)


BAD_FILES = [
    (Code.NOT_FOUND, Path.is_file),
    (Code.NOT_FOUND, Path.mkdir),
    (Code.EMPTY_FILE, Path.touch),
    (Code.NOT_A_PDF, lambda path: path.write_text("<html>Page not found</html>")),
    (Code.ENCRYPTED, encrypted),
    (Code.DAMAGED, truncated),
    (Code.NO_PAGES, without_pages),
]


@pytest.mark.parametrize(("code", "make"), BAD_FILES, ids=lambda value: getattr(value, "name", None))
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, code: Code, make: Callable[[Path], object]) -> None:
    path = tmp_path / "bad.pdf"
    make(path)
    with pytest.raises(DocumentError) as caught:
        read_document(path, Issues())
    assert caught.value.code == code
    assert str(path) in str(caught.value)


def test_a_paper_locked_against_printing_only_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "owner.pdf"
    canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption("", ownerPassword="another", canPrint=0))
    canvas.drawString(72, 700, "Public")
    canvas.save()
    assert [line.text for line in read(path).pages[0].lines] == ["Public"]


# ---------------------------------------------------------------- pages that cannot be read


def fails(*_: object) -> fast.RawPage:
    raise pdfium.PdfiumError("cannot load")


def test_the_second_reader_steps_in_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(tmp_path / "paper.pdf", sheet)
    expected = [line.text for line in read(path).pages[0].lines]
    monkeypatch.setattr(fast, "read_page", fails)
    issues = Issues()
    document = read_document(path, issues)
    assert [line.text for line in document.pages[0].lines] == expected
    assert [issue.code for issue in issues] == [Code.SECOND_READER_USED]


def test_a_page_nobody_can_read_comes_back_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_too(*_: object) -> fast.RawPage:
        raise ValueError("odd bytes")

    path = pdf(tmp_path / "paper.pdf", sheet, sheet)
    monkeypatch.setattr(fast, "read_page", fails)
    monkeypatch.setattr(second, "read_page", fails_too)
    issues = Issues()
    document = read_document(path, issues)
    assert [(page.number, page.lines) for page in document.pages] == [(1, ()), (2, ())]
    assert [issue.code for issue in issues] == [Code.PAGE_UNREADABLE] * 2


# ---------------------------------------------------------------- issues


def test_every_code_has_a_meaning_and_a_severity() -> None:
    assert set(MEANING) == set(Code)
    assert Issue(Code.ENCRYPTED, "x").severity is Severity.ERROR
    assert Issue(Code.ROW_CONTINUES, "x").severity is Severity.INFO
    assert Issue(Code.PAIRING_UNEQUAL, "x").severity is Severity.WARNING


def test_issues_keep_their_order() -> None:
    issues = Issues()
    issues.add(Code.ROW_CONTINUES, "first")
    issues.add(Code.NO_TEXT_LAYER, "second")
    assert [issue.message for issue in issues] == ["first", "second"]
    assert len(issues) == 2


def test_a_file_that_only_one_reader_can_open_costs_the_tags_and_no_more(shared: Path) -> None:
    issues = Issues()
    locked = shared / "hostile" / "qpdf" / "qpdf__qpdf__unfilterable-with-crypt.pdf"
    assert any(page.lines for page in read_document(locked, issues, "none").pages)
