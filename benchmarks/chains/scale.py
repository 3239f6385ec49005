"""``python -m benchmarks.chains.scale OUT --papers 20000 --councils 300``: chains and promises of a large store, timed.

Writes a made-up store (no PDFs: five actions a paper, chains of a plan and its progress reports), makes the
derived tables, and prints seconds and the most memory held. ``--alike`` makes all papers one plan in near the same
words, each of its own day.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.made.words import actions, recommendations
from benchmarks.made.words.slots import fill, sentence
from extract import store
from extract.promises import derive
from extract.schema import TABLES, Extraction
from extract.store.columns import Column, columns

CHAIN = 4
"""Papers of a chain."""
ACTIONS = 5
CHUNK = 1000


def papers(count: int, n_councils: int, alike: bool) -> Iterator[Extraction]:
    """Documents of ``CHAIN`` papers each chain."""
    dice = Random(17)
    texts: list[tuple[str, str]] = []
    for number in range(count):
        chain, place = divmod(number, CHAIN)
        code = f"E{chain % n_councils:08d}"
        if not texts or (place == 0 and not alike):
            challenge = dt.date(2015 + dice.randint(0, 8), dice.randint(1, 12), dice.randint(1, 20))
            asked = [
                fill(text, dice).replace("+", "") for text in dice.sample(recommendations.RECOMMENDATIONS, ACTIONS)
            ]
            acts = [fill(text, dice) for text in dice.sample(actions.ACTIONS, ACTIONS)]
            texts = [(sentence(one), sentence(two)) for one, two in zip(asked, acts, strict=True)]
            due = challenge + dt.timedelta(days=400)
        day = challenge + dt.timedelta(days=90 + (number if alike else 200 * place))
        yield _document(f"{number:064x}", code, day, challenge, _changed(texts, dice), due, place)


def _changed(texts: list[tuple[str, str]], dice: Random) -> list[tuple[str, str]]:
    at = dice.randrange(len(texts))
    return [(one, f"{two} by {dice.randint(2, 90)} places" if place == at else two)
            for place, (one, two) in enumerate(texts)]  # fmt: skip


def _document(
    key: str, code: str, day: dt.date, challenge: dt.date, texts: list[tuple[str, str]], due: dt.date, place: int
) -> Extraction:
    whose = {"document_id": key, "council_code": code}
    kind = "action_plan" if place == 0 else "progress_update"
    shared = whose | {"title": "Corporate Peer Challenge action plan", "document_type": kind, "meeting_date": day}
    document = _record("documents", **shared, status="done", text_layer="native", challenge_first=challenge,
                       challenge_last=challenge, source_uri=key, file_name=key, council=code)  # fmt: skip
    part = _record("parts", **shared, part_id=f"{key}-p1", position=1)
    asked, acts = [], []
    for at, (one, two) in enumerate(texts, 1):
        placed = whose | {"part_id": f"{key}-p1", "council": code, "page_first": 1}
        asked.append(_record("recommendations", **placed, recommendation_id=f"{key}-r{at}", number=str(at), text=one,
                             origin="peer_challenge"))  # fmt: skip
        acts.append(_record("actions", **placed, action_id=f"{key}-a{at}", recommendation_ids=[f"{key}-r{at}"],
                            ref=f"{at}.1", text=two, timescale_kind="date", timescale_latest=due,
                            status="completed" if place > at else "in_progress"))  # fmt: skip
    return Extraction.model_validate(
        {"document": document, "parts": (part,), "recommendations": tuple(asked), "actions": tuple(acts)}
    )


PLAIN: dict[str, Any] = {
    "string": "", "int16": 1, "int32": 1, "float64": 0.9, "bool": False, "date32": dt.date(2024, 1, 1),
    "timestamp": dt.datetime(2024, 1, 1, tzinfo=dt.UTC), "map": {}, "list": [],
}  # fmt: skip


def _record(table: str, **given: Any) -> dict[str, Any]:
    return {column.name: _anything(column) for column in columns(TABLES[table])} | given


def _anything(column: Column) -> Any:
    if column.optional:
        return None
    return column.choices[0] if column.choices else PLAIN[column.kind]


def measure(out: Path, count: int, n_councils: int, alike: bool = False) -> tuple[float, int]:
    """Make the store ``out`` and its derived tables; CPU seconds that the latter took, and how many promises there
    are."""
    with store.writing(out):
        target = store.Store(out)
        batch: list[Extraction] = []
        for found in papers(count, n_councils, alike):
            batch.append(found)
            if len(batch) == CHUNK:
                target.write(batch)
                batch = []
        target.write(batch)
        begin = time.process_time()
        derive(target)
        seconds = time.process_time() - begin
    return seconds, sum(1 for _ in store.rows(out, "promises", ("promise_id",)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--councils", type=int, default=300)
    parser.add_argument("--alike", action="store_true")
    given = parser.parse_args()
    seconds, promises = measure(given.out, given.papers, given.councils, given.alike)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = f"{given.papers} papers, {given.papers * ACTIONS} actions, {promises} promises"
    print(f"{size}: {seconds:.1f} s of CPU, {held:.0f} MiB")


if __name__ == "__main__":
    main()
