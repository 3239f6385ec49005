"""Cards: labels down the left, what they name beside them, a small table for each action or several in one."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.model import Table
from extract.records.plans.cards import as_rows
from extract.records.plans.read_tables import read_tables
from extract.records.plans.walk import PlanWalk
from paper import grid, paper, table, texts

CARD = [
    ["Recommendation", "Agree a clear set of priorities"],
    ["Action", "Publish one list of priorities"],
    ["Lead officer", "Chief Executive"],
    ["Timescale", "March 2025"],
]


def read(*grids: list[list[str]]) -> tuple[PlanWalk, list[str]]:
    """The walk through a page of tables, and their roles."""
    made = paper([grid(*rows) for rows in grids])
    walk = PlanWalk("unknown", Issues())
    found = read_tables(made.document, made.by_page[0], "Action plan", walk)
    return walk, [each.role for each in found.found]


def test_a_card_is_a_plan_of_one_row() -> None:
    walk, roles = read(CARD)
    (action,), (recommendation,) = walk.actions, walk.recommendations
    assert (action.text, action.lead_raw, action.timescale_raw) == (CARD[1][1], "Chief Executive", "March 2025")
    assert (recommendation.text, action.recommendations) == (CARD[0][1], (recommendation.key,))
    assert roles == ["action_plan"]


def test_each_card_answers_its_own_recommendation() -> None:
    other = [["Recommendation", "Raise the profile of audit"], *CARD[1:]]
    walk, _ = read(CARD, other)
    assert [action.recommendations for action in walk.actions] == [(0,), (1,)]


def test_cards_one_below_the_other_in_one_table_are_several_rows() -> None:
    made = as_rows(table(*CARD, *[[label, f"{value} again"] for label, value in CARD]))
    assert made
    assert texts(made)[0] == [label for label, _ in CARD]
    assert [row[1] for row in texts(made)[1:]] == [
        "Publish one list of priorities",
        "Publish one list of priorities again",
    ]


def test_a_card_two_pairs_wide() -> None:
    walk, _ = read(
        [
            ["Recommendation", "R1: Agree priorities", "<", "<"],
            ["Our action", "Publish one list", "<", "<"],
            ["Owner", "Chief Executive", "Due by", "March 2025"],
        ]
    )
    (action,) = walk.actions
    assert (action.text, action.lead_raw, action.timescale_raw) == ("Publish one list", "Chief Executive", "March 2025")
    assert [found.number for found in walk.recommendations] == ["R1"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Report title", "Peer challenge"], ["Lead officer", "Chief Executive"], ["Action", "Note"], ["Date", "May"]],
        [["Action", "Lead"], ["Publish one list of priorities for all", "Chief Executive"]],
        [["Risk", "Loss of staff"], ["Action", "Recruit"], ["Owner", "Director"], ["Likelihood", "3"]],
        [["Ward", "Members"], ["North", "3"]],
    ],
    ids=["cover sheet", "ordinary plan", "risk", "figures"],
)
def test_other_tables_of_two_columns_are_no_cards(rows: list[list[str]]) -> None:
    made: Table = table(*rows)
    assert as_rows(made) is None


def test_numbers_in_labels_are_those_of_the_recommendations() -> None:
    cards = [
        [
            [f"Key recommendation {number}", text],
            ["Management response", "Agreed. A plan will be brought to the committee in May."],
            ["Responsible officer", "Head of Finance"],
            ["Due date", "May 2025"],
        ]
        for number, text in ((1, "Spend within income"), (2, "Report savings by month"))
    ]
    walk, roles = read(*cards)
    assert roles == ["action_plan", "action_plan"]
    assert [(found.number, found.text) for found in walk.recommendations] == [
        ("1", "Spend within income"),
        ("2", "Report savings by month"),
    ]
    assert [(action.lead_raw, action.timescale_raw) for action in walk.actions] == [("Head of Finance", "May 2025")] * 2
