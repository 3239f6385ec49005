"""The same row printed twice: a plan in several renderings, alone and in a pack, scanned and as text.

Two rows of one council are twins when their words agree (at least 90 % of the letters, after case, spacing and
punctuation are set aside) and every figure in them is the same. Twin actions also have the same timescale and status
and nearly the same leads: an action that was re-dated or completed meanwhile is a later edition, not a twin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from extract.compare.papers import Row, Rows
from extract.compare.texts import figures, plain
from extract.compare.vectors import near_pairs, rarity, vectors

SAME_WORDS = 0.9
"""Least share of letters in common; a scan read by OCR stays above it, another action seldom reaches it."""
SAME_LEADS = 0.85
CANDIDATE = 0.6
"""Least cosine of two texts worth comparing letter by letter."""


class Twin(NamedTuple):
    """Two rows with the same words, from different papers."""

    score: float
    kind: str
    first: Row
    second: Row


def key_of(kind: str) -> str:
    """The name of the column that identifies a row of this kind."""
    return f"{kind}_id"


def twin_actions(actions: Rows) -> list[Twin]:
    """Every pair of actions from different papers of one council that say the same in every respect."""
    return _twins("action", actions, _same_promise)


def twin_recommendations(recommendations: Rows, challenge_of: dict[str, tuple[object, object]]) -> list[Twin]:
    """Every pair of recommendations from different papers of one council with the same words.

    ``challenge_of`` gives by document the first and last day of the challenge; two that are known and apart keep
    recommendations apart: a peer team may well repeat what an earlier one said.
    """

    def same_challenge(first: Row, second: Row) -> bool:
        return not apart(challenge_of.get(first["document_id"]), challenge_of.get(second["document_id"]))

    return _twins("recommendation", recommendations, same_challenge)


def twin_decisions(decisions: Rows, paper_of: dict[str, tuple[str, object]]) -> list[Twin]:
    """Every pair of decisions with the same words, asked for or taken, in papers of one title.

    ``paper_of`` gives by part its title and the meeting's date: "notes the report" is said of many reports, and of the
    same report at several meetings.
    """

    def same_report(first: Row, second: Row) -> bool:
        one, two = (paper_of.get(row["part_id"], ("", None)) for row in (first, second))
        dates = {one[1], two[1]} - {None}
        return first["state"] == second["state"] and plain(one[0]) == plain(two[0]) and len(dates) < 2

    return _twins("decision", decisions, same_report)


def apart(first: tuple[object, object] | None, second: tuple[object, object] | None) -> bool:
    """Whether two spans of days are known and do not touch."""
    if not first or not second or None in first or None in second:
        return False
    return bool(first[1] < second[0] or second[1] < first[0])  # type: ignore[operator]


def _same_promise(first: Row, second: Row) -> bool:
    fields = ("timescale_kind", "timescale_earliest", "timescale_latest", "status")
    if any(first[name] != second[name] for name in fields):
        return False
    leads = plain(first["lead_raw"]), plain(second["lead_raw"])
    return leads[0] == leads[1] or fuzz.ratio(*leads) / 100 >= SAME_LEADS


def _twins(kind: str, rows: Rows, agree: Callable[[Row, Row], bool]) -> list[Twin]:
    by_council: dict[str, Rows] = {}
    for row in rows:
        by_council.setdefault(row["council_code"], []).append(row)
    key = key_of(kind)
    found = [
        Twin(score, kind, first, second)
        for council_rows in by_council.values()
        for score, first, second in _alike(council_rows)
        if agree(first, second)
    ]
    return sorted(found, key=lambda twin: (-twin.score, twin.first[key], twin.second[key]))


def _alike(rows: Rows) -> Iterator[tuple[float, Row, Row]]:
    """Pairs of rows from different papers whose words and figures agree, with their likeness."""
    texts = [plain(row["text"]) for row in rows]
    numbers = [figures(row["text"]) for row in rows]
    counts = [Counter(text.split()) for text in texts]
    telling = rarity(counts)
    matrix, _ = vectors(counts, lambda _, term: telling[term])
    for i, j in near_pairs(matrix, CANDIDATE):
        if rows[i]["part_id"] != rows[j]["part_id"] and numbers[i] == numbers[j]:
            score = fuzz.ratio(texts[i], texts[j], score_cutoff=100 * SAME_WORDS) / 100
            if score:
                yield score, rows[i], rows[j]
