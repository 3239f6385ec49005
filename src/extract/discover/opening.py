"""The door of a site: which kind it is, whether it has moved, and what to say where nobody opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.discover.found import Committee
from extract.discover.kind import PASSED_OVER, NothingCameError, SiteReader, most_telling
from extract.discover.kinds import KINDS
from extract.discover.selection import Selection
from extract.discover.sites import Site
from extract.web import (
    BudgetSpentError,
    Client,
    DisallowedError,
    HostStoppedError,
    NoAnswerError,
    StoppedError,
    WebError,
)

ADVICE = {
    "blocked": (
        "Run it again without --packs, ask the council for access, or save the papers in a browser and give the folder "
        "to 'run'."
    ),
    "busy": "Run it again later; what was listed is kept.",
    "dead": "Look up the council's committee pages and give their address in place of the name.",
    "unreachable": "Run it again later; if it stays so, look the site up and give its address in place of the name.",
    "moved": "Look up where its committee pages are now and give that address in place of the name.",
    "empty": "A firewall lets no program through: ask the council for access, or save the papers in a browser.",
    "disallowed": "Its robots.txt asks programs to keep away: ask the council, or save the papers in a browser.",
    "budget": "Run it again to go on, or raise --max-requests.",
    "interrupted": "Run it again to go on.",
    "failed": "Look the site up in a browser; give the address of the folder that holds its committee pages.",
}
"""What a person can do, by the word for why a site was not gone through to the end."""


class MovedError(NoAnswerError):
    """The site's pages lead to another place, and no site that can be read is there."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A site that answers. ``moved_from``: the base that led to this one, None where it is where it should be."""

    base: str
    kind: str
    reader: SiteReader
    committees: list[Committee]
    moved_from: str | None = None


def open_site(client: Client, site: Site, base: str, selection: Selection, state: Path) -> Opened:
    """The reader of the kind of site that is at ``base``. Where its pages lead to another host, or to https, it is
    asked there from the first page on. Raises WebError."""
    opened = _opened(client, site, base, selection, state)
    elsewhere = client.moved_to(base)  # an old page may lead to the site's front door; that moves nothing
    if elsewhere is None:
        return opened
    there = _opened(client, site, elsewhere, selection, state)
    return Opened(there.base, there.kind, there.reader, there.committees, base)


def _opened(client: Client, site: Site, base: str, selection: Selection, state: Path) -> Opened:
    kinds = [KINDS[site.kind]] if site.kind else list(KINDS.values())
    faults: list[WebError] = []
    for kind in kinds:
        reader = kind(client, base, selection, state)
        try:
            return Opened(base, kind.kind, reader, reader.committees())
        except PASSED_OVER as error:
            faults.append(error)
    fault = most_telling(faults)
    if isinstance(fault, DisallowedError | NothingCameError):
        raise fault
    known = " or ".join(kind.known_by for kind in kinds)
    elsewhere = client.led_to(base)
    if elsewhere:
        raise MovedError(f"{base} leads to {elsewhere}, and no {known} is there")
    raise NoAnswerError(f"{base} lists no committees ({faults[0]}); is it the folder that holds {known}?")


def reason_of(error: WebError) -> str:
    """A word of ``ADVICE`` for what ended a site."""
    if isinstance(error, HostStoppedError):
        return error.reason
    kinds: tuple[tuple[type[WebError], str], ...] = (
        (BudgetSpentError, "budget"),
        (StoppedError, "interrupted"),
        (DisallowedError, "disallowed"),
        (NothingCameError, "empty"),
        (MovedError, "moved"),
    )
    return next((word for kind, word in kinds if isinstance(error, kind)), "failed")
