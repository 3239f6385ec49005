"""The benchmark's scorers and its way of calling readers: figures people will quote, so they must be right."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
sys.path.insert(0, str(ROOT))  # benchmarks is no part of the installed package

from benchmarks import icdar, rows, run  # noqa: E402
from benchmarks.adjacency import Relation, Score, compare, normalised, relations  # noqa: E402
from benchmarks.calls import Caller, ReaderMissingError  # noqa: E402
from benchmarks.grid import Cell, Grid, from_boxes, from_matrix, from_plain, to_plain  # noqa: E402
from benchmarks.plans_gold import read_plan  # noqa: E402
from benchmarks.reference_gold import reference_papers, units  # noqa: E402
from benchmarks.report import Part, markdown, table  # noqa: E402
from benchmarks.speed import ratio  # noqa: E402


def test_a_cell_over_two_columns_stands_above_both() -> None:
    grid = Grid(1, (Cell(0, 0, 1, 2, "Timescale"), Cell(1, 0, 1, 1, "Start"), Cell(1, 1, 1, 1, "End")))
    assert relations(grid) == Counter(
        [
            Relation("timescale", "start", "below"),
            Relation("timescale", "end", "below"),
            Relation("start", "end", "right"),
        ]
    )


def test_blank_cells_are_looked_past() -> None:
    grid = from_matrix(1, [["a", "", "b"], ["", None, ""], ["c", float("nan"), "d"]])
    assert set(relations(grid)) == {
        Relation("a", "b", "right"),
        Relation("c", "d", "right"),
        Relation("a", "c", "below"),
        Relation("b", "d", "below"),
    }


def test_white_space_case_and_marks_do_not_count_but_a_dash_is_no_blank() -> None:
    assert normalised(" Co-\nordinate (10 %)") == "coordinate10"
    assert normalised(" – ") == normalised("*") != ""
    assert normalised(" \n") == ""


def test_a_relation_counts_as_often_as_it_occurs() -> None:
    gold = relations(from_matrix(1, [["1", "1", "1", "2"]]))
    found = relations(from_matrix(1, [["1", "1", "2", "2"]]))
    score = compare(gold, found)
    assert (score.right, score.gold, score.found) == (2, 3, 3)
    assert score.f1 == pytest.approx(2 / 3)


def test_finding_tables_where_there_are_none_is_an_error() -> None:
    assert Score(0, 0, 3).precision == 0
    assert Score(0, 0, 0).f1 == 1
    assert Score(0, 5, 0).f1 == 0


def test_spans_are_read_off_the_places_of_cells() -> None:
    boxes = [((0.0, 0.0, 20.0, 10.0), "head"), ((0.0, 10.0, 10.0, 20.0), "a"), ((10.3, 10.0, 20.0, 20.0), "b")]
    assert from_boxes(1, boxes).cells == (Cell(0, 0, 1, 2, "head"), Cell(1, 0, 1, 1, "a"), Cell(1, 1, 1, 1, "b"))


def test_grids_come_back_from_json_unchanged() -> None:
    grids = [from_matrix(3, [["x", None], ["é", "2"]])]
    assert from_plain(json.loads(json.dumps(to_plain(grids)))) == grids


GOLD_XML = """<document filename="x"><table id="1">
<region page="2" row-increment="0" col-increment="0">
<cell id="1" start-row="0" start-col="0" end-col="1"><content>Cost</content></cell>
<cell id="2" start-row="1" start-col="0"><content>2020</content></cell>
<cell id="3" start-row="1" start-col="1"><content>5</content></cell></region>
<region page="3" row-increment="2" col-increment="0">
<cell id="4" start-row="0" start-col="0"><content>2021</content></cell></region></table></document>"""


def test_competition_gold_is_read_with_spans_and_later_regions_below(tmp_path: Path) -> None:
    (tmp_path / "p.pdf").touch()
    (tmp_path / "p-str.xml").write_text(GOLD_XML, encoding="utf-8")
    (paper,) = icdar.papers(tmp_path)
    found = [from_matrix(2, [["Cost", ""], ["2020", "5"], ["2021", ""]])]
    score = icdar.score(paper, found)
    assert (score.right, score.gold, score.found) == (3, 4, 3)
    shown = icdar.details(paper, found)
    assert "missed: 1" in shown
    assert "cost ↓ 5" in shown


def test_a_second_reading_of_the_gold_is_as_good_as_the_first(tmp_path: Path) -> None:
    (tmp_path / "qa.pdf").touch()
    (tmp_path / "qa-str.xml").write_text(GOLD_XML, encoding="utf-8")
    (tmp_path / "qb-str.xml").write_text(GOLD_XML.replace("Cost", "Price"), encoding="utf-8")
    (paper,) = icdar.papers(tmp_path)
    assert icdar.score(paper, [from_matrix(2, [["Price", ""], ["2020", "5"]])]).right == 2


def test_rows_are_right_only_whole_and_each_once() -> None:
    gold = [[["1", "Build it", "Mayor"]], [["2", "Open it", ""]], [["2", "Open it", ""]]]
    found = from_matrix(
        1, [["Ref", "Action", "Lead"], ["1", "Build\nit", "Mayor"], ["2", "Open it", ""], ["3", "x", ""]]
    )
    matched = rows.match_rows(gold, ["Ref", "Action", "Lead"], rows.found_rows([found]))
    assert (matched.right, matched.missed, matched.false) == (2, (("2", "openit"),), (("3", "x"),))
    assert matched.score == Score(2, 3, 3)
    assert "2 | openit" in rows.details(matched)


def test_a_cell_over_two_rows_may_be_filled_down_or_not(tmp_path: Path) -> None:
    filled_down = [["Place", "a"], ["Place", "b"]]
    table = {
        "header": ["Theme", "Action"],
        "rows": filled_down,
        "spans": [{"row": 0, "column": 0, "row_span": 2, "column_span": 1}],
    }
    (tmp_path / "plan.json").write_text(json.dumps({"tables": [table]}), encoding="utf-8")
    plan = read_plan(tmp_path / "plan.pdf", tmp_path / "plan.json", held_out=False)
    spanning = Grid(1, (Cell(0, 0, 2, 1, "Place"), Cell(0, 1, 1, 1, "a"), Cell(1, 1, 1, 1, "b")))
    for found in (spanning, from_matrix(1, filled_down), from_matrix(1, [["Place", "a"], ["", "b"]])):
        assert rows.match_rows(plan.rows, plan.headers, rows.found_rows([found])).right == 2


def test_plan_gold_takes_two_level_headers(tmp_path: Path) -> None:
    table = {"header": ["Ref", "When End"], "header_rows": [["Ref", "When"], ["", "End"]], "rows": [["1", None]]}
    (tmp_path / "plan.json").write_text(json.dumps({"tables": [table]}), encoding="utf-8")
    plan = read_plan(tmp_path / "plan.pdf", tmp_path / "plan.json", held_out=False)
    found = rows.found_rows([from_matrix(1, [["Ref", "When"], ["", "End"], ["1", ""]])])
    assert rows.match_rows(plan.rows, plan.headers, found) == rows.Matched(1, (), ())


def action(number: int, text: str, lead: str | None, timescale: str, page: int) -> dict[str, object]:
    return {
        "recommendation_numbers": [number],
        "ref": None,
        "text": text,
        "lead_raw": lead,
        "timescale_raw": timescale,
        "group_label": "PLACE",
        "pages": [page, page],
    }


def test_actions_that_share_a_row_are_read_in_one_row_or_in_one_a_page() -> None:
    (unit,) = units({"actions": [action(1, "Plan it", "Head", "May", 4), action(1, "Do it", None, "June", 5)]})
    one_row = from_matrix(4, [["1", "Grow", "Plan it\nDo it", "May June", "PLACE Head"]])
    two_rows = from_matrix(4, [["1", "Grow", "Plan it", "PLACE Head", "May"], ["", "", "Do it", "", "June"]])
    torn = from_matrix(4, [["1", "Grow", "Plan", "PLACE Head", "May"], ["", "", "it Do it", "", "June"]])
    assert unit.found_in(rows.found_rows([one_row]))
    assert unit.found_in(rows.found_rows([two_rows]))
    assert not unit.found_in(rows.found_rows([torn]))


def test_peers_are_chosen_by_name_or_its_beginning() -> None:
    assert run.chosen("camelot-auto,tabula") == ("camelot-auto", "tabula-lattice", "tabula-stream")
    assert run.chosen("none") == ()
    with pytest.raises(ValueError, match="no peer"):
        run.chosen("nobody")


def test_a_suite_without_its_papers_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--suite", "icdar", "--shared", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    assert "not run, no folder icdar2013" in capsys.readouterr().out
    assert json.loads((tmp_path / "out" / "benchmark.json").read_text(encoding="utf-8"))["icdar"]["rows"] == []


def test_ratio_is_over_files_that_both_read() -> None:
    seconds = {Path("a"): {"us": 1.0, "them": 4.0}, Path("b"): {"us": 9.0}}
    assert ratio("us", "them", seconds) == 0.25
    assert ratio("us", "nobody", seconds) is None


def test_report_shows_figures_and_what_was_skipped() -> None:
    part = Part("x", "Title", [{"reader": "a", "F1": 0.5, "CPU s": None}], skipped={"b": "no Java"})
    text = markdown([part])
    assert "| a | 0.500 | – |" in text
    assert "b was not run: no Java" in text
    assert table([]) == ""


def test_a_bad_file_costs_only_itself_and_a_hang_only_its_time(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no PDF")
    with Caller("pypdfium2-text", Path(sys.executable), limit=20) as reader:
        assert reader.read(bad).error
        sample = sorted((ROOT / "corpora" / "sample").glob("*.pdf"))[0]
        assert (reader.read(sample).cpu or 0) > 0
        reader.limit = 0.0
        assert "too long" in (reader.read(sample).error or "")
        reader.limit = 20
        assert reader.read(sample).error is None


def test_a_reader_that_is_not_installed_is_skipped_with_its_reason(tmp_path: Path) -> None:
    with Caller("no-such-reader", Path(sys.executable), limit=5) as reader, pytest.raises(ReaderMissingError):
        reader.read(tmp_path / "any.pdf")


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared is not beside the checkout")
def test_golds_of_the_shared_papers_can_be_read() -> None:
    assert len(icdar.papers(SHARED / "icdar2013")) == 27
    papers = reference_papers(SHARED / "reference")
    assert {paper.pdf.suffix for paper in papers} == {".pdf"}
    assert sum(len(paper.units) for paper in papers) == 81
