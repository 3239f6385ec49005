"""The README's table of first tries is what its command prints."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.first_tries import first_tries, groups, table

README = Path(__file__).resolve().parents[1] / "README.md"


def test_the_readme_shows_the_table_as_printed() -> None:
    assert table() in README.read_text(encoding="utf-8")


def test_each_lot_and_set_tried_stands_in_one_group() -> None:
    grouped = [name for sets in groups().values() for name in sets]
    assert sorted(grouped) == sorted(first_tries())
