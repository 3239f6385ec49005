"""The same row printed twice: a plan in several renderings, alone and in a pack, scanned and as text.

Two rows of one council are twins when their words agree (at least 90 % of the letters, after case, spacing and
punctuation are set aside) and every figure in them is the same. Twin actions also have the same timescale and status
and nearly the same leads: an action that was re-dated or completed meanwhile is a later edition, not a twin.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from rapidfuzz import fuzz

from extract.compare.papers import Papers, Row
from extract.compare.wordings import Wording, grouped
from extract.families.texts import figures, plain

SAME_WORDS = 0.9
"""Least share of letters in common; a scan read by OCR stays above it, another action seldom reaches it."""
SAME_LEADS = 0.85
KINDS = ("action", "recommendation", "decision")
TIMES = ("timescale_kind", "timescale_earliest", "timescale_latest", "status")

Groups = Mapping[str, int]
"""The number of a row's twins by the row's key; a row without a twin has a number of its own."""


def key_of(kind: str) -> str:
    """The name of the column that identifies a row of this kind."""
    return f"{kind}_id"


def twins(papers: Papers) -> dict[str, Groups]:
    """The rows of each kind that say the same in every respect, as groups. Rows of one paper may be in one group."""
    return {"action": _actions(papers), "recommendation": _recommendations(papers), "decision": _decisions(papers)}


def _actions(papers: Papers) -> Groups:
    rows = papers.actions
    wordings = [_wording(row, *(row[name] for name in TIMES), detail=plain(row["lead_raw"])) for row in rows]
    groups = grouped(wordings, SAME_WORDS, _nearly_the_same_leads)
    return {row["action_id"]: group for row, group in zip(rows, groups, strict=True)}


def _nearly_the_same_leads(first: Any, second: Any) -> bool:
    return bool(first == second or fuzz.ratio(first, second) / 100 >= SAME_LEADS)


def _recommendations(papers: Papers) -> Groups:
    """Challenges that are known and apart keep recommendations apart: a peer team may well repeat an earlier one's."""
    challenge = {row["document_id"]: (row["challenge_first"], row["challenge_last"]) for row in papers.documents}
    rows = papers.recommendations
    wordings = [_wording(row, detail=challenge.get(row["document_id"])) for row in rows]
    groups = grouped(wordings, SAME_WORDS, lambda first, second: not apart(first, second))
    return {row["recommendation_id"]: group for row, group in zip(rows, groups, strict=True)}


def _decisions(papers: Papers) -> Groups:
    """Decisions with the same words, asked for or taken, in papers of one title: "notes the report" is said of many
    reports, and of the same report at several meetings."""
    paper_of = {row["part_id"]: (plain(row["title"]), row["meeting_date"]) for row in papers.parts}
    rows = papers.decisions
    wordings = []
    for row in rows:
        title, date = paper_of.get(row["part_id"], ("", None))
        wordings.append(_wording(row, row["state"], title, detail=date))
    groups = grouped(wordings, SAME_WORDS, lambda first, second: not first or not second or first == second)
    return {row["decision_id"]: group for row, group in zip(rows, groups, strict=True)}


def _wording(row: Row, *same: Hashable, detail: Hashable) -> Wording:
    return Wording(plain(row["text"]), (row["council_code"], figures(row["text"]), *same), detail)


def apart(first: Any, second: Any) -> bool:
    """Whether two spans of days (first and last day) are known and do not touch."""
    if not first or not second or None in first or None in second:
        return False
    return bool(first[1] < second[0] or second[1] < first[0])
