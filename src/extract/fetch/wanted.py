"""From a list of papers to what there is to ask for: each address once, and only where it is due."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.sources import FetchStatus, Listed, PaperKind, Source, due, listed_key
from extract.web import host_of

ALWAYS: frozenset[FetchStatus] = frozenset({"failed", "blocked", "disallowed", "refused", "restricted", "elsewhere"})
"""What says nothing of the paper itself, or cost no request: looked at anew each time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """An address to ask for: under which items it is listed, and what is known from earlier."""

    address: str
    rows: tuple[Listed, ...]
    newest: Source | None
    """The newest edition here, or what came in its place."""
    lost: bool = False
    """Whether the newest edition was here and its file is gone."""

    @property
    def host(self) -> str:
        return host_of(self.address)

    @property
    def conditions(self) -> Mapping[str, str]:
        """Headers by which the server can say that nothing has changed."""
        if self.newest is None or self.newest.status != "fetched" or self.lost:
            return {}
        pairs = (("If-None-Match", self.newest.etag), ("If-Modified-Since", self.newest.last_modified))
        return {name: value for name, value in pairs if value}


@dataclass(frozen=True, slots=True)
class Plan:
    """``ask``: by host, in the order listed. ``noted``: rows to write down without asking."""

    ask: dict[str, list[Wish]]
    noted: list[Source]
    settled: int
    """Addresses that are here already and not due."""


def plan(
    listed: Iterable[Listed],
    known: Sequence[Source],
    now: dt.datetime,
    *,
    again: bool = False,
    elsewhere: bool = False,
    kinds: frozenset[PaperKind] | None = None,
    most_bytes: int = 0,
    is_here: Callable[[Source], bool] = lambda _: True,
) -> Plan:
    """What to ask for. ``elsewhere``: follow links to other sites; ``kinds``: only these, None for all;
    ``most_bytes``: the limit of a file, so that one that was too large is asked for again when the limit is raised;
    ``is_here``: whether the file of a row that was fetched is still there."""
    listed = list(listed)
    newest = _newest(known)
    by_number = _under_other_addresses(newest.values(), {row.address for row in listed})
    here = {listed_key(row) for row in known if row.status == "fetched"}
    by_address: dict[str, list[Listed]] = defaultdict(list)
    noted = []
    for row in listed:
        if kinds is not None and row.kind not in kinds:
            continue
        passed = _passed_over(row, elsewhere)
        if passed:
            noted.append(source(row, 0, status=passed[0], message=passed[1]))
        else:
            by_address[row.address].append(row)
    ask: dict[str, list[Wish]] = defaultdict(list)
    settled = 0
    for address, rows in by_address.items():
        before = newest.get(address) or next((by_number[n] for n in map(_number, rows) if n in by_number), None)
        lost = before is not None and before.status == "fetched" and not is_here(before)
        wish = Wish(address, tuple(rows), before, lost)
        if _is_due(wish, now, again, most_bytes):
            ask[wish.host].append(wish)
        else:
            settled += 1
            noted += _also_listed(wish, here)
    return Plan(dict(ask), noted, settled)


def _passed_over(row: Listed, elsewhere: bool) -> tuple[FetchStatus, str] | None:
    if row.restricted:
        return "restricted", "exempt from publication; not asked for"
    if row.kind == "link" and not elsewhere:
        return "elsewhere", "a link to another site; not asked for"
    return None


def _is_due(wish: Wish, now: dt.datetime, again: bool, most_bytes: int) -> bool:
    newest = wish.newest
    if newest is None or newest.status in ALWAYS or wish.lost:
        return True
    if newest.status == "too_large" and newest.size is not None and newest.size <= most_bytes:
        return True
    meetings = [row.meeting_date for row in wish.rows if row.meeting_date]
    return due(newest.asked_at, max(meetings, default=None), now, again)


def _also_listed(wish: Wish, here: set[tuple[str, ...]]) -> list[Source]:
    """Rows for items under which a paper that is here has newly been listed."""
    newest = wish.newest
    if newest is None or newest.status != "fetched":
        return []
    return [same_outcome(row, newest) for row in wish.rows if listed_key(row) not in here]


def same_outcome(row: Listed, outcome: Source) -> Source:
    """A row for another listing of the paper, with what came of asking for it."""
    listed = {name: getattr(row, name) for name in Listed.model_fields}
    return outcome.model_copy(update=listed)


def _newest(known: Iterable[Source]) -> dict[str, Source]:
    newest: dict[str, Source] = {}
    for row in known:
        before = newest.get(row.address)
        if before is None or _recency(before) < _recency(row):
            newest[row.address] = row
    return newest


def _under_other_addresses(known: Iterable[Source], listed: Collection[str]) -> dict[tuple[str, ...], Source]:
    """Papers that are here under an address no longer listed, by the site's number of them: on some sites the address
    of a paper is another at each visit. A paper whose address is still listed is known by that alone."""
    found: dict[tuple[str, ...], Source] = {}
    for row in sorted(known, key=_recency):
        number = _number(row)
        if number and row.status == "fetched" and row.address not in listed:
            found[number] = row
    return found


def _number(row: Listed) -> tuple[str, ...] | None:
    return (row.site, row.meeting_id or "", row.attachment_id) if row.attachment_id else None


def _recency(row: Source) -> tuple[int, float]:
    return row.edition, row.asked_at.timestamp() if row.asked_at else 0.0


def source(row: Listed, edition: int, *, status: FetchStatus, **outcome: object) -> Source:
    """A row of ``sources.parquet``; what is not said is None."""
    blank = {name: None for name in Source.model_fields if name not in Listed.model_fields}
    listed = {name: getattr(row, name) for name in Listed.model_fields}
    return Source(**{**listed, **blank, **outcome, "edition": edition, "status": status})
