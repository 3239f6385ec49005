"""What the fake says, in the shapes of moderngov's web service and pages: element names, their order, and the quirks
(counts with a space before, "True" and "False", blank values of a line break and spaces, titles escaped twice)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from site_fake.content import Council, Item, Meeting, Paper, Whole

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
BLANK = "\n      "


def day(date: dt.date) -> str:
    return date.strftime("%d/%m/%Y")


def title(text: str) -> str:
    """Escaped twice, as the service does."""
    return escape(escape(text))


def committees(council: Council) -> str:
    rows = "".join(
        f"<committee><committeeid>{c.id}</committeeid><committeetitle>{title(c.title)}</committeetitle>"
        f"<committeedeleted>False</committeedeleted><committeeexpired>{c.expired}</committeeexpired>"
        f"<committeecategory>Executive</committeecategory></committee>"
        for c in council.committees
    )
    return f"{HEAD}<committees><committeescount> {len(council.committees)}</committeescount>{rows}</committees>"


def meetings(found: Sequence[Meeting]) -> str:
    """GetMeetings; an empty answer holds counts only."""
    if not found:
        counts = "<meetingscount> 0</meetingscount><committeescount> 0</committeescount>"
        return f"{HEAD}<getmeetings>{counts}</getmeetings>"
    rows = "".join(f"<meeting>{_meeting(m)}</meeting>" for m in found)
    committee = found[0].committee
    return (
        f"{HEAD}<getmeetings><meetingscount> {len(found)}</meetingscount><committeescount> 1</committeescount>"
        "<committee>"
        f"<committeeid>{committee.id}</committeeid><committeetitle>{title(committee.title)}</committeetitle>"
        f"<committeemeetingcount> {len(found)}</committeemeetingcount><committeemeetings>{rows}</committeemeetings>"
        "</committee></getmeetings>"
    )


def all_meetings(found: Iterable[Meeting]) -> str:
    rows = [
        f"<meeting><meetingid>{m.id}</meetingid><committeeid>{m.committee.id}</committeeid>"
        f"<committeetitle>{title(m.committee.title)}</committeetitle><meetingdate>{day(m.date)}</meetingdate>"
        f"<meetingtime>7.00 pm</meetingtime><meetingstatus>{m.status}</meetingstatus>"
        "<iswebcast>True</iswebcast></meeting>"
        for m in found
    ]
    inside = f"<meetingscount> {len(rows)}</meetingscount><meetings>{''.join(rows)}</meetings>"
    return f"{HEAD}<getmeetingsbydate>{inside}</getmeetingsbydate>"


def _meeting(meeting: Meeting) -> str:
    return (
        f"<meetingid>{meeting.id}</meetingid><meetingdate>{day(meeting.date)}</meetingdate>"
        f"<meetingstatus>{meeting.status}</meetingstatus><meetingtime>7.00 pm</meetingtime><iswebcast>True</iswebcast>"
    )


def meeting(found: Meeting, base: str) -> str:
    """GetMeeting."""
    items = "".join(_item(found, item, base) for item in found.items)
    return (
        f"{HEAD}<meeting><meetingid>{found.id}</meetingid><meetingdate>{day(found.date)}</meetingdate>"
        f"<meetingstatus>{found.status}</meetingstatus><isdisplayallowed>True</isdisplayallowed>"
        f"<meetingtime>7.00 pm</meetingtime><meetingroom>{BLANK}</meetingroom><agendaitems>{items}</agendaitems>"
        f'<attendees><attendee membertype="U" memberid="1" name="Councillor A Example" attendance="Present">'
        f"<url>{base}mgUserInfo.aspx?UID=1</url></attendee></attendees></meeting>"
    )


def _item(found: Meeting, item: Item, base: str) -> str:
    text = escape('<div class="WordSection1"><p>To agree the council\'s plan.</p></div>')
    printed = f"{item.number}." if item.number else BLANK
    papers = "".join(linked(found, paper, item, base) for paper in item.papers)
    return (
        f"<agendaitem><agendaitemid>{item.id}</agendaitemid><agendaitemtitle>{title(item.title)}</agendaitemtitle>"
        f"<agendatext>{text}</agendatext><actualmeetingdate>{day(found.date)}</actualmeetingdate>"
        f"<agendaitemnumber>{item.number}</agendaitemnumber><agendaitemsubnumber>{BLANK}</agendaitemsubnumber>"
        f"<fulldisplaynumberformat>{printed}</fulldisplaynumberformat><isrestricted>{item.restricted}</isrestricted>"
        f"<linkeddocuments>{papers or BLANK}</linkeddocuments></agendaitem>"
    )


def linked(found: Meeting, paper: Paper, item: Item, base: str) -> str:
    url = paper.raw_url or paper.outside or f"{base}mgConvert2PDF.aspx?ID={paper.id}"
    return (
        f"<linkeddoc><attachmentid>{paper.id}</attachmentid><title>{title(paper.title)}</title>"
        f"<isurl>{paper.outside is not None}</isurl><url>{escape(url)}</url>"
        f"<isrestricted>{paper.restricted}</isrestricted>"
        f"<restrictionsRef>{BLANK}</restrictionsRef><itemnum>{item.number}</itemnum>"
        f"<publicationdate>{day(found.date - dt.timedelta(days=8))}</publicationdate>"
        f"<meetingdate>{day(found.date)}</meetingdate><committeetitle>{title(found.committee.title)}</committeetitle>"
        f"<isdecisionattachment>False</isdecisionattachment><ownertitle>{title(item.title)}</ownertitle></linkeddoc>"
    )


def attachment(found: Meeting, item: Item, paper: Paper, base: str) -> str:
    """GetAttachment: as in GetMeeting, without what is about the item."""
    inside = linked(found, paper, item, base).removeprefix("<linkeddoc>").removesuffix("</linkeddoc>")
    for name in ("restrictionsRef", "itemnum", "isdecisionattachment"):
        inside = re.sub(rf"<{name}>.*?</{name}>", "", inside, flags=re.S)
    return f"{HEAD}<attachment><attachmentdetails>{inside}</attachmentdetails></attachment>"


# ---------------------------------------------------------------- pages


def page(heading: str, body: str) -> str:
    shell = '<form id="search"><input type="text" name="q"></form><div class="mgContent">'
    return f"<!DOCTYPE html><html><head><title>{escape(heading)}</title></head><body>{shell}{body}</div></body></html>"


def committee_list(council: Council) -> str:
    links = "".join(
        f'<li><a href="mgCommitteeDetails.aspx?ID={c.id}">{escape(c.title)}</a></li>' for c in council.committees
    )
    return page("Committee structure", f'<ul class="mgBulletList">{links}</ul>')


def meeting_list(found: Sequence[Meeting]) -> str:
    """The newest first, as on the sites; names of parameters in another case than elsewhere."""
    links = "".join(
        f'<li><a href="ieListDocuments.aspx?CId={m.committee.id}&amp;MID={m.id}&amp;Ver=4">'
        f"{m.date.day} {m.date:%b %Y} 7.00 pm</a>{' - Cancelled' if m.status == 'Cancelled' else ''}</li>"
        for m in sorted(found, key=lambda m: m.date, reverse=True)
    )
    return page("Browse meetings", f'<ul class="mgBulletList">{links}</ul>')


def documents(found: Meeting, raw_breaks: bool = True) -> str:
    """ieListDocuments. With ``raw_breaks`` line breaks inside a file name stand in the link as they are."""
    wholes = "".join(f'<li><a href="{_href(whole, raw_breaks)}">{whole.words}</a></li>' for whole in found.wholes)
    rows = "".join(_row(item) for item in found.items)
    heading = f"Agenda for {found.committee.title} on {found.date:%A}, {found.date.day}th {found.date:%B, %Y}, 7.00 pm"
    table = f'<table class="mgItemTable" id="mgItemTable">{rows}</table>'
    return page(heading, f'<ul class="mgActionList">{wholes}</ul>{table}')


def _href(whole: Whole, raw_breaks: bool) -> str:
    name = whole.name if raw_breaks else quote(whole.name)
    return f"documents/{whole.letter}{whole.id}/{name}?T={whole.kind}"


def _row(item: Item) -> str:
    first, *rest = item.papers or [None]
    name = (
        f'<a class="mgAiTitleLnk" href="{_file(first)}">{escape(item.title)} PDF 222 KB</a>'
        if first
        else escape(item.title)
    )
    more = "".join(
        f'<li><a href="{_file(paper)}">{escape(paper.title)}, item {item.number}. '
        f'<span class="mgFileSize">PDF 181 KB</span></a></li>'
        for paper in rest
        if paper and not paper.outside
    )
    listed = (
        f'<p class="mgSubItemTitleTxt">Additional documents:</p><ul class="mgBulletList">{more}</ul>' if more else ""
    )
    number = f"{item.number}." if item.number else "&nbsp;"
    return (
        f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt" >{number}</p></td>'
        f'<td><a name="AI{item.id}"></a><p class="mgAiTitleTxt" >{name}</p>'
        f'<div class="mgWordPara"><p>To agree the plan.</p></div>{listed}</td></tr>'
    )


def _file(paper: Paper | None) -> str:
    return f"documents/s{paper.id}/{quote(paper.title)}.pdf" if paper else ""


def rss(council: Council, base: str) -> str:
    items = "".join(
        f"<item><title><![CDATA[{item.title}]]></title><link>{base}ieListDocuments.aspx?MId={m.id}#AI{item.id}</link></item>"
        for m in council.meetings
        for item in m.items
    )
    return f'{HEAD}<rss version="2.0"><channel><title>What\'s new</title>{items}</channel></rss>'


LOGIN_PAGE = page("Log in", '<form method="post"><input name="u"><input type="password" name="p"></form>')
OPERATIONS = page("mgWebService", "<ul><li>GetCommittees</li><li>GetMeetings</li><li>GetMeeting</li></ul>")
SOAP = (
    '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
    '<{0}Response xmlns="http://moderngov.co.uk/namespaces"><{0}Result>{1}</{0}Result></{0}Response>'
    "</soap:Body></soap:Envelope>"
)
