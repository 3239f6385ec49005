"""The labelled tables to learn from: of the papers of given sets the tables, their rules' reading and what gold says.

A folder holds gold (``*.json``) and papers, side by side or under ``gold/`` and ``pdf/``. Layouts and publishers are
what must not stand on both sides of a judgement: a paper's ``layout`` or ``families``, else its folder or its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.columns.labels import label_columns
from extract.codelists import TableRole
from extract.flow.whole_words import with_whole_words, words_of
from extract.issues import Issues
from extract.model import Table
from extract.read import read_document
from extract.records.paper.parts import find_parts
from extract.records.plans.cards import find_cards
from extract.records.plans.columns import Column
from extract.records.plans.headers import find_headers
from extract.records.plans.read_tables import free_lines, said_above
from extract.records.plans.table_roles import table_role
from extract.tables import find_tables


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of a table under one heading row. ``meanings``: by column, what gold says; ``met`` and ``met_too``: how
    many actions and recommendations of the gold stand in it."""

    group: str
    name: str
    table: Table
    columns: tuple[Column, ...]
    first: int
    end: int
    role: TableRole
    said: str
    meanings: Mapping[int, str]
    met: int
    met_too: int

    @property
    def is_plan(self) -> bool:
        return self.met > 0


def labelled(folders: Iterator[Path] | list[Path]) -> Iterator[Labelled]:
    """Every table of every labelled paper in ``folders``, in the order of their names."""
    for folder in folders:
        for gold_path in sorted(folder.rglob("*.json")):
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            if not isinstance(gold, dict) or "actions" not in gold:
                continue
            for paper in _papers(gold_path, gold):
                yield from _of_paper(paper, gold, _group(folder, gold_path, gold))


def _papers(gold_path: Path, gold: Mapping[str, Any]) -> list[Path]:
    names = [file["file"] for file in gold.get("files", []) if file.get("text_layer", True)] or [
        gold_path.stem + ".pdf"
    ]
    places = (gold_path.parent, gold_path.parent.parent / "pdf", gold_path.parent.parent)
    return [path for name in names if (path := next((p / name for p in places if (p / name).exists()), None))]


def _group(folder: Path, gold_path: Path, gold: Mapping[str, Any]) -> str:
    if isinstance(gold.get("layout"), str):
        return str(gold["layout"])
    if gold.get("families"):
        return "+".join(map(str, gold["families"]))
    if isinstance(gold.get("layout"), list):
        return "+".join(gold["layout"])
    return f"{folder.name}/{gold_path.stem}"


def _of_paper(paper: Path, gold: Mapping[str, Any], group: str) -> Iterator[Labelled]:
    document = read_document(paper, Issues())
    tables = find_tables(document, Issues())
    words = words_of(document)
    for part in find_parts(document, tables):
        own = [with_whole_words(t, words) for t in tables if part.page_first <= t.page_first <= part.page_last]
        said = said_above(own, part.title or "", free_lines(document, own))
        families = {index: card.whole for index, card in find_cards(own).items()}
        met: set[int] = set()
        for index, above in enumerate(said):
            table = families.get(index, own[index])
            if id(table) in met:
                continue
            met.add(id(table))
            if _is_labelled(table, gold):
                yield from _of_table(table, gold, group, paper.name, above)


def _is_labelled(table: Table, gold: Mapping[str, Any]) -> bool:
    pages = gold.get("pages_labelled") or []
    return len(pages) != 2 or pages[0] <= table.page_first <= pages[1]


def _of_table(table: Table, gold: Mapping[str, Any], group: str, name: str, said: str) -> Iterator[Labelled]:
    headers = find_headers(table)
    role = table_role(table, headers)
    if not headers:
        blank = tuple(Column("", "other") for _ in range(table.n_columns))
        meanings, met, too = label_columns(table, gold, 0, table.n_rows)
        if met and table.n_columns <= 2 and met < 0.6 * table.n_rows:
            return  # labels down the side: a card, whose columns mean nothing
        yield Labelled(group, name, table, blank, 0, table.n_rows, role, said, meanings, met, too)
        return
    ends = [header.first_row for header in headers[1:]] + [table.n_rows]
    for header, end in zip(headers, ends, strict=True):
        first = header.last_row + 1
        if first < end:
            meanings, met, too = label_columns(table, gold, first, end)
            yield Labelled(group, name, table, header.columns, first, end, role, said, meanings, met, too)
