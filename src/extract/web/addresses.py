"""Which addresses may be asked, and how a link found on a page becomes one.

The guard against server-side request forgery (OWASP, "Server Side Request Forgery Prevention"): only http and https,
no user name, and only hosts all of whose addresses are public. The connection is then made to the very address that
was checked, so a name that answers otherwise a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpx

from extract.web.errors import NoAnswerError, UnknownHostError, WebError

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
LONGEST = 2000
"""Characters of an address; the longest real ones, with a long file name, have some 400."""
PLAIN = "/%:@!$&'()*+,;=~-._"

NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
"""How the system says that a name is of no host, not that it could not be asked just now."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressError(WebError):
    """An address that is not asked at all."""


def tidy(raw: str, base: str | None = None) -> str:
    """A link as an absolute address: control characters left out, spaces and letters percent-encoded, no fragment.

    Links of moderngov pages carry line breaks and spaces inside file names. Raises AddressError.
    """
    try:
        parts = urlsplit(urljoin(base or "", CONTROL.sub("", raw).strip()))
        path = quote(STRAY_PERCENT.sub("%25", parts.path), safe=PLAIN)
        query = quote(STRAY_PERCENT.sub("%25", parts.query), safe=PLAIN + "?")
        made = urlunsplit((parts.scheme.lower(), parts.netloc, path, query, ""))
    except ValueError:
        raise AddressError(f"not a web address: {CONTROL.sub('', raw)[:100]!r}") from None
    check(made)
    return made


def check(address: str) -> None:
    """Raises AddressError where the address is not one of the web, names a user, or is too long."""
    shown = CONTROL.sub("", address)[:100]
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
        _ = httpx.URL(address).host  # checked as a name when it is looked at
    except (ValueError, httpx.InvalidURL):  # idna's errors are ValueErrors
        raise AddressError(f"not a web address: {shown!r}") from None
    if parts.scheme not in ("http", "https") or not host or port == 0 or CONTROL.search(address) or " " in address:
        raise AddressError(f"not a web address: {shown!r}")
    if parts.username is not None or parts.password is not None:
        raise AddressError(f"the address names a user: {shown.rpartition('@')[2]!r}")
    if len(address) > LONGEST:
        raise AddressError(f"the address is longer than {LONGEST} characters: {shown!r}")


def host_of(address: str) -> str:
    """The host of an address in lower case, without port: what is asked one request at a time."""
    return (urlsplit(address).hostname or "").rstrip(".").lower()


def origin_of(address: str) -> str:
    """Scheme, host and port: what a robots.txt is about."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def resolve(host: str, port: int, allow_loopback: bool = False) -> str:
    """The address of the network to connect to for ``host``; IPv4 first.

    Raises AddressError where any of its addresses is not public, NoAnswerError where the name is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        kind = UnknownHostError if error.errno in NO_SUCH_NAME else NoAnswerError
        raise kind(f"{host}: the name cannot be resolved ({error}); the site may have moved") from None
    except (OSError, UnicodeError) as error:
        raise NoAnswerError(f"{host}: the name cannot be resolved ({error}); the site may have moved") from None
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for address in addresses:
        if not (is_public(address) or (allow_loopback and address.is_loopback)):
            raise AddressError(f"{host} is at {address}, which is not a public address; it is not asked")
    return str(min(addresses, key=lambda address: address.version))


def is_public(address: Address) -> bool:
    """Whether it is one of the internet at large; an IPv4 address wrapped in an IPv6 one is judged by itself."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1]) or _nat64(address)
        if wrapped:
            return is_public(wrapped)
    kept = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    return address.is_global and not kept


def _nat64(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address within one of the well-known prefix 64:ff9b::/96 (RFC 6052)."""
    if address not in ipaddress.IPv6Network("64:ff9b::/96"):
        return None
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
