"""What the page's scripts work on: everything that the report shows, as one plain value."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from extract.compare import Selection
from extract.report.figures import answers_of, counted_keys, uncertain
from extract.report.gather import Gathered, key_of
from extract.report.palette import STATES
from extract.report.pictures import Drawn
from extract.report.suspicions import suspicions
from extract.report.values import document_values, edges, field_values, part_values, record_values


def report_data(gathered: Gathered, selection: Selection, drawn: Mapping[str, Drawn]) -> dict[str, Any]:
    """Documents, papers, records, suspicions; records name their document and paper by its place in the lists."""
    places = {document.document_id: place for place, document in enumerate(gathered.documents)}
    parts = {part.part_id: place for place, part in enumerate(gathered.parts)}
    once, answers = counted_keys(selection.counted), answers_of(selection)
    records = []
    for kind, row in gathered.records:
        key = key_of(kind, row)
        told = record_values(gathered, kind, row, places[row.document_id], parts.get(row.part_id), answers.get(key, ()))
        records.append(told if key in once else told | {"repeat": True})
    return {
        "site": _digest(gathered),
        "states": {name: hue.label for name, hue in STATES.items()},
        "fields": field_values(),
        "documents": [
            document_values(document, drawn[document.document_id].sizes, drawn[document.document_id].missing)
            for document in gathered.documents
        ],
        "parts": [part_values(part, places[part.document_id]) for part in gathered.parts],
        "records": records,
        "uncertain": [key_of(kind, row) for kind, row in gathered.records if uncertain(row)],
        "suspicions": suspicions(places, gathered.issues),
        "leftovers": _leftovers(gathered, drawn, places),
    }


def _leftovers(gathered: Gathered, drawn: Mapping[str, Drawn], places: Mapping[str, int]) -> list[list[Any]]:
    """Where words with no home stand on the pages that have a picture: document, and the box."""
    return [
        [places[document_id], *edges(region)]
        for document_id, found in gathered.leftovers.items()
        for leftover in found
        for region in leftover.regions
        if region.page in drawn[document_id].sizes
    ]


def _digest(gathered: Gathered) -> str:
    """Names what is kept in the browser for this store: another store's reviews do not mix in."""
    told = "\n".join(sorted(document.document_id for document in gathered.documents))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
