"""Plans whose columns stand hardly further apart than words: nothing but where words begin parts them."""

from __future__ import annotations

from benchmarks.plans.build.model import Cell, Look, Paper
from benchmarks.plans.build.papers.common import (
    ROWS,
    Plan,
    banded,
    columns,
    heading,
    landscape,
    paper,
    portrait,
)
from benchmarks.plans.build.plan import items


def _gutters() -> list[Paper]:
    one = Plan(
        items("highways+corporate", year=2025, offset=1, narrow=True),
        columns(
            "Reference=ref:30 | Recommendation=recommendation:62 | Action=action:100 | Accountable=lead:48 | "
            "Commencement=start:46 | Completion=end:46 | Priority=priority:40 | Resources=resources:60 | "
            "Status=status:52"
        ),
        joined="first",
    )
    two = Plan(
        items("housing", year=2024, offset=6, narrow=True),
        columns(
            "Action no.=ref:36 | What we will do=action:150 | Who=lead:64 | By when=when:62 | "
            "How we will know=measure:100 | Progress=progress:100"
        ),
    )
    return [
        paper(
            "narrow-gutters-rules",
            "reportlab",
            "narrow gutters; horizontal rules only; heads broken inside a word; blank below the first of a group",
            "Oakmere District Council",
            "Highways Peer Review: Action Plan",
            landscape(margin=36, page_numbers="Page {}"),
            one,
            [
                heading("Highways peer review: action plan", 14),
                one.grid(Look(rules=ROWS, size=8, pad=3), head=banded("#375623")),
            ],
        ),
        paper(
            "narrow-gutters-open",
            "reportlab",
            "narrow gutters; borderless; actions alone",
            "Stourford Borough Council",
            "Housing Improvement Plan",
            portrait(margin=40, page_numbers="Page {}"),
            two,
            [heading("Housing improvement plan", 14), two.grid(Look(size=8.5, pad=2.5), head=Cell("", bold=True))],
        ),
    ]


PAPERS = tuple(_gutters())
