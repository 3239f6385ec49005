"""Which site a user means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import process

from extract.councils import Council, registry
from extract.discover.kinds import KINDS
from extract.sources import council_named, folder_name, slug
from extract.web import AddressError, Client, host_of, tidy

ANY_PAGE = re.compile(r"/[^/]*\.as[hmp]x(?:/.*)?$", re.I)


class SiteError(Exception):
    """No site is meant by these words; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Site:
    """A council's committee site. ``base`` ends in a slash; without a scheme where the registry knows only the host."""

    base: str
    council: Council | None
    shared: bool
    """Whether several councils use it, so that its papers may be of any of them."""
    kind: str | None = None
    """One of ``KINDS``; None where it must be found out."""

    @property
    def name(self) -> str:
        return self.council.name if self.council else self.host

    @property
    def host(self) -> str:
        return host_of(self.base if "://" in self.base else f"https://{self.base}")

    @property
    def folder(self) -> str:
        """The name of its folder in a corpus."""
        return (
            folder_name(self.council)
            if self.council
            else slug(urlsplit(self.base if "://" in self.base else f"https://{self.base}").netloc)
        )

    def opened(self, client: Client) -> str:
        """The base with its scheme, https where the host takes such connections. Raises WebError."""
        return self.base if "://" in self.base else f"{client.scheme_of(self.base)}://{self.base}"


def known_sites() -> list[Site]:
    """Every site of the registry, each once, in its order; one that several councils share goes by its host."""
    sites: dict[str, Site] = {}
    for council in registry().councils:
        if council.site_host and council.site_kind in (None, *KINDS):
            base = f"{council.site_host.rstrip('/')}/"
            shared = len(_users(council.site_host)) > 1
            sites.setdefault(_plain(base), Site(base, None if shared else council, shared, council.site_kind))
    return list(sites.values())


def site_of(text: str) -> Site:
    """The site of a council (plain name, slug, code or GSS code) or at a base address. Raises SiteError."""
    given = text.strip()
    if re.match(r"https?://", given, re.I):
        return _at(given)
    council = council_named(given)
    if council is None:
        raise SiteError(
            f"no council is called {given!r}{_suggestion(given)}; give a name, a code or its site's address"
        )
    if council.site_host is None:
        raise SiteError(f"no committee site is known for {council.name}; give its address instead of the name")
    if council.site_kind not in (None, *KINDS):
        told = f"the registry says that the site of {council.name} is of the kind {council.site_kind!r}"
        raise SiteError(f"{told}; known are {', '.join(KINDS)}")
    users = _users(council.site_host)
    return Site(f"{council.site_host.rstrip('/')}/", council, len(users) > 1, council.site_kind)


def _at(address: str) -> Site:
    """The site of which ``address`` is the folder or any page."""
    try:
        parts = urlsplit(tidy(address))
    except AddressError as error:
        raise SiteError(f"{error}; give the address of the folder that holds the site's pages") from None
    folders = [kind.page.sub("/", parts.path) for kind in KINDS.values()]
    folder = ANY_PAGE.sub("/", min(folders, key=len))
    base = parts._replace(path=folder.rstrip("/") + "/", query="").geturl()
    users = _users(base.split("://", 1)[1])
    by_page = next((name for name, kind in KINDS.items() if kind.page.search(parts.path)), None)
    kind = users[0].site_kind if users else by_page
    return Site(base, users[0] if len(users) == 1 else None, len(users) > 1, kind)


def _users(host: str) -> list[Council]:
    """The councils whose site this is."""
    wanted = host.rstrip("/").lower()
    return [c for c in registry().councils if c.site_host and _plain(c.site_host) == _plain(wanted)]


def _plain(host: str) -> str:
    return host.split("://", 1)[-1].rstrip("/").lower()


def _suggestion(text: str) -> str:
    names = [council.name for council in registry().councils]
    close = process.extractOne(text.title(), names, score_cutoff=75)
    return f" (did you mean {close[0]!r}?)" if close else ""
