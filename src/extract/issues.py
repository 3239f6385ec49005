"""Everything odd, as data: a code, how bad it is, what it means, and where on paper it was seen.

A stage never logs and never warns; it adds an ``Issue``. A document that cannot be read at all raises
``DocumentError``, which carries the code it is quarantined under.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from extract.model import Region


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Code(StrEnum):
    """What can be odd. The text after each is its meaning in the data dictionary."""

    # A document that cannot be read (quarantined)
    NOT_FOUND = "not_found"
    NOT_A_PDF = "not_a_pdf"
    EMPTY_FILE = "empty_file"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_PAGES = "no_pages"
    TOO_BIG = "too_big"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    # A page
    NO_TEXT_LAYER = "no_text_layer"
    PAGE_UNREADABLE = "page_unreadable"
    SECOND_READER_USED = "second_reader_used"
    TAGS_UNREADABLE = "tags_unreadable"
    HIDDEN_TEXT = "hidden_text"
    WATERMARK = "watermark"
    STRUCK_OUT = "struck_out"
    # A table
    FINDER_FAILED = "finder_failed"
    ROW_CONTINUES = "row_continues"
    PLAN_UNREAD = "plan_unread"
    COLUMN_UNREAD = "column_unread"
    # A record
    PAIRING_UNEQUAL = "pairing_unequal"
    DRAFTING_REMARK = "drafting_remark"
    DECISION_REPEATED = "decision_repeated"
    LIST_UNREAD = "list_unread"
    NUMBERING_GAP = "numbering_gap"
    COUNT_DIFFERS = "count_differs"
    WORDS_LEFT = "words_left"
    ROWS_DOUBTFUL = "rows_doubtful"
    READ_BY_LIKENESS = "read_by_likeness"
    READ_OTHERWISE = "read_otherwise"
    # Metadata
    COUNCIL_UNKNOWN = "council_unknown"
    COUNCIL_UNCLEAR = "council_unclear"
    # A reader's corrections
    CORRECTION_STALE = "correction_stale"
    ROW_CORRECTED = "row_corrected"
    ROW_REJECTED = "row_rejected"
    ROW_ADDED = "row_added"


MEANING: dict[Code, str] = {
    Code.NOT_FOUND: "The path does not exist or could not be opened.",
    Code.NOT_A_PDF: "The file has no PDF header.",
    Code.EMPTY_FILE: "The file has no bytes.",
    Code.ENCRYPTED: "The file needs a password, and none that was given opens it.",
    Code.DAMAGED: "The file begins like a PDF but cannot be opened.",
    Code.NO_PAGES: "The file opens but holds no page.",
    Code.TOO_BIG: "The file has more bytes or pages than a run takes on.",
    Code.TIMED_OUT: "The document took longer than it may.",
    Code.OUT_OF_MEMORY: "The document took more memory than it may.",
    Code.CRASHED: "An unexpected error, or a crash of a native library, ended the document.",
    Code.NO_TEXT_LAYER: "A page shows something but has no text to read.",
    Code.PAGE_UNREADABLE: "Neither reader could read the page; it is missing from the result.",
    Code.SECOND_READER_USED: "The fast reader failed on the page; pdfplumber read it.",
    Code.TAGS_UNREADABLE: "The file is tagged, but its structure tree could not be read.",
    Code.HIDDEN_TEXT: "Words that the file holds and nobody sees on the page were left out.",
    Code.WATERMARK: "Words printed over a page, as watermarks are, were left out.",
    Code.STRUCK_OUT: "Words with a line through them were left out.",
    Code.FINDER_FAILED: "A table finder failed on the page; the others spoke for it.",
    Code.ROW_CONTINUES: "A table row runs over a page break and was joined.",
    Code.PAIRING_UNEQUAL: "Several actions in one cell, with another number of timescales or leads beside them.",
    Code.DRAFTING_REMARK: "A drafter's remark or question stands where an action should; it is a note, not an action.",
    Code.DECISION_REPEATED: "The paper states the same decision twice; the first was kept.",
    Code.PLAN_UNREAD: "A table or paper reads as if it held a plan: no record, or by likeness alone.",
    Code.COLUMN_UNREAD: "A column of a plan that lacks a lead or a time was not understood.",
    Code.LIST_UNREAD: "Paragraphs read like recommendations, actions or decisions: no record, or by likeness alone.",
    Code.NUMBERING_GAP: "A number is missing among records that are numbered one after another.",
    Code.COUNT_DIFFERS: "A paper counts more recommendations or actions than were read in it.",
    Code.WORDS_LEFT: "Words on the page that no stage knows; see the table leftovers.",
    Code.ROWS_DOUBTFUL: "Several rows of a page are probably no records, of another kind, or wrongly cut.",
    Code.READ_BY_LIKENESS: "A list in no known form was read by its likeness to others, probably rightly.",
    Code.READ_OTHERWISE: "The usual reading looked wrong; one without one of its readers, or as another kind, stands.",
    Code.COUNCIL_UNKNOWN: "No council of the registry could be recognised in the paper.",
    Code.COUNCIL_UNCLEAR: "Several councils are named; the most likely was taken.",
    Code.CORRECTION_STALE: "A reader's correction no longer fits the row it was made for; it was left aside.",
    Code.ROW_CORRECTED: "A reader put the row right.",
    Code.ROW_REJECTED: "A reader took the row out: no such record stands in the paper.",
    Code.ROW_ADDED: "A reader found a record that the program had lost, and added it.",
}

SEVERITY: dict[Code, Severity] = {
    Code.ROW_CORRECTED: Severity.INFO,
    Code.ROW_REJECTED: Severity.INFO,
    Code.ROW_ADDED: Severity.INFO,
    Code.ROW_CONTINUES: Severity.INFO,
    Code.DECISION_REPEATED: Severity.INFO,
    Code.SECOND_READER_USED: Severity.INFO,
    Code.DRAFTING_REMARK: Severity.INFO,
    Code.WATERMARK: Severity.INFO,
    Code.HIDDEN_TEXT: Severity.INFO,
    Code.STRUCK_OUT: Severity.INFO,
    Code.WORDS_LEFT: Severity.INFO,
    Code.COLUMN_UNREAD: Severity.INFO,
    Code.COUNT_DIFFERS: Severity.INFO,
    Code.NUMBERING_GAP: Severity.INFO,
    Code.READ_BY_LIKENESS: Severity.INFO,
    Code.READ_OTHERWISE: Severity.INFO,
    Code.NOT_FOUND: Severity.ERROR,
    Code.NOT_A_PDF: Severity.ERROR,
    Code.EMPTY_FILE: Severity.ERROR,
    Code.ENCRYPTED: Severity.ERROR,
    Code.DAMAGED: Severity.ERROR,
    Code.NO_PAGES: Severity.ERROR,
    Code.TOO_BIG: Severity.ERROR,
    Code.TIMED_OUT: Severity.ERROR,
    Code.OUT_OF_MEMORY: Severity.ERROR,
    Code.CRASHED: Severity.ERROR,
    Code.PAGE_UNREADABLE: Severity.ERROR,
}
"""Those not named here are warnings."""


OF_PAGES = frozenset({Code.NO_TEXT_LAYER, Code.PAGE_UNREADABLE, Code.SECOND_READER_USED, Code.FINDER_FAILED})
"""What many pages of a file may have alike."""
MOST_ALIKE = 20
"""Pages with the same issue that are told one by one."""
NUMBER = re.compile(r"\bpage (\d+)")


@dataclass(frozen=True, slots=True)
class Issue:
    code: Code
    message: str
    region: Region | None = None
    """Where it was seen; None when it concerns the whole document."""

    @property
    def severity(self) -> Severity:
        return SEVERITY.get(self.code, Severity.WARNING)


@dataclass(slots=True)
class Issues:
    """The notebook that a document's way through the stages is written into, in order."""

    found: list[Issue] = field(default_factory=list)

    def add(self, code: Code, message: str, region: Region | None = None) -> None:
        self.found.append(Issue(code, message, region))

    def condense(self) -> None:
        """Make one issue of those that say the same of many pages, with how many and which."""
        kinds: dict[tuple[Code, str], list[Issue]] = {}
        for issue in self.found:
            if issue.code in OF_PAGES:
                kinds.setdefault((issue.code, NUMBER.sub("page …", issue.message)), []).append(issue)
        many = {id(some[0]): some for some in kinds.values() if len(some) > MOST_ALIKE}
        gone = {id(issue) for some in many.values() for issue in some[1:]}
        self.found = [_as_one(many.get(id(issue), [issue])) for issue in self.found if id(issue) not in gone]

    def __iter__(self) -> Iterator[Issue]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def _as_one(alike: list[Issue]) -> Issue:
    first = alike[0]
    if len(alike) == 1:
        return first
    pages = [found[1] for issue in alike if (found := NUMBER.search(issue.message))]
    told = f"{len(alike)} pages, from {pages[0]} to {pages[-1]}, say the same; the first: {first.message}"
    return Issue(first.code, told, first.region)


class DocumentError(Exception):
    """A document that cannot be processed. ``code`` says why; the message says what to do."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code = code
