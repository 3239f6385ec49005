"""Across councils and over time: what a store says in numbers, who was asked for the same, what became of a plan.

``compare(OUT)`` gives every table as a pandas data frame; ``write_tables`` puts them into files. Each paper is counted
once and of each plan the latest edition; ``Selection`` tells what was left out. docs/numbers.md defines every number.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from extract.compare.changes import word_difference
from extract.compare.counts import deadline_days, numbers, unanswered
from extract.compare.grouping import BY, GroupError, grouping
from extract.compare.mixes import lead_ranks, rank_of, theme_mix
from extract.compare.papers import Papers, Rows, read_papers
from extract.compare.select import Selection, select
from extract.compare.similar import similar
from extract.compare.tables import TABLES, frame
from extract.compare.told_alike import told_alike
from extract.compare.track import EditionError, track, tracked
from extract.compare.write import write_tables
from extract.councils import registry
from extract.promises import status

__all__ = [
    "BY",
    "TABLES",
    "Comparison",
    "EditionError",
    "GroupError",
    "Papers",
    "Selection",
    "compare",
    "lead_ranks",
    "numbers",
    "rank_of",
    "read_papers",
    "select",
    "similar",
    "theme_mix",
    "told_alike",
    "track",
    "word_difference",
    "write_tables",
]


@dataclass(frozen=True)
class Comparison:
    """``tables`` by name (see ``TABLES``), and ``notes``: what was left out, a sentence each."""

    tables: dict[str, pd.DataFrame]
    notes: tuple[str, ...]


def compare(
    out: Path,
    by: str = "council",
    keep_duplicates: bool = False,
    all_editions: bool = False,
    earlier: str | None = None,
    later: str | None = None,
    nearest: int = 3,
    on: dt.date | None = None,
) -> Comparison:
    """Everything that the store in ``out`` says about its councils.

    ``by`` groups them: "council", "type", "region", or the path of a CSV file with the columns council and group.
    ``earlier`` and ``later`` name two documents (file name, or the start of the document's id) as editions of one plan;
    else those found are compared. ``nearest`` is how many similar recommendations of each other council are kept.
    ``on`` is the day on which promises stand as told, by default today. Raises store.StoreError, GroupError,
    EditionError.
    """
    group = grouping(by)
    selection = select(read_papers(out), keep_duplicates, all_editions)
    counted = selection.counted
    names = counted.council_names()
    pairs = [track(selection.everything, earlier, later)] if earlier or later else tracked(selection)
    found: dict[str, Rows] = {"councils": _councils(counted, names)}
    if by != "council":
        found["groups"] = _groups(counted, by)
    label = names.get if by == "council" else (lambda name: name)
    alike, members = told_alike(out, selection.everything.documents)
    found |= {
        "lead_ranks": [row | {"group": label(row["group"])} for row in lead_ranks(counted, group)],
        "themes": [row | {"group": label(row["group"])} for row in theme_mix(counted, group)],
        "deadlines": deadline_days(counted),
        "unanswered": _unanswered(counted),
        "similar": similar(counted, nearest),
        "families": alike,
        "family_members": members,
        "duplicates": selection.duplicates,
        "editions": selection.editions,
        "changes": [row for pair in pairs for row in pair],
    }
    stands = status(out, on or dt.date.today())
    found |= {"promises": stands.actions, "silences": stands.silences, "posts": stands.posts, "speed": stands.speed}
    return Comparison({name: frame(name, rows) for name, rows in found.items()}, selection.notes)


def _councils(papers: Papers, names: dict[str, str]) -> Rows:
    by_council = numbers(papers, grouping("council"))
    known = {code: registry().by_gss(code) for code in names}
    return [
        {
            "council_code": code,
            "council": name,
            "type": council.type if (council := known[code]) else None,
            "region": council.region if council else None,
            **by_council[code],
        }
        for code, name in names.items()
    ]


def _groups(papers: Papers, by: str) -> Rows:
    group = grouping(by)
    members: dict[str, set[str]] = {}
    for row in (*papers.documents, *papers.recommendations, *papers.actions):
        name = group(row)
        if name is not None:
            members.setdefault(name, set()).add(row["council_code"])
    return [
        {"group": name, "councils": len(members.get(name, ())), **found}
        for name, found in numbers(papers, group).items()
    ]


def _unanswered(papers: Papers) -> Rows:
    files = {row["document_id"]: row["file_name"] for row in papers.documents}
    return [row | {"file_name": files.get(row["document_id"]), "page": row["page_first"]} for row in unanswered(papers)]
