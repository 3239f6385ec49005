"""Slips of OCR engines that facts of English typesetting put right. No dictionary: words stay as they were read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extract.read.ocr.words import OcrWord

LIGATURES = re.compile("[\ufb00-\ufb06]")
PRINTED_ALONE = frozenset("•–—-&+=/%£@\"'“”‘’.:…<>*")
"""Marks that print as words of their own; any other that stands alone is dirt."""
UNSURE = 0.6
"""Below this score a mark that stands alone is dirt whatever it is."""
WALL = frozenset("|¦[]!")
"""What is left of a cell wall is read as one of these."""
RAISED = re.compile(r"^(\d{1,2})[\"“”*'‘’°™]{1,2}$")
"""A day with its raised "th" or "st" read as a mark."""
MONTH = re.compile(
    r"^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|of)\b",
    re.IGNORECASE,
)
SPACES = re.compile(r"\s+")


def mend(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words of one line, left to right, with slips put right and dirt left out."""
    clean = [word._replace(text=_plain(word.text)) for word in words]
    kept = [word for word in clean if word.text and not _is_dirt(word)]
    while kept and kept[-1].text in WALL:
        kept.pop()
    if len(kept) > 1 and kept[0].text in WALL and not (kept[0].text == "|" and kept[1].text[:1].islower()):
        kept = kept[1:]
    return [word._replace(text=_mended(kept, index)) for index, word in enumerate(kept)]


def _plain(text: str) -> str:
    """Ligatures as letters, no white space inside."""
    return LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found.group()), SPACES.sub("", text))


def _is_dirt(word: OcrWord) -> bool:
    if any(c.isalnum() for c in word.text) or word.text in WALL:
        return False
    return word.text not in PRINTED_ALONE or (word.score < UNSURE and word.text not in "•–—-&")


def _mended(words: Sequence[OcrWord], index: int) -> str:
    text = words[index].text
    after = words[index + 1].text if index + 1 < len(words) else ""
    raised = RAISED.match(text)
    if raised and 1 <= int(raised.group(1)) <= 31 and MONTH.match(after):
        return raised.group(1) + _ordinal(int(raised.group(1)))
    return "I" if text == "|" else text


def _ordinal(number: int) -> str:
    """The letters after a number: "st", "nd", "rd" or "th"."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
