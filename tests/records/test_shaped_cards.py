"""Cards drawn as small tables of one shape whose cells have no labels: the place of a cell tells what it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from records.unit_pages import read

JOBS = [
    (
        "Draw a map of the wells and say who owns each of them",
        "Assistant Director, Water and Woods",
        "May 2026",
        "Begun",
    ),
    ("Sign a pact with the mill", "Estates Manager", "Q1 2026/27", "Not started"),
    ("Buy a second snow plough", "Fleet Manager", "31 March 2027", "Complete"),
    ("Fit bells to the six ferries", "Harbour Master", "Summer 2026", "Begun"),
    ("Print the tide tables large", "Head of Communications and Print", "Autumn 2026", "Not started"),
]
Cells = Sequence[tuple[int, int, int, int, str]]
"""Column, row and spans of each cell, and what it says."""
LEFT, COLUMN, ROW = 60, 120, 42
COLOURS = ("Green", "Amber", "Red")


def _write(path: Path, cards: Sequence[Cells], heads: Sequence[str] = (), dashed: bool = False, cut: float = 0) -> Path:
    """Cards one below the other from ``cut`` on, where a page break may cut them, each of ``heads`` over one."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(LEFT, 780, "Parish safety action plan")
    at = cut or 700
    for number, cells in enumerate(cards):
        if number < len(heads) and heads[number]:
            canvas.setFont("Helvetica-Bold", 11)
            canvas.drawString(LEFT, at - 12, heads[number])
            at -= 20
        first, rows = 0, max(row + down for _, row, _, down, _ in cells)
        for row in range(rows):
            if at - (row - first + 1 if cut else rows) * ROW < 50 and (cut or not row):
                canvas.showPage()
                at, first = 800, row
            for column, _, across, down, words in (cell for cell in cells if cell[1] == row):
                upper = at - (row - first) * ROW
                canvas.setDash(*((2, 2) if dashed else ()))
                canvas.rect(LEFT + column * COLUMN, upper - down * ROW, across * COLUMN, down * ROW)
                _say(canvas, words, LEFT + column * COLUMN + 5, upper - 13, across * COLUMN - 10)
        at -= (row - first + 1) * ROW + 10
    canvas.save()
    return path


def _say(canvas: Canvas, words: str, left: float, top: float, width: float) -> None:
    """Words in lines no longer than ``width``."""
    line = ""
    canvas.setFont("Helvetica", 9)
    for word in words.split():
        if line and canvas.stringWidth(f"{line} {word}") > width:
            canvas.drawString(left, top, line)
            line, top = "", top - 12
        line = f"{line} {word}".strip()
    canvas.drawString(left, top, line)


def _strip(at: int) -> Cells:
    """A number at the left of all, words over three cells."""
    job, *beside = JOBS[at]
    return [(0, 0, 1, 2, str(at + 1)), (1, 0, 3, 1, job), *((1 + n, 1, 1, 1, said) for n, said in enumerate(beside))]


def _square(at: int) -> Cells:
    """Two cells over two."""
    return [(n % 2, n // 2, 1, 1, said) for n, said in enumerate(JOBS[at])]


def _beside(at: int) -> Cells:
    """Words at the left of three cells."""
    job, *beside = JOBS[at]
    return [(0, 0, 2, 3, job), *((2, n, 1, 1, said) for n, said in enumerate(beside))]


def _stack(at: int) -> Cells:
    return [(0, row, 2, 1, said) for row, said in enumerate(JOBS[at])]


@pytest.mark.parametrize("card", [_strip, _square, _beside, _stack])
@pytest.mark.parametrize("dashed", [False, True])
def test_cells_at_one_place_are_a_column(tmp_path: Path, card: Callable[[int], Cells], dashed: bool) -> None:
    path = _write(tmp_path / "cards.pdf", [card(at) for at in range(len(JOBS))], dashed=dashed)
    numbered = card is _strip
    assert read(path) == [(str(n) if numbered else None, *job[:3]) for n, job in enumerate(JOBS, start=1)]
    assert [row.status_raw for row in extract(path).actions] == [job[3] for job in JOBS]


def test_a_page_break_cuts_a_card(tmp_path: Path) -> None:
    cards = [[(0, 0, 3, 1, job), *((n, 1, 1, 1, said) for n, said in enumerate(beside))] for job, *beside in JOBS]
    path = _write(tmp_path / "cut.pdf", cards, cut=382)
    assert read(path) == [(None, *job[:3]) for job in JOBS]


def test_the_first_card_alone_says_what_its_cells_hold(tmp_path: Path) -> None:
    beside = JOBS[0][1:]
    labels = ["Who: ", "Due: ", "Status: "]
    first = [*_strip(0)[:2], *((1 + n, 1, 1, 1, label + beside[n]) for n, label in enumerate(labels))]
    path = _write(tmp_path / "labels.pdf", [first, *map(_strip, range(1, len(JOBS)))])
    assert read(path) == [(str(n), *job[:3]) for n, job in enumerate(JOBS, start=1)]


def test_the_first_card_alone_has_a_row_of_heads(tmp_path: Path) -> None:
    cards = [[(0, 0, 3, 1, job), *((n, 1, 1, 1, said) for n, said in enumerate(beside))] for job, *beside in JOBS]
    heads = [(n, 1, 1, 1, said) for n, said in enumerate(("Officer", "Deadline", "Status"))]
    cards[0] = [cards[0][0], *heads, *((n, 2, 1, 1, said) for n, said in enumerate(JOBS[0][1:]))]
    assert read(_write(tmp_path / "heads.pdf", cards)) == [(None, *job[:3]) for job in JOBS]


def test_a_cell_says_which_recommendation_is_answered(tmp_path: Path) -> None:
    def card(at: int) -> Cells:
        _, lead, when, _ = JOBS[at]
        below = (f"Answers recommendation {at // 2 + 1}", lead, f"When: {when}")
        return [*_strip(at)[:2], *((1 + n, 1, 1, 1, said) for n, said in enumerate(below))]

    found = extract(_write(tmp_path / "answers.pdf", [card(at) for at in range(len(JOBS))]))
    assert [(row.recommendation_numbers, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        ([str(at // 2 + 1)], job[1], job[2]) for at, job in enumerate(JOBS)
    ]


def test_heads_between_cards_say_what_was_recommended(tmp_path: Path) -> None:
    heads = ["Recommendation 1: Know the wells", "", "Recommendation 2: Keep the roads open", "", ""]
    found = extract(_write(tmp_path / "over.pdf", [_strip(at) for at in range(len(JOBS))], heads))
    assert [row.text for row in found.recommendations] == ["Know the wells", "Keep the roads open"]
    assert [row.recommendation_numbers for row in found.actions] == [["1"], ["1"], ["2"], ["2"], ["2"]]


def test_short_tables_of_alike_rows_are_no_cards(tmp_path: Path) -> None:
    states = ("New", "Ongoing")
    logs = [
        [(column, row, 1, 1, (JOBS[(at + row) % 5][0], states[(at + row) % 2])[column])
         for row in range(2) for column in range(2)]
        for at in range(4)
    ]  # fmt: skip
    assert not any(row.lead_raw for row in extract(_write(tmp_path / "logs.pdf", logs)).actions)


def test_tiles_of_figures_are_no_plan(tmp_path: Path) -> None:
    tiles: list[Cells] = []
    for n in range(5):
        figures = (f"Latest: 8{n}%", "Target: 90%", f"Previous: 7{n}% ({COLOURS[n % 3]})")
        head = [(0, 0, 2, 1, f"Calls answered by team {n}"), (2, 0, 1, 1, "GREEN" if n % 2 else "RED")]
        tiles.append([*head, *((at, 1, 1, 1, said) for at, said in enumerate(figures))])
    found = extract(_write(tmp_path / "tiles.pdf", tiles))
    assert not found.actions and not found.recommendations
