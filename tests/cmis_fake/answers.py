"""What the fake says, in the markup of CMIS, a module of DotNetNuke: ids that name the module, classes that lie."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from html import escape

from site_fake.content import Item, Meeting, Paper, Whole

Rows = Sequence[tuple[str, str]]
"""Address and words of each link."""
Address = Callable[[Paper | Whole], str]
LABELS = {0: "Agenda", 10: "Agenda", 1: "Minutes", 2: "Decisions", 9: "Supplementary papers"}


def guid(number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))


def page(heading: str, body: str) -> str:
    form = '<form method="post" action="Default.aspx" id="Form"><input type="hidden" name="__VIEWSTATE" value="x">'
    return (
        f'<!DOCTYPE html><html><head><title>{escape(heading)}</title><meta name="robots" content="noindex"></head>'
        f'<body>{form}<div id="dnn_ContentPane"><div class="DNNModuleContent ModCMISMeetingsC">{body}</div></div>'
        "</form></body></html>"
    )


def entry(module: int, name: str, rows: Rows) -> str:
    """The page of the calendar: a widget that needs script, beside buttons whose names tell the module."""
    buttons = "".join(
        f'<input type="submit" name="dnn$ctr{module}${name}${button}" id="dnn_ctr{module}_{name}_{button}">'
        for button in ("btnButtonListView", "btnButtonMeetingsRSS")
    )
    return page("Meetings", f'<div id="dnn_ctr12_Login_pnl"></div>{buttons}{_links(rows)}')


def list_view(module: int, rows: Rows) -> str:
    lines = "".join(
        f'<tr class="{"rgAltRow" if n % 2 else "rgRow"}"><td class="DateColumn">'
        f'<a href="{escape(address)}">{escape(words)}</a></td><td>Committee Rooms 3 &amp; 4</td></tr>'
        for n, (address, words) in enumerate(rows)
    )
    head = '<thead><tr><th class="DateColumn rgHeader">Date/Start Time</th><th class="rgHeader">Venue</th></tr></thead>'
    table = f'<table id="dnn_ctr{module}_MeetingCalendarPublicList_grdRadMeeting_ctl00">{head}{lines}</table>'
    return page("Meetings", f'<div class="CMIS_ModuleWrapper MeetingCalendarListView">{table}</div>')


def month(module: int, days: Iterable[tuple[dt.date, Rows]]) -> str:
    """The calendar without script: cells of days, which name no year, each beside the meetings of the day."""
    lines = "".join(
        f'<tr class="rgRow"><td class="SimpleCalendarDate">{day:%A}, {day.day} {day:%B}</td>'
        f"<td>{_links(rows)}</td></tr>"
        for day, rows in days
    )
    name = f"dnn_ctr{module}_MeetingCalendarPublicPrinter_grdRadMeeting_ctl00"
    return page("Meetings", f'<table class="rgMasterTable" id="{name}">{lines}</table>')


def _links(rows: Rows) -> str:
    return "".join(f'<p class="Meeting"><a href="{escape(address)}">{escape(words)}</a></p>' for address, words in rows)


def committees(rows: Rows) -> str:
    return page("Committees", f"<ul>{''.join(f'<li>{_links([row])}</li>' for row in rows)}</ul>")


def meeting(
    found: Meeting, address: Address, decisions: Sequence[tuple[Item, str]], list_tag: str, extra: str | None
) -> str:
    """A meeting's page. The class of the value of "Status" is that of a venue, as on the real ones."""
    summary = _holder("Committee", "Committee", found.committee.title)
    summary += _holder("DateTime", "Date/Time", f"{found.date.day} {found.date:%b %Y} - 10:00")
    summary += _holder("Venue", "Status", found.status) + _holder("Venue", "Venue", "Council House")
    by_label: dict[str, list[Whole]] = {}
    for whole in found.wholes:
        by_label.setdefault(LABELS[whole.kind], []).append(whole)
    lists = "".join(
        f"<h3>{label}</h3>{_documents([(w.words.split(' PDF')[0], address(w)) for w in wholes], list_tag)}"
        for label, wholes in by_label.items()
    )
    items = "".join(_item(item, address) for item in found.items)
    links = "".join(f'<li><a href="{escape(where)}">{escape(item.title)}</a></li>' for item, where in decisions)
    return page("Meeting details", f"<h1>Meeting Details</h1>{summary}{lists}{items}<ul>{links}</ul>{extra or ''}")


def decision(item: Item, address: Address) -> str:
    papers = [(paper.title, address(paper)) for paper in item.papers]
    return page("Decision", f"<h1>{escape(item.title)}</h1>{_holder('Venue', 'Status', 'Decided')}{_documents(papers)}")


def _item(item: Item, address: Address) -> str:
    number = f"{item.number}. " if item.number else ""
    papers = _documents([(paper.title, address(paper)) for paper in item.papers if not paper.outside])
    summary = '<div class="Summary">To agree the plan.</div>'
    title = f'<div class="AgendaItemTitle">{number}{escape(item.title)}</div>'
    return f'<div class="AgendaItem" id="item{item.id}">{title}{summary}{papers}</div>'


def _holder(css: str, label: str, value: str) -> str:
    named = f'<div class="dnnLabel"><label><span>{label}:</span></label></div>'
    label_part = f'<div class="DNNLabel {css}Label">{named}</div>'
    return f'<div class="holder">{label_part}<div class="Value {css}">{escape(value)}</div></div>'


def _documents(papers: Rows, tag: str = "ol") -> str:
    lines = "".join(
        f'<li class="DocumentListItem"><img class="FileTypeImage" alt="pdf">'
        f'<a class="TitleLink" href="{escape(address)}" target="_blank">{escape(title)}</a>'
        ' <span class="FileSize">(156Kb)</span></li>'
        for title, address in papers
    )
    return f'<{tag} class="DocumentList">{lines}</{tag}>' if papers else ""
