"""The suites of table quality: every reader on the same files, one row of figures each."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

from benchmarks import icdar
from benchmarks.adjacency import Score
from benchmarks.calls import ROOT, Reading
from benchmarks.plans_gold import Plan, plans
from benchmarks.reference_gold import ReferencePaper, reference_papers
from benchmarks.report import Part, Row, Value
from benchmarks.rows import found_rows, match_rows
from benchmarks.setting import Setting, cpu, failures, readings

PLANS = ROOT / "benchmarks" / "plans"
"""The made-up papers."""


def icdar_suite(setting: Setting) -> Part:
    """Cell-adjacency on the competition's papers, end to end."""
    papers = [paper for paper in icdar.papers(setting.shared / "icdar2013") if setting.wants(paper.pdf)]
    skipped: dict[str, str] = {}
    rows: list[Row] = []
    columns: dict[str, dict[str, float]] = {}
    for name, found in readings([paper.pdf for paper in papers], setting, skipped):
        scores = {paper.pdf: icdar.score(paper, found[paper.pdf].grids) for paper in papers}
        rows.append({"reader": name, **_adjacency(list(scores.values())), **effort(found)})
        columns[name] = {path.stem: score.f1 for path, score in scores.items()}
    return Part(
        "icdar",
        f"ICDAR 2013, European half: cell-adjacency relations, {len(papers)} papers",
        rows,
        by_document(columns),
        skipped,
    )


def _adjacency(scores: list[Score]) -> dict[str, Value]:
    total = sum(scores, Score(0, 0, 0))
    return {
        "micro P": total.precision,
        "micro R": total.recall,
        "micro F1": total.f1,
        "macro P": fmean(score.precision for score in scores),
        "macro R": fmean(score.recall for score in scores),
        "macro F1": fmean(score.f1 for score in scores),
    }


def plans_suite(setting: Setting) -> Part:
    """Rows read whole from the made-up plans, those held out apart from the others."""
    papers = [plan for plan in plans(PLANS) if setting.wants(plan.pdf)]
    if not papers:
        return Part("plans", "Made-up plans: no PDF with gold", [])
    skipped: dict[str, str] = {}
    rows: list[Row] = []
    columns: dict[str, dict[str, float]] = {}
    for name, found in readings([plan.pdf for plan in papers], setting, skipped):
        scores = {plan: match_rows(plan.rows, plan.headers, found_rows(found[plan.pdf].grids)).score for plan in papers}
        rows.append({"reader": name, **_row_figures(scores), **effort(found)})
        columns[name] = {plan.pdf.stem: score.recall for plan, score in scores.items() if plan.rows}
    title = f"Made-up plans: rows read whole, {len(papers)} papers"
    return Part("plans", title, rows, by_document(columns), skipped)


def _row_figures(scores: dict[Plan, Score]) -> dict[str, Value]:
    total = sum(scores.values(), Score(0, 0, 0))
    open_ones = sum((score for plan, score in scores.items() if not plan.held_out), Score(0, 0, 0))
    held_out = sum((score for plan, score in scores.items() if plan.held_out), Score(0, 0, 0))
    return {
        "rows exact": total.recall,
        "open": open_ones.recall,
        "held out": held_out.recall,
        "row precision": total.precision,
        "false rows": total.found - total.right,
        "gold rows": total.gold,
    }


def reference_suite(setting: Setting) -> Part:
    """Rows of actions read whole from the reference papers that have a text layer."""
    papers = [paper for paper in reference_papers(setting.shared / "reference") if setting.wants(paper.pdf)]
    skipped: dict[str, str] = {}
    rows: list[Row] = []
    columns: dict[str, dict[str, float]] = {}
    for name, found in readings([paper.pdf for paper in papers], setting, skipped):
        scores = {paper: _units_found(paper, found[paper.pdf]) for paper in papers}
        total = sum(scores.values(), Score(0, 0, 0))
        rows.append({"reader": name, "rows exact": total.recall, "gold rows": total.gold, **effort(found)})
        columns[name] = {paper.pdf.stem: score.recall for paper, score in scores.items()}
    title = f"Reference papers: rows of actions read whole, {len(papers)} files"
    return Part("reference", title, rows, by_document(columns), skipped)


def _units_found(paper: ReferencePaper, reading: Reading) -> Score:
    rows = found_rows(reading.grids)
    right = sum(unit.found_in(rows) for unit in paper.units)
    return Score(right, len(paper.units), len(rows))


def effort(found: dict[Path, Reading]) -> dict[str, Value]:
    """CPU and failures of a reader, for its row."""
    return {
        "CPU s": round(cpu(found), 2),
        "failed files": failures(found),
        "from cache": all(reading.cached for reading in found.values()),
    }


def by_document(columns: dict[str, dict[str, float]]) -> list[Row]:
    """One row a document, one column a reader, from each reader's figure by document."""
    names = sorted({document for figures in columns.values() for document in figures})
    return [
        {"document": document, **{reader: figures.get(document) for reader, figures in columns.items()}}
        for document in names
    ]
