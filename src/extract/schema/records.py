"""Tables of what the papers say: recommendations, actions, leads, decisions, mentions, themes."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from extract import codelists
from extract.nested import Int32, ProgressNote, Span
from extract.schema.shared import Judged, OfDocument


class RecommendationRecord(Judged):
    """Recommendations made TO the council: by a peer team, scrutiny, an inspector or an auditor."""

    recommendation_id: str = Field(description="Key of the recommendation")
    part_id: str = Field(description="The paper it stands in")
    council: str | None = Field(description="Plain name of the council")
    number: str | None = Field(description="Number as printed ('6'); null where it has none")
    text: str = Field(description="The recommendation, verbatim, lines joined")
    context: str | None = Field(description="Explanatory text under it")
    origin: codelists.Origin = Field(description="Who recommends")
    response: Literal["accepted", "partly", "rejected"] | None = Field(description="The council's answer, where stated")


class ActionRecord(Judged):
    """What the council says it will do. One row per action, also where several stand in one cell."""

    action_id: str = Field(description="Key of the action")
    part_id: str = Field(description="The paper it stands in")
    council: str | None = Field(description="Plain name of the council")
    recommendation_ids: list[str] = Field(description="Recommendations it answers")
    recommendation_numbers: list[str] = Field(description="Their numbers as printed")
    ref: str | None = Field(description="Reference of the action as printed ('1.1')")
    text: str = Field(description="The action, paragraphs one a line, bullets begin '• '")
    bullets: list[str] = Field(description="Its bullets, without their mark")
    group_label: str | None = Field(description="Label that groups rows: a theme, steering group or heading")
    lead_raw: str | None = Field(description="Who leads, the printed words, lines joined by a space")
    lead_lines: list[str] = Field(
        default_factory=list, description="The words of lead_raw, one paragraph of the cell each, its line ends kept"
    )
    timescale_raw: str | None = Field(description="By when, the printed words, lines joined by a space")
    status_raw: str | None = Field(description="Status, the printed words")
    progress_raw: str | None = Field(description="Progress note, the printed words")
    progress: list[ProgressNote] = Field(
        default_factory=list, description="Every column of progress; the latest one is progress_raw"
    )
    status_colour: str | None = Field(
        default=None, description="Colour of the status cell, '#rrggbb', where it has one"
    )
    status_meaning: str | None = Field(
        default=None, description="What the paper's printed key says of that colour, or of the letter in status_raw"
    )
    inherited: dict[str, str] = Field(
        default_factory=dict,
        description="Words of the row above that 'as above' or ditto marks stand for: lead, timescale, status",
    )
    extra: dict[str, str] = Field(description="Every other column of the table, by its printed heading")
    struck: list[str] = Field(
        default_factory=list, description="Words struck out in its row, in no other field: the date of before, say"
    )
    timescale_kind: codelists.TimescaleKind = Field(description="What kind of timescale the words are")
    timescale_earliest: dt.date | None = Field(description="First day the words can mean")
    timescale_latest: dt.date | None = Field(description="Last day the words can mean")
    timescale_granularity: codelists.Granularity | None = Field(description="How fine the words are")
    timescale_anchor: dt.date | None = Field(description="Date that relative words were counted from")
    timescale_rule: str | None = Field(description="Name of the rule that read the words")
    timescale_approximate: bool = Field(description="Whether another reading is reasonable")
    status: codelists.Status = Field(description="Status in common words")
    status_source: Literal["column", "timescale", "text", "colour"] | None = Field(
        description="Where the status was read"
    )
    p_link: float | None = Field(default=None, description="Chance that it is linked to the right recommendations")
    p_lead: float | None = Field(default=None, description="Chance that its leads are right")
    p_timescale: float | None = Field(default=None, description="Chance that its timescale is right")
    p_status: float | None = Field(default=None, description="Chance that its status is right; null where it has none")
    ambiguous: bool = Field(description="Whether the pairing of its fields is uncertain; see notes")
    notes: list[str] = Field(description="What a reader should know: pairing, drafting remarks, joins")


class ActionLeadRecord(OfDocument):
    """One row per lead of an action."""

    action_id: str = Field(description="The action")
    position: Int32 = Field(description="Order in the lead cell, from 1")
    raw: str = Field(description="The words of this lead")
    name: str = Field(description="Canonical name: 'Executive Director, Strategy and Resources'")
    kind: codelists.LeadKind = Field(description="What kind of lead")
    rank: str | None = Field(description="Rank of a post: 'Executive Director'")
    portfolio: str | None = Field(description="What the post covers: 'Strategy and Resources'")
    person: str | None = Field(description="Person named, where the paper names one and names are kept")
    qualifier: str | None = Field(description="Statutory role or similar: 's151'")
    ambiguous: bool = Field(description="Whether another reading is reasonable")
    post_id: str | None = Field(
        default=None,
        description="Key of the post or body to count by, the same in all papers of a council however each writes it: "
        "'E09000003/head/planning'; null for a person of whom the paper tells no post",
    )


class DecisionRecord(Judged):
    """What officers ask a committee to agree, or what it resolved."""

    decision_id: str = Field(description="Key of the decision")
    part_id: str = Field(description="The paper it stands in")
    council: str | None = Field(description="Plain name of the council")
    number: str | None = Field(description="Number as printed, without brackets or full stop ('1', 'ii', 'a')")
    stem: str | None = Field(description="Words before the list that each item completes ('That Cabinet')")
    text: str = Field(description="The decision, verbatim, lines joined")
    verb: str | None = Field(description="What is asked: agree, approve, note, delegate, adopt, refer, …")
    decision_maker: str | None = Field(description="Who decides")
    delegated_to: str | None = Field(description="To whom it is delegated")
    state: Literal["proposed", "resolved"] = Field(description="Asked for, or taken")


class MentionRecord(OfDocument):
    """Leads and timescales found in running text."""

    mention_id: str = Field(description="Key of the mention")
    record_id: str = Field(description="The record whose text it stands in")
    record_kind: codelists.RecordKind = Field(description="Table of that record")
    field: Literal["timescale", "lead"] = Field(description="What is mentioned")
    start: Int32 = Field(description="First character in the record's text, from 0")
    end: Int32 = Field(description="One past the last character")
    raw: str = Field(description="The words")
    kind: str = Field(description="Kind of timescale or of lead, as in actions and action_leads")
    earliest: dt.date | None = Field(description="First day the words can mean")
    latest: dt.date | None = Field(description="Last day the words can mean")
    granularity: codelists.Granularity | None = Field(description="How fine the words are")
    anchor: dt.date | None = Field(description="Date that relative words were counted from")
    rule: str | None = Field(description="Name of the rule that read the words")
    name: str | None = Field(description="Canonical name of a lead")


class ThemeTagRecord(OfDocument):
    """Themes of a record."""

    record_id: str = Field(description="The record")
    record_kind: codelists.RecordKind = Field(description="Table of that record")
    scheme: str = Field(description="lga-cpc-2021, lga-cpc-2016, subject or <council>-plan")
    theme: str = Field(description="Theme within the scheme")
    score: float = Field(description="How sure, 0..1")
    method: Literal["heading", "rules", "model"] = Field(description="How it was found")
    evidence: list[str] = Field(description="The words that speak for it")
    spans: list[Span] = Field(
        default_factory=list, description="Where they stand in the record's text; none for words of a heading"
    )
    inherited_from: str | None = Field(
        default=None, description="Of an action that says nothing itself: the recommendation whose theme this is"
    )
