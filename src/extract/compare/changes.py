"""An earlier and a later edition of a plan, action by action: what was added, removed, reworded, re-dated, done."""

from __future__ import annotations

import difflib
import re
from typing import Any

from extract.compare.counts import DEADLINE_KINDS
from extract.compare.match import match_actions
from extract.compare.papers import Papers, Row, Rows
from extract.families.texts import plain

PIECES = re.compile(r"\S+")
KINDS = (("reworded", "reworded"), ("redated", "re-dated"), ("status_changed", "status"), ("lead_changed", "lead"))


def changes(earlier: Rows, later: Rows, papers: Papers) -> Rows:
    """Rows of the table ``changes``, in the order of the later edition, what was removed last.

    ``papers`` gives the leads and the files of both.
    """
    leads = papers.leads_of()
    files = {row["document_id"]: row["file_name"] for row in papers.documents}
    matched = match_actions(earlier, later)
    before = {match.later["action_id"]: match for match in matched}
    gone = {row["action_id"] for row in earlier} - {match.earlier["action_id"] for match in matched}
    whose: Row = {
        "council": next((row["council"] for row in (*later, *earlier)), None),
        "earlier_document": next((files.get(row["document_id"]) for row in earlier), None),
        "later_document": next((files.get(row["document_id"]) for row in later), None),
    }
    found: Rows = []
    for row in later:
        match = before.get(row["action_id"])
        found.append(whose | _change(match.earlier if match else None, row, leads, match.score if match else None))
    found.extend(whose | _change(row, None, leads, None) for row in earlier if row["action_id"] in gone)
    return found


def _change(earlier: Row | None, later: Row | None, leads: dict[str, Rows], score: float | None) -> Row:
    refs = [action["ref"] for action in (later, earlier) if action and action["ref"]]
    row: dict[str, Any] = {
        "ref": refs[0] if refs else None,
        "score": score,
        "added": earlier is None,
        "removed": later is None,
    }
    row |= _side("earlier", earlier, leads) | _side("later", later, leads)
    both = earlier is not None and later is not None
    row["reworded"] = both and plain(row["earlier_text"]) != plain(row["later_text"])
    row["redated"] = bool(earlier and later) and _redated(earlier or {}, later or {})
    row["status_changed"] = both and row["earlier_status"] != row["later_status"]
    row["lead_changed"] = both and _names(earlier, leads) != _names(later, leads)
    row["words"] = word_difference(row["earlier_text"], row["later_text"]) if row["reworded"] else None
    if row["earlier_deadline"] and row["later_deadline"]:
        row["days_moved"] = (row["later_deadline"] - row["earlier_deadline"]).days
    row["change"] = _summary(row)
    return row


def _side(side: str, action: Row | None, leads: dict[str, Rows]) -> Row:
    action = action or {}
    return {
        f"{side}_id": action.get("action_id"),
        f"{side}_text": action.get("text"),
        f"{side}_timescale": action.get("timescale_raw"),
        f"{side}_deadline": action.get("timescale_latest"),
        f"{side}_status": action.get("status"),
        f"{side}_leads": "; ".join(lead["name"] for lead in leads.get(action.get("action_id", ""), [])) or None,
    }


def _names(action: Row | None, leads: dict[str, Rows]) -> set[str]:
    return {plain(lead["name"]) for lead in leads.get((action or {})["action_id"], [])}


def _redated(earlier: Row, later: Row) -> bool:
    """Whether the timescales differ in what they say: another last day, or another kind ("ongoing" for a date). Not
    where the same day is put otherwise ("March", "31 March"), nor where the later says "completed": that is a change
    of status, and the plan no longer says by when."""
    if "completed" in (earlier["timescale_kind"], later["timescale_kind"]):
        return False
    kinds, days = zip(*((_kind(row), row["timescale_latest"]) for row in (earlier, later)), strict=True)
    return bool(kinds[0] != kinds[1] or days[0] != days[1])


def _kind(action: Row) -> str:
    return "deadline" if action["timescale_kind"] in DEADLINE_KINDS else str(action["timescale_kind"])


def _summary(row: Row) -> str:
    if row["added"] or row["removed"]:
        return "added" if row["added"] else "removed"
    return ", ".join(name for column, name in KINDS if row[column]) or "unchanged"


def word_difference(earlier: str | None, later: str | None) -> str:
    """Both texts as one, word by word: what went stands as [-these words-], what came as {+these words+}.

    >>> word_difference("Review the plan by May", "Review the whole plan by June")
    'Review the {+whole+} plan by [-May-] {+June+}'
    """
    old, new = PIECES.findall(earlier or ""), PIECES.findall(later or "")
    said: list[str] = []
    for kind, i, j, k, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            said.extend(old[i:j])
        else:
            said.extend([f"[-{' '.join(old[i:j])}-]"] if j > i else [])
            said.extend([f"{{+{' '.join(new[k:end])}+}}"] if end > k else [])
    return " ".join(said)
