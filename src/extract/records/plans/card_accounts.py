"""What a card tells below its state, or below the time that its last label names, without a label of its own.

Assessment: 2 – In progress                  Lead: Head of Parks • Due: 31 March 2025
Consultation closed on 30 August.            The upgrade went live in May.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Cell, Line
from extract.records.plans.card_rows import CardRows, Pair, pairs_of, saying
from extract.records.plans.columns import ColumnRole, role_of_heading
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import STATE, is_dated, says_when
from extract.text import join_lines

MOSTLY = 0.6
"""Share of the values of a label that begin with a known state, and of those that go on below it."""
GOES_ON = re.compile(r"(?:[,–—-]|\b(?:and|to|by|of|or|until|from))$")
"""What a line ends in that goes on below."""
LEAST_TOLD = 3
"""Words of an account below a time."""
LONGEST_STATE = 5
"""Words of a state that is not known, beside others that are."""
CODED = re.compile(r"^(?:\d|[A-E])\s*[–—:.)-]+\s*(?=[A-Z])")
"""The number of a state in the paper's key: "2 – In progress"."""
ACCOUNT = "Update"


def with_accounts_apart(read: Sequence[CardRows]) -> list[CardRows]:
    """The cards of one family; what most tell on the lines below a state is an account of its own, where no label names
    one."""
    values: dict[str, list[Pair]] = {}
    for pair in (pair for card in read for pair in pairs_of(card)):
        values.setdefault(pair.name, []).append(pair)
    roles = {name: role_of_heading(own[0].label.text) for name, own in values.items()}
    if "progress" in roles.values():
        return list(read)
    told = {name for name, own in values.items() if _tell_more(own, roles[name])}
    if len(told) != 1:
        return list(read)
    return [[_parted(row, *told) if isinstance(row, list) else row for row in card] for card in read]


def _tell_more(pairs: Sequence[Pair], role: ColumnRole | None) -> bool:
    if role not in (None, "status", "timescale"):
        return False
    tells = _timed if role == "timescale" else _known
    known = [pair for pair in pairs if tells(pair.value)]
    more = [pair for pair in known if tells(pair.value) < len(pair.value.lines)]
    return len(known) >= MOSTLY * len(pairs) and len(more) >= max(2, MOSTLY * len(known))


def _known(value: Cell) -> int:
    """How many of a value's first lines are a state, as papers say it; 0 where none are."""
    counts = range(1, min(len(value.lines), 2) + 1)
    return next((count for count in counts if STATUS.match(_state(value.lines[:count]))), 0)


def _timed(value: Cell) -> int:
    """The same of a time: its first line, where the next, if any, begins a sentence."""
    first, below = join_lines(value.lines[:1]), join_lines(value.lines[1:])
    if any(says_when(line.text) for line in value.lines[1:]):  # several times, for several things
        return 0
    sentence = below[:1].isalnum() and not below[:1].islower() and len(below.split()) >= LEAST_TOLD
    return int(is_dated(first) and not GOES_ON.search(first) and (sentence or not below))


def _state(lines: Sequence[Line]) -> str:
    return CODED.sub("", join_lines(lines))


def _parted(row: Sequence[Pair], name: str) -> list[Pair]:
    found: list[Pair] = []
    for pair in row:
        named = role_of_heading(pair.label.text)
        count = 0
        if pair.name == name and pair.value.lines:
            count = _timed(pair.value) if named == "timescale" else _count(pair.value)
        if not count:
            found.append(pair)
            continue
        label = pair.label if named else saying(pair.label, STATE)
        found.append(replace(pair, label=label, value=replace(pair.value, lines=pair.value.lines[:count])))
        if rest := pair.value.lines[count:]:
            value = replace(pair.value, lines=rest)
            found.append(Pair(saying(pair.label, ACCOUNT), value, f"({ACCOUNT.lower()})"))
    return found


def _count(value: Cell) -> int:
    """How many of a value's lines are its state: of one that is not known the first, where it is short and the next
    begins a sentence."""
    first, *below = value.lines
    short = len(first.words) <= LONGEST_STATE and all(line.text[:1].isupper() for line in below[:1])
    return _known(value) or int(short)
