"""The words at which a search for a lead begins, from the vocabulary, and what makes them unsafe in running text."""

from __future__ import annotations

import calendar
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from extract.shipped import model_file
from extract.tag.leads import read_leads
from extract.tag.vocabulary import Vocabulary, plural

Head = Literal["rank", "tail", "role", "body", "noun"]
"""A rank that opens a post, a rank that ends one, an office, a body by name, the noun that a body's name ends in."""

_GENERIC = frozenset({"member"})  # ranks whose posts many hold: "elected members"
_TAILS = frozenset({"manager", "officer", "coordinator", "adviser", "accountant", "solicitor", "business partner"})
_ALWAYS_ENDS = "director"
_NOT_BODIES = frozenset({"council"})
"""Names a body in a lead cell, but in running text the whole council."""
_WORDS: Mapping[str, list[str]] = model_file("vocabulary", "mentions.toml")
PLAIN_WORDS, COMMANDS, LABELS, MODIFIED, _OTHER_MEANINGS = (
    frozenset(_WORDS[name]) for name in ("plain", "commands", "labels", "modified", "other_meanings")
)
MAY_FOLLOW = frozenset({"meeting", "meetings"})
MONTH_WORDS = frozenset(
    name.lower() for month in range(1, 13) for name in (calendar.month_name[month], calendar.month_abbr[month], "sept")
)
JOINS = frozenset({"and", "&"})
MARKS = frozenset({",", "-", "–", "—", "("})
ACTING = frozenset({"interim", "acting", "temporary"})
DEPUTIES = ACTING | {"deputy"}
TITLES = ("Cllr", "Councillor", "Alderman")


_CAPITALISED_OR_NUMBER = re.compile(r"\b[A-Z][\w&]*|\b(?:s\.?)?\d{2,3}\b")


def may_name_lead(text: str, v: Vocabulary, start: int = 0, end: int = sys.maxsize) -> bool:
    """A cheap look: whether a capitalised word or a number of ``text``, of its characters ``start`` up to ``end``, is
    one without which no lead is named."""
    return not _anchors(v).isdisjoint([word.lower() for word in _CAPITALISED_OR_NUMBER.findall(text, start, end)])


def _is_short(form: str) -> bool:
    """Whether a form is an abbreviation, to be matched as printed."""
    return " " not in form and (len(form) <= 4 or sum(letter.isupper() for letter in form.replace("-", "")) > 1)


@lru_cache(maxsize=64)
def heads(v: Vocabulary) -> Mapping[Head, list[str]]:
    """The words from which a search begins, in lower case; abbreviations are apart, in ``short_forms``."""
    if v.base and v.only_abbreviations:  # no other words than before, less those that are an abbreviation now
        before = heads(v.base)
        new = {form.lower() for form in v.added if _is_short(form)}
        if all(new.isdisjoint(forms) for forms in before.values()):
            return before
        fewer = {head: [form for form in forms if form not in new] for head, forms in before.items()}
        tails = [form for form in before["tail"] if form not in new or form == _ALWAYS_ENDS]
        return {**fewer, "noun": before["noun"], "tail": tails}
    shorts = {form.lower() for form in v.heads if _is_short(form)}
    plurals = {plural(form).lower() for form in v.ranks}
    one = [form for form in v.ranks if form not in plurals | shorts and v.ranks[form].name.lower() not in _GENERIC]
    nouns = {noun for noun in v.words["strong"] if plural(noun) != noun} | {"committees", "working party"}
    return {
        "rank": [form for form in one if not v.ranks[form].tail_only],
        "tail": [form for form in one if v.ranks[form].name.lower() in _TAILS] + [_ALWAYS_ENDS],
        "role": [form for form in v.roles if form not in shorts and not form[-1].isdigit()],
        "body": [form for form in v.bodies if form not in shorts | _NOT_BODIES | v.words["outside"]],
        "noun": sorted(nouns - {"cabinet", "party"}),  # no political parties
    }


@lru_cache(maxsize=64)
def short_forms(v: Vocabulary) -> dict[str, str]:
    """Abbreviations of posts and bodies that are safe in running text, with what they stand for.

    Of a paper's own vocabulary only the forms it adds are looked at, and those of whose words it understands one anew.
    """
    if v.base is None or not v.only_abbreviations:
        return {form: full for form, full in v.heads.items() if _is_safe(form, full, v)}
    before = short_forms(v.base)
    return {
        form: full
        for form, full in v.heads.items()
        if (_is_safe(form, full, v) if form in v.added or any(new in full for new in v.added) else form in before)
    }


def _is_safe(form: str, full: str, v: Vocabulary) -> bool:
    general = Vocabulary.general()
    defined = v.inner.get(form) != general.inner.get(form) or form in general.ambiguous - v.ambiguous
    rank = v.ranks.get(full.lower())
    long = len(form) > 2 or (rank is not None and not rank.alone and form not in v.ambiguous)  # "AD Finance"
    usual = long and _is_short(form) and form not in _OTHER_MEANINGS
    spoken_of = full.lower() in v.words["outside"] and not defined
    return (usual or defined) and not spoken_of and _names_party(full, v)


def _names_party(full: str, v: Vocabulary) -> bool:
    """Whether an abbreviation's full words name a post or a body, not a service, a law or the council."""
    last = full.lower().split()[-1]
    if full.lower() in v.bodies or full.lower() in v.roles or last in v.words["strong"]:
        return full.lower() not in _NOT_BODIES
    leads = read_leads(full, v)
    return len(leads) == 1 and leads[0].rank is not None and full[-1] != "s"


@lru_cache(maxsize=64)
def _anchors(v: Vocabulary) -> frozenset[str]:
    """Words of which a text must hold one, capitalised or a number, to name a lead: the rarest of each head."""
    return _rarest_words(v) | {short.lower() for short in short_forms(v)}


@lru_cache(maxsize=64)
def _rarest_words(v: Vocabulary) -> frozenset[str]:
    """``_anchors`` without the abbreviations."""
    if v.base and v.only_abbreviations and heads(v) is heads(v.base):
        return _rarest_words(v.base)
    words = {title.lower() for title in TITLES}
    for form in (form for forms in heads(v).values() for form in forms):
        own = re.split(r" (?:of|for|to|in) ", form)[0].split() if not form.startswith("head of") else ["head"]
        rare = [word for word in own if word not in v.words["weak"]]
        words.update(re.findall(r"[\w&]+", (rare or own)[-1])[:1])
    words.update(word for form in v.roles for word in form.split() if word[-1].isdigit())  # "section 151 officer"
    return frozenset(words)
