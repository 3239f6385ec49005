"""The time that one answer may take in all. A server may send a byte now and then for ever, headers too."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

MADE = ("connect_tcp.complete", "start_tls.complete")
"""Events after which httpcore has a connection, plain or within TLS."""


class Deadline:
    """Of the one connection of a host: it is cut when an answer takes too long."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self.passed = False

    def watch(self, event: str, told: dict[str, Any]) -> None:
        """Told of each step of a request (httpcore's extension "trace")."""
        if event.endswith(MADE):
            self._socket = told["return_value"].get_extra_info("socket")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """After ``seconds`` the connection is cut and ``passed`` is true."""
        self.passed = False
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):  # it has just ended by itself
                self._socket.shutdown(socket.SHUT_RDWR)
