"""Plans whose status is not a word, and forms with empty rows."""

from __future__ import annotations

from benchmarks.plans.build.model import Cell, Look, Paper, Row, Sheet, Text
from benchmarks.plans.build.papers.common import (
    FULL,
    ROWS,
    Plan,
    banded,
    columns,
    heading,
    key_of_colours,
    key_of_letters,
    landscape,
    paper,
    portrait,
)
from benchmarks.plans.build.plan import items


def _statuses() -> list[Paper]:
    one = Plan(
        items("corporate+planning", year=2025, offset=0),
        columns(
            "Ref=ref:36 | Action=action:270 | Lead=lead:150 | Timescale=when:104 | "
            "Progress=progress:150 | RAG=colour:44"
        ),
    )
    two = Plan(
        items("children+audit", year=2024, offset=5),
        columns(
            "Recommendation=recommendation:130 | Action=action:167 | Lead=lead:102 | ~RAG=letter:32 | ~Due=when:72"
        ),
    )
    three = Plan(
        items("highways+housing", year=2025, offset=9, narrow=True),
        columns(
            "Ref=ref:34 | Action=action:300 | Owner=lead:80 | Due=when:80 | ~Status=colour:60 | Update=progress:190"
        ),
    )
    four = Plan(
        items("housing+audit", year=2025, offset=2),
        columns(
            "Action=action:220 | Lead=lead:115 | Date=when:85 | ~To do=tick_no:34 | "
            "~Doing=tick_part:40 | ~Done=tick_yes:36"
        ),
    )
    key = Look(size=8.5, pad=2)
    return [
        paper(
            "status-by-colour",
            "reportlab",
            "status by fill colour with printed legend; horizontal rules only",
            "Moorcroft Council",
            "Corporate and Planning Tracker",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Corporate and planning tracker", 15),
                Text("Key to RAG", size=9, bold=True, after=2),
                key_of_colours(key, 1),
                one.grid(Look(rules=ROWS, size=9, pad=3.5), head=banded("#404040")),
            ],
            document_type="progress update",
        ),
        paper(
            "status-by-letter",
            "writer",
            "status by letter on colour with printed legend; row spans; ruled",
            "Dunmere Council",
            "Children and Audit Plan",
            portrait(page_numbers="Page {}"),
            two,
            [
                heading("Children and audit plan", 15),
                key_of_letters(),
                two.grid(Look(rules=FULL, size=9.5, pad=3), head=Cell("", bold=True, fill="#ddd9c3")),
            ],
        ),
        paper(
            "status-by-colour-sheet",
            "calc",
            "status by fill colour with printed legend; borderless",
            "Severn Bridge Council",
            "Highways and Housing Tracker",
            Sheet(margin=40, page_numbers="Page {}"),
            three,
            [
                heading("Highways and housing tracker", 13),
                Text("Blue complete, green on track, amber some delay, red overdue, grey not started", size=9),
                three.grid(Look(size=10, pad=2), head=Cell("", bold=True)),
            ],
            held_out=True,
            document_type="progress update",
        ),
        paper(
            "status-by-tick",
            "writer",
            "status by tick mark; horizontal rules only",
            "Oakhanger Council",
            "What We Have Done",
            portrait(margin=34, family="screen", page_numbers="Page {}"),
            four,
            [heading("What we have done", 15), four.grid(Look(rules=ROWS | {"top"}, size=8.5, pad=3, family="screen"))],
        ),
    ]


def _empty(count: int, refs: tuple[str, ...]) -> tuple[Row, ...]:
    """Rows of a form that nobody filled in; a reference stands in the first cell where given."""
    return tuple((Cell(ref), *(Cell("") for _ in range(count - 1))) for ref in refs)


def _forms() -> list[Paper]:
    one = Plan(
        items("audit+corporate", year=2025, offset=4),
        columns("No.=ref:34 | Action=action:200 | By whom=lead:120 | By when=when:90 | Review=blank:55"),
    )
    two = Plan(
        items("planning+children", year=2024, offset=6),
        columns(
            "Ref=ref:40 | Action=action:280 | Lead=lead:160 | Date=when:110 | Evidence=blank:80 | Signed off=blank:80"
        ),
    )
    three = Plan(
        items("highways+corporate", year=2026, offset=1, narrow=True),
        columns("Ref=ref:40 | Action=action:330 | Lead=lead:100 | Date=when:100 | Evidence=blank:110"),
    )
    return [
        paper(
            "form-empty-rows",
            "writer",
            "empty form rows; an empty column; ruled",
            "Chalkwell Council",
            "Service Improvement Form",
            portrait(),
            one,
            [
                heading("Service improvement form", 15),
                Text("Add rows as needed."),
                one.grid(Look(rules=FULL, size=10, pad=4), more=_empty(5, ("", "", "", ""))),
            ],
        ),
        paper(
            "form-numbered-rows",
            "reportlab",
            "empty form rows with numbers; zebra shading without lines; an empty column",
            "Ivelbury Council",
            "Assurance Return",
            landscape(page_numbers="{}"),
            two,
            [
                heading("Assurance return", 15),
                two.grid(
                    Look(zebra=("#f0f0f0", ""), size=10, pad=4),
                    head=banded("#1e4d2b"),
                    more=_empty(6, ("11.1", "11.2", "11.3")),
                ),
            ],
        ),
        paper(
            "form-sheet",
            "calc",
            "empty form rows with numbers; horizontal rules only; an empty column",
            "Beckford Council",
            "Delivery Return",
            Sheet(margin=40, page_numbers="Page {}"),
            three,
            [
                heading("Delivery return", 13),
                three.grid(Look(rules=ROWS, size=10, pad=2), more=_empty(5, ("11.1", "11.2", "11.3", "11.4"))),
            ],
            held_out=True,
        ),
    ]


PAPERS = (*_statuses(), *_forms())
