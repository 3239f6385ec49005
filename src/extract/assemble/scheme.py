"""Which wording of the LGA's five areas applies to a paper about a corporate peer challenge.

The Local Government Association's core components changed their names when corporate peer challenges began again in
2021: none had been held since March 2020, and the association's list of reports on local.gov.uk is cut at 2021. The
wording before, "capacity to deliver" among its areas, is found in reports from 2016 on; earlier challenges had others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from extract.assemble.themes import labels_of
from extract.schema import Extraction
from extract.tag import Themes

OLD, NEW = "lga-cpc-2016", "lga-cpc-2021"
OLD_FROM, NEW_FROM = dt.date(2016, 1, 1), dt.date(2021, 1, 1)
FEWEST = 2
"""So many areas that only one wording has must be printed for the print to outrank the date: one may be chance."""
_MARKER = re.compile(r"^(?:•|\(?[a-z\d]{1,3}[.):]|\d+(?:\.\d+)*|theme \d:?|area \d:?)\s*", re.IGNORECASE)


def lga_scheme(found: Extraction) -> str | None:
    """The scheme whose areas the paper prints as headings, labels or list items; else by the days of the challenge it
    is about; else, for a peer challenge without its days, by a meeting before the new wording. None for other papers.
    """
    printed = _printed(found)
    if printed:
        return printed
    document = found.document
    day = document.challenge_last
    if day is None and any(one.origin == "peer_challenge" for one in found.recommendations):
        meeting = document.meeting_date  # the challenge came before it: only an early meeting says which wording
        day = meeting if meeting and meeting < NEW_FROM else None
    if day is None or day < OLD_FROM:
        return None
    return NEW if day >= NEW_FROM else OLD


def _printed(found: Extraction) -> str | None:
    areas = _areas()
    labels = tuple(areas)
    seen: dict[str, set[str]] = {OLD: set(), NEW: set()}
    for line in (line for line in map(_plain, dict.fromkeys(_lines(found))) if line.startswith(labels)):
        for label, (scheme, area) in areas.items():
            if line.startswith(label) and not line[len(label) : len(label) + 1].isalnum():
                seen[scheme].add(area)
    old, new = len(seen[OLD]), len(seen[NEW])
    if max(old, new) < FEWEST or old == new:
        return None
    return NEW if new > old else OLD


def _lines(found: Extraction) -> Iterator[str]:
    """Everything that may print an area's name at its beginning."""
    for passage in found.passages:
        yield from passage.heading_path
        yield from passage.text.split("\n")
    for action in found.actions:
        yield from labels_of(action)
    for table in found.tables:
        for cell in table.cells:
            yield from cell.text.split("\n")


def _plain(line: str) -> str:
    """A line's beginning in lower case without numbers and bullets."""
    return _MARKER.sub("", line[:80].strip().lower()).replace(" & ", " and ")


@cache
def _areas() -> dict[str, tuple[str, str]]:
    """Names of areas, in lower case, that stand in one of the two schemes only: scheme and area of each."""
    schemes = {scheme.name: scheme for scheme in Themes.general().schemes if scheme.name in (OLD, NEW)}
    names: dict[str, set[tuple[str, str]]] = {}
    for scheme in schemes.values():
        for theme in scheme.themes:
            for label in theme.labels:
                names.setdefault(label.lower().replace(" & ", " and "), set()).add((scheme.name, theme.name))
    only = {label: next(iter(places)) for label, places in names.items() if len({name for name, _ in places}) == 1}
    return dict(sorted(only.items()))
