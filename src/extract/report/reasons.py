"""Why rows are as sure as they are, for the report: the signs that moved their chances, in words told once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from extract.linking import extractions
from extract.trust import why
from extract.trust.features import Features, features_of
from extract.trust.signs import in_words, worth_telling
from extract.why import LEAST, SHOWN, id_of

ASKED = ("record", "row")
"""The chances that are explained: that it is a record, that every field is right."""

Pulls = list[tuple[int, float]]
"""Place of a sign among the words, and by how much it moved the vote; the strongest first."""


def reasons(out: Path, wanted: Mapping[str, str]) -> tuple[list[str], Mapping[str, Mapping[str, Pulls]]]:
    """Words of signs, and by key of the ``wanted`` records, which are given with the documents they stand in, what
    moved each chance. Raises store.StoreError."""
    known: dict[str, int] = {}
    told: dict[str, dict[str, Pulls]] = {}
    for found in extractions(out, set(wanted.values())) if wanted else ():
        for record, features in features_of(found):
            if (key := id_of(record)) in wanted:
                pulls = why(record, features)
                told[key] = {name: _strongest(pulls[name], features, known) for name in ASKED}
    return list(known), told


def _strongest(pulls: Mapping[str, float], features: Features, known: dict[str, int]) -> Pulls:
    ordered = sorted(pulls.items(), key=lambda item: (-abs(item[1]), item[0]))
    news = [(name, pull) for name, pull in ordered if abs(pull) >= LEAST and worth_telling(name, features)]
    strong = [(in_words(name, features), pull) for name, pull in news[:SHOWN]]
    return [(known.setdefault(words, len(known)), round(pull, 3)) for words, pull in strong]
