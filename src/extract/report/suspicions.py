"""What was perhaps lost, as the review list shows it: a place on a page, and what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from extract.schema import IssueRecord

SUSPICIONS: Mapping[str, tuple[str, float]] = {
    "plan_unread": ("A plan was not read", 6.0),
    "list_unread": ("A list was not read", 3.0),
    "column_unread": ("A column was not understood", 3.0),
    "rows_doubtful": ("Rows are doubtful", 2.5),
    "count_differs": ("The paper counts otherwise", 2.0),
    "numbering_gap": ("A number is missing", 1.0),
    "read_by_likeness": ("A list was read by its likeness", 1.0),
    "words_left": ("Words with no home", 0.3),
}
"""By code of the issue: what it says in words, and about how many records are at stake. The numbers only order the
review list; they are set by hand."""
MOST = 3000
"""Suspicions of a report; a store with more has the gravest in it."""


def suspicions(documents: Mapping[str, int], issues: Mapping[str, Iterable[IssueRecord]]) -> list[dict[str, Any]]:
    """Suspicions of the documents (place in the report by id), the gravest first, as the browser gets them."""
    found: list[dict[str, Any]] = [
        {
            "code": issue.code,
            "says": SUSPICIONS[issue.code][0],
            "worth": SUSPICIONS[issue.code][1],
            "message": issue.message,
            "document": documents[document_id],
            "page": issue.page,
            "box": [issue.x0, issue.top, issue.x1, issue.bottom] if issue.x0 is not None else None,
        }
        for document_id, own in issues.items()
        if document_id in documents
        for issue in own
        if issue.code in SUSPICIONS and issue.page
    ]
    found.sort(key=lambda one: (-one["worth"], one["document"], one["page"], one["message"]))
    return found[:MOST]
