"""The model card of ``models/columns``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.columns.judge import Figures

HEAD = """# columns

What the columns of a table mean and whether the table is a plan: weights for the witnesses of
`extract.records.plans.evidence` (multinomial logistic regression; a class's score is a dot product), and how often one
meaning stands beside another. The rules of `columns.py` are one witness; their reading stands unless another is far
likelier, and a table that they do not take for a plan becomes one only where that is very sure.

- **Made by** `make models` (`python -m benchmarks.columns.learn`) from `benchmarks/columns/examples.jsonl.gz`, which
  `python -m benchmarks.columns.gather` lays beside gold: numbers and headings, no sentence of any paper. The same
  examples give the same bytes.
- **Learned from** {tables} tables ({plans} of them plans) in {papers} papers of {groups} layouts and publishers.
- **Left out**: status told by ticks, letters and colours, and whose number a number is; rules read these.
- **While learning** headings are blank (8 %), unknown (22 %) or misread (10 %) at random.

## Layouts and publishers left out

Share of plans' tables all of whose columns are read right, by the rules alone, by the weights alone, and by the rules
unless another reading is far likelier. Five folds; no layout or publisher stands on both sides.

| headings | tables | rules | weights | both |
|---|---|---|---|---|
"""
PLANS = """
Which tables are taken for plans ("rules": those with headings; a chance is told for any table):

| headings | by | plans | found | false |
|---|---|---|---|---|
"""


def card(examples: Sequence[Mapping[str, Any]], figures: Figures) -> str:
    text = HEAD.format(
        tables=len(examples),
        plans=sum(example["plan"] for example in examples),
        papers=len({example["paper"] for example in examples}),
        groups=len({example["group"] for example in examples}),
    )
    for way, count, rules, own, both in figures.rows():
        text += f"| {way} | {count} | {rules:.3f} | {own:.3f} | {both:.3f} |\n"
    text += PLANS
    for way, who, plans, hit, false in figures.plans():
        text += f"| {way} | {who} | {plans} | {hit} | {false} |\n"
    return text
