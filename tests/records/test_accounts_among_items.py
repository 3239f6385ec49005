"""Orders with accounts below them that stand among the items of a meeting, set as these are."""

from __future__ import annotations

from extract.issues import Issues
from extract.records import FoundPaper, find_records
from paper import paper

ITEMS = [
    "**Minutes of the Housing Panel held on 16 July 2031**",
    "**11. Declarations of interest**",
    "There were none.",
    "**12. Roofs Plan: review**",
    "The Panel took the actions in turn.",
    "**H1. Inspect the roofs of all 40 halls (due 31 May 2031)**",
    "The Head of Halls reported that this was complete. The last was seen on 23 May.",
    "**H2. Survey each of the yards (due 30 June 2031)**",
    "The Head of Halls reported that this was in progress. Half of them had been seen.",
    "**H10. Publish a list of the sheds (due 31 August 2031)**",
    "The Clerk reported that this was overdue. Members were cross.",
    "**RESOLVED – That the review be noted.**",
    "**13. Date of next meeting**",
    "17 September 2031.",
]


def _read() -> FoundPaper:
    return find_records(paper(ITEMS).document, [], Issues()).papers[0]


def test_numbers_with_letters_are_a_list_of_their_own() -> None:
    found = [(each.ref, each.text, each.timescale_raw) for each in _read().actions]
    assert found == [
        ("H1", "Inspect the roofs of all 40 halls", "due 31 May 2031"),
        ("H2", "Survey each of the yards", "due 30 June 2031"),
        ("H10", "Publish a list of the sheds", "due 31 August 2031"),
    ]


def test_what_is_resolved_behind_them_is_no_account() -> None:
    paper = _read()
    assert [each.text for each in paper.decisions] == ["That the review be noted."]
    assert not any("RESOLVED" in (each.progress_raw or "") for each in paper.actions)
