"""Words of time amid those of a lead: "Head of Insight In place", "Head of Parks (by March 2026)", "Clerk Due: May".

A column of who and when, or two columns without a rule between them, leave both in one cell. No name of a post, a body
or a person holds a day or a month with its year, and none ends in words that say only how something stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.tag.timescales import find_timescales, read_timescale
from extract.tag.timescales.readings import dated
from extract.tag.timescales.tokens import lower, may_be_dated, plain, tokens
from extract.tag.vocabulary import Vocabulary

_LABEL = re.compile(
    r"(?<=\w)\W*\b(?:(?:target|due|completion|end|revised|implementation) )?(?:date|deadline|timescale|time ?frame"
    r"|by when|due by|due|when):.*",
    re.IGNORECASE | re.DOTALL,
)
"""What a cell or a line that says both goes on with after the lead: "Head of Procurement Date: 30 September 2025"."""
_BEFORE = re.compile(
    r"(?:[\s,;:(\[-]|\b(?:by|from|in|on|for|the|with|due|target|revised|expected|estimated|est\.?|until|since|no later"
    r"|than|date|was)(?=[\s:]))+$",
    re.IGNORECASE,
)
"""Marks and small words before a time that go with it."""
_AFTER = re.compile(
    r"(?:[\s.)\]]|[,(-]?\s*\(?\b(?:revised|onwards?|latest|at the latest|effect|target|approx)\b)*", re.I
)
_END = re.compile(r"$|[\n,;/]|(?=[A-Z])")
_FINE = frozenset({"day", "week", "month", "quarter"})
_YEAR = re.compile(r"\d{2,4}\W*$|20\d\d")
_STATES = frozenset({"ongoing", "completed", "recurring"})
_LINKS = frozenset({"of", "for", "and", "&", "the", "to", "in", "with", "by", "on", "or", "-"})
_WORD = re.compile(r"[^\s,;:()\[\]-][^\s,;:()\[\]]*")
_ADVERBS = frozenset({"already", "now", "fully", "all", "currently", "since", "with"})
_MOST = 4
"""Words at the end of a line that may say how something stands."""


def who_and_when(cell: str, v: Vocabulary) -> tuple[str, str | None]:
    """The words of a lead cell without those of time among them, and these; None where it says nothing of a time."""
    spans = _places(cell, v)
    when = " ".join(" ".join(cell[start:end].split()) for _, start, end, _ in spans)
    return _without(cell, spans, " ").strip(" \n,;:-(["), when or None


def without_when(cell: str, mark: str, v: Vocabulary) -> str:
    """The words of a lead cell with ``mark`` in place of each time among them."""
    return _without(cell, _places(cell, v), mark)


def _without(cell: str, spans: tuple[tuple[int, int, int, int], ...], mark: str) -> str:
    pieces, after = [], 0
    for first, _, _, last in spans:
        pieces += [cell[after:first], mark]
        after = last
    return "".join((*pieces, cell[after:])) if spans else cell


@lru_cache(maxsize=2048)
def _places(cell: str, v: Vocabulary) -> tuple[tuple[int, int, int, int], ...]:
    """Of each time its characters: from where the marks before it begin, its own first and last, and up to where the
    marks after it end."""
    label = _LABEL.search(cell)
    if label:
        return ((label.start(), label.start() + label[0].index(":") + 1, len(cell), len(cell)),)
    found = [*_dated(cell), *_states(cell, v)]
    kept: list[tuple[int, int, int, int]] = []
    for place in sorted(found):
        if not kept or place[0] >= kept[-1][3]:
            kept.append(place)
    return tuple(kept)


def _dated(cell: str) -> list[tuple[int, int, int, int]]:
    flat = cell.replace("\n", " ")
    if not may_be_dated(lower(flat)):
        return []
    places = []
    for mention in find_timescales(flat, None):
        last = _AFTER.match(cell, mention.end)
        end = last.end() if last else mention.end
        told = mention.timescale.granularity in _FINE or mention.timescale.qualifier is not None
        alone = mention.timescale.kind == "relative" or _YEAR.search(mention.raw) is None
        closes = _END.match(cell, end) is not None
        if not closes or (
            not told and not alone and not cell[: mention.start].rstrip(" ").endswith(("\n", ",", "(", "-"))
        ):
            continue
        if alone and (_BEFORE.search(cell, 0, mention.start) is None or end < len(cell.rstrip())):
            continue
        before = _BEFORE.search(cell, 0, mention.start)
        places.append((before.start() if before else mention.start, mention.start, mention.end, end))
    return places


def _states(cell: str, v: Vocabulary) -> list[tuple[int, int, int, int]]:
    places, at = [], 0
    for line in cell.split("\n"):
        place = _state_at_end(line, v, bool(cell[:at].strip()))
        if place:
            places.append((at + place[0], at + place[1], at + place[2], at + len(line)))
        at += len(line) + 1
    return places


def _state_at_end(line: str, v: Vocabulary, below: bool) -> tuple[int, int, int] | None:
    """Where the words of state at the end of a line stand. ``below``: there are lines before it, so it may be all."""
    words = list(_WORD.finditer(line))
    for count in range(1, min(_MOST, len(words)) + 1):
        told = line[words[-count].start() : words[-1].end()].rstrip(".")
        marked = count == len(words) or line[words[-count - 1].end() : words[-count].start()].strip(" -") != ""
        if not told or not (_is_state(told, v) or (marked and _is_time(told, v))):
            continue
        while count < len(words) and words[-count - 1][0].lower() in _ADVERBS:
            count += 1
        if count == len(words):
            return (0, words[0].start(), words[-1].end()) if below else None
        if words[-count - 1][0].lower() in _LINKS:
            return None
        return words[-count - 1].end(), words[-count].start(), words[-1].end()
    return None


def _is_state(words: str, v: Vocabulary) -> bool:
    last = words.split()[-1]
    if (last.lower() in v.words["services"] and not last.islower()) or last.lower() in v.ranks:
        return False
    read = read_timescale(words, None)
    return not (read.earliest or read.latest) and (read.kind in _STATES or read.rule == "immediate")


def _is_time(words: str, v: Vocabulary) -> bool:
    """Whether they are all of them a time: "Autumn term"; "May" and "June" are names too."""
    flat = plain(words)
    whole = any(one.start == 0 and one.end == len(flat) for one in dated(tokens(flat), None))
    return whole and words.lower() not in v.words["given_names"] | {"may"}
