"""One request at a time and a gap for each host, whichever thread asks; and what the whole command may spend."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from extract.web.errors import BudgetSpentError, StoppedError
from extract.web.policy import Clock, Policy


@dataclass(slots=True)
class Gate:
    """Of one host."""

    gap: float
    not_before: float
    lock: threading.Lock = field(default_factory=threading.Lock)


class Gates:
    """The gates of all hosts of a command."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock
        self._gates: dict[str, Gate] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Within it, this thread alone may ask ``host``. The first turn waits as well: the command may just have been
        stopped and started again. Raises StoppedError when the user has asked to stop."""
        gate = self._of(host)
        with gate.lock:
            while (left := gate.not_before - self._clock.now()) > 0 and not self._clock.stop.is_set():
                self._clock.wait(left)
            if self._clock.stop.is_set():
                raise StoppedError("stopped")
            try:
                yield
            finally:
                gate.not_before = max(gate.not_before, self._clock.now() + gate.gap)

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody ask ``host`` for so long from now."""
        gate = self._of(host)
        gate.not_before = max(gate.not_before, self._clock.now() + seconds)

    def widen(self, host: str, gap: float) -> None:
        """Take the larger gap, and from now on."""
        gate = self._of(host)
        gate.gap = max(gate.gap, gap)
        self.hold(host, gap)

    def _of(self, host: str) -> Gate:
        with self._lock:
            if host not in self._gates:
                gap = self._policy.gap
                self._gates[host] = Gate(gap, self._clock.now() + gap)
            return self._gates[host]


class Budget:
    """Requests and bytes of a command, over all hosts."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._lock = threading.Lock()
        self.requests = 0
        self.bytes = 0

    def request(self) -> None:
        """Count a request. Raises BudgetSpentError instead where there is none left."""
        with self._lock:
            if self.requests >= self._policy.max_requests or self.bytes >= self._policy.max_bytes:
                raise BudgetSpentError(
                    f"the budget is spent ({self.requests} requests, {self.bytes / 1e6:.0f} MB); run again to go on"
                )
            self.requests += 1

    def read(self, count: int) -> None:
        with self._lock:
            self.bytes += count
