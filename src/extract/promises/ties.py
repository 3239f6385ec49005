"""What ties two papers of a council to one challenge, as a probability.

Only papers with something in common are compared: a record in near the same words, a link, a name, a month. Where many
papers have the same thing in common, each is compared with its neighbours in time, so the work grows with the papers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from extract.families.texts import plain
from extract.promises.joined import Joined
from extract.promises.papers import CouncilPapers, Paper
from extract.promises.words import logistic, rarity, telling
from extract.shipped import model_file

RAREST = 6
"""Stems by which a text looks for its like."""
NEIGHBOURS = 6
SAME_TEXT = 78
"""Least likeness (0..100) of two texts that may be one record."""
LINKS = {"appendix_of": "linked", "report_of_plan": "linked", "earlier_edition": "linked", "cites": "cited"}


@dataclass(frozen=True)
class Tie:
    """Two papers by their place, how likely they are of one chain, and the strongest sign of it."""

    first: int
    second: int
    probability: float
    why: str


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The log odds of models/promises/weights.toml."""
    told: Mapping[str, Mapping[str, float]] = model_file("promises", "weights.toml")
    return told


def ties(council: CouncilPapers, papers: Sequence[Paper]) -> list[Tie]:
    """The ties among ``papers`` (those of ``council`` that may be in a chain), the strongest first."""
    texts = _Texts(papers)
    linked = _linked(council, papers)
    found = []
    for first, second in sorted(_candidates(papers, texts, linked)):
        signs = dict(_signs(papers[first], papers[second], texts.shared(first, second)))
        if (first, second) in linked:
            signs[linked[first, second]] = 1.0
        odds = {name: weights()["paper"][name] * value for name, value in signs.items()}
        why = max(odds, key=lambda name: (odds[name], name), default="")
        found.append(Tie(first, second, logistic(weights()["paper"]["bias"] + sum(odds.values())), why))
    return sorted(found, key=lambda tie: (-tie.probability, tie.first, tie.second))


class _Texts:
    """The records of papers by what they say: near the same words are one class."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._records = [
            {kind: [plain(row["text"]) for row in rows] for kind, rows in _kinds(paper)} for paper in papers
        ]
        distinct = sorted({text for records in self._records for texts in records.values() for text in texts if text})
        self._class = _classes(distinct)
        self.holders: dict[str, list[int]] = {}
        for at, records in enumerate(self._records):
            for kind, texts in records.items():
                for one in sorted({self._class[text] for text in texts if text}):
                    self.holders.setdefault(f"{kind} {one}", []).append(at)

    def shared(self, first: int, second: int) -> dict[str, tuple[int, int, int]]:
        """By kind: how many texts two papers share, and how many each has."""
        found = {}
        for kind in ("recommendations", "actions"):
            one, two = ({self._class[text] for text in self._records[at][kind] if text} for at in (first, second))
            found[kind] = (len(one & two), len(one), len(two))
        return found


def _kinds(paper: Paper) -> Iterator[tuple[str, Iterable[Mapping[str, Any]]]]:
    yield "recommendations", paper.recommendations
    yield "actions", paper.actions


def _classes(distinct: Sequence[str]) -> dict[str, str]:
    """Each text to the text that stands for it and those near it."""
    stems = [sorted(set(telling(text))) for text in distinct]
    rare = rarity(stems)
    joined = Joined()
    users: dict[str, list[int]] = {}
    for at, own in enumerate(stems):
        for stem in sorted(own, key=lambda stem: (-rare[stem], stem))[:RAREST]:
            users.setdefault(stem, []).append(at)
    for first, second in sorted({pair for found in users.values() for pair in _neighbours(found)}):
        if _near(distinct[first], distinct[second]):
            joined.join(distinct[first], distinct[second])
    return {text: joined.root(text) for text in distinct}


def _near(first: str, second: str) -> bool:
    if 2 * min(len(first), len(second)) < max(len(first), len(second)):
        return False
    return (
        fuzz.ratio(first, second, score_cutoff=SAME_TEXT) >= SAME_TEXT
        or fuzz.token_sort_ratio(first, second, score_cutoff=SAME_TEXT + 6) > 0
    )


def _neighbours(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, first in enumerate(places):
        for second in places[at + 1 : at + 1 + NEIGHBOURS]:
            if first != second:
                yield min(first, second), max(first, second)


def _linked(council: CouncilPapers, papers: Sequence[Paper]) -> dict[tuple[int, int], str]:
    """The pairs of papers of which one names the other, and how."""
    by_part = {paper.part_id: at for at, paper in enumerate(papers)}
    alone = {paper.document_id: at for at, paper in enumerate(papers)}
    count: dict[str, int] = {}
    for paper in papers:
        count[paper.document_id] = count.get(paper.document_id, 0) + 1
    found: dict[tuple[int, int], str] = {}
    for link in council.links:
        own, other = by_part.get(link["part_id"]), by_part.get(link["target_part_id"] or "")
        if other is None and count.get(link["target_document_id"] or "") == 1:
            other = alone[link["target_document_id"]]
        if own is not None and other is not None and own != other:
            pair = (min(own, other), max(own, other))
            if found.get(pair) != "linked":
                found[pair] = LINKS[link["relation"]]
    return found


def _candidates(papers: Sequence[Paper], texts: _Texts, linked: Mapping[tuple[int, int], str]) -> set[tuple[int, int]]:
    """Pairs of papers with something in common."""
    groups: dict[str, list[int]] = {key: list(places) for key, places in texts.holders.items()}
    for at, paper in enumerate(papers):
        own = paper.about
        groups.setdefault(f"item {paper.document_id} {paper.agenda_item}", []).append(at)
        if own.kind and own.named:
            for service in sorted(own.services) or [""]:
                groups.setdefault(f"kind {own.kind} {service}", []).append(at)
        for month in own.months:
            groups.setdefault(f"month {own.kind} {month}", []).append(at)
        for word in own.words:
            groups.setdefault(f"word {word}", []).append(at)
        if paper.challenge:
            groups.setdefault(f"challenge {paper.challenge[1]:%Y-%m}", []).append(at)
    found = set(linked)
    for places in groups.values():
        in_time = sorted(places, key=lambda at: (papers[at].date or dt.date.min, papers[at].part_id))
        found.update(_neighbours(in_time))
    return found


def _signs(first: Paper, second: Paper, shared: Mapping[str, tuple[int, int, int]]) -> Iterator[tuple[str, float]]:
    """What speaks for one chain or against it: names of ``weights.toml`` with 1, or the share that counts."""
    most = 0
    for kind, (both, one, two) in shared.items():
        if both:
            yield f"shared_{kind}", both / min(one, two)
        most = max(most, both)
    if most == 1 and max(count for sizes in shared.values() for count in sizes[1:]) > 1:
        yield "one_shared", 1.0
    if first.document_id == second.document_id and first.agenda_item and first.agenda_item == second.agenda_item:
        yield "same_item", 1.0
    yield from _time_signs(first, second)
    yield from _name_signs(first, second)


def _time_signs(first: Paper, second: Paper) -> Iterator[tuple[str, float]]:
    near, long = weights()["paper"]["near"], weights()["paper"]["long"]
    if first.challenge and second.challenge:
        days = max((first.challenge[0] - second.challenge[1]).days, (second.challenge[0] - first.challenge[1]).days)
        yield ("same_days" if days <= 0 else "near_days" if days <= near else "other_days"), 1.0
    elif first.about.months & second.about.months:
        yield "same_months", 1.0
    if first.date and second.date and abs((first.date - second.date).days) > 365 * long:
        yield "long_after", 1.0


def _name_signs(first: Paper, second: Paper) -> Iterator[tuple[str, float]]:
    one, two = first.about, second.about
    if one.kind and two.kind:
        if one.kind == two.kind:
            yield "same_kind", 1.0
        elif one.named and two.named:
            yield "other_kind", 1.0
    if one.services and two.services:
        yield ("same_service" if one.services & two.services else "other_service"), 1.0
    if one.words and two.words:
        common = len(one.words & two.words) / min(len(one.words), len(two.words))
        yield ("same_words", common) if common else ("other_words", 1.0)
