"""What a paper asks for amid its findings, without a list: "We recommend that …", a regulator's "It must …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.records.prose.drafts import Draft
from extract.records.prose.pieces import Piece

SENTENCE_END = re.compile(r"(?<=[a-z0-9)’'\"%][.!?])\s+(?=[A-Z])")
OWED = re.compile(
    r"^(?:(?:Therefore|However|Overall|Now|Next),?\s+)?(?P<who>(?:[Ii]t|[Tt]hey|[Tt]he\s+(?:\w+\s+){0,3}?(?:council|landlord|service|authority|force|trust"
    r"|partnership|provider|board|area|department|leadership)|[Ll]eaders|[A-Z][\w’'&-]*(?:\s+(?:of|and|[A-Z][\w’'&-]*)){0,5}?"
    r"\s+(?:Council|Service|Homes|Housing|CC|BC|MBC|DC|LBC|Authority|Trust|Partnership))"
    r"(?:\s+(?:and|with)\s+(?:its|the|their)\s+[\w\s]{3,40}?)?)\s+"
    r"(?:now\s+|also\s+|urgently\s+)?(?:must|should|needs?\s+to|is\s+required\s+to|will\s+need\s+to|has\s+to)\s+"
    r"(?:\w+ly\s+|now\s+|also\s+)?(?!have\b|be\s+(?:noted|aware|remembered|said)\b|not\s+be\s+taken\b)[a-z]",
)
"""A sentence that says what the one inspected must do; plain plurals ("councils should") tell the law."""


ASKED = re.compile(
    r"^(?:\w+,?\s+){0,2}?(?:we|I|the\s+(?:\w+\s+){0,4}?(?:group|panel|committee|commission|review|team|inquiry|board|inspectors?|auditors?))"
    r"\s+(?:\w+ly\s+|also\s+|therefore\s+|further\s+|would\s+)*recommends?\s+(?:that|to)\b",
    re.IGNORECASE,
)
"""A sentence in which its authors recommend."""


def find_stated(pieces: Sequence[Piece], regulates: bool) -> list[Draft]:
    """The sentences of running text in which the authors recommend, one a draft, in order; of one who ``regulates``
    also those that say what must be done."""
    found: list[Draft] = []
    for piece in pieces:
        if piece.level or piece.in_grid or piece.label:
            continue
        for sentence in SENTENCE_END.split(piece.text):
            owed = regulates and OWED.match(sentence)
            if (owed or ASKED.match(sentence)) and sentence.endswith("."):
                words = replace(piece, text=sentence, marker="")
                found.append(Draft(None, stated=True, text=[words], start=piece.place))
    return found
