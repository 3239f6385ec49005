"""A plan's recommendations and steps, with leads, times and states dealt out to them, and the columns it may have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from benchmarks.plans.build.content import OFFICERS, SHORT, Lead, Task, stock
from benchmarks.plans.build.model import Align
from benchmarks.plans.build.when import When, ends, plain, short, starts

_T = TypeVar("_T")
State = Literal["completed", "on_track", "at_risk", "overdue", "not_started"]

MEANING: dict[State, str] = {
    "completed": "completed",
    "on_track": "in_progress",
    "at_risk": "in_progress",
    "overdue": "overdue",
    "not_started": "not_started",
}
WORDS: dict[State, str] = {
    "completed": "Complete",
    "on_track": "On track",
    "at_risk": "In progress",
    "overdue": "Overdue",
    "not_started": "Not started",
}
LETTERS: dict[State, str] = {"completed": "B", "on_track": "G", "at_risk": "A", "overdue": "R", "not_started": "W"}
COLOURS: dict[State, str] = {
    "completed": "#5b9bd5",
    "on_track": "#70ad47",
    "at_risk": "#ffc000",
    "overdue": "#e8413c",
    "not_started": "#d9d9d9",
}
_STATES: tuple[State, ...] = ("on_track", "completed", "at_risk", "not_started", "on_track", "overdue", "at_risk")


@dataclass(frozen=True)
class Step:
    """An action with all that any column may say about it."""

    ref: str
    text: str
    measure: str
    progress: str
    resources: str
    lead: Lead
    when: When
    start: When
    end: When
    state: State
    before: State
    priority: str


@dataclass(frozen=True)
class Item:
    """A recommendation with its steps."""

    number: str
    text: str
    theme: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Column:
    """A column: its head, what it says, its width. ``over`` is the head above that it shares with its neighbours."""

    head: str
    says: str
    width: float
    over: str = ""
    align: Align = "left"
    turned: bool = False
    spill: float = 0.0


THEMES = {
    "corporate": "Leadership and organisation",
    "children": "Children and families",
    "highways": "Roads and travel",
    "housing": "Homes",
    "planning": "Planning and growth",
    "audit": "Control and assurance",
}
_NEXT = (
    "",
    "The next report goes to the committee in the autumn.",
    "No further money is needed.",
    "",
    "Partners have been told and will answer by the end of the month, after which the group will look at it again.",
    "Staff were briefed in person.",
    "",
    "Work is slower than planned because two posts are empty; interviews are under way.",
)


def items(
    subjects: str,
    *,
    year: int,
    offset: int = 0,
    count: int = 20,
    number: str = "{}",
    narrow: bool = False,
    long: bool = False,
) -> tuple[Item, ...]:
    """The first ``count`` recommendations on ``subjects`` ("housing+audit"), numbered through.

    Leads, times and states are dealt out from ``offset``; ``narrow`` takes those that fit narrow columns, ``long``
    gives each action a second paragraph.
    """
    found: list[Item] = []
    at = offset
    advice = [each for subject in subjects.split("+") for each in stock(subject)]
    for position, each in enumerate(advice[:count], start=1):
        steps = []
        for place, task in enumerate(each.tasks, start=1):
            steps.append(_step(task, f"{position}.{place}", at, year, narrow=narrow, long=long))
            at += 1
        found.append(Item(number.format(position), each.text, THEMES[each.subject], tuple(steps)))
    return tuple(found)


def _step(task: Task, ref: str, at: int, year: int, *, narrow: bool, long: bool) -> Step:
    when = _dealt(short(year) if narrow else plain(year), at)
    return Step(
        ref=ref,
        text=f"{task.text}\n{_more(task)}" if long else task.text,
        measure=task.measure,
        progress=task.progress if narrow else f"{task.progress}. {_dealt(_NEXT, at)}".strip(),
        resources=task.resources,
        lead=_dealt(SHORT if narrow else OFFICERS, at),
        when=when,
        start=_dealt(starts(year), at),
        end=_dealt(ends(year), at),
        state="completed" if when.kind == "completed" else _dealt(_STATES, at),
        before=_dealt(_STATES, at + 3),
        priority=_dealt(("High", "Medium", "High", "Low"), at),
    )


def _more(task: Task) -> str:
    return (
        f"How we stand: {_lowered(task.progress)}. What we look for: {_lowered(task.measure)}. What it takes in money "
        f"and people: {_lowered(task.resources)}. The head of the service will tell the board when this changes."
    )


def _lowered(words: str) -> str:
    """Words that go on after a colon; a name or a figure at their head stays as it is."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _dealt(pool: Sequence[_T], at: int) -> _T:
    return pool[at % len(pool)]
