"""The ledger: every visible word of a document has one fate, and what has none is told.

``account(document, found)`` gives the account; ``settled`` does when records that say again what others say have left;
``regions_by_record(ledger)`` tells where each record's words stand.
"""

from extract.ledger.account import FATES, Fate, Home, Ledger, Leftover, account
from extract.ledger.checks import breaches
from extract.ledger.fields import Grounded, RecordKey
from extract.ledger.once import settled
from extract.ledger.regions import regions_by_record

__all__ = [
    "FATES", "Fate", "Grounded", "Home", "Ledger", "Leftover", "RecordKey", "account", "breaches", "regions_by_record",
    "settled",
]  # fmt: skip
