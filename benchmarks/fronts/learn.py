"""Learns ``models/papers/chosen.json``: what each sign of a title, a kind, a body and a day weighs.

    python -m benchmarks.fronts.learn            learn from the committed examples and write the weights
    python -m benchmarks.fronts.learn --check    and print how often the choice is right, each set left out in turn

A choice is as likely as the exponential of its weighed signs among all choices of its paper (a conditional logit). What
craft knows of the places that name a meeting is the centre that the weights are drawn to (``prior.toml``), so that what
few papers show does not count for much.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.fronts.gather import Example, load
from benchmarks.labelled import ROOT

TARGET = ROOT / "models" / "papers" / "chosen.json"
PRIOR = tomllib.loads(Path(__file__).with_name("prior.toml").read_text(encoding="utf-8"))
LEAST = 0.01
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
    names = sorted({name for choice in choices for name in choice} | PRIOR["signs"].get(fact, {}).keys())
    place = {name: at for at, name in enumerate(names)}
    made = [example["set"] == "made" for example in usable for _ in (*example["right"], *example["wrong"])]
    rows = [
        (row, place[name], value)
        for row, choice in enumerate(choices)
        for name, value in choice.items()
        if not (made[row] and name.endswith("short paper"))  # invented first pages are not whole papers
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
    return {n: round(float(w), 3) for n, w in zip(names, found, strict=True) if abs(w) >= LEAST}


def chosen_right(example: Example, weights: Mapping[str, float]) -> bool:
    def told(choice: Mapping[str, float]) -> float:
        return sum(value * weights.get(name, 0.0) for name, value in choice.items())

    return max(map(told, example["right"]), default=-np.inf) > max(map(told, example["wrong"]), default=-np.inf)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--check", action="store_true")
    told = ask.parse_args()
    examples = load()
    learned = {fact: fit(examples, fact) for fact in PRIOR["strength"]}
    TARGET.write_text(json.dumps(learned, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    for fact in PRIOR["strength"] if told.check else ():
        by_set: dict[str, list[bool]] = defaultdict(list)
        for of in sorted({e["set"] for e in examples} - PRIOR["papers"].keys()):
            weights = fit([e for e in examples if e["set"] != of], fact)
            by_set[of] = [chosen_right(e, weights) for e in examples if e["set"] == of and e["fact"] == fact]
        every = [holds for each in by_set.values() for holds in each]
        print(
            fact, f"{np.mean(every):.3f} of {len(every)};", *(f"{s} {np.mean(v):.2f}" for s, v in by_set.items() if v)
        )


if __name__ == "__main__":
    main()
