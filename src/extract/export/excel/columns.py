"""What each sheet shows: its title, the columns people read with their headings, the others behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.export.values import columns_of
from extract.store.columns import Column

FIRST_SHEETS = ("actions", "recommendations", "action_leads", "decisions", "documents")
"""Tables that people read, in this order after the summary."""
TITLES = {"action_leads": "Leads", "documents": "Papers", "parts": "Papers in packs", "theme_tags": "Themes"}

COUNTS = Column("counts", "bool", True, "Whether the row is counted: no where it stands in another paper too, or in a "
                "later edition of the plan")  # fmt: skip
ASKED = Column("asked", "string", True, "Words of the recommendations that the action answers, one a line")
LEADS = Column("leads", "string", True, "Canonical names of its leads, one a line")
DEADLINE = Column("deadline", "date32", True, "Last day by which its timescale says that it is to be done; empty for "
                  "ongoing and the like")  # fmt: skip
OVERDUE = Column("overdue", "string", True, "'overdue' where on the day set in the summary the deadline is past, or "
                 "the paper says so, and the row counts and is neither done nor dropped; a formula")  # fmt: skip
PAPER = Column("paper", "string", True, "Title of the paper, or the name of its file")
FILE = Column("file", "string", True, "Name of the paper's file")
CHECK = Column("check", "string", True, "What of the row to look up in the paper: values of which the program is less "
               "than 90 % sure, the least sure first; empty where it is sure of each")  # fmt: skip
ADDRESS = Column("address", "string", True, "Where the paper was read from")
CITATION = Column("citation", "string", True, "Council, paper, date and page for a footnote; 'council-extract cite "
                  "--verify' reads what stands in the brackets")  # fmt: skip
ANSWERS = Column("answers", "int32", True, "Counted actions that answer it; 0 where none does")
ANSWER = Column("answer", "string", True, "Words of the actions that answer it, one a line")
ACTION = Column("action", "string", True, "Words of the action")
REF = Column("action_ref", "string", True, "Reference of the action as printed")
STATUS = Column("action_status", "string", True, "Status of the action")

ADDED: Mapping[str, tuple[Column, ...]] = {
    "actions": (COUNTS, ASKED, LEADS, DEADLINE, OVERDUE, PAPER, FILE, CHECK, ADDRESS, CITATION),
    "recommendations": (COUNTS, ANSWERS, ANSWER, PAPER, FILE, CHECK, ADDRESS, CITATION),
    "decisions": (COUNTS, PAPER, FILE, CHECK, ADDRESS, CITATION),
    "action_leads": (Column("council", "string", True, "Plain name of the council"), COUNTS, REF, ACTION, DEADLINE,
                     STATUS, OVERDUE, PAPER, Column("page_first", "int32", True, "Page of the action")),
}  # fmt: skip
"""Columns that a sheet has beside those of its table, so that a reader need not look in another sheet."""

SHOWN: Mapping[str, Mapping[str, str]] = {
    "actions": {
        "council": "Council", "paper": "Paper", "file": "File", "page_first": "Page", "ref": "Ref", "text": "Action",
        "recommendation_numbers": "Answers", "asked": "Recommendation", "leads": "Leads", "deadline": "Deadline",
        "timescale_raw": "By when, as printed", "overdue": "Overdue", "status": "Status", "progress_raw": "Progress",
        "check": "To check", "citation": "Citation", "counts": "Counts",
    },
    "recommendations": {
        "council": "Council", "paper": "Paper", "file": "File", "page_first": "Page", "number": "Number",
        "text": "Recommendation", "context": "Explanation", "answers": "Actions", "answer": "Action words",
        "origin": "Made by", "response": "Response", "check": "To check", "citation": "Citation", "counts": "Counts",
    },
    "action_leads": {
        "council": "Council", "name": "Lead", "kind": "Kind", "person": "Person", "raw": "As printed",
        "action_ref": "Ref", "action": "Action", "deadline": "Deadline", "action_status": "Status",
        "overdue": "Overdue", "paper": "Paper", "page_first": "Page", "counts": "Counts",
    },
    "decisions": {
        "council": "Council", "paper": "Paper", "file": "File", "page_first": "Page", "number": "Number",
        "stem": "Opening words", "text": "Decision", "verb": "Verb", "decision_maker": "Decided by",
        "delegated_to": "Delegated to", "state": "State", "check": "To check", "citation": "Citation",
        "counts": "Counts",
    },
    "documents": {
        "council": "Council", "title": "Title", "document_type": "Kind of paper", "committee": "Committee",
        "meeting_date": "Meeting", "file_name": "File", "page_count": "Pages", "n_recommendations": "Recommendations",
        "n_actions": "Actions", "n_decisions": "Decisions", "n_issues": "Issues", "status": "How reading ended",
        "source_uri": "Address",
    },
}  # fmt: skip
"""By table, the columns people read, left to right, with their headings; all others stand hidden behind them."""
BEHIND = {"confidence": "How sure", "ambiguous": "Unsure pairing", "lead_raw": "Lead as printed",
          "timescale_kind": "Kind of date"}  # fmt: skip
"""Headings of hidden columns, of which the name says too little."""

WIDTHS = {"string": 18, "date32": 12, "timestamp": 18, "bool": 8, "list": 18, "map": 18, "struct": 18}
WIDE = {
    "text": 60, "asked": 40, "answer": 60, "action": 60, "context": 45, "title": 45, "paper": 32, "leads": 32,
    "lead_raw": 30, "name": 40, "raw": 30, "progress_raw": 40, "message": 60, "check": 20, "notes": 30, "citation": 40,
    "stem": 24,
    "timescale_raw": 18, "file_name": 30, "file": 24, "source_uri": 40, "address": 40, "committee": 24,
}  # fmt: skip
"""Columns of running text: as wide as reads well, broken into lines."""
NARROW = {"ref": 7, "action_ref": 7, "number": 9, "recommendation_numbers": 9, "page_first": 7, "confidence": 9,
          "answers": 9, "overdue": 10, "counts": 8}  # fmt: skip
SHARES = ("confidence", "p_record")


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a sheet."""

    column: Column
    heading: str
    hidden: bool

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def width(self) -> int:
        return NARROW.get(self.name) or WIDE.get(self.name) or WIDTHS.get(self.column.kind, 12)


def title_of(table: str) -> str:
    """The title of a table's sheet."""
    return TITLES.get(table) or table.replace("_", " ").capitalize()


def sheet_columns(table: str) -> list[Shown]:
    """The columns of a table's sheet, from left to right; its own and those it has beside them."""
    known = {column.name: column for column in (*columns_of(table), *ADDED.get(table, ()))}
    headings = SHOWN.get(table, {})
    shown = [Shown(known[name], heading, False) for name, heading in headings.items()]
    taken = set(headings.values())
    for column in known.values():
        if column.name not in headings:
            heading = BEHIND.get(column.name) or column.name.replace("_", " ").capitalize()
            shown.append(Shown(column, f"{heading} (as stored)" if heading in taken else heading, bool(headings)))
    return shown
