"""The invented first pages: what each says about itself, and where papers begin in packs without marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.fuzz import token_sort_ratio

from extract.issues import Issues
from extract.read import read_document
from extract.records.found import FoundPart
from extract.records.paper.metadata import FoundDocument, describe_document
from extract.records.paper.parts import find_parts
from extract.tables import find_tables
from first_pages import ALL
from first_pages.ink import Pack, Paper

NOT_YET = frozenset((
    "board_sheet_of_four_columns: title",
    "one_line_head: meeting_date",
    "shaded_sheet_of_unknown_labels: document_type",
))  # fmt: skip
"""Facts that are still read wrong; a fact that is read right must leave the list."""


def _same(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, tuple):
        return any(_same(one, found) for one in wanted)
    if isinstance(wanted, str) and found is not None:
        return token_sort_ratio(wanted.lower(), str(found).lower()) >= 90
    return wanted is found


def _wrong(paper: Paper | Pack, about: FoundDocument, parts: list[FoundPart]) -> set[str]:
    found = {name: getattr(about, name, None) for name in paper.facts}
    found["council"] = about.council.name if about.council else about.council_printed
    names = [name for name in paper.facts if name != "parts" and not _same(paper.facts[name], found[name])]
    wanted = paper.facts.get("parts")
    begun = {part.page_first: part.title for part in parts}
    if wanted and not (
        begun.keys() == {page for page, _ in wanted}
        and all(title is None or _same(title, begun[page]) for page, title in wanted)
    ):
        names.append("parts")
    return {f"{paper.name}: {name}" for name in names}


@pytest.mark.parametrize("paper", ALL, ids=lambda paper: str(paper.name))
def test_what_a_first_page_says(paper: Paper | Pack, tmp_path: Path) -> None:
    issues = Issues()
    document = read_document(paper.write(tmp_path), issues)
    parts = find_parts(document, find_tables(document, issues))
    wrong = _wrong(paper, describe_document(document, parts, issues), parts)
    assert wrong == {fact for fact in NOT_YET if fact.startswith(f"{paper.name}:")}
