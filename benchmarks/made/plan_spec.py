"""What a layout of a table of actions is made of."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.made.grid import Rules

TINTS = ("#e8eef5", "#f0f0f0", "#e9f3ec", "#f6ecf5", "#fdf3e1", "#dde8f0")


@dataclass(frozen=True)
class Plan:
    """A layout of a table of actions."""

    name: str
    columns: str
    """Meanings from left to right, apart by spaces (see ``heads``)."""
    link: str = "row"
    """How recommendations stand: row (one each), span, blank (empty cells below), cont ('as above' below), renumber
    (number again, words not), repeat (number and words again), band (over their rows), above (a table each), none."""
    judge: bool = False
    family: str = "plan"
    number: str = "1"
    """Style of the recommendations' numbers ('' = none) ..."""
    number_in: str = "column"
    """... in a column, or in the recommendation's own text ('cell')."""
    ref: str = ""
    ref_in: str = "column"
    theme: str = ""
    """'', band, column (spans rows), head (a heading and a table each)."""
    rules: str = "grid"
    page: str = "landscape"
    head: str = "repeat"
    """repeat, once, none, two (two storeys), title (a full-width title row above), sideways (turned by 90 degrees)."""
    due: str = "mixed"
    lead: str = "mixed"
    joint: str = ""
    state: str = "words"
    bullets: float = 0.15
    groups: tuple[int, int] = (4, 9)
    each: tuple[int, int] = (1, 1)
    key: bool = False
    """Leads are initials that a key explains."""
    cut: bool = False
    split: bool = False
    """Groups may be parted by the page's end."""
    valign: str = "top"
    note: bool = False
    """A full-width remark is the last row."""
    empty: int = 0
    """Empty rows at the end, as in a form."""
    size: float = 9
    around: tuple[str, ...] = ()
    """Tables that give nothing, before ('<kind') or after the plan."""
    title: str = ""
    kind: str = "action_plan"


RULES = {
    "grid": Rules(),
    "thick": Rules(ink="#000000", weight=1.2),
    "rows": Rules(vertical=False, horizontal="rows"),
    "groups": Rules(vertical=False, horizontal="groups", gap=4),
    "head": Rules(vertical=False, horizontal="head", gap=9, pad=5),
    "none": Rules(vertical=False, horizontal="none", gap=10, pad=5),
    "zebra": Rules(vertical=False, horizontal="none", zebra="#eef2f6", pad=5),
    "zebra grid": Rules(zebra="#f3f3f3", ink="#bbbbbb"),
    "cells": Rules(vertical=True, horizontal="groups"),
    "columns": Rules(vertical=True, horizontal="head", gap=6),
}
WEIGHTS = {
    "no": 0.7,
    "ref": 0.8,
    "rec": 3.2,
    "act": 4,
    "lead": 1.9,
    "due": 1.5,
    "rag": 0.9,
    "status": 1.2,
    "progress": 3,
    "prog1": 2.4,
    "prog2": 2.4,
    "leaddue": 2.1,
    "tick1": 0.9,
    "tick2": 0.9,
    "tick3": 0.9,
}
STOREYS = (
    ("no", "rec", "resp"),
    ("ref", "act", "lead", "due", "start", "end", "orig", "rev"),
    ("status", "rag", "progress", "comments", "done"),
)
STOREY_NAMES = (
    (
        ("The review", "Our response", "Monitoring"),
        ("Recommendation", "Action plan", "Progress"),
        ("From the report", "What we will do", "Position"),
    ),
    (("Challenge", "Commitment", "Delivery"), ("Advice received", "Answer", "State of play")),
)
