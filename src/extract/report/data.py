"""What the page's scripts work on: everything that the report shows, as one plain value."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from math import ceil, floor
from pathlib import Path
from typing import Any

from extract.compare import Selection
from extract.promises.stretches import ALWAYS
from extract.report.cells import Edges
from extract.report.figures import answers_of, counted_keys, uncertain
from extract.report.gather import Gathered, filled, key_of
from extract.report.palette import STATES
from extract.report.pictures import Drawn
from extract.report.reasons import reasons
from extract.report.suspicions import suspicions
from extract.report.values import UNKNOWN_COUNCIL, document_values, edges, field_values, part_values, record_values
from extract.shipped import model_file

MORE = ("cells", "why", "chances", "near", "notes", "issues", "method", "seen")
"""What the page reads of a record only when it is looked at."""
SORTED_BY = 80
"""Letters of a text that set its place in the order of texts."""
_DIGITS = re.compile(r"[0-9]+")
MOST_EXPLAINED = 2000
"""Records whose signs are in the report, the least sure first; of others ``council-extract why`` tells them."""


def report_data(out: Path, gathered: Gathered, selection: Selection, drawn: Mapping[str, Drawn]) -> dict[str, Any]:
    """Documents, papers, records, suspicions; records name their document and paper by its place in the lists.

    ``out`` is the store that ``gathered`` was read from. "more" has for each record, in their order, what is told only
    where it is looked at, "fates" the same for each document. Raises store.StoreError.
    """
    places = {document.document_id: place for place, document in enumerate(gathered.documents)}
    parts = {part.part_id: place for place, part in enumerate(gathered.parts)}
    once, answers = counted_keys(selection.counted), answers_of(selection)
    records: list[dict[str, Any]] = []
    near = _near(gathered)
    for kind, row in gathered.records:
        key = key_of(kind, row)
        told = record_values(gathered, kind, row, places[row.document_id], parts.get(row.part_id), answers.get(key, ()))
        told |= near.get(key, {})
        records.append(told if key in once else told | {"repeat": True})
    doubtful = [key_of(kind, row) for kind, row in gathered.records if uncertain(row)]
    homes = {key_of(kind, row): row.document_id for kind, row in gathered.records}
    signs, why = reasons(out, {key: homes[key] for key in _explained(records, set(doubtful))})
    for record in records:
        if record["id"] in why:
            record["why"] = why[record["id"]]
    more = [{name: record.pop(name) for name in MORE if name in record} for record in records]
    tables = _number_tables(records)
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
        "more": more,
        "by_text": _by_text(records),
        "tables": tables,
        "fates": list(_fates(gathered, drawn)),
        "silences": _silences(gathered, places),
        "uncertain": doubtful,
        "signs": signs,
        "mates": model_file("trust", "mates.json"),
        "schemes": _schemes(gathered),
        "suspicions": suspicions(places, gathered.issues),
    }


def _schemes(gathered: Gathered) -> dict[str, str]:
    """What the schemes of the themes in the report are called, by name; a council's own plan has no title."""
    used = {scheme for told in gathered.themes.values() for scheme in told}
    known = (model_file("themes", name) for name in ("lga-2016.toml", "lga-2021.toml", "subject.toml"))
    return {one["scheme"]: one["title"] for one in known if one["scheme"] in used}


def _by_text(records: Sequence[Mapping[str, Any]]) -> list[int]:
    """Places of the records in the order of their texts, without case and accents and numbers by their size. Made here
    because it is the one order in which every record has a key of its own, and a reader waits for no sorting."""

    def key(at: int) -> str:
        text = unicodedata.normalize("NFKD", records[at]["values"]["text"][:SORTED_BY].lower())
        return _DIGITS.sub(lambda digits: digits[0].zfill(10), text)

    return sorted(range(len(records)), key=key)


def _number_tables(records: Sequence[dict[str, Any]]) -> list[str]:
    """Ids of the tables, once each; records then name theirs by its place among them, from 1."""
    known: dict[str, int] = {}
    for record in records:
        if "table" in record:
            record["table"] = known.setdefault(record["table"], len(known) + 1)
    return list(known)


def _explained(records: Sequence[Mapping[str, Any]], doubtful: Set[str]) -> set[str]:
    """Keys of the records whose signs are told."""
    asked = [record for record in records if record["id"] in doubtful and "repeat" not in record]
    asked.sort(key=lambda record: (record.get("confidence", 0), record["id"]))
    return {record["id"] for record in asked[:MOST_EXPLAINED]}


def _near(gathered: Gathered) -> dict[str, dict[str, list[str]]]:
    """Words with no home beside a record, by its key."""
    found: dict[str, dict[str, list[str]]] = {}
    for leftovers in gathered.leftovers.values():
        for leftover in leftovers:
            if leftover.near:
                found.setdefault(leftover.near, {"near": []})["near"].append(leftover.text[:200])
    return found


def _fates(gathered: Gathered, drawn: Mapping[str, Drawn]) -> Iterator[dict[str, Any]]:
    """By document, in their order: on the pages that have a picture, the boxes of what stands outside records."""
    for document in gathered.documents:
        key, pages = document.document_id, drawn[document.document_id].sizes
        left = (region for leftover in gathered.leftovers.get(key, []) for region in leftover.regions)
        yield {
            "tables": [_whole(box) for page in sorted(pages) for box in gathered.cells.on(key, page)],
            "passages": [_whole(edges(region)) for region in gathered.passages.get(key, []) if region.page in pages],
            "left": [edges(region) for region in left if region.page in pages],
            "words": {name: getattr(document, f"words_{name}") for name in FATES},
        }


FATES = ("in_records", "in_tables", "in_passages", "furniture", "left", "hidden")
"""Counts of words by what became of them, as the documents of a store have them."""


def _whole(box: Edges) -> tuple[int, ...]:
    """A box in whole points: it is only drawn."""
    page, left, top, right, bottom = box
    return page, floor(left), floor(top), ceil(right), ceil(bottom)


def _silences(gathered: Gathered, places: Mapping[str, int]) -> list[dict[str, Any]]:
    """The silence list as the browser gets it; days in ISO form, none where it has no beginning or no end."""
    return [
        filled(
            {
                "reason": row["reason"],
                "why": row["why"],
                "council": row["council"] or UNKNOWN_COUNCIL,
                "record": row["record_id"],
                "ref": row["ref"],
                "text": row["text"],
                "document": places[row["document_id"]],
                "page": row["page"],
                "begins": row["begins"].isoformat() if row["begins"] > ALWAYS else None,
                "ends": row["ends"].isoformat() if row["ends"] else None,
            }
        )
        for row in gathered.silences
        if row["document_id"] in places
    ]


def _digest(gathered: Gathered) -> str:
    """Names what is kept in the browser for this store: another store's reviews do not mix in."""
    told = "\n".join(sorted(document.document_id for document in gathered.documents))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
