"""What was found becomes rows: keys, council, places, and the tagging stage's reading of leads and timescales."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.assemble.mentions import mention_rows, texts_of
from extract.assemble.plans import action_row, lead_rows, recommendation_row, table_row
from extract.assemble.prose import decision_row, issue_row, link_row, part_row, passage_row
from extract.assemble.stamp import Stamp
from extract.councils import profile
from extract.issues import Issues
from extract.model import Document
from extract.records import FoundPaper, FoundRecords
from extract.schema import (
    ActionLeadRecord,
    ActionRecord,
    DecisionRecord,
    IssueRecord,
    LinkRecord,
    MentionRecord,
    PartRecord,
    PassageRecord,
    RecommendationRecord,
    TableRecord,
)
from extract.tag import Vocabulary, defined_abbreviations

__all__ = ["Rows", "assemble"]


@dataclass(slots=True)
class Rows:
    """Rows of one document, table by table, in the order of the paper."""

    parts: list[PartRecord] = field(default_factory=list)
    passages: list[PassageRecord] = field(default_factory=list)
    tables: list[TableRecord] = field(default_factory=list)
    recommendations: list[RecommendationRecord] = field(default_factory=list)
    actions: list[ActionRecord] = field(default_factory=list)
    action_leads: list[ActionLeadRecord] = field(default_factory=list)
    decisions: list[DecisionRecord] = field(default_factory=list)
    mentions: list[MentionRecord] = field(default_factory=list)
    links: list[LinkRecord] = field(default_factory=list)
    issues: list[IssueRecord] = field(default_factory=list)


def assemble(document: Document, found: FoundRecords, issues: Issues) -> Rows:
    """The rows of every table but ``documents`` for what was found in ``document``."""
    stamp = Stamp.of(document, found.document.council)
    vocabulary = _vocabulary(document, found)
    rows = Rows()
    for position, paper in enumerate(found.papers, start=1):
        _add_paper(rows, paper, position, stamp, vocabulary)
    rows.issues.extend(issue_row(issue, stamp) for issue in issues)
    return rows


def _add_paper(rows: Rows, paper: FoundPaper, position: int, stamp: Stamp, vocabulary: Vocabulary) -> None:
    part = part_row(paper.part, position, stamp)
    rows.parts.append(part)
    passages = [passage_row(found, part.part_id, stamp) for found in paper.passages]
    rows.passages.extend(passages)
    rows.tables.extend(table_row(found, part.part_id, stamp) for found in paper.tables)
    answered = {found.key: recommendation_row(found, part.part_id, stamp) for found in paper.recommendations}
    rows.recommendations.extend(answered.values())
    actions = []
    for action in paper.actions:
        row = action_row(action, [answered[key] for key in action.recommendations], part, stamp)
        actions.append(row)
        rows.action_leads.extend(lead_rows(action, row.action_id, vocabulary, stamp))
    rows.actions.extend(actions)
    decisions = [decision_row(found, part.part_id, stamp) for found in paper.decisions]
    rows.decisions.extend(decisions)
    texts = texts_of(passages, answered.values(), actions, decisions)
    rows.mentions.extend(mention_rows(texts, part.meeting_date, vocabulary, stamp))
    rows.links.extend(link_row(found, part.part_id, stamp) for found in paper.links)


def _vocabulary(document: Document, found: FoundRecords) -> Vocabulary:
    """General words of local government, over them the council's profile, over that what the document defines."""
    vocabulary = Vocabulary.general()
    council = found.document.council
    own = profile(council) if council else None
    if own:
        vocabulary = vocabulary.with_abbreviations(own.abbreviations, post_spellings=own.posts, bodies=own.bodies)
    text = "\n".join(line.text for page in document.pages for line in page.lines)
    return vocabulary.with_abbreviations(defined_abbreviations(text))
