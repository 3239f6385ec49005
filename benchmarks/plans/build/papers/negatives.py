"""Tables that are no action plans, even where a head says "Action" or "Owner"."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.plans.build.model import Block, Cell, Grid, Look, Paper, Producer, Row, Sheet, Text
from benchmarks.plans.build.papers.common import FULL, ROWS, heading, landscape, portrait

_FINANCE = (
    "Service|Budget £000|Forecast £000|Variance £000|Action taken",
    "Adult social care|84,210|86,930|2,720|Reviews of high-cost care",
    "Children’s services|51,400|53,115|1,715|Fewer agency staff",
    "Highways|18,960|18,720|(240)|None needed",
    "Housing options|6,310|7,985|1,675|Homes bought in place of hotels",
    "Libraries and culture|4,120|4,075|(45)|None needed",
    "Planning|2,240|2,515|275|Fees raised in July",
    "Corporate services|22,870|22,610|(260)|Vacancies held",
    "Total|190,110|195,950|5,840|",
)
_MEASURES = (
    "Ref|Measure|Owner|Target|Q1|Q2|Status|Commentary",
    "CS01|Calls answered within two minutes|Customer Manager|80%|71%|77%|Amber|Six new staff have finished training",
    "CS02|Complaints answered on time|Head of Legal|95%|96%|97%|Green|Better than last year",
    "EN01|Household waste recycled|Waste Manager|52%|49%|48%|Red|Dry summer, so less garden waste",
    "EN02|Missed bins per 100,000|Waste Manager|60|71|55|Green|New rounds have settled",
    "HO01|Days to let an empty home|AD Housing|28|41|36|Amber|Electrical checks take longest",
    "HO02|Families in hotels over six weeks|AD Housing|0|12|7|Red|Down by five since June",
    "PL01|Major applications decided on time|HoS Planning|75%|82%|88%|Green|On target",
    "FI01|Council tax collected|AD Finance|97.5%|28.9%|56.1%|Green|In line with last year",
)
_RISKS = (
    "Ref|Risk|Owner|Likelihood|Impact|Score|Mitigating action|Target date",
    "SR1|Budget gap is wider than reserves can bear|CFO|4|5|20|Savings board meets every two weeks|Mar 2026",
    "SR2|A cyber attack stops services|AD Digital|3|5|15|Second data centre and a yearly rehearsal|Ongoing",
    "SR3|A tall building is found unsafe|AD Housing|2|5|10|Surveys of all blocks, waking watch where needed|Dec 2025",
    "SR4|Not enough social workers|DCS|4|4|16|Retention payment and a training academy|Sept 2025",
    "SR5|The local plan is found unsound|HoS Planning|3|4|12|Advice from counsel on the evidence|Oct 2025",
    "SR6|A main contractor fails|HR Manager|2|4|8|Credit checks each quarter|Quarterly",
    "SR7|Flooding of the town centre|AD Policy|3|3|9|Pumps and a plan agreed with the agency|Nov 2025",
)
_MEMBERS = (
    "Member|Party|Ward|Role|Attendance",
    "Councillor Ada Fenn|Independent|Millfield|Chair|9 of 9",
    "Councillor Bram Oyelaran|Labour|Castle|Vice Chair|8 of 9",
    "Councillor Cass Whitlow|Conservative|Upper Dale|Member|7 of 9",
    "Councillor Dev Sandhu|Liberal Democrat|Riverside|Member|9 of 9",
    "Councillor Esme Farrant|Green|Canal|Member|6 of 9",
    "Councillor Finn Adair|Labour|Station|Lead member for audit|9 of 9",
    "Mrs Greta Holm|Co-opted|Whole council|Parent governor|5 of 9",
)
_AGENDA = (
    "Item|Title|Lead|Action required|Pages",
    "1|Apologies for absence|Chair|Note|",
    "2|Declarations of interest|Chair|Declare|",
    "3|Minutes of the last meeting|Chair|Approve|5 - 12",
    "4|Peer challenge: progress|Chief Executive|Consider|13 - 40",
    "5|Revenue forecast, quarter two|Director of Resources|Note|41 - 58",
    "6|Housing repairs policy|Director of Housing|Recommend|59 - 84",
    "7|Work programme|Scrutiny Officer|Agree|85 - 88",
    "8|Date of next meeting|Chair|Note|",
)
_MEETINGS = (
    "Meeting|Day|May|July|September|November|January|March",
    "Council|Thursday|14|16|24|26|28|25",
    "Cabinet|Tuesday|5|7|8|10|12|9",
    "Overview and Scrutiny|Wednesday|13|15|16|18|20|17",
    "Audit and Governance|Monday||20|28|23||22",
    "Planning|Wednesday|6|8|9|11|13|10",
    "Licensing|Friday|15||18|20||19",
    "Deadline for reports|Friday|1|3|4|6|8|5",
)
_CONSULTED = (
    "Who answered|What they said|Our response|Change made",
    "Parish council|Asked for a lower speed limit outside the school|Speeds will be measured in the spring|No",
    "Residents’ association|Worried about parking for the surgery|Six bays have been moved|Yes",
    "Bus operator|Stop is too close to the junction|Stop moved by forty metres|Yes",
    "Walking group|Path is too narrow for wheelchairs|Path widened to two metres|Yes",
    "Shop owner|Deliveries need the kerb before nine|Loading allowed until ten|Yes",
    "Ward member|Asked for more trees|Eleven trees added to the plan|Yes",
    "County fire service|No objection|Noted|No",
)
_KEY = (
    "Report to:|Cabinet",
    "Date:|14 October 2025",
    "Report title:|Peer challenge: what the team found",
    "Lead officer:|Chief Executive",
    "Cabinet member:|Leader of the Council",
    "Action required:|To note the findings and agree that a plan be prepared",
    "Timescale:|The plan will come to Cabinet in January 2026",
    "Wards affected:|All",
    "Key decision:|No",
)
_CONTENTS = (
    "Section|Heading|Page",
    "1|Summary of recommendations and actions|3",
    "2|How the review was done|6",
    "3|What we heard from residents|9",
    "4|Recommendation one: early help|14",
    "5|Recommendation two: one front door|18",
    "6|Action plan|24",
    "Appendix A|People we met|31",
)
_INTRO = (
    "What follows is as it was known at the end of the quarter. Questions may be put to the officer named on the front "
    "page before the meeting."
)

_MADE: tuple[tuple[str, Producer, str, str, str, tuple[str, ...], tuple[float, ...], Look, Sheet, str], ...] = (
    (
        "negative-financial",
        "reportlab",
        "financial",
        "Revenue forecast",
        "budget",
        _FINANCE,
        (150, 80, 80, 80, 121),
        Look(rules=ROWS, size=10, pad=4),
        portrait(),
        "Wyndale Council",
    ),
    (
        "negative-indicators",
        "reportlab",
        "kpi",
        "Performance report",
        "performance report",
        _MEASURES,
        (44, 170, 100, 50, 46, 46, 60, 200),
        Look(zebra=("#eeece1", ""), size=9.5, pad=3.5),
        landscape(),
        "Tolland Council",
    ),
    (
        "negative-risks",
        "reportlab",
        "risk",
        "Strategic risk register",
        "risk register",
        _RISKS,
        (40, 190, 74, 62, 48, 44, 210, 80),
        Look(rules=FULL, size=9.5, pad=4),
        landscape(),
        "Marrick Council",
    ),
    (
        "negative-members",
        "reportlab",
        "membership",
        "Membership and attendance",
        "other",
        _MEMBERS,
        (160, 110, 90, 90, 60),
        Look(size=10, pad=4),
        portrait(),
        "Oldcotes Council",
    ),
    (
        "negative-agenda",
        "reportlab",
        "contents",
        "Agenda",
        "agenda",
        _AGENDA,
        (40, 190, 120, 90, 60),
        Look(rules=frozenset({"head"}), size=10.5, pad=5, family="serif"),
        portrait(family="serif"),
        "Ferrybridge Council",
    ),
    (
        "negative-meetings",
        "reportlab",
        "other",
        "Timetable of meetings 2025/26",
        "other",
        _MEETINGS,
        (150, 90, 60, 60, 80, 80, 70, 60),
        Look(zebra=("#dfe7f3", ""), size=10, pad=5),
        landscape(),
        "Stanwick Council",
    ),
    (
        "negative-consultation",
        "reportlab",
        "other",
        "What people told us",
        "other",
        _CONSULTED,
        (100, 165, 160, 60),
        Look(size=10, pad=4),
        portrait(),
        "Cleeve Council",
    ),
    (
        "negative-report-head",
        "reportlab",
        "key_value",
        "Peer challenge: what the team found",
        "cover report",
        _KEY,
        (130, 380),
        Look(size=10.5, pad=4),
        portrait(),
        "Abbotsmere Council",
    ),
    (
        "negative-contents",
        "reportlab",
        "contents",
        "Review of early help",
        "other",
        _CONTENTS,
        (90, 340, 60),
        Look(size=11, pad=5, family="serif"),
        portrait(family="serif"),
        "Kirkholme Council",
    ),
)


def _grid(said: Sequence[str], widths: tuple[float, ...], look: Look, role: str) -> Grid:
    made: list[Row] = [tuple(Cell(text) for text in line.split("|")) for line in said]
    if role == "key_value":
        body = tuple((Cell(row[0].text, bold=True), *row[1:]) for row in made if row[0])
        return Grid(widths, (), body, look, role=role)
    head = tuple(Cell(text, bold=True) for text in said[0].split("|"))
    return Grid(widths, (head,), tuple(made[1:]), look, role=role)


def _papers() -> list[Paper]:
    found = []
    for number, (name, producer, role, title, kind, said, widths, look, sheet, council) in enumerate(_MADE, start=1):
        blocks: list[Block] = [Text(council, size=10, italic=True), heading(title, 16)]
        if role not in ("key_value", "contents"):
            blocks.append(Text(_INTRO))
        blocks.append(_grid(said, widths, look, role))
        blocks.append(Text("Further details can be had from Democratic Services.", size=9))
        found.append(
            Paper(
                name=name,
                producer=producer,
                layout=("negative", role),
                title=title,
                council=council,
                sheet=sheet,
                blocks=tuple(blocks),
                document_type=kind,
                folder="" if number % 3 else "holdout",
                notes=("No recommendations and no actions.",),
            )
        )
    return found


PAPERS = tuple(_papers())
