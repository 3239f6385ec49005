"""Plans, lists of recommendations, and the many tables of a council's papers that hold no action."""

from __future__ import annotations

import pytest

from extract.codelists import TableRole
from extract.records.plans.headers import find_headers
from extract.records.plans.table_roles import table_role
from paper import table


def role(*rows: list[str]) -> TableRole:
    made = table(*rows)
    return table_role(made, find_headers(made))


ACTION = "Agree a plan with all of the partners"


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["Action", "Lead", "Timescale"], [ACTION, "Leader", "May 2024"]),
        (["What we will do", "Who", "When", "How we will know"], [ACTION, "Leader", "May 2024", "A plan"]),
        (["Recommendation", "Action"], ["Set a vision", ACTION]),
        (["No.", "Recommendation", "Accepted Y/N", "Action", "Update"], ["1", "Set a vision", "Y", ACTION, "None"]),
        (
            ["Ref", "Area for improvement", "Action", "Lead Member", "Lead Officer", "Date", "Success measure", "RAG"],
            ["1", "Care planning", ACTION, "Cllr Able", "Director", "May 2024", "95%", "Green"],
        ),
        (
            ["Recommendation", "Priority", "Management response", "Responsible officer", "Due date"],
            ["Reconcile", "High", "Agreed. We will reconcile monthly.", "Head of Finance", "May 2024"],
        ),
        (["Action", "Lead", "Milestones", "Resources", "RAG"], [ACTION, "Leader", "Draft in May", "None", "Green"]),
        (["Action", "Owner", "Status"], [ACTION, "Leader", "Open"]),
    ],
    ids=["plain", "what who when", "no lead", "scrutiny", "inspection", "audit", "milestones", "log"],
)
def test_plans(heads: list[str], cells: list[str]) -> None:
    assert role(heads, cells, cells) == "action_plan"


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["No.", "Recommendation"], ["1", "The council should set a vision for growth"]),
        (["Ref", "Recommendation", "Theme"], ["R1", "The council should set a vision", "Growth"]),
    ],
)
def test_lists_of_recommendations(heads: list[str], cells: list[str]) -> None:
    found = role(heads, cells, cells)
    assert found == "recommendation_list"


NOT_PLANS: list[tuple[TableRole, list[list[str]]]] = [
    (
        "risk",
        [
            ["Ref", "Risk", "Likelihood", "Impact", "Controls", "Mitigating action", "Risk owner"],
            ["1", "Fire", "3", "4", "Alarms", "Test the alarms each month", "Head of Property"],
        ],
    ),
    (
        "kpi",
        [
            ["Indicator", "Target", "Actual", "RAG", "Direction of travel"],
            ["Homes built", "100", "98", "Amber", "Up"],
        ],
    ),
    (
        "kpi",
        [["Measure", "Q1", "Q2", "Q3"], ["Calls answered", "91%", "92%", "93%"], ["Bins missed", "12", "9", "7"]],
    ),
    (
        "financial",
        [["Service", "Budget £m", "Forecast £m", "Variance £m"], ["Adults", "100.1", "102.3", "2.2"]],
    ),
    (
        "membership",
        [["Name", "Party", "Ward"], ["Cllr Able", "Independent", "North"], ["Cllr Baker", "Green", "South"]],
    ),
    ("contents", [["Item", "Title of report", "Page"], ["1", "Minutes", "5"], ["2", "Action plan", "9"]]),
    (
        "key_value",
        [
            ["Title", "Peer challenge action plan"],
            ["Date of meeting", "5 September"],
            ["Report of", "Leader"],
            ["Wards", "All"],
        ],
    ),
    ("other", [["Pillar", "Theme", "Key feature"], ["People", "Culture", "We act as one council and own our actions"]]),
    ("layout", [["Our vision is a fair borough"], ["Our values are simple"]]),
]


@pytest.mark.parametrize(("expected", "rows"), NOT_PLANS, ids=[f"{kind} {i}" for i, (kind, _) in enumerate(NOT_PLANS)])
def test_tables_without_actions(expected: TableRole, rows: list[list[str]]) -> None:
    assert role(*rows) == expected


def test_titles_beside_rising_page_numbers_are_contents() -> None:
    titles = ["Summary", "Recommendations", "Findings", "Our approach", "Next steps"]
    pages = ["3", "5", "5", "9", "14"]
    assert role(*([title, page] for title, page in zip(titles, pages, strict=True))) == "contents"
    assert role(*([title, page] for title, page in zip(titles, reversed(pages), strict=True))) != "contents"


def test_a_date_and_a_name_are_no_plan_without_an_action() -> None:
    assert role(["Lead", "Date"], ["Leader", "May 2024"]) == "other"


# ---------------------------------------------------------------- plans that look like something else


def test_a_plan_whose_rows_begin_with_recommendation_one() -> None:
    rows = [[f"Recommendation {n}", ACTION, "Leader by May 2024"] for n in (1, 2, 3)]
    assert role(["Recommendation", "Action", "Lead and timescale"], *rows) == "action_plan"


def test_a_plan_sorted_by_director() -> None:
    rows = [[f"Director of {area}", ACTION, "May 2024"] for area in ("Finance", "Adults", "Place")]
    assert role(["Lead", "Action", "Timescale"], *rows) == "action_plan"


def test_an_inspection_plan_with_measures_and_baselines() -> None:
    """Action, lead and date make a plan, however many columns say how it will be measured."""
    heads = ["Action", "Lead", "Timescale", "Success measure", "Baseline"]
    assert role(heads, [ACTION, "Director", "May 2024", "Visits on time", "80%"]) == "action_plan"


def test_a_plan_with_a_lead_member_and_a_named_officer() -> None:
    heads = ["Action", "Lead Member", "Officer name", "Date"]
    assert role(heads, [ACTION, "Cllr Able", "Director", "May 2024"]) == "action_plan"


def test_two_columns_of_sums_make_a_budget_whatever_else_stands_beside_them() -> None:
    heads = ["Line", "Service", "Lead Member", "Change", "Explanation", "26/27 £m", "27/28 £m"]
    told = "More people need a boat in winter."
    rows = [[f"E{n}", "Harbour", "Culture", "Demand", told, sums, "0.31"] for n, sums in enumerate(["0.40", "(0.10)"])]
    assert role(heads, *rows) == "financial"
