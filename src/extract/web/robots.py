"""robots.txt after RFC 9309: the group for us or for all, the longest rule wins, ``*`` and ``$`` are understood.

The standard library's parser takes the first rule that fits and knows no ``*``, so it would both refuse what a council
allows and ask for what it forbids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from extract.web.policy import PRODUCT

LONGEST = 500_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5, asks for at least 500 KiB)."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of programs. ``rules``: (whether allowed, pattern) pairs. ``gap``: seconds, if it names any."""

    rules: tuple[tuple[bool, str], ...] = ()
    gap: float | None = None

    def allows(self, path: str) -> bool:
        """Whether the address with this path and query may be asked."""
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def read_robots(text: str) -> Robots:
    """What ``text`` asks of this program; anything that is no robots.txt asks nothing."""
    groups = list(_groups(_directives(text)))
    own = [lines for names, lines in groups if PRODUCT in names]
    chosen = own or [lines for names, lines in groups if "*" in names]
    lines = [line for group in chosen for line in group]
    rules = tuple((key == "allow", value) for key, value in lines if key in ("allow", "disallow") and value)
    gaps = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,4}(\.\d+)?", value)]
    return Robots(rules, max(gaps, default=None))


def _directives(text: str) -> Iterator[tuple[str, str]]:
    for line in text.lstrip("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _groups(directives: Iterable[tuple[str, str]]) -> Iterator[tuple[list[str], list[tuple[str, str]]]]:
    names: list[str] = []
    lines: list[tuple[str, str]] = []
    for key, value in directives:
        if key == "user-agent":
            if lines:
                yield names, lines
                names, lines = [], []
            names.append(re.split(r"[/\s]", value.lower())[0])
        elif names:
            lines.append((key, value))
    yield names, lines


def _fits(pattern: str, path: str) -> bool:
    """Whether a rule is about the path. The pieces between stars are looked for one after another, in linear time."""
    pattern, path = unquote(pattern), unquote(path)
    to_the_end = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for piece in pieces[:-1] if to_the_end else pieces:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    if not to_the_end:
        return True
    return path.endswith(pieces[-1]) and len(path) - len(pieces[-1]) >= place if pieces else place == len(path)
