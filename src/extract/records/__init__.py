"""Document and tables → what the papers in it say: recommendations, actions, decisions, passages, links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.codelists import TableRole
from extract.issues import Issues
from extract.model import Document, Table
from extract.records.decisions import find_decisions
from extract.records.flow import Block, reading_flow
from extract.records.found import (
    FoundAction,
    FoundDecision,
    FoundLink,
    FoundPart,
    FoundPassage,
    FoundRecommendation,
    FoundTable,
)
from extract.records.headers import find_headers, plain_heading
from extract.records.links import find_links
from extract.records.metadata import FoundDocument, describe_document
from extract.records.origins import origin_of
from extract.records.parts import find_parts
from extract.records.passages import find_passages
from extract.records.plans import PlanWalk
from extract.records.table_roles import table_role

__all__ = ["FoundPaper", "FoundRecords", "find_records"]

PROSE_ROLES = ("key_value", "layout")
"""Tables that only lay out running text; prose is read in them as well."""


@dataclass(frozen=True, slots=True)
class FoundPaper:
    """One paper of the file and what it says, everything in the order it stands there."""

    part: FoundPart
    tables: tuple[FoundTable, ...]
    passages: tuple[FoundPassage, ...]
    recommendations: tuple[FoundRecommendation, ...]
    actions: tuple[FoundAction, ...]
    decisions: tuple[FoundDecision, ...]
    links: tuple[FoundLink, ...]


@dataclass(frozen=True, slots=True)
class FoundRecords:
    document: FoundDocument
    papers: tuple[FoundPaper, ...]


def find_records(document: Document, tables: Sequence[Table], issues: Issues) -> FoundRecords:
    """What every paper in ``document`` says. Odd things go to ``issues``."""
    parts = find_parts(document, tables)
    described = describe_document(document, parts, issues)
    papers = tuple(_read_part(document, part, tables, issues) for part in parts)
    return FoundRecords(described, papers)


def _read_part(document: Document, part: FoundPart, tables: Sequence[Table], issues: Issues) -> FoundPaper:
    own = [table for table in tables if part.page_first <= table.page_first <= part.page_last]
    walk = PlanWalk(origin_of([part.title or "", part.document_type]), issues)
    found = tuple(_read_table(table, walk) for table in own)
    data = {index for index, table in enumerate(own) if not _holds_prose(found[index])}
    blocks: list[Block] = reading_flow(document, own, part.page_first, part.page_last, data)
    return FoundPaper(
        part=part,
        tables=found,
        passages=tuple(find_passages(blocks)),
        recommendations=tuple(walk.recommendations),
        actions=tuple(walk.actions),
        decisions=tuple(find_decisions(blocks, part.document_type, part.committee, issues)),
        links=tuple(find_links(blocks, document)),
    )


def _holds_prose(found: FoundTable) -> bool:
    if found.role == "other":
        return found.table.n_columns <= 2 or found.table.method in ("aligned", "camelot")
    return found.role in PROSE_ROLES


def _read_table(table: Table, walk: PlanWalk) -> FoundTable:
    """The table's role; the rows of a plan go through the walk on the way."""
    headers = find_headers(table)
    role: TableRole = "action_plan" if not headers and walk.continues(table) else table_role(table, headers)
    if role in ("action_plan", "recommendation_list"):
        walk.read_table(table, headers)
    header = headers[0].headings if headers else plain_heading(table)
    return FoundTable(table, role, header, table.score)
