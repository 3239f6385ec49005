"""The examples to learn from, as numbers: what each column's cells read like, its heading, and what gold says it is.

    python -m benchmarks.columns.gather FOLDER...      writes examples.jsonl.gz; folders hold papers and their gold
    python -m benchmarks.columns.gather --add FOLDER...    keeps the examples of other papers

No sentence of a paper is kept: shares and measures, the printed headings (two to five words), and the set of word stems
of the lines above the table.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.columns.labels import settled
from benchmarks.columns.sets import Labelled, labelled
from extract.records.plans.evidence import headings_of
from extract.records.plans.evidence.features import CLASS_OF, contents
from extract.records.plans.evidence.table_features import stems_said, table_measures

EXAMPLES = Path(__file__).with_name("examples.jsonl.gz")
LONGEST = 60
"""Letters of a heading that are kept; longer ones are no headings."""


def example(found: Labelled) -> dict[str, Any]:
    headings = headings_of(found.columns)
    rules = [CLASS_OF[heading.role] if heading.role else "other" for heading in headings]
    return {
        "group": found.group,
        "paper": found.name,
        "role": found.role,
        "said": sorted(stems_said(found.said)),
        "plan": found.met > 0,
        "met": found.met,
        "rows": found.end - found.first,
        "measures": _rounded(table_measures(found.table)),
        "headings": [[heading.text[:LONGEST], heading.role] for heading in headings],
        "columns": [_rounded(told) for told in contents(found.table, found.first, found.end)],
        "gold": {str(column): meaning for column, meaning in sorted(found.meanings.items())},
        "target": settled(found.meanings, rules),
    }


def gathered() -> list[dict[str, Any]]:
    """Those gathered last, as they are kept."""
    with gzip.open(EXAMPLES, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _rounded(told: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 3) for name, value in sorted(told.items()) if round(value, 3)}


def main() -> None:
    adds = "--add" in sys.argv
    rows = [example(found) for found in labelled([Path(name) for name in sys.argv[1:] if name != "--add"])]
    if adds:
        anew = {(row["group"], row["paper"]) for row in rows}
        rows = [row for row in gathered() if (row["group"], row["paper"]) not in anew] + rows
    with gzip.GzipFile(EXAMPLES, "wb", mtime=0) as file:
        for row in rows:
            file.write((json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n").encode())
    print(f"{len(rows)} tables, {sum(row['plan'] for row in rows)} of them plans, "
          f"{len({row['group'] for row in rows})} layouts")  # fmt: skip


if __name__ == "__main__":
    main()
