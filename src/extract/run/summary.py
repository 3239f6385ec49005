"""What a run tells when it is done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extract.run.one import Outcome
from extract.schema import TABLES


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. ``run.json`` holds the same and what ran."""

    started: str
    ended: str
    inputs: int
    """Different documents among the inputs; ``documents`` of them were read, ``unchanged`` had been before."""
    documents: int
    unchanged: int
    statuses: dict[str, int]
    """Of the documents read; so are the counts of rows and issues."""
    rows: dict[str, int]
    issues: dict[str, int]
    quarantined: tuple[str, ...]
    """Each file that could not be read, with its code and the reason, one line each."""
    still_quarantined: dict[str, str]
    """Files that an earlier run could not read and this one has not tried again, with their code."""
    duplicates: dict[str, str]
    removed: tuple[str, ...]
    """Files that are gone, while what was read from them is still in the store."""
    dropped: int
    """Documents taken out of the store: pruned, or their file holds other bytes now."""
    replaced: tuple[str, ...]
    """Files that hold other bytes now than an earlier run read; what that run read was taken out."""
    remarks: tuple[str, ...]
    notes: tuple[str, ...]
    """What one should know, though nothing was left out."""
    interrupted: bool

    @property
    def complete(self) -> bool:
        """Whether every input gave a result, in this run or an earlier one."""
        left_out = self.statuses.get("quarantined") or self.still_quarantined
        return not (self.interrupted or self.remarks or left_out)


@dataclass(slots=True)
class Tally:
    """Counts of a run as it goes."""

    statuses: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(TABLES, 0)))
    issues: Counter[str] = field(default_factory=Counter)
    quarantined: dict[str, str] = field(default_factory=dict)

    document_ids: set[str] = field(default_factory=set)

    def add(self, outcome: Outcome) -> None:
        self.document_ids.add(outcome.document_id)
        self.statuses[outcome.status] += 1
        self.rows.update(outcome.rows)
        self.issues.update(outcome.issues)
        if outcome.status == "quarantined":
            uri, reason = outcome.source_uri, outcome.reason
            told = reason if uri in reason else f"{uri}: {reason}"
            self.quarantined[uri] = f"{told} ({outcome.issue_code})"
