"""The conventions that every reader of the tables needs; the last chapter of the data dictionary."""

from __future__ import annotations

CONVENTIONS = """
## Conventions

**Recommendations and decisions.** In `recommendations` stands what others ask of the council: a peer team, scrutiny,
an inspector, an auditor. What officers ask a committee to agree or note is a row of `decisions`, although the report
prints it under the heading "Recommendations". A cover report that also lists the peer team's points gives both.

**Responses.** An answer in prose to a recommendation is one action with that text, linked to it. Where the answer says
that the council accepts, accepts in part or rejects, the recommendation's `response` says so too.

**One row per action.** Several actions in one cell are several rows. Where the cell beside them holds fewer or more
timescales or leads, every action is kept with what stands level with it, `ambiguous` is true and `notes` say why.

**Printed words.** Columns that end in `_raw` hold the words as printed, lines joined by a space, nothing else changed.
In texts, paragraphs and bullets stand one a line; line breaks inside them become spaces. A hyphen at a line's end goes
only where the word is spelled without it. Misprints stay.

**Kinds of timescale.**

| kind | what the words say | earliest and latest |
|---|---|---|
| `date` | one day or one month; anything after "by" or "end of" | "by X" has no earliest; "end of X" is its last day |
| `period` | anything wider: a quarter, season, year, span; "from X" | first and last day; "from X" has no latest |
| `ongoing` | carried on without an end | the review date, where one is given |
| `completed` | already done | the date it was done, where given |
| `recurring` | again and again: "quarterly" | none |
| `relative` | counted from another day: "within six months", "next meeting" | counted from `timescale_anchor` |
| `unspecified` | nothing usable: "TBC", "-", "N/A", blank, "medium term" | none |

A revised date takes the place of the first one. Two dates in one cell span both; so do a start and an end column.

**The calendar.** Days come before months. The financial year runs from April to March, and Q1 is April to June, also
where only a calendar year is printed beside it (`timescale_approximate` is then true). "2023-24" is a financial year;
"2023-26" is a plan from an April to a March; "2023-2026" means calendar years. The municipal year runs from May to May.
Spring is March to May, summer June to August, autumn September to November, winter December to February. Early, mid and
late are the first, middle and last third of what they qualify. Years of two digits lie between 2000 and 2099.

**Order.** Within a file, rows are sorted by `document_id`, then as they stand in the paper. The same files give the
same rows in the same order however many processes read them; only `processed_at` and `seconds` differ.
"""
