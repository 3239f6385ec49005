"""Headings and layouts of plans as districts, counties, auditors and health partners print them."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.model import Table
from extract.records.found import FoundAction
from extract.records.plans.columns import role_of_heading
from extract.records.plans.headers import find_headers
from extract.records.plans.read_tables import read_tables
from extract.records.plans.table_roles import table_role
from extract.records.plans.walk import PlanWalk
from paper import grid, paper, table

ACTION = "Publish one list of priorities for residents"
ROLES = [
    ("lead", "Accountable officer|Owner/SRO|Who|Executive Member|Allocated to|Key contact|Resp.|By whom"),
    ("timescale", "Due|Target date|When|Completion|Date for completion|Agreed date|Agreed deadline|By when?"),
    ("start", "Planned start|Commencement"),
    ("end", "Planned finish|End date"),
    ("status", "BRAG|% complete|Complete?|Open/Closed|RAG rating"),
    ("progress", "Update|Narrative|Position at Q2|Comments"),
    ("action", "What are we going to do?|What we will do|Agreed action|Key activities|Next steps"),
    ("detail", "How will we do it?|Deliverables|Initiative"),
    (
        "recommendation",
        "Area for improvement|Areas for development|Areas for further consideration|Peer recommendation",
    ),
    (
        "response",
        "Executive response|Accept / Reject|Cabinet decision|Management response|The Mayor’s answer|"
        "Outcome / response of Cabinet",
    ),
    ("ref", "Action ref|Action no.|Item no|Ref.|#"),
]


@pytest.mark.parametrize(("role", "headings"), ROLES, ids=[role for role, _ in ROLES])
def test_headings_mean_what_councils_mean_by_them(role: str, headings: str) -> None:
    assert {heading: role_of_heading(heading) for heading in headings.split("|")} == dict.fromkeys(
        headings.split("|"), role
    )


def walk(made: Table) -> PlanWalk:
    found = PlanWalk("unknown", Issues())
    headers = find_headers(made)
    if table_role(made, headers) in ("action_plan", "recommendation_list"):
        found.read_table(made, headers)
    return found


def actions(*rows: list[str]) -> list[FoundAction]:
    return walk(table(*rows)).actions


@pytest.mark.parametrize(
    "cell", ["Head of Finance\nMarch 2025", "Head of Finance – March 2025", "Head of Finance\n\nMarch 2025"]
)
def test_lead_and_date_in_one_column_are_parted(cell: str) -> None:
    (action,) = actions(["Agreed action", "Responsible officer and target date"], [ACTION, cell])
    assert (action.lead_raw, action.timescale_raw, action.ambiguous) == ("Head of Finance", "March 2025", False)


@pytest.mark.parametrize(
    "time", ["By end of\nNovember 2025", "With the 2026/27 budget", "June 2026 then\nevery six months"]
)
def test_a_time_over_two_lines_below_its_lead_is_one(time: str) -> None:
    (action,) = actions(["Agreed action", "Officer and date"], [ACTION, f"Parking Manager\n{time}"])
    assert (action.lead_raw, " ".join((action.timescale_raw or "").split())) == (
        "Parking Manager",
        time.replace("\n", " "),
    )


def test_a_column_for_leads_alone_is_not_parted() -> None:
    (action,) = actions(["Action", "Lead", "Date"], [ACTION, "Head of Finance\nMarch 2025", "May 2025"])
    assert action.lead_raw == "Head of Finance\nMarch 2025"


def test_from_beside_to_is_a_timescale() -> None:
    (action,) = actions(["Action", "Lead", "From", "To"], [ACTION, "Leader", "April 2025", "June 2025"])
    assert action.timescale_raw == "April 2025 to June 2025"


def test_ticked_quarters_are_the_timescale() -> None:
    rows = [["Action", "Owner", "Q1", "Q2", "Q3"], [ACTION, "Leader", "", "✓", "✓"], [ACTION, "Leader", "X", "", ""]]
    assert [action.timescale_raw for action in actions(*rows)] == ["Q2 to Q3", "Q1"]


def test_figures_under_quarters_are_indicators() -> None:
    head = ["Measure", "Target", "Q1", "Q2", "Lead", "Action"]
    assert actions(head, ["Bins collected", "98%", "97.2%", "96%", "Director", "Monitor"]) == []


@pytest.mark.parametrize(
    "words", ["None", "N/A", "No further action required", "None: all is done.", "Total", "Grand total:"]
)
def test_a_cell_that_names_no_action_is_none(words: str) -> None:
    assert [a.text for a in actions(["Action", "Lead"], [ACTION, "Leader"], [words, ""])] == [ACTION]


def test_a_number_before_a_wide_cell_is_a_recommendation_with_its_number() -> None:
    found = walk(
        table(
            ["Ref", "Action", "Lead", "Deadline"],
            ["R4", "Agree a clear set of priorities so that staff know them", "<", "<"],
            ["4.1", ACTION, "Leader", "May 2025"],
        )
    )
    ((recommendation,), (action,)) = found.recommendations, found.actions
    assert (recommendation.number, action.ref, action.recommendations) == ("R4", "4.1", (recommendation.key,))


def test_a_recommendation_printed_in_each_row_is_one() -> None:
    head = ["Recommendation", "Action", "Lead"]
    found = walk(table(head, ["Agree priorities", ACTION, "Leader"], ["Agree priorities", "Report on them", "CMT"]))
    assert [r.text for r in found.recommendations] == ["Agree priorities"]
    assert [a.recommendations for a in found.actions] == [(0,), (0,)]


def test_of_findings_and_recommendations_the_latter_are_the_recommendations() -> None:
    found = walk(
        table(
            ["Finding", "Recommendation", "Management response", "Officer"],
            ["Records were incomplete in the sample", "Keep records", "Agreed. We will keep them all", "Director"],
        )
    )
    assert [r.text for r in found.recommendations] == ["Keep records"]


def test_answers_beside_recommendations_are_actions_though_nobody_leads_them() -> None:
    log = paper(
        [
            grid(
                ["Meeting", "Topic", "Recommendation made", "Outcome / response of Cabinet", "Open or closed"],
                ["3 July 2025", "Boats", "That boats be counted", "Agreed by Cabinet 2/8/25. Notice sent.", "Closed"],
                ["^", "^", "That a harbour be seen", "The visit took place on 9 May.", "Closed"],
                ["9 May 2025", "Buoys", "That buoys be lit", "Not agreed. Minute 8.", "Open"],
                ["^", "^", "That a pilot be asked to speak", "To be considered on 17 June.", "Open"],
            )
        ]
    )
    found = PlanWalk("unknown", Issues())
    read_tables(log.document, log.by_page[0], "Scrutiny recommendations log", found)
    assert [(a.recommendations, a.status_raw) for a in found.actions] == [
        ((0,), "Closed"), ((1,), "Closed"), ((2,), "Open"), ((3,), "Open"),
    ]  # fmt: skip


def test_recommendations_beside_the_answers_of_several_bodies() -> None:
    found = walk(
        table(
            ["Recommendation", "County Council", "NHS Board", "Police"],
            ["1 Share records of every child seen", "F", "F", "P"],
            ["2 Meet each month", "F", "", "F"],
        )
    )
    assert [(r.number, r.text) for r in found.recommendations] == [
        ("1", "Share records of every child seen"),
        ("2", "Meet each month"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Time", "Activity", "Lead"], ["9.00", "Presentation of the findings", "Chair"], ["10.15", "Talks", "Leader"]],
        [["Date", "Stage", "Responsible officer"], ["3 May 2025", "Draft budget to Cabinet", "Director of Finance"]],
    ],
    ids=["programme of a day", "steps of a process"],
)
def test_timetables_hold_no_actions(rows: list[list[str]]) -> None:
    assert actions(*rows) == []


def test_who_does_it_leads_beside_who_answers_for_it() -> None:
    """A sponsor stands over the rows of several leads; alone a sponsor leads."""
    head, row = ["Action", "SRO", "Delivery lead", "By when"], [ACTION, "Ann Lowe", "Head of Finance", "May 2025"]
    (action,) = actions(head, row)
    (alone,) = actions([head[0], head[1], head[3]], [row[0], row[1], row[3]])
    assert (action.lead_raw, alone.lead_raw) == ("Head of Finance", "Ann Lowe")


def test_a_label_with_a_number_beside_what_it_names_is_a_banner() -> None:
    """As auditors print it: the recommendation over the heads of the actions that were agreed."""
    found = walk(
        table(
            ["Recommendation 2 (High)", "Orders should be raised before the invoice comes in.", "<", "<"],
            ["Agreed action", "<", "Officer", "Date"],
            ["2a", "The system will be set to reject such invoices.", "Exchequer Manager", "31 December 2026"],
            ["2b", "A report will be brought twice a year.", "Legal Services Manager", "31 March 2027"],
        )
    )
    asked = [(row.number, row.text) for row in found.recommendations]
    assert asked == [("2", "Orders should be raised before the invoice comes in.")]
    assert [(row.ref, row.lead_raw) for row in found.actions] == [
        ("2a", "Exchequer Manager"), ("2b", "Legal Services Manager"),
    ]  # fmt: skip
