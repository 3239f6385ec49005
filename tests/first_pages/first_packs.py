"""Packs of three to six papers without bookmarks, stamps or blank pages between."""

from __future__ import annotations

from first_pages.first_others import minutes_body, plan_table
from first_pages.ink import Pack, Paper, gap, grid, lines, new_page, para, rule, section


def _agenda(council: str, committee: str, day: str, items: tuple[str, ...]) -> Paper:
    return Paper("agenda", {}, lambda: [
        para(f"<b>{council}</b>", 14), para(f"<b>{committee}</b>", 13), para(f"Date: {day}"), para("Time: 6.30 pm"),
        para("Venue: Council Chamber, Town Hall"), rule(), para("<b>AGENDA</b>", 13),
        *lines(*(f"{number}. {item}" for number, item in enumerate(items, 1))),
    ])  # fmt: skip


def _report(title: str, committee: str, day: str, foot: str = "", head: str = "") -> Paper:
    return Paper("report", {}, lambda: [
        grid([["Report to:", committee], ["Date:", day], ["Subject:", title], ["Report of:", "Director of Place"]],
             [100, 380]),
        gap(), *section("1.", "Purpose of the report", 3), para("<b>2. Recommendations</b>"),
        para("2.1 That the report be agreed."), *section("3.", "Details", 9, start=2),
        *section("4.", "Financial implications", 3, start=1),
    ], foot=foot, head=head)  # fmt: skip


PACKS = (
    Pack(
        "pack_agenda_minutes_two_reports",
        (
            _agenda(
                "Tameside Metropolitan Borough Council",
                "Executive Cabinet",
                "23 April 2025",
                ("Apologies", "Minutes", "Library Service Offer", "Highways Programme 2025/26"),
            ),
            Paper(
                "m",
                {},
                lambda: [
                    para("<b>EXECUTIVE CABINET</b>", 12),
                    para("<b>26 March 2025</b>"),
                    para("Commenced: 1.00 pm  Terminated: 1.40 pm"),
                    para("Present: Councillors Ashe (Chair), Bolt, Crane"),
                    *minutes_body(),
                ],
            ),
            _report("Library Service Offer", "Executive Cabinet", "23 April 2025"),
            _report("Highways Programme 2025/26", "Executive Cabinet", "23 April 2025"),
        ),
        {
            "council": "Tameside",
            "committee": "Executive Cabinet",
            "meeting_date": "2025-04-23",
            "document_type": "agenda_pack",
            "parts": ((1, None), (2, None), (3, "Library Service Offer"), (5, "Highways Programme 2025/26")),
        },
    ),
    Pack(
        "pack_own_page_numbers",
        (
            _agenda(
                "Rushmoor Borough Council",
                "Policy and Project Advisory Board",
                "10 June 2025",
                ("Minutes", "Town Centre Strategy", "Work Plan"),
            ),
            _report("Town Centre Strategy", "Policy and Project Advisory Board", "10 June 2025", foot="{page}"),
            Paper(
                "plan",
                {},
                lambda: [
                    para("<b>APPENDIX A</b>"),
                    para("<b>Town Centre Action Plan</b>", 15),
                    plan_table(),
                    new_page(),
                    plan_table(),
                ],
                wide=True,
                foot="{page}",
            ),
            Paper(
                "work",
                {},
                lambda: [
                    para("<b>POLICY AND PROJECT ADVISORY BOARD: WORK PLAN</b>", 13),
                    grid(
                        [["Topic", "Meeting"], ["Housing register", "July 2025"], ["Leisure", "September 2025"]],
                        [240, 200],
                    ),
                ],
                foot="{page}",
            ),
        ),
        {
            "council": "Rushmoor",
            "committee": "Policy and Project Advisory Board",
            "meeting_date": "2025-06-10",
            "document_type": "agenda_pack",
            "parts": (
                (1, None),
                (2, "Town Centre Strategy"),
                (4, "Town Centre Action Plan"),
                (6, ("POLICY AND PROJECT ADVISORY BOARD: WORK PLAN", "Work Plan")),
            ),
        },
    ),
    Pack(
        "supplement_letter_first",
        (
            Paper(
                "letter",
                {},
                lambda: [
                    *lines("Democratic Services", "Civic Offices", "Telford", "TF3 4NT", align="right"),
                    para("12 September 2025"),
                    para("Dear Councillor"),
                    para("<b>COUNCIL – THURSDAY, 18 SEPTEMBER 2025</b>"),
                    para(
                        "I attach, for your consideration at the above meeting, the following papers that were not "
                        "available when the agenda was printed."
                    ),
                    *lines("Item 9 – Members’ Allowances", "Item 11 – Governance Review"),
                    para("Yours sincerely"),
                    para("Director: Policy and Governance"),
                ],
            ),
            Paper(
                "r1",
                {},
                lambda: [
                    para("<b>Borough of Telford and Wrekin</b>"),
                    para("<b>Council</b>"),
                    para("<b>Thursday 18 September 2025</b>"),
                    para("<b>Members’ Allowances</b>", 14),
                    grid(
                        [
                            ["Cabinet Member:", "Cllr Z Hale"],
                            ["Lead Director:", "Ann Lyle"],
                            ["Wards Affected:", "All Wards"],
                            ["Key Decision:", "Not Key Decision"],
                        ],
                        [150, 300],
                    ),
                    *section("1.0", "Recommendations for decision", 2),
                    *section("2.0", "Purpose of Report", 8),
                ],
            ),
            Paper(
                "r2",
                {},
                lambda: [
                    para("<b>Borough of Telford and Wrekin</b>"),
                    para("<b>Council</b>"),
                    para("<b>Thursday 18 September 2025</b>"),
                    para("<b>Governance Review</b>", 14),
                    grid(
                        [
                            ["Cabinet Member:", "Cllr Z Hale"],
                            ["Lead Director:", "Ann Lyle"],
                            ["Wards Affected:", "All Wards"],
                            ["Key Decision:", "Not Key Decision"],
                        ],
                        [150, 300],
                    ),
                    *section("1.0", "Recommendations for decision", 2),
                    *section("2.0", "Purpose of Report", 8),
                ],
            ),
        ),
        {
            "council": "Telford and Wrekin",
            "meeting_date": "2025-09-18",
            "document_type": "agenda_pack",
            "parts": ((1, None), (2, "Members’ Allowances"), (4, "Governance Review")),
        },
    ),
    Pack(
        "bound_with_title_pages",
        (
            _report(
                "Annual Review of the Local Plan",
                "Planning Policy Committee",
                "8 July 2025",
                head="Maldon District Council",
            ),
            Paper(
                "title",
                {},
                lambda: [
                    gap(250),
                    para("<b>APPENDIX 1</b>", 22, "centre"),
                    para("Authority Monitoring Report 2024/25", 22, "centre"),
                ],
            ),
            Paper(
                "body",
                {},
                lambda: [
                    para("<b>Introduction</b>", 16),
                    *section("", "", 5)[1:],
                    para("<b>Housing</b>", 16),
                    *section("", "", 6)[1:],
                ],
                foot="Authority Monitoring Report 2024/25 | {page}",
                font="Times-Roman",
            ),
        ),
        {
            "council": "Maldon",
            "committee": "Planning Policy Committee",
            "meeting_date": "2025-07-08",
            "parts": (
                (1, "Annual Review of the Local Plan"),
                (
                    3,
                    (
                        "Authority Monitoring Report 2024/25",
                        "APPENDIX 1 Authority Monitoring Report 2024/25",
                        "Appendix 1 – Authority Monitoring Report 2024/25",
                    ),
                ),
            ),
        },
    ),
)
