"""What many near-identical papers cost a comparison: ``python -m benchmarks.alike [--papers 2150] [--changed]``.

Reads the sample papers once and puts copies of their rows into a store, each under keys of its own. ``--changed``
writes a word of its own into every text of every copy, so that no two rows are the same letter by letter. Prints the
seconds of the processor and of the clock that chains and families, ``select`` (also the report's repeats), ``compare``
and the report (its pictures aside: the copies have no PDFs) take, and the most memory held so far, which stays held.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract import store
from extract.compare import compare, read_papers, select
from extract.compare.papers import COLUMNS
from extract.promises import derive
from extract.report import build_site
from extract.run import run
from extract.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {("recommendations", "text"), ("actions", "text"), ("decisions", "text")}


def copied(samples: Path, out: Path, count: int, changed: bool) -> Path:
    """The store ``samples`` with its papers copied until there are at least ``count``, in ``out``."""
    n_papers = sum(1 for _ in store.rows(samples, "documents", ("document_id",)))
    turns = range(-(-count // n_papers))
    for table in COLUMNS:
        for path in store.parts(samples, table):
            rows = pq.ParquetFile(path).read()
            folder = out / table / path.parent.name
            folder.mkdir(parents=True, exist_ok=True)
            with pq.ParquetWriter(folder / path.name, rows.schema) as writer:
                for turn in turns:
                    writer.write_table(_copy(table, rows, turn, changed))
    return out


def _copy(table: str, rows: pa.Table, turn: int, changed: bool) -> pa.Table:
    for at, name in enumerate(rows.column_names):
        values = rows[name].to_pylist()
        if name.endswith("_id") or name == "file_name":
            values = [f"{turn}-{value}" if value else value for value in values]
        elif name.endswith("_ids"):
            values = [[f"{turn}-{value}" for value in keys] for keys in values]
        elif changed and (table, name) in TEXTS:
            values = [f"{text} {_word(turn)}" for text in values]
        else:
            continue
        rows = rows.set_column(at, rows.schema.field(at), pa.array(values, rows.schema.field(at).type))
    return rows


def _word(number: int) -> str:
    """A word of letters that no other number has."""
    return "".join(chr(ord("a") + int(figure)) for figure in f"{number:03d}")


def followed(out: Path) -> None:
    """Make the derived tables of the store."""
    with store.writing(out):
        derive(store.Store(out))


def measure(out: Path, site: Path) -> None:
    """Time the steps for a store, and print each as it ends."""
    steps: dict[str, Callable[[], object]] = {
        "chains and families": lambda: followed(out),
        "select": lambda: select(read_papers(out)),
        "compare": lambda: compare(out),
        "report": lambda: build_site(out, site),
    }
    for name, step in steps.items():
        begin, clock = time.process_time(), time.perf_counter()
        step()
        used, passed = time.process_time() - begin, time.perf_counter() - clock
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{name}: {used:.1f} s of CPU, {passed:.1f} s by the clock, {held:.0f} MiB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=2150)
    parser.add_argument("--changed", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples = Path(folder) / "samples"
        run([ROOT / "corpora" / "sample"], samples, Settings(workers=1, ocr="none"))
        out = copied(samples, Path(folder) / "many", given.papers, given.changed)
        measure(out, Path(folder) / "site")


if __name__ == "__main__":
    main()
