"""Plans whose head is missing, reworded or under a band "continued" on later pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from benchmarks.plans.build.model import Block, Break, Cell, Look, Paper
from benchmarks.plans.build.papers.common import FULL, ROWS, Plan, banded, columns, heading, landscape, paper, portrait
from benchmarks.plans.build.plan import items
from benchmarks.plans.build.rows import across


def _parts(plan: Plan, cuts: list[int], look: Look, heads: list[list[str]], band: str, head: Cell) -> list[Block]:
    """The plan cut by hand after so many recommendations; each part with its own heads, or none, under a band."""
    found: list[Block] = []
    edges = [0, *cuts, len(plan.items)]
    for number, (first, last) in enumerate(pairwise(edges)):
        words = heads[min(number, len(heads) - 1)]
        shown = tuple(
            replace(column, head=word) for column, word in zip(plan.columns, words or _plain(plan), strict=True)
        )
        above = (across(band, len(shown), Cell("", bold=True)),) if band and number else ()
        if number:
            found.append(Break())
        found.append(
            plan.grid(look, items=plan.items[first:last], columns=shown, above=above, headed=bool(words), head=head)
        )
    return found


def _plain(plan: Plan) -> list[str]:
    return [column.head for column in plan.columns]


def _changing() -> list[Paper]:
    one = Plan(
        items("corporate+children", year=2025, offset=6, count=8, long=True),
        columns(
            "No.=number:34 | Recommendation=recommendation:190 | Action=action:290 | Lead=lead:130 | Timescale=when:110"
        ),
    )
    two = Plan(
        items("housing+planning", year=2024, offset=1),
        columns("Ref=ref:36 | Actions=action:225 | Lead Officer=lead:130 | Timescale=when:105"),
        bands="recommendation",
    )
    three = Plan(
        items("audit+highways", year=2026, offset=3),
        columns(
            "Recommendation=numbered:180 | Actions=action:260 | Lead officer=lead:140 | "
            "Timescale=when:100 | Status=status:75"
        ),
    )
    reworded = [
        ["Recommendation", "Actions", "Lead officer", "Timescale", "Status"],
        ["Recommendation", "Action", "Lead", "Time-scale", "Status"],
        ["Recommendation (continued)", "Actions", "Lead Officer", "Timescales", "RAG status"],
    ]
    return [
        paper(
            "head-on-first-page",
            "reportlab",
            "head missing on later pages; borderless; rows cut in mid-sentence",
            "Amberley Heath Council",
            "Our Response to the Peer Challenge",
            landscape(page_numbers="Page {}"),
            one,
            [heading("Our response to the peer challenge", 16), one.grid(Look(size=11, pad=5, repeat=False))],
        ),
        paper(
            "continued-band",
            "writer",
            "band “continued” on later pages; recommendation bands; ruled",
            "Fenwick Vale Council",
            "Housing and Planning Action Plan",
            portrait(page_numbers="Page {}"),
            two,
            [
                heading("Housing and planning action plan", 16),
                *_parts(
                    two,
                    [2, 4, 7],
                    Look(rules=FULL, size=10, pad=4),
                    [_plain(two)],
                    "ACTION PLAN (CONTINUED)",
                    Cell("", bold=True, fill="#d9d9d9"),
                ),
            ],
        ),
        paper(
            "heads-reworded",
            "reportlab",
            "head reworded on later pages; horizontal rules only; row spans",
            "Castlebrook City Council",
            "Audit and Highways Improvement Plan",
            landscape(page_numbers="Page {}"),
            three,
            [
                heading("Audit and highways improvement plan", 15),
                *_parts(
                    three, [4, 7], Look(rules=ROWS | {"top"}, size=9.5, pad=4.5), reworded, "", Cell("", bold=True)
                ),
            ],
            held_out=True,
        ),
    ]


def _more_changing() -> list[Paper]:
    one = Plan(
        items("planning+audit", year=2025, offset=15),
        columns("Ref=ref:36 | Action=action:290 | Owner=lead:150 | Deadline=when:110 | Success measure=measure:160"),
    )
    two = Plan(
        items("highways+children", year=2024, offset=4),
        columns(
            "No=number:30 | Recommendation=recommendation:180 | Action=action:270 | Responsible=lead:150 | By=when:100"
        ),
    )
    three = Plan(
        items("corporate+housing", year=2026, offset=10),
        columns("No=number:30 | Recommendation=recommendation:180 | Action=action:270 | Who=lead:150 | When=when:110"),
    )
    reworded = [
        ["No", "Recommendation", "Action", "Responsible", "By"],
        ["No.", "Recommendations", "Actions agreed", "Responsible officer", "By when"],
    ]
    return [
        paper(
            "continued-band-lines",
            "reportlab",
            "band “continued” on later pages; horizontal rules only",
            "Thistledown Council",
            "Planning and Audit: Agreed Actions",
            landscape(page_numbers="Page {}"),
            one,
            [
                heading("Planning and audit: agreed actions", 15),
                *_parts(
                    one,
                    [3, 6, 8],
                    Look(rules=ROWS, size=10, pad=4),
                    [_plain(one)],
                    "AGREED ACTIONS … CONTINUED",
                    Cell("", bold=True),
                ),
            ],
        ),
        paper(
            "heads-reworded-shaded",
            "reportlab",
            "head reworded on later pages; zebra shading without lines; row spans",
            "Milburn Borough Council",
            "Peer Review Action Plan",
            landscape(page_numbers="Page {}"),
            two,
            [
                heading("Peer review action plan", 15),
                *_parts(two, [5], Look(zebra=("#f4ecf7", ""), size=10, pad=4), reworded, "", banded("#5b2c6f")),
            ],
        ),
        paper(
            "turned-270-spans",
            "reportlab",
            "landscape stored portrait with /Rotate 270; row spans; ruled",
            "Harewell Council",
            "Peer Challenge Action Plan",
            landscape(turn=270, page_numbers="Page {}"),
            three,
            [heading("Peer challenge action plan", 15), three.grid(Look(rules=FULL, size=10, pad=4))],
        ),
    ]


PAPERS = (*_changing(), *_more_changing())
