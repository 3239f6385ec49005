"""``python -m benchmarks.chains OUT``: make the chains, run the pipeline over their PDFs, and print the scores.

``--papers DIR`` scores chains made elsewhere: ``DIR/pdf`` and ``DIR/gold`` as README.md says.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.chains.cases import write
from benchmarks.chains.score import Scores, score
from extract.run import run
from extract.settings import Settings

ASKED = {"papers": 0.98, "identity": 0.97, "changes": 0.95, "status": 0.97}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--papers", type=Path, help="folder with pdf/ and gold/ made elsewhere")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is wrong")
    given = parser.parse_args()
    papers = given.papers or given.out
    if not given.papers:
        write(papers, given.seed)
    run([papers / "pdf"], given.out / "store", Settings(workers=2))
    show(score(papers / "gold", given.out / "store"), given.verbose)


def show(scores: Scores, verbose: bool) -> None:
    """Print the figures, and what is wrong where asked for."""
    for name in ("papers", "records", "identity", "changes", "status"):
        tally = getattr(scores, name)
        total = tally.right + tally.missed
        figure = tally.right / max(1, total) if name in ("papers", "status") else tally.f1
        asked = f" (asked: {ASKED[name]})" if name in ASKED else ""
        print(f"{name:9} {figure:.4f}{asked}  right {tally.right}, wrong {tally.wrong}, missed {tally.missed}")
        if verbose:
            print("\n".join(tally.examples))


if __name__ == "__main__":
    main()
