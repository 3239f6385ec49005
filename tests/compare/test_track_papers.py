"""Two editions of a plan as PDFs: read like any paper, known as one plan, each change found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extract.compare import compare
from extract.run import run
from extract.settings import Settings

HEAD = ("Ref", "Recommendation", "Action", "Lead", "Timescale", "Status")
ASKED = ("Publish one list of priorities", "Make planning decisions sooner")
EARLIER = (
    ("1.1", 0, "Print the list and send it to every library", "Head of Communications", "June 2026", "Not started"),
    ("1.2", 0, "Ask parish councils what is missing from the list", "Director of Place", "May 2026", "In progress"),
    ("2.1", 1, "Hire two planning officers for major sites", "Head of Planning", "July 2026", "In progress"),
    ("2.2", 1, "Write a guide for people who apply", "Head of Planning", "31 August 2026", "Not started"),
    ("2.3", 1, "Hold a monthly clinic for small builders", "Head of Planning", "May 2026", "Not started"),
)
LATER = (
    ("1.1", 0, "Print the list and send it to every library", "Head of Communications", "June 2026", "Completed"),
    ("1.2", 0, "Ask parish and town councils what the list lacks", "Director of Place", "May 2026", "In progress"),
    ("2.1", 1, "Hire two planning officers for major sites", "Head of Planning", "December 2026", "In progress"),
    ("2.2", 1, "Write a guide for people who apply", "Chief Executive", "31 August 2026", "Not started"),
    ("2.4", 1, "Put every consultation reply on the website", "Head of Digital", "October 2026", "Not started"),
)
EXPECTED = {"1.1": "status", "1.2": "reworded", "2.1": "re-dated", "2.2": "lead", "2.4": "added", "2.3": "removed"}


def make_plan(path: Path, title: str, day: str, rows: tuple[tuple[str, int, str, str, str, str], ...]) -> Path:
    """A cover table with the meeting's day, and the plan as a ruled table."""
    platypus = pytest.importorskip("reportlab.platypus", reason="reportlab is not installed; it is in the dev lock")
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import getSampleStyleSheet

    styles = getSampleStyleSheet()
    body, ruled = styles["BodyText"], [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    front = [["Meeting", "Cabinet"], ["Date", day], ["Title", title]]
    lines = [HEAD, *((ref, ASKED[asked], *rest) for ref, asked, *rest in rows)]
    cells = [[platypus.Paragraph(text, body) for text in line] for line in lines]
    story = [
        platypus.Paragraph("London Borough of Barnet", styles["Title"]),
        platypus.Table(front, colWidths=[100, 500], style=ruled),
        platypus.Spacer(1, 24),
        platypus.Paragraph("Corporate Peer Challenge, 10-13 March 2026: action plan", styles["Heading2"]),
        platypus.Table(cells, colWidths=[35, 190, 260, 110, 90, 80], repeatRows=1, style=ruled),
    ]
    platypus.SimpleDocTemplate(str(path), pagesize=landscape(A4), invariant=1, title=title).build(story)
    return path


@pytest.mark.slow
def test_two_editions_as_papers(tmp_path: Path) -> None:
    title = "Peer Challenge Action Plan"
    papers = [
        make_plan(tmp_path / "plan.pdf", title, "14 April 2026", EARLIER),
        make_plan(tmp_path / "update.pdf", f"{title}: progress update", "13 October 2026", LATER),
    ]
    run(papers, tmp_path / "out", Settings())
    tables = compare(tmp_path / "out").tables
    assert tables["editions"].file_name.tolist() == ["plan.pdf", "update.pdf"]
    assert tables["editions"].edition_date.dt.date.tolist() == [dt.date(2026, 4, 14), dt.date(2026, 10, 13)]
    changes = tables["changes"].set_index("ref")
    assert changes.change.to_dict() == EXPECTED
    assert changes.days_moved["2.1"] == 153
    assert changes.words["1.2"] == ("Ask parish {+and town+} councils what [-is missing from-] the list {+lacks+}")
    assert tables["councils"].actions.tolist() == [5]
