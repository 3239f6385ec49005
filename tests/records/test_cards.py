"""Cards: labels down the left, what they name beside them, a small table for each action or several in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.issues import Issues
from extract.model import Region, Table
from extract.records.plans.cards import find_cards
from extract.records.plans.read_tables import read_tables
from extract.records.plans.walk import PlanWalk
from paper import paper, table, texts
from records.cards import read

CARD = [
    ["Recommendation", "Agree a clear set of priorities"],
    ["Action", "Publish one list of priorities"],
    ["Lead officer", "Chief Executive"],
    ["Timescale", "March 2025"],
]


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
    made = find_cards([table(*CARD, *[[label, f"{value} again"] for label, value in CARD])])[0].rows
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
    assert find_cards([made]) == {}


def test_facts_about_an_application_are_no_cards() -> None:
    facts = [["Proposal", "Ten houses"], ["Applicant", "Heath Land"], ["Officer’s recommendation", "Approval"]]
    assert find_cards([table(*facts), table(*facts)]) == {}


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


def test_labels_that_hold_the_actions_numbers() -> None:
    cards = [
        [
            [theme, "<"],
            [f"Proposed action {number}", text],
            ["By whom", "Head of Finance"],
            ["Delivery date", "May 2025"],
        ]
        for theme, number, text in (("Money", "1a", "Publish one list"), ("People", "1b", "Recruit a bosun"))
    ]
    walk, _ = read(*cards)
    assert [(a.ref, a.text, a.lead_raw, a.timescale_raw, a.group_label) for a in walk.actions] == [
        ("1a", "Publish one list", "Head of Finance", "May 2025", "Money"),
        ("1b", "Recruit a bosun", "Head of Finance", "May 2025", "People"),
    ]


def test_labels_of_a_family_may_be_in_other_words_on_one_card() -> None:
    """Auditors call some recommendations "key" and others "improvement" recommendations."""
    cards = [
        [
            [f"{kind} recommendation {number}", f"Count the boats of pier {number}"],
            ["Finding", "Nobody knows how many there are"],
            ["Risk", "Boats are lost"],
            ["Agreed action", f"Buy register {number}"],
            ["Responsibility", "Harbour Master"],
            ["Date", "May 2025"],
            ["Priority", "High"],
        ]
        for kind, number in (("Key", 1), ("Improvement", 2))
    ]
    walk, roles = read(*cards)
    assert roles == ["action_plan", "action_plan"]
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "Count the boats of pier 1"),
        ("2", "Count the boats of pier 2"),
    ]
    assert [(a.text, a.lead_raw, a.recommendations) for a in walk.actions] == [
        ("Buy register 1", "Harbour Master", (0,)),
        ("Buy register 2", "Harbour Master", (1,)),
    ]


def test_forms_that_are_no_plans_stay_as_printed() -> None:
    walk, roles = read(*[[["Name", f"Member {i}"], ["Ward", "North"], ["Telephone", "none"]] for i in range(3)])
    assert not walk.actions
    assert "action_plan" not in roles


def test_labels_over_their_values_at_the_foot_of_a_card() -> None:
    cards = [
        [
            [f"**Pier {n}**", "<", "**Priority: High**"],
            ["**Finding**", "Nobody knows how many boats there are", "<"],
            [f"**Recommendation {n}**", f"The council should count the boats of pier {n}", "<"],
            ["**Management response**", "**Responsible officer**", "**Target date**"],
            [f"Buy a register for pier {n}", "Harbour Master", "May 2026"],
        ]
        for n in (1, 2)
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "The council should count the boats of pier 1"),
        ("2", "The council should count the boats of pier 2"),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw, a.recommendations) for a in walk.actions] == [
        ("Buy a register for pier 1", "Harbour Master", "May 2026", (0,)),
        ("Buy a register for pier 2", "Harbour Master", "May 2026", (1,)),
    ]


# ---------------------------------------------------------------- a plan that stands twice

PLAN = [
    ["Ref", "Action", "Lead", "By when"],
    ["1", "Publish one list of priorities", "Chief Executive", "May 2025"],
    ["2", "Count the boats each month", "Harbour Master", "June 2025"],
]


def test_a_plan_that_stands_twice_counts_once() -> None:
    walk, _ = read(PLAN, PLAN)
    assert [action.ref for action in walk.actions] == ["1", "2"]
    assert all("stands again on page 1" in action.notes for action in walk.actions)


def test_a_copy_fills_what_the_first_leaves_blank() -> None:
    walk, _ = read([*PLAN[:1], ["1", PLAN[1][1], "", "May 2025"], PLAN[2]], PLAN)
    assert [action.lead_raw for action in walk.actions] == ["Chief Executive", "Harbour Master"]


def test_plans_that_differ_in_one_row_both_count() -> None:
    walk, _ = read(PLAN, [*PLAN[:2], ["2", "Count the boats each month", "Harbour Master", "July 2026"]])
    assert len(walk.actions) == 4


def inside(outer: Table, column: int, row: int, *rows: list[str]) -> Table:
    """A small table in a cell of ``outer``, a little off its edges."""
    box = next(c.regions[0].box for c in outer.cells if (c.row, c.column) == (row, column))
    made = table(*rows, widths=[(box.width - 20) / len(rows[0])] * len(rows[0]), top=box.top + 4)
    right = box.x0 + 10 - made.regions[0].box.x0

    def moved(place: Region) -> Region:
        return Region(place.page, place.box._replace(x0=place.box.x0 + right, x1=place.box.x1 + right))

    cells = tuple(replace(c, regions=tuple(map(moved, c.regions))) for c in made.cells)
    return replace(made, cells=cells, regions=tuple(map(moved, made.regions)))


def test_a_table_in_a_card_answers_the_recommendation_of_the_card() -> None:
    made, tables = [], []
    for number, top in ((1, 60.0), (2, 400.0)):
        room = "Ref Action Lead" + "\n" * 9
        card = [
            [f"Recommendation {number}", "Mend the pier"],
            ["Our response", "Agreed. We will."],
            ["What we do", room],
        ]
        outer = table(*card, widths=[120, 375], top=top)
        rows = [["Ref", "Action", "Lead", "By when"], [f"{number}.1", "Order oak", "Harbour Master", "May 2026"]]
        tables += [outer, inside(outer, 1, 2, *rows, [f"{number}.2", "Hire a crane", "Town Clerk", "June 2026"])]
        made.append(outer)
    walk = PlanWalk("unknown", Issues())
    read_tables(paper(["Action plan"]).document, tables, "Action plan", walk)
    assert [(one.number, one.text, one.response) for one in walk.recommendations] == [
        ("1", "Mend the pier", "accepted"),
        ("2", "Mend the pier", "accepted"),
    ]
    assert [(a.ref, a.text, a.recommendations) for a in walk.actions] == [
        ("1.1", "Order oak", (0,)),
        ("1.2", "Hire a crane", (0,)),
        ("2.1", "Order oak", (1,)),
        ("2.2", "Hire a crane", (1,)),
    ]


def test_an_auditors_form_with_a_rating_beside_its_finding() -> None:
    forms = [
        [
            [f"Finding {number}", f"Agreements were missing in {number} cases.", rating],
            [f"Recommendation {number}", "Keep a register of agreements.", "<"],
            ["Management response and agreed action", f"Agreed. Register {number} will be kept.", "<"],
            ["Officer responsible", "Markets Manager", "<"],
            ["Date for implementation", "30 June 2025", "<"],
        ]
        for number, rating in ((4, "High"), (5, "Low"))
    ]
    walk, _ = read(*forms)
    assert [each.number for each in walk.recommendations] == ["4", "5"]
    told = [(each.text, each.ref, each.lead_raw, each.timescale_raw) for each in walk.actions]
    assert told == [(f"Agreed. Register {n} will be kept.", None, "Markets Manager", "30 June 2025") for n in (4, 5)]


def test_a_title_over_labels_that_name_no_action_is_the_action() -> None:
    cards = [[[title, "<"], ["Led by", "Head of Housing"], ["Ready by", when]] for title, when in TITLED]
    walk, _ = read(*cards)
    assert [(each.text, each.timescale_raw) for each in walk.actions] == TITLED


TITLED = [("Publish one list of priorities", "May 2025"), ("Train all staff who visit homes", "June 2025")]


def test_labels_that_stand_in_the_cells_name_the_rest_of_them() -> None:
    cards = [
        [
            [f"Recommendation: {asked} on the case system", "<"],
            ["Risk: grants may go to people who do not qualify", "<"],
            [f"Management response: Agreed. {answer}", "<"],
            [f"Responsible officer: {lead}", f"Implementation date: {when}"],
        ]
        for asked, answer, lead, when in (
            ("Reasons should be recorded", "A field will be added to the system", "Grants Manager", "31 October 2025"),
            ("Evidence should be kept", "Approval will need an uploaded document", "Head of Housing", "Immediate"),
        )
    ]
    walk, _ = read(*cards)
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [
        ("Agreed. A field will be added to the system", "Grants Manager", "31 October 2025"),
        ("Agreed. Approval will need an uploaded document", "Head of Housing", "Immediate"),
    ]
    assert [r.text for r in walk.recommendations] == [
        "Reasons should be recorded on the case system",
        "Evidence should be kept on the case system",
    ]
    assert [len(a.recommendations) for a in walk.actions] == [1, 1]
