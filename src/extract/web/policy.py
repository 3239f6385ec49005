"""How the web is asked: who asks, how fast, how much. And the clock, which tests replace."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from extract import __version__

CONTACT_VARIABLE = "COUNCIL_EXTRACT_CONTACT"
LOOPBACK_VARIABLE = "COUNCIL_EXTRACT_ALLOW_LOOPBACK"
"""Set to 1 by tests and the demonstration: this machine's own addresses may be asked, and without the usual gap."""
PRODUCT = "council-extract"
LEAST_GAP = 1.0
"""Seconds that must pass between two requests to one host."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Policy:
    """Manners and limits. Raises ValueError where a value is not usable, with what to do."""

    contact: str = ""
    """A web or mail address at which a council can reach whoever runs this."""
    gap: float = LEAST_GAP
    """Seconds between the end of an answer and the next request to the same host."""
    attempts: int = 4
    """How often a request is made in all when the fault may pass."""
    first_wait: float = 2.0
    """Seconds before the second attempt; doubled each time, up to half as much again at random."""
    longest_wait: float = 600.0
    """Seconds; a host that asks for a longer pause is left for another day."""
    patience: float = 120.0
    """Seconds without a byte after which an answer is given up. Slow sites take up to 90 for one."""
    longest_answer: float = 1800.0
    """Seconds one answer may take in all."""
    max_requests: int = 20_000
    max_bytes: int = 20_000 * MEGABYTE
    max_page_bytes: int = 30 * MEGABYTE
    max_file_bytes: int = 300 * MEGABYTE
    allow_loopback: bool = False

    def __post_init__(self) -> None:
        if self.gap < LEAST_GAP and not self.allow_loopback:
            raise ValueError(f"a gap of {self.gap:g} s is too short; councils' sites are asked at most once a second")
        if not re.fullmatch(r"[\x21-\x27\x2a-\x7e][\x20-\x27\x2a-\x7e]*|", self.contact):
            raise ValueError("the contact must be a web or mail address in plain letters, without brackets")

    @property
    def user_agent(self) -> str:
        """Who asks: the program, its version, and whom to write to."""
        told = f"+{self.contact}; " if self.contact else ""
        return f"{PRODUCT}/{__version__} ({told}reads published committee papers)"

    @staticmethod
    def loopback_allowed() -> bool:
        """Whether the environment says that this machine's own addresses may be asked."""
        return os.environ.get(LOOPBACK_VARIABLE) == "1"


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that only go forward, and a way to wait that ends at once when ``stop`` is set."""

    stop: threading.Event = field(default_factory=threading.Event)
    now: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] | None = None
    """Stands in for waiting, in tests."""

    def wait(self, seconds: float) -> None:
        """Returns after ``seconds``, or sooner when ``stop`` is set."""
        if seconds <= 0:
            return
        if self.pause:
            self.pause(seconds)
        else:
            self.stop.wait(seconds)
