"""The numbers of the overview that need no script, counted as ``council-extract compare`` counts them: each paper once,
of each plan the latest edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from extract.compare import Papers, Selection, numbers
from extract.compare.grouping import grouping
from extract.report.gather import Gathered, key_of
from extract.report.values import UNKNOWN_COUNCIL
from extract.schema import UNKNOWN

UNCERTAIN_BELOW = 0.9
"""Confidence under which a row is put before a reader."""


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council in the table of the overview. Shares are of its actions, 0..1; None where it has none."""

    council: str
    documents: int
    recommendations: int
    unanswered: int
    actions: int
    decisions: int
    dated: float | None
    single_lead: float | None
    uncertain: int

    def link(self, **wanted: str) -> str:
        """The records of this council, as an address inside the report."""
        return "#records?" + urlencode({"council": self.council, **wanted})


@dataclass(frozen=True, slots=True)
class Figures:
    councils: list[CouncilRow]
    notes: Sequence[str]
    """What was left out, a sentence each."""


def figures(gathered: Gathered, selection: Selection) -> Figures:
    """Count what the overview shows."""
    return Figures(councils=_councils(gathered, selection.counted), notes=selection.notes)


def counted_keys(counted: Papers) -> set[str]:
    """Keys of the records that are counted; the others repeat them, or stand in an earlier edition."""
    keys = {row["recommendation_id"] for row in counted.recommendations}
    return keys | {row["action_id"] for row in counted.actions} | {row["decision_id"] for row in counted.decisions}


def answers_of(selection: Selection) -> Mapping[str, Sequence[str]]:
    """Of every action the recommendations it answers: of one that is counted those that stand for them."""
    return {
        action["action_id"]: action["recommendation_ids"]
        for papers in (selection.everything, selection.counted)
        for action in papers.actions
    }


def uncertain(record: Any) -> bool:
    """Whether a row should be looked at by a reader."""
    doubtful = record.confidence < UNCERTAIN_BELOW or bool(getattr(record, "ambiguous", False))
    return doubtful and record.reviewed is None


def _councils(gathered: Gathered, counted: Papers) -> list[CouncilRow]:
    names = {code: UNKNOWN_COUNCIL if code == UNKNOWN else name for code, name in counted.council_names().items()}
    found = numbers(counted, grouping("council"))
    once = counted_keys(counted)
    doubtful = Counter(
        record.council or UNKNOWN_COUNCIL
        for kind, record in gathered.records
        if uncertain(record) and key_of(kind, record) in once
    )
    return [
        CouncilRow(
            council=name,
            **{column: found[code][column] for column in ("documents", "recommendations", "unanswered")},
            actions=found[code]["actions"],
            decisions=found[code]["decisions"],
            dated=found[code]["share_dated"],
            single_lead=found[code]["share_single_lead"],
            uncertain=doubtful[name],
        )
        for code, name in names.items()
    ]
