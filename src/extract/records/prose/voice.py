"""Who speaks in a paper, as its head tells: inspectors, a body of scrutiny, somebody who writes to the council."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.codelists import DocumentType
from extract.records.paper.origins import origin_of
from extract.records.phrases import PROSE as SAYS
from extract.records.prose.heads import asks_of_council
from extract.records.prose.pieces import Piece

DECIDING = frozenset({"cover_report", "agenda", "agenda_pack", "minutes", "decision_record"})
"""Papers in which "Recommendations" are mostly the officers', and the word of decision the meeting's."""
OPENING = 30
"""Pieces at the head of a paper in which an inspector or auditor tells who writes."""
FEWEST_REMARKS = 2
TITLES = 6
"""Pieces at the head of minutes that name the body that met."""
MOST_OF_TITLE = 60
"""Letters at the head of words that tell a meeting."""
DEAR = re.compile(r"^dear\b", re.IGNORECASE)
PROMISES = re.compile(
    r"\bwe\s+(?:will|shall|undertake|do|are|have|offer|mean|plan)\b|\bour\s+(?:response|reply|answer|plan|promises?)\b",
    re.IGNORECASE,
)
"""In a title: the council says what it does, whoever looked at it."""
ANSWERERS = re.compile(r"\b(?:we|officers)\s+(?:will|have|are|accept|agree)\b", re.IGNORECASE)
"""How those speak who looked at a council, and how it answers them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """``deciding``: a meeting or its officers; ``inspected``: an inspector, regulator or auditor; ``scrutiny``: a body
    that may recommend to those who decide; ``letter``: one who writes to the council about its services; ``meets``:
    the paper tells a meeting."""

    title: str
    """Its title and the line below that says whose report it is."""
    kind: DocumentType
    deciding: bool
    inspected: bool
    scrutiny: bool
    letter: bool
    meets: bool
    regulates: bool
    """Whether the paper as a whole is an inspector's or regulator's, who says in it what must be done."""
    replies: bool
    """Whether it is a letter, or answers others."""
    reviews: bool
    """Whether those speak who looked at the council: what stands under their recommendations is what they found."""

    @property
    def by_others(self) -> bool:
        """Whether the paper is of those who looked at a council or write to it, and not its own."""
        writes = self.letter or (self.scrutiny and self.replies and self.kind != "response")
        if PROMISES.search(self.title):
            return False
        return not self.meets and (self.inspected or ((self.reviews or writes) and not self.deciding))


def voice_of(pieces: Sequence[Piece], title: str, kind: DocumentType) -> Voice:
    opening = pieces[:OPENING]
    heads = [title, *(piece.text for piece in pieces[:TITLES] if piece.level or piece.bold)]
    byline = next((piece.text for piece in pieces[:TITLES] if SAYS["byline"].match(piece.text)), "")
    return Voice(
        title=f"{title}\n{byline}",
        kind=kind,
        deciding=kind in DECIDING and not (SAYS["review"].search(byline) or SAYS["reporters"].search(byline)),
        inspected=kind == "inspection_report"
        or origin_of([title]) in ("inspection", "audit")
        or any(SAYS["commissioners"].search(head) for head in heads)
        or any(SAYS["inspected"].search(piece.text) for piece in opening if not piece.marker),
        scrutiny=any(origin_of([head]) == "scrutiny" or SAYS["advises"].search(head) for head in heads),
        letter=any(DEAR.match(piece.text) for piece in opening)
        and any(SAYS["yours"].search(piece.text) or asks_of_council(piece.text) for piece in opening),
        regulates=kind == "inspection_report",
        replies=kind == "response" or any(DEAR.match(piece.text) for piece in opening),
        reviews=(remarks := _count(SAYS["reviewers"], pieces)) >= FEWEST_REMARKS
        and remarks >= _count(ANSWERERS, pieces),
        meets=kind == "minutes"
        or any(SAYS["meeting"].search(piece.text[:MOST_OF_TITLE]) for piece in pieces[:14] if piece.marker != "•"),
    )


def _count(said: re.Pattern[str], pieces: Sequence[Piece]) -> int:
    return sum(len(said.findall(piece.text)) for piece in pieces)
