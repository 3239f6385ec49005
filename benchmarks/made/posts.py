"""Posts, bodies, members and persons that lead actions."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

from benchmarks.made.values import Lead

FILE = Path(__file__).parent / "words" / "posts.toml"
WORDS: dict[str, list[str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
MEMBERS, SURNAMES, FIELDS, MANAGERS = (WORDS[name] for name in ("members", "surnames", "fields", "managers"))


def post(dice: Random, judge: bool = False) -> str:
    """An officer's post."""
    kind = dice.random()
    if kind < 0.2:
        return dice.choice(WORDS["officers"])
    if kind < 0.4:
        return f"{dice.choice(MANAGERS)} Manager"
    return f"{dice.choice(WORDS['judge_ranks'] if judge else WORDS['ranks'])} {dice.choice(FIELDS)}"


def person(dice: Random) -> str:
    """A placeholder person: initial and surname, a councillor, or first name and surname."""
    name = dice.choice(SURNAMES)
    return dice.choice(
        (f"{dice.choice(WORDS['initials'])} {name}", f"Cllr {name}", f"{dice.choice(WORDS['first'])} {name}")
    )


def one(dice: Random, style: str, judge: bool = False) -> str:
    """One lead of the style: posts, members, bodies, persons, or mixed."""
    kind = (
        style
        if style != "mixed"
        else dice.choices(("posts", "members", "bodies", "persons", "partners"), (6, 2, 3, 1, 1))[0]
    )
    if kind == "posts":
        return post(dice, judge)
    if kind == "members":
        return dice.choice(MEMBERS)
    if kind == "bodies":
        return dice.choice(WORDS["judge_bodies"] if judge and dice.random() < 0.6 else WORDS["bodies"])
    if kind == "partners":
        return dice.choice(WORDS["partners"])
    return person(dice)


def lead(dice: Random, style: str, joint: str, judge: bool = False) -> Lead:
    """A lead cell. ``joint`` joins several ('' = always one); at a line break it is one lead a line."""
    names = [one(dice, style, judge)]
    if joint and dice.random() < 0.3:
        second = one(dice, style, judge)
        if second != names[0]:
            names.append(second)
    return Lead(joint.join(names), tuple(names))


def key(dice: Random, judge: bool = False) -> dict[str, str]:
    """Abbreviation → post, each abbreviation once: what a paper's key explains."""
    found: dict[str, str] = {}
    while len(found) < 7:
        full = (
            f"{dice.choice(('Director of', 'Head of', 'Assistant Director of'))} {dice.choice(FIELDS)}"
            if not judge or dice.random() < 0.5
            else f"{dice.choice(MANAGERS)} Team Manager"
        )
        short = "".join(word[0] for word in full.split())
        if len(short) > 1 and short not in found and full not in found.values():
            found[short] = full
    return found
