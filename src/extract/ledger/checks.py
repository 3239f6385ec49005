"""What must hold of every ledger, whatever the paper: each breach in one line."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ledger.account import Ledger
from extract.ledger.fields import Grounded
from extract.ledger.once import clashes
from extract.ledger.regions import regions_by_record
from extract.ledger.words import SLACK


def breaches(ledger: Ledger) -> list[str]:
    """Every way in which ``ledger`` breaks the rules: the fates add up to the words; each word of each field of each
    record is a visible word inside the record's regions; no word is the text of two records, unless one paragraph or
    cell serves both."""
    return [*_sums(ledger), *_unseen(ledger), *_outside(ledger), *_twice(ledger)]


def _sums(ledger: Ledger) -> Iterator[str]:
    counts = ledger.counts
    total = sum(count for fate, count in counts.items() if fate != "hidden")
    if total != ledger.visible:
        yield f"{total} words have a fate, {ledger.visible} are to be seen"
    left = sum(leftover.n_words for leftover in ledger.leftovers)
    if left != counts["left"]:
        yield f"{left} words are told as left over, {counts['left']} are"


def _unseen(ledger: Ledger) -> Iterator[str]:
    for record in ledger.records:
        for name, words in record.missing.items():
            yield f"{_named(record)}: {name} says {' '.join(words)!r}, which stands nowhere"


def _outside(ledger: Ledger) -> Iterator[str]:
    words, places = ledger.words, regions_by_record(ledger)
    for record in ledger.records:
        regions = places[record.key]
        for number in record.words:
            x, y = words.said[number].box.centre
            page = words.pages[number]
            if not any(region.page == page and region.box.holds(x, y, SLACK) for region in regions):
                yield f"{_named(record)}: {words.said[number].text!r} stands outside its regions"


def _twice(ledger: Ledger) -> Iterator[str]:
    for record, other in clashes(ledger):
        yield f"{_named(record)} takes words of {_named(other)}"


def _named(record: Grounded) -> str:
    page = record.record.regions[0].page
    return f"{record.key.kind} {record.key.position + 1} (page {page}, {record.record.text[:40]!r})"
