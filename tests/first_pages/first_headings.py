"""First pages whose heading, meeting and day stand among other words, in wordings that no label announces."""

from __future__ import annotations

from reportlab.platypus import Flowable

from first_pages.first_others import minutes_body, plan_table
from first_pages.ink import Paper, grid, para, section


def opening(*lines: str) -> list[Flowable]:
    """Plain lines below a heading."""
    return [para(line, 10.5) for line in lines]


HEADINGS: tuple[Paper, ...] = (
    Paper(
        "body_as_heading",
        {"title": "STANDARDS SUB-COMMITTEE", "committee": "Standards Sub-Committee", "meeting_date": "2025-06-03",
         "document_type": "minutes"},
        lambda: [
            para("<b>STANDARDS SUB-COMMITTEE</b>", 16),
            *opening("Notes of the meeting held by video on Tuesday 3 June 2025", "Present: Councillors Ode and Pell"),
            *minutes_body(),
        ],
    ),
    Paper(
        "statement_of_decisions",
        {"council": "Anyford Borough Council", "committee": "Executive", "meeting_date": "2025-11-04",
         "document_type": "decision_record"},
        lambda: [
            para("<b>Anyford Borough Council</b>", 13),
            para("<b>Statement of decisions made by the Executive on Tuesday 4 November 2025</b>", 12),
            *opening("Published on Thursday 6 November 2025. Call-in ends on 13 November 2025."),
            grid([["Item", "Subject", "Decision"], ["4", "Leisure fees", "The fees in the report were approved."],
                  ["5", "Car parks", "A further report was asked for."]], [40, 150, 290]),
        ],
    ),
    Paper(
        "considered_by_a_board",
        {"title": "Waste Improvement Plan", "committee": "Environment Board", "meeting_date": "2025-07-09",
         "document_type": "action_plan", "council": "Anyford District Council"},
        lambda: [
            para("<b>Waste Improvement Plan</b>", 20),
            *opening("Anyford District Council. Considered by the Environment Board at its meeting of 9 July 2025."),
            *section("", "What we will do", 1),
            plan_table(),
        ],
    ),
    Paper(
        "monitor_with_two_days",
        {"title": "Recommendations monitor – position at 1 March 2025",
         "committee": "Housing Scrutiny Panel", "meeting_date": "2025-03-20",
         "document_type": "progress_update"},
        lambda: [
            para("<b>Recommendations monitor – position at 1 March 2025</b>", 15),
            *opening("Anyford City Council, for the Housing Scrutiny Panel on 20 March 2025"),
            grid([["Ref", "Recommendation", "Lead", "Due", "Progress", "Status"],
                  ["1", "Set a standard for repairs", "Head of Housing", "June 2025", "Draft with tenants", "Open"],
                  ["2", "Publish waiting times", "Head of Housing", "May 2025", "Published in February", "Closed"],
                  ["3", "Visit every hostel", "Lettings Manager", "July 2025", "Nine of twelve visited", "Open"]],
                 [40, 190, 120, 80, 190, 70]),
        ],
        wide=True,
    ),
    Paper(
        "determination",
        {"title": "Licensing Panel Decision Notice", "committee": "Licensing Panel", "meeting_date": "2025-05-15",
         "document_type": "decision_record"},
        lambda: [
            para("<b>Licensing Panel</b>", 14),
            para("<b>Decision Notice</b>", 14),
            grid([["Premises", "The Old Forge"], ["Applicant", "Forge Taverns"], ["Date of hearing", "15 May 2025"],
                  ["Date of notice", "21 May 2025"]], [150, 320]),
            *section("", "Decision", 1),
        ],
    ),
    Paper(
        "summons_of_a_parish",
        {"committee": "Parish Council", "meeting_date": "2025-09-08", "document_type": "agenda",
         "council": "Lower Dunning Parish Council"},
        lambda: [
            para("<b>LOWER DUNNING PARISH COUNCIL</b>", 15, "centre"),
            *opening("To all members. You are summoned to the meeting of the Parish Council to be held in the Reading "
                     "Room on Monday 8 September 2025 at 7.30 pm."),
            para("<b>AGENDA</b>", 12, "centre"),
            *opening("1. Apologies for absence", "2. Declarations of interest", "3. Minutes of the last meeting",
                     "4. Planning applications", "5. Date of next meeting"),
        ],
    ),
    Paper(
        "assessment_by_a_regulator",
        {"title": "Adult social care assessment: Anyford City Council", "committee": None, "meeting_date": None,
         "document_type": "inspection_report"},
        lambda: [
            para("Care Quality Commission", 11),
            para("<b>Adult social care assessment: Anyford City Council</b>", 22),
            *opening("Published 4 February 2025"),
            *section("", "How we assess", 1),
            *section("", "What people told us", 1),
        ],
    ),
    Paper(
        "response_by_a_member",
        {"title": "Response of the Cabinet Member for Culture to the inquiry into museums", "committee": "Cabinet",
         "meeting_date": "2025-04-08", "document_type": "response"},
        lambda: [
            para("<b>Response of the Cabinet Member for Culture to the inquiry into museums</b>", 15),
            *opening("Anyshire County Council | Cabinet | 8 April 2025"),
            *section("", "Recommendation 1", 0), para("We accept this recommendation."),
            *section("", "Recommendation 2", 0), para("We accept this in part."),
        ],
    ),
    Paper(
        "body_right_and_report_of",
        {"title": "Fleet Replacement Programme", "committee": "Executive Board", "meeting_date": "2025-10-14",
         "document_type": "cover_report"},
        lambda: [
            para("<b>EXECUTIVE BOARD</b>", 11),
            para("14 October 2025", 11),
            para("<b>Fleet Replacement Programme</b>", 14),
            para("Report of the Director of Environment", 11),
            *section("", "Recommendation", 0), para("That the Board agrees the programme."),
            *section("", "Background", 1),
            *section("", "Financial implications", 1),
        ],
    ),
    Paper(
        "letter_of_an_auditor",
        {"title": "Audit progress and sector update", "committee": None, "meeting_date": None},
        lambda: [
            para("Marlowe Pike LLP, 4 Exchange Square", 10.5),
            para("12 June 2025", 10.5),
            para("Dear Members", 10.5),
            para("<b>Audit progress and sector update</b>", 10.5),
            *section("", "", 2)[1:],
        ],
    ),
)  # fmt: skip
