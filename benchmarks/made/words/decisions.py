"""What committees are asked to agree or resolve: verb | participle | object | what follows."""

from __future__ import annotations

from pathlib import Path

DECISIONS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()

MINUTE_STEMS = ("RESOLVED", "Resolved", "RESOLVED unanimously", "AGREED", "IT WAS RESOLVED", "Decision", "DECIDED")
JUDGE_MINUTE_STEMS = ("Resolution", "The Committee RESOLVED", "ORDERED", "Members RESOLVED", "UNANIMOUSLY AGREED")
