"""Papers made and written: the same arguments, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.made.layouts import Layout, layouts
from benchmarks.made.paper import Paper


@dataclass(frozen=True)
class Made:
    """A finished paper."""

    name: str
    pdf: bytes
    gold: dict[str, Any]


def make(layout: Layout, seed: int, number: int) -> Made:
    """Paper ``number`` of ``layout``; its content depends on the layout's name, the seed and the number alone."""
    name = f"{layout.name}-{number:02}"
    paper = Paper(name, layout.name, layout.family, layout.judge, Random(f"{seed}/{name}"), page=layout.page)
    layout.write(paper)
    pdf = paper.sheet.bytes()
    return Made(name, pdf, paper.gold() | {"seed": seed})


def chosen(split: str | None, names: Iterable[str] = ()) -> list[Layout]:
    """Layouts of a split (None: both), or those named. Raises KeyError for an unknown name."""
    known = layouts()
    wanted = [known[name] for name in names] or list(known.values())
    return [layout for layout in wanted if split is None or layout.judge == (split == "judge")]


def write(out: Path, split: str | None, names: Iterable[str] = (), *, seed: int, each: int) -> Iterator[Made]:
    """Writes ``out/pdf/*.pdf`` and ``out/gold/*.json``, ``each`` of every layout."""
    for folder in ("pdf", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for layout in chosen(split, names):
        for number in range(1, each + 1):
            made = make(layout, seed, number)
            (out / "pdf" / f"{made.name}.pdf").write_bytes(made.pdf)
            text = json.dumps(made.gold, indent=1, ensure_ascii=False) + "\n"
            (out / "gold" / f"{made.name}.json").write_text(text, encoding="utf-8")
            yield made
