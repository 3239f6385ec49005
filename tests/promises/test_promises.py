"""Promises keep their identity over editions, and what changes is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from compare.made import CHIEF, DIRECTOR, HAVERING, Paper
from extract import store
from extract.compare import compare
from extract.export import export
from extract.promises import derive, status
from extract.promises.subjects import byline_day
from promises.made import ASKED, CHALLENGE, SPRING, SUMMER, WINTER, kept, plan, progress, report, table


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("chain"), report(), plan(), progress())


@pytest.fixture(scope="module")
def promises(out: Path) -> pd.DataFrame:
    found = table(out, "promises")
    return found[found.kind == "action"].set_index("wording_first")


def test_report_plan_and_progress_are_one_chain_in_order(out: Path) -> None:
    papers = table(out, "chain_papers").sort_values("edition")
    assert papers.document_id.tolist() == ["report", "plan", "progress"]
    assert papers.stage.tolist() == ["report", "plan", "progress"]
    assert papers.chain_id.nunique() == 1 and (papers.probability > 0.9).all()
    chain = table(out, "chains").iloc[0]
    assert (chain.kind, chain.subject, chain.subject_last) == ("peer_challenge", "corporate", CHALLENGE[1])
    assert (chain.n_papers, chain.n_recommendations, chain.n_actions) == (3, 3, 5)


def test_every_change_is_told(out: Path) -> None:
    steps = table(out, "promise_editions")
    told = steps[(steps.document_id == "progress") & (steps.kind == "action")]
    texts = {row.text: list(row.changes) for row in told.itertuples() if pd.notna(row.record_id)}
    assert texts == {
        "Consult all tenants and leaseholders on repairs": ["reworded", "re-dated", "status"],
        "Plant street trees with schools": ["added"],
        "Resurface the high street": ["renumbered", "lead", "status", "closed"],
        "Survey all bridges by drone": ["renumbered"],
    }
    assert [list(row.changes) for row in told.itertuples() if pd.isna(row.record_id)] == [["vanished"]]


def test_the_life_of_a_promise(promises: pd.DataFrame) -> None:
    consult, gone = promises.loc["Consult tenants on repairs"], promises.loc["Appoint a lettings team"]
    assert (consult.wording_last, consult.slipped_days) == ("Consult all tenants and leaseholders on repairs", 91)
    assert (gone.vanished, gone.vanished_on, gone.n_editions) == (True, dt.date(2024, 11, 5), 1)
    done = promises.loc["Resurface the high street"]
    assert (done.status, done.closed_on, done.lead_last) == ("completed", dt.date(2024, 11, 5), "Chief Executive")


def test_a_later_edition_leaves_the_ids_alone(tmp_path: Path, promises: pd.DataFrame) -> None:
    before = table(kept(tmp_path, report(), plan()), "promises")
    assert set(before[before.kind == "action"].promise_id) < set(promises.promise_id)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2024, 3, 1), {}),
        (dt.date(2024, 5, 1), {"open": 4}),
        (dt.date(2025, 1, 15), {"open": 3, "done": 1, "silent": 1}),
        (dt.date(2025, 5, 1), {"due soon": 2, "open": 1, "done": 1, "silent": 1}),
        (dt.date(2025, 7, 1), {"overdue": 2, "open": 1, "done": 1, "silent": 1}),
    ],
)
def test_status_on_a_day(out: Path, day: dt.date, expected: dict[str, int]) -> None:
    found = [row["state"] for row in status(out, day).actions]
    assert {state: found.count(state) for state in set(found)} == expected


def test_the_silence_list_gives_reasons(out: Path) -> None:
    found = status(out, dt.date(2025, 7, 1)).silences
    assert sorted((row["reason"], row["text"]) for row in found if row["reason"] != "no review") == [
        ("no action", "Listen to young people more"),
        ("no update", "Consult all tenants and leaseholders on repairs"),
        ("no update", "Survey all bridges by drone"),
        ("vanished", "Appoint a lettings team"),
    ]
    (review,) = [row for row in found if row["reason"] == "no review"]
    assert review["since"] == dt.date(2025, 1, 12)
    assert "no review" not in {row["reason"] for row in status(out, dt.date(2025, 1, 12)).silences}


def test_leads_and_speed(out: Path) -> None:
    found = status(out, dt.date(2025, 7, 1))
    posts = {row["post"]: (row["actions"], row["open"], row["overdue"], row["done"]) for row in found.posts}
    assert posts == {"Director of Place": (2, 2, 2, 0), "Chief Executive": (3, 2, 0, 1)}
    (speed,) = found.speed
    assert (speed["days_to_plan"], speed["days_to_first_deadline"]) == (81, 444)


def test_the_same_paper_twice_is_one_edition(tmp_path: Path) -> None:
    scan = plan("scan")
    scan.text_layer = "ocr"
    out = kept(tmp_path, plan(), scan, plan("pack"))
    assert table(out, "promises").n_editions.tolist() == [1] * 6
    papers = table(out, "chain_papers").set_index("document_id")
    assert papers.edition.tolist() == [1, 1, 1]
    assert papers.copy_of.notna().sum() == 2
    assert pd.isna(papers.copy_of["pack"]) or pd.isna(papers.copy_of["plan"])  # not the scan
    assert len(status(out, SPRING).actions) == 4


def test_another_challenge_of_the_council_and_another_council_are_other_chains(tmp_path: Path) -> None:
    earlier = Paper("old", title="Corporate Peer Challenge action plan", meeting_date=dt.date(2019, 4, 2),
                    challenge=(dt.date(2019, 1, 8), dt.date(2019, 1, 11)))  # fmt: skip
    earlier.act("Write a digital strategy", [earlier.recommend("Be more digital", "1")], [DIRECTOR], by=SPRING)
    elsewhere = Paper("other", HAVERING, title="Corporate Peer Challenge action plan", challenge=CHALLENGE)
    elsewhere.act("Consult tenants on repairs", [elsewhere.recommend(ASKED[0], "1")], [DIRECTOR], by=SPRING, ref="1.1")
    out = kept(tmp_path, plan(), earlier, elsewhere)
    assert table(out, "chain_papers").chain_id.nunique() == 3
    assert table(out, "promises").promise_id.is_unique


def test_the_order_of_papers_leaves_no_trace(tmp_path: Path, out: Path) -> None:
    again = kept(tmp_path, progress(), report(), plan())
    for name in ("chains", "chain_papers", "promises", "promise_editions"):
        assert table(again, name).equals(table(out, name)), name


def test_nothing_is_done_where_nothing_changed(tmp_path: Path) -> None:
    out = kept(tmp_path, plan())
    with store.writing(out):
        target = store.Store(out)
        assert derive(target) == 0
        target.drop(["plan"])
        assert derive(target) == 1
    assert len(table(out, "promises")) == 0


@pytest.mark.parametrize("day", [dt.date(2024, 5, 1), dt.date(2025, 1, 15), dt.date(2025, 7, 1)])
def test_the_database_gives_the_same(out: Path, tmp_path: Path, day: dt.date) -> None:
    export(out, "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "council-extract.duckdb"), read_only=True) as connection:
        said = connection.execute("SELECT promise_id, state, deadline, days_over FROM promises_on(today := ?)", [day])
        found = {row[0]: row[1:] for row in said.fetchall()}
    expected = status(out, day).actions
    assert found == {row["promise_id"]: (row["state"], row["deadline"], row["days_over"]) for row in expected}


def test_a_comparison_holds_it_as_tables(out: Path) -> None:
    tables = compare(out, on=dt.date(2025, 7, 1)).tables
    assert tables["promises"].state.value_counts().to_dict() == {"overdue": 2, "open": 1, "done": 1, "silent": 1}
    assert set(tables["silences"].reason) == {"no action", "no update", "vanished", "no review"}
    assert tables["posts"].set_index("post").overdue["Director of Place"] == 2
    assert tables["speed"].days_to_plan.tolist() == [81]


@pytest.mark.parametrize(
    ("shown", "slipped"),
    [
        ({"struck": ["31 March 2025"]}, 91),
        ({"timescale_raw": "30 June 2025 (was 31 March 2025)"}, 91),
        ({"timescale_raw": "30 June 2025, originally March 2025"}, 91),
        ({"extra": {"Original date": "31/12/2024"}}, 181),
        ({"timescale_raw": "From April 2024 to 30 June 2025"}, 0),
        ({"extra": {"Cost": "31/12/2024"}}, 0),
    ],
)
def test_a_former_date_in_the_same_paper_counts(tmp_path: Path, shown: dict[str, object], slipped: int) -> None:
    paper = Paper("one", meeting_date=dt.date(2024, 11, 5))
    paper.act("Consult tenants on repairs", timescale_kind="date", timescale_latest=SUMMER, **shown)
    (promise,) = store.rows(kept(tmp_path, paper), "promises")
    assert promise["slipped_days"] == slipped


@pytest.mark.parametrize("keeps", [True, False])
def test_new_words_under_the_same_number_are_the_same_promise_where_an_edition_keeps_its_numbers(
    tmp_path: Path, keeps: bool
) -> None:
    texts = ("Consult tenants on repairs", "Survey all bridges by drone", "Resurface the high street",
             "Plant oaks in each park", "Run joint classes about roles", "Open the hall on Sundays")  # fmt: skip
    others = ("Every member and senior manager to have been on half a day of who does what",)
    first, second = (
        Paper(name, title="Corporate Peer Challenge action plan", challenge=CHALLENGE, meeting_date=day)
        for name, day in (("plan", dt.date(2024, 4, 2)), ("progress", dt.date(2024, 11, 5)))
    )
    for number, text in enumerate(texts):
        first.act(text, by=SPRING, ref=f"1.{number}")
    for number, text in enumerate((*texts[:4], *others, *texts[5:])):
        second.act(text, by=SUMMER, ref=f"1.{number if keeps else (number + 2) % 6}")
    changes = table(kept(tmp_path, first, second), "promise_editions")
    told = changes[(changes.document_id == "progress") & (changes.text == others[0])].iloc[0]
    assert ("reworded" in told.changes, "added" in told.changes) == (keeps, not keeps)


def test_papers_of_unknown_councils_are_tied_by_their_records_alone(tmp_path: Path) -> None:
    papers = [
        Paper(f"paper{number}", "unknown", title="Corporate Peer Challenge action plan", challenge=CHALLENGE)
        for number in range(3)
    ]
    papers[0].act("Consult tenants on repairs", by=SPRING)
    papers[1].act("Survey all bridges by drone", by=SPRING)
    papers[2].act("Consult tenants on repairs", by=SUMMER, status="in_progress")
    found = table(kept(tmp_path, *papers), "chain_papers").groupby("chain_id").document_id.agg(sorted).tolist()
    assert sorted(found) == [["paper0", "paper2"], ["paper1"]]


def test_councils_that_no_registry_holds_are_told_apart_by_the_names_they_print(tmp_path: Path) -> None:
    names = ("Upper Marling Parish Council", "Stoke Town Council", "Upper Marling Parish Council", None)
    papers = [
        Paper(f"paper{at}", "unknown", title="Corporate Peer Challenge action plan", challenge=CHALLENGE, council=name)
        for at, name in enumerate(names)
    ]
    texts = ("Consult tenants on repairs", "Consult tenants on repairs", "Survey all bridges by drone", "Plant oaks")
    for paper, text in zip(papers, texts, strict=True):
        paper.act(text, by=SPRING)
    out = kept(tmp_path, *papers)
    found = table(out, "chain_papers").groupby("chain_id").document_id.agg(sorted).tolist()
    assert sorted(found) == [["paper0", "paper2"], ["paper1"], ["paper3"]]
    whose = {row["document_id"]: row["council"] for row in store.rows(out, "promises")}
    assert whose == {f"paper{at}": name for at, name in enumerate(names)}


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Anytown Council, Audit Committee 24 September 2024\nAudit: Payroll (final report April 2024)", (2024, 9, 24)),
        ("Inspection dates: 3 to 14 June 2024\nPublished 29 July 2024", (2024, 7, 29)),
        ("10 January 2024\nFinal report, 22 March 2024", (2024, 3, 22)),
        ("The Cabinet agreed the plan on 12 March 2024.", None),
        ("Cabinet Member for Schools: decision day 26 June 2024 – Annex", (2024, 6, 26)),
        ("Anytown Council. Approved by Cabinet on 22 May 2024.\nThe team made five recommendations.", (2024, 5, 22)),
        ("Final, 28 February 2024. Overall opinion: limited.", (2024, 2, 28)),
        ("Adopted by Council on 23 April 2024 The council gave out 900 tonnes in the year.", (2024, 4, 23)),
        ("Agreed savings are £2m. The auditor came on 3 March 2024 and left.", None),
        ("Three of the streets were closed for two days in the week, and all were open again by the end of the day on "
         "12 March 2024", None),
        ("14 and 17 November 2023", None),
        ("Internal Audit, Anytown Council. Audit 2023/07. 26 June 2024.\nWe came back.", (2024, 6, 26)),
        ("", None),
    ],
)  # fmt: skip
def test_the_day_under_a_title_is_the_papers(opening: str, expected: tuple[int, int, int] | None) -> None:
    assert byline_day(opening, CHALLENGE) == (dt.date(*expected) if expected else None)


def test_a_paper_without_a_day_is_not_there_before_the_one_that_it_follows(tmp_path: Path) -> None:
    papers = [Paper("plan", meeting_date=dt.date(2024, 4, 2)), Paper("closing", document_type="progress_update")]
    papers[0].act("Consult tenants on repairs", by=SPRING)
    papers[1].act("Consult tenants on repairs", by=SPRING, status="completed")
    later = Paper("progress", document_type="progress_update", meeting_date=dt.date(2024, 9, 3))
    later.act("Consult tenants on repairs", by=SPRING, status="in_progress")
    out = kept(tmp_path / "store", papers[0], later, papers[1])
    export(out, "duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "council-extract.duckdb"), read_only=True) as connection:
        for day, state in ((dt.date(2024, 5, 1), "open"), (dt.date(2024, 10, 1), "done")):
            said = connection.execute("SELECT state FROM promises_on(today := ?)", [day]).fetchall()
            assert [row["state"] for row in status(out, day).actions] == [row[0] for row in said] == [state]


def test_what_is_said_in_wholly_other_words_is_the_same_where_the_words_leave_both_over(tmp_path: Path) -> None:
    later = progress()
    later.act("Take on a first team of lettings staff for the new homes", [], [CHIEF], by=WINTER, ref="3.1")
    steps = table(kept(tmp_path, report(), plan(), later), "promise_editions")
    told = steps[(steps.document_id == "progress") & (steps.kind == "action")].set_index("text").changes
    assert "added" not in told["Take on a first team of lettings staff for the new homes"]
    assert list(told["Plant street trees with schools"]) == ["added"]


def test_the_heading_over_an_action_says_what_it_answers(tmp_path: Path) -> None:
    later = progress()
    later.act("Hold a youth assembly", [], [CHIEF], by=WINTER, group_label=f"Area 3: {ASKED[2]}.")
    out = kept(tmp_path, report(), plan(), later)
    assert ASKED[2] not in {row["text"] for row in status(out, dt.date(2025, 7, 1)).silences}
