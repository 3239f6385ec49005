"""Who recommends: a peer team, scrutiny, an inspector or an auditor, by the words of titles and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.codelists import Origin

SIGNS: tuple[tuple[Origin, str], ...] = (
    ("peer_challenge", r"\bpeer (?:challenge|review|team)|\bcpc\b|\blga\b|local government association|peer_challenge"),
    (
        "inspection",
        r"\binspect\w*|\bofsted\b|\bcqc\b|care quality commission|\bhmic\w*|areas? for (?:improvement|priority)",
    ),
    ("audit", r"\baudit\w*|\bgrant thornton\b|\bbest value\b"),
    ("scrutiny", r"\bscrutiny\b|\btask (?:and finish|group)\b|\bselect committee\b"),
)


def origin_of(texts: Iterable[str]) -> Origin:
    """The origin that the first of ``texts`` with a sign names; texts come with the most telling first."""
    for text in texts:
        lowered = text.lower()
        for origin, pattern in SIGNS:
            if re.search(pattern, lowered):
                return origin
    return "unknown"
