"""Each word says one record: of two records that take the same words, one leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.ledger.account import Ledger, account
from extract.ledger.fields import Grounded, RecordKey
from extract.model import Document
from extract.records import FoundPaper, FoundRecords
from extract.records.found import FoundAction

ROUNDS = 20
"""How often the books are made again: a record that leaves gives words back."""


def settled(document: Document, found: FoundRecords) -> tuple[FoundRecords, Ledger]:
    """``found`` without the records that say again what another says, and its ledger.

    Two tables that lie over one another, or a list that is read as prose and as a table, give the same words twice. The
    record of which its reader was less sure leaves; at a tie the one that was found later.
    """
    ledger = account(document, found)
    for _ in range(ROUNDS):
        leaving = {_weaker(record, other).key for record, other in clashes(ledger)}
        if not leaving:
            break
        found = _without(found, ledger, leaving)
        ledger = account(document, found)
    return found, ledger


def clashes(ledger: Ledger) -> Iterator[tuple[Grounded, Grounded]]:
    """Records whose text takes words of another's text; one paragraph or cell that serves both as a whole is none."""
    owner: dict[int, Grounded] = {}
    for record in ledger.records:
        said = record.places.get("text", ())
        other = next((owner[number] for number in said if number in owner), None)
        if other and said != other.places["text"]:
            yield record, other
        owner.update(dict.fromkeys(said, record))


def _weaker(record: Grounded, other: Grounded) -> Grounded:
    return other if other.record.confidence < record.record.confidence else record


def _without(found: FoundRecords, ledger: Ledger, leaving: set[RecordKey]) -> FoundRecords:
    gone = {id(record.record) for record in ledger.records if record.key in leaving}
    return replace(found, papers=tuple(_thinned(paper, gone) for paper in found.papers))


def _thinned(paper: FoundPaper, gone: set[int]) -> FoundPaper:
    recommendations = tuple(record for record in paper.recommendations if id(record) not in gone)
    keys = {record.key for record in paper.recommendations} - {record.key for record in recommendations}
    return replace(
        paper,
        recommendations=recommendations,
        actions=tuple(_unlinked(action, keys) for action in paper.actions if id(action) not in gone),
        decisions=tuple(record for record in paper.decisions if id(record) not in gone),
    )


def _unlinked(action: FoundAction, keys: set[int]) -> FoundAction:
    """``action`` without links to recommendations that left."""
    if not keys.intersection(action.recommendations):
        return action
    return replace(action, recommendations=tuple(key for key in action.recommendations if key not in keys))
