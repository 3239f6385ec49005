"""The head of a report: what its first page says about it in labels and values.

Councils print it as a table of two (or four) columns, as lines "Label: value", or as two columns without rules. A
label is known by its words; its value stands to the right of it, or below where nothing stands to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extract.kept import kept
from extract.model import Box, Cell, Line, Page, Table, Word
from extract.records.paper.bodies import body_in
from extract.records.paper.labels import LONGEST, MAIN, kind_of, likely_kind
from extract.records.phrases import FRONTS as SAYS
from extract.text import join_lines, paragraphs

MOST_LINES = 45
OF_A_REPORT = frozenset(("member", "lead_officer", "author", "report_of", "wards", "key_decision"))
A_LIST, A_STACK = 3, 4
"""Columns and rows of a list; labels on lines of their own that need no bold to be told."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label's kind and the lines of its value."""

    kind: str
    lines: tuple[Line, ...]
    phrase: bool = False
    """Whether label and value make one phrase."""

    @property
    def text(self) -> str:
        return join_lines(self.lines)

    @property
    def items(self) -> list[str]:
        """Its paragraphs: where several people report, one each."""
        return [paragraph.text for paragraph in paragraphs(self.lines)]


@dataclass(frozen=True, slots=True)
class Head:
    pairs: tuple[Pair, ...] = ()
    bottom: float = 0.0
    """How far down the page it reaches, points."""

    def first(self, *kinds: str) -> Pair | None:
        """The first value of the first of ``kinds`` that has one."""
        return next((pair for kind in kinds for pair in self.pairs if pair.kind == kind and pair.lines), None)

    @property
    def is_report(self) -> bool:
        """Three labels, two of them about the report itself, one of these its title or whom it is for; five, of which
        three say who reports, who is concerned or whether it is a key decision; or a line "Report of" with a post,
        "Report to" with a body."""
        if any(pair.phrase and (SAYS["post"].search(pair.text) or body_in(pair.text)) for pair in self.pairs):
            return True
        kinds = {pair.kind for pair in self.pairs}
        labels = len(self.pairs)
        if labels >= 5 and len(kinds & OF_A_REPORT) >= 3:
            return True
        return labels >= 3 and len(kinds & MAIN) >= 2 and bool(kinds & {"title", "committee", "addressee"})


def read_head(page: Page, tables: Sequence[Table]) -> Head:
    """The labels and values at the top of ``page``, from its tables first, then from lines outside those."""
    return _head_of(page, [table for table in tables if table.page_first == page.number])


@kept
def _head_of(page: Page, own: Sequence[Table]) -> Head:
    pairs: list[Pair] = []
    boxes: list[Box] = []
    end = _where_text_begins(page, [table.regions[0].box for table in own])
    for table in own:
        if is_list(table):
            boxes.append(table.regions[0].box)
        elif table.regions[0].box.top < end and (found := list(_of_table(table))):
            pairs.extend(found)
            boxes.append(table.regions[0].box)
    lines = [line for line in page.lines[:MOST_LINES] if not any(box.holds_centre(line.box) for box in boxes)]
    pairs.extend(labelled(lines))
    return Head(tuple(pairs), max((line.box.bottom for pair in pairs for line in pair.lines), default=0.0))


def _where_text_begins(page: Page, boxes: Sequence[Box]) -> float:
    """The top of the first section heading outside ``boxes``, points; tables below it are not the head's."""
    headings = (line for line in page.lines if SAYS["section"].match(line.text))
    return next((h.box.top for h in headings if not any(box.holds_centre(h.box) for box in boxes)), page.height)


def _of_table(table: Table) -> Iterator[Pair]:
    form = _is_form(table)
    for number, row in enumerate(table.rows[:25]):
        cells = [cell for cell in row if cell.lines]
        kinds = [kind_of(cell.text) for cell in cells]
        labels = cells[0].lines if len(cells) == 2 else ()
        if sum(kind_of(line.text) is not None for line in labels) > 1:
            yield from _of_one_row(labels, cells[1].lines)
            continue
        if len(cells) > 1 and all(kinds):
            yield from _labels_over_values(cells, kinds, table.rows[number + 1 : number + 2])
            continue
        for kind, value in zip(kinds[::2], cells[1::2], strict=False):
            if kind:
                yield Pair(kind, value.lines)
        if len(cells) == 2 and not kinds[0] and (form or cells[0].text.rstrip().endswith(":")):
            yield Pair(likely_kind(cells[0].text), cells[1].lines)


def _of_one_row(labels: Sequence[Line], values: Sequence[Line]) -> Iterator[Pair]:
    """Labels one below another in a cell, with what stands level with each in the next: rows that no line parts."""
    labels = [line for line in labels if kind_of(line.text) or line.text.rstrip().endswith(":")]
    for label, below in zip_longest(labels, labels[1:]):
        ends = below.box.top if below else float("inf")
        level = tuple(line for line in values if label.box.top <= line.box.centre[1] < ends)
        yield Pair(kind_of(label.text) or "other", level)


def is_list(table: Table) -> bool:
    """Whether its first row are column heads: each row below is about something else, and none begins with a label."""
    first = [cell for cell in table.rows[0] if cell.lines]
    headed = len(first) >= A_LIST or (len(first) > 1 and all(kind_of(cell.text) for cell in first))
    if not headed or len(table.rows) < A_LIST or any(cell.text.rstrip().endswith(":") for cell in first):
        return False
    below = [next((cell.text for cell in row if cell.lines), "") for row in table.rows[1:]]
    return not any(kind_of(text) or text.rstrip().endswith(":") for text in below)


def _is_form(table: Table) -> bool:
    """Whether its rows are a label and a value each, two labels of them known: what else stands on the left is one."""
    pairs = [cells for row in table.rows[:25] if len(cells := [cell for cell in row if cell.lines]) == 2]
    short = [cells for cells in pairs if len(cells[0].text) <= LONGEST and not cells[0].text.rstrip().endswith(".")]
    known = {kind for cells in short if (kind := kind_of(cells[0].text))}
    return len(pairs) >= 3 and len(short) == len(pairs) and len(known & MAIN) >= 2


def _labels_over_values(
    labels: Sequence[Cell], kinds: Sequence[str | None], below: Sequence[Sequence[Cell]]
) -> Iterator[Pair]:
    """Either a row of labels over a row of values, or labels whose values happen to read like labels ("Key: Key")."""
    values = {cell.column: cell for row in below for cell in row}
    if len(labels) == 2 and not (below and kind_of(values[0].text if 0 in values else "") is None):
        yield Pair(kinds[0] or "other", labels[1].lines)
        return
    for cell, kind in zip(labels, kinds, strict=True):
        if cell.column in values:
            yield Pair(kind or "other", values[cell.column].lines)


def labelled(lines: Sequence[Line]) -> Iterator[Pair]:
    """The labels among ``lines`` with their values, as far as the first section heading."""
    stacked = _stacked(lines)
    for place, line in enumerate(lines):
        if place in stacked:
            yield Pair(kind_of(line.text) or "other", stacked[place])
            continue
        if SAYS["section"].match(line.text) and not line.text.lower().startswith("purpose"):
            return
        phrase = None if SAYS["of_a_review"].match(line.text) else SAYS["runs_on"].match(line.text)
        segments = _segments(line)
        known = [(kind, words, right) for kind, words, right in segments if kind]
        if phrase and all(kind == "other" for kind, _, _ in known) and len(line.text) < 120:
            known = []
            kind = "addressee" if phrase[1].lower() == "to" else "report_of"
            skip = len(line.words) - len(phrase[2].split())
            yield Pair(kind, (Line(line.page, line.words[skip:]),), phrase=True)
        for kind, words, right in known:
            if words:
                value = (Line(line.page, words), *_continued(words, line, lines[place + 1 :]))
            else:
                value = _below(line, right, segments, lines[place + 1 : place + 4])
            yield Pair(kind or "other", value, phrase=phrase is not None and words is known[0][1])


def _stacked(lines: Sequence[Line]) -> dict[int, tuple[Line, ...]]:
    """The values of labels that have a line to themselves, no colon, and their value below: labels in bold over values
    that are not, or at least ``A_STACK`` of them, by the place of the label."""
    labels = [place for place, line in enumerate(lines) if _lone_label(line)]
    told = {
        place
        for place in labels
        if place + 1 < len(lines) and lines[place].words[0].bold and not lines[place + 1].words[0].bold
    }
    asked = any(lines[place].text.rstrip().endswith("?") for place in told)
    if len(told) < 2 and not asked and len(labels) < A_STACK:
        return {}
    stops = {*labels, *(place for place, line in enumerate(lines) if SAYS["section"].match(line.text))}
    found: dict[int, tuple[Line, ...]] = {}
    for place in labels:
        value: list[Line] = []
        for below in range(place + 1, min(place + 4, len(lines))):
            line, above = lines[below], lines[below - 1]
            step = line.box.bottom - above.box.bottom
            if below in stops or step > 3.0 * line.size or (value and line.words[0].bold != value[0].words[0].bold):
                break
            value.append(line)
        if value:
            found[place] = tuple(value)
    return found


def _lone_label(line: Line) -> bool:
    return not line.text.rstrip().endswith(":") and kind_of(line.text) is not None


Segment = tuple[str | None, tuple[Word, ...], tuple[float, float]]


@kept
def _segments(line: Line) -> Sequence[Segment]:
    """The labels of a line, each with the words of its value and the width it has to itself.

    A label ends in a colon or before a wide gap; a second label on the line begins after a wide gap.
    """
    words, white = line.words, 1.2 * line.size
    parted = range(1, len(words)) if line.white > white else ()  # seldom
    apart = {i for i in parted if words[i].box.x0 - words[i - 1].box.x1 > white}
    starts = sorted({0, *apart, *_labels_within(words)})
    found: list[tuple[str, int, int]] = []
    for start in starts:
        label = _label_at(words, start, starts)
        if label and (not found or words[label[1] - 1].text.endswith(":")):
            found.append((label[0], start, label[1]))
    segments: list[Segment] = []
    for place, (kind, start, end) in enumerate(found):
        stop = found[place + 1][1] if place + 1 < len(found) else len(words)
        right = words[stop].box.x0 if stop < len(words) else 10_000.0
        segments.append((kind, words[end:stop], (words[start].box.x0 - 4, right)))
    return segments


def _labels_within(words: Sequence[Word]) -> Iterator[int]:
    """Where known labels of two words or more begin behind another value: "WARDS AFFECTED: ALL KEY DECISION: NO"."""
    for end in (place for place in range(2, len(words)) if words[place].text.endswith(":")):
        longest = (start for start in range(max(1, end - 4), end) if words[start].text[:1].isupper())
        yield from [at for at in longest if kind_of(" ".join(w.text for w in words[at : end + 1]))][:1]


def _label_at(words: Sequence[Word], start: int, starts: Sequence[int]) -> tuple[str, int] | None:
    """The kind of the label that begins at ``start``, and where its value begins."""
    for end in range(start + 1, min(start + 10, len(words)) + 1):
        colon = words[end - 1].text.endswith(":")
        if colon or end in starts:
            kind = kind_of(" ".join(word.text for word in words[start:end]))
            if kind:
                return kind, end
            if colon:
                return ("other", end) if start == 0 and end <= 6 else None
    return None


def _continued(words: Sequence[Word], first: Line, below: Sequence[Line]) -> Iterator[Line]:
    """Lines that go on with a value: under it, or back at the margin where the value filled its line."""
    left, previous, bold = words[0].box.x0, first, words[0].bold
    edge = max(line.box.x1 for line in (first, *below))
    for line in below[:8]:
        step = line.box.bottom - previous.box.bottom
        if line.page != previous.page or step > 2.4 * line.size or step <= 0 or SAYS["section"].match(line.text):
            return
        if any(kind for kind, _, _ in _segments(line)):
            return
        under = line.box.x0 >= left - 4
        wrapped = step < 1.5 * line.size and previous.box.x1 > line.box.x1 and line.words[0].bold == bold
        full = previous.box.x1 + 0.3 * line.size + line.words[0].box.width > edge - 1
        if not under and not (wrapped and full):
            return
        yield line
        previous = line


def _below(
    label: Line, width: tuple[float, float], segments: Sequence[Segment], below: Sequence[Line]
) -> tuple[Line, ...]:
    """The words under a label that has nothing to its right, as far as the next label of its line."""
    if any(words for _, words, _ in segments):
        return ()
    found: list[Line] = []
    previous = label
    for line in below:
        step = line.box.bottom - previous.box.bottom
        if line.page != label.page or step > (1.6 if found else 3.0) * label.size or _segments(line):
            break
        words = tuple(word for word in line.words if width[0] <= word.box.x0 < width[1] - 4)
        if words:
            found.append(Line(line.page, words))
        previous = line
    return tuple(found)
