"""Which rows of a store are counted: each paper once, of each plan the latest edition, and what is left out is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.compare.editions import Paper, Plan, edition_rows, papers_of, plans, same_papers
from extract.compare.papers import Papers, Row, Rows
from extract.compare.twins import Twin, key_of, twin_actions, twin_decisions, twin_recommendations

LAYERS = ("native", "mixed", "ocr", "none")
Editions = Mapping[str, tuple[int, int]]
"""Number of the plan and of the edition, by part."""


@dataclass(frozen=True)
class Selection:
    """``counted``: the papers with the rows that count; ``everything``: all of them. ``duplicates`` and ``editions``:
    rows of those tables. ``plans``: the editions of each plan. ``notes``: what was left out, a sentence each."""

    counted: Papers
    everything: Papers
    duplicates: Rows
    editions: Rows
    plans: Sequence[Plan]
    notes: tuple[str, ...]


def select(papers: Papers, keep_duplicates: bool = False, all_editions: bool = False) -> Selection:
    """Find what stands twice, and leave it out: rows that stand in another paper in the same words (kept with
    ``keep_duplicates``) and the actions of earlier editions (kept with ``all_editions``)."""
    twins = _twins(papers)
    parts = papers_of(papers)
    found = plans(parts, same_papers(parts, twins))
    edition_of = {
        paper.part_id: (number, edition)
        for number, plan in enumerate(found)
        for edition, renderings in enumerate(plan.editions)
        for paper in renderings
    }
    earlier = set() if all_editions else _earlier(found)
    live = [twin for twin in twins if twin.kind != "action" or not {*_parts(twin)} & earlier]
    kept = {} if keep_duplicates else _kept(live, _ranks(papers, parts), edition_of)
    counted = _without(papers, earlier, kept)
    return Selection(
        counted=counted,
        everything=papers,
        duplicates=[*_superseded(papers, earlier, edition_of, found), *_repeated(papers, kept, twins)],
        editions=edition_rows(found),
        plans=found,
        notes=(*_notes(papers, kept, earlier), *_unordered(found)),
    )


def _twins(papers: Papers) -> list[Twin]:
    challenge_of = {row["document_id"]: (row["challenge_first"], row["challenge_last"]) for row in papers.documents}
    paper_of = {row["part_id"]: (row["title"] or "", row["meeting_date"]) for row in papers.parts}
    return [
        *twin_actions(papers.actions),
        *twin_recommendations(papers.recommendations, challenge_of),
        *twin_decisions(papers.decisions, paper_of),
    ]


def _parts(twin: Twin) -> Iterator[str]:
    yield twin.first["part_id"]
    yield twin.second["part_id"]


def _earlier(found: Iterable[Plan]) -> set[str]:
    """The parts that are an earlier edition of a plan; only where dates tell the order."""
    ordered = (plan for plan in found if plan.ordered)
    return {paper.part_id for plan in ordered for papers in plan.editions[:-1] for paper in papers}


def _kept(twins: Iterable[Twin], rank: Mapping[str, Any], edition_of: Editions) -> dict[str, Row]:
    """The row that stands for each row that is left out, by its key. Two editions of a plan, where both are counted,
    keep their own actions; two rows of one paper are never one."""
    clusters: dict[str, dict[str, Row]] = {}
    for twin in twins:
        key = key_of(twin.kind)
        first, second = (clusters.setdefault(row[key], {row[key]: row}) for row in (twin.first, twin.second))
        if first is not second and _may_be_one(twin.kind, first.values(), second.values(), edition_of):
            first.update(second)
            clusters.update(dict.fromkeys(second, first))
    kept: dict[str, Row] = {}
    for own_id, cluster in clusters.items():
        best = min(cluster, key=lambda row_id: (rank[cluster[row_id]["document_id"]], row_id))
        if best != own_id:
            kept[own_id] = cluster[best]
    return kept


def _may_be_one(kind: str, first: Iterable[Row], second: Iterable[Row], edition_of: Editions) -> bool:
    one, two = ({row["part_id"] for row in rows} for rows in (first, second))
    if one & two:
        return False
    if kind != "action":  # what was recommended or decided stays the same through every edition of a plan
        return True
    of_one, of_two = ({edition_of[part] for part in parts if part in edition_of} for parts in (one, two))
    return not any(plan == other_plan and a != b for plan, a in of_one for other_plan, b in of_two)


def _ranks(papers: Papers, parts: Sequence[Paper]) -> dict[str, tuple[Any, ...]]:
    """The order in which documents are kept: the challenge is known, then native text before OCR, then more rows."""
    n_rows: dict[str, int] = {}
    for part in parts:
        key = part.document["document_id"]
        n_rows[key] = n_rows.get(key, 0) + part.n_rows
    return {
        row["document_id"]: (
            row["challenge_last"] is None,
            LAYERS.index(row["text_layer"]),
            row["status"] != "done",
            -n_rows.get(row["document_id"], 0),
            row["document_id"],
        )
        for row in papers.documents
    }


def _without(papers: Papers, earlier: set[str], kept: Mapping[str, Row]) -> Papers:
    """The papers less the rows left out, and less the documents that had rows and have none left. Actions answer the
    recommendation that stands for theirs."""
    stands_for = {key: row.get("recommendation_id") for key, row in kept.items()}
    actions = [
        row | {"recommendation_ids": list(dict.fromkeys(stands_for.get(i) or i for i in row["recommendation_ids"]))}
        for row in papers.actions
        if row["action_id"] not in kept and row["part_id"] not in earlier
    ]
    recommendations = [row for row in papers.recommendations if row["recommendation_id"] not in kept]
    decisions = [row for row in papers.decisions if row["decision_id"] not in kept]
    before = {row["document_id"] for row in (*papers.actions, *papers.recommendations, *papers.decisions)}
    after = {row["document_id"] for row in (*actions, *recommendations, *decisions)}
    ids = {row["action_id"] for row in actions}
    return replace(
        papers,
        documents=[row for row in papers.documents if row["document_id"] not in before - after],
        actions=actions,
        recommendations=recommendations,
        decisions=decisions,
        leads=[row for row in papers.leads if row["action_id"] in ids],
    )


def _repeated(papers: Papers, kept: Mapping[str, Row], twins: Iterable[Twin]) -> Iterator[Row]:
    """Rows of the table ``duplicates`` for those that stand in another paper in the same words."""
    files = _files(papers)
    pairs = ((twin, key_of(twin.kind)) for twin in twins)
    score = {frozenset((twin.first[key], twin.second[key])): twin.score for twin, key in pairs}
    for kind, rows in _kinds(papers):
        key = key_of(kind)
        for row in rows:
            stand_in = kept.get(row[key])
            if stand_in:
                yield {
                    "record_kind": kind, "council": row["council"], "record_id": row[key],
                    "file_name": files.get(row["document_id"]), "page": row["page_first"], "kept_id": stand_in[key],
                    "kept_file": files.get(stand_in["document_id"]), "kept_page": stand_in["page_first"],
                    "score": score.get(frozenset((row[key], stand_in[key]))), "why": "same words",
                }  # fmt: skip


def _kinds(papers: Papers) -> Sequence[tuple[str, Rows]]:
    return ("action", papers.actions), ("recommendation", papers.recommendations), ("decision", papers.decisions)


def _files(papers: Papers) -> dict[str, str]:
    return {row["document_id"]: row["file_name"] for row in papers.documents}


def _superseded(papers: Papers, earlier: set[str], edition_of: Editions, found: Sequence[Plan]) -> Iterator[Row]:
    """Rows of the table ``duplicates`` for the actions of earlier editions."""
    files = _files(papers)
    for row in papers.actions:
        if row["part_id"] in earlier:
            latest = found[edition_of[row["part_id"]][0]].editions[-1][0]
            yield {
                "record_kind": "action", "council": row["council"], "record_id": row["action_id"],
                "file_name": files.get(row["document_id"]), "page": row["page_first"],
                "kept_file": latest.document["file_name"], "why": "earlier edition",
            }  # fmt: skip


def _notes(papers: Papers, kept: Mapping[str, Row], earlier: set[str]) -> Iterator[str]:
    repeated = [
        f"{n} {kind}s" for kind, rows in _kinds(papers) if (n := sum(row[key_of(kind)] in kept for row in rows))
    ]
    if repeated:
        yield (
            f"Not counted: {', '.join(repeated)} that stand in another paper in the same words (see the table "
            "duplicates; --keep-duplicates counts them)."
        )
    n_earlier = sum(row["part_id"] in earlier for row in papers.actions)
    if n_earlier:
        yield (
            f"Not counted: {n_earlier} actions of earlier editions of a plan (see the table editions; --all-editions "
            "counts them)."
        )


def _unordered(found: Iterable[Plan]) -> Iterator[str]:
    for plan in found:
        if not plan.ordered:
            files = ", ".join(sorted({paper.document["file_name"] for papers in plan.editions for paper in papers}))
            yield (
                f"Editions of one plan, but no dates tell which is the later, so all are counted: {files}; name two "
                "with --earlier and --later."
            )
