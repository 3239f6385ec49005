"""The Parquet contract: one pydantic class a table, one field a column, its meaning beside it.

``store`` derives the Parquet schema and ``datapackage.json`` from these classes, so a description here is the data
dictionary. Adding a column is fine; renaming or removing one needs a decision note.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from extract import codelists
from extract.nested import CellRecord, Int32, Place, Record, Span, Witness

__all__ = [
    "TABLES", "ActionLeadRecord", "ActionRecord", "CellRecord", "DecisionRecord", "DocumentRecord", "Extraction",
    "IssueRecord", "LinkRecord", "MentionRecord", "OfDocument", "PartRecord", "PassageRecord", "Place", "Placed",
    "RecommendationRecord", "Span", "TableRecord", "ThemeTagRecord", "Witness",
]  # fmt: skip


class OfDocument(Record):
    document_id: str = Field(description="SHA-256 of the PDF's bytes, hex")
    council_code: str = Field(description="GSS code of the council the paper is about; 'unknown' where not established")


class Placed(OfDocument):
    """What every record with a place on paper carries."""

    page_first: Int32 = Field(description="First page of the file on which the record stands, from 1")
    page_last: Int32 = Field(description="Last page of the file on which the record stands, from 1")
    regions: list[Place] = Field(description="Where on paper, in points from the page's top left as displayed")
    method: str = Field(
        description="How it was found: tagged, ruled, aligned, camelot or prose; '+ocr' where read by OCR"
    )
    confidence: float = Field(ge=0, le=1, description="Chance that every field of the row is right, 0..1")
    reviewed: Literal["accepted", "corrected"] | None = Field(
        default=None, description="What a reader who looked at the paper said of the row; null where nobody has"
    )


class Judged(Placed):
    """What every record that is counted carries: how sure it is, and by what signs."""

    p_record: float | None = Field(default=None, description="Chance that it is such a record at all, 0..1")
    p_text: float | None = Field(default=None, description="Chance that its words are right, 0..1")
    p_ref: float | None = Field(default=None, description="Chance that its number or reference is right, 0..1")
    accepted_at: float | None = Field(
        default=None, description="Strictest error rate at which 'accept' takes the row unread; null where at none"
    )
    evidence: list[Witness] = Field(default_factory=list, description="The signs it was read by")


class DocumentRecord(OfDocument):
    """One row per PDF, quarantined ones too."""

    source_uri: str = Field(description="Where the file came from: the path given, or its address")
    file_name: str = Field(description="Name of the file")
    council: str | None = Field(description="Plain name of the council the paper is about")
    publisher: str | None = Field(description="Who issued it: the council, LGA, Ofsted, …")
    title: str | None = Field(description="Title of the paper; of a pack, its first paper's or the meeting's")
    document_type: codelists.DocumentType | None = Field(description="What kind of paper it is; null when quarantined")
    committee: str | None = Field(description="Committee or board it is for")
    meeting_date: dt.date | None = Field(description="Date of the meeting it is for")
    report_of: str | None = Field(description="Who reports, as printed")
    lead_officer: str | None = Field(description="Post of the lead officer, as printed, without contact details")
    challenge_first: dt.date | None = Field(description="First day of the peer challenge it is about")
    challenge_last: dt.date | None = Field(description="Last day of the peer challenge it is about")
    lga_scheme: str | None = Field(description="LGA theme scheme that applies: lga-cpc-2016 or lga-cpc-2021")
    abbreviations: dict[str, str] = Field(
        default_factory=dict, description="Short forms that the paper itself writes out, and their words"
    )
    page_count: Int32 = Field(description="Pages in the file")
    pages_ocr: Int32 = Field(description="Pages whose words came from OCR")
    tagged: bool = Field(description="Whether the file has a structure tree")
    producer: str | None = Field(description="The program that made the PDF, as the file says")
    text_layer: Literal["native", "ocr", "mixed", "none"] = Field(description="Where the words came from")
    status: Literal["done", "partial", "quarantined"] = Field(description="How processing ended")
    issue_code: str | None = Field(description="Why it was quarantined")
    n_recommendations: Int32 = Field(description="Rows in recommendations")
    n_actions: Int32 = Field(description="Rows in actions")
    n_decisions: Int32 = Field(description="Rows in decisions")
    n_issues: Int32 = Field(description="Rows in issues")
    version: str = Field(description="Version of council-extract")
    settings_hash: str = Field(description="Hash of the settings that change results")
    processed_at: dt.datetime = Field(description="When, UTC")
    seconds: float = Field(description="Wall-clock seconds the document took")


class PartRecord(OfDocument):
    """The papers inside a file. A pack holds several; a single report is one part."""

    part_id: str = Field(description="Key of the part")
    position: Int32 = Field(description="Order in the file, from 1")
    page_first: Int32 = Field(description="First page of the file, from 1")
    page_last: Int32 = Field(description="Last page of the file, from 1")
    agenda_item: str | None = Field(description="Agenda item it belongs to, as printed")
    title: str | None = Field(description="Title of the paper")
    document_type: codelists.DocumentType = Field(description="What kind of paper it is")
    committee: str | None = Field(description="Committee or board it is for")
    meeting_date: dt.date | None = Field(description="Date of the meeting it is for")


class PassageRecord(Placed):
    """Numbered paragraphs and headed sections of reports and strategies."""

    passage_id: str = Field(description="Key of the passage")
    part_id: str = Field(description="The paper it stands in")
    number: str | None = Field(description="Paragraph number as printed, without a closing full stop ('1.44')")
    heading_path: list[str] = Field(description="Headings it stands under, outermost first")
    text: str = Field(description="Its words, paragraphs one a line, bullets begin '• '")


class TableRecord(Placed):
    """Every table found, whatever it is. A table over several pages is one row."""

    table_id: str = Field(description="Key of the table")
    part_id: str = Field(description="The paper it stands in")
    role: codelists.TableRole = Field(description="What the table is")
    n_rows: Int32 = Field(description="Rows of the grid")
    n_columns: Int32 = Field(description="Columns of the grid")
    header: list[str] = Field(description="Column headings; empty where it has none")
    cells: list[CellRecord] = Field(description="Its cells, by row, then column")


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
        default_factory=list, description="The words of lead_raw, one paragraph of the cell each"
    )
    timescale_raw: str | None = Field(description="By when, the printed words, lines joined by a space")
    status_raw: str | None = Field(description="Status, the printed words")
    progress_raw: str | None = Field(description="Progress note, the printed words")
    status_colour: str | None = Field(
        default=None, description="Colour of the status cell, '#rrggbb', where it has one"
    )
    status_meaning: str | None = Field(
        default=None, description="What the paper's printed key says of that colour, or of the letter in status_raw"
    )
    extra: dict[str, str] = Field(description="Every other column of the table, by its printed heading")
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


class LinkRecord(OfDocument):
    """From one paper to another."""

    part_id: str = Field(description="The paper the link stands in")
    relation: Literal["appendix_of", "report_of_plan", "cites", "earlier_edition"] = Field(description="Kind of link")
    text: str = Field(description="Words of the link: title of the paper named")
    uri: str | None = Field(description="Its address, where printed or linked")
    target_document_id: str | None = Field(description="The file linked to, where it is in the same store")
    target_part_id: str | None = Field(default=None, description="The paper of that file which is meant")
    page: Int32 | None = Field(description="Page on which the link stands")
    score: float = Field(description="How sure, 0..1")


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


class IssueRecord(OfDocument):
    """Everything odd, as data."""

    code: str = Field(description="What it is; see the list of codes")
    severity: Literal["info", "warning", "error"] = Field(description="How bad it is")
    message: str = Field(description="What was seen, in one line")
    page: Int32 | None = Field(description="Page on which it was seen")
    x0: float | None = Field(description="Left edge, points")
    top: float | None = Field(description="Top edge, points")
    x1: float | None = Field(description="Right edge, points")
    bottom: float | None = Field(description="Bottom edge, points")


TABLES: dict[str, type[OfDocument]] = {
    "documents": DocumentRecord,
    "parts": PartRecord,
    "passages": PassageRecord,
    "tables": TableRecord,
    "recommendations": RecommendationRecord,
    "actions": ActionRecord,
    "action_leads": ActionLeadRecord,
    "decisions": DecisionRecord,
    "mentions": MentionRecord,
    "theme_tags": ThemeTagRecord,
    "links": LinkRecord,
    "issues": IssueRecord,
}
"""Every table of the store, by the name of its folder."""


class Extraction(Record):
    """Everything one PDF gave: its rows in every table, in the order they stand in the paper."""

    document: DocumentRecord
    parts: tuple[PartRecord, ...] = ()
    passages: tuple[PassageRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    recommendations: tuple[RecommendationRecord, ...] = ()
    actions: tuple[ActionRecord, ...] = ()
    action_leads: tuple[ActionLeadRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    theme_tags: tuple[ThemeTagRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    issues: tuple[IssueRecord, ...] = ()
