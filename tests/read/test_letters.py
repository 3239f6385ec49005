"""Letters as they look: fonts of signs, control characters, hyphens, small capitals, raised figures."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.model import Box, Line, Word
from extract.read import read_document
from extract.read.hyphens import soften
from extract.read.joints import joined, reunited
from extract.read.letters import signs_of, without_unseen
from extract.text import clean_line, paragraphs, text_of
from paper import pdf, write


def first_line(path: Path) -> Line:
    return read_document(path, Issues(), ocr="none").pages[0].lines[0]


@pytest.mark.parametrize(
    ("font", "letter", "sign"),
    [("ABCDEF+Wingdings-Regular", "l", "●"), ("Wingdings", "n", "■"), ("Wingdings2", "P", "✓"), ("Webdings", "r", "✗")],
)
def test_letters_of_a_font_of_signs_are_the_signs(tmp_path: Path, font: str, letter: str, sign: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(72, 700, letter)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(90, 700, "Mend the lock gate")

    with pikepdf.open(pdf(tmp_path / "plain.pdf", draw)) as file:
        names = {str(font_object.BaseFont): key for key, font_object in file.pages[0].Resources.Font.items()}
        file.pages[0].Resources.Font[names["/Times-Roman"]].BaseFont = pikepdf.Name(f"/{font}")
        file.save(tmp_path / "signs.pdf")
    assert first_line(tmp_path / "signs.pdf").text == f"{sign} Mend the lock gate"


def test_only_fonts_of_signs_are() -> None:
    assert signs_of("Arial-BoldMT") is None
    assert signs_of("Wingdings 3") is not None


def test_control_characters_leave_at_reading(tmp_path: Path) -> None:
    """Those that play tricks on a terminal among them; Windows marks become what they mean."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(72, 700, "Mend the lock gate")

    odd = "Me\x1bnd\x07 the\u202e lo\u200bck\x9b gate"
    path = pdf(tmp_path / "plain.pdf", draw)
    with pikepdf.open(path) as file:
        font = next(iter(file.pages[0].Resources.Font.values()))
        pairs = "".join(f"<{code:02x}> <{ord(letter):04x}>\n" for code, letter in enumerate(odd, start=33))
        cmap = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange {len(odd)} beginbfchar\n{pairs}endbfchar endcmap end end"""
        font.ToUnicode = file.make_stream(cmap.encode())
        said = bytes(range(33, 33 + len(odd))).hex()
        file.pages[0].Contents = file.make_stream(f"BT /F1 11 Tf 72 700 Td <{said}> Tj ET".encode())
        file.save(tmp_path / "odd.pdf")
    assert first_line(tmp_path / "odd.pdf").text == "Mend the lock› gate"


def test_a_word_of_control_characters_only_is_a_bullet_or_nothing() -> None:
    assert without_unseen("\x7f") == "•"
    assert without_unseen("\u200b") == ""
    assert without_unseen("gate\u200b") == "gate"


# ---------------------------------------------------------------- hyphens


def lines_of(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(1, tuple(write(text, top=100 + 12 * number))) for number, text in enumerate(texts))


def softened(*texts: str) -> str:
    (lines,) = soften([lines_of(*texts)])
    return text_of(paragraphs(lines))


def test_the_typesetters_hyphen_parts_words_at_line_ends() -> None:
    assert softened("A half-yearly look at every moor\u2010", "ing and its chain") == (
        "A half-yearly look at every mooring and its chain"
    )


def test_it_is_a_hyphen_where_the_paper_writes_compounds_with_it() -> None:
    assert softened("A half\u2010yearly look at every tide\u2010", "wave and its chain") == (
        "A half-yearly look at every tide-wave and its chain"
    )


def test_a_word_that_the_paper_hyphenates_keeps_its_hyphen() -> None:
    assert (
        softened("The tide-wave on the well-known tide\u2010", "wave chart")
        == "The tide-wave on the well-known tide-wave chart"
    )


def test_a_broken_word_begins_no_paragraph() -> None:
    """Though its rest would have fitted on the line above."""
    assert softened("Moorings matter. Every moor-", "ings plan of moorings in the harbour and along the long quay") == (
        "Moorings matter. Every moorings plan of moorings in the harbour and along the long quay"
    )


# ---------------------------------------------------------------- sizes


def sized(text: str, x0: float, size: float, base: float = 100.0, glued: bool = False) -> Word:
    word = write(text)[0]
    box = word.box._replace(x0=x0, x1=x0 + 0.5 * size * len(text), top=base - 0.8 * size, bottom=base + 0.22 * size)
    return word._replace(text=text, box=box, size=size, glued=glued)


def test_small_capitals_are_one_word_in_one_case() -> None:
    words = [
        sized("P", 50, 10), sized("ort", 55, 7.5, glued=True), sized("w", 80, 10), sized("ARden", 85, 7.5, glued=True),
        sized("Of", 120, 7.5), sized("K", 140, 10), sized("EEL", 145, 7.5, glued=True),
    ]  # fmt: skip
    assert [word.text for word in joined(words)] == ["Port", "Warden", "Of", "KEEL"]


def test_raised_figures_are_marks_and_lowered_ones_are_not() -> None:
    raised = [sized("chain.", 50, 10), sized("3", 83, 6, base=95.5)]
    lowered = [sized("CO", 50, 10), sized("2", 60, 6, base=102, glued=True)]
    far = [sized("chain.", 50, 10), sized("3", 120, 6, base=95.5)]
    assert clean_line(Line(1, tuple(joined(raised)))) == "chain."
    assert clean_line(Line(1, tuple(joined(lowered)))) == "CO2"
    assert clean_line(Line(1, tuple(joined(far)))) == "chain. 3"


def test_the_sign_behind_a_list_items_number_is_part_of_it() -> None:
    """Browsers draw both apart where a style sheet sets the sign."""

    def word(text: str, left: float, right: float, glued: bool = False) -> Word:
        return Word(text, Box(left, 10, right, 20), 10.0, False, False, glued)

    line = Line(
        1, (word("a", 50, 56), word(")", 56, 59, True), word("to", 66, 74), word("x", 80, 85), word(")", 85, 88))
    )
    (whole,) = reunited([line])
    assert [each.text for each in whole.words] == ["a)", "to", "x", ")"]
