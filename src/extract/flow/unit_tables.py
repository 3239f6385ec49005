"""Units as tables: a title, and a row for each label and its value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from extract.flow.labelled import fields_of
from extract.flow.labels import running_on
from extract.flow.looks import box_of, look_of
from extract.flow.panel_marks import NUMBERED
from extract.flow.unit_parts import FEWEST_LABELS, Unit
from extract.model import Cell, Line, Region, Table, Word


def labelled_tables(units: Sequence[Unit], labels: Set[str]) -> list[Table]:
    """A table of each unit that has several of ``labels``: its title, and a row for each label and its value."""
    tables: list[Table] = []
    running = running_on(((unit.lines, unit.starts) for unit in units), labels)
    for unit in without_next_heads(units, labels):
        title, fields = fields_of(unit.lines, unit.starts, labels, running)
        rows = [(field.label, field.value) for field in fields if field.label]
        if len(rows) >= FEWEST_LABELS:
            tables.append(unit_table(title, [*rows, *(([], [badge]) for badge in unit.badges)]))
    return tables


def without_next_heads(units: Sequence[Unit], labels: Set[str]) -> list[Unit]:
    """The units, each up to where behind its labels a line heads the next ones: it is set larger than units are, or in
    bold as no line is there in most."""
    usual = max(_sizes(units), default=0)
    bold = [_bold_behind_labels(unit, labels) for unit in units]
    rare = 2 * sum(at is not None for at in bold) < len(units)
    ended = (_up_to(unit, at if rare else None) for unit, at in zip(units, bold, strict=True))
    return [_without_next_head(unit, labels, usual) for unit in ended]


def _bold_behind_labels(unit: Unit, labels: Set[str]) -> int | None:
    """The first line all in bold behind the last label, where what that names is not, nor the first line."""
    last = max((at for at, own in enumerate(unit.starts) if any(start.name in labels for start in own)), default=0)
    if not last or unit.lines[last].words[-1].bold or unit.lines[0].words[-1].bold:
        return None
    after = range(last + 1, len(unit.lines))
    return next((at for at in after if all(word.bold for word in unit.lines[at].words)), None)


def _up_to(unit: Unit, end: int | None) -> Unit:
    return unit if end is None else Unit(unit.lines[:end], unit.starts[:end], unit.badges)


def _sizes(units: Sequence[Unit]) -> Iterator[int]:
    """The sizes of type (half points) in which lines of most units begin, numbers aside."""
    told = Counter(size for unit in units for size in {look_of(_first(line)).size for line in unit.lines})
    yield from (size for size, count in told.items() if 2 * count > len(units))


def _first(line: Line) -> Word:
    """The first word of a line behind its number."""
    return line.words[1] if len(line.words) > 1 and NUMBERED.match(line.words[0].text) else line.words[0]


def _without_next_head(unit: Unit, labels: Set[str], usual: int) -> Unit:
    """A unit up to the line behind its last label that is set larger than units are: it heads the next ones."""
    last = max((at for at, own in enumerate(unit.starts) if any(start.name in labels for start in own)), default=0)
    end = next((at for at in range(last + 1, len(unit.lines)) if _size(unit.lines[at]) > usual), None)
    return _up_to(unit, end)


def _size(line: Line) -> int:
    return max(look_of(line.words[0]).size, look_of(line.words[-1]).size)


def unit_table(title: Sequence[Line], rows: Sequence[tuple[Sequence[Line], Sequence[Line]]]) -> Table:
    """The title over two columns, and a row for each label (none: []) and its value."""
    lines = [*title, *(line for row in rows for part in row for line in part)]
    pages = sorted({line.page for line in lines})
    regions = tuple(Region(page, box_of([line for line in lines if line.page == page])) for page in pages)
    cells = [_cell(0, 0, 2, title, regions[0])] if title else []
    for number, (label, value) in enumerate(rows, start=len(cells)):
        empty = Region(pages[0], box_of(label or value))
        cells += [_cell(number, 0, 1, label, empty), _cell(number, 1, 1, value, empty)]
    return Table(tuple(cells), len(rows) + bool(title), 2, regions, "aligned", 0.8)


def _cell(row: int, column: int, span: int, lines: Sequence[Line], empty: Region) -> Cell:
    pages = sorted({line.page for line in lines})
    places = tuple(Region(page, box_of([line for line in lines if line.page == page])) for page in pages)
    return Cell(row, column, 1, span, tuple(lines), places or (empty,))
