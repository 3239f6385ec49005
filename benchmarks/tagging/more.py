"""``python -m benchmarks.tagging.more FOLDER [-v]``: labelled cells of other councils, scored kind by kind.

A lead cell is right where every party is found, in order, each with a kind, rank, portfolio and person that the label
accepts ("|" parts spellings, "*" is anything); spellings are compared without case, marks and "&" for "and". A
timescale is right where its kind and both days are, or another reading that the label accepts.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extract.records.wording import read_response
from extract.tag import Lead, Vocabulary, canonical_posts, read_leads, read_status, read_timescale

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled string: the figure it counts for, whether it was right, and what was read."""

    figure: str
    right: bool
    text: str
    read: str


def _items(folder: Path, name: str) -> list[Item]:
    """The labelled cells of one file; none where the set has none of the kind."""
    path = folder / f"{name}.json"
    found: list[Item] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return found


def _plain(words: str | None) -> str:
    return " ".join(re.findall(r"\w+", (words or "").lower().replace("&", " and ")))


def _fits(accepted: str, read: str | None) -> bool:
    return any(one == "*" or _plain(one) == _plain(read) for one in accepted.split("|"))


def _party_fits(party: Mapping[str, Any], lead: Lead) -> bool:
    fields = all(_fits(party[field], getattr(lead, field)) for field in ("rank", "portfolio", "person"))
    return fields and lead.kind in party["kind"]


def leads(folder: Path) -> Iterator[Outcome]:
    for item in _items(folder, "leads"):
        found = read_leads(item["text"], Vocabulary.general())
        wanted: Sequence[Mapping[str, Any]] = item["expected"]
        right = len(found) == len(wanted) and all(map(_party_fits, wanted, found))
        number = [lead.raw for lead in found]
        shown = " ;; ".join(f"{lead.kind}:{lead.rank}|{lead.portfolio}|{lead.person}" for lead in found)
        yield Outcome("leads", right, item["text"], f"{shown}  WANTED {_wanted(wanted)}")
        yield Outcome("leads: number of parties", len(number) == len(wanted), item["text"], shown)


def lead_names(folder: Path) -> Iterator[Outcome]:
    """Cells of which only the names of the parties are labelled, in order."""
    for item in _items(folder, "lead_names"):
        found = [lead.name for lead in read_leads(item["cell"], Vocabulary.general())]
        right = len(found) == len(item["names"]) and all(map(_fits, item["names"], found))
        yield Outcome("leads: names", right, item["cell"], f"{found} WANTED {item['names']}")


def _wanted(parties: Sequence[Mapping[str, Any]]) -> str:
    return " ;; ".join(
        f"{'/'.join(party['kind'])}:{party['rank']}|{party['portfolio']}|{party['person']}" for party in parties
    )


def timescales(folder: Path) -> Iterator[Outcome]:
    for item in _items(folder, "timescales") + _items(folder, "timescales_b"):
        what = read_timescale(item["text"], date.fromisoformat(item["anchor"]) if item["anchor"] else None)
        read = [what.kind, what.earliest and what.earliest.isoformat(), what.latest and what.latest.isoformat()]
        wanted = [item["kind"], item["earliest"], item["latest"]]
        figure = "timescales b" if item.get("set") else "timescales"
        right = read in [wanted, *map(list, item["accept"])]
        yield Outcome(figure, right, item["text"], f"{read} {what.rule} WANTED {wanted} or {item['accept']}")


def states(folder: Path) -> Iterator[Outcome]:
    for item in _items(folder, "status"):
        read = read_status(item["text"], "unspecified")[0]
        figure = "status" if item["set"] == "a" else "status traps"
        yield Outcome(figure, read in (item["status"], *item["accept"]), item["text"], f"{read} not {item['status']}")


def responses(folder: Path) -> Iterator[Outcome]:
    for item in _items(folder, "response"):
        read = read_response(item["text"])
        right = read == item["response"] or read in item["accept"]
        yield Outcome("responses", right, item["text"], f"{read} not {item['response']}")


def canonical(folder: Path) -> Iterator[Outcome]:
    """A group is right where all its spellings get one name; what must stay apart is right where names differ."""
    if not (folder / "canonical.json").is_file():
        return
    groups: Mapping[str, Sequence[Any]] = json.loads((folder / "canonical.json").read_text(encoding="utf-8"))
    every = [cell for group in groups["same"] for cell in group] + _flat(groups["different"])
    names = canonical_posts(every, Vocabulary.general())

    def name(cell: str) -> tuple[str, ...]:
        return tuple(names[lead.name] for lead in read_leads(cell, Vocabulary.general()))

    for group in groups["same"]:
        found = {name(cell) for cell in group}
        yield Outcome("canonical: one post", len(found) == 1, " / ".join(group), str(found))
    apart = [name(cell) for cell in _flat(groups["different"])]
    yield Outcome("canonical: kept apart", len(set(apart)) == len(apart), str(groups["different"]), str(apart))


def _flat(cells: Sequence[Any]) -> list[str]:
    return [one for cell in cells for one in ([cell] if isinstance(cell, str) else cell)]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tagging.more", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was read wrongly")
    given = parser.parse_args(words)
    counted: dict[str, list[bool]] = {}
    for part in (leads, lead_names, timescales, states, responses, canonical):
        try:
            for outcome in part(given.folder):
                counted.setdefault(outcome.figure, []).append(outcome.right)
                if given.verbose and not outcome.right:
                    print(f"{outcome.figure}: {outcome.text!r} -> {outcome.read}")
        except KeyError as why:
            print(f"{part.__name__}: KeyError {why}")
    for figure, right in counted.items():
        print(f"{figure:28} {sum(right):4} of {len(right):4}  {sum(right) / len(right):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
