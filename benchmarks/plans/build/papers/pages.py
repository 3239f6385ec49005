"""Plans whose pages are hard: turned pages, cells cut by page breaks."""

from __future__ import annotations

from benchmarks.plans.build.model import Break, Cell, Look, Paper, Text
from benchmarks.plans.build.papers.common import (
    ABOVE,
    BELOW,
    FULL,
    INNER,
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


def _turned() -> list[Paper]:
    one = Plan(
        items("planning+corporate", year=2025, offset=2),
        columns(
            "No.=number:34 | Recommendation=recommendation:180 | Action=action:264 | Lead=lead:150 | Timescale=when:110"
        ),
    )
    two = Plan(
        items("housing+audit", year=2024, offset=9, count=8, long=True),
        columns("Ref=ref:40 | Action=action:270 | Lead=lead:160 | Date=when:110 | Status=status:120"),
    )
    three = Plan(
        items("highways+children", year=2025, offset=5),
        columns(
            "Recommendation=numbered:190 | Action=action:250 | Responsible=lead:140 | "
            "By when=when:100 | Status=status:70"
        ),
    )
    return [
        paper(
            "turned-90",
            "reportlab",
            "landscape stored portrait with /Rotate 90; horizontal rules only; row spans",
            "Isle Marsh Borough Council",
            "Corporate and Planning Review: Actions",
            landscape(turn=90, page_numbers="Page {}"),
            one,
            [
                heading("Corporate and planning review: actions", 15),
                one.grid(Look(rules=ROWS | {"top"}, size=10, pad=4)),
            ],
        ),
        paper(
            "turned-270",
            "writer",
            "landscape stored portrait with /Rotate 270; borderless",
            "Heronsgate Council",
            "Housing and Audit Follow-up",
            landscape(turn=270, page_numbers="Page {}"),
            two,
            [heading("Housing and audit follow-up", 15), two.grid(Look(size=10, pad=4), head=Cell("", bold=True))],
            document_type="progress update",
        ),
        paper(
            "turned-in-the-middle",
            "reportlab",
            "portrait then landscape with /Rotate 90; text before; zebra shading without lines",
            "Lowmoor District Council",
            "Scrutiny Review of Travel and Family Help",
            portrait(turn=90, page_numbers="Page {}", running_head="Lowmoor District Council"),
            three,
            [
                heading("Scrutiny review of travel and family help", 16),
                heading("1. Background", 12),
                Text(ABOVE[0]),
                Text(BELOW[0]),
                heading("2. Action plan", 12),
                Text(ABOVE[1]),
                Break(landscape=True),
                three.grid(Look(zebra=("#e9f1f7", ""), size=10, pad=4), head=banded("#3b6e8f")),
                Break(landscape=False),
                heading("3. Next steps", 12),
                Text(BELOW[0]),
            ],
            held_out=True,
        ),
    ]


def _spans() -> list[Paper]:
    one = Plan(
        items("children+corporate", year=2025, offset=7, count=8, long=True),
        columns(
            "Theme=theme:80 | Recommendation=recommendation:140 | Action=action:200 | "
            "Lead=lead:108 | Timescale=when:84 | "
            "Progress=progress:146"
        ),
    )
    two = Plan(
        items("audit+housing", year=2025, offset=12, count=9, long=True),
        columns("Theme=theme:80 | Rec=number:28 | Action=action:175 | Lead=lead:110 | When=when:100"),
    )
    three = Plan(
        items("planning+highways", year=2024, offset=3, count=8, long=True),
        columns("Area=theme:76 | Recommendation=recommendation:120 | Action=action:160 | Owner=lead:90 | Date=when:65"),
    )
    return [
        paper(
            "spans-over-pages",
            "writer",
            "row spans cut by the page break; rows cut in mid-sentence; outer frame missing",
            "Nettlecombe Council",
            "Improvement and Recovery Plan",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Improvement and recovery plan", 15),
                one.grid(Look(rules=INNER | {"head"}, size=9.5, pad=4), head=Cell("", bold=True, fill="#dce6f1")),
            ],
        ),
        paper(
            "spans-without-frame",
            "reportlab",
            "row spans cut by the page break; outer frame missing; rows cut in mid-sentence",
            "Saxonbury Council",
            "Audit and Housing Plan",
            portrait(page_numbers="{}"),
            two,
            [
                heading("Audit and housing plan", 15),
                Text(ABOVE[0], size=10),
                two.grid(Look(rules=INNER, size=10.5, pad=5, family="serif"), head=Cell("", bold=True)),
            ],
        ),
        paper(
            "spans-no-second-head",
            "writer",
            "row spans cut by the page break; head missing on later pages; ruled",
            "Penhallow Borough Council",
            "Review of Planning and Highways: Action Plan",
            portrait(margin=42),
            three,
            [
                heading("Review of planning and highways: action plan", 15),
                three.grid(Look(rules=FULL, size=10, pad=4, repeat=False), head=banded("#595959")),
            ],
            held_out=True,
        ),
    ]


PAPERS = (*_turned(), *_spans())
