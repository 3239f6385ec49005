"""Line ends of a lead cell: which of them part two parties, and which only wrap one.

A line's end in print is a soft mark: it parts where what stands before it is a party and what stands after it another.
The cell's lines are put together in every way, each way is read, and the one whose parties fit best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from extract.tag.lead import Lead
from extract.tag.parties import ends_in_rank
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary
from extract.tag.worth import worth

ReadLine = Callable[[str], Sequence[Lead]]
_LONGEST = 6
"""Lines over which one party, or a list of them, is thought to run."""
_MOST = 60
_OPEN_BEFORE = re.compile(
    r"(?:\b(?:and|of|for|the|to|with|in|by|or|on)|[&,/(+-]|(?:^|[/,;&]\s*)(?:County|District|Borough))$", re.IGNORECASE
)
_OPEN_AFTER = re.compile(r"^(?:(?:and|or|of|for|to|the|with|in)\b|[&,/()+])|^[a-z]")
_CLOSED = re.compile(r"[;•]$")
_BESIDE = 0.1
"""What each cut inside a run of several lines costs: parties that part at the lines' ends fit better than others that
part beside them, "Head of Estates and Facilities | Energy Manager"."""
_PARAGRAPH = 0.5
"""What the end of a paragraph, and not only of a line, counts for."""
_OPEN = 1.6
"""What a cut inside a phrase costs, and one inside a name."""
_POLICE = re.compile(r"^\w+ (?:Chief )?(?:Inspector|Superintendent|Constable|Sergeant|Commander)$")
"""A rank of the police: "Police | Neighbourhood Inspector"."""
_LAST_PARTY = re.compile(r"\s*[/;,]\s*")
_ITEM = re.compile(r"^(?:•|-|\d{1,2}[.)])\s")


def part_lines(text: str, read: ReadLine, v: Vocabulary) -> list[str]:
    """The lines of ``text`` put together so that each is one party, or several with marks between them.

    A blank line stands for the end of a paragraph. ``read`` gives the leads of one line.
    """
    lines, paragraph = _lines(text)
    if len(lines) < 2:
        return lines
    best: list[tuple[float, int]] = [(0.0, 0)]
    values: dict[tuple[int, int], float] = {}
    for end in range(1, len(lines) + 1):
        ways = []
        for begin in range(max(0, end - _LONGEST), end):
            run = " ".join(lines[begin:end])
            leads = read(run) if run else ()
            cuts = len(leads) - 1 if leads and end - begin > 1 else 0
            values[begin, end] = sum(worth(lead, v) for lead in leads) - _BESIDE * cuts
            cost = _cost(lines[begin - 1], lines[begin], v) - _PARAGRAPH * paragraph[begin] if begin else 0.0
            ways.append((best[begin][0] + values[begin, end] - cost, begin))
        best.append(max(ways, key=lambda way: (round(way[0], 6), -way[1])))
    runs, end = [], len(lines)
    while end:
        begin = best[end][1]
        runs.append(" ".join(lines[begin:end]))
        end = begin
    return runs[::-1]


def _lines(text: str) -> tuple[list[str], list[bool]]:
    """The lines, at most ``_MOST`` of them, and for each whether a paragraph ends before it."""
    lines: list[str] = []
    paragraph: list[bool] = []
    blank = False
    for line in text.split("\n"):
        words = line.strip()
        if words and len(lines) < _MOST:
            lines.append(words)
            paragraph.append(blank or _ITEM.match(words) is not None)
        blank = not words
    return lines, paragraph


@lru_cache(maxsize=8192)
def _cost(above: str, below: str, v: Vocabulary) -> float:
    """What it costs to part the two lines."""
    if _CLOSED.search(above):
        return -0.5
    if above.count("(") > above.count(")") and ")" in below:
        return _OPEN + _PARAGRAPH  # a bracket is closed before its party ends
    pieces = _LAST_PARTY.split(above)
    if len(pieces) > 1 and _begins_post(pieces[-1], below, v):
        return _OPEN
    open_phrase = _OPEN_BEFORE.search(above) or _OPEN_AFTER.match(below)
    return _OPEN if open_phrase or _name_runs_on(above, below, v) else 0.05


def _begins_post(last: str, below: str, v: Vocabulary) -> bool:
    """Whether the last words above are no party and, with the line below, a post: "Head of Policy / Democratic |
    Services Manager"."""
    post = read_party(f"{last} {below}", v) if last[:1].isupper() and below[:1].isupper() else None
    ends = post is not None and post.kind == "officer" and ends_in_rank(f"{last} {below}", v)
    return ends and worth(read_party(last, v), v) < 0 and not _opens_post(last, v)


def _name_runs_on(above: str, below: str, v: Vocabulary) -> bool:
    """Whether the last words above and the first below are one rank, office, body or abbreviated service."""
    left, right = above.split(), below.split()
    if left[-1] == "Police" and _POLICE.search(below):
        return True
    last = _LAST_PARTY.split(above)[-1].lower().split()
    if last and v.words["places"].issuperset(last):
        return not _opens_post(below, v)  # "South West | Yorkshire Partnership Trust"
    whole = _ending_name(left, v)
    for before in range(1, min(3, len(left)) + 1):
        if before < whole:
            continue  # the rank above is complete: "Chief Executive | Director of Place"
        for after in range(1, min(4, len(right)) + 1):
            name = " ".join((*left[-before:], *right[:after])).lower().rstrip(".,;")
            if name in v.ranks or name in v.roles or (name in v.bodies and after < 3):
                return True
            if name in _phrases(v):
                return True
    return False


def _opens_post(line: str, v: Vocabulary) -> bool:
    """Whether a post, an office or a councillor begins with the line, so that none above runs on in it."""
    known, words = shapes(v), expand(line, v)
    return any(shape.match(words) for shape in (known.opening, known.role, known.title))


def _ending_name(words: Sequence[str], v: Vocabulary) -> int:
    """How many words the rank or office at the end has, 0 where there is none."""
    for count in range(min(4, len(words)), 0, -1):
        name = " ".join(words[-count:]).lower()
        if (name in v.ranks and not v.ranks[name].tail_only) or name in v.roles:
            return count + 1 if count == len(words) else count
    return 0


@lru_cache(maxsize=64)
def _phrases(v: Vocabulary) -> frozenset[str]:
    """Services of two words and more that have an abbreviation: "Human Resources"."""
    return frozenset(full.lower() for full in v.inner.values() if " " in full)
