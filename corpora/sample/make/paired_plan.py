"""An action plan with several actions in a cell, paired by height alone with their timescales and leads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from make.gold import (
    COMPLETED,
    ONGOING,
    UNSPECIFIED,
    Action,
    Json,
    Paper,
    Recommendation,
    challenge,
    day,
    meeting,
    month,
    period,
)
from make.sheet import Sheet
from make.table import Cell, Row, cell, draw, row
from make.text import Para

FILE = "paired-plan.pdf"
PAPER = "sample-paired-plan"
TITLE = "Appendix 1: Draft Improvement Action Plan following the Corporate Peer Challenge"
COLUMNS = (34.0, 236.0, 226.0, 94.0, 132.0)
SIZE = 10.5

TEAM = (
    "A leader of a county council",
    "A former chief executive of a coastal district",
    "A director of finance (shadow)",
    "A peer challenge manager",
)

RECOMMENDATIONS = (
    Recommendation("1", "Turn the climate pledge into a costed programme that partners can join", 1,
                   "The pledge is well known and well liked. What is missing is a list of works with a price against "
                   "each, and a clear offer to the port, the college and the larger employers, who told the team "
                   "that they would gladly take part if they were shown where to begin."),
    Recommendation("2", "Be clearer about the homes the town needs, and about where they might go", 2,
                   "Members hold different pictures of the future of the town. An honest discussion, supported by "
                   "good evidence, would help the local plan to make headway."),
    Recommendation("3", "Work as one leadership team, in public and in private", 3,
                   "Relations are courteous. Yet officers described parallel conversations, and members described "
                   "learning of difficulties late. A shared understanding of risk would serve both."),
    Recommendation("4", "Plan committee business further ahead", 4,
                   "Agendas are long and papers late. Better use of the forward plan would leave more time for "
                   "the questions that only members can settle."),
    Recommendation("5", "Give young people a way into work that does not depend on leaving the town", 5,
                   "The college and the hospital both have vacancies. The council is well placed to bring them, and "
                   "smaller firms, to the same table, and to open its own doors to apprentices. The team heard from "
                   "several people under twenty-five who had never been asked what would help them to stay."),
    Recommendation("6", "Build on the strength of local groups", 6,
                   "Volunteers kept the lido and two libraries open. They are ready to do more, and would welcome "
                   "advice on insurance, on leases and on recruiting trustees, given by people with time to listen."),
    Recommendation("7", "Invite the team back within a year.", 7, None),
)  # fmt: skip

BOTH_BOARDS = "Head of Paid Service/All Programme Boards"
PAIRING = "lead: four actions, two leads"
ONE_DATE = "timescale: three actions, one date; it stands beside the first and may cover all three"
GROUPS = {1: "CLIMATE", 2: "HOMES", 5: "SKILLS"}

Spec = tuple[str, str | None, Json, str | None, tuple[str, ...], Json]
"""Text, timescale printed, timescale read, lead printed, lead roles, further keys of the gold record."""

ROWS: dict[int, tuple[Spec, ...]] = {
    1: (
        ("A climate programme listing works to the council's own buildings has been adopted and is on the website.",
         "Completed", COMPLETED, "AD Property and AD Finance", ("AD Property", "AD Finance"), {}),
        ("Half of the vehicles that collect waste have been replaced by electric ones.",
         "Completed", COMPLETED, "AD Environment", ("AD Environment",), {}),
        ("Set up a partners' table with the port, the college and the larger employers, meeting at their premises in "
         "turn, and publish what each has undertaken to do",
         "On-going", ONGOING, "SMT Programme Board Leads", ("SMT Programme Board Leads",), {}),
        ("Price the second phase of works and agree how it is to be paid for",
         "March 2026", month(2026, 3), "AD Finance, Procurement & Audit",
         ("AD Finance, Procurement and Audit",), {}),
        ("Yearly statement of carbon saved and money spent: Cabinet and website",
         "Summer 2026", period("2026-06-01", "2026-08-31", "season", approximate=True), "AD Environment",
         ("AD Environment",), {}),
    ),
    2: (
        ("Members' workshops on housing need, led by the portfolio holder, with the evidence shared beforehand.",
         None, UNSPECIFIED, "Director of Place and Portfolio Holder", ("Director of Place", "Portfolio Holder"), {}),
        ("A public exhibition of the options, in shops rather than in council offices.",
         None, UNSPECIFIED, "AD Planning, Design and Conservation", ("AD Planning, Design and Conservation",), {}),
    ),
    3: (
        ("Cabinet and the management team will hold a joint session on risk in each quarter, with notes kept and "
         "actions followed up at the next.",
         "On-going", ONGOING, "Head of Paid Service", ("Head of Paid Service",),
         {"ambiguity": PAIRING + "; the first stands beside the first action"}),
        ("Programme Boards now have a member and an officer as joint chairs.",
         "Completed", COMPLETED, BOTH_BOARDS, ("Head of Paid Service", "All Programme Boards"),
         {"ambiguity": PAIRING + "; the second stands beside the second action, and may be meant for those after it",
          "lead_candidates": [BOTH_BOARDS]}),
        ("A protocol on early warning of difficulties has been agreed between group leaders and directors.",
         "Completed", COMPLETED, None, (),
         {"ambiguity": PAIRING + "; none stands beside this action", "lead_candidates": [BOTH_BOARDS]}),
        ("Coaching for the joint chairs began in the autumn and will carry on through next year, with a session for "
         "the opposition's spokespersons as well.",
         "On-going", ONGOING, None, (),
         {"ambiguity": PAIRING + "; none stands beside this action", "lead_candidates": [BOTH_BOARDS]}),
    ),
    4: (
        ("A twelve-month plan of business for each committee, looked at weekly by the management team.",
         "28 February 2026", day("2026-02-28"), "Monitoring Officer", ("Monitoring Officer",),
         {"ambiguity": ONE_DATE}),
        ("Report authors to be shown how to write for a reader with ten minutes, and to be offered a second reader.",
         None, UNSPECIFIED, "AD Democracy/Monitoring Officer", ("AD Democracy", "Monitoring Officer"),
         {"ambiguity": ONE_DATE, "timescale_candidates": ["28 February 2026"]}),
        ("Late papers to be refused unless the chair agrees, with the reason given in the minutes.",
         None, UNSPECIFIED, "Committee Chairs", ("Committee Chairs",),
         {"ambiguity": ONE_DATE, "timescale_candidates": ["28 February 2026"]}),
    ),
    5: (
        ("Agree a shared apprenticeship scheme with the college and the hospital, the first intake to begin in "
         "September 2026",
         "21^st^ April 2026 Cabinet", day("2026-04-21", event="Cabinet"),
         "DCE/AD People and Organisational Development and Skills",
         ("DCE", "AD People and Organisational Development and Skills"),
         {"date_in_text": {"raw": "September 2026", "earliest": "2026-09-01", "latest": "2026-09-30",
                           "granularity": "month"}}),
        ("Open two paid work placements in every service",
         "May 2026", month(2026, 5), "AD People", ("AD People",), {}),
        ("Ask the youth council to hold a hearing on what would help people to stay",
         "Autumn 2026", period("2026-09-01", "2026-11-30", "season", approximate=True),
         "Youth Council and AD Communities", ("Youth Council", "AD Communities"), {}),
    ),
    6: (
        ("Offer a yearly advice day on leases, insurance and trustees",
         "On-going", ONGOING, "AD Communities", ("AD Communities",), {}),
        ("Review rents charged to voluntary groups for council premises",
         "Q1 2026/27", period("2026-04-01", "2026-06-30", "quarter"), "AD Property", ("AD Property",), {}),
        ("List every building that a group has asked to take on, with the answer given",
         "30/06/2026", day("2026-06-30"), "AD Property", ("AD Property",), {}),
    ),
    7: (
        ("Settle a date with the peer challenge manager (the visit should take place by the end of October 2026)",
         "January 2026", month(2026, 1), "Head of Paid Service/Leader", ("Head of Paid Service", "Leader"),
         {"date_in_text": {"raw": "by the end of October 2026", "earliest": None, "latest": "2026-10-31",
                           "granularity": "month", "qualifier": "by"}}),
    ),
}  # fmt: skip

QUESTION = "Can Property give us a second example for this one?"


def _actions() -> list[Action]:
    made = []
    for number, specs in ROWS.items():
        for position, (text, timescale, when, lead, leads, more) in enumerate(specs, start=1):
            said = timescale.replace("^", "") if timescale else None
            key = f"{number}-{position}"
            made.append(Action(key, (number,), (text,), lead, leads, said, when, group=GROUPS.get(number), more=more))
    return made


def _levels(recommendation: Recommendation, actions: Sequence[Action]) -> Row:
    """One row: the recommendation on the left, and the actions on levels with their timescales and leads."""
    number = int(recommendation.number or 0)
    specs = ROWS[number]
    mark = f"recommendation {recommendation.key}"
    said = [Para(recommendation.text, bold=True, size=SIZE, after=8, mark=mark)]
    if recommendation.context:
        said.append(Para(recommendation.context, italic=True, size=SIZE, mark=mark))
    texts = [(Para(a.lines[0], size=SIZE, mark=a.mark),) for a in actions]
    times = [(Para(spec[1], size=SIZE),) if spec[1] else () for spec in specs]
    leads = [(Para(a.lead, size=SIZE, mark=a.lead_mark),) if a.lead else () for a in actions]
    if number in GROUPS:
        leads[0] = (Para(GROUPS[number], bold=True, size=SIZE, after=0), Para("", size=SIZE, after=0), *leads[0])
    if number == 6:
        texts.append((Para(QUESTION, size=SIZE, mark="question"),))
    first = (cell(str(number), bold=True, size=SIZE), Cell((tuple(said),)))
    return Row((*first, Cell(tuple(texts)), Cell(tuple(times)), Cell(tuple(leads))), room=18)


def _draw(path: Path, actions: Sequence[Action]) -> Sheet:
    sheet = Sheet(path, TITLE, landscape=True)
    sheet.start_page()
    sheet.flow([
        Para("Sandmere Borough Council", bold=True, size=12),
        Para(TITLE, bold=True, size=13, after=6),
        Para("Date of Peer Challenge 7th-10th October 2025", bold=True, size=SIZE, after=6),
        Para("Peer Challenge Team", bold=True, size=SIZE),
        *(Para(member, size=SIZE, indent=22, hanger="•", after=1) for member in TEAM),
        Para("SCOPE: what the team was asked to look at", bold=True, size=SIZE),
        Para("Whether priorities are understood, and whether money and people follow them.", size=SIZE, indent=22,
             hanger="1."),
        Para("How members and officers lead the council and the town together.", size=SIZE, indent=22, hanger="2.",
             after=10),
    ])  # fmt: skip
    header = row("No.", "Peer Challenge Recommendation", "Comment/Action", "Timescale",
                 "Lead Programme Board/SMT Officer",
                 bold=True, fill="#dbe4f3", size=SIZE)  # fmt: skip
    rows = [_levels(r, [a for a in actions if a.answers == (r.number,)]) for r in RECOMMENDATIONS]
    draw(sheet, COLUMNS, [header, *rows])
    sheet.save()
    return sheet


def build(folder: Path) -> list[Json]:
    """Draw the paper into ``folder`` and return its gold records."""
    actions = _actions()
    sheet = _draw(folder / FILE, actions)
    document = {
        "council": "Sandmere Borough Council",
        "ons_code": None,
        "title": TITLE,
        "label": "Appendix 1",
        "document_type": "action plan",
        "meeting": meeting("Cabinet", "2025-12-16", stated=False, source="manifest.csv"),
        "peer_challenge": challenge("7th-10th October 2025", "2025-10-07", "2025-10-10"),
    }
    why = "A drafter's question left in the action cell, with no timescale or lead beside it."
    pages = sheet.marks["question"]
    remark = {"recommendation_numbers": [6], "text": QUESTION, "why": why, "pages": [min(pages), max(pages)]}
    labelled = [Recommendation(**{**vars(r), "more": {"group_label": GROUPS.get(int(r.key))}}) for r in RECOMMENDATIONS]
    notes = (
        "Row 2 has no timescale: its two actions are unspecified, and not ambiguous.",
        "Row 3 has four actions, four timescales and two leads; row 4 three actions, one date and three leads. All "
        "seven are flagged.",
        "CLIMATE, HOMES and SKILLS head the lead cell of rows 1, 2 and 5; they label the row and are no leads.",
        "The header stands on the first page of the table only; rows go on over pages with blank first cells.",
        "The council is invented, so no code can be found for it.",
    )
    paper = Paper(PAPER, document, labelled, actions, more={"not_actions": [remark]}, notes=notes)
    return [paper.record(FILE, "plain", (1, sheet.page), sheet.marks)]
