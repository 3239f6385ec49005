"""The score of one paper in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from extract.evaluate.facts import judge_document, judge_links, judge_passages, judge_table, judge_themes
from extract.evaluate.fields import Verdict, judge_action, judge_decision, judge_recommendation
from extract.evaluate.found import Found
from extract.evaluate.gold import GoldDecision, GoldFile, GoldRecommendation, NotARecord, Paper
from extract.evaluate.match import Entry, Matching, match
from extract.evaluate.report import Failure, PaperScore
from extract.evaluate.score import Counts, Score, Share
from extract.evaluate.words import label, running, shortened
from extract.schema import ActionRecord, DecisionRecord, Placed, RecommendationRecord

TWO_AS_GOOD = "two records are as good"
"""Words of gold for a record that may as well be two."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A paper's score, and for every found record that counts its confidence and whether all of it is right."""

    paper: PaperScore
    confidences: tuple[tuple[float, bool], ...]


def judge_paper(paper: Paper, file: GoldFile, everything: Found) -> Judged:
    """Score what was found of ``paper`` in ``file``, on the pages that belong to it and are labelled."""
    first, last = scored_pages(paper, file)
    found, offset = everything.within(first, last), file.page_offset
    tables = [_recommendations(paper, found, offset), _actions(paper, found, offset), _decisions(paper, found, offset)]
    facts = list(
        chain(
            judge_document(paper, file, found),
            judge_passages(paper, found),
            judge_themes(paper, found),
            judge_links(paper, found),
            judge_table(paper, found),
        )
    )
    failures = [failure for table in tables for failure in table.failures]
    failures += [
        Failure("wrong", verdict.field, None, "", verdict.gold, verdict.found) for verdict in facts if not verdict.right
    ]
    fields = _shares(chain.from_iterable([*(table.verdicts for table in tables), facts]))
    score = Score({table.name: table.counts for table in tables}, fields)
    scored = PaperScore(paper.id, file.file, file.variant, score, tuple(failures))
    return Judged(scored, tuple(pair for table in tables for pair in table.confidences))


def scored_pages(paper: Paper, file: GoldFile) -> tuple[int, int]:
    """First and last page of the file that count: the paper's, and of these the labelled ones."""
    if paper.pages_labelled is None:
        return file.first_page, file.last_page
    first, last = (page + file.page_offset for page in paper.pages_labelled)
    return max(first, file.first_page), min(last, file.last_page)


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    counts: Counts
    verdicts: tuple[Verdict, ...]
    failures: tuple[Failure, ...]
    confidences: tuple[tuple[float, bool], ...]


def _recommendations(paper: Paper, found: Found, offset: int) -> _Table:
    gold = [_entry(each, each.pages[0], each.number, _with_context(each)) for each in paper.recommendations]
    rows = [_entry(each, each.page_first - offset, each.number, _with_context(each)) for each in found.recommendations]
    matching = match(gold, rows, _forgiven(paper.not_actions), paper.forgiven_pages)
    return _table(
        "recommendations", matching, gold, rows, found.recommendations, offset,
        lambda g, f: judge_recommendation(paper.recommendations[g], found.recommendations[f], offset),
    )  # fmt: skip


def _actions(paper: Paper, found: Found, offset: int) -> _Table:
    gold = [
        _entry(each, each.pages[0], each.ref, _readings(each.text), splits=TWO_AS_GOOD in each.ambiguity)
        for each in paper.actions
    ]
    rows = [_entry(each, each.page_first - offset, each.ref, _readings(each.text)) for each in found.actions]
    matching = match(gold, rows, _forgiven(paper.not_actions), paper.forgiven_pages)

    def judge(g: int, f: int) -> list[Verdict]:
        action = found.actions[f]
        return judge_action(paper.actions[g], action, found.leads_of(action), paper, offset)

    return _table("actions", matching, gold, rows, found.actions, offset, judge)


def _decisions(paper: Paper, found: Found, offset: int) -> _Table:
    gold = [
        _entry(each, each.pages[0], each.number, _readings(each.text, each.full_text), echoes=_echoes(each))
        for each in paper.decisions
    ]
    rows = [_entry(each, each.page_first - offset, each.number, _with_stem(each)) for each in found.decisions]
    matching = match(gold, rows, _forgiven(paper.not_decisions), paper.forgiven_pages)
    return _table(
        "decisions", matching, gold, rows, found.decisions, offset,
        lambda g, f: judge_decision(paper.decisions[g], found.decisions[f], offset),
    )  # fmt: skip


def _entry(
    record: _HasText,
    page: int,
    number: str | None,
    texts: tuple[str, ...],
    echoes: tuple[tuple[str, ...], ...] = (),
    splits: bool = False,
) -> Entry:
    shown = shortened(f"{number or ''} {record.text}")
    return Entry(texts, page, label(number), shown, echoes, splits)


def _echoes(gold: GoldDecision) -> tuple[tuple[str, ...], ...]:
    return tuple(_readings(each.text, each.full_text) for each in gold.repeated)


def _with_context(record: GoldRecommendation | RecommendationRecord) -> tuple[str, ...]:
    return _readings(record.text, f"{record.text}\n{record.context}" if record.context else None)


def _with_stem(record: DecisionRecord) -> tuple[str, ...]:
    return _readings(record.text, f"{record.stem} {record.text}" if record.stem else None)


def _readings(*texts: str | None) -> tuple[str, ...]:
    return tuple(running(text) for text in texts if text)


def _forgiven(entries: Iterable[NotARecord]) -> list[str]:
    return [running(entry.text) for entry in entries if entry.forgiven]


def _table(
    name: str,
    matching: Matching,
    gold: Sequence[Entry],
    rows: Sequence[Entry],
    records: Sequence[RecommendationRecord] | Sequence[ActionRecord] | Sequence[DecisionRecord],
    offset: int,
    judge: Callable[[int, int], list[Verdict]],
) -> _Table:
    """Counts, verdicts and failures of the matched ``records`` of one table."""
    verdicts: list[Verdict] = []
    confidences: list[tuple[float, bool]] = []
    failures = [
        Failure("missed", name, gold[g].page + offset, gold[g].shown, gold[g].shown, _nearest(gold[g], rows))
        for g in matching.missed
    ]
    for f in matching.extra:
        confidences.append((records[f].confidence, False))
        nearest = _nearest(rows[f], gold)
        failures.append(Failure("not in gold", name, records[f].page_first, rows[f].shown, "", nearest))
    for g, f in matching.pairs:
        judged = judge(g, f)
        verdicts += [Verdict(f"{name}.{each.field}", each.right, each.gold, each.found) for each in judged]
        failures += _wrong(name, judged, gold[g], records[f])
        confidences.append((records[f].confidence, all(each.right for each in judged)))
    counts = Counts(len(matching.pairs), len(matching.missed), len(matching.extra), len(matching.ignored))
    return _Table(name, counts, tuple(verdicts), tuple(failures), tuple(confidences))


def _wrong(name: str, judged: Iterable[Verdict], gold: Entry, record: Placed) -> list[Failure]:
    return [
        Failure("wrong", f"{name}.{each.field}", record.page_first, gold.shown, each.gold, each.found)
        for each in judged
        if not each.right
    ]


def _nearest(entry: Entry, others: Sequence[Entry]) -> str:
    """The most alike of ``others`` and how alike, for the reader; '' where there is none worth a look."""
    scored = [(entry.likeness(other), other) for other in others]
    likeness, other = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return f"{likeness:.2f} {other.shown}" if other is not None and likeness else ""


def _shares(verdicts: Iterable[Verdict]) -> dict[str, Share]:
    shares: dict[str, Share] = {}
    for verdict in verdicts:
        shares[verdict.field] = shares.get(verdict.field, Share()) + Share(int(verdict.right), 1)
    return shares
