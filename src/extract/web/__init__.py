"""Asking the web politely and safely. Only here: httpx, tenacity.

Every request of ``discover`` and ``fetch`` goes through ``Client.ask``, which keeps the manners (one request at a time
and a gap for each host, robots.txt, Retry-After, a budget) and the guard (only public addresses, checked anew on every
redirect).
"""

from __future__ import annotations

from extract.web.addresses import AddressError, host_of, tidy
from extract.web.answers import Answer, TooLargeError
from extract.web.client import Client
from extract.web.errors import (
    BudgetSpentError,
    DisallowedError,
    HostStoppedError,
    NoAnswerError,
    PassingError,
    StoppedError,
    StopReason,
    WebError,
)
from extract.web.policy import CONTACT_VARIABLE, LOOPBACK_VARIABLE, Clock, Policy
from extract.web.together import side_by_side

__all__ = [
    "CONTACT_VARIABLE",
    "LOOPBACK_VARIABLE",
    "AddressError",
    "Answer",
    "BudgetSpentError",
    "Client",
    "Clock",
    "DisallowedError",
    "HostStoppedError",
    "NoAnswerError",
    "PassingError",
    "Policy",
    "StopReason",
    "StoppedError",
    "TooLargeError",
    "WebError",
    "host_of",
    "side_by_side",
    "tidy",
]
