"""What the general reader finds alone: labelled papers read with the readers of forms hidden.

    python -m benchmarks.likeness.hidden [SET ...]

A set is a folder with gold, as for ``worth``; all labelled papers unless named. What the readers of forms found in a
paper is taken away before ``records.likeness`` reads it, so each paper stands for one in a layout that none of them
knows: the measure of the unseen that needs no unseen paper. A line for each reader that was hidden, the one that had
found most of the paper's records ("nothing": none had found any), and one for all: share of gold's records found, share
found under any kind, share of what was told that is right, and the mean F1 of a paper, beside that with all readers.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.labelled import Found, papers, scorer
from benchmarks.likeness.gather import gold_at, jobs, opened
from extract.issues import Issues
from extract.records import FoundPaper
from extract.records.likeness import LIKENESS, by_likeness


@dataclass(frozen=True, slots=True)
class Judged:
    """A paper by the reader that was ``hidden``: records of gold, how many were told, how many of them are right, and
    right but for their kind; and F1 with all readers."""

    hidden: str
    gold: int
    told: int
    right: int
    of_any_kind: int
    f1_of_all: float

    @property
    def f1(self) -> float:
        return f1(self.right, self.gold, self.told)


def f1(right: int, gold: int, told: int) -> float:
    return 2 * right / (gold + told) if gold + told else 1.0


def judged(job: tuple[Path, Path]) -> Judged | None:
    """The paper of a (PDF, gold); None for one that cannot be read."""
    pdf, gold_file = job
    score = scorer()
    gold = gold_at(gold_file, score)
    if (read := opened(pdf, gold)) is None:
        return None
    paper, first, last = read
    found = paper.found.papers
    readers = Counter(record.method for one in found for record in one.records if record.method != LIKENESS)
    bare = [replace(one, recommendations=(), actions=(), decisions=()) for one in found]
    alone = [by_likeness(one, paper.document, Issues()) for one in bare]
    rows = [[row for row in told(some) if first <= row["page"] <= last] for some in (alone, found)]
    spare, spare_of_all = (_spare(gold, some, score) for some in rows)
    records = gold["records"]
    right, right_of_all = (_right(records, some, score) for some in rows)
    n_told, n_of_all = len(rows[0]) - spare, len(rows[1]) - spare_of_all
    return Judged(
        hidden=readers.most_common(1)[0][0] if readers else "nothing",
        gold=len(records),
        told=n_told,
        right=right,
        of_any_kind=len(score.match(_without_kind(records), _without_kind(rows[0]))),
        f1_of_all=f1(right_of_all, len(records), n_of_all),
    )


def told(found: Sequence[FoundPaper]) -> Iterator[Found]:
    """The records of papers in the scorer's form."""
    for paper in found:
        for kind in ("recommendation", "action", "decision"):
            for record in getattr(paper, f"{kind}s"):
                number = getattr(record, "number", None) or getattr(record, "ref", None)
                yield {"kind": kind, "text": record.text, "number": number, "page": record.regions[0].page}


def _right(gold: Sequence[Found], rows: Sequence[Found], score: Any) -> int:
    return sum(
        len(score.match([one for one in gold if one["kind"] == kind], [one for one in rows if one["kind"] == kind]))
        for kind in score.KINDS
    )


def _without_kind(rows: Sequence[Found]) -> list[Found]:
    return [row | {"kind": ""} for row in rows]


def _spare(gold: dict[str, Any], rows: Sequence[Found], score: Any) -> int:
    """Rows that gold has as optional."""
    taken = {index for _, index in score.match(_without_kind(gold["records"]), _without_kind(rows))}
    rest = [row for index, row in enumerate(rows) if index not in taken]
    optional = [one for one in [*gold.get("optional", []), *gold.get("optional_records", [])] if one.get("text")]
    return len(score.match(_without_kind(optional), _without_kind(rest)))


def line(name: str, some: Sequence[Judged]) -> str:
    gold, n_told = sum(one.gold for one in some), sum(one.told for one in some)
    right, of_any_kind = sum(one.right for one in some), sum(one.of_any_kind for one in some)
    alone, whole = (sum(values) / len(some) for values in ([one.f1 for one in some], [one.f1_of_all for one in some]))
    return (f"{name:10} {len(some):5} papers {gold:6} records: found {right / max(1, gold):.3f}, of any kind "
            f"{of_any_kind / max(1, gold):.3f}, right {right / max(1, n_told):.3f}, mean F1 {alone:.3f} "
            f"(all readers {whole:.3f})")  # fmt: skip


def main(argv: Sequence[str] | None = None) -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="*")
    sets = ask.parse_args(argv).sets
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(2) as pool:
        pairs = [pair for one in sets for pair in papers(one)] or [pair[1:] for pair in jobs(Path(scratch))]
        every = [one for one in pool.map(judged, pairs, chunksize=4) if one]
    for name in sorted({one.hidden for one in every}):
        print(line(name, [one for one in every if one.hidden == name]))
    print(line("all", every))


if __name__ == "__main__":
    main()
