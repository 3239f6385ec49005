"""Texts of near the same letters in groups, each text held against few others: some thousand prints of one sentence
cost little more than one.

Equal texts are one at once. Another is held against the wordings, a handful a group, with which it shares most of its
rarer words, and joins the nearest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from rapidfuzz import fuzz

MOST_USERS = 200
"""A word of more wordings than these says too little to look them all up."""
HELD_AGAINST = 30
WORDINGS = 5
"""Wordings of a group that later texts are held against: letters misread here and there drift."""
EQUAL = 0.99
"""From this likeness on, a wording adds nothing to those of its group."""


class Wording(NamedTuple):
    """A text that ``texts.plain`` made, what must be equal for two to be one (``block``), and what is asked about."""

    words: str
    block: Hashable = None
    detail: Hashable = None


Agree = Callable[[Hashable, Hashable], bool]


def anything(_first: Hashable, _second: Hashable) -> bool:
    """For wordings whose details do not matter."""
    return True


def grouped(wordings: Iterable[Wording], least: float, agree: Agree = anything) -> list[int]:
    """The group of each wording, numbered from 0 in the order of their first. ``least``: the share of letters in common
    with a wording of the group; ``agree`` says whether two details allow it."""
    groups = _Groups(least, agree)
    known: dict[Wording, int] = {}
    found = []
    for wording in wordings:
        if wording not in known:
            known[wording] = groups.group_of(wording)
        found.append(known[wording])
    return found


class _Groups:
    def __init__(self, least: float, agree: Agree) -> None:
        self._least, self._agree = least, agree
        self._held: list[tuple[Wording, int]] = []
        self._users: dict[tuple[Hashable, str], list[int]] = {}
        self._sizes: list[int] = []

    def group_of(self, wording: Wording) -> int:
        """The group of the nearest wording held, else a new one."""
        best, group = 0.0, len(self._sizes)
        for place in self._candidates(wording):
            other, its_group = self._held[place]
            if self._agree(other.detail, wording.detail):
                score = fuzz.ratio(other.words, wording.words, score_cutoff=100 * max(self._least, best)) / 100
                if score > best:
                    best, group = score, its_group
        if not best:
            self._sizes.append(0)
        if best < EQUAL and self._sizes[group] < WORDINGS:
            self._hold(wording, group)
        return group

    def _candidates(self, wording: Wording) -> list[int]:
        """Places of the wordings held that share most words, the rarer ones counted; at most ``HELD_AGAINST``."""
        lists = [self._users.get((wording.block, word), []) for word in dict.fromkeys(wording.words.split())]
        lists = [users for users in lists if users]
        telling = [users for users in lists if len(users) <= MOST_USERS]
        if lists and not telling:
            telling = [min(lists, key=len)[:MOST_USERS]]
        shared = Counter(place for users in telling for place in users)
        return [place for place, _ in shared.most_common(HELD_AGAINST)]

    def _hold(self, wording: Wording, group: int) -> None:
        self._sizes[group] += 1
        for word in dict.fromkeys(wording.words.split()):
            self._users.setdefault((wording.block, word), []).append(len(self._held))
        self._held.append((wording, group))
