"""Made-up plans in a store, as small as a test needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.promises import derive
from extract.schema import TABLES, Extraction, OfDocument
from extract.store import Store, writing
from extract.store.columns import Column, columns

BARNET, HAVERING, KENT = "E09000003", "E09000016", "E10000016"
NAMES = {BARNET: "Barnet", HAVERING: "Havering", KENT: "Kent", "unknown": None}
PLACED = {"page_first": 1, "page_last": 1, "regions": [], "method": "ruled", "confidence": 0.9}
BLANK_ACTION = {
    "ref": None, "bullets": [], "group_label": None, "lead_raw": None, "timescale_raw": None, "status_raw": None,
    "progress_raw": None, "extra": {}, "timescale_kind": "unspecified", "timescale_earliest": None,
    "timescale_latest": None, "timescale_granularity": None, "timescale_anchor": None, "timescale_rule": None,
    "timescale_approximate": False, "status": "unknown", "status_source": None, "ambiguous": False, "notes": [],
}  # fmt: skip


PLAIN: dict[str, Any] = {
    "string": "x", "int16": 1, "int32": 1, "float64": 0.5, "bool": False, "date32": dt.date(2024, 3, 31),
    "timestamp": dt.datetime(2024, 3, 31, tzinfo=dt.UTC), "map": {}, "list": [],
}  # fmt: skip


def record(table: str, **given: Any) -> OfDocument:
    """A row of a table; columns that are not given hold anything that fits, or nothing where that is allowed."""
    kind = TABLES[table]
    return kind.model_validate({column.name: _anything(column) for column in columns(kind)} | given)


def _anything(column: Column) -> Any:
    if column.optional:
        return None
    return column.choices[0] if column.choices else PLAIN[column.kind]


@dataclass
class Paper:
    """A document of one part. ``recommend``, ``act`` and ``decide`` add a row and give its key."""

    name: str
    council_code: str = BARNET
    title: str = "Action plan"
    document_type: str = "action_plan"
    meeting_date: dt.date | None = None
    challenge: tuple[dt.date, dt.date] | None = None
    text_layer: str = "native"
    council: str | None = None
    """Its name as printed, where no registry holds it."""
    rows: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def whose(self) -> dict[str, Any]:
        return {"document_id": self.name, "council_code": self.council_code}

    def _add(self, table: str, **values: Any) -> None:
        self.rows.setdefault(table, []).append(record(table, **self.whose, **values))

    def _placed(self, **values: Any) -> dict[str, Any]:
        return PLACED | {"part_id": f"{self.name}-p1", "council": self.council or NAMES[self.council_code]} | values

    def doubt(self, code: str, page: int) -> None:
        """An issue on a page: something may not have been read."""
        self._add("issues", code=code, severity="warning", message="something gave no record", page=page)

    def recommend(self, text: str, number: str | None = None, context: str | None = None) -> str:
        key = f"{self.name}-r{len(self.rows.get('recommendations', []))}"
        values = {"number": number, "text": text, "context": context, "origin": "peer_challenge", "response": None}
        self._add("recommendations", **self._placed(recommendation_id=key, **values))
        return key

    def act(self, text: str, answers: Sequence[str] = (), leads: Sequence[tuple[Any, ...]] = (), **values: Any) -> str:
        """``leads``: name, kind and rank of each; ``by=`` a date: a dated deadline."""
        key = f"{self.name}-a{len(self.rows.get('actions', []))}"
        by = values.pop("by", None)
        if by:
            values |= {"timescale_kind": "date", "timescale_raw": f"{by:%d %B %Y}", "timescale_latest": by}
        blank = BLANK_ACTION | {"lead_raw": " and ".join(lead[0] for lead in leads) or None}
        values = blank | {"recommendation_ids": list(answers), "recommendation_numbers": [], "text": text} | values
        self._add("actions", **self._placed(action_id=key, **values))
        for position, (name, kind, rank) in enumerate(leads, 1):
            lead = {"raw": name, "name": name, "kind": kind, "rank": rank, "portfolio": None, "person": None}
            self._add("action_leads", action_id=key, position=position, **lead, qualifier=None, ambiguous=False)
        return key

    def decide(self, text: str) -> None:
        key = f"{self.name}-d{len(self.rows.get('decisions', []))}"
        values = {"number": "1", "stem": None, "verb": "agree", "decision_maker": None, "delegated_to": None}
        self._add("decisions", **self._placed(decision_id=key, text=text, state="proposed", **values))

    def theme(self, record_id: str, theme: str, scheme: str = "subject", kind: str = "recommendation") -> None:
        values = {"scheme": scheme, "theme": theme, "score": 0.9, "method": "rules", "evidence": []}
        self._add("theme_tags", record_id=record_id, record_kind=kind, **values)

    def extraction(self) -> Extraction:
        first, last = self.challenge or (None, None)
        shared = {"title": self.title, "document_type": self.document_type, "meeting_date": self.meeting_date}
        document = record(
            "documents", **self.whose, **shared, source_uri=f"papers/{self.name}.pdf", file_name=f"{self.name}.pdf",
            council=self.council or NAMES[self.council_code], challenge_first=first, challenge_last=last,
            text_layer=self.text_layer, status="done", issue_code=None,
        )  # fmt: skip
        self._add("parts", part_id=f"{self.name}-p1", position=1, page_first=1, page_last=9, agenda_item=None,
                  committee=None, **shared)  # fmt: skip
        return Extraction(document=document, **{table: tuple(rows) for table, rows in self.rows.items()})


def stored(out: Path, *papers: Paper) -> Path:
    """A store of these papers."""
    Store(out).write([paper.extraction() for paper in papers])
    return out


def derived(out: Path, *papers: Paper) -> Path:
    """A store of these papers with its chains, promises and families."""
    stored(out, *papers)
    with writing(out):
        derive(Store(out))
    return out


DIRECTOR = ("Director of Place", "officer", "Director")
CHIEF = ("Chief Executive", "officer", "Chief Executive")
CABINET = ("Cabinet", "body", None)
MEMBER = ("Cabinet Member for Housing", "member", "Cabinet Member")


def plan(name: str, n_actions: int = 4, **values: Any) -> Paper:
    """A plan with two recommendations and ``n_actions`` actions that have nothing but their words in common."""
    paper = Paper(name, **values)
    asked = [
        paper.recommend("Publish a housing strategy for the borough", "1"),
        paper.recommend("Mend every road", "2"),
    ]
    for number in range(n_actions):
        words = ("Consult tenants on repairs", "Resurface the high street", "Appoint a lettings team",
                 "Survey all bridges by drone", "Plant street trees", "Open a second depot")[number]  # fmt: skip
        paper.act(words, [asked[number % 2]], [DIRECTOR], by=dt.date(2026, 3, 31), ref=f"{number % 2 + 1}.{number}")
    return paper
