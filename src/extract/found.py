"""What ``extract`` gives: the rows of one paper as values, as pandas data frames, and as a table in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import PrivateAttr

from extract.printable import harmless
from extract.schema import TABLES, ActionRecord, Extraction, OfDocument
from extract.store import frame_of

if TYPE_CHECKING:
    import pandas as pd

    from extract.schema import (
        ActionLeadRecord,
        DecisionRecord,
        IssueRecord,
        LeftoverRecord,
        LinkRecord,
        MentionRecord,
        PartRecord,
        PassageRecord,
        RecommendationRecord,
        TableRecord,
        ThemeTagRecord,
    )  # fmt: skip

Row = TypeVar("Row", bound=OfDocument)

READ_FIRST = {
    "actions": ("recommendation_numbers", "ref", "text", "leads", "timescale_raw", "timescale_latest", "status",
                "page_first", "confidence"),
    "recommendations": ("number", "text", "origin", "response", "page_first", "confidence"),
    "decisions": ("number", "stem", "text", "verb", "decision_maker", "state", "page_first", "confidence"),
}  # fmt: skip
"""Columns that a notebook shows; data frames have all."""
SHOWN_ROWS = 50


class LedAction(ActionRecord):
    """An action that knows its leads."""

    _leads: tuple[str, ...] = PrivateAttr(default=())

    @property
    def leads(self) -> tuple[str, ...]:
        """Canonical names of its leads, in order; ``action_leads`` has more of each."""
        return self._leads


class Rows(tuple[Row, ...]):
    """The rows of a table, in the order they stand in the paper."""

    table: str

    @classmethod
    def of(cls, table: str, rows: Iterable[Any]) -> Rows[Row]:
        """Rows of the table of this name."""
        made = cls(rows)
        made.table = table
        return made

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame, a column a column of the data dictionary; actions have ``leads`` beside them."""
        made = frame_of(self.table, self)
        if self.table == "actions":
            made["leads"] = [list(row.leads) if isinstance(row, LedAction) else [] for row in self]
        return made

    def _repr_html_(self) -> str:
        return as_html(self.to_pandas(), self.table)


class Found(Extraction):
    """Everything one PDF gave. Its tables are tuples of rows, and data frames: ``found.actions.to_pandas()``."""

    if TYPE_CHECKING:
        parts: Rows[PartRecord]
        passages: Rows[PassageRecord]
        tables: Rows[TableRecord]
        recommendations: Rows[RecommendationRecord]
        actions: Rows[LedAction]
        action_leads: Rows[ActionLeadRecord]
        decisions: Rows[DecisionRecord]
        mentions: Rows[MentionRecord]
        theme_tags: Rows[ThemeTagRecord]
        links: Rows[LinkRecord]
        issues: Rows[IssueRecord]
        leftovers: Rows[LeftoverRecord]

    @classmethod
    def of(cls, extraction: Extraction) -> Found:
        """The same rows, each action with its leads."""
        leads: dict[str, list[str]] = {}
        for lead in extraction.action_leads:
            leads.setdefault(lead.action_id, []).append(lead.name)
        rows = {name: getattr(extraction, name) for name in TABLES if name != "documents"}
        rows["actions"] = [_led(action, leads.get(action.action_id, [])) for action in extraction.actions]
        tables: dict[str, Any] = {name: Rows.of(name, values) for name, values in rows.items()}
        return cls.model_construct(**{"document": extraction.document} | tables)

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """Every table as a data frame, by name; ``documents`` has one row."""
        frames = {"documents": frame_of("documents", (self.document,))}
        return frames | {name: getattr(self, name).to_pandas() for name in TABLES if name != "documents"}

    def _repr_html_(self) -> str:
        document = self.document
        about = [document.council, (document.document_type or "").replace("_", " "), f"{document.page_count} pages"]
        title = escape(harmless(document.title or document.file_name))
        told = escape(harmless(" · ".join(word for word in about if word)))
        shown = (name for name in READ_FIRST if getattr(self, name))
        pieces = (f"<h4>{name.capitalize()}</h4>{getattr(self, name)._repr_html_()}" for name in shown)
        return f"<h3>{title}</h3><p>{told}</p>{''.join(pieces)}"


def _led(action: ActionRecord, leads: list[str]) -> LedAction:
    led = LedAction.model_construct(**dict(action))
    led._leads = tuple(leads)
    return led


def as_html(frame: pd.DataFrame, table: str) -> str:
    """The first rows of a table as HTML, in the columns people read first; every text as text."""
    names = [name for name in READ_FIRST.get(table, frame.columns) if name in frame.columns]
    shown = frame.loc[:, names].head(SHOWN_ROWS).map(_words)
    left = len(frame) - len(shown)
    rest = f"<p>… and {left} more rows</p>" if left > 0 else ""
    return str(shown.to_html(index=False, border=0, na_rep="", max_rows=None)) + rest


def _words(value: Any) -> str:
    """A cell in a line or a few: lists with commas, nothing where there is nothing."""
    if isinstance(value, float):
        return "" if value != value else f"{value:.2f}"
    if value is None:
        return ""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    return harmless(str(value))
