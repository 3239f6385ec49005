"""Cards: labels down the left, what they name beside them, a small table for each action or several in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.issues import Issues
from extract.model import Region, Table
from extract.records.plans.cards import find_cards
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


def test_the_number_of_a_recommendation_may_have_a_row_of_its_own_above_it() -> None:
    cards = [
        [
            [f"**Recommendation {number}", "<"],
            [f"That a map of {what} be kept up to date.", "<"],
            ["Cabinet’s view", "Accepted"],
            ["What will be done, and why", f"The {what} will be drawn from returns."],
            ["Who is responsible", "Transport Manager"],
            ["Completion", "June 2025"],
        ]
        for number, what in ((1, "bus stops"), (2, "car schemes"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "That a map of bus stops be kept up to date."),
        ("2", "That a map of car schemes be kept up to date."),
    ]
    assert [(a.text, a.recommendations) for a in walk.actions] == [
        ("The bus stops will be drawn from returns.", (0,)),
        ("The car schemes will be drawn from returns.", (1,)),
    ]


def test_titles_number_what_their_cards_recommend() -> None:
    cards = [
        [
            [f"**Finding {number}: {what}", "<"],
            ["Recommendation", f"Keep a log of {what}."],
            ["Management response", f"Agreed. A log of {what} will be kept."],
            ["Responsible officer", "Enforcement Manager"],
            ["Target date", "June 2025"],
        ]
        for number, what in ((1, "visits"), (2, "licences"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "Keep a log of visits."),
        ("2", "Keep a log of licences."),
    ]
    assert [(a.ref, a.recommendations) for a in walk.actions] == [(None, (0,)), (None, (1,))]


def test_titles_act_where_the_recommendation_below_stands_on_several_cards() -> None:
    cards = [
        [
            [title, "<"],
            [f"Ofsted area {letter}", f"The quality of {what}."],
            ["Lead", "Head of Safeguarding"],
            ["Deadline", "March 2025"],
        ]
        for title, letter, what in (
            ("A1 – End the use of agencies", "A", "the workforce"),
            ("B1 – Issue a policy", "B", "supervision"),
            ("B2 – Audit thirty records", "B", "supervision"),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("A", "The quality of the workforce."),
        ("B", "The quality of supervision."),
    ]
    assert [(a.ref, a.text, a.recommendations) for a in walk.actions] == [
        ("A1", "End the use of agencies", (0,)),
        ("B1", "Issue a policy", (1,)),
        ("B2", "Audit thirty records", (1,)),
    ]


def test_labels_alone_in_their_cells_name_what_stands_below_them() -> None:
    def form(number: int, *finding: list[str]) -> list[list[str]]:
        return [
            [f"**Finding {number}", "<", "**High"],
            *finding,
            [f"**Recommendation** Keep register {number}.", "<", "<"],
            [
                "**Management response** Agreed. It is kept.",
                "**Responsible officer** Clerk",
                "**Target date** May 2025",
            ],
        ]

    whole = ["**What we found** Seven of thirty were lost.", "**Risk** Money may be lost.", "<"]
    cut = [["**What we found", "**Risk", "<"], ["Four of ten were lost.", "Money may be lost.", "<"]]
    walk, _ = read(form(1, whole), form(2, *cut), form(3, whole))
    assert [(r.number, r.text) for r in walk.recommendations] == [
        (str(number), f"Keep register {number}.") for number in (1, 2, 3)
    ]
    assert [(a.text, a.lead_raw) for a in walk.actions] == [("Agreed. It is kept.", "Clerk")] * 3


def test_cards_side_by_side_are_two() -> None:
    def card(*titles: str) -> list[list[str]]:
        wide = [text for title in titles for text in (title, "<")]
        return [
            wide,
            ["Owner:", "Fire Safety Manager"] * len(titles),
            ["Deadline:", "June 2025"] * len(titles),
            ["Status:", "On track"] * len(titles),
        ]

    walk, _ = read(
        card("Survey the condition of every home"),
        card("Set up a tenant panel", "Publish the measures"),
        card("Rewrite the policy"),
    )
    assert [a.text for a in walk.actions] == [
        "Survey the condition of every home",
        "Set up a tenant panel",
        "Publish the measures",
        "Rewrite the policy",
    ]


def test_a_title_gives_the_number_and_the_words_that_no_label_names() -> None:
    cards = [
        [
            [f"**Recommendation {number}", "<"],
            [asked, "<"],
            ["Cabinet’s view", "Accepted"],
            ["What will be done, and why", answer],
            ["Who is responsible", "Harbour Master"],
            ["Completion", "May 2026"],
        ]
        for number, asked, answer in (
            (1, "That the pier be mended before the winter.", "Oak has been ordered from the forest."),
            (2, "That boats be counted each month.", "A register will be bought."),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "That the pier be mended before the winter."),
        ("2", "That boats be counted each month."),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw, a.recommendations) for a in walk.actions] == [
        ("Oak has been ordered from the forest.", "Harbour Master", "May 2026", (0,)),
        ("A register will be bought.", "Harbour Master", "May 2026", (1,)),
    ]


def test_two_kinds_of_recommendations_counted_from_one_are_told_apart() -> None:
    cards = [
        [
            [f"{kind} recommendation 1", asked],
            ["Management comments", f"Agreed. It will be done by {kind.lower()} steps."],
            ["Officer", "Head of Finance"],
            ["Date", "May 2026"],
        ]
        for kind, asked in (("Key", "Spend within income"), ("Improvement", "Report savings by month"))
    ]
    walk, _ = read(*cards)
    assert [r.number for r in walk.recommendations] == ["Key recommendation 1", "Improvement recommendation 1"]


def test_a_label_whose_number_begins_those_of_the_titles_is_what_they_answer() -> None:
    cards = [
        [
            [f"{area}{number} – {act}", "<"],
            [f"Ofsted area {area}", said],
            ["Lead", "Head of Safeguarding"],
            ["Deadline", "May 2026"],
            ["Status", "In progress"],
        ]
        for area, number, act, said in (
            ("A", 1, "Train all managers", "The oversight of practice."),
            ("A", 2, "Audit ten files a week", "The oversight of practice."),
            ("B", 1, "Open a second clinic", "The health of children in care."),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("A", "The oversight of practice."),
        ("B", "The health of children in care."),
    ]
    assert [(a.ref, a.text, a.recommendations) for a in walk.actions] == [
        ("A1", "Train all managers", (0,)),
        ("A2", "Audit ten files a week", (0,)),
        ("B1", "Open a second clinic", (1,)),
    ]


def test_labels_in_the_cells_and_labels_over_values_on_one_card() -> None:
    """A page break parts a row of labels from their values on one of the cards."""
    cards = [
        [
            [f"**Finding {number}: moorings", "<", rating],
            *found,
            [f"**Recommendation** Moorings of pier {number} should be let by lot.", "<", "<"],
            [
                "**Management response** Agreed. A lottery will be held.",
                "**Officer** Harbour Master",
                "**Date** May 2026",
            ],
        ]
        for number, rating, found in (
            (1, "**High", [["**What we found** No list is kept.", "**Risk** Some wait too long.", "<"]]),
            (2, "**Low", [["**What we found", "**Risk", "<"], ["Nobody knows.", "Money is lost.", "<"]]),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "Moorings of pier 1 should be let by lot."),
        ("2", "Moorings of pier 2 should be let by lot."),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [
        ("Agreed. A lottery will be held.", "Harbour Master", "May 2026")
    ] * 2


def stack(asked: str, said: str, owner: str, day: str) -> str:
    return f"**Recommendation:** {asked}\n\n**Management response:** {said}\nOwner: {owner}\nTarget date: {day}"


@pytest.mark.parametrize("number_apart", [False, True])
def test_all_that_is_said_of_a_recommendation_may_stand_stacked_in_one_cell(number_apart: bool) -> None:
    said = [
        ("Check every agreement", "Agreed. A clerk will write to each owner.", "Harbour Master", "May 2025"),
        ("Write each week", "Agreed in part. A list will be kept at the gate.", "Clerk", "1 June 2025"),
    ]
    rows = [["No", "What we found", "What we agreed"]]
    for number, one in enumerate(said, start=1):
        if number_apart:  # in a row of its own, beside a grade
            rows.append([str(number), "Priority: High", "<"])
        rows.append(["" if number_apart else str(number), "Two boats sank.", stack(*one)])
    walk, roles = read(rows)
    assert [(found.number, found.text) for found in walk.recommendations] == [("1", said[0][0]), ("2", said[1][0])]
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [one[1:] for one in said]
    assert [a.recommendations for a in walk.actions] == [(0,), (1,)]
    assert roles == ["action_plan"]
