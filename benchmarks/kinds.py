"""How often records are right, by kind of paper: a table in Markdown for ``docs/kinds.md``.

    python -m benchmarks.kinds build/lot-01 build/lot-02             opened lots, read now
    python -m benchmarks.kinds build/lot-01 build/lot-02 --first     the same by their first try (``found.jsonl``)

A kind is what gold says the paper is ("unstated" where it does not say); behind the records the share of papers of
which council, title, committee, day and kind are read right, where gold has them. F1 is the mean over papers that say
or were given something; a paper that should give nothing and does counts 1.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean
from types import ModuleType
from typing import Any

from benchmarks.labelled import Found, gold_of, papers, read, scorer, within

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
}
"""What papers say of themselves, as the scorer names it and as the table does."""


def table(
    by_kind: Mapping[str, Sequence[Counts]],
    kinds: Sequence[str],
    facts: Mapping[str, Sequence[Mapping[str, float]]] | None = None,
) -> str:
    """``by_kind`` as Markdown, a row a kind of paper; with ``facts`` the share of each that is right."""
    heads = ["kind of paper", "papers", "mean F1", "recommendations", "actions", "decisions"]
    heads += [*FACTS.values()] if facts else []
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name, told in sorted(by_kind.items()):
        means = mean(f1(*(sum(each[kind][i] for kind in kinds) for i in range(3))) for each in told)
        cells = []
        for kind in kinds:
            wanted, found, right = (sum(each[kind][i] for each in told) for i in range(3))
            some = f"{f1(wanted, found, right):.2f} ({right} of {wanted}, {found - right} false)"
            cells.append(some if wanted or found else "–")
        for fact in FACTS if facts else ():
            said = [each[fact] for each in (facts or {})[name] if fact in each]
            cells.append(f"{mean(said):.2f} of {len(said)}" if said else "–")
        lines.append(f"| {name.replace('_', ' ')} | {len(told)} | {means:.2f} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("lots", nargs="+")
    ask.add_argument("--first", action="store_true", help="score the lot's first try instead of reading its papers")
    told = ask.parse_args()
    score = scorer()
    by_kind: dict[str, list[Counts]] = defaultdict(list)
    facts: dict[str, list[dict[str, float]]] = defaultdict(list)
    for lot in told.lots:
        first = _first(Path(lot)) if told.first else None
        for pdf, gold_file in papers(lot):
            gold = gold_of(gold_file)
            found = within(gold, read(pdf)[0] if first is None else first.get(gold["file"], []))
            kind = gold["document_type"] or "unstated"
            by_kind[kind].append(counts(gold, found, score))
            facts[kind].append(score.score({gold["file"]: gold}, found)["document_fields"])
    print(table(by_kind, score.KINDS, facts))


def _first(lot: Path) -> dict[str, list[Found]]:
    """What the lot's first try found, by paper."""
    found: dict[str, list[Found]] = defaultdict(list)
    for line in (lot / "found.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[record["document"]].append(record)
    return found


if __name__ == "__main__":
    main()
