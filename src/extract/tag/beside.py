"""Parties that stand beside each other with no mark between them: "Head of Finance Head of Legal Services"."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.tag.lead import Lead
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary
from extract.tag.worth import worth

_SURE = 0.75
"""From this worth on a reading as one party stands without a look at others."""
_CUT = 0.25
"""What a cut where nothing is printed costs."""
_LEAST = 0.2
"""What each of several parties must be worth."""
_MOST = 10
"""Places to cut at that are looked at; the time grows with their square."""
_WORD = re.compile(r"\S+")
_ASIDE = re.compile(r"\s*\([^()]*\)?\s*$")


def side_by_side(piece: str, v: Vocabulary) -> list[str]:
    """The parties in ``piece``: itself, unless several parties together fit far better than one."""
    one = read_party(piece, v)
    whole = worth(one, v)
    bodies = _bodies(piece, v)
    if bodies or one is None or whole >= _SURE or " " not in piece:
        return bodies or [piece]
    starts = [0, *_starts(piece, one.rank is not None, v), len(piece)]
    if len(starts) < 3:
        return [piece]
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for end in range(1, len(starts)):
        ways = []
        for begin in range(end):
            part = piece[starts[begin] : starts[end]].strip(" -,")
            value = best[begin][0] + _as_part(read_party(part, v), v) - (_CUT if begin else 0.0)
            ways.append((value, (*best[begin][1], starts[begin])))
        best.append(max(ways, key=lambda way: (round(way[0], 6), -len(way[1]), tuple(-place for place in way[1]))))
    value, places = best[-1]
    parts = [piece[a:b].strip(" -,") for a, b in zip(places, (*places[1:], len(piece)), strict=True)]
    sure = all(_as_part(read_party(part, v), v) >= _LEAST for part in parts)
    return parts if sure and value >= whole + _CUT else [piece]


def _as_part(lead: Lead | None, v: Vocabulary) -> float:
    """The worth of a party with others beside it: a service before a body or a post is the first word of its name."""
    sure = lead is None or lead.kind != "body" or lead.name.lower() in v.bodies
    noun = lead is not None and lead.name.lower().split()[-1] in v.words["strong"]
    return worth(lead, v) if sure or noun else min(worth(lead, v), -0.2)


def _bodies(piece: str, v: Vocabulary) -> list[str]:
    """Three or more listed bodies with nothing between them, as a narrow cell's lines leave them; else none."""
    rest, found = piece.strip(), []
    while rest:
        body = shapes(v).body.match(rest)
        if body is None:
            return []
        found.append(body[0])
        rest = rest[body.end() :].strip()
    return found if len(found) > 2 and piece.lower() not in v.bodies else []


def _starts(piece: str, post: bool, v: Vocabulary) -> list[int]:
    """Characters, other than the first, at which a party may begin: a rank, an office, a title, a body, any word after
    a word that ends a post, and any word where the piece ends in a body's noun or, being a ``post``, in a post's."""
    words = list(_WORD.finditer(piece))
    known = shapes(v)
    ending = _ASIDE.sub("", piece).split()[-1:] or [words[-1][0]]
    last = v.ranks.get(ending[0].lower())
    body_ends = ending[0].lower() in v.words["strong"] or (post and last is not None and last.tail_only)
    found: list[int] = []
    depth = 0
    for before, word in pairwise(words):
        depth += before[0].count("(") - before[0].count(")")
        if depth > 0 or before[0].lower() in ("of", "for", "and", "&", "the", "to"):
            continue
        first = word[0]
        both = v.ranks.get(f"{before[0]} {first}".lower())
        alone = v.ranks.get(first.lower())
        if both and alone and (both.kind != alone.kind or before[0] == "Assistant"):
            continue  # "Team Leader" is no body beside the leader, "Assistant Director" no assistant beside a director
        if not (first[0].isupper() or first[0].isdigit()):
            continue
        rest = expand(piece[word.start() :], v)
        opening = known.opening.match(rest)
        opens = opening is not None and not (v.ranks[opening["rank"].lower()].closed and opening["rest"])
        short = first in v.heads or known.role.match(expand(first, v)) is not None
        body = known.body.match(rest)
        titled = known.title.match(piece[word.start() :]) is not None
        ends = v.ranks.get(before[0].lower().rstrip("),.")) is not None or before[0].lower() in v.words["strong"]
        if (
            opens
            or short
            or titled
            or (body and " " in body[0])
            or _office(rest, v)
            or ends
            or body_ends
            or before[0].endswith(")")
        ):
            found.append(word.start())
    return found[:_MOST]


def _office(rest: str, v: Vocabulary) -> bool:
    words = rest.split()
    return any(" ".join(words[:count]).lower() in v.roles for count in range(2, 5))
