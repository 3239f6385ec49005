"""What a page costs on a cluster: processor time of the workers, of the run that leads them, and bytes sent.

    python -m benchmarks.cluster                                 # our sample papers, on a Dask cluster of this machine
    python -m benchmarks.cluster --papers FOLDER --price 0.05    # other papers, and the price of a processor an hour

The cluster is a scheduler and two workers as processes on the loopback interface. Processor time is what one pays for
and does not depend on what else the machine does; the price is yours to give.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.scale import copies
from extract import store
from extract.run import run
from extract.run.cluster import cluster
from extract.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
WARM = 20
"""Papers read before anything is measured."""


def main() -> None:
    """Reads the command line, measures, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--papers", type=Path, help="folder of PDFs; by default copies of our samples")
    parser.add_argument("--count", type=int, default=300, help="copies of samples")
    parser.add_argument("--price", type=float, default=0.04, help="of one processor for an hour")
    parser.add_argument("--full", type=float, default=0.8, help="share of the hours paid that processors are at work")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        warm = copies(work / "warm", WARM)
        papers = told.papers or copies(work / "in", told.count)
        with workers(work) as (address, processes), cluster(address) as found:
            settings = Settings(ocr="none")
            run([warm], work / "warm-out", settings, executor=found.read)
            before, begin, clock = _family_seconds(processes), time.process_time(), time.perf_counter()
            summary = run([papers], work / "out", settings, executor=found.read)
            here, clock = time.process_time() - begin, time.perf_counter() - clock
            there = _family_seconds(processes) - before
        begin_local = _family_seconds([os.getpid()])
        run([papers], work / "local", Settings(workers=2, ocr="none"))
        local = _family_seconds([os.getpid()]) - begin_local
        pages = sum(row["page_count"] for row in store.rows(work / "out", "documents", ["page_count"]))
        size = sum(path.stat().st_size for path in (work / "out").glob("*/*/*.parquet"))
    documents = summary.documents
    print(f"load {os.getloadavg()[0]:.1f}; {documents} papers, {pages} pages, {clock:.0f} s by the clock")
    print(f"workers and scheduler: {1000 * there / pages:.1f} ms of processor time a page")
    print(f"the same papers in a run on this machine: {1000 * local / pages:.1f} ms a page, leading process included")
    print(f"the process that leads: {1000 * here / documents:.1f} ms a paper, 1 part in {there / here:.0f} of the work")
    print(f"the store: {size / documents / 1024:.0f} KiB a paper")
    hours = 1e6 * (there + here) / pages / 3600
    paid = hours / told.full
    print(f"a million pages: {hours:.1f} processor hours at work, {paid:.1f} paid: {paid * told.price:.2f}")


@contextmanager
def workers(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """The scheduler's address and the processes of a cluster of two workers with a thread each."""
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--scheduler-file", str(file), "--no-dashboard"]
    words = [["scheduler", "--port", "0"], *[["worker", "--nthreads", "1", "--local-directory", str(folder)]] * 2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    processes = [
        subprocess.Popen([sys.executable, "-m", "dask", *some, *options], env=environment, start_new_session=True,
                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for some in words
    ]  # fmt: skip
    try:
        while not (file.exists() and file.read_text().endswith("}")):
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"], [process.pid for process in processes]
    finally:
        for process in reversed(processes):
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)  # those that read papers end with it
            process.wait()


def _family_seconds(pids: list[int]) -> float:
    """Processor seconds of processes, of all below them, and of those below that have ended."""
    found, total = list(pids), 0
    for pid in found:
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += sum(int(field) for field in fields[11:15])
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
    return total / TICKS


if __name__ == "__main__":
    main()
