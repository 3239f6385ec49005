"""Where councils' data lie."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

FOLDER_VARIABLE = "COUNCIL_EXTRACT_CORPORA"
PACKAGE = Path(__file__).resolve().parents[1]


@cache
def shipped() -> Path:
    """The folder ``corpora`` that came with the code: inside the package when installed, beside ``src`` in a checkout.

    Raises FileNotFoundError where neither holds the registry.
    """
    for folder in (PACKAGE / "data" / "corpora", PACKAGE.parents[1] / "corpora"):
        if (folder / "councils.csv").is_file():
            return folder
    raise FileNotFoundError("councils.csv is missing: the package is not completely installed")


def folders(extra: Path | None = None) -> tuple[Path, ...]:
    """Folders to look in, the most particular first: ``extra``, those of the environment variable, the shipped one.

    Raises ValueError where a folder so named does not exist: a misspelled one must not be passed over.
    """
    named = [Path(part) for part in os.environ.get(FOLDER_VARIABLE, "").split(os.pathsep) if part]
    chosen = [extra, *named] if extra else named
    for folder in chosen:
        if not folder.is_dir():
            raise ValueError(f"{folder}: no such folder; see {FOLDER_VARIABLE}")
    return (*chosen, shipped())
