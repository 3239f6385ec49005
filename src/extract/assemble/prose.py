"""Rows of parts, passages, decisions, links and issues."""

from __future__ import annotations

from collections.abc import Sequence

from extract.assemble.stamp import Stamp, witnesses
from extract.issues import Issue
from extract.model import Region
from extract.records.found import FoundDecision, FoundLink, FoundPart, FoundPassage
from extract.schema import DecisionRecord, IssueRecord, LinkRecord, PartRecord, PassageRecord


def part_row(part: FoundPart, position: int, stamp: Stamp) -> PartRecord:
    return PartRecord(
        part_id=stamp.key("p"),
        position=position,
        page_first=part.page_first,
        page_last=part.page_last,
        agenda_item=part.agenda_item,
        title=part.title,
        document_type=part.document_type,
        committee=part.committee,
        meeting_date=part.meeting_date,
        **stamp.document,
    )


def passage_row(passage: FoundPassage, part_id: str, stamp: Stamp) -> PassageRecord:
    return PassageRecord(
        passage_id=stamp.key("s"),
        part_id=part_id,
        number=passage.number,
        heading_path=list(passage.heading_path),
        text=passage.text,
        **stamp.found("prose", passage.confidence, passage.regions),
        **stamp.placed(passage.regions),
    )


def decision_row(decision: FoundDecision, part_id: str, stamp: Stamp, words: Sequence[Region]) -> DecisionRecord:
    """``words``: the places of its words."""
    return DecisionRecord(
        decision_id=stamp.key("d"),
        part_id=part_id,
        council=stamp.council,
        number=decision.number,
        stem=decision.stem,
        text=decision.text,
        verb=decision.verb,
        decision_maker=decision.decision_maker,
        delegated_to=decision.delegated_to,
        state=decision.state,
        evidence=witnesses(decision.evidence, decision.confidence),
        **stamp.found(decision.method, decision.confidence, decision.regions),
        **stamp.placed(decision.regions, words),
    )


def link_row(link: FoundLink, part_id: str, stamp: Stamp) -> LinkRecord:
    return LinkRecord(
        part_id=part_id,
        relation=link.relation,
        text=link.text,
        uri=link.uri,
        target_document_id=None,
        page=link.page,
        score=link.score,
        **stamp.document,
    )


def issue_row(issue: Issue, stamp: Stamp) -> IssueRecord:
    where = stamp.place(issue.region) if issue.region else dict.fromkeys(("page", "x0", "top", "x1", "bottom"))
    return IssueRecord(code=issue.code, severity=issue.severity.value, message=issue.message, **stamp.document, **where)
