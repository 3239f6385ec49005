"""What an installation takes and how long first steps do: ``python tools/sizes.py`` prints the table of the README.

Sizes are of the packages in ``requirements.lock`` as they lie in this environment, with their compiled files; times are
seconds of processor, which a busy machine does not change much.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
STEPS: tuple[tuple[str, Sequence[str]], ...] = (
    ("`council-extract --help`", ["--help"]),
    (
        "the 6 sample papers, 20 pages, one process",
        ["run", str(ROOT / "corpora" / "sample"), "--out", "OUT", "--workers", "1"],
    ),
    ("their report with pictures", ["report", "OUT", "--html", "SITE"]),
    ("their Excel workbook", ["export", "OUT", "--to", "xlsx", "--out", "plans.xlsx"]),
)


def main() -> None:
    """Print sizes and times as a table."""
    count, size = installed()
    print("| what | takes |")
    print("|---|---|")
    print(f"| `pip install` with all it needs | {count} packages, {size / 1e6:,.0f} MB on disk |")
    for what, arguments in timed():
        print(f"| {what} | {arguments:.1f} s |")


def installed() -> tuple[int, int]:
    """How many packages of the lock are here, and the bytes of their files."""
    names = NAME.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    found = []
    for name in names:
        try:
            found.append(metadata.distribution(name))
        except metadata.PackageNotFoundError:  # for another system or version of Python
            continue
    files = (Path(str(file.locate())) for package in found for file in package.files or ())
    return len(found), sum(path.stat().st_size for path in files if path.is_file())


def timed() -> list[tuple[str, float]]:
    """Seconds of processor that each step takes, its processes together."""
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for what, arguments in STEPS:
            before = _spent()
            line = [sys.executable, "-m", "extract", *arguments]
            subprocess.run(line, cwd=folder, check=True, capture_output=True)
            told.append((what, _spent() - before))
    return told


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
