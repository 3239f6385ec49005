"""What small councils and planning committees settled, as print and votes tell it."""

from __future__ import annotations

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from paper import paper

HEAD = ["**Minutes of the Housing Committee**", "Present: Councillors Brook and Lund", "**2. Damp in homes**"]


def words(*blocks: str) -> list[str]:
    made = paper([*HEAD, *blocks])
    flow = reading_flow(made.document, [], 1, 1, ())
    return [each.text for each in find_decisions(flow, "minutes", "Housing Committee", Issues())]


def test_a_paragraph_that_print_sets_apart_says_what_became_of_an_application() -> None:
    found = words(
        "**9. The Old Forge**",
        "**Permission refused for the following reasons:**", "1. The shed is too tall.", "2. There is no room to park.",
        "**10. Mill Lane**", "Members talked.", "**Deferred for a visit to the site.**",
    )  # fmt: skip
    assert found == ["Permission refused for the following reasons:", "Deferred for a visit to the site."]


def test_what_was_moved_and_seconded_is_decided_where_it_was_carried_in_quiet_minutes() -> None:
    found = words(
        "Grit bin. Proposed Mrs Wren, seconded Mr Finch, all in favour, that a grit bin be bought.",
        "Flag. Proposed Mr Finch, seconded Mrs Wren, that a flag be flown. Lost by two votes.",
        "After discussion the Council agreed to plant an oak.",
    )
    assert found == ["that a grit bin be bought.", "to plant an oak."]
