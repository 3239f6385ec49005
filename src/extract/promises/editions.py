"""The papers of a chain in order: which is what, which came first, and which is only a copy of another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.families.texts import figures, plain
from extract.promises.chains import Chain, Member
from extract.promises.papers import Paper, Row
from extract.promises.subjects import vocabulary

STAGES = ("report", "cover", "plan", "progress", "review")
BY_TYPE = {
    "peer_challenge_report": "report", "inspection_report": "report", "cover_report": "cover", "action_plan": "plan",
    "response": "plan", "progress_update": "progress",
}  # fmt: skip
SAME_PAPER = 0.8
"""Least share of the larger paper's records that stand in the other, for both to be one paper printed twice."""
SAME_WORDS = 90
"""Least likeness (0..100) of two prints of one text; a scan read by OCR stays above it."""
CLOSED = frozenset({"completed", "superseded", "not_accepted"})


@dataclass(frozen=True)
class Edition:
    """One paper of a chain in one or more copies, the one that counts first. ``number`` counts from 1."""

    number: int
    stage: str
    date: dt.date | None
    members: tuple[Member, ...]

    @property
    def paper(self) -> Paper:
        """The copy that counts."""
        return self.members[0].paper


def editions(chain: Chain) -> list[Edition]:
    """The editions of a chain, the earliest first. Papers without a day go by what they are."""
    groups = _copies(chain.members)
    staged = [(_date(group), _stage(group), group) for group in groups]
    ordered = sorted(staged, key=lambda one: _order(chain, staged, *one))
    found: list[Edition] = []
    acted = False
    for number, (date, stage, group) in enumerate(ordered, 1):
        paper = group[0].paper
        if stage == "plan" and acted and _tells_progress(paper):
            stage = "progress"
        acted = acted or (bool(paper.actions) and stage != "report")
        found.append(Edition(number, stage, date, tuple(group)))
    return found


def _tells_progress(paper: Paper) -> bool:
    return any(row["status"] not in ("unknown", "not_started") for row in paper.actions)


def _stage(group: Sequence[Member]) -> str:
    """What a paper is: by what it holds where that tells, else by its title and kind."""
    paper = group[0].paper
    stages, title = vocabulary()["stages"], plain(paper.title)
    told = BY_TYPE.get(paper.document_type)
    if stages["review"].search(title) and not (told == "cover" and paper.actions == ()):
        return "review" if told in ("report", None) or not paper.actions else "progress"
    if told == "cover" or (told is None and not paper.recommendations and not paper.actions):
        return "cover"
    if paper.actions:
        if told == "progress" or stages["progress"].search(title):
            return "progress"
        return "plan" if told in ("plan", None) or stages["plan"].search(title) else told
    return told or "report"


def _date(group: Iterable[Member]) -> dt.date | None:
    """The paper's day; of copies the earliest that is known, that of a meeting before one in a title."""
    known = [(not member.paper.dated, member.paper.date) for member in group if member.paper.date]
    return min(known)[1] if known else None


def _order(
    chain: Chain, staged: Sequence[tuple[dt.date | None, str, list[Member]]], date: dt.date | None, stage: str,
    group: Sequence[Member],
) -> tuple[dt.date, int, bool, bool, str]:  # fmt: skip
    """A report without a day stands at the challenge, a plan before the first progress, progress behind all plans and
    all progress that has one."""
    rank, undated = STAGES.index(stage), date is None
    if date is None:
        before = [day for day, other, _ in staged if day and STAGES.index(other) <= rank]
        after = [day for day, other, _ in staged if day and STAGES.index(other) > rank]
        if stage == "report":
            date = chain.span[1] if chain.span else dt.date.min
        elif after:
            date = min(after)
        else:
            date = max(before, default=chain.span[1] if chain.span else dt.date.min)
    return date, rank, undated, group[0].paper.at_its_address, group[0].paper.part_id


def _copies(members: Sequence[Member]) -> list[list[Member]]:
    """Members put together that are one paper printed twice; in each group the one that counts first."""
    groups: list[list[Member]] = []
    by_content: dict[tuple[str, ...], list[list[Member]]] = {}
    for member in sorted(members, key=lambda member: member.paper.worth):
        same = next((g for g in by_content.get(member.paper.content, ()) if _one_day(g, member)), None)
        if same is None or not member.paper.content:
            same = next((g for g in groups if _one_day(g, member) and _same_paper(g[0].paper, member.paper)), None)
        if same is None:
            groups.append([member])
            by_content.setdefault(member.paper.content, []).append(groups[-1])
        else:
            same.append(member)
    return groups


def _one_day(group: Iterable[Member], member: Member) -> bool:
    days = {one.paper.date for one in (*group, member) if one.paper.date and one.paper.dated}
    return len(days) < 2


def _same_paper(first: Paper, second: Paper) -> bool:
    """Whether nearly all records of both agree in their words, figures, deadlines, states and number."""
    told = {BY_TYPE[paper.document_type] for paper in (first, second) if paper.document_type in BY_TYPE}
    if len(told) > 1 and "cover" in told:
        return False
    if not first.content or not second.content:
        return not first.content and not second.content and plain(first.title) == plain(second.title)
    common = sum(
        _in_common(one, two)
        for one, two in ((first.recommendations, second.recommendations), (first.actions, second.actions))
    )
    sizes = [len(paper.recommendations) + len(paper.actions) for paper in (first, second)]
    return common >= SAME_PAPER * max(sizes)


def _in_common(first: Sequence[Row], second: Sequence[Row]) -> int:
    """How many rows of one stand in the other, each matched once."""
    left = [(plain(row["text"]), figures(row["text"]), row) for row in second]
    found = 0
    for row in first:
        text, numbers = plain(row["text"]), figures(row["text"])
        for at, (other_text, other_numbers, other) in enumerate(left):
            same_facts = all(row.get(name) == other.get(name) for name in ("timescale_latest", "status"))
            if same_facts and numbers == other_numbers and fuzz.ratio(text, other_text, score_cutoff=SAME_WORDS):
                del left[at]
                found += 1
                break
    return found
