"""Small plans as PDFs, whose actions can be changed: what a council publishes and later puts otherwise."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HEAD = ("Ref", "Recommendation", "Action", "Lead", "Timescale", "Status")
Line = tuple[str, str, str, str, str, str]
LINES: tuple[Line, ...] = (
    ("1.1", "Set out a clear vision for the borough", "Hold three workshops with residents and partners",
     "Director of Strategy", "30 June 2025", "In progress"),
    ("1.2", "Set out a clear vision for the borough", "Publish the vision and a plan of delivery beside it",
     "Chief Executive", "31 December 2026", "Not started"),
    ("2.1", "Strengthen the oversight of the budget", "Bring a monthly budget monitor to the cabinet",
     "Director of Finance", "31 March 2025", "Completed"),
    ("2.2", "Strengthen the oversight of the budget", "Train all budget holders in the new ledger",
     "Head of Finance", "30 September 2027", "Not started"),
    ("3.1", "Make scrutiny a partner in policy", "Agree a work programme with each scrutiny chair",
     "Monitoring Officer", "31 October 2027", "Not started"),
)  # fmt: skip


def plan(council: str, lines: Sequence[Line] = LINES, title: str = "Corporate Peer Challenge action plan") -> bytes:
    """A ruled action plan of one page. The same words give the same bytes."""
    styles, sink = getSampleStyleSheet(), io.BytesIO()
    cells = [[Paragraph(text, styles["BodyText"]) for text in line] for line in (HEAD, *lines)]
    table = Table(cells, colWidths=[35, 160, 220, 120, 95, 85], repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    page: list[Flowable] = [Paragraph(f"{council} Council: {title}", styles["Title"]), Spacer(1, 12), table]
    SimpleDocTemplate(sink, pagesize=landscape(A4), invariant=1, title=title).build(page)
    return sink.getvalue()


def changed(lines: Sequence[Line], ref: str, **cells: str) -> tuple[Line, ...]:
    """The lines with some cells of one put otherwise: recommendation, action, lead, timescale, status."""
    names = [name.lower() for name in HEAD]
    return tuple(
        tuple(cells.get(name, cell) for name, cell in zip(names, line, strict=True)) if line[0] == ref else line  # type: ignore[misc]
        for line in lines
    )
