"""The gold beside a PDF: its tables as a careful human would type them, and its records (``council-paper-gold/1``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.plans.build.content import BULLET
from benchmarks.plans.build.locate import Found
from benchmarks.plans.build.model import Action, Grid, Paper, Recommendation, Row

Json = dict[str, Any]


def gold(paper: Paper, found: Found) -> Json:
    """The whole gold record of a paper whose PDF has been read as ``found``."""
    file = f"{paper.name}.pdf"
    pages = [1, len(found.pages)]
    return {
        "schema": "council-paper-gold/1",
        "id": paper.name,
        "layout": list(paper.layout),
        "document": {
            "council": paper.council,
            "ons_code": None,
            "title": paper.title,
            "document_type": paper.document_type,
            "meeting": None,
            "invented": True,
        },
        "files": [
            {
                "file": file,
                "variant": "tagged" if paper.tagged else "plain",
                "first_page": 1,
                "last_page": pages[1],
                "page_offset": 0,
                "tagged": paper.tagged,
                "text_layer": True,
            }
        ],
        "pages_are_of": file,
        "pages_labelled": pages,
        "recommendations": [_recommendation(paper, each, found) for each in paper.recommendations],
        "actions": [_action(paper, each, found) for each in paper.actions],
        "decisions": [],
        "tables": tables(paper, found),
        "not_actions": [{"text": text, "why": why} for text, why in paper.not_actions],
        "notes": ["Invented content.", *paper.notes],
    }


def _recommendation(paper: Paper, each: Recommendation, found: Found) -> Json:
    return {
        "number": each.number,
        "text": each.text,
        "context": each.context,
        "pages": list(found.span((each.text,))),
        "actions": [f"{paper.name}-{key}" for key in each.actions],
        "group_label": each.group,
        "response": each.response,
        "origin": each.origin,
    }


def _action(paper: Paper, each: Action, found: Found) -> Json:
    lines = each.text.split("\n")
    pages = list(found.span(each.row))
    return {
        "id": f"{paper.name}-{each.key}",
        "recommendation_numbers": list(each.numbers),
        "ref": each.ref,
        "text": each.text,
        "paragraphs": [line for line in lines if not line.startswith(BULLET)],
        "bullets": [line.removeprefix(BULLET) for line in lines if line.startswith(BULLET)],
        "lead_raw": each.lead_raw,
        "leads": list(each.leads),
        "group_label": each.group,
        "timescale_raw": each.timescale_raw,
        "timescale": {"earliest": None, "latest": None, "granularity": None, **each.timescale},
        "status_raw": each.status_raw,
        "status": each.status,
        "status_source": each.status_source,
        "progress": each.progress,
        "pages": pages,
        "row_continues_over_page": pages[0] != pages[1],
        "response": each.response,
        "ambiguous": False,
    }


def tables(paper: Paper, found: Found) -> list[Json]:
    """Every table of the paper; grids that are one table cut by hand are joined."""
    grids: dict[int, list[Grid]] = {}
    for block in paper.blocks:
        if isinstance(block, Grid):
            grids.setdefault(block.table, []).append(block)
    return [_table(parts, found) for parts in grids.values()]


def _table(parts: Sequence[Grid], found: Found) -> Json:
    count = len(parts[0].widths)
    head = parts[0].head[parts[0].bands :]
    levels = filled(head, count, across=True)
    body = [row for part in parts for row in part.body]
    rows = filled(body, count)
    first, last = found.extent(levels + rows)
    return {
        "role": parts[0].role,
        "page_first": first,
        "page_last": last,
        "header": [_joined(level) for level in zip(*levels, strict=True)] if head else list(parts[0].columns),
        "header_printed": bool(head),
        "header_rows": levels,
        "header_spans": _spans(head),
        "rows": rows,
        "rows_printed": filled(body, count, down=False),
        "spans": _spans(body),
        "fills": _fills(body),
    }


def _joined(levels: Sequence[str]) -> str:
    """A head under a head: both, from above, one where they are the same."""
    return " ".join(dict.fromkeys(level for level in levels if level))


def filled(rows: Sequence[Row], count: int, *, across: bool = False, down: bool = True) -> list[list[str]]:
    """The texts of ``rows``; with ``down`` a merged cell is given again in each row, with ``across`` in each column."""
    texts = [[""] * count for _ in rows]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            for below in range(number, number + (cell.rows if down else 1)):
                for beside in range(column, column + (cell.columns if across else 1)):
                    texts[below][beside] = cell.text
    return texts


def _spans(rows: Sequence[Row]) -> list[Json]:
    return [
        {"row": number, "column": column, "row_span": cell.rows, "column_span": cell.columns}
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell and (cell.rows > 1 or cell.columns > 1)
    ]


def _fills(rows: Sequence[Row]) -> list[Json]:
    return [
        {"row": number, "column": column, "fill": cell.fill}
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell and cell.fill and cell.columns == 1
    ]
