"""What each column of a labelled paper's tables means, found by laying the gold records beside the cells.

The gold of all sets names recommendations, actions, leads, timescales, status words and numbers; a column that holds
one of these in most rows has that meaning. What no record names keeps what the rules say of progress notes, responses
and groups, and is ``other`` else.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from extract.model import Table

ALIKE = 0.5
"""Share of the rows with a record in which a column must hold the field."""


def plain(text: str | None) -> str:
    folded = unicodedata.normalize("NFKC", text or "").replace("\u00ad", "").lower()
    return " ".join(re.findall(r"[a-z0-9£%]+", folded))


def number(text: Any) -> str:
    return re.sub(r"^(?:recommendation|rec|action|r|no)?\s*", "", plain(str(text) if text is not None else "")).strip()


def said_in(gold: Mapping[str, Any]) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Actions by their plain words; numbers of recommendations by theirs."""
    actions = {plain(a["text"]): a for a in gold.get("actions", []) if len(plain(a["text"])) > 8}
    recommendations = {
        plain(r["text"]): number(r.get("number")) for r in gold.get("recommendations", []) if len(plain(r["text"])) > 8
    }
    return actions, recommendations


def holds(cell: str, words: str) -> bool:
    """Whether a cell says the words, whole or (for long ones) their first part."""
    return cell == words or (len(words) > 20 and (words[:60] in cell or (len(cell) > 20 and cell in words)))


def label_columns(table: Table, gold: Mapping[str, Any], first: int, end: int) -> tuple[dict[int, str], int, int]:
    """(meaning by column, actions met, recommendations met) of the rows ``first`` to ``end`` of a table."""
    actions, recommendations = said_in(gold)
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    met = theirs = 0
    for row in range(first, end):
        cells = {
            c.column: plain(c.text)
            for c in table.covering[row]
            if c.lines and c.column_span < max(2, table.n_columns - 1)
        }
        for column, text in cells.items():
            if any(holds(text, words) for words in recommendations) and len(text) > 8:
                votes[column]["recommendation"] += 1
                theirs += 1
        found = next(
            (
                (column, a)
                for column, text in cells.items()
                for words, a in actions.items()
                if len(text) > 8 and holds(text, words)
            ),
            None,
        )
        if not found:
            continue
        met += 1
        votes[found[0]]["action"] += 1
        _vote_fields(votes, {c: t for c, t in cells.items() if c != found[0]}, found[1])
    meanings: dict[int, str] = {}
    rows = max(met, 1)
    for column, told in votes.items():
        name, count = max(told.items(), key=lambda item: (item[1], item[0]))
        if (
            count >= ALIKE * (rows if name != "recommendation" else min(rows, max(theirs, 1)))
            or name == "recommendation"
        ):
            meanings[column] = name
    if "action" in meanings.values():
        most = max((votes[c]["action"], -c) for c in votes if meanings.get(c) == "action")
        meanings = {c: m for c, m in meanings.items() if m != "action" or c == -most[1]}
    return meanings, met, theirs


def _vote_fields(votes: Mapping[int, Counter[str]], cells: Mapping[int, str], action: Mapping[str, Any]) -> None:
    lead, when = plain(action.get("lead_raw")), plain(action.get("timescale_raw"))
    status = plain(action.get("status_raw") or action.get("status"))
    progress = plain(action.get("progress"))
    numbers = {number(action.get("ref"))} | {number(n) for n in action.get("recommendation_numbers") or []}
    for column, text in cells.items():
        if lead and (text == lead or (len(text) > 3 and text in lead) or lead in text):
            votes[column]["lead"] += 1
        elif when and (text == when or when in text or (len(text) > 3 and text in when)):
            votes[column]["time"] += 1
        elif status and text == status:
            votes[column]["status"] += 1
        elif progress and (text == progress or progress[:40] in text):
            votes[column]["progress"] += 1
        elif number(text) and number(text) in numbers and len(text) < 14:
            votes[column]["number"] += 1


def settled(meanings: Mapping[int, str], rules: Sequence[str | None]) -> list[str]:
    """A meaning for every column: what the gold says, else what the rules say of columns that gold does not name."""
    kept = ("progress", "group", "response")
    return [meanings.get(index, said if said in kept else "other") for index, said in enumerate(rules)]
