"""What is installed and working on this machine: what ``council-extract doctor`` tells."""

from __future__ import annotations

import importlib
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from time import perf_counter
from typing import Literal

from extract import __version__
from extract.run.paper import a_paper

NEEDED = {
    "camelot-py": "camelot", "duckdb": "duckdb", "filelock": "filelock", "opencv-python-headless": "cv2",
    "pandas": "pandas", "pdfplumber": "pdfplumber", "pebble": "pebble", "pikepdf": "pikepdf", "pyarrow": "pyarrow",
    "pydantic": "pydantic", "pypdfium2": "pypdfium2", "rapidfuzz": "rapidfuzz", "rich": "rich", "spacy": "spacy",
}  # fmt: skip
"""Package to module."""
OPTIONAL = {
    "distributed": ("distributed", "runs on a Dask cluster", "dask"),
    "s3fs": ("s3fs", "papers and results on S3", "cloud"),
    "gcsfs": ("gcsfs", "papers and results on Google Cloud Storage", "cloud"),
    "adlfs": ("adlfs", "papers and results on Azure", "cloud"),
}
"""Package to module, what it is for, and the extra that installs it."""
LITTLE_ROOM = 2 << 30
"""Bytes free below which it is said: a run over some thousand papers writes about a gigabyte at a time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something looked at: whether it works, and in a few words how or what to do."""

    what: str
    state: Literal["ok", "absent", "missing"]
    """"absent": not there, and only needed for what is told. "missing": nothing goes without it."""
    told: str


def examine(out: Path) -> list[Finding]:
    """Everything there is to know, the most basic first. ``out`` is where results would go."""
    return [
        Finding("council-extract", "ok", f"{__version__}, Python {platform.python_version()}, {platform.platform()}"),
        *_libraries(),
        *_models(),
        *_engines(),
        *_extras(),
        _limits(),
        _folder(out),
        _reading(),
        Finding("Chromium", "ok", "not needed: charts and reports are made without a browser"),
    ]


def _libraries() -> Iterator[Finding]:
    for package, module in NEEDED.items():
        try:
            importlib.import_module(module)
            yield Finding(package, "ok", metadata.version(package))
        except (ImportError, OSError) as error:  # OSError: a shared library of the system that it needs
            yield Finding(package, "missing", f"{error}; install council-extract anew")


def _models() -> Iterator[Finding]:
    from extract.councils import check_profiles, registry
    from extract.run.environment import model_hashes

    try:
        check_profiles()
        registry()
        yield from (Finding(f"models: {name}", "ok", f"hash {found}") for name, found in model_hashes().items())
    except (ValueError, OSError) as error:
        yield Finding("models", "missing", str(error))


def _engines() -> Iterator[Finding]:
    try:
        from extract.read.ocr import ENGINES, NOT_INSTALLED, VERSIONS
    except ImportError:
        return  # told among the libraries
    versions = {name: VERSIONS[name]() for name in ENGINES}
    for name, version in versions.items():
        yield Finding(f"OCR: {name}", "ok" if version else "absent", version or "not installed")
    if not any(versions.values()):
        yield Finding("OCR", "absent", f"pages that are pictures stay unread: {NOT_INSTALLED}")


def _extras() -> Iterator[Finding]:
    for package, (module, purpose, extra) in OPTIONAL.items():
        try:
            importlib.import_module(module)
            yield Finding(package, "ok", f"{metadata.version(package)}, for {purpose}")
        except (ImportError, OSError):
            yield Finding(package, "absent", f"needed for {purpose}: pip install 'council-extract[{extra}]'")


def _limits() -> Finding:
    if sys.platform == "linux":
        return Finding("limits of a paper", "ok", "time and memory are limited; processes end with the run")
    return Finding("limits of a paper", "absent", "time is limited; memory only on Linux (--memory has no effect here)")


def _folder(out: Path) -> Finding:
    """Whether results can be written: tried, since permission bits do not tell of full or read-only disks."""
    there = next((folder for folder in (out, *out.absolute().parents) if folder.is_dir()), Path())
    try:
        with tempfile.NamedTemporaryFile(dir=there) as file:
            file.write(b"x")
            file.flush()
        free = shutil.disk_usage(there).free
    except OSError as error:
        return Finding("results", "missing", f"{there} cannot be written: {error.strerror}; choose another --out")
    little = "" if free > LITTLE_ROOM else ": little for many papers"
    return Finding("results", "ok", f"{there} can be written, {free >> 30} GiB free{little}")


def _reading() -> Finding:
    """Reads a paper of one line as a run does, in a process of its own."""
    from extract.run import InstallationError, run
    from extract.settings import Settings
    from extract.store import StoreError

    begin = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "paper.pdf").write_bytes(a_paper("Recommendation 1: read this line."))
        try:
            summary = run([Path(folder) / "paper.pdf"], Path(folder) / "out", Settings(timeout=60, ocr="none"))
        except (InstallationError, OSError, RuntimeError, StoreError, ValueError) as error:
            return Finding("reading a paper", "missing", str(error))
    if summary.quarantined:
        return Finding("reading a paper", "missing", summary.quarantined[0])
    return Finding("reading a paper", "ok", f"in a process of its own, {perf_counter() - begin:.1f} s with its start")
