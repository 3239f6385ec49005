"""A faithful fake of a moderngov site, for the tests and for ``make demo-sites``.

    with FakeModernGov(small_council(), Modes(everyone="0")).running() as site:
        ...  # ask site.address; then look at site.log

Shapes and quirks after the public facts gathered in the project's domain notes, section A. It also runs by itself:
``PYTHONPATH=tests python -m moderngov_fake --papers FOLDER``.
"""

from __future__ import annotations

from moderngov_fake.server import FakeModernGov, Modes
from site_fake.content import (
    Committee,
    Council,
    Item,
    Meeting,
    Paper,
    Whole,
    council_of_files,
    pdf,
    small_council,
    whole_council,
)
from site_fake.server import Asked

__all__ = [
    "Asked",
    "Committee",
    "Council",
    "FakeModernGov",
    "Item",
    "Meeting",
    "Modes",
    "Paper",
    "Whole",
    "council_of_files",
    "pdf",
    "small_council",
    "whole_council",
]
