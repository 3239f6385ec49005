"""What counts as the same words when a record is compared with gold.

Print differs in ways that carry no meaning (curly or straight quotes, long or short dashes, line breaks, bullet
marks, raised ordinals). These functions take such differences away; everything else stays and counts.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from rapidfuzz import fuzz

SAME = 0.90
"""Least similarity, 0..1, at which two texts are taken as one (SCHEMA.md, section "Gold")."""

_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"', "‟": '"'}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\ufeff")
)
_LINE_BULLET = re.compile(r"^[ \t]*(?:[-*o§]|\uf0b7)[ \t]+", re.MULTILINE)
_BULLET = re.compile("[•▪◦●‣∙·■□➢✓\uf0b7\uf0a7]")
_ORDINAL = re.compile(r"(?<=\d) +(?=(?:st|nd|rd|th)\b)", re.IGNORECASE)
_ABOUT_SLASH = re.compile(r" *([/\\]) *")
_LEADING_NUMBER = re.compile(r"^(?:section )?\(?\d+(?:\.\d+)*[.):]* +")


def running(text: str) -> str:
    """``text`` as running words to compare: lower case, plain quotes and dashes, no bullet marks, single spaces."""
    marked = _LINE_BULLET.sub("", text.translate(_MARKS))
    spaced = _BULLET.sub(" ", marked)
    return " ".join(unicodedata.normalize("NFKC", spaced).lower().split())


def printed(text: str | None) -> str:
    """The words of a cell as printed, white space and raised ordinals put right; '' for an empty cell or None.

    A line break after a slash leaves a space when lines are joined, so spaces about a slash do not count.
    """
    words = " ".join(unicodedata.normalize("NFKC", text or "").translate(_MARKS).split())
    return _ABOUT_SLASH.sub(r"\1", _ORDINAL.sub("", words))


def name(text: str | None) -> str:
    """A post, body or person to compare: no case, punctuation or leading article, '&' as 'and'; word order stays."""
    lowered = unicodedata.normalize("NFKC", text or "").translate(_MARKS).lower().replace("&", " and ")
    words = re.sub(r"[^\w\s]", " ", lowered.replace("'", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def heading(text: str | None) -> str:
    """A heading to compare: as a name, without the number before it."""
    return name(_LEADING_NUMBER.sub("", running(text or "")))


def label(number: str | None) -> str:
    """A printed number or reference to compare: without brackets, spaces or closing full stop; '' for None."""
    return re.sub(r"[\s()\[\]]", "", number or "").rstrip(".:").lower()


def address(uri: str | None) -> str:
    """An address to compare: escapes undone, no scheme, no closing slash; '' for None."""
    return re.sub(r"^https?://", "", unquote(uri or "").strip(), flags=re.IGNORECASE).rstrip("/")


def link_words(text: str) -> str:
    """The words of a link to compare: running, without an address printed among them and the number before them."""
    return _LEADING_NUMBER.sub("", running(re.sub(r"https?://\S+", " ", text)))


def similarity(first: str, second: str) -> float:
    """How alike two texts are, 0..1: rapidfuzz ratio of texts already made plain; 0 where it is below half."""
    return fuzz.ratio(first, second, score_cutoff=50) / 100


def shortened(text: str | None, width: int = 60) -> str:
    """``text`` on one line of at most ``width`` characters; '-' for None or nothing."""
    line = " ".join((text or "").split())
    if not line:
        return "-"
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
