"""What an address of moderngov says of a paper: its kind, its number, where to ask for it."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from extract.discover.titles import kind_in_words
from extract.sources import PaperKind
from extract.web import AddressError, host_of, tidy

DOCUMENT = re.compile(r"/documents/([sgb])(\d+)/", re.I)
HANDLER = re.compile(r"/mgConvert2PDF\.aspx$", re.I)
KIND_BY_TYPE: dict[str, PaperKind] = {
    "0": "front_sheet",
    "1": "minutes",
    "2": "decisions",
    "9": "supplement",
    "10": "pack",
}
"""``T`` of the addresses of whole-meeting papers; 1 and 2 are not documented, so words go first."""


def is_paper(address: str) -> bool:
    """Whether an address is of a document, not of a page."""
    path = urlsplit(address).path
    return DOCUMENT.search(path) is not None or HANDLER.search(path) is not None


def kind_of(address: str, title: str | None) -> PaperKind:
    """Of a document linked on a meeting's page: attachments of items are reports, the rest is of the meeting."""
    parts = urlsplit(address)
    place = DOCUMENT.search(parts.path)
    kind = (parse_qs(parts.query).get("T") or [""])[0]
    if (place and place[1].lower() == "s") or (place is None and kind not in KIND_BY_TYPE):
        return "report"
    named = kind_in_words(title, unquote(parts.path.rpartition("/")[2]))
    return named or KIND_BY_TYPE.get(kind, "supplement" if place and place[1].lower() == "b" else "pack")


def attachment_of(address: str) -> str | None:
    """The number of an attachment: the same in ``documents/s123/…`` and ``mgConvert2PDF.aspx?ID=123``."""
    parts = urlsplit(address)
    place = DOCUMENT.search(parts.path)
    if place:
        return place[2] if place[1].lower() == "s" else None
    query = {name.upper(): values for name, values in parse_qs(parts.query).items()}
    own = HANDLER.search(parts.path) and "T" not in query  # with T the number is a meeting's
    return query.get("ID", [None])[0] if own else None


def own_address(raw: str, base: str) -> str:
    """The address of a document of the site ``base`` (which ends in a slash), as the site should be asked for it.

    The web service gives addresses with http where the site has https, and under names of inner hosts; the handler is
    always beside the web service, so it is asked there. Raises AddressError.
    """
    address = tidy(raw, base)
    parts = urlsplit(address)
    if HANDLER.search(parts.path):
        return tidy(f"mgConvert2PDF.aspx?{parts.query}", base)
    if host_of(address) == host_of(base) and base.startswith("https:") and parts.scheme == "http":
        return tidy(parts._replace(scheme="https", netloc=urlsplit(base).netloc).geturl())
    return address


def external_address(raw: str, base: str) -> str | None:
    """A link to another site as an address; None where it is none."""
    try:
        return tidy(raw, base)
    except AddressError:
        return None
