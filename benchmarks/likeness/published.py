"""What likeness alone tells in published papers, most of which hold no records.

    python -m benchmarks.likeness.published [FOLDER]

``FOLDER`` is ``real/wild`` in the folder ``shared`` beside the checkout, unless named. Its papers have no gold: what is
told in plans, reviews and schemes with aims, findings and things to come is false far more often than in the labelled
sets, whose papers were made to hold records. Prints a line for each paper with such records and the sum.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.labelled import SHARED
from benchmarks.likeness.worth import KINDS, LIKENESS
from extract import extract
from extract.issues import DocumentError


def count(paper: Path) -> int:
    """The records of the PDF at ``paper`` by likeness alone; 0 where it cannot be read."""
    try:
        extraction = extract(paper, ocr="none")
    except DocumentError:
        return 0
    return sum(row.method == LIKENESS for kind in KINDS for row in getattr(extraction, kind))


def told(folder: Path) -> Iterator[tuple[str, int]]:
    """Name and number of records by likeness of each PDF in ``folder``."""
    papers = sorted(folder.glob("*.pdf"))
    with ProcessPoolExecutor(2) as pool:
        yield from zip((paper.stem for paper in papers), pool.map(count, papers), strict=True)


def main(argv: Sequence[str] | None = None) -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path, nargs="?", default=SHARED / "real" / "wild")
    counts = dict(told(ask.parse_args(argv).folder))
    for name, records in counts.items():
        if records:
            print(f"{name}: {records}")
    print(f"{len(counts)} papers, {sum(map(bool, counts.values()))} with {sum(counts.values())} records by likeness")


if __name__ == "__main__":
    main()
