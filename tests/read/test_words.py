"""Words with their boxes and styles, and what is drawn around them, by the fast reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.geometry import on_paper
from extract.issues import Issues
from extract.model import Page, Word
from extract.read import read_document
from extract.text import clean_line
from paper import pdf

Artist = Callable[[Canvas], None]
HEIGHT = 842


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Page]:
    def read(draw: Artist) -> Page:
        return read_document(pdf(tmp_path / "page.pdf", draw), Issues()).pages[0]

    return read


def by_text(page: Page) -> dict[str, Word]:
    return {word.text: word for word in page.words}


# ---------------------------------------------------------------- words


def test_bold_and_italic_by_font(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        faces = ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-BoldItalic"]
        for index, (face, word) in enumerate(zip(faces, ["plain", "bold", "slanted", "both"], strict=True)):
            canvas.setFont(face, 12)
            canvas.drawString(72, 700 - 20 * index, word)

    styles = {text: (word.bold, word.italic) for text, word in by_text(page(draw)).items()}
    assert styles == {
        "plain": (False, False), "bold": (True, False), "slanted": (False, True), "both": (True, True),
    }  # fmt: skip


def test_bold_faked_by_an_outline(page: Callable[..., Page]) -> None:
    """Some exporters draw a plain face filled and stroked (text rendering mode 2)."""

    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 12)
        text.setTextRenderMode(2)
        text.textOut("Recommendation")
        canvas.drawText(text)

    assert by_text(page(draw))["Recommendation"].bold


def test_a_raised_footnote_mark_is_a_word_of_its_own_glued_to_the_last(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setFont("Helvetica", 12)
        text.textOut("in 2023")
        text.setFont("Helvetica", 7)
        text.setRise(5)
        text.textOut("1")
        text.setFont("Helvetica", 12)
        text.setRise(0)
        text.textOut(" and later")
        canvas.drawText(text)

    (line,) = page(draw).lines
    assert [(w.text, w.glued) for w in line.words if w.size < 10] == [("1", True)]
    assert line.text == "in 20231 and later"
    assert clean_line(line) == "in 2023 and later"


def test_a_word_box_holds_its_letters_and_its_height_follows_the_size(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700, "agenda")
        canvas.setFont("Helvetica", 20)
        canvas.drawString(72, 600, "Agenda")

    small, large = page(draw).words
    assert (small.size, large.size) == (10, 20)
    assert small.box.x0 == pytest.approx(72, abs=0.1)
    assert small.box.width == pytest.approx(33.4, abs=0.5)
    assert small.box.top < HEIGHT - 700 < small.box.bottom
    assert large.box.height == pytest.approx(2 * small.box.height, abs=0.01)


def test_words_drawn_letter_by_letter_or_scaled_by_the_matrix(page: Callable[..., Page]) -> None:
    """A font of size 1 blown up by the matrix is as large as it looks."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.scale(12, 12)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(6, 58, "scaled")
        canvas.restoreState()
        x = 72.0
        canvas.setFont("Helvetica", 12)
        for letter in "spelt":
            canvas.drawString(x, 600, letter)
            x += canvas.stringWidth(letter, "Helvetica", 12)

    words = by_text(page(draw))
    assert words["scaled"].size == 12
    assert words["spelt"].box.width == pytest.approx(26, abs=2)


def test_upright_text_keeps_its_place(page: Callable[..., Page]) -> None:
    """Headings turned by a quarter stand in narrow columns; their words must not fall into the next one."""

    def draw(canvas: Canvas) -> None:
        canvas.translate(100, 600)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(0, 0, "Timescale")

    (word,) = page(draw).words
    assert word.box.height > 3 * word.box.width
    assert 88 < word.box.x0 < word.box.x1 < 104


def test_words_off_the_paper_are_not_read(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "seen")
        canvas.drawString(700, 700, "unseen")

    assert list(by_text(page(draw))) == ["seen"]


def test_typographic_letters_survive(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "council’s “plan” – £3m • café")

    assert page(draw).lines[0].text == "council’s “plan” – £3m • café"


# ---------------------------------------------------------------- drawings


def test_a_grid_of_strokes_gives_level_and_upright_rules(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.5)
        canvas.grid([72, 200, 400], [600, 650, 700])

    rules = page(draw).rules
    assert {round(rule.box.centre[1]) for rule in rules if rule.horizontal} == {142, 192, 242}
    assert {round(rule.box.centre[0]) for rule in rules if not rule.horizontal} == {72, 200, 400}
    assert min(rule.box.top for rule in rules) == pytest.approx(142, abs=1)


def test_an_outlined_box_gives_its_four_sides(page: Callable[..., Page]) -> None:
    rules = page(lambda canvas: canvas.rect(100, 600, 200, 50)).rules
    assert sorted(rule.horizontal for rule in rules) == [False, False, True, True]


def strokes(*moves: tuple[float, ...], close: bool = False) -> Artist:
    """Draws one path: a move of three numbers lifts the pen first, ``close`` draws back to each start."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for index, (x, y, *lifted) in enumerate(moves):
            if index and lifted and close:
                path.close()
            (path.moveTo if index == 0 or lifted else path.lineTo)(x, y)
        if close:
            path.close()
        canvas.drawPath(path)

    return draw


def test_three_sides_of_a_box_are_not_four(page: Callable[..., Page]) -> None:
    rules = page(strokes((100, 600), (100, 650), (300, 650), (300, 600))).rules
    assert sorted(rule.horizontal for rule in rules) == [False, False, True]


def test_two_closed_boxes_in_one_path_have_eight_sides(page: Callable[..., Page]) -> None:
    one = [(100, 600), (100, 650), (300, 650), (300, 600)]
    two = [(100, 500, 1), (100, 550), (300, 550), (300, 500)]
    rules = page(strokes(*one, *two, close=True)).rules
    places = {(rule.horizontal, round(rule.box.centre[0]), round(rule.box.centre[1])) for rule in rules}
    assert len(places) == 8


def test_a_filled_box_is_shading_and_a_thin_one_a_rule(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 192 / 255, 0)
        canvas.rect(100, 600, 200, 50, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(100, 500, 200, 0.7, stroke=0, fill=1)
        canvas.rect(100, 400, 0.7, 80, stroke=0, fill=1)

    found = page(draw)
    assert [fill.colour for fill in found.fills] == ["#ffc000"]
    assert tuple(found.fills[0].box) == pytest.approx((100, 192, 300, 242), abs=0.5)
    assert [rule.horizontal for rule in found.rules] == [True, False]


def test_white_boxes_shade_nothing(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(100, 600, 200, 50, stroke=0, fill=1)

    assert page(draw).fills == ()


def test_several_thin_boxes_in_one_path_are_several_rules(page: Callable[..., Page]) -> None:
    """Word processors draw all borders of a cell as one filled path."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(100, 600, 200, 0.5)
        path.rect(100, 650, 200, 0.5)
        path.rect(100, 600, 0.5, 50)
        canvas.drawPath(path, stroke=0, fill=1)

    rules = page(draw).rules
    assert sorted(rule.horizontal for rule in rules) == [False, True, True]


def test_what_a_form_draws_stands_where_it_is_placed(page: Callable[..., Page]) -> None:
    """Charts and pasted tables come as form XObjects, drawn under a matrix of their own."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(5, 5, "inside")
        canvas.line(0, 0, 80, 0)
        canvas.endForm()
        canvas.translate(200, 400)
        canvas.doForm("stamp")

    found = page(draw)
    assert [word.text for word in found.words] == ["inside"]
    assert next(found.words).box.x0 == pytest.approx(205, abs=0.5)
    (rule,) = found.rules
    assert rule.box.x0 == pytest.approx(200, abs=1)
    assert rule.box.centre[1] == pytest.approx(HEIGHT - 400, abs=1)


# ---------------------------------------------------------------- pages set sideways


def quay_plan(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    for number in range(9):
        canvas.drawString(
            60, 300 - 20 * number, f"{number + 1} Mend the lock gate and paint the harbour rails in spring"
        )
    canvas.rect(55, 100, 300, 215)


def upright_foot(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(280, 20, "Page 4")


@pytest.mark.parametrize(("turn", "move"), [(90, (595, 0)), (-90, (0, 842)), (180, (595, 842))])
def test_a_page_whose_text_stands_sideways_is_turned(
    page: Callable[..., Page], turn: int, move: tuple[float, float]
) -> None:
    """Its lines read as if it had been upright; the foot of the page as it lay is none of them."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(*move)
        canvas.rotate(turn)
        quay_plan(canvas)
        canvas.restoreState()
        upright_foot(canvas)

    found = page(draw)
    assert found.turned == turn % 360
    assert found.lines[0].text == "1 Mend the lock gate and paint the harbour rails in spring"
    assert len(found.lines) == 9
    assert [line.text for line in found.furniture] == ["Page 4"]
    (mark,) = found.furniture
    shown = on_paper(mark.box, found)
    assert shown.x0 == pytest.approx(280, abs=2) and shown.bottom == pytest.approx(HEIGHT - 20, abs=3)


def test_a_few_words_set_sideways_turn_no_page(page: Callable[..., Page]) -> None:
    def draw(canvas: Canvas) -> None:
        quay_plan(canvas)
        canvas.rotate(90)
        canvas.drawString(300, -40, "Harbour works")

    assert page(draw).turned == 0
