"""Figures as a table to read and as JSON to keep."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

Value = str | int | float | bool | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Part:
    """The result of one suite: a title, the table side by side, the same by document, and what could not be run."""

    name: str
    title: str
    rows: Sequence[Row]
    documents: Sequence[Row] = ()
    skipped: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def table(rows: Sequence[Row]) -> str:
    """Rows of one shape as a Markdown table, columns in the order of the first row; '' for no rows."""
    if not rows:
        return ""
    heads = list(rows[0])
    lines = [_line(heads), _line(["---" if i == 0 else "---:" for i in range(len(heads))])]
    lines += [_line([_shown(row.get(head)) for head in heads]) for row in rows]
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _shown(value: Value) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def markdown(parts: Sequence[Part], by_document: bool = True) -> str:
    """The whole report."""
    pieces = ["# Benchmark"]
    for part in parts:
        pieces += [f"## {part.title}", table(part.rows)]
        pieces += list(part.notes)
        if part.skipped:
            pieces.append("\n".join(f"- {name} was not run: {why}" for name, why in sorted(part.skipped.items())))
        if by_document and part.documents:
            pieces += ["### By document", table(part.documents)]
    return "\n\n".join(pieces) + "\n"


def write(parts: Sequence[Part], folder: Path) -> None:
    """``benchmark.md`` and ``benchmark.json`` in ``folder``, made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "benchmark.md").write_text(markdown(parts), encoding="utf-8")
    plain = {
        part.name: {
            "rows": [dict(row) for row in part.rows],
            "documents": [dict(row) for row in part.documents],
            "skipped": dict(part.skipped),
            "notes": list(part.notes),
        }
        for part in parts
    }
    (folder / "benchmark.json").write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
