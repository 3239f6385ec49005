"""The witnesses of a whole table for being a plan: its columns as they are read, what they hold, its headings, what
the rules take it for, and what stands above it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from extract.codelists import TableRole
from extract.model import Table
from extract.records.plans.evidence.features import STEM, Heading, stems
from extract.records.plans.evidence.joint import Reading

ASKED_OF_ACTIONS = ("verb", "to_verb", "will", "should", "past", "stop", "sentence", "long", "money", "name", "dated")
"""Readings of the action column's cells that tell what will be done from what is the case."""
ASKED_OF_ALL = ("money", "amount", "tick", "level", "number", "time", "lead")
"""Readings of which a table that is no plan often has more columns."""
NAMED = ("action", "recommendation", "lead", "time", "status", "number", "progress", "response")
SPOKEN = 40
"""Words above a table, from the nearest on, that speak for it."""


def table_measures(table: Table) -> dict[str, float]:
    """The size of a table and how it was found."""
    return {"rows": math.log1p(table.n_rows) / 4, "columns": table.n_columns / 10, f"method {table.method}": 1.0}


def table_features(
    measures: Mapping[str, float],
    headings: Sequence[Heading],
    columns: Sequence[Mapping[str, float]],
    reading: Reading,
    role: TableRole,
    said: Iterable[str],
) -> dict[str, float]:
    """``measures`` are those of ``table_measures``, ``columns`` the witnesses of the columns, ``reading`` the likeliest
    reading, ``role`` the rules' answer, ``said`` the stems of the words above it."""
    classes = reading.classes
    told = dict(measures) | {"chance": reading.chance, "score": reading.score / max(len(classes), 1) / 3}
    told |= {f"role {role}": 1.0, "headed": float(any(heading.text for heading in headings))}
    told |= {f"has {name}": 1.0 for name in NAMED if name in classes}
    if "action" in classes:
        own = columns[classes.index("action")]
        told |= {f"action {name}": own.get(f"is {name}", 0.0) for name in ASKED_OF_ACTIONS}
        told["action words"] = own.get("words", 0.0)
        told["action distinct"] = own.get("distinct", 0.0)
        told["action blank"] = own.get("blank", 0.0)
        told["who and when"] = float("lead" in classes and "time" in classes)
        told["who or when"] = float("lead" in classes or "time" in classes)
    count = max(len(columns), 1)
    told |= {f"all {name}": sum(c.get(f"is {name}", 0.0) for c in columns) / count for name in ASKED_OF_ALL}
    told["known headings"] = sum(bool(heading.role) for heading in headings) / count
    told |= {f"stem {stem}": 1.0 for heading in headings for stem in stems(heading.text)}
    told |= {f"said {stem}": 1.0 for stem in said}
    return {name: value for name, value in told.items() if value}


def stems_said(said: str) -> set[str]:
    """The stems of the words that stand above a table."""
    return {word[:STEM] for word in re.findall(r"[a-z]{3,}", said.lower())[-SPOKEN:]}
