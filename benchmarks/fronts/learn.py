"""Learns ``models/papers/chosen.json``: what each sign of a title, a kind, a body and a day weighs.

    python -m benchmarks.fronts.learn            learn from the committed examples and write the weights
    python -m benchmarks.fronts.learn --check    write nothing; print how often the choice is right, one of six groups
                                                 of sets left out in turn: of all papers and of those of which gold
                                                 states the fact; and for what kind each is taken, gold's kinds down
    python -m benchmarks.fronts.learn "kind told" committee      learn these anew, the others stay as they are

A choice is as likely as the exponential of its weighed signs among all choices of its paper (a conditional logit). What
craft knows of the places that name a meeting is the centre that the weights are drawn to (``prior.toml``), so that what
few papers show does not count for much.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.fronts.gather import Example, load
from benchmarks.labelled import ROOT
from extract.records.paper.kinds import KINDS, TITLED

TARGET = ROOT / "models" / "papers" / "chosen.json"
PRIOR = tomllib.loads(Path(__file__).with_name("prior.toml").read_text(encoding="utf-8"))
LEAST, LEAST_OF_A_WORD = 0.01, 0.1
"""Weights that are left out: those of words are many, and each counts for less than half."""
GROUPS = 6
SETS_OF_A_WORD = 3
"""Sets, each by one hand, in which a word of titles must stand before it counts."""
Weights = dict[str, float]


def weight_of(example: Example) -> float:
    """How much a paper counts: plans repeat their heads and were labelled for their rows; that a paper names no
    committee is gold's word on some that name one."""
    sets = PRIOR["papers_of_kind" if example["fact"].startswith("kind") else "papers"]
    none = PRIOR["none"] if example["none"] and example["fact"] == "committee" else 1.0
    return float(sets.get(example["set"], 1.0)) * float(none)


def fit(examples: Sequence[Example], fact: str) -> Weights:
    """The weights of the signs of ``fact``."""
    usable = [example for example in examples if example["fact"] == fact and example["right"]]
    choices = [choice for example in usable for choice in (*example["right"], *example["wrong"])]
    names = sorted(_usual(usable) | PRIOR["signs"].get(fact, {}).keys())
    place = {name: at for at, name in enumerate(names)}
    made = [example["set"] == "made" for example in usable for _ in (*example["right"], *example["wrong"])]
    rows = [
        (row, place[name], value)
        for row, choice in enumerate(choices)
        for name, value in choice.items()
        if name in place
        and not (made[row] and name.endswith("short paper"))  # invented first pages are not whole papers
    ]
    signs = csr_matrix(([v for *_, v in rows], ([r for r, *_ in rows], [c for _, c, _ in rows])),
                       shape=(len(choices), len(names)))  # fmt: skip
    sizes = np.array([len(example["right"]) + len(example["wrong"]) for example in usable])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.concatenate([[1.0] * len(e["right"]) + [0.0] * len(e["wrong"]) for e in usable])
    paper = np.repeat(np.arange(len(usable)), sizes)
    weigh = np.array([weight_of(example) for example in usable])
    centre = np.array([PRIOR["signs"].get(fact, {}).get(name, 0.0) for name in names])
    strength = PRIOR["strength"][fact]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        told = signs @ weights
        likely = np.exp(told - np.maximum.reduceat(told, first)[paper])
        whole, held = np.add.reduceat(likely, first), np.add.reduceat(likely * right, first)
        apart = weights - centre
        slope = signs.T @ (weigh[paper] * (likely / whole[paper] - likely * right / held[paper])) + apart / strength
        return float(-(weigh * np.log(held / whole)).sum() + apart @ apart / (2 * strength)), slope

    found = minimize(loss, centre, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return {n: round(float(w), 3) for n, w in zip(names, found, strict=True) if abs(w) >= _least(n)}


def _least(name: str) -> float:
    return LEAST_OF_A_WORD if f": {TITLED}" in name else LEAST


def _usual(examples: Sequence[Example]) -> set[str]:
    """The signs that count: of the words of titles those that several sets have."""
    sets: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for choice in (*example["right"], *example["wrong"]):
            for name in choice:
                sets[name].add(example["set"])
    return {name for name, of in sets.items() if len(of) >= SETS_OF_A_WORD or f": {TITLED}" not in name}


def weighed(choice: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(value * weights.get(name, 0.0) for name, value in choice.items())


def chosen_right(example: Example, weights: Mapping[str, float]) -> bool:
    right, wrong = ([weighed(choice, weights) for choice in example[side]] for side in ("right", "wrong"))
    return max(right, default=-np.inf) > max(wrong, default=-np.inf)


def kinds_of(example: Example, weights: Mapping[str, float]) -> tuple[str, str]:
    """(the likeliest of the kinds that gold calls fair, the kind that is chosen)."""
    first, *_ = sorted((*example["right"], *example["wrong"]), key=lambda choice: -weighed(choice, weights))
    fair, *_ = sorted(example["right"], key=lambda choice: -weighed(choice, weights))
    return _kind(fair), _kind(first)


def _kind(choice: Mapping[str, float]) -> str:
    return next(kind for kind in KINDS if kind in choice)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("facts", nargs="*", help="what is learned anew; all of it where none is named")
    ask.add_argument("--check", action="store_true")
    told = ask.parse_args()
    examples = load()
    facts = told.facts or list(PRIOR["strength"])
    if told.check:
        for fact in facts:
            _check([example for example in examples if example["fact"] == fact], fact)
        return
    kept = json.loads(TARGET.read_text(encoding="utf-8")) if told.facts else {}
    learned = kept | {fact: fit(examples, fact) for fact in facts}
    TARGET.write_text(json.dumps(learned, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def _check(examples: Sequence[Example], fact: str) -> None:
    by_set: dict[str, list[bool]] = defaultdict(list)
    stated: list[bool] = []
    taken: Counter[tuple[str, str]] = Counter()
    sets = sorted({e["set"] for e in examples} - PRIOR["papers"].keys() - {"real"}, key=lambda of: (len(of), of))
    for at in range(GROUPS):  # sets that follow each other are often by one hand
        left_out = set(sets[at * len(sets) // GROUPS : (at + 1) * len(sets) // GROUPS])
        weights = fit([e for e in examples if e["set"] not in left_out], fact)
        for example in (e for e in examples if e["set"] in left_out):
            by_set[example["set"]].append(chosen_right(example, weights))
            stated += by_set[example["set"]][-1:] if example["stated"] else []
            if fact == "kind told" and example["right"]:
                taken[kinds_of(example, weights)] += 1
    every = [holds for each in by_set.values() for holds in each]
    figures = f"{np.mean(every):.3f} of {len(every)}, where stated {np.mean(stated):.3f} of {len(stated)};"
    print(fact, figures, *(f"{name} {np.mean(each):.2f}" for name, each in by_set.items()))
    kinds = [kind for kind in KINDS if any(kind in pair for pair in taken)]
    for kind in kinds:
        wrong = (f"{taken[kind, other]} {other}" for other in kinds if other != kind and taken[kind, other])
        print(f"  {kind}: {taken[kind, kind]} right", *wrong, sep=", ")


if __name__ == "__main__":
    main()
