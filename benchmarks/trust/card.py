"""The card of ``models/trust``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

HEAD = """# How sure a row is

Written by `python -m benchmarks.trust.learn`; do not edit by hand.

`forests.json` holds extremely randomised trees (Geurts, Ernst and Wehenkel 2006), a set for the chance that a row is
a record and for that of each field of a record, a logistic line over the same signs, whose mean with the trees is the
vote, and the curve from votes to a chance. That the whole row is right is told by the product of these votes (the
chain rule) on a curve of its own. `kinds.json` is a second opinion on a record's kind (recommendation, action,
decision or none) by its words, the headings over it, the title and kind of its paper alone: a logistic model of four
classes, whose word on a record, its mates and its file is a sign of the others. It learned from the records found,
from those of gold that were lost, and from cells and passages that are none (`examples.words.jsonl.gz`: words that
fewer than eight layouts have are left out, and names of councils); the trees learned with what it says of groups that
it had not seen. `extract.trust` evaluates them with numpy and plain Python; scikit-learn is needed only to learn.
Examples: `benchmarks/trust/examples.csv.gz`: numbers of records found in labelled papers, most of them as they were
read before anybody had looked at the paper, and what was right; no words of papers.
`benchmarks/trust/dressed.csv.gz`: the same of papers printed anew in another dress (`python -m
benchmarks.trust.dressed`), which nobody tuned the program to; they teach the trees alone. `make models` learns them
anew, the same bytes.

Figures: of papers as they were printed, whole layouts or publishers left out of trees and curves, papers weighing
alike (those of lots eight times).
AUC is that of the votes. *Sure* is the share told with 0.9 or more.

| chance that … is right | records | papers | right | AUC | calibration error | sure | of these wrong |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
"""
CHANCE = """Errors come by whole papers, so one small set looks worse than the chances are
(`python -m benchmarks.trust.sets`):

"""
BOUNDS = """The bounds of `accept` (`bounds.json`), fitted on a random half of the layouts and publishers and
checked on the other, forty times: the mean share of wrong ones among the taken of a paper, the share of right ones that
is taken, and in what share of the halves the papers allowed a bound.

| taken is | bound | error | right ones taken | bound allowed |
| --- | ---: | ---: | ---: | ---: |
"""
SETS = """Where the examples are from:

| set | layouts or publishers | records |
| --- | ---: | ---: |
"""
NAMES = {
    "record": "it is a record",
    "row": "the whole row",
    "text": "its text",
    "ref": "its number or reference",
    "link": "its link to recommendations",
    "lead": "its leads",
    "timescale": "its timescale",
    "status": "its status",
}


Checks = Mapping[str, Mapping[float, Mapping[str, float]]]


def card(
    results: Mapping[str, Mapping[str, float]], checks: Checks, groups: Iterable[str], chance: Iterable[str]
) -> str:
    """Markdown: the table of figures, what one set shows by ``chance``, the check of the bounds and what the examples
    are of."""
    lines = [
        f"| {NAMES[field]} | {r['records']:.0f} | {r['papers']:.0f} | {r['right']:.3f} | {r['auc']:.3f} "
        f"| {r['calibration_error']:.3f} | {r['sure']:.2f} | {r['sure_and_wrong']:.3f} |"
        for field, r in results.items()
    ]
    by_set: dict[str, set[str]] = {}
    records = Counter(str(group).split("/", 1)[0] for group in groups)
    for group in groups:
        by_set.setdefault(str(group).split("/", 1)[0], set()).add(str(group))
    sets = [f"| {name} | {len(own)} | {records[name]} |" for name, own in sorted(by_set.items())]
    bounds = [
        f"| {NAMES[field]} | {100 * rate:g} % | {100 * c['error']:.2f} % | {c['taken']:.2f} | {c['allowed']:.2f} |"
        for field, own in checks.items()
        for rate, c in own.items()
    ]
    by_chance = CHANCE + "\n".join(f"- {line}" for line in chance)
    made = [HEAD + "\n".join(lines), by_chance, BOUNDS + "\n".join(bounds), SETS + "\n".join(sets)]
    return "\n\n".join(made) + "\n"
