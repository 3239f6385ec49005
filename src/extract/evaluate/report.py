"""What an evaluation says: its parts, and how they are written as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from extract.evaluate.score import Calibration, Counts, Score, total
from extract.evaluate.words import shortened
from extract.printable import as_json, few

MOST_ABSENT = 20
"""Files that are named because the store does not hold them."""
TABLES = ("recommendations", "actions", "decisions")
GROUPS = ("document", *TABLES, "passages", "tables", "links")
VARIANTS = ("plain", "tagged", "scan", "pack", "original")
Reason = Literal["missed", "not in gold", "wrong"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that is not right. ``where`` is "table" or "table.field"; ``page`` is that of the file, from 1."""

    reason: Reason
    where: str
    page: int | None
    record: str
    gold: str
    found: str


@dataclass(frozen=True, slots=True)
class PaperScore:
    """A paper in one file: a pack holds several papers, and a paper stands in several files."""

    paper: str
    file: str
    variant: str
    score: Score
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Scores of a run. ``absent``: files that gold knows and the store does not hold; they are not scored."""

    papers: tuple[PaperScore, ...]
    absent: tuple[str, ...]
    calibration: Calibration

    @property
    def total(self) -> Score:
        """All papers together (micro average)."""
        return total(paper.score for paper in self.papers)

    def variant(self, variant: str) -> Score:
        """All papers of one variant together: plain, tagged, scan, pack or original."""
        return total(paper.score for paper in self.papers if paper.variant == variant)

    def by_variant(self) -> dict[str, Score]:
        """Scores of the variants that were scored, in a fixed order, then "total"."""
        here = {paper.variant for paper in self.papers}
        order = [variant for variant in VARIANTS if variant in here] + sorted(here - set(VARIANTS))
        return {variant: self.variant(variant) for variant in order} | {"total": self.total}

    def as_text(self, details: bool = False) -> str:
        """Tables to read; with ``details`` also every failure, by file."""
        parts = [_files(self.papers), _counts(self.by_variant()), _fields(self.by_variant()), _bins(self.calibration)]
        if self.absent:
            parts.append("Not in the store, so not scored: " + few(self.absent, MOST_ABSENT, ", "))
        if details:
            parts += [_failures(paper) for paper in self.papers if paper.failures]
        return "\n\n".join(parts) + "\n"

    def as_json(self) -> str:
        """Everything, failures too, as JSON; shares 0..1, null where there is nothing to judge."""
        data: dict[str, Any] = {
            "total": _as_data(self.total),
            "variants": {name: _as_data(score) for name, score in self.by_variant().items() if name != "total"},
            "papers": [
                {"paper": paper.paper, "file": paper.file, "variant": paper.variant}
                | _as_data(paper.score)
                | {"failures": [asdict(failure) for failure in paper.failures]}
                for paper in self.papers
            ],
            "absent": list(self.absent),
            "calibration": asdict(self.calibration),
        }
        return as_json(data)


def _as_data(score: Score) -> dict[str, Any]:
    return {
        "counts": {table: asdict(counts) for table, counts in score.counts.items()},
        "fields": {name: asdict(share) for name, share in score.fields.items()},
        "figures": score.figures(),
    }


def _files(papers: Sequence[PaperScore]) -> str:
    rows = []
    for paper in papers:
        cells = [_tally(paper.score.counts.get(table, Counts())) for table in TABLES]
        rows.append([paper.paper, paper.variant, shortened(paper.file, 44), *cells, str(len(paper.failures))])
    head = ["paper", "variant", "file", *TABLES, "failures"]
    return "Found of gold, by file (+ not in gold, ~ neither right nor wrong)\n" + columns(head, rows)


def _tally(counts: Counts) -> str:
    """'9/10 +1': nine found of ten in gold, one that is not in gold."""
    more = f" +{counts.extra}" if counts.extra else ""
    more += f" ~{counts.ignored}" if counts.ignored else ""
    gold = counts.matched + counts.missed
    return f"{counts.matched}/{gold}{more}" if gold or more else "-"


def _counts(scores: dict[str, Score]) -> str:
    rows = []
    for variant, score in scores.items():
        cells: list[str] = []
        for table in TABLES:
            counts = score.counts.get(table, Counts())
            cells += [figure(counts.precision), figure(counts.recall), figure(counts.f1)]
        rows.append([variant, *cells])
    head = ["", *(f"{short} {measure}" for short in ("rec.", "act.", "dec.") for measure in ("P", "R", "F1"))]
    return "Precision, recall, F1\n" + columns(head, rows)


def _fields(scores: dict[str, Score]) -> str:
    rows = []
    for name in sorted(scores["total"].fields, key=lambda name: GROUPS.index(name.split(".")[0])):
        shares = [score.fields.get(name) for score in scores.values()]
        whole = scores["total"].fields[name]
        rows.append(
            [name, *(figure(share.value if share else None) for share in shares), f"{whole.right}/{whole.total}"]
        )
    return "Share right\n" + columns(["field", *scores, "right/judged"], rows)


def _bins(calibration: Calibration) -> str:
    rows = [
        [f"{each.low:.1f}-{each.high:.1f}", str(each.records), figure(each.confidence), figure(each.right)]
        for each in calibration.bins
        if each.records
    ]
    title = f"Calibration of confidence: expected calibration error {figure(calibration.error)}\n"
    return title + columns(["confidence", "records", "mean confidence", "share right"], rows)


def _failures(paper: PaperScore) -> str:
    lines = [f"{paper.file} ({paper.paper}, {paper.variant})"]
    for failure in paper.failures:
        page = f"p{failure.page}" if failure.page is not None else ""
        lines.append(f"  {failure.reason:<11} {failure.where:<26} {page:<4} {failure.record}".rstrip())
        if failure.reason == "wrong":
            lines += [f"{'':14}gold  {shortened(failure.gold, 100)}", f"{'':14}found {shortened(failure.found, 100)}"]
        elif failure.found:
            lines.append(f"{'':14}nearest {failure.found}")
    return "\n".join(lines)


def figure(value: float | None) -> str:
    """A share with three decimals, '-' where it is undefined. Never rounds a miss up to 1."""
    if value is None:
        return "-"
    return f"{min(value, 0.999):.3f}" if value < 1 else "1.000"


def columns(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows set in columns under their heads, two spaces between."""
    table = [list(head), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]
    return "\n".join([lines[0], "-" * (sum(widths) + 2 * (len(widths) - 1)), *lines[1:]])
