"""How lists are numbered: the style of a number, its place in the list, and lists printed within a sentence."""

from __future__ import annotations

import re

_INLINE_MARK = re.compile(r"(?:^|(?<=[\s;,:]))\(?(?P<number>[A-Za-z]|[ivx]{1,4}|\d{1,2})\)\s+")
_JOINT = re.compile(r"^(?:That|that|To|to)[:,]?\s+(?=\(?(?:a|i|1)\)\s)")
_FIRST_MARK = re.compile(r"(\(?(?:a|A|i|1)[).])\s+(?=\S)")
_ROMAN = re.compile(r"^[ivx]+$")


def inline_items(text: str) -> list[tuple[str | None, str]]:
    """The items of a list printed within one sentence: "(a) note X; (b) agree Y"; [] where there is none. What they
    all complete may stand before the first: "That (a) X; (b) Y"."""
    text = _JOINT.sub("", text)
    marks = list(_INLINE_MARK.finditer(text))
    if len(marks) < 2 or marks[0].start() != 0:
        return []
    first = marks[0]["number"]
    letters = first in ("a", "A") and all(len(mark["number"]) == 1 for mark in marks)
    values = [ord(mark["number"]) - ord(first) + 1 if letters else value_of(mark["number"]) for mark in marks]
    if values != list(range(1, len(values) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [(mark["number"], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]


def first_item(text: str, below: str) -> tuple[str, str] | None:
    """The first item of a list run in at the head of ``text``, "(a) note X", where the paragraph below is numbered
    ``below`` as its second: number as printed and words. None where there is none."""
    first = _FIRST_MARK.match(text)
    if first is None or value_of(below) != 2 or form_of(first[1]) != form_of(below):
        return None
    return first[1], text[first.end() :]


def form_of(marker: str) -> str:
    """How a number is set: "(1)" → "()"."""
    return re.sub(r"\w+", "", marker)


def label_of(number: str) -> str | None:
    """A number as printed without brackets and full stop; None for a bullet or nothing."""
    return None if number in ("", "•") else number.strip("().")


def style_of(number: str, before: str = "", before_style: str = "") -> str:
    """How a list counts: bullet, number, decimal, letter or roman. "i" after "h" is a letter; ``before`` is the number
    of the item before, ``before_style`` its style."""
    bare = number.strip("().").lower()
    if not bare:
        return ""
    if bare == "•":
        return "bullet"
    if bare[0].isdigit():
        return f"decimal{bare.count('.')}" if "." in bare else "number"
    last = before.lower()
    letters_run = len(last) == 1 and len(bare) == 1 and ord(bare) == ord(last) + 1
    if letters_run and before_style == "letter":
        return "letter"
    return "roman" if _ROMAN.match(bare) else "letter"


def value_of(number: str) -> int | None:
    """The place of a number in its list, from 1; None where it cannot be told."""
    bare = number.strip("().").lower()
    tail = bare.rsplit(".", 1)[-1]
    if tail.isdigit():
        return int(tail)
    if _ROMAN.match(bare) and bare != "":
        return _roman(bare)
    return ord(bare) - ord("a") + 1 if len(bare) == 1 and bare.isalpha() else None


def _roman(numeral: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
