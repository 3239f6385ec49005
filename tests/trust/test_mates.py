"""What one row says of its mates, as the review list states it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # benchmarks is no part of the installed package

from benchmarks.trust.mates import mates

from extract.shipped import model_file


def test_the_shipped_figures_are_those_of_the_examples() -> None:
    told = model_file("trust", "mates.json")
    assert told == mates()
    assert told["right"]["low"] > told["wrong"]["high"]  # or a look at one row would say nothing of the others
