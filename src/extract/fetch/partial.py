"""A download in hand, kept so that it can go on after a stop at any moment.

Beside the bytes had so far (``.part``) lies a small file that says whose they are (``.json``). Both are in the state
folder under a hash of the address, so no word of the server's becomes a path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from extract.sources import write_whole


class Begun(BaseModel):
    """What the server said before the first byte; ``sha256`` once the last one is on disk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: str
    final_address: str
    http_status: int
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    length: int | None = None
    """Bytes of the whole, where the server says."""
    framed: bool = False
    """Whether HTTP itself tells where the body ends, so that a cut is noticed on the way."""
    ranges: bool = False
    """Whether the server gives parts of it."""
    sha256: str | None = None

    @property
    def validator(self) -> str | None:
        """What tells the server that its file has not changed (RFC 9110, 13.1.5: no weak tags in If-Range)."""
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


class Partial:
    """The download of one address."""

    def __init__(self, folder: Path, address: str) -> None:
        name = hashlib.sha256(address.encode()).hexdigest()[:32]
        self.address = address
        self.part = folder / f"{name}.part"
        self._note = folder / f"{name}.json"

    def begun(self) -> Begun | None:
        """What is known of an earlier attempt; None where there was none that can be used."""
        try:
            begun = Begun.model_validate_json(self._note.read_bytes())
        except (OSError, ValidationError):
            return None
        return begun if begun.address == self.address else None

    def had(self) -> int:
        """Bytes on disk."""
        try:
            return self.part.stat().st_size
        except OSError:
            return 0

    def note(self, begun: Begun) -> None:
        write_whole(self._note, begun.model_dump_json().encode(), sync=False)

    def clear(self) -> None:
        """Forget it; the note goes last, so that a file already moved away is still known until then."""
        self.part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def sweep(folder: Path, done: Container[tuple[str, str | None]]) -> None:
    """Drop notes of downloads that are ``done``, pairs of address and SHA-256: a stop came between writing the file
    down and clearing up after it."""
    for note in folder.glob("*.json"):
        try:
            begun = Begun.model_validate_json(note.read_bytes())
        except (OSError, ValidationError):
            continue
        if (begun.address, begun.sha256) in done:
            Partial(folder, begun.address).clear()
