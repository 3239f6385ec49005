"""Texts made comparable: what two prints of the same words have in common, and the words that carry meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
DIGITS = re.compile(r"\d+")

STOP_WORDS = frozenset(
    re.findall(
        r"[a-z']+",
        """
        a about across after all also an and any are as at be been being between both but by can could do does
        each for from further had has have he her his how if in into is it its itself may might more most must
        need needs new no not of on once one only or other our out over own per same shall she should so some
        such than that the their them then there these they this those through to under until up upon us very
        was we well were what when where which while who whose will with within without would you your action
        actions appropriate approach around better borough build capacity clear clearer consider continue
        council council's councils current deliver delivery develop developing development effective
        effectively ensure ensuring explore focus further give having identify implement improve improvement
        increase issue issues key make making maximise number opportunity opportunities organisation
        organisational part place plan planning plans potential priorities priority process progress provide
        put range recommendation recommendations reflect relevant review role set strategic strategy
        strengthen sufficient support supporting take team undertake use using way ways work working
        """,
    )
)
"""English function words, then the words that nearly every recommendation to a council uses, whatever it is about.
Two recommendations that share only these are about different things."""

SPELLED_OUT = {
    "ASC": "adult social care", "BAU": "business as usual", "CYP": "children young people",
    "EDI": "equality diversity inclusion", "HR": "human resources", "ICB": "integrated care board",
    "ICP": "integrated care partnership", "ICT": "information technology", "KPI": "performance indicator",
    "KPIs": "performance indicators", "MTFP": "medium term financial strategy",
    "MTFS": "medium term financial strategy", "OD": "organisational development",
    "SEND": "special educational needs disabilities", "VCFS": "voluntary community faith sector",
    "VCS": "voluntary community sector", "VCSE": "voluntary community social enterprise sector",
    "VFM": "value for money",
}  # fmt: skip
"""Abbreviations that reports to councils use without explaining them, so that both ways of writing are the same."""

SUFFIXES = (
    "isations", "isation", "ations", "ation", "ingly", "ities", "ings", "ies", "ing", "ity", "ers", "ed", "es", "s",
)  # fmt: skip
LEAST_STEM = 4


@lru_cache(maxsize=1 << 16)
def plain(text: str | None) -> str:
    """``text`` in lower case, words and figures only, one space between: equal for two prints of the same words.

    >>> plain("The  Council’s “One-Team”\\napproach")
    'the council s one team approach'
    """
    folded = unicodedata.normalize("NFKC", text or "").casefold().replace("ﬁ", "fi")
    return " ".join(re.findall(r"[^\W_]+", folded))


def figures(text: str | None) -> tuple[str, ...]:
    """The numbers in ``text``, sorted: "2023/24" and "2024/25" are not the same words, near as they are."""
    return tuple(sorted(DIGITS.findall(text or "")))


def content_words(text: str | None) -> list[str]:
    """The words of ``text`` that carry meaning, in lower case, in order; usual abbreviations spelled out."""
    found: list[str] = []
    for word in WORD.findall((text or "").replace("’", "'")):
        found.extend(part.casefold().removesuffix("'s") for part in SPELLED_OUT.get(word, word).split())
    return [word for word in found if word not in STOP_WORDS and len(word) > 1 and not word.isdigit()]


def stem(word: str) -> str:
    """``word`` without its ending, crudely: "communities" and "community" become one. Never under four letters."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= LEAST_STEM:
            return word[: -len(suffix)]
    return word[:-1] if word.endswith(("y", "e")) and len(word) > LEAST_STEM else word


def letter_groups(words: Iterable[str], least: int = 4, most: int = 5) -> list[str]:
    """Runs of ``least`` to ``most`` letters inside each word, its ends marked by a space: alike for kindred words."""
    groups: list[str] = []
    for word in words:
        marked = f" {word} "
        for size in range(least, most + 1):
            groups.extend(marked[start : start + size] for start in range(len(marked) - size + 1))
    return groups
