"""How much one row of a table says of its mates: ``python -m benchmarks.trust.mates``.

Writes ``models/trust/mates.json``.

Errors come by whole tables and papers: where a reader finds one row right, the others are right far more often than
before. Counted on papers of lots as they were read before anybody had looked at them, papers weighing alike; the
interval is a bootstrap over papers.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples.csv.gz"
TARGET = HERE.parents[1] / "models" / "trust" / "mates.json"
TABLE = ("group", "paper", "kind", "table_rows", "table_score")
"""What rows of one table have in common in the examples."""
DRAWS = 2000


def main() -> None:
    TARGET.write_text(json.dumps(mates(), indent=1) + "\n", encoding="utf-8")


def mates() -> dict[str, Any]:
    """Of rows whose mate was right, or wrong: the share that is right, its interval of 95 %, on how many papers."""
    with gzip.open(EXAMPLES, "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"].startswith("lot")]
    tables: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for row in rows:
        if row["y_row"]:
            tables[tuple(row[name] for name in TABLE)].append(float(row["y_row"]))
    return {"right": _told(_shares(tables, True)), "wrong": _told(_shares(tables, False))}


def _shares(tables: Mapping[tuple[str, ...], Sequence[float]], right: bool) -> list[float]:
    """By paper: of the mates of a row that is right (or wrong) the share that is right."""
    of_paper: dict[str, list[float]] = defaultdict(list)
    for key, truths in tables.items():
        others, n_right = len(truths) - 1, sum(truths)
        if others and (n_right if right else len(truths) - n_right):
            of_paper[key[1]].append((n_right - 1 if right else n_right) / others)
    return [sum(shares) / len(shares) for _, shares in sorted(of_paper.items())]


def _told(shares: Sequence[float]) -> dict[str, float]:
    chance = random.Random(1)
    means = sorted(sum(chance.choices(shares, k=len(shares))) / len(shares) for _ in range(DRAWS))
    low, high = means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)]
    mean = sum(shares) / len(shares)
    return {"share": round(mean, 3), "low": round(low, 3), "high": round(high, 3), "papers": len(shares)}


if __name__ == "__main__":
    main()
