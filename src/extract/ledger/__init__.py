"""The ledger: every visible word of a document has one fate, and what has none is told.

``account(document, found)`` gives the account, ``grounded(found, ledger)`` the records with the places of their words.
"""

from extract.ledger.account import FATES, Fate, Home, Ledger, Leftover, account
from extract.ledger.fields import Grounded, RecordKey

__all__ = ["FATES", "Fate", "Grounded", "Home", "Ledger", "Leftover", "RecordKey", "account"]
