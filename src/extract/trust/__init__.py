"""Rows → rows that say how sure they are: the chance that each is a record, that each field is right, that all are.

The chances are learned from papers on which the program was tried before anybody had looked at them, and judged by
leaving whole layouts and publishers out; ``models/trust/README.md`` is the card.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from extract.issues import Code
from extract.records.found import AS_SIBLINGS
from extract.schema import ActionRecord, Extraction
from extract.trust.bounds import bounds
from extract.trust.doubts import doubts
from extract.trust.features import Features, features_of
from extract.trust.forest import Model, read_model
from extract.trust.mates import Counted

__all__ = [
    "FIELDS", "LIKENESS", "MATE_RIGHT", "NEEDED", "OWN_FIELDS", "ROW", "bounds", "features_of", "judged",
    "why",
]  # fmt: skip

FIELDS = ("record", "text", "ref", "link", "lead", "timescale", "status")
"""What there is a chance of; those from "link" on are an action's."""
OWN_FIELDS = ("link", "lead", "timescale", "status")
ROW = "row"
"""That it is a record and its number, links, leads, timescale, status and page are right: by the chain rule the product
of the chance that it is one and those of its fields, which were learned of records."""
NEEDED = frozenset(FIELDS) - {"text"}
"""Those that must be right in a row that is."""
LEAST_VOTE = 1e-9
"""What a vote counts at least where its logarithm is taken."""
LIKENESS = "likeness"
"""A sign of what no reader knows the form of: how like a record it reads."""
MATE_RIGHT = "mate_right"
"""A sign with the chance that the row is right since a reader found one beside it right: he may have taken it over."""


def judged(found: Extraction) -> Extraction:
    """``found`` with the chances of every recommendation, action and decision; ``confidence`` is that of "row". Pages
    of which several rows are probably wrong get an issue.

    A row that a reader has reviewed keeps confidence 1 and is a record for sure.
    """
    told, model = features_of(found), read_model()
    votes: list[dict[str, float]] = [{} for _ in told]
    fields = [() if record.reviewed else _fields_of(record) for record, _ in told]
    values = model.forests["record"].values([features for _, features in told])
    for name, forest in model.forests.items():
        asked = [place for place, own in enumerate(fields) if name in own]
        for place, vote in zip(asked, forest.votes(values[asked]), strict=True):
            votes[place][name] = vote
    chances = _no_surer([record for record, _ in told], [_chances(own, model) for own in votes])
    rows = [_judged(record, chance) for (record, _), chance in zip(told, chances, strict=True)]
    n_recommendations, n_actions = len(found.recommendations), len(found.actions)
    others = (issue for issue in found.issues if issue.code != Code.ROWS_DOUBTFUL)
    return found.model_copy(
        update={
            "issues": (*others, *doubts(found, rows)),
            "recommendations": tuple(rows[:n_recommendations]),
            "actions": tuple(rows[n_recommendations : n_recommendations + n_actions]),
            "decisions": tuple(rows[n_recommendations + n_actions :]),
        }
    )


def _chances(votes: Mapping[str, float], model: Model) -> dict[str, float]:
    """Of each field, and of the whole row."""
    told = {name: model.forests[name].curve.chance(vote) for name, vote in votes.items()}
    return told | {ROW: model.row.chance(math.prod(vote for name, vote in votes.items() if name in NEEDED))}


def _no_surer(rows: Sequence[Counted], chances: Sequence[dict[str, float]]) -> list[dict[str, float]]:
    """The chances, those of rows told by their siblings no higher than what rows of their kind have in the mean."""
    late = [any(sign.name == AS_SIBLINGS for sign in row.evidence) for row in rows]
    own: dict[tuple[type, str], list[float]] = {}
    for row, each, is_late in zip(rows, chances, late, strict=True):
        for name, value in () if is_late else each.items():
            own.setdefault((type(row), name), []).append(value)
    return [
        {name: min(value, fmean(own.get((type(row), name), [1.0]))) for name, value in each.items()}
        if is_late
        else each
        for row, each, is_late in zip(rows, chances, late, strict=True)
    ]


def _judged(record: Counted, chance: Mapping[str, float]) -> Counted:
    if record.reviewed:
        return record.model_copy(update={"confidence": 1.0, "p_record": 1.0})
    values: dict[str, Any] = {f"p_{name}": value for name, value in chance.items() if name != ROW}
    spread = max((sign.value for sign in record.evidence if sign.name == MATE_RIGHT), default=0.0)
    return record.model_copy(update=values | {"confidence": max(spread, min(chance[ROW], chance["record"]))})


def _fields_of(record: Counted) -> Sequence[str]:
    """Which chances the record has."""
    own: Sequence[str] = OWN_FIELDS if isinstance(record, ActionRecord) else ()
    if isinstance(record, ActionRecord) and not (record.status_raw or record.status_colour):
        own = OWN_FIELDS[:-1]
    return ("record", "text", "ref", *own)


def why(record: Counted, features: Features) -> dict[str, dict[str, float]]:
    """By chance ("record", "row", …) how much each sign moved the vote of a record with these ``features``."""
    forests = read_model().forests
    pulls = {name: forests[name].pulls(features) for name in _fields_of(record)}
    return pulls | {
        ROW: _of_product({name: (forests[name].usual, own) for name, own in pulls.items() if name in NEEDED})
    }


def _of_product(fields: Mapping[str, tuple[float, Mapping[str, float]]]) -> dict[str, float]:
    """By how much each sign moved the product of votes, given of each field the usual vote and what moved it: a sign's
    part in the logarithms of the votes. They add up to the difference from the product of the usual ones."""
    moved: Counter[str] = Counter()
    usual = math.prod(start for start, _ in fields.values())
    reached = math.prod(start + sum(pulls.values()) for start, pulls in fields.values())
    for start, pulls in fields.values():
        by = sum(pulls.values())
        slope = math.log(max(start + by, LEAST_VOTE) / start) / by if by else 1 / start
        moved.update({name: slope * pull for name, pull in pulls.items()})
    together = sum(moved.values())
    scale = (reached - usual) / together if together else 0.0
    return {name: scale * pull for name, pull in moved.items()}
