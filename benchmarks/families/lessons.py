"""What the encoder is taught by: judged pairs, texts sorted by what they ask, made-up wordings, what one paper asks.

Texts of one ask (``asks.csv``, sorted by hand) are the same, their neighbours are not, but where the sorter was unsure.
Of the made-up wordings those of one ask are the same, those of its subject are near misses; a few texts of one paper in
like words ask for different things, since nobody asks for the same thing twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from rapidfuzz.fuzz import ratio

from benchmarks.families.material import measuring
from benchmarks.families.pairs import Pair, Sorted, asked_in, learning, made, mark, sorted_texts, wordings
from extract.families.likeness import fragment, point

WORDED, NEARBY, SIBLINGS, OLDER = 0.35, 0.2, 0.3, 0.15
"""What a pair counts beside a judged one: two wordings of one ask, a near miss, two asks of one paper, older made-up
pairs."""
OF_ONE_ASK, OF_TWO, MANY, AROUND = 0.6, 0.3, 6, 8
"""What two texts of one ask count, less where it has more than so many texts, and two of different asks among the
nearest of a text."""
NEIGHBOURS, TOO_NEAR = 3, 0.72
OF_A_PAPER, LIKE, ALIKE = 12, (0.35, 0.9), 80
"""Pairs of one paper, their cosines, and the likeness in letters (0..100) from which they are one text."""


class Lesson(NamedTuple):
    first: str
    second: str
    same: bool
    counts: float
    papers: tuple[str, ...]


def lessons(
    pairs: Sequence[Pair], known: Mapping[str, str], out: Path, gold: Sequence[Path], encoder: Any
) -> list[Lesson]:
    """All that is learned from, the judged ``pairs`` first."""
    found = [Lesson(p.first, p.second, p.same, 1.0, p.papers) for p in pairs]
    found += [Lesson(p.first, p.second, p.same, OLDER, (p.first, p.second)) for p in (*made(), *learning())]
    rows = wordings()
    for one, two in combinations(rows, 2):
        if one.subject == two.subject:
            same = one.ask == two.ask
            found.append(Lesson(one.text, two.text, same, WORDED if same else WORDED - 0.1, (one.subject,)))
    places = placed(encoder, [row.text for row in rows])
    near = places @ places.T
    seen: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        others = (o for o in np.argsort(-near[at]) if rows[o].subject != row.subject and near[at, o] < TOO_NEAR)
        seen |= {(min(at, int(o)), max(at, int(o))) for _, o in zip(range(NEIGHBOURS), others, strict=False)}
    for one, two in (map(rows.__getitem__, pair) for pair in sorted(seen)):
        found.append(Lesson(one.text, two.text, False, NEARBY, (one.subject, two.subject)))
    found += _of_one_paper(pairs, out, gold, encoder)
    return found + list(_by_ask(pairs, sorted_texts(known), encoder))


def _of_one_paper(pairs: Sequence[Pair], out: Path, gold: Sequence[Path], encoder: Any) -> Iterator[Lesson]:
    """Recommendations of one paper in like words."""
    kept_back, known = measuring(), {frozenset((mark(p.first), mark(p.second))) for p in pairs}
    by_paper: dict[str, dict[str, str]] = defaultdict(dict)
    for paper, text in asked_in([out], gold):
        if mark(text) not in kept_back and not fragment(text) and 4 <= len(text.split()) <= 60:
            by_paper[paper][mark(text)] = text
    for paper, own in sorted(by_paper.items()):
        rows, taken = list(own.values()), 0
        places = placed(encoder, rows, middle=False) if len(rows) > 2 else np.zeros((0, 1))
        near = places @ places.T
        order = sorted(combinations(range(len(near)), 2), key=lambda pair: -near[pair])
        for one, two in order:
            pair = frozenset((mark(rows[one]), mark(rows[two])))
            if near[one, two] < LIKE[0] or taken == OF_A_PAPER:
                break
            if near[one, two] <= LIKE[1] and ratio(rows[one], rows[two]) <= ALIKE and pair not in known:
                known.add(pair)
                taken += 1
                yield Lesson(rows[one], rows[two], False, SIBLINGS, (paper,))


def _by_ask(pairs: Sequence[Pair], rows: Sequence[Sorted], encoder: Any) -> Iterator[Lesson]:
    """Texts of different papers that were sorted by what they ask."""
    judged = {frozenset((mark(pair.first), mark(pair.second))) for pair in pairs}
    members: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.ask:
            members[row.ask].append(at)
    places = placed(encoder, [row.text for row in rows])
    order = np.argsort(-(places @ places.T), axis=1)
    chosen = {(min(at, int(o)), max(at, int(o))) for at in range(len(rows)) for o in order[at, 1 : AROUND + 1]}
    chosen |= {pair for own in members.values() for pair in combinations(own, 2)}
    for one, two in (tuple(map(rows.__getitem__, pair)) for pair in sorted(chosen)):
        if one.paper == two.paper or frozenset((mark(one.text), mark(two.text))) in judged:
            continue
        if one.ask and one.ask == two.ask:
            counts = OF_ONE_ASK * min(1.0, MANY / len(members[one.ask]))
            yield Lesson(one.text, two.text, True, counts, (one.paper, two.paper))
        elif not one.unsure & two.unsure:
            yield Lesson(one.text, two.text, False, OF_TWO, (one.paper, two.paper))


def placed(encoder: Any, rows: Sequence[str], middle: bool = True) -> np.ndarray:
    places = np.array([encoder.place(point(text).said) for text in rows])
    places = places - places.mean(axis=0) if middle else places
    return np.asarray(places / np.linalg.norm(places, axis=1, keepdims=True))
