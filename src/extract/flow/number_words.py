"""Numbers in words: "one", "third", "twenty-four"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_COUNT = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDER = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_TENS = "twenty thirty forty fifty sixty"


COUNTS: Mapping[str, int] = MappingProxyType({word: n for n, word in enumerate([*_COUNT.split(), "twenty"], 1)})
"""How many, up to twenty."""


def _in_words() -> dict[str, int]:
    told = {word: value for names in (_COUNT, _ORDER) for value, word in enumerate(names.split(), 1)}
    units = [(word, value) for word, value in told.items() if value < 10]
    for value, ten in enumerate(_TENS.split(), 2):
        told |= {ten: 10 * value, f"{ten[:-1]}ieth": 10 * value}
        told |= {f"{ten}-{word}": 10 * value + unit for word, unit in units}
    return told


IN_WORDS: Mapping[str, int] = MappingProxyType(_in_words())
"""How many and which, up to sixty-nine."""
