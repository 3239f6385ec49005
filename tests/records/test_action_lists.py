"""Actions in lists under a head that names them, with nobody and no day beside them."""

from __future__ import annotations

import pytest

from papers_said import read


@pytest.mark.parametrize(
    "head", ["**Next Steps**", "**Summary of actions**", "**Agreed actions**", "**4. Action plan:**"]
)
def test_what_is_listed_under_a_head_of_actions_is_what_will_be_done(head: str) -> None:
    found = read(
        "**The quay: notes of a talk**",
        "We met those who moor there.",
        head,
        "• The harbour office will send a drawing of the steps",
        "• The two clubs to count boats in May",
        "**Who was there**",
        "• Nine owners of boats",
    )
    assert [each.text for each in found.actions] == [
        "The harbour office will send a drawing of the steps",
        "The two clubs to count boats in May",
    ]


def test_numbers_with_bullets_below_each_are_aims() -> None:
    found = read(
        "**Friends of the quay: what we plan**",
        "**Action plan**",
        "1. Be heard.",
        "• Write to the harbour office",
        "• A page in the paper",
        "2. Grow.",
        "• Ask each owner to join",
    )
    texts = [each.text for each in found.actions]
    assert texts == ["Write to the harbour office", "A page in the paper", "Ask each owner to join"]


def test_prose_under_such_a_head_is_no_list() -> None:
    found = read(
        "**The quay: a report**",
        "**Next steps**",
        "The report goes to the harbour office in June.",
        "It will be printed after that.",
    )
    assert not found.actions


def test_items_may_end_in_a_day_behind_a_dash_and_who_in_brackets() -> None:
    found = read(
        "**The quay: what we will do**",
        "**What we will do next**",
        "1. Let the new moorings – by the end of May 2026 (Head of Harbours)",
        "2. Sweep the steps",
    )
    assert [(each.text, each.lead_raw, each.timescale_raw) for each in found.actions] == [
        ("Let the new moorings", "Head of Harbours", "by the end of May 2026"),
        ("Sweep the steps", None, None),
    ]


def test_numbered_paragraphs_under_such_a_head_are_no_list() -> None:
    found = read(
        "**The quay: a report**",
        "**8. Next steps**",
        "8.1 An adviser has read the figures and found them sound.",
        "8.2 The figures will be read again.",
    )
    assert not found.actions
