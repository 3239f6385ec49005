"""Papers that councils, inspectors and others published, scored against gold that holds no word of them.

    python -m benchmarks.real_papers               a line a paper, then by kind, those looked at and those kept apart
    python -m benchmarks.real_papers apart         one half
    python -m benchmarks.real_papers --make DIR    the gold anew from sentences (DIR/open, DIR/apart; lots' form)

The papers are in the folder ``shared`` beside the checkout and are not to be passed on, nor are their sentences. So
each word of the gold is kept as one byte of its hash: enough to tell whether what was read is the same text, as a word
is taken for another once in 256 times and a text has many, and far too little to tell which word it was. Many hold no
record at all (timetables, appraisals, policies, letters): what is read there is told apart, and how much of it surely.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from benchmarks import adjacency
from benchmarks.labelled import SHARED, read

GOLD = Path(__file__).with_suffix(".json")
KINDS = ("recommendation", "action", "decision")
SURE = 0.9
ALIKE = 0.85
"""The share of words that are the same, from which on two texts are: a letter weighs less than in the other scorer."""


@dataclass(frozen=True, slots=True)
class Score(adjacency.Score):
    """Records of gold, those found, and those right."""

    sure: int = 0
    """Those that are neither right nor left open and were said with ``SURE`` or more."""


def hashed(text: str) -> bytes:
    """A byte for each word; marks, case, quotes and bullets do not count."""
    level = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").lower()
    words = re.findall(r"[a-z0-9£%']+", level)
    return bytes(hashlib.sha256(word.encode()).digest()[0] for word in words)


def alike(one: bytes, other: bytes) -> float:
    """How far two texts are the same, 0 for those that are not."""
    same = Levenshtein.normalized_similarity(one, other) if one and other else 0.0
    return same if same >= ALIKE else 0.0


def score(gold: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> dict[str, Score]:
    """By kind, how many of the records were found; what gold calls optional is neither right nor wrong."""
    return {kind: _score(kind, gold, [row for row in found if row.get("kind") == kind]) for kind in KINDS}


def _score(kind: str, gold: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Score:
    wanted = [record for record in gold["records"] if record["kind"] == kind]
    said = [(hashed(row["text"]), row["page"]) for row in rows]
    pairs = _matched(wanted, said)
    rest = [row for at, row in enumerate(said) if at not in pairs]
    left = [row for at, row in enumerate(rows) if at not in pairs]
    spare = _matched(gold["optional"], rest)
    sure = sum((row.get("p_record") or 0) >= SURE for at, row in enumerate(left) if at not in spare)
    return Score(len(pairs), len(wanted), len(rows) - len(spare), sure)


def _matched(wanted: Sequence[Mapping[str, Any]], said: Sequence[tuple[bytes, int]]) -> set[int]:
    """Which of what was ``said`` are ``wanted``, one for one, as many as can be."""
    table = [
        [max(alike(bytes.fromhex(each), text) for each in one["texts"]) * (page in one["pages"]) for text, page in said]
        for one in wanted
    ]
    if not table or not said:
        return set()
    rows, columns = linear_sum_assignment(table, maximize=True)
    return {int(column) for row, column in zip(rows, columns, strict=True) if table[row][column]}


def made(folder: Path) -> Iterator[dict[str, Any]]:
    """The gold of a folder of sentences without them."""
    for path in sorted(folder.glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        records = [{"kind": kind} | _bare(each) for kind in KINDS for each in gold[f"{kind}s"]]
        optional = [_bare(each) for each in gold["optional"]]
        about = {"path": gold["path"], "half": path.parent.name, "paper": gold["paper"]}
        yield about | {"records": records, "optional": optional}


def _bare(record: Mapping[str, Any]) -> dict[str, Any]:
    texts = [record["text"], *record.get("text_alternatives", [])]
    pages = [record["page"], *record.get("also_pages", [])]
    return {"pages": pages, "texts": sorted({hashed(text).hex() for text in texts})}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="?", choices=("open", "apart"))
    parser.add_argument("--make", type=Path, metavar="DIR")
    asked = parser.parse_args()
    if asked.make:
        GOLD.write_text("[\n" + ",\n".join(json.dumps(each) for each in made(asked.make)) + "\n]\n", encoding="utf-8")
        return
    papers = [each for each in json.loads(GOLD.read_text(encoding="utf-8")) if asked.half in (None, each["half"])]
    with ProcessPoolExecutor(2) as pool:
        told = list(pool.map(read, [SHARED / "real" / f"{each['path']}.pdf" for each in papers]))
    groups: dict[str, list[Score]] = {}
    for paper, (found, _) in zip(papers, told, strict=True):
        whole = sum(score(paper, found).values(), Score())
        for group in (paper["half"], f"{paper['half']} {paper['paper']}"):
            groups.setdefault(group, []).append(whole)
        name = Path(paper["path"]).name[:50]
        print(f"{whole.f1:.2f}  {paper['half']:5}  {name:50}  {whole.right} of {whole.gold}, {whole.found} read")
    for group in sorted(groups):
        print(_told(group, groups[group]))


def _told(group: str, scores: Sequence[Score]) -> str:
    """The papers of one group in a line: those with records, and what was read in those without."""
    whole = sum((each for each in scores if each.gold), Score())
    none = sum((each for each in scores if not each.gold), Score())
    papers = sum(each.gold > 0 for each in scores)
    mean = sum(each.f1 for each in scores if each.gold) / papers if papers else 1.0
    return (
        f"{group:18} {papers:2} papers: P {whole.precision:.2f} R {whole.recall:.2f} F1 {whole.f1:.2f}, "
        f"mean {mean:.2f}; {len(scores) - papers} of none: {none.found} read, {none.sure} of them surely"
    )


if __name__ == "__main__":
    main()
