"""Tables of what a file is made of: documents, parts, passages, tables, links, issues."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from extract import codelists
from extract.nested import CellRecord, Int32, Place
from extract.schema.shared import OfDocument, Placed


class DocumentRecord(OfDocument):
    """One row per PDF, quarantined ones too."""

    source_uri: str = Field(description="Where the file came from: the path given, or its address")
    file_name: str = Field(description="Name of the file")
    council: str | None = Field(
        description="Plain name of the council the paper is about; as printed where no registry holds it"
    )
    publisher: str | None = Field(description="Who issued it: the council, LGA, Ofsted, …")
    title: str | None = Field(description="Title of the paper; of a pack, its first paper's or the meeting's")
    document_type: codelists.DocumentType | None = Field(description="What kind of paper it is; null when quarantined")
    committee: str | None = Field(description="Committee or board it is for")
    meeting_date: dt.date | None = Field(
        description="Date of the meeting it is for; of a decision taken without one, the day it was taken"
    )
    report_of: str | None = Field(description="Who reports, as printed")
    lead_officer: str | None = Field(description="Post of the lead officer, as printed, without contact details")
    wards: str | None = Field(default=None, description="Wards or divisions it affects, as printed")
    key_decision: bool | None = Field(default=None, description="Whether it asks for a key decision, where it says so")
    challenge_first: dt.date | None = Field(description="First day of the peer challenge it is about")
    challenge_last: dt.date | None = Field(description="Last day of the peer challenge it is about")
    chain_id: str | None = Field(
        default=None, description="Chain of its papers (see chains), the first where a pack holds papers of several"
    )
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
    words_visible: Int32 = Field(default=0, description="Words that a reader sees; all below but the last add up to it")
    words_in_records: Int32 = Field(
        default=0, description="Words in the rows of recommendations, actions and decisions"
    )
    words_in_tables: Int32 = Field(default=0, description="Words of tables outside records")
    words_in_passages: Int32 = Field(default=0, description="Words of running text, headings and facts of the paper")
    words_furniture: Int32 = Field(
        default=0, description="Words of running heads, page numbers and watermarks; struck words"
    )
    words_left: Int32 = Field(default=0, description="Words that no stage knows; see leftovers")
    words_hidden: Int32 = Field(default=0, description="Words that the file holds and nobody sees; not read")
    version: str = Field(description="Version of council-extract")
    settings_hash: str = Field(description="Hash of the settings that change results")
    corrections: str | None = Field(
        default=None, description="Which readers' corrections its rows carry, as a hash; empty where none"
    )
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
    meeting_date: dt.date | None = Field(
        description="Date of the meeting it is for; of a decision taken without one, the day it was taken"
    )


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


class LeftoverRecord(OfDocument):
    """Words with no home: neither in a record, a table, a passage nor the furniture of the page."""

    page: Int32 = Field(description="Page on which they stand")
    regions: list[Place] = Field(description="Where on paper, in points from the page's top left as displayed")
    n_words: Int32 = Field(description="How many words")
    text: str = Field(description="The words")
    near: str | None = Field(description="Key of the record that stands right above or around them on the page")
    why: str = Field(description="Why no stage took them")


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
