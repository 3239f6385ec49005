"""Which paper a link means, and links that no paper prints."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.links import Catalogue, Paper, own_links, resolved
from extract.links.catalogue import address_key, stem
from extract.schema import LinkRecord
from plain_rows import BARNET, row
from plain_rows import paper as document

MEETING = dt.date(2024, 9, 5)
CHALLENGE = (dt.date(2024, 6, 18), dt.date(2024, 6, 21))
SITE = "https://council.moderngov.co.uk"
_numbers = count(1)


def paper(title: str, kind: Any = "other", file: str = "", **given: Any) -> Paper:
    """A paper alone in its file, unless ``file`` names one."""
    number = next(_numbers)
    facts = {"council_code": BARNET, "page_first": 1, "agenda_item": None, "meeting_date": None, "challenge": None}
    facts |= {"source_uri": f"{file or number}.pdf", "alone": not file, "document_id": file or f"f{number:04d}"}
    return Paper(
        **{**facts, "part_id": f"p{number}", "position": number, "title": title, "document_type": kind, **given}
    )


@dataclass
class Shelf:
    """Papers, and the links that one of them prints."""

    papers: list[Paper]
    found: list[LinkRecord] = field(default_factory=list)

    def links(self, own: Paper, *printed: tuple[str, str, str | None]) -> list[tuple[str, str | None]]:
        """Relation and target of each link of ``own``; ``printed``: relation, words, address."""
        given_links = [
            row("links", part_id=own.part_id, document_id=own.document_id, relation=kind, text=text, uri=uri)
            for kind, text, uri in printed
        ]
        self.found = resolved([own], given_links, Catalogue(self.papers))
        return [(link.relation, link.target_part_id) for link in self.found]


def appendix(text: str) -> tuple[str, str, None]:
    return ("appendix_of", text, None)


def test_an_appendix_in_the_same_pack_by_its_letter() -> None:
    report = paper("Budget", "cover_report", "pack", agenda_item="6")
    letters = [paper(f"Appendix {letter}: Tables", "other", "pack", agenda_item="6") for letter in "AB"]
    others = paper("Appendix B: Tables", "other", "pack", agenda_item="7")
    shelf = Shelf([report, *letters, others])
    assert shelf.links(report, appendix("Appendix B – Figures for wards")) == [("appendix_of", letters[1].part_id)]


def test_an_appendix_in_another_file_by_its_title_and_meeting() -> None:
    report = paper("Peer challenge", "cover_report", meeting_date=MEETING)
    plan = paper("Corporate Action Plan", "strategy", meeting_date=MEETING)
    old = paper("Corporate Action Plan", "strategy", meeting_date=dt.date(2021, 9, 5))
    assert Shelf([report, old, plan]).links(report, appendix("Appendix A - Action Plan")) == [
        ("appendix_of", plan.part_id)
    ]
    assert Shelf([report, old]).links(report, appendix("Appendix A - Action Plan")) == [("appendix_of", None)]


def test_a_plan_without_a_meeting_belongs_to_the_report_about_the_same_challenge() -> None:
    report = paper("Peer challenge", "cover_report", meeting_date=MEETING, challenge=CHALLENGE)
    plan = paper("Council Action Plan", "action_plan", challenge=CHALLENGE)
    other = paper("Council Action Plan", "action_plan", challenge=(dt.date(2019, 3, 1), dt.date(2019, 3, 4)))
    links = Shelf([other, report, plan]).links(report, appendix("Appendix B – Council Action Plan"))
    assert links == [("appendix_of", plan.part_id), ("report_of_plan", plan.part_id)]


def test_the_plan_under_the_same_item_is_the_reports_plan_without_a_word() -> None:
    report = paper("Peer challenge", "cover_report", "pack", agenda_item="6")
    plan = paper("What we will do", "action_plan", "pack", agenda_item="6")
    other = paper("What they will do", "action_plan", "pack", agenda_item="7")
    assert Shelf([report, plan, other]).links(report) == [("report_of_plan", plan.part_id)]


def test_a_report_about_something_else_has_no_plan() -> None:
    report = paper("Parking charges", "cover_report", meeting_date=MEETING, challenge=CHALLENGE)
    plan = paper("Council Action Plan", "action_plan", challenge=CHALLENGE)
    assert Shelf([report, plan]).links(report) == []


@pytest.mark.parametrize(
    "address",
    [
        f"{SITE}/documents/s123/The%20Plan.pdf",
        f"http://www.{SITE.removeprefix('https://')}/mgConvert2PDF.aspx?ID=123",
        f"{SITE}/documents/s123/Renamed.pdf?T=10",
    ],
)
def test_an_address_is_the_paper_that_came_from_there(address: str) -> None:
    plan = paper("A title", source_uri=f"{SITE}/documents/s123/The Plan.pdf")
    report = paper("Report", meeting_date=MEETING)
    assert Shelf([plan, report]).links(report, ("cites", "our plan", address)) == [("cites", plan.part_id)]
    assert address_key(address) != address_key(f"{SITE}/documents/s124/The%20Plan.pdf")


def test_an_address_of_a_pack_means_the_whole_file() -> None:
    address = f"{SITE}/documents/g9/Pack.pdf"
    pack = [paper(title, "other", "pack", source_uri=address) for title in ("Agenda", "Plan")]
    report = paper("Report", meeting_date=MEETING)
    shelf = Shelf([*pack, report])
    assert shelf.links(report, ("cites", "our plan", address)) == [("cites", None)]
    assert shelf.found[0].target_document_id == "pack"


def test_a_title_cited_with_its_date_is_that_edition_only() -> None:
    first = paper("Delivery Outcomes Framework Q1 2024-25")
    second = paper("Delivery Outcomes Framework Q2 2024-25")
    own = paper("Delivery Outcomes Framework Q3 2024-25")
    cited = ("cites", "The Delivery and Outcomes Framework report, Q1 2024-25", None)
    assert Shelf([second, first, own]).links(own, cited) == [("cites", first.part_id)]


def test_short_titles_and_other_councils_are_not_cited_by_title() -> None:
    own = paper("Report on many things", meeting_date=MEETING)
    shelf = Shelf([own, paper("Action Plan"), paper("Local Cycling Walking Scheme", council_code="E10000016")])
    cited = [("cites", "Action Plan", None), ("cites", "Local Cycling Walking Scheme", None)]
    assert [target for _, target in shelf.links(own, *cited)] == [None, None]


def test_the_edition_before_is_the_last_one_before() -> None:
    title = "Ward Improvement Tracker"
    days = [dt.date(2024, month, 1) for month in (3, 6, 9)]
    march, june, own = (paper(f"{title} – {day:%d %B %Y}", "progress_update", meeting_date=day) for day in days)
    kin = [
        paper(f"{title} 2023", "strategy", meeting_date=days[0]),
        paper("Ward Tracker", "progress_update", meeting_date=days[1]),
    ]
    shelf = Shelf([june, march, own, *kin])
    assert shelf.links(own) == [("earlier_edition", june.part_id)]
    assert shelf.links(june) == [("earlier_edition", march.part_id)]
    assert shelf.links(march) == []


def test_minutes_have_no_editions() -> None:
    minutes = [
        paper("Minutes of the Housing Scrutiny Panel", "minutes", meeting_date=dt.date(2024, m, 1)) for m in (1, 2)
    ]
    assert Shelf(minutes).links(minutes[1]) == []


@pytest.mark.parametrize(
    "title",
    [
        "Tracker – 14 May 2024",
        "Tracker Q2 2023-24",
        "Draft Tracker 2023/24",
        "Tracker, quarter 3",
        "Appendix B: Tracker",
    ],
)
def test_editions_share_a_stem(title: str) -> None:
    assert stem(title) == ("tracker",)


@given(st.permutations(range(6)))
def test_the_order_of_papers_does_not_matter(order: list[int]) -> None:
    facts = {"challenge": CHALLENGE, "council_code": BARNET}
    made = [
        paper(
            "Peer challenge", "cover_report", meeting_date=MEETING, document_id="d0", position=1, part_id="q0", **facts
        ),
        *(
            paper("Action Plan", "action_plan", document_id=f"d{n}", position=1, part_id=f"q{n}", **facts)
            for n in range(1, 6)
        ),
    ]
    shelf = Shelf([made[at] for at in order])
    assert shelf.links(made[0], appendix("Appendix A – Action Plan")) == [
        ("appendix_of", "q1"),
        ("report_of_plan", "q1"),
    ]


def test_links_of_a_document_are_made_anew_each_time() -> None:
    parts = [
        row("parts", part_id="p1", position=1, title="Peer challenge", document_type="cover_report", agenda_item="6"),
        row("parts", part_id="p2", position=2, title="Our plan", document_type="action_plan", agenda_item="6"),
    ]
    found = document().model_copy(update={"parts": tuple(parts)})
    once = found.model_copy(update={"links": own_links(found)})
    assert [(link.relation, link.target_document_id, link.target_part_id) for link in once.links] == [
        ("report_of_plan", found.document.document_id, "p2")
    ]
    assert own_links(once) == once.links
