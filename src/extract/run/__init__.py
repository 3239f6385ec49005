"""Many documents: find them, read those that are new or changed, put them into the store, and say what happened.

Nothing that one document does may cost another: what it raises becomes a row with status "quarantined", and so does
its death, its taking for ever and its eating the memory. A run may be cut short anywhere: what was read by then is
kept, and the next run reads the rest.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from extract import store
from extract.councils import check_profiles
from extract.run import corrected, seen
from extract.run.addresses import Hashed, hashed_here
from extract.run.environment import FrozenError, differences, earlier_run, environment
from extract.run.inputs import Job, NothingToDoError, find
from extract.run.one import Extract, InstallationError, Outcome, OutputError
from extract.run.plan import Choice, Plan, make_plan
from extract.run.prepare import tell_page
from extract.run.processes import Executor, in_processes, in_this_process
from extract.run.quarantine import quarantined
from extract.run.readers import in_threads
from extract.run.summary import RunSummary, Tally
from extract.schema import TABLES, Extraction
from extract.settings import Settings

OnProgress = Callable[[int, int, Outcome], None]
"""Called after each document with how many are done, how many there are to read, and what became of it."""
AtEnd = Callable[[store.Store], object]
"""Called with the store when all documents are in it, before the run is written down: for what needs them all."""

OTHER_MODELS = "models or profiles differ from the earlier run; --force reads unchanged documents with the new ones"
__all__ = [
    "AtEnd",
    "Choice",
    "Executor",
    "Extract",
    "FrozenError",
    "InstallationError",
    "Job",
    "NothingToDoError",
    "OnProgress",
    "Outcome",
    "OutputError",
    "RunSummary",
    "compact",
    "environment",
    "quarantined",
    "run",
]


def run(
    inputs: Sequence[Path | str],
    out: Path,
    settings: Settings,
    choice: Choice = Choice(),  # noqa: B008  (frozen)
    *,
    extract: Extract | None = None,
    executor: Executor | None = None,
    corrections: Path | None = None,
    at_end: Sequence[AtEnd] | None = None,
    on_progress: OnProgress | None = None,
    on_fold: Callable[[], None] | None = None,
    hashed: Hashed = hashed_here,
) -> RunSummary:
    """Read the PDFs among ``inputs`` (files, folders searched to their depth, addresses as text) that ``out`` does not
    hold yet.

    ``extract`` reads one document and must be picklable when processes do it; by default the pipeline does.
    ``corrections`` is a file of what readers put right: the store keeps it and lays it over what it holds, now and in
    every later run.
    ``on_fold`` is called when the tables hold some more documents and describe themselves, but not at the end.
    Ctrl-C ends the run early: what was read by then is written, and the summary says ``interrupted``.
    Raises NothingToDoError when there is no file to read, ValueError for a council's bad profile, StoreError, OSError
    or OutputError when ``out`` cannot be written or another process writes to it, FrozenError when a frozen run would
    not repeat the earlier one, InstallationError when a library is missing, CorrectionsError.
    """
    started = _now()
    check_profiles()
    read = extract or _pipeline
    given = corrected.loaded(corrections)  # a file that is no good is refused before anything is read
    earlier = seen.load(out)
    found = find(inputs, earlier, choice.follow_links, hashed)
    settings = replace(settings, out=out)
    notes = _held_to(out, settings, choice.frozen)
    with store.writing(out):
        target = store.Store(out)
        target.resume()
        kept, outdated = corrected.kept(target, given)
        plan = make_plan(found, target.known, earlier, settings, choice, outdated)
        seen.save(out, plan.seen_before)
        tally, before = Tally(), set(target.known)
        chosen = executor or _executor(plan, settings)
        try:
            outcomes = chosen(plan.jobs, settings, read)
            interrupted = _read_all(plan, target, settings.chunk, tally, outcomes, on_progress, on_fold)
            n_inputs, found, plan = len(found.jobs), replace(found, jobs=()), replace(plan, jobs=())  # read, and let go
            remarks = () if interrupted else corrected.lay_over(target, kept, settings.keep_persons)
            for step in () if interrupted else (_link, _derive) if at_end is None else at_end:
                step(target)
            if not interrupted:
                for table in TABLES if remarks else ("links",):
                    tally.rows[table] = _rows_of(target, table, tally.document_ids)
                seen.save(out, plan.seen)
        finally:
            target.files.clear(".work/tmp")
        summary = RunSummary(
            started=started,
            ended=_now(),
            inputs=n_inputs,
            documents=tally.rows["documents"],
            unchanged=plan.unchanged,
            statuses=dict(sorted(tally.statuses.items())),
            rows={table: tally.rows[table] for table in TABLES},
            issues=dict(sorted(tally.issues.items())),
            quarantined=tuple(line for _, line in sorted(tally.quarantined.items())),
            still_quarantined=dict(sorted(plan.left_out.items())),
            duplicates=found.duplicates,
            removed=plan.removed,
            dropped=len(before - target.known.keys()),
            replaced=tuple(sorted(path for path, key in plan.changed.items() if key not in target.known)),
            remarks=found.remarks,
            notes=(*notes, *remarks),
            interrupted=interrupted,
        )
        store.describe(out)
        store.write_json(out / "run.json", environment(settings) | asdict(summary))
    return summary


def compact(out: Path) -> tuple[int, int]:
    """Merge the small files of the store ``out``, and finish what a run that was cut short left. Returns how many
    files there were and are. Raises StoreError where ``out`` is no store or another process writes to it."""
    if not store.parts(out, "documents"):
        raise store.StoreError(f"{out} holds no table 'documents'; give the folder that 'run --out' wrote")
    with store.writing(out):
        before = sum(len(store.parts(out, table)) for table in TABLES)
        store.Store(out).compact()
        store.describe(out)
        return before, sum(len(store.parts(out, table)) for table in TABLES)


def _read_all(
    plan: Plan,
    target: store.Store,
    chunk: int,
    tally: Tally,
    outcomes: Generator[Outcome, None, None],
    on_progress: OnProgress | None,
    on_fold: Callable[[], None] | None,
) -> bool:
    """Read the documents and put them into the tables; returns whether Ctrl-C ended it.

    Which file holds a document follows from the documents in the store alone, so how often they are put there, in
    what order and by how many processes leaves no trace.
    """
    waiting = 0
    try:
        for done, outcome in enumerate(outcomes, start=1):
            tally.add(outcome)
            waiting += 1
            if on_progress:
                on_progress(done, len(plan.jobs), outcome)
            if waiting >= max(chunk, len(target.known) // 4):
                target.fold(plan.replaces)
                waiting = 0
                if on_fold:
                    store.describe(target.out)
                    on_fold()
        target.fold(plan.replaces)
        target.drop(plan.drop)
        _check_whole(target, tally)
        target.restamp(plan.places)
    except KeyboardInterrupt:
        outcomes.close()
        target.recover()  # it may have come in the middle of a change
        target.fold(plan.replaces)
        _check_whole(target, tally)
        return True
    finally:
        outcomes.close()
    return False


def _check_whole(target: store.Store, tally: Tally) -> None:
    """Raises OutputError when what was read is not in the tables: somebody removed them while the run went on."""
    lost = target.lost(tally.document_ids) if tally.document_ids else 0
    if lost:
        told = f"{lost} documents are not in {target.out} any more: it was changed while the run went on"
        raise OutputError(f"{told}; run again to read them")


def _executor(plan: Plan, settings: Settings) -> Executor:
    """Who reads when the caller does not say."""
    if any(job.address for job in plan.jobs):
        return in_threads
    return in_processes if settings.isolate else in_this_process


def _link(target: store.Store) -> int:
    """Which paper of the store a link means is known when all papers are in it."""
    from extract.linking import resolve_links  # loads the tagging stage, which only runs that read need

    return resolve_links(target)


def _derive(target: store.Store) -> int:
    """Which papers are of one challenge, and what became of each promise, is known when all papers are in the store."""
    from extract.promises import derive

    return derive(target)


def _rows_of(target: store.Store, table: str, document_ids: Collection[str]) -> int:
    """How many rows the documents have, now that links are resolved and corrections laid over."""
    return sum(row["document_id"] in document_ids for row in store.rows(target.out, table, ("document_id",)))


def _pipeline(job: Job, settings: Settings) -> Extraction:
    try:
        from extract.pipeline import extract_file  # the PDF libraries are heavy: only processes that read load them
        from extract.read import guards
    except ImportError as error:
        raise InstallationError(f"{error}; install council-extract anew with all it needs") from error
    tell_page(0)
    seconds = settings.timeout if settings.isolate else math.inf
    guards.use(guards.Limits(settings.most_pages, seconds, settings.passwords, job.without, tell_page))
    return extract_file(job.path, settings, job.uri, job.known)


def _held_to(out: Path, settings: Settings, frozen: bool) -> tuple[str, ...]:
    """Notes on what differs from the earlier run. Raises FrozenError when that must not be."""
    try:
        before = earlier_run(out)
    except FrozenError:
        if frozen:
            raise
        return ()
    changed = differences(before, environment(settings)) if before else []
    if changed and frozen:
        raise FrozenError(f"not the same as the earlier run into {out}: {'; '.join(changed)}")
    return (OTHER_MODELS,) if any(line.startswith("models") for line in changed) else ()


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
