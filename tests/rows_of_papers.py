"""What a folder of fetched papers says of a title."""

from __future__ import annotations

from pathlib import Path

from site_fake.asking import (
    sources,
)

PAPER = "mgConvert2PDF"


def by_title(folder: Path, title: str) -> list[tuple[int, str, str | None]]:
    """Edition, status and path of the rows of a title."""
    return sorted((row.edition, row.status, row.path) for row in sources(folder) if row.title == title)


def status(folder: Path, title: str) -> str:
    return by_title(folder, title)[-1][1]
