"""What the columns of the schema are made of: numbers of a size, boxes, characters, cells."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from annotated_types import Ge, Le
from pydantic import BaseModel, ConfigDict, Field

Int16 = Annotated[int, Ge(0), Le(2**15 - 1), "int16"]
Int32 = Annotated[int, Ge(0), Le(2**31 - 1), "int32"]
Signed = Annotated[int, Ge(-(2**31)), Le(2**31 - 1), "int32"]


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(Record):
    """A box on a page."""

    page: Int32 = Field(description="Page of the file, from 1")
    x0: float = Field(description="Left edge, points from the left of the page as displayed")
    top: float = Field(description="Top edge, points from the top of the page as displayed")
    x1: float = Field(description="Right edge, points")
    bottom: float = Field(description="Bottom edge, points")


class Span(Record):
    """Characters of a record's text."""

    start: Int32 = Field(description="First character, from 0")
    end: Int32 = Field(description="One past the last character")


class Witness(Record):
    """Something that speaks for a reading or against it."""

    name: str = Field(description="What was looked at")
    value: float = Field(description="What it says, mostly 0..1")


class ProgressNote(Record):
    """What a column of progress says of an action."""

    label: str = Field(description="The column's heading")
    date: dt.date | None = Field(default=None, description="Last day that the heading can mean")
    text: str = Field(description="The words of the cell, paragraphs one a line")


class CellRecord(Record):
    """A cell of a table."""

    row: Int16 = Field(description="Row of the cell's first row, from 0")
    column: Int16 = Field(description="Column of the cell's first column, from 0")
    row_span: Int16 = Field(description="How many rows it covers")
    column_span: Int16 = Field(description="How many columns it covers")
    text: str = Field(description="Its words, paragraphs one a line")
    page: Int32 = Field(description="Page on which it begins")
    x0: float = Field(description="Left edge, points")
    top: float = Field(description="Top edge, points")
    x1: float = Field(description="Right edge, points")
    bottom: float = Field(description="Bottom edge on its first page, points")
