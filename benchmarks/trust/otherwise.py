"""More examples for the chances: each paper of the fresh sets as it is read in other ways than the usual one.

    python -m benchmarks.trust.otherwise benchmarks/trust/otherwise.csv.gz

In another way (``extract.ways``) a reader keeps silent that mostly was right, so most of these readings are wrong, as
the usual one is on papers it was not made for; the chances are what a paper's likeliest reading is chosen by. They
teach the trees alone, as papers in another dress do (``benchmarks.trust.dressed``), in the groups of their papers.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.labelled import gold_of, papers
from benchmarks.trust.dressed import FRESH
from benchmarks.trust.examples import Row, examples, unread, write
from extract.issues import DocumentError
from extract.pipeline import readings
from extract.schema import Extraction
from extract.settings import Settings

OF_A_PAPER = 2
"""Readings that are taken of a paper, by lot, so that papers with many do not drown the others."""


def of_paper(work: tuple[str, Path, Path]) -> tuple[list[Row], list[Row]]:
    """The records of a paper's other readings, and what gave none; each reading counts as a paper."""
    name, pdf, gold_file = work
    gold = gold_of(gold_file)
    group = f"lot-fresh-{name}/{'+'.join(gold['families'])}"
    rows: list[Row] = []
    beside: list[Row] = []
    for number, found in enumerate(_by_lot(pdf)):
        told: dict[str, Any] = {"paper": f"otherwise {number} {gold['file']}"}
        rows += ({**row, **told} for row in examples(found, gold, group))
        beside += ({**row, **told} for row in unread(found, gold, group))
    return rows, beside


def _by_lot(pdf: Path) -> list[Extraction]:
    try:
        others = [reading.rows for reading in islice(readings(pdf, Settings(ocr="none")), 1, None)]
    except DocumentError:
        return []
    return Random(pdf.name).sample(others, min(OF_A_PAPER, len(others)))


def _work() -> Iterator[tuple[str, Path, Path]]:
    for folder in sorted(path for path in FRESH.iterdir() if path.is_dir()):
        yield from ((folder.name, pdf, gold) for pdf, gold in papers(str(folder)))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    asked = ask.parse_args()
    with ProcessPoolExecutor(2) as pool:
        told = list(pool.map(of_paper, _work(), chunksize=2))
    rows = [row for own, _ in told for row in own]
    write(rows, [row for _, own in told for row in own], asked.out)
    print(f"{len(rows)} records")


if __name__ == "__main__":
    main()
