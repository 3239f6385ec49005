"""Tables without headings: columns by their contents, recommendations and themes by the headings above."""

from __future__ import annotations

import pytest

from paper import grid
from papers_said import read

WIDTHS = (300.0, 90.0, 105.0)


def test_an_action_log_in_small_tables_under_themes() -> None:
    found = read(
        "**Open Data Board: action log**",
        "**Secretariat**",
        grid(
            ["Circulate the minutes of the last meeting", "KK", "New"],
            ["Publish the note of the meeting", "KK/HS", "New"],
            widths=WIDTHS,
        ),
        "**Benefits cases**",
        grid(["Draft a reply to the consultation on maps", "All", "Ongoing"], widths=WIDTHS),
    )
    assert [(a.text, a.lead_raw, a.status_raw, a.group_label) for a in found.actions] == [
        ("Circulate the minutes of the last meeting", "KK", "New", "Secretariat"),
        ("Publish the note of the meeting", "KK/HS", "New", "Secretariat"),
        ("Draft a reply to the consultation on maps", "All", "Ongoing", "Benefits cases"),
    ]
    assert [table.role for table in found.tables] == ["action_plan", "action_plan"]


def test_a_heading_above_a_table_is_the_recommendation_that_its_rows_answer() -> None:
    widths = (50.0, 245.0, 120.0, 80.0)
    found = read(
        "**Our action plan for the peer challenge**",
        "**Recommendation 1: Bring the local plan to adoption.**",
        grid(
            ["1.1", "Agree a new timetable with partners", "Head of Planning", "May 2025"],
            ["1.2", "Commission the missing evidence", "Director of Place", "Quarterly"],
            widths=widths,
        ),
        "**Recommendation 2: Decide applications faster.**",
        grid(["2.1", "Set a standing meeting each week", "Chief Executive", "by 31 March 2025"], widths=widths),
    )
    assert [recommendation.number for recommendation in found.recommendations] == ["1", "2"]
    assert [(a.ref, a.recommendations, a.lead_raw, a.timescale_raw) for a in found.actions] == [
        ("1.1", (0,), "Head of Planning", "May 2025"),
        ("1.2", (0,), "Director of Place", "Quarterly"),
        ("2.1", (1,), "Chief Executive", "by 31 March 2025"),
    ]


def test_headed_tables_under_recommendations_answer_them() -> None:
    head = ["**Action**", "**Lead**", "**By when**"]
    found = read(
        "**Peer challenge action plan**",
        "**Recommendation 7: Know the condition of every home.**",
        grid(head, ["Survey a fifth of homes each year", "Head of Housing", "May 2025"], widths=WIDTHS),
        "**Recommendation 8: Deal with damp before it harms health.**",
        grid(head, ["Answer each report within three days", "Head of Housing", "Ongoing"], widths=WIDTHS),
    )
    keys = {recommendation.key: recommendation.number for recommendation in found.recommendations}
    assert [[keys[key] for key in action.recommendations] for action in found.actions] == [["7"], ["8"]]


def test_tables_without_headings_elsewhere_are_no_plans() -> None:
    found = read(
        "**Members of the committee**",
        grid(
            ["Councillor Ann Green of the north ward", "Chair", "Ongoing"],
            ["Councillor Bob Brown of the south ward", "Vice chair", "Ongoing"],
            widths=WIDTHS,
        ),
    )
    assert not found.actions


def test_consultation_tables_and_risk_registers_hold_no_actions() -> None:
    found = read(
        "**What people told us about the action plan**",
        grid(
            ["**Who answered**", "**What they said**", "**Our response**", "**Action**"],
            ["Parish council", "Asked for a lower speed limit", "Speeds will be measured", "Yes"],
            ["Walking group", "The path is too narrow here", "Path widened to two metres", "Yes"],
        ),
        "**Risks**",
        grid(
            ["**Ref**", "**Risk**", "**Likelihood**", "**Mitigating action**", "**Owner**", "**Target date**"],
            ["1", "Costs rise above the budget", "4", "Report each month to the board", "Head of Finance", "May 2025"],
        ),
    )
    assert not found.actions
    assert [table.role for table in found.tables] == ["other", "risk"]


def test_bold_heads_that_nobody_knows_head_no_plan_without_headings() -> None:
    rows = [[f"R{n}", f"Failure of the pump at weir {n}", str(n), "3", "Harbour Master"] for n in range(1, 6)]
    found = read(
        "**Action plan**",
        grid(["**Risk**", "**Description of risk**", "**Likelihood**", "**Impact**", "**Risk owner**"], *rows),
    )
    assert not found.actions


def test_numbered_sentences_over_tables_of_one_form_are_the_recommendations_they_answer() -> None:
    head = ["**Agreed action**", "**Who**", "**Due date**"]
    found = read(
        "**Peer challenge action plan**",
        "1 Officers should count the boats.",
        grid(head, ["Buy a list of boats", "Harbour Master", "May 2025"], widths=WIDTHS),
        "2 Officers should mend the pier.",
        grid(head, ["Order oak for the pier", "Town Clerk", "June 2025"], widths=WIDTHS),
    )
    keys = {one.key: one.number for one in found.recommendations}
    assert [[keys[key] for key in action.recommendations] for action in found.actions] == [["1"], ["2"]]
    assert len(keys) == 2


@pytest.mark.parametrize("year", ["2025/26 £000", "Budget"])
def test_figures_beside_names_are_no_plan_though_the_paper_is_one(year: str) -> None:
    rows = [
        ["Base budget", "640", "910"],
        ["Reserve", "300", "450"],
        ["Health board", "–", "275"],
        ["Sum", "940", "990"],
    ]
    found = read(
        "**Adult care improvement plan 2026**",
        "**Why we have a plan**",
        "The plan pulls all action together. Each action has a lead, and progress is looked at every fortnight.",
        "**Where it comes from**",
        grid(["Source", year, "Next year"], *rows, widths=(200.0, 120.0, 120.0)),
    )
    assert not found.actions


def test_times_at_the_left_of_what_will_be_done() -> None:
    """The same two columns as with the times at the right; what has happened is no promise."""
    widths = (110.0, 385.0)
    ahead = [
        ["January 2027", "We will test the water at nine bathing spots."],
        ["March 2027", "We will print a leaflet for every school."],
        ["May 2027", "We will train forty wardens."],
        ["July 2027", "We will meet the water company."],
    ]
    found = read("**What we have pledged to do**", grid(*ahead, widths=widths))
    assert [(action.timescale_raw, action.text) for action in found.actions] == [tuple(row) for row in ahead]
    past = [
        ["January 2025", "The panel was set up and chose its chair."],
        ["March 2025", "Members went to see two harbours."],
        ["May 2025", "Residents came to a meeting in the hall."],
        ["July 2025", "The report was agreed."],
    ]
    assert read("**How we came here**", grid(*past, widths=widths)).actions == ()


def test_recommendations_beside_numbers_under_no_heading_and_actions_that_say_which_they_answer() -> None:
    found = read(
        "**What the panel recommended**",
        grid(
            ["", "**Recommendation**"],
            ["1", "The Council should light the lanes at night."],
            ["2", "The Council should count the boats each May."],
            ["3", "The Council should mend the sea wall."],
        ),
        "**What we will do**",
        grid(
            ["**Code**", "**Action**", "**Rec no**", "**Lead**", "**By when**"],
            ["A1", "Fit forty lamps", "1", "Head of Streets", "May 2026"],
            ["A2", "Buy a register", "2", "Harbour Master", "June 2026"],
            ["A3", "Order oak beams", "3", "Harbour Master", "July 2026"],
        ),
    )
    assert [r.number for r in found.recommendations] == ["1", "2", "3"]
    assert [(a.recommendations, a.recommendation_numbers) for a in found.actions] == [((), (n,)) for n in "123"]


def test_rows_that_say_what_will_be_done_go_on_below_labels_of_another_shape() -> None:
    widths = (40.0, 265.0, 110.0, 80.0)
    found = read(
        "**Buying and Contract Management**",
        grid(
            ["", "Asked for 2 (High)", "The list of contracts should be whole", "<"],
            ["", "To be done", "", "<"],
            ["", "Who", "", "<"],
            ["2a", "The ledger will be matched with payments above £5,000", "Buying Officer", "31 August 2023"],
            ["2b", "Heads of service will sign off their own lists each year", "Management Team", "31 October 2023"],
            widths=widths,
        ),
    )
    assert [table.role for table in found.tables] == ["action_plan"]
    assert [(a.ref, a.lead_raw, a.timescale_raw) for a in found.actions if a.ref] == [
        ("2a", "Buying Officer", "31 August 2023"),
        ("2b", "Management Team", "31 October 2023"),
    ]
    register = grid(
        ["1", "Cleaning of offices and libraries", "Facilities Manager", "31 March 2026"],
        ["2", "Supply of salt for roads in winter", "Highways Manager", "30 June 2027"],
        ["3", "Meals for schools, with two years to run", "Catering Manager", "31 August 2026"],
        widths=widths,
    )
    assert not read("**Buying and Contract Management**", register).actions
