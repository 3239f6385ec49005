"""A plan that stands twice in a paper: its rows count once, where they stand first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extract.records.found import FoundAction

FEWEST = 2
"""Rows of a table that must stand again; one alone may be said twice."""
FEWEST_WORDS = 3
FILLED = ("lead_raw", "timescale_raw", "status_raw", "progress_raw")
"""Fields that the one may leave blank and the other not; where both have words they are the same."""


def counted_once(before: Sequence[FoundAction], table: Sequence[FoundAction]) -> list[FoundAction]:
    """``before`` and the rows of a ``table`` below them, page by page; where all rows of a page are rows above again,
    those above with what the copies add to them."""
    found = list(before)
    for _, rows in groupby(table, key=lambda action: action.regions[0].page):
        own = list(rows)
        joined = _joined(found, own)
        found = joined if joined is not None else [*found, *own]
    return found


def not_in(tables: Sequence[FoundAction], prose: Sequence[FoundAction]) -> list[FoundAction]:
    """Of the actions in ``prose`` those that no row of the ``tables`` states again, as a summary of actions does."""
    rows = tuple(words for row in tables if len((words := _plain(row.text)).split()) > FEWEST_WORDS)
    return [action for action in prose if not (rows and _plain(action.text).startswith(rows))]


def _joined(before: Sequence[FoundAction], rows: Sequence[FoundAction]) -> list[FoundAction] | None:
    """``before`` with what its copies ``rows`` add; None where these are no copies."""
    if len(rows) < FEWEST:
        return None
    places: dict[str, list[int]] = {}
    for index, action in enumerate(before):
        places.setdefault(_plain(action.text), []).append(index)
    joined = list(before)
    for copy in rows:
        again = next((i for i in places.get(_plain(copy.text), []) if _same(before[i], copy)), None)
        if again is None or len(copy.text.split()) < FEWEST_WORDS:
            return None
        joined[again] = _filled(joined[again], copy)
    return joined


def _same(one: FoundAction, other: FoundAction) -> bool:
    if one.ref != other.ref and one.ref and other.ref:
        return False
    return all(
        not first or not second or _plain(first) == _plain(second)
        for first, second in ((getattr(one, name), getattr(other, name)) for name in FILLED)
    )


def _filled(action: FoundAction, copy: FoundAction) -> FoundAction:
    """The action with the fields that only its copy has, and a note of where that stands."""
    page = copy.regions[0].page
    return replace(
        action,
        recommendations=action.recommendations or copy.recommendations,
        ref=action.ref or copy.ref,
        lead_raw=action.lead_raw or copy.lead_raw,
        timescale_raw=action.timescale_raw or copy.timescale_raw,
        status_raw=action.status_raw or copy.status_raw,
        progress_raw=action.progress_raw or copy.progress_raw,
        notes=(*action.notes, f"stands again on page {page}"),
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).lower().strip()
