"""An action plan in blocks: shaded band, recommendation over the full width, header, then numbered actions."""

from __future__ import annotations

from pathlib import Path

from make.gold import ONGOING, Action, Json, Paper, Recommendation, challenge, day, meeting, month, period
from make.sheet import Sheet
from make.table import Cell, Row, cell, draw, row
from make.text import Para, paragraphs

FILE = "banner-plan.pdf"
PAPER = "sample-banner-plan"
TITLE = "LGA Corporate Peer Challenge 10-13 March 2026 - Barnet Council Action Plan"
COLUMNS = (48.0, 270.0, 220.0, 154.0)
BAND, HEAD = "#d2d2d2", "#f1f1f1"
SIZE = 10.5

RECOMMENDATIONS = (
    Recommendation("1", "Tell residents plainly what the council is trying to do, and what it has chosen to stop.", 1),
    Recommendation("2", "Bring the property, digital and workforce programmes under one plan, with one list of "
                   "benefits that finance officers recognise.", 2),
    Recommendation("3", "Give ward councillors earlier sight of changes that touch their wards.", 3),
    Recommendation("4", "Make the overview and scrutiny work programme shorter and closer to the decisions that "
                        "matter.", 4),
    Recommendation("5", "Settle what good looks like for neighbourhood working before extending it across the "
                        "borough.", 5),
    Recommendation("6", "Reduce the time that vacant homes stand empty; learn from councils that have done so "
                        "quickly.", 6),
    Recommendation("7", "Treat the voluntary sector as a partner in planning services – not only in delivering them "
                   "– and give it the notice, the figures and the standing that a partner needs.", 7),
    Recommendation("8", "Use the new health partnership to settle who pays for preventing illness.", 8),
)  # fmt: skip

ACTIONS = (
    Action(
        "1.1",
        (1,),
        (
            "We will publish a short statement of priorities, written with residents rather than for them, and keep it "
            "to two sides by:",
            "Agreeing the wording first:",
            "• Hold six listening sessions, one in each library hub, before the draft is settled",
            "• Test the draft with the Citizens' Panel and with staff who answer the telephones",
            "• Bring the final wording to Cabinet together with a list of work that will stop",
            "Then using it:",
            "• Open every Cabinet report with the priority it serves",
            "• Drop measures from the quarterly report that no longer serve one",
            "• Report once a year, in the same two sides, on what changed – and on what did not.",
        ),
        "Leader of the Council and Director of Communications and Engagement",
        ("Leader of the Council", "Director of Communications and Engagement"),
        "Ongoing",
        ONGOING,
    ),
    Action(
        "1.2",
        (1,),
        (
            "The website will carry one page for each priority, with the name of the Cabinet Member who answers for "
            "it. Pages that duplicate older strategies will be taken down.",
        ),
        "Assistant Director, Digital and Customer",
        ("Assistant Director, Digital and Customer",),
        "By 30/09/26",
        day("2026-09-30", by=True),
    ),
    Action(
        "2.1",
        (2,),
        (
            "A single change plan will replace the three programme plans now in use. The Change Board (CB) will:",
            "• Keep one register of benefits, signed off by the section 151 officer each quarter",
            "• Close projects that cannot name a benefit",
            "• Move people between programmes as pressures shift, so that specialist staff are not held idle in one "
            "while another waits for them",
            "The first edition will be shared with group leaders in draft and discussed at the informal meeting of "
            "Cabinet before the summer recess, together with the savings it is meant to secure in the medium term "
            "financial strategy.",
        ),
        "Cabinet and Executive Director, Finance & Change (s.151)",
        ("Cabinet", "Executive Director, Finance and Change"),
        "On-going",
        ONGOING,
    ),
    Action(
        "2.2",
        (2,),
        ("Programme managers will be trained in one method of counting benefits.",),
        "Executive Director, Finance and Change (S151)",
        ("Executive Director, Finance and Change",),
        "Late 2026",
        period("2026-09-01", "2026-12-31", "part_of_year", approximate=True),
    ),
    Action(
        "3.1",
        (3, 4),
        (
            "A ward notice will go to councillors ten working days before any change to a street, a building or a "
            "local service is announced, naming an officer who can be telephoned about it.",
        ),
        "Director of Place and Head of Democratic Services",
        ("Director of Place", "Head of Democratic Services"),
        "July 2026",
        month(2026, 7),
    ),
    Action(
        "3.2",
        (3, 4),
        (
            "Scrutiny chairs will meet Cabinet Members each quarter to choose no more than four subjects, drawn from "
            "the forward plan. Work that repeats an audit or an inspection will be left out.",
            "A review of the new pattern will be reported to full Council.",
        ),
        "Scrutiny Chairs and Monitoring Officer",
        ("Scrutiny Chairs", "Monitoring Officer"),
        "Review by 31/03/27",
        day("2027-03-31", by=True),
    ),
    Action(
        "5.1",
        (5,),
        (
            "The two pilot neighbourhoods will be judged against five tests, to be agreed with health partners and "
            "the voluntary sector: whether people are seen sooner, whether they tell their story once, whether staff "
            "stay in post, whether costs fall elsewhere, and whether residents would choose the new way over the old "
            "one if they were asked. No third neighbourhood will start until the tests have been applied and the "
            "findings reported to the Health and Wellbeing Board.",
        ),
        "Cabinet, Director of Public Health and Director of Adult Social Care",
        ("Cabinet", "Director of Public Health", "Director of Adult Social Care"),
        "Spring 2027",
        period("2027-03-01", "2027-05-31", "season", approximate=True),
    ),
    Action(
        "6.1",
        (6,),
        (
            "Two councils with short re-let times will be visited and their practice compared with ours:",
            "• Inspections before the keys are handed back",
            "• A standing team for minor works",
            "• One officer for each home from notice to new tenancy",
        ),
        "Director of Housing",
        ("Director of Housing",),
        "All visits complete early 2027",
        period("2027-01-01", "2027-04-30", "part_of_year", approximate=True),
    ),
    Action(
        "7.1",
        (7,),
        (
            "We value what charities, faith groups and clubs do for the borough, and will:",
            "• Invite three people chosen by the sector to sit on the Change Board",
            "• Share the figures on which a commissioning plan rests at least eight weeks before it is settled, so "
            "that smaller groups can put a case without hiring anyone to write it",
            "• Move grants of less than £10,000 to a three-year term",
            "• Ask staff to spend a day a year with a local group",
            "Groups that lose a grant will be offered a conversation about why, and about other ways in which the "
            "council, its landlords and its suppliers might be of use to them.",
        ),
        "Cabinet and CMT",
        ("Cabinet", "Council Management Team"),
        "Ongoing",
        ONGOING,
    ),
    Action(
        "7.2",
        (7,),
        ("A yearly survey of local groups will be run by the sector itself, and its findings taken to Cabinet.",),
        "Head of Communities",
        ("Head of Communities",),
        "November 2026",
        month(2026, 11),
    ),
    Action(
        "8.1",
        (8,),
        (
            "With the hospital trust, general practice and the mental health trust we will agree a written account of "
            "who pays for what. The Council Management Team (CMT) will take a view on each proposal before it is put "
            "to the partnership.",
        ),
        "Director of Public Health and Executive Director, Finance & Change",
        ("Director of Public Health", "Executive Director, Finance and Change"),
        "Ongoing",
        ONGOING,
    ),
)

NOTE = "NOTE – THE ACTIONS BELOW COVER RECOMMENDATIONS 3 AND 4"
HEADERS = {
    "1.": ("Actions", "Detail", "Lead", "Timescale"),
    "3.": ("Action", "Detail", "Lead officer", "Timescales"),
}
USUAL_HEADER = ("Action", "Detail", "Lead", "Timescale")


def _block(recommendations: tuple[Recommendation, ...], actions: list[Action], room: float) -> list[Row]:
    band = Row((cell("LGA PEER CHALLENGE RECOMMENDATION", span=4, bold=True, fill=BAND, size=SIZE),), cut=False)
    rows = [band]
    for one in recommendations:
        text = Para(f"{one.number}. {one.text}", bold=True, size=SIZE, mark=f"recommendation {one.key}")
        rows.append(Row((cell(text, span=4),), cut=False))
    if len(recommendations) > 1:
        rows.append(Row((cell(NOTE, span=4, bold=True, size=SIZE),), cut=False))
    rows.append(row(*HEADERS.get(actions[0].key[:2], USUAL_HEADER), bold=True, fill=HEAD, size=SIZE))
    for action in actions:
        detail = Cell((tuple(paragraphs(action.lines, action.mark, SIZE)),))
        lead = Para(action.lead or "", size=SIZE, mark=action.lead_mark)
        cells = (cell(action.key, bold=True, size=SIZE), detail, cell(lead), cell(action.timescale or "", size=SIZE))
        rows.append(Row(cells, room=room))
    return rows


def _draw(path: Path) -> Sheet:
    sheet = Sheet(path, TITLE, landscape=True)
    sheet.start_page()
    sheet.flow([
        Para("LGA CORPORATE PEER CHALLENGE 10-13 MARCH 2026", bold=True, size=13),
        Para("BARNET COUNCIL ACTION PLAN", bold=True, size=11, after=8),
    ])  # fmt: skip
    blocks = [("1",), ("2",), ("3", "4"), ("5",), ("6",), ("7",), ("8",)]
    for numbers in blocks:
        wanted = tuple(r for r in RECOMMENDATIONS if r.key in numbers)
        actions = [a for a in ACTIONS if str(a.answers[0]) == numbers[0]]
        rows = _block(wanted, actions, room=4.0)
        draw(sheet, COLUMNS, rows)
    sheet.save()
    return sheet


def build(folder: Path) -> list[Json]:
    """Draw the paper into ``folder`` and return its gold records."""
    sheet = _draw(folder / FILE)
    document = {
        "council": "London Borough of Barnet",
        "ons_code": "E09000003",
        "title": TITLE,
        "label": "Appendix B",
        "document_type": "action plan",
        "meeting": meeting(
            "Cabinet", "2026-05-12", stated=False, source="sample-cover-report, whose Appendix B this is"
        ),
        "peer_challenge": challenge("10-13 MARCH 2026", "2026-03-10", "2026-03-13"),
    }
    actions = [Action(**{**vars(a), "ref": a.key}) for a in ACTIONS]
    paper = Paper(
        PAPER,
        document,
        RECOMMENDATIONS,
        actions,
        more={"notes_in_table": [{"text": NOTE, "recommendation_numbers": [3, 4]}]},
        notes=(
            "Eight recommendations, eleven actions; recommendations 3 and 4 share 3.1 and 3.2.",
            "The first column is headed 'Actions' once and then 'Action'; 'Lead officer' and 'Timescales' once.",
            "'Early' and 'late' with a year are its first and last third.",
            "Status is only what the timescale cell says.",
        ),
    )
    return [paper.record(FILE, "plain", (1, sheet.page), sheet.marks)]
