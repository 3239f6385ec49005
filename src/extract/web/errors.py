"""What can go wrong in asking the web. Every message is one line that says what is wrong and what to do."""

from __future__ import annotations

from typing import Literal

StopReason = Literal["blocked", "busy", "dead", "unreachable", "disallowed"]
"""Why a host is asked nothing more: it refuses programs, wants a pause, has a name that nobody knows, does not answer,
or forbids by robots.txt."""


class WebError(Exception):
    """Nothing came of a request."""


class NoAnswerError(WebError):
    """One address gave no usable answer; others of the host may."""


class UnknownHostError(NoAnswerError):
    """Nobody knows the name of the host: no site is there any more, or never was."""


class DisallowedError(WebError):
    """The site's robots.txt asks programs to keep away from this address."""


class BudgetSpentError(WebError):
    """The command has made as many requests, or read as many bytes, as it may."""


class StoppedError(WebError):
    """The user asked to stop."""


class HostStoppedError(WebError):
    """Nothing more is asked of this host. ``reason`` is a word for tables, the message is advice."""

    def __init__(self, host: str, reason: StopReason, message: str) -> None:
        super().__init__(f"{host}: {message}")
        self.host = host
        self.reason = reason


class PassingError(WebError):
    """A fault that may pass: asked again after a pause. ``wait``: the seconds the server asks for, if it says."""

    def __init__(self, host: str, message: str, wait: float | None = None, busy: bool = False) -> None:
        super().__init__(message)
        self.host = host
        self.wait = wait
        self.busy = busy
        """The server itself asked for a pause (429 or 503)."""
