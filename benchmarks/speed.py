"""CPU of our whole pipeline against reading tables with pdfplumber and the bare text with PDFium, file by file.

CPU seconds are user and system time of the process, the least of three readings after a first one that warms up.
Nothing comes from a cache: all is measured in one run, one reader after the other on each file.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from benchmarks.calls import Caller, ReaderMissingError
from benchmarks.ours import SPEED
from benchmarks.report import Part, Row
from benchmarks.setting import Setting, caller

REPEATS = 3
AGAINST_TABLES = "pdfplumber-extract-tables"
AGAINST_TEXT = "pypdfium2-text"
Seconds = dict[Path, dict[str, float]]
"""CPU seconds by file and reader."""


def speed_files(shared: Path) -> list[Path]:
    """The born-digital papers: real ones, and the packs of the reference set."""
    return sorted((shared / "real" / "pdf").glob("*.pdf")) + sorted((shared / "reference").glob("pack-*.pdf"))


def speed_suite(setting: Setting) -> Part:
    """CPU seconds of each reader on each file, and the ratios that the aims are stated in."""
    files = [path for path in speed_files(setting.shared) if setting.wants(path)]
    skipped: dict[str, str] = {}
    seconds: Seconds = {path: {} for path in files}
    with ExitStack() as stack:
        readers = {name: stack.enter_context(caller(name, setting)) for name in SPEED}
        for path in files:
            for name in [name for name in readers if name not in skipped]:
                _measure(readers[name], path, seconds[path], skipped)
    return Part(
        "speed",
        f"CPU seconds, {len(files)} files, best of {REPEATS}, warm",
        [_total(name, seconds) for name in SPEED if name not in skipped],
        [_of_file(path, figures) for path, figures in seconds.items()],
        skipped,
        ["Ratios are over the files that both readers read: the sum of one over the sum of the other."],
    )


def _measure(reader: Caller, path: Path, figures: dict[str, float], skipped: dict[str, str]) -> None:
    try:
        reading = reader.read(path, repeat=REPEATS + 1)
    except ReaderMissingError as why:
        skipped[reader.name] = str(why)
        return
    if reading.cpu is not None:
        figures[reader.name] = reading.cpu


def ratio(name: str, other: str, seconds: Seconds) -> float | None:
    """CPU of one reader as a multiple of another's, over the files both read; None where there are none."""
    both = [figures for figures in seconds.values() if name in figures and other in figures]
    below = sum(figures[other] for figures in both)
    return sum(figures[name] for figures in both) / below if below else None


def _total(name: str, seconds: Seconds) -> Row:
    return {
        "reader": name,
        "files": sum(name in figures for figures in seconds.values()),
        "CPU s": sum(figures.get(name, 0.0) for figures in seconds.values()),
        f"of {AGAINST_TABLES}": ratio(name, AGAINST_TABLES, seconds),
        f"times {AGAINST_TEXT}": ratio(name, AGAINST_TEXT, seconds),
    }


def _of_file(path: Path, figures: dict[str, float]) -> Row:
    return {
        "file": path.stem,
        **{name: figures.get(name) for name in SPEED},
        "pipeline of tables": ratio("ours-pipeline", AGAINST_TABLES, {path: figures}),
        "pipeline times text": ratio("ours-pipeline", AGAINST_TEXT, {path: figures}),
    }
