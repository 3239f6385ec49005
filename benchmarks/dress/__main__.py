"""How reading holds when labelled papers are printed in another dress.

    python -m benchmarks.dress benchmarks/fresh/a benchmarks/fresh/b --only p --changes no-rules,no-bold

Prints for each change the mean macro F1 of the papers and the share of rows right before and after, then the papers
that fell most and the first stage at which their reading went apart: ``words`` (fewer or more are seen), ``tables``
(with what is found in place of what), ``meaning`` (the same tables, other records). Changes may be added up with "+".
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from benchmarks.dress.changes import CHANGES, dressed
from benchmarks.labelled import Found, found_in, gold_of, papers, scorer, within
from extract import extract
from extract.issues import DocumentError

PLAIN = "as-is"
FELL = 0.02
"""By how much a paper's F1 must fall to be named."""


class Reading(NamedTuple):
    """One paper in one dress."""

    found: list[Found]
    tables: list[list[tuple[str, ...]]]
    """Rows of each table, from the letters of their cells."""
    words: int
    """Words the program sees."""
    letters: Counter[str]
    """What another reader sees: a change that loses letters says nothing of the program."""


def reading(paper: Path, change: str) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, paper.name)
        dressed(paper, change, target)
        letters = letters_of(target)
        try:
            extraction = extract(target)
        except DocumentError:
            return Reading([], [], 0, letters)
    tables = []
    for table in extraction.tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            if cell.text.strip():
                rows.setdefault(cell.row, []).append("".join(cell.text.split()))
        tables.append([tuple(row) for row in rows.values()])
    return Reading(found_in(extraction), tables, extraction.document.words_visible or 0, letters)


def letters_of(paper: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    with pdfium.PdfDocument(paper) as pdf:
        for page in pdf:
            found.update(each for each in page.get_textpage().get_text_range() if each.isalnum())
    return found


class Fall(NamedTuple):
    """A paper that reads worse in another dress."""

    before: float
    after: float
    rows_before: float
    rows_after: float
    gate: str
    lost: int
    """Letters that the change itself lost."""
    name: str


def told(paper: Path, gold_file: Path, plain: Reading, other: Reading) -> Fall:
    gold, score = gold_of(gold_file), scorer()
    figures = [score.score({gold["file"]: gold}, within(gold, r.found))["total"] for r in (plain, other)]
    before, after = (float(f.get("macro_f1") or 0) for f in figures)
    rows_before, rows_after = (float(f.get("rows_right") or 0) for f in figures)
    lost = sum((plain.letters - other.letters).values())
    name = f"{paper.parent.parent.name}/{paper.stem}"
    return Fall(before, after, rows_before, rows_after, gate(plain, other), lost, name)


def gate(plain: Reading, other: Reading) -> str:
    """The first stage at which two readings of a paper went apart."""
    if plain.tables != other.tables:
        sizes = [
            " ".join(f"{len(t)}x{max(map(len, t), default=0)}" for t in r.tables) or "none" for r in (plain, other)
        ]
        return f"tables {sizes[0]} -> {sizes[1]}" if sizes[0] != sizes[1] else f"tables, cells of {sizes[0]}"
    return "words" if plain.words != other.words else "meaning"


def _sizes(tables: Sequence[Sequence[Sequence[str]]]) -> str:
    return " ".join(f"{len(table)}x{max(map(len, table), default=0)}" for table in tables) or "none"


def _pooled(golds: Sequence[Path], readings: Sequence[Reading]) -> dict[str, Any]:
    """The shared scorer's figures over all papers, each under a name of its own."""
    docs, found = {}, []
    for number, (path, read) in enumerate(zip(golds, readings, strict=True)):
        gold = gold_of(path)
        name = f"{number}-{gold['file']}"
        docs[name] = gold | {"file": name}
        found += [each | {"document": name} for each in within(gold, read.found)]
    figures: dict[str, Any] = scorer().score(docs, found)["total"]
    return figures


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+")
    ask.add_argument("--changes", default=",".join(name for name in CHANGES if name != PLAIN))
    ask.add_argument("--only", default="", help="what names of papers begin with; several with commas between")
    ask.add_argument("--every", type=int, default=1, help="of the papers chosen every so manieth")
    ask.add_argument("--worst", type=int, default=12, help="papers named for each change")
    ask.add_argument("--workers", type=int, default=2)
    asked = ask.parse_args()
    only = tuple(asked.only.split(","))
    chosen = [pair for name in asked.sets for pair in papers(name) if pair[0].name.startswith(only)][:: asked.every]
    golds, pdfs = [gold for _, gold in chosen], [pdf for pdf, _ in chosen]
    print(f"{len(chosen)} papers")
    with ProcessPoolExecutor(asked.workers) as pool:
        plain = list(pool.map(reading, pdfs, [PLAIN] * len(pdfs)))
        for change in asked.changes.split(","):
            other = list(pool.map(reading, pdfs, [change] * len(pdfs)))
            falls = [told(*each) for each in zip(pdfs, golds, plain, other, strict=True)]
            _show(
                change, falls, [_pooled(golds, side).get("rows_right") or 0.0 for side in (plain, other)], asked.worst
            )


def _show(change: str, falls: Sequence[Fall], rows: Sequence[float], worst: int) -> None:
    before, after = mean(f.before for f in falls), mean(f.after for f in falls)
    fallen = sorted((f for f in falls if f.after < f.before - FELL), key=lambda f: f.after - f.before)
    rowless = sorted(
        (f for f in falls if f not in fallen and f.rows_after < f.rows_before - FELL),
        key=lambda f: f.rows_after - f.rows_before,
    )
    print(
        f"{change:16} F1 {before:.3f} -> {after:.3f}  rows right {rows[0]:.3f} -> {rows[1]:.3f}  "
        f"{len(fallen)} fell, {len(rowless)} in rows alone",
        flush=True,
    )
    for f in [*fallen, *rowless][:worst]:
        lost = f"  ({f.lost} letters lost)" if f.lost else ""
        figures = f"{f.before:.2f} -> {f.after:.2f}  rows {f.rows_before:.2f} -> {f.rows_after:.2f}"
        print(f"    {figures}  {f.name}  {f.gate}{lost}", flush=True)


if __name__ == "__main__":
    main()
