"""What belongs to the paper as an object and not to its content: running heads and feet, stamps, blank-page notices.

Records never contain furniture, but it is kept: stamps tell where the papers of a pack begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.model import Line, Rule

HEAD, FOOT = 0.12, 0.88
"""Running heads and feet stand in the first and last eighth of the page, as shares of its height."""
STAMP = re.compile(
    r"^(?:page \d+(?: of \d+)?|\d{1,4}|-\s*\d{1,4}\s*-|agenda item(?: no\.?:?)? ?\d+[a-z]?|public document pack|"
    r"minute item \d+|appendix \d+|this page is intentionally left blank|official(?:[ -]sensitive)?|unclassified|"
    r"not protectively marked)$",
    re.IGNORECASE,
)
BLANK_NOTICE = re.compile(
    r"^(?:this )?page (?:is )?(?:has been )?(?:left )?intentionally (?:left )?blank\.?$", re.IGNORECASE
)
MINIMUM_REPEATS = 3


def find_furniture(pages: Sequence[tuple[float, Sequence[Line], Sequence[Rule]]]) -> list[set[int]]:
    """For each page, given as (height in points, lines, rules), the indexes of its lines that are furniture.

    A line is furniture when it is a stamp in the margin, a blank-page notice, or says the same (numbers aside) in
    the same margin at the same height on three pages or more, or on half of a shorter file's pages.
    """
    repeats = Counter(
        key
        for height, lines, rules in pages
        for key in {_key(line, height) for line in _marginal(lines, height, rules)}
    )
    needed = MINIMUM_REPEATS if len(pages) > 4 else max(2, (len(pages) + 1) // 2)
    found: list[set[int]] = []
    for height, lines, rules in pages:
        marginal = {id(line) for line in _marginal(lines, height, rules)}
        found.append(
            {
                index
                for index, line in enumerate(lines)
                if BLANK_NOTICE.match(line.text)
                or (id(line) in marginal and (_is_stamp(line) or repeats[_key(line, height)] >= needed))
            }
        )
    return found


def _is_stamp(line: Line) -> bool:
    text = line.text
    return bool(STAMP.match(text)) and not text.lower().startswith("appendix")


def _marginal(lines: Sequence[Line], height: float, rules: Sequence[Rule]) -> list[Line]:
    """Lines in the head or foot of the page that do not stand inside a grid."""
    uprights = [r.box for r in rules if not r.horizontal and r.box.height > 6]
    return [
        line
        for line in lines
        if (line.box.bottom < HEAD * height or line.box.top > FOOT * height)
        and not any(u.top - 1 <= line.box.centre[1] <= u.bottom + 1 for u in uprights)
    ]


def _key(line: Line, height: float) -> tuple[str, int]:
    """What a line says with numbers blanked, and roughly how high it stands."""
    words = re.sub(r"\d+", "#", line.text.lower())
    return words, round(line.box.top / height * 40)
