"""``council-extract compare`` as a user meets it: files, one line an error, quick on a large store."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pandas as pd
import pytest

from compare.made import BARNET, DIRECTOR, HAVERING, KENT, Paper, plan, stored
from extract.cli import ExitCode, main
from extract.compare import TABLES, compare
from extract.compare.write import MOST_MARKDOWN_COLUMNS, MOST_MARKDOWN_ROWS, markdown


def call(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


def test_every_table_is_written_three_times_and_says_the_same(tmp_path: Path) -> None:
    out = stored(tmp_path / "out", plan("one", council_code=BARNET), plan("two", council_code=HAVERING))
    assert call("compare", out, "--by", "region", "--to", tmp_path / "to") == ExitCode.DONE
    assert {path.name for path in (tmp_path / "to").iterdir()} == {
        f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet", "md")
    }
    for name, table in compare(out, "region").tables.items():
        written = pd.read_parquet(tmp_path / "to" / f"{name}.parquet")
        for column in table.select_dtypes("datetime").columns:
            written[column] = pd.to_datetime(written[column])
        pd.testing.assert_frame_equal(written, table, check_dtype=False)
        assert len(pd.read_csv(tmp_path / "to" / f"{name}.csv")) == len(table)
        shown = (tmp_path / "to" / f"{name}.md").read_text(encoding="utf-8")
        if len(table.columns) <= MOST_MARKDOWN_COLUMNS:
            assert shown.count("\n") == len(table) + 2


def test_wide_tables_fit_a_page_in_markdown(tmp_path: Path) -> None:
    out = stored(tmp_path / "out", plan("one", council_code=BARNET), plan("two", council_code=HAVERING))
    tables = compare(out).tables
    councils = markdown(tables["councils"]).splitlines()
    assert councils[2:4] == ["| council | Barnet | Havering |", "| type | London borough | London borough |"]
    assert len(councils) == len(tables["councils"].columns) + 1
    similar = markdown(tables["similar"])
    assert similar.count("\n- near: yes") == tables["similar"].near.sum() > 0
    assert similar.count("## ") == len(tables["similar"])
    assert max(line.count(" | ") for line in similar.splitlines()) == 0


def test_an_empty_store_writes_typed_parquet(tmp_path: Path) -> None:
    call("compare", stored(tmp_path / "out"), "--to", tmp_path / "to")
    types = pd.read_parquet(tmp_path / "to" / "changes.parquet", dtype_backend="pyarrow").dtypes
    assert str(types["earlier_deadline"]) == "date32[day][pyarrow]"
    assert "string" in str(types["words"])


def test_what_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("compare", stored(tmp_path, plan("one"), plan("scan", text_layer="ocr"))) == ExitCode.DONE
    told = capsys.readouterr().out
    assert "Barnet" in told and "100%" in told
    assert "Not counted: 4 actions, 2 recommendations" in told
    assert call("compare", tmp_path, "--quiet") == ExitCode.DONE
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--by", "gone.csv"], "gone.csv: no such file"),
        (["--earlier", "one.pdf"], "--earlier and --later go together"),
        (["--earlier", "one.pdf", "--later", "x"], "no document is called 'x'"),
    ],
)
def test_errors_are_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    assert call("compare", stored(tmp_path, plan("one")), *options) == ExitCode.NOTHING_DONE
    error = capsys.readouterr().err
    assert told in error and error.count("\n") == 1


def test_no_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("compare", tmp_path) == ExitCode.NOTHING_DONE
    assert "holds no table" in capsys.readouterr().err


def test_texts_of_papers_stay_texts(tmp_path: Path) -> None:
    paper = Paper("one")
    paper.recommend('=HYPERLINK("http://x","y") <script>alert(1)</script> | [a](javascript:b)', "1")
    stored(tmp_path / "out", paper)
    call("compare", tmp_path / "out", "--to", tmp_path / "to")
    assert pd.read_csv(tmp_path / "to" / "unanswered.csv").text[0].startswith("'=HYPERLINK")
    shown = (tmp_path / "to" / "unanswered.md").read_text(encoding="utf-8").splitlines()[2]
    assert "\\<script\\>" in shown and "\\[a\\]" in shown and "\\|" in shown


def test_a_long_table_is_cut_in_markdown_and_says_so(tmp_path: Path) -> None:
    paper = Paper("one")
    for number in range(MOST_MARKDOWN_ROWS + 5):
        paper.recommend(f"Recommend {number}")
    call("compare", stored(tmp_path / "out", paper), "--to", tmp_path / "to")
    shown = (tmp_path / "to" / "unanswered.md").read_text(encoding="utf-8")
    assert shown.count("Recommend ") == MOST_MARKDOWN_ROWS
    assert "5 more rows: see the CSV or Parquet file." in shown


WORDS = (
    "homes", "roads", "parks", "schools", "budgets", "buses", "bridges", "trees", "depots", "libraries", "archives",
    "markets", "museums", "canals",
)  # fmt: skip


def large_store(out: Path, codes: tuple[str, ...] = (BARNET, HAVERING, KENT), title: str = "") -> Path:
    """100 plans of these councils, 50 actions each, no two alike. ``title``: that of them all."""
    papers = []
    for number in range(100):
        name = title or f"Plan {WORDS[number % 14]} {number}"
        paper = Paper(f"p{number:03}", codes[number % len(codes)], title=name)
        for row in range(50):
            words = [WORDS[(number * 7 + row * step + step) % 14] for step in (1, 3, 5, 9, 11)]
            asked = [paper.recommend(f"Look after {' and '.join(words[:3])} of area {number}")] if row % 5 == 0 else []
            text = f"Agree with partners how {' then '.join(words)} are kept up in area {number} and ward {row}"
            paper.act(text, asked, [DIRECTOR], by=dt.date(2026, 1, 1) + dt.timedelta(days=row))
        papers.append(paper)
    return stored(out, *papers)


@pytest.mark.slow
def test_5000_actions_are_compared_within_a_minute(tmp_path: Path) -> None:
    out = large_store(tmp_path)
    begun = time.perf_counter()
    found = compare(out)
    assert time.perf_counter() - begun < 60
    assert found.tables["councils"].actions.sum() == 5000
    assert len(found.tables["similar"]) > 1000


@pytest.mark.slow
def test_a_hundred_plans_of_one_council_and_title_are_compared_within_a_minute(tmp_path: Path) -> None:
    out = large_store(tmp_path, (BARNET,), "Action plan")
    begun = time.perf_counter()
    assert compare(out, all_editions=True).tables["councils"].actions.tolist() == [5000]
    assert time.perf_counter() - begun < 60
