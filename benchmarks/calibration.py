"""Is the confidence of a record the chance that it is right? Over all papers with gold, pooled.

    python -m benchmarks.calibration [--shared DIR]

Reads the reference papers, the published ones, the bundled samples and the made-up plans (those held out, too), and
prints the expected calibration error over all their recommendations, actions and decisions, and each bin. The constants
of ``records`` that make a confidence are fitted to these shares.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from extract.evaluate.found import read_found
from extract.evaluate.gold import read_gold
from extract.evaluate.papers import judge_paper
from extract.evaluate.score import Calibration, calibration
from extract.run import run
from extract.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
Pair = tuple[float, bool]
"""Confidence of a record, and whether all of it is right."""


def sources(shared: Path) -> dict[str, tuple[Path, Path]]:
    """Papers and gold by a name; folders that are not there are left out."""
    plans = ROOT / "benchmarks" / "plans"
    known = {
        "reference": (shared / "reference", shared / "reference" / "gold"),
        "real": (shared / "real" / "pdf", shared / "real" / "gold"),
        "sample": (ROOT / "corpora" / "sample", ROOT / "corpora" / "sample" / "gold"),
        "plans": (plans, plans),
        "plans, held out": (plans / "holdout", plans / "holdout"),
        "plans in prose": (plans / "prose", plans / "prose"),
        "papers of other publishers": (plans / "others", plans / "others"),
        "papers of other publishers, held out": (plans / "unseen", plans / "unseen"),
    }
    return {name: pair for name, pair in known.items() if pair[0].is_dir() and pair[1].is_dir()}


def judged(papers: Path, gold: Path, out: Path) -> Iterator[Pair]:
    """The records found in the papers that ``gold`` knows, judged. Raises ValueError where there is no gold."""
    known = read_gold(gold)
    wanted = sorted({file.file for paper in known for file in paper.files})
    run([path for name in wanted for path in papers.rglob(name)][: len(wanted)], out, Settings())
    found = read_found(out, wanted)
    for paper in known:
        for file in paper.files:
            if file.file in found:
                yield from judge_paper(paper, file, found[file.file]).confidences


def table(found: Calibration) -> str:
    """The bins as Markdown."""
    lines = ["| confidence | records | mean confidence | share right |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {each.low:.1f}-{each.high:.1f} | {each.records} | {each.confidence:.3f} | {each.right:.3f} |"
        for each in found.bins
        if each.confidence is not None and each.right is not None
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calibration", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of papers and gold")
    told = parser.parse_args()
    pairs: list[Pair] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (papers, gold) in sources(told.shared).items():
            own = list(judged(papers, gold, Path(folder) / name.replace(" ", "-")))
            pairs += own
            print(f"{name}: {len(own)} records, expected calibration error {calibration(own).error:.3f}")
    pooled = calibration(pairs)
    print(f"\nall: {len(pairs)} records, expected calibration error {pooled.error:.3f}\n\n{table(pooled)}")


if __name__ == "__main__":
    main()
