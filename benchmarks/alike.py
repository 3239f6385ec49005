"""What many near-identical papers cost a comparison: ``python -m benchmarks.alike [--papers 2150] [--changed]``.

Reads the sample papers once and puts copies of their rows into a store, each under keys of its own. ``--changed``
writes a word of its own into every text of every copy, so that no two rows are the same letter by letter. Prints the
seconds of ``select`` (also the report's repeats) and of ``compare``, and the most memory held (bytes a process holds
stay held, so the second figure is the greater of both).
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extract import store
from extract.compare import compare, read_papers, select
from extract.compare.papers import COLUMNS
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


def measure(out: Path) -> tuple[float, float]:
    """Seconds of ``select`` and of ``compare`` for a store."""
    begin = time.perf_counter()
    select(read_papers(out))
    selected = time.perf_counter()
    compare(out)
    return selected - begin, time.perf_counter() - selected


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=2150)
    parser.add_argument("--changed", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples = Path(folder) / "samples"
        run([ROOT / "corpora" / "sample"], samples, Settings(workers=1, ocr="none"))
        out = copied(samples, Path(folder) / "many", given.papers, given.changed)
        chosen, compared = measure(out)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.papers} papers: select {chosen:.1f} s, compare {compared:.1f} s, {held:.0f} MiB")


if __name__ == "__main__":
    main()
