"""A site over real HTTP on loopback, which fails as real ones do and keeps a log of its own. Each kind of site says in
``route`` what it answers."""

from __future__ import annotations

import hashlib
import re
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Generic, Self, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

from site_fake.content import Council
from site_fake.markup import BLOCK_PAGE

Reply = tuple[int, str, bytes]
"""Status, content type, body."""
PDF, XML, HTML, TEXT = "application/pdf", "text/xml; charset=utf-8", "text/html; charset=utf-8", "text/plain"
M = TypeVar("M", bound="SiteModes")


@dataclass(slots=True, kw_only=True)
class SiteModes:
    """How the site misbehaves; may be changed while it runs. Patterns are looked for in the path with its query."""

    prefix: str = "/"
    """Path under which the site lives, with slashes."""
    robots: str | None = None
    """Text of robots.txt; None for no such file."""
    validators: bool = True
    """ETag on papers (never on XML and pages)."""
    weak: bool = False
    ranges: bool = True
    chunked: bool = False
    """No Content-Length: the body ends with the connection."""
    forbidden: str | None = None
    """403 with a shield's page."""
    shielded: str | None = None
    """The shield's page with status 200."""
    fails: dict[str, list[int]] = field(default_factory=dict)
    """By pattern: statuses of the first answers, one each."""
    retry_after: str | None = None
    """Header beside 429 and 503."""
    slow: dict[str, float] = field(default_factory=dict)
    """By pattern: seconds before the answer."""
    cut: dict[str, int] = field(default_factory=dict)
    """By pattern: how many answers end in the middle of their body."""
    redirects: dict[str, str] = field(default_factory=dict)
    """By pattern: where to go instead."""
    bodies: dict[str, Reply] = field(default_factory=dict)
    """By pattern: an answer in place of the usual one."""


@dataclass(slots=True)
class Asked:
    """A line of the server's log; times in seconds of its own clock."""

    path: str
    began: float
    ended: float = 0.0
    status: int = 0
    at_once: int = 1
    """Requests under way when it came, itself counted."""
    whole: bool = False
    """Whether every byte was handed to the connection."""
    headers: dict[str, str] = field(default_factory=dict)


class FakeSite(ABC, Generic[M]):
    """The site. ``address`` is its base, ``log`` what was asked, in order."""

    def __init__(self, council: Council, modes: M, host: str = "127.0.0.1", port: int = 0) -> None:
        self.council, self.modes, self.log = council, modes, list[Asked]()
        self.lock, self.under_way = threading.Lock(), 0
        fake = self

        class Handler(_Handler):
            site = fake

        self._server = _Server((host, port), Handler)
        self._server.daemon_threads = True
        self.origin = f"http://{host}:{self._server.server_address[1]}"

    @property
    def address(self) -> str:
        return f"{self.origin}{self.modes.prefix}"

    @contextmanager
    def running(self) -> Iterator[Self]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def asked(self, pattern: str) -> list[Asked]:
        """The lines of the log whose path holds the pattern."""
        with self.lock:
            return [line for line in self.log if re.search(pattern, line.path)]

    # ------------------------------------------------------------ what to answer

    def reply(self, path: str) -> Reply:
        parts = urlsplit(path)
        if parts.path == "/robots.txt":
            robots = self.modes.robots
            return (404, HTML, b"<html>Not found</html>") if robots is None else (200, TEXT, robots.encode())
        if not parts.path.startswith(self.modes.prefix):
            return 404, HTML, b"<html>Not found</html>"
        return self.route(parts.path.removeprefix(self.modes.prefix), parts.query)

    @abstractmethod
    def route(self, page: str, query: str) -> Reply:
        """The answer to a path below the base and its query."""

    def posted(self, action: str, query: dict[str, str]) -> tuple[int, bytes] | None:
        """The answer to a POST of SOAP; None where the site takes none."""


def named(query: str) -> dict[str, str]:
    """The parameters of a query, their names in capitals."""
    return {name.upper(): values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}


def html(text: str) -> Reply:
    return 200, HTML, text.encode()


def xml(text: str) -> Reply:
    return 200, XML, text.encode()


def missing() -> Reply:
    return 404, HTML, b"<html><title>Not found</title></html>"


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """A client that was killed is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # the last byte of an answer is sent by itself
    site: FakeSite[Any]

    def do_GET(self) -> None:
        site, modes = self.site, self.site.modes
        line = Asked(unquote(self.path), time.monotonic(), headers={k.lower(): v for k, v in self.headers.items()})
        with site.lock:
            site.under_way += 1
            line.at_once = site.under_way
            site.log.append(line)
            status, kind, body = self._reply(line.path)
            cut = self._take(modes.cut, line.path)
        time.sleep(next((seconds for pattern, seconds in modes.slow.items() if re.search(pattern, line.path)), 0.0))
        self._answer(line, status, kind, body, cut)

    def do_POST(self) -> None:
        """SOAP 1.1."""
        asked = self.rfile.read(int(self.headers.get("content-length", "0"))).decode()
        name = self.headers.get("soapaction", "").strip('"').rpartition("/")[2]
        query = {key.upper(): value for key, value in re.findall(r"<(\w+)>([^<]*)</\1>", asked)}
        status, body = self.site.posted(name, query) or (405, b"")
        self._send(status, XML, {"Content-Length": str(len(body))})
        self.wfile.write(body)

    def _reply(self, path: str) -> Reply:
        modes = self.site.modes
        for pattern, statuses in modes.fails.items():
            if statuses and re.search(pattern, path):
                return statuses.pop(0), HTML, b"<html><title>Try later</title></html>"
        if modes.forbidden and re.search(modes.forbidden, path):
            return 403, HTML, BLOCK_PAGE.encode()
        if modes.shielded and re.search(modes.shielded, path):
            return 200, HTML, BLOCK_PAGE.encode()
        if any(re.search(pattern, path) for pattern in modes.redirects):
            return 302, HTML, b""
        special = next((reply for pattern, reply in modes.bodies.items() if re.search(pattern, path)), None)
        return special or self.site.reply(self.path)

    @staticmethod
    def _take(counts: dict[str, int], path: str) -> bool:
        for pattern, left in counts.items():
            if left and re.search(pattern, path):
                counts[pattern] = left - 1
                return True
        return False

    def _answer(self, line: Asked, status: int, kind: str, body: bytes, cut: bool) -> None:
        headers, modes = {"Content-Type": kind}, self.site.modes
        if status in (429, 503) and modes.retry_after:
            headers["Retry-After"] = modes.retry_after
        if status == 302:
            headers["Location"] = next(to for pattern, to in modes.redirects.items() if re.search(pattern, line.path))
        if kind == PDF and status == 200:
            status, body = self._as_file(headers, body)
        if not modes.chunked:
            headers["Content-Length"] = str(len(body))
        else:
            self.close_connection = True
            headers["Connection"] = "close"
        line.status = status
        sent = body[: len(body) // 2] if cut else body
        try:
            self._send(status, kind, headers)
            self.wfile.write(sent[:-1])
            self._ended(line)  # before the last byte: from then on the client may ask again
            self.wfile.write(sent[-1:])
            line.whole = not cut
        except OSError:
            self._ended(line)
            self.close_connection = True
        if cut:
            self.close_connection = True

    def _as_file(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """A paper, whole, in part or not at all where the client has it."""
        modes = self.site.modes
        tag = f'{"W/" if modes.weak else ""}"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        if modes.validators:
            headers["ETag"] = tag
            if self.headers.get("if-none-match") == tag:
                return 304, b""
        if not modes.ranges:
            return 200, body
        headers["Accept-Ranges"] = "bytes"
        wanted = re.match(r"bytes=(\d+)-$", self.headers.get("range", ""))
        if not wanted or self.headers.get("if-range", tag) != tag:
            return 200, body
        start = int(wanted[1])
        if start >= len(body):
            return 416, b""
        headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
        return 206, body[start:]

    def _ended(self, line: Asked) -> None:
        with self.site.lock:
            if not line.ended:
                line.ended = time.monotonic()
                self.site.under_way -= 1

    def _send(self, status: int, _: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """The site keeps its own log."""
