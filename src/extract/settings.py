"""What a run is told.

A setting is either about this machine (how many processes, how long a paper may take) or about the results (which
readers are asked). Only the second kind goes into ``Settings.hash``, so that two stores with the same hash can be put
together.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

MACHINE_ONLY = frozenset({"workers", "out", "chunk", "isolate", "timeout", "memory", "most_pages"})
"""Settings that leave the rows as they are. One not named here changes the hash: forgetting to list it is safe.
A paper beyond ``timeout``, ``memory`` or ``most_pages`` has no rows but those that say so, and can be tried again."""
SECRET = "passwords"
"""Never written down and not in the hash: a paper opened with a password gives the rows it gives without one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told. Raises ValueError when a number is below the least that makes sense."""

    workers: int = 1
    """Processes that read papers."""
    isolate: bool = True
    """Read each paper in a process that can be ended. False reads them in this one, without limits of time and memory:
    for debugging, and for functions that other processes cannot import."""
    out: Path = Path("out")
    """Folder of the store. ``run`` sets it to the folder it was given, for stages that draw or cache."""
    chunk: int = 500
    """Papers read before they are put into the tables; at least a quarter of what these hold, so that large tables
    are not written anew again and again. What is not in them yet is safe on disk all the same."""
    timeout: float = 300.0
    """Seconds a paper may take."""
    memory: int = 2048
    """MiB that a process which reads a paper may hold; Linux only."""
    most_pages: int = 10_000
    """Pages that a paper may have."""
    passwords: tuple[str, ...] = field(default=(), repr=False)
    """Tried in turn on papers that need one."""
    second_opinion: bool = False
    """Ask the slower finders as well where the fast ones are unsure."""
    ocr: str = "auto"
    """OCR engine for pages that are pictures: tesseract, rapidocr, "auto" for the first installed, or "none"."""
    keep_persons: bool = True
    """Keep the names of persons; else "[name]" stands for each that can be known, in every table."""

    def __post_init__(self) -> None:
        for name, least in (("workers", 1), ("chunk", 1), ("memory", 64), ("most_pages", 1)):
            if getattr(self, name) < least:
                raise ValueError(f"{name} must be {least} or more, not {getattr(self, name)}")
        if not self.timeout > 0:
            raise ValueError(f"timeout must be more than 0 seconds, not {self.timeout}")

    def as_dict(self) -> dict[str, str | int | float | bool]:
        """All settings as plain JSON values, but for the passwords."""
        told = {name: value for name, value in asdict(self).items() if name != SECRET}
        return {name: str(value) if isinstance(value, Path) else value for name, value in told.items()}

    def hash(self) -> str:
        """Sixteen hex digits over the settings that change results; equal for equal results."""
        return _hash(self)


@lru_cache(maxsize=8)
def _hash(settings: Settings) -> str:
    """Asked for each paper of a store, and the same each time."""
    told = {name: value for name, value in settings.as_dict().items() if name not in MACHINE_ONLY}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
