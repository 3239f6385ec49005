"""Where the data that code reads lies: in the package when installed, beside ``src`` in a source checkout."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent


def model_folder(name: str) -> Path:
    """The folder ``models/<name>``. Raises FileNotFoundError where there is none."""
    for base in (PACKAGE / "data", PACKAGE.parents[1]):
        folder = base / "models" / name
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"models/{name} is neither in the package data nor beside src")


def model_file(folder: str, name: str) -> Any:
    """What ``models/<folder>/<name>`` holds, a TOML or JSON file. Raises OSError or ValueError for a bad one."""
    path = model_folder(folder) / name
    text = path.read_text(encoding="utf-8")
    return tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)


def model_names() -> list[str]:
    """The folders of ``models`` that are there, by name."""
    for base in (PACKAGE / "data", PACKAGE.parents[1]):
        if (base / "models").is_dir():
            return sorted(folder.name for folder in (base / "models").iterdir() if folder.is_dir())
    return []
