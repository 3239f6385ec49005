"""Patterns made from a vocabulary, and abbreviations written out by it."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    parted: re.Pattern[str]
    """Bodies whose names hold a mark or an "and" at which a cell might be cut."""


_SHAPES: dict[int, tuple[Vocabulary, Shapes]] = {}


def shapes(vocabulary: Vocabulary) -> Shapes:
    """The patterns of ``vocabulary``, compiled once for each."""
    known = _SHAPES.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        if len(_SHAPES) > 64:  # one a paper; a long run must not keep them all
            _SHAPES.clear()
        known = _SHAPES[id(vocabulary)] = (vocabulary, _compile(vocabulary))
    return known[1]


_MARK = re.compile(r"[,/;+&\n]|\b(?:and|with)\b", re.IGNORECASE)


def _any(forms: list[str]) -> str:
    """A pattern of any of the forms, the longest that fits; what several begin with is tried once for all of them."""
    return _tree(tuple(sorted(set(forms)))) if forms else r"(?!)"


@lru_cache(maxsize=64)
def _tree(forms: tuple[str, ...]) -> str:
    """Made once for lists that papers share: most define abbreviations and no ranks or bodies."""
    return _branches(forms)


def _branches(forms: Sequence[str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        if form:
            by_letter.setdefault(form[0], []).append(form[1:])
    one_of = "|".join(re.escape(letter) + _branches(rest) for letter, rest in by_letter.items())
    if not one_of:
        return ""
    if "" in forms:
        return f"(?:{one_of})?"
    return f"(?:{one_of})" if len(by_letter) > 1 else one_of


def _compile(v: Vocabulary) -> Shapes:
    openings = [form for form, rank in v.ranks.items() if not rank.tail_only]
    acting = "|".join(sorted(v.words["acting"]))
    before = rf"(?P<acting>(?:{acting})(?!\s+accommodation)\s+)?(?P<all>all\s+)?"
    return Shapes(
        opening=re.compile(rf"{before}(?P<rank>{_any(openings)})(?![\w'’])(?P<rest>.*)$", re.IGNORECASE | re.DOTALL),
        closing=re.compile(rf"{before}(?P<portfolio>.+?)\s+(?P<rank>{_any(list(v.ranks))})$", re.IGNORECASE),
        role=re.compile(rf"(?P<deputy>(?:Deputy|Interim|Acting)\s+)?(?P<role>{_any(list(v.roles))})$", re.IGNORECASE),
        head=re.compile(rf"(?<![\w'’.])(?P<form>{_any(list(v.heads))})(?![\w'’.])"),
        inner=re.compile(rf"(?<![\w'’])(?P<form>{_any(list(v.inner))})(?![\w'’])"),
        title=re.compile(rf"(?:{_any(list(v.words['titles']))})\s+(?P<name>.+)$"),
        parted=re.compile(
            rf"(?<![\w'’])(?:{_any([form for form in v.bodies if _MARK.search(form)])})(?![\w'’])", re.IGNORECASE
        ),
        body=re.compile(rf"(?:the\s+|all\s+)?(?:{_any(list(v.bodies))})(?![\w'’])", re.IGNORECASE),
    )


@lru_cache(maxsize=4096)
def expand(text: str, vocabulary: Vocabulary) -> str:
    """``text`` with its abbreviations written out: that of a post or body where it opens, of services after it."""
    known = shapes(vocabulary)
    lead_in = re.match(r"(?:(?:all|the|interim|acting|deputy|joint)\s+)*", text, re.IGNORECASE)
    start = lead_in.end() if lead_in else 0
    letters = RANK_LETTERS.match(text)
    if letters and letters[0] not in vocabulary.heads and letters["service"] in vocabulary.inner:  # "HoHR"
        text = f"{OF_RANK[letters['rank']]} of {text[letters.start('service') :]}"
    head = known.head.match(text, start)
    if head and _is_service(head["form"], text[head.end() :], vocabulary):
        text, head = text[:start] + vocabulary.inner[head["form"]] + text[head.end() :], None
    if head:
        start = head.end()
        opened = text[: head.start()] + vocabulary.heads[head["form"]]
        rank = vocabulary.ranks.get(vocabulary.heads[head["form"]].lower())
        short = head["form"] != head["form"].capitalize()
        if rank and rank.closed and short and re.match(r"\s+[A-Z]", text[start:]):
            opened += " -"  # "HoS Legal" is a post; "Head of Service Legal" is none
    else:
        opened, start = text[:start], start
    unsure = vocabulary.ambiguous if not _names_officer(text, vocabulary) else frozenset()
    return opened + known.inner.sub(
        lambda match: match["form"] if match["form"] in unsure else vocabulary.inner[match["form"]], text[start:]
    )


RANK_LETTERS = re.compile(r"(?P<rank>Ho|[ASCE]?Do)(?P<service>[A-Z]{1,4})(?!\w)")
"""A post by the letters of its rank and of its service: "HoHR", "ADoP"."""
OF_RANK = {
    "Ho": "Head", "Do": "Director", "ADo": "Assistant Director", "SDo": "Strategic Director",
    "CDo": "Corporate Director", "EDo": "Executive Director",
}  # fmt: skip


def _is_service(form: str, rest: str, v: Vocabulary) -> bool:
    """Whether a form that is short for a rank and for a service stands for the service: the PH of "PH Team"."""
    if form not in v.inner or v.inner[form] == v.heads[form] or v.heads[form].lower() not in v.ranks:
        return False
    last = rest.strip().split()[-1].lower() if rest.strip() else ""
    tail = v.ranks.get(last)
    nouns = v.words["strong"] | v.words["weak"] | {"consultant"}
    return last in nouns or (tail is not None and tail.tail_only)


def _names_officer(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a rank of officers opens or ends the words: the ICT of "Head of ICT" is information technology, that of
    "ICT leads" may be an integrated care team."""
    known = shapes(vocabulary)
    match = known.opening.match(text) or known.closing.match(text)
    return match is not None and vocabulary.ranks[match["rank"].lower()].kind == "officer"
