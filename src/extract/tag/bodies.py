"""Bodies: teams, boards, committees, partnerships, and services named alone."""

from __future__ import annotations

import re

from extract.tag.lead import Lead
from extract.tag.shapes import shapes
from extract.tag.vocabulary import Vocabulary, body_kind

_WHOLE = re.compile(
    r"(?:(?:all|whole|entire|full)\s+(?:of\s+)?|(?:all\s+)?members of\s+)(?:the\s+)?(?=\w)", re.IGNORECASE
)
_ALL_OF_SEVERAL = re.compile(
    r"all (?:of )?(?:the )?.*(?:teams|boards|groups|committees|panels|partnerships|forums)", re.IGNORECASE
)
_OF_IT = re.compile(r"(?<=team|oard|roup)\s+(?:members|colleagues)$", re.IGNORECASE)
_MEMBERS = re.compile(
    r"(?:.*\b(?:ward|elected|committee|scrutiny|cabinet|opposition|backbench)\s+members|.*\bcouncillors?)",
    re.IGNORECASE,
)


_COUNCIL = re.compile(r"(?:[A-Z][\w'’-]+\s+(?:(?:and|&|upon|on|of)\s+)?){1,4}(?:CC|BC|DC|MBC|MDC|LBC|RBC|TC|PC|UA)")
"""A council by its initials: "Surrey CC"."""
_OF_ENGLAND = re.compile(r"(?:[A-Z]\w+ ){1,3}(?:England|UK)")
"""Agencies of the state: "Sport England", "Age UK", "Active Travel England"."""
_NAMED_AFTER = re.compile(r"(?i:the )?(?:Friends|University|Diocese|Bishop|Archdeaconry) of (?:the )?[A-Z]\w+")
_LOWER = re.compile(r"(?:^|\s)(?!(?:and|of|for|the)\b)[a-z]")
"""A word without a capital, which no name has."""


def whole_by_form(name: str) -> bool:
    """Whether the form of a body's name shows that it is all there: "Surrey CC", "Sport England"."""
    return bool(_OF_ENGLAND.fullmatch(name) or _COUNCIL.fullmatch(name) or _NAMED_AFTER.fullmatch(name))


def listed_body(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A body by name, all of it too: "all members of SLT". Of several bodies all are more than those named:
    "All Thematic Steering Groups"."""
    whole = _WHOLE.sub("", text).lower()
    named = v.bodies.get(text.lower())
    known = named or v.bodies.get(whole) or v.bodies.get(_OF_IT.sub("", whole))
    if known and not named and _ALL_OF_SEVERAL.fullmatch(text):
        return Lead(raw, f"All {known[0]}", known[1])
    return Lead(raw, known[0], known[1]) if known else None


def longer_body(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A listed body with more words after it: "Senior Leadership Team theme leads"."""
    opened = shapes(v).body.match(text)
    if opened and " " in opened[0] and text[opened.end() :].startswith(" "):
        kind = v.bodies.get(opened[0].lower(), ("", "body"))[1]
        ending = v.ranks.get(text.split()[-1].lower())
        if kind == "body" and ending and ending.name.lower() == text.split()[-1].lower():
            return None  # "Overview and Scrutiny Officer" is one post
        return Lead(raw, text, "external" if kind == "external" else body_kind(text, v.words["external"]))
    return None


def unlisted_body(raw: str, text: str, v: Vocabulary) -> Lead | None:
    """A body not listed, known by its noun; a service named alone stands for those who run it."""
    kind = body_kind(text, v.words["external"])
    words = re.findall(r"[\w'’]+", text.lower())
    if not words:
        return None
    if _OF_ENGLAND.fullmatch(text) or _NAMED_AFTER.fullmatch(text):
        return Lead(raw, text, "external")
    if _COUNCIL.fullmatch(text):
        return Lead(raw, text, "body")
    if _MEMBERS.fullmatch(text):
        return Lead(raw, text, "member")
    if words[-1] in v.words["strong"] or words[-1] in v.words["weak"] or kind == "external":
        return Lead(raw, text.replace(" & ", " and "), kind)
    known = [word in v.words["services"] for word in words if word not in ("and", "of", "for", "the")]
    if known and (all(known) or (any(known) and not _LOWER.search(text))):
        return Lead(raw, text.replace(" & ", " and "), kind, ambiguous=True)
    return None
