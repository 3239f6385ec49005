"""Numbers beside the jobs that minutes list: those of the meeting's items are no references of the jobs."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.records import find_records
from paper import grid, paper

HEADS = ["**4. Play areas**", "**5. Allotments**", "**6. Harbour**"]
SAID = "The clerk told the meeting what had come of it since the spring."


@pytest.mark.parametrize(("first", "refs"), [(4, [None, None, None]), (11, ["11", "12", "13"])])
def test_numbers_of_items_are_told_from_numbers_of_jobs(first: int, refs: list[str | None]) -> None:
    jobs = grid(
        ["No.", "Job", "For", "Date"],
        [f"{first}", "Order the swing and have the fence mended", "Clerk", "30 January 2026"],
        [f"{first + 1}", "Write to the holders of unworked plots", "Deputy Clerk", "6 February 2026"],
        [f"{first + 2}", "Instruct the solicitor on the draft lease", "Clerk", "11 March 2026"],
    )
    top = [
        "**Minutes of the meeting of the Amenities Committee held on 14 January 2026**",
        "Present: Cllrs Bee and Cole",
    ]
    made = paper([*top, *(part for head in HEADS for part in (head, SAID)), "**Jobs**", jobs])
    found = find_records(made.document, made.by_page[0], Issues()).papers[0]
    assert found.part.document_type == "minutes"
    assert [action.ref for action in found.actions] == refs
    assert all(("Item" in action.extra) == (action.ref is None) for action in found.actions)
