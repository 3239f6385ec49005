"""A plan through its editions: each change is found, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.made import BARNET, CHIEF, DIRECTOR, HAVERING, Paper, derived, plan, stored
from extract.compare import EditionError, compare, word_difference

CHALLENGE = (dt.date(2025, 1, 7), dt.date(2025, 1, 10))
SPRING, SUMMER = dt.date(2026, 3, 31), dt.date(2026, 6, 30)


def editions() -> tuple[Paper, Paper]:
    """A plan and its update: an action each unchanged, reworded, re-dated, completed, of another lead, gone, new."""
    earlier = Paper("plan", challenge=CHALLENGE, meeting_date=dt.date(2025, 3, 1), title="Action plan")
    later = Paper("update", challenge=CHALLENGE, meeting_date=dt.date(2025, 12, 1), title="Progress update",
                  document_type="progress_update")  # fmt: skip
    earlier.act("Publish the forward plan every month", leads=[DIRECTOR], by=SPRING, ref="1.1")
    later.act("Publish the forward plan every month", leads=[DIRECTOR], by=SPRING, ref="1.1")
    earlier.act("Consult residents on the draft housing strategy", leads=[DIRECTOR], by=SPRING, ref="1.2")
    later.act("Consult tenants and residents on the housing strategy", leads=[DIRECTOR], by=SPRING, ref="1.2")
    earlier.act("Train every member of the planning committee", leads=[DIRECTOR], by=SPRING, ref="2.1")
    later.act("Train every member of the planning committee", leads=[DIRECTOR], by=SUMMER, ref="2.1")
    earlier.act("Appoint a director of digital services", leads=[DIRECTOR], by=SPRING, ref="2.2")
    later.act("Appoint a director of digital services", leads=[DIRECTOR], timescale_kind="completed",
              timescale_raw="Completed", status="completed", ref="2.2")  # fmt: skip
    earlier.act("Review the capital programme", leads=[DIRECTOR], by=SPRING, ref="3.1")
    later.act("Review the capital programme", leads=[CHIEF], by=SPRING, ref="3.1")
    earlier.act("Hold a summer fair in the park", leads=[DIRECTOR], by=SPRING, ref="3.2")
    later.act("Join the county procurement framework", leads=[CHIEF], by=SUMMER, ref="3.3")
    return earlier, later


EXPECTED = ["unchanged", "reworded", "re-dated", "status", "lead", "added", "removed"]


@pytest.fixture()
def changed(tmp_path: Path) -> pd.DataFrame:
    return compare(stored(tmp_path, *editions())).tables["changes"]


def test_every_change_is_named(changed: pd.DataFrame) -> None:
    assert changed.change.tolist() == EXPECTED
    for column in ("added", "removed", "reworded", "redated", "status_changed", "lead_changed"):
        assert changed[column].sum() == 1, column


def test_a_change_shows_both_sides(changed: pd.DataFrame) -> None:
    rows = changed.set_index("change")
    assert rows.words["reworded"] == ("Consult {+tenants and+} residents on the [-draft-] housing strategy")
    assert rows.days_moved["re-dated"] == 91
    assert (rows.earlier_status["status"], rows.later_status["status"]) == ("unknown", "completed")
    assert (rows.earlier_leads["lead"], rows.later_leads["lead"]) == ("Director of Place", "Chief Executive")
    assert rows.later_text.isna()["removed"] and rows.earlier_text.isna()["added"]
    assert set(changed.earlier_document) == {"plan.pdf"} and set(changed.later_document) == {"update.pdf"}


def test_only_the_latest_edition_is_counted_unless_asked(tmp_path: Path) -> None:
    out = stored(tmp_path, *editions())
    found = compare(out)
    assert found.tables["councils"].actions.tolist() == [6]
    assert found.tables["editions"][["file_name", "edition"]].values.tolist() == [["plan.pdf", 1], ["update.pdf", 2]]
    assert "6 actions of earlier editions" in found.notes[0]
    assert compare(out, all_editions=True).tables["councils"].actions.tolist() == [12]


def test_the_dates_of_meetings_order_the_editions(tmp_path: Path) -> None:
    earlier, later = editions()
    earlier.meeting_date, later.meeting_date = later.meeting_date, earlier.meeting_date
    assert set(compare(stored(tmp_path, earlier, later)).tables["changes"].later_document) == {"plan.pdf"}


def test_editions_without_dates_are_all_counted_and_told(tmp_path: Path) -> None:
    earlier, later = editions()
    earlier.meeting_date = None
    found = compare(stored(tmp_path, earlier, later))
    assert found.tables["changes"].empty
    assert "no dates tell which is the later" in " ".join(found.notes)
    named = compare(tmp_path, earlier="plan.pdf", later="update.pdf").tables["changes"]
    assert named.change.tolist() == EXPECTED


def test_a_promise_counts_once_also_where_no_date_tells_the_later_edition(tmp_path: Path) -> None:
    earlier, later = editions()
    earlier.meeting_date = None
    out = derived(tmp_path, earlier, later)
    found = compare(out)
    assert found.tables["councils"].actions.tolist() == [len(EXPECTED)]
    assert "same promise" in set(found.tables["duplicates"].why) and "another edition has again" in " ".join(
        found.notes
    )
    assert compare(out, all_editions=True).tables["councils"].actions.tolist() == [12]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"challenge": (dt.date(2021, 5, 1), dt.date(2021, 5, 4))}, "another challenge"),
        ({"council_code": HAVERING}, "another council"),
        ({"document_type": "risk_register"}, "another kind of paper"),
        ({"challenge": None, "title": "Climate strategy"}, "another title"),
    ],
)
def test_other_papers_are_no_editions(tmp_path: Path, values: dict[str, object], why: str) -> None:
    earlier = plan("one", challenge=CHALLENGE, meeting_date=dt.date(2025, 3, 1))
    later = plan("two", 5, **({"challenge": CHALLENGE, "meeting_date": dt.date(2025, 9, 1)} | values))
    assert compare(stored(tmp_path, earlier, later)).tables["editions"].empty, why


def test_titles_make_editions_where_no_challenge_is_named(tmp_path: Path) -> None:
    later = plan("two", 6, title="Improvement Board action plan: progress update, March 2026",
                 document_type="progress_update", meeting_date=dt.date(2026, 3, 1))  # fmt: skip
    earlier = plan("one", 5, title="Improvement Board Action Plan", meeting_date=dt.date(2025, 3, 1))
    found = compare(stored(tmp_path, earlier, later)).tables
    assert found["editions"].why.unique().tolist() == ["same title, 5 actions in common"]
    assert found["changes"].change.tolist() == ["unchanged"] * 5 + ["added"]


@pytest.mark.parametrize(
    ("earlier", "later", "told"),
    [
        ("plan.pdf", None, "go together"),
        ("plan.pdf", "plan.pdf", "both name plan.pdf"),
        ("plan.pdf", "gone.pdf", "no document is called 'gone.pdf'"),
        ("plan.pdf", "bare.pdf", "bare.pdf holds no actions"),
    ],
)
def test_editions_that_cannot_be_compared(tmp_path: Path, earlier: str, later: str | None, told: str) -> None:
    out = stored(tmp_path, plan("plan"), Paper("bare", BARNET, title="Strategy"))
    with pytest.raises(EditionError, match=told):
        compare(out, earlier=earlier, later=later)


def test_the_same_day_put_otherwise_is_no_new_date(tmp_path: Path) -> None:
    earlier, later = Paper("one"), Paper("two")
    earlier.act(
        "Publish the plan", timescale_kind="date", timescale_earliest=dt.date(2026, 3, 1), timescale_latest=SPRING
    )
    later.act("Publish the plan", timescale_kind="period", timescale_raw="first quarter", timescale_latest=SPRING)
    earlier.act("Mend the roof", by=SPRING)
    later.act("Mend the roof", timescale_kind="ongoing", timescale_latest=SPRING)
    changes = compare(stored(tmp_path, earlier, later), earlier="one.pdf", later="two.pdf").tables["changes"]
    assert changes.change.tolist() == ["unchanged", "re-dated"]


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_a_word_difference_holds_both_texts(earlier: str, later: str) -> None:
    said = word_difference(earlier, later)
    kept = "".join(part.split("-]", 1)[-1] for part in said.split("[-"))
    gone = "".join(part.split("+}", 1)[-1] for part in said.split("{+"))
    assert kept.replace("{+", "").replace("+}", "").split() == later.split()
    assert gone.replace("[-", "").replace("-]", "").split() == earlier.split()
