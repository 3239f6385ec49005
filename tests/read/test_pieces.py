"""Words whose letters the file draws in pieces: apart where white stands between them, one where none does."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.read import read_document

FONT, SIZE = "Helvetica", 10


def line_of(path: Path, *pieces: tuple[float, str]) -> str:
    """The words of a line of ``pieces``, drawn in the order given, each at its own place (points from the left)."""
    canvas = Canvas(str(path))
    for left, text in pieces:
        canvas.setFont(FONT, SIZE)
        canvas.drawString(72 + left, 700, text)
    canvas.save()
    (line,) = read_document(path, Issues(), "none").pages[0].lines
    return line.text


def after(text: str, white: float = 0.0) -> float:
    return stringWidth(text, FONT, SIZE) + white * SIZE


@pytest.mark.parametrize("white", [0.18, 0.2, 0.23, 0.28])
def test_a_narrow_space_parts_words(tmp_path: Path, white: float) -> None:
    assert line_of(tmp_path / "a.pdf", (0, "earlier"), (after("earlier", white), "sight")) == "earlier sight"


@pytest.mark.parametrize("white", [-0.05, 0.0, 0.03])
def test_pieces_that_touch_are_one_word(tmp_path: Path, white: float) -> None:
    assert line_of(tmp_path / "a.pdf", (0, "earlier"), (after("earlier", white), "sight")) == "earliersight"


def test_pieces_with_something_drawn_between_them_are_one_word(tmp_path: Path) -> None:
    told = line_of(tmp_path / "a.pdf", (0, "V"), (200, "A2"), (after("V", -0.05), "isit every park"))
    assert told == "Visit every park A2"


def test_a_space_that_the_file_writes_parts_what_follows_it_at_once(tmp_path: Path) -> None:
    """Slanted letters lean over the space behind them: the white between two words looks like none."""
    assert line_of(tmp_path / "a.pdf", (0, "jobs "), (after("jobs", 0.03), "are")) == "jobs are"


def test_capitals_set_wide_are_whole_words(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont(FONT, 17)
    canvas.drawString(72, 700, "DECISION SHEET", charSpace=2.6)
    canvas.save()
    (line,) = read_document(tmp_path / "a.pdf", Issues(), "none").pages[0].lines
    assert line.text == "DECISION SHEET"


def test_answers_in_narrow_columns_stay_apart(tmp_path: Path) -> None:
    columns = [(20.0 * place, letter) for place, letter in enumerate("YNYNNY")]
    assert line_of(tmp_path / "a.pdf", *columns) == "Y N Y N N Y"


def test_narrow_spaces_part_words_whose_letters_stand_one_by_one_on_whole_pixels(tmp_path: Path) -> None:
    """Browsers set each letter by itself, in small type with spaces that are rounded down to half their width."""
    pixel, words = 0.75, "Share the surface water plans of Westmoor"
    pieces: list[tuple[float, str]] = []
    left = 0.0
    for letter, follows in zip(words, words[1:] + " ", strict=True):
        pieces.append((left, letter))
        exact = letter == " " or follows == " "
        left += 0.116 * SIZE if letter == " " else after(letter) if exact else pixel * round(after(letter) / pixel)
    assert line_of(tmp_path / "letters.pdf", *pieces) == words


@pytest.mark.parametrize(
    ("drawn", "read"), [("•The fee was noted.", "• The fee was noted."), ("Rooms A•B", "Rooms A•B")]
)
def test_a_bullet_that_a_justified_line_left_no_white_is_a_word_of_its_own(
    tmp_path: Path, drawn: str, read: str
) -> None:
    assert line_of(tmp_path / "a.pdf", (0, drawn)) == read


@pytest.mark.parametrize(("initial", "rest", "first"), [("T", "he", "The"), ("A", "ferry", "A ferry")])
def test_an_initial_let_into_two_lines_begins_the_upper_one(
    tmp_path: Path, initial: str, rest: str, first: str
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont(FONT, 3 * SIZE)
    canvas.drawString(72, 688, initial)
    canvas.setFont(FONT, SIZE)
    left = 72 + stringWidth(initial, FONT, 3 * SIZE) + 3
    for line, text in enumerate((f"{rest} boat was late again", "and nobody knew why", "that was so.")):
        canvas.drawString(left if line < 2 else 72, 700 - 14 * line, text)
    canvas.save()
    lines = read_document(tmp_path / "a.pdf", Issues(), "none").pages[0].lines
    assert [line.text for line in lines] == [f"{first} boat was late again", "and nobody knew why", "that was so."]


def test_words_printed_again_to_look_bold_are_there_once(tmp_path: Path) -> None:
    """A whole line is printed before it is printed again, so the file holds other words between the two."""
    words = ["Rail", "Gate", "Lock", "Quay", "Mole", "Buoy", "Pier", "Dock", "Ford", "Weir", "Ferry", "Canal"]
    pieces = [(38.0 * place + off, word) for off in (0.0, 0.4, 0.8) for place, word in enumerate(words)]
    assert line_of(tmp_path / "a.pdf", *pieces) == " ".join(words)


def test_letters_that_say_what_they_stand_for_are_one_word(tmp_path: Path) -> None:
    """Browsers set small capitals as capitals that stand for small letters, each of which PDFium knows by its ink."""
    size, left, drawn = 8.0, 72.0, ""
    for letter in "flood relief":
        if letter != " ":
            drawn += (
                f"/Span <</ActualText ({letter})>> BDC BT /F {size} Tf {left:.2f} 700 Td ({letter.upper()}) Tj ET EMC\n"
            )
        left += stringWidth(letter.upper(), FONT, size)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        pdf.pages[0].Contents = pdf.make_stream(drawn.encode())
        pdf.save(tmp_path / "a.pdf")
    (line,) = read_document(tmp_path / "a.pdf", Issues(), "none").pages[0].lines
    assert line.text == "flood relief"


def test_a_page_whose_sideways_words_are_drawn_in_pieces_is_turned(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.translate(0, 842)
    canvas.rotate(-90)
    for row in range(8):
        left = 60.0
        for piece in ("Men", "d ", "th", "e ", "lo", "ck ", "ga", "te ", "befo", "re ", "spri", "ng"):
            canvas.setFont(FONT, SIZE)
            canvas.drawString(left, 500 - 20 * row, piece)
            left += stringWidth(piece, FONT, SIZE)
    canvas.save()

    found = read_document(tmp_path / "a.pdf", Issues(), "none").pages[0]
    assert found.turned == 270
    assert [line.text for line in found.lines] == ["Mend the lock gate before spring"] * 8
