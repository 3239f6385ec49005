"""Columns and rows of the ledger: how many words have which fate, and where those without a home stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.assemble.stamp import Stamp
from extract.ledger import Ledger, RecordKey
from extract.schema import LeftoverRecord, Place


def word_counts(ledger: Ledger) -> dict[str, int]:
    """The columns of ``documents`` that count words. All but ``words_hidden`` add up to ``words_visible``."""
    counts = ledger.counts
    return {
        "words_visible": ledger.visible,
        "words_in_records": counts["field"] + counts["row"],
        "words_in_tables": counts["table"],
        "words_in_passages": counts["passage"] + counts["heading"] + counts["fact"],
        "words_furniture": counts["furniture"] + counts["watermark"] + counts["struck"],
        "words_left": counts["left"],
        "words_hidden": counts["hidden"],
    }


def leftover_rows(ledger: Ledger, key_of: Callable[[RecordKey], str], stamp: Stamp) -> Iterator[LeftoverRecord]:
    for left in ledger.leftovers:
        yield LeftoverRecord(
            page=left.region.page,
            regions=[Place(**stamp.place(left.region))],
            n_words=left.n_words,
            text=left.text,
            near=key_of(left.near) if left.near else None,
            why=left.why,
            **stamp.document,
        )
