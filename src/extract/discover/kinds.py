"""The kinds of committee site that can be read, in the order in which they are tried where the kind is not known."""

from __future__ import annotations

from extract.discover.cmis import Cmis
from extract.discover.kind import SiteReader
from extract.discover.moderngov import ModernGov

KINDS: dict[str, type[SiteReader]] = {reader.kind: reader for reader in (ModernGov, Cmis)}
"""By the word of the registry's column ``site_kind``."""
