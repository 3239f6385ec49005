"""Plans without vertical lines: white space only, horizontal rules only, zebra stripes."""

from __future__ import annotations

from benchmarks.plans.build.model import A3, Cell, Look, Paper, Sheet, Text
from benchmarks.plans.build.papers.common import ROWS, Plan, banded, columns, heading, landscape, paper, portrait
from benchmarks.plans.build.plan import items


def _borderless() -> list[Paper]:
    one = Plan(
        items("corporate+audit", year=2025),
        columns(
            "No.=number:34 | Recommendation=recommendation:190 | Action=action:290 | Lead=lead:140 | Timescale=when:100"
        ),
    )
    two = Plan(
        items("children+corporate", year=2024, offset=5, number="R{}"),
        columns(
            "Ref=ref:34 | What we will do=action:190 | Who=lead:112 | By when=when:78 | Progress so far=progress:97"
        ),
    )
    three = Plan(
        items("housing+planning+audit", year=2025, offset=2),
        columns(
            "Rec=number:30 | Recommendation=recommendation:190 | Ref=ref:34 | Action=action:220 | "
            "Measure=measure:150 | "
            "Owner=lead:150 | Due date=when:95 | Update=progress:190"
        ),
        joined="first",
    )
    return [
        paper(
            "borderless-landscape",
            "reportlab",
            "borderless; row spans; rows cut by the page break",
            "Ashmere District Council",
            "Corporate Peer Challenge Action Plan",
            landscape(page_numbers="Page {}"),
            one,
            [heading("Corporate Peer Challenge Action Plan"), one.grid(Look(size=10.5, pad=5))],
        ),
        paper(
            "borderless-portrait",
            "writer",
            "borderless; no recommendations in the table; several pages",
            "Tarnbrook Council",
            "Children's Improvement Plan",
            portrait(family="serif", page_numbers="Page {}"),
            two,
            [
                heading("Children’s Improvement Plan", 18),
                Text("Adopted by the Improvement Board. The plan is looked at every six weeks."),
                two.grid(Look(size=10.5, family="serif", pad=4)),
            ],
        ),
        paper(
            "borderless-tracker",
            "calc",
            "borderless; wide sheet; blank below the first of a group",
            "Colne Vale Borough Council",
            "Housing Improvement Tracker",
            Sheet(
                size=A3, landscape=True, margin=40, running_head="Housing Improvement Tracker", page_numbers="Page {}"
            ),
            three,
            [heading("Housing Improvement Tracker", 14), three.grid(Look(size=10, pad=3))],
            held_out=True,
            document_type="progress update",
        ),
    ]


def _rules() -> list[Paper]:
    one = Plan(
        items("highways+planning", year=2025, offset=3),
        columns(
            "Ref=ref:36 | Action=action:230 | Lead=lead:120 | Timescale=when:92 | Success measure=measure:130 | "
            "Progress=progress:150"
        ),
        bands="theme",
    )
    two = Plan(
        items("planning+housing", year=2024, offset=1),
        columns("Recommendation=numbered:150 | Action=action:190 | Lead officer=lead:100 | Target date=when:71"),
    )
    three = Plan(
        items("audit+corporate", year=2025, offset=7, number="R{}"),
        columns(
            "No=number:30 | Recommendation=recommendation:140 | Agreed action=action:210 | "
            "Responsible officer=lead:120 | "
            "Due by=when:88 | Status=status:70 | Comments=progress:100"
        ),
    )
    return [
        paper(
            "rules-below-rows",
            "reportlab",
            "horizontal rules only; theme band",
            "Fernhurst City Council",
            "Highways Task Group: Action Tracker",
            landscape(running_head="Fernhurst City Council", page_numbers="{}"),
            one,
            [
                heading("Highways Task Group: Action Tracker", 15),
                one.grid(Look(rules=ROWS | {"top"}, size=9.5, family="serif", rule_colour="#7f7f7f")),
            ],
            document_type="progress update",
        ),
        paper(
            "rules-below-groups",
            "writer",
            "horizontal rules only; rules below groups; row spans cut by the page break",
            "Wyre Marsh District Council",
            "Planning Peer Review",
            portrait(page_numbers="Page {}"),
            two,
            [
                heading("Planning Peer Review"),
                Text("Action plan agreed by the Planning Committee"),
                two.grid(Look(rules=frozenset({"groups", "head", "top", "foot"}), size=10, pad=4)),
            ],
        ),
        paper(
            "rules-heavy-head",
            "writer",
            "horizontal rules only; row spans; head on colour",
            "Saltby Borough Council",
            "Audit Recommendations: Agreed Actions",
            landscape(page_numbers="Page {}"),
            three,
            [
                heading("Audit recommendations: agreed actions", 14),
                three.grid(Look(rules=ROWS | {"head", "foot"}, size=9), head=banded("#dbe5f1", "#1f3864")),
            ],
            held_out=True,
        ),
    ]


def _zebra() -> list[Paper]:
    one = Plan(
        items("corporate+highways", year=2024, offset=4),
        columns(
            "Ref=ref:40 | Action=action:240 | Responsible=lead:140 | Deadline=when:98 | Status=status:76 | "
            "Commentary=progress:164"
        ),
    )
    two = Plan(
        items("housing+children", year=2024, offset=6),
        columns("Recommendation=recommendation:140 | Action=action:176 | Lead=lead:110 | When=when:85"),
        joined="each",
    )
    three = Plan(
        items("planning+highways+audit", year=2025, offset=9, narrow=True),
        columns(
            "Ref=ref:34 | Theme=theme:64 | Action=action:220 | Lead=lead:80 | Start=start:70 | "
            "End=end:70 | Status=status:80"
        ),
        joined="each",
    )
    return [
        paper(
            "zebra-landscape",
            "reportlab",
            "zebra shading without lines",
            "Marlow Heath Council",
            "Improvement Plan: Progress Update",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Improvement Plan: Progress Update", 15),
                one.grid(Look(zebra=("#f2f2f2", ""), size=9.5, pad=4), head=banded("#244062")),
            ],
            document_type="progress update",
        ),
        paper(
            "zebra-portrait",
            "writer",
            "zebra shading without lines; recommendation printed in each row",
            "Pendle Moor Borough Council",
            "Housing Inspection: Our Response",
            portrait(),
            two,
            [
                heading("Housing inspection: our response"),
                Text("What we will do, and when, about each recommendation."),
                two.grid(Look(zebra=("#eaf1dd", "#ffffff"), size=9.5, pad=3), head=banded("#9bbb59")),
            ],
            tagged=True,
        ),
        paper(
            "zebra-sheet",
            "calc",
            "zebra shading without lines; Start and End columns",
            "Thornsea Council",
            "Planning Service Action Log",
            Sheet(landscape=True, margin=36, page_numbers="Page {}"),
            three,
            [
                heading("Planning Service Action Log", 14),
                three.grid(Look(zebra=("#fde9d9", ""), size=10), head=Cell("", bold=True, fill="#f79646")),
            ],
            held_out=True,
            document_type="progress update",
        ),
    ]


PAPERS = (*_borderless(), *_rules(), *_zebra())
