"""Heads that say by when what stands under them is to be done."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.records import find_records
from extract.records.prose.time_heads import TIME_HEAD
from paper import paper


@pytest.mark.parametrize(
    "head", ["Immediately", "Within three months:", "By 31 March 2026", "Short term (0-6 months)", "In the next year",
             "Q2 2025/26", "As a matter of urgency:", "April to June 2025"]
)  # fmt: skip
def test_words_that_only_date(head: str) -> None:
    assert TIME_HEAD.match(head)


@pytest.mark.parametrize(
    "head",
    [
        "March 2026: review",
        "Immediate neighbours",
        "Within the service",
        "2025 budget",
        "DECISION",
        "Mayor",
        "Marketing",
    ],
)
def test_words_that_say_more(head: str) -> None:
    assert not TIME_HEAD.match(head)


def test_items_take_the_time_of_the_head_above_unless_they_have_their_own() -> None:
    made = paper(
        (
            "**Recovery plan**",
            "**Immediately**",
            "1. Set up a recovery board. (Lead: Chief Executive)",
            "**Within six months**",
            "2. Publish the accounts. (Lead: Director of Finance)",
            "3. Review all fees. (Lead: Head of Revenues, by May 2027)",
            "**Other matters**",
            "4. Renew the lease. (Lead: Head of Estates, by June 2027)",
        ),
        top=60.0,
    )
    (found,) = find_records(made.document, [], Issues()).papers
    assert [action.timescale_raw for action in found.actions] == [
        "Immediately", "Within six months", "by May 2027", "by June 2027",
    ]  # fmt: skip
