"""Many documents: find them, read them in processes, write them in parts, and say what happened.

Nothing that one document does may cost another: what it raises becomes a row with status "quarantined", and when it
kills its process the documents beside it are read again.
"""

from __future__ import annotations

import datetime as dt
import platform
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path
from time import perf_counter
from typing import Any

from extract import __version__, store
from extract.councils import check_profiles
from extract.issues import Code, DocumentError
from extract.run.inputs import Job, NothingToDoError, find
from extract.run.processes import each
from extract.run.quarantine import quarantined
from extract.schema import TABLES, DocumentRecord, Extraction
from extract.settings import Settings

Extract = Callable[[Path, Settings, str | None], Extraction]
OnProgress = Callable[[int, int, DocumentRecord], None]
"""Called after each document with how many are done, how many there are, and its row in ``documents``."""

__all__ = ["InstallationError", "NothingToDoError", "RunSummary", "quarantined", "run"]

LIBRARIES = (
    "camelot-py", "pdfplumber", "pikepdf", "pyarrow", "pydantic", "pypdfium2", "rapidfuzz", "scipy", "spacy",
)  # fmt: skip
"""Those whose version can change the rows or the files."""


class InstallationError(Exception):
    """A library that every document needs cannot be loaded: no fault of the documents, so the run ends."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did. ``run.json`` holds the same and what ran."""

    started: str
    ended: str
    inputs: int
    """Documents to read; ``documents`` of them were read before the run ended."""
    documents: int
    statuses: dict[str, int]
    rows: dict[str, int]
    issues: dict[str, int]
    quarantined: tuple[str, ...]
    """Each file that could not be read, with its code and the reason, one line each."""
    duplicates: dict[str, str]
    remarks: tuple[str, ...]
    interrupted: bool

    @property
    def complete(self) -> bool:
        """Whether every input gave a result."""
        return not (self.interrupted or self.remarks or self.statuses.get("quarantined"))


@dataclass(slots=True)
class Tally:
    """Counts of a run as it goes."""

    statuses: Counter[str]
    rows: Counter[str]
    issues: Counter[str]
    quarantined: dict[str, str]

    def add(self, extraction: Extraction) -> None:
        self.statuses[extraction.document.status] += 1
        self.issues.update(issue.code for issue in extraction.issues)
        if extraction.document.status == "quarantined":
            reason = extraction.issues[0].message if extraction.issues else ""
            uri = extraction.document.source_uri
            told = reason if uri in reason else f"{uri}: {reason}"
            self.quarantined[uri] = f"{told} ({extraction.document.issue_code})"
        for table in TABLES:
            self.rows[table] += 1 if table == "documents" else len(getattr(extraction, table))


def run(
    inputs: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    extract: Extract | None = None,
    on_progress: OnProgress | None = None,
) -> RunSummary:
    """Read all PDFs among ``inputs`` (files, or folders searched to their depth) into the store ``out``.

    ``extract`` reads one document and must be picklable when there are several workers; by default the pipeline does.
    Ctrl-C ends the run early: what was read by then is written, and the summary says ``interrupted``.
    Raises NothingToDoError when there is no file to read, ValueError for a council's bad profile, StoreError or
    OSError when ``out`` cannot be written, InstallationError when a library is missing.
    """
    started = _now()
    found = find(inputs)
    check_profiles()
    settings = replace(settings, out=out)
    target = store.Store(out)
    tally = Tally(Counter(), Counter(), Counter(), {})
    interrupted = _read_all(found.jobs, target, settings, extract or _pipeline, tally, on_progress)
    summary = RunSummary(
        started=started,
        ended=_now(),
        inputs=len(found.jobs),
        documents=tally.rows["documents"],
        statuses=dict(sorted(tally.statuses.items())),
        rows={table: tally.rows[table] for table in TABLES},
        issues=dict(sorted(tally.issues.items())),
        quarantined=tuple(line for _, line in sorted(tally.quarantined.items())),
        duplicates=found.duplicates,
        remarks=found.remarks,
        interrupted=interrupted,
    )
    part_paths = {table: store.parts(out, table) for table in TABLES}
    store.write_json(out / "datapackage.json", store.data_package(part_paths, out))
    store.write_json(out / "run.json", _environment(settings) | asdict(summary))
    return summary


def _read_all(
    jobs: Sequence[Job],
    target: store.Store,
    settings: Settings,
    extract: Extract,
    tally: Tally,
    on_progress: OnProgress | None,
) -> bool:
    """Read the jobs and write them, ``settings.chunk`` at a time; returns whether Ctrl-C ended it.

    Which documents share a part follows from their order in ``jobs``, not from which is ready first: so the files are
    the same on any number of workers. Only the parts begun are held in memory.
    """
    chunks: dict[int, dict[int, Extraction]] = {}
    results = each(_read_one, [(job, settings, extract) for job in jobs], settings.workers, _died)
    try:
        for done, (index, extraction) in enumerate(results, start=1):
            number = index // settings.chunk
            chunk = chunks.setdefault(number, {})
            chunk[index] = extraction
            tally.add(extraction)
            if len(chunk) == min(settings.chunk, len(jobs) - number * settings.chunk):
                target.write(list(chunk.values()))
                del chunks[number]
            if on_progress:
                on_progress(done, len(jobs), extraction.document)
    except KeyboardInterrupt:
        target.recover()  # it may have come in the middle of a write
        for chunk in chunks.values():
            target.write(list(chunk.values()))
        return True
    finally:
        results.close()
    return False


def _pipeline(path: Path, settings: Settings, source_uri: str | None) -> Extraction:
    try:
        from extract.pipeline import extract_file  # the PDF libraries are heavy: only processes that read load them
    except ImportError as error:
        raise InstallationError(f"{error}; install council-extract anew with all it needs") from error
    return extract_file(path, settings, source_uri)


def _read_one(task: tuple[Job, Settings, Extract]) -> Extraction:
    """Read one document, whatever it does: the one place of the program that catches everything."""
    job, settings, extract = task
    uri, begin = str(job.path), perf_counter()
    try:
        with job.path.open("rb"):
            pass
    except OSError as error:
        reason = DocumentError(Code.NOT_FOUND, f"{error.strerror or error}; check the path")
        return quarantined(job.path, uri, reason, settings)
    try:
        extraction = extract(job.path, settings, uri)
        store.check(extraction)
        return extraction
    except InstallationError:
        raise
    except DocumentError as error:
        return quarantined(job.path, uri, error, settings, perf_counter() - begin)
    except Exception as error:  # noqa: BLE001
        reason = DocumentError(Code.CRASHED, f"{type(error).__name__}: {error}")
        return quarantined(job.path, uri, reason, settings, perf_counter() - begin)


def _died(task: tuple[Job, Settings, Extract]) -> Extraction:
    """The result for a document that killed its process, twice."""
    job, settings, _ = task
    reason = DocumentError(Code.CRASHED, "the process that read it died (a native library, or no memory was left)")
    return quarantined(job.path, str(job.path), reason, settings)


def _environment(settings: Settings) -> dict[str, Any]:
    """What ran, for ``run.json``."""
    installed = {found.name: found.version for found in metadata.distributions()}
    return {
        "version": __version__,
        "settings": settings.as_dict(),
        "settings_hash": settings.hash(),
        "models": {},
        "python": platform.python_version(),
        "libraries": {name: installed[name] for name in LIBRARIES if name in installed},
    }


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
