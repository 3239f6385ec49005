"""The result for a document that gave none."""

from __future__ import annotations

import datetime as dt

from extract import __version__
from extract.issues import DocumentError, Issue
from extract.printable import shown
from extract.run.inputs import Job
from extract.run.names import kept
from extract.schema import DocumentRecord, Extraction, IssueRecord
from extract.settings import Settings

LONGEST = 1000
"""Characters of a message: an error may carry the whole of what it choked on."""


def quarantined(job: Job, error: DocumentError, settings: Settings, seconds: float = 0.0) -> Extraction:
    """The result for a file that cannot be processed: its row in ``documents`` and one issue that says why.

    ``seconds`` is the wall-clock time it took to find out.
    """
    told = str(error)
    if str(job.path) not in (".", job.uri):  # a copy, whose place is of no interest, or a name that is not kept
        told = told.replace(str(job.path), job.uri)
    message = shown(" ".join(told.split()))[:LONGEST]
    document_id, council_code = job.document_id, "unknown"
    document = DocumentRecord(
        document_id=document_id,
        council_code=council_code,
        source_uri=job.uri,
        file_name=kept(job.name),
        council=None,
        publisher=None,
        title=None,
        document_type=None,
        committee=None,
        meeting_date=None,
        report_of=None,
        lead_officer=None,
        challenge_first=None,
        challenge_last=None,
        lga_scheme=None,
        page_count=0,
        pages_ocr=0,
        tagged=False,
        producer=None,
        text_layer="none",
        status="quarantined",
        issue_code=error.code,
        n_recommendations=0,
        n_actions=0,
        n_decisions=0,
        n_issues=1,
        version=__version__,
        settings_hash=settings.hash(),
        processed_at=dt.datetime.now(dt.UTC),
        seconds=seconds,
    )
    issue = IssueRecord(
        document_id=document_id,
        council_code=council_code,
        code=error.code,
        severity=Issue(error.code, message).severity.value,
        message=message,
        page=None,
        x0=None,
        top=None,
        x1=None,
        bottom=None,
    )
    return Extraction(document=document, issues=(issue,))
