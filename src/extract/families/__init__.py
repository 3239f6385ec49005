"""Recommendations of several councils that ask for the same thing: families, with the chance that each belongs.

``families(texts)`` groups texts; ``probability`` is the chance that two of them ask for the same. docs/numbers.md says
what it means, models/families/README.md what it reaches on pairs judged by hand.
"""

from __future__ import annotations

from extract.families.encoder import put_away
from extract.families.grown import NEAR, SAME, Family, chance, families
from extract.families.likeness import Point, fragment, point, probability

__all__ = ["NEAR", "SAME", "Family", "Point", "chance", "families", "fragment", "point", "probability", "put_away"]
