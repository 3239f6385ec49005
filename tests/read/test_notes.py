"""Annotations that show on the page are read like print: form fields, typed-on notes, stamps, struck-out lines."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Code, Issues
from extract.model import Page
from extract.read import read_document
from paper import pdf


def read(path: Path) -> tuple[Page, list[Code]]:
    issues = Issues()
    page = read_document(path, issues).pages[0]
    return page, [issue.code for issue in issues]


def written(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 600, "Harbour master:")


def with_field(canvas: Canvas) -> None:
    written(canvas)
    canvas.acroForm.textfield(name="who", value="Warden of the Quay", x=170, y=594, width=160, height=20)


def note(file: pikepdf.Pdf, kind: str, words: str, appearance: bool = True, **more: object) -> None:
    """Put an annotation of a kind that says ``words`` behind "Harbour master:"."""
    box = [170, 594, 330, 614]
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=box, Contents=words, DA="/Helv 11 Tf 0 g", F=4
    )
    if appearance:
        stream = file.make_stream(f"BT /Helv 11 Tf 0 g 2 6 Td ({words}) Tj ET".encode())
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        face = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        stream.BBox = [0, 0, 160, 20]
        stream.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=face))
        made.AP = pikepdf.Dictionary(N=stream)
    for key, value in more.items():
        made[f"/{key}"] = value
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(made)]))


def test_the_value_of_a_form_field_is_read(tmp_path: Path) -> None:
    page, issues = read(pdf(tmp_path / "form.pdf", with_field))
    assert [line.text for line in page.lines] == ["Harbour master: Warden of the Quay"]
    assert not page.fills and not issues  # the field's own frame and colour are no part of a table


def test_a_value_whose_look_is_left_to_the_viewer_is_read(tmp_path: Path) -> None:
    path = pdf(tmp_path / "form.pdf", with_field)
    with pikepdf.open(path) as file:
        del file.pages[0].Annots[0].AP
        file.Root.AcroForm.NeedAppearances = True
        file.save(tmp_path / "bare.pdf")
    page, _ = read(tmp_path / "bare.pdf")
    assert [line.text for line in page.lines] == ["Harbour master: Warden of the Quay"]


@pytest.mark.parametrize(
    ("kind", "appearance"), [("FreeText", True), ("FreeText", False), ("Stamp", True), ("Watermark", True)]
)
def test_notes_that_show_are_read(tmp_path: Path, kind: str, appearance: bool) -> None:
    with pikepdf.open(pdf(tmp_path / "plain.pdf", written)) as file:
        note(file, kind, "Warden", appearance)
        file.save(tmp_path / "note.pdf")
    page, _ = read(tmp_path / "note.pdf")
    assert "Warden" in " ".join(line.text for line in page.lines)


@pytest.mark.parametrize(("kind", "flags"), [("Text", 4), ("Popup", 4), ("FreeText", 2), ("Stamp", 32)])
def test_notes_that_do_not_show_are_not_read(tmp_path: Path, kind: str, flags: int) -> None:
    """Those that open when clicked, and those marked hidden or not to be viewed."""
    with pikepdf.open(pdf(tmp_path / "plain.pdf", written)) as file:
        note(file, kind, "Warden", appearance=kind != "Popup", F=flags)
        file.save(tmp_path / "note.pdf")
    page, _ = read(tmp_path / "note.pdf")
    assert [line.text for line in page.lines] == ["Harbour master:"]


def test_a_note_pasted_over_print_hides_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        written(canvas)
        canvas.drawString(172, 600, "Nobody yet")

    with pikepdf.open(pdf(tmp_path / "plain.pdf", draw)) as file:
        note(file, "FreeText", "Warden")
        appearance = file.pages[0].Annots[0].AP.N
        appearance.write(b"1 g 0 0 160 20 re f " + appearance.read_bytes())
        file.save(tmp_path / "note.pdf")
    page, issues = read(tmp_path / "note.pdf")
    assert [line.text for line in page.lines] == ["Harbour master: Warden"]
    assert issues == [Code.HIDDEN_TEXT]


def test_words_struck_out_by_an_annotation(tmp_path: Path) -> None:
    with pikepdf.open(pdf(tmp_path / "plain.pdf", written)) as file:
        left, right = (72 + stringWidth(said, "Helvetica", 11) for said in ("Harbour ", "Harbour master:"))
        corners = [left, 609, right, 609, left, 597, right, 597]
        note(file, "StrikeOut", "", appearance=False, QuadPoints=corners, Rect=[left, 597, right, 609])
        file.save(tmp_path / "note.pdf")
    page, issues = read(tmp_path / "note.pdf")
    assert [line.text for line in page.lines] == ["Harbour"]
    assert issues == [Code.STRUCK_OUT]


def test_links_are_still_found_on_a_page_with_notes(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        with_field(canvas)
        canvas.linkURL("https://quay.example/plan", (72, 596, 160, 612))

    page, _ = read(pdf(tmp_path / "form.pdf", draw))
    assert [link.uri for link in page.links] == ["https://quay.example/plan"]
