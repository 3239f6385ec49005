"""The wording of a recommendation: its number, the recommendation itself, and the explanation under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.text import Paragraph, text_of

NUMBERED = re.compile(
    r"^(?i:(?:key |lga |peer |audit |scrutiny )?rec(?:ommendation)?s?\.?\s*(?:no\.?\s*)?|area for improvement\s*|"
    r"(?:area for )?priority action\s*)?\(?([A-Z]{0,2}\d{1,3}(?:\.\d{1,2})*[a-z]?)\)?"
    r"(?:\s*[.):–—-]\s*|\s*$|\s*\n|\s+(?=[A-Z]))"
)
"""A number before the words: "1.", "R4:", "Recommendation 3 –", "(2)"."""

Response = Literal["accepted", "partly", "rejected"]
RESPONSES: tuple[tuple[Response, str], ...] = (
    (
        "partly",
        r"\b(?:part(?:ly|ially)?[ -](?:accept|agree)\w*|(?:accept|agree)\w*,? in part|in[ -]part|partial(?:ly)?)\b",
    ),
    (
        "rejected",
        r"^(?:no|n)$|^(?:not (?:accept|agree)|reject|declin|disagree)\w*|\b(?:is|are) (?:not accepted|rejected)\b",
    ),
    ("rejected", r"\b(?:does|do) not (?:accept|agree)|\brejects? (?:this|the) recommendation"),
    ("accepted", r"^(?:yes|y)$|^(?:fully |accept|agree|support)\w*|\b(?:is|are) (?:fully )?(?:accepted|agreed)\b"),
    (
        "accepted",
        r"\b(?:accepts?|agrees? with|supports?) (?:(?:all|both|each)(?: of)? )?(?:this|the|these) (?:\w+ )?"
        r"recommendation|\baccepted\b",
    ),
)
"""What a clause says of the recommendation; the first clause that says anything decides."""


@dataclass(frozen=True, slots=True)
class Wording:
    number: str | None
    text: str
    context: str | None


def read_recommendation(paragraphs: Sequence[Paragraph]) -> Wording:
    """Number, recommendation and context of the paragraphs of a cell or banner.

    A bold recommendation above plain or italic paragraphs is the recommendation, the rest its context; without such
    a turn of style all of it is the recommendation.
    """
    if not paragraphs:
        return Wording(None, "", None)
    turn = _turn_of_style(paragraphs)
    text = text_of(paragraphs[:turn])
    context = text_of(paragraphs[turn:]) or None
    match = NUMBERED.match(text)
    if match and text[match.end() :].strip():
        return Wording(match.group(1), text[match.end() :].strip(), context)
    if match and context:
        return Wording(match.group(1), context, None)
    return Wording(None, text, context)


def _turn_of_style(paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first paragraph set plainer than the first one; the number of paragraphs if none is."""
    first = paragraphs[0]
    for index, paragraph in enumerate(paragraphs[1:], start=1):
        plainer = first.bold and not paragraph.bold
        turned_italic = paragraph.italic and not first.italic
        if plainer or turned_italic:
            return index
    return len(paragraphs)


def read_response(text: str) -> Response | None:
    """What a response's words say of the recommendation, judged clause by clause from its head."""
    for clause in re.split(r"[.;:\n]", text.lower()[:300]):
        words = clause.strip(" \t()-–")
        for response, pattern in RESPONSES:
            if re.search(pattern, words):
                return response
    return None
