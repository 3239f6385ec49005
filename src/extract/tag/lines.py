"""Line ends of a lead cell: which of them part two parties, and which only wrap one.

A line's end in print is a soft mark: it parts where what stands before it is a party and what stands after it another.
The cell's lines are put together in every way, each way is read, and the one whose parties fit best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from extract.tag.lead import Lead
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary
from extract.tag.worth import worth

ReadLine = Callable[[str], Sequence[Lead]]
_LONGEST = 6
"""Lines over which one party, or a list of them, is thought to run."""
_MOST = 60
_OPEN_BEFORE = re.compile(
    r"(?:\b(?:and|of|for|the|to|with|in|by|or|on)|[&,(-]|(?:^|[/,;&]\s*)(?:County|District|Borough))$", re.IGNORECASE
)
_OPEN_AFTER = re.compile(r"^(?:(?:and|or|of|for|to|the|with|in)\b|[&,/()+])|^[a-z]")
_CLOSED = re.compile(r"[;•]$")
_BESIDE = 0.1
"""What each cut inside a run of several lines costs: parties that part at the lines' ends fit better than others that
part beside them, "Head of Estates and Facilities | Energy Manager"."""
_PARAGRAPH = 1.3
"""What the end of a paragraph, and not only of a line, counts for."""
_UNSURE = 0.6
"""The most that words are worth of which it is not known that they are a party."""
_OPEN = 1.6
"""What a cut inside a phrase costs, and one inside a name."""
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
            cost = _cost(lines[begin - 1], lines[begin], paragraph[begin], v) if begin else 0.0
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
    listed = len(re.findall(_ITEM.pattern, text, re.MULTILINE)) > 1 or _ITEM.match(text) is not None
    for line in text.split("\n"):
        words = line.strip()
        if words and len(lines) < _MOST:
            lines.append(words)
            paragraph.append(blank or (listed and _ITEM.match(words) is not None))
        blank = not words
    return lines, paragraph


@lru_cache(maxsize=8192)
def _cost(above: str, below: str, paragraph: bool, v: Vocabulary) -> float:
    """What it costs to part the two lines."""
    if _CLOSED.search(above):
        return -0.5
    if above.count("(") > above.count(")") and ")" in below:
        return _OPEN  # a bracket is closed before its party ends
    pieces = _LAST_PARTY.split(above)
    open_phrase = _OPEN_BEFORE.search(above) or _OPEN_AFTER.match(below)
    runs_on = _name_runs_on(above, below, v) or (not paragraph and _makes_a_party(pieces[-1], below, v))
    apart = paragraph and not _holds_post(pieces[-1], below, v)
    return (_OPEN if open_phrase or runs_on else 0.05) - _PARAGRAPH * apart


def _holds_post(last: str, below: str, v: Vocabulary) -> bool:
    """Whether the name of a person stands over a post: they are one, whatever parts them."""
    person = read_party(last, v) if last else None
    return person is not None and person.kind == "person" and not person.rank and _opens_post(below, v)


def _makes_a_party(last: str, below: str, v: Vocabulary) -> bool:
    """Whether the last words above and the first below are one party, and what stands at one side of the line's end is
    surely none: "Floating Bridge | Operations Manager", "Head of Primary | Care, ICB"."""
    head = _LAST_PARTY.split(below)[0]
    if not last or not head or _opens_post(head, v):
        return False
    upper, lower, both = (read_party(words, v) for words in (last, head, f"{last} {head}"))
    if upper is None or both is None or both.kind == "unknown" or (upper.kind == "member" and not upper.portfolio):
        return False
    if upper.rank and upper.portfolio:
        rank = v.ranks.get(upper.rank.lower())
        body = rank is not None and rank.of_body and lower is not None and lower.kind == "body"
        nothing = worth(lower, v) < 0 and not v.words["places"].issuperset(head.lower().split())
        return (nothing or body) and both.rank == upper.rank and worth(both, v) >= worth(upper, v)
    if upper.kind == "external" and both.kind == "external" and lower is not None and lower.rank:
        return worth(both, v) > worth(upper, v) - _PARAGRAPH / 4  # a post elsewhere: "ICB | Digital Lead"
    named = not v.words["given_names"].isdisjoint(last.lower().split())
    unsure = not upper.rank and worth(upper, v) <= _UNSURE and not named
    return (
        unsure and (upper.kind != "body" or both.rank is not None) and worth(both, v) >= max(_UNSURE, worth(lower, v))
    )


def _name_runs_on(above: str, below: str, v: Vocabulary) -> bool:
    """Whether the last words above and the first below are one rank, office, body or abbreviated service."""
    left, right = above.split(), below.split()
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
