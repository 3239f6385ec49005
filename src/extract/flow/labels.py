"""Labels of panels: short words that begin a line, or stand apart within one, in several panels of a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.model import Line, Word

LONGEST_LABEL, LONGEST_QUESTION = 6, 10
"""Words; of one that asks and stands alone on its line."""
GAP, WIDE = 0.9, 1.5
"""Font sizes of white that part a label from its value, and that part two columns; the spaces of a justified line stay
below."""
OTHER_SIZE = 0.4
"""Points by which the type of a label is larger or smaller than that of its value."""
SAME_PLACE = 3.0
"""Points by which what stands at one place, or with one white before it, may differ."""
TIGHT = 1.0
"""Points by which the lines of one label stand nearer to one another than rows do."""
SHARE, NEARLY_ALL = 0.5, 0.8
"""Share of the panels in which the same words must begin a line to be a label; the other where nothing but the end of
the line tells them from a value."""
LEAST_CAPITALS = 4
"""Letters of a label in capitals alone; fewer are initials."""
BULLET = "•"
PARTING = (".", ";", "|", "·", BULLET)
"""What ends a value before a further label on its line."""
DASHES = frozenset("–—-")
"""Stand between a label and its value: "Owner – Head of Finance"."""
NUMBER = re.compile(
    r"(?<=[^\W\d]) (?:(?:no|number|ref)\.? )?(?:[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[a-z]?|[A-Z])(?: \([^()]+\))?$"
)
"""What tells the label of one panel from that of the next: "Key recommendation KR1", "Area B"."""
LONGEST_KIND = 3
"""Words of a kind of recommendation; more are a sentence: "Close every high risk fire action"."""
NOUNS = (" recommendation", " action", " finding")
"""What they name is the same, whichever kind of it: "Improvement recommendation"."""


class Start(NamedTuple):
    """Words of a line that may be a label: from which word on, how many, and by what name they recur.

    ``bare``: only the white around them tells that they are one. ``look``: size of type in half points, bold and italic
    of words set otherwise than those that follow.
    """

    at: int
    n_words: int
    name: str
    bare: bool
    look: tuple[int, bool, bool] | None = None


Lines = tuple[Sequence[Line], Sequence[Sequence[Start]]]
"""The lines of a unit, and what may be labels in each."""


def starts(line: Line) -> tuple[Start, ...]:
    """What could be labels in ``line``: words at its head, behind white, in another style than those before them, or
    behind what ends a value, up to a colon, white, a change of style or the end of the line."""
    level = _is_level(line)
    found: list[Start | None] = [_start(line, 0, False, level)]
    if not level or any(mark in line.text for mark in PARTING):
        for at, (before, word) in enumerate(pairwise(line.words), start=1):
            parted = before.text.endswith(PARTING) and (at > 1 or before.text != BULLET)
            if (stands_apart := not level and _part(before, word, line)) or parted:
                found.append(_start(line, at, not stands_apart, level))
    return tuple(start for start in found if start)


def _is_level(line: Line) -> bool:
    """Whether neither white nor style parts the words of a line, as most."""
    return line.white <= GAP * line.size and len({(word.bold, word.size) for word in line.words}) == 1


def _start(line: Line, at: int, needs_colon: bool, level: bool) -> Start | None:
    words = line.words[at:]
    asks = not at and words[0].text.istitle() and words[-1].text.endswith("?")
    longest = LONGEST_QUESTION if asks else LONGEST_LABEL
    if level and len(words) > longest and not _may_end(words[: longest + 1]):
        return None
    for count, word in enumerate(words, start=1):
        if count > longest:
            return None
        after = words[count] if count < len(words) else None
        dashed = after is not None and after.text in DASHES and count + 1 < len(words)
        capitals = not at and word.text.isupper() and _in_capitals(words[:count], after)
        colon = dashed or word.text.endswith((":", "…")) or capitals
        if colon or after is None or (not level and _part(word, after, line)):
            printed = " ".join(each.text for each in words[:count]).strip(" :“‘\"'….")
            numbered = NUMBER.search(printed)
            name = printed[: numbered.start()] if numbered else printed
            kind_of = name.lower().endswith(NOUNS) and count <= LONGEST_KIND
            name = name.split()[-1] if numbered or kind_of else name
            styled = word.bold or word.italic or printed.isupper()
            apart = colon or styled or (after is not None and not at)
            named = name[:1].isalpha() and (colon or not needs_colon)
            look = _look(word) if after is not None and _look(word) != _look(after) else None
            return Start(at, count + dashed, name.casefold(), not apart, look) if named else None
    return None


def _may_end(words: Sequence[Word]) -> bool:
    """A quick look: whether anything in level words may end a label."""
    texts = [word.text for word in words]
    said = "".join(texts)
    return ":" in said or "…" in said or texts[0].isupper() or not DASHES.isdisjoint(texts)


def _in_capitals(words: Sequence[Word], after: Word | None) -> bool:
    """Whether words are set in capitals before others that are not: "BY WHEN March"."""
    printed = "".join(word.text for word in words)
    return len(printed) >= LEAST_CAPITALS and printed.isupper() and printed.isalpha() and _is_small(after)


def _is_small(word: Word | None) -> bool:
    return word is not None and not (word.text.isalpha() and word.text.isupper())


def _look(word: Word) -> tuple[int, bool, bool]:
    return round(2 * word.size), word.bold, word.italic


def _part(word: Word, after: Word, line: Line) -> bool:
    """Whether white, or another style, stands between two words."""
    if after.box.x0 - word.box.x1 > GAP * line.size:
        return True
    return not after.glued and (word.bold != after.bold or abs(word.size - after.size) > OTHER_SIZE)


def recurring(panels: Iterable[Sequence[Sequence[Start]]]) -> set[str]:
    """The names that stand in several of ``panels`` (what each line of each may begin with)."""
    return {name for name, count in _counts(panels).items() if count > 1}


def _counts(panels: Iterable[Sequence[Sequence[Start]]]) -> Counter[str]:
    return Counter(name for panel in panels for name in {start.name for line in panel for start in line})


def labels_of(units: Sequence[Lines]) -> set[str]:
    """Those names that most of ``units`` share, and are more than a value or the end of a label; those that only some
    have, in the look of these."""
    panels = [starts for _, starts in units]
    told = _counts([[[start for start in line if not start.bare] for line in panel] for panel in panels])
    bare = _counts(panels)
    apart = {name for name, count in told.items() if count > 1 and count >= SHARE * len(panels)}
    sure = apart | {name for name, count in bare.items() if count > 1 and count >= NEARLY_ALL * len(panels)}
    every = [start for panel in panels for line in panel for start in line if start.look]
    looks = {start.look for start in every if start.name in sure}
    again = Counter(start.name for start in every if start.look in looks)
    found = sure | {name for name, count in again.items() if count > 1}
    found -= {name for name in sure - apart if _is_value(name, panels, found)}
    return labels_among(found, units)


def labels_among(names: Collection[str], units: Sequence[Lines]) -> set[str]:
    """``names`` without those that are the value of another in ``units``, or the second line of one."""
    found = set(names) - _answers(units, names)
    return found - _ends_of_labels(units, found)


def _is_value(name: str, panels: Sequence[Sequence[Sequence[Start]]], labels: Collection[str]) -> bool:
    """Whether what nothing but white tells for a label always ends its line, and the next begins with a label: it is
    what the label before it says on all panels."""
    for panel in panels:
        for line, below in zip(panel, [*panel[1:], ()], strict=True):
            heads_none = not below or (not below[0].at and below[0].name in labels)
            if any(start.name == name and not (start.at and heads_none) for start in line):
                return False
    return True


def _answers(units: Sequence[Lines], labels: Collection[str]) -> set[str]:
    """Those of ``labels`` that stand right behind one where in other units other words stand: they are its value."""
    behind: dict[str, Counter[str]] = {}
    for lines, found in units:
        for line, every in zip(lines, found, strict=True):
            label = _heads_line(every, labels)
            if label and len(line.words) > label.n_words:
                own = next((start.name for start in every[1:] if start.at == label.n_words), "")
                behind.setdefault(label.name, Counter())[own if own in labels else ""] += 1
    return {name for own in behind.values() for name, count in own.items() if name and 1 < count < sum(own.values())}


def _ends_of_labels(units: Sequence[Lines], labels: Collection[str]) -> set[str]:
    """Those of ``labels`` that are the second line of one: wherever they stand it is right below the same label, flush
    with it, and nearer than other labels stand to what is above them. What stands right below one of these is no third
    line but the next row of a form."""
    above: dict[str, set[str]] = {}
    whites: dict[str, list[float]] = {}
    for lines, found in units:
        further = False
        for (upper, over), (line, every) in pairwise(zip(lines, found, strict=True)):
            other, label = _heads_line(over, labels), _heads_line(every, labels)
            further = further or other is not None
            if label and further and upper.page == line.page:
                goes_on = other and _hangs(upper, other) and _hangs(line, label) and _goes_on(upper, other, line)
                above.setdefault(label.name, set()).add(other.name if other and goes_on else "")
                whites.setdefault(label.name, []).append(line.box.top - upper.box.bottom)
    first = {name: next(iter(own)) for name, own in above.items() if len(own) == 1 and "" not in own}
    ends = {name for name, other in first.items() if other not in first and name not in first.values()}
    rows = [white for name, own in whites.items() if name not in ends for white in own]
    return {name for name in ends if rows and max(whites[name]) < median(rows) - TIGHT}


def _goes_on(upper: Line, label: Start, line: Line) -> bool:
    """Whether a line may begin with the second line of the label above."""
    flush = abs(upper.box.x0 - line.box.x0) < 1 and _look(upper.words[0]) == _look(line.words[0])
    return flush and not upper.words[label.n_words - 1].text.endswith(":")


def _hangs(line: Line, label: Start) -> bool:
    """Whether nothing, or wide white, stands behind the label with which a line begins."""
    last, after = line.words[label.n_words - 1], line.words[label.n_words :][:1]
    return not after or after[0].box.x0 - last.box.x1 > GAP * line.size


def _heads_line(every: Sequence[Start], labels: Collection[str]) -> Start | None:
    """The label with which a line begins."""
    return every[0] if every and not every[0].at and every[0].name in labels else None


def running_on(panels: Iterable[Lines], labels: Collection[str]) -> set[str]:
    """Those of ``labels`` that run on in a line: the white before them is the same in all panels, where they stand is
    not. The lines of each panel come with what may be labels in them."""
    places: dict[str, list[tuple[float, float]]] = {}
    for lines, found in panels:
        for line, every in zip(lines, found, strict=True):
            for start in (start for start in every if start.at and start.name in labels):
                before, first = line.words[start.at - 1], line.words[start.at]
                places.setdefault(start.name, []).append((first.box.x0 - line.box.x0, first.box.x0 - before.box.x1))
    spread = {name: [max(each) - min(each) for each in zip(*own, strict=True)] for name, own in places.items()}
    return {name for name, (left, white) in spread.items() if left > SAME_PLACE > white}
