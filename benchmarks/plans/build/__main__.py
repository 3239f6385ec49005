"""Build the plans, from the root of the repository.

    python -m benchmarks.plans.build [NAME ...]

Each paper becomes a PDF and a JSON of gold beside it in ``benchmarks/plans``; without names all of them do. ReportLab
writes the same bytes every time; another LibreOffice or other fonts may break lines elsewhere, so the PDFs are kept.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.plans.build import drawn
from benchmarks.plans.build.gold import gold
from benchmarks.plans.build.locate import read
from benchmarks.plans.build.model import Paper
from benchmarks.plans.build.office import convert
from benchmarks.plans.build.papers import PAPERS

HERE = Path(__file__).resolve().parents[1]


def build(papers: Sequence[Paper], folder: Path) -> None:
    """Write the PDF and the gold of each paper below ``folder``."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for paper in papers:
            if paper.producer == "reportlab":
                drawn.draw(paper, work / f"{paper.name}.pdf")
        office = [paper for paper in papers if paper.producer != "reportlab"]
        if office:
            convert(office, work)
        failed = [line for paper in papers if (line := _keep(paper, work / f"{paper.name}.pdf", folder / paper.folder))]
    if failed:
        sys.exit("\n".join(failed))


def _keep(paper: Paper, made: Path, folder: Path) -> str:
    """Copy the PDF and write its gold; what went wrong, where gold says what the PDF does not."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / made.name
    shutil.copyfile(made, path)
    try:
        record = gold(paper, read(path))
    except ValueError as error:
        return f"{paper.name}: {error}"
    text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8")
    return ""


def main(names: Sequence[str]) -> None:
    known = {paper.name: paper for paper in PAPERS}
    missing = [name for name in names if name not in known]
    if missing:
        sys.exit(f"no such paper: {', '.join(missing)}")
    build([known[name] for name in names] if names else PAPERS, HERE)


if __name__ == "__main__":
    main(sys.argv[1:])
