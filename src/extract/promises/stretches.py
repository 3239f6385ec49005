"""The silence list over all days: when each silence begins and when it ends, so that a reader may ask for any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract import store
from extract.days import add_months
from extract.promises.silence import expected, silences
from extract.promises.standing import Derived, Row, read_derived, standings

ALWAYS = dt.date.min
"""The day of a silence that has no beginning: its paper has no day."""
MOST_DAYS = 400
"""Days of one chain on which something may change; of more the latest are told apart."""
ONE_DAY = dt.timedelta(days=1)
SAME = ("reason", "why", "promise_id", "record_id", "document_id")


def silence_stretches(out: Path) -> list[Row]:
    """Rows of the silence list (see ``silences``), each for a stretch of days: ``begins`` is its first day (``ALWAYS``
    where it has none), ``ends`` the first day without it (None where it lasts). Nothing where the promises of the store
    ``out`` were not followed. Raises StoreError.
    """
    if not store.parts(out, "promises"):
        return []
    return [row for chain in _chains(read_derived(out)) for row in _stretches(chain)]


def _chains(found: Derived) -> Iterator[Derived]:
    """Each chain for itself: no silence asks for another's papers."""
    papers, promises, editions = (_by_chain(rows) for rows in (found.papers, found.promises, found.editions))
    for chain in found.chains:
        key = chain["chain_id"]
        yield Derived([chain], papers.get(key, []), promises.get(key, []), editions.get(key, []), found.leads)


def _by_chain(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["chain_id"], []).append(row)
    return found


def _stretches(chain: Derived) -> Iterator[Row]:
    running: dict[tuple[str | None, ...], Row] = {}
    for day in _days(chain):
        told = silences(chain, standings(chain.promises, chain.editions, chain.papers, day), day)
        here = {tuple(row[name] for name in SAME): row for row in told}
        for key in running.keys() - here.keys():
            running[key]["ends"] = day
            yield running.pop(key)
        for key, row in here.items():
            running.setdefault(key, row | {"begins": day, "ends": None})
    yield from running.values()


def _days(chain: Derived) -> list[dt.date]:
    """Days on which the list may change: papers come out, deadlines pass, the time for a paper runs out."""
    published = {row["published"] for row in (*chain.papers, *chain.editions) if row["published"]}
    passed = {row["deadline"] + ONE_DAY for row in chain.editions if row["deadline"]}
    due = {
        add_months(one["subject_last"], rule["latest"]) + ONE_DAY
        for one in chain.chains
        if one["subject_last"]
        for rule in expected()["expected"]
    }
    return [ALWAYS, *sorted(published | passed | due)[-MOST_DAYS:]]
