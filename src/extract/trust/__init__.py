"""Rows → rows that say how sure they are: the chance that each is a record, that each field is right, that all are.

The chances are learned from papers on which the program was tried before anybody had looked at them, and judged by
leaving whole layouts and publishers out; ``models/trust/README.md`` is the card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.issues import Code
from extract.schema import ActionRecord, Extraction
from extract.trust.bounds import bounds
from extract.trust.doubts import doubts
from extract.trust.features import features_of
from extract.trust.forest import Forest, read_forests
from extract.trust.mates import Counted

__all__ = ["FIELDS", "LIKENESS", "MATE_RIGHT", "OWN_FIELDS", "bounds", "features_of", "forests", "judged", "why"]

FIELDS = ("record", "row", "text", "ref", "link", "lead", "timescale", "status")
"""What there is a chance of. "row": that it is a record and its number, links, leads, timescale, status and page are
right. Those from "link" on are an action's."""
OWN_FIELDS = ("link", "lead", "timescale", "status")
LIKENESS = "likeness"
"""A sign of what no reader knows the form of: how like a record it reads."""
MATE_RIGHT = "mate_right"
"""A sign with the chance that the row is right since a reader found one beside it right: he may have taken it over."""


def forests() -> Mapping[str, Forest]:
    """The model by what it tells."""
    return read_forests()


def judged(found: Extraction) -> Extraction:
    """``found`` with the chances of every recommendation, action and decision; ``confidence`` is that of "row". Pages
    of which several rows are probably wrong get an issue.

    A row that a reader has reviewed keeps confidence 1 and is a record for sure.
    """
    told = features_of(found)
    chances: list[dict[str, float]] = [{} for _ in told]
    fields = [() if record.reviewed else _fields_of(record) for record, _ in told]
    values = next(iter(forests().values())).values([features for _, features in told])
    for name, forest in forests().items():
        asked = [place for place, own in enumerate(fields) if name in own]
        for place, chance in zip(asked, forest.chances(values[asked]), strict=True):
            chances[place][name] = chance
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


def _judged(record: Counted, chance: Mapping[str, float]) -> Counted:
    if record.reviewed:
        return record.model_copy(update={"confidence": 1.0, "p_record": 1.0})
    values: dict[str, Any] = {f"p_{name}": value for name, value in chance.items() if name != "row"}
    spread = max((sign.value for sign in record.evidence if sign.name == MATE_RIGHT), default=0.0)
    return record.model_copy(update=values | {"confidence": max(spread, min(chance["row"], chance["record"]))})


def _fields_of(record: Counted) -> Sequence[str]:
    """Which chances the record has."""
    own: Sequence[str] = OWN_FIELDS if isinstance(record, ActionRecord) else ()
    if isinstance(record, ActionRecord) and not (record.status_raw or record.status_colour):
        own = OWN_FIELDS[:-1]
    return ("record", "row", "text", "ref", *own)


def why(found: Extraction, record_id: str) -> dict[str, dict[str, float]]:
    """By chance ("record", "row", …) how much each sign moved it; raises KeyError for a record that is not there."""
    model = forests()
    for record, features in features_of(found):
        if record_id in (getattr(record, key, None) for key in ("recommendation_id", "action_id", "decision_id")):
            return {name: model[name].pulls(features) for name in _fields_of(record)}
    raise KeyError(record_id)
