"""How reading holds when labelled papers say the same in other words: gold changes in step.

    python -m benchmarks.dress.words benchmarks/fresh/a benchmarks/fresh/b --half 0 --changes heads,leads

Papers with tables alone; those whose words do not fit are left out and counted. ``--half`` takes the papers whose
names hash even (0) or odd (1), so that one half can be looked at and the other measured; ``--keep DIR`` keeps the
dressed papers with their gold (``DIR/CHANGE/pdf`` and ``gold``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pikepdf

from benchmarks.dress.__main__ import letters_of
from benchmarks.dress.moved import columns_moved
from benchmarks.dress.places import laid
from benchmarks.dress.reprint import Anew, UnfitError, reprinted
from benchmarks.dress.worded import CHANGES
from benchmarks.labelled import Found, gold_of, papers, read, scorer, within

MOVED = "columns"
LOST = 12
"""Letters by which a paper may differ from what it should hold: ligatures, hyphens."""
FELL = 0.02


class Outcome(NamedTuple):
    name: str
    why: str
    """Why it could not be printed; empty where it could."""
    before: tuple[dict[str, Any], list[Found]]
    after: tuple[dict[str, Any], list[Found]]


def half_of(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % 2


@cache
def _gold(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def words_changed(pdf: Path, gold: Path, change: str, lenders: Sequence[Path], out: Path, seed: str) -> None:
    """Writes ``out/pdf/NAME`` and ``out/gold/NAME``. Raises ``UnfitError``."""
    name = f"{pdf.parent.parent.name}-{pdf.stem}"
    paper, chance = laid(pdf), Random(f"{change}/{name}{seed}")
    target = out / "pdf" / f"{name}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    changed, anew = _gold(gold), list[Anew]()
    with pikepdf.open(pdf) as open_pdf:
        if change == MOVED:
            columns_moved(open_pdf, paper, changed, chance)
        else:
            changed, anew = CHANGES[change](paper, changed, [_gold(each) for each in lenders if each != gold], chance)
            if not anew:
                raise UnfitError("nothing to change")
            reprinted(open_pdf, paper.document, anew)
        open_pdf.save(target, static_id=True)
    gone = Counter(x for each in anew for x in each.cell.text if x.isalnum())
    come = Counter(x for each in anew for x in each.text if x.isalnum())
    was, now = letters_of(pdf), letters_of(target)
    was.update(come)
    was.subtract(gone)
    if sum(abs(was[x] - now[x]) for x in {*was, *now}) > LOST:
        target.unlink()
        raise UnfitError("letters lost or kept")
    (out / "gold").mkdir(exist_ok=True)
    text = json.dumps(changed | {"file": target.name}, ensure_ascii=False, indent=1)
    (out / "gold" / f"{name}.json").write_text(text, encoding="utf-8")


def tried(pair: tuple[Path, Path], change: str, lenders: Sequence[Path], keep: Path | None, seed: str) -> Outcome:
    pdf, gold = pair
    name = f"{pdf.parent.parent.name}-{pdf.stem}"
    with tempfile.TemporaryDirectory() as scratch:
        out = (keep or Path(scratch)) / change
        try:
            words_changed(pdf, gold, change, lenders, out, seed)
        except UnfitError as error:
            return Outcome(name, str(error).split("'")[0], ({}, []), ({}, []))
        told = []
        for paper, labels in ((pdf, gold), (out / "pdf" / f"{name}.pdf", out / "gold" / f"{name}.json")):
            docs = gold_of(labels) | {"file": name}
            told.append((docs, [each | {"document": name} for each in within(docs, read(paper)[0])]))
    return Outcome(name, "", told[0], told[1])


def figures(sides: Sequence[tuple[Mapping[str, Any], Sequence[Found]]]) -> dict[str, Any]:
    docs = {gold["file"]: gold for gold, _ in sides}
    total: dict[str, Any] = scorer().score(docs, [each for _, found in sides for each in found])["total"]
    return total


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+")
    ask.add_argument("--changes", default=",".join([*CHANGES, MOVED]))
    ask.add_argument("--half", type=int, choices=(0, 1))
    ask.add_argument("--keep", type=Path)
    ask.add_argument("--seed", default="")
    ask.add_argument("--worst", type=int, default=0, help="papers named for each change")
    ask.add_argument("--workers", type=int, default=2)
    asked = ask.parse_args()
    pairs = [pair for name in asked.sets for pair in papers(name) if _gold(pair[1]).get("actions")]
    lenders = [gold for _, gold in pairs]
    if asked.half is not None:
        pairs = [pair for pair in pairs if half_of(f"{pair[0].parent.parent.name}-{pair[0].stem}") == asked.half]
    with ProcessPoolExecutor(asked.workers) as pool:
        for change in asked.changes.split(","):
            ask_one = partial(tried, change=change, lenders=lenders, keep=asked.keep, seed=asked.seed)
            _show(change, list(pool.map(ask_one, pairs, chunksize=4)), asked.worst)


def _show(change: str, outcomes: Sequence[Outcome], worst: int) -> None:
    done = [one for one in outcomes if not one.why]
    left = ", ".join(f"{n} {why}" for why, n in Counter(one.why for one in outcomes if one.why).most_common())
    before, after = figures([one.before for one in done]), figures([one.after for one in done])
    keys = ("macro_f1", "rows_right", "link", "ref", "leads", "ts_lenient", "status")
    told = "  ".join(f"{key} {_of(before, key):.3f} -> {_of(after, key):.3f}" for key in keys)
    print(f"{change:10} {len(done)} papers  {told}\n    left out: {left}", flush=True)
    falls = []
    for one in done:
        was, now = figures([one.before]), figures([one.after])
        rows = tuple(float(side.get("macro_f1") or 0) * float(side.get("rows_right") or 0) for side in (was, now))
        falls.append((rows[1] - rows[0], rows, one.name))
    for fall, rows, name in sorted(falls)[:worst]:
        if fall < -FELL:
            print(f"    {rows[0]:.2f} -> {rows[1]:.2f}  {name}", flush=True)


def _of(told: Mapping[str, Any], key: str) -> float:
    return float(told.get(key) or (told.get("fields") or {}).get(key) or 0)


if __name__ == "__main__":
    main()
