"""The chance that two recommendations ask for the same thing, from their words alone.

What is compared is the point of each text: words of a purpose ("so that …", "in order to …") count little. Words weigh
by how rare they are in a fixed background (models/families/weights.json), not in the store, so that a pair has the same
chance in every store and what publishers always write says little. Two texts are alike by what their words mean
(``senses``), by fine concepts (models/families/concepts.toml), which know that "savings" and "budget gap" are kin.
What looks likely at that glance is read whole (``encoder``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from extract.families.encoder import asked
from extract.families.senses import Sense, apart, likeness, sense, told_alike
from extract.families.texts import content_words, plain, stem
from extract.shipped import model_file

PURPOSE = re.compile(
    r"(?:so that|in order (?:to|that)|and act (?:so|to)|and report openly|with a particular focus|as set out in"
    r"|to (?:give|make|avoid|reduce the time|inform|ensure|enable|help|allow|rebuild|maximise|effectively))\b"
)
POINT = 4
"""Words that stand before a purpose at least; a text that begins with one has no other point."""
ASIDE = 0.25
"""What a word of a purpose counts."""
ABOUT = 0.5
"""What a subject counts beside a concept that is asked for."""
LEAST_WORDS = 2
"""Telling words of a point; where fewer are left, the whole text is the point."""
BRIEF = 4
"""Telling words of a brief point at most."""
GLANCE = 0.03
"""Chance from words and concepts alone below which two texts are not read whole, which takes long."""
FEWEST = 3
"""Words of a recommendation; what has fewer is a fragment."""
OPEN_ENDS = frozenset(
    re.findall(r"\w+", "a an and as at by for from in including into of on or the their to via with which that")
)


@dataclass(frozen=True, eq=False)
class Point:
    """What a recommendation asks for: ``said`` in these words, without its purpose; weights of its words and concepts,
    each of length one; and its sense."""

    said: str
    words: Mapping[str, float]
    concepts: Mapping[str, float]
    sense: Sense

    @property
    def key(self) -> str:
        """Equal for two points in the same words, whatever their order."""
        return "\n".join(f"{term} {weight:.6f}" for term, weight in sorted(self.words.items()))


@cache
def known() -> dict[str, Any]:
    """The weights of the model: ``rarity`` of stems and what a feature counts."""
    found: dict[str, Any] = model_file("families", "weights.json")
    return found


@cache
def concepts() -> Mapping[str, re.Pattern[str]]:
    """What each concept looks like in plain words, subjects among them."""
    told = model_file("families", "concepts.toml")
    return {name: re.compile(rf"\b(?:{words})") for name, words in (told["concept"] | told["subject"]).items()}


@cache
def subjects() -> frozenset[str]:
    """The concepts that say what a text is about rather than what it asks."""
    return frozenset(model_file("families", "concepts.toml")["subject"])


def fragment(text: str) -> bool:
    """Whether a text is a piece of a recommendation: too few words, none telling, or an end that leaves it open."""
    words = plain(text).split()
    return len(words) < FEWEST or not content_words(text) or words[-1] in OPEN_ENDS


def point(text: str) -> Point:
    """The point of a recommendation."""
    main, aside = _parted(text)
    words: dict[str, float] = {}
    found: dict[str, float] = {}
    rarity, rarest = known()["rarity"], known()["rarest"]
    for part, weight in ((main, 1.0), (aside, ASIDE)):
        stems = [stem(word) for word in content_words(part)]
        for term in stems:
            words[term] = max(words.get(term, 0.0), weight * rarity.get(term, rarest))
        for one, two in pairwise(stems):
            both = 0.5 * (rarity.get(one, rarest) + rarity.get(two, rarest))
            words[f"{one} {two}"] = max(words.get(f"{one} {two}", 0.0), weight * both)
        for name, pattern in concepts().items():
            if pattern.search(plain(part)):
                told = weight * known()["concepts"].get(name, 1.0) * (ABOUT if name in subjects() else 1)
                found[name] = max(found.get(name, 0.0), told)
    said = {term: rarity.get(term, rarest) for term in map(stem, content_words(main))}
    return Point(main, _of_length_one(words), _of_length_one(found), sense(said))


def _parted(text: str) -> tuple[str, str]:
    """The words of the point, and those of purposes."""
    words = text.split()
    joined, places = "", list[int]()
    for word in words:
        places.append(len(joined))
        joined += f"{plain(word)} "
    aside = set[int]()
    for match in PURPOSE.finditer(joined):
        at = next((place for place, start in enumerate(places) if start >= match.start()), len(words))
        if at >= POINT:
            end = next((place for place in range(at, len(words)) if words[place][-1] in ".;"), len(words) - 1)
            aside.update(range(at, end + 1))
    aside.update(range(_first_sentence(words), len(words)))
    main = [word for place, word in enumerate(words) if place not in aside]
    if len(set(content_words(" ".join(main)))) < LEAST_WORDS:
        return text, ""
    return " ".join(main), " ".join(word for place, word in enumerate(words) if place in aside)


def _first_sentence(words: list[str]) -> int:
    """Where the first sentence with something to say ends."""
    ends = (place for place, word in enumerate(words, 1) if word[-1] in ".:!?")
    return next((end for end in ends if len(set(content_words(" ".join(words[:end])))) > LEAST_WORDS), len(words))


def _of_length_one(weights: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def at_a_glance(first: Point, second: Point) -> dict[str, float]:
    """How alike two points are: in sense, word by word, in concepts (again where both are brief, so that a concept is
    all they say); whether they share no concept; and how far apart is what each says beside the words they share."""
    longest = max(len(first.sense.stems), len(second.sense.stems))
    shared = first.concepts.keys() & second.concepts.keys()
    together = sum(first.concepts[name] * second.concepts[name] for name in sorted(shared))
    return {
        "sense": likeness(first.sense, second.sense),
        "told_alike": told_alike(first.sense, second.sense),
        "concepts": together,
        "brief": together if longest <= BRIEF else 0.0,
        "other_concepts": float(bool(first.concepts) and bool(second.concepts) and not shared),
        "apart": apart(first.sense, second.sense),
    }


def probability(first: Point, second: Point) -> float:
    """The chance that two recommendations ask for the same thing, 0..1."""
    told = at_a_glance(first, second)
    chance = chance_of(told, known()["glance"])
    return (
        chance if chance < GLANCE else chance_of(read_whole(told, asked(first.said, second.said)), known()["weights"])
    )


def read_whole(glance: Mapping[str, float], asked: Mapping[str, float]) -> dict[str, float]:
    """Both, and by how much what is asked counts less the more concepts two texts share, whatever their words."""
    shared = {f"{name}_asked": glance[name] * asked["asked"] for name in ("concepts", "brief")}
    return {**glance, **asked, **shared}


def chance_of(told: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance by the weights of a logistic regression."""
    odds = weights["bias"] + sum(weights[name] * value for name, value in told.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
