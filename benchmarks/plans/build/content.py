"""The stock of invented recommendations and actions, read from ``content.txt``, and who might lead them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

BULLET = "• "


@dataclass(frozen=True)
class Task:
    """An action as the stock has it. ``text`` has one paragraph or bullet a line."""

    text: str
    measure: str
    progress: str
    resources: str


@dataclass(frozen=True)
class Advice:
    """A recommendation and the tasks that answer it."""

    subject: str
    text: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Lead:
    """The words of a lead cell, and the names a careful reader takes from them."""

    raw: str
    names: tuple[str, ...]


@cache
def stock(subject: str) -> tuple[Advice, ...]:
    """All recommendations of a subject. Raises ValueError when there are none."""
    found: list[Advice] = []
    at = ""
    for line in (Path(__file__).parent / "content.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "=":
            at = rest
        elif at == subject and kind == "R":
            found.append(Advice(subject, rest, ()))
        elif at == subject and kind == "A":
            last = found.pop()
            found.append(Advice(subject, last.text, (*last.tasks, _task(rest))))
    if not found:
        raise ValueError(f"no content on {subject!r}")
    return tuple(found)


def _task(line: str) -> Task:
    text, measure, progress, resources = (part.strip() for part in line.split(" | "))
    return Task(text.replace(" * ", f"\n{BULLET}"), measure, progress, resources)


def _lead(raw: str, *names: str) -> Lead:
    return Lead(raw, names or (raw,))


OFFICERS = (
    _lead("Chief Executive"),
    _lead("Director of Resources (s151)", "Director of Resources"),
    _lead("Head of Strategy and Performance"),
    _lead("Leader of the Council and Chief Executive", "Leader of the Council", "Chief Executive"),
    _lead("Assistant Director, Customer and Digital"),
    _lead("Monitoring Officer"),
    _lead("Head of Finance / Head of Procurement", "Head of Finance", "Head of Procurement"),
    _lead("Corporate Management Team"),
    _lead("Director of Place"),
    _lead("Head of Communications"),
    _lead("Cabinet Member for Housing; Director of Housing", "Cabinet Member for Housing", "Director of Housing"),
    _lead("Service Director, Education and Skills"),
    _lead("Transformation Board"),
)
"""Posts in full, as long as councils write them."""

SHORT = (
    _lead("CEX"),
    _lead("AD Housing"),
    _lead("CFO"),
    _lead("AD Policy"),
    _lead("HoS Planning"),
    _lead("CMT"),
    _lead("AD Digital"),
    _lead("HR Manager"),
    _lead("DCS"),
    _lead("AD Finance"),
    _lead("SLT"),
)
"""Posts as narrow columns have them."""
