"""What a run is told.

A setting is either about this machine (how many processes) or about the results (which readers are asked). Only the
second kind goes into ``Settings.hash``, so that two stores with the same hash can be put together.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

MACHINE_ONLY = frozenset({"workers", "out", "chunk"})
"""Settings that leave the rows as they are. One not named here changes the hash: forgetting to list it is safe."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told. Raises ValueError when ``workers`` or ``chunk`` is below 1."""

    workers: int = 1
    """Processes that read papers; 1 reads them in this process."""
    out: Path = Path("out")
    """Folder of the store. ``run`` sets it to the folder it was given, for stages that draw or cache."""
    chunk: int = 32
    """Documents that are held in memory and written together."""
    second_opinion: bool = False
    """Ask the slower finders as well where the fast ones are unsure."""
    ocr: str = "auto"
    """OCR engine for pages that are pictures: tesseract, rapidocr, "auto" for the first installed, or "none"."""
    keep_persons: bool = True
    """Keep the names of persons in ``action_leads``."""

    def __post_init__(self) -> None:
        for name in ("workers", "chunk"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be 1 or more, not {getattr(self, name)}")

    def as_dict(self) -> dict[str, str | int | bool]:
        """All settings as plain JSON values."""
        return {name: str(value) if isinstance(value, Path) else value for name, value in asdict(self).items()}

    def hash(self) -> str:
        """Sixteen hex digits over the settings that change results; equal for equal results."""
        told = {name: value for name, value in self.as_dict().items() if name not in MACHINE_ONLY}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
