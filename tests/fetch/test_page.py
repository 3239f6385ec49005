"""The page docs/moderngov.md says what the code does."""

from __future__ import annotations

from pathlib import Path

from extract.discover import PRESETS
from extract.sources import MEANING
from extract.sources.manifest import COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "moderngov.md").read_text(encoding="utf-8")


def test_every_status_is_explained() -> None:
    for status, meaning in MEANING.items():
        assert f"| `{status}` | {meaning} |" in PAGE


def test_every_preset_and_column_is_named() -> None:
    assert all(f"`--preset {name}`" in PAGE for name in PRESETS)
    assert ",".join(COLUMNS) in PAGE
