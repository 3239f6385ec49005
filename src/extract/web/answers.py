"""An answer of the web, and what its first bytes say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.web.errors import WebError

BLOCK_PAGE = re.compile(
    rb"<title>\s*(?:just a moment|attention required|access denied|403 forbidden|request rejected|"
    rb"are you (?:a )?(?:human|robot)|security check)|incapsula incident|_cf_chl_opt",
    re.I,
)
"""What the shields before councils' sites print (Cloudflare, Incapsula and others)."""
SHIELD_TRACE = re.compile(rb"_incapsula_resource|challenge-platform|g-recaptcha|h-captcha|captcha-delivery", re.I)
"""Scripts that shields also put into pages they let through: they tell only where nothing of the site is there."""
OWN_PAGE = re.compile(
    rb"mgMainTable|mgContent|mgItemTable|mgWordPara|ieListDocuments|ieListMeetings|dnn_ctr|ViewMeetingPublic", re.I
)
"""What pages made by moderngov and by CMIS hold."""
LOGIN_PAGE = re.compile(
    rb"<input\b[^>]{0,300}\btype\s*=\s*[\"']?password|<title>[^<]{0,80}\b(?:log ?[io]n|sign ?in)\b", re.I
)
HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|title)\b", re.I | re.S
)
PDF = b"%PDF-"
HEADER = re.compile(rb"%PDF-\d\.\d\s")
MARKUP = re.compile(rb"<[!?/a-z]|[{\[\"]", re.I)
"""How pages, XML and JSON begin."""
SNIFFED = 64_000
"""Bytes of a page that are looked at to tell what it is."""


class TooLargeError(WebError):
    """The answer is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status and a body still to be read."""

    address: str
    """After redirects."""
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    chunks: Iterator[bytes]

    def read(self, limit: int) -> bytes:
        """The whole body. Raises TooLargeError when it has more than ``limit`` bytes."""
        body = bytearray()
        for chunk in self.chunks:
            body += chunk
            if len(body) > limit:
                raise TooLargeError(f"the answer has more than {limit / 1e6:g} MB")
        return bytes(body)

    def start(self, limit: int = SNIFFED) -> bytes:
        """The first ``limit`` bytes, or a few more, to tell what a page is."""
        body = bytearray()
        for chunk in self.chunks:
            body += chunk
            if len(body) >= limit:
                break
        return bytes(body)


def is_block_page(body: bytes) -> bool:
    """Whether a shield against programs answered in place of the site."""
    shown = body[:SNIFFED]
    if not is_html(shown):
        return False
    if BLOCK_PAGE.search(shown):
        return True
    return SHIELD_TRACE.search(shown) is not None and OWN_PAGE.search(shown) is None


def is_login_page(body: bytes) -> bool:
    return is_html(body) and LOGIN_PAGE.search(body[:SNIFFED]) is not None


def is_html(body: bytes) -> bool:
    return HTML.match(body[:SNIFFED]) is not None


def is_pdf(body: bytes) -> bool:
    """Whether a PDF header stands in the first 1024 bytes, where readers look for it (ISO 32000-2, annex I): at the
    start, or after what is no text of another kind that only speaks of PDFs."""
    before, header, _ = body[: 1024 + len(PDF)].partition(PDF)
    if not header:
        return False
    start = before.removeprefix(b"\xef\xbb\xbf").lstrip()
    return not start or (MARKUP.match(start) is None and HEADER.search(body[:1200]) is not None)
