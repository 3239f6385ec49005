"""Every quirk and failure of CMIS sites, over real HTTP: what a user gets all the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from cmis_asking import AUTUMN, listed, site
from cmis_fake import CmisModes, FakeCmis
from extract.discover import site_of
from extract.discover.reading import hrefs
from extract.sources import Corpus, open_meetings
from site_fake.asking import assert_polite, fetch_papers, links, list_papers, titles
from site_fake.content import Item, Paper, pdf, small_council, whole_council
from site_fake.markup import BLOCK_PAGE

REPORTS = {"Cover report", "Appendix B - Members' Action Plan", "Appendix C - Costs", "Budget report"}


def test_papers_come_with_their_meeting_item_and_date(tmp_path: Path) -> None:
    with site().running() as fake:
        summary = listed(fake, tmp_path)
    assert (summary.way, summary.committees, summary.meetings, summary.links) == ("calendar", 2, 3, 8)
    plan = next(row for row in links(tmp_path) if row.title == "Appendix B - Members' Action Plan")
    assert (plan.committee, plan.meeting_date, plan.agenda_item) == ("Cabinet", dt.date(2023, 9, 5), "9")
    assert (plan.meeting_id, plan.committee_id) == ("11624", "690")
    assert plan.item_title == "Peer Challenge & the council's plan"
    assert titles(links(tmp_path)) >= REPORTS
    assert len(fake.log) == 1 + 2 + 3 + 3  # robots.txt, the calendar and its list, months, meetings
    assert_polite(fake.log)


def test_the_kind_is_found_out_where_nobody_says_it(tmp_path: Path) -> None:
    with site().running() as fake:
        summary = list_papers(fake, tmp_path, days=AUTUMN)
    assert (summary.way, summary.links) == ("calendar", 8)


def test_the_module_may_have_a_longer_name(tmp_path: Path) -> None:
    with site(module_name="MeetingCalendarPublicList").running() as fake:
        assert listed(fake, tmp_path).links == 8


@pytest.mark.parametrize("page", ["Meetings", "MeetingsCalendar", "CalendarofMeetings", "MeetingCalendar"])
def test_the_calendar_under_each_of_its_names(page: str, tmp_path: Path) -> None:
    with site(page=page).running() as fake:
        assert listed(fake, tmp_path).links == 8


def test_moved_module_numbers_are_learnt_anew(tmp_path: Path) -> None:
    with site().running() as fake:
        listed(fake, tmp_path)
        fake.modes.tab, fake.modes.module = 171, 4012
        assert listed(fake, tmp_path, again=True).links == 8
        assert fetch_papers(tmp_path).outcomes == {"login": 1, "new": 7}


def test_a_site_that_passes_over_the_date_lists_the_current_month_and_says_so(tmp_path: Path) -> None:
    with site(date_ignored=True).running() as fake:
        summary = list_papers(fake, tmp_path, days=(dt.date(2023, 10, 1), dt.date(2023, 12, 31)), page="Meetings.aspx")
        assert (summary.links, len(summary.remarks)) == (0, 1)
        assert "October 2023: the site shows another month" in summary.remarks[0]
        assert len(fake.asked("NoJava")) == 1, "it was asked again and again"
        summary = listed(fake, tmp_path)
    assert summary.meetings == 1
    assert {row.meeting_date for row in links(tmp_path)} == {dt.date(2023, 9, 5)}


def test_a_month_without_meetings_is_got_over_by_the_pages_of_committees(tmp_path: Path) -> None:
    with site(today=dt.date(2023, 8, 20)).running() as fake:
        summary = listed(fake, tmp_path)
    assert (summary.links, summary.remarks) == (8, [])
    assert len(fake.asked("ViewCMIS_CommitteeDetails")) == 1


def test_without_any_way_to_the_months_the_current_one_is_listed(tmp_path: Path) -> None:
    with site(today=dt.date(2023, 8, 20), committee_pages=False).running() as fake:
        summary = listed(fake, tmp_path)
    assert summary.links == 0
    assert "only the meetings of this month" in summary.remarks[0]


def test_three_years_have_their_right_dates(tmp_path: Path) -> None:
    council = whole_council(3, 40, 40, apart=27)
    with FakeCmis(council).running() as fake:
        list_papers(fake, tmp_path, days=(dt.date(2022, 12, 1), dt.date(2025, 12, 31)), page="Meetings.aspx")
    told = {row.meeting_id: row.meeting_date for row in links(tmp_path)}
    assert told == {str(meeting.id): meeting.date for meeting in council.meetings}


@pytest.mark.parametrize("year", [2019, 2023, 2025])
def test_a_meeting_on_two_months_pages_is_asked_once(year: int, tmp_path: Path) -> None:
    council = small_council()
    council.meetings[0].date = dt.date(year, 12, 31)
    council.meetings[2].date = dt.date(year + 1, 1, 2)
    with FakeCmis(council, CmisModes(neighbours=True)).running() as fake:
        days = (dt.date(year, 12, 1), dt.date(year + 1, 1, 31))
        assert list_papers(fake, tmp_path, days=days, page="Meetings.aspx").meetings == 2
    assert {row.meeting_date for row in links(tmp_path)} == {dt.date(year, 12, 31), dt.date(year + 1, 1, 2)}
    assert Counter(line.path for line in fake.asked("ViewMeeting")).most_common(1)[0][1] == 1


def test_a_period_without_meetings_is_no_fault(tmp_path: Path) -> None:
    with site().running() as fake:
        summary = list_papers(fake, tmp_path, days=(dt.date(2022, 1, 1), dt.date(2022, 3, 1)), page="Meetings.aspx")
    assert (summary.reason, summary.links, summary.remarks) == (None, 0, [])
    assert (tmp_path / "links.parquet").is_file()


def test_a_slow_month_is_waited_for_and_one_that_fails_costs_no_other(tmp_path: Path) -> None:
    with site(slow={"Date/2023-09": 0.3}, fails={"Date/2023-10": [500]}).running() as fake:
        summary = listed(fake, tmp_path)
    assert summary.links == 8
    assert "October 2023: its meetings could not be listed" in summary.remarks[0]


def test_addresses_are_harvested_as_they_stand(tmp_path: Path) -> None:
    with site().running() as fake:
        listed(fake, tmp_path)
        assert {len(row.address) > 700 for row in links(tmp_path)} == {True}
        done = fetch_papers(tmp_path)
    assert done.outcomes == {"login": 1, "new": 7}
    assert all(len(line) < 300 for line in done.problems)


@pytest.mark.parametrize("tag", ["ol", "ul"])
def test_lists_of_either_kind_with_what_they_are_labelled_as(tag: str, tmp_path: Path) -> None:
    council = small_council()
    council.meetings[0].wholes[3].words = "Cabinet 5 September"
    with FakeCmis(council, CmisModes(documents_in=tag)).running() as fake:
        listed(fake, tmp_path)
    kinds = {row.title: row.kind for row in links(tmp_path)}
    assert kinds["Agenda reports pack"] == "pack"
    assert kinds["Agenda frontsheet"] == "front_sheet"
    assert kinds["Supplementary agenda"] == "supplement"
    assert kinds["Cabinet 5 September"] == "minutes", "only the heading of the list says so"
    assert kinds["Cover report"] == "report"


def test_decisions_are_read_where_they_are_printed(tmp_path: Path) -> None:
    council = small_council()
    council.meetings[0].decisions = [Item(7, 0, "Award of a contract", [Paper(9001, "Record", pdf("Decision"))])]
    with FakeCmis(council).running() as fake:
        assert listed(fake, tmp_path / "without").links == 8
        assert listed(fake, tmp_path / "with", packs=True).links == 9
    row = next(row for row in links(tmp_path / "with") if row.title == "Record")
    assert (row.kind, row.item_title, row.committee) == ("decisions", "Award of a contract", "Cabinet")
    assert len(fake.asked("DecisionDetails")) == 1


def test_a_cancelled_meeting_says_so(tmp_path: Path) -> None:
    with site().running() as fake:
        listed(fake, tmp_path)
    told = {row.meeting_id: (row.committee, row.status) for row in open_meetings(Corpus(tmp_path)).rows}
    assert told["11625"] == ("Cabinet", "Cancelled")


@pytest.mark.parametrize("prefix", ["/", "/cmis/", "/committees/cmis5/"])
def test_a_site_below_any_path(prefix: str, tmp_path: Path) -> None:
    with site(prefix=prefix).running() as fake:
        assert listed(fake, tmp_path).links == 8
    assert {row.site for row in links(tmp_path)} == {fake.address}


def test_links_to_itself_are_asked_by_https(tmp_path: Path) -> None:
    with site(http_links=True).running() as fake:
        assert listed(fake, tmp_path).links == 8
    from extract.discover.parsing import read_html

    page = read_html(b"<html><body><a href='http://x.example/a/Document.ashx?b=c'>A</a>")
    assert [address for _, address in hrefs(page, "https://x.example/a/b.aspx")] == [
        "https://x.example/a/Document.ashx?b=c"
    ]


def test_noindex_forbids_no_reading_robots_txt_does(tmp_path: Path) -> None:
    with site(robots="User-agent: *\nDisallow: /cmis5/Document.ashx").running() as fake:
        assert listed(fake, tmp_path).links == 8
        assert fetch_papers(tmp_path).outcomes == {"disallowed": 8}
    with site(robots="User-agent: *\nDisallow: /").running() as fake:
        assert listed(fake, tmp_path / "b").reason == "disallowed"
    assert [line.path for line in fake.log] == ["/robots.txt"]


def test_a_restricted_document_is_told_as_that(tmp_path: Path) -> None:
    council = small_council()
    council.papers[0].title = "Appendix D (exempt)"
    with FakeCmis(council).running() as fake:
        assert listed(fake, tmp_path).restricted == 1
        assert fetch_papers(tmp_path).outcomes == {"login": 1, "new": 6, "restricted": 1}


def test_guards_are_those_of_every_site(tmp_path: Path) -> None:
    shield = (200, "text/html", BLOCK_PAGE.encode())
    for number, (modes, reason) in enumerate(
        [
            ({"forbidden": "Meetings"}, "blocked"),
            ({"bodies": {"Meetings": shield}}, "blocked"),
            ({"fails": {"Meetings.aspx": [503] * 9}}, "busy"),
            ({"redirects": {"Meetings.aspx": "http://10.0.0.1/"}}, "failed"),
        ]
    ):
        with site(**modes).running() as fake:
            assert listed(fake, tmp_path / str(number)).reason == reason
    with site(cut={"ViewMeeting": 1}).running() as fake:
        assert listed(fake, tmp_path / "cut").links == 8
        assert fetch_papers(tmp_path / "cut", {"max_file_bytes": 100}).outcomes == {"too_large": 8}
        fake.modes.bodies = {"Meetings.aspx": (200, "text/html", b"<html>" + b"x" * 5000)}
        summary = list_papers(fake, tmp_path / "big", {"max_page_bytes": 1000}, days=AUTUMN, page="Meetings.aspx")
        assert summary.stopped and "more than 0.001 MB" in summary.stopped
    with site(redirects={"Meetings.aspx": "/cmis5/Meetings.aspx"}).running() as fake:
        summary = listed(fake, tmp_path / "loop")
        assert summary.stopped and "redirected more than" in summary.stopped
    with site(forbidden="Meeting/11700").running() as fake:
        summary = listed(fake, tmp_path / "kept")
    assert (summary.reason, summary.links) == ("blocked", 7)


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://x.example/cmis5/Meetings.aspx", "https://x.example/cmis5/"),
        ("https://x.example/live/Meetingscalendar/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/1/Committee/6/Default.aspx",
         "https://x.example/live/"),
        ("https://x.example/town/Document.ashx?a=b", "https://x.example/town/"),
        ("https://x.example/Meetings.aspx", "https://x.example/"),
    ],
)  # fmt: skip
def test_any_page_of_a_site_leads_to_its_base(address: str, base: str) -> None:
    found = site_of(address)
    assert (found.base, found.kind) == (base, "cmis")


def test_councils_of_the_registry_have_their_kind() -> None:
    assert (site_of("derby").kind, site_of("derby").base) == ("cmis", "democracy.derby.gov.uk/cmis5/")
    assert site_of("barnet").kind == "moderngov"


def test_the_kind_stays_small() -> None:
    root = Path(__file__).resolve().parents[2] / "src" / "extract" / "discover" / "cmis"
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in root.glob("*.py")) <= 600


def test_a_document_on_another_host_is_a_link_and_no_paper_of_the_site(tmp_path: Path) -> None:
    link = '<ul><li><a href="http://elsewhere.example/cmis/Document.ashx?a=1">Survey report</a></li></ul>'
    page = f"<html><body>{link}</body></html>".encode()
    with site(bodies={"ViewMeetingPublic": (200, "text/html", page)}).running() as fake:
        list_papers(fake, tmp_path)
    assert {(row.kind, row.title) for row in links(tmp_path)} == {("link", "Survey report")}


def test_a_sheet_with_days_of_neighbours_that_passes_over_the_date_is_no_other_month(tmp_path: Path) -> None:
    with site(date_ignored=True, neighbours=True).running() as fake:
        days = (dt.date(2023, 10, 1), dt.date(2023, 11, 30))
        summary = list_papers(fake, tmp_path, days=days, page="Meetings.aspx")
    assert "October 2023: the site shows another month" in summary.remarks[0]
    assert summary.meetings == 0


def test_committees_that_lead_to_a_neighbours_site_are_not_followed(tmp_path: Path) -> None:
    neighbour = FakeCmis(small_council(), CmisModes(prefix="/neighbour/"))
    with neighbour.running(), site(today=dt.date(2023, 8, 20)).running() as fake:
        joint = f"{neighbour.address}Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/690/Default.aspx"
        fake.modes.elsewhere = (joint,)
        summary = listed(fake, tmp_path)
    assert (summary.links, summary.remarks) == (8, [])
    assert not neighbour.log
