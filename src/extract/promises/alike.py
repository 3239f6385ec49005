"""Families of a store: recommendations to several councils that ask for the same, each once over all its editions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import store
from extract.nested import Record
from extract.schema import UNKNOWN, FamilyMemberRecord, FamilyRecord

if TYPE_CHECKING:
    from extract.families import Family

Row = dict[str, Any]
Made = dict[str, dict[str, list[Record]]]
"""By council, then by table."""

COLUMNS = ("promise_id", "kind", "chain_id", "council", "record_id", "document_id", "page_first", "answers", "response",
           "wording_last", "status")  # fmt: skip


def told_alike(out: Path) -> Made:
    """Rows of the tables ``families`` and ``family_members`` for the promises of the store. Papers of unknown councils
    are in none. Raises StoreError."""
    asked: list[Row] = []
    answers: dict[str, list[Row]] = {}
    for row in store.rows(out, "promises", COLUMNS):
        if row["kind"] == "recommendation":
            if row["council_code"] != UNKNOWN:
                asked.append(row)
        else:
            for key in row["answers"]:
                answers.setdefault(key, []).append(row)
    asked.sort(key=lambda row: row["promise_id"])
    made: Made = {}
    if len({row["council_code"] for row in asked}) < 2:
        return made
    from extract.families import families  # loads scipy, which a store of one council does not need

    for family in families([row["wording_last"] for row in asked]):
        if len({asked[at]["council_code"] for at in family.places}) > 1:
            _add(made, family, asked, answers)
    return made


def _add(made: Made, family: Family, asked: Sequence[Row], answers: Mapping[str, Sequence[Row]]) -> None:
    members = [asked[at] for at in family.places]
    key = f"f{hashlib.sha256(members[0]['promise_id'].encode()).hexdigest()[:16]}"
    councils = sorted({row["council"] or row["council_code"] for row in members})
    acts = {act["promise_id"]: act for row in members for act in answers.get(row["promise_id"], ())}
    middle = asked[family.middle]
    head = FamilyRecord(
        family_id=key, council_code=middle["council_code"], promise_id=middle["promise_id"],
        asks=middle["wording_last"], concepts=list(family.concepts),
        probability=round(sum(family.chances) / len(family.chances), 3), councils=councils, n_councils=len(councils),
        n_recommendations=len(members), n_unanswered=sum(row["promise_id"] not in answers for row in members),
        n_actions=len(acts), n_completed=sum(act["status"] == "completed" for act in acts.values()),
    )  # fmt: skip
    _rows(made, head.council_code, "families").append(head)
    for row, chance in zip(members, family.chances, strict=True):
        own = answers.get(row["promise_id"], ())
        member = FamilyMemberRecord(
            family_id=key, council_code=row["council_code"], promise_id=row["promise_id"],
            recommendation_id=row["record_id"], council=row["council"], chain_id=row["chain_id"], probability=chance,
            response=row["response"], actions=[act["promise_id"] for act in own],
            n_completed=sum(act["status"] == "completed" for act in own), document_id=row["document_id"],
            page_first=row["page_first"],
        )  # fmt: skip
        _rows(made, member.council_code, "family_members").append(member)


def _rows(made: Made, council: str, table: str) -> list[Record]:
    return made.setdefault(council, {}).setdefault(table, [])
