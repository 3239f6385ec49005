"""``python -m benchmarks.families.turned --store OUT --gold DIR [--learn]``: turn the sentence encoder towards what is
asked, and set the weights of the chance.

An encoder puts texts of one subject near each other. Texts of papers that it has not learned from were sorted by what
they ask (asks.csv), and pairs of them judged at the rate of a store (offered.csv). From these a turn of low rank,
x + x U V, is learned by which the cosine of two texts tells best, beside what is seen at a glance, whether they ask for
the same; then the weights. ``--learn`` writes both to models/families; without it the pairs of offered.csv are told by
what saw no pair with a paper of one of their hands.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.families.__main__ import AT_A_GLANCE, NAMES, WEIGHTS, at_rate, features, logistic
from benchmarks.families.offered import FRESH, OFFERED, Numbers, Told, drawn, printed
from benchmarks.families.pairs import Sorted, judged, learning, made, mark, sorted_texts, texts
from extract.families.encoder import LIKE, SHARP, TURN, placed
from extract.families.likeness import at_a_glance, point

RANK, PENALTY, STEPS, RATE = 32, 0.003, 150, 0.01
OF_ONE_ASK, OF_TWO, MANY, AROUND = 0.6, 0.3, 6, 12
"""What two texts of one ask count, less where it has more than so many; and two of different asks among the nearest."""
ACTIONS = 0.5
"""What those of actions count beside those of recommendations."""
MADE_UP = {"made": 3.0, "learning": 0.2}
"""What made-up pairs count beside judged ones: few in wholly other words, and many."""


class Seen(NamedTuple):
    """A pair of texts by their place; what it counts, and how many it stands for in a store."""

    first: int
    second: int
    same: bool
    counts: float
    stands_for: float = 0.0


class Lessons(NamedTuple):
    """Where texts lie, pairs of them, what is seen of these at a glance, and the hands that made their papers."""

    places: Numbers
    pairs: Sequence[Seen]
    glance: Numbers
    hands: Sequence[frozenset[str]]

    def only(self, chosen: Sequence[bool]) -> Lessons:
        own = np.flatnonzero(chosen)
        return Lessons(self.places, [self.pairs[at] for at in own], self.glance[own], [self.hands[at] for at in own])

    def column(self, name: str) -> Numbers:
        return np.array([float(getattr(pair, name)) for pair in self.pairs])

    def ends(self) -> tuple[Numbers, Numbers]:
        """The places of the first texts, and of the second."""
        first, second = np.array([pair[:2] for pair in self.pairs]).T
        return first, second


def lessons(known: Mapping[str, str]) -> Lessons:
    """The judged pairs of offered.csv first, then pairs of sorted texts of the same papers."""
    rows = [row for row in sorted_texts(known) if "/" in row.paper]
    at = {mark(row.text): place for place, row in enumerate(rows)}
    places, points = np.array([placed(point(row.text).said) for row in rows]), [point(row.text) for row in rows]
    pairs = [Seen(at[mark(p.first)], at[mark(p.second)], p.same, 1.0, p.stands_for) for p in drawn(OFFERED, known)]
    seen = {frozenset(pair[:2]) for pair in pairs}
    pairs += [pair for pair in _sorted(rows, places) if frozenset(pair[:2]) not in seen]
    with (FRESH / "groups.csv").open(encoding="utf-8", newline="") as file:
        hand = {row["set"]: row["group"] for row in csv.DictReader(file)}
    by = [hand[row.paper.split("/")[0]] for row in rows]
    glance = [at_a_glance(points[pair.first], points[pair.second]) for pair in pairs]
    table = np.array([[told[name] for name in AT_A_GLANCE] for told in glance])
    return Lessons(places, pairs, table, [frozenset((by[pair.first], by[pair.second])) for pair in pairs])


def _sorted(rows: Sequence[Sorted], places: Numbers) -> Iterator[Seen]:
    members: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.ask:
            members[row.ask].append(at)
    size = Counter(row.ask for row in rows)
    kind = np.array([row.table for row in rows])
    order = np.argsort(-np.where(kind[:, None] == kind, places @ places.T, -2), axis=1)
    near = {(min(at, int(o)), max(at, int(o))) for at in range(len(rows)) for o in order[at, 1 : AROUND + 1]}
    for one, two in sorted(near | {pair for own in members.values() for pair in combinations(own, 2)}):
        first, second = rows[one], rows[two]
        share = ACTIONS if first.table == "actions" else 1.0
        if first.paper == second.paper:
            continue
        if first.ask and first.ask == second.ask:
            yield Seen(one, two, True, share * OF_ONE_ASK * min(1.0, MANY / size[first.ask]))
        elif not first.unsure & second.unsure:
            yield Seen(one, two, False, share * OF_TWO)


# ---------------------------------------------------------------- learning


class Learned(NamedTuple):
    """The turn: into fewer axes, and out of them; the places of the asks that the encoder was taught, turned; and the
    weights of the chance."""

    into: Numbers
    out: Numbers
    asks: Numbers
    weights: Numbers

    def chances(self, told: Lessons) -> Numbers:
        return np.asarray(1 / (1 + np.exp(-_table(told, *self[:3]) @ self.weights)))


Beside = tuple[Numbers, Numbers, Numbers]
"""What is seen of pairs, whether they are the same, and what they count."""


def learned(told: Lessons, taught: Numbers, beside: Beside | None = None) -> Learned:
    """``taught``: where the asks that the encoder was taught lie. The pairs ``beside`` help to weigh the signs, not to
    say how likely a pair is."""
    into, out = _turn(told)
    asks = _turned(taught, into, out)
    own = _table(told, into, out, asks), told.column("same"), told.column("counts")
    every = [np.concatenate(column) for column in zip(own, *([beside] if beside else []), strict=True)]
    weights = logistic(every[0], every[1], every[2], np.full(len(NAMES) + 1, 0.01))
    return Learned(into, out, asks, at_rate(weights, *own))


def _turn(told: Lessons) -> tuple[Numbers, Numbers]:
    """By Adam, over all pairs at once, from no turn on; with weights of their own that are left behind."""
    rows, axes = np.arange(len(told.pairs)), told.places.shape[1]
    sides = [csr_matrix((np.ones(len(rows)), (rows, end)), (len(rows), len(told.places))) for end in told.ends()]
    same, counts = told.column("same"), told.column("counts")
    seen = [np.ones(len(rows)), told.glance]
    table = np.column_stack([*seen, _cosines(told, told.places)])
    weights = logistic(table, same, counts, np.full(table.shape[1], 0.01))
    into, out, counts = (
        np.random.default_rng(0).normal(0, 0.05, (axes, RANK)),
        np.zeros((RANK, axes)),
        counts / sum(counts),
    )
    moments = [(np.zeros_like(own), np.zeros_like(own)) for own in (weights, into, out)]
    for step in range(1, STEPS + 1):
        apart = told.places + told.places @ into @ out
        length = np.linalg.norm(apart, axis=1, keepdims=True)
        turned = apart / length
        ends = [side @ turned for side in sides]
        table = np.column_stack([*seen, (ends[0] * ends[1]).sum(axis=1)])
        slope = counts * (1 / (1 + np.exp(-table @ weights)) - same)
        moved = (slope * weights[-1])[:, None]
        pull = sides[0].T @ (moved * ends[1]) + sides[1].T @ (moved * ends[0])
        pull = (pull - turned * (pull * turned).sum(axis=1, keepdims=True)) / length
        whole = told.places.T @ pull + 2 * PENALTY * into @ out
        changed = []
        for own, down, (first, second), rate in zip(
            (weights, into, out), (table.T @ slope, whole @ out.T, into.T @ whole), moments, (3, 1, 1), strict=True
        ):
            first += 0.1 * (down - first)
            second += 0.02 * (down * down - second)
            size = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.98**step)) + 1e-8)
            changed.append(own - RATE * rate * (1 - step / STEPS) * size)
        weights, into, out = changed
    return into, out


def _turned(places: Numbers, into: Numbers, out: Numbers) -> Numbers:
    apart = places + places @ into @ out
    return np.asarray(apart / np.linalg.norm(apart, axis=1, keepdims=True))


def _cosines(told: Lessons, places: Numbers) -> Numbers:
    first, second = told.ends()
    return np.asarray((places[first] * places[second]).sum(axis=1))


def _table(told: Lessons, into: Numbers, out: Numbers, asks: Numbers) -> Numbers:
    """What is seen of each pair, in the order of ``NAMES``, behind ones."""
    turned = _turned(told.places, into, out)
    likely = np.exp(SHARP * (turned @ asks.T - LIKE))
    likely /= 1 + likely.sum(axis=1, keepdims=True)
    near, both, any_of = (_cosines(told, rows) for rows in (turned, likely, likely.sum(axis=1, keepdims=True)))
    shared = [told.glance[:, AT_A_GLANCE.index(name)] * near for name in ("concepts", "brief")]
    return np.column_stack([np.ones(len(near)), told.glance, near, both, any_of - both, *shared])


def taught(known: Mapping[str, str]) -> Numbers:
    """Where the asks that the encoder was taught lie: the middle of the texts of each that has two or more."""
    texts_of: dict[str, list[str]] = defaultdict(list)
    for row in sorted_texts(known):
        if row.ask and "/" not in row.paper:
            texts_of[row.ask].append(row.text)
    middles = [np.mean([placed(point(text).said) for text in own], axis=0) for own in texts_of.values() if len(own) > 1]
    return np.array([middle / np.linalg.norm(middle) for middle in middles])


def told_by_others(known: Mapping[str, str]) -> Beside:
    """The older judged pairs and the made-up ones, by encoders that saw none of their papers, or not their subject."""
    pairs = [pair for pair in (*judged(known), *made(), *learning()) if pair.half != "check"]
    table = np.array([[1.0, *(values[name] for name in NAMES)] for values in map(features, pairs)])
    counts = np.array([MADE_UP.get(pair.half, 1.0) for pair in pairs])
    return table, np.array([float(pair.same) for pair in pairs]), counts


def of_other_hands(told: Lessons, asks: Numbers, beside: Beside) -> Numbers:
    """The chance of each judged pair by what saw no paper of one of its hands; where two made it, the mean."""
    judged = told.only([pair.stands_for > 0 for pair in told.pairs])
    sums, seen = np.zeros(len(judged.pairs)), np.zeros(len(judged.pairs))
    for hand in sorted({hand for own in told.hands for hand in own}):
        inside = np.array([hand in own for own in judged.hands])
        others = told.only([hand not in own for own in told.hands])
        sums += inside * learned(others, asks, beside).chances(judged)
        seen += inside
    return np.asarray(sums / seen)


def _written(own: Learned) -> None:
    rows = {name: getattr(own, name).astype(np.float16) for name in own._fields[:3]}
    np.savez(WEIGHTS.with_name(TURN), **rows)
    model = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    model["weights"] = {
        name: round(float(weight), 3) for name, weight in zip(("bias", *NAMES), own.weights, strict=True)
    }
    WEIGHTS.write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(model["weights"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--learn", action="store_true")
    given = parser.parse_args()
    known = texts([given.store], [*given.gold, *sorted(FRESH.glob("*/gold"))])
    told, asks, beside = lessons(known), taught(known), told_by_others(known)
    print(len(told.places), "texts,", len(told.pairs), "pairs,", int(told.column("same").sum()), "the same")
    if given.learn:
        _written(learned(told, asks, beside))
        return
    judged = told.only([pair.stands_for > 0 for pair in told.pairs])
    printed(
        "offered, hands apart",
        Told(of_other_hands(told, asks, beside), judged.column("same"), judged.column("stands_for")),
    )


if __name__ == "__main__":
    main()
