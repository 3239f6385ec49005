"""What came of going through the whole registry: a table by what sites said, and a file with every site."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.discover import SiteSummary

COLUMNS = ("name", "site", "kind", "said", "committees", "meetings", "links", "folder", "told", "advice")
MOST_NAMES = 6


def said_by(site: SiteSummary) -> str:
    """A word for what came of a site: ``answered``, ``nothing listed`` (it answered and had no such meetings), or the
    reason it was stopped for."""
    return site.reason or ("answered" if site.links else "nothing listed")


def closing_table(found: Sequence[SiteSummary]) -> Iterator[str]:
    """Lines: what sites said, how many did, which, and what a person can do. The commonest last word comes first."""
    yield f"{'said':<15} {'sites':>5}  which"
    for word, count in Counter(said_by(site) for site in found).most_common():
        sites = [site for site in found if said_by(site) == word]
        kinds = Counter(site.kind for site in sites if site.kind)
        by_kind = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        names = ", ".join(site.name for site in sites[:MOST_NAMES])
        more = f" and {count - MOST_NAMES} more" if count > MOST_NAMES else ""
        yield f"{word:<15} {count:>5}  {f'{by_kind}: ' if by_kind else ''}{names}{more}"
        advice = next((site.advice for site in sites if site.advice), None)
        if advice:
            yield f"{'':<15} {'':>5}  → {advice}"


def write_answered(found: Sequence[SiteSummary], path: Path) -> Path:
    """Write every site with what it said; cells that a spreadsheet would take for a formula are made plain text."""
    from extract.printable import cleaned

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for site in found:
            row = (
                site.name, site.site, site.kind or "", said_by(site), site.committees, site.meetings, site.links,
                site.folder, cleaned(site.stopped or "; ".join(site.remarks[:3])), site.advice or "",
            )  # fmt: skip
            writer.writerow([f"'{cell}" if str(cell).startswith(("=", "+", "-", "@")) else cell for cell in row])
    return path
