"""Values of cells with their exact meaning: timescales, leads, states."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from random import Random

MONTHS = list(calendar.month_name)
SHORT = [name[:3] for name in MONTHS]


@dataclass(frozen=True)
class When:
    """A timescale as printed and the days it can mean (ISO, None where open)."""

    raw: str
    kind: str
    earliest: str | None = None
    latest: str | None = None
    others: tuple[tuple[str, str | None, str | None], ...] = ()
    """Other fair readings: kind, earliest, latest."""


@dataclass(frozen=True)
class Lead:
    """A lead cell as printed, with the leads in it."""

    raw: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class State:
    """A status as printed (or painted) and what it can mean in plain terms."""

    raw: str
    means: tuple[str, ...] = ()
    colour: str | None = None
    painted: bool = field(default=False)
    """Only a colour, no words."""


def last(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def ordinal(day: int) -> str:
    """1 → '1st'."""
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _day(dice: Random, year: int) -> When:
    month = dice.randint(1, 12)
    day = dice.choice([last(year, month).day, dice.randint(1, 28)])
    that = date(year, month, day)
    raw = dice.choice(
        (
            f"{day} {MONTHS[month]} {year}",
            f"{day:02}/{month:02}/{year}",
            f"{day:02}/{month:02}/{year % 100}",
            f"{day}.{month:02}.{year}",
            f"{day} {SHORT[month]} {year}",
            f"{ordinal(day)} {MONTHS[month]} {year}",
            f"{day}-{SHORT[month]}-{year % 100}",
        )
    )
    return When(raw, "date", that.isoformat(), that.isoformat())


def _month(dice: Random, year: int) -> When:
    month = dice.randint(1, 12)
    first, end = date(year, month, 1).isoformat(), last(year, month).isoformat()
    name = MONTHS[month]
    raw = dice.choice((f"{name} {year}", f"{name} {year}", f"{SHORT[month]} {year}", f"{SHORT[month]}-{year % 100}"))
    return When(raw, "date", first, end)


def _by(dice: Random, year: int) -> When:
    month = dice.randint(1, 12)
    name, end = MONTHS[month], last(year, month).isoformat()
    if dice.random() < 0.6:
        raw = dice.choice((f"By {name} {year}", f"by {last(year, month).day} {name} {year}", f"By end {name} {year}"))
        return When(raw, "date", None, end, (("date", date(year, month, 1).isoformat(), end), ("date", end, end)))
    raw = dice.choice((f"End of {name} {year}", f"End {name} {year}"))
    return When(raw, "date", end, end, (("date", date(year, month, 1).isoformat(), end), ("date", None, end)))


def _quarter(dice: Random, year: int) -> When:
    number = dice.randint(1, 4)
    begin = year + (number == 4)
    month = (4, 7, 10, 1)[number - 1]
    span = f"{year}/{(year + 1) % 100}"
    raw = dice.choice(
        (f"Q{number} {span}", f"Q{number} {span}", f"Quarter {number} {span}", f"Q{number} {span.replace('/', '-')}")
    )
    return When(raw, "period", date(begin, month, 1).isoformat(), last(begin, month + 2).isoformat())


def _year(dice: Random, year: int) -> When:
    if dice.random() < 0.7:
        raw = dice.choice((f"{year}/{(year + 1) % 100}", f"{year}-{(year + 1) % 100}", f"FY {year}/{(year + 1) % 100}"))
        return When(raw, "period", date(year, 4, 1).isoformat(), date(year + 1, 3, 31).isoformat())
    return When(str(year), "period", date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat())


def _season(dice: Random, year: int) -> When:
    name, month = dice.choice((("Spring", 3), ("Summer", 6), ("Autumn", 9)))
    return When(f"{name} {year}", "period", date(year, month, 1).isoformat(), last(year, month + 2).isoformat())


def _span(dice: Random, year: int) -> When:
    first = dice.randint(1, 9)
    end = first + dice.randint(1, 3)
    dash = dice.choice((" to ", " – ", " - "))
    raw = f"{MONTHS[first]}{dash}{MONTHS[end]} {year}"
    return When(raw, "period", date(year, first, 1).isoformat(), last(year, end).isoformat())


def _from(dice: Random, year: int) -> When:
    month = dice.randint(1, 12)
    return When(f"From {MONTHS[month]} {year}", "period", date(year, month, 1).isoformat(), None)


def _loose(dice: Random, year: int) -> When:  # noqa: ARG001 - one signature for all
    raw, kind = dice.choice(
        (
            ("Ongoing", "ongoing"), ("On-going", "ongoing"), ("Ongoing", "ongoing"), ("TBC", "unspecified"),
            ("Immediate", "relative"), ("Within six months", "relative"), ("Within 3 months", "relative"),
            ("Quarterly", "recurring"), ("Annually", "recurring"), ("Monthly", "recurring"),
        )
    )  # fmt: skip
    return When(raw, kind)


def _done(dice: Random, year: int) -> When:
    month = dice.randint(1, 6)
    if dice.random() < 0.4:
        return When(dice.choice(("Complete", "Completed")), "completed")
    first = date(year - 1, month, 1)
    raw = f"Completed {MONTHS[month]} {year - 1}"
    return When(raw, "completed", first.isoformat(), last(year - 1, month).isoformat())


WAYS = {
    "day": _day, "month": _month, "by": _by, "quarter": _quarter, "year": _year, "season": _season, "span": _span,
    "from": _from, "loose": _loose, "done": _done,
}  # fmt: skip
MIXES = {
    "mixed": ["day", "month", "month", "by", "quarter", "season", "span", "loose", "loose", "year", "from", "done"],
    "days": ["day"],
    "months": ["month", "month", "month", "by"],
    "quarters": ["quarter"],
    "years": ["year", "year", "quarter", "loose"],
    "plain": ["month", "month", "day", "by"],
    "firm": ["month", "day"],
}


def when(dice: Random, mix: str, year: int) -> When:
    """A timescale of the given mix in or near ``year``."""
    return WAYS[dice.choice(MIXES[mix])](dice, year + dice.randint(0, 1))


def dated(dice: Random, year: int) -> When:
    """A day or a month: what may stand in a start or an end column."""
    return dice.choice((_day, _month))(dice, year)


STATES: dict[str, tuple[State, ...]] = {
    "words": (
        State("Not started", ("not_started",)),
        State("In progress", ("in_progress",)),
        State("In progress", ("in_progress",)),
        State("Complete", ("completed",)),
        State("Completed", ("completed",)),
        State("Ongoing", ("ongoing",)),
        State("Overdue", ("overdue",)),
    ),
    "words2": (
        State("Open"),
        State("Closed", ("completed",)),
        State("On track", ("in_progress",)),
        State("Delayed"),
        State("Yet to start", ("not_started",)),
        State("Done", ("completed",)),
        State("Underway", ("in_progress",)),
    ),
    "colours": tuple(State(name, colour=name.lower()) for name in ("Green", "Amber", "Red", "Blue")),
    "letters": tuple(State(name[0], colour=name.lower()) for name in ("Green", "Amber", "Red")),
    "painted": tuple(State(name, colour=name.lower(), painted=True) for name in ("Green", "Amber", "Red")),
    "percent": tuple(State(f"{n}%") for n in (10, 25, 50, 60, 75, 90, 100, 100)),
    "yesno": (State("Yes", ("completed",)), State("No"), State("Yes", ("completed",)), State("No")),
    "painted words": (
        State("On target", colour="green"),
        State("Some slippage", colour="amber"),
        State("Off target", colour="red"),
    ),
}
