"""What inspectors, regulators, ombudsmen and auditors ask for in prose, and what is said to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.read import read_document
from extract.records import FoundPaper, find_records
from extract.tables import find_tables
from paper import grid, paper, pdf
from papers_said import read


def test_agreed_actions_stand_under_sentences_that_say_by_when() -> None:
    found = read(
        "**Decision on a complaint**",
        "**What I found**",
        "7. The Council should have replied within ten days.",
        "**Agreed action**",
        "8. The Council has agreed to take the following action.",
        "9. Within four weeks of this decision, the Council will:",
        "• write to the complainant to apologise;",
        "• pay her £200.",
        "10. By 31 March 2026 it will:",
        "• tell its staff how to record a complaint.",
        "11. The Council should show us that it has done so.",
        "**Final decision**",
        "12. I find fault and have ended my enquiries.",
    )
    assert [(action.text, action.timescale_raw) for action in found.actions] == [
        ("write to the complainant to apologise;", "Within four weeks of this decision"),
        ("pay her £200.", "Within four weeks of this decision"),
        ("tell its staff how to record a complaint.", "By 31 March 2026"),
    ]
    assert not found.recommendations
    assert not found.decisions


def test_a_regulator_asks_amid_its_findings() -> None:
    found = read(
        "**Regulatory judgement: Lowmere Council**",
        "**What we found**",
        "A third of homes had not been looked at since 2016. It must find out the condition of each home by May 2026.",
        "Repairs are done in good time. Landlords must keep records of repairs.",
        "Fire doors were not checked. The landlord needs to check every door without delay. Work has begun.",
    )
    assert [recommendation.text for recommendation in found.recommendations] == [
        "It must find out the condition of each home by May 2026.",
        "The landlord needs to check every door without delay.",
    ]


def test_authors_recommend_amid_their_text_where_they_print_no_list() -> None:
    found = read(
        "**Buses in the valleys: report of the task group**",
        "Timetables change too often. We recommend that operators be asked for two changes a year at most.",
        "Shelters are cold. The group also recommends that ten new ones be built.",
    )
    assert [recommendation.text for recommendation in found.recommendations] == [
        "We recommend that operators be asked for two changes a year at most.",
        "The group also recommends that ten new ones be built.",
    ]


def test_a_reply_under_the_number_of_a_recommendation_is_the_answer_to_it() -> None:
    found = read(
        "**Crime panel: report on the precept**",
        "The panel makes the following recommendations:",
        "(a) That the precept be supported.",
        "(b) That the number of officers be told each quarter.",
        "**Response to the panel**",
        "Recommendation (a). I will set the precept on that footing.",
        "Recommendation (b). My office will send the number from June.",
    )
    assert [recommendation.text for recommendation in found.recommendations] == [
        "That the precept be supported.",
        "That the number of officers be told each quarter.",
    ]


def test_a_form_answers_under_headings_like_its_first() -> None:
    found = read(
        "**Audit completion report**",
        "Three of twelve reconciliations were not signed.",
        "**Recommendation**",
        "The finance manager should sign each one within ten days.",
        "**Management response**",
        "Agreed. A checklist will be used from October.",
        "**Access rights**",
        "Leavers could still log in.",
        "**Recommendation**",
        "Access should end on the day that a person leaves.",
        "**Management response**",
        "Agreed. A list will be sent each day.",
    )
    assert [action.text for action in found.actions] == [
        "Agreed. A checklist will be used from October.",
        "Agreed. A list will be sent each day.",
    ]


def test_a_cell_of_a_table_holds_a_head_and_its_list() -> None:
    found = read(
        "**Impact assessment of the draft policy**",
        grid(
            ("Policy", "Effect", "Analysis"),
            (
                "Water",
                "Good",
                "Homes will use less water.\n\n**Recommendations for the policy team**\n"
                "• Say how new homes will be inspected.\n• Think of tenants with low incomes.",
            ),
            ("Noise", "None", "No change is seen."),
        ),
    )
    assert [recommendation.text for recommendation in found.recommendations] == [
        "Say how new homes will be inspected.",
        "Think of tenants with low incomes.",
    ]


def test_minutes_print_what_a_committee_did_in_capitals_and_who_is_to_act_in_italics() -> None:
    found = read(
        "**Minutes of the Quality Committee**",
        "Present: A Marsh (Chair), B Fenn",
        "1. The report on falls was discussed. The Committee NOTED the report and its figures.",
        "2. A stile is broken. __Deputy Clerk to report it to the county.__",
        "ACTION: Town Clerk to obtain three prices for paint.",
        "ACTION: Members to read the plan.",
    )
    assert [decision.text for decision in found.decisions] == ["the report and its figures."]
    assert {action.text: action.lead_raw for action in found.actions} == {
        "Deputy Clerk to report it to the county.": "Deputy Clerk",
        "Town Clerk to obtain three prices for paint.": "Town Clerk",
        "Members to read the plan.": None,
    }


def test_a_letter_asks_the_council_for_what_stands_in_its_list() -> None:
    found = read(
        "Dear Chief Executive",
        "**Closure of the walk-in centre**",
        "The panel heard from your trust in February. Members asked me to put the following to you:",
        "1. that the closure be put off until the new surgery is open;",
        "2. that a bus be laid on from the estate.",
        "I would be grateful for a reply by May.",
    )
    assert [recommendation.number for recommendation in found.recommendations] == ["1", "2"]


def test_what_the_public_says_and_is_told_is_no_recommendation() -> None:
    found = read(
        "**Your views on the transport strategy**",
        "**What you told us about what needs to improve**",
        "• Buses should run later.",
        "• The council needs to listen.",
        "We recommend that you keep this leaflet. You should reply by July. The council must publish what it hears.",
    )
    assert not found.recommendations
    assert not found.actions


def test_a_column_of_decisions_may_tell_them_in_the_past_tense() -> None:
    found = read(
        "**Decisions of the Cabinet – 17 June 2025**",
        grid(
            ("Item", "Subject", "Decision"),
            ("5", "Roads", "(a) The plan was approved.\n(b) The Director was authorised to make small changes."),
            ("6", "Budget", "The forecast was noted."),
            ("7", "Petition", "The petition was received and sent to the panel."),
            widths=(40, 120, 335),
        ),
    )
    assert [(decision.number, decision.text) for decision in found.decisions] == [
        ("a", "The plan was approved."),
        ("b", "The Director was authorised to make small changes."),
        (None, "The forecast was noted."),
        (None, "The petition was received and sent to the panel."),
    ]


def test_paragraphs_of_the_papers_own_numbering_are_no_items_of_its_lists() -> None:
    found = read(
        "**Report by the Ombudsman**",
        "**Recommendations**",
        "12. The Council must tell us within three months what it has done.",
        "13. We recommend that within three months the Council:",
        "• apologise to the family;",
        "• pay them £500.",
        "14. We also recommend that within six months the Council:",
        "• remind its staff of the time limits.",
    )
    assert [recommendation.text for recommendation in found.recommendations] == [
        "apologise to the family;",
        "pay them £500.",
        "remind its staff of the time limits.",
    ]


def drawn(path: Path, draw: Callable[[Canvas], None]) -> FoundPaper:
    issues = Issues()
    document = read_document(pdf(path, draw), issues, "none")
    return find_records(document, find_tables(document, issues), issues).papers[0]


def test_shaded_bars_amid_a_review_are_recommendations_where_a_code_begins_them(tmp_path: Path) -> None:
    asked = ["Halve the committee and train its members.", "Publish what became of each appeal."]

    def draw(canvas: Canvas) -> None:
        lines(canvas, 760, 20, "Planning Committee Peer Review")
        lines(canvas, 730, 11, "What we found")
        for number, words in enumerate(asked, start=1):
            top = 700 - 70 * number
            lines(canvas, top + 35, 10, "Nobody to whom we spoke could say how the last site visit had been chosen.")
            canvas.setFillColorRGB(0.87, 0.94, 0.95)
            canvas.rect(70, top - 8, 450, 24, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(80, top, f"R{number}")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(96, top, words)

    found = drawn(tmp_path / "review.pdf", draw)
    assert [(each.number, each.text) for each in found.recommendations] == [("R1", asked[0]), ("R2", asked[1])]


def test_boxes_that_count_up_beside_their_words_are_a_list(tmp_path: Path) -> None:
    asked = [
        "The Board should agree one pathway for all agencies.",
        "The council should look at each refusal again.",
        "All partners should report to the Board by March.",
    ]

    def draw(canvas: Canvas) -> None:
        lines(canvas, 760, 20, "Safeguarding Adults Review: a learning report")
        lines(canvas, 715, 14, "Recommendations")
        lines(canvas, 695, 10, "The Board has been asked to accept these.")
        for number, words in enumerate(asked, start=1):
            top, left = 690 - 45 * number, 78 + number % 2 * 4
            canvas.rect(70, top - 12, 450, 34)
            lines(canvas, top, 10, str(number), left)
            lines(canvas, top, 10, words, left + 22)
        lines(canvas, 500, 14, "Closing words")
        lines(canvas, 480, 10, "I thank the panel and all who spoke to it.")

    found = drawn(tmp_path / "review.pdf", draw)
    assert [(each.number, each.text) for each in found.recommendations] == list(zip("123", asked, strict=True))
    assert not found.decisions


def lines(canvas: Canvas, at: float, size: float, words: str, left: float = 70) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(left, at, words)


def test_what_stands_pages_behind_a_recommendation_is_no_reason_of_it() -> None:
    asked = ["**Key recommendations**", "1. **Agree a savings programme that members own.**"]
    for between, context in ((0, "The gap cannot be closed by services alone."), (2, None)):
        pages = [asked, *([] for _ in range(between)), ["The gap cannot be closed by services alone."]]
        made = paper(*(["**Corporate peer challenge: feedback report**", *pages[0]], *pages[1:]))
        (found,) = find_records(made.document, [], Issues()).papers
        assert [recommendation.context for recommendation in found.recommendations] == [context]
