"""A store scored against gold: what a reader of the figures relies on."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluated import USED, Store, action, gold_action, score, write, wrong
from extract.evaluate import evaluate
from extract.evaluate.gold import GoldFile, Paper, read_gold


def test_counts_matched_missed_and_extra(tmp_path: Path) -> None:
    gold = {"actions": [gold_action("Publish the “new” plan"), gold_action("Train every manager")]}
    found = [action('publish the "new"\nplan'), action("Buy a boat"), action("Sell a barn")]
    report = score(tmp_path, gold, {"actions": found})
    figures = report.total.figures()
    assert figures["actions.precision"] == pytest.approx(1 / 3)
    assert figures["actions.recall"] == pytest.approx(1 / 2)
    assert figures["actions.f1"] == pytest.approx(2 / 5)
    assert figures["decisions.f1"] is None
    reasons = [(failure.reason, failure.record) for failure in report.papers[0].failures]
    assert reasons == [("missed", "Train every manager"), ("not in gold", "Buy a boat"), ("not in gold", "Sell a barn")]


def test_a_pack_counts_only_the_pages_of_the_paper_and_shifts_them(tmp_path: Path) -> None:
    gold = {"actions": [gold_action("Publish the plan", pages=[1, 2])]}
    found = [
        action("Publish the plan", page_first=9, page_last=10),
        action("Belongs to another paper", page_first=3, page_last=3),
    ]
    report = score(tmp_path, gold, {"actions": found}, variant="pack", first_page=9, last_page=17, page_offset=8)
    assert report.total.figures()["actions.f1"] == 1
    assert report.papers[0].failures == ()


def test_only_labelled_pages_count(tmp_path: Path) -> None:
    report = score(tmp_path, {"pages_labelled": [1, 2]}, {"actions": [action("Later", page_first=3, page_last=3)]})
    assert report.total.figures()["actions.f1"] is None


def test_a_wrong_field_names_itself_with_both_readings(tmp_path: Path) -> None:
    gold = {"actions": [gold_action("Publish", lead_raw="Cabinet", leads=["Cabinet"], ref="1.1")]}
    report = score(tmp_path, gold, {"actions": [action("Publish", ref="1.1.", lead_raw="Council", page_last=2)]})
    assert wrong(report) == ["actions.lead_raw", "actions.leads", "actions.page"]
    text = report.as_text(details=True)
    assert "gold  Cabinet" in text and "found Council" in text
    assert "found Council" not in report.as_text()
    assert report.calibration.bins[9].right == 0


def test_a_decision_said_twice_is_found_once_and_a_third_time_is_too_many(tmp_path: Path) -> None:
    repeat = {"pages": [6, 6], "text": "NOTE the report"}
    gold = {"decisions": [
        {"number": "a", "text": "NOTE the report", "full_text": "Cabinet is asked to NOTE the report", "verb": "note",
         "decision_maker": "Cabinet", "pages": [1, 1], "repeated": [repeat]},
    ]}  # fmt: skip
    first = {"number": "(a)", "text": "NOTE the report", "verb": "note", "decision_maker": "the Cabinet"}
    again = {"stem": "Cabinet is asked to:", "text": "note the report", "page_first": 6, "page_last": 6}
    report = score(tmp_path, gold, {"decisions": [again, first, again]})
    counts = report.total.counts["decisions"]
    assert (counts.matched, counts.ignored, counts.extra) == (1, 1, 1)
    assert wrong(report) == []


def test_what_gold_says_is_not_wrong_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    gold = {"not_actions": [
        {"text": "The council must write a plan", "why": "Reporting it is not wrong."},
        {"text": "Work continues as before", "why": "narrative"},
    ], "notes": ["Pages 4 to 5 are guidance: to report some of it is another reading, not wrongly made."]}  # fmt: skip
    found = [
        action("The council must write a plan."),
        action("Work continues as before."),
        action("Ask about falls", page_first=4),
    ]
    counts = score(tmp_path, gold, {"actions": found}).total.counts["actions"]
    assert (counts.ignored, counts.extra) == (2, 1)


def test_two_records_for_one_where_gold_says_they_are_as_good(tmp_path: Path) -> None:
    one = gold_action("Board to meet weekly. Agency to report.", ambiguity="row: two records are as good")
    found = [action("Board to meet weekly."), action("Agency to report.")]
    counts = score(tmp_path, {"actions": [one]}, {"actions": found}).total.counts["actions"]
    assert (counts.missed, counts.extra, counts.ignored) == (0, 0, 2)


def test_recommendations_match_with_their_context_and_links_compare_as_sets(tmp_path: Path) -> None:
    gold = {
        "recommendations": [{"number": 6, "text": "Be bold", "context": "Peers saw much caution", "pages": [1, 1]}],
        "actions": [gold_action("We will be bold", recommendation_numbers=[6, 7])],
    }
    store = {
        "recommendations": [{"number": "6", "text": "Be bold Peers saw much caution"}],
        "actions": [action("We will be bold", recommendation_numbers=["7", "6"])],
    }
    report = score(tmp_path, gold, store)
    assert report.total.figures()["recommendations.recall"] == 1
    assert wrong(report) == ["recommendations.context"]


def test_passages_links_table_and_facts(tmp_path: Path) -> None:
    gold = {
        "document": {"title": "A Plan", "ons_code": "E09000003", "document_type": "strategy",
                     "meeting": {"committee": "Overview & Scrutiny", "date": "2024-05-01", "stated_in_document": True}},
        "paragraphs": [{"number": "1.1", "text": "We begin", "page": 1, "section": "1. Reasons", "heading": None},
                       {"number": "1.2", "text": "We go on", "page": 1, "heading": "Homes"},
                       {"number": "1.3", "text": "We end", "page": 1}],
        "background_papers": [{"title": "Old plan", "url": "https://council.example/old%20plan.pdf"},
                              {"title": "Lost plan", "url": None}],
        "table": {"header": ["Pillar", "Theme"], "rows": [{"pillar": "People", "theme": "Homes", "page": 2},
                                                          {"pillar": "People", "theme": "Health", "page": 2}]},
    }  # fmt: skip
    cell = {"row_span": 1, "column_span": 1, "page": 2, "x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0}
    cells = [cell | {"row": 1, "column": 0, "row_span": 2, "text": "People"},
             cell | {"row": 1, "column": 1, "text": "Homes"},
             cell | {"row": 2, "column": 1, "text": "Health"}]  # fmt: skip
    store: Store = {
        "documents": [{"file_name": "paper.pdf", "title": "A plan", "document_type": "strategy",
                       "committee": "Overview and Scrutiny", "meeting_date": dt.date(2024, 5, 1)}],
        "passages": [{"number": "1.1", "text": "We begin", "heading_path": ["Reasons"]},
                     {"number": "1.2", "text": "We go on", "heading_path": ["Reasons", "Health"]}],
        "links": [{"relation": "cites", "text": "see", "uri": "https://council.example/old plan.pdf"}],
        "tables": [{"n_rows": 3, "n_columns": 2, "header": ["Pillar", "Theme"], "cells": cells}],
    }  # fmt: skip
    report = score(tmp_path, gold, store)
    assert wrong(report) == ["passages.heading", "passages.found", "links.background_papers"]
    assert report.total.figures()["tables.rows"] == 1
    assert report.total.figures()["passages.found"] == pytest.approx(2 / 3)


def test_the_surest_plan_theme_and_the_days_of_the_challenge(tmp_path: Path) -> None:
    gold = {
        "document": {"peer_challenge": {"earliest": "2024-06-18", "latest": "2024-06-21", "stated_in_document": True}},
        "paragraphs": [{"number": number, "text": "We go on", "page": 1} for number in ("1.1", "1.2", "1.3")],
        "theme_paragraphs": [
            {"paragraph": number, "theme": theme}
            for number, theme in (("1.1", "Homes"), ("1.2", "Homes"), ("1.3", "Homes"), ("1.0", None))
        ],
    }
    passages = [{"number": n, "passage_id": n, "text": "We go on"} for n in ("1.1", "1.2", "1.3")]
    tags = [("1.1", "Homes", 0.9), ("1.1", "Health", 0.5), ("1.2", "Homes", 0.5), ("1.2", "Health", 0.9)]
    themes = [{"record_id": key, "scheme": "council-plan", "theme": t, "score": score} for key, t, score in tags]
    themes.append({"record_id": "1.3", "scheme": "subject", "theme": "Homes", "score": 1.0})
    days = {"file_name": "paper.pdf", "challenge_first": dt.date(2024, 6, 18), "challenge_last": dt.date(2024, 6, 20)}
    store: Store = {"documents": [days], "passages": passages, "theme_tags": themes}
    report = score(tmp_path, gold, store)
    assert wrong(report) == ["document.challenge", "passages.theme", "passages.theme"]


def test_a_quarantined_paper_is_scored_as_empty_and_an_absent_one_is_named(tmp_path: Path) -> None:
    gold = {"actions": [gold_action("Publish")], "files": [
        {"file": "paper.pdf", "variant": "plain", "first_page": 1, "last_page": 2},
        {"file": "other.pdf", "variant": "scan", "first_page": 1, "last_page": 2},
    ]}  # fmt: skip
    report = score(tmp_path, gold, {"documents": [{"file_name": "paper.pdf", "status": "quarantined"}]})
    assert report.absent == ("other.pdf",)
    assert report.total.figures()["actions.recall"] == 0
    assert "other.pdf" in report.as_text()


def test_json_holds_the_same_figures(tmp_path: Path) -> None:
    report = score(tmp_path, {"actions": [gold_action("Publish")]}, {"actions": [action("Publish")]})
    data = json.loads(report.as_json())
    assert data["total"]["figures"]["actions.f1"] == 1.0
    assert data["variants"].keys() == {"plain"}
    assert data["calibration"]["error"] == pytest.approx(0.1)


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="gold"):
        evaluate(tmp_path, tmp_path)
    with pytest.raises(ValueError, match="council-extract run"):
        score(tmp_path, {}, {}) and evaluate(tmp_path / "gold", tmp_path / "nowhere")


def test_importing_loads_no_pdf_library() -> None:
    code = (
        "import sys, extract.evaluate; print([m for m in ('pypdfium2', 'pikepdf', 'pdfplumber') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("folder", ["reference", "real"])
def test_gold_scored_against_itself_has_no_failure(tmp_path: Path, shared: Path, folder: str) -> None:
    gold = shared / folder / "gold"
    store: Store = {table: [] for table in USED}
    for paper in read_gold(gold):
        for file in paper.files:
            add_gold(store, paper, file)
    report = evaluate(gold, write(store, tmp_path))
    failures = [failure for paper in report.papers for failure in paper.failures]
    assert [failure for failure in failures if failure.where.split(".")[0] in ("actions", "decisions")] == []
    assert [failure for failure in failures if failure.where.startswith(("rec", "pass", "links"))] == []
    assert report.absent == ()


def add_gold(store: Store, paper: Paper, file: GoldFile) -> None:
    """Put what gold holds of ``paper`` into ``store``, as a reader without fault would have found it in ``file``."""
    statuses = {None: "unknown", "planned": "not_started", "new": "not_started"}
    base = {"document_id": file.file}
    if not any(row["file_name"] == file.file for row in store["documents"]):
        store["documents"].append(base | {"file_name": file.file})

    def place(first: int, last: int) -> dict[str, Any]:
        return base | {"page_first": first + file.page_offset, "page_last": last + file.page_offset}

    for r in paper.recommendations:
        store["recommendations"].append(place(*r.pages) | {"number": r.number, "text": r.text, "context": r.context})
    for d in paper.decisions:
        kept = ("number", "text", "verb", "decision_maker", "delegated_to")
        store["decisions"].append(place(*d.pages) | {key: getattr(d, key) for key in kept})
        store["decisions"] += [place(*again.pages) | {"text": again.text} for again in d.repeated]
    for a in paper.actions:
        key, when = f"{file.file} {a.id}", a.timescale
        row: dict[str, Any] = {
            "action_id": key,
            "text": a.text,
            "ref": a.ref,
            "lead_raw": a.lead_raw,
            "ambiguous": a.ambiguous,
        }
        row |= {"timescale_raw": a.timescale_raw, "timescale_kind": when.kind, "timescale_earliest": when.earliest}
        row |= {"timescale_latest": when.latest, "status": statuses.get(a.status, a.status)}
        store["actions"].append(place(*a.pages) | row | {"recommendation_numbers": list(a.recommendation_numbers)})
        names = enumerate(a.leads, start=1)
        store["action_leads"] += [base | {"action_id": key, "position": n, "name": lead} for n, lead in names]
    for p in paper.paragraphs:
        head = [text for text in (p.section, p.heading) if text]
        words = {"number": p.number, "text": p.text, "heading_path": head, "passage_id": f"{file.file} {p.number}"}
        store["passages"].append(place(p.page, p.page) | words)
    for t in paper.theme_paragraphs:
        tag = {"record_id": f"{file.file} {t.paragraph}", "scheme": "council-plan", "theme": t.theme}
        store["theme_tags"] += [base | tag] if t.theme else []
    for b in paper.background_papers:
        store["links"].append(base | {"relation": "cites", "text": b.title, "uri": b.url})
