"""The same plan over time: which editions are compared, found or named by the user."""

from __future__ import annotations

from itertools import pairwise

from extract.compare.changes import changes
from extract.compare.papers import Papers, Row, Rows
from extract.compare.select import Selection

LEAST_ID = 6
"""Fewest characters of a document's id that name it."""


class EditionError(ValueError):
    """Editions that cannot be compared; the message says what to do."""


def tracked(selection: Selection) -> list[Rows]:
    """The changes between each edition of each plan and the next, where dates tell their order."""
    return [
        changes(earlier[0].actions, later[0].actions, selection.everything)
        for plan in selection.plans
        if plan.ordered
        for earlier, later in pairwise(plan.editions)
    ]


def track(papers: Papers, earlier: str | None, later: str | None) -> Rows:
    """The changes between two documents that the user names. Raises EditionError."""
    if not earlier or not later:
        raise EditionError("--earlier and --later go together; name both documents")
    documents = [_document(papers, name) for name in (earlier, later)]
    if documents[0] is documents[1]:
        raise EditionError(f"--earlier and --later both name {documents[0]['file_name']}; name two documents")
    actions = [[row for row in papers.actions if row["document_id"] == found["document_id"]] for found in documents]
    for found, rows in zip(documents, actions, strict=True):
        if not rows:
            raise EditionError(f"{found['file_name']} holds no actions; name a document that does")
    return changes(actions[0], actions[1], papers)


def _document(papers: Papers, name: str) -> Row:
    """The one document with this file name, path, or beginning of its id."""
    found = [row for row in papers.documents if name in (row["file_name"], row["source_uri"], row["document_id"])]
    if not found and len(name) >= LEAST_ID:
        found = [row for row in papers.documents if row["document_id"].startswith(name.lower())]
    if len(found) != 1:
        what = "several documents are" if found else "no document is"
        raise EditionError(f"{what} called {name!r}; give a file name or the first letters of a document_id")
    return found[0]
