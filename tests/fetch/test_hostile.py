"""Answers made to do harm: none costs more than the paper or the meeting it stands in for."""

from __future__ import annotations

import gzip
import resource
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from extract.discover.titles import clean_title
from extract.fetch.download import NoFile, download
from extract.fetch.partial import Partial
from extract.run.paper import a_paper
from extract.web import AddressError, Client, Clock, NoAnswerError, Policy, tidy
from extract.web.answers import is_pdf
from moderngov_fake import FakeModernGov, Modes, small_council
from site_fake.asking import client, fetch_papers, links, list_papers

PART = "ID=79700"
"""One of the papers of the fake's council."""


@contextmanager
def raw_server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that says ``answer`` to whatever it is asked, robots.txt apart. Gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)
        thread = threading.Thread(target=_serve, args=(listening, answer), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    thread.join(5)


def _serve(listening: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        with connection:
            try:
                if b"/robots.txt" in connection.recv(65_536):
                    connection.sendall(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                else:
                    answer(connection)
            except OSError:
                continue


def packed(body: bytes, coding: str) -> Callable[[socket.socket], None]:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return lambda connection: connection.sendall(head.encode() + body)


def read(address: str, **policy: object) -> bytes:
    with client(**policy) as asking:
        return asking.ask(address, lambda answer: answer.read(1_000_000))


def test_what_is_packed_once_is_unpacked() -> None:
    with raw_server(packed(gzip.compress(b"plain"), "gzip")) as address:
        assert read(address) == b"plain"


def test_what_is_packed_several_times_over_is_not_unpacked() -> None:
    """Each time multiplies by a thousand: 3 kB would fill a gigabyte."""
    bomb = gzip.compress(gzip.compress(gzip.compress(bytes(400_000_000), 1)))
    assert len(bomb) < 30_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with raw_server(packed(bomb, "gzip, gzip, gzip")) as address, pytest.raises(NoAnswerError, match="packed"):
        read(address)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes of memory"


@pytest.mark.parametrize("where", ["headers", "body"])
def test_an_answer_that_drips_is_given_up(where: str) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 9999\r\n\r\n" if where == "body" else b""))
        for _ in range(100):
            connection.sendall(b"X: y\r\n" if where == "headers" else b"y")
            time.sleep(0.1)

    began = time.monotonic()
    with raw_server(drip) as address, pytest.raises(NoAnswerError, match="longer than"):
        read(address, longest_answer=0.5)
    assert time.monotonic() - began < 3


def test_headers_without_end_are_given_up() -> None:
    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for _ in range(10_000):
            connection.sendall(b"X: " + b"y" * 1000 + b"\r\n")

    with raw_server(pour) as address, pytest.raises(NoAnswerError):
        read(address, attempts=1)


@pytest.mark.parametrize("host", ["xn--", "пример..com", "①②.com", "a\u200bb.com", "[v1.x]", "é" * 60 + ".com"])
def test_a_host_that_is_no_name_is_a_bad_address(host: str) -> None:
    with pytest.raises(AddressError):
        tidy(f"https://{host}/paper.pdf")


@pytest.mark.parametrize("target", ["https://xn--/", "https://[v1.x]/x.pdf"])
def test_a_redirect_to_no_name_costs_one_paper(target: str, tmp_path: Path) -> None:
    with FakeModernGov(small_council(), Modes(redirects={PART: target})).running() as fake:
        list_papers(fake, tmp_path)
        assert fetch_papers(tmp_path).outcomes == {"new": 2, "refused": 1, "restricted": 1}


@pytest.mark.parametrize("target", ["javascript:alert(1)", "http://169.254.169.254/", "http://127.0.0.3:9/"])
def test_a_meeting_that_leads_elsewhere_costs_no_other(target: str, tmp_path: Path) -> None:
    with FakeModernGov(small_council(), Modes(redirects={"lMeetingId=11624": target})).running() as fake:
        summary = list_papers(fake, tmp_path, {"attempts": 1})
    assert (summary.reason, len(summary.remarks), summary.links) == (None, 1, 1)


def test_a_meeting_that_leads_to_a_shielded_host_costs_no_other(tmp_path: Path) -> None:
    other = FakeModernGov(small_council(), Modes(forbidden="GetMeeting"), host="127.0.0.2")
    modes = Modes(redirects={"lMeetingId=11624": f"{other.address}mgWebService.asmx/GetMeeting"})
    with FakeModernGov(small_council(), modes).running() as fake, other.running():
        summary = list_papers(fake, tmp_path)
    assert (summary.reason, len(summary.remarks), summary.links) == (None, 1, 1)


def test_an_etag_in_other_letters_does_not_poison_the_next_fetch(tmp_path: Path) -> None:
    site = FakeModernGov(small_council())
    plain = site._server.RequestHandlerClass.send_header

    def other_letters(handler: object, name: str, value: str) -> None:
        plain(handler, name, '"é"' if name == "ETag" else value)  # type: ignore[arg-type]

    site._server.RequestHandlerClass.send_header = other_letters  # type: ignore[method-assign]
    with site.running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
        assert fetch_papers(tmp_path, again=True).outcomes["unchanged"] == 3


def test_a_title_of_spaces_is_read_at_once() -> None:
    began = time.monotonic()
    assert clean_title("Report" + " " * 200_000 + "x" + ", item 1" * 20_000) is not None
    assert time.monotonic() - began < 1


def test_a_title_without_end_is_cut(tmp_path: Path) -> None:
    council = small_council()
    council.meetings[0].items[1].papers[0].title = "long " * 100_000
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path)
    assert max(len(row.title or "") for row in links(tmp_path)) <= 1000


def test_behind_a_proxy_the_site_is_asked_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy makes the connection, so that a network address in place of the name would fail its certificate."""
    asked: list[bytes] = []

    def proxy(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")

    monkeypatch.setattr(socket, "getaddrinfo", _recording(socket.getaddrinfo))
    with raw_server(proxy) as address:
        monkeypatch.setenv("http_proxy", address)
        monkeypatch.setenv("HTTP_PROXY", address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with Client(Policy(), Clock(pause=lambda _: None, now=iter(range(0, 10**9, 100)).__next__)) as asking:
            connection, request = asking._connections.prepared("http://council.example/x", {})
            asked.append(bytes(str(request.url), "ascii"))
            assert connection.session.send(request).text == "ok"
            with pytest.raises(AddressError):
                asking._connections.prepared("http://169.254.169.254/", {})
    assert asked == [b"http://council.example/x"]


def _recording(real: Callable[..., object]) -> Callable[..., object]:
    def answer(host: object, *rest: object, **more: object) -> object:
        if host == "council.example":
            raise socket.gaierror("behind a proxy only the proxy knows names")
        return real(host, *rest, **more)

    return answer


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Open it as %PDF-1.4\n in a reader</body></html>",
        b"<!DOCTYPE html><p>%PDF-1.7\n",
        b"\n  <div>%PDF-1.7\n</div>",
        b'<?xml version="1.0"?><a>%PDF-1.7\n</a>',
        b'{"file": "%PDF-1.7\n"}',
        b"an error: see %PDF-",
    ],
)
def test_a_page_that_speaks_of_pdfs_is_no_paper(body: bytes) -> None:
    assert not is_pdf(body)


def test_a_paper_may_begin_a_little_late() -> None:
    assert is_pdf(b"%PDF-1.4\n")
    assert is_pdf(b"\xef\xbb\xbf\r\n%PDF-2.0\n")
    assert is_pdf(b"\x00\x01mail header: x\r\n\r\n%PDF-1.3\r%")


def test_a_stated_length_that_is_too_short_does_not_make_a_whole_paper(tmp_path: Path) -> None:
    paper = a_paper("Recommendation 1: read this line.")
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(paper) - 300}\r\nConnection: close\r\n\r\n".encode()
    with raw_server(lambda connection: connection.sendall(head + paper[:-300])) as address, client() as asking:
        outcome = download(asking, Partial(tmp_path, f"{address}a.pdf"), {})
    assert isinstance(outcome, NoFile)
    assert "cut short" in outcome.message
    assert not list(tmp_path.glob("*.part"))
