"""Rows of themes: what passages, recommendations, actions and decisions are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extract.codelists import RecordKind
from extract.schema import ActionRecord, Extraction, ThemeTagRecord
from extract.tag import Themes, ThemeTag

LABEL_COLUMN = re.compile(
    r"\b(?:themes?|priorit(?:y|ies)|pillars?|areas?|work ?streams?|objectives?|outcomes?|core components?)\b",
    re.IGNORECASE,
)
"""Headings of columns that say under which theme a row stands."""
LONGEST_LABEL = 120
"""Letters; more in such a column are no label."""
INHERITED = 0.8
"""What is left of a recommendation's score for an action that answers it and says nothing itself: most actions are
about what their recommendation is about, not all."""


def theme_rows(found: Extraction, themes: Themes) -> Iterator[ThemeTagRecord]:
    """A row for each theme of each record: passages, recommendations, actions, decisions; each in the paper's order."""
    labels = {action.action_id: labels_of(action) for action in found.actions}
    for passage in found.passages:
        tags = themes.tag(passage.text, passage.heading_path)
        yield from _rows(found, passage.passage_id, "passage", tags)
    answered: dict[str, list[ThemeTag]] = {}
    for one in found.recommendations:
        headings = [
            label
            for action in found.actions
            if one.recommendation_id in action.recommendation_ids
            for label in labels[action.action_id]
        ]
        answered[one.recommendation_id] = themes.tag(one.text, list(dict.fromkeys(headings)))
        yield from _rows(found, one.recommendation_id, "recommendation", answered[one.recommendation_id])
    for action in found.actions:
        own = themes.tag(action.text, labels[action.action_id])
        yield from _rows(found, action.action_id, "action", own)
        told = {tag.scheme for tag in own}
        for source, tag in _inherited(action.recommendation_ids, answered):
            if tag.scheme not in told and INHERITED * tag.score >= themes.least:
                yield _row(found, action.action_id, "action", tag, source)
    for decision in found.decisions:
        yield from _rows(found, decision.decision_id, "decision", themes.tag(decision.text, ()))


def labels_of(action: ActionRecord) -> list[str]:
    """What the row of an action stands under: the label of its group and the words of columns that hold such labels."""
    columns = [words for heading, words in action.extra.items() if LABEL_COLUMN.search(heading)]
    labels = [action.group_label, *columns]
    return [label for label in labels if label and len(label) <= LONGEST_LABEL]


def _inherited(keys: Sequence[str], answered: dict[str, list[ThemeTag]]) -> list[tuple[str, ThemeTag]]:
    """The themes of the recommendations answered, each once, from the one where it is surest."""
    best: dict[tuple[str, str], tuple[str, ThemeTag]] = {}
    for key in keys:
        for tag in answered.get(key, ()):
            known = best.get((tag.scheme, tag.theme))
            if known is None or tag.score > known[1].score:
                best[tag.scheme, tag.theme] = (key, tag)
    return list(best.values())


def _rows(found: Extraction, key: str, kind: RecordKind, tags: Iterable[ThemeTag]) -> Iterator[ThemeTagRecord]:
    for tag in tags:
        yield _row(found, key, kind, tag)


def _row(found: Extraction, key: str, kind: RecordKind, tag: ThemeTag, source: str | None = None) -> ThemeTagRecord:
    return ThemeTagRecord.model_validate(  # spans as dicts: pydantic makes thousands of them quicker than Python does
        {
            "record_id": key,
            "record_kind": kind,
            "scheme": tag.scheme,
            "theme": tag.theme,
            "score": round(INHERITED * tag.score, 3) if source else tag.score,
            "method": tag.method,
            "evidence": list(tag.evidence),
            "spans": [] if source else [{"start": start, "end": end} for start, end in tag.spans],
            "inherited_from": source,
            "document_id": found.document.document_id,
            "council_code": found.document.council_code,
        }
    )
