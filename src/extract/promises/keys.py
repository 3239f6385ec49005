"""The key to a status column, printed in one paper of a chain and used by all: "Blue" is done where the plan says so.

Councils mean different things by a colour or a letter, so none has a meaning of its own. The plan mostly prints what it
means and the papers that follow do not; a sign means in them what every paper of the chain that explains it says. A
plan that has only begun uses two of three colours: where these are "not started" and "in progress", the third is
"completed".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.families.texts import plain
from extract.promises.editions import Edition
from extract.promises.papers import Paper

BEGUN = {"red": "not_started", "amber": "in_progress"}
DONE, FOURTH = "green", "blue"
"""The colour that is left, and one that makes four of them: then green may be "on track"."""


def explained(chain_editions: Sequence[Edition]) -> list[Edition]:
    """The editions, each status that its own paper leaves unexplained read by the key of the chain's other papers."""
    key = _key([member.paper for edition in chain_editions for member in edition.members])
    return [
        replace(
            edition,
            members=tuple(replace(member, paper=_with_key(member.paper, key)) for member in edition.members),
        )
        for edition in chain_editions
    ]


def _key(papers: Sequence[Paper]) -> Mapping[str, str]:
    """What each printed status means; only what all papers that explain it agree on."""
    told: dict[str, set[str]] = {}
    for paper in papers:
        for row in paper.actions:
            if row["status_source"] == "column" and row["status"] != "unknown" and plain(row["status_raw"]):
                told.setdefault(plain(row["status_raw"]), set()).add(row["status"])
    key = {printed: min(statuses) for printed, statuses in told.items() if len(statuses) == 1}
    used = {plain(row["status_raw"]) for paper in papers for row in paper.actions}
    if FOURTH not in used and key.items() >= BEGUN.items() and DONE not in told:
        key[DONE] = "completed"
    return key


def _with_key(paper: Paper, key: Mapping[str, str]) -> Paper:
    said = [key.get(plain(row["status_raw"])) if row["status"] == "unknown" else None for row in paper.actions]
    if not any(said):
        return paper
    rows = (
        {**row, "status": status, "status_source": "column"} if status else row
        for row, status in zip(paper.actions, said, strict=True)
    )
    return replace(paper, actions=tuple(rows))
