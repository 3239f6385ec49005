"""What a user asks for: councils, committees, words; and what addresses and titles say."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from extract.discover import PRESETS, Selection, SiteError, site_of
from extract.discover.moderngov.papers import attachment_of, kind_of, own_address
from extract.discover.parsing import MarkupError, day_in, read_xml
from extract.discover.titles import clean_title, says_exempt
from extract.web import AddressError
from moderngov_fake import FakeModernGov, small_council, whole_council
from site_fake.asking import assert_polite, client, links, list_papers, titles


@pytest.mark.parametrize("given", ["barnet", "Barnet", "BNE", "bne", "E09000003", "London Borough of Barnet"])
def test_a_council_by_any_name(given: str) -> None:
    site = site_of(given)
    assert (site.name, site.folder, site.base) == ("Barnet", "BNE-barnet", "barnet.moderngov.co.uk/")
    assert not site.shared


def test_a_slug_and_a_site_below_a_path() -> None:
    site = site_of("kensington-and-chelsea")
    assert (site.folder, site.base) == ("KEC-kensington-and-chelsea", "www.rbkc.gov.uk/Committees/")


@pytest.mark.parametrize(
    "given",
    [
        "https://barnet.moderngov.co.uk",
        "https://barnet.moderngov.co.uk/mgWebService.asmx/GetMeetings?x=1",
        "https://barnet.moderngov.co.uk/ieListDocuments.aspx?CId=1&MId=2",
        "https://barnet.moderngov.co.uk/documents/s76605/Plan.pdf",
    ],
)
def test_the_address_of_a_site_or_of_any_of_its_pages(given: str) -> None:
    site = site_of(given)
    assert (site.base, site.name) == ("https://barnet.moderngov.co.uk/", "Barnet")


def test_a_site_of_several_councils_vouches_for_none() -> None:
    assert site_of("Adur").shared
    assert site_of("https://democracy.adur-worthing.gov.uk/").council is None


@pytest.mark.parametrize("given", ["Barnett", "ftp://x", "https://u:p@example.org/"])
def test_no_such_site_says_what_to_do(given: str) -> None:
    with pytest.raises(SiteError) as told:
        site_of(given)
    assert "\n" not in str(told.value)
    assert given != "Barnett" or "did you mean 'Barnet'" in str(told.value)


def test_committees_by_title_then_by_part_of_it(tmp_path: Path) -> None:
    with FakeModernGov(whole_council(12, 24, 48)).running() as fake:
        list_papers(fake, tmp_path / "exact", committees=("cabinet",))
        list_papers(fake, tmp_path / "part", committees=("overview and scrutiny", "Select Committee"))
        missed = list_papers(fake, tmp_path / "none", committees=("Cabnet",))
    assert {row.committee for row in links(tmp_path / "exact")} == {"Cabinet"}
    assert {row.committee for row in links(tmp_path / "part")} == {
        "Overview & Scrutiny Board", "Children's Select Committee", "Adults Select Committee",
    }  # fmt: skip
    assert missed.remarks == ["no committee is called 'Cabnet'; did you mean 'Cabinet'?"]
    assert missed.links == 0


def test_match_looks_at_papers_and_items_and_keeps_their_packs(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path, match="peer challenge|nothing", packs=True)
        assert {row.meeting_id for row in links(tmp_path)} == {"11624"}
        assert {"pack", "supplement", "report"} <= {row.kind for row in links(tmp_path)}
        requests = len(fake.asked("GetMeeting[?]"))
        list_papers(fake, tmp_path, match="budget")
        assert titles(links(tmp_path)) == {"Budget report"}
        assert len(fake.asked("GetMeeting[?]")) == requests, "another search needs no new requests"


@pytest.mark.parametrize(
    ("preset", "title"),
    [
        ("peer-challenge", "Corporate Peer Challenge - Action Plan"),
        ("peer-challenge", "LGA Finance Peer Review feedback"),
        ("scrutiny-recommendations", "Cabinet response to Scrutiny Task and Finish Group on Housing"),
        ("scrutiny-recommendations", "Overview and Scrutiny Committee: review of libraries"),
        ("audit-actions", "Internal Audit Progress Report Q2"),
        ("audit-actions", "Annual Governance Statement 2023/24"),
    ],
)
def test_presets_find_what_they_are_named_after(preset: str, title: str) -> None:
    assert re.search(PRESETS[preset], title, re.I)


@pytest.mark.parametrize("preset", sorted(PRESETS))
@pytest.mark.parametrize(
    "title", ["Minutes of the last meeting", "Treasury management strategy", "Apologies for absence"]
)
def test_presets_leave_the_rest(preset: str, title: str) -> None:
    assert not re.search(PRESETS[preset], title, re.I)


def test_a_bad_pattern_or_range_says_so() -> None:
    day = dt.date(2024, 1, 1)
    with pytest.raises(ValueError, match="regular expression"):
        Selection(day, day, match="(")
    with pytest.raises(ValueError, match="swap"):
        Selection(day, day - dt.timedelta(days=1))


SITE = "https://democracy.example.gov.uk/moderngov/"


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("http://democracy.example.gov.uk/moderngov/mgConvert2PDF.aspx?ID=5", f"{SITE}mgConvert2PDF.aspx?ID=5"),
        ("http://10.1.2.3/mgConvert2PDF.aspx?ID=5", f"{SITE}mgConvert2PDF.aspx?ID=5"),
        ("http://democracy.example.gov.uk/moderngov/documents/s5/A.pdf", f"{SITE}documents/s5/A.pdf"),
        ("documents/g1/Public reports\r\n pack.pdf?T=10", f"{SITE}documents/g1/Public%20reports%20pack.pdf?T=10"),
        ("documents/s5/50% café.pdf", f"{SITE}documents/s5/50%25%20caf%C3%A9.pdf"),
    ],
)
def test_addresses_as_the_site_should_be_asked(raw: str, address: str) -> None:
    assert own_address(raw, SITE) == address


@pytest.mark.parametrize("raw", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/a.pdf", "//u@h/a.pdf"])
def test_what_is_no_web_address_is_refused(raw: str) -> None:
    with pytest.raises(AddressError):
        own_address(raw, SITE)


@pytest.mark.parametrize(
    ("address", "title", "kind"),
    [
        ("documents/s5/Minutes.pdf", "Minutes of 3 May", "report"),
        ("documents/g5/x.pdf?T=10", "Agenda reports pack", "pack"),
        ("documents/g5/x.pdf?T=0", "Agenda frontsheet", "front_sheet"),
        ("documents/g5/Printed%20minutes%2005th.pdf?T=1", "", "minutes"),
        ("documents/g5/x.pdf?T=2", "Printed decisions", "decisions"),
        ("documents/b7/x.pdf?T=9", "Papers", "supplement"),
        ("documents/b7/x.pdf?T=9", "Supplementary agenda", "supplement"),
        ("mgConvert2PDF.aspx?ID=5", "Plan", "report"),
    ],
)
def test_kinds(address: str, title: str, kind: str) -> None:
    assert kind_of(SITE + address, title) == kind


def test_both_addresses_of_an_attachment_have_one_number() -> None:
    assert attachment_of(f"{SITE}documents/s5/A.pdf") == attachment_of(f"{SITE}mgConvert2PDF.aspx?ID=5") == "5"
    assert attachment_of(f"{SITE}documents/g5/A.pdf?T=10") is None


def test_titles_lose_what_the_site_adds() -> None:
    assert clean_title("Action Plan, item 9. PDF 154 KB") == "Action Plan"
    assert clean_title("Action Plan, item 9. \n PDF 1.2 MB") == "Action Plan"
    assert clean_title("Award of contract ref: 13567") == "Award of contract"


@pytest.mark.parametrize(
    "title", ["Appendix 2 (Exempt)", "Not for publication: costs", "Award - CONFIDENTIAL", "Exempt appendix A"]
)
def test_exempt_titles(title: str) -> None:
    assert says_exempt(title)


@pytest.mark.parametrize("title", ["Confidential reporting policy", "VAT exempt supplies", "Restricted parking zones"])
def test_titles_that_only_use_the_words(title: str) -> None:
    assert not says_exempt(title)


@pytest.mark.parametrize("text", ["5 Sep 2023 7.00 pm", "Tuesday, 5th September, 2023, 7.00 pm"])
def test_days_in_words(text: str) -> None:
    assert day_in(text) == dt.date(2023, 9, 5)


@pytest.mark.parametrize("body", [b"", b"<a>", b"<html><body>x", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
def test_what_is_not_xml(body: bytes) -> None:
    with pytest.raises(MarkupError):
        read_xml(body)


def test_several_sites_side_by_side_each_one_at_a_time(tmp_path: Path) -> None:
    from extract.discover import discover

    council = whole_council(3, 12, 24)
    one, two = FakeModernGov(council), FakeModernGov(council, host="127.0.0.2")
    for fake in (one, two):
        fake.modes.slow = {"GetMeeting[?]": 0.03}
    with one.running(), two.running(), client() as asking:
        targets = [(site_of(fake.address), tmp_path / name) for fake, name in ((one, "a"), (two, "b"))]
        found, _ = discover(targets, Selection(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), asking)
    assert [summary.links for summary in found] == [24, 24]
    assert_polite(one.log)
    assert_polite(two.log)
    pairs = ((here, there) for here in one.log for there in two.log)
    assert any(here.began < there.ended and there.began < here.ended for here, there in pairs), "never at the same time"


def test_https_where_the_host_takes_it() -> None:
    with FakeModernGov(small_council()).running() as fake, client() as asking:
        host = fake.origin.removeprefix("http://")
        assert asking.scheme_of(f"{host}/moderngov/") == "https"
    with client() as asking:
        assert asking.scheme_of(f"{host}/moderngov/") == "http", "nobody listens there any more"
