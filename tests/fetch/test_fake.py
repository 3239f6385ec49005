"""The fake itself: that its answers have the shape of the made-up samples, and its other doors are open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from lxml import etree

from moderngov_fake import FakeModernGov, Modes, small_council

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "moderngov_samples"


@pytest.fixture
def fake() -> Iterator[FakeModernGov]:
    with FakeModernGov(small_council()).running() as site:
        yield site


def read(request: Request | str) -> bytes:
    with urlopen(request, timeout=10) as answer:
        return bytes(answer.read())


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples in ../shared are not here")
@pytest.mark.parametrize(
    ("sample", "operation"),
    [
        ("GetCommittees.xml", "GetCommittees"),
        ("GetMeetings.xml", "GetMeetings?lCommitteeId=690&sFromDate=01/01/2023&sToDate=31/12/2023"),
        ("GetMeetings_empty.xml", "GetMeetings?lCommitteeId=690&sFromDate=01/01/2020&sToDate=31/12/2020"),
        ("GetAllMeetingsByDate.xml", "GetAllMeetingsByDate?lCommitteeId=-1&sFromDate=01/01/2023&sToDate=31/12/2023"
         "&bIsAscendingDateOrder=true"),
        ("GetMeeting.xml", "GetMeeting?lMeetingId=11624"),
        ("GetAttachment.xml", "GetAttachment?lAttachmentId=79701"),
    ],
)  # fmt: skip
def test_answers_have_the_shape_of_the_samples(sample: str, operation: str, fake: FakeModernGov) -> None:
    given = etree.fromstring(read(f"{fake.address}mgWebService.asmx/{operation}"))
    shape = etree.parse(SAMPLES / sample).getroot()
    assert _paths(given) <= _paths(shape), "the fake says what a site does not"
    assert given.tag == shape.tag


def _paths(root: etree._Element) -> set[str]:
    tree = root.getroottree()
    return {"/".join(part.partition("[")[0] for part in tree.getpath(element).split("/")) for element in root.iter("*")}


@pytest.mark.parametrize(
    ("operation", "said"),
    [("GetMeeting", b"Missing parameter: LMEETINGID."), ("GetDocuments", b"method name is not valid")],
)
def test_what_the_service_refuses(operation: str, said: bytes, fake: FakeModernGov) -> None:
    with pytest.raises(HTTPError) as told:
        read(f"{fake.address}mgWebService.asmx/{operation}")
    assert told.value.code == 500
    assert said in told.value.read()


def test_soap_and_the_other_pages(fake: FakeModernGov) -> None:
    body = b"<e><GetMeetings><lCommitteeId>690</lCommitteeId><sFromDate>01/01/2023</sFromDate>"
    body += b"<sToDate>31/12/2023</sToDate></GetMeetings></e>"
    headers = {"SOAPAction": "http://moderngov.co.uk/namespaces/GetMeetings"}
    answer = read(Request(f"{fake.address}mgWebService.asmx", body, headers))
    assert b"<GetMeetingsResult><getmeetings>" in answer
    assert b"GetCommittees" in read(f"{fake.address}mgWebService.asmx")
    assert b"<rss" in read(f"{fake.address}mgRss.aspx?XXR=0")
    assert b"<rss" not in read(f"{fake.address}mgRss.aspx?bcr=1")
    assert b"Peer Challenge" in read(f"{fake.address}mgAi.aspx?ID=30002")


def test_a_site_below_a_path_has_nothing_above_it() -> None:
    with FakeModernGov(small_council(), Modes(prefix="/moderngov/")).running() as site, pytest.raises(HTTPError):
        read(f"{site.origin}/mgWebService.asmx/GetCommittees")
