"""What the columns of other councils' plans mean: their headings, and the cells under them."""

from __future__ import annotations

import pytest

from extract.records.plans.columns import ColumnRole, Header, role_of_heading
from extract.records.plans.headers import find_headers
from extract.records.plans.table_roles import table_role
from paper import table

HEADINGS: dict[ColumnRole, str] = {
    "ref": "No. | No | Ref | Ref. | Reference | Ref No | Item | # | Number",
    "rec_ref": "Rec No | Rec No. | Rec | Recommendation number | Recommendation ref",
    "recommendation": "Recommendation | Recommendations | LGA Draft Peer Challenge Review Recommendation | "
    "Original recommendation | Peer team suggestion | Area for improvement | Areas of Improvement | Finding | "
    "Ofsted recommendation | Scrutiny recommendation | Audit finding | RECOMMENDATION",
    "action": "Action | Actions | Action(s) | Comment/Action | Action taken | Agreed action | Action required | "
    "Agreed Management Action | Key activity | Key actions | What we will do | What will we do? | Priority action | "
    "Improvement activity | Task | Commitment | Proposed action | Planned actions | Actions to be taken",
    "detail": "Detail | Details | Description | What | Milestones",
    "lead": "Lead | Lead Officer | Lead Officer/EM | Lead Thematic Steering Group/SLT Officer | Responsibility | "
    "Responsible officer | Portfolio Holder | Lead Member | Owner | Action owner | Who | Who? | Accountable officer | "
    "Responsible Director | Person responsible | Lead Cabinet Member | Officer responsible | Executive sponsor | "
    "Who is responsible? | Service lead | Responsible",
    "timescale": "Timescale | Timescales | Time scale | Date | Exec Date | Target Completion | Target date | By when | "
    "When | When? | Deadline | Due date | Due | Completion date | Timeline | Timeframe | Implementation date | "
    "Date for completion | Original due date | By when? | When will it be done by? | Action due date | Target",
    "start": "Start | Start date | Commencement",
    "end": "End | End date | Finish | Finish date",
    "revised": "Revised Target Completion | Revised date | New deadline | Revised due date | Revised timescale",
    "status": "Status | RAG | RAG rating | BRAG | Current status | Status (RAG) | Status update | Action status",
    "progress": "Progress | Progress update | Update | Current position | Latest position | Comments | Commentary | "
    "Progress/Update | Update (June 2024) | Progress since last meeting | Position at March 2024",
    "response": "Agreed | Accepted Y/N | Accepted (Y/N) | Agreed? | Accept/Reject | Response | Management response | "
    "Executive response | Cabinet response | Agreed (Yes/No/In part) | Accepted / Partially accepted / Rejected",
    "group": "Theme | Area | Workstream | Category | Pillar | Directorate | Service | Topic | Objective",
    "other": "Success measure | Success criteria | Measure of success | Outcome | Impact | Evidence | Resources | "
    "Cost | Budget | Priority | KPI | What will success look like? | Date raised | Meeting date | Risk | Date made | "
    "Rationale | Evidence of completion | How will we measure success?",
}
MISLEADING: dict[ColumnRole, str] = {
    "lead": "By whom | Led by | Action by | Officer | Cabinet Member | SRO",
    "progress": "Progress to date | Progress against actions",
    "status": "Recommendation status",
    "group": "Service area",
    "other": "What difference will it make? | What good looks like",
}
"""Headings in which "by", "date", "what" or "action" is not the word that counts."""


def spelt_out(headings: dict[ColumnRole, str]) -> list[tuple[str, ColumnRole]]:
    return [(heading, role) for role, row in headings.items() for heading in row.split(" | ")]


@pytest.mark.parametrize(("heading", "role"), spelt_out(HEADINGS))
def test_headings_of_published_plans(heading: str, role: ColumnRole) -> None:
    assert role_of_heading(heading) == role


@pytest.mark.parametrize(("heading", "role"), spelt_out(MISLEADING))
def test_headings_with_a_word_that_misleads(heading: str, role: ColumnRole) -> None:
    assert role_of_heading(heading) == role


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "–",
        "How we will know",
        "Origin",
        "Committee",
        "2024/25",
        "a heading that goes on and on until it is a sentence of words",
    ],
)
def test_headings_that_name_no_role(heading: str) -> None:
    assert role_of_heading(heading) in (None, "other")


# ---------------------------------------------------------------- heading rows


def roles(header: Header) -> list[str]:
    return [column.role for column in header.columns]


def test_a_heading_row_and_its_columns() -> None:
    (header,) = find_headers(
        table(
            ["No.", "Recommendation", "Action", "Lead", "By when"],
            ["1", "Set a vision", "Publish it", "Leader", "May 2024"],
        )
    )
    assert (header.first_row, header.last_row) == (0, 0)
    assert roles(header) == ["rec_ref", "recommendation", "action", "lead", "timescale"]
    assert header.having("lead") == [3]
    assert header.headings == ("No.", "Recommendation", "Action", "Lead", "By when")


def test_a_heading_under_a_banner() -> None:
    (header,) = find_headers(
        table(
            ["Recommendation 1: work as one council", "<", "<"],
            ["Action", "Lead", "Timescale"],
            ["Agree a plan", "Leader", "May"],
        )
    )
    assert header.first_row == 1


def test_each_block_may_have_headings_of_its_own() -> None:
    headers = find_headers(
        table(
            ["Action", "Lead", "Timescale"],
            ["Agree a plan with all partners", "Leader", "May 2024"],
            ["Recommendation 2: review the constitution", "<", "<"],
            ["Actions", "Owner", "RAG"],
            ["Bring a report to full Council", "Monitoring Officer", "Green"],
        )
    )
    assert [header.first_row for header in headers] == [0, 3]
    assert roles(headers[1]) == ["action", "lead", "status"]


def test_a_heading_over_two_rows_is_read_at_its_foot() -> None:
    (header,) = find_headers(
        table(
            ["Action", "Lead", "Timescale", "<"],
            ["^", "^", "Start", "End"],
            ["Agree a plan with all partners", "Leader", "May 2024", "July 2024"],
        )
    )
    assert (header.first_row, header.last_row) == (0, 1)
    assert roles(header) == ["action", "lead", "start", "end"]
    assert header.headings[-2:] == ("Timescale Start", "Timescale End")


def test_a_heading_over_two_columns_stands_once() -> None:
    (header,) = find_headers(
        table(["Action", "Lead", "<", "When"], ["Agree a plan", "Leader", "Chief Executive", "May"])
    )
    assert header.headings == ("Action", "Lead", "When")


def test_a_heading_over_numbers_and_actions_stands_once() -> None:
    (header,) = find_headers(table(["Action", "<", "Lead", "When"], ["1.1", "Agree a plan", "Leader", "May 2024"]))
    assert roles(header) == ["ref", "action", "lead", "timescale"]
    assert header.headings == ("Action", "Lead", "When")


@pytest.mark.parametrize(
    "row",
    [
        ["1", "Publish the vision", "Leader", "May 2024"],
        ["Agree who leads.", "Review by when it is due, and say so.", "Leader", "May 2024"],
        ["", "", "", ""],
        ["Recommendation 3: leads and actions", "<", "<", "<"],
        ["Pillar", "Key feature", "Ambition", "Values"],
    ],
    ids=["plain data", "sentences", "blank", "banner", "no action table"],
)
def test_rows_that_are_no_headings(row: list[str]) -> None:
    assert find_headers(table(row, ["x"] * 4)) == []


@pytest.mark.parametrize(
    "row",
    [
        ["2", "Publish an updated action plan", "Lead Member", "By March 2024"],
        ["3", "Review progress on complaints", "Portfolio Holder", "Completed by May 2024"],
        ["4", "Recruit a lead for data", "Chief Executive", "Target met"],
        ["5", "Agree a compact", "Leader", "By May 2024"],
    ],
)
def test_a_short_row_of_a_plan_is_not_a_heading(row: list[str]) -> None:
    """Leads named by their role and dates with "by" use the words of headings, but name a post or a day."""
    headers = find_headers(table(["No.", "Action", "Lead", "Timescale"], row))
    assert [header.first_row for header in headers] == [0]


# ---------------------------------------------------------------- checked against the cells


def under(*rows: list[str]) -> list[str]:
    (header,) = find_headers(table(*rows))
    return roles(header)


def test_numbers_under_actions_are_references_and_the_detail_is_the_action() -> None:
    found = under(
        ["Actions", "Detail", "Lead", "Timescale"],
        ["1.1", "Agree a plan with all of the partners", "Leader", "May 2024"],
        ["1.2", "Publish the plan and tell residents", "Leader", "July 2024"],
    )
    assert found == ["ref", "action", "lead", "timescale"]


def test_numbers_under_an_empty_heading_are_references() -> None:
    assert under(["", "Action", "Lead"], ["1", "Agree a plan", "Leader"], ["2", "Publish it", "Leader"])[0] == "ref"


def test_words_under_a_heading_of_numbers_are_not_references() -> None:
    found = under(["Item", "Action", "Lead"], ["The vision for the whole borough", "Publish it", "Leader"])
    assert found == ["other", "action", "lead"]


@pytest.mark.parametrize("heading", ["Management response", "Comments", "Details"])
def test_prose_beside_a_recommendation_stands_in_for_the_action(heading: str) -> None:
    found = under(
        ["Recommendation", heading, "Responsible officer", "Target date"],
        ["Reconcile accounts", "Agreed. Accounts will be reconciled each month.", "Head of Finance", "May 2024"],
    )
    assert found == ["recommendation", "action", "lead", "timescale"]


def test_milestones_beside_a_response_are_what_is_to_be_done() -> None:
    found = under(
        ["Recommendation", "Our response", "Milestones", "Lead", "Finish"],
        ["Tell one story", "We agree. Residents said so.", "• Draft it with partners\n• Launch it", "CEO", "May 2025"],
    )
    assert found == ["recommendation", "response", "action", "lead", "end"]


def test_a_yes_beside_a_recommendation_stays_its_answer() -> None:
    found = under(
        ["Recommendation", "Accepted", "Action", "Lead"], ["Reconcile", "Yes", "Reconcile monthly", "Finance"]
    )
    assert found == ["recommendation", "response", "action", "lead"]


def test_one_word_under_progress_is_the_status() -> None:
    found = under(
        ["Action", "Lead", "Progress"], ["Agree a plan", "Leader", "Complete"], ["Publish it", "Leader", "On track"]
    )
    assert found == ["action", "lead", "status"]


def test_a_note_under_progress_stays_progress_beside_a_status() -> None:
    found = under(["Action", "Lead", "RAG", "Progress"], ["Agree a plan", "Leader", "Green", "Done"])
    assert found == ["action", "lead", "status", "progress"]


def test_words_that_a_narrow_column_breaks_are_closed_up() -> None:
    header = find_headers(
        table(
            ["Refere nce", "Recommendat ion", "Action", "Accountabl e", "Commenc ement", "Completio n"],
            ["1.1", "Agree a vision for the town", "Publish the vision for all", "Leader", "May 2024", "June 2024"],
        )
    )[0]
    assert [column.role for column in header.columns] == ["rec_ref", "recommendation", "action", "lead", "start", "end"]
    assert header.headings[:2] == ("Reference", "Recommendation")


def test_columns_that_are_ticked_name_the_status() -> None:
    header = find_headers(
        table(
            ["Action", "Lead", "To do", "Doing", "Done"],
            ["Publish the vision for all", "Leader", "", "✓", ""],
            ["Consult residents on the vision", "CMT", "✓", "", ""],
            ["Report on it to full Council", "CMT", "", "", "✓"],
        )
    )[0]
    assert [column.role for column in header.columns] == ["action", "lead", "tick", "tick", "tick"]


def test_a_column_of_recommendation_numbers_is_not_the_action_s_own_reference() -> None:
    header = find_headers(
        table(
            ["Recommendation", "Action", "Lead"],
            ["R1", "Publish the vision for all", "Leader"],
            ["R2, R3", "Consult residents on the vision", "CMT"],
            ["R4", "Report on it to full Council", "CMT"],
            ["R4", "Review it after a year of use", "CMT"],
        )
    )[0]
    assert header.columns[0].role == "rec_ref"


def test_auditors_who_look_again_tell_what_they_asked_and_no_action() -> None:
    heads = ["Audit", "No.", "Priority", "Recommendation", "Responsible", "Original date", "Revised date"]
    row = ["Rents", "1", "High", "Reviews should be diarised.", "Rents Officer", "31 Jan 2024", "–", "A diary is kept."]
    heads += ["Follow-up finding", "Status"]
    made = table(heads, [*row, "Implemented"], ["Stock", "2", *row[2:], "Not implemented"])
    headers = find_headers(made)
    assert table_role(made, headers) == "recommendation_list"
    assert headers[0].recommended is None


def test_a_time_that_reviewers_suggest_makes_no_action_of_what_they_ask() -> None:
    rows = [["C1", "Publish a plan for the tram depot.", "High", "Now"], ["C2", "Train drivers.", "Low", "In a year"]]
    suggested = find_headers(table(["Code", "Recommendation", "Priority", "Suggested timing"], *rows))[0]
    assert suggested.recommended is None
    agreed = find_headers(table(["Code", "Recommendation", "Priority", "By when"], *rows))[0]
    assert agreed.recommended == "recommendation"
