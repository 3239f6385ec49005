"""What a row of a sheet says of other tables: words of its recommendations, its leads, its paper, whether it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from extract.citing import citation_of
from extract.compare import read_papers, select
from extract.corrections import Reviewed, ReviewedKind
from extract.export.values import Row, rows_of
from extract.schema import ALL_TABLES, Place

KINDS: Mapping[str, ReviewedKind] = {
    "actions": "action", "recommendations": "recommendation", "decisions": "decision",
}  # fmt: skip
DATED = ("date", "period", "relative")
"""Kinds of timescale that have a deadline, as in the views of the DuckDB export."""
SURE = 0.9
"""The chance from which on a value need not be looked up in the paper."""
CHECKED = {
    "p_record": "whether it is one", "p_text": "words", "p_ref": "number", "p_link": "recommendation",
    "p_lead": "lead", "p_timescale": "by when", "p_status": "status",
}  # fmt: skip
"""By the column that holds the chance that a value is right, what the value is called."""
CLOSED = ("completed", "superseded", "not_accepted")
"""States of actions that cannot be overdue."""


@dataclass
class Joined:
    """What sheets take from other tables. ``made``: the day of the last reading, of which the workbook speaks."""

    made: dt.date
    papers: dict[str, Row]
    counted: list[Row]
    """Papers that are counted: not those whose rows all stand in another."""
    parts: dict[str, Row]
    again: set[str]
    """Rows that are not counted."""
    leads: dict[str, list[str]]
    """Names by action."""
    asked: dict[str, str]
    """Words by recommendation."""
    answered: dict[str, list[str]]
    """Counted actions' words by the recommendation they answer, its copies in other papers taken together."""
    kept: dict[str, str]
    """By row that is not counted, the one counted in its place."""
    actions: dict[str, Row]
    recommendations: list[Row]

    def added(self, table: str, row: Row) -> Row:
        """The columns that a row's sheet has beside those of its table, but for the overdue formula."""
        if table == "action_leads":
            return self._of_lead(row)
        if table not in ("actions", "recommendations", "decisions"):
            return {"council": row["council"] or row["council_code"]} if "council" in row else {}
        key = row[f"{table[:-1]}_id"]
        paper, part = self.papers.get(row["document_id"], {}), self.parts.get(row["part_id"] or "", {})
        title = part.get("title") or paper.get("title") or paper.get("file_name")
        values: Row = {
            "council": row["council"] or row["council_code"],
            "counts": key not in self.again,
            "paper": title,
            "file": paper.get("file_name"),
            "check": _to_check(row),
            "address": paper.get("source_uri"),
            "citation": self._citation(table, row, title or "", part.get("meeting_date") or paper.get("meeting_date")),
        }
        if table == "actions":
            words = [self.asked[one] for one in row["recommendation_ids"] if one in self.asked]
            values |= {"asked": _lines(words), "leads": _lines(self.leads.get(key, [])), "deadline": deadline(row)}
        if table == "recommendations":
            answer = self.answered.get(self.kept.get(key) or key, [])
            values |= {"answers": len(answer), "answer": _lines(answer)}
        return values

    def _citation(self, table: str, row: Row, title: str, day: dt.date | None) -> str | None:
        kind, record = KINDS[table], ALL_TABLES[table].model_construct(**row)
        record = record.model_copy(update={"regions": [Place(**place) for place in row["regions"]]})
        leads = self.leads.get(str(row["action_id"]), []) if kind == "action" else []
        return citation_of(kind, cast(Reviewed, record), leads, title=title, day=day)

    def _of_lead(self, row: Row) -> Row:
        action = self.actions.get(row["action_id"], {})
        if not action:
            return {"counts": False}
        paper = self.added("actions", action)["paper"]
        return {
            "council": action["council"] or action["council_code"],
            "counts": action["action_id"] not in self.again,
            "action_ref": action["ref"],
            "action": action["text"],
            "deadline": deadline(action),
            "action_status": action["status"],
            "paper": paper,
            "page_first": action["page_first"],
        }


def deadline(action: Mapping[str, Any]) -> dt.date | None:
    """The last day by which an action is to be done."""
    latest: dt.date | None = action["timescale_latest"]
    return latest if action["timescale_kind"] in DATED else None


def is_overdue(action: Mapping[str, Any], day: dt.date) -> bool:
    """Whether an action that counts is overdue on a day: what the sheets' formula says."""
    due = deadline(action)
    return action["status"] not in CLOSED and (action["status"] == "overdue" if due is None else due < day)


def joined(out: Path) -> Joined:
    """What the store ``out`` says for its sheets. Raises StoreError."""
    papers = {row["document_id"]: row for row in rows_of(out, "documents")}
    selection = select(read_papers(out))
    duplicates = selection.duplicates
    recommendations = list(rows_of(out, "recommendations"))
    leads: dict[str, list[str]] = {}
    for lead in sorted(rows_of(out, "action_leads"), key=lambda row: (row["action_id"], row["position"])):
        leads.setdefault(lead["action_id"], []).append(lead["name"])
    told = Joined(
        made=max((row["processed_at"].date() for row in papers.values()), default=dt.date(2000, 1, 1)),
        papers=papers,
        counted=list(selection.counted.documents),
        parts={row["part_id"]: row for row in rows_of(out, "parts")},
        again={row["record_id"] for row in duplicates},
        leads=leads,
        asked={row["recommendation_id"]: row["text"] for row in recommendations},
        answered={},
        kept={row["record_id"]: row["kept_id"] for row in duplicates if row["kept_id"]},
        actions={row["action_id"]: row for row in rows_of(out, "actions")},
        recommendations=recommendations,
    )
    for key, action in told.actions.items():
        if key not in told.again:
            for one in action["recommendation_ids"]:
                told.answered.setdefault(told.kept.get(one, one), []).append(action["text"])
    return told


def _to_check(row: Row) -> str | None:
    """The values of a row of which the program is not sure, the least sure first."""
    sure = {name: row.get(column) for column, name in CHECKED.items()}
    if row.get("ambiguous"):
        sure["recommendation"] = 0.0
    doubtful = {name: chance for name, chance in sure.items() if chance is not None and chance < SURE}
    return None if row.get("reviewed") else ", ".join(sorted(doubtful, key=doubtful.__getitem__)) or None


def _lines(texts: list[str]) -> str | None:
    return "\n".join(texts) or None
