"""Every layout by name: its family, its side (learn or judge), the page it is made for, what writes it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.made import (
    appended,
    asked,
    boxes,
    cards,
    minuted,
    minuted_more,
    others,
    plan_judge,
    plan_learn,
    plans,
    prose,
)
from benchmarks.made.paper import Paper


@dataclass(frozen=True)
class Layout:
    """A named layout."""

    name: str
    family: str
    judge: bool
    write: Callable[[Paper], None]
    page: str = "portrait"


JUDGE_PROSE = ("prose-tails", "prose-labels", "prose-peer-report", "prose-scrutiny", "prose-run-in")
JUDGE_MINUTES = ("minutes-list", "minutes-table", "minutes-clerk", "notice")
TABLES = (
    (prose.PROSE, JUDGE_PROSE),
    (minuted.MINUTES, JUDGE_MINUTES),
    (boxes.BOXES, boxes.JUDGE_BOXES),
    (appended.APPENDED, appended.JUDGE_APPENDED),
    (minuted_more.MORE, minuted_more.JUDGE_MORE),
)
NONE = {
    "none-finance": ("finance", "kpi"),
    "none-risk": ("risk", "glossary"),
    "none-members": ("members", "timetable"),
    "none-workplan": ("workplan", "forward"),
    "none-contracts": ("contracts", "consultation"),
    "none-complaints": ("complaints", "documents"),
    "none-savings": ("savings", "interviews"),
    "none-owned": ("owned", "staffing"),
    "none-controls": ("controls", "reserves"),
}
JUDGE_NONE = {
    "j-none-forward": ("forward", "equality"),
    "j-none-budget": ("budget", "risk"),
    "j-none-consultation": ("consultation", "kpi"),
    "j-none-training": ("training", "petitions"),
    "j-none-keydecisions": ("keydecisions", "members"),
    "j-none-controls": ("controls", "timetable"),
    "j-none-reserves": ("reserves", "attendance"),
}


@functools.cache
def layouts() -> dict[str, Layout]:
    """All layouts, by name."""
    found = [
        Layout(p.name, p.family, p.judge, functools.partial(plans.write, plan=p), p.page)
        for p in plan_learn.LEARN + plan_judge.JUDGE
    ]
    found += [
        Layout(c.name, c.family, c.judge, functools.partial(cards.write, card=c))
        for c in cards.CARDS + cards.JUDGE_CARDS
    ]
    found += [
        Layout(a.name, "cover", a.judge, functools.partial(asked.write, ask=a)) for a in asked.ASKS + asked.JUDGE_ASKS
    ]
    for table, judged in TABLES:
        found += [Layout(name, family, False, way) for name, (family, way) in table.items()]
        found += [Layout(f"j-{name}", table[name][0], True, table[name][1]) for name in judged]
    for which, judge in ((NONE, False), (JUDGE_NONE, True)):
        found += [
            Layout(name, "none", judge, functools.partial(others.alone, kinds=kinds)) for name, kinds in which.items()
        ]
    found.append(Layout("none-agenda", "none", False, others.agenda))
    found += [Layout(f"{'j-' * judge}agenda-recommends", "agenda", judge, asked.agenda) for judge in (False, True)]
    found += [Layout(f"{'j-' * judge}ask-two-bodies", "cover", judge, asked.two_bodies) for judge in (False, True)]
    return {layout.name: layout for layout in found}
