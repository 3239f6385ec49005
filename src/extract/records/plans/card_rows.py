"""A card's rows: labels and the values beside or below them, and rows over its whole width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.flow.labels import LONGEST_QUESTION
from extract.model import Cell, Line, Table
from extract.records.plans.card_labels import LONGEST_LABEL, head_values, label_and_value, with_labels_apart
from extract.records.plans.columns import REFERENCE, ColumnRole, role_of_heading
from extract.records.plans.numbers import CODE
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import ANY_NUMBER, STATE, reads_like

LONGEST_RATING = 2
"""Words."""
NUMBERED_LABEL = re.compile(
    r"^(?P<label>[^\W\d][^\d:]{2,40}?)\s+(?:(?:no|number|ref)\b\.?)?\s*[#:]?\s*"
    r"(?P<number>[A-Z]{0,3}[-/]?\d{1,3}(?:\.\d{1,2})*[a-z]?|(?-i:[A-Z])|(?<=[^\W\d]{3} )[a-z])"
    r"(?:\s+\([^()]+\))?\s*[:.)–—-]?$",
    re.IGNORECASE,
)
"""A label that holds the number of what it names: "Key recommendation 3", "Action 1a", "Area B"."""
TITLED = re.compile(r"^[^\W\d]\w+ (?P<number>[A-Z]|[A-Z]{0,2}\d{1,3})\b")
"""A title with a number: "Finding 3: fees", "Project B"."""
QUOTES = frozenset("“”‘’\"'")
OF_RECOMMENDATION, OF_ACTION = "Recommendation no.", "Action no."
NUMBERS = frozenset((OF_RECOMMENDATION, OF_ACTION, ANY_NUMBER))
TOPIC = "Topic"
OWN_NUMBERS = frozenset(("recommendation number", "action number"))


@dataclass(frozen=True, slots=True)
class Pair:
    label: Cell
    value: Cell
    name: str
    """By which the labels of cards are the same: "recommendation" for "Key recommendation 3" and for "Improvement
    recommendation 4"; "(status)" for a value that no label names and that reads like one."""

    @property
    def printed(self) -> bool:
        """Whether its label is."""
        return not self.name.startswith("(")


LEVEL = re.compile(r"^(?:high|medium|low|critical|fundamental|significant|advisory|moderate|[1-5])\b", re.IGNORECASE)
PLURAL = re.compile(r"\w{3,}[^su]s$")
"""A label of one word that names several."""

CardRows = list[Cell | list[Pair]]
"""A table of cards from the top: banners, and rows of labels with their values."""


def read_card(table: Table) -> CardRows | None:
    """The rows of a table as labels (words, not numbers) and values, rows over its whole width as they are; None where
    they are not."""
    if table.n_rows < 2:
        return None
    table = with_labels_apart(table) or one_below_other(table)
    if table.n_columns < 2:
        return None
    read: CardRows = []
    heads: Sequence[Cell] = ()
    for row, next_row in zip(table.rows, [*table.rows[1:], ()], strict=True):
        cells = [cell for cell in row if cell.lines or cell.column]
        if not cells:
            continue
        if heads and _stands_under(row, heads) and not head_values(row, next_row):
            read.append(_over(heads, row))
            continue
        heads = ()
        if _is_numbered_title(cells, table.n_columns):
            words = [word for cell in cells[:2] for word in cell.lines[0].words]
            first = Line(cells[1].lines[0].page, tuple(words))
            read.append(replace(cells[1], lines=(first, *cells[1].lines[1:])))
            read += [[_rated(cell)] for cell in cells[2:] if cell.lines]
            continue
        told = any(isinstance(entry, list) for entry in read)
        titles = _is_numbered_head(cells) and _is_banner(next_row, table.n_columns)
        if titles or _is_banner(cells, table.n_columns):
            read.append(cells[0])
            cells = cells[:1] if titles else cells
            read += [[_rated(cell)] for cell in cells[1:] if cell.lines]
            continue
        numbered = NUMBERED_LABEL.match(cells[0].text) is not None  # the first row of a card
        if head_values(row, next_row) and (told or _of_headed_sections(table)) and not numbered:
            heads = row
            continue
        pairs = _pairs(row)
        if pairs is None:
            return None
        read.append(pairs)
    read = _with_topics_apart(_with_own_numbers(read))
    names = {pair.name for pair in pairs_of(read) if pair.printed}
    worded = all(sum(letter.isalpha() for letter in name) > 1 for name in names)
    return read if len(names) > 1 and worded else None


def label_in_row(row: Sequence[Cell]) -> str:
    """The label with which a row of a card begins; "" for a title or number."""
    first = row[0]
    found = label_and_value(first)
    if len(row) < 2 or REFERENCE.match(first.text.strip()):
        return ""
    return _plain(found[0].text if found else first.text)


def one_below_other(table: Table) -> Table:
    """A table of two cards side by side, with the same labels, as one of two cards one below the other."""
    half = table.n_columns // 2
    parted = table.n_columns >= 4 and table.n_columns % 2 == 0
    if not parted or any(c.column < half < c.column + c.column_span or c.row_span > 1 for c in table.cells):
        return table
    sides = [[[c for c in row if (c.column >= half) == right] for row in table.rows] for right in (False, True)]
    labels = [[row[0].text for row in side if len(row) > 1] for side in sides]
    titled = all(len(side[0]) == 1 and side[0][0].lines for side in sides)
    if not titled or labels[0] != labels[1] or len(labels[0]) < 2:
        return table
    cells = [
        replace(c, column=c.column % half, row=c.row + at * table.n_rows)
        for at, side in enumerate(sides)
        for row in side
        for c in row
    ]
    return replace(table, cells=tuple(cells), n_rows=2 * table.n_rows, n_columns=half)


def _with_own_numbers(read: CardRows) -> CardRows:
    """Without the numbers of findings and the like, where the card's recommendation or action has its own."""
    numbers = {pair.name for pair in pairs_of(read) if pair.label.text in NUMBERS}
    if not numbers & OWN_NUMBERS:
        return read
    others = numbers - OWN_NUMBERS
    return [[pair for pair in entry if pair.name not in others] if isinstance(entry, list) else entry for entry in read]


def _with_topics_apart(read: CardRows) -> CardRows:
    """With what stands beside "Key recommendation KR1" as its topic, where a row below says "Recommendation"."""
    names = Counter(pair.name for pair in pairs_of(read))
    again = {name for name in OWN_NUMBERS if 0 < 2 * names[name] == names[name.removesuffix(" number")]}
    found: CardRows = []
    for entry in read:
        numbered = isinstance(entry, list) and len(entry) == 2 and entry[0].name in again
        if isinstance(entry, list) and numbered and entry[1].name == entry[0].name.removesuffix(" number"):
            entry = [entry[0], Pair(saying(entry[1].label, TOPIC), entry[1].value, TOPIC.lower())]
        found.append(entry)
    return found


def _is_banner(cells: Sequence[Cell], n_columns: int) -> bool:
    """Whether a row's first cell speaks for all that follows: the only one with words, or a title beside a small cell
    at its right, which a number, its width or the label in that cell tells."""
    if not cells or (len([cell for cell in cells if cell.lines]) == 1 and cells[0].column_span == n_columns):
        return bool(cells)
    wide = len(cells) == 2 and n_columns > 2 and cells[0].column_span == n_columns - 1 and bool(cells[0].lines)
    rated = len(cells) == 2 and TITLED.match(cells[0].text) and label_and_value(cells[1])  # "Priority: High"
    return (wide or bool(rated)) and len(cells[1].text.split()) <= 2 * LONGEST_RATING


def _is_numbered_head(cells: Sequence[Cell]) -> bool:
    """Whether a row says no more than the number of a card, which white space alone does not set over all columns."""
    return not any(cell.lines for cell in cells[1:]) and NUMBERED_LABEL.match(cells[0].text) is not None


def _is_numbered_title(cells: Sequence[Cell], n_columns: int) -> bool:
    """Whether a row is a number and beside it a title over all other columns, but for a few words that rate it."""
    number, words, rated = cells[0], cells[min(1, len(cells) - 1)], cells[2:]
    numbered = 2 <= len(cells) <= 3 and bool(words.lines) and _is_code(number.text) and n_columns > len(cells) - 1
    digits = any(letter.isdigit() for letter in number.text)
    few = all(len(cell.text.split()) <= 2 * LONGEST_RATING for cell in rated)
    wide = words.column_span == n_columns - sum(cell.column_span for cell in (number, *rated))
    return numbered and digits and few and wide and len(number.lines) == 1 and (not rated or words.column_span > 1)


def _is_code(text: str) -> bool:
    return bool(REFERENCE.match(text.strip()) or CODE.match(text.strip()))


def _rated(cell: Cell) -> Pair:
    """The small cell beside a title or a value; where no label stands in it, it is headed by what it reads like."""
    if parted := label_and_value(cell):
        return Pair(*parted, _plain(parted[0].text))
    text = cell.text.strip(" –—-")
    other = "Priority" if LEVEL.match(text) else "Update" if text.endswith(".") else STATE
    known = next((heading for heading, form in ((ANY_NUMBER, REFERENCE), (STATE, STATUS)) if form.match(text)), "")
    heading = known or reads_like([text]) or other
    return Pair(saying(cell, heading), cell, f"({heading.lower()})")


def _of_headed_sections(table: Table) -> bool:
    """Whether a table begins with labels over values, and has others over other values further down."""
    pairs = zip(table.rows, table.rows[1:], strict=False)
    heads = {tuple(cell.text for cell in row): row for row, below in pairs if head_values(row, below, alone=True)}
    return len(heads) > 1 and tuple(cell.text for cell in table.rows[0]) in heads


def _stands_under(row: Sequence[Cell], heads: Sequence[Cell]) -> bool:
    """Whether each cell of a row stands under one of ``heads``."""
    return [(cell.column, cell.column_span) for cell in row] == [(cell.column, cell.column_span) for cell in heads]


def _over(row: Sequence[Cell], below: Sequence[Cell]) -> list[Pair]:
    return [pair for label, value in zip(row, below, strict=True) for pair in _number_apart(label, value)]


def _pairs(row: Sequence[Cell]) -> list[Pair] | None:
    """The cells of a row as label and value, label and value; None where they are not. A small cell at the right that
    no label names rates what is said ("High")."""
    inside = [label_and_value(cell) for cell in row if cell.lines]
    if len(inside) != 2 and all(inside):  # each cell says what it is: "Owner: …"
        return [pair for found in inside if found for pair in _number_apart(*found)]
    cells = list(row)
    rated = len(cells) == 3 and len(cells[2].text.split()) <= LONGEST_RATING
    rating = [_rated(cell) for cell in ([cells.pop()] if rated else []) if cell.lines]
    if len(cells) == 2 and not cells[0].lines and cells[1].lines:
        return [_rated(cells[1]), *rating]
    if len(cells) not in (2, 4, 6) or any(not cell.lines for cell in cells[::2]):
        return None
    longest = (LONGEST_QUESTION if cell.text.endswith("?") else LONGEST_LABEL for cell in cells[::2])
    if any(len(cell.text.split()) > most for cell, most in zip(cells[::2], longest, strict=True)):
        return None
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return [*(pair for label, value in pairs for pair in _number_apart(label, value)), *rating]


def _number_apart(label: Cell, value: Cell) -> list[Pair]:
    """The number of "Key recommendation 3" as a pair of its own, so that all cards have the same labels; so is one that
    stands alone beside a blank cell."""
    if label.text[:1] in QUOTES and value.lines and value.text[-1] in QUOTES:
        value = _unquoted(value)
    if not value.lines and _is_code(label.text) and any(letter.isdigit() for letter in label.text):
        return [Pair(saying(label, ANY_NUMBER), replace(value, lines=label.lines), "number")]
    found = NUMBERED_LABEL.match(label.text)
    if not found or not value.lines:
        return [Pair(label, value, _plain(label.text))]
    name = _plain(found["label"]).split()[-1]
    number = saying(replace(value, lines=label.lines), found["number"])
    return [
        Pair(saying(label, number_of(found["label"])), number, f"{name} number"),
        Pair(saying(label, found["label"]), value, name),
    ]


def number_of(label: str) -> str:
    """The heading of the numbers of what ``label`` names."""
    role = role_of_heading(label)
    named: dict[ColumnRole, str] = {"recommendation": OF_RECOMMENDATION, "action": OF_ACTION, "other": f"{label} no."}
    return named.get(role, ANY_NUMBER) if role else ANY_NUMBER


def saying(cell: Cell, text: str) -> Cell:
    """The cell with other words in the place and style of its first."""
    first = cell.lines[0]
    words = tuple(first.words[0]._replace(text=word) for word in text.split())
    return replace(cell, lines=(Line(first.page, words),))


def _unquoted(cell: Cell) -> Cell:
    """The cell without the mark that ends a quotation begun in its label."""
    last = cell.lines[-1]
    words = (*last.words[:-1], last.words[-1]._replace(text=last.words[-1].text[:-1]))
    kept = tuple(word for word in words if word.text)
    return replace(cell, lines=(*cell.lines[:-1], *((Line(last.page, kept),) if kept else ())))


def _plain(text: str) -> str:
    """A label as it is the same on all cards: "Actions" on one is "Action" on the next."""
    plain = " ".join(text.lower().split()).strip(" :.-–")
    return plain[:-1] if PLURAL.match(plain) else plain


def pairs_of(read: CardRows) -> Iterator[Pair]:
    for entry in read:
        yield from entry if isinstance(entry, list) else ()
