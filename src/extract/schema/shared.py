"""The columns that many tables share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extract.nested import Int32, Place, Record, Witness

UNKNOWN = "unknown"
"""Council code of papers of which no council of the registry could be established."""


class OfDocument(Record):
    document_id: str = Field(description="SHA-256 of the PDF's bytes, hex")
    council_code: str = Field(description="GSS code of the council the paper is about; 'unknown' where not established")


class Placed(OfDocument):
    """What every record with a place on paper carries."""

    page_first: Int32 = Field(description="First page of the file on which the record stands, from 1")
    page_last: Int32 = Field(description="Last page of the file on which the record stands, from 1")
    regions: list[Place] = Field(description="Where on paper, in points from the page's top left as displayed")
    method: str = Field(
        description="How it was found: tagged, ruled, aligned, camelot or prose; likeness: it reads like one, by no "
        "form that is known; '+ocr' by OCR; reviewed: by a reader"
    )
    confidence: float = Field(ge=0, le=1, description="Chance that every field of the row is right, 0..1")
    reviewed: Literal["accepted", "corrected", "added"] | None = Field(
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
