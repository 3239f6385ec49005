"""Rows of tables, recommendations and actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.assemble.stamp import Stamp, witnesses
from extract.model import Region
from extract.records.found import FoundAction, FoundRecommendation, FoundTable
from extract.schema import ActionRecord, CellRecord, ProgressNote, RecommendationRecord, TableRecord
from extract.text import cell_paragraphs, text_of

BROKEN_NAME = re.compile(r"(?<=[a-z])-\n(?=[A-Z][a-z])")
"""Where a line's end breaks the name of a person or a post at its hyphen."""


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


def recommendation_row(
    found: FoundRecommendation, part_id: str, stamp: Stamp, words: Sequence[Region]
) -> RecommendationRecord:
    """``words``: the places of its words."""
    return RecommendationRecord(
        recommendation_id=stamp.key("r"),
        part_id=part_id,
        council=stamp.council,
        number=found.number,
        text=found.text,
        context=found.context,
        origin=found.origin,
        response=found.response,
        evidence=witnesses(found.evidence, found.confidence),
        **stamp.found(found.method, found.confidence, found.regions),
        **stamp.placed(found.regions, words),
    )


def action_row(
    action: FoundAction,
    answers: Sequence[RecommendationRecord],
    part_id: str,
    stamp: Stamp,
    words: Sequence[Region],
) -> ActionRecord:
    """The action's row in the words of the paper; ``tagging`` reads lead, timescale and status out of them.
    ``words``: the places of its words."""
    lead = BROKEN_NAME.sub("-", action.lead_raw or "")
    return ActionRecord(
        action_id=stamp.key("a"),
        part_id=part_id,
        council=stamp.council,
        recommendation_ids=[answer.recommendation_id for answer in answers],
        recommendation_numbers=[answer.number for answer in answers if answer.number]
        or list(action.recommendation_numbers),
        ref=action.ref,
        text=action.text,
        bullets=list(action.bullets),
        group_label=action.group_label,
        lead_raw=_one_line(lead),
        lead_lines=_lines(lead),
        timescale_raw=_one_line(action.timescale_raw),
        status_raw=_one_line(action.status_raw),
        progress_raw=_one_line(action.progress_raw),
        progress=[ProgressNote(label=label, text=text) for label, text in action.progress],
        status_colour=action.status_colour,
        status_meaning=action.status_meaning,
        inherited=dict(action.inherited),
        extra=dict(action.extra),
        struck=stamp.struck_in(action.regions),
        timescale_kind="unspecified",
        timescale_earliest=None,
        timescale_latest=None,
        timescale_granularity=None,
        timescale_anchor=None,
        timescale_rule=None,
        timescale_approximate=False,
        status="unknown",
        status_source=None,
        ambiguous=action.ambiguous,
        notes=list(action.notes),
        evidence=witnesses(action.evidence, action.confidence),
        **stamp.found(action.method, action.confidence, action.regions),
        **stamp.placed(action.regions, words),
    )


def _one_line(text: str | None) -> str | None:
    """The printed words with lines joined by a space (SCHEMA.md)."""
    return " ".join(text.split()) if text else None


def _lines(text: str | None) -> list[str]:
    """The paragraphs of a lead's cell, their line ends kept."""
    paragraphs = ("\n".join(" ".join(line.split()) for line in one.split("\n")) for one in (text or "").split("\n\n"))
    return [one.strip() for one in paragraphs if one.strip()]
