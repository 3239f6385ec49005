"""Learns ``models/columns`` from the examples and says how well it reads layouts that it has not seen.

    python -m benchmarks.columns.learn              learn, write models/columns/weights.json and its card
    python -m benchmarks.columns.learn --check      only print the figures

Headings are taken away at random while learning (blank, unknown to the rules, or misread by them), so that contents can
carry a column alone. Every figure comes from layouts and publishers that the model which read them had not seen.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.columns.card import card
from benchmarks.columns.gather import gathered
from benchmarks.columns.judge import Figures, judged
from extract.codelists import TableRole
from extract.records.plans.evidence import by_rules, kept_reading
from extract.records.plans.evidence.features import CLASSES, Heading, headed, placed
from extract.records.plans.evidence.joint import readings, weighed
from extract.records.plans.evidence.table_features import table_features
from extract.records.plans.evidence.weights import EDGES, Weights, of

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "models" / "columns"
FOLDS = 4
COPIES = 1
"""Times each table is shown with some of its headings taken away, beside once as it is and once without any."""
BLANK, UNKNOWN, MISREAD = 0.08, 0.22, 0.1
"""How often a heading is taken away, is one that no rule knows, or one that the rules give a wrong role."""
STRENGTH = 1.0
"""The inverse of how much weights are pulled to 0."""
FEWEST_LAYOUTS = 2
"""In how many layouts a word stem must stand to be a witness."""
DIGITS = 3
MOST_COUNTED = 3
"""None, one, two or more columns of a class."""
FADING = tuple(f"is {name}" for name in ("lead", "party", "service", "initials", "status", "state", "verb", "will"))
DIM = (1.0, 1.0, 0.6, 0.3)
WAYS = ("as printed", "no headings", "some taken away")
"""Of showing the headings of an example when judging."""
Witnesses = Mapping[str, float]
Example = dict[str, Any]


def headings(example: Example) -> list[Heading]:
    return [Heading(text, role) for text, role in example["headings"]]


def taken_away(given: Sequence[Heading], chance: random.Random) -> list[Heading]:
    """The headings with some of them blank, unknown or misread."""
    found: list[Heading] = []
    for heading in given:
        drawn = chance.random()
        if drawn < BLANK:
            found.append(Heading("", None))
        elif drawn < BLANK + UNKNOWN:
            found.append(Heading("?", None))
        elif drawn < BLANK + UNKNOWN + MISREAD:
            found.append(Heading("?", chance.choice(("other", "other", "detail", "status", "timescale", "lead"))))
        else:
            found.append(heading)
    return found


def witnesses(example: Example, shown: Sequence[Heading]) -> list[dict[str, float]]:
    return [told | headed(shown, index) for index, told in enumerate(placed(example["columns"]))]


def moved(example: Example) -> Example:
    """The example with one of its columns in another place: that leads stand right of actions is a habit, no law."""
    count = len(example["columns"])
    chance = random.Random(f"moved {example['paper']} {example['rows']}")
    order = list(range(count))
    order.insert(chance.randrange(count), order.pop(chance.randrange(count)))
    return example | {name: [example[name][i] for i in order] for name in ("columns", "headings", "target")}


def versions(example: Example) -> list[list[Heading]]:
    """Its headings as they are, none at all, and several with some taken away."""
    given = headings(example)
    chance = random.Random(f"{example['paper']} {given} {example['rows']}")
    blank = [Heading("", None)] * len(given)
    return [given, blank, *(taken_away(given, chance) for _ in range(COPIES))]


def faded(example: Example) -> Example:
    """The example with some of what its cells read like gone dim: names, states and verbs that no list holds."""
    chance = random.Random(f"faded {example['paper']} {example['rows']}")
    columns = [
        {name: value * chance.choice(DIM) if name in FADING else value for name, value in told.items()}
        for told in example["columns"]
    ]
    return example | {"columns": columns}


def is_usable(example: Example) -> bool:
    """Whether enough rows are labelled to say what the columns mean."""
    return bool(example["met"] >= 2 or (example["met"] == 1 and example["rows"] == 1))


# ---------------------------------------------------------------- learning


@dataclass(frozen=True, slots=True)
class Rows:
    """Witnesses, what is right, and the layout of each."""

    told: list[Witnesses]
    right: list[str]
    groups: list[str]


def fitted(rows: Rows, classes: Sequence[str]) -> dict[str, Any]:
    """Weights for ``classes`` as the file has them; layouts weigh as the square root of what they hold."""
    names = _names(rows)
    place = {name: index for index, name in enumerate(names)}
    entries = [(i, place[n], v) for i, told in enumerate(rows.told) for n, v in told.items() if n in place]
    at_rows, at_columns, cells = zip(*entries, strict=True)
    values = csr_matrix((cells, (at_rows, at_columns)), shape=(len(rows.told), len(names)))
    sizes = Counter(rows.groups)
    weights = np.array([1 / math.sqrt(sizes[group]) for group in rows.groups])
    model = LogisticRegression(C=STRENGTH, max_iter=400)
    model.fit(values, rows.right, sample_weight=weights * len(weights) / weights.sum())
    rates, start = model.coef_, model.intercept_
    known = list(model.classes_)
    if len(known) == 2:
        rates, start = np.vstack([-rates / 2, rates / 2]), np.array([-start[0] / 2, start[0] / 2])
    order = [known.index(name) for name in classes]
    return {
        "classes": list(classes),
        "start": [round(float(start[i]), DIGITS) for i in order],
        "weights": {name: [round(float(rates[i, j]), DIGITS) for i in order] for j, name in enumerate(names)},
    }


def _names(rows: Rows) -> list[str]:
    layouts: dict[str, set[str]] = defaultdict(set)
    for told, group in zip(rows.told, rows.groups, strict=True):
        for name in told:
            layouts[name].add(group)
    rare = ("stem ", "said ")
    return sorted(n for n, seen in layouts.items() if not n.startswith(rare) or len(seen) >= FEWEST_LAYOUTS)


def beside(examples: Iterable[Example]) -> dict[str, dict[str, float]]:
    """How much likelier than by chance a class stands right of another."""
    pairs: Counter[tuple[str, str]] = Counter()
    lefts: Counter[str] = Counter()
    rights: Counter[str] = Counter()
    for example in examples:
        row = [EDGES[0], *example["target"], EDGES[1]]
        for left, right in pairwise(row):
            pairs[left, right] += 1
            lefts[left] += 1
            rights[right] += 1
    total = sum(lefts.values())
    return {
        left: {
            right: round(
                math.log((pairs[left, right] + 0.5) / (lefts[left] + 5))
                - math.log((rights[right] + 0.5) / (total + 5)),
                DIGITS,
            )
            for right in (*CLASSES, EDGES[1])
        }
        for left in (EDGES[0], *CLASSES)
    }


def counts(examples: Sequence[Example]) -> dict[str, list[float]]:
    """How much likelier than by chance a table has none, one or two columns of a class."""
    rate = Counter(name for example in examples for name in example["target"])
    columns = sum(rate.values())
    found: dict[str, list[float]] = {}
    for name in CLASSES[:-1]:
        share = (rate[name] + 0.5) / (columns + 5)
        seen, expected = [0.5] * MOST_COUNTED, [0.5] * MOST_COUNTED
        for example in examples:
            size = len(example["target"])
            seen[min(example["target"].count(name), MOST_COUNTED - 1)] += 1
            for count in range(size + 1):
                chance = math.comb(size, count) * share**count * (1 - share) ** (size - count)
                expected[min(count, MOST_COUNTED - 1)] += chance
        found[name] = [round(math.log(a / b), DIGITS) for a, b in zip(seen, expected, strict=True)]
    return found


def learn(examples: Sequence[Example]) -> dict[str, Any]:
    """The weights, from the examples alone."""
    plans = [example for example in examples if is_usable(example)]
    rows = Rows([], [], [])
    for example in plans:
        for given in (example, moved(example), faded(moved(example)), faded(example)):
            for shown in versions(given):
                rows.told.extend(witnesses(given, shown))
                rows.right.extend(given["target"])
                rows.groups.extend([example["group"]] * len(example["target"]))
    column = fitted(rows, CLASSES)
    data = {
        "column": column,
        "beside": beside(plans),
        "counts": counts(plans),
        "table": {"classes": ["no", "plan"], "start": [0, 0], "weights": {}},
    }
    half = of(data)
    table = Rows([], [], [])
    for example in examples:
        for shown in versions(example)[:3]:
            table.told.append(table_witnesses(example, shown, half))
            table.right.append("plan" if example["plan"] else "no")
            table.groups.append(example["group"])
    return data | {"table": fitted(table, ("no", "plan"))}


def table_witnesses(example: Example, shown: Sequence[Heading], weights: Weights) -> dict[str, float]:
    told = witnesses(example, shown)
    chances = weighed(weights, told)
    best, ruled = readings(weights, chances, {})[0], readings(weights, chances, by_rules(shown))[0]
    kept = kept_reading(best, ruled, example["rows"])
    return table_features(example["measures"], shown, told, kept, role_shown(example, shown), example["said"])


def role_shown(example: Example, shown: Sequence[Heading]) -> TableRole:
    """What the rules would take the table for by the headings shown."""
    role: TableRole = example["role"]
    if list(shown) == headings(example) or role in ("key_value", "contents", "layout"):
        return role
    roles = {heading.role for heading in shown}
    if "action" in roles and roles & {"lead", "timescale", "status", "recommendation"}:
        return "action_plan"
    return "recommendation_list" if "recommendation" in roles else "other"


def folds(examples: Sequence[Example]) -> list[set[str]]:
    """The layouts, dealt out."""
    groups = sorted({example["group"] for example in examples})
    random.Random(3).shuffle(groups)
    return [set(groups[start::FOLDS]) for start in range(FOLDS)]


def figures(examples: Sequence[Example]) -> Figures:
    """How each example is read by weights that have not seen its layout."""
    found = Figures()
    for held in folds(examples):
        weights = of(learn([example for example in examples if example["group"] not in held]))
        for example in examples:
            if example["group"] in held:
                for name, shown in zip(
                    ("as printed", "no headings", "some taken away"), versions(example), strict=False
                ):
                    told = witnesses(example, shown)
                    plan = weights.table.log_chances(table_witnesses(example, shown, weights))[1]
                    found.add(name, judged(example, shown, told, weights, math.exp(plan), is_usable(example)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print the figures and write nothing")
    check = parser.parse_args().check
    examples = gathered()
    told = figures(examples)
    print(told.text())
    if check:
        return
    TARGET.mkdir(exist_ok=True)
    weights = json.dumps(learn(examples), sort_keys=True, separators=(",", ":"))
    (TARGET / "weights.json").write_text(weights + "\n", encoding="utf-8")
    (TARGET / "README.md").write_text(card(examples, told), encoding="utf-8")


if __name__ == "__main__":
    main()
