"""Small papers, damaged at random, through a whole run: nothing may crash it, hang it or end without a reason.

    python -m benchmarks.fuzz --count 10000 --seed 6

Three kinds of damage to the bytes: bits flipped, the file cut short, objects put in each other's place; and the
structural kinds of ``fuzz_structure``, in files that are whole. The same seed gives the same files. Prints a table of
how they ended, and every file that ended in a crash, by time or by memory; those are kept in ``--keep``.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic

from benchmarks.fuzz_structure import STRUCTURE
from extract import store
from extract.run import run
from extract.run.paper import a_paper
from extract.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 60_000
"""Larger seeds take longer and teach no more."""
OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.S)
UNEXPLAINED = ("crashed", "timed_out", "out_of_memory")
BATCH = 500


def seeds() -> list[bytes]:
    """The papers to damage: the bundled samples and one of a single line."""
    samples = [path.read_bytes() for path in sorted((ROOT / "corpora" / "sample").glob("*.pdf"))]
    return [a_paper("Recommendation 1: read this line."), *(data for data in samples if len(data) < MOST_BYTES)]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Up to forty bits the other way round."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 40)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The file up to somewhere, or without a stretch in its middle."""
    start = chance.randrange(len(data))
    return data[:start] + (data[chance.randrange(start, len(data)) :] if chance.random() < 0.5 else b"")


def swapped(data: bytes, chance: random.Random) -> bytes:
    """The bodies of two objects exchanged, or one repeated in place of another."""
    spans = [found.span() for found in OBJECT.finditer(data)]
    if len(spans) < 2:
        return flipped(data, chance)
    (a, b), (c, d) = sorted(chance.sample(spans, 2))
    one, two = _body(data[a:b]), _body(data[c:d])
    head, middle = data[: a + len(data[a:b]) - len(one)], data[b : c + len(data[c:d]) - len(two)]
    return head + two + middle + (one if chance.random() < 0.5 else two) + data[d:]


def _body(told: bytes) -> bytes:
    return told[told.index(b"obj") + 3 :]


BYTES: Sequence[Callable[[bytes, random.Random], bytes]] = (flipped, cut, swapped)
DAMAGE = {"bytes": BYTES, "structure": STRUCTURE, "all": (*BYTES, *STRUCTURE)}


def damaged(count: int, seed: int, kind: str = "bytes") -> list[tuple[str, bytes]]:
    """``count`` files by name; a longer list begins with the shorter one."""
    papers, found, ways = seeds(), [], DAMAGE[kind]
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        way = ways[number % len(ways)]
        found.append((f"{number:06d}-{way.__name__}.pdf", way(chance.choice(papers), chance)))
    return found


def fuzz(
    count: int,
    seed: int,
    workers: int,
    timeout: float,
    memory: int,
    keep: Path | None = None,
    kind: str = "bytes",
) -> Counter[str]:
    """Read damaged files in batches; returns how they ended ("flipped: damaged" → 12). Files that ended without an
    explanation are copied to ``keep``."""
    ends: Counter[str] = Counter()
    files = damaged(count, seed, kind)
    for start in range(0, count, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            papers = Path(folder) / "in"
            papers.mkdir()
            for name, data in files[start : start + BATCH]:
                (papers / name).write_bytes(data)
            settings = Settings(workers=workers, timeout=timeout, memory=memory, ocr="none")
            summary = run([papers], Path(folder) / "out", settings)
            ended = list(store.rows(Path(folder) / "out", "documents", ["file_name", "status", "issue_code"]))
            assert len(ended) + len(summary.duplicates) == len(files[start : start + BATCH]), "a file was lost"
            for row in ended:
                way = row["file_name"].partition("-")[2].removesuffix(".pdf")
                ends[f"{way}: {row['issue_code'] or row['status']}"] += 1
                if keep and row["issue_code"] in UNEXPLAINED:
                    keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(papers / row["file_name"], keep)
            for path in summary.duplicates:
                ends[f"{Path(path).stem.partition('-')[2]}: same as another"] += 1
            for line in summary.quarantined:
                if line.endswith(tuple(f"({code})" for code in UNEXPLAINED)):
                    print(line.removeprefix(f"{papers}/"), flush=True)
    return ends


def main() -> None:
    """Reads the command line, prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--memory", type=int, default=1024)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--kind", choices=list(DAMAGE), default="all")
    told = parser.parse_args()
    begin = monotonic()
    ends = fuzz(told.count, told.seed, told.workers, told.timeout, told.memory, told.keep, told.kind)
    ways, codes = (sorted({end.split(": ")[part] for end in ends}) for part in (0, 1))
    print("| ended as | " + " | ".join(ways) + " |")
    print("|---|" + "---|" * len(ways))
    for code in codes:
        print(f"| {code} | " + " | ".join(str(ends[f"{way}: {code}"]) for way in ways) + " |")
    print(f"{told.count} files in {monotonic() - begin:.0f} s, seed {told.seed}")


if __name__ == "__main__":
    main()
