"""A cover report to a cabinet: a table at the head, boxed recommendations, numbered sections, background papers."""

from __future__ import annotations

from pathlib import Path

from make.gold import Decision, Json, Paper, meeting
from make.report import Section, head_table, heading, numbered, section
from make.sheet import Sheet
from make.text import Para, plain

FILE = "cover-report.pdf"
PAPER = "sample-cover-report"
TITLE = "Corporate Peer Challenge 2026: findings and action plan"

HEAD: dict[str, tuple[str, ...]] = {
    "Title": (TITLE,),
    "Date of meeting": ("12^th^ May 2026",),
    "Report of": ("Councillor Rowan Thornby, Leader of the Council and Cabinet Member for Strategy and Partnerships",),
    "Wards": ("All",),
    "Status": ("Public",),
    "Urgent": ("No",),
    "Key": ("Non-key",),
    "Appendices": ("Appendix A – Peer Challenge Feedback Report", "Appendix B – Barnet Council Action Plan"),
    "Lead Officer": ("Merrin Ashdale, Executive Director of Finance & Change", "merrin.ashdale@example.org"),
    "Officer Contact Details": ("Tam Okoro-Hale, Head of Strategy and Insight", "tam.okoro-hale@example.org"),
}

SUMMARY = (
    "Peers from other councils spent four days with us in March 2026. They read our papers, met people who work "
    "here, who live here and who work with us, and told us frankly what they made of it.",
    "Their feedback report (Appendix A) is warm about the commitment of staff and about relations with partners, and "
    "direct about two weaknesses: we try to do too much at once, and we explain too little. It ends in eight "
    "recommendations.",
    "Appendix B sets out what we propose to do about each of them, who will lead, and by when. Some of it has begun. "
    "A short return visit is likely in early 2027, after which the peers will publish a note on progress.",
)

DECISIONS = (
    Decision(1, "That Cabinet receives the feedback report of the peer team (Appendix A) and thanks the peers for it.",
             "receive", "Cabinet"),
    Decision(2, "That Cabinet approves the action plan (Appendix B) and delegates authority to the Chief Executive, in "
                "consultation with the Leader of the Council, to make minor changes to it before publication.",
             "approve", "Cabinet",
             more={"delegated_to": "Chief Executive", "verbs": ["approve", "delegate"]}),
    Decision(3, "That Cabinet agrees that both documents be published on the council's website no later than 30 June "
                "2026.", "agree", "Cabinet",
             more={"date_in_text": {"raw": "no later than 30 June 2026", "earliest": None, "latest": "2026-06-30",
                                    "granularity": "day", "qualifier": "by"}}),
    Decision(4, "That Cabinet notes that progress will be reported to the Corporate Scrutiny Committee in autumn 2026.",
             "note", "Cabinet",
             more={"date_in_text": {"raw": "in autumn 2026", "earliest": "2026-09-01", "latest": "2026-11-30",
                                    "granularity": "season", "approximate": True}}),
)  # fmt: skip

SECTIONS: tuple[Section, ...] = (
    ("1. Reasons for the Recommendations", (
        "1.1 Councils that invite a peer challenge undertake to publish what they are told, and what they mean to do.",
        "1.2 An action plan agreed in public gives residents and scrutiny something to hold us to.",
    )),
    ("2. Alternative Options Considered and Not Recommended", (
        "2.1 We could have answered each recommendation within existing service plans. That would have scattered the "
        "work, and nobody could have told whether the whole was done.",
        "2.2 We could have waited for the new council plan. Officers advise against it, since several actions do not "
        "depend on that plan and their benefit would be put off by a year.",
    )),
    ("3. Post-Decision Implementation", (
        "3.1 If Cabinet agrees, the Strategy and Insight team will publish both documents and tell staff, partners and "
        "residents' groups where to find them.",
        "3.2 Directors will report to the Change Board every other month. Actions fall into three kinds:",
        "• those that end on a date;",
        "• those that will carry on as part of ordinary business; and",
        "• those that depend on a partner, which will be reviewed with that partner.",
        "3.3 The return visit has yet to be arranged.",
    )),
    ("4. Priorities, Performance and Other Matters Considered", (
        "# Council Plan",
        "4.1 The action plan serves the priority of an open and well-run council.",
        "# Performance and Outcome Measures",
        "4.2 No new measures are proposed. Existing ones that no longer serve a priority will be dropped.",
        "# Sustainability",
        "4.3 There are no direct effects on the climate. Shorter and fewer reports will save a little paper.",
        "# Corporate Parenting",
        "4.4 Young people in our care were among those whom the peers met. What they said about moving between "
        "placements is being taken forward by the Corporate Parenting Board, outside this plan.",
        "# Risk Management",
        "4.5 The main risk is that the plan competes with daily work for the time of the same managers. The Change "
        "Board will watch for this and may move dates, openly, rather than let them pass in silence.",
        "# Insight",
        "4.6 The Citizens' Panel survey of winter 2025 was shared with the peers.",
        "# Social Value",
        "4.7 Not applicable to this report.",
    )),
    ("5. Resource Implications (Money, Staff, Property and Information Technology, including Procurement)", (
        "5.1 The plan will be carried out within agreed budgets. Should any action need more, a separate report will "
        "be made under the financial regulations.",
        "5.2 Twelve days of a communications officer have been set aside.",
    )),
    ("6. Legal Implications and Constitution References", (
        "6.1 No law requires a council to invite a peer challenge. Under the constitution Cabinet is responsible for:",
        "• the council's arrangements for improving what it does;",
        "• answering reports by outside bodies; and",
        "• all functions that are not reserved to full Council.",
    )),
    ("7. Consultation", (
        "7.1 Group leaders and trade unions have seen the action plan in draft.",
    )),
    ("8. Equalities and Diversity", (
        "8.1 Decision makers must have due regard to the public sector equality duty. Nothing proposed here lessens a "
        "service, and plainer language should help people who read English as a second tongue.",
    )),
    ("9. Background Papers", (
        "9.1 [Peer challenge: invitation and "
        "terms](https://www.example.org/documents/s1201/Peer%20Challenge%20Terms.pdf), Cabinet, 9 December 2025",
        "9.2 [Council Plan 2024-28](https://www.example.org/documents/s0987/Council%20Plan%202024-28.pdf)",
        "9.3 [Citizens' Panel: results of the winter survey](https://www.example.org/documents/s1250/Panel.pdf), "
        "report to the Corporate Scrutiny Committee, 3 March 2026",
        "9.4 Position statement prepared for the peers, February 2026",
    )),
)  # fmt: skip


def _draw(path: Path) -> Sheet:
    sheet = Sheet(path, TITLE)
    sheet.start_page()
    head_table(sheet, "London Borough of Barnet", "Cabinet", HEAD)
    sheet.flow([heading("Summary")])
    sheet.flow([Para(text, size=10.5, after=8) for text in SUMMARY])
    sheet.flow([heading("Recommendations")])
    sheet.boxed([numbered(f"{d.number}.", d.text, mark=d.mark, bold=True) for d in DECISIONS])
    for one in SECTIONS:
        section(sheet, one)
    sheet.save()
    return sheet


def _paragraphs() -> list[Json]:
    found: list[Json] = []
    for title, texts in SECTIONS:
        under = None
        for text in texts:
            number, _, words = text.partition(" ")
            if number == "#":
                under = words
            elif number[0].isdigit():
                found.append({"number": number, "section": title, "heading": under, "text": plain(words)})
    return found


def build(folder: Path) -> list[Json]:
    """Draw the paper into ``folder`` and return its gold records."""
    sheet = _draw(folder / FILE)
    header = {key: [plain(v) for v in values] for key, values in HEAD.items()}
    document = {
        "council": "London Borough of Barnet",
        "ons_code": "E09000003",
        "title": TITLE,
        "document_type": "cover report",
        "meeting": meeting("Cabinet", "2026-05-12"),
        "peer_challenge": {"raw": "in March 2026", "earliest": "2026-03-01", "latest": "2026-03-31",
                           "granularity": "month", "stated_in_document": True},
        "header": {key: v[0] if len(v) == 1 else v for key, v in header.items()},
        "appendices": [{"letter": "A", "title": "Peer Challenge Feedback Report"},
                       {"letter": "B", "title": "Barnet Council Action Plan"}],
    }  # fmt: skip
    background = [
        {"number": "9.1", "title": "Peer challenge: invitation and terms",
         "url": "https://www.example.org/documents/s1201/Peer%20Challenge%20Terms.pdf"},
        {"number": "9.2", "title": "Council Plan 2024-28",
         "url": "https://www.example.org/documents/s0987/Council%20Plan%202024-28.pdf"},
        {"number": "9.3", "title": "Citizens' Panel: results of the winter survey",
         "url": "https://www.example.org/documents/s1250/Panel.pdf"},
        {"number": "9.4", "title": "Position statement prepared for the peers, February 2026", "url": None},
    ]  # fmt: skip
    more = {
        "summary": list(SUMMARY),
        "paragraphs": _paragraphs(),
        "background_papers": background,
        "related_documents": [{"id": "sample-banner-plan", "as": "Appendix B"}],
    }
    notes = (
        "The decisions are what Cabinet is asked for; whether it agreed is not in the paper.",
        "The peers' eight recommendations are in the appendices, not in this paper.",
        "Section 3 speaks of actions in prose; none of it is an action record.",
    )
    paper = Paper(PAPER, document, decisions=DECISIONS, more=more, notes=notes)
    return [paper.record(FILE, "plain", (1, sheet.page), sheet.marks)]
