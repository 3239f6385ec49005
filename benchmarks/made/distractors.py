"""Rows of tables that hold no recommendation, action or decision."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.made import posts
from benchmarks.made.values import MONTHS
from benchmarks.made.words.slots import BODIES, DOCUMENTS, GROUPS, PLACES, SERVICES, TOPICS, fill, sentence

Rows = tuple[str, list[str], list[list[str]]]
"""Title, headings, rows."""


def amount(dice: Random) -> str:
    """Thousands of pounds, some in brackets."""
    number = f"{dice.randint(10, 4000):,}"
    return dice.choice((number, f"({number})", number))


def _finance(dice: Random) -> Rows:
    first = dice.randint(2022, 2026)
    years = [f"{y}/{(y + 1) % 100}" for y in range(first, first + 3)]
    rows = [[sentence(s), *(amount(dice) for _ in years)] for s in dice.sample(SERVICES, dice.randint(4, 8))]
    return "Revenue budget by service (£000)", ["Service", *years], rows


def _budget(dice: Random) -> Rows:
    kinds = ("Saving", "Pressure", "Growth", "Income")
    rows = [
        [
            f"{n + 1}",
            dice.choice(kinds),
            sentence(s),
            f"Change in the cost of {s} as demand moves",
            dice.choice(posts.MEMBERS),
            amount(dice),
            amount(dice),
        ]
        for n, s in enumerate(dice.sample(SERVICES, dice.randint(4, 7)))
    ]
    return (
        "Schedule of budget changes",
        ["Ref", "Type", "Service", "Description", "Cabinet Member", "2026/27 £000", "2027/28 £000"],
        rows,
    )


def _kpi(dice: Random) -> Rows:
    rows = [
        [
            f"KPI {n + 1}",
            f"Share of {g} content with {s}",
            f"{dice.randint(60, 95)}%",
            f"{dice.randint(50, 99)}%",
            dice.choice(("Up", "Down", "Level")),
        ]
        for n, (g, s) in enumerate(zip(dice.sample(GROUPS, 6), dice.sample(SERVICES, 6), strict=True))
    ]
    return "Performance indicators", ["Ref", "Indicator", "Target", "Actual", "Direction"], rows


def _risk(dice: Random) -> Rows:
    rows = [
        [
            f"R{n + 1}",
            f"Failure of controls over {t}",
            dice.choice("1234"),
            dice.choice("1234"),
            str(dice.randint(2, 16)),
            posts.post(dice),
        ]
        for n, t in enumerate(dice.sample(TOPICS, dice.randint(4, 6)))
    ]
    return "Risk register", ["Risk", "Description of risk", "Likelihood", "Impact", "Score", "Risk owner"], rows


def _members(dice: Random) -> Rows:
    names = dice.sample(posts.SURNAMES, 7)
    rows = [
        [f"Councillor {n}", sentence(dice.choice(PLACES)), dice.choice(("Present", "Present", "Apologies"))]
        for n in names
    ]
    return "Membership and attendance", ["Councillor", "Ward", "Attendance"], rows


def _timetable(dice: Random) -> Rows:
    rows = [
        [
            b[4:] if b.startswith("the ") else b,
            f"{dice.randint(1, 28)} {MONTHS[dice.randint(1, 12)]} 2026",
            dice.choice(("10.00 am", "2.00 pm", "6.30 pm")),
        ]
        for b in dice.sample(BODIES, 6)
    ]
    return "Timetable of meetings", ["Meeting", "Date", "Time"], rows


def _workplan(dice: Random) -> Rows:
    months = dice.sample(MONTHS[1:], 5)
    purposes = ("Monitoring", "Policy development", "Annual report", "Pre-decision scrutiny")
    rows = [
        [f"{dice.randint(1, 28)} {m} 2026", f"{sentence(t)} review", dice.choice(purposes), posts.post(dice)]
        for m, t in zip(months, dice.sample(TOPICS, 5), strict=True)
    ]
    return "Committee work programme", ["Meeting date", "Item", "Purpose", "Report author"], rows


def _forward(dice: Random) -> Rows:
    rows = [
        [
            f"{sentence(d)}: approval",
            "Cabinet",
            f"{dice.randint(1, 28)} {MONTHS[dice.randint(1, 12)]} 2026",
            dice.choice(("Yes", "No")),
            posts.post(dice),
        ]
        for d in dice.sample(DOCUMENTS, dice.randint(4, 7))
    ]
    return (
        "Forward plan of key decisions",
        ["Matter for decision", "Decision maker", "Date of decision", "Key decision", "Contact"],
        rows,
    )


def _consultation(dice: Random) -> Rows:
    rows = [
        [sentence(g), f"{dice.randint(3, 240)}", f"Asked for clearer letters about {t}"]
        for g, t in zip(dice.sample(GROUPS, 5), dice.sample(TOPICS, 5), strict=True)
    ]
    return "Responses to the consultation", ["Who responded", "Number", "Main point raised"], rows


def _equality(dice: Random) -> Rows:
    names = ("Age", "Disability", "Race", "Religion or belief", "Sex", "Pregnancy and maternity")
    rows = [
        [
            n,
            dice.choice(("Positive", "Neutral", "None")),
            sentence(fill("{group} are expected to use the service as before", dice)),
        ]
        for n in names
    ]
    return "Effect on protected groups", ["Characteristic", "Effect", "Explanation"], rows


def _glossary(dice: Random) -> Rows:
    pairs = list(posts.key(dice).items())[:5]
    return "Terms used", ["Term", "Meaning"], [[short, full] for short, full in sorted(pairs)]


def _contracts(dice: Random) -> Rows:
    rows = [
        [
            f"C{dice.randint(100, 999)}",
            sentence(s),
            "Sample Supplies Ltd",
            f"£{dice.randint(20, 900)},000",
            f"31 March {dice.randint(2026, 2029)}",
        ]
        for s in dice.sample(SERVICES, 5)
    ]
    return "Contract register (extract)", ["Contract", "Service", "Supplier", "Value", "Expires"], rows


TABLES: dict[str, Callable[[Random], Rows]] = {
    "finance": _finance,
    "budget": _budget,
    "kpi": _kpi,
    "risk": _risk,
    "members": _members,
    "timetable": _timetable,
    "workplan": _workplan,
    "forward": _forward,
    "consultation": _consultation,
    "equality": _equality,
    "glossary": _glossary,
    "contracts": _contracts,
}
