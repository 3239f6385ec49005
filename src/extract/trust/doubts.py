"""Pages on which several rows are probably wrong: a reader is warned where the rows' own chances say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.issues import Code
from extract.schema import Extraction, IssueRecord
from extract.trust.mates import Counted

DOUBTFUL, EXPECTED, SHARE = 0.85, 2.0, 1 / 3
"""The chance of being a record below which a row is doubtful; how many of a page's doubtful rows, and what share of all
its rows, must be expected to be none before the page is told. Chosen on first tries, sets of papers left out."""
LIKENESS = "likeness"
"""How the method begins of rows that no reader knows the form of."""


def doubts(found: Extraction, rows: Sequence[Counted]) -> Iterator[IssueRecord]:
    """An issue for each page of ``found`` on which so many of ``rows``, its records as judged, are doubtful. Those told
    by likeness have issues of their own."""
    pages: dict[int, list[Counted]] = {}
    for row in rows:
        if row.p_record is not None and not row.method.startswith(LIKENESS):
            pages.setdefault(row.page_first, []).append(row)
    for page, own in sorted(pages.items()):
        doubtful = [row for row in own if (row.p_record or 0) < DOUBTFUL]
        expected = sum(1 - (row.p_record or 0) for row in doubtful)
        if expected >= max(EXPECTED, SHARE * len(own)):
            yield _told(found, page, doubtful, expected)


def _told(found: Extraction, page: int, rows: Sequence[Counted], expected: float) -> IssueRecord:
    boxes = [place for row in rows for place in row.regions if place.page == page]
    many = max(2, round(expected))
    return IssueRecord(
        document_id=found.document.document_id,
        council_code=found.document.council_code,
        code=str(Code.ROWS_DOUBTFUL),
        severity="warning",
        message=f"page {page}: about {many} of {len(rows)} doubtful rows are probably wrong: {rows[0].text[:60]}",
        page=page,
        x0=min((box.x0 for box in boxes), default=None),
        top=min((box.top for box in boxes), default=None),
        x1=max((box.x1 for box in boxes), default=None),
        bottom=max((box.bottom for box in boxes), default=None),
    )
