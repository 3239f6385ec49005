"""How far things are, and what is answered, told by bands, dots, short names and heads without lines."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from paper import grid, pdf
from papers_said import read

HEAD = ["**Code**", "**What we do**", "**Who**", "**When**"]
WIDTHS = (50.0, 245.0, 110.0, 90.0)


@pytest.mark.parametrize("bands", [("COMPLETED", "IN PROGRESS"), ("Done", "Not started")])
def test_bands_that_all_say_how_far_their_rows_are_are_the_status(bands: tuple[str, str]) -> None:
    rows = (
        [f"{{#d9d9d9}}**{bands[0]}**", "<", "<", "<"],
        ["B1", "Sell the two empty depots", "Estates Manager", "May 2026"],
        [f"{{#d9d9d9}}**{bands[1]}**", "<", "<", "<"],
        ["B2", "Move the archive to the town hall", "Archivist", "July 2026"],
    )
    found = read("**Buildings action plan**", grid(HEAD, *rows, widths=WIDTHS))
    assert [(a.ref, a.status_raw) for a in found.actions] == [("B1", bands[0]), ("B2", bands[1])]


def test_some_bands_that_name_themes_are_no_status() -> None:
    rows = (
        ["{#d9d9d9}**Open**", "<", "<", "<"],
        ["B1", "Sell the two empty depots", "Estates Manager", "May 2026"],
        ["{#d9d9d9}**Town hall**", "<", "<", "<"],
        ["B2", "Move the archive to the town hall", "Archivist", "July 2026"],
    )
    found = read("**Buildings action plan**", grid(HEAD, *rows, widths=WIDTHS))
    assert [a.status_raw for a in found.actions] == [None, None]


@pytest.mark.parametrize("heads", [("Percentage complete", "Status"), ("Status", "% complete")])
def test_of_words_and_figures_the_words_are_the_status(heads: tuple[str, str]) -> None:
    told = {"Percentage complete": ("80%", "30%"), "% complete": ("80%", "30%"), "Status": ("Overdue", "Not due")}
    one, two = ([told[head][at] for head in heads] for at in (0, 1))
    found = read(
        "**Audit action plan**",
        grid(
            ["**Action**", "**Owner**", "**Due**", *heads],
            ["Count the stock twice a year", "Stores Manager", "May 2026", *one],
            ["Lock the key safe", "Caretaker", "July 2026", *two],
            widths=(190, 100, 65, 70, 70),
        ),
    )
    assert [a.status_raw for a in found.actions] == ["Overdue", "Not due"]


def test_a_code_behind_the_words_it_is_short_for_numbers_what_stands_below() -> None:
    asked = ("It doesn’t find the homes most at risk soon enough.", "It should learn from every fire.",
             "It should train its officers each year.", "It should check that hydrants work.")  # fmt: skip
    names = (
        "CAUSE OF CONCERN CoC 1",
        "AREA FOR IMPROVEMENT AFI 1",
        "AREA FOR IMPROVEMENT AFI 2",
        "Area for improvement AFI 3",
    )
    blocks: list[object] = []
    for at, (name, words) in enumerate(zip(names, asked, strict=True), start=1):
        row = [f"{at}.1", "Write to every district about it", "Area Manager", "May 2026"]
        blocks += [
            f"**{name}**",
            f"**{words}**",
            grid(["", "**What we are doing**", "**Lead**", "**By**"], row, widths=WIDTHS),
        ]
    found = read("**Fire service: improvement plan**", *blocks)  # type: ignore[arg-type]
    assert [each.number for each in found.recommendations] == ["CoC 1", "AFI 1", "AFI 2", "AFI 3"]
    assert [a.recommendations for a in found.actions] == [(0,), (1,), (2,), (3,)]


def test_numbered_bands_that_go_on_with_a_sentence_recommend() -> None:
    rows = (
        ["{#333333}**The Board should:**", "<", "<", "<"],
        ["{#d9d9d9}**1**", "**fill the post of nurse, which has been empty**", "<", "<"],
        ["1a", "Advertise with agency cover", "Head of Service", "May 2026"],
        ["{#d9d9d9}**2**", "**understand why girls wait longer and act on it**", "<", "<"],
        ["2a", "Ask the university for a study", "Data Lead", "July 2026"],
    )
    found = read(
        "**Youth service: improvement plan**",
        grid(["**Ref**", "**Action**", "**Owner**", "**End**"], *rows, widths=WIDTHS),
    )
    assert [(r.number, r.text[:4]) for r in found.recommendations] == [("1", "fill"), ("2", "unde")]
    assert [a.recommendations for a in found.actions] == [(0,), (1,)]


PLAN = [
    ("Put a nurse in each of the four clinics", "Head of Nursing", "Done", "#1e66d0"),
    ("Ring every family before a first visit", "Visits Lead", "May 2026", "#2e9e4f"),
    ("Halve the wait for a hearing test", "Audiology", "July 2026", "#d32f2f"),
]


def _with_dots(canvas: Canvas, key: tuple[str, str, str] = ("finished", "going well", "stuck – help wanted")) -> None:
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(50, 780, "Clinics improvement plan: actions")
    canvas.setFont("Helvetica", 9)
    for at, (words, (*_, colour)) in enumerate(zip(key, PLAN, strict=True)):
        canvas.setFillColor(colour)
        canvas.circle(60 + 140 * at, 743, 5, stroke=0, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(72 + 140 * at, 740, words)
    edges = (50, 290, 400, 480, 540)
    for at, row in enumerate([("What", "Who", "When", ""), *PLAN]):
        top = 710 - 30 * at
        canvas.setFont("Helvetica-Bold" if not at else "Helvetica", 9)
        for left, words in zip(edges, row[:3], strict=False):
            canvas.drawString(left + 5, top - 18, words)
        for left, right in pairwise(edges):
            canvas.rect(left, top - 30, right - left, 30)
        if at:
            canvas.setFillColor(row[3])
            canvas.circle(510, top - 15, 7, stroke=0, fill=1)
            canvas.setFillColor("black")


def test_dots_in_cells_are_lights_and_the_same_dots_beside_words_their_key(tmp_path: Path) -> None:
    found = extract(pdf(tmp_path / "dots.pdf", _with_dots)).actions
    assert [(a.status_colour, a.status_meaning) for a in found] == [
        ("#1e66d0", "finished"),
        ("#2e9e4f", "going well"),
        ("#d32f2f", "stuck – help wanted"),
    ]
