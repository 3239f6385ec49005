"""One document of a run, in whatever process: read it, set its rows aside, say in a few words what happened."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from extract import __version__, store
from extract.issues import Code, DocumentError
from extract.run.inputs import Job
from extract.run.names import kept
from extract.run.quarantine import quarantined
from extract.schema import TABLES, Extraction
from extract.settings import Settings

Extract = Callable[[Job, Settings], Extraction]
"""Reads one document. Whoever wants more done to each document wraps it; it must be picklable to go to processes."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG})
"""The disk's fault, not the document's: the next would fare the same."""


class InstallationError(Exception):
    """A library that every document needs cannot be loaded: no fault of the documents, so the run ends."""


class OutputError(Exception):
    """The store cannot be written (disk full, read-only): the run ends, and what was read so far is kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document. Small, so that the process that leads a run can keep up with many."""

    document_id: str
    source_uri: str
    file_name: str
    status: str
    issue_code: str | None
    reason: str
    """Why it was quarantined, one line."""
    seconds: float
    rows: dict[str, int]
    """By table."""
    issues: dict[str, int]
    """By code."""


def read_one(job: Job, settings: Settings, extract: Extract) -> Outcome:
    """Read one document and set its rows aside in the store: the one place of the program that catches everything.

    Raises InstallationError and OutputError, which no document is to blame for.
    """
    begin = perf_counter()
    try:
        return keep(_stamped(_extracted(job, settings, extract), job, settings), settings)
    except (InstallationError, OutputError):
        raise
    except DocumentError as error:
        reason = error
    except MemoryError:
        reason = DocumentError(Code.OUT_OF_MEMORY, f"it needs more than the {settings.memory} MiB allowed (--memory)")
    except Exception as error:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise OutputError(f"{settings.out}: {error.strerror}; free some space and run again") from error
        reason = DocumentError(Code.CRASHED, f"{type(error).__name__}: {error}")
    return keep(quarantined(job, reason, settings, perf_counter() - begin), settings)


def keep(extraction: Extraction, settings: Settings) -> Outcome:
    """Set a document's rows aside. Raises OutputError; ValueError or OverflowError where they do not fit the schema."""
    try:
        store.set_aside(store.Files(settings.out), extraction)
    except OSError as error:
        told = f"{settings.out}: {error.strerror or error}"
        raise OutputError(f"{told}; free some space or choose another --out, and run again") from error
    document = extraction.document
    counts = {table: len(getattr(extraction, table)) for table in TABLES if table != "documents"}
    return Outcome(
        document_id=document.document_id,
        source_uri=document.source_uri,
        file_name=document.file_name,
        status=document.status,
        issue_code=document.issue_code,
        reason=extraction.issues[0].message if document.status == "quarantined" and extraction.issues else "",
        seconds=document.seconds,
        rows={"documents": 1} | counts,
        issues=dict(Counter(issue.code for issue in extraction.issues)),
    )


def _extracted(job: Job, settings: Settings, extract: Extract) -> Extraction:
    """Raises DocumentError where there is no file to open, else what ``extract`` raises."""
    check_there(job)
    return extract(job, settings)


def check_there(job: Job) -> None:
    """Raises DocumentError where there is no file to open."""
    try:
        if not job.path.is_file():
            why = "not a file" if job.path.exists() else "No such file or directory"
            raise DocumentError(Code.NOT_FOUND, f"{why}; check the path")
        with job.path.open("rb"):
            pass
    except OSError as error:
        raise DocumentError(Code.NOT_FOUND, f"{error.strerror or error}; check the path") from error


def _stamped(extraction: Extraction, job: Job, settings: Settings) -> Extraction:
    """The extraction under the names that this run gives its file, and with what a later run knows it by."""
    stamp = {
        "source_uri": job.uri,
        "file_name": kept(job.name),
        "version": __version__,
        "settings_hash": settings.hash(),
    }
    return extraction.model_copy(update={"document": extraction.document.model_copy(update=stamp)})
