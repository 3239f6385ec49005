"""Us and the peers on the same files, side by side: ``python -m benchmarks.run --suite icdar``. See README.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import icdar, rows
from benchmarks.grid import Grid
from benchmarks.peers import PEERS
from benchmarks.plans_gold import plans
from benchmarks.report import Part, markdown, write
from benchmarks.setting import Setting, caller
from benchmarks.speed import speed_suite
from benchmarks.suites import PLANS, icdar_suite, plans_suite, reference_suite

ROOT = Path(__file__).resolve().parents[1]
SUITES = {"plans": plans_suite, "icdar": icdar_suite, "reference": reference_suite, "speed": speed_suite}

NEEDS: dict[str, list[str]] = {
    "plans": [],
    "icdar": ["icdar2013"],
    "reference": ["reference"],
    "speed": ["real", "reference"],
}
"""Folders of ``--shared`` a suite reads from."""


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command's arguments; those of the process when ``words`` is None."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--suite", choices=[*SUITES, "all"], default="all")
    parser.add_argument("--peers", default="all", help="names with commas between, a beginning does; 'all' or 'none'")
    parser.add_argument(
        "--peers-python", type=Path, default=Path(sys.executable), help="interpreter that has the peers"
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of papers and gold")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds a file before a reader is stopped")
    parser.add_argument("--cache", type=Path, help="folder that keeps peers' answers; ours are never kept")
    parser.add_argument("--files", default="", help="only files whose name contains this")
    parser.add_argument("--out", type=Path, help="folder for benchmark.md and benchmark.json")
    parser.add_argument("--details", metavar="NAME", help="show one paper: what was missed and what is false")
    parser.add_argument("--reader", default="ours", help="whose tables --details shows")
    return parser.parse_args(words)


def chosen(peers: str) -> tuple[str, ...]:
    """Names of peers out of the ``--peers`` argument. Raises ``ValueError`` for a word that begins none."""
    if peers in ("all", "none"):
        return tuple(PEERS) if peers == "all" else ()
    found: list[str] = []
    for word in peers.split(","):
        matching = [word] if word in PEERS else [name for name in PEERS if name.startswith(word)]
        if not matching:
            raise ValueError(f"no peer {word!r}; there are {', '.join(PEERS)}")
        found += matching
    return tuple(dict.fromkeys(found))


def show_details(name: str, reader: str, setting: Setting) -> str:
    """One ICDAR paper or made-up plan as a reader saw it, against gold. Raises ``ValueError`` for an unknown one."""
    icdar_folder = setting.shared / "icdar2013"
    papers = icdar.papers(icdar_folder) if icdar_folder.exists() else []
    for paper in papers:
        if paper.pdf.stem == name:
            return icdar.details(paper, _read(paper.pdf, reader, setting))
    for plan in plans(PLANS):
        if plan.pdf.stem == name:
            found = rows.found_rows(_read(plan.pdf, reader, setting))
            return rows.details(rows.match_rows(plan.rows, plan.headers, found))
    raise ValueError(f"no paper {name!r}")


def _read(path: Path, reader: str, setting: Setting) -> list[Grid]:
    with caller(reader, setting) as process:
        reading = process.read(path)
    if reading.error:
        print(f"{reader} failed: {reading.error}", file=sys.stderr)
    return reading.grids


def run_suite(name: str, setting: Setting) -> Part:
    """One suite's figures; where the papers it needs are absent, a part that says so."""
    folders = [setting.shared / folder for folder in NEEDS[name]]
    absent = [folder.name for folder in folders if not folder.exists()]
    if absent:
        return Part(name, f"{name}: not run, no folder {' and '.join(absent)} in {setting.shared.name}", [])
    return SUITES[name](setting)


def main(words: list[str] | None = None) -> int:
    given = arguments(words)
    setting = Setting(chosen(given.peers), given.peers_python, given.shared, given.limit, given.cache, given.files)
    if given.details:
        print(show_details(given.details, given.reader, setting))
        return 0
    names = list(SUITES) if given.suite == "all" else [given.suite]
    parts = [run_suite(name, setting) for name in names]
    print(markdown(parts))
    if given.out:
        write(parts, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
