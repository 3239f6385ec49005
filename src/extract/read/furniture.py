"""What belongs to the paper as an object and not to its content: running heads and feet, stamps, blank-page notices.

Records never contain furniture, but it is kept: stamps tell where the papers of a pack begin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.model import Line, Rule

HEAD, FOOT = 0.12, 0.88
"""Running heads and feet stand in the first and last eighth of the page, as shares of its height."""
HAIR = 0.004
"""Share of the height by which lines at one place differ at most."""
LOWEST_HEAD, HIGHEST_FOOT = 0.4, 0.6
"""How far down the head and how far up the foot of a sheet printed smaller can stand."""
STAMP = re.compile(
    r"^(?:page \d+(?: of \d+)?|\d{1,4}|-\s*\d{1,4}\s*-|agenda item(?: no\.?:?)? ?\d+[a-z]?|public document pack|"
    r"minute item \d+|appendix \d+|this page is intentionally left blank|official(?:[ -]sensitive)?|unclassified|"
    r"not protectively marked)$",
    re.IGNORECASE,
)
PAGE_OF = re.compile(r"^page \d{1,4}(?: (?:of|/) \d{1,4})?$", re.IGNORECASE)
"""A piece of a running foot, which makes all of it one, also on the only page."""
BLANK_NOTICE = re.compile(
    r"^(?:this )?page (?:is )?(?:has been )?(?:left )?intentionally (?:left )?blank\.?$", re.IGNORECASE
)
NUMBER = re.compile(r"\d{1,9}")
HEADING_WITH_NUMBER = re.compile(
    r"^(?!page )[a-z]+ #[.:]?$|^(?!.*\bpage\b).*\b(?:recommendation|action|objective|priority|theme|section|chapter|"
    r"appendix|annex|part|stage|area) #[.:]?$"
)
"""One word and a number ("Recommendation 3") at the head of a page is a heading; "Page 3" is a stamp."""
MINIMUM_REPEATS = 3
BESIDE = 60.0
"""Points between a number and the words that it numbers."""


def find_furniture(pages: Sequence[tuple[float, Sequence[Line], Sequence[Rule]]]) -> list[set[int]]:
    """For each page, given as (height in points, lines, rules), the indexes of its lines that are furniture.

    A line is furniture when it is a stamp in the margin, a blank-page notice, or says the same (page numbers
    aside) in the same margin at the same height on three pages or more, or on half of a shorter file's pages.
    """
    below, above = _head_ends(pages), _foot_begins(pages)
    marginal = [_marginal(lines, below * height, above * height, rules) for height, lines, rules in pages]
    within = _said_within([lines for _, lines, _ in pages], marginal)
    marginal = [[line for line in lines if _look(line) not in within] for lines in marginal]
    repeated = _repeated(marginal, [height for height, _, _ in pages])
    needed = MINIMUM_REPEATS if len(pages) > 4 else max(2, (len(pages) + 1) // 2)
    return [
        {
            index
            for index, line in enumerate(lines)
            if BLANK_NOTICE.match(line.text)
            or repeated.get(id(line), 0) >= needed
            or (id(line) in margin and _is_stamp(line) and not _is_beside(line, lines))
        }
        for (_, lines, _), margin in zip(pages, map(_identities, marginal), strict=True)
    ]


def _head_ends(pages: Sequence[tuple[float, Sequence[Line], Sequence[Rule]]]) -> float:
    """Above which share of the height running heads stand: where nothing stands in the margin of a sheet, as of one
    printed smaller, down to the line that comes first on every page at one place, if it is no title."""
    first = [(min(lines, key=_bottom), height, lines) for height, lines, _ in pages if lines and height]
    ends = [line.box.bottom / height for line, height, _ in first]
    small = all(line.size <= median(other.size for other in lines) for line, _, lines in first)
    return max(ends) + HAIR if ends and small and HEAD < min(ends) < LOWEST_HEAD and _at_one_place(ends) else HEAD


def _bottom(line: Line) -> float:
    return line.box.bottom


def _foot_begins(pages: Sequence[tuple[float, Sequence[Line], Sequence[Rule]]]) -> float:
    """The same of running feet: below which share of the height they stand."""
    tops = [max(line.box.top for line in lines) / height for height, lines, _ in pages if lines and height]
    return min(tops) - HAIR if tops and HIGHEST_FOOT < max(tops) < FOOT and _at_one_place(tops) else FOOT


def _at_one_place(shares: Sequence[float]) -> bool:
    return len(shares) > 1 and max(shares) - min(shares) <= HAIR


def _said_within(pages: Sequence[Sequence[Line]], marginal: Sequence[Sequence[Line]]) -> set[tuple[object, ...]]:
    """The looks of lines that come back between the margins, as heads of the text do ("RESOLVED:"): where such a line
    happens to begin a page it is no running head."""
    outside = {id(line) for lines in marginal for line in lines}
    texts = {line.text for lines in marginal for line in lines}
    within = (line for lines in pages for line in lines if line.text in texts and id(line) not in outside)
    told = Counter(map(_look, within))
    return {look for look, times in told.items() if times > 1}


def _look(line: Line) -> tuple[object, ...]:
    return line.text, round(line.size), line.words[0].bold, round(line.box.x0)


def _identities(lines: Sequence[Line]) -> set[int]:
    return {id(line) for line in lines}


def _is_beside(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a lone number stands at the left of words that are set a little higher or lower, as a circle holds it."""
    box = line.box
    return len(line.words) == 1 and any(
        other is not line
        and 0 < other.box.x0 - box.x1 < BESIDE
        and box.top < other.box.bottom
        and other.box.top < box.bottom
        for other in lines
    )


def _is_stamp(line: Line) -> bool:
    text = line.text
    if STAMP.match(text):
        return not text.lower().startswith("appendix")
    return any(PAGE_OF.match(piece) for piece in _pieces(line))


def _pieces(line: Line) -> list[str]:
    """What stands together in a line, between wide gaps: "Leisure Strategy      Page 3" has two such pieces."""
    pieces = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.box.x0 - left.box.x1 > 2 * line.size:
            pieces.append([])
        pieces[-1].append(right)
    return [" ".join(word.text for word in piece) for piece in pieces]


def _marginal(lines: Sequence[Line], head: float, foot: float, rules: Sequence[Rule]) -> list[Line]:
    """Lines above ``head`` or below ``foot`` (points) that stand in no grid and are no row of three columns."""
    uprights = [r.box for r in rules if not r.horizontal and r.box.height > 6]
    return [
        line
        for line in lines
        if (line.box.bottom < head or line.box.top > foot)
        and not any(u.top - 1 <= line.box.centre[1] <= u.bottom + 1 for u in uprights)
        and _wide_gaps(line) < 2
    ]


def _wide_gaps(line: Line) -> int:
    return sum(right.box.x0 - left.box.x1 > 2 * line.size for left, right in pairwise(line.words))


def _repeated(marginal: Sequence[Sequence[Line]], heights: Sequence[float]) -> dict[int, int]:
    """For each marginal line (by ``id``), on how many pages it stands: the same words at the same height, every
    number in them either the same or counting on with the pages."""
    groups: dict[tuple[str, int], list[tuple[int, Line]]] = {}
    for number, (lines, height) in enumerate(zip(marginal, heights, strict=True), start=1):
        for line in lines:
            key = NUMBER.sub("#", line.text.lower()), round(line.box.top / height * 40)
            groups.setdefault(key, []).append((number, line))
    found: dict[int, int] = {}
    for (words, _), group in groups.items():
        if HEADING_WITH_NUMBER.match(words):
            continue
        alike = _counting_alike([(number, [int(n) for n in NUMBER.findall(line.text)]) for number, line in group])
        pages = len({number for (number, _), same in zip(group, alike, strict=True) if same})
        found.update({id(line): pages if same else 1 for (_, line), same in zip(group, alike, strict=True)})
    return found


def _counting_alike(entries: Sequence[tuple[int, Sequence[int]]]) -> list[bool]:
    """Which entries (page number, numbers in the line) follow the commonest pattern of constant or counting numbers."""
    alike = [True] * len(entries)
    for position in range(len(entries[0][1])):
        same = [str(numbers[position]) for _, numbers in entries]
        counting = [str(numbers[position] - page) for page, numbers in entries]
        best = max((Counter(same).most_common(1)[0], same), (Counter(counting).most_common(1)[0], counting), key=_size)
        (value, _), row = best
        alike = [kept and own == value for kept, own in zip(alike, row, strict=True)]
    return alike


def _size(choice: tuple[tuple[str, int], list[str]]) -> int:
    return choice[0][1]
