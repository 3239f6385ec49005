"""What many papers cost beside the reading of each: speed-up, the runner's own share, memory, a run with nothing to do.

    python -m benchmarks.scale                # everything, some minutes
    python -m benchmarks.scale --only memory  # one of: speedup, overhead, memory, partition

Papers of our own are copied with a line of their own at the end, so that each is another document. Times on a machine
that does other work as well are too long; the load it had at the start is printed with them.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.watched import family, held, mib_of, processor_time
from extract import store
from extract.run import Outcome, RunSummary, run
from extract.run.paper import a_paper
from extract.schema import TABLES, Extraction
from extract.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "corpora" / "sample").glob("*.pdf"))
COUNCILS = ("Barnet", "Havering", "Derby", "Leeds", "Kent", "Salford", "Camden", "Bristol", "Oxford", "York")


def copies(folder: Path, count: int, *, tiny: bool = False) -> Path:
    """``count`` different papers: copies of the samples, or papers of one line, a tenth for each of ``COUNCILS``."""
    folder.mkdir(parents=True)
    lines = (f"Recommendation 1: {council} Council should read this line." for council in COUNCILS)
    sources = [a_paper(line) for line in lines] if tiny else [path.read_bytes() for path in SAMPLES]
    for number in range(count):
        (folder / f"{number:06d}.pdf").write_bytes(sources[number % len(sources)] + b"\n%% %d\n" % number)
    return folder


class Watch:
    """When documents came, and how long each took by itself."""

    def __init__(self) -> None:
        self.came: list[float] = []
        self.seconds: list[float] = []

    def __call__(self, _done: int, _total: int, outcome: Outcome) -> None:
        self.came.append(time.perf_counter())
        self.seconds.append(outcome.seconds)


def timed(folder: Path, out: Path, workers: int) -> tuple[float, float, Watch]:
    """Seconds of a run, its seconds without the start of its processes, and what was watched."""
    watch, begin = Watch(), time.perf_counter()
    run([folder], out, Settings(workers=workers, ocr="none"), on_progress=watch)
    ended = time.perf_counter()
    return ended - begin, ended - watch.came[0], watch


def speedup(work: Path) -> None:
    """Two processes against one, warm: from the first result to the end of the run; and what the machine allows.

    Beside the clock, what two processors of our own would give at least: one process takes the time that it reads,
    as if leading it took none; two take half of all there is to do.
    """
    folder = copies(work / "in", 600)
    timed(folder, work / "warm", 2)
    clock: dict[int, float] = {1: 1e9, 2: 1e9}
    cpu: dict[int, tuple[float, float]] = {}
    for turn in range(3):
        for workers in (1, 2):
            begin = time.process_time()
            with processor_time() as used:
                clock[workers] = min(clock[workers], timed(folder, work / f"out{turn}{workers}", workers)[1])
                spent, watching = used()
            cpu[workers] = min(cpu.get(workers, (1e9, 1e9)), (spent, time.process_time() - begin - watching))
    (alone, _), (both, leading_two) = cpu[1], cpu[2]
    print(f"speed-up by the clock: 600 papers, 1 process {clock[1]:.1f} s, 2 processes {clock[2]:.1f} s, "
          f"{clock[1] / clock[2]:.2f} times")  # fmt: skip
    print(f"speed-up by CPU time: reading {alone:.1f} s in 1 process, {both:.1f} s in 2, leading {leading_two:.1f} s: "
          f"at least {2 * alone / (both + leading_two):.2f} times")  # fmt: skip
    best = {count: min(_apart(count) for _ in range(3)) for count in (1, 2)}
    print(f"speed-up that this machine allows: two readers that share nothing took {best[2]:.1f} s each for what one "
          f"read in {best[1]:.1f} s: {2 * best[1] / best[2]:.2f} times")  # fmt: skip


READER = """
import sys, time
from pathlib import Path
from extract.pipeline import extract_file
from extract.settings import Settings
def read(times):
    for name in sys.argv[1:] * times:
        extract_file(Path(name), Settings(ocr="none"))
read(1)
sys.stdin.readline()
begin = time.perf_counter()
read(12)
print(time.perf_counter() - begin)
"""


def _apart(count: int) -> float:
    """Seconds of the slowest of ``count`` processes that read the samples at the same time, each by itself: no leading
    process, no store, nothing shared but the machine."""
    command = [sys.executable, "-c", READER, *map(str, SAMPLES)]
    pipe = subprocess.PIPE
    readers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(count)]
    time.sleep(6 * count)  # until all are warm
    for reader in readers:
        print(file=reader.stdin, flush=True)
    return max(float(reader.communicate()[0]) for reader in readers)


def overhead(work: Path) -> None:
    """What a run adds to the reading of a paper: one process, warm, papers of one line and the samples."""
    for name, tiny, count in (("one line", True, 1000), ("samples", False, 300)):
        folder = copies(work / f"in-{tiny}", count, tiny=tiny)
        timed(folder, work / f"warm-{tiny}", 1)
        best = leading = float("inf")
        for turn in range(3):
            begin = time.process_time()
            _, warm, watch = timed(folder, work / f"out-{tiny}-{turn}", 1)
            leading = min(leading, (time.process_time() - begin) / count)
            best = min(best, (warm - sum(watch.seconds[1:])) / (count - 1))
        aside = _setting_aside(folder, work / f"aside-{tiny}")
        print(
            f"overhead: {count} papers ({name}), {1000 * best:.2f} ms each beyond the pipeline by the clock; of CPU "
            f"time {1000 * leading:.2f} ms in the leading process, {1000 * aside:.2f} ms to set its rows aside"
        )


def _setting_aside(folder: Path, out: Path) -> float:
    """Seconds of processor time to write one paper's rows down, where it is read."""
    from extract.pipeline import extract_file

    found = [extract_file(path, Settings(ocr="none")) for path in sorted(folder.iterdir())[:24]]
    target = store.Store(out)
    store.set_aside(target.files, found[0])
    begin = time.process_time()
    for extraction in found:
        store.set_aside(target.files, extraction)
    return (time.process_time() - begin) / len(found)


COUNTS = (500, 2_000, 10_000)
"""Papers of the stores of which memory is measured."""


def memory(work: Path) -> None:
    """The most memory that the leading process held, and all processes together, for ``COUNTS`` papers of one line;
    and a run that finds nothing to do in the largest store."""
    led: dict[int, float] = {}
    for count in COUNTS:
        shutil.rmtree(work / "in", ignore_errors=True)
        copies(work / "in", count, tiny=True)
        led[count], together, seconds = _run_watched(work / "in", work / f"out{count}")
        print(f"memory: {count} papers, at most {led[count]:.0f} MiB in the leading process, {together:.0f} in all; "
              f"{seconds:.0f} s", flush=True)  # fmt: skip
    print(f"memory: the leading process with 10,000 papers against 500: {100 * (led[10_000] / led[500] - 1):+.1f} %")
    clock, used = _nothing_to_do(work / "in", work / "out10000", 10_000)
    print(f"no-op: a run over 10,000 papers that are all in the store took {clock:.2f} s, {used:.2f} s of CPU time")


def _run_watched(folder: Path, out: Path) -> tuple[float, float, float]:
    """MiB that a command to read ``folder`` held at most, in its leading process and in all; and its seconds."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "extract", "run", str(folder), "--out", str(out), "--workers", "1", "--quiet"]
    led = together = 0.0
    with subprocess.Popen([*command, "--ocr", "none"]) as process:
        while process.poll() is None:
            led = max(led, mib_of(f"/proc/{process.pid}/status", "VmHWM:"))
            together = max(together, sum(held(pid) for pid in family(process.pid)))
            time.sleep(0.2)
    return led, together, time.perf_counter() - begin


def _nothing_to_do(folder: Path, out: Path, count: int) -> tuple[float, float]:
    """Seconds by the clock and of processor time of a run that has nothing to read."""
    begin, used = time.perf_counter(), time.process_time()
    summary: RunSummary = run([folder], out, Settings(workers=1, ocr="none"))
    assert (summary.documents, summary.unchanged) == (0, count)
    return time.perf_counter() - begin, time.process_time() - used


def partition(work: Path) -> None:
    """100,000 documents of one council: written, and read by pandas and DuckDB."""
    import duckdb
    import pandas as pd

    (paper := work / "paper.pdf").write_bytes(a_paper("Recommendation 1: read this line."))
    from extract.pipeline import extract_file

    one = extract_file(paper, Settings(ocr="none"))
    target = store.Store(work / "out")
    begin = time.perf_counter()
    for start in range(0, 100_000, 25_000):
        for number in range(start, start + 25_000):
            store.set_aside(target.files, _renamed(one, number))
        target.fold()
    wrote = time.perf_counter()
    frame = pd.read_parquet(work / "out" / "documents")
    by_pandas = time.perf_counter()
    files_of = f"read_parquet('{work}/out/documents/**/*.parquet', hive_partitioning=true)"
    told = duckdb.sql(f"select count(*), sum(page_count) from {files_of}").fetchall()
    by_duckdb = time.perf_counter()
    files = len(store.parts(work / "out", "documents"))
    assert told[0][0] == len(frame) == 100_000
    print(
        f"partition: 100,000 documents in {files} files a table, written in {wrote - begin:.0f} s; all of `documents` "
        f"read by pandas in {by_pandas - wrote:.1f} s, counted by DuckDB in {by_duckdb - by_pandas:.1f} s"
    )


def _renamed(extraction: Extraction, number: int) -> Extraction:
    key = hashlib.sha256(str(number).encode()).hexdigest()
    document = extraction.document.model_copy(update={"document_id": key, "source_uri": f"{number}.pdf"})
    changed: dict[str, object] = {"document": document}
    for table in (name for name in TABLES if name != "documents"):
        rows = getattr(extraction, table)
        changed[table] = tuple(row.model_copy(update={"document_id": key}) for row in rows)
    return extraction.model_copy(update=changed)


MEASURES = {f.__name__: f for f in (speedup, overhead, memory, partition)}


def main() -> None:
    """Reads the command line, measures, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", choices=MEASURES, action="append")
    told = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start")
    for name in told.only or MEASURES:
        work = Path(tempfile.mkdtemp())
        try:
            MEASURES[name](work)
        finally:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
