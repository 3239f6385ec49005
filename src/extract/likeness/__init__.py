"""The second reader: what each paragraph and cell of a paper is by its likeness to records.

It knows no form of paper. ``records.likeness`` makes records of what the readers of forms overlooked,
``ledger.suspicion`` tells what gave none.
"""

from extract.likeness.features import CellPlace, Text, Unit
from extract.likeness.forms import BESIDE, Form, Read, read_texts, texts_of
from extract.likeness.reader import KINDS, reader

__all__ = ["BESIDE", "KINDS", "CellPlace", "Form", "Read", "Text", "Unit", "read_texts", "reader", "texts_of"]
