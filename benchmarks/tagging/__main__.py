"""``python -m benchmarks.tagging``: us and the peers on the same strings, as tables. See README.md."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.report import Part, Row, markdown, write
from benchmarks.tagging.card import CARD, card
from benchmarks.tagging.readers import LEADS, PEERS, TIMES, Days
from benchmarks.tagging.score import score_leads, score_times
from benchmarks.tagging.sets import When, lead_sets, timescale_sets
from benchmarks.tagging.speed import pipeline, plain_functions, ruler, texts, words_a_second

ROOT = Path(__file__).resolve().parents[2]


def arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tagging", description=__doc__)
    parser.add_argument("--peers-python", type=Path, default=Path(sys.executable), help="interpreter with the peers")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of labelled strings")
    parser.add_argument("--out", type=Path, help="folder for benchmark.md and benchmark.json")
    parser.add_argument("--card", action="store_true", help="write the model card of models/council_tagger")
    return parser.parse_args(words)


def leads_part(shared: Path) -> Part:
    rows: list[Row] = []
    for name, make in LEADS.items():
        read = make()
        for which, cells in lead_sets(shared).items():
            score = score_leads(read, cells)
            rows.append(
                {"reader": name, "set": which, "cells": score.cells, "exact": score.exact, "leads named": score.leads}
            )
    return Part("leads", "Lead cells", _with_ratios(rows, "exact"))


def timescales_part(shared: Path, python: Path) -> Part:
    rows: list[Row] = []
    skipped: dict[str, str] = {}
    for name in TIMES:
        for which, strings in timescale_sets(shared).items():
            try:
                days, cpu = _read_times(name, strings, python)
            except LookupError as why:
                skipped[name] = str(why)
                continue
            score = score_times(days, strings)
            rows.append({
                "reader": name, "set": which, "dated": score.dated, "both days": score.both, "a day": score.one,
                "undated": score.undated, "invented": score.invented, "µs a string": round(cpu / len(strings) * 1e6),
            })  # fmt: skip
    return Part("timescales", "Timescale strings", _with_ratios(rows, "both days"), skipped=skipped)


def _read_times(name: str, strings: Sequence[When], python: Path) -> tuple[list[Days], float]:
    """Days of every string and CPU seconds. Raises ``LookupError`` where the peer cannot be had."""
    if name not in PEERS:
        read = TIMES[name]()
        for when in strings:
            read(when.text, when.anchor)
        begun = time.process_time()
        found = [read(when.text, when.anchor) for when in strings]
        return found, time.process_time() - begun
    asked = json.dumps([[when.text, when.anchor and when.anchor.isoformat()] for when in strings])
    command = [str(python), "-m", "benchmarks.tagging.worker", name]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, input=asked, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    lines = done.stdout.splitlines()
    said = json.loads(lines[-1]) if lines else {"error": done.stderr.strip().splitlines()[-1:]}
    if "error" in said:
        raise LookupError(f"{said['error']}")
    return [[_days(pair) for pair in days] for days in said["days"]], float(said["cpu"])


def _days(pair: Sequence[str | None]) -> tuple[date | None, date | None]:
    first, last = (date.fromisoformat(day) if day else None for day in pair)
    return first, last


def speed_part(shared: Path) -> Part:
    pages = texts([shared / "real" / "pdf", ROOT / "benchmarks" / "plans"])
    made = {"plain functions (mentions and themes)": plain_functions, "spaCy pipeline": pipeline, "EntityRuler": ruler}
    rows = [{"reader": name, "words a second": round(words_a_second(make(), pages))} for name, make in made.items()]
    words = sum(len(page.split()) for page in pages)
    return Part("speed", "Speed on one core", rows, notes=[f"{words} words on {len(pages)} pages of PDFs."])


def _with_ratios(rows: Sequence[Row], figure: str) -> list[Row]:
    """Each row with ours over theirs, on the same set."""
    ours = {row["set"]: row[figure] for row in rows if row["reader"] == "ours"}
    return [{**row, "ours / theirs": _ratio(ours[row["set"]], row[figure])} for row in rows]


def _ratio(ours: object, theirs: object) -> float | None:
    return ours / theirs if isinstance(ours, float) and isinstance(theirs, float) and theirs else None


def parts(shared: Path, python: Path) -> Iterator[Part]:
    yield leads_part(shared)
    yield timescales_part(shared, python)
    yield speed_part(shared)


def main(words: Sequence[str] | None = None) -> int:
    given = arguments(words)
    found = list(parts(given.shared, given.peers_python))
    print(markdown(found))
    if given.out:
        write(found, given.out)
    if given.card:
        CARD.write_text(card(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
