"""Document and tables → what the papers in it say: recommendations, actions, decisions, passages, links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from extract.codelists import DocumentType
from extract.flow.blocks import Block, reading_flow
from extract.flow.side_notes import ends_in_notes
from extract.flow.whole_words import with_whole_words, words_of
from extract.issues import Issues
from extract.likeness import read_texts
from extract.model import Document, Table
from extract.records.decisions.find import find_decisions
from extract.records.decisions.in_tables import DecisionTables, decision_tables
from extract.records.decisions.repeats import without_those_of_report
from extract.records.decisions.set_apart import find_set_apart
from extract.records.decisions.setting import setting_of
from extract.records.found import FoundAction, FoundDecision, FoundPaper, FoundPart
from extract.records.kinds_of_numbers import with_names_of_kinds
from extract.records.likeness import by_likeness
from extract.records.paper.kinds import kind_told
from extract.records.paper.links import find_links, is_appendix
from extract.records.paper.metadata import FoundDocument, describe_document
from extract.records.paper.origins import origin_of
from extract.records.paper.parts import find_parts
from extract.records.paper.told import told_by
from extract.records.plans.above_tables import with_surroundings
from extract.records.plans.card_rows import CardRows
from extract.records.plans.copies import not_in
from extract.records.plans.lanes import with_lanes
from extract.records.plans.meeting_items import with_items_apart
from extract.records.plans.read_tables import ReadTables, read_tables, with_units
from extract.records.plans.walk import PlanWalk
from extract.records.prose.accounted import find_accounted
from extract.records.prose.heads import advises
from extract.records.prose.owed import find_owed
from extract.records.prose.passages import find_passages
from extract.records.prose.plans import apart_from, find_prose_plans
from extract.sparse import WrittenWords
from extract.ways import USUAL, Reader, Way

__all__ = ["FoundPaper", "FoundRecords", "find_records", "sets_apart"]


OF_A_GRID, LED = 3, 0.7
"""Columns from which a form, or a table of decisions, is read cell by cell though no lines part its cells, and share of
its rows that have words in the first: white alone may part one row in many."""


@dataclass(frozen=True, slots=True)
class FoundRecords:
    document: FoundDocument
    papers: tuple[FoundPaper, ...]


def find_records(document: Document, tables: Sequence[Table], issues: Issues, way: Way = USUAL) -> FoundRecords:
    """What every paper in ``document`` says to the readers that ``way`` hears. Odd things go to ``issues``."""
    parts = find_parts(document, tables)
    vocabulary = words_of(document)
    papers: list[FoundPaper] = []
    report: list[FoundDecision] = []
    repeating: set[int] = set()
    for part in parts:
        paper = _read_part(document, _opened(document, part, tables, vocabulary, issues, way), issues, way)
        if is_appendix(paper.flow):
            own = without_those_of_report(paper.decisions, report, issues)
            if len(own) < len(paper.decisions):
                repeating.add(len(papers))  # it was read well, and says nothing of its own
            paper = replace(paper, decisions=tuple(own))
        else:
            report = []
        report.extend(paper.decisions)
        papers.append(paper)
    read = [paper if index in repeating else by_likeness(paper, document, issues) for index, paper in enumerate(papers)]
    told = [_with_kind(paper, document) for paper in read]
    return FoundRecords(_described(document, told, issues), tuple(told))


def sets_apart(document: Document, tables: Sequence[Table], way: Way) -> bool:
    """Whether the reader of what is set apart has anything to say in ``document``; no other is asked."""
    vocabulary = words_of(document)
    opened = (_opened(document, part, tables, vocabulary, Issues(), way) for part in find_parts(document, tables))
    return any(one.owed or one.bold or one.accounted for one in opened)


def _with_kind(paper: FoundPaper, document: Document) -> FoundPaper:
    """The paper with the kind that its face, its records and its words tell together; it was read by its face alone."""
    kind = kind_told(paper.part.kinds, told_by([paper], document))
    return replace(paper, part=replace(paper.part, document_type=kind)) if kind else paper


def _described(document: Document, papers: Sequence[FoundPaper], issues: Issues) -> FoundDocument:
    """What the file as a whole is: its kind by the face of its first paper and by the records of all."""
    about = describe_document(document, [paper.part for paper in papers], issues)
    if len(papers) == 1:  # whose kind is told
        return about
    lead = next((paper.part for paper in papers if paper.part.document_type == about.document_type), None)
    kind = kind_told(lead.kinds, told_by(papers, document)) if lead else None
    return replace(about, document_type=kind) if kind else about


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paper of which the tables are read and the text is in order, before its prose is read."""

    part: FoundPart
    kind: DocumentType
    own: Sequence[Table]
    """Its tables, with the units and lanes that were found beside them."""
    lanes: Set[int]
    has_units: bool
    walk: PlanWalk
    read: ReadTables
    deciding: DecisionTables
    blocks: list[Block]
    free: list[Block]
    """Those that say more than a number of what a table holds."""
    accounted: Sequence[FoundAction]
    accounts: Sequence[Block]
    """Orders with accounts below them, and their blocks."""
    owed: Sequence[FoundAction]
    bold: Sequence[FoundDecision]
    """What the reader of what is set apart has to say."""


def _opened(
    document: Document, part: FoundPart, tables: Sequence[Table], vocabulary: WrittenWords, issues: Issues, way: Way
) -> _Opened:
    kind = way.kind or part.document_type
    own = given = [table for table in tables if part.page_first <= table.page_first <= part.page_last]
    title = part.title or ""
    units: dict[int, CardRows] = {}
    if way.hears("units"):
        own, units = with_units(document, given, part.page_first, part.page_last, title)
    told_apart = own
    lanes: set[int] = set()
    if not units and way.hears("lanes"):  # units are known by their places among the tables
        own, lanes = with_lanes(document, own, part.page_first, part.page_last)
    walk = PlanWalk(origin_of([title, kind]), issues)
    whole = [with_whole_words(table, vocabulary) for table in own]
    deciding = DecisionTables(frozenset(), frozenset())
    if way.hears("deciding_tables"):
        deciding = decision_tables(document, whole, kind == "minutes", kind == "decision_record")
    read = read_tables(document, whole, title, walk, deciding.asked, lanes, units)
    plans_of = set(read.table_of.values())
    advising = {index for index in read.data - plans_of if advises(whole[index])}
    left_out = read.data - deciding.told - advising
    by_cell = deciding.told | {i for i, found in enumerate(read.found) if found.role == "key_value"}
    by_cell = frozenset(i for i in by_cell if _is_read_by_cell(own[i]))
    blocks: list[Block] = reading_flow(document, own, part.page_first, part.page_last, left_out, by_cell)
    free = [b for b in blocks if not read.taken.issuperset(line.region for line in b.paragraph.lines)]
    accounted, told = find_accounted(free)
    return _Opened(
        part=part,
        kind=kind,
        own=own,
        lanes=lanes,
        has_units=way.hears("units") and bool(units or told_apart != given),
        walk=walk,
        read=read,
        deciding=deciding,
        blocks=blocks,
        free=free,
        accounted=accounted,
        accounts=[free[at] for at in sorted(told)],
        owed=find_owed(free) if way.hears("apart") else (),
        bold=find_set_apart(blocks, setting_of(blocks, kind, part.committee)) if way.hears("apart") else (),
    )


def _tells_more(accounted: Sequence[FoundAction], others: Sequence[FoundAction]) -> bool:
    """Whether the reader of accounts found more actions than others did, or as many and tells of more of them how they
    stand, and of no fewer who and when."""
    if len(accounted) != len(others):
        return len(accounted) > len(others)
    told = [[(bool(o.lead_raw), bool(o.timescale_raw), _stands(o)) for o in every] for every in (accounted, others)]
    own, theirs = ([sum(each) for each in zip(*every, strict=True)] for every in told)
    return bool(accounted) and own[2] > theirs[2] and own[0] >= theirs[0] and own[1] >= theirs[1]


def _stands(action: FoundAction) -> bool:
    return bool(action.status_raw or action.progress_raw)


def _without(blocks: Sequence[Block], others: Sequence[Block]) -> list[Block]:
    """The blocks but for some of them."""
    gone = set(map(id, others))
    return [block for block in blocks if id(block) not in gone]


def _read_part(document: Document, opened: _Opened, issues: Issues, way: Way) -> FoundPaper:
    part, kind, read, walk, blocks = opened.part, opened.kind, opened.read, opened.walk, opened.blocks
    free = opened.free if way.hears("prose") else []
    prose = find_prose_plans(free, document, part.title or "", kind, walk.recommendations)
    asked = {found.text for found in prose.recommendations}
    answers = 2 * sum(action.text in asked for action in opened.accounted) >= len(opened.accounted)
    accounted = opened.accounted if not answers and _tells_more(opened.accounted, prose.actions) else ()
    if accounted:
        blocks, free = _without(blocks, opened.accounts), _without(free, opened.accounts)
        prose = find_prose_plans(free, document, part.title or "", kind, walk.recommendations)
    pages = document.pages[part.page_first - 1 : part.page_last]
    if opened.owed:
        prose = replace(prose, actions=tuple(opened.owed))
    told = prose.without_names([*walk.actions, *accounted])
    actions = with_surroundings(told, read.table_of, opened.own, blocks, prose.stretches, pages)
    if kind == "minutes":
        actions = with_items_apart(actions, blocks)
    decisions = find_decisions(blocks if way.hears("decisions") else [], kind, part.committee, issues)
    decisions = list(opened.bold) or decisions
    texts = read_texts(kind, part.title or "", read.found, blocks)
    return FoundPaper(
        part=part,
        tables=read.found,
        passages=tuple(find_passages(blocks)),
        recommendations=with_names_of_kinds(prose.recommendations, pages),
        actions=(*actions, *not_in(actions, prose.actions)),
        decisions=tuple(apart_from(decisions, prose)),
        links=tuple(find_links(blocks, document)),
        flow=tuple(blocks),
        texts=texts,
        heard=_heard(
            {
                "units": opened.has_units,
                "lanes": opened.lanes,
                "prose": prose.stretches or prose.actions or len(prose.recommendations) > len(walk.recommendations),
                "decisions": decisions,
                "deciding_tables": opened.deciding.told,
                "apart": opened.owed or opened.bold,
            }
        ),
    )


def _heard(said: Mapping[Reader, object]) -> frozenset[Reader]:
    """The readers that said something."""
    return frozenset(reader for reader, words in said.items() if words)


def _is_read_by_cell(table: Table) -> bool:
    return table.n_columns >= OF_A_GRID and _begins_its_rows(table) and not ends_in_notes(table)


def _begins_its_rows(table: Table) -> bool:
    rows = [row for row in table.rows if row]
    return sum(bool(row[0].lines) and row[0].column == 0 for row in rows) >= LED * len(rows)
