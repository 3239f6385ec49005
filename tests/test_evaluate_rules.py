"""What is forgiven when a field is compared with gold, and what is not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from extract.evaluate.fields import judge_action
from extract.evaluate.gold import GoldAction, Paper
from extract.evaluate.match import Entry, match
from extract.evaluate.score import calibration
from extract.evaluate.words import heading, label, name, printed, running
from extract.schema import ActionRecord

MAY = {"kind": "date", "earliest": "2024-05-01", "latest": "2024-05-31"}
LATE = {"kind": "period", "earliest": "2023-09-01", "latest": "2023-12-31", "approximate": True}
NOTHING = {"kind": "unspecified"}
FIRST, LAST = dt.date(2024, 5, 1), dt.date(2024, 5, 31)


def paper(*heads: str, actions: tuple[dict[str, Any], ...] = ()) -> Paper:
    tables = [{"header": list(heads)}]
    return Paper.model_validate({"id": "p", "document": {}, "files": [], "tables": tables, "actions": actions})


def gold(timescale: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": "a", "text": "Act", "pages": [1, 1], "timescale": timescale} | changes


def found(**changes: Any) -> ActionRecord:
    blank: dict[str, Any] = {name: None for name, field in ActionRecord.model_fields.items() if field.is_required()}
    blank |= {"document_id": "d", "council_code": "unknown", "part_id": "p", "action_id": "a", "method": "ruled"}
    blank |= {"text": "Act", "page_first": 1, "page_last": 1, "confidence": 1.0, "extra": {}, "status": "unknown"}
    blank |= {key: [] for key in ("regions", "recommendation_ids", "recommendation_numbers", "bullets", "notes")}
    blank |= {"timescale_kind": "unspecified", "timescale_approximate": False, "ambiguous": False}
    return ActionRecord.model_validate(blank | changes)


def read(kind: str, earliest: dt.date | None, latest: dt.date | None, **changes: Any) -> ActionRecord:
    return found(timescale_kind=kind, timescale_earliest=earliest, timescale_latest=latest, **changes)


def faults(expected: dict[str, Any], action: ActionRecord, *leads: str, of: Paper | None = None) -> list[str]:
    verdicts = judge_action(GoldAction.model_validate(expected), action, leads, of or paper(), 0)
    return [verdict.field for verdict in verdicts if not verdict.right]


@pytest.mark.parametrize(
    ("expected", "action", "heads", "wrong"),
    [
        (MAY, read("date", FIRST, LAST), (), []),
        (MAY, read("date", None, LAST), (), ["timescale_dates"]),
        (MAY, read("date", None, LAST), ("Due by",), []),
        (MAY | {"qualifier": "by", "earliest": None}, read("date", FIRST, LAST), (), []),
        (MAY, read("date", FIRST, FIRST), ("Due by",), ["timescale_dates"]),
        (LATE, read("period", dt.date(2023, 10, 1), dt.date(2023, 12, 31)), (), []),
        (LATE, read("period", dt.date(2024, 1, 1), dt.date(2024, 3, 31)), (), ["timescale_dates"]),
        (LATE, read("period", None, None), (), ["timescale_dates"]),
        (LATE, read("date", dt.date(2023, 12, 1), dt.date(2023, 12, 31)), (), ["timescale_kind", "timescale_dates"]),
        (NOTHING | {"event": "next meeting"}, read("relative", FIRST, None), (), []),
        (NOTHING, read("relative", FIRST, None), (), ["timescale_kind", "timescale_dates"]),
        ({"kind": "ongoing", "frequency": "monthly"}, read("recurring", None, None), (), []),
    ],
)
def test_timescales(expected: dict[str, Any], action: ActionRecord, heads: tuple[str, ...], wrong: list[str]) -> None:
    assert faults(gold(expected), action, of=paper(*heads)) == wrong


def test_a_candidate_for_an_ambiguous_cell_is_right_with_what_its_words_mean() -> None:
    neighbour = gold(MAY, timescale_raw="May 2024")
    expected = gold(NOTHING, timescale_candidates=["May 2024"])
    of = paper(actions=(neighbour, expected))
    assert faults(expected, read("date", FIRST, LAST, timescale_raw="May 2024"), of=of) == []
    assert faults(expected, found(), of=of) == []
    assert faults(expected, read("date", FIRST, FIRST, timescale_raw="May 2024"), of=of) == ["timescale_dates"]
    assert faults(expected, read("date", FIRST, LAST, timescale_raw="June 2024"), of=of)[0] == "timescale_raw"


def test_a_doer_in_the_text_is_right_as_lead_and_so_is_none() -> None:
    expected = gold(NOTHING, lead_in_text="Board and Agency")
    assert faults(expected, found()) == []
    assert faults(expected, found(lead_raw="Board and Agency"), "Board", "Agency") == []
    assert faults(expected, found(lead_raw="Council"), "Council") == ["lead_raw", "leads"]


def test_leads_compare_as_a_set_of_names_but_word_order_counts() -> None:
    expected = gold(NOTHING, leads=["Executive Director, Strategy and Resources", "Cabinet"])
    assert faults(expected, found(), "cabinet", "Executive Director – Strategy & Resources") == []
    assert faults(expected, found(), "Cabinet", "Executive Director, Resources and Strategy") == ["leads"]


def test_an_abbreviated_and_a_full_name_of_one_post_are_the_same_lead() -> None:
    expected = gold(NOTHING, leads=["AD Policy", "COO"])
    assert faults(expected, found(), "Assistant Director, Policy", "Chief Operating Officer") == []


@pytest.mark.parametrize(
    ("status", "read_as"),
    [("planned", "not_started"), ("new", "not_started"), (None, "unknown"), ("ongoing", "ongoing")],
)
def test_status_in_the_words_of_the_store(status: str | None, read_as: str) -> None:
    assert faults(gold(NOTHING, status=status), found(status=read_as)) == []
    assert faults(gold(NOTHING, status=status), found(status="overdue")) == ["status"]


def test_a_flag_about_what_the_store_does_not_hold_may_be_left_out() -> None:
    assert faults(gold(NOTHING, ambiguous=True, ambiguity="raised: a slip of the pen"), found()) == []
    assert faults(gold(NOTHING, ambiguous=True, ambiguity="lead: two for one"), found()) == ["ambiguous"]


def test_what_print_may_vary_and_what_it_may_not() -> None:
    assert running("• ‘One’\n• two – three") == running("'one' two - three")
    assert printed("15 th May 2019 / Cabinet") == printed("15ᵗʰ May 2019/Cabinet") == "15th May 2019/Cabinet"
    assert printed("On-going") != printed("Ongoing")
    assert name("The Head of HR & Legal (s.151)") == name("head of hr and legal s 151")
    assert heading("4. Homes, and other things.") == heading("Homes and other things")
    assert label("(ii)") == "ii" and label("1.1.") == "1.1"


def test_of_two_records_with_the_same_words_each_goes_to_its_page() -> None:
    gold_entries = [Entry(("review the plan",), 1), Entry(("review the plan",), 5)]
    found_entries = [Entry(("review the plan",), 5), Entry(("review the plan",), 1)]
    assert match(gold_entries, found_entries).pairs == ((0, 1), (1, 0))


def test_matching_is_best_for_all_together_not_first_come() -> None:
    alike = "agree the budget of the council for year"
    gold_entries = [Entry((f"{alike} one",), 1), Entry((f"{alike} one b",), 1)]
    found_entries = [Entry((f"{alike} one b",), 1), Entry((f"{alike} on",), 1)]
    assert dict(match(gold_entries, found_entries).pairs) == {0: 1, 1: 0}


def test_calibration_weighs_each_bin_by_its_records() -> None:
    result = calibration([(0.95, True), (0.95, True), (0.95, False), (0.15, False), (1.0, True)])
    assert [each.records for each in result.bins] == [0, 1, 0, 0, 0, 0, 0, 0, 0, 4]
    assert result.error == pytest.approx((4 * abs(3.85 / 4 - 3 / 4) + 0.15) / 5)
    assert calibration([]).error is None
