"""Minutes, notices, regulators' papers, plans without a head, agendas: first pages of other kinds."""

from __future__ import annotations

from reportlab.platypus import Flowable

from first_pages.ink import Paper, gap, grid, lines, new_page, para, section


def minutes_body() -> list[Flowable]:
    """Four minutes with a resolution each."""
    blocks: list[Flowable] = []
    for number, head in enumerate(("APOLOGIES", "DECLARATIONS OF INTEREST", "BUDGET MONITORING", "HIGHWAYS"), 12):
        blocks += [para(f"<b>{number}. {head}</b>"), *section("", "", 1)[1:]]
        blocks.append(para("<b>RESOLVED</b> – That the position be noted." if number > 13 else "None were received."))
    return [*blocks, para("The meeting closed at 8.05 pm."), para("Chairman ............ Date ............")]


def plan_table() -> Flowable:
    """An action plan of five rows."""
    rows = [["<b>Ref</b>", "<b>Action</b>", "<b>Lead</b>", "<b>Timescale</b>", "<b>Status</b>"]]
    for number, action in enumerate(
        ("Publish the workforce strategy", "Review the scheme of delegation", "Train all new members",
         "Set out a savings tracker", "Agree a partnership charter"), 1):  # fmt: skip
        rows.append([str(number), action, "Head of Policy", f"June 202{5 + number % 2}", "On track"])
    return grid(rows, [40, 220, 90, 80, 60])


OTHERS = (
    Paper(
        "county_minutes",
        {
            "council": "Suffolk",
            "committee": "Audit Committee",
            "meeting_date": "2025-07-22",
            "document_type": "minutes",
            "title": (
                "Minutes of the Audit Committee Meeting held on 22 July 2025 at 10:00 am in the Elisabeth Room",
                "Minutes of the Audit Committee Meeting held on 22 July 2025",
                "Minutes",
                "Audit Committee",
                "Minutes of the Audit Committee Meeting",
            ),
        },
        lambda: [
            para("<b>Suffolk County Council</b>", 12),
            para(
                "Minutes of the <b>Audit Committee</b> Meeting held on 22 July 2025 at 10:00 am in the Elisabeth Room"
            ),
            gap(),
            grid(
                [
                    ["Present:", "Councillors Ann Dray (Chair), Ben Stow and Cleo Marsh"],
                    ["Also present:", "Councillor Lee Rudd"],
                    ["Supporting officers present:", "Dee Fell (Governance)"],
                ],
                [140, 340],
                ruled=False,
            ),
            *minutes_body(),
        ],
    ),
    Paper(
        "parish_minutes",
        {
            "committee": (None, "Full Council", "Parish Council", "Parish Council Meeting", "Ordinary Meeting"),
            "meeting_date": "2025-05-12",
            "document_type": "minutes",
            "title": (
                "Minutes of the Ordinary Meeting of Little Sallow Parish Council",
                "Minutes",
                "Minutes of the Ordinary Meeting of Little Sallow Parish Council held on Monday 12th May 2025 at "
                "7.30pm in the Village Hall",
                "LITTLE SALLOW PARISH COUNCIL",
            ),
        },
        lambda: [
            para("<b>LITTLE SALLOW PARISH COUNCIL</b>", 14, "centre"),
            para(
                "Minutes of the Ordinary Meeting of Little Sallow Parish Council held on Monday 12th May 2025 at "
                "7.30pm in the Village Hall",
                11,
                "centre",
            ),
            para(
                "<b>Present:</b> Cllrs Penn (Chair), Orchard, Tully. <b>Clerk:</b> Mrs M Fane. 4 members of the public."
            ),
            *minutes_body(),
        ],
        foot="Signed .................  Page {page} of {pages}",
        font="Times-Roman",
    ),
    Paper(
        "district_minutes_date_last",
        {
            "council": "Mid Suffolk",
            "committee": "Overview and Scrutiny Committee",
            "meeting_date": "2025-01-20",
            "document_type": "minutes",
        },
        lambda: [
            para("<b>MID SUFFOLK DISTRICT COUNCIL</b>", 12, "centre"),
            para(
                "Minutes of the meeting of the <b>OVERVIEW AND SCRUTINY COMMITTEE</b> held in the King Edmund Chamber "
                "on Monday, 20 January 2025"
            ),
            para("<b>PRESENT:</b>"),
            *lines(
                "Councillor: Rob Teal (Chair)",
                "Councillors: Una Wade, Vic Amery",
                "<b>Officers:</b> Corporate Manager (JR)",
            ),
            *minutes_body(),
        ],
    ),
    Paper(
        "fire_minutes",
        {
            "committee": "Performance Review and Scrutiny Committee",
            "meeting_date": "2025-03-06",
            "document_type": "minutes",
        },
        lambda: [
            para("<b>Severnmouth Fire &amp; Rescue Authority</b>", 12),
            para("<b>MINUTES OF THE MEETING OF THE PERFORMANCE REVIEW AND SCRUTINY COMMITTEE</b>"),
            para("Thursday 6 March 2025 (14:00)"),
            para("<b>PRESENT</b>: Councillors Ode (Chair), Pell and Rye."),
            *minutes_body(),
        ],
    ),
    Paper(
        "decision_notice",
        {
            "council": "Calderdale",
            "title": "RECORD OF OFFICER DECISION",
            "committee": None,
            "meeting_date": "2025-08-19",
            "document_type": "decision_record",
        },
        lambda: [
            para("<b>RECORD OF OFFICER DECISION</b>", 14, "centre"),
            para("Calderdale Council", 11, "centre"),
            grid(
                [
                    ["Decision maker", "Director of Regeneration and Strategy"],
                    ["Date of decision", "19 August 2025"],
                    ["Subject", "Installation of Bus Gates, Northgate"],
                    ["Decision", "To make the traffic regulation order as advertised."],
                    ["Reasons", "To cut delay to buses."],
                    ["Options considered", "Not proceeding."],
                ],
                [140, 340],
            ),
        ],
    ),
    Paper(
        "lga_peer_report",
        {
            "council": "Stroud",
            "publisher": "LGA",
            "title": "LGA Corporate Peer Challenge",
            "document_type": "peer_challenge_report",
            "committee": None,
            "meeting_date": None,
        },
        lambda: [
            gap(120),
            para("<b>LGA Corporate Peer Challenge</b>", 26),
            para("Stroud District Council", 18),
            para("4th to 7th November 2025", 14),
            para("Feedback report", 14),
            new_page(),
            para("<b>Contents</b>", 14),
            *lines("1. Executive summary .... 3", "2. Key recommendations .... 4"),
            new_page(),
            para("<b>1. Executive summary</b>", 14),
            *section("", "", 3)[1:],
            para("<b>2. Key recommendations</b>", 14),
            para("<b>Recommendation 1:</b> Set out a clear plan for the town hall."),
            *section("", "", 2)[1:],
        ],
        foot="18 Smith Square, London, SW1P 3HZ  www.local.gov.uk",
    ),
    Paper(
        "ofsted_letter",
        {
            "council": "Rotherham",
            "publisher": "Ofsted",
            "document_type": "inspection_report",
            "committee": None,
            "title": (
                "Focused visit to Rotherham children’s services",
                "Focused visit to Rotherham local authority children’s services",
            ),
        },
        lambda: [
            *lines("Ofsted", "Agora", "6 Cumberland Place", "Nottingham", "NG1 6HJ", align="right"),
            gap(),
            *lines(
                "3 June 2025",
                "Nia Oram",
                "Director of Children’s Services",
                "Rotherham Metropolitan Borough Council",
                "Riverside House",
                "Rotherham",
            ),
            gap(),
            para("Dear Ms Oram"),
            para("<b>Focused visit to Rotherham children’s services</b>", 12),
            para(
                "This letter summarises the findings of the focused visit to Rotherham children’s services "
                "on 29 and 30 April 2025."
            ),
            para("<b>What needs to improve in this area of social work practice</b>"),
            para("• The timeliness of plans."),
            *section("", "Main findings", 4),
        ],
    ),
    Paper(
        "cqc_assessment",
        {
            "council": "Bury",
            "publisher": "Care Quality Commission",
            "document_type": "inspection_report",
            "committee": None,
            "title": (
                "Bury Metropolitan Borough Council: local authority assessment",
                "Bury Metropolitan Borough Council",
                "Local authority assessment",
            ),
        },
        lambda: [
            para("Care Quality Commission", 14),
            gap(60),
            para("<b>Bury Metropolitan Borough Council: local authority assessment</b>", 22),
            para("How we assess local authorities"),
            para("Assessment published: 14 March 2025"),
            *section("", "About Bury", 3),
            *section("", "Areas for improvement", 2),
        ],
    ),
    Paper(
        "plan_without_head",
        {"document_type": "action_plan", "committee": None, "meeting_date": None},
        lambda: [plan_table(), gap(), *section("", "", 1)[1:]],
        wide=True,
    ),
    Paper(
        "progress_tracker_title_only",
        {
            "council": "Gateshead",
            "document_type": "progress_update",
            "title": "Peer Challenge Recommendations: Progress at September 2025",
            "committee": None,
            "meeting_date": None,
        },
        lambda: [para("<b>Peer Challenge Recommendations: Progress at September 2025</b>", 16), plan_table()],
        head="Gateshead Council",
        wide=True,
    ),
    Paper(
        "agenda_with_summons",
        {"document_type": "agenda", "committee": "Cabinet", "meeting_date": "2025-02-11"},
        lambda: [
            *lines("Your ref:", "Our ref: CA/1", "Ask for: Democratic Services", "3 February 2025"),
            gap(),
            para("Dear Sir/Madam"),
            para("<b>CABINET MEETING</b>"),
            para(
                "A meeting of the Cabinet has been arranged to take place <b>TUESDAY 11 "
                "FEBRUARY 2025 at 6.00 PM</b> in the <b>COMMITTEE ROOM, DISTRICT COUNCIL HOUSE, LICHFIELD</b> to "
                "consider the following business."
            ),
            para("Yours faithfully"),
            para("Chief Executive"),
            para("To: Members of Cabinet"),
            para("<b>AGENDA</b>"),
            *lines(
                "1. Apologies for Absence",
                "2. Declarations of Interest",
                "3. Money Matters 2025/26",
                "4. Asset Strategy",
                "5. Exclusion of Public and Press",
            ),
        ],
    ),
)
