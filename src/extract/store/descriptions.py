"""The files beside the tables that say what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from extract.store.croissant import croissant
from extract.store.describe import data_package
from extract.store.reading import write_json

DESCRIPTIONS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "datapackage.json": data_package,
    "croissant.json": croissant,
}
"""By name of the file. They follow from the version alone, not from what the store holds."""


def describe(out: Path) -> None:
    """Write the descriptions of the store ``out``. Raises OSError."""
    for name, description in DESCRIPTIONS.items():
        write_json(out / name, description())
