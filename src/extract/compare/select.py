"""Which rows of a store are counted: each paper once, of each plan the latest edition, and what is left out is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from extract.compare.editions import Paper, Plan, edition_rows, papers_of, plans, same_papers
from extract.compare.papers import Papers, Row, Rows
from extract.compare.twins import Groups, key_of, twins
from extract.families.texts import plain

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
    groups = twins(papers)
    parts = papers_of(papers)
    found = plans(parts, same_papers(parts, groups))
    edition_of = {
        paper.part_id: (number, edition)
        for number, plan in enumerate(found)
        for edition, renderings in enumerate(plan.editions)
        for paper in renderings
    }
    earlier = set() if all_editions else _earlier(found)
    same = {} if keep_duplicates else _kept(papers, groups, earlier, _ranks(papers, parts), edition_of)
    again = {} if keep_duplicates or all_editions else _again(papers, earlier, same)
    kept = {key: again.get(_key(row), row) for key, row in same.items()} | again
    counted = _without(papers, earlier, kept)
    return Selection(
        counted=counted,
        everything=papers,
        duplicates=[*_superseded(papers, earlier, edition_of, found), *_repeated(papers, kept, again)],
        editions=edition_rows(found),
        plans=found,
        notes=(*_notes(papers, same, earlier, again), *_unordered(found)),
    )


def _earlier(found: Iterable[Plan]) -> set[str]:
    """The parts that are an earlier edition of a plan; only where dates tell the order."""
    ordered = (plan for plan in found if plan.ordered)
    return {paper.part_id for plan in ordered for papers in plan.editions[:-1] for paper in papers}


def _kept(
    papers: Papers, groups: Mapping[str, Groups], earlier: set[str], rank: Mapping[str, Any], edition_of: Editions
) -> dict[str, Row]:
    """The row that stands for each row that is left out, by its key: that of the best document. Two editions of a plan,
    where both are counted, keep their own actions; two rows of one paper are never one."""
    kept: dict[str, Row] = {}
    for kind, rows in _kinds(papers):
        key = key_of(kind)
        # what was recommended or decided stays the same through every edition of a plan
        editions = edition_of if kind == "action" else {}
        stands = _StandIns()
        used: Counter[tuple[str, int]] = Counter()
        counted = (row for row in rows if kind != "action" or row["part_id"] not in earlier)
        for row in sorted(counted, key=lambda row: (rank[row["document_id"]], plain(row["text"]), row[key])):
            again = row["part_id"], groups[kind][row[key]]
            stand_in = stands.of(row, (again[1], used[again]), editions.get(row["part_id"]))
            used[again] += 1
            if stand_in is not row:
                kept[row[key]] = stand_in
    return kept


def _again(papers: Papers, earlier: set[str], same: Mapping[str, Row]) -> dict[str, Row]:
    """The row that stands for each row whose promise a counted row has, too, by its key: the latest edition's, in
    whatever words and whatever dates say."""
    found: dict[str, Row] = {}
    for kind, rows in (("action", papers.actions), ("recommendation", papers.recommendations)):
        key = key_of(kind)
        of_promise: dict[str, Rows] = {}
        for row in rows:
            if row[key] not in same and not (kind == "action" and row["part_id"] in earlier):
                of_promise.setdefault(papers.promised.get(row[key], row[key]), []).append(row)
        for counts, counted in of_promise.items():
            stands = next((row for row in counted if row[key] == counts), counted[0])
            found |= {row[key]: stands for row in counted if row is not stands}
    return found


def _key(row: Row) -> str:
    return str(next(row[key] for kind in ("action", "recommendation", "decision") if (key := key_of(kind)) in row))


class _StandIns:
    """The rows that stand for others, by group of twins and by how often its paper has that group before them."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, int], Rows] = {}
        self._given: dict[tuple[tuple[int, int], int, int], Row] = {}
        self._without: Counter[tuple[tuple[int, int], int]] = Counter()

    def of(self, row: Row, group: tuple[int, int], edition: tuple[int, int] | None) -> Row:
        """The row that stands for ``row``, maybe itself. ``edition``: number of its plan and of the edition in it."""
        rows = self._rows.setdefault(group, [])
        if edition is None:
            if not rows:
                rows.append(row)
            return rows[0]
        plan, number = edition
        found = self._given.get((group, plan, number))
        if found is None:  # the first that stands for no edition of this plan yet; those before it do
            place = self._without[group, plan]
            self._without[group, plan] += 1
            if place == len(rows):
                rows.append(row)
            found = self._given[group, plan, number] = rows[place]
        return found


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


def _repeated(papers: Papers, kept: Mapping[str, Row], again: Mapping[str, Row]) -> Iterator[Row]:
    """Rows of the table ``duplicates`` for those that stand in another paper in the same words, or that a later paper
    says anew."""
    files = _files(papers)
    for kind, rows in _kinds(papers):
        key = key_of(kind)
        for row in rows:
            stand_in = kept.get(row[key])
            if stand_in:
                likeness = fuzz.ratio(plain(row["text"]), plain(stand_in["text"])) / 100
                yield {
                    "record_kind": kind, "council": row["council"], "record_id": row[key],
                    "file_name": files.get(row["document_id"]), "page": row["page_first"], "kept_id": _key(stand_in),
                    "kept_file": files.get(stand_in["document_id"]), "kept_page": stand_in["page_first"],
                    "score": round(likeness, 3), "why": "same promise" if row[key] in again else "same words",
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
                "kept_id": None, "kept_file": latest.document["file_name"], "why": "earlier edition",
            }  # fmt: skip


def _notes(papers: Papers, kept: Mapping[str, Row], earlier: set[str], again: Mapping[str, Row]) -> Iterator[str]:
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
    if again:
        yield (
            f"Not counted: {len(again)} actions and recommendations that another edition has again (see the table "
            "duplicates; --all-editions counts them)."
        )


def _unordered(found: Iterable[Plan]) -> Iterator[str]:
    for plan in found:
        if not plan.ordered:
            files = ", ".join(sorted({paper.document["file_name"] for papers in plan.editions for paper in papers}))
            yield (
                f"Editions of one plan, but no dates tell which is the later, so none is left out whole: {files}; name "
                "two with --earlier and --later."
            )
