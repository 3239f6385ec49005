"""Which record of an edition is which promise: actions and recommendations matched over the editions of a chain.

Each edition is matched to all promises made so far, one to one, so that the sum of log odds is greatest: an action that
skips an edition is known again when it comes back. Words weigh most; reference, recommendation answered, lead and
deadline decide where words were changed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from extract.families.texts import plain
from extract.promises.editions import CLOSED, Edition
from extract.promises.paired import best_pairs
from extract.promises.papers import Row, ref_of
from extract.promises.ties import weights
from extract.promises.words import Likeness, by_letters, by_words, logistic, rarity, telling

LIKELY = 0.5
SOME_WORDS, FEW_PAIRS = 1.0, 2500
"""Odds of the words below which no other sign makes two records one promise, and up to how many pairs all are asked."""
FEWEST_KEPT = 4
"""Records known by their words that tell whether an edition keeps numbers."""
COUNTING = 3
"""Words before those of a heading that only count it."""
YEARS = re.compile(r"\b(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b")


@dataclass(frozen=True)
class Seen:
    """A promise in one edition: its record, the chance that it is the same as before, and its copies."""

    edition: Edition
    row: Row
    probability: float
    copies: tuple[Row, ...]


@dataclass
class Thread:
    """A promise through the editions, the earliest first."""

    kind: str
    seen: list[Seen] = field(default_factory=list)
    answers: set[int] = field(default_factory=set)
    """Of an action: the places of the recommendations' threads that it answers."""

    @property
    def last(self) -> Row:
        return self.seen[-1].row

    @property
    def first(self) -> Row:
        return self.seen[0].row


@dataclass(frozen=True)
class Threads:
    """All promises of a chain, in the order they were first made."""

    recommendations: Sequence[Thread]
    actions: Sequence[Thread]


def threads(chain_editions: Sequence[Edition], leads: Mapping[str, tuple[str, ...]]) -> Threads:
    """The promises of a chain through its editions. ``leads``: canonical names by action."""
    papers = [edition.paper for edition in chain_editions]
    rare = [
        rarity(telling(text) for text in sorted({plain(row["text"]) for rows in of_kind for row in rows}))
        for of_kind in ([one.recommendations for one in papers], [one.actions for one in papers])
    ]
    recommendations: list[Thread] = []
    actions: list[Thread] = []
    of_record: dict[str, int] = {}
    for edition in chain_editions:
        places = _follow(recommendations, "recommendation", edition, rare[0], _numbers)
        for at, thread in enumerate(recommendations):
            if thread.seen[-1].edition is edition:
                for row in (thread.last, *thread.seen[-1].copies):
                    of_record[row["recommendation_id"]] = at
        worded = {plain(thread.last["text"]): at for at, thread in enumerate(recommendations)}
        answers = {row["action_id"]: _answered(row, of_record, places, worded) for row in edition.paper.actions}

        def facts(thread: Thread, row: Row, answers: Mapping[str, set[int]] = answers) -> Mapping[str, float]:
            return _action_facts(thread, row, answers, leads)

        _follow(actions, "action", edition, rare[1], facts)
        for thread in actions:
            if thread.seen[-1].edition is edition:
                thread.answers |= answers[thread.last["action_id"]]
    return Threads(recommendations, actions)


def _answered(
    action: Row, of_record: Mapping[str, int], places: Mapping[str, int], worded: Mapping[str, int]
) -> set[int]:
    """The recommendations' threads an action answers: by its links, else by the numbers it prints, else by the words of
    the heading over it, behind what counts it: "Area 1: …"."""
    linked = {of_record[key] for key in action["recommendation_ids"] if key in of_record}
    linked = linked or {places[key] for number in action["recommendation_numbers"] if (key := plain(number)) in places}
    over = plain(action["group_label"]).split()
    return linked or {worded[said] for cut in range(COUNTING + 1) if (said := " ".join(over[cut:])) in worded}


def _follow(known: list[Thread], kind: str, edition: Edition, rare: Mapping[str, float], facts: Any) -> dict[str, int]:
    """Give each record of an edition to its thread, or begin one; the threads' places by number as printed."""
    rows = edition.paper.recommendations if kind == "recommendation" else edition.paper.actions
    odds = _odds(known, rows, rare, facts) if known and rows else np.empty((0, 0))
    given = _likely(odds)
    given |= _likely(_left_over(odds, known, rows, given))
    copies = _copies(kind, edition, rows)
    for place, row in enumerate(rows):
        at, chance = given.get(place, (len(known), 1.0))
        if at == len(known):
            known.append(Thread(kind))
        known[at].seen.append(Seen(edition, row, round(chance, 4), copies.get(place, ())))
    return {plain(ref_of(thread.last)): at for at, thread in enumerate(known) if ref_of(thread.last)}


def _likely(odds: Likeness) -> dict[int, tuple[int, float]]:
    """The records that are likelier than not of a promise, one to one: its place and the chance, by the record's."""
    pairs = best_pairs(np.where(odds > 0, odds, 0.0)) if odds.size else []
    chances = ((at, place, logistic(float(odds[at, place]))) for at, place in pairs)
    return {place: (at, chance) for at, place, chance in chances if chance > LIKELY}


def _left_over(
    odds: Likeness, known: Sequence[Thread], rows: Sequence[Row], given: Mapping[int, tuple[int, float]]
) -> Likeness:
    """The odds of the promises still open and of the records that the words leave over, with what both mean besides the
    subjects of others, and their numbers where the edition keeps those of others; the fewer are left over, the likelier
    they are the same."""
    found, told = np.full_like(odds, -np.inf), weights()["left_over"]
    taken = {at for at, _ in given.values()}
    open_ones = [at for at, one in enumerate(known) if at not in taken and one.last.get("status") not in CLOSED]
    new = [place for place in range(len(rows)) if place not in given]
    fewer = told["few"] - math.log(max(len(open_ones), len(new), 1))
    least = told["least"] - fewer - told["meaning"] * (1 - told["apart"])
    kept = _keeps_numbers(known, rows, given)
    near: dict[tuple[int, int], float] = {}
    for at in open_ones:
        for place in new:
            number = _same("ref", *(plain(ref_of(row)) for row in (known[at].last, rows[place])))
            by_number = told["kept_ref"] * ("same_ref" in number) + told["left_ref"] * ("other_ref" in number)
            if (own := float(odds[at, place]) + kept * by_number) > least:
                near[at, place] = own
    if not near:
        return found
    from extract.families.encoder import meaning  # a large file, which most chains do not need

    texts = [plain(row["text"]) for row in (*(one.last for one in known), *(rows[place] for place in new))]
    users = Counter(stem for text in texts for stem in set(telling(text)))
    for (at, place), odd in near.items():
        own_words = [_own_words(plain(row["text"]), users) for row in (known[at].last, rows[place])]
        same = meaning(*own_words) if all(own_words) else 0.0
        found[at, place] = odd + fewer + told["meaning"] * (same - told["apart"])
    return found


def _keeps_numbers(known: Sequence[Thread], rows: Sequence[Row], given: Mapping[int, tuple[int, float]]) -> float:
    """How far an edition keeps the numbers of the records whose words tell which they are: 1 all, 0 no more than
    some."""
    pairs = [(plain(ref_of(known[at].last)), plain(ref_of(rows[place]))) for place, (at, _) in given.items()]
    same = [before == now for before, now in pairs if before and now]
    return max(0.0, 2 * sum(same) / len(same) - 1) if len(same) >= FEWEST_KEPT else 0.0


def _own_words(text: str, users: Mapping[str, int]) -> str:
    """A text without the words that more than two promises use."""
    return " ".join(word for word in text.split() if all(users[stem] <= 2 for stem in telling(word)))


def _odds(known: Sequence[Thread], rows: Sequence[Row], rare: Mapping[str, float], facts: Any) -> Likeness:
    """Log odds that each promise so far is each record."""
    given = weights()["record"]
    later = [plain(row["text"]) for row in rows]
    wordings = [sorted({plain(thread.last["text"]), plain(thread.first["text"])}) for thread in known]
    earlier = [text for texts in wordings for text in texts]
    (words, held), letters = by_words(earlier, later, rare), by_letters(earlier, later)
    above = np.clip((letters - given["chance"]) / (1 - given["chance"]), 0, 1)
    each = given["words"] * words + given["held"] * held + given["letters"] * above
    found = np.empty((len(known), len(rows)))
    start = 0
    for at, texts in enumerate(wordings):
        found[at] = each[start : start + len(texts)].max(axis=0)
        start += len(texts)
    least = SOME_WORDS if len(known) * len(rows) > FEW_PAIRS else -1.0
    for at, thread in enumerate(known):
        for place, row in enumerate(rows):
            if found[at, place] > least:
                signs = facts(thread, row)
                found[at, place] += sum(given[name] * value for name, value in signs.items())
    return found + given["bias"]


def _numbers(thread: Thread, row: Row) -> Mapping[str, float]:
    """Of a recommendation only its number speaks beside its words."""
    return _same("ref", plain(thread.last["number"]), plain(row["number"]))


def _action_facts(
    thread: Thread, row: Row, answers: Mapping[str, set[int]], leads: Mapping[str, tuple[str, ...]]
) -> Mapping[str, float]:
    before, now = thread.answers, answers[row["action_id"]]
    signs = dict(_same("ref", plain(ref_of(thread.last)), plain(ref_of(row))))
    if before and now:
        signs["same_recommendation" if before & now else "other_recommendation"] = 1.0
    names = [{plain(name) for name in leads.get(one["action_id"], ())} for one in (thread.last, row)]
    if names[0] & names[1]:
        signs["same_lead"] = 1.0
    if row["timescale_latest"] and row["timescale_latest"] == thread.last["timescale_latest"]:
        signs["same_deadline"] = 1.0
    if _other_years(thread.last["text"], row["text"]):
        signs["other_years"] = 1.0
        if thread.last["status"] in CLOSED and "other_ref" in signs:
            signs["after_closed"] = 1.0
    return signs


def _other_years(before: str, now: str) -> bool:
    """Whether both texts name years, none the same: next year's accounts are another promise than this year's."""
    years = [set(YEARS.findall(text)) for text in (before, now)]
    return all(years) and not years[0] & years[1]


def _same(name: str, before: str, now: str) -> Mapping[str, float]:
    if not before or not now:
        return {}
    return {f"same_{name}" if before == now else f"other_{name}": 1.0}


def _copies(kind: str, edition: Edition, rows: Sequence[Row]) -> dict[int, tuple[Row, ...]]:
    """The rows of copies of the paper by the place of the row that counts."""
    found: dict[int, list[Row]] = {}
    for member in edition.members[1:]:
        others = member.paper.recommendations if kind == "recommendation" else member.paper.actions
        for place, other in _paired(rows, others):
            found.setdefault(place, []).append(other)
    return {place: tuple(copies) for place, copies in found.items()}


def _paired(rows: Sequence[Row], others: Sequence[Row]) -> Iterable[tuple[int, Row]]:
    """Rows of two copies of one paper, one to one."""
    texts = [[plain(row["text"]) for row in side] for side in (rows, others)]
    if texts[0] == texts[1]:
        yield from enumerate(others)
    elif rows and others:
        worth = by_letters(*texts)
        order = np.abs(np.subtract.outer(np.arange(len(rows)), np.arange(len(others))))
        for at, place in best_pairs(worth - 1e-4 * order):
            if worth[at, place] >= LIKELY:
                yield at, others[place]
