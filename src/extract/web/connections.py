"""The connection to each host: to the very network address that was checked, its answer's time limited."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from extract.web.addresses import host_of, resolve
from extract.web.deadline import Deadline
from extract.web.errors import HostStoppedError, NoAnswerError, PassingError, UnknownHostError
from extract.web.locks import HostLocks
from extract.web.policy import Policy

CONNECT_PATIENCE = 30.0
"""Seconds to make a connection."""


class RedirectError(Exception):
    """The answer says where to ask instead."""

    def __init__(self, location: str) -> None:
        super().__init__(location)
        self.location = location


@dataclass(frozen=True, slots=True)
class Connection:
    """Of one host: sites behind one network address share no connection and no cookies."""

    session: httpx.Client
    deadline: Deadline = field(default_factory=Deadline)

    @contextmanager
    def answer(self, request: httpx.Request) -> Iterator[httpx.Response]:
        """The answer, its body still to be read. Raises httpx's errors, and RedirectError."""
        with closing(self.session.send(request, stream=True)) as response:
            yield response


class Connections:
    """Of a command, made when they are first asked for. Safe to share among threads; close them at the end."""

    def __init__(self, policy: Policy, locks: HostLocks) -> None:
        self._policy, self._locks = policy, locks
        self._lock = threading.Lock()
        self._made: dict[str, Connection] = {}

    def close(self) -> None:
        for connection in self._made.values():
            connection.session.close()
        self._locks.release()

    def prepared(self, address: str, headers: Mapping[str, str]) -> tuple[Connection, httpx.Request]:
        """A GET of ``address``, under the name the site knows itself by. Raises AddressError for a host that is not
        one of the public web, PassingError for an unknown one, HostStoppedError where another command asks it."""
        url = httpx.URL(address)
        own = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._policy.user_agent,
            "Accept-Encoding": "gzip",
            **headers,
        }
        place, connection = self._place(url), self._of(host_of(address))
        how = {"sni_hostname": url.raw_host.decode("ascii"), "trace": connection.deadline.watch}
        return connection, connection.session.build_request(
            "GET", url.copy_with(host=place), headers=own, extensions=how
        )

    def scheme_of(self, base: str) -> str:
        """ "https" where the host in ``base`` (host, port if any, path) takes such connections, else "http"."""
        parts = urlsplit(f"https://{base}")
        host, port = parts.hostname or "", parts.port or 443
        if self._behind_proxy("https", host):
            return "https"
        try:
            place = resolve(host, port, self._policy.allow_loopback)
            with socket.create_connection((place, port), timeout=CONNECT_PATIENCE):
                return "https"
        except (OSError, NoAnswerError):  # a host nobody knows says so at the first request
            return "http"

    def _place(self, url: httpx.URL) -> str:
        """The network address to connect to; behind a proxy, which connects by itself, the name."""
        proxied = self._behind_proxy(url.scheme, url.host)
        try:
            place = resolve(url.host, url.port or (443 if url.scheme == "https" else 80), self._policy.allow_loopback)
        except NoAnswerError as error:
            if not proxied:  # often only the proxy knows names
                if isinstance(error, UnknownHostError):
                    raise HostStoppedError(url.host, "dead", "nobody knows a host of this name") from None
                raise PassingError(url.host, str(error)) from None
        return url.host if proxied else place

    def _behind_proxy(self, scheme: str, host: str) -> bool:
        """Whether the user's environment (HTTPS_PROXY and the like) sends such requests to a proxy."""
        if self._policy.allow_loopback:  # a proxy cannot reach this machine's own addresses
            return False
        proxies = getproxies()
        return (scheme in proxies or "all" in proxies) and not proxy_bypass(host)

    def _of(self, host: str) -> Connection:
        with self._lock:
            if host not in self._made:
                self._locks.take(host)
                timeout = httpx.Timeout(self._policy.patience, connect=min(CONNECT_PATIENCE, self._policy.patience))
                environment = not self._policy.allow_loopback
                hooks = {"response": [_told_redirect]}
                self._made[host] = Connection(httpx.Client(timeout=timeout, trust_env=environment, event_hooks=hooks))
            return self._made[host]


def _told_redirect(response: httpx.Response) -> None:
    """Raises RedirectError before httpx looks at the address, which fails in its own ways for one that is none."""
    if response.has_redirect_location:
        raise RedirectError(response.headers["location"])
