"""What heads a list of recommendations: "Key recommendations", "What needs to improve?", "The panel recommends:"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from extract.model import Table
from extract.records.prose.pieces import Piece
from extract.text import cell_paragraphs

HeadKind = Literal["recommendations", "improve", "sentence"]

_OF = r"(?:\s+(?!from\s+the\s+(?:policy|plan|strategy)\b)(?:to|for|of|from|by|made|arising|and)\s+.{2,80})?"
RECOMMENDATIONS = re.compile(
    r"^(?:\d{1,2}(?:\.\d)?[.)]?\s+)?(?:(?:the|our|a|summary|list|full|of|key|main|lga|cpc|peer|team|team['’]s|headline|"
    r"priority|principal|overarching|final|detailed|review|scrutiny|panel|task|and|finish|group|working|inquiry|"
    r"challenge|committee|commission|corporate|audit|inspection|conclusions?|findings|improvement|statutory|external|"
    r"internal|auditors?|inspectors?|independent|specific|proposed)(?:['’]s?)?\s+)*"
    rf"recommendations?{_OF}\s*\d?\s*:?$",
    re.IGNORECASE,
)
IMPROVE = re.compile(
    r"^(?:\d{1,2}(?:\.\d)?[.)]?\s+)?(?:(?:key|main|priority|our)\s+)?"
    r"(?:areas?\s+(?:for|of|requiring|that\s+(?:need|require)|where)\s+.{0,40}?\b(?:improvement|(?:priority"
    r"|immediate)\s+action|improve|development)\b.{0,40}"
    r"|what\s+(?:(?:does|do|must|should)\s+)?(?:.{2,60}\s+)?(?:needs?|must|has|have"
    r"|should)?\s*(?:to\s+)?(?:be\s+)?(?:improved?|do\s+(?:next|now))\b.{0,50}"
    r"|priority\s+actions?|priorities\s+for\s+improvement|priority\s+and\s+immediate\s+action"
    r"|(?:required\s+|recommended\s+)?actions?\s+(?:for|required\s+(?:of|by))\s+(?:the\s+)?(?:landlord|council"
    r"|provider|service|local\s+authority|trust|partnership)"
    r"|next\s+steps?\s+for\s+.{3,40})"
    r"\s*\d?\s*[?:]*\s*\d?$",
    re.IGNORECASE,
)
"""Heads of inspectors' lists; Ofsted's "What needs to improve?" carries a footnote mark."""
OWED_HEAD = re.compile(
    r"^what\s+.{2,60}\b(?:must|should|needs?\s+to|ha(?:s|ve)\s+to|could)\s+.{0,30}?"
    r"\b(?:improved?|do(?:ne)?|change[ds]?|better|put\s+right|address(?:ed)?)\b.{0,40}$",
    re.IGNORECASE,
)
"""A head that may stand over a list of what is owed, or over the story of it: only a list right below it counts."""
_GROUP = (
    r"(?:we|inspectors?|auditors?|(?:the\s+)?(?:\w+\s+){0,5}?(?:panel|group|review|committee|commission|board|team"
    r"|inquiry|inspectorate|auditors?|inspectors?|"
    r"ofsted|cqc|regulator|ombudsman|members|report))"
)
_OWED = (
    r"(?:local\s+(?:authority|area)|council|partnership|partners|service|trust|landlord|force|authority"
    r"|provider|leaders|board|cabinet|executive|agencies|department)"
)
SENTENCE = re.compile(
    rf"\b{_GROUP}\s+(?:\w+ly\s+|also\s+|therefore\s+|further\s+|then\s+|has\s+|have\s+)*(?:recommend(?:s|ed)?|made"
    rf"|makes|proposes?|proposed)\b[^.]*?(?:\brecommendations?\b[^.]*|\bthat\b[^.]*|\bto\b[^.]*|\s*):\s*$"
    rf"|\b(?:the\s+)?following\s+(?:\w+\s+){{0,3}}?(?:recommendations?|areas?\s+for\s+improvement)\b[^.]*:\s*$"
    rf"|\b{_OWED}\b[^.:]{{0,60}}?\b(?:should|must|needs?\s+to|is\s+required\s+to|are\s+required\s+to)(?:\s+(?:now"
    rf"|also|urgently|take|act|do)\b)?(?:,?\s+(?:by|within|before)\s[^:]{{3,50}},?)?(?:[^.:]{{0,30}}\bfollowing\b[^.:]{{0,30}}|\s+(?:immediately|urgently))?\s*:\s*$"
    r"|\brecommendations?\b[^.:]{0,60}\b(?:are|as\s+follows|is|below)\s*(?:that\s*)?:\s*$",
    re.IGNORECASE,
)
"""A sentence that ends in a colon and says that others recommend what follows."""
ASKED_OF = re.compile(
    rf"\b(?:{_GROUP}|I)\s+(?:\w+\s+){{0,3}}?(?:ask(?:s|ed)?|expects?|urges?|requests?|invites?|suggests?|want|advises?|encourages?"
    rf"|puts?)\b[^.:]{{0,80}}\b(?:you|{_OWED})\b[^.:]*[:.]\s*$"
    r"|\b(?:matters|steps|points|actions|requests)\b[^.:]{0,40}\b(?:for|to|from)\s+you\b[^.:]*:\s*$",
    re.IGNORECASE,
)
"""A sentence in which the writer of a letter asks the council for what is listed below."""
ASKING = re.compile(r"(?:ask|expect|urge|request|invite|suggest|want|advise|encourage|put|you)[^.:]*[:.]\s*$")
"""One of these is in every such sentence, in small letters: a quick look."""
FOLLOWING = re.compile(
    r"\b(?:should|must)\s+take\s+the\s+following\s+(?:\w+\s+){0,2}?(?:actions?"
    r"|steps)\s*[.:]$",
    re.IGNORECASE,
)
TO_EXECUTIVE = re.compile(
    rf"^(?:(?:It\s+was|The\s+(?:\w+\s+){{0,5}}?{_GROUP})\s+)?(?:unanimously\s+)?(?:R(?:ESOLVED|esolved)\s+to\s+recommend|RECOMMENDED"
    r"|recommended|Recommended|To\s+recommend(?=\s+to\b))(?:\s+(?:to|that)\b[^.:;]{0,80})?\s*:$"
)
"""Scrutiny recommends to those who decide: "RECOMMENDED to Cabinet:"; elsewhere the words are a meeting's own."""
LONGEST_HEAD = 120
LONGEST_SENTENCE = 420
"""Characters."""


def advises(table: Table) -> bool:
    """Whether a cell of a table that is no plan holds a list of recommendations under its head, among other words."""
    for cell in table.cells:
        if "ecommendation" in cell.text and len(cell.lines) > 2:
            parts = cell_paragraphs(cell)
            for head, item in pairwise(parts):
                named = head.bold and not item.bold and bool(item.marker) and head is not parts[0]
                if named and RECOMMENDATIONS.match(head.text.strip()):
                    return True
    return False


def head_kind(piece: Piece) -> HeadKind | None:
    """What kind of list ``piece`` heads, if it heads one."""
    if (piece.label and not piece.label.coded) or piece.in_grid:
        return None
    if len(piece.text) <= LONGEST_HEAD and (piece.level or piece.bold or piece.boxed or _stands_alone(piece)):
        if RECOMMENDATIONS.match(piece.text):
            return "recommendations"
        if IMPROVE.match(piece.text):
            return "improve"
        if OWED_HEAD.match(piece.text):
            return "sentence"
    end = piece.text.rstrip()[-1:]
    if end not in (":", "."):
        return None
    tail = piece.text[-LONGEST_HEAD * 2 :]
    if FOLLOWING.search(tail[-60:]) or (ASKING.search(tail.lower()) and ASKED_OF.search(tail)):
        return "sentence"
    if end != ":":
        return None
    if TO_EXECUTIVE.match(piece.text):
        return "sentence"
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", piece.text)[-1]
    if len(sentence) <= LONGEST_SENTENCE and SENTENCE.search(sentence):
        return "sentence"
    return None


def _stands_alone(piece: Piece) -> bool:
    """Whether plain words look like a head in plain type: a short line that ends in a colon or question mark."""
    return len(piece.lines) == 1 and piece.text.endswith((":", "?")) and not piece.marker
