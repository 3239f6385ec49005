"""The second reader: how like a recommendation, an action or a decision a paragraph or a cell is.

It knows no form of paper. ``records.likeness`` asks it where the readers of forms found nothing, ``ledger.suspicion``
of all that gave no record.
"""

from extract.likeness.features import CellPlace, Spot, Unit, units_of
from extract.likeness.forms import BESIDE, Form, Text, chance_of, fitting, forms_of
from extract.likeness.reader import model_of

__all__ = [
    "BESIDE", "CellPlace", "Form", "Spot", "Text", "Unit", "chance_of", "fitting", "forms_of", "model_of", "units_of",
]  # fmt: skip
