"""A small agenda pack: front sheet, blank page, a report and its appendix on turned pages, all stamped."""

from __future__ import annotations

from pathlib import Path

from make.gold import Action, Decision, Json, Paper, Recommendation, day, meeting, month, period
from make.report import Section, head_table, heading, numbered, section
from make.sheet import Sheet
from make.table import Row, cell, draw, row
from make.text import Para

FILE = "agenda-pack.pdf"
TITLE = "External Audit: recommendations and the council's response"
APPENDIX = "Appendix 1 - Response to the External Auditor's Recommendations"
COLUMNS = (34.0, 196.0, 76.0, 220.0, 130.0, 86.0)
COUNCIL: Json = {"council": "London Borough of Havering", "ons_code": "E09000016"}
MEETING = meeting("Audit Committee", "2026-01-14")

ITEMS = (
    ("1", "CHAIR'S ANNOUNCEMENTS", ""),
    ("2", "APOLOGIES FOR ABSENCE AND SUBSTITUTE MEMBERS", ""),
    ("3", "DISCLOSURE OF INTERESTS", ""),
    ("4", "MINUTES OF THE PREVIOUS MEETING", "To follow"),
    ("5", "INTERNAL AUDIT: ORAL UPDATE", ""),
    ("6", "EXTERNAL AUDIT: RECOMMENDATIONS AND THE COUNCIL'S RESPONSE", "Pages {first} - {last}"),
    ("7", "URGENT BUSINESS", ""),
)

HEAD: dict[str, tuple[str, ...]] = {
    "Subject Heading:": (TITLE,),
    "SLT Lead:": ("Strategic Director of Resources",),
    "Report Author and contact details:": ("Audit and Assurance Manager", "audit.manager@example.org"),
    "Policy context:": ("Local Audit and Accountability Act 2014",),
    "Financial summary:": ("No direct cost arises from this report.",),
}

SUMMARY = (
    "The external auditor has made five recommendations. This report brings the council's response for the committee "
    "to consider."
)
STEM = "That the Committee:"
DECISIONS = (
    Decision(1, "note the five recommendations made by the external auditor;", "note", "Audit Committee", STEM),
    Decision(2, "endorse the response in Appendix 1, including the two recommendations that are agreed in part; and",
             "endorse", "Audit Committee", STEM),
    Decision(3, "ask for a report on progress at its meeting in July 2026.", "ask", "Audit Committee", STEM,
             {"date_in_text": {"raw": "in July 2026", "earliest": "2026-07-01", "latest": "2026-07-31",
                               "granularity": "month"}}),
)  # fmt: skip

SECTIONS: tuple[Section, ...] = (
    ("1. Background", (
        "1.1 The external auditor gave an opinion on the accounts in November and, in the same letter, made five "
        "recommendations about the way the council keeps its records and values its property.",
        "1.2 None is a statutory recommendation. Officers accept the reasoning behind each, though in two cases they "
        "propose a smaller step than the auditor suggested.",
    )),
    ("2. The response", (
        "2.1 Appendix 1 takes the recommendations in the order of the letter, and gives for each the action proposed, "
        "the officer who will see to it and the date.",
        "2.2 The auditor has seen the response and is content with it. He asked that the testing of leavers' access be "
        "done by internal audit rather than by the department concerned, and this has been written into the action.",
        "2.3 Three of the five matters were raised by internal audit in earlier years:",
        "• the register of assets, in 2022;",
        "• approval of journals, in 2023; and",
        "• leavers' access, in both years.",
        "2.4 Actions then agreed were carried out late or in part. The dates in Appendix 1 have therefore been tested "
        "with the officers who will have to keep them.",
    )),
    ("3. Implications and risks", (
        "# Financial implications and risks",
        "3.1 The work will be done by permanent staff. A valuer's fee may arise and would be met from reserves.",
        "# Legal implications and risks",
        "3.2 The committee may consider reports of the external auditor under its terms of reference.",
        "# Human Resources implications and risks",
        "3.3 The changes to the leavers' form have been discussed with the trade unions. No post is affected.",
        "# Equalities implications and risks",
        "3.4 The response concerns the keeping of accounts and has no effect on people who share a protected "
        "characteristic.",
        "# Health and Wellbeing implications and risks",
        "3.5 There are none.",
    )),
)  # fmt: skip


def _recommendation(number: int, text: str, response: str) -> Recommendation:
    return Recommendation(str(number), text, number, more={"origin": "audit", "response": response})


RECOMMENDATIONS = (
    _recommendation(1, "Reconcile the register of assets to the ledger every quarter.", "accepted"),
    _recommendation(2, "Have all operational property valued afresh each year.", "partly"),
    _recommendation(3, "Keep evidence of who approved each journal above the agreed limit.", "accepted"),
    _recommendation(4, "Remove system access on the day on which an employee leaves, and report exceptions to the "
                       "statutory officers each month until none are found.", "accepted"),
    _recommendation(5, "Complete the group accounts two weeks sooner.", "partly"),
)  # fmt: skip
ANSWERS = {"accepted": "Agreed", "partly": "Agreed in part"}

ACTIONS = (
    Action("1-1", (1,), ("Quarterly reconciliation to be added to the closing timetable and signed by the Chief "
                         "Accountant.",), "Chief Accountant", ("Chief Accountant",), "31.03.2026", day("2026-03-31")),
    Action("2-1", (2,), ("Property worth more than £5m will be valued each year; the remainder will be valued in "
                         "rotation over three years, with an index applied in the years between.",
                         "The threshold will be looked at again once the first cycle is done."),
           "Head of Property Services", ("Head of Property Services",), "Q4 2025/26",
           period("2026-01-01", "2026-03-31", "quarter")),
    Action("3-1", (3,), ("Approval by electronic workflow, with the limit held in the system rather than in "
                         "guidance.",),
           "Head of Finance Systems and Chief Accountant", ("Head of Finance Systems", "Chief Accountant"), "May 2026",
           month(2026, 5)),
    Action("4-1", (4,), ("The leavers' form will go to the service desk and to the payroll team at the same moment. "
                         "The desk will close the account at noon on the last day, and line managers who are late "
                         "with the form will be named in the monthly report. Agency staff, who do not appear on the "
                         "payroll and account for most of the exceptions, will be given accounts that end with their "
                         "contract and have to be renewed. A sample of fifty leavers will be tested by internal "
                         "audit after six months, and the findings will be reported to this committee whatever they "
                         "turn out to be.",),
           "Director of Technology / Head of Human Resources", ("Director of Technology", "Head of Human Resources"),
           "By 30 June 2026", day("2026-06-30", by=True)),
    Action("5-1", (5,), ("One week will be gained by asking the companies for their figures earlier. A second week "
                         "would need new software, which will be considered with the next contract.",),
           "Strategic Director of Resources (s151)", ("Strategic Director of Resources",), "2026/27 accounts",
           period("2026-04-01", "2027-03-31", "financial_year", approximate=True)),
)  # fmt: skip


def _front(sheet: Sheet, first: int, last: int) -> None:
    sheet.start_page()
    sheet.bookmark("Agenda", 0)
    sheet.print_at("Public Document Pack", sheet.width - 40, 40, size=12, align="right", bold=True)
    sheet.y = 90
    sheet.flow([
        Para("London Borough of Havering", bold=True, size=15, after=14),
        Para("AUDIT COMMITTEE", bold=True, size=20, after=4),
        Para("AGENDA", bold=True, size=14, after=14),
        Para("7.00 pm", size=11, after=2),
        Para("Wednesday 14 January 2026", bold=True, size=12, after=2),
        Para("Council Chamber, Town Hall", size=11, after=20),
        Para("Members of the public are welcome. The meeting may be filmed.", size=10, after=20),
    ])  # fmt: skip
    for number, title, pages in ITEMS:
        printed = f" ({pages.format(first=first, last=last)})" if pages else ""
        sheet.flow([Para(f"{title}{printed}", bold=True, size=11, indent=36, hanger=number, after=12)])


def _blank(sheet: Sheet) -> None:
    sheet.start_page()
    sheet.print_at("This page is intentionally left blank", sheet.width / 2, sheet.height / 2, size=11, align="centre")


def _report(sheet: Sheet) -> None:
    sheet.start_page()
    sheet.bookmark("6 External Audit: recommendations and the council's response", 0)
    sheet.print_at("Agenda Item 6", sheet.width - 40, 28, size=12, align="right")
    sheet.flow([Para("AUDIT COMMITTEE", bold=True, size=14), Para("14 January 2026", size=12, after=8)])
    head_table(sheet, "", "REPORT", HEAD)
    sheet.flow([heading("SUMMARY"), Para(SUMMARY, size=10.5, after=10)])
    sheet.flow([heading("RECOMMENDATIONS"), Para(STEM, size=10.5, after=6)])
    sheet.flow([numbered(f"{d.number}.", d.text, mark=d.mark) for d in DECISIONS])
    sheet.y += 8
    sheet.flow([heading("REPORT DETAIL")])
    for one in SECTIONS:
        section(sheet, one)
    sheet.flow([Para("", after=4), heading("BACKGROUND PAPERS"), Para("None.", size=10.5)])


def _plan(sheet: Sheet) -> None:
    sheet.landscape = sheet.turned = True
    sheet.start_page()
    sheet.bookmark(APPENDIX, 1)
    sheet.flow([Para(APPENDIX, bold=True, size=13, after=8)])
    header = row("No.", "Auditor's recommendation", "Response", "Action to be taken", "Responsible officer", "Due date",
                 bold=True, fill="#e6e6e6", size=10.5)  # fmt: skip
    rows = [_plan_row(r, a) for r, a in zip(RECOMMENDATIONS, ACTIONS, strict=True)]
    draw(sheet, COLUMNS, [header, *rows], repeat=[header])


def _plan_row(recommendation: Recommendation, action: Action) -> Row:
    size = 10.5
    said = Para(recommendation.text, size=size, mark=f"recommendation {recommendation.key}")
    return Row((
        cell(recommendation.key, size=size),
        cell(said),
        cell(ANSWERS[recommendation.more["response"]], size=size),
        cell(*(Para(text, size=size, mark=action.mark) for text in action.lines)),
        cell(Para(action.lead or "", size=size, mark=action.lead_mark)),
        cell(action.timescale or "", size=size),
    ), room=52)  # fmt: skip


def _draw(path: Path, last: int) -> tuple[Sheet, tuple[int, int], tuple[int, int]]:
    """The pack, with the pages of its report and of its appendix; ``last`` goes into the list of items."""
    sheet = Sheet(path, "Agenda pack, Audit Committee, 14 January 2026")
    _front(sheet, 3, last)
    _blank(sheet)
    sheet.stamped = True
    _report(sheet)
    report = (3, sheet.page)
    _plan(sheet)
    sheet.save()
    return sheet, report, (report[1] + 1, sheet.page)


def build(folder: Path) -> list[Json]:
    """Draw the pack into ``folder`` and return the gold records of its two papers."""
    sheet, report_pages, plan_pages = _draw(folder / FILE, last=0)
    sheet, report_pages, plan_pages = _draw(folder / FILE, last=plan_pages[1])
    about = {**COUNCIL, "meeting": MEETING, "peer_challenge": None, "agenda_item": 6}
    report = Paper(
        "sample-agenda-pack-report",
        {**about, "title": TITLE, "document_type": "cover report"},
        decisions=DECISIONS,
        more={"related_documents": [{"id": "sample-agenda-pack-plan", "as": "Appendix 1"}]},
        notes=("The page with the list of items and the blank page belong to no paper.",),
    )
    plan = Paper(
        "sample-agenda-pack-plan",
        {**about, "title": APPENDIX, "label": "Appendix 1", "document_type": "action plan",
         "meeting": meeting("Audit Committee", "2026-01-14", stated=False, source="sample-agenda-pack-report")},
        RECOMMENDATIONS,
        ACTIONS,
        notes=(
            "The pages are stored portrait with /Rotate 90.",
            "'Agreed in part' is a partly accepted recommendation; its action is still an action.",
            "5: '2026/27 accounts' is read as the financial year.",
        ),
    )  # fmt: skip
    placed = ((report, report_pages), (plan, plan_pages))
    records = [paper.record(FILE, "pack", pages, sheet.marks) for paper, pages in placed]
    for record in records:
        entry = record["files"][0]
        entry.update(first_stamp=entry["first_page"], last_stamp=entry["last_page"], agenda_item=6)
    return records
