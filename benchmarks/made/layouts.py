"""Every layout by name: its family, its side (learn or judge), the page it is made for, what writes it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.made import asked, cards, minuted, others, plan_list, plans, prose
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
NONE = {
    "none-finance": ("finance", "kpi"), "none-risk": ("risk", "glossary"), "none-members": ("members", "timetable"),
    "none-workplan": ("workplan", "forward"), "none-contracts": ("contracts", "consultation"),
}  # fmt: skip
JUDGE_NONE = {
    "j-none-forward": ("forward", "equality"),
    "j-none-budget": ("budget", "risk"),
    "j-none-consultation": ("consultation", "kpi"),
}


@functools.cache
def layouts() -> dict[str, Layout]:
    """All layouts, by name."""
    found = [
        Layout(p.name, p.family, p.judge, functools.partial(plans.write, plan=p), p.page)
        for p in plan_list.LEARN + plan_list.JUDGE
    ]
    found += [
        Layout(c.name, c.family, c.judge, functools.partial(cards.write, card=c))
        for c in cards.CARDS + cards.JUDGE_CARDS
    ]
    found += [
        Layout(a.name, "cover", a.judge, functools.partial(asked.write, ask=a)) for a in asked.ASKS + asked.JUDGE_ASKS
    ]
    for table, judged in ((prose.PROSE, JUDGE_PROSE), (minuted.MINUTES, JUDGE_MINUTES)):
        found += [Layout(name, family, False, way) for name, (family, way) in table.items()]
        found += [Layout(f"j-{name}", table[name][0], True, table[name][1]) for name in judged]
    for which, judge in ((NONE, False), (JUDGE_NONE, True)):
        found += [
            Layout(name, "none", judge, functools.partial(others.alone, kinds=kinds)) for name, kinds in which.items()
        ]
    found.append(Layout("none-agenda", "none", False, others.agenda))
    return {layout.name: layout for layout in found}
