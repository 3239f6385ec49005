"""Gold rows of the reference papers, made from their gold actions (``council-paper-gold/1``).

Where actions have a printed reference, each is a row: reference, text, lead, timescale. Where they have none, all
actions of a recommendation share its row, so the row's cells hold their texts, leads and timescales one below the
other, a group label on top of the lead cell. The gold tells neither the order of the lead and timescale columns nor
whether a row was printed anew on the next page, so both orders count, and so does one row a page. A reader may read
further cells in the row: the recommendation is no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.rows import FoundRow, Key, holds, key

Action = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unit:
    """What must be read whole: any one of the readings, each a list of rows that must all be there."""

    readings: tuple[tuple[Key, ...], ...]

    def found_in(self, rows: Sequence[FoundRow]) -> bool:
        return any(all(any(holds(row, cells) for row in rows) for cells in reading) for reading in self.readings)


@dataclass(frozen=True, slots=True)
class ReferencePaper:
    """A PDF of a paper and the units that must be read from it."""

    pdf: Path
    units: tuple[Unit, ...]


def reference_papers(folder: Path) -> list[ReferencePaper]:
    """Every PDF with a text layer that holds a paper with actions, in the order of the gold files."""
    found = []
    for file in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        if gold["actions"]:
            made = tuple(units(gold))
            found += [ReferencePaper(folder / f["file"], made) for f in gold["files"] if f["text_layer"]]
    return found


def units(gold: dict[str, Any]) -> Iterable[Unit]:
    """The units of one gold file."""
    remarks = {tuple(remark["recommendation_numbers"]): [remark] for remark in gold.get("not_actions") or []}
    for numbers, group in groupby(gold["actions"], key=lambda action: tuple(action["recommendation_numbers"])):
        actions = list(group)
        if all(action["ref"] for action in actions):
            yield from (Unit(tuple((cells,) for cells in _orders([action]))) for action in actions)
        else:
            texts = actions + remarks.get(numbers, [])
            yield Unit(tuple([(cells,) for cells in _orders(texts)] + _by_page(texts)))


def _by_page(actions: Sequence[Action]) -> list[tuple[Key, ...]]:
    pages = [list(group) for _, group in groupby(actions, key=lambda action: action["pages"][0])]
    return list(zip(*([*_orders(page, first=i == 0)] for i, page in enumerate(pages)), strict=True))


def _orders(actions: Sequence[Action], first: bool = True) -> list[Key]:
    """The row of these actions with the timescale before the lead, and after it."""
    label = [actions[0].get("group_label")] if first else []
    text = _cell(action["text"] for action in actions)
    lead = _cell([*label, *(action.get("lead_raw") for action in actions)])
    timescale = _cell(action.get("timescale_raw") for action in actions)
    ref = actions[0].get("ref") or ""
    return [key([ref, text, lead, timescale]), key([ref, text, timescale, lead])]


def _cell(texts: Iterable[str | None]) -> str:
    return "\n".join(text for text in texts if text)
