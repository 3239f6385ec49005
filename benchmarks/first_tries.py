"""The README's table of first tries: for each group of sets the mean of its sets, and the least and the most.

    python -m benchmarks.first_tries

Figures come from ``benchmarks/lots.csv`` and ``benchmarks/fresh.csv``, groups from ``benchmarks/fresh/groups.csv``.
"""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import mean

HERE = Path(__file__).parent
FIGURES = {
    "mean F1 of a paper": "macro_f1",
    "rows right in every field": "rows_right",
    "records lost without a warning on the page": "silent",
}
"""Name in the table and column of the first tries."""


def first_tries() -> dict[str, dict[str, float]]:
    """The figures of each lot and set at its first try, by name."""
    found: dict[str, dict[str, float]] = {}
    for name in ("lots.csv", "fresh.csv"):
        for row in _rows(HERE / name):
            if row["first"] == "first":
                found[row["lot"]] = {each: float(row[each]) for each in FIGURES.values()}
    return found


def groups() -> dict[str, list[str]]:
    """The sets of each group of the table, in its order."""
    found: dict[str, list[str]] = {}
    for row in _rows(HERE / "fresh" / "groups.csv"):
        found.setdefault(row["group"], []).append(row["set"])
    return found


def table() -> str:
    tries, by_group = first_tries(), groups()
    lines = [["figure", *by_group], ["---"] * (len(by_group) + 1)]
    for words, column in FIGURES.items():
        lines.append([words, *(_told([tries[each][column] for each in sets]) for sets in by_group.values())])
    return "\n".join(f"| {' | '.join(line)} |".replace("| --- |", "|---|").replace(" --- |", "---|") for line in lines)


def _told(figures: list[float]) -> str:
    if len(figures) == 1:
        return _short(figures[0])
    return f"{_short(mean(figures))} ({_short(min(figures))} to {_short(max(figures))})"


def _short(figure: float) -> str:
    return f"{figure:.2f}".removeprefix("0")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    print(table())
