"""The one way to ask the web: ``Client.ask``."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt

from extract.web.addresses import check, host_of, origin_of, tidy
from extract.web.answers import Answer, is_block_page
from extract.web.connections import Connections, RedirectError
from extract.web.errors import DisallowedError, HostStoppedError, NoAnswerError, PassingError, StopReason
from extract.web.gates import Budget, Gates
from extract.web.locks import HostLocks, machine_folder
from extract.web.policy import Clock, Policy
from extract.web.robots import LONGEST, Robots, read_robots

T = TypeVar("T")
Take = Callable[[Answer], T]
Headers = Callable[[], Mapping[str, str]]

MOST_REDIRECTS = 5
BUSY = (429, 503)
PASSING = (408, 425, 502, 504)
REFUSED = (403, 451)
UNPACKED = ("", "identity", "gzip")
"""Content-Encodings that are read."""
MOST_FAILURES = 3
"""Requests in a row that come to nothing before a host is left alone."""

BLOCKED = (
    "the site refuses programs ({why}); nothing more is asked of it and nothing is done to get round it. Ask the "
    "council for access, or download the papers in a browser and give the folder to 'run' (docs/moderngov.md, Blocked)"
)


def no_headers() -> Mapping[str, str]:
    return {}


class Client:
    """Asks hosts, each one request at a time. Safe to share among threads; close it at the end."""

    def __init__(
        self, policy: Policy, clock: Clock | None = None, seed: int | None = None, locks: HostLocks | None = None
    ) -> None:
        self.policy = policy
        self.clock = clock or Clock()
        self.budget = Budget(policy)
        self._gates = Gates(policy, self.clock)
        self._chance = random.Random(seed)
        self._connections = Connections(policy, locks or HostLocks(None if policy.allow_loopback else machine_folder()))
        self._robots: dict[str, Robots] = {}
        self._failures: dict[str, int] = {}
        self._stopped: dict[str, HostStoppedError] = {}
        self._led: dict[str, str] = {}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._connections.close()

    def ask(self, address: str, take: Take[T], headers: Headers = no_headers) -> T:
        """What ``take`` makes of the answer to a GET of ``address``, redirects followed.

        A fault that may pass is tried again, asking ``headers`` anew each time and calling ``take`` anew; ``take`` may
        raise PassingError itself. Statuses that do not stop the host come to ``take`` as they are. Raises WebError.
        """
        self.check_open(host_of(address))
        try:
            result = self._patiently(address, partial(self._once, address, take, headers))
        except HostStoppedError as stop:
            raise self.stop(stop) from None
        self._failures[host_of(address)] = 0
        return result

    def check_open(self, host: str) -> None:
        """Raises HostStoppedError where nothing more is asked of the host."""
        if host in self._stopped:
            raise self._stopped[host]

    def moved_to(self, base: str) -> str | None:
        """Another base, below which the pages stand that were asked for below ``base``; None where there is none."""
        for asked, address in list(self._led.items()):
            rest = asked.removeprefix(base)
            if rest != asked and rest and address.lower().endswith(f"/{rest.lower()}"):
                return address[: -len(rest)]
        return None

    def led_to(self, base: str) -> str | None:
        """Where the pages below ``base`` have led, None where they lead nowhere else: another base where the same page
        stands below it, else the address of a page."""
        pages = [address for asked, address in list(self._led.items()) if asked.startswith(base)]
        return self.moved_to(base) or (pages[-1] if pages else None)

    def scheme_of(self, base: str) -> str:
        """ "https" where the host in ``base`` (host, port if any, path) takes such connections, else "http"."""
        return self._connections.scheme_of(base)

    def stop(self, stop: HostStoppedError) -> HostStoppedError:
        """Ask nothing more of its host."""
        return self._stopped.setdefault(stop.host, stop)

    def blocked(self, address: str, why: str) -> HostStoppedError:
        """The error to raise when an answer turns out to be a shield's."""
        return HostStoppedError(host_of(address), "blocked", BLOCKED.format(why=why))

    # ---------------------------------------------------------------- patience

    def _patiently(self, address: str, once: Callable[[], T]) -> T:
        retrying = Retrying(
            retry=retry_if_exception_type(PassingError),
            stop=stop_after_attempt(self.policy.attempts),
            wait=self._wait,
            before_sleep=self._hold,
            sleep=_elsewhere,
            reraise=True,
        )
        try:
            return retrying(once)
        except PassingError as error:
            raise self._give_up(address, error) from None

    def _wait(self, state: RetryCallState) -> float:
        """Doubled each time, up to half as much again at random; never less than the server asks for."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, PassingError) and error.wait else 0.0
        own = self.policy.first_wait * 2.0 ** (state.attempt_number - 1) * (1 + 0.5 * self._chance.random())
        return max(asked, min(own, self.policy.longest_wait))

    def _hold(self, state: RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, PassingError) and state.next_action:
            self._gates.hold(error.host, state.next_action.sleep)

    def _give_up(self, address: str, error: PassingError) -> HostStoppedError | NoAnswerError:
        if error.busy:
            return self.stop(_stop(error.host, "busy", f"{error}; it asks for a pause: run again later"))
        host = host_of(address)
        self._failures[host] = self._failures.get(host, 0) + 1
        if self._failures[host] >= MOST_FAILURES:
            told = f"{error}; {MOST_FAILURES} requests in a row came to nothing: run again later"
            return self.stop(_stop(host, "unreachable", told))
        return NoAnswerError(str(error))

    # ---------------------------------------------------------------- one attempt

    def _once(self, address: str, take: Take[T], headers: Headers, robots: bool = True) -> T:
        first = address
        for _ in range(MOST_REDIRECTS + 1):
            check(address)
            host = host_of(address)
            self.check_open(host)
            if robots:
                self._check_robots(address)
            with self._gates.turn(host):
                self.budget.request()
                result, target = self._get(address, take, headers())
            if target is None:
                assert result is not None
                if address != first:
                    self._led[first] = address
                return result[0]
            address = target
        raise NoAnswerError(f"{address}: redirected more than {MOST_REDIRECTS} times")

    def _get(self, address: str, take: Take[T], headers: Mapping[str, str]) -> tuple[tuple[T] | None, str | None]:
        """What ``take`` made of the answer, or where to ask instead."""
        host = host_of(address)
        connection, request = self._connections.prepared(address, headers)
        deadline = connection.deadline
        try:
            with deadline.within(self.policy.longest_answer), connection.answer(request) as response:
                answer = Answer(address, response.status_code, dict(response.headers), self._chunks(response))
                self._judge(host, answer)
                return (take(answer),), None
        except RedirectError as redirect:
            return None, tidy(redirect.location, address)
        except httpx.TransportError as error:
            if deadline.passed:
                told = f"the answer took longer than {self.policy.longest_answer:g} s; it was given up"
                raise NoAnswerError(f"{address}: {told}") from None
            raise _transport_fault(host, address, error) from None
        except httpx.DecodingError:
            raise PassingError(host, f"{address}: the answer is garbled") from None

    def _chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """The body unpacked. What is packed several times over, or otherwise than asked for, is left packed: each time
        may multiply it by a thousand. Raises NoAnswerError for it."""
        if response.headers.get("content-encoding", "identity").strip().lower() not in UNPACKED:
            raise NoAnswerError(f"{response.url}: the answer is packed in a way that was not asked for")
        for chunk in response.iter_bytes():
            self.budget.read(len(chunk))
            yield chunk

    def _judge(self, host: str, answer: Answer) -> None:
        """Raises where the status says to stop or to come back."""
        status = answer.status
        if status in REFUSED:
            raise self.blocked(answer.address, f"status {status}")
        if status not in BUSY and status not in PASSING:
            return
        if is_block_page(answer.start()):
            raise self.blocked(answer.address, f"status {status} with a page that asks for a human")
        wait = _seconds(answer.headers.get("retry-after"))
        if wait and wait > self.policy.longest_wait:
            raise _stop(host, "busy", f"status {status}; it asks for a pause of {wait:.0f} s: run again after that")
        raise PassingError(host, f"{answer.address}: status {status}", wait, busy=status in BUSY)

    # ---------------------------------------------------------------- robots.txt

    def _check_robots(self, address: str) -> None:
        origin, parts = origin_of(address), urlsplit(address)
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        if not self._robots[origin].allows((parts.path or "/") + (f"?{parts.query}" if parts.query else "")):
            raise DisallowedError(f"{address}: the site's robots.txt asks programs to keep away")

    def _read_robots(self, origin: str) -> Robots:
        """Its rules; none where it has no such file. One that cannot be had forbids everything (RFC 9309, 2.3.1.4)."""
        address, host = f"{origin}/robots.txt", host_of(origin)
        try:
            status, body = self._patiently(address, partial(self._once, address, _robots_answer, no_headers, False))
        except NoAnswerError as error:
            raise HostStoppedError(host, "unreachable", f"no answer ({error}); has the site moved?") from None
        if status >= 500:
            raise HostStoppedError(host, "unreachable", f"its robots.txt cannot be read (status {status})")
        if is_block_page(body):
            raise self.blocked(address, "a page that asks for a human")
        robots = read_robots(body.decode("utf-8", "replace")) if status < 300 else Robots()
        if robots.gap:
            self._gates.widen(host, min(robots.gap, self.policy.longest_wait))
        return robots


def _robots_answer(answer: Answer) -> tuple[int, bytes]:
    return answer.status, answer.start(LONGEST)[:LONGEST]


def _stop(host: str, reason: StopReason, message: str) -> HostStoppedError:
    return HostStoppedError(host, reason, message)


def _elsewhere(_: float) -> None:
    """The pause is kept at the host's gate, so that no other thread asks in the meantime."""


def _transport_fault(host: str, address: str, error: httpx.TransportError) -> HostStoppedError | PassingError:
    told = str(error) or type(error).__name__
    if "CERTIFICATE_VERIFY_FAILED" in told:
        return HostStoppedError(host, "unreachable", f"its certificate cannot be trusted ({told}); tell the council")
    return PassingError(host, f"{address}: {told}")


def _seconds(retry_after: str | None) -> float | None:
    """Retry-After as seconds from now: a number, or a date (RFC 9110, 10.2.3)."""
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        then = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=dt.UTC)
    return max(0.0, (then - dt.datetime.now(dt.UTC)).total_seconds())
