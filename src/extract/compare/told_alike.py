"""Who was told the same, and what did they do: the families of a store with the words of their promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract import store
from extract.compare.counts import share
from extract.compare.papers import Row, Rows

LONGEST_LABEL = 160
PROMISES = ("promise_id", "kind", "answers", "ref_last", "wording_last", "lead_last", "latest_last", "status")


def told_alike(out: Path, documents: Rows) -> tuple[Rows, Rows]:
    """Rows of the tables ``families`` and ``family_members``; the families of most councils first. Raises
    store.StoreError."""
    members: dict[str, Rows] = {}
    for row in store.rows(out, "family_members"):
        members.setdefault(row["family_id"], []).append(row)
    families = sorted(
        store.rows(out, "families"), key=lambda row: (-row["n_councils"], -row["probability"], row["family_id"])
    )
    if not families:
        return [], []
    promises = {row["promise_id"]: row for row in store.rows(out, "promises", PROMISES)}
    files = {row["document_id"]: row["file_name"] for row in documents}
    return (
        [_family(family, members[family["family_id"]]) for family in families],
        [_member(row, promises, files) for family in families for row in _in_order(members[family["family_id"]])],
    )


def _in_order(members: Rows) -> Rows:
    return sorted(
        members, key=lambda row: (row["council"] or row["council_code"], -row["probability"], row["promise_id"])
    )


def _family(family: Row, members: Sequence[Row]) -> Row:
    responses = Counter(member["response"] for member in members if member["response"])
    return {
        "family_id": family["family_id"], "asks": _short(family["asks"]), "concepts": "; ".join(family["concepts"]),
        "councils": family["n_councils"], "council_names": "; ".join(family["councils"]),
        "recommendations": family["n_recommendations"], "probability": family["probability"],
        "unanswered": family["n_unanswered"],
        "responses": "; ".join(f"{name} {count}" for name, count in sorted(responses.items())),
        "actions": family["n_actions"], "completed": family["n_completed"],
        "share_completed": share(family["n_completed"], family["n_actions"]),
    }  # fmt: skip


def _member(row: Row, promises: Mapping[str, Row], files: Mapping[str, str]) -> Row:
    asked, answers = promises[row["promise_id"]], [promises[key] for key in row["actions"]]
    statuses = Counter(action["status"] for action in answers)
    leads = dict.fromkeys(name for action in answers for name in (action["lead_last"] or "").split("; ") if name)
    return {
        "family_id": row["family_id"], "council_code": row["council_code"],
        "council": row["council"] or row["council_code"], "promise_id": row["promise_id"],
        "recommendation_id": row["recommendation_id"], "number": asked["ref_last"], "text": asked["wording_last"],
        "probability": row["probability"], "response": row["response"], "n_actions": len(answers),
        "n_completed": row["n_completed"],
        "by": max((action["latest_last"] for action in answers if action["latest_last"]), default=None),
        "statuses": "; ".join(f"{status} {count}" for status, count in sorted(statuses.items())),
        "leads": "; ".join(leads), "answer": "\n".join(action["wording_last"] for action in answers),
        "file_name": files.get(row["document_id"]), "page": row["page_first"],
    }  # fmt: skip


def _short(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LABEL else line[:LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
