"""Slots of sentence templates and how they are filled."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from random import Random

SLOTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SLOTS["letter"] = list("ABCDEF")
SLOTS["percent"] = [f"{n} per cent" for n in (5, 8, 10, 12, 15, 20, 25, 40, 60, 75, 80, 90, 95)]
SLOTS["money"] = [f"£{n},000" for n in (15, 22, 40, 65, 75, 90, 120, 150, 240, 310, 475, 600)] + ["£1.2m", "£2.4m"]
SERVICES, PLACES, GROUPS, BODIES, DOCUMENTS, TOPICS = (
    SLOTS[name] for name in ("service", "place", "group", "body", "document", "topic")
)
SLOT = re.compile(r"\{(\w+?)\d?\}")


def fill(template: str, dice: Random) -> str:
    """``template`` with each ``{slot}`` replaced by a filler; ``{topic2}`` differs from an earlier ``{topic}``."""
    used: set[str] = set()

    def one(match: re.Match[str]) -> str:
        choice = dice.choice([x for x in SLOTS[match[1]] if x not in used])
        used.add(choice)
        return choice

    return SLOT.sub(one, template)


def sentence(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """``text`` with a small first letter."""
    return text[:1].lower() + text[1:]


SHORT = {"be": "is", "have": "has", "do": "does"}


def third(phrase: str) -> str:
    """'review how …' → 'reviews how …': the first verb of a phrase, and any marked '+', in the third person."""
    verb, _, rest = phrase.partition(" ")
    rest = re.sub(r"\+(\w+)", lambda match: third(match[1]).strip(), rest)
    if verb in SHORT:
        verb = SHORT[verb]
    elif re.search(r"(?:s|x|z|ch|sh|o)$", verb):
        verb += "es"
    elif re.search(r"[^aeiou]y$", verb):
        verb = verb[:-1] + "ies"
    else:
        verb += "s"
    return f"{verb} {rest}"
