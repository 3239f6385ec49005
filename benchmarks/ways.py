"""What it is worth to read a doubtful paper in other ways (``extract.ways``) and to take the likeliest reading.

    python -m benchmarks.ways benchmarks/fresh/bi [more sets] [-v]

Prints the mean F1 of the papers and the mean of F1 times rows right, as usually read, as chosen, and with the best of
the readings (which nobody can know); then how many papers were doubtful, another reading was taken of, and were better
and worse for it. With -v a line for each paper of which another reading was taken.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from benchmarks.labelled import found_in, gold_of, papers, scorer, within
from extract.pipeline import readings
from extract.schema import Extraction
from extract.settings import Settings
from extract.trust.choice import is_doubtful, likeliest

LEAST = 0.005
"""By how much the F1 of two readings must differ to be told apart."""


class Told(NamedTuple):
    """How right the readings of one paper are: (F1, F1 times rows right) of each, the usual one first."""

    name: str
    doubtful: bool
    taken: int
    figures: list[tuple[float, float]]
    way: str

    @property
    def gain(self) -> float:
        return self.figures[self.taken][0] - self.figures[0][0]


def told(work: tuple[Path, Path]) -> Told:
    """What the readings of a paper say, and which is taken."""
    pdf, gold_file = work
    gold = gold_of(gold_file)
    found = [reading.rows for reading in readings(pdf, Settings(ocr="none"))]
    at = likeliest(found[0], found[1:]) if is_doubtful(found[0]) else None
    taken = 0 if at is None else at + 1
    way = next((issue.message for issue in found[taken].issues if issue.code == "read_otherwise"), "")
    figures = [_figures(gold, each) for each in found]
    return Told(f"{pdf.parent.parent.name}/{pdf.stem}", is_doubtful(found[0]), taken, figures, way)


def _figures(gold: dict[str, object], found: Extraction) -> tuple[float, float]:
    total = scorer().score({gold["file"]: gold}, within(gold, found_in(found)))["total"]
    f1 = float(total.get("macro_f1") or 0.0)
    return f1, f1 * float(total.get("rows_right") or 0.0)


def _shown(every: list[Told], verbose: bool) -> Iterator[str]:
    for name, at in (("as usual", [0] * len(every)), ("as chosen", [each.taken for each in every])):
        own = [each.figures[place] for each, place in zip(every, at, strict=True)]
        yield f"{name:10} F1 {mean(f1 for f1, _ in own):.4f}  times rows right {mean(rows for _, rows in own):.4f}"
    yield f"best       F1 {mean(max(f1 for f1, _ in each.figures) for each in every):.4f}"
    other = [each for each in every if each.taken]
    yield (
        f"{len(every)} papers, {sum(each.doubtful for each in every)} doubtful, another reading of {len(other)}: "
        f"{sum(each.gain > LEAST for each in other)} better, {sum(each.gain < -LEAST for each in other)} worse"
    )
    if verbose:
        for each in sorted(other, key=lambda each: each.gain):
            yield f"  {each.gain:+.2f}  {each.name}: {each.way}"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+")
    ask.add_argument("-v", "--verbose", action="store_true")
    asked = ask.parse_args()
    work = [pair for name in asked.sets for pair in papers(name)]
    with ProcessPoolExecutor(2) as pool:
        every = list(pool.map(told, work))
    print("\n".join(_shown(every, asked.verbose)))


if __name__ == "__main__":
    main()
