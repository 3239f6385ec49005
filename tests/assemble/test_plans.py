"""Words of a plan's cells as rows carry them."""

from __future__ import annotations

import pytest

from extract.assemble.plans import BROKEN_NAME


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("Cllr Ashby-\nCole", "Cllr Ashby-Cole"),
        ("Cllr\nAshby-\nCole", "Cllr\nAshby-Cole"),
        ("Head of Anti-\nFraud", "Head of Anti-Fraud"),
        ("Leader -\nCole", "Leader -\nCole"),
        ("CMT-\nSLT", "CMT-\nSLT"),
    ],
)
def test_a_name_that_a_line_end_breaks_at_its_hyphen_is_whole(printed: str, whole: str) -> None:
    assert BROKEN_NAME.sub("-", printed) == whole
