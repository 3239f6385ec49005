"""The reference papers, counted by hand from their pages and their gold records on 22 November 2026.

Barnet's plan (000): 14 actions under 10 recommendations, 6 and 7 answered together. 8 say "Ongoing" or "On-going"
(1.1, 1.2, 2.1, 4.1, 8.1, 8.2, 9.1, 10.1); 6 have a date: 3.1 and 6.2 to 6.4 end 2023, 6.1 end of April 2024, 5.1 end of
2024. Cabinet leads each with others: one officer beside it in all but 1.1 and 9.1 (a team) and 5.1 and 6.4 (two).
The challenge ended on 22 June 2023.

Havering's plan (004): 32 actions under 13 recommendations; 4 "Completed", 10 "On-going", 5 without a time, 13 with a
date. 9 have a single post: the sixth and seventh of recommendation 1, the second and third of 2, the first of 3, the
third of 8, that of 10, the first and second of 11. Four more have one officer beside a member or an office: the first
of 2, 4, 12 and 13. The third and fourth of 3 name no lead. The challenge ended on 1 March 2019.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from statistics import median

import pytest

from extract import store
from extract.compare import compare
from extract.promises import status
from extract.run import run
from extract.settings import Settings

BARNET_DAYS = sorted(
    (day - dt.date(2023, 6, 22)).days
    for day in (*[dt.date(2023, 12, 31)] * 4, dt.date(2024, 4, 30), dt.date(2024, 12, 31))
)
HAVERING_DAYS = sorted(
    (dt.date(*day) - dt.date(2019, 3, 1)).days
    for day in (
        (2020, 7, 31), *[(2019, 12, 31)] * 5, (2019, 5, 15), *[(2019, 4, 30)] * 2, *[(2019, 9, 30)] * 2,
        (2019, 7, 31), (2021, 7, 31),
    )
)  # fmt: skip
BY_HAND = {
    "Barnet": {
        "recommendations": 10, "unanswered": 0, "actions": 14, "decisions": 4, "dated": 6, "single_lead": 0,
        "one_officer": 10, "no_lead": 0, "ongoing": 8, "completed": 0, "days_known": 6, "least_days": 192,
        "most_days": 558, "median_days": 192,
    },
    "Havering": {
        "recommendations": 13, "unanswered": 0, "actions": 32, "decisions": 0, "dated": 13, "single_lead": 9,
        "one_officer": 13, "no_lead": 2, "ongoing": 10, "completed": 4, "days_known": 13, "least_days": 60,
        "most_days": 883, "median_days": 305,
    },
}  # fmt: skip
RANKS_BY_HAND = {
    "Barnet": {"body": 14, "director": 10, "chief officer": 3},
    "Havering": {"assistant director": 17, "chief officer": 13, "director": 8, "body": 5, "member": 3, "none": 2},
}
"""Actions with a lead of the rank. Barnet's deputy chief executive leads 5.1, 8.1 and 8.2. Havering's chief officers
are its chief executive, chief operating officer and monitoring officer: 3.1, 4, the three of 5, 6, all of 8 but the
third, 9, 12 and 13."""
FILES = (
    "000-barnet-action-plan.plain.pdf", "000-barnet-action-plan.tagged.pdf", "pack-barnet-cabinet-2023-09-05.pdf",
    "001-barnet-cabinet-cover-report.plain.pdf", "004-havering-supplementary-agenda.plain.pdf",
    "pack-havering-osb-2019-09-04.pdf",
)  # fmt: skip
"""Each plan twice or more, alone and in its pack: counted once all the same."""


def test_days_by_hand_agree_with_themselves() -> None:
    assert (BARNET_DAYS[0], median(BARNET_DAYS), BARNET_DAYS[-1]) == (192, 192, 558)
    assert (HAVERING_DAYS[0], median(HAVERING_DAYS), HAVERING_DAYS[-1]) == (60, 305, 883)


OVERDUE_BY_HAND = dict.fromkeys(
    (dt.date(2019, 5, 15), dt.date(2019, 4, 30), dt.date(2019, 9, 30), dt.date(2019, 7, 31)), 1
) | {dt.date(2019, 4, 30): 2, dt.date(2019, 9, 30): 2}
"""Havering's deadlines before 1 October 2019: 15 May (8.1, page 8), April twice and September (8.2 to 8.4, page 9),
September (10, page 10), July (12, page 11). Of none does the paper say that it is done."""
POSTS_BY_HAND = {
    "Barnet": {
        "Cabinet": 14, "Executive Director, Strategy and Resources": 7, "Deputy Chief Executive": 3,
        "Council Management Team": 2, "Director of Transformation": 2, "Executive Director, Assurance": 1,
        "Executive Director, Communities, Adults and Health": 1,
    },
    "Havering": {
        "Chief Operating Officer": 8, "Chief Executive": 5, "Assistant Director, Transformation": 5,
        "Assistant Director, Policy, Performance and Communities": 5, "Assistant Director, Policy": 4,
        "Assistant Director, Customer, Communications and Culture": 4, "Director of Human Resources": 4,
        "Assistant Director, Communications": 3, "Director of Regeneration": 3, "Leader": 2,
        "Senior Leadership Team": 2, "no lead": 2, "All Thematic Steering Groups": 1, "Corporate Leadership Team": 1,
        "Director of Adults": 1, "Director of Place": 1, "Leader's Office": 1, "Monitoring Officer": 1,
        "Portfolio Holder": 1, "Senior Leadership Team Four Theme Steering Group Leads": 1,
    },
}  # fmt: skip
"""Actions by lead, counted on the pages on 28 November 2026, posts by the names that the paper prints for them."""


@pytest.fixture(scope="module")
def papers(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reference")
    run([shared / "reference" / name for name in FILES], out, Settings())
    return out


@pytest.mark.slow
def test_overdue_and_leads_by_post_as_counted_by_hand(papers: Path) -> None:
    found = status(papers, dt.date(2019, 10, 1))
    overdue = [row for row in found.actions if row["state"] == "overdue"]
    assert Counter(row["deadline"] for row in overdue) == OVERDUE_BY_HAND
    assert {row["council"] for row in found.actions} == {"Havering"}, "Barnet promises nothing before 2023"
    assert {row["post"]: row["overdue"] for row in found.posts if row["overdue"]}["Chief Operating Officer"] == 3
    for council, expected in POSTS_BY_HAND.items():
        posts = [row for row in status(papers, dt.date(2024, 1, 1)).posts if row["council"] == council]
        assert {row["post"]: row["actions"] for row in posts} == expected


@pytest.mark.slow
def test_a_paper_in_many_files_is_one_edition(papers: Path) -> None:
    chains = {row["council"]: (row["n_papers"], row["n_actions"]) for row in store.rows(papers, "chains")}
    assert chains == {"Barnet": (2, 14), "Havering": (1, 32)}


@pytest.mark.slow
def test_the_reference_papers_give_what_was_counted_by_hand(papers: Path) -> None:
    found = compare(papers)
    councils = found.tables["councils"].set_index("council")
    for council, numbers in BY_HAND.items():
        assert councils.loc[council, list(numbers)].to_dict() == numbers, council
        assert councils.loc[council, "share_dated"] == round(numbers["dated"] / numbers["actions"] + 1e-9, 4)
    ranks = found.tables["lead_ranks"]
    for council, expected in RANKS_BY_HAND.items():
        assert ranks[ranks.group == council].set_index("rank").actions.to_dict() == expected, council
    assert len(found.tables["duplicates"]) == 2 * 24 + 4 + 45  # Barnet's plan twice over, its report, Havering's plan
