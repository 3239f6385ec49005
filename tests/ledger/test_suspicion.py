"""What was probably lost is told at its place; ordinary pages raise nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.issues import Code, Issues
from extract.ledger import account
from extract.ledger.suspicion import suspect
from extract.ledger.suspicion.counts import tell_counts
from extract.ledger.suspicion.gaps import gaps
from extract.ledger.suspicion.unread import tell_unread
from extract.likeness import Read
from extract.model import Box, Region
from extract.records import FoundRecords, find_records
from extract.records.found import FoundRecommendation
from paper import Paper, grid, paper

ASKED = (
    "**Recommendations**",
    "That Cabinet:",
    "1. approve the charges for garden waste from April 2026;",
    "2. note the waiting times for repairs; and",
    "3. agree to appoint a lead member for young carers.",
)


def told(made: Paper, unread: bool) -> list[tuple[Code, int]]:
    """Suspicions about ``made`` with page; ``unread``: as if no record of it had been read."""
    tables = [table for page in made.by_page for table in page]
    found = find_records(made.document, tables, Issues())
    if unread:
        bare = {"recommendations": (), "actions": (), "decisions": ()}
        found = FoundRecords(found.document, tuple(replace(part, **bare) for part in found.papers))  # type: ignore[arg-type]
    issues = Issues()
    suspect(made.document, found, account(made.document, found), issues)
    return [(issue.code, issue.region.page) for issue in issues if issue.region]


def test_a_list_of_recommendations_that_gave_nothing_is_told_on_its_page() -> None:
    made = paper(["The panel met in the town hall."], ["**Recommendations**", *ASKED])
    assert (Code.LIST_UNREAD, 2) in told(made, unread=True)
    assert Code.LIST_UNREAD not in [code for code, _ in told(made, unread=False)]


def test_a_plan_that_gave_nothing_is_told() -> None:
    rows = [[f"{n}", f"Hire {n} more roofers for the winter", "Head of Housing", "May 2026"] for n in range(1, 5)]
    made = paper(["**Action plan**", grid(["No", "Action", "Lead", "Target date"], *rows)])
    assert (Code.PLAN_UNREAD, 1) in told(made, unread=True)
    assert told(made, unread=False) == []


def test_minutes_and_money_raise_no_suspicion() -> None:
    sums = grid(["Service", "Budget", "Forecast"], ["Housing", "£1,200", "£1,340"], ["Highways", "£900", "£870"])
    made = paper(
        [
            "**Present**",
            "Councillors Ash, Birch and Cedar were present. Apologies came from Councillor Dogwood.",
            "**Background**",
            "The service was set up in 2019. Demand has grown by a tenth in each year since then.",
            sums,
        ]
    )
    assert told(made, unread=True) == []


def recommendation(number: str, key: int = 0) -> FoundRecommendation:
    place = (Region(1, Box(50, 100 + 20 * key, 500, 110 + 20 * key)),)
    return FoundRecommendation(key, number, f"Do {number}.", None, "unknown", None, place, "prose", 0.9)


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ("1 2 4 5", [("2", "4")]),
        ("R1 R2 R3 R5", [("R3", "R5")]),
        ("3.1 3.2 3.4", [("3.2", "3.4")]),
        ("a b c", []),
        ("1 2 3 1 2 3", []),
        ("1 4", []),
        ("1 2 3 12", []),
        ("10 20 30", []),
        ("1 3 1 2 4 1 5 2 3 1 4", []),
    ],
)
def test_only_a_gap_in_a_run_of_numbers_is_one(numbers: str, missing: list[tuple[str, str]]) -> None:
    records = [recommendation(number, key) for key, number in enumerate(numbers.split())]
    assert [(gap.after, gap.before) for gap in gaps(records)] == missing


def test_several_weak_suspects_are_told_only_where_the_file_gave_hardly_anything() -> None:
    made = paper(["**Plans**", "Bins will be cleaned each spring by staff.", "Paths will be swept each week by staff."])
    found = find_records(made.document, [], Issues())
    bare = {"recommendations": (), "actions": (), "decisions": ()}
    none = replace(found, papers=tuple(replace(part, **bare) for part in found.papers))  # type: ignore[arg-type]
    ledger = account(made.document, none)

    def codes(given: int, chance: float, kind: str = "other") -> list[Code]:
        texts = tuple(Read(text.unit, text.form, (1 - chance, 0, 0, 0, chance)) for text in none.papers[0].texts)
        issues = Issues()
        part = replace(none.papers[0].part, document_type=kind)  # type: ignore[arg-type]
        tell_unread(replace(none.papers[0], part=part, texts=texts), ledger, issues, given)
        return [issue.code for issue in issues]

    assert codes(given=3, chance=0.6) == []
    assert codes(given=0, chance=0.6) == [Code.LIST_UNREAD]
    assert codes(given=0, chance=0.3) == []
    assert codes(given=0, chance=0.3, kind="minutes") == [Code.LIST_UNREAD]  # minutes without a decision are rare
    assert codes(given=2, chance=0.3) == [Code.LIST_UNREAD]  # a lost list often leaves a false record or two


def test_what_repeats_a_record_or_belongs_to_one_is_not_told() -> None:
    asked = "Publish a list of the moorings that are let by the year"

    def codes(*lines: str) -> list[Code]:
        also = "Mend the long wall beside the lock."
        made = paper(["**Recommendations**", also, *lines])
        found = find_records(made.document, [], Issues())
        (part,) = found.papers
        read = recommendation("1")
        read = replace(read, text=f"{asked}.", regions=(Region(1, Box(0, 0, 1, 1)),))
        one = replace(part, recommendations=(read,), actions=(), decisions=())
        texts = tuple(Read(text.unit, text.form, (0.05, 0, 0, 0, 0.95)) for text in part.texts)
        issues = Issues()
        ledger = account(made.document, FoundRecords(found.document, (one,)))
        tell_unread(replace(one, texts=texts), ledger, issues, 9)
        return [issue.code for issue in issues]

    assert codes() == []  # one sentence of nine records read
    assert codes("Dredge the upper basin before the boats come back.") == [Code.LIST_UNREAD]
    assert codes(f"{asked}.") == []
    assert codes(f"{asked}, and dredge the upper basin before the boats come back in the spring.") == [Code.LIST_UNREAD]
    assert codes("**Conditions**", "The slipway shall be kept clear of boats.") == []


@pytest.mark.parametrize(
    ("sentence", "told_so"),
    [
        ("The peer team made five recommendations.", True),
        ("The peer team made 12 key recommendations.", True),
        ("The peer team made three recommendations.", False),
        ("Two recommendations were made last year.", False),
        ("Of the twelve recommendations, three recommendations are new.", False),
    ],
)
def test_a_printed_count_above_what_was_read_is_told(sentence: str, told_so: bool) -> None:
    made = paper([sentence])
    found = find_records(made.document, [], Issues())
    (part,) = found.papers
    three = tuple(recommendation(f"{number}", number) for number in range(1, 4))
    issues = Issues()
    tell_counts(replace(part, recommendations=three), issues)
    assert [issue.code for issue in issues] == [Code.COUNT_DIFFERS] * told_so
