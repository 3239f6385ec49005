"""Labelled values: the lines of a stretch (a box, a page's column, a cell) as labels and what each names.

Owner  Head of Parks     Due            A value stands behind its label, below it, or in the column that it heads;
May 2026                 31 March       what stands above the first label is the title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extract.flow.labels import GAP, NUMBER, PARTING, WIDE, Start, starts
from extract.flow.looks import Look, look_of
from extract.flow.panel_marks import NUMBERED
from extract.model import Line, Word

APART = 0.6
"""Font sizes of white below columns, from which on what follows is none of theirs."""
SAME_LEFT = 2.0
"""Points by which words below a label begin beside its left."""
ASKING = frozenset(("should", "must", "needs", "need", "shall"))
"""Words by which a line says what is recommended."""
CLOSING = "".join(PARTING)
LEVEL = 0.25
"""Font sizes by which what stands beside a line reaches above its foot."""


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
    if not labels:
        return list(lines), []
    title: list[Line] = []
    fields: list[Field] = []
    standing: list[Field] = []
    right = max(line.box.x1 for line in lines)
    for at, (line, every) in enumerate(zip(lines, found, strict=True), start=1):
        cuts = [start for start in every if start.name in labels]
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
            if field and not apart and _has_topic_beside(field, words, right):
                title += field.value
                field.value.clear()
                fields[fields.index(field)] = standing[standing.index(field)] = field = field._replace(hang=None)
            if own := words[apart:]:
                (field.value if field else title).append(line if own == line.words else Line(line.page, own))
        if cuts:
            new = [_field(line, start, end) for start, end in zip(cuts, [*(s.at for s in cuts[1:]), None], strict=True)]
            fields += new
            level = standing if _stands_level(standing, new[0], line) else []
            columns = _side_by_side(line, cuts) and not any(cut.name in running for cut in cuts[1:])
            standing = sorted((*level, *new), key=lambda each: each.left) if level or columns else new[-1:]
            alone = columns and len(new) == 2 and not level and not _reaches(line, lines[at:])
            halves = halves_of(lines[at:], new[1].left - 1) if alone else None
            if halves and all(halves):
                fields = fields[:-2]
                for field, half in zip(new, halves, strict=True):
                    more, below = fields_of(half, [starts(each) for each in half], labels, running)
                    fields += [field._replace(value=[*field.value, *more]), *below]
                break
    if not title and fields and not fields[0].value and not fields[0].label[-1].text.endswith(":"):
        title += fields.pop(0).label
    return title, fields


def number_look(line: Line) -> Look | None:
    """The look of the number that a line begins with; None where it begins with none."""
    return look_of(line.words[0]) if NUMBERED.match(line.words[0].text) else None


def _has_topic_beside(field: Field, words: Sequence[Word], right: float) -> bool:
    """Whether what stands beside a numbered label is the topic of the words below both, which begin at the label's left
    though the first of them had room on its line: "Key recommendation KR1     Financial sustainability"."""
    if not (field.hang and field.value and words and NUMBER.search(field.label[-1].text)):
        return False
    if not any(word.text in ASKING for word in words):
        return False
    room = right - field.value[-1].box.x1 - words[0].size / 2
    return abs(words[0].box.x0 - field.left) < SAME_LEFT and words[0].text[:1].isupper() and words[0].box.width < room


def halves_of(lines: Sequence[Line], edge: float) -> list[list[Line]] | None:
    """The parts of lines left and right of ``edge``; None where words stand across."""
    if any(word.box.x0 < edge < word.box.x1 - 1 for line in lines for word in line.words):
        return None
    sides = ([[word for word in line.words if (word.box.x0 >= edge) == right] for line in lines] for right in (0, 1))
    return [[Line(line.page, tuple(own)) for line, own in zip(lines, side, strict=True) if own] for side in sides]


def _field(line: Line, start: Start, end: int | None) -> Field:
    first = start.at + start.n_words
    label = Line(line.page, line.words[start.at : first])
    value = line.words[first:end] if end is None else _closed(line.words[first:end])
    hangs = bool(value) and value[0].box.x0 - label.box.x1 > GAP * line.size
    return Field([label], [Line(line.page, value)] if value else [], label.box.x0, label.box.x1 if hangs else None)


def _closed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words without the mark that parts them from the next label."""
    if not words:
        return words
    last = words[-1].text.rstrip(CLOSING)
    return (*words[:-1], words[-1]._replace(text=last)) if last else words[:-1]


def _side_by_side(line: Line, cuts: Sequence[Start]) -> bool:
    """Whether the labels of one line head columns: wide white stands before each but the first."""
    gaps = [line.words[cut.at].box.x0 - line.words[cut.at - 1].box.x1 for cut in cuts[1:]]
    return bool(gaps) and min(gaps) > WIDE * line.size


def _stands_level(standing: Sequence[Field], field: Field, line: Line) -> bool:
    """Whether a field stands beside those before it, a little lower, as where cells are centred: behind them, or
    before them where lines of one column could not stand so near to one another."""
    above = [one.label[0].box for one in standing if one.label]
    if not above or line.box.top >= above[-1].bottom:
        return False
    return field.left > above[-1].x1 or line.box.top < above[-1].bottom - LEVEL * line.size


def _reaches(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line stands partly beside the next, as where cells are centred: more than two columns are begun."""
    return bool(below) and below[0].box.top < line.box.bottom - LEVEL * line.size


def _below(standing: Sequence[Field], line: Line) -> bool:
    """Whether white parts a line from the labels and values above it, which stand on one line."""
    if any(not field.value or field.value[0].box.top > field.label[-1].box.bottom for field in standing):
        return False
    feet = [last.box.bottom for field in standing for last in (*field.label[-1:], *field.value[-1:])]
    return line.box.top - max(feet) > APART * line.size


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
