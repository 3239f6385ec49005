"""The table of first tries of facts in ``docs/kinds.md`` is what its command prints, of every set that was tried."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.first_facts import rows, table
from benchmarks.first_tries import first_tries

ROOT = Path(__file__).resolve().parents[1]


def test_the_document_shows_the_table_as_printed() -> None:
    assert table(rows()) in (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")


def test_each_set_that_was_tried_has_a_row() -> None:
    assert sorted(row["lot"] for row in rows()) == sorted(first_tries())
