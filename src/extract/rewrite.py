"""Stored documents once more through a function, without their PDFs: everything changes in one step at the end."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from extract import store
from extract.linking import Linker, extractions
from extract.promises import derive
from extract.schema import DocumentRecord, Extraction
from extract.store.spool import FOLDER

OnProgress = Callable[[int, int, DocumentRecord], None]
"""Called after each document with how many are done, how many there are, and its row in ``documents``."""


def rewrite(
    out: Path, again: Callable[[Extraction], Extraction], on_progress: OnProgress | None = None
) -> tuple[int, int]:
    """Put every document of the store ``out`` through ``again``; how many there are, and how many changed.

    Whoever cuts it short has changed nothing. Raises StoreError when ``out`` holds no store, OSError when it cannot be
    written.
    """
    if not store.parts(out, "documents"):
        raise store.StoreError(f"{out} holds no store; give the folder that 'council-extract run --out' wrote")
    with store.writing(out):
        target = store.Store(out)
        target.resume()
        changed = rewrite_open(target, again, on_progress)
        derive(target)
        return len(target.known), changed


def rewrite_open(
    target: store.Store,
    again: Callable[[Extraction], Extraction],
    on_progress: OnProgress | None = None,
    wanted: Collection[str] | None = None,
) -> int:
    """The same for an open store whose lock is held, and only for the documents in ``wanted`` where given; how many
    changed. Raises OSError."""
    linker, changed = Linker(target.out), 0
    total = len(target.known if wanted is None else wanted)
    try:
        for done, found in enumerate(extractions(target.out, wanted), start=1):
            new = linker.linked(again(found))
            if new != found:
                store.set_aside(target.files, new)
                changed += 1
            if on_progress:
                on_progress(done, total, found.document)
    except BaseException:  # Ctrl-C too
        target.files.clear(FOLDER)
        raise
    target.fold()
    return changed
