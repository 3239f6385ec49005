"""Who leads, by rank, and what it is about, by theme: each a share of a group's rows."""

from __future__ import annotations

from extract.compare.counts import Group, share
from extract.compare.papers import Papers, Row, Rows

RANKS = (
    "member", "chief officer", "director", "assistant director", "head", "other officer", "body", "person", "external",
    "unknown", "none",
)  # fmt: skip
CHIEF = ("Managing Director", "Town Clerk", "Monitoring Officer", "Section 151 Officer", "Head of Paid Service")
"""Ranks without the word "Chief" that lead a council's officers or hold an office under sections 4 and 5 of the Local
Government and Housing Act 1989 or section 151 of the Local Government Act 1972."""
BELOW = ("Assistant", "Deputy", "Associate")


def rank_of(lead: Row) -> str:
    """The rank of a lead, one of ``RANKS``: the kind of what is no officer, else the level of the post.

    Chief executives, their deputies and assistants and all other "Chief …" are chief officers, however many directors a
    council has; an assistant, deputy or associate director is not a director.
    """
    if lead["kind"] != "officer":
        return str(lead["kind"])
    rank = lead["rank"] or ""
    words = rank.split()
    if rank in CHIEF or ("Chief" in words and rank != "Chief Internal Auditor"):
        return "chief officer"
    if "Director" in words:
        return "assistant director" if words[0] in BELOW else "director"
    return "head" if "Head" in words else "other officer"


def lead_ranks(papers: Papers, group: Group) -> Rows:
    """Rows of the table ``lead_ranks``: an action with two directors counts once for "director"."""
    leads = papers.leads_of()
    totals: dict[str, int] = {}
    found: dict[str, dict[str, int]] = {}
    for action in papers.actions:
        name = group(action)
        if name is not None:
            totals[name] = totals.get(name, 0) + 1
            counts = found.setdefault(name, dict.fromkeys(RANKS, 0))
            for rank in {rank_of(lead) for lead in leads.get(action["action_id"], [])} or {"none"}:
                counts[rank] += 1
    return [
        {"group": name, "rank": rank, "actions": count, "share": share(count, totals[name])}
        for name in sorted(found)
        for rank, count in found[name].items()
        if count
    ]


def theme_mix(papers: Papers, group: Group) -> Rows:
    """Rows of the table ``themes``: a record with two themes counts for both, so shares may add to more than 1."""
    key_rows = {row["action_id"]: row for row in papers.actions}
    key_rows |= {row["recommendation_id"]: row for row in papers.recommendations}
    tagged: dict[tuple[str, str, str], set[str]] = {}
    found: dict[tuple[str, str, str, str], set[str]] = {}
    for tag in papers.themes:
        row = key_rows.get(tag["record_id"])
        name = group(row) if row else None
        if name is not None and tag["record_kind"] in ("action", "recommendation"):
            place = (name, tag["scheme"], tag["record_kind"])
            tagged.setdefault(place, set()).add(tag["record_id"])
            found.setdefault((*place, tag["theme"]), set()).add(tag["record_id"])
    ranked = sorted(found.items(), key=lambda item: (item[0][:3], -len(item[1]), item[0]))
    return [
        {
            "group": name, "scheme": scheme, "record_kind": kind, "theme": theme, "records": len(records),
            "share": share(len(records), len(tagged[name, scheme, kind])),
        }
        for (name, scheme, kind, theme), records in ranked
    ]  # fmt: skip
