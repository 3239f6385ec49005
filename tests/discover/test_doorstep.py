"""Before any kind of site: hosts that are dead, moved, blocked or empty; and the whole registry gone through."""

from __future__ import annotations

import csv
import socket
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cmis_fake import CmisModes, FakeCmis
from extract.cli import ExitCode, main
from extract.discover import ADVICE, SiteSummary, known_sites, site_of
from extract.discover.sites import Site
from extract.web import LOOPBACK_VARIABLE
from moderngov_fake import FakeModernGov, Modes, small_council
from site_fake.asking import GAP, assert_polite, client, links, list_papers
from site_fake.server import FakeSite

SCRIPT = b"<!DOCTYPE html><html><head><title>x</title></head><body><script>run()</script></body></html>"


def moderngov(**modes: object) -> FakeModernGov:
    return FakeModernGov(small_council(), Modes(**modes))  # type: ignore[arg-type]


def cmis(**modes: object) -> FakeCmis:
    return FakeCmis(small_council(), CmisModes(**modes))  # type: ignore[arg-type]


def of_address(address: str, folder: Path) -> SiteSummary:
    from extract.discover import Selection, discover
    from site_fake.asking import YEAR

    with client() as asking:
        return discover([(site_of(address), folder)], Selection(*YEAR), asking)[0][0]


def test_a_host_that_nobody_knows_is_dead_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nobody(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    summary = of_address("https://gone.newshire.example/", tmp_path)
    assert (summary.reason, summary.advice) == ("dead", ADVICE["dead"])
    assert len(asked) == 1


def test_a_name_that_cannot_be_asked_just_now_is_not_dead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_answer)
    assert of_address("https://there.newshire.example/", tmp_path).reason == "unreachable"


def test_a_host_where_nobody_listens_is_unreachable(tmp_path: Path) -> None:
    with moderngov().running() as fake:
        address = fake.address
    summary = of_address(address, tmp_path)
    assert (summary.reason, summary.advice) == ("unreachable", ADVICE["unreachable"])


@pytest.mark.parametrize("make", [moderngov, cmis])
def test_a_moved_site_is_asked_in_its_new_place(make: Any, tmp_path: Path) -> None:
    with make(prefix="/new/").running() as new, moderngov().running() as old:
        page = "mgWebService.asmx/GetCommittees" if make is moderngov else "Meetings.aspx"
        old.modes.redirects = {page: f"{new.address}{page}"}
        old.modes.service_off = make is cmis
        old.modes.bodies = {"mgList": (404, "text/html", b"<html></html>")}
        summary = of_address(old.address, tmp_path)
    assert (summary.reason, summary.site, summary.moved_from) == (None, new.address, old.address)
    assert {row.site for row in links(tmp_path)} == {new.address}
    assert len(old.asked(page)) == 1, "the old place was asked again"
    assert_polite(new.log + old.log, 0.0)


def test_a_site_that_leads_to_no_site_is_told(tmp_path: Path) -> None:
    with moderngov(prefix="/elsewhere/").running() as home, moderngov().running() as old:
        home.modes.bodies = {"welcome": (200, "text/html", b"<html><body><p>Welcome to our council</p></body></html>")}
        old.modes.redirects = {"aspx|asmx": f"{home.origin}/welcome"}
        summary = of_address(old.address, tmp_path)
    assert (summary.reason, summary.advice) == ("moved", ADVICE["moved"])
    assert summary.stopped and f"{home.origin}/welcome" in summary.stopped


@pytest.mark.parametrize("body", [b"", b" \r\n", SCRIPT])
@pytest.mark.parametrize("make", [moderngov, cmis])
def test_a_firewall_that_answers_with_nothing_is_told(make: Any, body: bytes, tmp_path: Path) -> None:
    with make(bodies={r"as[mp]x": (200, "text/html", body)}).running() as fake:
        summary = list_papers(fake, tmp_path)
    assert (summary.reason, summary.advice) == ("empty", ADVICE["empty"])
    assert len(fake.log) < 12


def test_one_empty_page_costs_no_other(tmp_path: Path) -> None:
    with cmis(bodies={"Meeting/11700": (200, "text/html", b"")}).running() as fake:
        summary = list_papers(fake, tmp_path)
    assert (summary.reason, summary.links, len(summary.remarks)) == (None, 7, 1)


def test_the_registry_gives_each_site_once() -> None:
    sites = known_sites()
    assert 300 < len(sites) <= 323
    assert len({site.base.rstrip("/") for site in sites}) == len(sites)
    assert {site.kind for site in sites} == {"moderngov", "cmis"}
    assert all(site.council is None for site in sites if site.shared)


def test_the_whole_registry_ends_with_a_table_of_what_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(LOOPBACK_VARIABLE, "1")
    monkeypatch.chdir(tmp_path)
    fakes: list[FakeSite[Any]] = [
        moderngov(), cmis(),
        FakeModernGov(small_council(), Modes(forbidden="asmx"), host="127.0.0.2"),
        FakeCmis(small_council(), CmisModes(bodies={"as[mp]x": (200, "text/html", b"")}), host="127.0.0.3"),
    ]  # fmt: skip
    with fakes[0].running(), fakes[1].running(), fakes[2].running(), fakes[3].running():
        sites = [Site(fake.address, None, False) for fake in fakes]
        monkeypatch.setattr("extract.discover.known_sites", lambda: sites)
        monkeypatch.setattr(Site, "folder", property(lambda site: site.base.split(":")[2].split("/")[0]))
        days = ("--from", "2023-01-01", "--to", "2023-12-31")
        with pytest.raises(SystemExit) as left:
            main(["discover", "--all-known", *days, "--gap", str(GAP), "--out", "o", "--at-once", "4"])
    assert left.value.code == ExitCode.SOME_LEFT_OUT
    told = capsys.readouterr()
    table = told.out[told.out.index("said ") :].splitlines()
    assert table[1].split()[:2] == ["answered", "2"]
    assert "1 moderngov, 1 cmis" in table[1]
    assert any(line.startswith("blocked") for line in table)
    assert any(ADVICE["empty"] in line for line in table)
    rows = list(csv.DictReader((tmp_path / "o" / "answered.csv").open(encoding="utf-8")))
    assert [row["said"] for row in rows] == ["answered", "answered", "blocked", "empty"]
    assert [row["links"] for row in rows][:2] == ["4", "8"]
    together = sorted((line.began, line.ended) for fake in fakes[:2] for line in fake.log)
    assert all(before[1] <= after[0] for before, after in pairwise(together)), "one host was asked by two at once"


def test_councils_and_all_of_them_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["discover"], ["discover", "barnet", "--all-known"]):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == ExitCode.NOTHING_DONE
        told = capsys.readouterr().err
        assert "--all-known" in told
        assert told.count("\n") == 1


def test_a_page_that_leads_to_the_front_door_moves_nothing(tmp_path: Path) -> None:
    with cmis().running() as fake:
        fake.modes.bodies = {"/home/": (200, "text/html", b"<html><body><p>Welcome</p></body></html>")}
        fake.modes.redirects = {"Committees.aspx": f"{fake.origin}/home/"}
        summary = of_address(fake.address, tmp_path)
    assert (summary.reason, summary.site, summary.moved_from) == (None, fake.address, None)
    assert links(tmp_path)


@pytest.mark.parametrize(("error", "reason"), [(socket.EAI_NONAME, "dead"), (socket.EAI_AGAIN, "unreachable")])
def test_a_host_of_the_registry_has_no_scheme_and_is_told_all_the_same(
    error: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.discover import Selection, discover
    from site_fake.asking import YEAR

    def nobody(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(error, "no such name")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with client() as asking:
        site = Site("gone.newshire.example/", None, False)
        assert discover([(site, tmp_path)], Selection(*YEAR), asking)[0][0].reason == reason
