"""Made-up papers with gold.

python -m benchmarks.made OUT                                    both sides, three papers a layout
python -m benchmarks.made OUT --split judge --seed 2 --per-layout 5
python -m benchmarks.made OUT --layouts plan-span,minutes-list
python -m benchmarks.made --list
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.made.layouts import layouts
from benchmarks.made.write import write


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", nargs="?", type=Path)
    ask.add_argument("--layouts", default="", help="names, apart by commas")
    ask.add_argument("--split", choices=("learn", "judge"))
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--per-layout", type=int, default=3)
    ask.add_argument("--list", action="store_true", help="name the layouts and stop")
    told = ask.parse_args()
    if told.list or not told.out:
        print("\n".join(f"{'judge' if x.judge else 'learn'}  {x.family:10} {x.name}" for x in layouts().values()))
        return
    names = [name for name in told.layouts.split(",") if name]
    papers = list(write(told.out, told.split, names, seed=told.seed, each=told.per_layout))
    pages = sum(paper.gold["page_count"] for paper in papers)
    print(f"{len(papers)} papers, {pages} pages in {told.out}")


if __name__ == "__main__":
    main()
