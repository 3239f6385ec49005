"""What happens to a challenge over some years: who asked for what, what was promised, and what became of it.

A story knows nothing of pages. It begins with recommendations and actions and changes them from paper to paper; every
change is written down as gold.
"""

from __future__ import annotations

import datetime as dt
import re
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

from benchmarks.made.posts import WORDS, post
from benchmarks.made.values import MONTHS, last
from benchmarks.made.words import actions, recommendations
from benchmarks.made.words.slots import fill, sentence

CLOSED = ("completed", "superseded")
SWAPS = (
    (r"^publish ", "produce and publish "), (r"^set up ", "establish "), (r"^carry out ", "undertake "),
    (r"^review ", "complete a review of "), (r"^develop ", "create "), (r"^introduce ", "bring in "),
    (r"^train ", "provide training for "), (r"^hold ", "run "), (r"^draft ", "prepare "), (r"^agree ", "settle "),
    (r"^recruit ", "appoint "), (r"^build ", "put together "), (r"^update ", "refresh "), (r"^deliver ", "roll out "),
)  # fmt: skip
"""Verbs that a later edition puts otherwise."""
TAILS = (
    "in consultation with the portfolio holder", "and report back to members", "following feedback from partners",
    "as part of the transformation programme", "subject to funding", "with quarterly checkpoints",
)  # fmt: skip


@dataclass
class Action:
    """A promise as the latest paper has it."""

    key: str
    rec: int
    ref: str
    text: str
    lead: str
    due: dt.date | None
    """None: ongoing."""
    status: str = "not_started"
    gone: bool = False


@dataclass
class Recommendation:
    key: str
    number: str
    text: str


@dataclass
class Step:
    """One paper: its day, what it shows, and what changed since the paper before that showed actions."""

    stage: str
    date: dt.date
    recommendations: list[Recommendation]
    actions: list[Action]
    changes: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Story:
    """A challenge: its recommendations and actions now, and the papers so far."""

    dice: Random
    kind: str
    first: dt.date
    last: dt.date
    recommendations: list[Recommendation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    _number: int = 0

    def begin(self, n_recommendations: int, per: tuple[int, int], dotted: bool) -> None:
        """The recommendations of the report, and the actions that the plan will show."""
        texts = self._texts(recommendations.RECOMMENDATIONS, n_recommendations)
        self.recommendations = [
            Recommendation(f"r{number}", str(number), sentence(text) + ".") for number, text in enumerate(texts, 1)
        ]
        self._acts = iter(self._texts(actions.ACTIONS + actions.JUDGE_ACTIONS, 60))
        for rec in range(n_recommendations):
            for _ in range(self.dice.randint(*per)):
                self._add(rec)
        self._refs(dotted)

    def _texts(self, pool: list[str] | tuple[str, ...], count: int) -> list[str]:
        chosen = self.dice.sample(list(pool), min(count, len(pool)))
        return [fill(text, self.dice).replace("+", "") for text in chosen]

    def _add(self, rec: int) -> Action:
        self._number += 1
        due = self._later(self.last, self.dice.randint(6, 20)) if self.dice.random() < 0.85 else None
        made = Action(f"a{self._number}", rec, "", next(self._acts), post(self.dice), due)
        places = [at for at, action in enumerate(self.actions) if action.rec <= rec]
        self.actions.insert(places[-1] + 1 if places else 0, made)
        return made

    def _later(self, day: dt.date, months: int) -> dt.date:
        month = day.month - 1 + months
        return last(day.year + month // 12, month % 12 + 1)

    def _refs(self, dotted: bool) -> None:
        counts: dict[int, int] = {}
        for at, action in enumerate((a for a in self.actions if not a.gone), 1):
            counts[action.rec] = counts.get(action.rec, 0) + 1
            action.ref = f"{action.rec + 1}.{counts[action.rec]}" if dotted else f"A{at}"

    def tell(self, stage: str, date: dt.date, *, acts: bool, asked: bool = True) -> Step:
        """A paper with the state of things."""
        shown = [deepcopy(action) for action in self.actions if not action.gone] if acts else []
        step = Step(stage, date, deepcopy(self.recommendations) if asked else [], shown)
        self.steps.append(step)
        return step

    def move_on(self, date: dt.date, dotted: bool, *, renumber: bool) -> dict[str, list[str]]:
        """What happens until ``date``: gives the changes by action."""
        dice, found = self.dice, {}
        for action in [a for a in self.actions if not a.gone]:
            changes: list[str] = []
            roll = dice.random()
            if action.status in CLOSED:
                action.gone = roll < 0.15  # a closed action may be left out: it has not vanished
                continue
            if roll < 0.09:
                action.gone = True
                found[action.key] = ["vanished"]
                continue
            if roll < 0.3:
                action.text = self._reworded(action.text)
                changes.append("reworded")
            if action.due and dice.random() < 0.25:
                action.due = self._later(action.due, dice.choice((2, 3, 6, 9)))
                changes.append("re-dated")
            old = action.status
            if dice.random() < 0.5 or (action.due and action.due < date and dice.random() < 0.5):
                action.status = "completed" if old == "in_progress" or dice.random() < 0.35 else "in_progress"
            if action.status != old:
                changes.append("status")
            found[action.key] = changes
        for _ in range(dice.choice((0, 1, 1, 2))):
            found[self._add(dice.randrange(len(self.recommendations))).key] = ["added"]
        if renumber:
            before = {action.key: action.ref for action in self.actions}
            self._refs(dotted)
            for action in self.actions:
                if before[action.key] and not action.gone and before[action.key] != action.ref:
                    found.setdefault(action.key, []).append("renumbered")
        else:
            self._number_new(dotted)
        return found

    def _number_new(self, dotted: bool) -> None:
        """Numbers for what is new behind those that are given."""
        for action in self.actions:
            if not action.ref:
                used = {other.ref for other in self.actions}
                start = f"{action.rec + 1}." if dotted else "A"
                action.ref = next(f"{start}{n}" for n in range(1, 200) if f"{start}{n}" not in used)

    def _reworded(self, text: str) -> str:
        dice = self.dice
        for _ in range(6):
            way = dice.randrange(4)
            new = text
            if way == 0:
                for pattern, instead in SWAPS:
                    new = re.sub(pattern, instead, new)
            elif way == 1 and not any(tail in text for tail in TAILS):
                new = f"{text} {dice.choice(TAILS)}"
            elif way == 2 and len(text.split()) > 9:
                new = re.sub(r" (?:and|to|that|for|so that|before) [^,]*$", "", text)
            elif way == 3 and not text.startswith("work with"):
                new = f"work with services to {text}"
            if new != text and len(new) > 25:
                return new
        return f"{text} {dice.choice(TAILS)}"


def printed(day: dt.date, style: str) -> str:
    """A deadline as a paper prints it."""
    if style == "day":
        return f"{day.day} {MONTHS[day.month]} {day.year}"
    if style == "figures":
        return f"{day:%d/%m/%Y}"
    if style == "by":
        return f"By end of {MONTHS[day.month]} {day.year}"
    return f"{MONTHS[day.month]} {day.year}"


def state(action: Action, on: dt.date) -> str:
    """How an action that the latest paper shows stands on a day."""
    if action.status in CLOSED:
        return "done"
    if action.due is None:
        return "open"
    if action.due < on:
        return "overdue"
    return "due soon" if (action.due - on).days <= 90 else "open"


__all__ = ["WORDS", "Action", "Recommendation", "Step", "Story", "printed", "state"]
