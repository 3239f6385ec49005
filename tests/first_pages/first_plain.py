"""Reports whose heads are a line or a cover without labels, and an audit."""

from __future__ import annotations

from first_pages.ink import Paper, gap, grid, lines, new_page, para, section

PLAIN = (
    Paper(
        "national_park",
        {
            "title": "Management Plan Progress 2024-25",
            "committee": "Planning Committee",
            "meeting_date": "2025-05-16",
            "document_type": ("progress_update", "cover_report"),
            "report_of": ("Head of Strategy",),
        },
        lambda: [
            *lines("Agenda Item 7", align="right"),
            para("<b>Fellmoor National Park Authority</b>", 13),
            *lines("Planning Committee", "16 May 2025"),
            gap(4),
            para("<b>Management Plan Progress 2024-25</b>", 13),
            para("Report by Head of Strategy"),
            para("<b>Summary</b>"),
            *section("", "", 2)[1:],
            para("<b>Recommendation</b>"),
            para("Members are asked to note the progress."),
            *section("1", "Delivery", 4),
        ],
    ),
    Paper(
        "one_line_head",
        {
            "council": "Cornwall",
            "title": "Empty Homes Programme",
            "committee": "Customer and Support Services Overview and Scrutiny Committee",
            "meeting_date": "2025-12-03",
            "document_type": "cover_report",
        },
        lambda: [
            para("<b>Customer and Support Services Overview and Scrutiny Committee – 3 December 2025</b>", 12),
            para("<b>Empty Homes Programme</b>", 15),
            para("Report of the Strategic Director for Homes", 11),
            *section("1", "Executive summary", 2),
            para("<b>2 Recommendations</b>"),
            para("2.1 The Committee is asked to comment on the programme."),
            *section("3", "Benefits", 3),
        ],
        head="Information Classification: PUBLIC  Cornwall Council",
    ),
    Paper(
        "internal_audit_report",
        {
            "council": "Hastings",
            "document_type": ("inspection_report", "other"),
            "title": "Internal Audit Report: Housing Benefit Overpayments",
            "committee": None,
        },
        lambda: [
            gap(60),
            para("Internal Audit Report:<br/>Housing Benefit Overpayments", 24),
            para("Hastings Borough Council", 14),
            grid(
                [
                    ["Assignment", "Housing Benefit Overpayments"],
                    ["Issued", "9 May 2025"],
                    ["Opinion", "Reasonable assurance"],
                    ["Distribution", "Chief Finance Officer"],
                ],
                [120, 300],
            ),
            new_page(),
            *section("1", "Introduction", 4),
        ],
    ),
)
