"""The tables a comparison gives: one line a column, its meaning beside it; docs/numbers.md says how each is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from extract.store.columns import Column, Kind


def _column(line: str) -> Column:
    name, kind, meaning = line.split("|")
    return Column(name, _KINDS[kind], optional=True, description=meaning)


_KINDS: Mapping[str, Kind] = {
    "text": "string", "count": "int32", "number": "float64", "yes": "bool", "date": "date32",
}  # fmt: skip
DTYPES: Mapping[str, str] = {
    "string": "str", "int32": "Int64", "float64": "float64", "bool": "boolean", "date32": "datetime64[s]",
}  # fmt: skip
NUMBERS = (
    "documents|count|Papers read, quarantined ones left out",
    "recommendations|count|Recommendations made to the council",
    "unanswered|count|Recommendations without an action",
    "actions|count|Actions",
    "decisions|count|Decisions asked for or taken",
    "dated|count|Actions with a dated deadline",
    "share_dated|number|Share of actions with a dated deadline",
    "single_lead|count|Actions with exactly one lead, and that a post or a person",
    "share_single_lead|number|Share of actions with exactly one lead, and that a post or a person",
    "one_officer|count|Actions with exactly one officer or person among their leads, whoever else is named",
    "share_one_officer|number|Share of actions with exactly one officer or person among their leads",
    "no_lead|count|Actions without any lead",
    "ongoing|count|Actions whose status is ongoing",
    "share_ongoing|number|Share of actions whose status is ongoing",
    "completed|count|Actions whose status is completed",
    "share_completed|number|Share of actions whose status is completed",
    "days_known|count|Actions whose days from challenge to deadline are known",
    "median_days|number|Median days from the last day of the challenge to the deadline",
    "least_days|count|Fewest such days",
    "most_days|count|Most such days",
)
_GROUP = ("group|text|Council, type, region or group of the list",)
_PAIR_SIDE = (
    "council|text|Council", "recommendation_id|text|Recommendation", "number|text|Its number as printed",
    "text|text|Its words", "n_actions|count|Actions that answer it", "by|date|Latest deadline among them",
    "statuses|text|Their statuses, with how many", "leads|text|Their leads", "answer|text|Their words, one a line",
)  # fmt: skip
_SIDE_NAMES = tuple(line.split("|")[0] for line in _PAIR_SIDE)

TABLES: Mapping[str, tuple[Column, ...]] = {
    name: tuple(_column(line) for line in lines)
    for name, lines in {
        "councils": ("council_code|text|GSS code", "council|text|Plain name", "type|text|Type of authority",
                     "region|text|Region", *NUMBERS),
        "groups": (*_GROUP, "councils|count|Councils with papers", *NUMBERS),
        "lead_ranks": (*_GROUP, "rank|text|Rank of the lead", "actions|count|Actions with a lead of this rank",
                       "share|number|Share of the group's actions"),
        "themes": (*_GROUP, "scheme|text|Theme scheme", "record_kind|text|recommendation or action",
                   "theme|text|Theme", "records|count|Records with the theme",
                   "share|number|Share of the group's records with any theme of the scheme"),
        "deadlines": ("council|text|Council", "action_id|text|Action", "ref|text|Its reference",
                      "challenge_last|date|Last day of the challenge", "deadline|date|Last day the timescale can mean",
                      "days|count|Days between the two"),
        "unanswered": ("council|text|Council", "recommendation_id|text|Recommendation",
                       "number|text|Its number as printed", "text|text|Its words", "origin|text|Who recommends",
                       "response|text|The council's answer, where stated", "file_name|text|File", "page|count|Page"),
        "similar": (*_PAIR_SIDE, *(f"other_{line}" for line in _PAIR_SIDE), "score|number|How near, 0..1",
                    "probability|number|Chance that both ask for the same, 0..1",
                    "near|yes|Whether score or chance says that both ask for the same kind of thing",
                    "shared_words|text|Telling words that both use", "shared_themes|text|Themes that both carry"),
        "families": ("family_id|text|Key of the family", "asks|text|Its recommendation nearest to all others",
                     "concepts|text|What most of its recommendations ask for or are about",
                     "councils|count|Councils that were told so", "council_names|text|Those councils",
                     "recommendations|count|Recommendations in it",
                     "probability|number|Mean chance that one of them asks for the same as another, 0..1",
                     "unanswered|count|Recommendations in it without an action",
                     "responses|text|The councils' answers, where stated, with how many",
                     "actions|count|Actions that answer them", "completed|count|Of them completed",
                     "share_completed|number|Share of them completed"),
        "family_members": ("family_id|text|The family", "council_code|text|GSS code", "council|text|Council",
                           "promise_id|text|Promise",
                           "recommendation_id|text|Its record in the latest edition",
                           "number|text|Its number as printed",
                           "text|text|Its words", "probability|number|Mean chance that it asks for what the others ask",
                           "response|text|The council's answer, where stated", "n_actions|count|Actions that answer it",
                           "n_completed|count|Of them completed", "by|date|Latest deadline among them",
                           "statuses|text|Their statuses, with how many", "leads|text|Their leads",
                           "answer|text|Their words, one a line", "file_name|text|File", "page|count|Page"),
        "duplicates": ("record_kind|text|action or recommendation", "council|text|Council",
                       "record_id|text|Row that is not counted", "file_name|text|Its file", "page|count|Its page",
                       "kept_id|text|Row that is counted in its place", "kept_file|text|File of that",
                       "kept_page|count|Page of that", "score|number|Likeness of the words, 0..1",
                       "why|text|same words, same promise, or earlier edition"),
        "editions": ("plan|count|Number of the plan", "council|text|Council", "document_id|text|Document",
                     "part_id|text|Paper inside it", "file_name|text|File", "title|text|Title",
                     "document_type|text|Kind of paper", "edition|count|1 for the earliest",
                     "edition_date|date|Date that orders the editions", "why|text|Why they are one plan"),
        "changes": ("council|text|Council", "earlier_document|text|File of the earlier edition",
                    "later_document|text|File of the later edition", "change|text|What changed",
                    "added|yes|Only in the later", "removed|yes|Only in the earlier", "reworded|yes|Other words",
                    "redated|yes|Another timescale", "status_changed|yes|Another status",
                    "lead_changed|yes|Other leads", "score|number|Likeness of the two, 0..1",
                    "earlier_id|text|Earlier action", "later_id|text|Later action", "ref|text|Reference",
                    "earlier_text|text|Earlier words", "later_text|text|Later words",
                    "words|text|Differences: [-gone-] {+come+}", "earlier_timescale|text|Earlier timescale",
                    "later_timescale|text|Later timescale", "earlier_deadline|date|Earlier deadline",
                    "later_deadline|date|Later deadline", "days_moved|count|Days later; negative: sooner",
                    "earlier_status|text|Earlier status", "later_status|text|Later status",
                    "earlier_leads|text|Earlier leads", "later_leads|text|Later leads"),
        "promises": ("council_code|text|GSS code", "council|text|Council", "chain_id|text|Chain",
                     "promise_id|text|Promise", "state|text|How it stands on the day", "ref|text|Reference",
                     "text|text|Its words", "lead|text|Leads", "deadline|date|Deadline",
                     "days_over|count|Days since the deadline; negative: before it", "status|text|Last status stated",
                     "status_as_of|date|Day of the paper that has it last", "record_id|text|Action there",
                     "document_id|text|Document", "page|count|Page"),
        "silences": ("council_code|text|GSS code", "council|text|Council", "chain_id|text|Chain",
                     "reason|text|Why it is on the list, in a word", "why|text|Why it is on the list",
                     "since|date|Since when", "promise_id|text|Promise", "ref|text|Number or reference",
                     "text|text|Its words", "record_id|text|Record", "document_id|text|Document", "page|count|Page"),
        "posts": ("council_code|text|GSS code", "council|text|Council", "post_id|text|Key of the post or body",
                  "post|text|Its canonical name", "actions|count|Actions it leads",
                  "open|count|Neither done nor dropped", "overdue|count|Overdue on the day", "done|count|Done"),
        "speed": ("council_code|text|GSS code", "council|text|Council", "chain_id|text|Chain",
                  "kind|text|Who challenged", "subject|text|What it was about",
                  "challenge_last|date|Last day of the challenge", "days_to_report|count|Days to the report",
                  "days_to_plan|count|Days to the plan", "days_to_first_deadline|count|Days to the first deadline",
                  "days_to_response|count|Days from the report to the plan"),
    }.items()
}  # fmt: skip
"""Every table a comparison may give, by name. The file it is written to has the same name."""


def frame(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """``rows`` as the table's data frame, with its columns and types, also where there is no row."""
    columns = TABLES[table]
    made = list(rows)
    return pd.DataFrame(
        {
            column.name: pd.Series([row.get(column.name) for row in made], dtype=DTYPES[column.kind])
            for column in columns
        },
        columns=[column.name for column in columns],
    )


def other(side: Mapping[str, Any]) -> dict[str, Any]:
    """A side of a pair under the names of the other side."""
    return {f"other_{name}": side[name] for name in _SIDE_NAMES}


def names(table: str) -> Sequence[str]:
    return [column.name for column in TABLES[table]]
