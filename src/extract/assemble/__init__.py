"""What was found becomes rows: keys, council and places (``assemble``), then everything that is read out of their words
(``tagged``), which may be done again on stored rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.assemble.account import leftover_rows, word_counts
from extract.assemble.plans import action_row, recommendation_row, table_row
from extract.assemble.prose import decision_row, issue_row, link_row, part_row, passage_row
from extract.assemble.stamp import Stamp
from extract.assemble.tagging import tagged, with_fields, with_mentions
from extract.issues import Issues
from extract.kept import kept
from extract.ledger import Ledger, RecordKey, regions_by_record
from extract.model import Document, Region
from extract.records import FoundPaper, FoundRecords
from extract.schema import (
    ActionRecord,
    DecisionRecord,
    DocumentRecord,
    Extraction,
    IssueRecord,
    LeftoverRecord,
    LinkRecord,
    PartRecord,
    PassageRecord,
    RecommendationRecord,
    TableRecord,
)
from extract.tag import defined_abbreviations

Places = Mapping[RecordKey, tuple[Region, ...]]
"""Of each record where its words stand."""

__all__ = ["Rows", "abbreviations", "assemble", "tagged", "with_fields", "with_mentions", "word_counts"]


@dataclass(slots=True)
class Rows:
    """Rows of one document in the words of the paper, table by table, in the paper's order."""

    parts: list[PartRecord] = field(default_factory=list)
    passages: list[PassageRecord] = field(default_factory=list)
    tables: list[TableRecord] = field(default_factory=list)
    recommendations: list[RecommendationRecord] = field(default_factory=list)
    actions: list[ActionRecord] = field(default_factory=list)
    decisions: list[DecisionRecord] = field(default_factory=list)
    links: list[LinkRecord] = field(default_factory=list)
    issues: list[IssueRecord] = field(default_factory=list)
    leftovers: list[LeftoverRecord] = field(default_factory=list)

    def key_of(self, record: RecordKey) -> str:
        """The key of a record's row."""
        if record.kind == "recommendation":
            return self.recommendations[record.position].recommendation_id
        if record.kind == "action":
            return self.actions[record.position].action_id
        return self.decisions[record.position].decision_id

    def of(self, document: DocumentRecord) -> Extraction:
        """These rows with the document's own: nothing is tagged yet."""
        return Extraction(
            document=document,
            parts=tuple(self.parts),
            passages=tuple(self.passages),
            tables=tuple(self.tables),
            recommendations=tuple(self.recommendations),
            actions=tuple(self.actions),
            decisions=tuple(self.decisions),
            links=tuple(self.links),
            issues=tuple(self.issues),
            leftovers=tuple(self.leftovers),
        )


def assemble(document: Document, found: FoundRecords, ledger: Ledger, issues: Issues) -> Rows:
    """The rows, not yet tagged, of every table but ``documents`` for what was found in ``document``."""
    stamp = Stamp.of(document, found.document.council, found.document.council_printed)
    rows = Rows()
    places = regions_by_record(ledger)
    for position, paper in enumerate(found.papers, start=1):
        _add_paper(rows, paper, position, stamp, places)
    rows.leftovers.extend(leftover_rows(ledger, rows.key_of, stamp))
    rows.issues.extend(issue_row(issue, stamp) for issue in issues)
    return rows


@kept
def abbreviations(document: Document) -> dict[str, str]:
    """The short forms that the paper writes out somewhere, for ``documents``: retagging has no pages to look in."""
    return defined_abbreviations("\n".join(line.text for page in document.pages for line in page.lines))


def _add_paper(rows: Rows, paper: FoundPaper, position: int, stamp: Stamp, places: Places) -> None:
    part = part_row(paper.part, position, stamp)
    rows.parts.append(part)
    rows.passages.extend(passage_row(found, part.part_id, stamp) for found in paper.passages)
    rows.tables.extend(table_row(found, part.part_id, stamp) for found in paper.tables)
    answered = {}
    for recommendation in paper.recommendations:
        words = places[RecordKey("recommendation", len(rows.recommendations))]
        row = recommendation_row(recommendation, part.part_id, stamp, words)
        answered[recommendation.key] = row
        rows.recommendations.append(row)
    for action in paper.actions:
        words = places[RecordKey("action", len(rows.actions))]
        answers = [answered[key] for key in action.recommendations]
        rows.actions.append(action_row(action, answers, part.part_id, stamp, words))
    for decision in paper.decisions:
        words = places[RecordKey("decision", len(rows.decisions))]
        rows.decisions.append(decision_row(decision, part.part_id, stamp, words))
    rows.links.extend(link_row(found, part.part_id, stamp) for found in paper.links)
