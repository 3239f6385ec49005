"""When to ask a site again for what it was asked before."""

from __future__ import annotations

import datetime as dt

SETTLED = dt.timedelta(days=90)
"""After so long a meeting's papers no longer change, as readers of many sites found."""
FRESH = dt.timedelta(hours=12)
"""What was asked within this time is not asked again: a stopped command goes on where it was."""


def due(last_asked: dt.datetime | None, meeting: dt.date | None, now: dt.datetime, again: bool = False) -> bool:
    """Whether to ask (again): never asked, or asked before the meeting was settled and not just now.

    ``again``: ask whatever the dates say. What has no date of a meeting counts as settled.
    """
    if last_asked is None or again:
        return True
    if now - last_asked < FRESH:
        return False
    return meeting is not None and last_asked.date() < meeting + SETTLED
