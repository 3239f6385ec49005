"""What a hostile or misled site cannot make the client do; and the manners, by themselves."""

from __future__ import annotations

import datetime as dt
import ipaddress
import socket
from pathlib import Path
from typing import Any

import pytest

from extract.sources import slug
from extract.web import AddressError, Client, Clock, HostStoppedError, NoAnswerError, Policy, tidy
from extract.web.addresses import is_public, resolve
from extract.web.answers import is_block_page
from extract.web.client import _seconds
from extract.web.locks import HostLocks
from extract.web.robots import read_robots
from moderngov_fake import FakeModernGov, Modes, small_council
from site_fake.asking import POLICY, client, fetch_papers, files, list_papers, sources


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::a00:1", "2002:7f00:1::", "ff02::1", "fec0::1", "64:ff9b:1::7f00:1",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["81.2.69.142", "2a00:1450:4009::1", "64:ff9b::5102:458e"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:10.0.0.1]"]
)
def test_no_spelling_of_this_machine_is_asked(host: str) -> None:
    with Client(Policy()) as asking, pytest.raises((AddressError, NoAnswerError)):
        asking.ask(f"http://{host}:9/", lambda answer: answer.status)
    assert asking.budget.requests <= 1, "a request is counted before its name is looked up, but none was made"


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, {"council.example": ["81.2.69.142", "192.168.0.5"]})
    with pytest.raises(AddressError, match=r"192\.168\.0\.5"):
        resolve("council.example", 443)


def test_the_address_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeModernGov(small_council()).running() as fake:
        port = int(fake.origin.rpartition(":")[2])
        asked = _names(monkeypatch, {"council.example": ["127.0.0.1"]}, then=["10.9.9.9"])
        with client() as asking:
            asking._robots[f"http://council.example:{port}"] = read_robots("")
            status = asking.ask(f"http://council.example:{port}/mgListCommittees.aspx", lambda answer: answer.status)
    assert status == 200
    assert asked.count("council.example") == 1, "the name was looked up a second time"
    assert fake.log[0].headers["host"] == f"council.example:{port}"


def _names(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]], then: list[str] | None = None) -> list[str]:
    """Answer for these names; with ``then`` otherwise from the second time on. Gives the names asked for."""
    real, asked = socket.getaddrinfo, list[str]()

    def answer(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        asked.append(str(host))
        if host not in names:
            return real(host, port, *rest, **more)
        found = then if then and asked.count(host) > 1 else names[host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "https://[fd00::1]/", "file:///etc/passwd",
        "ftp://example.org/x.pdf", "//0.0.0.0/", "http://user:pass@example.org/", "gopher://127.0.0.1/",
    ],
)  # fmt: skip
def test_a_redirect_into_a_private_network_is_refused(target: str, tmp_path: Path) -> None:
    with FakeModernGov(small_council(), Modes(redirects={"ID=79700": target})).running() as fake:
        list_papers(fake, tmp_path)
        summary = fetch_papers(tmp_path)
    assert summary.outcomes == {"new": 2, "refused": 1, "restricted": 1}


def test_a_redirect_within_the_web_is_followed_a_loop_is_not(tmp_path: Path) -> None:
    modes = Modes(redirects={"ID=79700": "/documents/s79701/x.pdf", "ID=79701": "/mgConvert2PDF.aspx?ID=79701"})
    with FakeModernGov(small_council(), modes).running() as fake:
        list_papers(fake, tmp_path)
        summary = fetch_papers(tmp_path)
    rows = {row.attachment_id: row for row in sources(tmp_path)}
    assert rows["79700"].final_address == f"{fake.address}documents/s79701/x.pdf"
    assert (rows["79701"].status, summary.outcomes["failed"]) == ("failed", 1)
    assert len(fake.asked("ID=79701")) == 6


def test_robots_txt_of_a_redirects_target_is_obeyed(tmp_path: Path) -> None:
    other = FakeModernGov(small_council(), Modes(robots="User-agent: *\nDisallow: /"), host="127.0.0.2")
    modes = Modes(redirects={"ID=79700": f"{other.address}mgConvert2PDF.aspx?ID=79700"})
    with FakeModernGov(small_council(), modes).running() as fake, other.running():
        list_papers(fake, tmp_path)
        assert fetch_papers(tmp_path).outcomes["disallowed"] == 1
    assert [line.path for line in other.log] == ["/robots.txt"]


HOSTILE = (
    "../../../etc/passwd",
    "..\\..\\boot.ini",
    "/etc/cron.d/x",
    "a\x00b\n.pdf",
    "CON",
    ".hidden",
    "-rf",
    "é" * 400,
    "",
)


@pytest.mark.parametrize("title", HOSTILE)
def test_no_word_of_the_site_becomes_a_path(title: str, tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].title = title.replace("\x00", "")
    council.committees[0].title = f"{title[:40]} Cabinet".replace("\x00", "")
    folder = tmp_path / "corpus"
    with FakeModernGov(council).running() as fake:
        list_papers(fake, folder)
        fetch_papers(folder)
    assert len(files(folder)) == 3
    assert all(path.parent == folder / "papers" and path.suffix == ".pdf" for path in folder.rglob("*.pdf"))
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


@pytest.mark.parametrize("title", HOSTILE)
def test_slugs_hold_letters_figures_and_hyphens_only(title: str) -> None:
    made = slug(title)
    assert made.replace("-", "").isalnum() and made.isascii() and made[0] != "-" and len(made) <= 60


@pytest.mark.parametrize(
    "address", ["http://", "http://a b/", "http://x:0/", "http://x:99999/", "x" * 10, "http://" + "a" * 3000]
)
def test_bad_addresses(address: str) -> None:
    with pytest.raises(AddressError):
        tidy(address)


# ---------------------------------------------------------------- manners


def test_the_user_agent_is_honest() -> None:
    told = Policy(contact="https://example.org/about").user_agent
    assert told.startswith("council-extract/") and "+https://example.org/about" in told
    assert "Mozilla" not in told


def test_the_contact_reaches_the_site(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path, {"contact": "https://example.org/about"})
    assert all("+https://example.org/about" in line.headers["user-agent"] for line in fake.log)


@pytest.mark.parametrize("contact", ["a\r\nX: y", "(x)", " x"])
def test_a_contact_that_would_break_the_header_is_refused(contact: str) -> None:
    with pytest.raises(ValueError, match="contact"):
        Policy(contact=contact)


def test_no_gap_below_a_second_on_the_open_web() -> None:
    with pytest.raises(ValueError, match="once a second"):
        Policy(gap=0.5)


def test_pauses_grow_at_random_and_by_what_the_site_asks() -> None:
    waits: list[float] = []
    now = [0.0]

    def pause(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    fake = FakeModernGov(small_council(), Modes(fails={"^/x": [503, 502, 503]}))
    with fake.running():
        clock = Clock(now=lambda: now[0], pause=pause)
        with Client(Policy(gap=1.0, allow_loopback=True), clock, seed=7) as asking:
            assert asking.ask(f"{fake.address}x", lambda answer: answer.status) == 404
    first, second, *backing_off = waits
    assert (first, second) == (1.0, 1.0)
    assert [low <= wait <= 1.5 * low for wait, low in zip(backing_off, (2.0, 4.0, 8.0), strict=True)] == [True] * 3
    assert len(set(backing_off)) == 3


def test_a_crawl_delay_widens_the_gap() -> None:
    waits: list[float] = []
    fake = FakeModernGov(small_council(), Modes(robots="User-agent: *\nCrawl-delay: 7\n"))
    now = [0.0]

    def pause(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    clock = Clock(now=lambda: now[0], pause=pause)
    with fake.running(), Client(Policy(allow_loopback=True), clock) as asking:
        for _ in range(3):
            asking.ask(fake.address, lambda answer: answer.status)
    assert waits == [1.0, 7.0, 7.0, 7.0]


def test_two_commands_on_one_machine_do_not_ask_a_host_together(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        first, second = (Client(POLICY, locks=HostLocks(tmp_path)) for _ in range(2))
        with second:
            with first:
                assert first.ask(fake.address, lambda answer: answer.status) == 404
                with pytest.raises(HostStoppedError, match="another command"):
                    second.ask(fake.address, lambda answer: answer.status)
                asked = len(fake.log)
            assert asked == len(fake.log) == 2
        with Client(POLICY, locks=HostLocks(tmp_path)) as third:
            assert third.ask(fake.address, lambda answer: answer.status) == 404


def test_retry_after_as_seconds_and_as_a_date() -> None:
    assert _seconds("120") == 120
    then = (dt.datetime.now(dt.UTC) + dt.timedelta(seconds=60)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert 55 < (_seconds(then) or 0) <= 60
    assert _seconds("soon") is None


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /documents/", "/documents/s1/a.pdf", False),
        ("User-agent: *\nDisallow: /\nAllow: /documents/", "/documents/s1/a.pdf", True),
        ("User-agent: *\nDisallow: /*.aspx$", "/mgAi.aspx", False),
        ("User-agent: *\nDisallow: /*.aspx$", "/mgAi.aspx?ID=1", True),
        ("User-agent: *\nDisallow: /*?Year=", "/ieListMeetings.aspx?Year=0", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: extract\nAllow: /\n\nUser-agent: *\nDisallow: /", "/x", False),
        ("User-agent: Council-Extract/2.0\nDisallow: /x", "/x", False),
        ("User-agent: council-extract\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: a\nUser-agent: *\nDisallow: /x # why\n", "/x", False),
        ("User-agent: *\nDisallow:\n", "/x", True),
        ("<html>not found</html>", "/x", True),
        ("User-agent: *\nDisallow: /a*b*c$", "/a-b-b-c", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
    ],
)
def test_robots_txt_after_rfc_9309(text: str, path: str, allowed: bool) -> None:
    assert read_robots(text).allows(path) is allowed


def test_shields_are_told_from_pages_that_carry_their_scripts() -> None:
    script = b'<html><script src="/cdn-cgi/challenge-platform/x.js"></script>'
    assert is_block_page(script + b"</html>")
    assert not is_block_page(script + b'<table id="mgItemTable"></table></html>')
    assert is_block_page(b"<html><head><title>Just a moment...</title></head></html>")
    assert not is_block_page(b"<?xml version='1.0'?><title>Just a moment...</title>")
