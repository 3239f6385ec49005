"""How often papers are read right, by kind of paper: a table in Markdown for ``docs/kinds.md``.

    python -m benchmarks.kinds build/lot-0? benchmarks/fresh/*       all labelled papers, read now
    python -m benchmarks.kinds build/lot-01 build/lot-02 --first     lots by their first try (``found.jsonl``)
    python -m benchmarks.kinds benchmarks/fresh/* --by set           a row a set

A kind is what gold says the paper is ("unstated" where it does not say); behind the records the share of papers of
which council, title, committee, day and kind are read right, and of papers in packs that begin where they should under
their title, as ``benchmarks.papers_about`` judges them. F1 is the mean over papers that say or were given something; a
paper that should give nothing and does counts 1.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from types import ModuleType, SimpleNamespace
from typing import Any

from benchmarks.labelled import Found, gold_of, papers, read, scorer, within
from benchmarks.papers_about import judge, wanted

Counts = dict[str, tuple[int, int, int]]
"""For each kind of record: how many gold has, how many were found, how many of these are right."""


def counts(gold: Mapping[str, Any], found: Sequence[Found], score: ModuleType) -> Counts:
    """What one paper should say and what was found in it; what gold calls optional is left out where it was found."""
    told: Counts = {}
    for kind in score.KINDS:
        want = [record for record in gold["records"] if record["kind"] == kind]
        have = [record for record in found if record.get("kind") == kind]
        pairs = score.match(want, have)
        rest = [record for j, record in enumerate(have) if j not in {j for _, j in pairs}]
        fair = [dict(record, kind=kind) for record in gold.get("optional", []) if record.get("text")]
        told[kind] = (len(want), len(have) - len(score.match(fair, rest)), len(pairs))
    return told


def f1(wanted: int, found: int, right: int) -> float:
    return 1.0 if wanted == found == 0 else 2 * right / (wanted + found)


FACTS = {
    "council": "council",
    "title": "title",
    "committee": "committee",
    "meeting_date": "day",
    "document_type": "kind",
    "parts": "parts",
}
"""What papers say of themselves, as the scorer names it and as the table does."""


Read = tuple[str, Counts, Mapping[str, Sequence[bool]]]
"""What a paper counts as, its records, and which of its facts are right."""


def facts_of(gold: Mapping[str, Any], found: Sequence[Found]) -> Mapping[str, Sequence[bool]]:
    """For each fact that gold states, whether it was read; a first try of a lot says nothing of the papers of packs."""
    said = next((dict(each) for each in found if each.get("kind") == "document"), {})
    parts = [SimpleNamespace(**part) for part in said.pop("parts", ())]
    about: Any = SimpleNamespace(**said | {"council": None, "council_printed": said.get("council")})
    told: dict[str, list[bool]] = defaultdict(list)
    for name, holds, _ in judge(wanted(gold), about, parts):  # type: ignore[arg-type]
        if name != "parts" or parts:
            told[name].append(holds)
    return told


def table(papers_read: Sequence[Read], kinds: Sequence[str], of: str = "kind of paper") -> str:
    """``papers_read`` as Markdown, a row for each thing they count as and one of all."""
    heads = [of, "papers", "mean F1", "recommendations", "actions", "decisions", *FACTS.values()]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    names = sorted({name for name, _, _ in papers_read}, key=lambda name: (len(name) if of == "set" else 0, name))
    for name in (*names, "all"):
        mine = [each for each in papers_read if name in (each[0], "all")]
        lines.append(f"| {name.replace('_', ' ')} | {len(mine)} | {' | '.join(_cells(mine, kinds))} |")
    return "\n".join(lines)


def _cells(papers_read: Sequence[Read], kinds: Sequence[str]) -> Iterator[str]:
    counted = [records for _, records, _ in papers_read]
    yield f"{mean(f1(*(sum(each[kind][i] for kind in kinds) for i in range(3))) for each in counted):.2f}"
    for kind in kinds:
        wanted_, found, right = (sum(each[kind][i] for each in counted) for i in range(3))
        some = f"{f1(wanted_, found, right):.2f} ({right} of {wanted_}, {found - right} false)"
        yield some if wanted_ or found else "–"
    for fact in FACTS:
        said = [holds for _, _, facts in papers_read for holds in facts.get(fact, ())]
        yield f"{mean(said):.2f} of {len(said)}" if said else "–"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("lots", nargs="+")
    ask.add_argument("--first", action="store_true", help="score the lot's first try instead of reading its papers")
    ask.add_argument("--by", choices=("kind", "set"), default="kind", help="what a row is")
    ask.add_argument("--workers", type=int, default=1)
    told = ask.parse_args()
    score = scorer()
    chosen = [(Path(lot), pdf, gold_file) for lot in told.lots for pdf, gold_file in papers(lot)]
    if told.first:
        tries = {lot: _first(Path(lot)) for lot in told.lots}
        results = [tries[str(lot)].get(gold_of(gold_file)["file"], []) for lot, _, gold_file in chosen]
    else:
        with ProcessPoolExecutor(told.workers) as pool:
            results = [found for found, _ in pool.map(read, [pdf for _, pdf, _ in chosen])]
    papers_read: list[Read] = []
    for (lot, _, gold_file), found in zip(chosen, results, strict=True):
        gold = gold_of(gold_file)
        name = lot.name if told.by == "set" else gold["document_type"] or "unstated"
        facts = facts_of(json.loads(gold_file.read_text(encoding="utf-8")), found)
        papers_read.append((name, counts(gold, within(gold, found), score), facts))
    print(table(papers_read, score.KINDS, "set" if told.by == "set" else "kind of paper"))


def _first(lot: Path) -> dict[str, list[Found]]:
    """What the lot's first try found, by paper."""
    found: dict[str, list[Found]] = defaultdict(list)
    for line in (lot / "found.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[record["document"]].append(record)
    return found


if __name__ == "__main__":
    main()
