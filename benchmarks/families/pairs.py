"""The pairs judged by hand, and the texts they stand for.

judged.csv names each text by its paper, page and a hash of its plain words; the words stay where the papers are. Each
pair was judged from both texts, without sight of any chance: ``same`` where an officer who had answered one could use
the answer for the other, the same thing asked for at the level of a line of an action plan, not merely of one service.
Pairs were drawn over all likenesses, near misses most. ``fit`` sets weights; ``later``, of other texts, chose which
signs are looked at and sets weights, too; ``check``, of texts in neither and mostly of actions, only measures.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from extract import store
from extract.families.texts import plain

JUDGED = Path(__file__).with_name("judged.csv")
MADE = Path(__file__).with_name("made.csv")
LEARNING = Path(__file__).with_name("learning.csv")
ASKING = ("recommendations", "actions")
NEAR_MISSES, STRANGERS = 4, 250
"""Of the made-up texts about one subject that ask for other things each fourth pair is taken, of those about other
subjects each so-manieth."""
APART = (1, 5, 11)
"""How many lines below stands the other of two made-up texts that ask for different things."""


class Pair(NamedTuple):
    """Two texts and whether both ask for the same; ``half`` is fit, later, check, made or learning; ``papers`` hold the
    texts."""

    first: str
    second: str
    same: bool
    half: str
    papers: tuple[str, ...] = ()


def mark(text: str) -> str:
    """The hash that stands for a text in judged.csv."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:16]


def texts(stores: Iterable[Path], gold: Iterable[Path]) -> dict[str, str]:
    """The recommendations and actions of stores and of folders with gold, by their mark."""
    found = [row["text"] for out in stores for table in ASKING for row in store.rows(out, table, ("text",))]
    for folder in gold:
        for path in sorted(folder.glob("*.json")):
            told = json.loads(path.read_text(encoding="utf-8"))
            found += [row["text"] for table in ASKING for row in told.get(table, []) if row.get("text")]
    return {mark(text): text for text in found}


def judged(known: Mapping[str, str]) -> list[Pair]:
    """The judged pairs of which both texts are ``known``."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return [
            Pair(
                known[row["text"]],
                known[row["other_text"]],
                row["same"] == "yes",
                row["half"],
                (row["file"], row["other_file"]),
            )
            for row in csv.DictReader(file)
            if row["text"] in known and row["other_text"] in known
        ]


def made() -> list[Pair]:
    """Made-up pairs that ask for the same in other words, and as pairs that do not, texts of different lines."""
    with MADE.open(encoding="utf-8", newline="") as file:
        lines = [(row["text"], row["other_text"]) for row in csv.DictReader(file)]
    same = [Pair(one, two, True, "made") for one, two in lines]
    others = [(one, lines[(at + far) % len(lines)][1]) for far in APART for at, (one, _) in enumerate(lines)]
    return same + [Pair(one, two, False, "made") for one, two in others]


def learning() -> list[Pair]:
    """Pairs of made-up texts, written before any mistake of the model with senses was looked at: those of one ask are
    the same, others of its subject near misses, those of other subjects strangers."""
    with LEARNING.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found, misses, strangers = [], 0, 0
    for one, two in combinations(rows, 2):
        if one["subject"] != two["subject"]:
            strangers += 1
            wanted = strangers % STRANGERS == 0
        elif one["ask"] != two["ask"]:
            misses += 1
            wanted = misses % NEAR_MISSES == 0
        else:
            wanted = True
        if wanted:
            same = one["subject"] == two["subject"] and one["ask"] == two["ask"]
            found.append(Pair(one["text"], two["text"], same, "learning"))
    return found


def paraphrases(shared: Path) -> list[tuple[str, str]]:
    """The given pairs that ask for the same in other words."""
    told = json.loads((shared / "nlp" / "more" / "paraphrase_pairs.json").read_text(encoding="utf-8"))
    return [(one, two) for one, two in told]
