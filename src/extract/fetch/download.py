"""One address → the bytes of a PDF on disk, or why there are none."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial as bound
from pathlib import Path
from urllib.parse import urlsplit

from extract.fetch.partial import Begun, Partial
from extract.sources import FetchStatus
from extract.web import AddressError, Answer, Client, DisallowedError, NoAnswerError, PassingError, host_of
from extract.web.answers import SNIFFED, is_block_page, is_html, is_login_page, is_pdf

HEADER_WITHIN = 1024
CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)$")
LOGIN_ADDRESS = re.compile(r"log-?in|sign-?in|logon|\bauth", re.I)
LONGEST_HEADER = 300


@dataclass(frozen=True, slots=True)
class Arrived:
    """The whole file is in the partial download."""

    begun: Begun


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that the file is as it was (304)."""


@dataclass(frozen=True, slots=True)
class NoFile:
    """There is no file to be had, and why."""

    status: FetchStatus
    message: str
    http_status: int | None = None
    content_type: str | None = None
    size: int | None = None


Outcome = Arrived | Unchanged | NoFile


def download(client: Client, partial: Partial, known: Mapping[str, str]) -> Outcome:
    """Have the file, going on with an earlier attempt where the server allows.

    ``known``: headers that make the request conditional, where an edition is already here. Raises HostStoppedError,
    BudgetSpentError or StoppedError.
    """
    begun = partial.begun()
    if begun and partial.part.exists() and (begun.sha256 or partial.had() == begun.length):
        return Arrived(_sealed(partial, begun))
    try:
        return client.ask(partial.address, bound(_take, client, partial, bool(known)), bound(_headers, partial, known))
    except AddressError as error:
        return NoFile("refused", str(error))
    except DisallowedError as error:
        return NoFile("disallowed", str(error))
    except NoAnswerError as error:
        return NoFile("failed", str(error))


def _headers(partial: Partial, known: Mapping[str, str]) -> Mapping[str, str]:
    """Asked anew for each attempt: an attempt cut short leaves something to go on from."""
    plain = {"Accept": "application/pdf,*/*;q=0.5", "Accept-Encoding": "identity"}
    begun = partial.begun()
    if begun and begun.ranges and begun.validator and 0 < partial.had() < (begun.length or 0):
        return {**plain, "Range": f"bytes={partial.had()}-", "If-Range": begun.validator}
    return {**plain, **known}


def _take(client: Client, partial: Partial, conditional: bool, answer: Answer) -> Outcome:
    begun = partial.begun()
    if answer.status == 304 and conditional:
        return Unchanged()
    if answer.status == 206 and begun and _goes_on(answer, partial.had(), begun):
        return _rest(client, partial, begun, answer)
    if answer.status in (206, 416):
        partial.clear()
        raise PassingError(host_of(answer.address), f"{answer.address}: the part asked for did not come")
    if answer.status != 200:
        return _refusal(answer)
    return _whole(client, partial, answer)


def _goes_on(answer: Answer, had: int, begun: Begun) -> bool:
    place = CONTENT_RANGE.match(answer.headers.get("content-range", ""))
    return place is not None and int(place[1]) == had and place[2] == str(begun.length)


def _refusal(answer: Answer) -> NoFile:
    told, kind = f"status {answer.status}", answer.headers.get("content-type")
    if answer.status in (404, 410):
        return NoFile("not_found", f"{told}: the site has no such paper", answer.status, kind)
    if answer.status in (401, 407):
        return NoFile("login", f"{told}: the paper is not public", answer.status, kind)
    return NoFile("failed", told, answer.status, kind)


def _whole(client: Client, partial: Partial, answer: Answer) -> Outcome:
    length, limit = _length(answer), client.policy.max_file_bytes
    kind = answer.headers.get("content-type", "")[:LONGEST_HEADER] or None
    if length is not None and length > limit:
        return NoFile("too_large", f"{length / 1e6:.1f} MB, more than {limit / 1e6:g} MB", 200, kind, length)
    opening = answer.start(HEADER_WITHIN)
    if not is_pdf(opening):
        return _something_else(client, answer, opening + answer.start(SNIFFED), kind)
    framed = "content-length" in answer.headers or "chunked" in answer.headers.get("transfer-encoding", "")
    ranges = "bytes" in answer.headers.get("accept-ranges", "") and length is not None
    begun = Begun(
        address=partial.address, final_address=answer.address, http_status=answer.status, content_type=kind,
        etag=_short(answer, "etag"), last_modified=_short(answer, "last-modified"), length=length, framed=framed,
        ranges=ranges,
    )  # fmt: skip
    partial.part.parent.mkdir(parents=True, exist_ok=True)
    partial.clear()
    partial.note(begun)
    return _written(client, partial, begun, answer, "wb", opening)


def _rest(client: Client, partial: Partial, begun: Begun, answer: Answer) -> Outcome:
    return _written(client, partial, begun, answer, "ab", b"")


def _written(client: Client, partial: Partial, begun: Begun, answer: Answer, mode: str, opening: bytes) -> Outcome:
    limit = client.policy.max_file_bytes
    with partial.part.open(mode) as file:
        file.write(opening)
        for chunk in answer.chunks:
            file.write(chunk)
            if file.tell() > limit:
                break
        size = file.tell()
        file.flush()
        os.fsync(file.fileno())
    if size > limit:
        partial.clear()
        return NoFile("too_large", f"more than {limit / 1e6:g} MB", answer.status, begun.content_type, size)
    if _cut_short(partial, begun, size):
        if size == begun.length:  # there is nothing to go on from: the length stated was too short
            partial.clear()
        raise PassingError(host_of(answer.address), f"{answer.address}: cut short after {size} bytes")
    return Arrived(_sealed(partial, begun))


def _cut_short(partial: Partial, begun: Begun, size: int) -> bool:
    """By the length named, and by the end mark of a PDF: a length may be wrong, and a body end with the connection."""
    if begun.length not in (None, size):
        return True
    with partial.part.open("rb") as file:
        file.seek(max(0, size - 2048))
        return b"%%EOF" not in file.read()


def _sealed(partial: Partial, begun: Begun) -> Begun:
    """The note with the hash of the whole file."""
    whole = begun.model_copy(update={"sha256": sha256_of(partial.part)})
    partial.note(whole)
    return whole


def _something_else(client: Client, answer: Answer, body: bytes, kind: str | None) -> NoFile:
    """What came in place of a PDF. Raises HostStoppedError for a shield's page."""
    if is_block_page(body):
        raise client.blocked(answer.address, "a page that asks for a human")
    if is_login_page(body) or (is_html(body) and LOGIN_ADDRESS.search(urlsplit(answer.address).path)):
        return NoFile("login", "a login page came in place of the paper; it is not public", answer.status, kind)
    what = "a web page" if is_html(body) else f"something of type {kind or 'unknown'}" if body else "nothing"
    return NoFile("not_a_pdf", f"{what} came in place of a PDF", answer.status, kind)


def _length(answer: Answer) -> int | None:
    """Bytes of the whole; unknown where the body is packed, since what counts is what it unpacks to."""
    stated = answer.headers.get("content-length", "")
    packed = answer.headers.get("content-encoding", "identity") != "identity"
    return int(stated) if stated.isdecimal() and len(stated) < 16 and not packed else None


def _short(answer: Answer, name: str) -> str | None:
    """A header that may be sent back as it is."""
    value = answer.headers.get(name, "")
    return value if 0 < len(value) <= LONGEST_HEADER and value.isascii() and value.isprintable() else None


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
