"""A file of corrections: one JSON object a line, as the report's review list writes it. It is hostile until checked."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from extract import codelists
from extract.contacts import without_contacts
from extract.plain_files import read_plain_text

FORMAT: Literal["council-extract-correction/1"] = "council-extract-correction/1"
LARGEST_FILE = 64_000_000
"""Bytes of a file of corrections; a hundred thousand of them take about half of it."""
MOST_A_DOCUMENT = 5_000
"""Corrections of one document; a plan of three hundred actions is a long one."""

ReviewedKind = Literal["action", "recommendation", "decision"]
Verdict = Literal["accepted", "corrected", "rejected", "added"]

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of surrogate pairs: no reader types them, and Parquet cannot hold the latter."""


class CorrectionsError(ValueError):
    """A file of corrections that cannot be used; the message says which line and why."""


class Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _clean(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\r\n", "\n"))


def _line(value: Any) -> Any:
    """The printed words on one line; nothing where there are none."""
    return (" ".join(_clean(value).split()) or None) if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    """Words with paragraphs one a line; nothing where there are none."""
    if not isinstance(value, str):
        return value
    lines = (" ".join(line.split()) for line in _clean(value).split("\n"))
    return "\n".join(line for line in lines if line) or None


LongText = Annotated[str, Field(max_length=100_000)]
ShortText = Annotated[str, Field(max_length=10_000)]


class Changes(Checked):
    """New values of some fields of a row; a field that is not set stays as it was."""

    text: LongText = ""

    @model_validator(mode="before")
    @classmethod
    def _tidy(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        long = ("text", "context")
        return {name: _paragraphs(value) if name in long else _line(value) for name, value in values.items()}

    def told(self) -> dict[str, Any]:
        """The fields that were set, with their new values."""
        return {name: getattr(self, name) for name in sorted(self.model_fields_set)}


class ActionChanges(Changes):
    ref: ShortText | None = None
    recommendation_numbers: list[Annotated[str, Field(max_length=40)]] = Field(default_factory=list, max_length=50)
    group_label: ShortText | None = None
    lead_raw: ShortText | None = None
    timescale_raw: ShortText | None = None
    status_raw: ShortText | None = None
    progress_raw: LongText | None = None
    timescale_kind: codelists.TimescaleKind = "unspecified"
    timescale_earliest: dt.date | None = None
    timescale_latest: dt.date | None = None
    status: codelists.Status = "unknown"

    @field_validator("recommendation_numbers", mode="after")
    @classmethod
    def _one_a_number(cls, numbers: list[str]) -> list[str]:
        return [line for line in dict.fromkeys(map(_line, numbers)) if line]


class RecommendationChanges(Changes):
    number: Annotated[str, Field(max_length=40)] | None = None
    context: LongText | None = None
    origin: codelists.Origin = "unknown"
    response: Literal["accepted", "partly", "rejected"] | None = None


class DecisionChanges(Changes):
    number: Annotated[str, Field(max_length=40)] | None = None
    stem: ShortText | None = None
    verb: ShortText | None = None
    decision_maker: ShortText | None = None
    delegated_to: ShortText | None = None
    state: Literal["proposed", "resolved"] = "proposed"


CHANGES: dict[ReviewedKind, type[Changes]] = {
    "action": ActionChanges,
    "recommendation": RecommendationChanges,
    "decision": DecisionChanges,
}
"""What may be changed in a row of each kind."""


class CorrectedPlace(Checked):
    """A box on a page, as in the record's ``regions``; points."""

    page: int = Field(ge=1, le=1_000_000)
    x0: float
    top: float
    x1: float
    bottom: float


class Correction(Checked):
    """What a reader found of one row, looking at the paper."""

    format: Literal["council-extract-correction/1"] = FORMAT
    document_id: str = Field(pattern=r"^[0-9a-f]{64}$")
    record_kind: ReviewedKind
    record_id: str = Field(max_length=100)
    """Tells rows apart that stand in one place; never trusted alone, since rows are counted anew in each run."""
    regions: list[CorrectedPlace] = Field(min_length=1, max_length=1000)
    seen: str = Field(pattern=r"^[0-9a-f]{16}$")
    """Fingerprint of the values the reader saw."""
    verdict: Verdict
    changes: dict[str, Any] = Field(default_factory=dict)
    note: ShortText | None = None
    certainty: float | None = Field(default=None, ge=0, le=1)
    """Of a row that was not looked at itself: the chance that it is right, since a mate in its table was."""
    spread_from: str | None = Field(default=None, max_length=100)
    """That mate's key."""
    reviewer: Annotated[str, Field(max_length=200)] | None = None
    """Who says so, where the reader gave a name or post."""
    reviewed_on: dt.date | None = None

    @field_validator("note", "reviewer", "changes", mode="before")
    @classmethod
    def _no_contacts(cls, value: Any) -> Any:
        """The store keeps corrections, and contact details in none of its files."""
        if isinstance(value, dict):
            return {name: cls._no_contacts(told) for name, told in value.items()}
        return without_contacts(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _changes_fit(self) -> Correction:
        if bool(self.changes) != (self.verdict in ("corrected", "added")):
            raise ValueError("a corrected or added row names its values; an accepted or rejected one has none")
        if self.certainty is not None and self.verdict != "accepted":
            raise ValueError("only an accepted row can be accepted with a certainty")
        if self.verdict == "added" and "text" not in self.changes:
            raise ValueError("an added row needs its text")
        changes = CHANGES[self.record_kind].model_validate(self.changes)
        if self.changes and "text" in changes.model_fields_set and not changes.text:
            raise ValueError("a row without text is to be rejected, not corrected")
        return self

    @property
    def new_values(self) -> dict[str, Any]:
        """The changed fields with their new values, as they stand in the row."""
        return CHANGES[self.record_kind].model_validate(self.changes).told()


def load(path: Path) -> list[Correction]:
    """The corrections in a file, in order. Raises CorrectionsError, naming the first line that is wrong."""
    try:
        text = read_plain_text(path, LARGEST_FILE)
    except OSError as error:
        raise CorrectionsError(f"{path}: {error.strerror or error}; check the path") from None
    except UnicodeDecodeError:
        raise CorrectionsError(f"{path}: not UTF-8 text; give the file that the report saved") from None
    lines = enumerate(text.split("\n"), start=1)
    found, counts = [], Counter[str]()
    for number, line in lines:
        if line.strip():
            found.append(_read(line, f"{path}, line {number}"))
            counts[found[-1].document_id] += 1
            if counts[found[-1].document_id] > MOST_A_DOCUMENT:
                raise CorrectionsError(
                    f"{path}, line {number}: more than {MOST_A_DOCUMENT} corrections of one document"
                )
    return found


def _read(line: str, where: str) -> Correction:
    try:
        return Correction.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        said = f"{field}: {first['msg']}" if field else first["msg"]
        raise CorrectionsError(f"{where}: {_line(said)}; mend or delete the line") from None
