"""Which papers are one plan: the same paper in another rendering, or an earlier and a later edition.

Papers here are parts of files: a pack holds several. Two papers with actions are of one plan when they are of one
council, both are the kind of paper that carries a plan, their challenges overlap (or, where a challenge is not known,
their titles agree apart from dates and edition words), and at least a third of the smaller one's actions stand in the
other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from rapidfuzz import fuzz

from extract.compare.match import match_actions
from extract.compare.overlaps import near_things, overlaps
from extract.compare.papers import Papers, Row, Rows
from extract.compare.twins import Groups, apart, key_of
from extract.compare.wordings import Wording, grouped
from extract.families.texts import plain
from extract.families.vectors import near_pairs, rarity, vectors
from extract.promises.joined import Joined

SAME_PAPER = 0.8
"""Least share of the larger paper's rows that have a twin in the other, for both to be one paper printed twice."""
ONE_PLAN = 1 / 3
SAME_WORDING = 0.9
"""Least share of letters in common of two actions that stand for one another while papers are looked for."""
SOME_WORDS = 0.4
"""Least cosine of two actions that may be one, reworded; the matching itself is stricter."""
SAME_TITLE = 85
PLAN_KINDS = frozenset({"action_plan", "progress_update", "response", "agenda_pack", "cover_report", "other"})
EDITION_WORDS = re.compile(
    r"\b(?:\d+|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|q[1-4]|quarter|(?:appendix|annex) [a-z\d]+|first|second|third|six|draft"
    r"|final|update[ds]?|revised|progress|review|version|tracker|monitoring|month(?:ly)?|annual|interim|report)\b"
)
"""Words of a title that tell editions of one plan apart, not plans. The title is in plain words by then."""


@dataclass(frozen=True)
class Paper:
    """A part of a file, with its rows. ``date`` is that of the meeting, also where only a twin of the paper says so."""

    part_id: str
    document: Row
    title: str
    document_type: str
    date: dt.date | None
    actions: Rows
    keys: Sequence[tuple[str, str]]
    """Its recommendations and actions: kind and key of each."""

    @property
    def n_rows(self) -> int:
        return len(self.keys)

    @property
    def challenge(self) -> tuple[dt.date | None, dt.date | None]:
        return self.document["challenge_first"], self.document["challenge_last"]


@dataclass(frozen=True)
class Plan:
    """Editions of one plan, the earliest first; each is one paper, in one or more renderings."""

    editions: tuple[tuple[Paper, ...], ...]
    why: str
    ordered: bool
    """Whether dates tell which edition is the later."""


def papers_of(papers: Papers) -> list[Paper]:
    """The parts of files that hold recommendations or actions, in the order of the store."""
    documents = {row["document_id"]: row for row in papers.documents}
    parts = {row["part_id"]: row for row in papers.parts}
    keys: dict[str, list[tuple[str, str]]] = {}
    actions: dict[str, Rows] = {}
    document_of: dict[str, str] = {}
    for kind, rows in (("recommendation", papers.recommendations), ("action", papers.actions)):
        for row in rows:
            keys.setdefault(row["part_id"], []).append((kind, row[key_of(kind)]))
            document_of[row["part_id"]] = row["document_id"]
    for row in papers.actions:
        actions.setdefault(row["part_id"], []).append(row)
    found = []
    for part_id, inside in keys.items():
        document = documents.get(document_of[part_id])
        if document:
            part = parts.get(part_id, document)
            found.append(
                Paper(
                    part_id, document, part["title"] or document["title"] or "",
                    part["document_type"] or document["document_type"] or "other",
                    part["meeting_date"] or document["meeting_date"], actions.get(part_id, []), inside,
                )
            )  # fmt: skip
    return found


def same_papers(papers: Sequence[Paper], twins: Mapping[str, Groups]) -> Joined:
    """The parts that are one paper printed twice, joined. ``twins`` gives the groups of rows by kind."""
    things: dict[tuple[tuple[int, ...], dt.date | None], list[Paper]] = {}
    for paper in papers:
        rows = tuple(sorted(2 * twins[kind][key] + (kind == "action") for kind, key in paper.keys))
        things.setdefault((rows, paper.date), []).append(paper)
    joined = Joined()
    for alike in things.values():
        for paper in alike[1:]:
            joined.join(alike[0].part_id, paper.part_id)
    each = [(rows, alike[0]) for (rows, _), alike in things.items()]
    for i, j, shared in overlaps([rows for rows, _ in each], SAME_PAPER):
        (rows, one), (others, two) = each[i], each[j]
        if shared >= SAME_PAPER * max(len(rows), len(others)) and len({one.date, two.date} - {None}) < 2:
            joined.join(one.part_id, two.part_id)
    return joined


def plans(papers: Sequence[Paper], same: Joined) -> list[Plan]:
    """The plans of which there is more than one edition, in the order of their first paper."""
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        if paper.actions:
            groups.setdefault(same.root(paper.part_id), []).append(paper)
    by_council: dict[str, list[str]] = {}
    for root, renderings in groups.items():
        by_council.setdefault(renderings[0].document["council_code"], []).append(root)
    joined, reasons = Joined(), dict[str, str]()
    for roots in by_council.values():
        for first, second in _kindred(roots, groups):
            if joined.root(first) == joined.root(second):
                continue
            why = one_plan(groups[first], groups[second])
            if why:
                joined.join(first, second)
                reasons[first] = reasons[second] = why
    members: dict[str, list[str]] = {}
    for root in groups:
        members.setdefault(joined.root(root), []).append(root)
    return [_plan([groups[root] for root in roots], reasons[roots[0]]) for roots in members.values() if len(roots) > 1]


def _kindred(roots: Sequence[str], groups: Mapping[str, Sequence[Paper]]) -> Iterator[tuple[str, str]]:
    """Pairs of papers worth comparing action by action: enough actions of the smaller use the words of one of the
    other. Papers with the same actions, title and challenge are one here, each paired with the first of them only: a
    council with thousands of papers takes seconds."""
    papers = [groups[root][0] for root in roots]
    texts = [plain(action["text"]) for paper in papers for action in paper.actions]
    wording_of = grouped([Wording(text) for text in texts], SAME_WORDING)
    firsts = dict(zip(reversed(wording_of), reversed(texts), strict=True))
    counts = [Counter(firsts[wording].split()) for wording in range(len(firsts))]
    telling = rarity(counts)
    matrix, _ = vectors(counts, lambda _, term: telling[term])
    near = near_things(list(near_pairs(matrix, SOME_WORDS)), len(counts))
    alike: dict[tuple[Any, ...], list[str]] = {}
    of_paper = iter(wording_of)
    for root, paper in zip(roots, papers, strict=True):
        own = tuple(sorted(islice(of_paper, len(paper.actions))))
        spans = tuple(sorted({str(rendering.challenge) for rendering in groups[root]}))
        alike.setdefault((own, paper.document_type, bare_title(paper.title), spans), []).append(root)
    for members in alike.values():
        yield from ((members[0], other) for other in members[1:])
    leaders = [members[0] for members in alike.values()]
    for i, j, _ in overlaps([own for own, *_ in alike], ONE_PLAN, near):
        yield leaders[i], leaders[j]


def one_plan(first: Sequence[Paper], second: Sequence[Paper]) -> str:
    """Why two papers, each in its renderings, are editions of one plan; "" where they are not."""
    one, two = first[0], second[0]
    if not {one.document_type, two.document_type} <= PLAN_KINDS:
        return ""
    spans = [next((p.challenge for p in papers if p.challenge[1]), (None, None)) for papers in (first, second)]
    if apart(*spans):
        return ""
    if all(span[1] for span in spans):
        why = "same challenge"
    elif _titles_agree(one.title, two.title):
        why = "same title"
    else:
        return ""
    matched = len(match_actions(one.actions, two.actions))
    share = matched / min(len(one.actions), len(two.actions))
    return f"{why}, {matched} actions in common" if share >= ONE_PLAN else ""


@lru_cache(maxsize=4096)
def bare_title(title: str) -> str:
    """A title in plain words, without those that tell editions of one plan apart."""
    return " ".join(EDITION_WORDS.sub(" ", plain(title)).split())


def _titles_agree(first: str, second: str) -> bool:
    bare = [bare_title(title) for title in (first, second)]
    return all(bare) and fuzz.token_sort_ratio(*bare) >= SAME_TITLE


def _plan(editions: list[list[Paper]], why: str) -> Plan:
    dates = [_date(renderings) for renderings in editions]
    known = [date for date in dates if date]
    ordered = len(set(known)) == len(editions)
    if ordered:
        editions = sorted(editions, key=lambda renderings: str(_date(renderings)))
    return Plan(tuple(tuple(renderings) for renderings in editions), why, ordered)


def _date(renderings: Iterable[Paper]) -> dt.date | None:
    """The meeting's date; of several, the latest."""
    return max((paper.date for paper in renderings if paper.date), default=None)


def edition_rows(found: Sequence[Plan]) -> Rows:
    """The plans as rows of the table ``editions``."""
    return [
        {
            "plan": number, "council": paper.document["council"], "document_id": paper.document["document_id"],
            "part_id": paper.part_id, "file_name": paper.document["file_name"], "title": paper.title,
            "document_type": paper.document_type, "edition": edition if plan.ordered else None,
            "edition_date": _date(renderings),
            "why": plan.why if plan.ordered else f"{plan.why}; no dates tell which is the later",
        }
        for number, plan in enumerate(found, 1)
        for edition, renderings in enumerate(plan.editions, 1)
        for paper in renderings
    ]  # fmt: skip
