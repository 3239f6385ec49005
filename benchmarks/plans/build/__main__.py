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
from benchmarks.plans.build.marked import Marked, as_paper, read_marked
from benchmarks.plans.build.model import Paper
from benchmarks.plans.build.office import convert
from benchmarks.plans.build.papers import PAPERS
from benchmarks.plans.build.typeset import typeset

HERE = Path(__file__).resolve().parents[1]
MARKED = {path.stem: path for path in sorted((HERE / "build" / "others").glob("*.txt"))}
"""Papers written as marked text, by name."""


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


def build_marked(papers: Sequence[Marked], folder: Path) -> None:
    """Write the PDF and the gold of each paper written as marked text."""
    with tempfile.TemporaryDirectory() as name:
        for marked in papers:
            made = Path(name) / f"{marked.name}.pdf"
            typeset(marked, made)
            paper = as_paper(marked)
            if failed := _keep(paper, made, folder / paper.folder):
                sys.exit(failed)


def main(names: Sequence[str]) -> None:
    known = {paper.name: paper for paper in PAPERS}
    missing = [name for name in names if name not in known and name not in MARKED]
    if missing:
        sys.exit(f"no such paper: {', '.join(missing)}")
    made = [known[name] for name in names if name in known] if names else PAPERS
    if made:
        build(made, HERE)
    wanted = [path for name, path in MARKED.items() if not names or name in names]
    build_marked([read_marked(path.stem, path.read_text(encoding="utf-8")) for path in wanted], HERE)


if __name__ == "__main__":
    main(sys.argv[1:])
