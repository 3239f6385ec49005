"""Other systems of numbering for the numbers that a paper has."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.dress.reprint import UnfitError

PLAIN = re.compile(r"^[A-Za-z]{0,4}[ .-]?(\d{1,2})(?:[.](\d{1,2})|\s?\(?([a-z])\)?)?[.)]?$")
ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
LETTERS = 26


class Number(NamedTuple):
    """A number as its parts: "2.3", "2c" and "R2.3" are 2 and 3; ``asked``: whether it is a recommendation's."""

    first: int
    second: int
    asked: bool


System = Callable[[Number], str]


def number_of(text: str, asked: bool) -> Number:
    told = PLAIN.match(text.strip())
    if not told:
        raise UnfitError("a number of another form")
    first, second, letter = told.groups()
    return Number(int(first), int(second) if second else ord(letter) - ord("a") + 1 if letter else 0, asked)


def _lettered(n: Number) -> str:
    before = "R" if n.asked or n.second else "A"
    return f"{before}{n.first}.{n.second}" if n.second else f"{before}{n.first}"


def _dotted(n: Number) -> str:
    return f"{n.first}.{n.second}" if n.second else f"{1 if n.asked else 2}.{n.first}"


def _roman(n: Number) -> str:
    return f"{n.first}({_in_roman(n.second)})" if n.second else f"({_in_roman(n.first)})"


def _in_roman(number: int) -> str:
    return "x" * (number // 10) + ONES[number % 10]


def _as_letters(n: Number) -> str:
    if max(n.first, n.second) > LETTERS:
        raise UnfitError("too many for letters")
    return f"{n.first}{chr(ord('a') - 1 + n.second)}" if n.second else chr(ord("A") - 1 + n.first)


def _coded(n: Number) -> str:
    code = f"{'PR' if n.asked else 'IA'}/24/{n.first:02}"
    return f"{code}-{n.second}" if n.second else code


def _plain(n: Number) -> str:
    return f"{n.first}.{n.second}" if n.second else str(n.first)


SYSTEMS: tuple[System, ...] = (_lettered, _dotted, _roman, _as_letters, _coded, _plain)
