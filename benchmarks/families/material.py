"""The texts that the models of families are learned from: what given papers ask, answer and decide."""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.pairs import JUDGED, mark
from extract import store

SENTENCES = 1200
"""Sentences of the papers beside their records."""
ASKS = re.compile(
    r"\b(?:ensure|improve|should|must|review|develop|need|council|children|plan|strateg|strengthen|provide|increase|"
    r"reduce|work with)",
    re.IGNORECASE,
)


def measuring() -> set[str]:
    """The marks of the texts of pairs that only measure."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        halves = [row for row in csv.DictReader(file) if row["half"] == "check"]
    return {row[name] for row in halves for name in ("text", "other_text")}


def texts_of(out: Path, gold: Sequence[Path]) -> tuple[list[str], list[str]]:
    """What papers ask, answer and decide, with some of their sentences; and all of these, for their words."""
    kept_back = measuring()
    records = [row["text"] for table in ("recommendations", "actions") for row in store.rows(out, table, ("text",))]
    for folder in gold:
        for path in sorted(folder.glob("*.json")):
            told = json.loads(path.read_text(encoding="utf-8"))
            records += [row["text"] for name in ("recommendations", "actions", "decisions")
                        for row in told.get(name, []) if row.get("text")]  # fmt: skip
    passages = (row["text"] for row in store.rows(out, "passages", ("text",)))
    sentences = [part.strip() for text in passages for part in re.split(r"(?<=[.;:!?])\s+|\s*[•\n]\s*", text)]
    sentences = [one for one in dict.fromkeys(sentences) if 5 <= len(one.split()) <= 45]
    asking = [one for one in sentences if ASKS.search(one)]
    random.Random(7).shuffle(asking)
    short = [one for one in dict.fromkeys(records) if 3 <= len(one.split()) <= 60]
    chosen = [one for one in dict.fromkeys([*short, *asking[:SENTENCES]]) if mark(one) not in kept_back]
    return chosen, [*records, *sentences]


def given(told: str | None) -> argparse.Namespace:
    """The store, the folders of gold and the teacher's folder of a command that ``told`` describes."""
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--teacher", type=Path, required=True)
    return parser.parse_args()
