"""What a run made of the chains, against what is true of them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

from extract import store
from extract.families.texts import plain
from extract.promises.standing import read_derived, standings

LEAST = 80
"""Least likeness (0..100) of a gold record to the row that is taken for it."""
CHANGES = {"added", "vanished", "reworded", "re-dated", "renumbered", "status"}
Key = tuple[str, str, int]
"""Chain, file and place of a gold record."""


@dataclass
class Tally:
    """Right, wrong and missed, and an example of each."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def add(self, gold: set[Any], found: set[Any]) -> None:
        self.right += len(gold & found)
        self.wrong += len(found - gold)
        self.missed += len(gold - found)
        self.examples += [f"  wrong  {one}" for one in sorted(map(str, found - gold))]
        self.examples += [f"  missed {one}" for one in sorted(map(str, gold - found))]


@dataclass
class Scores:
    """The figures of a run."""

    papers: Tally = field(default_factory=Tally)
    records: Tally = field(default_factory=Tally)
    identity: Tally = field(default_factory=Tally)
    changes: Tally = field(default_factory=Tally)
    status: Tally = field(default_factory=Tally)


def score(gold_folder: Path, out: Path) -> Scores:
    """Score the store ``out`` against the gold records in a folder."""
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold_folder.glob("*.json"))]
    found = read_derived(out)
    files = {row["document_id"]: row["file_name"] for row in store.rows(out, "documents", ("document_id", "file_name"))}
    scores = Scores()
    _papers(golds, found.papers, files, scores.papers)
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in found.editions:
        rows.setdefault((files[row["document_id"]], row["kind"]), []).append(row)
    promise_of: dict[Key, str] = {}
    for gold in golds:
        promise_of |= _matched(gold, rows, scores.records)
    _identity(golds, promise_of, rows, scores.identity)
    for gold in golds:
        _changes(gold, promise_of, rows, scores.changes)
        _status(gold, promise_of, found, scores.status)
    return scores


def _papers(golds: Iterable[dict[str, Any]], papers: list[dict[str, Any]], files: dict[str, str], tally: Tally) -> None:
    """A paper is right when its chain is the one that most papers of its own are in, and no other has more of."""
    chain_of: dict[str, Counter[str]] = {}
    for row in papers:
        chain_of.setdefault(files[row["document_id"]], Counter())[row["chain_id"]] += 1
    owners: dict[str, Counter[str]] = {}
    usual: dict[str, str | None] = {}
    for gold in golds:
        counts = Counter(
            chain for paper in gold["papers"] for chain, _ in chain_of.get(paper["file"], Counter()).most_common(1)
        )
        usual[gold["chain"]] = counts.most_common(1)[0][0] if counts else None
        for chain, count in counts.items():
            owners.setdefault(chain, Counter())[gold["chain"]] += count
    for gold in golds:
        chain = usual[gold["chain"]]
        own = chain is not None and owners[chain].most_common(1)[0][0] == gold["chain"]
        for paper in gold["papers"]:
            if own and chain in chain_of.get(paper["file"], ()):
                tally.right += 1
            else:
                tally.missed += 1
                tally.examples.append(f"  {paper['file']} ({paper['stage']})")


def _matched(gold: dict[str, Any], rows: dict[tuple[str, str], list[dict[str, Any]]], tally: Tally) -> dict[Key, str]:
    """The rows that stand for gold records, by the likeness of their words, one to one within a file."""
    found: dict[Key, str] = {}
    for paper in gold["papers"]:
        for kind in ("recommendation", "action"):
            asked = [(at, one) for at, one in enumerate(paper["records"]) if one["kind"] == kind]
            given = [row for row in rows.get((paper["file"], kind), ()) if row["record_id"]]
            pairs = _paired([plain(one["text"]) for _, one in asked], [plain(row["text"]) for row in given])
            for place, at in pairs.items():
                found[gold["chain"], paper["file"], asked[place][0]] = str(given[at]["record_id"])
            tally.right += len(pairs)
            tally.missed += len(asked) - len(pairs)
            tally.wrong += len(given) - len(pairs)
            tally.examples += [
                f"  {paper['file']}: {one['text']}" for place, (_, one) in enumerate(asked) if place not in pairs
            ]
    return found


def _paired(asked: list[str], given: list[str]) -> dict[int, int]:
    if not asked or not given:
        return {}
    likeness = process.cdist(asked, given, scorer=fuzz.ratio, dtype=np.float64)
    firsts, seconds = linear_sum_assignment(likeness, maximize=True)
    pairs = zip(firsts.tolist(), seconds.tolist(), strict=True)
    return {at: place for at, place in pairs if likeness[at, place] >= LEAST}


def _identity(
    golds: list[dict[str, Any]],
    record_of: dict[Key, str],
    rows: dict[tuple[str, str], list[dict[str, Any]]],
    tally: Tally,
) -> None:
    """Pairs of records, in different papers, that are one promise."""
    promise = {row["record_id"]: row["promise_id"] for found in rows.values() for row in found if row["record_id"]}
    for gold in golds:
        own: dict[str, list[str]] = {}
        said: dict[str, str] = {}
        for paper in gold["papers"]:
            for at, one in enumerate(paper["records"]):
                key = f"{paper['file']}#{at}"
                own.setdefault(one["promise"], []).append(key)
                record = record_of.get((gold["chain"], paper["file"], at))
                if record:
                    said[key] = promise[record]
        by_promise: dict[str, list[str]] = {}
        for key, name in said.items():
            by_promise.setdefault(name, []).append(key)
        tally.add(_pairs(own.values()), _pairs(by_promise.values()))


def _pairs(groups: Iterable[list[str]]) -> set[tuple[str, str]]:
    return {
        (one, two)
        for keys in groups
        for one, two in combinations(sorted(keys), 2)
        if one.partition("#")[0] != two.partition("#")[0]
    }


def _changes(
    gold: dict[str, Any], record_of: dict[Key, str], rows: dict[tuple[str, str], list[dict[str, Any]]], tally: Tally
) -> None:
    """Changes of actions, by paper; vanished ones by the words they had."""
    true: set[tuple[str, str, str]] = set()
    found: set[tuple[str, str, str]] = set()
    texts: dict[str, str] = {}
    promise_texts: dict[str, str] = {}
    for paper in gold["papers"]:
        if paper["copy_of"]:
            continue
        by_record = {row["record_id"]: row for row in rows.get((paper["file"], "action"), ())}
        for at, one in enumerate(paper["records"]):
            if one["kind"] != "action":
                continue
            texts[one["promise"]] = plain(one["text"])
            place = f"{paper['file']}#{one['ref']}"
            true |= {(paper["file"], place, change) for change in one["changes"] if change in CHANGES}
            row = by_record.get(record_of.get((gold["chain"], paper["file"], at), ""))
            if row:
                promise_texts[row["promise_id"]] = one["promise"]
                found |= {(paper["file"], place, change) for change in row["changes"] if change in CHANGES}
        true |= {(paper["file"], key, "vanished") for key in paper["vanished"]}
        for row in rows.get((paper["file"], "action"), ()):
            if "vanished" in row["changes"]:
                found.add((paper["file"], promise_texts.get(row["promise_id"], row["promise_id"]), "vanished"))
    tally.add(true, found)


def _status(gold: dict[str, Any], record_of: dict[Key, str], derived: Any, tally: Tally) -> None:
    """How each action stands on the days of the gold."""
    promise = {row["record_id"]: row["promise_id"] for row in derived.editions if row["record_id"]}
    names: dict[str, str] = {}
    for paper in gold["papers"]:
        for at, one in enumerate(paper["records"]):
            record = record_of.get((gold["chain"], paper["file"], at))
            if one["kind"] == "action" and record:
                names.setdefault(promise[record], one["promise"])
    for day, states in gold["status"].items():
        on = dt.date.fromisoformat(day)
        stands = {
            names[one.promise["promise_id"]]: one.state
            for one in standings(derived.promises, derived.editions, derived.papers, on)
            if one.promise["promise_id"] in names
        }
        for key, state in states.items():
            if stands.get(key) == state:
                tally.right += 1
            else:
                tally.missed += 1
                tally.examples.append(f"  {gold['chain']} {day} {key}: {stands.get(key)} for {state}")
