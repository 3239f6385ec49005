"""The kind of a paper as who speaks in it tells, whatever its title. The papers are invented."""

from __future__ import annotations

from extract.issues import Issues
from extract.records import find_records
from extract.records.paper.told import told_by
from paper import paper

ANSWERS = (
    "**Warm homes: what we say to the tenants**",
    "Anyshire Council, July 2025",
    "In spring the tenants told us what should change. Cabinet has read what they found and answers each of them here. "
    "Where we agree we say what will be done; where we do not, we say why.",
    "**Damp**",
    "They recommended that every report of damp be answered in a week. We agree. We will set up a desk by October.",
    "**Boilers**",
    "They asked that old boilers be replaced first. We accept this in part: we will replace two hundred by March.",
)


def test_a_paper_of_which_nothing_was_read_is_told_by_who_speaks() -> None:
    document = paper(ANSWERS, top=80.0).document
    found = find_records(document, (), Issues())
    said = told_by(found.papers, document)
    assert said["says we"] > said["says accept"] > 0
    assert found.document.document_type == "response"


def test_the_words_that_open_a_paper_are_signs_apart() -> None:
    late = "They asked for an answer. " + "The lanes are long and the hedges high. " * 50
    document = paper((late, "In short: this is our response."), top=80.0).document
    said = told_by(find_records(document, (), Issues()).papers, document)
    assert said["opens answer"] > 0
    assert said["says respon"] > 0 and "opens respon" not in said


def test_whether_a_meeting_is_stated_and_how_a_paper_is_set_are_signs() -> None:
    letter = paper(("Dear members,", *ANSWERS[2:], "Yours sincerely"), top=80.0).document
    said = told_by(find_records(letter, (), Issues()).papers, letter)
    assert said["told as a letter"] == 1.0
    assert "told a body" not in said and "told a day" not in said
    report = paper(("**Cabinet**", "**8 July 2025**", "**Warm homes**", *ANSWERS[2:]), top=80.0).document
    said = told_by(find_records(report, (), Issues()).papers, report)
    assert said["told a body"] == said["told a day"] == 1.0
    assert "told as a letter" not in said


def test_recommendations_say_what_ought_to_be() -> None:
    asked = ("**Recommendations**", "1. The council should count its lamps.", "2. It should mend those that are dark.")
    document = paper(("**A review of lamps**", *asked), top=80.0).document
    found = find_records(document, (), Issues())
    assert len(found.papers[0].recommendations) == 2
    said = told_by(found.papers, document)
    assert said["told of what ought"] == said["told asked by number"] > 0
    assert "told of what will" not in said
