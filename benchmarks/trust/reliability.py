"""The page ``docs/how-right.md``: first tries of lots, how far chances can be believed, on how many papers that stands.

python -m benchmarks.trust.learn writes it; with --page nothing else, the chances of unseen groups told anew.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
LOTS = ROOT / "benchmarks" / "lots.csv"
FRESH = ROOT / "benchmarks" / "fresh.csv"
Floats = NDArray[np.float64]
LIMITS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001)
TIMES = 400
"""Samples of papers, with replacement, that an interval is taken from."""
FIGURES = {
    "macro_f1": "mean F1 of a paper", "all.precision": "precision", "all.recall": "recall",
    "recommendation.f1": "recommendations", "action.f1": "actions", "decision.f1": "decisions",
    "rows_right": "rows right in all", "sure_and_wrong": "sure and wrong", "ece_record": "error of p_record",
    "ece_row": "error of confidence", "silent": "lost silently", "false_alarm": "false alarms",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bin:
    """Records told with a chance of a certain range, papers weighing alike."""

    low: float
    high: float
    records: int
    papers: int
    told: float
    right: float
    least: float
    most: float
    """The middle 90 % of ``right`` over samples of papers."""


def bins(told: Floats, truth: Floats, papers: NDArray[np.str_]) -> list[Bin]:
    """The reliability diagram's points, with intervals by paper."""
    found = []
    generator = np.random.default_rng(0)
    for low, high in pairwise(EDGES):
        inside = (told >= low) & (told < high)
        names = np.unique(papers[inside])
        if not len(names):
            continue
        shares = np.array([truth[inside & (papers == name)].mean() for name in names])
        chances = np.array([told[inside & (papers == name)].mean() for name in names])
        samples = shares[generator.integers(0, len(names), (TIMES, len(names)))].mean(axis=1)
        least, most = np.quantile(samples, [0.05, 0.95])
        found.append(
            Bin(low, min(high, 1.0), int(inside.sum()), len(names), float(chances.mean()), float(shares.mean()),
                float(least), float(most))
        )  # fmt: skip
    return found


def diagram(by_name: Mapping[str, Sequence[Bin]]) -> str:
    """An SVG of the points with their intervals beside the line on which told and right are the same."""
    colours = ("#1d70b8", "#d4351c")
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 330" font-family="sans-serif" font-size="11">',
             '<rect width="360" height="330" fill="#fff"/>',
             '<path d="M40 290 L320 10" stroke="#999" stroke-dasharray="4 4"/>',
             '<path d="M40 10 V290 H340" fill="none" stroke="#333"/>']  # fmt: skip
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(f'<text x="{40 + 280 * tick:.0f}" y="304" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="34" y="{294 - 280 * tick:.0f}" text-anchor="end">{tick:g}</text>')
    for place, (name, own) in enumerate(by_name.items()):
        colour = colours[place % len(colours)]
        for point in own:
            x, y = 40 + 280 * point.told + 3 * place, 290 - 280 * point.right
            top, bottom = 290 - 280 * point.most, 290 - 280 * point.least
            parts.append(f'<path d="M{x:.1f} {top:.1f} V{bottom:.1f}" stroke="{colour}" stroke-width="2"/>')
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>')
        parts.append(f'<circle cx="60" cy="{20 + 16 * place}" r="4" fill="{colour}"/>')
        parts.append(f'<text x="70" y="{24 + 16 * place}">{name}</text>')
    parts.append('<text x="190" y="322" text-anchor="middle">chance told</text></svg>')
    return "\n".join(parts) + "\n"


def first_tries(path: Path = LOTS) -> list[dict[str, str]]:
    """The first tries, in the order of the lots."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["first"] == "first"]
    return sorted(rows, key=lambda row: (len(row["lot"]), row["lot"]))


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the rows told with less than ``below`` costs and finds; papers weigh alike."""

    below: float
    read: float
    """Share of the rows that are read."""
    seen: float
    """Share of the wrong rows that are among them."""
    left_wrong: float
    """Share of wrong ones among the rows that are not read."""


def readings(told: Floats, truth: Floats, weights: Floats) -> list[Reading]:
    """For several limits what a reviewer reads and sees who reads every row told with less."""
    wrong = weights * (1 - truth)
    found = []
    for below in LIMITS:
        read = told < below
        left = weights[~read].sum()
        found.append(
            Reading(
                below,
                float(weights[read].sum() / weights.sum()),
                float(wrong[read].sum() / wrong.sum()),
                float(wrong[~read].sum() / left) if left else 0.0,
            )
        )
    return found


def page(by_name: Mapping[str, Sequence[Bin]], read: Sequence[Reading], groups: Iterable[str]) -> str:
    """The page as Markdown."""
    lots, fresh = first_tries(), first_tries(FRESH)
    heads = ["papers", *FIGURES.values()]
    table = ["| " + " | ".join(heads) + " |", "|---" + "|---:" * len(FIGURES) + "|"]
    for name, own in (("lot", lots), ("set", fresh)):
        for row in own:
            told = (f"{float(row[figure]):.2f}" if row[figure] else "-" for figure in FIGURES)
            table.append(f"| {name} {row['lot']} | " + " | ".join(told) + " |")
    chances = ["| what is told | chance | records | papers | mean told | right | 90 % of samples of papers |",
               "|---|---|---:|---:|---:|---:|---|"]  # fmt: skip
    for name, own in by_name.items():
        chances += [
            f"| {name} | {p.low:g} to {p.high:g} | {p.records} | {p.papers} | {p.told:.2f} | {p.right:.2f} "
            f"| {p.least:.2f} to {p.most:.2f} |"
            for p in own
        ]
    review = ["| read: told with less than | share of all rows | share of the wrong rows | wrong among the rest |",
              "|---|---:|---:|---:|"]  # fmt: skip
    review += [f"| {r.below:g} | {r.read:.2f} | {r.seen:.2f} | {r.left_wrong:.2f} |" for r in read]
    return TEXT.format(
        lots="\n".join(table), n_lots=len(lots), n_fresh=len(fresh), chances="\n".join(chances),
        groups=len(set(groups)), review="\n".join(review),
    )  # fmt: skip


TEXT = """# How right it is

Written by `python -m benchmarks.trust.learn` (with `--page` nothing else is); do not edit by hand.

## Papers nobody had looked at

The first rows are lots of eight to eleven papers, published and made-up ones, in layouts that no lot before it had. The
figures are of the **first try**, before anybody had looked at a paper of the lot; the program was changed between lots,
so later lots are the better guide ({n_lots} lots; [benchmarks/lots.csv](../benchmarks/lots.csv) has all of them).
The {n_fresh} sets below them are fifteen papers or so each, made by hands that had never seen the program, in layouts
that differ from the lots' and from each other's: sets a to d are odd in layout, e to h ordinary, i to af, by twelve
more hands, two thirds ordinary or more; ag to al, ba, bb, bg, bj, bm, bq, bt, bv, bw, bx, bz and cb, by thirteen,
are easy and ordinary, am to ap, by two, are in layouts drawn by lot from a list of odd habits and hard to foresee. The
last two kinds bound what to expect; ar, as, au, aw, ax, bc, bd, bi, bn and br, two odd habits a paper, and aq, av, az,
be, bh, bk, bo, bs, bu, by, ca and cc, in the manner of published papers, stand between them, at, ay, bf, bl and bp are
drawn by lot, too;
[benchmarks/fresh](../benchmarks/fresh/README.md) has the papers and says
how to see a try again.
*Sure and wrong*: of the records told with a `p_record` of .9 or more, the share that are none. *Lost silently*: the
share of a reader's records that were lost on pages for which no warning stands. *False alarms*: the share of pages with
nothing lost that carry a warning.

{lots}

A lot is small: one paper that is read wholly wrong moves its figures by a tenth. Scanned papers, tagged PDFs and the
papers of most publishers are few or absent in the lots; on papers the rules were written for every figure is near 1,
which says nothing of the next paper and is not shown here.

## How far a chance can be believed

Each chance was told by a model that had seen nothing of the record's layout or publisher ({groups} of them);
papers weigh alike. A point on the line is a chance that holds.

![Reliability](reliability.svg)

{chances}

## What the chances cannot know

Asked was that chances tell records from others with an AUC of .95; [the card](../models/trust/README.md) has what is
reached. On the first tries of sets e to v, by chances that had seen nothing of the layout, 39 of the 1,917 records
told with .9 or more were none: 16 wordings with a few words too many or too few, in 11 papers; 14 right wordings told
as another kind, 13 of them in one register of decisions that was taken for a plan; and 9 that were nothing of the
kind, in 7 papers. A wording that is cut where a sentence may end looks like a whole one; only the page tells. Of all
220 false records of these sets 76 are cut or glued, 44 of another kind, 100 neither, and 91 of those 100 are told
with less.

Whether a whole row is right depends on columns of a kind that no paper before had (two numbers, a lead above the
table): it comes by whole papers, and a set of fifteen papers with .55 or .87 of its rows right cannot be told from
its neighbours to .08. By set the error of `confidence` stays between .06 and .35. Were the chances perfectly
calibrated, it would still be .13 for half of such sets and .07 to .21 for nine in ten (that of `p_record` .04, and .015
to .09): `python -m benchmarks.trust.sets`, on papers drawn at random from those told by models that had not seen them.

Warnings: a page is told where one text reads like a record, gave none and repeats none (a chance of .85), where three
together do in a file that gave two records at most (.5 to 1), where a list in no known form was read by its likeness to
others with less than .8, and where of its doubtful rows two, and a third of all its rows, are expected to be none
(`rows_doubtful`). Chosen on all sets opened so far, by chances of likeness that had seen nothing of the hand
that made them and by the readers of today: .02 of the records lost silently at .04 false alarms (.08 by the rules
before); on layouts drawn by lot .07 at .13 (.20).

`council-extract why` was read for 21 rows of first tries of sets o to y, 16 of them no records or of another kind (the
chances have learned from these papers since). For 12 of the 16 it named the cause: what the row reads like instead and
which heading or word says so, or that no reader knows its form. For four, wordings cut or glued, it only lowered the
chance. For three rows with one wrong field that field was the least sure; two were right and told so.

## What a reviewer must read

Who reads the rows with a low `confidence` sees most of what is wrong and never all of it. By the same unseen chances:

{review}

## Whether records stand where they are said to

`council-extract evaluate --gold GOLD --pred OUT --pdfs PDFS` holds the words in each record's regions against those in
gold's. On the ten reference papers with a text layer (the rules were written for them): words F1 0.999, pages 1.000. On
the made-up plans (`benchmarks/plans/*.pdf`, other layouts, gold beside them): words F1 0.983, pages 0.995.

That each visible word has one fate is held against papers changed at random after they were read: of 2,000 one broke a
rule of the ledger, and was mended since (`python -m benchmarks.mutations --count 2000 --seed 11`).

[models/trust/README.md](../models/trust/README.md) has the figures of each field and of the bounds that `accept` uses.
"""
