"""Who stands behind a label at the end of words."""

from __future__ import annotations

import pytest

from extract.records.plans.brackets import before_label
from paper import lines


@pytest.mark.parametrize(
    ("end", "who"), [("Lead: Head of Roads", "Head of Roads"), ("Lead:\nHead of Roads", "Head of Roads"), ("Lead:", "")]
)
def test_a_label_parts_who_leads_from_the_words_before(end: str, who: str) -> None:
    words, lead = before_label(lines(f"Mend the bridge by spring\n{end}"))
    assert " ".join(line.text for line in words) == "Mend the bridge by spring"
    assert " ".join(line.text for line in lead) == who
