"""What the words of a link say of a paper, on any kind of site: its title, its kind, whether it is exempt."""

from __future__ import annotations

import re

from extract.discover.parsing import words
from extract.sources import PaperKind

SIZE_NOTE = re.compile(r"\s*(?:,\s*item\s+[\w.]+?\.?)?\s*\bPDF\s+[\d.,]+\s*(?:[KMG]B|bytes)\s*$", re.I)
ITEM_NOTE = re.compile(r",\s*item\s+[\w()]+\.?\s*$", re.I)
HIDDEN_REFERENCE = re.compile(r"\s*\bref:\s*\d+\s*$", re.I)
EXEMPT = re.compile(
    r"\bnot for publication\b|"
    r"\b(?:exempt|restricted|confidential) (?:append(?:ix|ices)|annex(?:es)?|report|minutes|item)\b|"
    r"\((?:exempt|restricted|confidential|part (?:2|ii|b))\b[^)]{0,60}\)|"
    r"[-–:]\s*(?:exempt|restricted|confidential)\s*$|^\s*(?:exempt|restricted|confidential)\s*[-–:]",
    re.I,
)
"""How titles say that a paper holds exempt information (Local Government Act 1972, schedule 12A)."""
KIND_BY_WORDS: tuple[tuple[re.Pattern[str], PaperKind], ...] = (
    (
        re.compile(r"supplement|to follow|addend|late (?:item|paper|report)|additional (?:item|paper)", re.I),
        "supplement",
    ),
    (re.compile(r"\bminutes\b", re.I), "minutes"),
    (re.compile(r"\bdecisions?\b", re.I), "decisions"),
    (re.compile(r"front ?sheet", re.I), "front_sheet"),
    (re.compile(r"reports? pack|document pack|agenda pack", re.I), "pack"),
)


def kind_in_words(*texts: str | None) -> PaperKind | None:
    """The kind of a paper about the meeting as a whole, by the first of these texts that tells it."""
    for text in texts:
        for pattern, kind in KIND_BY_WORDS:
            if text and pattern.search(text):
                return kind
    return None


def clean_title(text: str) -> str | None:
    """A link's words without what the site adds: the size, the item, a hidden reference."""
    text = words(text) or ""
    for note in (HIDDEN_REFERENCE, SIZE_NOTE, ITEM_NOTE):
        text = note.sub("", text)
    return text.strip() or None


def says_exempt(*titles: str | None) -> bool:
    return any(EXEMPT.search(title) for title in titles if title)
