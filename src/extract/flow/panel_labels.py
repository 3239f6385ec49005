"""Labels of panels: short words that begin a line, or stand apart within one, in several panels of a paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.model import Line, Word

LONGEST_LABEL = 6
"""Words."""
GAP, WIDE = 0.9, 1.5
"""Font sizes of white that part a label from its value, and that part two columns; the spaces of a justified line stay
below."""
OTHER_SIZE = 0.4
"""Points by which the type of a label is larger or smaller than that of its value."""
APART = 0.6
"""Font sizes of white below columns, from which on what follows is none of theirs."""
SAME_PLACE = 3.0
"""Points by which what stands at one place, or with one white before it, may differ."""
SHARE, NEARLY_ALL = 0.5, 0.8
"""Share of the panels in which the same words must begin a line to be a label; the other where nothing but the end of
the line tells them from a value."""
LEAST_CAPITALS = 4
"""Letters of a label in capitals alone; fewer are initials."""
DASHES = frozenset("–—-")
"""Stand between a label and its value: "Owner – Head of Finance"."""
NUMBER = re.compile(
    r"(?<=[^\W\d]) (?:(?:no|number|ref)\.? )?(?:[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[a-z]?|[A-Z])(?: \([^()]+\))?$"
)
"""What tells the label of one panel from that of the next: "Key recommendation KR1", "Area B"."""


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


def starts(line: Line) -> tuple[Start, ...]:
    """What could be labels in ``line``: words at its head, behind white, in another style than those before them, or
    behind a full stop, up to a colon, white, a change of style or the end of the line."""
    level = _is_level(line)
    found: list[Start | None] = [_start(line, 0, False, level)]
    if not level or "." in line.text:
        for at, (before, word) in enumerate(pairwise(line.words), start=1):
            if (stands_apart := not level and _part(before, word, line)) or before.text.endswith("."):
                found.append(_start(line, at, not stands_apart, level))
    return tuple(start for start in found if start)


def _is_level(line: Line) -> bool:
    """Whether neither white nor style parts the words of a line, as most."""
    return line.white <= GAP * line.size and len({(word.bold, word.size) for word in line.words}) == 1


def _start(line: Line, at: int, needs_colon: bool, level: bool) -> Start | None:
    words = line.words[at:]
    for count, word in enumerate(words, start=1):
        if count > LONGEST_LABEL:
            return None
        after = words[count] if count < len(words) else None
        dashed = after is not None and after.text in DASHES and count + 1 < len(words)
        capitals = not at and word.text.isupper() and _in_capitals(words[:count], after)
        colon = dashed or word.text.endswith((":", "…")) or capitals
        if colon or after is None or (not level and _part(word, after, line)):
            printed = " ".join(each.text for each in words[:count]).strip(" :“‘\"'….")
            numbered = NUMBER.search(printed)
            name = printed[: numbered.start()] if numbered else printed
            name = name.split()[-1] if numbered or name.lower().endswith(NOUNS) else name
            styled = word.bold or word.italic or printed.isupper()
            apart = colon or styled or (after is not None and not at)
            named = name[:1].isalpha() and (colon or not needs_colon)
            look = _look(word) if after is not None and _look(word) != _look(after) else None
            return Start(at, count + dashed, name.casefold(), not apart, look) if named else None
    return None


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


def labels_of(panels: Sequence[Sequence[Sequence[Start]]]) -> set[str]:
    """Those names that most of ``panels`` share, and are more than the end of a value; those that only some have, in
    the look of these."""
    told = _counts([[[start for start in line if not start.bare] for line in panel] for panel in panels])
    bare = _counts(panels)
    apart = {name for name, count in told.items() if count > 1 and count >= SHARE * len(panels)}
    sure = apart | {name for name, count in bare.items() if count > 1 and count >= NEARLY_ALL * len(panels)}
    every = [start for panel in panels for line in panel for start in line if start.look]
    looks = {start.look for start in every if start.name in sure}
    again = Counter(start.name for start in every if start.look in looks)
    return sure | {name for name, count in again.items() if count > 1}


def running_on(panels: Iterable[tuple[Sequence[Line], Sequence[Sequence[Start]]]], labels: Collection[str]) -> set[str]:
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


class Field(NamedTuple):
    """The lines of a label (none where no label stands before the value) and of its value; ``left`` is where its column
    begins, ``hang`` where the label ends that has white behind it, in points."""

    label: list[Line]
    value: list[Line]
    left: float
    hang: float | None


def fields_of(
    lines: Sequence[Line],
    found: Sequence[Sequence[Start]],
    labels: Collection[str],
    running: Collection[str] = (),
) -> tuple[list[Line], list[Field]]:
    """The lines above the first label, and the fields below; labels that are ``running`` on head no columns."""
    title: list[Line] = []
    fields: list[Field] = []
    standing: list[Field] = []
    for at, (line, every) in enumerate(zip(lines, found, strict=True), start=1):
        cuts = [start for start in every if start.name in labels and not _awaits(standing, start, line)]
        cuts = _joined(cuts, line)
        before = line.words[: cuts[0].at] if cuts else line.words
        if before and len(standing) > 1 and _below(standing, line):
            fields.append(Field([], [], line.box.x0, None))
            standing = fields[-1:]
        for field, words in _shared(standing, before, beside_title=bool(title) and len(fields) == len(standing)):
            apart = sum(word.box.x1 <= field.hang for word in words) if field and field.hang else 0
            if 0 < apart < len(words) and words[apart].box.x0 - words[apart - 1].box.x1 <= GAP * line.size:
                apart = 0
            if field and apart:
                field.label.append(Line(line.page, words[:apart]))
            if words[apart:]:
                (field.value if field else title).append(Line(line.page, words[apart:]))
        if cuts:
            own = [_field(line, start, end) for start, end in zip(cuts, [*(s.at for s in cuts[1:]), None], strict=True)]
            fields += own
            level = standing if _stands_level(standing, own[0], line) else []
            columns = _side_by_side(line, cuts) and not any(cut.name in running for cut in cuts[1:])
            standing = [*level, *own] if level or columns else own[-1:]
            if columns and len(own) == 2 and not level and (halves := _halves(lines[at:], own[1].left - 1)):
                fields = fields[:-2]
                for field, half in zip(own, halves, strict=True):
                    more, below = fields_of(half, [starts(each) for each in half], labels, running)
                    fields += [field._replace(value=[*field.value, *more]), *below]
                break
    if not title and fields and not fields[0].value and not fields[0].label[-1].text.endswith(":"):
        title += fields.pop(0).label
    return title, fields


def _halves(lines: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]] | None:
    """The parts of lines left and right of ``edge``; None where there are none on one side, or words stand across."""
    halves: tuple[list[Line], list[Line]] = ([], [])
    for line in lines:
        if any(word.box.x0 < edge < word.box.x1 - 1 for word in line.words):
            return None
        for half, right in zip(halves, (False, True), strict=True):
            if words := tuple(word for word in line.words if (word.box.x0 >= edge) == right):
                half.append(Line(line.page, words))
    return halves if all(halves) else None


def _joined(cuts: Sequence[Start], line: Line) -> list[Start]:
    """The labels of a line, the pieces of one that is set in two sizes, as small capitals are, as one."""
    found: list[Start] = []
    for cut in cuts:
        last = found[-1] if found else None
        close = last and cut.at == last.at + last.n_words and not line.words[cut.at - 1].text.endswith(":")
        if last and close and line.words[cut.at].box.x0 - line.words[cut.at - 1].box.x1 <= GAP * line.size:
            found[-1] = last._replace(n_words=last.n_words + cut.n_words)
        else:
            found.append(cut)
    return found


def _field(line: Line, start: Start, end: int | None) -> Field:
    first = start.at + start.n_words
    label = Line(line.page, line.words[start.at : first])
    value = line.words[first:end]
    hangs = bool(value) and value[0].box.x0 - label.box.x1 > GAP * line.size
    return Field([label], [Line(line.page, value)] if value else [], label.box.x0, label.box.x1 if hangs else None)


def _side_by_side(line: Line, cuts: Sequence[Start]) -> bool:
    """Whether the labels of one line head columns: wide white stands before each but the first."""
    gaps = [line.words[cut.at].box.x0 - line.words[cut.at - 1].box.x1 for cut in cuts[1:]]
    return bool(gaps) and min(gaps) > WIDE * line.size


def _stands_level(standing: Sequence[Field], field: Field, line: Line) -> bool:
    """Whether a field stands beside those before it, a little lower, as where cells are centred."""
    above = [one.label[0].box for one in standing if one.label]
    return bool(above) and field.left > above[-1].x1 and line.box.top < above[-1].bottom


def _below(standing: Sequence[Field], line: Line) -> bool:
    """Whether white parts a line from the labels and values above it, which stand on one line."""
    if any(not field.value or field.value[0].box.top > field.label[-1].box.bottom for field in standing):
        return False
    feet = [last.box.bottom for field in standing for last in (*field.label[-1:], *field.value[-1:])]
    return line.box.top - max(feet) > APART * line.size


def _awaits(standing: Sequence[Field], start: Start, line: Line) -> bool:
    """Whether a line is the value of the label above it, which stands on a line of its own, set heavier."""
    alone = (
        len(standing) == 1
        and not standing[0].value
        and bool(standing[0].label)
        and standing[0].label[0].bold
        and not line.bold
    )
    if alone and NUMBER.search(standing[0].label[-1].text):  # a title, under which labels stand
        return False
    return alone and start.n_words == len(line.words) and not line.text.endswith(":")


def _shared(
    standing: Sequence[Field], words: Sequence[Word], beside_title: bool
) -> Iterator[tuple[Field | None, tuple[Word, ...]]]:
    """Words that go on: each to the field whose column it stands in; to the title (None) at the left of the first
    labels, where these stand ``beside_title``."""
    left = standing[0].left - WIDE * words[0].size if standing and words and beside_title else float("-inf")
    if not standing or (words and words[0].box.x0 < left):
        of_title = tuple(word for word in words if not standing or word.box.x0 < left)
        if of_title:
            yield None, of_title
        words = words[len(of_title) :]
    edges = [field.left for field in standing[1:]]
    for index, field in enumerate(standing):
        own = tuple(word for word in words if sum(edge - 1 <= word.box.x0 for edge in edges) == index)
        if own:
            yield field, own
