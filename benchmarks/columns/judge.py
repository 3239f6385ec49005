"""How right a reading of labelled columns is, by the rules, by the weights and by both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.records.plans.evidence import by_rules, kept_reading
from extract.records.plans.evidence.features import CLASS_OF, Heading
from extract.records.plans.evidence.joint import readings, weighed
from extract.records.plans.evidence.weights import Weights

FIELDS = ("number", "recommendation", "action", "lead", "time")
"""Classes that only columns named by gold may have."""
CERTAIN = (0.5, 0.9, 0.97)


@dataclass(frozen=True, slots=True)
class Judged:
    is_plan: bool
    usable: bool
    rules: bool
    weights: bool
    both: bool
    chance: float
    plan: float
    rules_plan: bool


@dataclass(slots=True)
class Figures:
    by_way: dict[str, list[Judged]] = field(default_factory=lambda: defaultdict(list))

    def add(self, way: str, found: Judged) -> None:
        self.by_way[way].append(found)

    def rows(self) -> list[tuple[str, int, float, float, float]]:
        """(headings, tables, shares of tables read wholly right by rules, weights, and rules unless far likelier)."""
        told = []
        for way, found in self.by_way.items():
            plans = [one for one in found if one.usable]
            count = max(len(plans), 1)
            shares = [sum(getattr(one, name) for one in plans) / count for name in ("rules", "weights", "both")]
            told.append((way, len(plans), shares[0], shares[1], shares[2]))
        return told

    def plans(self) -> list[tuple[str, str, int, int, int]]:
        """(headings, who says, plans, of them taken for plans, other tables taken for plans)."""
        told: list[tuple[str, str, int, int, int]] = []
        for way, found in self.by_way.items():
            plans = sum(one.is_plan for one in found)
            hit = Counter(one.is_plan for one in found if one.rules_plan)
            told.append((way, "rules", plans, hit[True], hit[False]))
            for least in CERTAIN:
                hit = Counter(one.is_plan for one in found if one.plan >= least)
                told.append((way, f"chance {least}", plans, hit[True], hit[False]))
        return told

    def text(self) -> str:
        lines = [f"{'headings':18} {'tables':>6} {'rules':>6} {'weights':>8} {'both':>6}"]
        lines += [
            f"{way:18} {count:6} {rules:6.3f} {own:8.3f} {both:6.3f}" for way, count, rules, own, both in self.rows()
        ]
        lines += [
            f"{way:18} {who:12} {plans:5} plans, {hit:5} found, {false:4} false"
            for way, who, plans, hit, false in self.plans()
        ]
        return "\n".join(lines)


def judged(
    example: Mapping[str, Any],
    shown: Sequence[Heading],
    told: Sequence[Mapping[str, float]],
    weights: Weights,
    plan: float,
    usable: bool,
) -> Judged:
    rules = tuple(_plain(heading) for heading in shown)
    chances = weighed(weights, told)
    best = readings(weights, chances, {})[0]
    both = kept_reading(best, readings(weights, chances, by_rules(shown))[0], example["rows"]).classes
    right = [_is_right(classes, example["gold"]) for classes in (rules, best.classes, both)]
    rules_plan = example["role"] == "action_plan" and any(heading.text not in ("", "?") for heading in shown)
    return Judged(example["plan"], usable, right[0], right[1], right[2], best.chance, plan, rules_plan)


def _plain(heading: Heading) -> str:
    name = CLASS_OF[heading.role] if heading.role else "other"
    return "other" if name == "detail" else name


def _is_right(classes: Sequence[str], gold: Mapping[str, str]) -> bool:
    said = all(classes[int(index)] == meaning for index, meaning in gold.items())
    return said and all(name not in FIELDS or str(index) in gold for index, name in enumerate(classes))
