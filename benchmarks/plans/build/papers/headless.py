"""Plans whose tables have no head: it stands in words above, or can be told from the cells only."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.plans.build.model import Block, Look, Paper, Producer, Sheet, Text
from benchmarks.plans.build.papers.common import FULL, Plan, columns, heading, landscape, paper, portrait
from benchmarks.plans.build.plan import items


def _apart(plan: Plan, look: Look, heads: bool) -> list[Block]:
    """A table for each recommendation, headless, the heads once in words above it or above all."""
    found: list[Block] = []
    named = "   ".join(column.head for column in plan.columns)
    for number, item in enumerate(plan.items):
        found.append(Text(f"Recommendation {item.number}: {item.text}", size=11.5, bold=True, after=4))
        if heads:
            found.append(Text(named, size=9.5, bold=True, ink="#1f497d", after=2))
        found.append(plan.grid(look, items=[item], headed=False, table=number))
    return found


def _papers() -> list[Paper]:
    said = "For each recommendation below, the table gives the action, who leads on it and when it will be done."
    one = Plan(
        items("corporate+audit", year=2025, offset=5), columns("Action=action:300 | Lead=lead:130 | By when=when:90")
    )
    two = Plan(
        items("planning+highways", year=2024, offset=9),
        columns("Ref=ref:38 | Action=action:240 | Lead officer=lead:135 | Timescale=when:98"),
    )
    three = Plan(
        items("children+housing", year=2025, offset=14),
        columns("Action=action:340 | Lead=lead:210 | Deadline=when:150"),
    )

    made: list[tuple[str, Producer, str, Plan, Look, bool, Sheet, str, bool]] = [
        (
            "headless-boxes",
            "reportlab",
            "headless tables under headings that name the columns; borderless",
            one,
            Look(size=10, pad=4),
            True,
            portrait(page_numbers="{}"),
            "Tern Valley Council",
            False,
        ),
        (
            "headless-ruled",
            "reportlab",
            "headless tables under recommendation headings; ruled",
            two,
            Look(rules=FULL, size=10, pad=3.5),
            False,
            portrait(page_numbers="Page {}"),
            "Marshgate Council",
            False,
        ),
        (
            "headless-shaded",
            "writer",
            "headless tables under headings that name the columns; zebra shading without lines",
            three,
            Look(zebra=("#ededed", "#f8f8f8"), size=10.5, pad=4, family="serif"),
            True,
            landscape(family="serif"),
            "Elmbrook County Council",
            True,
        ),
    ]
    found = []
    for name, producer, layout, plan, look, heads, sheet, council, held in made:
        blocks = [heading("Our action plan", 18), Text(said), *_apart(plan, look, heads)]
        recorded = replace(plan, bands="recommendation")
        found.append(paper(name, producer, layout, council, "Our action plan", sheet, recorded, blocks, held_out=held))
    return found


PAPERS = tuple(_papers())
