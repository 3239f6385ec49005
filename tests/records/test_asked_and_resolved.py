"""Who was asked before, what a notice has decided, and what a meeting resolved by number or under "Decided –"."""

from __future__ import annotations

from extract.codelists import DocumentType
from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from extract.records.found import FoundDecision
from paper import Grid, paper


def decide(lines: list[str | Grid], kind: DocumentType) -> list[FoundDecision]:
    made = paper(lines)
    tables = [table for found in made.by_page for table in found]
    blocks = reading_flow(made.document, tables, 1, len(made.document.pages), ())
    return find_decisions(blocks, kind, None, Issues())


def told(found: list[FoundDecision]) -> list[tuple[str | None, str]]:
    return [(decision.number, decision.text) for decision in found]


def test_what_another_body_was_asked_is_a_list_of_its_own() -> None:
    found = decide(
        [
            "**Recommendations**",
            "The Housing Committee was asked to:",
            "A. support the scheme; and",
            "B. advise Cabinet of its views.",
            "Cabinet is recommended to:",
            "A. approve the scheme; and",
            "B. note the costs.",
        ],
        "cover_report",
    )
    assert [decision.number for decision in found] == ["A", "B", "A", "B"]
    assert [decision.decision_maker for decision in found] == ["Housing Committee"] * 2 + ["Cabinet"] * 2


def test_words_between_has_decided_and_the_list_are_its_stem() -> None:
    found = decide(
        [
            "**Notice of Determination**",
            "**Decision**",
            "The Panel has decided, in the interest of road safety:",
            "(a) To suspend the licence for a week.",
            "(b) To shorten the hours on Sundays.",
        ],
        "decision_record",
    )
    assert told(found) == [("a", "To suspend the licence for a week."), ("b", "To shorten the hours on Sundays.")]


def test_decided_alone_stands_above_a_list_and_a_figure_is_no_number() -> None:
    found = decide(
        [
            "**Record of the Executive**",
            "The rent was talked over at length.",
            "**Decided –**",
            "(i) that the rent be raised by",
            "2.5 per cent; and",
            "(ii) that tenants be told.",
        ],
        "minutes",
    )
    assert told(found) == [("i", "that the rent be raised by 2.5 per cent; and"), ("ii", "that tenants be told.")]
    assert {decision.state for decision in found} == {"resolved"}


def test_a_resolution_within_a_sentence_ends_where_its_bold_words_end() -> None:
    found = decide(
        [
            "**Minutes of the Council**",
            "There was a short debate, and it was **Resolution 24/7 that the plan be adopted** without a division"
            " and by **Resolution 24/8 that the costs be met** from the fund, and all went home.",
        ],
        "minutes",
    )
    assert told(found) == [("24/7", "that the plan be adopted"), ("24/8", "that the costs be met")]
