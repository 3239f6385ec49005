"""Patterns made from a vocabulary, and abbreviations written out by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.tag.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Shapes:
    """Patterns compiled from a vocabulary."""

    opening: re.Pattern[str]
    closing: re.Pattern[str]
    role: re.Pattern[str]
    head: re.Pattern[str]
    inner: re.Pattern[str]
    title: re.Pattern[str]
    body: re.Pattern[str]


_SHAPES: dict[int, tuple[Vocabulary, Shapes]] = {}


def shapes(vocabulary: Vocabulary) -> Shapes:
    """The patterns of ``vocabulary``, compiled once for each."""
    known = _SHAPES.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        if len(_SHAPES) > 64:  # one a paper; a long run must not keep them all
            _SHAPES.clear()
        known = _SHAPES[id(vocabulary)] = (vocabulary, _compile(vocabulary))
    return known[1]


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) or r"(?!)"


def _compile(v: Vocabulary) -> Shapes:
    openings = [form for form, rank in v.ranks.items() if not rank.tail_only]
    acting = "|".join(sorted(v.words["acting"]))
    before = rf"(?P<acting>(?:{acting})\s+)?(?P<all>all\s+)?"
    return Shapes(
        opening=re.compile(rf"{before}(?P<rank>{_any(openings)})(?![\w'’])(?P<rest>.*)$", re.IGNORECASE | re.DOTALL),
        closing=re.compile(rf"{before}(?P<portfolio>.+?)\s+(?P<rank>{_any(list(v.ranks))})$", re.IGNORECASE),
        role=re.compile(rf"(?P<deputy>(?:Deputy|Interim|Acting)\s+)?(?P<role>{_any(list(v.roles))})$", re.IGNORECASE),
        head=re.compile(rf"(?<![\w'’.])(?P<form>{_any(list(v.heads))})(?![\w'’.])"),
        inner=re.compile(rf"(?<![\w'’])(?P<form>{_any(list(v.inner))})(?![\w'’])"),
        title=re.compile(rf"(?:{_any(list(v.words['titles']))})\s+(?P<name>.+)$"),
        body=re.compile(rf"(?:the\s+|all\s+)?(?:{_any(list(v.bodies))})(?![\w'’])", re.IGNORECASE),
    )


@lru_cache(maxsize=4096)
def expand(text: str, vocabulary: Vocabulary) -> str:
    """``text`` with its abbreviations written out: that of a post or body where it opens, of services after it."""
    known = shapes(vocabulary)
    lead_in = re.match(r"(?:(?:all|the|interim|acting|deputy|joint)\s+)*", text, re.IGNORECASE)
    start = lead_in.end() if lead_in else 0
    head = known.head.match(text, start)
    if head:
        start = head.end()
        opened = text[: head.start()] + vocabulary.heads[head["form"]]
    else:
        opened, start = text[:start], start
    return opened + known.inner.sub(lambda match: vocabulary.inner[match["form"]], text[start:])
