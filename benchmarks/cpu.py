"""CPU of the pipeline, stage by stage, and how many times that of another version it is, in one run of both.

    python -m benchmarks.cpu PAPERS… [--against SRC] [--repeats 3]

``PAPERS`` are PDFs or folders of them; ``SRC`` is the folder ``src`` of a checkout of the other version. Each version
reads in a process of its own, the two in turns on every paper, so that what else the machine does strikes both. Counted
are user and system seconds of the process, the least of the repeats, after a paper that warms up; OCR is off.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

STAGES = {
    "read_document": "read", "tables_of": "tables", "find_records": "records", "settled": "ledger",
    "suspect": "suspicions", "assemble": "rows", "tagged": "tags", "with_fields": "tags", "with_mentions": "tags",
    "judged": "trust",
}  # fmt: skip
"""The stages by the names they have in ``extract.pipeline``; a version that lacks one has spent nothing on it."""
OWN = Path(__file__).resolve().parents[1] / "src"
Spent = dict[str, float]
"""CPU seconds by stage; ``all`` is the whole paper."""


def serve(papers: Iterable[str]) -> Iterator[Spent]:
    """Reads each paper of ``papers`` and tells what that cost."""
    from extract import pipeline
    from extract.settings import Settings

    spent: Spent = {}
    for name, stage in STAGES.items():
        if hasattr(pipeline, name):
            setattr(pipeline, name, _timed(getattr(pipeline, name), stage, spent))
    settings = Settings(ocr="none")
    for paper in papers:
        spent.clear()
        _timed(pipeline.extract_file, "all", spent)(Path(paper.strip()), settings)
        yield dict(spent)


def _timed(work: Any, stage: str, spent: Spent) -> Any:
    def timed(*given: Any, **named: Any) -> Any:
        before = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[stage] = spent.get(stage, 0.0) + time.process_time() - before

    return timed


class Version:
    """A version at work in a process of its own."""

    def __init__(self, source: Path) -> None:
        environment = os.environ | {"PYTHONPATH": str(source)}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.cpu", "--serve"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=OWN.parent, env=environment,
        )  # fmt: skip

    def __enter__(self) -> Version:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()

    def read(self, paper: Path) -> Spent:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{paper.resolve()}\n")
        self._process.stdin.flush()
        told = (item.partition("=") for item in self._process.stdout.readline().split())
        return {stage: float(seconds) for stage, _, seconds in told}


def measured(papers: Sequence[Path], sources: Sequence[Path], repeats: int) -> list[Spent]:
    """For each of ``sources`` what all ``papers`` cost: of each paper the cheapest of ``repeats`` readings."""
    sums: list[Spent] = [{} for _ in sources]
    with ExitStack() as stack:
        versions = [stack.enter_context(Version(source)) for source in sources]
        for version in versions:
            version.read(papers[0])
        for paper in papers:
            readings = [[version.read(paper) for version in versions] for _ in range(repeats)]
            for total, ours in zip(sums, zip(*readings, strict=True), strict=True):
                for stage, seconds in min(ours, key=lambda spent: spent["all"]).items():
                    total[stage] = total.get(stage, 0.0) + seconds
    return sums


def table(ours: Spent, theirs: Spent | None) -> Iterator[str]:
    """A line a stage: seconds, those of the other version, and ours by the whole of theirs."""
    yield f"{'stage':<12}{'seconds':>9}" + (f"{'before':>9}{'times':>8}" if theirs else "")
    for stage in [*dict.fromkeys(STAGES.values()), "all"]:
        line = f"{stage:<12}{ours.get(stage, 0.0):>9.2f}"
        if theirs:
            before = theirs.get(stage, 0.0)
            line += f"{before:>9.2f}" + (f"{ours.get(stage, 0.0) / before:>8.2f}" if before else f"{'new':>8}")
        yield line


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("papers", nargs="*", type=Path)
    ask.add_argument("--against", type=Path, help="folder src of the other version")
    ask.add_argument("--repeats", type=int, default=3)
    ask.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    told = ask.parse_args()
    if told.serve:
        for spent in serve(sys.stdin):
            print(*(f"{stage}={seconds:.6f}" for stage, seconds in spent.items()), flush=True)
        return 0
    papers = [paper for place in told.papers for paper in (sorted(place.glob("*.pdf")) if place.is_dir() else [place])]
    if not papers:
        ask.error("no papers")
    sources = [OWN, told.against.resolve()] if told.against else [OWN]
    ours, *others = measured(papers, sources, told.repeats)
    print(f"{len(papers)} papers, least of {told.repeats}")
    print("\n".join(table(ours, others[0] if others else None)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
