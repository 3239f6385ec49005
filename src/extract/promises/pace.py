"""Who carries how much, and how fast challenges are answered."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extract.promises.standing import Derived, Row, Standing

NO_LEAD = "no lead"


def by_post(stands: Iterable[Standing], leads: Mapping[str, Sequence[tuple[str, str]]]) -> list[Row]:
    """Actions by council and post: how many there are, and of them open, overdue, done. An action with two leads counts
    for both. ``leads``: key to count by and canonical name of each lead, by action."""
    counts: dict[tuple[str, str | None, str], Row] = {}
    names: dict[tuple[str, str | None, str], Counter[str]] = {}
    for one in stands:
        own = dict(leads.get(one.led["record_id"], ())) or {NO_LEAD: NO_LEAD}
        for post, name in own.items():
            key = (one.promise["council_code"], one.promise["council"], post)
            names.setdefault(key, Counter())[name] += 1
            row = counts.setdefault(
                key,
                {"council_code": key[0], "council": key[1], "post_id": post, "actions": 0, "open": 0,
                 "overdue": 0, "done": 0},
            )  # fmt: skip
            row["actions"] += 1
            row["open"] += one.state in ("open", "due soon", "overdue", "silent")
            row["overdue"] += one.state == "overdue"
            row["done"] += one.state == "done"
    named = [row | {"post": min(names[key], key=lambda name: (-names[key][name], name))} for key, row in counts.items()]
    return sorted(named, key=lambda row: (row["council_code"], row["council"] or "", -row["actions"], row["post"]))


def speed(found: Derived, on: dt.date) -> list[Row]:
    """By chain the days from the challenge to its report, its plan and the first deadline, and from the report to the
    first answer; None where one of the two days is not known by ``on``."""
    stages: dict[str, dict[str, list[dt.date]]] = {}
    for row in found.papers:
        if row["published"] and row["published"] <= on:
            stages.setdefault(row["chain_id"], {}).setdefault(row["stage"], []).append(row["published"])
    deadlines: dict[str, list[dt.date]] = {}
    for row in found.promises:
        if row["latest_first"] and (row["first_seen"] is None or row["first_seen"] <= on):
            deadlines.setdefault(row["chain_id"], []).append(row["latest_first"])
    rows = []
    for chain in found.chains:
        days = stages.get(chain["chain_id"], {})
        report, plan = _first(days.get("report")), _first([*days.get("plan", ()), *days.get("progress", ())])
        begin = chain["subject_last"]
        rows.append(
            {
                "council_code": chain["council_code"], "council": chain["council"], "chain_id": chain["chain_id"],
                "kind": chain["kind"], "subject": chain["subject"], "challenge_last": begin,
                "days_to_report": _days(begin, report), "days_to_plan": _days(begin, plan),
                "days_to_first_deadline": _days(begin, _first(deadlines.get(chain["chain_id"]))),
                "days_to_response": _days(report, plan),
            }
        )  # fmt: skip
    return rows


def _first(days: Sequence[dt.date] | None) -> dt.date | None:
    return min(days, default=None) if days else None


def _days(begin: dt.date | None, end: dt.date | None) -> int | None:
    return (end - begin).days if begin and end else None
