"""What later papers of a chain leave out is told by earlier ones: the key to a colour, a year, a name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from compare.made import DIRECTOR, Paper
from extract import store
from promises.made import kept, table

SPRING, SUMMER = dt.date(2025, 3, 31), dt.date(2025, 6, 30)
SAVINGS, ACCOUNTS, BRIDGES = "Set savings targets", "Publish accounts for 2023/24", "Survey all bridges by drone"


def paper(name: str, day: dt.date, council: str = "Stoke Town Council") -> Paper:
    return Paper(name, "unknown", title="Internal audit action plan", meeting_date=day, council=council)


def edition(name: str, day: dt.date, *rows: tuple[str, str, str, str]) -> Paper:
    """``rows``: reference, text, status as printed and as its own paper explains it."""
    made = paper(name, day)
    for ref, text, printed, status in rows:
        made.act(text, leads=[DIRECTOR], by=SPRING, ref=ref, status_raw=printed, status=status, status_source="column")
    return made


def chain(tmp_path: Path) -> Path:
    first = edition(
        "plan", dt.date(2024, 9, 1),
        ("1", SAVINGS, "Blue", "completed"), ("2", ACCOUNTS, "Green", "in_progress"),
        ("3", BRIDGES, "Amber", "in_progress"),
    )  # fmt: skip
    second = edition(
        "half-year", dt.date(2025, 2, 1),
        ("1", SAVINGS, "Blue", "unknown"), ("2", ACCOUNTS, "Blue", "unknown"), ("3", BRIDGES, "Red", "unknown"),
    )  # fmt: skip
    third = edition(
        "year", dt.date(2025, 9, 1), ("3", BRIDGES, "Red", "unknown"),
        ("4", "Publish accounts for 2024/25", "Green", "unknown"),
    )  # fmt: skip
    return kept(tmp_path, first, second, third)


def test_a_colour_means_what_the_paper_of_the_chain_says_that_explains_it(tmp_path: Path) -> None:
    promises = table(chain(tmp_path), "promises").set_index("wording_first")
    assert promises.loc[SAVINGS, "status"] == promises.loc[ACCOUNTS, "status"] == "completed"
    assert not promises.loc[[SAVINGS, ACCOUNTS], "vanished"].any()


def test_another_colour_that_none_explains_is_a_change_and_no_meaning(tmp_path: Path) -> None:
    rows = table(chain(tmp_path), "promise_editions")
    bridges = rows[rows.text == BRIDGES].sort_values("edition")
    assert [list(changes) for changes in bridges.changes] == [[], ["status"], []]
    assert bridges.status.tolist() == ["in_progress", "unknown", "unknown"]


def test_next_years_accounts_are_another_promise_once_this_years_are_done(tmp_path: Path) -> None:
    promises = table(chain(tmp_path), "promises")
    assert {ACCOUNTS, "Publish accounts for 2024/25"} <= set(promises.wording_first)


def test_a_sign_that_papers_of_a_chain_explain_otherwise_has_no_meaning(tmp_path: Path) -> None:
    out = kept(
        tmp_path,
        edition("one", dt.date(2024, 9, 1), ("1", SAVINGS, "Green", "completed")),
        edition("two", dt.date(2024, 12, 1), ("1", SAVINGS, "Green", "in_progress")),
        edition("three", dt.date(2025, 2, 1), ("1", SAVINGS, "Green", "unknown")),
    )
    said = {row["document_id"]: row["status"] for row in store.rows(out, "promise_editions")}
    assert said["three"] == "unknown"


@pytest.mark.parametrize(("others", "expected"), [([], "completed"), (["Blue"], "in_progress")])
def test_of_three_colours_the_third_is_done_where_two_are_explained(
    tmp_path: Path, others: list[str], expected: str
) -> None:
    first = edition(
        "one", dt.date(2024, 9, 1), ("1", SAVINGS, "Amber", "in_progress"), ("2", ACCOUNTS, "Red", "not_started")
    )
    rows = [(str(at), BRIDGES, printed, "unknown") for at, printed in enumerate(others, 3)]
    second = edition("two", dt.date(2025, 2, 1), ("1", SAVINGS, "Green", "unknown"), *rows)
    promises = table(kept(tmp_path, first, second), "promises").set_index("wording_first")
    assert promises.loc[SAVINGS, "status"] == expected


def test_a_plan_of_which_nothing_was_read_is_in_the_chain_that_its_title_names(tmp_path: Path) -> None:
    unread = Paper("unread", "unknown", title="Climate action plan", council="Stoke Town Council",
                   meeting_date=dt.date(2024, 4, 1))  # fmt: skip
    alone = Paper("alone", "unknown", title="Tree planting action plan", council="Stoke Town Council")
    read = Paper("read", "unknown", title="Climate action plan: progress", document_type="progress_update",
                 council="Stoke Town Council", meeting_date=dt.date(2025, 4, 1))  # fmt: skip
    read.act(BRIDGES, by=SPRING)
    read.act(SAVINGS, by=SPRING)
    found = table(kept(tmp_path, unread, alone, read), "chain_papers").groupby("chain_id").document_id.agg(sorted)
    assert found.tolist() == [["read", "unread"]]


@pytest.mark.parametrize(
    "names",
    [
        ("Ashby and Wold Fire Authority", "Wold Fire Authority", "Mere Fire Authority"),
        ("Ashby and Wold Fire and Rescue Service", "Ashby and Wold Fire Authority", "Ashby and Mere Fire Authority"),
    ],
)
def test_the_end_of_a_name_or_its_place_ties_papers_that_share_their_records(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    papers = [paper(f"paper{at}", dt.date(2024, 9 + at, 1), name) for at, name in enumerate(names)]
    for one in papers:
        one.act(SAVINGS, by=SPRING)
        one.act(BRIDGES, by=SUMMER)
    found = table(kept(tmp_path, *papers), "chain_papers").groupby("chain_id").document_id.agg(sorted).tolist()
    assert sorted(found) == [["paper0", "paper1"], ["paper2"]]
