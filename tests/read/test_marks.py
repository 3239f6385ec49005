"""Words on the page that it does not say: watermarks and struck-out words."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract.issues import Code, Issues
from extract.model import Box, Page
from extract.read import read_document
from extract.read.marks import struck_out
from paper import pdf, write


def read(path: Path) -> tuple[Page, list[tuple[Code, str]]]:
    issues = Issues()
    page = read_document(path, issues).pages[0]
    return page, [(issue.code, issue.message) for issue in issues]


def written(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 600, "Agree the plan for the year")
    canvas.drawString(72, 586, "and publish it in May")


def with_watermark(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(180, 590)
    canvas.rotate(35)
    canvas.setFont("Helvetica-Bold", 60)
    canvas.drawCentredString(0, 0, "DRAFT COPY")
    canvas.restoreState()
    written(canvas)


def with_form_turned(canvas: Canvas) -> None:
    """As word processors export it: level text in a form that is turned as a whole."""
    canvas.beginForm("mark")
    canvas.setFont("Helvetica-Bold", 60)
    canvas.drawString(0, 0, "DRAFT")
    canvas.endForm()
    canvas.saveState()
    canvas.translate(120, 540)
    canvas.rotate(45)
    canvas.doForm("mark")
    canvas.restoreState()
    written(canvas)


def with_sideways(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.translate(60, 400)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(0, 0, "Sideways")
    canvas.restoreState()
    written(canvas)


SAID = ["Agree the plan for the year", "and publish it in May"]


def test_a_watermark_is_left_out_with_an_issue(tmp_path: Path) -> None:
    page, issues = read(pdf(tmp_path / "draft.pdf", with_watermark))
    assert [line.text for line in page.lines] == SAID
    assert {(left.fate, word.text) for left in page.left_out for word in left.line.words} == {
        ("watermark", "DRAFT"),
        ("watermark", "COPY"),
    }
    assert issues == [(Code.WATERMARK, "page 1: words printed over the page are left out: DRAFT COPY")]


def test_a_watermark_in_a_turned_form_is_found_too(tmp_path: Path) -> None:
    page, issues = read(pdf(tmp_path / "draft.pdf", with_form_turned))
    assert [line.text for line in page.lines] == SAID
    assert [code for code, _ in issues] == [Code.WATERMARK]


def test_words_set_sideways_stay(tmp_path: Path) -> None:
    page, issues = read(pdf(tmp_path / "sideways.pdf", with_sideways))
    assert "Sideways" in [word.text for word in page.words]
    assert not issues


def struck(canvas: Canvas) -> None:
    written(canvas)
    canvas.setLineWidth(0.6)
    wide = canvas.stringWidth("Agree the ", "Helvetica", 11)
    canvas.line(72 + wide, 603.3, 72 + wide + canvas.stringWidth("plan for", "Helvetica", 11), 603.3)


def test_struck_out_words_are_left_out_with_an_issue(tmp_path: Path) -> None:
    page, issues = read(pdf(tmp_path / "struck.pdf", struck))
    assert [line.text for line in page.lines] == ["Agree the the year", "and publish it in May"]
    assert [(left.fate, left.line.text) for left in page.left_out] == [("struck", "plan for")]
    assert issues == [(Code.STRUCK_OUT, "page 1: struck-out words are left out: plan for")]


def line(x0: float, x1: float, y: float, thick: float = 0.6) -> Box:
    return Box(x0, y - thick / 2, x1, y + thick / 2)


def test_lines_that_strike_nothing_out() -> None:
    """Under the words, over more than the words (a table's), too thick, or one of many (the stripes of shading)."""
    words = write("Agree", 50, 100)
    box = words[0].box
    middle = box.top + 0.52 * box.height
    assert struck_out(words, [line(box.x0, box.x1, middle)]) == words
    assert struck_out(words, [line(box.x0, box.x1, middle, thick=3)]) == words
    assert struck_out(words, [line(box.x0, box.x1, box.top + 0.9 * box.height)]) == []
    assert struck_out(words, [line(box.x0, box.x1 + 0.3 * words[-1].size, middle)]) == words  # the blank after it
    assert struck_out(words, [line(box.x0 - 30, box.x1 + 200, middle)]) == []
    assert struck_out(words, [line(box.x0, box.x1, middle, thick=6)]) == []
    assert struck_out(words, [line(box.x0, box.x1, box.top + 1.5 * n) for n in range(7)]) == []


def level(canvas: Canvas, words: str, height: float, grey: float, size: float = 52) -> None:
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.setFont("Helvetica-Bold", size)
    canvas.drawString(90, height, words)
    canvas.restoreState()


def page_of_lines(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for number in range(8):
        canvas.drawString(72, 620 - 14 * number, "Agree the plan for the year and publish it in the month of May")


def test_a_level_watermark_is_left_out(tmp_path: Path) -> None:
    """Whether drawn before or after the words it runs across."""

    def below(canvas: Canvas) -> None:
        level(canvas, "SPECIMEN ONLY", 560, 0.8)
        page_of_lines(canvas)

    def above(canvas: Canvas) -> None:
        page_of_lines(canvas)
        level(canvas, "SPECIMEN ONLY", 560, 0.6)

    for draw in (below, above):
        page, issues = read(pdf(tmp_path / f"{draw.__name__}.pdf", draw))
        assert {line.text for line in page.lines} == {"Agree the plan for the year and publish it in the month of May"}
        assert [(left.fate, left.line.text) for left in page.left_out] == [("watermark", "SPECIMEN ONLY")]
        assert [code for code, _ in issues] == [Code.WATERMARK]


def test_large_headings_are_no_watermarks(tmp_path: Path) -> None:
    """Grey or not, and however near the next line stands."""

    def draw(canvas: Canvas) -> None:
        level(canvas, "Coast Plan", 636, 0.6, size=40)
        page_of_lines(canvas)

    page, issues = read(pdf(tmp_path / "heading.pdf", draw))
    assert page.lines[0].text == "Coast Plan"
    assert not issues


def test_an_underline_however_thick_strikes_nothing_out(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        written(canvas)
        canvas.setLineWidth(1.8)
        canvas.line(72, 598.2, 72 + canvas.stringWidth("Agree the plan", "Helvetica", 11), 598.2)

    page, issues = read(pdf(tmp_path / "underlined.pdf", draw))
    assert [line.text for line in page.lines] == SAID
    assert not issues
