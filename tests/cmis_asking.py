"""A small council on CMIS, and asking it for its papers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cmis_fake import CmisModes, FakeCmis
from extract.discover import SiteSummary
from site_fake.asking import list_papers
from site_fake.content import small_council

AUTUMN = (dt.date(2023, 9, 1), dt.date(2023, 11, 30))


def site(**modes: object) -> FakeCmis:
    return FakeCmis(small_council(), CmisModes(**modes))  # type: ignore[arg-type]


def listed(fake: FakeCmis, folder: Path, **wanted: object) -> SiteSummary:
    """Discover the fake by the address of its calendar, which shows what kind of site it is."""
    return list_papers(fake, folder, days=AUTUMN, page=f"{fake.modes.page}.aspx", **wanted)
