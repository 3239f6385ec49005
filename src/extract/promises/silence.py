"""The silence list: what ought to have been heard of by a day, and was not, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from extract.days import add_months
from extract.promises.standing import Derived, Row, Standing, known_by
from extract.promises.subjects import vocabulary
from extract.shipped import model_file

OF_ALL = "corporate"
"""The service whose challenges the Local Government Association's times are for."""


@cache
def expected() -> Mapping[str, Any]:
    """The times of models/promises/times.toml."""
    told: Mapping[str, Any] = model_file("promises", "times.toml")
    return told


def silences(found: Derived, stands: list[Standing], on: dt.date) -> list[Row]:
    """The silence list of the day ``on``, by chain in the order of the store. ``stands``: of the same day."""
    by_chain: dict[str, list[Row]] = {}
    for row in (*_unanswered(found, on), *_actions(stands), *_papers(found, on)):
        by_chain.setdefault(row["chain_id"], []).append(row)
    return [row for chain in found.chains for row in by_chain.get(chain["chain_id"], ())]


def _unanswered(found: Derived, on: dt.date) -> Iterator[Row]:
    """Recommendations without an action, of chains that have begun to answer."""
    begun = _published(found, on)
    known = {row["promise_id"] for row in known_by(on, found.editions, found.papers) if row["kind"] == "action"}
    answered = {
        key
        for row in found.promises
        if row["kind"] == "action" and row["promise_id"] in known
        for key in row["answers"]
    }
    for row in found.promises:
        if row["kind"] != "recommendation" or row["promise_id"] in answered or row["response"] == "rejected":
            continue
        if (row["first_seen"] is None or row["first_seen"] <= on) and {"plan", "progress"} & begun.get(
            row["chain_id"], {}
        ).keys():
            yield _row(row, "no action", "no action answers it", row["ref_last"], row["wording_last"])


def _actions(stands: list[Standing]) -> Iterator[Row]:
    for one in stands:
        promise, said = one.promise, one.said
        if one.state == "silent":
            when = f" of {promise['vanished_on']:%-d %B %Y}" if promise["vanished_on"] else ""
            why = f"not in the paper{when}, and never closed"
            yield _row(promise, "vanished", why, said["ref"], said["text"], said)
        elif one.state == "overdue" and one.deadline and not one.edition_since:
            why = f"due on {one.deadline:%-d %B %Y}, and no paper since"
            yield _row(promise, "no update", why, said["ref"], said["text"], said, one.deadline)


def _papers(found: Derived, on: dt.date) -> Iterator[Row]:
    """Challenges of which a report, plan or review should be there."""
    published = _published(found, on)
    first_paper: dict[str, Row] = {}
    for paper in found.papers:
        if paper["copy_of"] is None:
            first_paper.setdefault(paper["chain_id"], paper)
    for chain in found.chains:
        if chain["kind"] != expected()["origin"] or chain["subject_last"] is None or not _of_all(chain["subject"]):
            continue
        stages = published.get(chain["chain_id"], {})
        for rule in expected()["expected"]:
            due = add_months(chain["subject_last"], rule["latest"])
            later = {"plan": ("plan", "progress"), "review": ("review",), "report": ("report",)}[rule["stage"]]
            if due < on and not set(later) & stages.keys():
                paper = first_paper[chain["chain_id"]]
                yield {
                    "council_code": chain["council_code"], "council": chain["council"], "chain_id": chain["chain_id"],
                    "reason": f"no {rule['stage']}", "why": rule["words"], "promise_id": None, "record_id": None,
                    "ref": None, "text": None, "since": due, "document_id": paper["document_id"], "page": None,
                }  # fmt: skip


def _of_all(subject: str | None) -> bool:
    named = set((subject or "").split(", ")) & vocabulary()["services"].keys()
    return not named or OF_ALL in named


def _published(found: Derived, on: dt.date) -> dict[str, dict[str, dt.date | None]]:
    """By chain the stages whose papers were there by a day, and when the first was published."""
    stages: dict[str, dict[str, dt.date | None]] = {}
    for row in known_by(on, found.papers, found.papers):
        stages.setdefault(row["chain_id"], {}).setdefault(row["stage"], row["published"])
    return stages


def _row(
    promise: Row, reason: str, why: str, ref: str | None, text: str | None, said: Row | None = None,
    since: dt.date | None = None,
) -> Row:  # fmt: skip
    return {
        "council_code": promise["council_code"], "council": promise["council"], "chain_id": promise["chain_id"],
        "reason": reason, "why": why, "promise_id": promise["promise_id"],
        "record_id": said["record_id"] if said else promise["record_id"], "ref": ref, "text": text,
        "since": since or promise["vanished_on"] if reason != "no action" else promise["first_seen"],
        "document_id": said["document_id"] if said else promise["document_id"],
        "page": said["page_first"] if said else promise["page_first"],
    }  # fmt: skip
