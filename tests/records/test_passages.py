"""Numbered paragraphs under their headings; on the reference papers, as many as a careful reader finds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from rapidfuzz.fuzz import ratio

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.read import read_document
from extract.records.found import FoundPassage
from extract.records.prose.passages import find_passages
from extract.tables import find_tables
from paper import Grid, grid, paper

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def passages(*pages: list[str | Grid]) -> list[FoundPassage]:
    made = paper(*pages)
    tables = [table for found in made.by_page for table in found]
    return find_passages(reading_flow(made.document, tables, 1, len(made.document.pages), ()))


def told(found: list[FoundPassage]) -> list[tuple[str | None, str]]:
    return [(passage.number, passage.text) for passage in found]


def test_numbered_paragraphs_stand_under_their_headings() -> None:
    found = passages(
        [
            "**1. Reasons**",
            "1.1 A law asks for it.",
            "**2. Other matters**",
            "**Risk**",
            "2.1. There is none.",
            "2.2 None.",
        ]
    )
    assert [(passage.number, passage.heading_path) for passage in found] == [
        ("1.1", ("1. Reasons",)),
        ("2.1", ("2. Other matters", "Risk")),
        ("2.2", ("2. Other matters", "Risk")),
    ]


def test_a_list_follows_its_paragraph_with_bullets_on_lines_of_their_own() -> None:
    found = passages(["1.1 The duty is to:", "• hear people; and", "• answer them.", "1.2 It is new.", "1.3 It holds."])
    assert told(found)[:3] == [
        ("1.1", "The duty is to:"),
        (None, "• hear people; and\n• answer them."),
        ("1.2", "It is new."),
    ]


def test_papers_numbered_through() -> None:
    found = passages(["**Purpose**", "1. To report.", "**Detail**", "2. The first matter.", "3. The second matter."])
    assert [(passage.number, passage.heading_path[-1]) for passage in found] == [
        ("1", "Purpose"), ("2", "Detail"), ("3", "Detail")
    ]  # fmt: skip


def test_unnumbered_text_stands_under_its_heading() -> None:
    found = passages(["**Summary**", "Peers came in May.", "They will come again."])
    assert [(passage.heading_path, passage.text) for passage in found] == [
        (("Summary",), "Peers came in May.\nThey will come again.")
    ]


def test_cells_of_a_key_value_table_are_no_passages() -> None:
    assert not passages([grid(["Title", "Library hours"], ["Wards", "All"])])


@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder `shared` beside the checkout: it holds the reference papers")
@pytest.mark.parametrize("paper_id", ["001", "002", "003"])
def test_reference_papers_give_their_paragraphs(paper_id: str) -> None:
    folder = SHARED / "reference"
    gold = json.loads(next((folder / "gold").glob(f"{paper_id}-*.json")).read_text(encoding="utf-8"))
    document = read_document(next(folder.glob(f"{paper_id}-*.tagged.pdf")), Issues())
    blocks = reading_flow(document, find_tables(document, Issues()), 1, len(document.pages), ())
    found = {passage.number: passage for passage in find_passages(blocks) if passage.number}
    right = [paragraph for paragraph in gold["paragraphs"] if _is_told(paragraph, found.get(paragraph["number"]))]
    assert len(right) >= 0.97 * len(gold["paragraphs"])


def _is_told(paragraph: Mapping[str, str | None], passage: FoundPassage | None) -> bool:
    """Whether a passage has the paragraph's words and, where the paper has headings, the nearest one."""
    if passage is None or ratio(passage.text, paragraph["text"] or "") < 90:
        return False
    head = paragraph.get("heading") or paragraph.get("section")
    return head is None or passage.heading_path[-1] == head
