"""Suspicions: what was probably lost, told at its place. See ``docs/decisions`` for how they were chosen."""

from __future__ import annotations

from extract.issues import Code, Issues
from extract.ledger.account import Ledger
from extract.ledger.suspicion.counts import tell_counts
from extract.ledger.suspicion.gaps import tell_gaps
from extract.ledger.suspicion.unread import tell_unread
from extract.model import Document, Region
from extract.records import FoundRecords

__all__ = ["suspect"]


def suspect(document: Document, found: FoundRecords, ledger: Ledger, issues: Issues) -> None:
    """What ``document`` seems to say and ``found`` does not hold goes to ``issues``, each with its page and place."""
    n_given = len(ledger.records)
    for paper in found.papers:
        tell_unread(paper, ledger, issues, n_given)
        tell_gaps(paper, issues)
        tell_counts(paper, issues)
        part = paper.part
        if part.document_type == "action_plan" and not paper.actions and not paper.recommendations:
            page = document.pages[part.page_first - 1]
            message = f"page {page.number}: the paper calls itself an action plan and gave no action"
            issues.add(Code.PLAN_UNREAD, message, Region(page.number, page.box))
    for left in ledger.leftovers:
        issues.add(Code.WORDS_LEFT, f"page {left.region.page}: {left.n_words} words {left.why}", left.region)
