"""Examples for the chances: every record of labelled papers as numbers, with what was right.

    python -m benchmarks.trust.examples OUT.csv.gz NAME=FOLDER[:paper][:record] … [--after EARLIER.csv.gz]

FOLDER holds ``gold/`` and either ``pdf/``, which is read now, or ``out/``, a store as it was when the papers were tried
for the first time (the honest kind: nobody had looked at them). Groups of papers that are left out together are told
by the gold's ``families`` or, with ``:paper``, are single papers; with ``:record`` the gold tells which records there
are and nothing of their fields. OUT.words.jsonl.gz gets what the second opinion on
the kind learns from: a line a record, then one for each record of gold that was lost but stands in a cell or passage,
and for some that are no record's. Signs that fewer than ``GROUPS`` groups have are left out, so that no words of one
paper are kept. ``--after`` puts the new examples behind those of an earlier file, as first tries come one by one.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.labelled import found_in, gold_of, scorer
from extract import extract
from extract.councils import registry
from extract.issues import DocumentError
from extract.linking import extractions
from extract.schema import Extraction
from extract.trust import FIELDS, ROW, features_of
from extract.trust.features import Seen, Surroundings, records_of, seen
from extract.trust.kinds import Setting, Settings, signs_of

Row = dict[str, Any]
GROUPS = 8
"""Groups that a sign of the second opinion must occur in."""
FEWEST, MOST, START, NONE = 2, 600, 40, 12
"""Words and letters of a cell or paragraph that is taken; letters by which it is found in gold; how many that are no
record's are taken of a paper."""
NEEDED = ("link", "ref", "leads", "lead_raw", "ts_raw", "ts_lenient", "status", "page")
"""The scorer's fields that must be right for a row to be right."""


def examples(found: Extraction, gold: dict[str, Any], group: str) -> Iterator[Row]:
    """A row a record: group, paper, kind, the kind it truly is, its list, the truth by field (y_record …;
    empty where it does not apply), features; and under "signs" those of the second opinion."""
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
    groups: dict[str, int] = {}
    for place, (each, (record, features)) in enumerate(
        zip(seen(found, Surroundings.of(found)), features_of(found), strict=True)
    ):
        first, last = gold.get("pages_labelled") or (1, record.page_first)
        if truth[place] and first <= record.page_first <= last:
            yield {"group": group, "paper": gold["file"], "kind": each.group[0],
                   "true": _true_kind(each, truth[place], gold), "list": groups.setdefault(each.group[1], len(groups)),
                   **{f"y_{name}": truth[place].get(name, "") for name in (*FIELDS, ROW)}, **features,
                   "signs": each.signs}  # fmt: skip


def _true_kind(told: Seen, truth: Mapping[str, float], gold: Mapping[str, Any]) -> str:
    """The kind of the record of gold that says the same; "none" for no such record."""
    if truth["record"]:
        return told.group[0]
    score = scorer()
    text = score.norm(told.record.text)
    alike = (r["kind"] for r in gold["records"] if any(score.sim(text, t) >= score.SIM for t in score.texts(r)))
    return str(next(alike, "none"))


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


def of_folder(
    name: str, folder: Path, by_paper: bool, records_alone: bool = False
) -> Iterator[tuple[list[Row], list[Row]]]:
    """Of every paper of a folder the examples, and what gave no record. ``records_alone``: gold knows no fields."""
    golds = {gold["file"]: gold for path in sorted((folder / "gold").glob("*.json")) for gold in [gold_of(path)]}
    for found in _read(folder, sorted(golds)):
        gold = golds.get(found.document.file_name)
        if gold:
            group = gold["file"] if by_paper else "+".join(gold["families"])
            own = list(examples(found, gold, f"{name}/{group}"))
            unknown = dict.fromkeys((f"y_{field}" for field in (*FIELDS[1:], ROW)), "") if records_alone else {}
            yield [row | unknown for row in own], list(unread(found, gold, f"{name}/{group}"))


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


def unread(found: Extraction, gold: Mapping[str, Any], group: str) -> Iterator[Row]:
    """What gave no record: cells and passages that gold has records of, and some of which it has none."""
    score = scorer()
    given = {score.norm(record.text) for record in records_of(found)}
    kinds = {text[:START]: record["kind"] for record in gold["records"] for text in score.texts(record)}
    optional = {score.norm(each.get("text"))[:START] for each in gold.get("optional", [])}
    told: dict[str, list[Row]] = {}
    for text, setting in _places(found):
        said = score.norm(text)
        start = said[:START]
        if len(said.split()) >= FEWEST and said not in given and start not in optional:
            kind = kinds.get(start, "none") if len(said) <= MOST else "none"
            row = {"group": group, "paper": gold["file"], "true": kind, "signs": signs_of(text, setting)}
            told.setdefault(kind, []).append(row)
    none = told.pop("none", [])
    yield from (row for rows in told.values() for row in rows)
    yield from none[:: max(1, len(none) // NONE)]


def _places(found: Extraction) -> Iterator[tuple[str, Setting]]:
    settings = Settings(found)
    for table in found.tables:
        for cell in table.cells:
            yield cell.text, settings.at(table.part_id, table, cell)
    for passage in found.passages:
        for line in passage.text.split("\n"):
            yield line, settings.at(passage.part_id, None, None, passage.heading_path)


def words_of(path: Path) -> Path:
    """Where the signs of the second opinion stand beside the examples of ``path``."""
    return path.with_name(path.name.removesuffix(".csv.gz") + ".words.jsonl.gz")


def rows_and_beside(path: Path) -> tuple[list[Row], list[Row]]:
    """What ``write`` wrote."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows: list[Row] = list(csv.DictReader(file))
    with gzip.open(words_of(path), "rt", encoding="utf-8") as file:
        said = [json.loads(line) for line in file]
    return [{**row, **text} for row, text in zip(rows, said[: len(rows)], strict=True)], said[len(rows) :]


def write(rows: Sequence[Row], beside: Sequence[Row], target: Path) -> None:
    """CSV under gzip without a time in its head: the same rows, the same bytes. Features are in the order of names.
    ``beside``: what gave no record."""
    first = ["group", "paper", "kind", "list", *(f"y_{name}" for name in (*FIELDS, ROW))]
    names = first + sorted({name for row in rows for name in row} - {*first, "signs", "true"})
    text = io.StringIO()
    table = csv.DictWriter(text, names, restval="0", extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: f"{value:.4g}" if isinstance(value, float) else value for name, value in row.items()})
    target.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    kept = _common([*rows, *beside])
    lines = []
    for row in (*rows, *beside):
        signs = {name: round(value, 3) for name, value in sorted(row["signs"].items()) if value and name in kept}
        lines.append(json.dumps({name: row[name] for name in ("group", "paper", "true")} | {"signs": signs}))
    words_of(target).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


def _common(rows: Sequence[Row]) -> set[str]:
    """The signs that enough groups have; none that names a council."""
    councils = {council.name.lower() for council in registry().councils if " " not in council.name}
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in row["signs"]:
            groups[name].add(row["group"])
    return {name for name, own in groups.items() if len(own) >= GROUPS and name.rpartition(":")[2] not in councils}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    ask.add_argument("folders", nargs="+")
    ask.add_argument("--after", type=Path)
    told = ask.parse_args()
    rows, beside = rows_and_beside(told.after) if told.after else ([], [])
    for given in told.folders:
        name, _, rest = given.partition("=")
        folder, *how = rest.split(":")
        of_papers = list(of_folder(name, Path(folder), "paper" in how, "record" in how))
        own = [row for found, _ in of_papers for row in found]
        print(f"{name}: {len(own)} records of {len({row['paper'] for row in own})} papers")
        rows += own
        beside += [row for _, others in of_papers for row in others]
    write(rows, beside, told.out)


if __name__ == "__main__":
    main()
