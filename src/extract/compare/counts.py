"""The numbers by council and group. docs/numbers.md says how each is defined and why so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import floor
from statistics import median

from extract.compare.papers import Papers, Row, Rows

DEADLINE_KINDS = frozenset({"date", "period", "relative"})
"""Timescales that can miss their day. The date of "ongoing" is a review, that of "completed" lies behind."""
ACCOUNTABLE = frozenset({"officer", "member", "person"})
ONE_OFFICER = frozenset({"officer", "person"})

Group = Callable[[Row], str | None]
"""The group a row belongs to; None leaves it out."""


def dated(action: Row) -> bool:
    """Whether the action has a dated deadline: a last day by which its timescale says that it is to be done."""
    return action["timescale_kind"] in DEADLINE_KINDS and action["timescale_latest"] is not None


def single_lead(leads: Rows) -> bool:
    """Whether one post or person alone answers for the action: one lead, and that not a body or a partner."""
    return len(leads) == 1 and leads[0]["kind"] in ACCOUNTABLE


def one_officer(leads: Rows) -> bool:
    """Whether exactly one officer or person is among the leads, beside whatever members and bodies."""
    return sum(lead["kind"] in ONE_OFFICER for lead in leads) == 1


def unanswered(papers: Papers) -> Rows:
    """Recommendations that no action answers, in the order of the store."""
    answers = papers.answers_of()
    return [row for row in papers.recommendations if not answers.get(row["recommendation_id"])]


def deadline_days(papers: Papers) -> Rows:
    """Rows of the table ``deadlines``: every action with a dated deadline whose paper is about a dated challenge."""
    challenge = {row["document_id"]: row["challenge_last"] for row in papers.documents}
    return [
        {
            "council": action["council"], "council_code": action["council_code"], "action_id": action["action_id"],
            "ref": action["ref"], "challenge_last": challenge[action["document_id"]],
            "deadline": action["timescale_latest"],
            "days": (action["timescale_latest"] - challenge[action["document_id"]]).days,
        }
        for action in papers.actions
        if dated(action) and challenge.get(action["document_id"])
    ]  # fmt: skip


def numbers(papers: Papers, group: Group) -> dict[str, Row]:
    """The numbers of each group that has a paper or a row; shares are None where there is no action."""
    leads = papers.leads_of()
    sorted_rows = {
        name: _by_group(rows, group)
        for name, rows in {
            "documents": papers.documents, "recommendations": papers.recommendations, "actions": papers.actions,
            "decisions": papers.decisions, "unanswered": unanswered(papers), "days": deadline_days(papers),
        }.items()
    }  # fmt: skip
    groups = sorted({name for by_group in sorted_rows.values() for name in by_group})
    return {
        name: _numbers({table: rows.get(name, []) for table, rows in sorted_rows.items()}, leads) for name in groups
    }


def _numbers(rows: Mapping[str, Rows], leads: Mapping[str, Rows]) -> Row:
    actions = rows["actions"]
    of = [leads.get(action["action_id"], []) for action in actions]
    days = [row["days"] for row in rows["days"]]
    counts = {
        "dated": sum(map(dated, actions)),
        "single_lead": sum(map(single_lead, of)),
        "one_officer": sum(map(one_officer, of)),
        "ongoing": sum(action["status"] == "ongoing" for action in actions),
        "completed": sum(action["status"] == "completed" for action in actions),
    }
    return {
        **{table: len(rows[table]) for table in ("documents", "recommendations", "unanswered", "actions", "decisions")},
        **counts,
        **{f"share_{name}": share(count, len(actions)) for name, count in counts.items()},
        "no_lead": sum(not found for found in of),
        "days_known": len(days),
        "median_days": float(median(days)) if days else None,
        "least_days": min(days, default=None),
        "most_days": max(days, default=None),
    }


def share(part: int, whole: int) -> float | None:
    """``part`` of ``whole``, to four places, halves up as SQL rounds; None of nothing."""
    return floor(part / whole * 10_000 + 0.5) / 10_000 if whole else None


def _by_group(rows: Sequence[Row], group: Group) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for row in rows:
        name = group(row)
        if name is not None:
            found.setdefault(name, []).append(row)
    return found
