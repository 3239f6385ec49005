"""Where a record stands: a box for each cell or paragraph that holds words of it."""

from __future__ import annotations

from collections.abc import Mapping

from extract.ledger.account import Ledger
from extract.ledger.fields import Grounded, RecordKey
from extract.ledger.words import Words
from extract.model import Region


def regions_by_record(ledger: Ledger) -> Mapping[RecordKey, tuple[Region, ...]]:
    """The places of each record's words, those of its text first; its own regions where no word was found."""
    return {record.key: _regions(record, ledger.words) or record.record.regions for record in ledger.records}


def _regions(record: Grounded, words: Words) -> tuple[Region, ...]:
    strip_of = {number: index for index, strip in enumerate(record.strips) for number in strip.words}
    groups: dict[tuple[str, int], list[int]] = {}
    for name, numbers in record.places.items():
        for number in numbers:
            index = strip_of.get(number, -1)
            groups.setdefault((name if index < 0 else "", index), []).append(number)
    found = (region for numbers in groups.values() for region in words.boxes(numbers))
    return tuple(dict.fromkeys(found))
