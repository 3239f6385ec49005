"""The papers inside a file: where each begins, which item it belongs to, what its pages inherit."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.issues import Issues
from extract.model import Bookmark, Document, Line, Table
from extract.read import read_document
from extract.records.found import FoundPart
from extract.records.paper.parts import find_parts
from extract.tables import find_tables
from paper import Grid, grid, lines, paper

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
BLANK = "This page is intentionally left blank"
FRONT = (
    "**CABINET**",
    "**AGENDA**",
    "Tuesday 5 December 2023 at 6.00 pm",
    "1. Apologies for absence",
    "2. Declarations of interest",
    "6. Peer challenge action plan (Pages 3 - 5)",
    "7. Budget monitoring (Pages 6 - 6)",
)
WORDS = "The council asked its peers to look at how it works and what they would do next in its place. " * 3


def report(title: str) -> tuple[str, ...]:
    return ("**Title:** " + title, "**Report of:** Leader of the Council", "**Wards:** All", "**Summary**", WORDS)


def parts_of(
    *pages: Sequence[str | Grid],
    furniture: Mapping[int, Sequence[str]] = MappingProxyType({}),
    bookmarks: Sequence[Bookmark] = (),
) -> list[FoundPart]:
    made = paper(*pages, top=80.0)
    stamped = tuple(
        replace(page, furniture=_stamps(page.number, furniture.get(page.number, ()))) for page in made.document.pages
    )
    document = replace(made.document, pages=stamped, bookmarks=tuple(bookmarks))
    return find_parts(document, [table for tables in made.by_page for table in tables])


def _stamps(page: int, texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(line for text in texts for line in lines(text, page=page))


def places(parts: Sequence[FoundPart]) -> list[tuple[int, int, str | None]]:
    return [(part.page_first, part.page_last, part.agenda_item) for part in parts]


def test_single_report_is_one_part_whatever_its_outline_lists() -> None:
    sections = [Bookmark("1. Introduction", 0, 1), Bookmark("Appendix 1: Method", 0, 3)]
    pages = [["**Waste Strategy 2024-2030**", WORDS], [WORDS], ["**Appendix 1: Method**", WORDS]]
    assert places(parts_of(*pages, bookmarks=sections)) == [(1, 3, None)]


def test_report_followed_by_its_appendices_gives_a_part_each_that_inherits_the_meeting() -> None:
    head = ("**Report to:** Cabinet", "**Date:** 5 December 2023", *report("Peer challenge action plan"))
    plan = grid(["Action", "Lead", "Timescale"], ["Write a plan", "Leader", "May 2024"])
    parts = parts_of(head, [WORDS], ["**Appendix A: Action plan**", plan], ["**Appendix B**", "**Risk register**"])
    assert places(parts) == [(1, 2, None), (3, 3, None), (4, 4, None)]
    assert [part.document_type for part in parts] == ["cover_report", "action_plan", "risk_register"]
    assert {(part.committee, part.meeting_date) for part in parts} == {("Cabinet", dt.date(2023, 12, 5))}


def test_pack_is_split_by_its_outline_and_attachments_keep_their_item() -> None:
    outline = [
        Bookmark("Agenda", 0, 1),
        Bookmark("6 Peer challenge action plan", 0, 3),
        Bookmark("Appendix B - Our action plan", 1, 4),
        Bookmark("7 Budget monitoring", 0, 5),
    ]
    stamps = {2: [BLANK], 3: ["Agenda Item 6"], 5: ["Agenda Item 7"]}
    pages = [FRONT, [], report("Peer challenge action plan"), [WORDS], report("Budget monitoring")]
    parts = parts_of(*pages, furniture=stamps, bookmarks=outline)
    assert places(parts) == [(1, 2, None), (3, 3, "6"), (4, 4, "6"), (5, 5, "7")]
    assert parts[0].document_type == "agenda"
    assert parts[2].title == "Appendix B - Our action plan"
    assert {(part.committee, part.meeting_date) for part in parts} == {("Cabinet", dt.date(2023, 12, 5))}


def test_pack_without_outline_is_split_by_stamps_separators_and_heads() -> None:
    stamps = {2: [BLANK], 3: ["Agenda Item 6", "Page 3"], 4: ["Page 4"], 5: ["Page 5"], 6: ["Page 6"]}
    pages = [FRONT, [], report("Peer challenge action plan"), [WORDS], ["**Appendix 1**", "**Action plan**"], [WORDS]]
    assert places(parts_of(*pages, furniture=stamps)) == [(1, 2, None), (3, 4, "6"), (5, 5, "6"), (6, 6, "7")]


def test_the_pages_that_the_front_sheet_gives_for_an_item_begin_a_paper() -> None:
    pages = [FRONT, [], report("Peer challenge action plan"), [WORDS], [WORDS], ["**Budget monitoring**", WORDS]]
    stamps = {page: [f"Page {page}"] for page in range(1, 7)}
    assert places(parts_of(*pages, furniture=stamps)) == [(1, 2, None), (3, 5, "6"), (6, 6, "7")]
    twice = {**stamps, 5: ["Page 2"], 6: ["Page 3"]}  # every paper counts its own pages
    assert places(parts_of(*pages, furniture=twice))[1:] == [(3, 6, "6")]


def test_an_annex_without_a_number_and_one_behind_a_form_without_a_title_are_parts() -> None:
    head = ("**Report to:** Cabinet", "**Date:** 5 December 2023", *report("Peer challenge action plan"))
    assert places(parts_of(head, ["**Annex: Action plan**", WORDS])) == [(1, 1, None), (2, 2, None)]
    form = grid(["Report of:", "Leader of the Council"], ["Wards:", "All"], ["Key decision:", "No"],
                ["Contact:", "None"], ["Exempt information:", "No"])  # fmt: skip
    parts = parts_of(["**Complaints in 2023**", form, WORDS], ["Appendix 1", WORDS])
    assert places(parts) == [(1, 1, None), (2, 2, None)]


def test_the_same_item_stamped_on_every_page_of_a_paper_parts_it_nowhere() -> None:
    stamps = {1: ["Agenda Item 6"], 2: ["Agenda Item 6"], 3: ["Agenda Item 7"], 4: ["Agenda Item 7"]}
    pages = [report("Peer challenge action plan"), [WORDS], report("Budget monitoring"), [WORDS]]
    assert places(parts_of(*pages, furniture=stamps)) == [(1, 2, "6"), (3, 4, "7")]


def test_one_item_on_a_supplement_is_the_item_of_what_follows() -> None:
    sheet = ("**SUPPLEMENTARY AGENDA**", "4 September 2019", "6 REVIEW OF THE PLAN (Pages 1 - 10)")
    parts = parts_of(sheet, [], ["**Action plan**", WORDS], furniture={2: [BLANK]})
    assert places(parts) == [(1, 2, None), (3, 3, "6")]


def test_front_sheet_alone_is_an_agenda() -> None:
    more = ("8. Pay policy (Pages 7 - 9)", "9. Motions (Pages 10 - 11)", "10. Urgent business")
    parts = parts_of(FRONT, more)
    assert places(parts) == [(1, 2, None)]
    assert parts[0].document_type == "agenda"


def test_document_without_words_is_one_part_that_says_nothing() -> None:
    parts = parts_of([], [])
    assert places(parts) == [(1, 2, None)]
    assert parts[0].title is None and parts[0].committee is None and parts[0].meeting_date is None


def test_document_without_pages_has_no_parts() -> None:
    assert find_parts(Document("0" * 64, "none.pdf", ()), []) == []


PAGES = st.sampled_from([FRONT, report("Budget"), ("**Appendix C**", "**Plan**"), (WORDS,), ()])


@given(st.lists(PAGES, min_size=1, max_size=7), st.integers(0, 7))
def test_parts_cover_every_page_once_and_in_order(pages: list[tuple[str, ...]], blank: int) -> None:
    parts = parts_of(*pages, furniture={blank: [BLANK]})
    covered = [page for part in parts for page in range(part.page_first, part.page_last + 1)]
    assert covered == list(range(1, len(pages) + 1))


# ---------------------------------------------------------------- reference packs


def _packs() -> list[tuple[str, list[dict[str, object]]]]:
    listing = SHARED / "reference" / "packs.json"
    if not listing.is_file():
        return []
    return [(name, pack["documents"]) for name, pack in json.loads(listing.read_text(encoding="utf-8")).items()]


@pytest.mark.skipif(not _packs(), reason="no reference packs beside the checkout")
@pytest.mark.parametrize(("name", "papers"), _packs())
def test_reference_pack(name: str, papers: list[dict[str, object]]) -> None:
    document = read_document(SHARED / "reference" / name, Issues())
    tables: list[Table] = find_tables(document, Issues())
    found = {(part.page_first, part.agenda_item) for part in find_parts(document, tables)}
    assert {(paper["first_page"], str(paper["agenda_item"])) for paper in papers} <= found
    assert len(found) == len(papers) + 1
