"""The corrections of a run: those given, those that the store keeps, and how they come into its rows.

Most runs have none, so what corrects, and the tagging stage with it, is loaded where there are some.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract import store

if TYPE_CHECKING:
    from extract.corrections import Correction


def loaded(corrections: Path | None) -> list[Correction]:
    """The corrections of a file, if one is given. Raises CorrectionsError where it is no good."""
    if corrections is None:
        return []
    from extract.corrections import load  # loads the tagging stage, which few runs need here

    return load(corrections)


def kept(target: store.Store, given: list[Correction]) -> tuple[list[Correction], frozenset[str]]:
    """All corrections that the store keeps, those given now among them, and the documents that must be read again for
    them. Raises CorrectionsError."""
    if not given and not _has_corrections(target):
        return [], frozenset()
    from extract import correcting

    all_of_them = correcting.keep(target.out, given)
    return all_of_them, correcting.to_read_again(target.out, target.known, all_of_them)


def _has_corrections(target: store.Store) -> bool:
    return (target.out / store.CORRECTIONS).exists() or any(head.corrections for head in target.known.values())


def lay_over(target: store.Store, corrections: list[Correction], keep_persons: bool) -> tuple[str, ...]:
    """Bring the rows up to the corrections; gives notes on what could not be."""
    if not corrections and not _has_corrections(target):
        return ()
    from extract import correcting

    laid = correcting.lay_over(target, corrections, keep_persons)
    notes = [
        f"{store.CORRECTIONS}: corrections of document {key[:16]}…, which the store does not hold"
        for key in laid.unknown
    ]
    notes += [f"corrections laid over {laid.documents} documents without reading them"] if laid.documents else []
    notes += [
        f"{store.CORRECTIONS}: document {key[:16]}… has others now and is not read again: its file is gone"
        for key in laid.unread
    ]
    return tuple(notes)
