"""What papers say of themselves at the first try of their set: council, title, committee, day, kind, parts of packs.

    python -m benchmarks.first_facts SET ...     reads the sets with ``src`` and ``models`` of the commit of their first
                                                 try and writes the rows into ``benchmarks/first_facts.csv``
    python -m benchmarks.first_facts             prints the table of ``docs/kinds.md``

A set is the folder of a lot (``build/lot-03``) or of a set (``benchmarks/fresh/bx``). A cell of the file says how many
are right of those that gold states, as ``benchmarks.papers_about`` judges them today.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.first_tries import groups
from benchmarks.kinds import FACTS, facts_of
from benchmarks.labelled import OF_PARTS, ROOT, papers

HERE = Path(__file__).parent
TARGET = HERE / "first_facts.csv"
LAST = 10
READ = f"""
import json, sys
from extract import extract
for pdf in sys.argv[1:]:
    try:
        found = extract(pdf)
    except Exception as error:
        print(json.dumps({{"kind": "error", "error": repr(error)}}))
        continue
    parts = [{{key: getattr(part, key) for key in {OF_PARTS!r}}} for part in found.parts]
    print(json.dumps({{**found.document.model_dump(), "kind": "document", "parts": parts}}, default=str))
"""
"""What reads papers with the program of another commit."""
Row = dict[str, str]


def rows() -> list[Row]:
    with TARGET.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def tried(folder: Path) -> Row:
    """The row of the set in ``folder``."""
    lot = folder.name.removeprefix("lot-")
    commit = next(row["commit"] for row in _firsts() if row["lot"] == lot)
    chosen = list(papers(str(folder)))
    with tempfile.TemporaryDirectory() as at:
        then = subprocess.run(
            ["git", "archive", commit, "src", "models", "corpora"], cwd=ROOT, stdout=-1, check=True
        ).stdout
        subprocess.run(["tar", "x", "-C", at], input=then, check=True)
        asked = [sys.executable, "-c", READ, *(str(pdf.resolve()) for pdf, _ in chosen)]
        out = subprocess.run(asked, env={**os.environ, "PYTHONPATH": f"{at}/src"}, stdout=-1, check=True).stdout
    told: dict[str, list[bool]] = defaultdict(list)
    for (_, gold), line in zip(chosen, out.splitlines(), strict=True):
        for fact, holds in facts_of(json.loads(gold.read_text(encoding="utf-8")), [json.loads(line)]).items():
            told[fact] += holds
    return {"lot": lot, "commit": commit} | {fact: f"{sum(told[fact])}/{len(told[fact])}" for fact in FACTS}


def table(found: Sequence[Row]) -> str:
    """A row a fact: the share that is right over all sets, over the last, and over each group of first tries."""
    tried_last = {f"the last {LAST} tried": {row["lot"] for row in found[-LAST:]}}
    by_group = {name: set(sets) for name, sets in groups().items()}
    heads = {"all": {row["lot"] for row in found}, **tried_last, **by_group}
    lines = [f"| fact | {' | '.join(heads)} |", "|---" * (len(heads) + 1) + "|"]
    for fact, name in FACTS.items():
        cells = (_share(row[fact] for row in found if row["lot"] in sets) for sets in heads.values())
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _share(cells: Iterable[str]) -> str:
    told = [tuple(map(int, cell.split("/"))) for cell in cells]
    right, every = (sum(each[i] for each in told) for i in (0, 1))
    return f"{right / every:.2f} of {every}" if every else "–"


def _firsts() -> list[Row]:
    found: list[Row] = []
    for name in ("lots.csv", "fresh.csv"):
        with (HERE / name).open(encoding="utf-8", newline="") as lines:
            found += [row for row in csv.DictReader(lines) if row["first"] == "first"]
    return found


def main() -> None:
    known = {row["lot"]: row for row in rows()}
    for folder in map(Path, sys.argv[1:]):
        row = tried(folder)
        known[row["lot"]] = row
    order = [row["lot"] for row in _firsts() if row["lot"] in known]
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["lot", "commit", *FACTS], lineterminator="\n")
        writer.writeheader()
        writer.writerows(known[lot] for lot in order)
    print(table([known[lot] for lot in order]))


if __name__ == "__main__":
    main()
