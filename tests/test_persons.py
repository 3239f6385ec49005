"""Persons' names: kept as a rule, and gone from every table where a run or retagging is told so."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extract.assemble.names import NAME_MARK, with_stand_ins, without_stand_ins
from extract.assemble.tagging import tagged
from extract.schema import TABLES, Extraction
from extract.tag import Vocabulary, read_leads
from plain_rows import action, paper, passage, row


def cell(text: str) -> dict[str, Any]:
    shape = {"row": 0, "column": 0, "row_span": 1, "column_span": 1, "page": 1}
    return shape | dict.fromkeys(("x0", "top", "x1", "bottom"), 0.0) | {"text": text}


CELLS = ("Bea Orme, Head of Finance", "KL", "Una Pike, Director of Place")


def invented() -> Extraction:
    return paper(
        {"report_of": "Councillor Ada Quill, Leader", "lead_officer": "Tom Varley, Head of Housing"},
        passages=[passage("Councillor Ada Quill will chair it. Cllr Quill and Tom Varley report in May 2025.")],
        actions=[
            action("Ms Orme to write", lead_raw="Bea Orme, Head of Finance\nTom Varley", extra={"By": "Bea Orme"}),
            action(action_id="a2", lead_raw="KL / Chief Executive", progress_raw="KL (knowledge list) with Bea Orme"),
        ],
        tables=[row("tables", part_id="p1", cells=[cell(text) for text in CELLS])],
    )


def every_text(found: Extraction) -> str:
    return "\n".join(
        str(row.model_dump()) for table in TABLES if table != "documents" for row in getattr(found, table)
    ) + str(found.document.model_dump())


def test_names_are_kept_as_a_rule() -> None:
    made = tagged(invented())
    assert {lead.person for lead in made.action_leads} == {"Bea Orme", "Tom Varley", "KL", None}
    assert "Ada Quill" in every_text(made)


def test_initials_of_a_key_go_with_the_name_that_it_writes_out() -> None:
    keyed = paper(
        {"abbreviations": {"KL": "Cllr Lark", "TC": "Town Clerk"}},
        passages=[passage("KL – Cllr Lark; TC – Town Clerk")],
        actions=[action(lead_raw="KL / TC")],
    )
    assert [lead.name for lead in tagged(keyed).action_leads] == ["Cllr Lark", "Town Clerk"]
    left = tagged(keyed, keep_persons=False)
    assert "Lark" not in every_text(left) and left.document.abbreviations == {"TC": "Town Clerk"}
    assert [lead.name for lead in left.action_leads] == [NAME_MARK, "Town Clerk"]


@pytest.mark.parametrize("name", ["Quill", "Varley", "Bea Orme", "Ms Orme", "Una Pike"])
def test_a_name_that_is_known_goes_from_every_text(name: str) -> None:
    assert name in every_text(tagged(invented()))
    assert name not in every_text(tagged(invented(), keep_persons=False))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mr Quill, Deputy Leader, spoke.", f"Mr {NAME_MARK}, Deputy Leader, spoke."),
        ("Mrs A. Quill Deputy Leader", f"Mrs {NAME_MARK} Deputy Leader"),
        ("Dr Ada O’Quill’s interim report", f"Dr {NAME_MARK}’s interim report"),
        ("Councillors Quill and others", f"Councillors {NAME_MARK} and others"),
        ("Ms Leader of the Council", "Ms Leader of the Council"),
        ("the Lord Mayor and Miss out", "the Lord Mayor and Miss out"),
    ],
)
def test_a_name_after_a_title_goes_wherever_it_stands(text: str, left: str) -> None:
    found = paper(
        passages=[passage(text)],
        actions=[action(progress_raw=text)],
        tables=[row("tables", part_id="p1", cells=[cell(text)])],
    )
    made = tagged(found, keep_persons=False)
    assert [made.passages[0].text, made.actions[0].progress_raw, made.tables[0].cells[0].text] == [left] * 3


def test_a_name_goes_from_an_address_on_the_web_too() -> None:
    uris = ("https://a.uk/cllr-ada-quill?x=1", "https://a.uk/Ada%20Quill.pdf", "https://a.uk/adaquillon")
    found = paper(
        passages=[passage("Councillor Ada Quill will chair it.")],
        links=[row("links", part_id="p1", relation="cites", uri=uri) for uri in uris],
    )
    assert [link.uri for link in tagged(found).links] == list(uris)
    told = [link.uri for link in tagged(found, keep_persons=False).links]
    assert told == ["https://a.uk/cllr-?x=1", "https://a.uk/.pdf", "https://a.uk/adaquillon"]


def test_leads_without_names_keep_their_posts_and_their_number() -> None:
    made = tagged(invented(), keep_persons=False)
    leads = [(lead.action_id, lead.kind, lead.name, lead.person) for lead in made.action_leads]
    assert leads == [
        ("a1", "officer", "Head of Finance", None),
        ("a1", "person", NAME_MARK, None),
        ("a2", "person", NAME_MARK, None),
        ("a2", "officer", "Chief Executive", None),
    ]
    assert made.actions[0].lead_raw == f"{NAME_MARK}, Head of Finance {NAME_MARK}"
    assert made.document.report_of == f"Councillor {NAME_MARK}, Leader"


def test_initials_go_from_lead_cells_only() -> None:
    made = tagged(invented(), keep_persons=False)
    assert made.actions[1].lead_raw == f"{NAME_MARK} / Chief Executive"
    assert [cell.text for cell in made.tables[0].cells][1] == NAME_MARK
    assert made.actions[1].progress_raw == f"KL (knowledge list) with {NAME_MARK}"


def test_mentions_stand_where_they_say() -> None:
    made = tagged(invented(), keep_persons=False)
    texts = {"s1": made.passages[0].text} | {one.action_id: one.text for one in made.actions}
    assert made.mentions
    assert all(texts[one.record_id][one.start : one.end] == one.raw for one in made.mentions)
    assert ("member", NAME_MARK) in {(one.kind, one.name) for one in made.mentions}


def test_without_names_a_second_time_changes_nothing_and_brings_none_back() -> None:
    once = tagged(invented(), keep_persons=False)
    assert tagged(once, keep_persons=False) == once
    assert tagged(once) == once


def test_a_stand_in_keeps_every_character_in_its_place() -> None:
    text = f"{NAME_MARK} and {NAME_MARK}, Head of Housing"
    assert len(with_stand_ins(text)) == len(text)
    assert without_stand_ins(with_stand_ins(text)) == text
    assert len(read_leads(with_stand_ins(text), Vocabulary.general())) == 2


@pytest.mark.parametrize(
    "lead",
    ["Jane DOE", "Doe, Jane", "DOE, Jane", "Jane DOE, Head of Housing", "Head of Housing - Doe, Jane",
     "Doe, Jane; Pike, Una", "Doe, Jane (Head of Housing)", "Jane Doe"],
)  # fmt: skip
def test_a_name_in_capitals_or_turned_round_goes_too(lead: str) -> None:
    ways = "Jane DOE, JANE DOE, Jane Doe; Doe, Jane spoke."
    found = paper(passages=[passage(ways)], actions=[action(lead_raw=lead)])
    told = every_text(tagged(found, keep_persons=False))
    assert not re.search(r"\b(?:jane|doe|pike)\b", told, re.IGNORECASE)
    assert tagged(found, keep_persons=False).passages[0].text.endswith("spoke.")


@pytest.mark.parametrize("lead", ["Housing PMO", "Housing, Planning", "Cabinet CEO", "Finance, Legal", "Health ICB"])
def test_services_and_bodies_in_capitals_are_nobody_s_name(lead: str) -> None:
    made = tagged(paper(actions=[action(lead_raw=lead)]), keep_persons=False)
    assert made.actions[0].lead_raw == lead
