"""Plans held together by colour and by vertical lines: white gaps, boxes of colour, vertical rules only."""

from __future__ import annotations

from benchmarks.plans.build.model import SLIDE, Cell, Look, Paper, Sheet, Text
from benchmarks.plans.build.papers.common import FULL, Plan, banded, columns, heading, landscape, paper, portrait
from benchmarks.plans.build.plan import items


def _gaps() -> list[Paper]:
    one = Plan(
        items("children+highways", year=2025, offset=2),
        columns(
            "No=number:32 | Recommendation=recommendation:170 | Action=action:250 | Lead=lead:140 | By when=when:100 | "
            "~RAG=letter:60"
        ),
    )
    two = Plan(
        items("audit+planning", year=2024, offset=8),
        columns("Ref=ref:38 | Action=action:210 | Owner=lead:130 | Deadline=when:100 | Status=status:70"),
        bands="recommendation",
    )
    three = Plan(
        items("housing+corporate", year=2026, offset=5),
        columns("Ref=ref:36 | Action=action:280 | Lead=lead:130 | When=when:90 | Measure=measure:110"),
    )
    key = "Key: B = complete, G = on track, A = in progress with some delay, R = overdue, W = not started"
    return [
        paper(
            "gaps-landscape",
            "reportlab",
            "coloured head and white gaps; row spans; status by letter on colour",
            "Eastmoor County Council",
            "Peer Review of Children and Highways: Action Plan",
            landscape(page_numbers="{}"),
            one,
            [
                heading("Peer review of children and highways: action plan", 15, "#1f3864"),
                Text(key, size=8.5, italic=True),
                one.grid(Look(gap=2, zebra=("#eef2f8", "#eef2f8"), size=9.5, pad=5), head=banded("#2f5496")),
            ],
        ),
        paper(
            "gaps-portrait",
            "writer",
            "coloured head and white gaps; recommendation bands",
            "Saltby Borough Council",
            "Action Plan of the Planning and Audit Reviews",
            portrait(page_numbers="Page {}", family="narrow"),
            two,
            [
                heading("Action plan of the planning and audit reviews", 16),
                two.grid(
                    Look(gap=3, zebra=("#f2f2f2", "#f2f2f2"), size=10, family="narrow", pad=4),
                    head=banded("#7030a0"),
                    band=Cell("", bold=True, fill="#e5dfec"),
                ),
            ],
        ),
        paper(
            "gaps-slides",
            "reportlab",
            "coloured head and white gaps; 16:9 pages",
            "Linfold Metropolitan Borough Council",
            "Improvement Board: Delivery Plan",
            Sheet(size=SLIDE, landscape=False, margin=34, page_numbers="{}"),
            three,
            [
                heading("Improvement Board: delivery plan", 20, "#005a5b"),
                three.grid(
                    Look(gap=2.5, zebra=("#e6f2f2", "#f4f9f9"), size=9.5, pad=5, cut=False), head=banded("#00797a")
                ),
            ],
            held_out=True,
        ),
    ]


def _boxes() -> list[Paper]:
    one = Plan(
        items("planning+audit", year=2025, offset=11),
        columns("Action=action:290 | Who=lead:170 | When=when:120 | What success looks like=measure:170"),
        bands="recommendation",
    )
    two = Plan(
        items("highways+corporate", year=2024, offset=3),
        columns("Theme=theme:90 | Action=action:215 | Lead=lead:120 | Timescale=when:86"),
        joined="span",
    )
    three = Plan(
        items("children+housing", year=2025, offset=6),
        columns(
            "Recommendation=numbered:165 | Action=action:215 | Lead officer=lead:130 | "
            "Date=when:98 | Progress=progress:150"
        ),
    )
    return [
        paper(
            "boxes-of-colour",
            "reportlab",
            "boxes of colour without lines; recommendation bands",
            "Roxley District Council",
            "Our Response to the Planning Advisory Review",
            landscape(margin=46),
            one,
            [
                heading("Our response to the planning advisory review", 17, "#7f3f00"),
                one.grid(
                    Look(zebra=("#fdf3e7", "#fdf3e7"), size=10, family="serif", pad=6),
                    head=Cell("", bold=True, fill="#f6d5a8"),
                    band=banded("#c55a11"),
                ),
            ],
        ),
        paper(
            "boxes-by-theme",
            "writer",
            "boxes of colour without lines; row spans of themes cut by the page break",
            "Hallam Vale Council",
            "Corporate Plan Actions from Scrutiny",
            portrait(running_head="Hallam Vale Council: corporate plan actions", page_numbers="Page {}"),
            two,
            [
                heading("Corporate plan actions from scrutiny", 15),
                two.grid(Look(zebra=("#ddebf7", "#ffffff"), size=9.5, pad=4, repeat=False), head=banded("#1f4e79")),
            ],
        ),
        paper(
            "boxes-bottom-text",
            "writer",
            "boxes of colour without lines; bottom-aligned cells; row spans",
            "Quernmoor District Council",
            "Inspection Improvement Plan",
            landscape(page_numbers="Page {}"),
            three,
            [
                heading("Inspection improvement plan", 16),
                three.grid(
                    Look(zebra=("#fff2cc", "#fdfaf0"), size=9.5, pad=4, level="bottom"),
                    head=Cell("", bold=True, fill="#ffd966"),
                ),
            ],
            held_out=True,
        ),
    ]


def _vertical() -> list[Paper]:
    one = Plan(
        items("audit+children", year=2025, offset=1),
        columns(
            "Ref=ref:38 | Agreed action=action:250 | Responsible officer=lead:150 | Implementation date=when:120 | "
            "Update=progress:194"
        ),
    )
    two = Plan(
        items("corporate+planning", year=2025, offset=10),
        columns("No.=number:30 | Recommendation=recommendation:140 | Action=action:165 | Lead=lead:96 | Date=when:80"),
        joined="first",
    )
    three = Plan(
        items("highways+housing", year=2024, offset=13),
        columns(
            "Ref=ref:36 | Task=action:260 | Assigned to=lead:160 | Target completion=when:130 | "
            "~Priority=priority:60 | "
            "Status=status:90"
        ),
    )
    return [
        paper(
            "vertical-rules",
            "reportlab",
            "vertical rules only; outer frame missing",
            "Brackenfield Council",
            "Internal Audit: Actions Due",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Internal audit: actions due", 15),
                one.grid(Look(rules=frozenset({"columns"}), size=9.5, pad=5, rule_colour="#404040")),
            ],
            document_type="progress update",
        ),
        paper(
            "vertical-rules-portrait",
            "writer",
            "vertical rules only; blank below the first of a group",
            "Orwell Sands Borough Council",
            "Peer Challenge: What We Will Do",
            portrait(family="serif"),
            two,
            [
                heading("Peer challenge: what we will do", 17),
                two.grid(Look(rules=frozenset({"columns"}), size=10.5, family="serif", pad=4)),
            ],
        ),
        paper(
            "vertical-rules-centred",
            "reportlab",
            "vertical rules only; vertically centred cells; row under row",
            "Stourbridge Heath Council",
            "Homes and Highways: Task Tracker",
            landscape(page_numbers="Page {}", margin=38),
            three,
            [
                heading("Homes and highways: task tracker", 14),
                three.grid(Look(rules=frozenset({"columns", "head"}), size=9, pad=6, level="middle")),
            ],
            held_out=True,
            document_type="progress update",
        ),
    ]


def _levels() -> list[Paper]:
    one = Plan(
        items("housing+highways", year=2025, offset=4),
        columns(
            "Recommendation=numbered:190 | Action=action:250 | Lead=lead:150 | Target date=when:98 | "
            "~Priority=priority:62"
        ),
    )
    two = Plan(
        items("children+planning", year=2024, offset=2),
        columns("Ref=ref:36 | Action=action:205 | Responsibility=lead:140 | Timescale=when:100"),
    )
    three = Plan(
        items("corporate+children", year=2026, offset=9, number="R{}"),
        columns(
            "~Ref=number:40 | Peer team recommendation=recommendation:180 | Our action=action:240 | Owner=lead:150 | "
            "Complete by=when:110"
        ),
    )
    return [
        paper(
            "centred-cells",
            "reportlab",
            "vertically centred cells; horizontal rules only; row spans",
            "Ravensworth Council",
            "Housing and Highways Improvement Plan",
            landscape(page_numbers="Page {} "),
            one,
            [
                heading("Housing and highways improvement plan", 16),
                one.grid(
                    Look(rules=frozenset({"rows", "head"}), size=9.5, pad=5, level="middle", rule_colour="#808080"),
                    head=Cell("", bold=True, fill="#d9d9d9"),
                ),
            ],
        ),
        paper(
            "bottom-aligned",
            "writer",
            "bottom-aligned cells; borderless",
            "Whitcombe District Council",
            "Partnership Action Plan",
            portrait(page_numbers="Page {}"),
            two,
            [heading("Partnership action plan", 16), two.grid(Look(size=10, pad=5, level="bottom"))],
        ),
        paper(
            "centred-spans",
            "writer",
            "vertically centred cells; row spans cut by the page break; ruled",
            "Calderbrook Borough Council",
            "Corporate Peer Challenge 2026: Action Plan",
            landscape(),
            three,
            [
                heading("Corporate Peer Challenge 2026: action plan", 15),
                three.grid(Look(rules=FULL, size=10, pad=4, level="middle"), head=banded("#203864")),
            ],
            held_out=True,
            tagged=True,
        ),
    ]


PAPERS = (*_gaps(), *_boxes(), *_vertical(), *_levels())
