"""An invented council: committees, meetings, agenda items and papers, the same each time it is made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

TITLES = (
    "Cover report", "Appendix A - Action plan", "Budget monitoring", "Corporate Peer Challenge: progress",
    "Risk register", "Scrutiny review: recommendations and response", "Internal audit progress report",
    "Equality impact assessment",
)  # fmt: skip
BODIES = (
    "Cabinet", "Council", "Overview & Scrutiny Board", "Audit and Governance Committee", "Planning Committee",
    "Licensing Committee", "Health and Wellbeing Board", "Children's Select Committee", "Adults Select Committee",
    "Pension Fund Committee", "Standards Committee", "Cabinet Procurement Committee",
)  # fmt: skip


def pdf(words: str, size: int = 0) -> bytes:
    """A whole small PDF of one page that says ``words``; ``size``: pad it to about so many bytes."""
    text = f"BT /F1 12 Tf 50 780 Td ({words}) Tj ET".encode("latin-1", "replace")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    out += b"%" + b"x" * max(0, size - len(out) - 300) + b"\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))


@dataclass(slots=True)
class Paper:
    """An attachment. ``body`` may be changed while the server runs; ``outside``: it is a link to another site."""

    id: int
    title: str
    body: bytes
    restricted: bool = False
    outside: str | None = None
    raw_url: str | None = None
    """Put in place of the address that the web service would give."""


@dataclass(slots=True)
class Whole:
    """A paper of the meeting as a whole: letter of its address (g or b), file name, T, words of its link."""

    letter: str
    id: int
    name: str
    kind: int
    words: str
    body: bytes


@dataclass(slots=True)
class Item:
    id: int
    number: int
    title: str
    papers: list[Paper] = field(default_factory=list)
    restricted: bool = False


@dataclass(slots=True)
class Meeting:
    id: int
    committee: Committee
    date: dt.date
    items: list[Item] = field(default_factory=list)
    wholes: list[Whole] = field(default_factory=list)
    status: str = "Confirmed"
    decisions: list[Item] = field(default_factory=list)
    """On pages of their own, on sites that have such."""


@dataclass(slots=True)
class Committee:
    id: int
    title: str
    expired: bool = False


@dataclass(slots=True)
class Council:
    committees: list[Committee]
    meetings: list[Meeting]

    @property
    def papers(self) -> list[Paper]:
        return [paper for m in self.meetings for item in (*m.items, *m.decisions) for paper in item.papers]

    def paper(self, number: int) -> Paper | None:
        return next((paper for paper in self.papers if paper.id == number), None)


def whole_council(
    committees: int = 12, meetings: int = 200, papers: int = 1500, size: int = 0, apart: int = 1
) -> Council:
    """Meetings spread over the committees, ``apart`` days from each other from 3 January 2023; papers over the
    meetings, three an item."""
    bodies = [Committee(100 + n, BODIES[n % len(BODIES)], expired=n % 5 == 4) for n in range(committees)]
    made = [
        Meeting(1000 + n, bodies[n % committees], dt.date(2023, 1, 3) + dt.timedelta(days=n * apart))
        for n in range(meetings)
    ]
    for number in range(papers):
        meeting = made[number % meetings]
        if not meeting.items or len(meeting.items[-1].papers) >= 3:
            position = len(meeting.items) + 1
            meeting.items.append(Item(meeting.id * 100 + position, position, f"{TITLES[number % 8]} & more"))
        title = f"{TITLES[(number * 3 + number // meetings) % 8]} {number}"
        meeting.items[-1].papers.append(Paper(50_000 + number, title, pdf(f"Paper {number}", size)))
    return Council(bodies, made)


def small_council() -> Council:
    """A Cabinet meeting with a heading, three papers, one exempt, and papers of the whole meeting; one of Scrutiny."""
    cabinet, scrutiny = Committee(690, "Cabinet"), Committee(273, "Overview & Scrutiny Board", expired=True)
    first = Meeting(11624, cabinet, dt.date(2023, 9, 5))
    first.items = [
        Item(30001, 0, "Reports for decision"),
        Item(30002, 9, "Peer Challenge & the council's plan", [
            Paper(79700, "Cover report", pdf("Cover report")),
            Paper(79701, "Appendix B - Members' Action Plan", pdf("Action plan")),
            Paper(79702, "Appendix C - Costs", pdf("Costs"), restricted=True),
        ]),
    ]  # fmt: skip
    when = "05th-Sep-2023 19.00 Cabinet.pdf"
    first.wholes = [
        Whole("g", 11624, f"Agenda frontsheet {when}", 0, "Agenda frontsheet PDF 132 KB", pdf("front")),
        Whole("g", 11624, f"Public reports pack\r\n{when}", 10, "Agenda reports pack PDF 9 MB", pdf("pack")),
        Whole("b", 22937, f"Supplementary agenda {when}", 9, "Supplementary agenda PDF 2 MB", pdf("late")),
        Whole("g", 11624, f"Printed minutes {when}", 1, "Printed minutes PDF 97 KB", pdf("minutes")),
    ]
    second = Meeting(11625, cabinet, dt.date(2023, 10, 18), status="Cancelled")
    third = Meeting(11700, scrutiny, dt.date(2023, 11, 2))
    third.items = [Item(30010, 4, "Budget", [Paper(79710, "Budget report", pdf("Budget"))])]
    return Council([cabinet, scrutiny], [first, second, third])


def council_of_files(folder: Path) -> Council:
    """A Cabinet whose meetings have the PDFs of a folder as their papers, for a demonstration."""
    cabinet, scrutiny = Committee(690, "Cabinet"), Committee(273, "Overview & Scrutiny Board")
    meetings = []
    for number, path in enumerate(sorted(folder.glob("*.pdf"))):
        title = path.stem.replace("-", " ").capitalize()
        committee = scrutiny if "scrutiny" in path.stem else cabinet
        meeting = Meeting(12000 + number, committee, dt.date(2026, 1, 13) + dt.timedelta(days=28 * number))
        body = path.read_bytes()
        meeting.items = [Item(31000 + number, 6 + number, title, [Paper(80000 + number, title, body)])]
        meetings.append(meeting)
    return Council([cabinet, scrutiny], meetings)
