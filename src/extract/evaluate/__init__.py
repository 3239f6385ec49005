"""A run scored against gold records: how much was found, how much of it is right, and what went wrong where.

``evaluate(Path("gold"), Path("out")).as_text(details=True)`` is what a developer reads first.
"""

from __future__ import annotations

from pathlib import Path

from extract.evaluate.found import read_found
from extract.evaluate.gold import read_gold
from extract.evaluate.papers import judge_paper
from extract.evaluate.report import Failure, PaperScore, Report
from extract.evaluate.score import Bin, Calibration, Counts, Score, Share, calibration
from extract.printable import few

__all__ = ["Bin", "Calibration", "Counts", "Failure", "PaperScore", "Report", "Score", "Share", "evaluate"]


def evaluate(gold_dir: Path, pred: Path) -> Report:
    """Score the store ``pred``, as written by ``run``, against the gold records (``*.json``) of ``gold_dir``.

    Documents are matched to gold by file name; a file that gold knows and the store does not hold is named in the
    report and not scored, a quarantined one is scored as empty. Raises ValueError where ``gold_dir`` holds no gold or
    the store lacks a table or a column, or holds no file of gold.
    """
    papers = read_gold(gold_dir)
    wanted = sorted({file.file for paper in papers for file in paper.files})
    found = read_found(pred, wanted)
    if not found:
        raise ValueError(f"{pred} holds none of the {len(wanted)} files of {gold_dir} ({few(wanted, between=', ')})")
    judged = [
        judge_paper(paper, file, found[file.file]) for paper in papers for file in paper.files if file.file in found
    ]
    return Report(
        papers=tuple(each.paper for each in judged),
        absent=tuple(name for name in wanted if name not in found),
        calibration=calibration(pair for each in judged for pair in each.confidences),
    )
