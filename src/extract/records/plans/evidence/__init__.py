"""What a table's columns mean and whether it is a plan, told by witnesses weighed together.

The rules of ``columns`` and ``table_roles`` are one witness. The weights are learned (``models/columns``); the rules'
own reading stands unless another one is far likelier.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.codelists import TableRole
from extract.model import Table
from extract.records.plans.columns import Column, role_of_heading
from extract.records.plans.default_lead import lead_in_heading
from extract.records.plans.evidence.features import CLASS_OF, Heading, column_features
from extract.records.plans.evidence.joint import Reading, readings, weighed
from extract.records.plans.evidence.table_features import stems_said, table_features, table_measures
from extract.records.plans.evidence.weights import Weights, learned

FAR, FAR_FOR_FEW = 2.0, 6.0
"""How much the logarithm of a reading's chance must be above that of the rules' reading to go before it: so much, and
so much more, shared by the rows that there are, as few cells tell little."""
ASKED = 0.3
"""Share of a column's cells that ask for something, at least, where no heading calls them recommendations."""
ANSWERS, FEW_WORDS = 0.8, math.log1p(4) / 4
"""Share of a column's cells that begin with an answer, and words of a cell (as ``features`` counts them) at most, from
which they say no more."""
AS_HEADED = 0.6
"""Share of a column's cells that read like its heading says from which nothing speaks against it."""
TIMED = frozenset(role for role, name in CLASS_OF.items() if name == "time")
TIMELESS = "number", "money", "amount", "letter", "level", "yes"
"""What columns of times are headed as; what the cells of other columns read like, besides sentences, that tell none."""
READS_LIKE = {"lead": "is party", "time": "is time"}
"""What the cells of those who lead, and of times, are read like."""
RAISED = re.compile(r"^(?:date of )?meetings?\b", re.IGNORECASE)
"""A heading of what tells when something was said, not when it is due."""
COLOURS = re.compile(r"^B?RAG\b")
"""A heading that means one thing only, whatever words stand beside the colour."""
UNDONE = 0.3
"""Share of rows without an action where what stands before it is checked, not recommended."""
MANY_SUMS, SUMS = 2, 0.7
"""Columns of sums of money, and share of their cells, by which a table is about money."""
WORTH_TELLING = 0.005
"""Chance from which the next best reading is told."""
RIVAL, SHORT = 0.3, math.log1p(8) / 4
"""Share of a column's cells that read so, and words of a cell, up to which a heading is believed against its cells."""
TOLD_BY_RULES = 0.5
"""Share of a column's cells that are ticks, yes or no, levels or blank from which its status is the rules' to read."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """A class for each column as they are to be read, by the rules alone, and by the weights alone.

    ``chance`` is that of ``classes`` among all readings, ``margin`` how far it is from the next best (a difference of
    chances, below 0 where that is likelier), ``plan`` the chance that the table is a plan.
    """

    classes: tuple[str, ...]
    by_rules: tuple[str, ...]
    likeliest: tuple[str, ...]
    chance: float
    best_chance: float
    margin: float
    plan: float
    sums: bool
    """Whether several columns hold sums of money."""
    second: tuple[str, ...] = ()
    """The classes of the next best reading; () where there is none."""

    @property
    def instead(self) -> dict[str, float]:
        """Where the next best reading differs, its chance: "instead_3_time_for_lead" for the third column."""
        pairs = enumerate(zip(self.classes, self.second, strict=False), start=1)
        chance = round(self.chance - self.margin, 3)
        return {f"instead_{n}_{b}_for_{a}": chance for n, (a, b) in pairs if a != b and chance >= WORTH_TELLING}

    @property
    def agreed(self) -> bool:
        """Whether rules and weights say the same."""
        return self.likeliest == self.by_rules


def headings_of(columns: Sequence[Column]) -> list[Heading]:
    """The headings with what the rules say; a column that they know nothing of has no role."""
    return [
        Heading(column.heading, column.role if column.role != "other" or role_of_heading(column.heading) else None)
        for column in columns
    ]


def weigh(
    table: Table,
    columns: Sequence[Column],
    first: int,
    end: int,
    role: TableRole,
    said: str = "",
    weights: Weights | None = None,
) -> Opinion:
    """What the columns mean, by all witnesses. ``columns`` and ``role`` are the rules' reading; the rows from ``first``
    to ``end`` stand under the headings; ``said`` are words above the table and the paper's title."""
    weights = weights or learned()
    headings = headings_of(columns)
    witnesses = column_features(table, headings, first, end)
    bands = [row[0].text for row in table.rows[first:end] if len(row) == 1 < table.n_columns]
    barred = _barred(headings, witnesses, sum(lead_in_heading(band) is not None for band in bands) > len(bands) / 2)
    known = by_rules(headings)
    roles = {heading.role for heading in headings}
    told = {"time": "revised" in roles, "recommendation": "rec_ref" in roles}
    unknown = [told for at, told in enumerate(witnesses) if at not in known]
    chances = weighed(weights, witnesses)
    for_rules = {
        i: name
        for i, name in known.items()
        if _is_for_rules(name, witnesses[i])
        or told.get(name)
        or COLOURS.match(headings[i].text)
        or (name == "status" and role_of_heading(headings[i].text) != name)  # told by how its cells begin
        or _has_no_rival(name, witnesses[i], unknown)
    }
    found = readings(weights, chances, for_rules, barred)
    ruled = found[0] if known == for_rules else readings(weights, chances, known, barred)[0]
    best, kept = found[0], kept_reading(found[0], ruled, end - first)
    classes = kept.classes
    signs = table_features(table_measures(table), headings, witnesses, kept, role, stems_said(said))
    plan = math.exp(weights.table.log_chances(signs)[weights.table.classes.index("plan")])
    chance = next((reading.chance for reading in found if reading.classes == classes), 0.0)
    others = [reading for reading in found if reading.classes != classes]
    second = max(others, key=lambda reading: reading.chance, default=None)
    other = second.chance if second else 0.0
    sums = sum(max(told.get("is money", 0.0), told.get("is amount", 0.0)) >= SUMS for told in witnesses)
    return Opinion(
        classes, ruled.classes, best.classes, chance, best.chance, chance - other, plan, sums >= MANY_SUMS,
        second.classes if second else (),
    )  # fmt: skip


def kept_reading(best: Reading, ruled: Reading, rows: int) -> Reading:
    """The rules' reading, unless the best one is far likelier."""
    return best if best.score - ruled.score > FAR + FAR_FOR_FEW / max(rows, 1) else ruled


def _barred(headings: Sequence[Heading], witnesses: Sequence[Mapping[str, float]], led: bool) -> dict[int, list[str]]:
    """What columns are not, by place: no recommendations where their heading is known for something else, or they ask
    for nothing, or another column says of each whether it is met, and often nothing is to be done; no actions where
    they only answer ("Agreed in part"); nor who leads, where bands over the rows say it (``led``) and no heading does.
    """
    barred: dict[int, list[str]] = {}
    met = any(told.get("is yes", 0.0) >= AS_HEADED for told in witnesses)
    undone = any(h.role == "action" and w.get("blank", 0.0) >= UNDONE for h, w in zip(headings, witnesses, strict=True))
    for index, (heading, told) in enumerate(zip(headings, witnesses, strict=True)):
        asks = max(told.get(f"is {reading}", 0.0) for reading in ("verb", "to_verb", "should", "own_number"))
        if heading.role != "recommendation" and (heading.role == "other" or asks < ASKED or (met and undone)):
            barred[index] = ["recommendation"]
        if told.get("is answer", 0.0) >= ANSWERS and told.get("words", 0.0) <= FEW_WORDS:
            barred.setdefault(index, []).append("action")
        timed = told.get("is time", 0.0)
        followed = heading.role in ("progress", "status") and timed < AS_HEADED
        other = told.get("words", 0.0) > SHORT or max(told.get(f"is {kind}", 0.0) for kind in TIMELESS) >= AS_HEADED
        if RAISED.match(heading.text) or followed or (other and timed < RIVAL and heading.role not in TIMED):
            barred.setdefault(index, []).append("time")
        if led and heading.role != "lead":
            barred.setdefault(index, []).append("lead")
    return barred


def by_rules(headings: Sequence[Heading]) -> dict[int, str]:
    """The classes of the columns that the rules know, by place; of the others they say nothing."""
    told = {index: CLASS_OF[heading.role] for index, heading in enumerate(headings) if heading.role}
    return {index: name for index, name in told.items() if name != "detail"}


def _is_for_rules(name: str, witnesses: Mapping[str, float]) -> bool:
    """Status told by ticks, letters or colour, and numbers, which are decided by structure; leads and times where the
    cells are what the heading says."""
    if name in READS_LIKE and witnesses.get(READS_LIKE[name], 0.0) >= AS_HEADED:
        return True
    if witnesses.get("is tick", 0.0) >= TOLD_BY_RULES:
        return True
    if name == "status":
        told = sum(witnesses.get(f"is {reading}", 0.0) for reading in ("tick", "yes", "level", "one_word"))
        return max(told, witnesses.get("blank", 0.0)) >= TOLD_BY_RULES
    return name == "number"


def _has_no_rival(name: str, own: Mapping[str, float], unknown: Sequence[Mapping[str, float]]) -> bool:
    """Whether a column headed as who leads or by when holds words, if none that read so ("S", "Property"), and none of
    the ``unknown`` columns does."""
    reading, other = {"lead": ("is party", "is time"), "time": ("is time", "is party")}.get(name, ("", ""))
    if not reading or own.get("blank", 0.0) >= TOLD_BY_RULES or own.get("words", 0.0) > SHORT:
        return False
    against = max(own.get(kind, 0.0) for kind in (other, "is initials", "is money", "is amount"))
    rivals = [told.get(reading, 0.0) for told in unknown]
    return max([against, *rivals]) < RIVAL


__all__ = ["Heading", "Opinion", "Reading", "by_rules", "headings_of", "kept_reading", "weigh"]
