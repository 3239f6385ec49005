"""A tracker: one row an action, recommendations merged over several rows, themes as banner rows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from make.gold import ONGOING, UNSPECIFIED, Action, Json, Paper, Recommendation, day, meeting, month, period
from make.sheet import Sheet
from make.table import Cell, Row, cell, draw
from make.text import Para

FILE = "tracker.pdf"
PAPER = "sample-tracker"
TITLE = "Scrutiny Recommendations: Progress Tracker"
COLUMNS = (34.0, 150.0, 190.0, 104.0, 84.0, 66.0, 114.0)
BAND, SIZE = "#fce4d6", 9.0

HOUSING, CUSTOMERS, STREETS = (
    "Theme 1: Homelessness and housing advice",
    "Theme 2: Customer contact",
    "Theme 3: Streets and open spaces",
)


def _recommendation(number: int, text: str, theme: str) -> Recommendation:
    return Recommendation(str(number), text, number, more={"origin": "scrutiny", "group_label": theme})


RECOMMENDATIONS = (
    _recommendation(1, "Cut the use of nightly paid rooms for families, and say publicly how far it has fallen.",
                    HOUSING),
    _recommendation(2, "Offer advice before notice is served.", HOUSING),
    _recommendation(3, "Answer letters in the time promised, or change the promise.", CUSTOMERS),
    _recommendation(4, "Let people book a visit to the town hall by telephone as well as on the website.", CUSTOMERS),
    _recommendation(5, "Publish the mowing and sweeping calendar ward by ward.", STREETS),
    _recommendation(6, "Ask residents where a bench, a bin or a crossing would help them to walk further.", STREETS),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A row of the tracker: what is printed, and how its words are to be read."""

    ref: str
    text: str
    officer: str
    roles: tuple[str, ...]
    target: str
    when: Json
    status_raw: str
    status: str | None
    progress: str


STEPS = (
    Step("1.1", "Lease twelve family homes from private owners for at least three years", "Head of Housing Options",
         ("Head of Housing Options",), "31/03/2026", day("2026-03-31"), "On track", "in_progress",
         "Nine leases signed; three with solicitors."),
    Step("1.2", "Show the number of families in nightly paid rooms in every quarterly performance report",
         "Performance Manager", ("Performance Manager",), "Quarterly",
         {"kind": "recurring", "earliest": None, "latest": None, "granularity": None, "frequency": "quarterly"},
         "Ongoing", "ongoing", "Included from the second quarter."),
    Step("1.3", "Agree a local lettings plan with the three largest housing associations",
         "Head of Housing Options / Housing Association Partnership",
         ("Head of Housing Options", "Housing Association Partnership"),
         "Revised to 30 April 2026 (was 31 January 2026)", day("2026-04-30"), "Overdue", "overdue",
         "Two of the three have agreed."),
    Step("2.1", "Place a housing adviser in the county court on possession days", "Head of Housing Options",
         ("Head of Housing Options",), "Completed November 2025", month(2025, 11, kind="completed"),
         "Completed", "completed", "Adviser present since 10 November."),
    Step("2.2", "Write to private landlords with the name of one officer to ring", "Private Sector Housing Team",
         ("Private Sector Housing Team",), "June 2026", month(2026, 6), "Not started", "not_started", "-"),
    Step("3.1", "Replace the ten-day standard by one that services have shown they can meet",
         "Assistant Director (Customers and Change)", ("Assistant Director, Customers and Change",),
         "2026/27", period("2026-04-01", "2027-03-31", "financial_year"), "In progress", "in_progress",
         "Three services tested so far."),
    Step("3.2", "Tell the committee each time a service misses its standard two months running",
         "Customer Services Manager", ("Customer Services Manager",), "Ongoing, review September 2026",
         month(2026, 9, kind="ongoing"), "Ongoing", "ongoing", "None reported this quarter."),
    Step("4.1", "Add bookings to the main telephone menu", "Customer Services Manager", ("Customer Services Manager",),
         "TBC", UNSPECIFIED, "Not started", "not_started", "Waits for the new telephone contract."),
    Step("5.1", "Put the calendar on the website, with a map", "Street Scene Manager and GIS Officer",
         ("Street Scene Manager", "GIS Officer"), "By end of May 2026", month(2026, 5, by=True),
         "On track", "in_progress", "Map drawn; dates to be added."),
    Step("5.2", "Report missed rounds on the same page within one working day", "Street Scene Manager",
         ("Street Scene Manager",), "Autumn 2026",
         period("2026-09-01", "2026-11-30", "season", approximate=True), "Not started", "not_started", "-"),
    Step("5.3", "Send the calendar to parish councils and residents' groups each spring", "Street Scene Manager",
         ("Street Scene Manager",), "On-going", ONGOING, "Ongoing", "ongoing", "First sent in March 2025."),
    Step("6.1", "Walk each ward with its councillors and a resident who uses a stick or a wheelchair",
         "Active Travel Officer", ("Active Travel Officer",), "July to September 2026",
         period("2026-07-01", "2026-09-30", "span"), "Not started", "not_started", "-"),
    Step("6.2", "Set aside a sum for small works found on the walks", "Director of Resources",
         ("Director of Resources",), "16 February 2026", day("2026-02-16"), "In progress", "in_progress",
         "Included in the draft budget."),
    Step("6.3", "Publish a list of what was asked for and what was done", "Active Travel Officer",
         ("Active Travel Officer",), "2027", period("2027-01-01", "2027-12-31", "year"), "Not started", "not_started",
         "-"),
)  # fmt: skip


def _header() -> list[Row]:
    """Two rows: names of groups of columns over the names of the columns; the first three cells cover both."""

    def head(text: str, span: int = 1) -> Cell:
        return Cell(((Para(text, bold=True, size=SIZE),),), span)

    top = (head("Ref"), head("Recommendation"), head("Action"), head("Delivery", 2), head("Monitoring", 2))
    names = ("", "", "", "Responsible officer", "Target date", "Status", "Progress")
    under = tuple(head(name) for name in names)
    return [Row(top, cut=False), Row(under, cut=False, joined=frozenset({0, 1, 2}))]


def _rows() -> list[Row]:
    rows: list[Row] = []
    theme = ""
    for recommendation in RECOMMENDATIONS:
        if recommendation.more["group_label"] != theme:
            theme = recommendation.more["group_label"]
            rows.append(Row((cell(theme, span=7, bold=True, fill=BAND, size=10),), cut=False))
        steps = [step for step in STEPS if step.ref.startswith(recommendation.key + ".")]
        rows += [_row(recommendation, step, step is steps[0], len(steps) == 1) for step in steps]
    return rows


def _row(recommendation: Recommendation, step: Step, first: bool, alone: bool) -> Row:
    mark = f"recommendation {recommendation.key}"
    said = Para(f"{recommendation.key}. {recommendation.text}", size=SIZE, mark=mark) if first else Para("", size=SIZE)
    cells = (
        cell(step.ref, size=SIZE),
        Cell(((said,),), hangs=not alone),
        cell(Para(step.text, size=SIZE, mark=f"action {step.ref}")),
        cell(Para(step.officer, size=SIZE, mark=f"lead {step.ref}")),
        *(cell(text, size=SIZE) for text in (step.target, step.status_raw, step.progress)),
    )
    return Row(cells, cut=False, joined=frozenset() if first else frozenset({1}), room=4)


def _draw(path: Path) -> Sheet:
    sheet = Sheet(path, TITLE, landscape=True)
    sheet.start_page()
    sheet.flow([
        Para("Aldersfold District Council", bold=True, size=12),
        Para("Overview and Scrutiny Committee – 22 January 2026", size=10.5),
        Para(TITLE, bold=True, size=14, after=6),
        Para("The table shows what has been done about each recommendation of the committee that Cabinet accepted. "
             "Rows marked Completed will be left out of the next edition.", size=9.5, after=8),
    ])  # fmt: skip
    header = _header()
    draw(sheet, COLUMNS, [*header, *_rows()], repeat=header)
    sheet.save()
    return sheet


def _action(step: Step) -> Action:
    themes = {r.key: r.more["group_label"] for r in RECOMMENDATIONS}
    number = step.ref.split(".")[0]
    more = {"status_raw": step.status_raw, "progress": None if step.progress == "-" else step.progress}
    return Action(step.ref, (int(number),), (step.text,), step.officer, step.roles, step.target, step.when, step.ref,
                  themes[number], step.status, more)  # fmt: skip


def build(folder: Path) -> list[Json]:
    """Draw the paper into ``folder`` and return its gold records."""
    sheet = _draw(folder / FILE)
    document = {
        "council": "Aldersfold District Council",
        "ons_code": None,
        "title": TITLE,
        "document_type": "progress update",
        "meeting": meeting("Overview and Scrutiny Committee", "2026-01-22"),
        "peer_challenge": None,
    }
    notes = (
        "Six recommendations of scrutiny, fourteen actions. The recommendation cell covers all rows of its actions.",
        "The theme is a banner row over the rows that follow it, and is the group label of each.",
        "1.3: the revised date replaces the original one.",
        "2.1 and 3.2: completed, and ongoing, with a date.",
        "The header has two rows; 'Delivery' and 'Monitoring' only group the columns below them.",
        "The council is invented, so no code can be found for it.",
    )
    paper = Paper(PAPER, document, RECOMMENDATIONS, [_action(step) for step in STEPS], notes=notes)
    return [paper.record(FILE, "plain", (1, sheet.page), sheet.marks)]
