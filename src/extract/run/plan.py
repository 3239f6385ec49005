"""What of the inputs is still to be read, and what the store holds that is no longer there."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from extract import __version__
from extract.issues import Code
from extract.printable import shown
from extract.run.inputs import Inputs, Job
from extract.run.names import kept
from extract.run.seen import Seen, Stamp
from extract.settings import Settings
from extract.store import Head


@dataclass(frozen=True, slots=True)
class Choice:
    """What a run does beside reading what is new."""

    retry: bool = False
    """Read quarantined documents again."""
    force: bool = False
    """Read all documents again."""
    prune: bool = False
    """Drop the documents whose files are gone."""
    frozen: bool = False
    """Refuse to run with other versions, settings or models than the store was made with."""
    follow_links: bool = False
    """Read files outside a folder that links in it lead to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do."""

    jobs: tuple[Job, ...]
    """Documents to read."""
    unchanged: int
    """Documents that were read by an earlier run."""
    left_out: dict[str, str]
    """Of those the quarantined, with the code."""
    places: dict[str, tuple[str, str]]
    """Path and file name of unchanged documents that lie elsewhere now."""
    drop: frozenset[str]
    """Documents to take out of the store."""
    replaces: dict[str, frozenset[str]]
    """By document to be read, those whose file holds it now."""
    changed: dict[str, str]
    """Files that hold other bytes now than before, each with the document it held."""
    seen: Seen
    """Every file ever seen."""
    seen_before: Seen
    """The same, with changed files as they were: so that a run that is cut short does not forget what they held, nor
    what was known of them."""
    removed: tuple[str, ...]
    """Files that are gone, while what was read from them is still in the store."""


def make_plan(
    found: Inputs,
    known: Mapping[str, Head],
    earlier: Seen,
    settings: Settings,
    choice: Choice,
    outdated: Collection[str] = (),
) -> Plan:
    """Compare what was found with what the store holds (``known``) and what earlier runs saw; documents in
    ``outdated`` are read again in any case."""
    retold = _retold(found.seen, earlier)
    stale = {*outdated, *(earlier[path].document_id for path in retold)}
    to_read = [job for job in found.jobs if job.document_id in stale or not _done(job, known, settings, choice)]
    reading = {job.document_id for job in to_read}
    unchanged = [job for job in found.jobs if job.document_id not in reading]
    seen = _with_removed(earlier, known, found)
    present = {stamp.document_id for stamp in seen.values() if not stamp.removed}
    gone = {path: stamp.document_id for path, stamp in seen.items() if stamp.removed}
    gone = {path: key for path, key in gone.items() if key in known and key not in present}
    pruned = set(gone.values()) if choice.prune else set()
    if choice.prune:
        seen = {path: stamp for path, stamp in seen.items() if not stamp.removed}
    changed = _changed(found, known, earlier, present)
    return Plan(
        jobs=tuple(to_read),
        unchanged=len(unchanged),
        left_out={job.uri: str(known[job.document_id].issue_code) for job in unchanged if _out(known[job.document_id])},
        places={
            job.document_id: (job.uri, kept(job.name))
            for job in unchanged
            if known[job.document_id].source_uri != job.uri
        },
        drop=frozenset(pruned | {old for path, old in changed.items() if seen[path].document_id not in reading}),
        replaces=_replaces(changed, seen, reading),
        changed={shown(path): old for path, old in changed.items()},
        seen=seen,
        seen_before=seen | {path: earlier[path] for path in (*changed, *retold)} if changed or retold else seen,
        removed=() if choice.prune else tuple(sorted(shown(path) for path in gone)),
    )


def _changed(found: Inputs, known: Mapping[str, Head], earlier: Seen, present: set[str]) -> dict[str, str]:
    """Files, by absolute path, that hold other bytes now than an earlier run read, and the document it read; only
    where no other file holds that still."""
    return {
        path: earlier[path].document_id
        for path, stamp in found.seen.items()
        if path in earlier
        and _there(stamp)
        and earlier[path].document_id != stamp.document_id
        and earlier[path].document_id in known
        and earlier[path].document_id not in present
    }


def _retold(seen: Seen, earlier: Seen) -> list[str]:
    """Files, by absolute path, of which something else is known now than when they were read: their meeting was moved,
    say. One of which no run has noted what was known is left alone."""
    return [
        path
        for path, stamp in seen.items()
        if stamp.told
        and path in earlier
        and earlier[path].told not in ("", stamp.told)
        and earlier[path].document_id == stamp.document_id
    ]


def _there(stamp: Stamp) -> bool:
    """Whether there was a file to look at."""
    return stamp[:3] != (0, 0, 0)


def _replaces(changed: Mapping[str, str], seen: Seen, reading: set[str]) -> dict[str, frozenset[str]]:
    """By document that is to be read, the documents in whose place it stands."""
    found: dict[str, set[str]] = {}
    for path, old in changed.items():
        if seen[path].document_id in reading:
            found.setdefault(seen[path].document_id, set()).add(old)
    return {new: frozenset(old) for new, old in found.items()}


def _done(job: Job, known: Mapping[str, Head], settings: Settings, choice: Choice) -> bool:
    head = known.get(job.document_id)
    if head is None or choice.force or head.issue_code == Code.NOT_FOUND:
        return False
    if choice.retry and (_out(head) or head.status == "partial"):
        return False
    if _out(head) and settings.passwords and head.issue_code == Code.ENCRYPTED:
        return False
    return head.version == __version__ and head.settings_hash == settings.hash()


def _out(head: Head) -> bool:
    return head.status == "quarantined"


def _with_removed(earlier: Seen, known: Mapping[str, Head], found: Inputs) -> Seen:
    """Every file ever seen; those that should have been found again and were not are marked as removed."""
    seen = dict(earlier)
    listed = {stamp.document_id for stamp in seen.values()}
    for key, head in known.items():
        if key not in listed and os.path.isabs(head.source_uri):  # of a store whose notes were lost  # noqa: PTH117
            seen.setdefault(head.source_uri, Stamp(0, 0, 0, key))
    for path, stamp in seen.items():
        if path not in found.seen and any(path.startswith(folder + os.sep) for folder in found.folders):
            seen[path] = stamp._replace(removed=True)
    there = {path: stamp for path, stamp in found.seen.items() if _there(stamp) or path not in seen}
    return seen | there
