"""The Parquet contract: one pydantic class a table, one field a column, its meaning beside it.

``store`` derives the Parquet schema and ``datapackage.json`` from these classes, so a description here is the data
dictionary. Adding a column is fine; renaming or removing one needs a decision note.
"""

from __future__ import annotations

from extract.nested import CellRecord, Place, ProgressNote, Record, Span, Witness
from extract.schema.papers import (
    DocumentRecord,
    IssueRecord,
    LeftoverRecord,
    LinkRecord,
    PartRecord,
    PassageRecord,
    TableRecord,
)
from extract.schema.promises import (
    ChainPaperRecord,
    ChainRecord,
    FamilyMemberRecord,
    FamilyRecord,
    OfCouncil,
    PromiseEditionRecord,
    PromiseRecord,
)
from extract.schema.records import (
    ActionLeadRecord,
    ActionRecord,
    DecisionRecord,
    MentionRecord,
    RecommendationRecord,
    ThemeTagRecord,
)
from extract.schema.shared import UNKNOWN, Judged, OfDocument, Placed

__all__ = [
    "ALL_TABLES", "DERIVED", "FAMILIES", "TABLES", "UNKNOWN", "ActionLeadRecord", "ActionRecord", "CellRecord",
    "ChainPaperRecord", "ChainRecord", "DecisionRecord", "DocumentRecord", "Extraction", "FamilyMemberRecord",
    "FamilyRecord", "IssueRecord", "Judged", "LeftoverRecord", "LinkRecord", "MentionRecord", "OfCouncil",
    "OfDocument", "PartRecord", "PassageRecord", "Place", "Placed", "ProgressNote", "PromiseEditionRecord",
    "PromiseRecord", "RecommendationRecord", "Span", "TableRecord", "ThemeTagRecord", "Witness",
]  # fmt: skip

TABLES: dict[str, type[OfDocument]] = {
    "documents": DocumentRecord,
    "parts": PartRecord,
    "passages": PassageRecord,
    "tables": TableRecord,
    "recommendations": RecommendationRecord,
    "actions": ActionRecord,
    "action_leads": ActionLeadRecord,
    "decisions": DecisionRecord,
    "mentions": MentionRecord,
    "theme_tags": ThemeTagRecord,
    "links": LinkRecord,
    "issues": IssueRecord,
    "leftovers": LeftoverRecord,
}
"""Every table of the store that holds what papers say, by the name of its folder."""

DERIVED: dict[str, type[OfCouncil]] = {
    "chains": ChainRecord,
    "chain_papers": ChainPaperRecord,
    "promises": PromiseRecord,
    "promise_editions": PromiseEditionRecord,
}
"""Tables made of the others when all documents are in the store: their rows belong to a council, not to a document."""

FAMILIES: dict[str, type[OfCouncil]] = {"families": FamilyRecord, "family_members": FamilyMemberRecord}
"""Tables made of the derived ones of all councils together."""

ALL_TABLES: dict[str, type[Record]] = {**TABLES, **DERIVED, **FAMILIES}


class Extraction(Record):
    """Everything one PDF gave: its rows in every table, in the order they stand in the paper."""

    document: DocumentRecord
    parts: tuple[PartRecord, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    recommendations: tuple[RecommendationRecord, ...] = ()
    actions: tuple[ActionRecord, ...] = ()
    action_leads: tuple[ActionLeadRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    theme_tags: tuple[ThemeTagRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    issues: tuple[IssueRecord, ...] = ()
    leftovers: tuple[LeftoverRecord, ...] = ()
