"""More first pages: heads over several lines, forms of plans, bodies with their council's name, volumes of studies."""

from __future__ import annotations

from first_pages.first_others import minutes_body, plan_table
from first_pages.ink import Paper, gap, grid, lines, new_page, para, section

MORE = (
    Paper(
        "min_caps_held",
        {
            "committee": "Planning Committee",
            "meeting_date": "2025-03-12",
            "document_type": "minutes",
            "title": (
                "MINUTES OF A MEETING OF THE PLANNING COMMITTEE HELD IN THE GUILDHALL ON WEDNESDAY, 12TH MARCH, 2025",
                "Minutes of a meeting of the Planning Committee",
                "Minutes",
                "Minutes of the Planning Committee",
                "Planning Committee",
            ),
        },
        lambda: [
            para("<b>MINUTES OF A MEETING OF THE</b>", 12, "centre"),
            para("<b>PLANNING COMMITTEE</b>", 12, "centre"),
            para("<b>HELD IN THE GUILDHALL ON WEDNESDAY, 12TH MARCH, 2025</b>", 12, "centre"),
            para("<b>PRESENT:</b>"),
            *lines("Councillor A Smith", "Councillor B Jones"),
            *minutes_body(),
        ],
    ),
    Paper(
        "min_assoc",
        {
            "meeting_date": "2024-09-05",
            "document_type": "minutes",
            "title": (
                "Friends of Elm Park Committee Meeting Thursday 5 September 2024 Minutes",
                "Friends of Elm Park Committee Meeting",
                "Minutes",
                "Friends of Elm Park Committee Meeting Minutes",
            ),
        },
        lambda: [
            para("<b>Friends of Elm Park</b>", 14, "centre"),
            para("<b>Committee Meeting</b>", 14, "centre"),
            para("<b>Thursday 5 September 2024 at 19:30 in the Pavilion</b>", 14, "centre"),
            para("<b>Minutes</b>", 14, "centre"),
            para("<b>Present:</b>"),
            *lines("Ann Elder", "Bob Frost (Treasurer)"),
            *minutes_body(),
        ],
    ),
    Paper(
        "progress_plan",
        {
            "council": "Oldham",
            "document_type": "progress_update",
            "title": ("Ofsted Improvement Plan: six-month review", "Ofsted Improvement Plan"),
        },
        lambda: [
            para("<b>Ofsted Improvement Plan: six-month review</b>", 16),
            para("Oldham Council, October 2025"),
            gap(),
            grid(
                [["Ref", "Action", "Lead", "Due", "Progress at October 2025", "RAG"]]
                + [
                    [
                        str(i),
                        "Train all new social workers in the model",
                        "Head of Service",
                        "May 2026",
                        "The first two groups have been trained and the third begins in November",
                        "Green",
                    ]
                    for i in range(1, 6)
                ],
                [30, 130, 80, 60, 150, 40],
                size=9,
            ),
        ],
    ),
    Paper(
        "study_report",
        {
            "council": "Cheshire West and Chester",
            "document_type": "other",
            "title": (
                "Playing Pitch Assessment Update May 2024 Main Report",
                "Playing Pitch Assessment Update",
                "Playing Pitch Assessment Update May 2024",
                "Playing Pitch Assessment Update - May 2024",
            ),
        },
        lambda: [
            gap(120),
            para("Cheshire West and Chester Council", 14),
            para("<b>Playing Pitch Assessment Update</b>", 26),
            para("<b>May 2024</b>", 18),
            para("<b>Main Report</b>", 18),
            new_page(),
            *section("", "Introduction", 8),
        ],
    ),
    Paper(
        "report_para_head",
        {
            "council": "Luton",
            "committee": "Executive",
            "meeting_date": "2025-07-08",
            "document_type": "cover_report",
            "title": "Parking Strategy Review",
            "wards": "All",
        },
        lambda: [
            para("<b>LUTON COUNCIL</b>", 14, "centre"),
            para("<b>EXECUTIVE</b>", 12, "centre"),
            para("8 July 2025", 11, "centre"),
            gap(),
            para("<b>SUBJECT: PARKING STRATEGY REVIEW</b>"),
            para("<b>REPORT BY: CORPORATE DIRECTOR, PLACE</b>"),
            para("<b>WARDS AFFECTED: ALL</b>"),
            para("<b>KEY DECISION: NO</b>"),
            *section("1.", "Purpose", 2),
            *section("2.", "Recommendations", 1),
            *section("3.", "Background", 3),
            *section("4.", "Financial implications", 2),
        ],
    ),
    Paper(
        "scrutiny_plan_form",
        {
            "document_type": "action_plan",
            "title": (
                "Scrutiny Recommendation Action Plan",
                "Scrutiny Recommendation Action Plan - Allotments review",
                "Scrutiny Recommendation Action Plan: Allotments review",
            ),
        },
        lambda: [
            para("<b>Scrutiny Recommendation Action Plan</b>", 14),
            para("<b>Allotments review</b>", 12),
            plan_table(),
        ],
    ),
    Paper(
        "decision_list",
        {"council": "Harlow", "committee": "Cabinet", "meeting_date": "2025-09-18", "document_type": "decision_record"},
        lambda: [
            para("<b>Harlow Council</b>"),
            para("<b>Decisions taken by the Cabinet on Thursday, 18 September 2025</b>", 13),
            para("These decisions come into force on 26 September unless called in."),
            grid(
                [
                    ["Item", "Decision"],
                    ["5. Budget", "RESOLVED that the report be noted."],
                    ["6. Housing", "RESOLVED that the plan be approved."],
                ],
                [120, 360],
            ),
        ],
    ),
    Paper(
        "report_council_and_cabinet",
        {
            "council": "Kent",
            "committee": "Cabinet",
            "meeting_date": "2025-01-30",
            "document_type": "cover_report",
            "title": "Winter Service Policy",
        },
        lambda: [
            para("<b>Kent County Council Cabinet</b>", 13),
            para("30 January 2025"),
            para("<b>Winter Service Policy</b>", 15),
            para("Report of the Director of Highways"),
            *section("1.", "Summary", 2),
            *section("2.", "Recommendation", 1),
            *section("3.", "Background", 3),
            *section("4.", "Financial implications", 2),
        ],
    ),
    Paper(
        "cab_plan_ref",
        {
            "council": "Telford and Wrekin",
            "committee": "Cabinet",
            "meeting_date": "2025-10-09",
            "document_type": "cover_report",
            "title": "Walking and Wheeling Action Plan",
        },
        lambda: [
            para("<b>TELFORD &amp; WREKIN COUNCIL</b>", 12, "centre"),
            para("<b>CABINET - 9 OCTOBER 2025</b>", 12, "centre"),
            para("<b>WALKING AND WHEELING ACTION PLAN</b>", 12, "centre"),
            para("<b>REPORT OF THE DIRECTOR: NEIGHBOURHOODS</b>", 12, "centre"),
            para("LEAD CABINET MEMBER - CLLR R MOYLE"),
            *section("1.", "Summary of main proposals", 2),
            *section("2.", "Recommendations", 1),
            *section("3.", "Background", 3),
            *section("4.", "Financial implications", 2),
            new_page(),
            plan_table(),
        ],
    ),
)
