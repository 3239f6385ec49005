"""Leads and timescales in running text: what is found, what is not, and that the offsets hold."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer

from extract.tag import Vocabulary
from extract.tag.mentions import FoundMention, find_mentions, heads, names

GENERAL = Vocabulary.general()
ANCHOR = date(2024, 11, 14)


def leads(text: str, vocabulary: Vocabulary = GENERAL) -> list[str]:
    return [f"{one.raw}={one.name}" for one in find_mentions(text, ANCHOR, vocabulary) if one.field == "lead"]


def times(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, date | None, date | None]]:
    found = [one for one in find_mentions(text, anchor, GENERAL) if one.field == "timescale"]
    return [(one.raw, one.earliest, one.latest) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "That the Executive Director of Strategy and Resources be asked to report.",
            ["Executive Director of Strategy and Resources=Executive Director, Strategy and Resources"],
        ),
        (
            "Delegated to the Corporate Director – Growth, Environment and Transport, in consultation with the Leader.",
            [
                "Corporate Director – Growth, Environment and Transport"
                "=Corporate Director, Growth, Environment and Transport",
                "Leader=Leader",
            ],
        ),
        (
            "The Cabinet Member for Children, Families & Education spoke.",
            [
                "Cabinet Member for Children, Families & Education"
                "=Cabinet Member for Children, Families and Education"
            ],
        ),
        ("Ask the interim Head of Legal to draft it.", ["interim Head of Legal=Head of Legal"]),
        (
            "The Chief Executive and the Monitoring Officer agreed.",
            ["Chief Executive=Chief Executive", "Monitoring Officer=Monitoring Officer"],
        ),
        ("Advice of the s151 officer is awaited.", ["s151 officer=Section 151 Officer"]),
        ("The Housing Options Manager will lead.", ["Housing Options Manager=Housing Options Manager"]),
        ("Chair of the Audit Committee to attend.", ["Chair of the Audit Committee=Chair of Audit Committee"]),
        ("It went to Cabinet and Audit Committee.", ["Cabinet=Cabinet", "Audit Committee=Audit Committee"]),
        ("Establish Digital Steering Group.", ["Digital Steering Group=Digital Steering Group"]),
        (
            "Seen by the Adults and Health Scrutiny Sub-Committee and Planning Committee.",
            [
                "Adults and Health Scrutiny Sub-Committee=Adults and Health Scrutiny Sub-Committee",
                "Planning Committee=Planning Committee",
            ],
        ),
        ("Signed off by Council Management Team.", ["Council Management Team=Council Management Team"]),
        ("Cabinet Member (Finance) to agree.", ["Cabinet Member (Finance)=Cabinet Member for Finance"]),
        ("The AD Finance advised the Executive.", ["AD Finance=Assistant Director, Finance", "Executive=Executive"]),
        ("A report by Cllr Ann Bee was noted.", ["Cllr Ann Bee=Ann Bee"]),
    ],
)  # fmt: skip
def test_leads_in_text(text: str, expected: list[str]) -> None:
    assert leads(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "All directors and heads of service should meet the council and its cabinet.",
        "The Director and the Committee took note, as did Members and Officers.",
        "Executive Summary of the Council Tax paper",
        "Guidance of the Cabinet Office on Leader Listens sessions",
        "The move to a Cabinet and Scrutiny model",
        "Cabinet members were briefed on MS Teams.",
        "A CPO was served and ACE scores were taken, with SLT support in schools.",
        "The Labour Party and the Executive team, in AD 1066 and in ED",
        "Section 151 of the Local Government Act 1972",
    ],
)
def test_words_that_name_nobody(text: str) -> None:
    assert leads(text) == []


def test_an_abbreviation_is_a_lead_where_the_paper_says_so() -> None:
    paper = GENERAL.with_abbreviations({"SLT": "Senior Leadership Team", "MTFS": "Medium Term Financial Strategy"})
    assert leads("SLT to review the MTFS", paper) == ["SLT=Senior Leadership Team"]


def test_all_parts_of_a_mention() -> None:
    assert find_mentions("Report to Cabinet by March 2025.", ANCHOR, GENERAL) == [
        FoundMention("lead", 10, 17, "Cabinet", "body", rule="body", name="Cabinet"),
        FoundMention(
            "timescale", 18, 31, "by March 2025", "date", None, date(2025, 3, 31), "month", None, "month_year"
        ),
    ]  # fmt: skip


def test_an_undated_month_is_past_where_the_sentence_tells_what_happened() -> None:
    assert times("The scheme was launched in June.") == [("June", date(2024, 6, 1), date(2024, 6, 30))]
    assert times("The scheme will be launched in June.") == [("June", date(2025, 6, 1), date(2025, 6, 30))]


def test_counted_times_need_the_date_of_the_paper() -> None:
    assert times("Review it within six months.") == [("within six months", ANCHOR, date(2025, 5, 14))]
    assert times("Review it within six months.", None) == [("within six months", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The Local Government Act 1972 and the Corporate Plan 2023-26 apply.",
        "In the first two weeks 300 offences were recorded.",
        "Duties under the 2010 Act, in the 2021 National Space Strategy, for two weeks",
        "Pupils aged 14-15 and 16-17 year olds",
        "People over 75 years of age are invited.",
    ],
)
def test_years_and_lengths_that_set_no_time(text: str) -> None:
    assert times(text) == []


PIECES = (
    "Cabinet", "the", "Chief Executive", "Director", "of", "Housing", "and", ",", "–", "by", "March 2025", "2024/25",
    "\n", "Chair", "Board", "’s", "Cllr", "Bee", "S151", "Sub-Committee", "(", ")", "/", "\xa0", "Q3", ":", "-", "É",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_mentions_are_in_order_and_their_offsets_exact(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for one in find_mentions(text, ANCHOR, GENERAL):
        assert one.start >= end
        assert text[one.start : one.end] == one.raw != ""
        assert (one.name is not None) == (one.field == "lead")
        end = one.end


def test_spacy_is_loaded_only_for_a_text_that_may_name_a_lead() -> None:
    program = """
import sys
from extract.tag import Vocabulary
from extract.tag.mentions import find_mentions
for text in ("The council will do so by March 2025.", "Ask the Chief Executive."):
    find_mentions(text, None, Vocabulary.general())
    print("spacy" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_words_met_before_are_taken_apart_as_spacy_does() -> None:
    from extract.tag.mentions.words import word_by_word

    own = spacy.blank("en").tokenizer
    faster = word_by_word(own)
    text = "The Council's s.151 officer (O&S, e.g. £2.5m-worth)\n met  Cllr O’Neil/AD Housing: it's 3-6 months."
    for _ in range(2):
        told = [(token.text, token.whitespace_) for token in faster(text)]
        assert told == [(token.text, token.whitespace_) for token in own(text)]
    assert faster(text).text == text


def test_a_tokenizer_that_the_user_has_chosen_stays() -> None:
    own, other = spacy.blank("en"), spacy.blank("en")
    chosen = other.tokenizer = WhitespaceOnly(other.vocab)
    for nlp in (own, other):
        nlp.add_pipe("council_leads")
    assert other.tokenizer is chosen
    assert own.tokenizer.to_bytes() == spacy.blank("en").tokenizer.to_bytes()


class WhitespaceOnly(Tokenizer):
    """A tokenizer of somebody else's."""


ENDLESS = ("Director of ", "HEAD OF FINANCE AND ", "Housing, ", "Cabinet ", "Adult Team/", "Housing-", "Children's ")


@pytest.mark.parametrize("words", ENDLESS)
def test_the_work_of_a_line_without_an_end_grows_with_its_length_only(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, looked = names.read_leads, names._capital
    work = 0

    def counted(raw: str, vocabulary: Vocabulary) -> object:
        nonlocal work
        work += len(raw)
        return read(raw, vocabulary)

    def counted_look(doc: names.Doc, index: int) -> bool:
        nonlocal work
        work += 1
        return looked(doc, index)

    monkeypatch.setattr(names, "read_leads", counted)
    monkeypatch.setattr(names, "_capital", counted_look)
    for times_over in (100, 800):
        work = 0
        find_mentions(words * times_over, ANCHOR, GENERAL)
        assert work <= 1000 * times_over


@pytest.mark.parametrize(
    "defined",
    [
        {"CMT": "Council Management Team"},
        {"XQB": "Xylophone Quality Board", "HoC": "Head of Communications", "PH": "Public Health"},
        {"CFO": "Carbon Footprint Offset", "IT": "Independent Tribunal", "DIRECTOR": "Director of Place"},
        {"BOARD": "Borough Operational Area Response Desk", "CEO": "Chief Engagement Officer", "Chair": "Head of HR"},
    ],
)
def test_words_of_a_paper_are_worked_out_from_those_of_its_council_alone(defined: dict[str, str]) -> None:
    for council in (GENERAL, GENERAL.with_abbreviations({"XB": "Xylophone Board"}, bodies=["Xylophone Board"])):
        over = council.with_abbreviations(defined)
        anew = replace(over, base=None)
        assert heads.heads(over) == heads.heads(anew)
        assert list(heads.short_forms(over).items()) == list(heads.short_forms(anew).items())
        text = "CFO XQB HoC IT CEO Chair CMT The Director of Place asks the Xylophone Board and the XB"
        assert find_mentions(text, None, over) == find_mentions(text, None, anew)
