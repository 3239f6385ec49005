"""What challenge, inspection or review a paper is about, by its title, its recommendations and its opening."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.days import day_spans
from extract.families.texts import plain
from extract.promises.words import telling
from extract.shipped import model_file

BYLINES = 4
"""Lines at the head of a paper among which its day may stand."""
LONGEST_BYLINE = 20
"""Words of such a line."""
STAMP = re.compile(
    r"^(?:final|draft|published|issued|approved|adopted|agreed|updated|endorsed)\b[^.;:]{0,60}$", re.IGNORECASE
)
"""What stands before the day of a stamp: "Approved by Cabinet on 22 May 2024."."""
BEHIND = re.compile(r"(?:\s*[–—,|·;(-]\s*(?:[^\W_]+\W*){1,3})?\s*$")
"""What may stand behind the day of a line: "– Annex", ", item 7"."""
SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z]|\d{1,2} [A-Z])")
NEAR = 140
"""Characters between the name of a challenge and its month."""
TOLD = 2
"""Mentions in the opening that name a service where the title names none."""


@dataclass(frozen=True)
class About:
    """``kind``: who challenges, as in ``recommendations.origin``; None where nothing tells. ``named``: whether the
    title says so. ``services``: what it is about, by name in models/promises. ``words``: the stems that are the title's
    own. ``months``: (year, month) beside the challenge's name."""

    kind: str | None
    named: bool
    services: frozenset[str]
    words: frozenset[str]
    months: frozenset[tuple[int, int]]


@cache
def vocabulary() -> Mapping[str, Any]:
    """The patterns of models/promises/subjects.toml."""
    told = model_file("promises", "subjects.toml")
    return {
        "kinds": tuple((kind["origin"], re.compile(kind["words"])) for kind in told["kind"]),
        "services": {name: re.compile(words) for name, words in told["service"].items()},
        "stages": {name: re.compile(words) for name, words in told["stage"].items()},
        "general": frozenset(telling(plain(told["general"]))),
    }


def about(title: str, origins: Sequence[str], opening: Sequence[str], council: str | None) -> About:
    """What a paper is about. ``origins``: of its recommendations; ``opening``: its first passages."""
    known = vocabulary()
    head, body = plain(title), [plain(text) for text in opening]
    named = _kind(head)
    kind = named or _usual(origins) or _kind(" ".join(body))
    services = frozenset(name for name, pattern in known["services"].items() if pattern.search(head))
    if not services and body:
        joined = " ".join(body)
        counts = {name: len(pattern.findall(joined)) for name, pattern in known["services"].items()}
        most = max(counts.values(), default=0)
        services = frozenset(name for name, count in counts.items() if count == most >= TOLD)
    own = frozenset(telling(head)) - known["general"] - frozenset(telling(plain(council)))
    words = frozenset(word for word in own if not word.isdigit())
    return About(kind, named is not None, services, words, _months(kind, [title, *opening]))


def _kind(text: str) -> str | None:
    return next((origin for origin, pattern in vocabulary()["kinds"] if pattern.search(text)), None)


def _usual(origins: Iterable[str]) -> str | None:
    counts = Counter(origin for origin in origins if origin not in ("unknown", "other"))
    return counts.most_common(1)[0][0] if counts else None


def _months(kind: str | None, texts: Sequence[str]) -> frozenset[tuple[int, int]]:
    """The months that stand beside the challenge's name."""
    pattern = dict(vocabulary()["kinds"]).get(kind)
    found: set[tuple[int, int]] = set()
    for text in texts:
        if pattern is None:
            break
        lowered = text.lower()
        places = [match.span() for match in pattern.finditer(lowered)]
        for span in day_spans(text) if places else ():
            if min(max(start - span.end, span.start - end, 0) for start, end in places) <= NEAR:
                found.add((span.last.year, span.last.month))
    return frozenset(found)


def printed_day(title: str, challenge: tuple[dt.date | None, dt.date | None]) -> dt.date | None:
    """The last day or month that a title prints, the challenge's own aside; None where it prints none."""
    first, last = challenge
    return max(
        (
            span.last
            for span in day_spans(title)
            if not (last and span.first <= last and (first or last) <= span.last) and not (span.exact and span.days > 1)
        ),
        default=None,
    )


def byline_day(opening: str, challenge: tuple[dt.date | None, dt.date | None]) -> dt.date | None:
    """The day with which one of the first lines of a paper ends, an annex's or item's name aside, as a line under its
    title does that names the body it goes to ("Audit Committee, 24 September 2024") or says when it was published; or
    that of a stamp in one of them, of the paper's approval or issue; the challenge's own aside."""
    first, last = challenge
    for line in opening.split("\n")[:BYLINES]:
        day = _at_end(line) or next((day for part in SENTENCES.split(line) if (day := _stamped(part))), None)
        if day and not (last and (first or last) <= day <= last):
            return day
    return None


def _at_end(line: str) -> dt.date | None:
    spans = day_spans(line) if len(line.split()) <= LONGEST_BYLINE else []
    ends = len(spans) == 1 and spans[0].exact and spans[0].days == 1 and BEHIND.match(line, spans[0].end)
    return spans[0].first if ends else None


def _stamped(part: str) -> dt.date | None:
    """The day of a sentence that is a stamp, or nothing but a day."""
    span = next(iter(day_spans(part[:NEAR])), None)
    if not span or not span.exact or span.days > 1:
        return None
    alone = not part[: span.start].strip() and not part[span.end :].strip(" .")
    return span.first if alone or STAMP.match(part[: span.start].rstrip()) else None
