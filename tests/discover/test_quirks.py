"""Every quirk and failure of moderngov sites, over real HTTP: what a user gets all the same."""

from __future__ import annotations

import datetime as dt
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from moderngov_fake import FakeModernGov, Modes, small_council, whole_council
from site_fake.asking import assert_polite, links, list_papers, titles

REPORTS = {"Cover report", "Appendix B - Members' Action Plan", "Appendix C - Costs", "Budget report"}


def site(**modes: object) -> FakeModernGov:
    return FakeModernGov(small_council(), Modes(**modes))  # type: ignore[arg-type]


def test_papers_come_with_their_meeting_item_and_date(tmp_path: Path) -> None:
    with site().running() as fake:
        summary = list_papers(fake, tmp_path)
    assert (summary.way, summary.committees, summary.meetings, summary.links) == ("service", 2, 3, 4)
    plan = next(row for row in links(tmp_path) if row.attachment_id == "79701")
    assert (plan.committee, plan.meeting_date, plan.agenda_item) == ("Cabinet", dt.date(2023, 9, 5), "9")
    assert plan.published == dt.date(2023, 8, 28)
    assert (plan.kind, plan.restricted) == ("report", False)
    assert plan.address == f"{fake.address}mgConvert2PDF.aspx?ID=79701"
    assert_polite(fake.log)


def test_titles_escaped_twice_are_read(tmp_path: Path) -> None:
    with site().running() as fake:
        list_papers(fake, tmp_path)
    rows = links(tmp_path)
    assert titles(rows) == REPORTS
    assert {row.committee for row in rows} == {"Cabinet", "Overview & Scrutiny Board"}
    assert "Peer Challenge & the council's plan" in {row.item_title for row in rows}


@pytest.mark.parametrize("everyone", ["-1", "0", None])
def test_whatever_stands_for_all_committees(everyone: str | None, tmp_path: Path) -> None:
    with site(everyone=everyone).running() as fake:
        assert list_papers(fake, tmp_path).meetings == 3
    assert titles(links(tmp_path)) == REPORTS
    asked_each = len(fake.asked("GetMeetings[?]"))
    assert asked_each == (0 if everyone else 2)


def test_dates_are_sent_as_the_service_reads_them_and_checked_again(tmp_path: Path) -> None:
    september = (dt.date(2023, 9, 1), dt.date(2023, 9, 30))
    with site(dates_ignored=True).running() as fake:
        assert list_papers(fake, tmp_path, days=september).meetings == 1
    assert fake.asked("GetAllMeetingsByDate")[0].path.count("01/09/2023") == 1
    assert {row.meeting_date for row in links(tmp_path)} == {dt.date(2023, 9, 5)}


def test_the_fake_falls_into_the_iso_trap() -> None:
    fake = site()
    iso = {"LCOMMITTEEID": "690", "SFROMDATE": "2023-09-01", "STODATE": "2023-09-30"}
    assert "18/10/2023" in fake.operation("GetMeetings", iso)
    assert "18/10/2023" not in fake.operation("GetMeetings", iso | {"SFROMDATE": "01/09/2023", "STODATE": "30/09/2023"})


def test_a_restricted_paper_is_marked(tmp_path: Path) -> None:
    with site().running() as fake:
        summary = list_papers(fake, tmp_path)
    assert summary.restricted == 1
    assert titles([row for row in links(tmp_path) if row.restricted]) == {"Appendix C - Costs"}
    assert "79702" not in (tmp_path / "addresses.txt").read_text()


def test_papers_of_a_restricted_item_or_an_exempt_title_are_marked(tmp_path: Path) -> None:
    council = small_council()
    council.meetings[2].items[0].restricted = True
    council.papers[0].title = "Appendix D (exempt)"
    with FakeModernGov(council).running() as fake:
        assert list_papers(fake, tmp_path).restricted == 3


def test_a_heading_with_a_paper_keeps_the_paper_without_a_number(tmp_path: Path) -> None:
    council = small_council()
    heading, item = council.meetings[0].items
    heading.papers.append(item.papers.pop(0))
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path)
    row = next(row for row in links(tmp_path) if row.title == "Cover report")
    assert (row.agenda_item, row.item_title) == (None, "Reports for decision")


@pytest.mark.parametrize("modes", [{"service_off": True}, {"html_for_xml": True}])
def test_without_the_web_service_the_pages_are_read(modes: dict[str, bool], tmp_path: Path) -> None:
    with site(**modes).running() as fake:
        summary = list_papers(fake, tmp_path)
    assert summary.way == "pages"
    assert "web service" in summary.remarks[0]
    rows = {row.title: row for row in links(tmp_path)}
    plan = rows["Appendix B - Members' Action Plan"]
    assert (plan.committee, plan.meeting_date, plan.agenda_item) == ("Cabinet", dt.date(2023, 9, 5), "9")
    assert (plan.attachment_id, plan.item_id) == ("79701", "30002")
    assert plan.item_title == "Peer Challenge & the council's plan"
    kinds = {row.kind for row in rows.values()}
    assert kinds == {"report", "pack", "front_sheet", "minutes", "supplement"}
    assert_polite(fake.log)


def test_packs_are_listed_once_beside_the_papers_of_the_service(tmp_path: Path) -> None:
    with site().running() as fake:
        list_papers(fake, tmp_path, packs=True)
    rows = links(tmp_path)
    assert len([row for row in rows if row.attachment_id == "79701"]) == 1
    pack = next(row for row in rows if row.kind == "pack")
    assert pack.title == "Agenda reports pack"
    assert pack.address.endswith("/Public%20reports%20pack05th-Sep-2023%2019.00%20Cabinet.pdf?T=10")
    assert len(rows) == 8


def test_a_site_below_a_path(tmp_path: Path) -> None:
    with site(prefix="/moderngov/").running() as fake:
        assert list_papers(fake, tmp_path).links == 4
    assert all("/moderngov/" in row.address for row in links(tmp_path))


def test_addresses_under_an_inner_host_are_asked_of_the_site(tmp_path: Path) -> None:
    with site(http_host="mg-app-01.internal").running() as fake:
        list_papers(fake, tmp_path)
    assert all(row.address.startswith(fake.address) for row in links(tmp_path))


@pytest.mark.parametrize("where", [{"forbidden": "asmx"}, {"shielded": "asmx"}])
def test_a_shield_stops_the_host_at_once(where: dict[str, str], tmp_path: Path) -> None:
    with site(**where).running() as fake:
        summary = list_papers(fake, tmp_path)
    assert summary.reason == "blocked"
    assert summary.stopped and "get round" in summary.stopped
    assert [line.path for line in fake.log] == ["/robots.txt", "/mgWebService.asmx/GetCommittees"]
    assert not (tmp_path / "links.parquet").exists()


def test_what_was_listed_before_a_shield_came_up_is_kept(tmp_path: Path) -> None:
    with site(forbidden="MId=11700|lMeetingId=11700").running() as fake:
        summary = list_papers(fake, tmp_path)
    assert (summary.reason, summary.links) == ("blocked", 3)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_site_is_given_the_pause_it_asks_for(status: int, tmp_path: Path) -> None:
    with site(fails={"GetCommittees": [status]}, retry_after="1").running() as fake:
        assert list_papers(fake, tmp_path).links == 4
    first, second = fake.asked("GetCommittees")
    assert second.began - first.began >= 1.0


def test_a_site_that_stays_busy_is_left_alone(tmp_path: Path) -> None:
    with site(fails={"GetCommittees": [503] * 9}).running() as fake:
        summary = list_papers(fake, tmp_path)
    assert summary.reason == "busy"
    assert len(fake.asked("GetCommittees")) == 4
    assert len(fake.log) == 5


def test_a_site_that_wants_a_long_pause_is_left_for_another_day(tmp_path: Path) -> None:
    with site(fails={"GetCommittees": [429] * 9}, retry_after="3600").running() as fake:
        summary = list_papers(fake, tmp_path)
    assert summary.stopped and "3600 s" in summary.stopped
    assert len(fake.log) == 2


def test_an_answer_cut_short_is_asked_for_again(tmp_path: Path) -> None:
    with site(cut={"GetMeeting[?]": 1}).running() as fake:
        assert list_papers(fake, tmp_path).links == 4
    assert len(fake.asked("lMeetingId=11624")) == 2


def test_xml_cut_short_without_a_length_is_asked_for_again(tmp_path: Path) -> None:
    with site(cut={"GetMeeting[?]": 1}, chunked=True).running() as fake:
        assert list_papers(fake, tmp_path).links == 4
    assert len(fake.asked("lMeetingId=11624")) == 2


def test_a_meeting_that_fails_costs_no_other_and_is_asked_again(tmp_path: Path) -> None:
    with site(fails={"lMeetingId=11624": [500]}).running() as fake:
        summary = list_papers(fake, tmp_path)
        assert (summary.links, len(summary.remarks)) == (1, 1)
        assert list_papers(fake, tmp_path).links == 4
    assert len(fake.asked("lMeetingId=11700")) == 1


def test_a_slow_site_is_waited_for_and_a_silent_one_given_up(tmp_path: Path) -> None:
    with site(slow={"GetCommittees": 0.4}).running() as fake:
        assert list_papers(fake, tmp_path / "slow").links == 4
    with site(slow={"asmx|robots|aspx": 1.0}).running() as fake:
        summary = list_papers(fake, tmp_path / "silent", {"patience": 0.1, "attempts": 2})
    assert summary.reason == "unreachable"
    assert len(fake.log) <= 2


def test_robots_txt_is_obeyed(tmp_path: Path) -> None:
    with site(robots="User-agent: *\nDisallow: /").running() as fake:
        summary = list_papers(fake, tmp_path)
    assert summary.reason == "disallowed"
    assert [line.path for line in fake.log] == ["/robots.txt"]


def test_a_document_type_definition_is_not_read(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><meeting>&b;</meeting>'
    fake = site(bodies={"lMeetingId=11624": (200, "text/xml", bomb)})
    with fake.running():
        summary = list_papers(fake, tmp_path)
    assert summary.links == 1
    assert "document type definition" in summary.remarks[0]


def test_letters_that_xml_does_not_have_cost_nothing(tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].title = "Cover\x0b report"
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path)
    assert "Cover report" in titles(links(tmp_path))


def test_only_meetings_not_yet_settled_are_asked_again(tmp_path: Path) -> None:
    today = dt.datetime.now(dt.UTC).date()
    council = whole_council(2, 4, 8)
    for meeting, age in zip(council.meetings, (400, 200, 30, 1), strict=True):
        meeting.date = today - dt.timedelta(days=age)
    days = (today - dt.timedelta(days=500), today)
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path, days=days)
        list_papers(fake, tmp_path, days=days)
        assert len(fake.asked("GetMeeting[?]")) == 4, "asked again within hours"
        _age(tmp_path, dt.timedelta(days=2))
        list_papers(fake, tmp_path, days=days)
        assert [line.path[-4:] for line in fake.asked("GetMeeting[?]")[4:]] == ["1002", "1003"]
        list_papers(fake, tmp_path, days=days, again=True)
        assert len(fake.asked("GetMeeting[?]")) == 10


def _age(folder: Path, by: dt.timedelta) -> None:
    """Make it seem that the meetings were asked so long ago."""
    from extract.sources import Corpus, listed_order, open_listed, open_meetings

    meetings, papers = open_meetings(Corpus(folder)), open_listed(Corpus(folder))
    meetings.add([row.model_copy(update={"asked_at": row.asked_at - by}) for row in meetings.rows])
    papers.add([row.model_copy(update={"found_at": row.found_at - by}) for row in papers.rows])
    meetings.fold(lambda row: (row.meeting_id,))
    papers.fold(listed_order)


def test_a_single_meeting_item_and_paper_are_lists_all_the_same(tmp_path: Path) -> None:
    with FakeModernGov(whole_council(1, 1, 1)).running() as fake:
        assert (list_papers(fake, tmp_path).meetings, len(links(tmp_path))) == (1, 1)


@pytest.mark.parametrize("packs", [False, True])
def test_a_site_that_has_moved_says_so(packs: bool, tmp_path: Path) -> None:
    with site(prefix="/moved/").running() as fake:
        fake.modes.bodies["/"] = (404, "text/html", b"<html><title>Not found</title></html>")
        summary = list_papers(fake, tmp_path, packs=packs)
    assert summary.reason == "failed"
    assert summary.stopped and "404" in summary.stopped


def test_no_answer_to_a_missing_parameter_costs_one_committee(tmp_path: Path) -> None:
    body = (500, "text/plain", b"Missing parameter: sFromDate.")
    with site(everyone=None, bodies={"GetMeetings[?]lCommitteeId=690": body}).running() as fake:
        summary = list_papers(fake, tmp_path)
    assert (summary.reason, summary.way, summary.links) == (None, "service", 1)
    assert len(summary.remarks) == 1
    assert "500" in summary.remarks[0]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_a_certificate_nobody_vouches_for_stops_the_host(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    fake = site()
    fake._server.socket = context.wrap_socket(fake._server.socket, server_side=True)
    fake.origin = fake.origin.replace("http:", "https:")
    with fake.running():
        summary = list_papers(fake, tmp_path / "out")
    assert summary.reason == "unreachable"
    assert summary.stopped and "certificate" in summary.stopped
    assert not fake.log
