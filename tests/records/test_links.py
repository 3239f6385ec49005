"""Background papers, cited addresses and appendices."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.model import Document, Link
from extract.read import read_document
from extract.records.found import FoundLink
from extract.records.paper.addresses import plain_address
from extract.records.paper.links import find_links
from extract.tables import find_tables
from paper import Grid, grid, paper

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PLACE = "https://www.example.org"


def links(*pages: list[str | Grid], link_on: dict[str, str] | None = None) -> list[FoundLink]:
    """``link_on``: words of the first page that carry a link, and its address."""
    made = paper(*pages)
    tables = [table for found in made.by_page for table in found]
    first = made.document.pages[0]
    annotations = tuple(
        Link(word.box, uri) for words, uri in (link_on or {}).items() for word in first.words if word.text == words
    )
    document = Document("0" * 64, "invented.pdf", (replace(first, links=annotations), *made.document.pages[1:]))
    return find_links(reading_flow(document, tables, 1, len(pages), ()), document)


def test_background_papers_with_and_without_address() -> None:
    found = links(["**9. Background papers**", f"9.1 Council Plan: {PLACE}/s1/Plan.pdf", "9.2 Statement of May 2024"])
    assert [(link.text, link.uri, link.relation) for link in found] == [
        ("Council Plan", f"{PLACE}/s1/Plan.pdf", "cites"),
        ("Statement of May 2024", None, "cites"),
    ]


@pytest.mark.parametrize("words", ["None.", "9.1 None", "N/A", "There are none.", "Not applicable"])
def test_no_background_papers(words: str) -> None:
    assert not links(["**9. Background papers**", words])


def test_none_run_in_after_the_heading() -> None:
    assert not links(["**Background papers: none**", "The report ends."])


def test_an_address_over_two_lines_is_one() -> None:
    found = links(["**Background documents**", f"• The plan: {PLACE}/s2/Corporate%20Plan%202023-\n26.pdf"])
    assert [link.uri for link in found] == [f"{PLACE}/s2/Corporate%20Plan%202023-26.pdf"]


def test_the_address_under_the_words() -> None:
    found = links(
        ["**Background papers**", "• Annual-review", "**Contact**", "Someone"], link_on={"Annual-review": f"{PLACE}/a"}
    )
    assert [(link.text, link.uri) for link in found] == [("Annual-review", f"{PLACE}/a")]


def test_other_links_are_cited_but_not_mail_or_scripts() -> None:
    found = links(
        ["See the Register for more; write to us or press here."],
        link_on={"Register": f"{PLACE}/r", "us": "mailto:nobody@example.org", "here.": "javascript:void(0)"},
    )
    assert [(link.text, link.uri, link.relation) for link in found] == [("Register", f"{PLACE}/r", "cites")]


def test_appendices_named_at_the_head() -> None:
    head = grid(["Appendices", "Appendix A – Feedback Report\nAppendix B – Action Plan"], ["Wards", "All"])
    assert [(link.relation, link.text) for link in links([head])] == [
        ("appendix_of", "Appendix A – Feedback Report"),
        ("appendix_of", "Appendix B – Action Plan"),
    ]


def test_punctuation_is_no_part_of_an_address() -> None:
    assert plain_address(f"{PLACE}/a).") == f"{PLACE}/a"
    assert plain_address(f"{PLACE}/a_(b)") == f"{PLACE}/a_(b)"


@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder `shared` beside the checkout: it holds the reference papers")
def test_reference_paper_gives_all_its_background_papers() -> None:
    folder = SHARED / "reference"
    gold = json.loads(next((folder / "gold").glob("003-*.json")).read_text(encoding="utf-8"))
    document = read_document(next(folder.glob("003-*.plain.pdf")), Issues())
    blocks = reading_flow(document, find_tables(document, Issues()), 1, len(document.pages), ())
    found = {(link.text, link.uri) for link in find_links(blocks, document)}
    assert {(paper["title"], paper["url"]) for paper in gold["background_papers"]} <= found
