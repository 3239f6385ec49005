"""Who leads: how a cell is cut, and how each party is named."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from extract.tag import Lead, Vocabulary, defined_abbreviations, read_leads
from extract.tag.when import who_and_when

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GENERAL = Vocabulary.general()


def cells() -> list[tuple[str, str]]:
    """Cells, "⏎" for a line's end, with the leads that they name."""
    words = "".join(Path(__file__).with_name(name).read_text() for name in ("leads.psv", "leads_joined.psv"))
    rows = [line.split("|") for line in words.splitlines() if line and not line.startswith("#")]
    return [(cell.replace("⏎", "\n"), leads) for cell, leads in rows]


@pytest.mark.parametrize(("cell", "expected"), cells())
def test_cell(cell: str, expected: str) -> None:
    assert ";".join(f"{lead.kind}:{lead.name}" for lead in read_leads(cell, GENERAL)) == expected


def test_all_parts_of_a_lead() -> None:
    assert read_leads("Ann Bee, Executive Director, Strategy & Resources (s.151)", GENERAL) == (
        Lead(
            raw="Ann Bee, Executive Director, Strategy & Resources (s.151)",
            name="Executive Director, Strategy and Resources",
            kind="officer",
            rank="Executive Director",
            portfolio="Strategy and Resources",
            person="Ann Bee",
            qualifier="s151",
        ),
    )


@pytest.mark.parametrize(
    "spelling",
    [
        "Executive Director, Strategy and Resources (s.151)",
        "Executive Director, Strategy & Resources (S151)",
        "Executive Director of Strategy & Resources",
        "Executive Director – Strategy and Resources",
        "Executive Director (Strategy and Resources)",
        "ED Strategy and Resources",
    ],
)
def test_one_post_however_it_is_written(spelling: str) -> None:
    (lead,) = read_leads(spelling, GENERAL)
    assert (lead.name, lead.rank) == ("Executive Director, Strategy and Resources", "Executive Director")


def test_the_paper_settles_an_ambiguous_abbreviation() -> None:
    (before,) = read_leads("CMT", GENERAL)
    council = GENERAL.with_abbreviations({"CMT": "Chief Officers' Management Team"})
    paper = council.with_abbreviations({"CMT": "Council Management Team"})
    (after,) = read_leads("CMT", paper)
    assert (before.name, before.ambiguous) == ("Corporate Management Team", True)
    assert (after.name, after.kind, after.ambiguous) == ("Council Management Team", "body", False)


def test_a_council_names_its_bodies_and_spellings() -> None:
    own = GENERAL.with_abbreviations(
        {}, post_spellings={"AD Policy & Performance": "Assistant Director, Policy"}, bodies=["Growth and Place Forum"]
    )
    found = [lead.name for lead in read_leads("Growth and Place Forum/AD Policy and Performance", own)]
    assert found == ["Growth and Place Forum", "Assistant Director, Policy"]


def test_addresses_and_numbers_part_people() -> None:
    cell = "Ann Bee, Head of Risk ann@example.org Cy Dee, Policy Manager 01234 567890"
    found = [(lead.person, lead.name) for lead in read_leads(cell, GENERAL)]
    assert found == [("Ann Bee", "Head of Risk"), ("Cy Dee", "Policy Manager")]


def test_an_article_before_a_post_is_no_part_of_it() -> None:
    found = read_leads("AD (Parks) with the s151 Officer", GENERAL)
    assert [lead.raw for lead in found] == ["AD (Parks)", "s151 Officer"]


def test_the_same_lead_twice_leads_once() -> None:
    assert len(read_leads("Director of HR/AD Transformation\nCE/DoHR", GENERAL)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Council Management Team (CMT) met", {"CMT": "Council Management Team"}),
        ("our Director of Human Resources (DoHR)", {"DoHR": "Director of Human Resources"}),
        ("Equality, Diversity and Inclusion (“EDI”)", {"EDI": "Equality, Diversity and Inclusion"}),
        ("MTFS (Medium Term Financial Strategy)", {"MTFS": "Medium Term Financial Strategy"}),
        ("see the report (Appendix) and (TBC)", {}),
        ("It rained. Many Towns (CMT)", {}),
        (
            "Key: HoC - Head of Communications; DoF – Director of\nFinance",
            {"HoC": "Head of Communications", "DoF": "Director of Finance"},
        ),
        (
            "HSS = Head of Street Scene, BIS = Business Insight Service",
            {"HSS": "Head of Street Scene", "BIS": "Business Insight Service"},
        ),
        ("Who is who\nCT   Chief Trading Officer\nTM   Transport Manager", {"TM": "Transport Manager"}),
        (
            "AM = Ageing Well Manager, CT = Canal Trust, SW = Sports\nWest Officer, HB = Harbour Board.",
            {"AM": "Ageing Well Manager", "CT": "Canal Trust", "SW": "Sports West Officer", "HB": "Harbour Board"},
        ),
        (
            "Initials Post\nHSk Head of Skills\nPEM Principal Economist\nCL College Liaison\nThe plan",
            {"HSk": "Head of Skills", "PEM": "Principal Economist", "CL": "College Liaison"},
        ),
        ("AB: Thank you. CD: Shall we begin? EF: Please do", {}),
        ("AD: Housing and planning; the RAG - Red means late", {}),
        ("PH leads on public health", {"PH": "Public Health"}),
        ("KL – Cllr Lark; PW – Councillor P Wren", {"KL": "Cllr Lark", "PW": "Councillor P Wren"}),
        ("RS - Cllr Wren will go", {}),
    ],
)
def test_abbreviations_a_paper_defines(text: str, expected: dict[str, str]) -> None:
    assert defined_abbreviations(text) == expected


def test_initials_that_a_key_writes_out_are_the_councillor() -> None:
    paper = GENERAL.with_abbreviations({"KL": "Cllr Lark", "TC": "Town Clerk"})
    found = read_leads("KL/TC", paper)
    assert [(lead.raw, lead.name, lead.kind, lead.person) for lead in found] == [
        ("KL", "Cllr Lark", "member", "Lark"),
        ("TC", "Town Clerk", "officer", None),
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("R: Head of IT; A: Director of Wealth", ["Head of Information Technology", "Director of Wealth"]),
        ("Dawn / Clive", ["Dawn", "Clive"]),
        ("Energy Lead / Harbour Trustees", ["Energy Lead", "Harbour Trustees"]),
        ("PTU / Districts", ["PTU", "Districts"]),
        ("Place: Head of Parks", ["Head of Parks"]),
        ("Housing Services Team and local firms", ["Housing Services Team", "local firms"]),
        ("Police, Fire and ICB", ["Police", "Fire", "Integrated Care Board"]),
        ("Safety Manager – Police – Housing Associations", ["Safety Manager", "Police", "Housing Associations"]),
        ("Clerk to the Trustees", ["Clerk to the Trustees"]),
        ("New post – Fleet Manager", ["Fleet Manager"]),
        ("2 x Fleet Assessors", ["Fleet Assessors"]),
        ("Head of Fleet Date: 3 May 2025", ["Head of Fleet"]),
    ],
)
def test_marks_and_words_around_posts(cell: str, names: list[str]) -> None:
    assert [lead.name for lead in read_leads(cell, GENERAL)] == names


@pytest.mark.parametrize("words", ["and ", "Cllrs A Bee, C Dee ", "Head of X, ", "(", "all word ", "- "])
def test_a_hostile_cell_takes_no_long_time(words: str) -> None:
    began = time.process_time()
    read_leads(words * 20_000, GENERAL)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("mark", [".", "..", ". .", "-", "–", ",", ";", "/"])
def test_a_mark_that_stands_apart_names_nobody(mark: str) -> None:
    for cell in (f"Clerk {mark}", f"{mark} Clerk", f"Clerk\n{mark}"):
        assert [lead.name for lead in read_leads(cell, GENERAL)] == ["Clerk"]
    assert read_leads(mark, GENERAL) == ()


@pytest.mark.skipif(not (SHARED / "nlp").is_dir(), reason="the labelled cells are not here")
def test_labelled_cells() -> None:
    known = GENERAL.with_abbreviations({"CMT": "Council Management Team"})
    wrong = []
    for row in json.loads((SHARED / "nlp" / "leads.json").read_text()):
        found = [_label(lead) for lead in read_leads(row["text"], known)]
        named = [label.replace("person:", "role:").split("|", 1) for label in row["expected"]]
        expected = [
            f"role:{parts[1]}" if label.startswith("person:") else label
            for label, parts in zip(row["expected"], named, strict=True)
        ]
        if found != expected:
            wrong.append((row["text"], found, expected))
    assert not wrong


def test_a_name_that_runs_on_behind_its_noun_runs_on_over_the_line() -> None:
    vocabulary = Vocabulary.general().with_abbreviations({"EMT": "Executive Management Team"})
    (one,) = read_leads("EMT Second Priority\nProgramme Board Leads", vocabulary)
    assert one.name == "Executive Management Team Second Priority Programme Board Leads"
    assert len(read_leads("EMT\nProgramme Board Leads", vocabulary)) == 2


def _label(lead: Lead) -> str:
    if lead.kind in ("officer", "member"):
        return f"role:{lead.rank}|{lead.portfolio or ''}"
    return f"body:{lead.name}"


@pytest.mark.parametrize(
    ("cell", "who", "when"),
    [
        ("Head of Insight In place", "Head of Insight", "In place"),
        ("Solicitor to the Council Due: 31 December 2025", "Solicitor to the Council", "31 December 2025"),
        ("Head of Estates (by March 2026)", "Head of Estates", "by March 2026"),
        ("Head of Parks,\nAlready done", "Head of Parks", "Already done"),
        ("Head of Vision 2030", "Head of Vision 2030", None),
        ("Theresa May", "Theresa May", None),
        ("Head of Rolling Programme", "Head of Rolling Programme", None),
    ],
)
def test_what_a_lead_cell_says_of_a_time(cell: str, who: str, when: str | None) -> None:
    assert who_and_when(cell, GENERAL) == (who, when)


def test_words_cut_short_are_told_as_printed_where_their_name_wraps() -> None:
    assert [lead.raw for lead in read_leads("Leisure\nClient Mgr / Parks\nMgr", GENERAL)] == [
        "Leisure Client Mgr",
        "Parks Mgr",
    ]


def test_the_end_of_a_paragraph_parts_what_would_be_one_name_on_one_line() -> None:
    assert [lead.raw for lead in read_leads("Arboriculture\n\nHighways", GENERAL)] == ["Arboriculture", "Highways"]
    assert [lead.raw for lead in read_leads("Housing\n\nLeisure Manager", GENERAL)] == ["Housing", "Leisure Manager"]


def test_a_sign_before_a_telephone_number_is_no_part_of_a_name() -> None:
    assert [lead.name for lead in read_leads("Parks Foreman ☎ [telephone] ✉ [email]", GENERAL)] == ["Parks Foreman"]


@pytest.mark.parametrize("body", ["Youth Council", "Harbour Trust", "Town Forum"])
def test_a_councillor_and_a_body_beside_a_comma_are_two(body: str) -> None:
    assert [lead.name for lead in read_leads(f"Cllr A Bee, {body}", GENERAL)] == ["A Bee", body]
