"""More examples for the chances: each paper of the fresh sets printed anew in another dress and read by the program.

    python -m benchmarks.trust.dressed benchmarks/trust/dressed.csv.gz

Nobody tuned the program to these prints, so what it gets wrong on them is what it gets wrong on papers it has not seen.
They teach the trees alone: a paper is right more or less often in its dress than at a first try, so curves and figures
stay with the papers as they were printed. Groups are those of the paper: a dress is never told from its own paper.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle
from pathlib import Path

from benchmarks.dress.changes import dressed
from benchmarks.labelled import papers
from benchmarks.trust.examples import Row, of_folder, write

FRESH = Path(__file__).resolve().parents[1] / "fresh"
DRESSES = (
    "no-rules", "level-rules", "no-bold", "zebra", "no-fills", "one-size", "no-rules+no-bold", "level-rules+small",
)  # fmt: skip
"""Each paper gets the next, so that every dress is of papers of all hands."""


def prints(target: Path) -> Iterator[Path]:
    """Each set in other dress, as a folder of ``pdf`` and ``gold`` under ``target``."""
    dress = cycle(DRESSES)
    for folder in sorted(path for path in FRESH.iterdir() if path.is_dir()):
        pairs = list(papers(folder))
        work = [(pdf, gold, next(dress), target / folder.name) for pdf, gold in pairs]
        with ProcessPoolExecutor(2) as pool:
            list(pool.map(_print, work))
        yield target / folder.name


def _print(work: tuple[Path, Path, str, Path]) -> None:
    pdf, gold, dress, target = work
    for name in ("pdf", "gold"):
        (target / name).mkdir(parents=True, exist_ok=True)
    dressed(pdf, dress, target / "pdf" / pdf.name)
    told = json.loads(gold.read_text(encoding="utf-8")) | {"file": pdf.name}
    (target / "gold" / gold.name).write_text(json.dumps(told), encoding="utf-8")


def gathered(folders: Iterator[Path]) -> tuple[Sequence[Row], Sequence[Row]]:
    """The records of all papers, and what gave none; a paper is named apart from its first print."""
    rows: list[Row] = []
    beside: list[Row] = []
    for folder in folders:
        for found, others in of_folder(f"lot-fresh-{folder.name}", folder, by_paper=False):
            rows += ({**row, "paper": f"dressed {row['paper']}"} for row in found)
            beside += ({**row, "paper": f"dressed {row['paper']}"} for row in others)
        print(f"{folder.name}: {len(rows)} records in all", flush=True)
    return rows, beside


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows, beside = gathered(prints(Path(folder)))
    write(rows, beside, asked.out)


if __name__ == "__main__":
    main()
