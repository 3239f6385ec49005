"""The tagging stage once more, on the rows of a store: no PDF is opened.

For whoever has a newer version of the code, or has changed a council's profile: leads, timescales, status, themes,
mentions, links and the scheme are read anew from the words as stored, by the very function that ``run`` uses. With
nothing new it changes nothing: not a byte of a table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from extract import __version__, store
from extract.assemble.tagging import tagged
from extract.correcting import forget_as_read
from extract.councils import check_profiles
from extract.plain_files import read_json
from extract.rewrite import OnProgress, rewrite
from extract.schema import Extraction
from extract.settings import Settings
from extract.trust import judged


@dataclass(frozen=True, slots=True)
class RetagSummary:
    """What retagging did; ``run.json`` holds it under "retag"."""

    started: str
    ended: str
    version: str
    documents: int
    changed: int
    """Documents of which a row is another now; the rest was left alone."""
    keep_persons: bool


def retag(
    out: Path, *, keep_persons: bool = True, corpora: Path | None = None, on_progress: OnProgress | None = None
) -> RetagSummary:
    """Read leads, timescales, status, themes, mentions, links and schemes of the store ``out`` anew.

    ``keep_persons`` false takes the names of persons out for good. ``corpora`` is a folder of councils' profiles that
    goes before the shipped ones. Everything changes in one step at the end: whoever cuts it short has changed nothing.
    Raises StoreError when ``out`` holds no store, ValueError for a bad profile, OSError when it cannot be written.
    """
    started = _now()
    check_profiles(corpora)
    stamps = _stamps(out, keep_persons)

    def again(found: Extraction) -> Extraction:
        return _stamped(judged(tagged(found, keep_persons, corpora)), stamps)

    documents, changed = rewrite(out, again, on_progress)
    if not keep_persons:
        forget_as_read(out)
    summary = RetagSummary(started, _now(), __version__, documents, changed, keep_persons)
    _note(out, summary)
    return summary


def _stamps(out: Path, keep_persons: bool) -> Mapping[str, str]:
    """The hash of the last run's settings to that of the same settings without persons; empty where they are kept.

    So that a later run without persons finds these documents read as it would read them.
    """
    ran = _last_run(out).get("settings")
    if keep_persons or not isinstance(ran, dict):
        return {}
    names = {field.name for field in fields(Settings)}
    try:
        told = Settings(**{name: value for name, value in ran.items() if name in names})
    except (TypeError, ValueError):  # written by another version
        return {}
    return {told.hash(): replace(told, keep_persons=False).hash()}


def _stamped(found: Extraction, stamps: Mapping[str, str]) -> Extraction:
    stamp = stamps.get(found.document.settings_hash)
    if stamp is None:
        return found
    return found.model_copy(update={"document": found.document.model_copy(update={"settings_hash": stamp})})


def _note(out: Path, summary: RetagSummary) -> None:
    """Put the summary into ``run.json`` and describe the store anew."""
    store.write_json(out / "run.json", {**_last_run(out), "retag": asdict(summary)})
    store.describe(out)


def _last_run(out: Path) -> dict[str, Any]:
    """What ``run.json`` says; nothing where it cannot be read."""
    with suppress(OSError, ValueError):
        ran = read_json(out / "run.json")
        return ran if isinstance(ran, dict) else {}
    return {}


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
