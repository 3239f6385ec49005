"""Build the sample papers, their gold records and the manifest.

    python build.py [FOLDER]

FOLDER, this one unless given, receives the PDFs and ``manifest.csv``, and its folder ``gold`` one record a paper. The
ReportLab named below writes the same bytes every time; another one may break lines elsewhere, so it is refused.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reportlab
from make import agenda_pack, banner_plan, cover_report, paired_plan, scrutiny_report, tracker

REPORTLAB_VERSION = "5.1.0"

PAPERS = (banner_plan, paired_plan, cover_report, tracker, agenda_pack, scrutiny_report)
MANIFEST_COLUMNS = ("file", "council", "committee", "meeting_date", "title")


def manifest_row(record: dict[str, Any]) -> dict[str, str]:
    """The line of a file in the manifest, from the gold record of its first paper."""
    document = record["document"]
    return {
        "file": record["pages_are_of"],
        "council": document["council"],
        "committee": document["meeting"]["committee"],
        "meeting_date": document["meeting"]["date"],
        "title": document["title"],
    }


def build(folder: Path) -> None:
    """Write every paper, gold record and the manifest into ``folder``."""
    gold = folder / "gold"
    gold.mkdir(parents=True, exist_ok=True)
    lines = []
    for paper in PAPERS:
        records = paper.build(folder)
        lines.append(manifest_row(records[0]))
        for record in records:
            text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
            (gold / f"{record['id']}.json").write_text(text, encoding="utf-8")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, MANIFEST_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def main(arguments: Sequence[str]) -> None:
    if reportlab.Version != REPORTLAB_VERSION:
        sys.exit(f"ReportLab {REPORTLAB_VERSION} is needed for the same pages, this is {reportlab.Version}")
    build(Path(arguments[0]) if arguments else Path(__file__).parent)


if __name__ == "__main__":
    main(sys.argv[1:])
