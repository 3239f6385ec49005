"""More rows of tables that hold no record, among them some with owners and dates."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.made import posts
from benchmarks.made.distractors import Rows, amount
from benchmarks.made.values import MONTHS
from benchmarks.made.words.slots import DOCUMENTS, PLACES, SERVICES, TOPICS, sentence


def _savings(dice: Random) -> Rows:
    rows = [
        [
            f"S{n + 1}",
            f"Lower spend on {s}",
            amount(dice),
            amount(dice),
            dice.choice(("Green", "Amber", "Red")),
            posts.post(dice),
        ]
        for n, s in enumerate(dice.sample(SERVICES, dice.randint(4, 7)))
    ]
    return "Savings 2025/26", ["Ref", "Saving", "Target £000", "Forecast £000", "RAG", "Budget holder"], rows


def _attendance(dice: Random) -> Rows:
    rows = [[n, *(dice.choice(("Yes", "No", "Apologies")) for _ in range(3))] for n in dice.sample(posts.SURNAMES, 6)]
    return "Attendance at meetings", ["Name", "April 2025", "July 2025", "October 2025"], rows


def _training(dice: Random) -> Rows:
    rows = [
        [
            sentence(t),
            f"{dice.randint(1, 28)} {MONTHS[dice.randint(1, 12)]} 2025",
            posts.post(dice),
            str(dice.randint(5, 40)),
        ]
        for t in dice.sample(TOPICS, dice.randint(4, 6))
    ]
    return "Training held in the year", ["Session", "Date held", "Given by", "Number attending"], rows


def _complaints(dice: Random) -> Rows:
    rows = [
        [sentence(s), *(str(dice.randint(0, 80)) for _ in range(3))] for s in dice.sample(SERVICES, dice.randint(4, 8))
    ]
    return "Complaints by service", ["Service", "Received", "Upheld", "Answered in time"], rows


def _petitions(dice: Random) -> Rows:
    rows = [
        [
            f"Petition about {t} in {p}",
            str(dice.randint(50, 3000)),
            f"{dice.randint(1, 28)} {MONTHS[dice.randint(1, 12)]} 2025",
        ]
        for t, p in zip(dice.sample(TOPICS, 4), dice.sample(PLACES, 4), strict=True)
    ]
    return "Petitions received", ["Petition", "Signatures", "Received on"], rows


def _interviews(dice: Random) -> Rows:
    rows = [[posts.post(dice), dice.choice(("In person", "Online")), sentence(t)] for t in dice.sample(TOPICS, 6)]
    return "Whom the review group met", ["Witness", "How", "Subject"], rows


def _reserves(dice: Random) -> Rows:
    rows = [
        [f"{sentence(s)} reserve", amount(dice), amount(dice), f"Held for {t}"]
        for s, t in zip(dice.sample(SERVICES, 5), dice.sample(TOPICS, 5), strict=True)
    ]
    return "Earmarked reserves (£000)", ["Reserve", "Opening", "Closing", "Purpose"], rows


def _documents(dice: Random) -> Rows:
    rows = [
        [sentence(d), f"{MONTHS[dice.randint(1, 12)]} {dice.randint(2019, 2025)}", posts.post(dice)]
        for d in dice.sample(DOCUMENTS, 5)
    ]
    return "Document control", ["Document", "Last issued", "Author"], rows


def _owned(dice: Random) -> Rows:
    rows = [
        [
            f"{sentence(t)}: share of cases closed in time",
            f"{n}%",
            f"{n - dice.randint(-9, 9)}%",
            dice.choice(("Green", "Amber", "Red")),
            posts.post(dice),
        ]
        for t, n in ((t, dice.randint(60, 95)) for t in dice.sample(TOPICS, dice.randint(5, 8)))
    ]
    return "Measures and who reports them", ["Measure", "Target", "Actual", "RAG", "Owner"], rows


def _controls(dice: Random) -> Rows:
    rows = [
        [
            str(n + 1),
            f"Loss of control over {t}",
            f"Monthly checks of {s}",
            dice.choice(("High", "Medium", "Low")),
            posts.post(dice),
            f"{MONTHS[dice.randint(1, 12)]} 2026",
        ]
        for n, (t, s) in enumerate(zip(dice.sample(TOPICS, 5), dice.sample(SERVICES, 5), strict=True))
    ]
    return "Corporate risks", ["No", "Risk", "Controls in place", "Rating", "Risk owner", "Next review"], rows


def _keydecisions(dice: Random) -> Rows:
    rows = [
        [
            f"{sentence(d)}",
            f"To decide whether the {d} should be changed",
            "Cabinet",
            f"{dice.randint(1, 28)} {MONTHS[dice.randint(1, 12)]} 2026",
            posts.post(dice),
        ]
        for d in dice.sample(DOCUMENTS, dice.randint(4, 6))
    ]
    return "Notice of key decisions", ["Subject", "Decision to be taken", "By whom", "Date due", "Lead officer"], rows


def _staffing(dice: Random) -> Rows:
    rows = [
        [posts.post(dice), str(dice.randint(1, 9)), dice.choice(("Filled", "Vacant", "Interim")), amount(dice)]
        for _ in range(6)
    ]
    return "Posts in the structure", ["Post", "Number", "Position", "Cost £000"], rows


MORE: dict[str, Callable[[Random], Rows]] = {
    "savings": _savings,
    "attendance": _attendance,
    "training": _training,
    "complaints": _complaints,
    "petitions": _petitions,
    "interviews": _interviews,
    "reserves": _reserves,
    "documents": _documents,
    "owned": _owned,
    "controls": _controls,
    "keydecisions": _keydecisions,
    "staffing": _staffing,
}
