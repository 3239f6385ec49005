"""What of a site is wanted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from extract.discover.found import Committee
from extract.sources import Listed

OF_MEETING = frozenset({"pack", "front_sheet", "minutes", "decisions", "supplement"})
"""Kinds that are about the meeting as a whole, whose titles say nothing of its items."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``first`` to ``last``: days of meetings, both included. Raises ValueError for a bad pattern or an empty range."""

    first: dt.date
    last: dt.date
    committees: tuple[str, ...] = ()
    """Titles, or parts of them where no title is just so; none for all."""
    match: str | None = None
    """A regular expression that the title of a paper or of its agenda item must hold; case ignored."""
    packs: bool = False
    """Whether to ask each meeting's page too, for packs, supplements and minutes."""
    again: bool = False
    """Whether to ask again what was asked before, however long ago the meeting was."""

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"--from {self.first} is after --to {self.last}; swap them")
        try:
            re.compile(self.match or "")
        except re.error as error:
            raise ValueError(f"--match {self.match!r} is not a regular expression: {error}") from None


def choose(committees: Sequence[Committee], wanted: Iterable[str]) -> tuple[list[Committee], list[str]]:
    """The committees wanted, and for each name that fits none a line that says so."""
    names = list(wanted)
    if not names:
        return list(committees), []
    chosen: dict[str, Committee] = {}
    missed = []
    for name in names:
        same = [c for c in committees if _key(c.title) == _key(name)]
        found = same or [c for c in committees if _key(name) in _key(c.title)]
        chosen.update((c.id, c) for c in found)
        if not found:
            close = process.extractOne(name, [c.title for c in committees], score_cutoff=60)
            hint = f"; did you mean {close[0]!r}?" if close else ""
            missed.append(f"no committee is called {name!r}{hint}")
    return list(chosen.values()), missed


def select(rows: Iterable[Listed], selection: Selection, committee_ids: frozenset[str] | None) -> list[Listed]:
    """The rows wanted. ``committee_ids``: those chosen, None for all. Papers of a meeting as a whole are wanted where
    any of its items is."""
    within = [
        row
        for row in rows
        if (row.meeting_date is None or selection.first <= row.meeting_date <= selection.last)
        and (committee_ids is None or row.committee_id in committee_ids)
    ]
    if not selection.match:
        return within
    pattern = re.compile(selection.match, re.I)
    fitting = [row for row in within if any(pattern.search(text) for text in (row.title, row.item_title) if text)]
    meetings = {(row.site, row.meeting_id) for row in fitting}
    whole = [row for row in within if row.kind in OF_MEETING and (row.site, row.meeting_id) in meetings]
    return list({id(row): row for row in (*fitting, *whole)}.values())


def _key(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.replace("&", " and ").casefold()))
