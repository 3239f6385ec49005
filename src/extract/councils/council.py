"""A council, and what a paper says about whose it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Council:
    """A principal authority. ``names`` holds every known spelling, the plain and the official one among them."""

    code: str
    """Three letters, the register's key: ``KEN``."""
    gss_code: str
    """Nine characters, the statistics offices' key: ``E10000016``."""
    name: str
    """The plain name: ``Kent``."""
    official_name: str
    names: tuple[str, ...]
    type: str
    region: str
    nation: str
    site_host: str | None
    """Host of its committee site, with the path where the site lives under one, without scheme."""
    site_kind: str | None
    """What that site is made with, a word of ``extract.discover.KINDS``; None where nobody has said."""
    domain: str | None


@dataclass(frozen=True, slots=True)
class Identification:
    """Whom a paper is about, as far as its words tell."""

    council: Council | None
    score: float
    """How sure, 0..1; 0 without a council."""
    runner_up: Council | None
    unclear: bool
    """Whether another council is nearly as likely, or the words are too few to be sure."""
    printed: str | None = None
    """The name as printed of a council that no registry holds, and the paper is about; then ``council`` is None."""
