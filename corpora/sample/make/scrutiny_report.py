"""A report to a scrutiny committee: decisions inside sentences and in roman lists, tables that hold no actions."""

from __future__ import annotations

from pathlib import Path

from make.gold import Decision, Json, Paper, meeting
from make.report import HANG, Section, section
from make.sheet import MARGIN, Sheet
from make.table import Row, cell, draw, row
from make.text import Para

FILE = "scrutiny-report.pdf"
PAPER = "sample-scrutiny-report"
TITLE = "Library Service: budget and performance, first quarter 2026/27"
SIZE = 11.0

HEAD = (
    ("Report to:", "Communities Scrutiny Committee"),
    ("Date:", "14 July 2026"),
    ("Title:", TITLE),
    ("Report of:", "Corporate Director (Communities and Culture)"),
    ("Cabinet Member:", "Councillor Ines Farrow, Libraries and Culture"),
    ("Purpose:", "To let the committee test the budget and the performance of the service"),
)

ASKED = "The Committee is asked to:"
COMMITTEE = "Communities Scrutiny Committee"
MEMBER = "Cabinet Member for Libraries and Culture"
THAT = "That the Cabinet Member:"

ITEMS = (
    Decision("a", "note the forecast overspend in Table 1;", "note", COMMITTEE, ASKED),
    Decision("b", "comment on the three measures in Table 2 that are below target; and", "comment", COMMITTEE, ASKED),
    Decision("c", "agree the recommendations to the Cabinet Member in section 5.", "agree", COMMITTEE, ASKED),
)
ROMAN = (
    Decision("i", "confirms that no branch will be closed before the study of opening hours has been reported;",
             "confirm", MEMBER, THAT),
    Decision("ii", "asks the Head of Library Service to bring that study to the committee by December 2026;",
             "ask", MEMBER, THAT,
             {"date_in_text": {"raw": "by December 2026", "earliest": None, "latest": "2026-12-31",
                               "granularity": "month", "qualifier": "by"}}),
    Decision("iii", "delegates to the Corporate Director the purchase of a second mobile library, within the sum set "
                    "aside for it; and", "delegate", MEMBER, THAT, {"delegated_to": "Corporate Director"}),
    Decision("iv", "writes to town and parish councils to ask whether they would share the cost of longer hours.",
             "write", MEMBER, THAT),
)  # fmt: skip

BEFORE: tuple[Section, ...] = (
    ("2. Background", (
        "2.1 The service runs nineteen branches, one mobile library and a store. Five branches are looked after by "
        "volunteers for part of the week.",
        "2.2 In February the committee asked for a report once the accounts for the first quarter were known. Since "
        "then the service has done the following:",
        "• moved the purchase of books to the regional consortium;",
        "• begun a study of opening hours, which will be completed in the autumn; and",
        "• filled the post of Children's Librarian.",
    )),
)  # fmt: skip
MONEY_HEAD = ("Service", "Budget £000", "Forecast £000", "Variance £000")
MONEY = (
    ("Branches", "4,210", "4,395", "185"),
    ("Mobile library", "164", "158", "(6)"),
    ("Books and media", "702", "640", "(62)"),
    ("Store and transport", "231", "239", "8"),
    ("Income", "(318)", "(291)", "27"),
    ("Total", "4,989", "5,141", "152"),
)
MEASURE_HEAD = ("Ref", "Measure", "Lead officer", "Target", "Actual", "RAG", "Comment")
MEASURES = (
    ("LS1", "Visits to branches", "Head of Library Service", "210,000", "198,400", "Amber", "Two branches shut"),
    ("LS2", "Loans of children's books", "Children's Librarian", "88,000", "91,250", "Green", "Early summer reading"),
    ("LS3", "Requests met within ten days", "Stock Manager", "85%", "71%", "Red", "Consortium deliveries settling in"),
    ("LS4", "Hours given by volunteers", "Volunteers' Officer", "5,500", "5,310", "Amber", "Recruitment in September"),
    ("LS5", "Cost of each visit", "Finance Business Partner", "£6.00", "£5.90", "Green", "No change"),
)
AFTER: tuple[Section, ...] = (
    ("6. Implications", (
        "6.1 Financial: the overspend would have to be met from the directorate's reserve if it were not reduced.",
        "6.2 Legal: the council must provide a comprehensive and efficient library service.",
        "6.3 Equality: any change of opening hours would be assessed before it was proposed.",
    )),
)  # fmt: skip


def _head(sheet: Sheet) -> None:
    sheet.flow([Para("WEXCOMBE COUNTY COUNCIL", bold=True, size=14, after=10)])
    for key, value in HEAD:
        sheet.flow([Para(value, size=SIZE, indent=110, hanger=key, after=4)])
    sheet.rule(MARGIN, sheet.y + 4, sheet.width - MARGIN, sheet.y + 4)
    sheet.y += 12


def _asked(sheet: Sheet) -> None:
    """One sentence that holds the stem and all lettered items."""
    items = " ".join(f"({d.number}) {d.text}" for d in ITEMS)
    section(sheet, ("1. Recommendations", ()))
    sheet.flow([Para(f"{ASKED} {items}", size=SIZE, indent=HANG, hanger="1.1", after=8, mark="asked")])
    for item in ITEMS:
        sheet.marks[item.mark] = sheet.marks["asked"]


def _roman(sheet: Sheet) -> None:
    section(sheet, ("5. Proposed recommendations to the Cabinet Member", (
        "5.1 Subject to the committee's discussion, the chair suggests the following:",
    )), SIZE)  # fmt: skip
    sheet.flow([Para(THAT, size=SIZE, indent=HANG, after=6)])
    for item in ROMAN:
        text = Para(item.text, size=SIZE, indent=24, hanger=f"{item.number})", after=5, mark=item.mark)
        sheet.flow([text], left=MARGIN + HANG)


def _money(sheet: Sheet) -> None:
    section(sheet, ("3. Budget", ("3.1 Table 1 gives the forecast for the year at the end of June.",)), SIZE)
    sheet.flow([Para("Table 1: forecast outturn", bold=True, size=SIZE, after=4)])
    rows = [row(*MONEY_HEAD, bold=True, fill="#e8eef4", size=10)]
    rows += [row(*values, bold=values[0] == "Total", size=10) for values in MONEY]
    draw(sheet, (180.0, 100.0, 105.0, 110.0), rows)
    sheet.y += 10
    sheet.flow([Para("Branches are over budget because energy costs more than was assumed.", size=SIZE, indent=HANG,
                     hanger="3.2", after=7)])  # fmt: skip


def _measures(sheet: Sheet) -> None:
    section(sheet, ("4. Performance", ("4.1 Table 2 gives the measures for April to June.",)), SIZE)
    sheet.flow([Para("Table 2: performance measures", bold=True, size=SIZE, after=4)])
    colours = {"Red": "#f4b6b6", "Amber": "#fbe1a6", "Green": "#bfe3bf"}
    rows = [row(*MEASURE_HEAD, bold=True, fill="#e8eef4", size=9)]
    for values in MEASURES:
        rows.append(Row(tuple(cell(v, size=9, fill=colours.get(v, "")) for v in values), cut=False))
    draw(sheet, (30.0, 110.0, 100.0, 52.0, 52.0, 42.0, 109.0), rows, repeat=rows[:1])
    sheet.y += 10


def _draw(path: Path) -> Sheet:
    sheet = Sheet(path, TITLE, family="Times")
    sheet.start_page()
    _head(sheet)
    _asked(sheet)
    for one in BEFORE:
        section(sheet, one, SIZE)
    _money(sheet)
    _measures(sheet)
    _roman(sheet)
    for one in AFTER:
        section(sheet, one, SIZE)
    sheet.flow([Para("Background papers: none", bold=True, size=SIZE)])
    sheet.save()
    return sheet


def build(folder: Path) -> list[Json]:
    """Draw the paper into ``folder`` and return its gold records."""
    sheet = _draw(folder / FILE)
    document = {
        "council": "Wexcombe County Council",
        "ons_code": None,
        "title": TITLE,
        "document_type": "performance report",
        "meeting": meeting(COMMITTEE, "2026-07-14"),
        "peer_challenge": None,
        "header": {key.rstrip(":"): value for key, value in HEAD},
    }
    tables = [
        {"title": "Table 1: forecast outturn", "header": list(MONEY_HEAD), "holds": "data", "rows": len(MONEY)},
        {"title": "Table 2: performance measures", "header": list(MEASURE_HEAD), "holds": "indicators",
         "rows": len(MEASURES)},
    ]  # fmt: skip
    not_actions = [
        {"text": "Recruitment in September", "why": "A comment on a measure, in a table that also names an officer."},
        {"text": "begun a study of opening hours, which will be completed in the autumn; and",
         "why": "An account of work under way, in prose."},
    ]  # fmt: skip
    notes = (
        "The decisions of the committee stand in one sentence, lettered; those proposed to the Cabinet Member in a "
        "list.",
        "Neither table holds actions, though the second has columns for an officer, a target and comments.",
        "The council is invented, so no code can be found for it.",
    )
    more = {"tables": tables, "not_actions": not_actions}
    paper = Paper(PAPER, document, decisions=(*ITEMS, *ROMAN), more=more, notes=notes)
    return [paper.record(FILE, "plain", (1, sheet.page), sheet.marks)]
