"""A faithful fake of a CMIS site, for the tests and for ``make demo-sites``.

    with FakeCmis(small_council(), CmisModes(tokens_change=True)).running() as site:
        ...  # ask site.address; then look at site.log

Addresses, markup and quirks after the public facts gathered in the project's domain notes, section A9; QUIRKS.md says
which of them are seen and which only expected. It also runs by itself: ``PYTHONPATH=tests python -m cmis_fake``.
"""

from __future__ import annotations

from cmis_fake.server import CmisModes, FakeCmis

__all__ = ["CmisModes", "FakeCmis"]
