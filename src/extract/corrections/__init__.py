"""What readers found wrong, put right: a file of corrections (see docs/report.md) laid over what a run extracts.

A correction names a document by its bytes and a row by its place on paper and the values that the reader saw. One
that no longer fits is told as an issue and changes nothing.
"""

from __future__ import annotations

from extract.corrections.apply import KINDS, Reviewed, apply, key_of
from extract.corrections.fingerprint import SEEN, fingerprint
from extract.corrections.model import CHANGES, FORMAT, Correction, CorrectionsError, ReviewedKind, load

__all__ = [
    "CHANGES",
    "FORMAT",
    "KINDS",
    "SEEN",
    "Correction",
    "CorrectionsError",
    "Reviewed",
    "ReviewedKind",
    "apply",
    "fingerprint",
    "key_of",
    "load",
]
