"""Plans on slides, plans whose words run over their neighbours, and plans inside a page of text."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from benchmarks.plans.build.model import SLIDE, Block, Break, Cell, Look, Paper, Producer, Sheet, Text
from benchmarks.plans.build.papers.common import (
    ABOVE,
    BELOW,
    FULL,
    ROWS,
    Plan,
    banded,
    columns,
    heading,
    landscape,
    paper,
    portrait,
)
from benchmarks.plans.build.plan import Column, items


def _slides(plan: Plan, cuts: list[int], look: Look, head: Cell, title: str, ink: str) -> list[Block]:
    """A new table on each slide: the same heads, other widths."""
    found: list[Block] = []
    edges = [0, *cuts, len(plan.items)]
    for number, (first, last) in enumerate(pairwise(edges)):
        if number:
            found.append(Break())
        found.append(heading(title if not number else f"{title} ({number + 1})", 19, ink, 10))
        shown = _stretched(plan.columns, number)
        found.append(plan.grid(look, items=plan.items[first:last], columns=shown, head=head))
    return found


def _stretched(shown: tuple[Column, ...], number: int) -> tuple[Column, ...]:
    """The same columns, space moved between the first wide one and the last."""
    shift = (0.0, 26.0, -18.0, 40.0, 12.0)[number % 5]
    wide = max(range(len(shown)), key=lambda at: shown[at].width)
    last = len(shown) - 1
    moved = {wide: shift, last: -shift / 2, last - 1: -shift / 2}
    return tuple(replace(column, width=column.width + moved.get(at, 0.0)) for at, column in enumerate(shown))


def _decks() -> list[Paper]:
    slide = Sheet(size=SLIDE, landscape=False, margin=32, page_numbers="{}")
    one = Plan(
        items("children+planning", year=2025, offset=1),
        columns("Recommendation=numbered:170 | Action=action:250 | Lead=lead:130 | When=when:106"),
    )
    two = Plan(
        items("highways+audit", year=2025, offset=10),
        columns("Ref=ref:36 | Action=action:290 | Owner=lead:140 | Deadline=when:100 | Status=status:90"),
    )
    three = Plan(
        items("housing+corporate", year=2024, offset=4, number="R{}"),
        columns("No.=number:36 | Recommendation=recommendation:150 | Action=action:220 | Lead=lead:130 | Due=when:110"),
    )
    return [
        paper(
            "slides-gaps",
            "reportlab",
            "16:9 pages; a new table per slide with other widths; coloured head and white gaps",
            "Stonegate Council",
            "Peer Challenge Action Plan",
            slide,
            one,
            _slides(
                one,
                [2, 3, 5, 7],
                Look(gap=2, zebra=("#eaf3fa", "#eaf3fa"), size=10, pad=5, level="middle"),
                banded("#0b5394"),
                "Peer challenge action plan",
                "#0b5394",
            ),
        ),
        paper(
            "slides-lines",
            "writer",
            "16:9 pages; a new table per slide with other widths; horizontal rules only",
            "Whinfield Council",
            "Improvement Tracker",
            slide,
            two,
            _slides(
                two,
                [2, 4, 5, 7],
                Look(rules=ROWS, rule_colour="#999999", size=10, pad=4),
                Cell("", bold=True),
                "Improvement tracker",
                "#783f04",
            ),
            document_type="progress update",
        ),
        paper(
            "slides-boxes",
            "reportlab",
            "16:9 pages; a new table per slide with other widths; borderless; row spans",
            "Tidewater District Council",
            "Our Improvement Journey",
            slide,
            three,
            _slides(
                three,
                [2, 4, 6, 8],
                Look(size=10, pad=5),
                Cell("", bold=True, ink="#674ea7"),
                "Our improvement journey",
                "#674ea7",
            ),
            held_out=True,
        ),
    ]


def _overprinted() -> list[Paper]:
    one = Plan(
        items("planning+housing", year=2025, offset=13),
        columns("Ref=ref:36 | Action=action:225+12 | Lead=lead:120+10 | Timescale=when:105"),
    )
    two = Plan(
        items("corporate+audit", year=2024, offset=7),
        columns(
            "No.=number:30 | Recommendation=recommendation:160+9 | Action=action:270+10 | "
            "Lead=lead:150 | Timescale=when:110"
        ),
    )
    three = Plan(
        items("children+highways", year=2025, offset=3, narrow=True),
        columns(
            "Ref=ref:36 | Action=action:330 | Lead=lead:68+1 | When=when:70+1 | Status=status:56+1 | "
            "Measure=measure:180"
        ),
    )
    return [
        paper(
            "overprinted",
            "reportlab",
            "text over its neighbour column; borderless",
            "Barrowdale Council",
            "Planning and Housing Actions",
            portrait(page_numbers="Page {}"),
            one,
            [heading("Planning and housing actions", 15), one.grid(Look(size=10, pad=3.5))],
        ),
        paper(
            "overprinted-ruled",
            "writer",
            "text over its neighbour column; ruled; row spans",
            "Greywell Council",
            "Corporate and Audit Actions",
            landscape(),
            two,
            [heading("Corporate and audit actions", 15), two.grid(Look(rules=FULL, size=10, pad=3))],
        ),
        paper(
            "overprinted-sheet",
            "calc",
            "text close against its neighbour column; horizontal rules only",
            "Larkfield Council",
            "Children and Highways Log",
            Sheet(margin=40, page_numbers="Page {}"),
            three,
            [heading("Children and highways log", 13), three.grid(Look(rules=ROWS, size=10, pad=1.5))],
            held_out=True,
            document_type="progress update",
        ),
    ]


def _in_text() -> list[Paper]:
    one = Plan(
        items("audit", year=2025, offset=2),
        columns("Recommendation=recommendation:150 | Action=action:170 | Lead=lead:95 | By when=when:84"),
    )
    two = Plan(
        items("highways", year=2024, offset=8),
        columns("Ref=ref:34 | Action=action:240 | Responsible=lead:130 | Timescale=when:90"),
    )
    three = Plan(
        items("housing", year=2026, offset=11),
        columns("Recommendation=numbered:160 | Response and action=action:180 | Lead=lead:90 | Date=when:70"),
    )
    rules = Look(rules=ROWS | {"top"}, size=9.5, pad=4)
    gaps = Look(gap=2, zebra=("#f2f2f2", "#e6e6e6"), size=9.5, pad=4)
    serif = Look(size=10, pad=4, family="serif")
    return [
        _report("in-text-rules", "reportlab", "horizontal rules only", "Elverton Council", one, rules),
        _report("in-text-borderless", "writer", "borderless", "Hawkmoor Council", two, serif),
        _report("in-text-shaded", "writer", "white gaps; row spans", "Ringstead Council", three, gaps, held_out=True),
    ]


def _report(
    name: str, producer: Producer, layout: str, council: str, plan: Plan, look: Look, held_out: bool = False
) -> Paper:
    """A report in numbered paragraphs with its plan in the middle of a page."""
    title = f"Progress on {plan.items[0].theme.lower()}"
    sheet = portrait(running_head=f"{council}: {title}", page_numbers="Page {}", family=look.family)
    blocks: list[Block] = [heading(title, 16), heading("1. Introduction", 12)]
    blocks += [Text(f"1.{number} {words}") for number, words in enumerate(ABOVE, start=1)]
    blocks += [heading("2. Action plan", 12), plan.grid(look, head=Cell("", bold=True))]
    blocks.append(heading("3. What happens next", 12))
    blocks += [Text(f"3.{number} {words}") for number, words in enumerate((*BELOW, ABOVE[0], BELOW[0]), start=1)]
    layout = f"table inside a text page; running head; {layout}"
    return paper(name, producer, layout, council, title, sheet, plan, blocks, held_out=held_out)


PAPERS = (*_decks(), *_overprinted(), *_in_text())
