"""The sample papers, from PDFs to a report in the browser: ``make demo``.

Each step says what it does, then prints the command as a user would type it, then what the command prints.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "out" / "demo"
SAMPLE = ROOT / "corpora" / "sample"
PAPERS = ("banner-plan.pdf", "cover-report.pdf", "agenda-pack.pdf")
"""Invented papers of councils that the registry knows; the others of the folder name none."""
MARK = ".demo"
"""By this an earlier demonstration is known, which may be replaced."""
STEPS = (
    (
        "Reading {count} invented papers: every recommendation, action and decision becomes a row",
        "run papers --out OUT",
    ),
    ("A first look at what was found", "show OUT --limit 6"),
    ("A workbook for Excel", "export OUT --to xlsx --out plans.xlsx"),
    ("A report that opens from disk, each row beside the page it stands on", "report OUT --html SITE"),
)


def main() -> int:
    """Run the steps one after another; returns the exit code of the first that fails, else 0."""
    place = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PLACE
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).exists():
        print(f"{place} is not a folder of this demonstration; name an empty or new one", file=sys.stderr)
        return 2
    begun = time.monotonic()
    shutil.rmtree(place, ignore_errors=True)
    (place / "papers").mkdir(parents=True)
    (place / MARK).touch()
    for name in PAPERS:
        shutil.copy(SAMPLE / name, place / "papers")
    for says, words in STEPS:
        print(f"\n{says.format(count=len(PAPERS))} …")
        print(f"$ council-extract {words}", flush=True)
        line = [sys.executable, "-m", "extract", *words.split()]
        code = subprocess.run(line, cwd=place, check=False).returncode
        if code:
            return code
    print(f"\nDone in {time.monotonic() - begun:.0f} seconds. All of it lies in {place}")
    print(f"Open the report in a browser: {(place / 'SITE' / 'index.html').as_uri()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
