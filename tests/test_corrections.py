"""Corrections: nothing hostile gets in, nothing is applied blindly, and what follows from a change follows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from correction_lines import action, codes, corrections, dated, line
from extract.corrections import Correction, apply
from extract.pipeline import extract_file
from extract.schema import Extraction
from extract.settings import Settings
from extract.store import check
from extract.trust import judged

# ---------------------------------------------------------------- verdicts


def test_an_accepted_row_is_marked_and_nothing_else_changes(paper: Extraction) -> None:
    row = dated(paper)
    after = apply(paper, corrections(line(paper, "action", row, "accepted")))
    found = action(after, row.action_id)
    assert (found.reviewed, found.confidence, found.ambiguous) == ("accepted", 1.0, False)
    marks = {"reviewed", "confidence", "ambiguous"}
    assert found.model_dump(exclude=marks) == row.model_dump(exclude=marks)
    rest = {"actions"}
    assert after.model_dump(exclude=rest) == paper.model_dump(exclude=rest)


def test_corrected_words_are_read_again(paper: Extraction) -> None:
    row = dated(paper)
    changes = {
        "timescale_raw": "By 31/12/2027",
        "lead_raw": "Director of Invented Things and Head of Finance",
        "text": "Plant trees by March 2028.\n• elm\n• oak",
    }
    after = apply(paper, corrections(line(paper, "action", row, "corrected", changes=changes, note="seen on paper")))
    found = action(after, row.action_id)
    assert (found.reviewed, found.timescale_latest, found.bullets) == (
        "corrected",
        dt.date(2027, 12, 31),
        ["elm", "oak"],
    )
    leads = [lead.name for lead in after.action_leads if lead.action_id == row.action_id]
    assert leads == ["Director of Invented Things", "Head of Finance"]
    mentioned = [one.raw for one in after.mentions if one.record_id == row.action_id]
    assert any("March 2028" in words for words in mentioned)
    assert any(row.timescale_raw in note for note in found.notes if row.timescale_raw)
    assert "reviewer's note: seen on paper" in found.notes
    told = next(issue for issue in after.issues if issue.code == "row_corrected")
    assert "lead_raw was" in told.message and told.page == row.page_first
    assert after.document.n_issues == len(after.issues)
    check(after)  # fits the Parquet schema


def test_days_and_a_status_given_by_the_reader_outrank_the_words(paper: Extraction) -> None:
    row = dated(paper)
    changes = {"timescale_latest": "2030-06-30", "timescale_earliest": None, "status": "superseded"}
    found = action(apply(paper, corrections(line(paper, "action", row, "corrected", changes=changes))), row.action_id)
    assert (found.timescale_latest, found.timescale_rule) == (dt.date(2030, 6, 30), "reviewed")
    assert (found.timescale_raw, found.status, found.status_source) == (row.timescale_raw, "superseded", None)


def test_an_action_is_linked_anew_by_the_numbers_it_answers(paper: Extraction) -> None:
    row = paper.actions[0]
    other = next(one for one in paper.recommendations if one.number not in row.recommendation_numbers)
    changes = {"recommendation_numbers": [other.number]}
    found = action(apply(paper, corrections(line(paper, "action", row, "corrected", changes=changes))), row.action_id)
    assert (found.recommendation_ids, found.recommendation_numbers) == ([other.recommendation_id], [other.number])


def test_a_rejected_row_goes_with_all_that_was_read_from_it(paper: Extraction) -> None:
    row = dated(paper)
    after = apply(paper, corrections(line(paper, "action", row, "rejected", note="a heading")))
    assert row.action_id not in {one.action_id for one in after.actions}
    assert row.action_id not in {one.action_id for one in after.action_leads}
    assert row.action_id not in {one.record_id for one in (*after.mentions, *after.theme_tags)}
    assert after.document.n_actions == len(paper.actions) - 1
    told = next(issue for issue in after.issues if issue.code == "row_rejected")
    assert row.text[:30] in told.message and "a heading" in told.message


def test_actions_of_a_rejected_recommendation_stay_without_it(paper: Extraction) -> None:
    gone = paper.recommendations[0]
    after = apply(paper, corrections(line(paper, "recommendation", gone, "rejected")))
    assert len(after.actions) == len(paper.actions)
    assert all(gone.recommendation_id not in row.recommendation_ids for row in after.actions)
    assert any(gone.number in row.recommendation_numbers for row in after.actions)


def test_decisions_and_recommendations_are_corrected_too(sample_corpus: Path) -> None:
    cover = extract_file(sample_corpus / "cover-report.pdf", Settings(ocr="none"))
    row = cover.decisions[0]
    after = apply(cover, corrections(line(cover, "decision", row, "corrected", changes={"state": "resolved"})))
    assert (after.decisions[0].state, after.decisions[0].reviewed) == ("resolved", "corrected")


# ---------------------------------------------------------------- what no longer fits


@pytest.mark.parametrize("verdict", ["accepted", "rejected", "corrected"])
def test_a_review_of_other_values_is_told_and_left_aside(paper: Extraction, verdict: str) -> None:
    stale = line(paper, "action", dated(paper), verdict) | {"seen": "0" * 16}
    if verdict == "corrected":
        stale["changes"] = {"ref": "99"}
    after = apply(paper, corrections(stale))
    assert after.actions == paper.actions
    assert codes(after)[-1] == "correction_stale" and "reads otherwise" in after.issues[-1].message


def test_a_review_of_another_place_is_told_and_left_aside(paper: Extraction) -> None:
    stale = line(paper, "action", dated(paper), "rejected")
    stale["regions"][0]["top"] += 40
    after = apply(paper, corrections(stale))
    assert after.actions == paper.actions
    assert "no such row stands there" in after.issues[-1].message


def test_a_review_of_the_row_with_the_same_key_elsewhere_is_not_applied(paper: Extraction) -> None:
    first, second = paper.actions[:2]
    swapped = line(paper, "action", first, "rejected") | {"record_id": second.action_id}
    after = apply(paper, corrections(swapped))
    assert {one.action_id for one in paper.actions} - {one.action_id for one in after.actions} == {first.action_id}


def test_days_that_contradict_each_other_are_left_aside(paper: Extraction) -> None:
    changes = {"timescale_earliest": "2030-01-02", "timescale_latest": "2030-01-01"}
    after = apply(paper, corrections(line(paper, "action", dated(paper), "corrected", changes=changes)))
    assert after.actions == paper.actions and codes(after)[-1] == "correction_stale"


def test_a_second_review_may_build_on_the_first_or_on_the_original(paper: Extraction) -> None:
    row = dated(paper)
    first = line(paper, "action", row, "corrected", changes={"timescale_raw": "June 2029"})
    between = apply(paper, corrections(first))
    second = line(between, "action", action(between, row.action_id), "corrected", changes={"ref": "7.7"})
    again = line(paper, "action", row, "corrected", changes={"ref": "8.8"})
    after = apply(paper, corrections(first, second, again))
    found = action(after, row.action_id)
    assert (found.timescale_latest, found.ref) == (dt.date(2029, 6, 30), "8.8")
    assert "correction_stale" not in codes(after)


def test_other_documents_corrections_leave_a_document_as_it_is(paper: Extraction) -> None:
    other = corrections(line(paper, "action", dated(paper), "rejected") | {"document_id": "f" * 64})
    assert apply(paper, other) is paper


def test_the_same_corrections_give_the_same_rows(paper: Extraction) -> None:
    told = corrections(*(line(paper, "action", row, "accepted") for row in paper.actions))
    assert apply(paper, told) == apply(paper, told)


# ---------------------------------------------------------------- the file


# ---------------------------------------------------------------- records that a reader adds, rows beside a right one


def addition(paper: Extraction, **more: Any) -> dict[str, Any]:
    return {
        "format": "council-extract-correction/1",
        "document_id": paper.document.document_id,
        "record_kind": "action",
        "record_id": "",
        "regions": [{"page": 1, "x0": 10, "top": 20, "x1": 300, "bottom": 60}],
        "seen": "0" * 16,
        "verdict": "added",
        "changes": {
            "text": "Mend the clock.", "timescale_raw": "March 2031", "lead_raw": "Head of Clocks",
            "recommendation_numbers": [paper.recommendations[0].number],
        },
    } | more  # fmt: skip


def test_an_added_record_is_read_like_any_other_and_stands_once(paper: Extraction, tmp_path: Path) -> None:
    both = corrections(addition(paper), addition(paper))
    after = apply(paper, both)
    assert len(after.actions) == len(paper.actions) + 1 == after.document.n_actions
    found = after.actions[-1]
    assert (found.reviewed, found.method, found.confidence) == ("added", "reviewed", 1.0)
    assert found.timescale_latest == dt.date(2031, 3, 31)
    assert found.recommendation_ids == [paper.recommendations[0].recommendation_id]
    assert [lead.name for lead in after.action_leads if lead.action_id == found.action_id] == ["Head of Clocks"]
    assert codes(after).count("row_added") == 1 and apply(after, both).actions == after.actions
    check(after)


def test_an_added_record_of_no_page_of_the_file_is_left_aside(paper: Extraction) -> None:
    far = [{"page": 900, "x0": 10, "top": 20, "x1": 300, "bottom": 60}]
    after = apply(paper, corrections(addition(paper, regions=far)))
    assert len(after.actions) == len(paper.actions) and "correction_stale" in codes(after)


def test_a_row_beside_a_right_one_is_surer_and_not_reviewed(paper: Extraction) -> None:
    row = dated(paper)
    after = apply(paper, corrections(line(paper, "action", row, "accepted", certainty=0.94, spread_from="x")))
    found = action(after, row.action_id)
    assert (found.reviewed, found.confidence) == (None, max(0.94, row.confidence))
    assert action(judged(after), row.action_id).confidence >= 0.94  # also once the chances are told anew


@pytest.mark.parametrize(
    "more", [{"changes": {}}, {"changes": {"ref": "1"}}, {"certainty": 0.5}, {"verdict": "rejected", "certainty": 0.5}]
)
def test_an_added_or_spread_line_that_says_too_little_or_too_much_is_refused(
    paper: Extraction, more: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Correction.model_validate(addition(paper) | more)
