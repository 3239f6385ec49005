"""Chains and promises of a store made anew, for the councils whose papers changed, and the families of all: the last
step of a run."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from extract import __version__, store
from extract.plain_files import read_json
from extract.schema import ChainPaperRecord

NOTE = ".work/derived.json"
SOURCES = ("documents", "parts", "passages", "recommendations", "actions", "action_leads", "links")
MAKER = 10
"""Raised when chains, promises or families are made otherwise, so that stores make theirs anew."""


def derive(target: store.Store) -> int:
    """Make the derived tables of an open store anew where papers came, changed or went; returns for how many councils.

    Call it after the links are resolved, with the lock of ``store.writing`` held. Councils without a change are not
    looked at. Raises OSError or StoreError.
    """
    before, now = _noted(target.out), _prints(target.out)
    changed = sorted(code for code in before.keys() | now.keys() if before.get(code) != now.get(code))
    if changed:
        from extract.promises.alike import told_alike  # which only runs that read need
        from extract.promises.made import derived

        chain_of: dict[str, str | None] = {}
        for code in changed:
            rows = derived(target.out, code) if code in now else {}
            target.put_derived(code, rows)
            chain_of |= {head.document_id: None for head in target.known.values() if head.council_code == code}
            for paper in reversed(rows.get("chain_papers", [])):
                assert isinstance(paper, ChainPaperRecord)
                chain_of[paper.document_id] = paper.chain_id
        target.note_chains(chain_of)
        target.put_families(told_alike(target.out))
        store.write_json(target.out / NOTE, _prints(target.out))
    return len(changed)


def _noted(out: Path) -> dict[str, str]:
    """The print of each council's papers when its tables were made; empty where that is not known."""
    with suppress(OSError, ValueError):
        told = read_json(out / NOTE)
        if isinstance(told, dict) and all(isinstance(value, str) for value in told.values()):
            return told
    return {}


def _prints(out: Path) -> dict[str, str]:
    """By council what tells that its papers are the same: names, sizes and times of the files they stand in."""
    files: dict[str, list[str]] = {}
    for table in SOURCES:
        for path in store.parts(out, table):
            told = path.stat()
            code = path.parent.name.partition("=")[2]
            files.setdefault(code, []).append(f"{table}/{path.name} {told.st_size} {told.st_mtime_ns}")
    made = f"{__version__} {MAKER}"
    return {
        code: hashlib.sha256("\n".join([made, *names]).encode()).hexdigest() for code, names in sorted(files.items())
    }
