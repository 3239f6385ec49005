"""E-mail addresses and telephone numbers go; reference numbers, money and dates stay."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact_spellings import NO_CONTACTS, SPELLINGS
from extract.assemble.contacts import clean_rows
from extract.assemble.tagging import tagged
from extract.contacts import EMAIL_MARK, TELEPHONE_MARK, no_mail, without_contacts
from extract.issues import DocumentError
from extract.pipeline import extract_file
from extract.run.inputs import Job
from extract.run.names import kept
from extract.schema import TABLES
from extract.settings import Settings
from plain_rows import paper, passage, row

SPACED = [(3, 4, 4), (4, 3, 4), (4, 4, 3), (5, 6), (5, 3, 3), (11,)]
"""How the eleven digits of a number are usually grouped (Ofcom's National Telephone Numbering Plan)."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to ann.bee@council.gov.uk. You may call.", f"Write to {EMAIL_MARK}. You may call."),
        ("ann.bee@council .gov.uk", EMAIL_MARK),
        ("Ann Bee ann-bee@council.gov.uk, Head of Housing", f"Ann Bee {EMAIL_MARK}, Head of Housing"),
        ("mailto:ann@council.gov.uk", EMAIL_MARK),
        ("Tel: 020 7946 0000 ext. 1234", f"Tel: {TELEPHONE_MARK}"),
        ("(01632) 960000", TELEPHONE_MARK),
        ("+44 (0)20 7946 0000", TELEPHONE_MARK),
        ("+441632960000 ann@council.gov.uk", f"{TELEPHONE_MARK} {EMAIL_MARK}"),
        ("0161-496-0000/0161 496 0001", f"{TELEPHONE_MARK}/{TELEPHONE_MARK}"),
        ("Tel. 4960000", f"Tel. {TELEPHONE_MARK}"),
        ("Tel: 4216", f"Tel: {TELEPHONE_MARK}"),
    ],
)
def test_contact_details_leave_a_mark(text: str, expected: str) -> None:
    assert without_contacts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "from 01/02/2023 to 03/04/2024",
        "01-02-2023",
        "between 2023-09-05 and 05.09.2024",
        "decision 24/00108 and minute 0123",
        "a grant of £01234567890 or £2,012,345,678",
        "UPRN 010012345678",
        "charity 0123456",
        "figures 0.5 020 7 000 1234 5678",
        "0,123 456 7890 or 0123 456 789.5",
        "50% of 12345678901",
        "five @ £20 each",
        "follow @thecouncil",
        "by telephone in 2023",
        "call 111 or 999",
        "ISBN 0123456789",
    ],
)
def test_numbers_that_are_no_contact_details_stay(text: str) -> None:
    assert without_contacts(text) == text


@pytest.mark.parametrize("text", SPELLINGS)
@pytest.mark.parametrize("around", ["{}", "Call or write: {} by noon.", "Ann Bee\n{}\nHead of Housing", "({})"])
def test_no_spelling_of_contact_details_gets_through(text: str, around: str) -> None:
    left = without_contacts(around.format(text))
    assert EMAIL_MARK in left or TELEPHONE_MARK in left
    assert not re.search(r"\d{3}|ann|council", left)
    assert without_contacts(left) == left


@pytest.mark.parametrize("text", NO_CONTACTS)
def test_dates_references_money_and_counts_are_no_contact_details(text: str) -> None:
    assert without_contacts(text) == text


def test_a_file_s_name_and_path_are_cleaned_and_its_address_keeps_its_keys() -> None:
    def told(uri: str, name: str) -> tuple[str, str]:
        document = clean_rows(paper({"source_uri": uri, "file_name": name}), str).document
        return document.source_uri, document.file_name

    assert told("in/Contact_01632_960000 x@a.gov.uk/Plan ext 4141.pdf", "Plan ext 4141.pdf") == (
        f"in/Contact_{TELEPHONE_MARK} {EMAIL_MARK}/Plan {TELEPHONE_MARK}.pdf",
        f"Plan {TELEPHONE_MARK}.pdf",
    )
    address = "https://council.gov.uk/documents/s02079460000/Plan.pdf"
    assert told(address, "s02079460000.pdf") == (address, "s02079460000.pdf")


def test_a_run_tells_no_contacts_of_a_file_s_name() -> None:
    job = Job("0" * 64, Path("in/ann.bee@council.gov.uk/call 01632 960000.pdf"))
    assert job.uri.startswith(f"in/{EMAIL_MARK}") and f"call {TELEPHONE_MARK}" in job.uri
    name = kept(job.name)
    assert name.startswith(f"call {TELEPHONE_MARK}") and name.endswith(".pdf")
    assert not re.search(r"ann|bee|council|01632|960000", job.uri + name)


@given(
    st.sampled_from("1235789"),
    st.text("0123456789", min_size=9, max_size=9),
    st.sampled_from(SPACED),
    st.sampled_from(" -\xa0"),
    st.sampled_from(["", "(", "call ", "T: ", "\n"]),
)
def test_no_usual_grouping_gets_through(first: str, rest: str, groups: tuple[int, ...], gap: str, before: str) -> None:
    digits, pieces, at = "0" + first + rest, [], 0
    for length in groups:
        pieces.append(digits[at : at + length])
        at += length
    assert not re.search(r"\d{3}", without_contacts(before + gap.join(pieces)))


@given(st.text("aB1 .@-_+'\n/,", max_size=60))
def test_cleaning_twice_changes_nothing_and_leaves_no_address(text: str) -> None:
    once = without_contacts(text)
    assert without_contacts(once) == once
    assert not re.search(r"\w@[A-Za-z]", once)


def test_every_kind_of_column_is_cleaned_and_keys_are_not() -> None:
    cell = {"row": 0, "column": 0, "row_span": 1, "column_span": 1, "text": "x@council.gov.uk", "page": 1}
    cell |= dict.fromkeys(("x0", "top", "x1", "bottom"), 0.0)
    found = paper(
        {"document_id": "0" * 11 + "a" * 53, "source_uri": "https://council.gov.uk/02079460000.pdf"},
        tables=[row("tables", part_id="p1", cells=[cell], header=["020 7946 0000"])],
        actions=[row("actions", part_id="p1", extra={"Contact x@council.gov.uk": "020 7946 0000"})],
        issues=[row("issues", message="seen x@council.gov.uk")],
        links=[row("links", part_id="p1", uri="https://council.gov.uk/s02079460000?to=x@council.gov.uk")],
    )
    clean = clean_rows(found, without_contacts)
    assert clean.document.source_uri == found.document.source_uri
    assert clean.tables[0].cells[0].text == EMAIL_MARK
    assert clean.tables[0].header == [TELEPHONE_MARK]
    assert clean.actions[0].extra == {f"Contact {EMAIL_MARK}": TELEPHONE_MARK}
    assert clean.issues[0].message == f"seen {EMAIL_MARK}"
    assert clean.links[0].uri == "https://council.gov.uk/s02079460000?to="


SAFE = "https://eur01.safelinks.protection.outlook.com/?url="
AFTER = "&data=05%7C02%7Cann.bee%40council.gov.uk%7C0d07%7C0&sdata=x%3D&reserved=0"


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        (f"{SAFE}https%3A%2F%2Fcouncil.gov.uk%2Fdocuments%2Fs1%2FA%2520plan.pdf{AFTER}",
         "https://council.gov.uk/documents/s1/A%20plan.pdf"),
        (f"{SAFE}{SAFE.replace(':', '%3A').replace('?', '%3F').replace('=', '%3D')}http%253A%252F%252Fa.uk%252F{AFTER}",
         "http://a.uk/"),
        (f"{SAFE}javascript%3Aalert(1){AFTER}", "https://eur01.safelinks.protection.outlook.com/"),
        ("https://council-my.sharepoint.com/personal/ann_bee_council_gov_uk/Documents/Ann%20Bee/plan.docx",
         "https://council-my.sharepoint.com/"),
        ("https://council.gov.uk/form?to=ann.bee%40council.gov.uk&page=2", "https://council.gov.uk/form?to=&page=2"),
        ("https://maps.example.org/place/@52.923183,-1.4740675,19.5z", None),
        ("https://council.gov.uk/a#:~:text=95%25%20of%2040.5%20homes", None),
    ],
)  # fmt: skip
def test_an_address_on_the_web_keeps_where_it_leads_and_nobodys_mail(uri: str, expected: str | None) -> None:
    assert no_mail(uri) == (expected or uri)
    assert no_mail(no_mail(uri)) == no_mail(uri)


def test_a_quoted_mail_in_a_text_goes_too() -> None:
    assert (
        without_contacts("see https://a.uk/?to=ann.bee%40council.gov.uk now")
        == f"see https://a.uk/?to={EMAIL_MARK} now"
    )
    assert without_contacts("95% of 40% at 5%40") == "95% of 40% at 5%40"


def test_mentions_stand_where_they_say_in_a_cleaned_text() -> None:
    text = "Write to ann.bee@council.gov.uk or 020 7946 0000; the Chief Executive reports by March 2025."
    made = tagged(paper(passages=[passage(text)]))
    words = made.passages[0].text
    assert [mention.raw for mention in made.mentions] == ["Chief Executive", "by March 2025"]
    assert all(words[mention.start : mention.end] == mention.raw for mention in made.mentions)


ADDRESS = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+\.\w")
NUMBER = re.compile(
    r"(?<![\w.,£])(?<!\d-)(?<!\d[a-z]-)(?:\+44|0)\s?\(?\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\w,.]*\d)"
)


def texts(value: Any, column: str) -> list[tuple[str, str]]:
    """Every text in a value of a row."""
    if isinstance(value, str):
        return [(column, value)]
    if isinstance(value, dict):
        return [found for pair in value.items() for one in pair for found in texts(one, column)]
    return [found for one in value for found in texts(one, column)] if isinstance(value, list) else []


@pytest.mark.slow
def test_no_shared_paper_gives_a_row_with_contact_details(shared: Path) -> None:
    settings = Settings(ocr="none")
    seen = 0
    for path in sorted([*shared.glob("reference/*.pdf"), *shared.glob("real/*/*.pdf")]):
        try:
            found = extract_file(path, settings)
        except DocumentError:
            continue
        for table in TABLES:
            rows = [found.document] if table == "documents" else getattr(found, table)
            for one in rows:
                for column, text in texts(one.model_dump(exclude={"document_id", "source_uri", "uri"}), table):
                    assert not ADDRESS.search(text), f"{path.name}, {column}: {text[:200]}"
                    assert not NUMBER.search(text), f"{path.name}, {column}: {text[:200]}"
                    seen += text.count(EMAIL_MARK) + text.count(TELEPHONE_MARK)
    assert seen > 100, "the papers hold many contact details; where are their marks?"
