"""Closed lists of values that columns of the schema may hold."""

from __future__ import annotations

from typing import Literal

DocumentType = Literal[
    "action_plan", "cover_report", "peer_challenge_report", "progress_update", "inspection_report", "response",
    "agenda_pack", "agenda", "minutes", "decision_record", "strategy", "performance_report", "risk_register",
    "budget", "terms_of_reference", "other",
]  # fmt: skip
Origin = Literal["peer_challenge", "scrutiny", "inspection", "audit", "other", "unknown"]
TimescaleKind = Literal["date", "period", "ongoing", "completed", "recurring", "relative", "unspecified"]
Granularity = Literal[
    "day", "week", "month", "quarter", "season", "half", "year", "financial_year",
    "part_of_month", "part_of_season", "part_of_year", "span",
]  # fmt: skip
Status = Literal[
    "not_started", "in_progress", "ongoing", "completed", "overdue", "superseded", "not_accepted", "unknown"
]
LeadKind = Literal["officer", "member", "body", "person", "external", "unknown"]
TableRole = Literal[
    "action_plan", "recommendation_list", "key_value", "financial", "kpi", "risk", "membership", "contents",
    "layout", "other",
]  # fmt: skip
RecordKind = Literal["passage", "action", "recommendation", "decision"]
Stage = Literal["report", "cover", "plan", "progress", "review"]
PromiseKind = Literal["recommendation", "action"]
