"""The page docs/moderngov.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.discover import PRESETS
from extract.sources import MEANING
from extract.sources.manifest import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "moderngov.md").read_text(encoding="utf-8")


def test_every_status_is_explained() -> None:
    for status, meaning in MEANING.items():
        assert f"| `{status}` | {meaning} |" in PAGE


def test_every_preset_and_column_is_named() -> None:
    assert all(f"`--preset {name}`" in PAGE for name in PRESETS)
    assert ",".join(COLUMNS) in PAGE


@pytest.mark.parametrize(("fake", "least"), [("moderngov_fake", 40), ("cmis_fake", 20)])
def test_every_quirk_has_its_test(fake: str, least: int) -> None:
    told = (ROOT / "tests" / fake / "QUIRKS.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", told))
    folders = (ROOT / "tests" / "fetch", ROOT / "tests" / "discover")
    texts = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("test_*.py"))
    assert len(named) > least
    assert not named - set(re.findall(r"def (test_\w+)", texts))
