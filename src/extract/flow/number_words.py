"""Numbers in words, "one", "third", "twenty-four", and in circles."""

from __future__ import annotations

import unicodedata
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

_ROUND = (*range(0x2460, 0x2474), *range(0x24EB, 0x24F5), *range(0x2776, 0x2794))
CIRCLED: Mapping[int, str] = MappingProxyType({code: str(int(unicodedata.numeric(chr(code)))) for code in _ROUND})
"""The figures of numbers in circles, as ``str.translate`` takes them."""
