"""What is new between two standings of a store."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from rapidfuzz import fuzz

from extract.refresh.standing import FIELDS, Paper, Promise, Standing

SAME_WORDS, SAME_PLACE = 75, 50
"""Least likeness (0..100) of two wordings of one promise; the second where its reference is the same."""
MOST_NEAR = 200
"""Promises that are compared with one, letter by letter, however many have gone."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A promise that is put otherwise than it was; ``fields`` names what differs."""

    promise_id: str
    before: Promise
    now: Promise
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """``since``: the day of the earlier standing, None where this is the first; then nothing is called new, and the
    counts say what there is. Lists are in the order of council, reference and key."""

    since: dt.date | None
    on: dt.date
    n_papers: int
    n_promises: int
    n_overdue: int
    papers: tuple[tuple[str, Paper], ...] = ()
    """Documents read for the first time, by id."""
    promises: tuple[tuple[str, Promise], ...] = ()
    """Promised for the first time, by id."""
    changed: tuple[Changed, ...] = ()
    overdue: tuple[tuple[str, Promise], ...] = ()
    """Overdue now and not when last told, by id."""

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values, days as ISO 8601."""
        changed = [
            {
                "promise_id": one.promise_id, "fields": list(one.fields),
                "before": one.before.model_dump(mode="json"), "now": one.now.model_dump(mode="json"),
            }
            for one in self.changed
        ]  # fmt: skip
        return {
            "since": self.since and self.since.isoformat(), "on": self.on.isoformat(), "n_papers": self.n_papers,
            "n_promises": self.n_promises, "n_overdue": self.n_overdue, "changed": changed,
            "papers": [{"document_id": key} | paper.model_dump(mode="json") for key, paper in self.papers],
            "promises": [{"promise_id": key} | one.model_dump(mode="json") for key, one in self.promises],
            "overdue": [{"promise_id": key} | one.model_dump(mode="json") for key, one in self.overdue],
        }  # fmt: skip


def news_between(before: Standing | None, now: Standing) -> News:
    """What ``now`` has that ``before`` had not, and what it puts otherwise."""
    overdue = {key: one for key, one in now.promises.items() if one.overdue}
    counts = (now.on, len(now.papers), len(now.promises), len(overdue))
    if before is None:
        return News(None, *counts)
    earlier = {key: before.promises[key] for key in now.promises if key in before.promises}
    earlier |= _reworded(before, now)
    changed = [
        Changed(key, earlier[key], now.promises[key], fields)
        for key in earlier
        if (fields := tuple(f for f in FIELDS if getattr(earlier[key], f) != getattr(now.promises[key], f)))
    ]
    was_overdue = {key for key, one in earlier.items() if one.overdue}
    return News(
        before.on, *counts,
        papers=tuple(sorted(
            ((key, one) for key, one in now.papers.items() if key not in before.papers),
            key=lambda pair: (pair[1].council or "", str(pair[1].meeting_date), pair[1].title or "", pair[0]),
        )),
        promises=_in_order({key: one for key, one in now.promises.items() if key not in earlier}),
        changed=tuple(sorted(changed, key=lambda one: _place(one.now, one.promise_id))),
        overdue=_in_order({key: one for key, one in overdue.items() if key not in was_overdue}),
    )  # fmt: skip


def _reworded(before: Standing, now: Standing) -> dict[str, Promise]:
    """By key, what a promise was before, where its key is another now: a paper that was replaced at its address takes
    its first wording with it. Such are of one council and kind, and alike in their words or in reference and words."""
    gone = {key: one for key, one in before.promises.items() if key not in now.promises}
    near = _Near(gone)
    found: dict[str, Promise] = {}
    for key, one in now.promises.items():
        if key in before.promises:
            continue
        like = [(fuzz.ratio(gone[old].wording, one.wording), old) for old in near.to(one) if old in gone]
        likeness, old_key = max(like, default=(0.0, ""))
        if likeness >= (SAME_PLACE if old_key and gone[old_key].ref == one.ref and one.ref else SAME_WORDS):
            found[key] = gone.pop(old_key)
    return found


class _Near:
    """Promises by what another edition of theirs has in common with them: the reference, or words that few have."""

    def __init__(self, promises: Mapping[str, Promise]) -> None:
        self._by: defaultdict[tuple[str | None, ...], list[str]] = defaultdict(list)
        for key, one in promises.items():
            for sign in self._signs(one):
                self._by[sign].append(key)

    def to(self, promise: Promise) -> list[str]:
        """At most ``MOST_NEAR`` keys worth comparing with a promise, those with the rarest sign in common first."""
        groups = sorted((self._by[sign] for sign in self._signs(promise) if sign in self._by), key=len)
        return list(islice(dict.fromkeys(chain.from_iterable(groups)), MOST_NEAR))

    @staticmethod
    def _signs(promise: Promise) -> Iterator[tuple[str | None, ...]]:
        own = promise.council, promise.kind
        if promise.ref:
            yield *own, "ref", promise.ref
        for word in sorted(set(promise.wording.casefold().split())):
            yield *own, "word", word


def _in_order(promises: dict[str, Promise]) -> tuple[tuple[str, Promise], ...]:
    return tuple(sorted(promises.items(), key=lambda pair: _place(pair[1], pair[0])))


def _place(promise: Promise, key: str) -> tuple[str, str, str]:
    return promise.council or "", promise.ref or "", key
