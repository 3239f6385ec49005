"""Plans whose heads are hard: two levels, narrow columns with broken words, heads set sideways."""

from __future__ import annotations

from benchmarks.plans.build.model import Cell, Look, Paper, Sheet
from benchmarks.plans.build.papers.common import (
    FULL,
    INNER,
    ROWS,
    Plan,
    banded,
    columns,
    heading,
    key_of_letters,
    landscape,
    paper,
    portrait,
)
from benchmarks.plans.build.plan import items


def _two_levels() -> list[Paper]:
    one = Plan(
        items("corporate+housing", year=2025, offset=3),
        columns(
            "Recommendation=numbered:150 | Action=action:210 | Lead=lead:120 | ~Timescale>Start=start:56 | "
            "~Timescale>End=end:56 | Progress=progress:166"
        ),
    )
    two = Plan(
        items("audit+highways", year=2024, offset=6),
        columns(
            "Ref=ref:40 | Action=action:250 | Owner=lead:140 | Due=when:100 | ~RAG>Latest=letter:48 | "
            "~RAG>Previous=letter_before:54 | Comment=progress:120"
        ),
    )
    three = Plan(
        items("planning+children", year=2025, offset=8),
        columns(
            "No.=number:32 | Recommendation=recommendation:150 | Delivery>Action=action:215 | Delivery>Lead=lead:120 | "
            "~Timescale>From=start:62 | ~Timescale>To=end:62 | ~RAG>Now=letter:44 | ~RAG>Last=letter_before:44"
        ),
    )
    return [
        paper(
            "two-levels-timescale",
            "writer",
            "two-level head; ruled; row spans cut by the page break",
            "Aldbourne Council",
            "Corporate Peer Challenge: Delivery Plan",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Corporate Peer Challenge: delivery plan", 15),
                one.grid(Look(rules=FULL, size=9, pad=3.5), head=Cell("", bold=True, fill="#d6e3bc")),
            ],
        ),
        paper(
            "two-levels-rag",
            "reportlab",
            "two-level head; horizontal rules only; status by letter, latest and previous",
            "Farnley Borough Council",
            "Audit and Highways Tracker",
            landscape(page_numbers="{}"),
            two,
            [
                heading("Audit and highways tracker", 15),
                key_of_letters(),
                two.grid(Look(rules=ROWS, size=9, pad=4), head=Cell("", bold=True)),
            ],
            document_type="progress update",
        ),
        paper(
            "two-levels-shaded",
            "writer",
            "two-level head; zebra shading without lines; three shared heads; row spans",
            "Meresea District Council",
            "Improvement Programme",
            landscape(margin=36, page_numbers="Page {}", family="narrow"),
            three,
            [
                heading("Improvement programme", 15),
                key_of_letters(),
                three.grid(Look(zebra=("#f2f2f2", "#ffffff"), size=9, pad=3, family="narrow"), head=banded("#375623")),
            ],
            held_out=True,
        ),
    ]


def _narrow() -> list[Paper]:
    one = Plan(
        items("children+audit", year=2025, offset=2, narrow=True),
        columns(
            "Theme=theme:52 | Rec no=number:28 | Recommendation=recommendation:104 | "
            "Action=action:142 | Responsible=lead:46 | "
            "Timescale=when:50 | Resources=resources:80 | Success measure=measure:84 | "
            "Progress=progress:118 | ~RAG=letter:28"
        ),
    )
    two = Plan(
        items("highways+planning", year=2024, offset=5, narrow=True),
        columns(
            "Reference=ref:30 | Recommendation=recommendation:62 | Action=action:100 | Accountable=lead:48 | "
            "Commencement=start:46 | Completion=end:46 | Priority=priority:40 | "
            "Resources=resources:60 | Status=status:52"
        ),
    )
    three = Plan(
        items("housing+corporate+audit", year=2025, offset=7, narrow=True),
        columns(
            "Ref=ref:28 | Workstream=theme:52 | Recommendation=recommendation:110 | "
            "Action=action:150 | Responsibility=lead:56 | "
            "Start=start:52 | Finish=end:52 | Priority=priority:46 | Outcome measure=measure:90 | Update=progress:128"
        ),
        joined="each",
    )
    return [
        paper(
            "ten-columns",
            "reportlab",
            "ten narrow columns; heads broken inside a word; row spans; ruled",
            "Kingsmoor City Council",
            "Children’s Services Improvement Plan",
            landscape(margin=36, page_numbers="Page {}"),
            one,
            [
                heading("Children’s Services improvement plan", 14),
                key_of_letters(),
                one.grid(Look(rules=FULL, size=8, pad=2.5, rule_width=0.4), head=Cell("", bold=True, fill="#c6d9f1")),
            ],
        ),
        paper(
            "nine-columns",
            "writer",
            "nine narrow columns; heads broken inside a word; outer frame missing; row spans",
            "Selwood Council",
            "Highways and Planning: Delivery Plan",
            portrait(margin=50),
            two,
            [
                heading("Highways and planning: delivery plan", 14),
                two.grid(Look(rules=INNER, size=8, pad=2, rule_width=0.5), head=Cell("", bold=True)),
            ],
        ),
        paper(
            "ten-columns-sheet",
            "calc",
            "ten narrow columns; heads broken inside a word; recommendation printed in each row",
            "Ousebridge Borough Council",
            "Improvement Tracker",
            Sheet(margin=36, page_numbers="Page {}"),
            three,
            [
                heading("Improvement tracker", 13),
                three.grid(Look(rules=ROWS | {"head"}, size=8.5, pad=2), head=Cell("", bold=True, fill="#bfbfbf")),
            ],
            held_out=True,
            document_type="progress update",
        ),
    ]


def _sideways() -> list[Paper]:
    one = Plan(
        items("housing+planning", year=2025, offset=1),
        columns(
            "^No.=number:24 | Recommendation=recommendation:170 | Action=action:240 | "
            "Lead=lead:130 | Timescale=when:98 | "
            "^Not started=tick_no:28 | ^In progress=tick_part:28 | ^Complete=tick_yes:28"
        ),
    )
    two = Plan(
        items("corporate+highways", year=2024, offset=12, narrow=True),
        columns(
            "^Reference=ref:28 | Action=action:250 | ^Accountable=lead:62 | ^Start date=start:52 | ^End date=end:52 | "
            "^Priority=priority:54"
        ),
    )
    three = Plan(
        items("audit+children", year=2026, offset=4, narrow=True),
        columns(
            "^Ref=ref:30 | Recommendation=recommendation:170 | Agreed action=action:220 | "
            "^Owner=lead:70 | ^Due date=when:74 | "
            "^Status=status:70"
        ),
        joined="first",
    )
    return [
        paper(
            "sideways-heads-ticks",
            "reportlab",
            "rotated head text; status by tick mark; ruled; row spans",
            "Blackwater Vale Council",
            "Housing and Planning: Where We Are",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Housing and planning: where we are", 15),
                one.grid(
                    Look(rules=FULL, size=9, pad=3.5, head_height=70, rule_colour="#7f7f7f"),
                    head=Cell("", bold=True, fill="#fbd5b5", level="bottom"),
                ),
            ],
        ),
        paper(
            "sideways-heads",
            "writer",
            "rotated head text; horizontal rules only",
            "Foxhill District Council",
            "Corporate Delivery Plan",
            portrait(page_numbers="Page {}"),
            two,
            [
                heading("Corporate delivery plan", 15),
                two.grid(
                    Look(rules=ROWS | {"top"}, size=9.5, pad=3.5, head_height=72),
                    head=Cell("", bold=True, level="bottom"),
                ),
            ],
        ),
        paper(
            "sideways-heads-sheet",
            "calc",
            "rotated head text; blank below the first of a group; coloured head",
            "Whitestone Council",
            "Audit Actions",
            Sheet(margin=40, page_numbers="Page {}"),
            three,
            [
                heading("Audit actions", 14),
                three.grid(
                    Look(rules=frozenset({"rows"}), size=9.5, pad=2, head_height=64, rule_colour="#a6a6a6"),
                    head=Cell("", bold=True, fill="#b8cce4", level="bottom"),
                ),
            ],
            held_out=True,
        ),
    ]


PAPERS = (*_two_levels(), *_narrow(), *_sideways())
