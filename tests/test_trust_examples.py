"""Examples of the chances: what is written is read again, new ones stand behind the earlier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.trust.examples import rows_and_beside, write


def _row(group: str, paper: str, signs: dict[str, float]) -> dict[str, Any]:
    told = {"group": group, "paper": paper, "kind": "action", "true": "none", "list": 0, "signs": signs}
    return told | {"y_record": 0.0, "e_lines": 2.5}


def test_examples_put_behind_earlier_ones_are_read_again_with_their_signs(tmp_path: Path) -> None:
    earlier = [_row(f"layout {number}", "a.pdf", {"word:agree": 1.0}) for number in range(8)]
    write(earlier, [], tmp_path / "one.csv.gz")
    rows, beside = rows_and_beside(tmp_path / "one.csv.gz")
    later = _row("layout 9", "b.pdf", {"word:agree": 0.5, "word:seldom": 1.0})
    write([*rows, later], [*beside, later], tmp_path / "two.csv.gz")
    rows, beside = rows_and_beside(tmp_path / "two.csv.gz")
    assert [row["paper"] for row in rows] == ["a.pdf"] * 8 + ["b.pdf"]
    assert rows[0]["signs"] == {"word:agree": 1.0}
    assert float(rows[-1]["e_lines"]) == 2.5
    assert rows[-1]["signs"] == beside[0]["signs"] == {"word:agree": 0.5}  # a word of one layout is not kept
