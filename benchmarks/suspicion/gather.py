"""Examples for ``benchmarks.suspicion.learn``: what labelled papers hold, paragraph by paragraph and cell by cell.

    python -m benchmarks.suspicion.gather [--add] SET ...

A set is a folder with gold beside its PDFs or in ``gold/``; without any, those beside the checkout are taken. The
program's own records are hidden from the reader while it learns: it answers for *all* paragraphs and cells, and is
asked later only of those that gave no record. With ``--add`` the committed examples stay as they are, and those of the
sets given come after them, with the signs that are known there. Signs that fewer than ``GROUPS`` layouts have are left
out, so that no words of one paper are kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.labelled import ROOT, SHARED, gold_of, papers, scorer
from extract.councils import registry
from extract.issues import Code, DocumentError, Severity
from extract.ledger.words import plain, strips_of
from extract.likeness import units_of
from extract.pipeline import ReadPaper, read_paper
from extract.settings import Settings

EXAMPLES = Path(__file__).with_name("examples.jsonl.gz")
SETS = (SHARED / "cases", SHARED / "real", ROOT / "benchmarks" / "plans", ROOT / "corpora" / "sample",
        ROOT / "benchmarks" / "fresh")  # fmt: skip
GROUPS = 8
"""Layouts or publishers that a feature must occur in."""
SURE = 12
"""Letters from which a text is long enough to be found in gold."""


@dataclass(slots=True)
class Asked:
    """A paragraph or cell with its features and gold's answer. ``claimed``: most of its words are in a record."""

    page: int
    cell: bool
    features: Mapping[str, float]
    record: bool
    claimed: bool
    n_words: int
    chance: float = 0.0


@dataclass(slots=True)
class Read:
    """A paper as read: what was asked, the pages of lost records, and which pages count and carry a warning."""

    group: str
    asked: list[Asked]
    n_gold: int
    lost: list[int]
    pages: list[int]
    warned: list[int]


def read(job: tuple[Path, Path]) -> Read | None:
    """The paper of a (PDF, gold) pair; None for one that cannot be read."""
    pdf, gold_file = job
    score = scorer()
    gold = _gold(gold_file, score)
    try:
        paper = read_paper(pdf, Settings(ocr="none"))
    except DocumentError:
        return None
    told = [plain(text) for record in _records(gold) for text in [record["text"], *record.get("text_alternatives", [])]]
    return Read(
        group=str(gold.get("layout") or (gold.get("families") or ["other"])[0]),
        asked=list(_asked(paper, [text for text in told if len(text) >= SURE])),
        n_gold=len(gold["records"]),
        lost=_lost(paper, gold, score),
        pages=list(_labelled(paper, gold)),
        warned=sorted(
            {
                i.region.page
                for i in paper.issues
                if i.region and i.severity != Severity.INFO and i.code not in (Code.LIST_UNREAD, Code.PLAN_UNREAD)
            }
        ),
    )


def _gold(path: Path, score: Any) -> dict[str, Any]:
    """A gold file in the scorer's form; that of ``council-paper-gold/1`` as far as it goes."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if "file" in data:
        return gold_of(path)
    records = []
    for kind, key in zip(score.KINDS, ("recommendations", "actions", "decisions"), strict=True):
        for record in data.get(key) or []:
            number = record.get("number")
            shared = {"kind": kind, "page": record["pages"][0], "number": None if number is None else str(number)}
            records.append(record | shared)
    layout = (data.get("layout") or ["other"])[:1]
    return {"records": records, "families": layout, "pages_labelled": data.get("pages_labelled")}


def _records(gold: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from gold["records"]
    yield from (record for record in gold.get("optional", []) if record.get("text"))


def _labelled(paper: ReadPaper, gold: Mapping[str, Any]) -> range:
    first, last = gold.get("pages_labelled") or (1, len(paper.document.pages))
    return range(first, last + 1)


def _asked(paper: ReadPaper, told: Sequence[str]) -> Iterator[Asked]:
    ledger = paper.ledger
    for part in paper.found.papers:
        cells, blocks = strips_of(ledger.words, part)
        for unit in units_of(part.part.document_type, part.tables, cells, blocks):
            fates = [ledger.homes[number].fate for number in unit.spot.words]
            claimed = 2 * sum(fate in ("field", "row") for fate in fates) >= len(fates)
            said = _says_record(plain(unit.text), told)
            yield Asked(unit.spot.page, unit.spot.cell is not None, unit.features, said, claimed, len(fates))


def _says_record(text: str, told: Sequence[str]) -> bool:
    """Whether a text is part of a record, holds one for the most part, or begins as one does."""
    if len(text) < SURE:
        return False
    start = text[: max(20, int(0.6 * len(text)))]
    return any(
        text in record or (len(record) > 0.5 * len(text) and record in text) or (len(text) > 40 and start in record)
        for record in told
    )


def _lost(paper: ReadPaper, gold: Mapping[str, Any], score: Any) -> list[int]:
    """The page of each record of gold that was not found."""
    lost: list[int] = []
    for kind in score.KINDS:
        want = [record for record in gold["records"] if record["kind"] == kind]
        have = [
            {"kind": kind, "text": record.text, "number": getattr(record, "number", None)}
            for part in paper.found.papers
            for record in getattr(part, f"{kind}s")
        ]
        found = {index for index, _ in score.match(want, have)}
        lost += [record["page"] for index, record in enumerate(want) if index not in found]
    return lost


def common(read_papers: Sequence[Read]) -> set[str]:
    """The features that enough layouts and publishers have; none that names a council."""
    councils = {council.name.lower() for council in registry().councils if " " not in council.name}
    groups: dict[str, set[str]] = defaultdict(set)
    for paper in read_papers:
        for asked in paper.asked:
            for name in asked.features:
                groups[name].add(paper.group)
    return {name for name, seen in groups.items() if len(seen) >= GROUPS and name.rpartition(":")[2] not in councils}


def known(read_papers: Sequence[Read]) -> set[str]:
    """The features that papers have."""
    return {name for paper in read_papers for asked in paper.asked for name in asked.features}


def write(read_papers: Sequence[Read], names: set[str]) -> None:
    """A line a paper, with the features of these names; the same bytes for the same papers."""
    lines = []
    for paper in read_papers:
        told = asdict(paper)
        for asked in told["asked"]:
            asked["features"] = {n: round(v, 4) for n, v in sorted(asked["features"].items()) if n in names}
        lines.append(json.dumps(told, separators=(",", ":"), ensure_ascii=False))
    EXAMPLES.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


def load() -> list[Read]:
    """The committed examples."""
    lines = gzip.decompress(EXAMPLES.read_bytes()).decode().splitlines()
    told = [json.loads(line) for line in lines]
    return [Read(**{**one, "asked": [Asked(**asked) for asked in one["asked"]]}) for one in told]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="*", type=Path)
    ask.add_argument("--add", action="store_true")
    ask.add_argument("--workers", type=int, default=1)
    told = ask.parse_args()
    jobs = [pair for folder in told.sets or SETS for pair in papers(str(folder))]
    with ProcessPoolExecutor(told.workers) as pool:
        found = [paper for paper in pool.map(read, jobs, chunksize=4) if paper]
    before = load() if told.add else []
    write([*before, *found], known(before) if told.add else common(found))
    print(f"{len(found)} papers read, {sum(len(paper.asked) for paper in found)} paragraphs and cells")


if __name__ == "__main__":
    main()
