"""Cover sheets, letterheads, front sheets, slides and heads of minutes whose labels and wordings no list holds."""

from __future__ import annotations

from reportlab.platypus import Flowable

from first_pages.first_others import minutes_body, plan_table
from first_pages.ink import Paper, gap, grid, lines, para, rule, section


def asking(body: str) -> list[Flowable]:
    """What a report asks for, and why."""
    return [
        para("<b>What we are asking for</b>"),
        para(f"That the {body} supports the changes in paragraph 3."),
        *section("2", "Why this matters", 1),
        *section("3", "What would change", 1),
        *section("4", "Money and people", 1),
    ]


FRONTS: tuple[Paper, ...] = (
    Paper(
        "shaded_sheet_of_unknown_labels",
        {"title": "Street trading consents: a new policy", "committee": "Licensing and Regulatory Committee",
         "meeting_date": "2025-10-09", "document_type": "cover_report", "council": "Thornmere District Council"},
        lambda: [
            para("Thornmere District Council", 12, "right"),
            grid([["Going to", "Licensing and Regulatory Committee"], ["On", "Thursday, 9 October 2025"],
                  ["What it is about", "Street trading consents: a new policy"],
                  ["Brought by", "Environmental Health Manager"], ["Which wards", "All"],
                  ["Open or exempt", "Open"]], [130, 350], shade="#dde6ee"),
            gap(),
            *asking("Committee"),
        ],
        foot="Street trading consents: a new policy  |  page {page}",
    ),
    Paper(
        "letterhead_of_a_chief_executive",
        {"title": "Corporate Peer Challenge: what we will do with your findings", "committee": None,
         "meeting_date": None, "document_type": "response"},
        lambda: [
            *lines("Office of the Chief Executive", "Town Hall, Market Street", "Eastmere EM1 2AA", size=9,
                   align="right"),
            gap(),
            *lines("Our reference: CX/25/081", "3 November 2025", "", "Local Government Association", "London"),
            gap(),
            para("Dear colleagues"),
            para("<b>Corporate Peer Challenge: what we will do with your findings</b>"),
            para("Thank you for the time that the team spent with us. We accept all of the recommendations, and set "
                 "out below how we respond to each."),
            para("<b>Recommendation 1: Agree a long-term plan for the town centres</b>"),
            para("We accept this. The Director of Place will bring a plan to us by March 2026."),
            para("<b>Recommendation 2: Give scrutiny earlier sight of policy</b>"),
            para("We accept this. The Monitoring Officer will publish a forward look from January 2026."),
            para("Yours sincerely"),
        ],
    ),
    Paper(
        "front_sheet_in_two_columns",
        {"title": ("Overview and Scrutiny Commission", "Agenda", "NOTICE OF MEETING"),
         "committee": "Overview and Scrutiny Commission", "meeting_date": "2025-09-16", "document_type": "agenda"},
        lambda: [
            para("<b>NOTICE OF MEETING</b>", 18),
            para("<b>Overview and Scrutiny Commission</b>", 14),
            rule(),
            grid([["Tuesday 16 September 2025, 6.30 pm", "Committee Room 2, Guildhall"],
                  ["Members: Councillors Abel (Chair), Bright, Crane and Dyer", "Contact: Democratic Services"]],
                 [240, 240], ruled=False),
            para("<b>AGENDA</b>", 12, "centre"),
            *lines("1 Apologies for absence", "2 Declarations of interest", "3 Minutes of the previous meeting",
                   "4 Leisure contract: first year", "5 Work programme", "6 Exclusion of the public"),
        ],
    ),
    Paper(
        "stacked_head_of_minutes",
        {"title": ("MINUTES of the PENSIONS SUB-COMMITTEE", "Minutes", "PENSIONS SUB-COMMITTEE"),
         "committee": "Pensions Sub-Committee",
         "meeting_date": "2025-07-02", "document_type": "minutes", "council": "Westvale Borough Council"},
        lambda: [
            *lines("<b>WESTVALE BOROUGH COUNCIL</b>", "<b>MINUTES</b>", "of the", "<b>PENSIONS SUB-COMMITTEE</b>",
                   "Wednesday, 2 July 2025", "held in the Council Offices at 10.00 am", align="centre"),
            gap(),
            grid([["Attending:", "Councillors Frost (in the chair), Gill and Hope"],
                  ["Officers:", "The Pensions Manager and the Clerk"]], [90, 390], ruled=False),
            *minutes_body(),
        ],
    ),
    Paper(
        "form_named_in_the_running_head",
        {"title": ("Purchase of four electric sweepers", "Delegated Decision Notice"), "committee": None,
         "meeting_date": "2025-05-28", "document_type": "decision_record"},
        lambda: [
            grid([["Subject", "Purchase of four electric sweepers"], ["Taken by", "Corporate Director (Place)"],
                  ["Taken on", "28 May 2025"], ["Authority", "Constitution, part 3, table 6"],
                  ["Decision", "To buy four sweepers from the framework at a cost of £612,000."],
                  ["Why", "The present machines are at the end of their life."],
                  ["Other choices", "To hire, which costs more over five years."]], [120, 360]),
        ],
        head="Delegated Decision Notice  DD/25/044",
    ),
    Paper(
        "slides_of_progress",
        {"title": ("Getting better together", "Getting better together - Our improvement plan: six months on"),
         "document_type": "progress_update"},
        lambda: [
            gap(60),
            para("<b>Getting better together</b>", 34, after=16),
            para("Our improvement plan: six months on", 20, after=60),
            para("Briefing for members", 14),
            gap(120),
            para("<b>Where we are</b>", 24, after=14),
            plan_table(),
        ],
        foot="Children's Services  |  {page}",
        wide=True,
    ),
    Paper(
        "two_headings_over_a_plan",
        {"title": "PEER REVIEW 4-6 MARCH 2025 - OUR ACTION PLAN", "document_type": "action_plan"},
        lambda: [
            para("<b>PEER REVIEW 4-6 MARCH 2025</b>", 10, after=14),
            para("<b>OUR ACTION PLAN</b>", 10, after=14),
            grid([["Action", "Lead"], ["Publish the strategy", "Head of Policy"]], [240, 240], size=10),
        ],
    ),
)  # fmt: skip
