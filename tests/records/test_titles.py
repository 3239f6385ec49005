"""Titles by how they are printed: what goes on in the next line, what stands small beside or below, letters, forms."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.model import Box, Document, Line, Page, Word
from extract.records.paper.front import Span, front_of
from extract.records.paper.metadata import describe_document
from extract.records.paper.parts import find_parts
from extract.records.paper.pieces import pieces_of
from extract.records.paper.title_words import cleaned, undated

LEFT, TEXT = 60.0, "The people of the town were asked in the spring what they would have done with the old mill site."
Print = tuple[str, float, bool]
BLOCK: list[Print] = [(TEXT, 10.0, False)] * 6


def row(text: str, size: float, bold: bool, top: float, left: float = LEFT) -> list[Word]:
    words: list[Word] = []
    for token in text.split():
        right = left + 0.45 * size * len(token)
        words.append(Word(token, Box(left, top, right, top + size), size, bold))
        left = right + 0.25 * size
    return words


def titled(*prints: Print, beside: tuple[Print, ...] = ()) -> str | None:
    """The title of a paper that begins with ``prints``, each a line; ``beside`` stands level with the first of them,
    on the right."""
    document = printed(*prints, beside=beside)
    return describe_document(document, find_parts(document, []), Issues()).title


def pieces(*prints: Print) -> list[str]:
    return [piece.text for piece in pieces_of(front_of(printed(*prints), [], Span(1, 1)))]


def printed(*prints: Print, beside: tuple[Print, ...] = ()) -> Document:
    lines: list[Line] = []
    top = 60.0
    for place, (text, size, bold) in enumerate(prints):
        words = row(text, size, bold, top)
        if place < len(beside):
            small, its_size, its_bold = beside[place]
            words += row(small, its_size, its_bold, top + size - its_size, words[-1].box.x1 + 3 * size)
        lines.append(Line(1, tuple(words)))
        top += 1.35 * size
    return Document("0" * 64, "invented.pdf", (Page(1, 595.0, 842.0, 0, tuple(lines)),))


def test_what_stands_small_under_an_open_end_is_no_part_of_the_title() -> None:
    below = ("Report to the Cabinet, 5 November 2025", 10.0, False)
    assert titled(("Peer review: one year on", 20.0, True), below, *BLOCK) == "Peer review: one year on"


def test_a_weekday_asks_for_its_day() -> None:
    opening = "Minutes of the meeting of Nether Stoke Parish Council held in the Hall on Tuesday"
    lines = ((opening, 12.0, True), ("9th September 2025 at 7.15 pm", 12.0, True))
    present = ("Present: Cllrs Ash and Elm", 10.0, False)
    assert titled(("NETHER STOKE PARISH COUNCIL", 15.0, True), *lines, present) != opening


@pytest.mark.parametrize("years", ["2024/25", "2024–2027", "2026"])
def test_years_on_a_line_of_their_own_end_a_title_set_alike(years: str) -> None:
    title = ("Auditor’s Annual Report", 32.0, True)
    assert pieces(title, (years, 32.0, True)) == [f"{title[0]} {years}"]
    assert pieces(title, (years, 11.0, False)) == [title[0], years]


def test_report_to_in_small_letters_goes_on_from_the_line_above() -> None:
    title = ("Tree Planting Plan: monitoring", 20.0, True)
    assert len(pieces(title, ("report to September 2025", 20.0, True))) == 1
    assert len(pieces(title, ("Report to Cabinet", 20.0, True))) == 2


def test_a_colon_over_the_councils_name_asks_for_it() -> None:
    lines = (("Corporate Peer Challenge:", 26.0, True), ("Anyford Borough Council", 26.0, True))
    assert titled(*lines, ("Feedback report", 12.0, False), *BLOCK) == " ".join(text for text, *_ in lines)


def test_an_audit_report_is_titled_by_what_was_audited_too() -> None:
    lines = (("Internal Audit Report", 22.0, True), ("Grants for Village Halls", 16.0, False))
    assert (
        titled(*lines, ("Anyford City Council", 11.0, False), *BLOCK)
        == "Internal Audit Report - Grants for Village Halls"
    )


def test_a_letter_is_titled_by_its_subject_not_by_its_letterhead() -> None:
    to = "Ms Ann Other, Director of Services for Children and Families, Anyford Council"
    found = titled(("Inspectors of Schools", 15.0, True), (to, 10.0, False), ("Dear Ms Other", 10.0, False),
                   ("Focused visit to the schools of Anyford", 15.0, True), *BLOCK)  # fmt: skip
    assert found == "Focused visit to the schools of Anyford"


def test_what_stands_small_beside_a_title_is_no_part_of_it() -> None:
    lines = (("What You Asked, What We", 26.0, True), ("Will Do for the Parks", 26.0, True))
    beside = (("Anyford", 9.0, False), ("Parks team", 9.0, False))
    assert titled(*lines, *BLOCK, beside=beside) == " ".join(text for text, *_ in lines)


@pytest.mark.parametrize("label", ["Title of decision:", "Subject:"])
def test_a_decision_form_is_titled_by_its_name(label: str) -> None:
    rows = [(f"{label} Award of a contract", 10.0, False), ("Decision maker: Director of Place", 10.0, False),
            ("Date of decision: 3 May 2024", 10.0, False)]  # fmt: skip
    name = ("RECORD OF DECISION TAKEN BY AN OFFICER", 10.0, True)
    assert titled(("Anyford Council", 14.0, True), name, *rows, *BLOCK) == name[0]


def test_a_subject_printed_like_a_heading_is_the_title_of_a_form_too() -> None:
    name, subject = ("ANYSHIRE – PROPOSED RECORD OF DECISION", 12.0, True), "Budget Monitoring Report: September"
    rows = (("Key decision: No", 10.0, True), (f"Title of Decision: {subject}", 10.0, True))
    assert titled(name, ("Decision taken by: Cabinet", 10.0, False), *rows, *BLOCK) == subject


def test_a_council_parted_by_a_dash_is_whose_the_paper_is() -> None:
    assert undated("Anyford District Council – Audit Tracker") == "Audit Tracker"
    assert undated("Anyford Parish Council - 14 July 2020") == "Anyford Parish Council - 14 July 2020"
    assert undated("Anyshire Fire Authority – Audit Tracker") == "Audit Tracker"
    assert undated("Audit Tracker – Anyford District Council") == "Audit Tracker"
    assert undated("Anyford Council: local authority assessment") == "Anyford Council: local authority assessment"


def test_the_council_that_others_wrote_of_stays() -> None:
    title = "Corporate Peer Challenge – Anyford District Council"
    assert undated(title, of_a_council=True) == title


def test_words_in_brackets_are_no_title_and_works_no_label_of_an_appendix() -> None:
    assert cleaned("(reference: 24 017 633)") is None
    assert cleaned("SCHEDULE OF WORKS IN THE PARKS") == "SCHEDULE OF WORKS IN THE PARKS"
    assert cleaned("Schedule B: Works in the Parks") == "Works in the Parks"
