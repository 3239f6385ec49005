"""Column headings by meaning: what ``learn`` papers print and what only ``judge`` papers print."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

FILE = Path(__file__).parent / "words" / "heads.toml"
HEADS: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def heading(dice: Random, meaning: str, judge: bool) -> str:
    """A heading for a column of ``meaning`` from the list of its split."""
    return dice.choice(HEADS["judge" if judge else "learn"][meaning])


def headings(dice: Random, meanings: tuple[str, ...], judge: bool) -> dict[str, str]:
    """Meaning → heading, no heading twice in one table. Two in five judge papers mix in headings of learn."""
    share = dice.choice((1, 1, 1, 0.5, 0.5)) if judge else 0
    found: dict[str, str] = {}
    for meaning in meanings:
        side = dice.random() < share
        choice = heading(dice, meaning, side)
        while choice in found.values():
            choice = heading(dice, meaning, side)
        found[meaning] = choice
    return found
