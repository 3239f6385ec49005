"""Rows of tables, recommendations, actions and their leads."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from extract.assemble.stamp import Stamp
from extract.codelists import Status, TimescaleKind
from extract.records.found import FoundAction, FoundRecommendation, FoundTable
from extract.schema import (
    ActionLeadRecord,
    ActionRecord,
    CellRecord,
    PartRecord,
    RecommendationRecord,
    TableRecord,
)
from extract.tag import Vocabulary, read_leads, read_status, read_timescale
from extract.text import cell_paragraphs, text_of

StatusSource = Literal["column", "timescale", "colour"]

ROW_DATE = re.compile(r"\b(?:meeting|raised|added|agreed|opened)\b", re.IGNORECASE)
"""Headings of columns that date a row of a log."""


def table_row(found: FoundTable, part_id: str, stamp: Stamp) -> TableRecord:
    table = found.table
    cells = [
        CellRecord(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            text=text_of(cell_paragraphs(cell)),
            **stamp.place(cell.regions[0]),
        )
        for cell in table.cells
    ]
    return TableRecord(
        table_id=stamp.key("t"),
        part_id=part_id,
        role=found.role,
        n_rows=table.n_rows,
        n_columns=table.n_columns,
        header=list(found.header),
        cells=cells,
        **stamp.found(table.method, found.confidence, table.regions),
        **stamp.placed(table.regions),
    )


def recommendation_row(found: FoundRecommendation, part_id: str, stamp: Stamp) -> RecommendationRecord:
    return RecommendationRecord(
        recommendation_id=stamp.key("r"),
        part_id=part_id,
        council=stamp.council,
        number=found.number,
        text=found.text,
        context=found.context,
        origin=found.origin,
        response=found.response,
        **stamp.found(found.method, found.confidence, found.regions),
        **stamp.placed(found.regions),
    )


def action_row(
    action: FoundAction, answers: Sequence[RecommendationRecord], part: PartRecord, stamp: Stamp
) -> ActionRecord:
    """The action's row, its timescale read from the meeting's date and its status from the words beside it."""
    timescale = read_timescale(action.timescale_raw, part.meeting_date or _row_date(action))
    status, source = _status(action, timescale.kind)
    return ActionRecord(
        action_id=stamp.key("a"),
        part_id=part.part_id,
        council=stamp.council,
        recommendation_ids=[answer.recommendation_id for answer in answers],
        recommendation_numbers=[answer.number for answer in answers if answer.number]
        or list(action.recommendation_numbers),
        ref=action.ref,
        text=action.text,
        bullets=list(action.bullets),
        group_label=action.group_label,
        lead_raw=_one_line(action.lead_raw),
        timescale_raw=_one_line(action.timescale_raw),
        status_raw=_one_line(action.status_raw),
        progress_raw=_one_line(action.progress_raw),
        extra=dict(action.extra),
        timescale_kind=timescale.kind,
        timescale_earliest=timescale.earliest,
        timescale_latest=timescale.latest,
        timescale_granularity=timescale.granularity,
        timescale_anchor=timescale.anchor,
        timescale_rule=timescale.rule,
        timescale_approximate=timescale.approximate,
        status=status,
        status_source=source,
        ambiguous=action.ambiguous,
        notes=list(action.notes),
        **stamp.found(action.method, action.confidence, action.regions),
        **stamp.placed(action.regions),
    )


def _status(action: FoundAction, kind: TimescaleKind) -> tuple[Status, StatusSource | None]:
    """The status by its column's words, else by the printed key to its colour or letter, else by the timescale."""
    status, source = read_status(action.status_raw, kind)
    if action.status_meaning and (status == "unknown" or source != "column"):
        return read_status(action.status_meaning, kind)[0], "column" if action.status_raw else "colour"
    return status, source


def _row_date(action: FoundAction) -> dt.date | None:
    """The day a row of a log gives as that of its meeting or entry, for papers without a meeting date."""
    for heading, words in action.extra.items():
        if ROW_DATE.search(heading):
            found = read_timescale(words, None)
            if found.kind == "date" and found.granularity == "day":
                return found.latest
    return None


def lead_rows(action: FoundAction, action_id: str, vocabulary: Vocabulary, stamp: Stamp) -> list[ActionLeadRecord]:
    """One row per lead in the action's lead cell; entries of the cell stand one a line there."""
    return [
        ActionLeadRecord(
            action_id=action_id,
            position=position,
            raw=lead.raw,
            name=lead.name,
            kind=lead.kind,
            rank=lead.rank,
            portfolio=lead.portfolio,
            person=lead.person,
            qualifier=lead.qualifier,
            ambiguous=lead.ambiguous,
            **stamp.document,
        )
        for position, lead in enumerate(read_leads(action.lead_raw, vocabulary), start=1)
    ]


def _one_line(text: str | None) -> str | None:
    """The printed words with lines joined by a space (SCHEMA.md)."""
    return " ".join(text.split()) if text else None
