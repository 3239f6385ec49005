"""Corrections kept in a store and laid over its rows, without its PDFs.

``OUT/corrections.jsonl`` holds every correction ever given, the older first. A document's row says in ``corrections``
which of them its rows carry, and the rows as they were read lie aside in the store's own folder, so that a verdict
that was taken back or a line that was deleted leaves no trace: what is in the tables is always what was read with the
corrections of the file laid over it, once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from extract import store
from extract.corrections import Correction, CorrectionsError, apply, load
from extract.corrections.model import LARGEST_FILE
from extract.plain_files import read_json, read_plain_text
from extract.promises import derive
from extract.rewrite import OnProgress, rewrite_open
from extract.schema import Extraction
from extract.trust import judged

AS_READ = ".work/as_read"
"""Rows of corrected documents as they were read, a file each."""
LARGEST_DOCUMENT = 1 << 29
"""Bytes of such a file."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What laying corrections over a store came to."""

    kept: int
    """Corrections that the store keeps."""
    documents: int
    """Whose rows are others now."""
    unknown: tuple[str, ...]
    """Documents that have corrections and are not in the store."""
    unread: tuple[str, ...]
    """Documents whose rows as read are lost: a run must read them again before other corrections can be laid over."""


def correct(out: Path, files: Sequence[Path] = (), on_progress: OnProgress | None = None) -> Laid:
    """Keep the corrections of ``files``, the older first, in the store ``out``, and lay all it keeps over its rows.

    Everything changes in one step at the end. Raises StoreError, CorrectionsError, OSError.
    """
    given = [one for path in files for one in load(path)]
    if not store.parts(out, "documents"):
        raise store.StoreError(f"{out} holds no store; give the folder that 'council-extract run --out' wrote")
    with store.writing(out):
        target = store.Store(out)
        target.resume()
        corrections = keep(out, given)
        laid = lay_over(target, corrections, _keeps_persons(out), on_progress)
        derive(target)
        store.describe(out)
    return laid


def _keeps_persons(out: Path) -> bool:
    """Whether the last run or retagging of the store kept persons' names."""
    ran: object = {}
    with suppress(OSError, ValueError):
        ran = read_json(out / "run.json")
    told = [ran.get(name) for name in ("settings", "retag")] if isinstance(ran, dict) else []
    return all(one.get("keep_persons", True) for one in told if isinstance(one, dict))


def kept(out: Path) -> list[Correction]:
    """The corrections that the store ``out`` keeps. Raises CorrectionsError where their file is no good."""
    return load(out / store.CORRECTIONS) if (out / store.CORRECTIONS).exists() else []


def keep(out: Path, given: Sequence[Correction]) -> list[Correction]:
    """Add corrections to those that the store keeps, but for those it has already; gives all of them.

    Call it with the lock of ``store.writing`` held. Raises CorrectionsError, OSError.
    """
    before = kept(out)
    lines = {_line(one): one for one in before}
    new = {line: one for one in given if (line := _line(one)) not in lines}
    if new:
        text = "\n".join((*lines, *new)) + "\n"
        if len(text.encode()) > LARGEST_FILE:
            raise CorrectionsError(
                f"{out / store.CORRECTIONS}: would hold more than {LARGEST_FILE} bytes; delete what is outdated"
            )
        store.write_text(out / store.CORRECTIONS, text)
    return [*lines.values(), *new.values()]


def marks(corrections: Sequence[Correction]) -> dict[str, str]:
    """By document, sixteen hex digits over its corrections in their order: what its row says once it carries them."""
    found: dict[str, hashlib._Hash] = {}
    for one in corrections:
        found.setdefault(one.document_id, hashlib.sha256()).update(_line(one).encode() + b"\n")
    return {key: digest.hexdigest()[:16] for key, digest in found.items()}


def to_read_again(out: Path, known: Mapping[str, store.Head], corrections: Sequence[Correction]) -> frozenset[str]:
    """Documents that carry other corrections than they should and whose rows as read are lost."""
    expected = marks(corrections)
    others = (key for key, head in known.items() if head.corrections and head.corrections != expected.get(key))
    return frozenset(key for key in others if _as_read(out, key, known[key]) is None)


def lay_over(
    target: store.Store,
    corrections: Sequence[Correction],
    keep_persons: bool = True,
    on_progress: OnProgress | None = None,
) -> Laid:
    """Bring every document of an open store up to ``corrections``, in one step; its lock must be held.

    A document that carries them already is left alone: doing it again changes nothing. Raises OSError.
    """
    expected = marks(corrections)
    changed = {key for key, head in target.known.items() if head.corrections != expected.get(key)}
    unread = to_read_again(target.out, {key: target.known[key] for key in changed}, corrections)

    def again(found: Extraction) -> Extraction:
        key = found.document.document_id
        if found.document.corrections is None:
            _put_as_read(target.out, found)
            plain = found
        else:
            plain = _placed(_as_read(target.out, key, target.known[key]) or found, found)
        if key not in expected:
            return plain
        return _marked(judged(apply(plain, corrections, keep_persons)), expected[key])

    done = changed - unread
    if done:
        rewrite_open(target, again, on_progress, done)
    for key in done - expected.keys():
        _path(target.out, key).unlink(missing_ok=True)
    unknown = tuple(sorted(expected.keys() - target.known.keys()))
    return Laid(len(corrections), len(done), unknown, tuple(sorted(unread)))


def forget_as_read(out: Path) -> None:
    """Remove the rows as read: where they hold what the store must not hold any more."""
    store.Files(out).clear(AS_READ)


def _marked(found: Extraction, mark: str) -> Extraction:
    return found.model_copy(update={"document": found.document.model_copy(update={"corrections": mark})})


def _placed(plain: Extraction, now: Extraction) -> Extraction:
    """The rows as read, of the file where it lies now."""
    where = {name: getattr(now.document, name) for name in ("source_uri", "file_name")}
    return plain.model_copy(update={"document": plain.document.model_copy(update=where)})


def _line(correction: Correction) -> str:
    return correction.model_dump_json()


def _path(out: Path, document_id: str) -> Path:
    return out / AS_READ / f"{hashlib.sha256(document_id.encode()).hexdigest()}.json"


def _put_as_read(out: Path, found: Extraction) -> None:
    path = _path(out, found.document.document_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    store.write_text(path, found.model_dump_json())


def _as_read(out: Path, document_id: str, head: store.Head) -> Extraction | None:
    """The rows as they were read, by the version and settings that the document's row names; None where there are
    none such."""
    try:
        found = Extraction.model_validate_json(read_plain_text(_path(out, document_id), LARGEST_DOCUMENT))
    except (OSError, UnicodeDecodeError, ValidationError):
        return None
    document = found.document
    same = (document.document_id, document.version, document.settings_hash) == (
        document_id, head.version, head.settings_hash
    )  # fmt: skip
    return found if same and document.corrections is None else None
