"""The pairs judged by hand, and the texts they stand for.

judged.csv names each text by its paper, page and a hash of its plain words; the words stay where the papers are. Each
pair was judged from both texts, without sight of any chance: ``same`` where an officer who had answered one could use
the answer for the other, the same thing asked for at the level of a line of an action plan, not merely of one service.
Pairs were drawn over all likenesses, near misses most. ``fit`` sets weights; ``later``, of other texts, chose which
signs are looked at and sets weights, too; ``check``, of texts in neither and mostly of actions, only measures, and was
judged twice (``first``, ``second``) and where these differ a ``third`` time: ``same`` is what most say; ``looked``,
drawn over all chances of the pairs that families looks at in the papers of ``fit``, sets weights.
meanings.csv holds what encoders say, turned, of a pair that saw none of its papers, or of a made-up one its subject
(``tune``).
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from extract import store
from extract.families.texts import plain

JUDGED = Path(__file__).with_name("judged.csv")
MADE = Path(__file__).with_name("made.csv")
LEARNING = Path(__file__).with_name("learning.csv")
WORDINGS = Path(__file__).with_name("wordings.csv")
ASKS = Path(__file__).with_name("asks.csv")
MEANINGS = Path(__file__).with_name("meanings.csv")
ASKING = ("recommendations", "actions")
NEAR_MISSES, STRANGERS = 4, 250
"""Of the made-up texts about one subject that ask for other things each fourth pair is taken, of those about other
subjects each so-manieth."""
APART = (1, 5, 11)
"""How many lines below stands the other of two made-up texts that ask for different things."""


class Pair(NamedTuple):
    """Two texts and whether both ask for the same; ``half`` is fit, later, looked, check, made or learning; ``papers``
    hold the texts."""

    first: str
    second: str
    same: bool
    half: str
    papers: tuple[str, ...] = ()
    asked: float | None = None


class Wording(NamedTuple):
    """A made-up text; those of one subject and ask want the same."""

    subject: str
    ask: str
    text: str


class Sorted(NamedTuple):
    """A text of a paper, sorted by what it asks; it shares a set of ``unsure`` with texts that may ask the same.
    ``table`` is recommendations or actions."""

    paper: str
    table: str
    text: str
    ask: str
    unsure: frozenset[str]


def sorted_texts(known: Mapping[str, str]) -> list[Sorted]:
    """Texts of the papers that are learned from, those next to each other that lie near."""
    with ASKS.open(encoding="utf-8", newline="") as file:
        return [
            Sorted(row["file"], row["table"], known[row["text"]], row["ask"], frozenset(row["unsure"].split()))
            for row in csv.DictReader(file)
            if row["text"] in known
        ]


def wordings() -> list[Wording]:
    """Made-up wordings of what councils are asked, from which the encoder learns."""
    with WORDINGS.open(encoding="utf-8", newline="") as file:
        return [Wording(**row) for row in csv.DictReader(file)]


@cache
def meanings() -> dict[tuple[str, str], float]:
    """What encoders say of pairs that they did not learn from, by the marks of their texts."""
    if not MEANINGS.exists():
        return {}  # nothing was tuned
    with MEANINGS.open(encoding="utf-8", newline="") as file:
        return {(row["text"], row["other_text"]): float(row["asked"]) for row in csv.DictReader(file)}


def _with_asked(pair: Pair) -> Pair:
    return pair._replace(asked=meanings().get((mark(pair.first), mark(pair.second))))


def apart_in(papers: Iterable[str], folds: int) -> list[bool]:
    """Of each fold whether one of the papers is in it."""
    own = {int(mark(paper), 16) % folds for paper in papers}
    return [fold in own for fold in range(folds)]


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


def asked_in(stores: Iterable[Path], gold: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The recommendations of stores and of folders with gold, each with its paper."""
    for out in stores:
        names = {row["document_id"]: row["file_name"] for row in store.rows(out, "documents")}
        for row in store.rows(out, "recommendations", ("document_id", "text")):
            yield names[row["document_id"]], row["text"]
    for folder in gold:
        for path in sorted(folder.glob("*.json")):
            told = json.loads(path.read_text(encoding="utf-8"))
            for row in told.get("recommendations", []):
                if row.get("text"):
                    yield told.get("file") or path.name, row["text"]


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
                meanings().get((row["text"], row["other_text"])),
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
    return list(map(_with_asked, same + [Pair(one, two, False, "made") for one, two in others]))


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
            found.append(_with_asked(Pair(one["text"], two["text"], same, "learning")))
    return found


def paraphrases(shared: Path) -> list[tuple[str, str]]:
    """The given pairs that ask for the same in other words."""
    told = json.loads((shared / "nlp" / "more" / "paraphrase_pairs.json").read_text(encoding="utf-8"))
    return [(one, two) for one, two in told]
