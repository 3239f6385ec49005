"""Papers changed at random after they were read: whatever the change, the ledger must keep its rules.

    python -m benchmarks.mutations --count 2000 --seed 11

Unlike ``benchmarks.fuzz``, which damages files, this changes what stands on the pages: words are dropped, doubled,
moved, cut in two or exchanged, rules and shades taken away, lines and pages put in another order. Prints each breach.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from extract.issues import Issues
from extract.ledger import breaches, settled
from extract.ledger.suspicion import suspect
from extract.model import Box, Document, Line, Page, Word
from extract.read import read_document
from extract.records import find_records
from extract.tables import find_tables
from extract.text import group_lines

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 90_000
"""Larger papers take longer and teach no more."""
Words = list[Word]
Mutation = Callable[[Words, random.Random], Words]


def dropped(words: Words, chance: random.Random) -> Words:
    return [word for word in words if chance.random() > 0.06]


def doubled(words: Words, chance: random.Random) -> Words:
    return [copy for word in words for copy in ((word, word._replace()) if chance.random() < 0.04 else (word,))]


def moved(words: Words, chance: random.Random) -> Words:
    """Some words a little aside, up or down."""
    return [
        _shifted(word, chance.uniform(-9, 9), chance.uniform(-7, 7)) if chance.random() < 0.08 else word
        for word in words
    ]


def exchanged(words: Words, chance: random.Random) -> Words:
    """The letters of some words in the places of others."""
    found = list(words)
    for _ in range(len(found) // 12):
        a, b = chance.randrange(len(found)), chance.randrange(len(found))
        found[a], found[b] = found[a]._replace(text=found[b].text), found[b]._replace(text=found[a].text)
    return found


def cut(words: Words, chance: random.Random) -> Words:
    """Some words in two, as text that changes its font is."""
    return [part for word in words for part in (_halves(word) if chance.random() < 0.06 else (word,))]


def restyled(words: Words, chance: random.Random) -> Words:
    return [word._replace(bold=not word.bold) if chance.random() < 0.1 else word for word in words]


WORDS: Sequence[Mutation] = (dropped, doubled, moved, exchanged, cut, restyled)


def _shifted(word: Word, x: float, y: float) -> Word:
    box = word.box
    return word._replace(box=Box(box.x0 + x, box.top + y, box.x1 + x, box.bottom + y))


def _halves(word: Word) -> tuple[Word, ...]:
    if len(word.text) < 4:
        return (word,)
    at, box = len(word.text) // 2, word.box
    middle = (box.x0 + box.x1) / 2
    return (
        word._replace(text=word.text[:at], box=Box(box.x0, box.top, middle, box.bottom)),
        word._replace(text=word.text[at:], box=Box(middle, box.top, box.x1, box.bottom), glued=True),
    )


def mutated(document: Document, chance: random.Random) -> Document:
    """``document`` with one to three changes of its words, and at times of its rules, shades, lines and pages."""
    ways = chance.sample(WORDS, chance.randint(1, 3))
    pages = [_page(page, ways, chance) for page in document.pages]
    if chance.random() < 0.1:
        chance.shuffle(pages)
        pages = [_numbered(page, number) for number, page in enumerate(pages, start=1)]
    return replace(document, pages=tuple(pages), structure=None, bookmarks=())


def _page(page: Page, ways: Sequence[Mutation], chance: random.Random) -> Page:
    words = [word for line in page.lines for word in line.words]
    for way in ways if words else ():
        words = way(words, chance)
    lines = list(group_lines(words, page.number))
    if chance.random() < 0.1:
        chance.shuffle(lines)
    rules = page.rules if chance.random() < 0.7 else tuple(rule for rule in page.rules if chance.random() < 0.6)
    return replace(page, lines=tuple(lines), rules=rules, fills=page.fills if chance.random() < 0.8 else ())


def _numbered(page: Page, number: int) -> Page:
    lines = tuple(Line(number, line.words) for line in page.lines)
    return replace(page, number=number, lines=lines, furniture=(), left_out=())


@cache
def papers() -> tuple[Document, ...]:
    """The papers that are changed: the bundled samples and the smaller of the made-up plans."""
    folders = (ROOT / "corpora" / "sample", ROOT / "benchmarks" / "plans", ROOT / "benchmarks" / "plans" / "prose")
    paths = [path for folder in folders for path in sorted(folder.glob("*.pdf")) if path.stat().st_size < MOST_BYTES]
    return tuple(read_document(path, Issues(), "none") for path in paths)


def broken(seed: str) -> list[str]:
    """The breaches of one changed paper; the same seed gives the same paper."""
    chance = random.Random(seed)
    document = mutated(chance.choice(papers()), chance)
    issues = Issues()
    found = find_records(document, find_tables(document, issues), issues)
    found, ledger = settled(document, found)
    suspect(document, found, ledger, issues)
    return [f"{document.file_name}: {breach}" for breach in breaches(ledger)]


def run(count: int, seed: int) -> Iterator[str]:
    for number in range(count):
        yield from (f"{seed}-{number} {breach}" for breach in broken(f"{seed}-{number}"))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=2000)
    ask.add_argument("--seed", type=int, default=11)
    told = ask.parse_args()
    found = list(run(told.count, told.seed))
    print("\n".join(found))
    print(f"{told.count} changed papers, {len(found)} breaches in {len({each.split()[0] for each in found})} of them")


if __name__ == "__main__":
    main()
