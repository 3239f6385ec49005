"""Examples for the chances: every record of labelled papers as numbers, with what was right.

    python -m benchmarks.trust.examples OUT.csv.gz NAME=FOLDER[:GROUPS] …

FOLDER holds ``gold/`` and either ``pdf/``, which is read now, or ``out/``, a store as it was when the papers were tried
for the first time (the honest kind: nobody had looked at them). Groups of papers that are left out together are told
by the gold's ``families`` or, with ``:paper``, are single papers.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.labelled import found_in, gold_of, scorer
from extract import extract
from extract.issues import DocumentError
from extract.linking import extractions
from extract.schema import ActionRecord, Extraction
from extract.trust import FIELDS, features_of

Row = dict[str, str | float]
NEEDED = ("link", "ref", "leads", "lead_raw", "ts_raw", "ts_lenient", "status", "page")
"""The scorer's fields that must be right for a row to be right."""


def examples(found: Extraction, gold: dict[str, Any], group: str) -> Iterator[Row]:
    """A row a record: group, paper, kind, the truth by field (y_record …; empty where it does not apply), features."""
    score = scorer()
    rows = [row for row in found_in(found) if row["kind"] in score.KINDS]
    ordered = [row for kind in ("recommendation", "action", "decision") for row in rows if row["kind"] == kind]
    truth: dict[int, dict[str, float]] = {}
    for kind in score.KINDS:
        want = [record for record in gold["records"] if record["kind"] == kind]
        have = [(place, row) for place, row in enumerate(ordered) if row["kind"] == kind]
        pairs = score.match(want, [row for _, row in have])
        for i, j in pairs:
            truth[have[j][0]] = _right(score.fields(want[i], have[j][1]), kind)
        rest = [(place, row) for j, (place, row) in enumerate(have) if j not in {j for _, j in pairs}]
        optional = [
            dict(o, kind=kind) for o in gold.get("optional", []) + gold.get("optional_records", []) if o.get("text")
        ]
        spare = {j for _, j in score.match(optional, [row for _, row in rest])}
        for j, (place, _) in enumerate(rest):
            truth[place] = {} if j in spare else {"record": 0.0, "row": 0.0}
    for place, (record, features) in enumerate(features_of(found)):
        first, last = gold.get("pages_labelled") or (1, record.page_first)
        if truth[place] and first <= record.page_first <= last:
            kind = "action" if isinstance(record, ActionRecord) else ordered[place]["kind"]
            yield {"group": group, "paper": gold["file"], "kind": kind,
                   **{f"y_{name}": truth[place].get(name, "") for name in FIELDS}, **features}  # fmt: skip


def _right(fields: dict[str, bool], kind: str) -> dict[str, float]:
    told = {
        "record": True,
        "row": all(good for name, good in fields.items() if name in NEEDED),
        "text": fields["text_exact"],
        "ref": fields["ref"],
    }
    if kind == "action":
        told |= {
            "link": fields["link"],
            "lead": fields["leads"] and fields["lead_raw"],
            "timescale": fields["ts_raw"] and fields["ts_lenient"],
        }
        if "status" in fields:
            told["status"] = fields["status"]
    return {name: float(good) for name, good in told.items()}


def of_folder(name: str, folder: Path, by_paper: bool) -> Iterator[Row]:
    """The examples of every paper of a folder."""
    golds = {gold["file"]: gold for path in sorted((folder / "gold").glob("*.json")) for gold in [gold_of(path)]}
    for found in _read(folder, sorted(golds)):
        gold = golds.get(found.document.file_name)
        if gold:
            group = gold["file"] if by_paper else "+".join(gold["families"])
            yield from examples(found, gold, f"{name}/{group}")


def _read(folder: Path, files: list[str]) -> Iterator[Extraction]:
    if (folder / "out").is_dir():
        yield from extractions(folder / "out")
        return
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(_one, [folder / "pdf" / name for name in files]):
            if found:
                yield found


def _one(path: Path) -> Extraction | None:
    try:
        return extract(path)
    except (DocumentError, OSError):
        return None


def write(rows: list[Row], target: Path) -> None:
    """CSV under gzip without a time in its head: the same rows, the same bytes. Features are in the order of names."""
    first = ["group", "paper", "kind", *(f"y_{name}" for name in FIELDS)]
    names = first + sorted({name for row in rows for name in row} - set(first))
    text = io.StringIO()
    table = csv.DictWriter(text, names, restval="0", lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: f"{value:.4g}" if isinstance(value, float) else value for name, value in row.items()})
    target.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    ask.add_argument("folders", nargs="+")
    told = ask.parse_args()
    rows: list[Row] = []
    for given in told.folders:
        name, _, rest = given.partition("=")
        folder, _, groups = rest.partition(":")
        own = list(of_folder(name, Path(folder), groups == "paper"))
        print(f"{name}: {len(own)} records of {len({row['paper'] for row in own})} papers")
        rows += own
    write(rows, told.out)


if __name__ == "__main__":
    main()
