"""Rows of the leads and timescales that records mention in their running text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from extract.assemble.names import with_stand_ins, without_stand_ins
from extract.assemble.stamp import Stamp
from extract.codelists import RecordKind
from extract.schema import ActionRecord, DecisionRecord, MentionRecord, PassageRecord, RecommendationRecord
from extract.tag import Vocabulary, find_mentions

Texts = Iterable[tuple[str, RecordKind, str]]


def texts_of(
    passages: Iterable[PassageRecord],
    recommendations: Iterable[RecommendationRecord],
    actions: Iterable[ActionRecord],
    decisions: Iterable[DecisionRecord],
) -> Iterator[tuple[str, RecordKind, str]]:
    """Key, kind and running text of records, table by table."""
    yield from ((row.passage_id, "passage", row.text) for row in passages)
    yield from ((row.recommendation_id, "recommendation", row.text) for row in recommendations)
    yield from ((row.action_id, "action", row.text) for row in actions)
    yield from ((row.decision_id, "decision", row.text) for row in decisions)


def mention_rows(texts: Texts, anchor: dt.date | None, vocabulary: Vocabulary, stamp: Stamp) -> Iterator[MentionRecord]:
    """A row for each mention; ``anchor`` is the meeting's date, from which relative words count."""
    for record_id, kind, text in texts:
        for mention in find_mentions(with_stand_ins(text), anchor, vocabulary):
            yield MentionRecord(
                mention_id=stamp.key("m"),
                record_id=record_id,
                record_kind=kind,
                field=mention.field,
                start=mention.start,
                end=mention.end,
                raw=text[mention.start : mention.end],
                kind=mention.kind,
                earliest=mention.earliest,
                latest=mention.latest,
                granularity=mention.granularity,
                anchor=mention.anchor,
                rule=mention.rule,
                name=mention.name and without_stand_ins(mention.name),
                **stamp.document,
            )
