"""Words in the file that nobody sees on the page, and words that look as if they were such."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Code, Issues, Severity
from extract.model import Page
from extract.read import read_document
from paper import pdf

Artist = Callable[[Canvas], None]
SEEN = "Open the ferry kiosk in spring"


def read(path: Path) -> tuple[Page, list[Code]]:
    issues = Issues()
    page = read_document(path, issues, ocr="none").pages[0]
    assert all(issue.severity == Severity.INFO for issue in issues if issue.code == Code.HIDDEN_TEXT)
    return page, [issue.code for issue in issues]


def text(page: Page) -> str:
    return " ".join(line.text for line in page.lines)


def hidden(page: Page) -> str:
    return " ".join(left.line.text for left in page.left_out if left.fate == "hidden")


def seen(canvas: Canvas) -> None:
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 600, SEEN)


def say(canvas: Canvas, words: str = "Sell the ferry", x: float = 72, y: float = 560) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(x, y, words)


def white_on_white(canvas: Canvas) -> None:
    seen(canvas)
    canvas.setFillGray(1)
    say(canvas)


def colour_of_the_band(canvas: Canvas) -> None:
    seen(canvas)
    canvas.setFillColorRGB(0.1, 0.3, 0.2)
    canvas.rect(60, 550, 300, 30, fill=1, stroke=0)
    say(canvas)


def no_ink(canvas: Canvas) -> None:
    seen(canvas)
    written = canvas.beginText(72, 560)
    written.setTextRenderMode(3)
    written.textOut("Sell the ferry")
    canvas.drawText(written)


def no_ink_over_words(canvas: Canvas) -> None:
    seen(canvas)
    written = canvas.beginText(73, 598)
    written.setTextRenderMode(3)
    written.textOut("Sell the ferry")
    canvas.drawText(written)


def under_a_patch(canvas: Canvas) -> None:
    seen(canvas)
    say(canvas)
    canvas.setFillGray(1)
    canvas.rect(70, 555, 120, 16, fill=1, stroke=0)


def under_a_patch_with_other_words(canvas: Canvas) -> None:
    say(canvas, "Sell the ferry", 72, 600)
    canvas.setFillGray(1)
    canvas.rect(70, 596, 220, 14, fill=1, stroke=0)
    seen(canvas)


def under_a_patch_with_rules(canvas: Canvas) -> None:
    """The rules of a table cross on it."""
    under_a_patch(canvas)
    canvas.line(108, 540, 108, 580)
    canvas.line(60, 562, 300, 562)


def under_a_picture(canvas: Canvas) -> None:
    seen(canvas)
    say(canvas)
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 20), (70, 110, 160))), 60, 545, 200, 40)


def clipped(canvas: Canvas) -> None:
    seen(canvas)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(60, 580, 300, 40)
    canvas.clipPath(path, stroke=0, fill=0)
    say(canvas)
    canvas.restoreState()


def off_the_page(canvas: Canvas) -> None:
    seen(canvas)
    say(canvas, y=-40)


def transparent(canvas: Canvas) -> None:
    seen(canvas)
    canvas.setFillAlpha(0.01)
    say(canvas)


@pytest.mark.parametrize(
    "draw",
    [
        white_on_white, colour_of_the_band, no_ink, no_ink_over_words, under_a_patch, under_a_patch_with_other_words,
        under_a_patch_with_rules,
        under_a_picture, clipped, off_the_page, transparent,
    ],
)  # fmt: skip
def test_what_nobody_sees_is_left_out_with_an_issue(tmp_path: Path, draw: Artist) -> None:
    page, issues = read(pdf(tmp_path / "page.pdf", draw))
    assert text(page) == SEEN
    assert hidden(page) == "Sell the ferry"
    assert issues == [Code.HIDDEN_TEXT]


def test_the_issue_says_how_many_words_and_where_but_not_which(tmp_path: Path) -> None:
    issues = Issues()
    read_document(pdf(tmp_path / "page.pdf", white_on_white), issues)
    (issue,) = issues
    assert "3 words" in issue.message and "ferry" not in issue.message
    assert issue.region is not None and issue.region.page == 1
    assert issue.region.box.holds(90, 842 - 563)


def white_on_dark(canvas: Canvas) -> None:
    canvas.setFillGray(0.2)
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)
    canvas.setFillGray(1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 600, SEEN)


def white_on_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (40, 20), (30, 60, 90))), 0, 500, 595, 342)
    canvas.setFillGray(1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 600, SEEN)


def pale_grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.75)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 600, SEEN)


def under_a_highlighter(canvas: Canvas) -> None:
    seen(canvas)
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)


def shade_drawn_around_it_later(canvas: Canvas) -> None:
    """The next row's shading is drawn after this row's words, and touches them."""
    seen(canvas)
    canvas.setFillGray(0.8)
    canvas.rect(60, 570, 300, 28, fill=1, stroke=0)


def just_within_its_clip(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(70, 597, 220, 14)
    canvas.clipPath(path, stroke=0, fill=0)
    seen(canvas)


@pytest.mark.parametrize(
    "draw",
    [white_on_dark, white_on_a_picture, pale_grey, under_a_highlighter, shade_drawn_around_it_later,
     just_within_its_clip],
)  # fmt: skip
def test_what_can_be_seen_stays(tmp_path: Path, draw: Artist) -> None:
    page, issues = read(pdf(tmp_path / "page.pdf", draw))
    assert text(page) == SEEN
    assert not issues


def test_the_text_layer_of_a_scan_stays(tmp_path: Path) -> None:
    """Its words have no ink, or lie below the picture: the picture shows them."""
    picture = Image.new("L", (1190, 1684), 255)
    ImageDraw.Draw(picture).text((144, 460), SEEN, fill=0, font_size=22)

    def below(canvas: Canvas) -> None:
        seen(canvas)
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)

    def without_ink(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        written = canvas.beginText(72, 600)
        written.setFont("Helvetica", 11)
        written.setTextRenderMode(3)
        written.textOut(SEEN)
        canvas.drawText(written)

    for draw in (below, without_ink):
        page, issues = read(pdf(tmp_path / f"{draw.__name__}.pdf", draw))
        assert text(page) == SEEN
        assert not issues


def test_the_text_layer_of_a_pasted_picture_stays(tmp_path: Path) -> None:
    picture = Image.new("L", (900, 120), 255)
    ImageDraw.Draw(picture).text((36, 40), "Paint the harbour rails", fill=0, font_size=33)

    def draw(canvas: Canvas) -> None:
        for line in range(12):
            canvas.drawString(72, 700 - 14 * line, "Words of the page itself stand above")
        canvas.drawImage(ImageReader(picture), 60, 400, 300, 40)
        written = canvas.beginText(72, 417)
        written.setFont("Helvetica", 11)
        written.setTextRenderMode(3)
        written.textOut("Paint the harbour rails")
        canvas.drawText(written)

    page, issues = read(pdf(tmp_path / "pasted.pdf", draw))
    assert "Paint the harbour rails" in text(page)
    assert not issues


@pytest.mark.parametrize("off", [True, False])
def test_a_layer_counts_where_it_is_switched_on(tmp_path: Path, off: bool) -> None:
    path = pdf(tmp_path / "plain.pdf", seen)
    with pikepdf.open(path) as file:
        layer = file.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Remarks"))
        shown = pikepdf.Dictionary(OFF=[layer]) if off else pikepdf.Dictionary(ON=[layer])
        file.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=shown)
        page = file.pages[0]
        page.obj.Resources.Properties = pikepdf.Dictionary(MC0=layer)
        page.contents_add(b"/OC /MC0 BDC BT /F1 11 Tf 72 560 Td (Sell the ferry) Tj ET EMC")
        file.save(tmp_path / "layer.pdf")
    found, issues = read(tmp_path / "layer.pdf")
    assert text(found) == (SEEN if off else f"{SEEN} Sell the ferry")
    assert issues == ([Code.HIDDEN_TEXT] if off else [])
