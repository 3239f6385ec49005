"""An appendix that says again what its report asks, and one that asks something else."""

from __future__ import annotations

import pytest

from extract.issues import Code, Issues
from extract.records import find_records
from paper import paper

REPORT = (
    "**Report to Cabinet**",
    "**Report title:** Street trees",
    "**Report of:** Director of Place",
    "**1. Recommendations**",
    "That Cabinet:",
    "(a) approves the planting of six hundred street trees over two winters; and",
    "(b) delegates to the Director of Place the choice of streets.",
    "**2. Background**",
    "2.1 Most streets in the south of the borough have no trees at all.",
)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (REPORT[5:7], 2),
        (("(a) approves the sale of the nursery to the highest bidder by auction; and", REPORT[6]), 4),
    ],
)
def test_an_appendix_that_repeats_its_report_adds_no_decisions(asked: tuple[str, str], count: int) -> None:
    made = paper(REPORT, ("**Appendix 2 – Summary of what is asked**", "That Cabinet:", *asked), top=60.0)
    issues = Issues()
    papers = find_records(made.document, [], issues).papers
    assert sum(len(each.decisions) for each in papers) == count
    repeats = [issue for issue in issues if issue.code == Code.DECISION_REPEATED]
    assert len(repeats) == 4 - count
