"""Plans printed as cards: a small table for each action, headings down the left, what they name beside them.

    Recommendation | …            The same card may be two pairs wide:   Owner | … | Due by | …
    Action         | …
    Lead officer   | …

A card is turned on its side, so that its labels are a heading row and its values a row below it; several cards in one
table, one under the other, are several rows. Then it is read like any plan. Cards with the same labels are of one
family: what a label means is told over all of them together, as over the rows of one table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from extract.model import Cell, Table
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.brackets import Words, before_brackets, before_label, name_leads
from extract.records.plans.card_accounts import with_accounts_apart
from extract.records.plans.card_rows import CardRows, Pair, label_in_row, pairs_of, read_card, saying
from extract.records.plans.card_titles import ACTS, BESIDE, asks, with_headings, with_titles_over
from extract.records.plans.columns import role_of_heading
from extract.records.plans.reads_like import LEAD

MOSTLY = 0.6
"""Share of a lone card's labels whose wording names a column of a plan; of two cards' labels, those they share."""
MOST_COLUMNS, MOST_ROWS = 6, 20
"""Of a card."""
LONGEST_NAME = 6
"""Words behind a label that only name what is asked for."""
FEW = 0.34
"""Share of the labels of a family that may be those of a cover sheet."""
APPLIES = re.compile(
    r"^(?:the )?(?:(?:applicants?|appellants?|licensees?)\b|(?:planning )?application(?: \w+)?\W*$|"
    r"officers?['’]?s? recommendation\b)",
    re.IGNORECASE,
)
"""Labels of applications that a meeting decides: no plan has any."""


@dataclass(frozen=True, slots=True)
class Card:
    """A table of cards turned on its side, and all of its family as one table, heading row first.

    ``whole`` tells what the columns of ``rows`` mean; they are the same columns. ``head`` is the heading row of
    ``rows``, -1 where it has none.
    """

    rows: Table
    whole: Table
    head: int


def find_cards(
    tables: Sequence[Table], known: Mapping[int, CardRows] = MappingProxyType({}), said: Sequence[str] = ()
) -> dict[int, Card]:
    """Those of ``tables`` that hold cards, by their index. A table whose labels stand on no other card and do not
    name the columns of a plan is none. ``known`` are the rows of cards without any label (``units``), ``said`` what
    stands above each table."""
    read = {i: found for i, table in enumerate(tables) if (found := known.get(i) or read_card(table))}
    cards: dict[int, Card] = {}
    for family in _families(read):
        labels = [pair.label for index in family for pair in pairs_of(read[index]) if pair.printed]
        if not (set(family) & set(known) or _stand_again(read, family) or _are_labels(labels)):
            continue
        read |= with_titles_over({index: read[index] for index in family}, said)
        parted = with_accounts_apart(_with_names_apart([read[index] for index in family]))
        headed = _with_leads_apart(with_headings(parted))
        read |= dict(zip(family, headed, strict=True))
        names = dict.fromkeys(pair.name for index in family for pair in pairs_of(read[index]))
        columns = sorted(names, key=lambda name: role_of_heading(name) != "ref")  # a card's number is of all it says
        turned = {index: _turned(tables[index], read[index], columns) for index in family}
        whole = _joined([table for table, _ in turned.values()], [head for _, head in turned.values()])
        cards |= {index: Card(rows, whole, head) for index, (rows, head) in turned.items()}
    return cards


def with_cards_joined(tables: Sequence[Table]) -> list[Table]:
    """``tables``, a card that a page break cuts in two as one: its rows above and below have together the labels of
    another, whole card."""
    labels = [_row_labels(table) for table in tables]
    wholes = {each for each, table in zip(labels, tables, strict=True) if len(table.regions) == 1}
    joined: list[Table] = []
    last: tuple[str, ...] = ()
    for own, table in zip(labels, tables, strict=True):
        above = joined[-1] if joined else None
        overleaf = above and above.page_last + 1 == table.page_first and above.n_columns == table.n_columns
        if above and overleaf and last and own and last + own in wholes:
            cells = (*above.cells, *(replace(cell, row=cell.row + above.n_rows) for cell in table.cells))
            regions = above.regions + table.regions
            joined[-1] = replace(above, cells=cells, n_rows=above.n_rows + table.n_rows, regions=regions)
            last += own
        else:
            joined.append(table)
            last = own
    return joined


def _row_labels(table: Table) -> tuple[str, ...]:
    """What each row of a small table begins with, "" for a title; () for a large table."""
    if not 2 <= table.n_columns <= MOST_COLUMNS or table.n_rows > MOST_ROWS:
        return ()
    return tuple(label_in_row(row) for row in table.rows if row)


# ---------------------------------------------------------------- families


def _families(read: dict[int, CardRows]) -> list[list[int]]:
    """The tables put together that share most of their labels, with those that have only some of them: a page break
    cuts cards."""
    families: list[tuple[set[str], list[int]]] = []
    for index, found in read.items():
        names = {pair.name for pair in pairs_of(found) if pair.printed}
        home = next((one for one in families if len(one[0] & names) >= MOSTLY * len(one[0] | names)), None)
        home = home or next((one for one in families if len(one[1]) > 1 and names < one[0]), None)
        if home:
            home[1].append(index)
        else:
            families.append((names, [index]))
    return [members for _, members in families]


def _stand_again(read: dict[int, CardRows], family: Sequence[int]) -> bool:
    """Whether the same labels stand on several cards, and are not those of cover sheets."""
    counts = Counter(pair.name for index in family for pair in pairs_of(read[index]) if pair.printed)
    again = [name for name, count in counts.items() if count > 1]
    if any(APPLIES.match(name) for name in counts):
        return False
    covers = sum(bool(SAYS["cover"].search(name)) for name in again)
    return 2 <= len(again) >= MOSTLY * len(counts) and covers <= FEW * len(again)


def _are_labels(labels: Sequence[Cell]) -> bool:
    """Whether the labels of a lone card name the columns of a plan."""
    texts = [cell.text for cell in labels]
    roles = [role_of_heading(text) for text in texts]
    if len(set(texts)) < 2 or any(SAYS["cover"].search(text) or APPLIES.match(text) for text in texts):
        return False
    known = sum(role is not None for role in roles)
    acts = "action" in roles or {"recommendation", "response"} <= set(roles)
    return known >= MOSTLY * len(roles) and acts and bool(BESIDE & {role for role in roles if role})


def _with_names_apart(read: Sequence[CardRows]) -> list[CardRows]:
    """The cards, the words that ask for something as their recommendations where a label that names these is followed
    by a name alone: "Recommendation 3: Savings", "What the auditor wrote: A log should be kept."."""
    values: dict[str, list[Pair]] = {}
    for pair in (pair for card in read for pair in pairs_of(card)):
        values.setdefault(pair.name, []).append(pair)
    roles = {name: role_of_heading(own[0].label.text) for name, own in values.items()}
    named = {name for name, own in values.items() if roles[name] == "recommendation" and all(map(_only_names, own))}
    asking = [name for name, own in values.items() if not roles[name] and asks([pair.value.text for pair in own])]
    if not named or len(asking) != 1 or "recommendation" in {roles[name] for name in values.keys() - named}:
        return list(read)
    heads = {asking[0]: "Recommendation"} | dict.fromkeys(named, "Note")

    def told(pair: Pair) -> Pair:
        return replace(pair, label=saying(pair.label, heads[pair.name])) if pair.name in heads else pair

    return [[[told(pair) for pair in entry] if isinstance(entry, list) else entry for entry in card] for card in read]


def _only_names(pair: Pair) -> bool:
    words = pair.value.text.split()
    return bool(words) and len(words) <= LONGEST_NAME and words[-1][-1].isalnum()


def _with_leads_apart(read: Sequence[CardRows]) -> list[CardRows]:
    """The cards, who stands in brackets or behind a label at the end of most words of a label as a value of its own,
    where none names who leads."""
    pairs = [pair for card in read for pair in pairs_of(card)]
    told = {role_of_heading(pair.label.text) for pair in pairs}
    for name in dict.fromkeys(pair.name for pair in pairs if role_of_heading(pair.label.text) in ACTS):
        values = [pair.value.lines for pair in pairs if pair.name == name]
        for part in (before_brackets, before_label) if len(values) > 1 and "lead" not in told else ():
            ends = [" ".join(line.text for line in part(lines)[1]) for lines in values]
            if name_leads(ends, len(ends)):
                return [[_parted(e, name, part) if isinstance(e, list) else e for e in card] for card in read]
    return list(read)


def _parted(row: list[Pair], name: str, part: Callable[[Words], tuple[Words, Words]]) -> list[Pair]:
    found: list[Pair] = []
    for pair in row:
        words, lead = part(pair.value.lines) if pair.name == name else (pair.value.lines, ())
        found.append(replace(pair, value=replace(pair.value, lines=tuple(words))))
        if lead:
            found.append(Pair(saying(pair.label, LEAD), replace(pair.value, lines=tuple(lead)), f"({LEAD.lower()})"))
    return found


# ---------------------------------------------------------------- turned


def _turned(table: Table, read: CardRows, columns: Sequence[str]) -> tuple[Table, int]:
    """The table with a column for each of ``columns`` (names of labels), and its heading row."""
    cells: list[Cell] = []
    row, held, head = 0, set[str](), -1
    for entry in read:
        if isinstance(entry, Cell):
            row += bool(held)
            held = set()
            cells.append(replace(entry, row=row, row_span=1, column=0, column_span=len(columns)))
            row += 1
            continue
        if head < 0:
            cells.extend(_heads(read, columns, row))
            head, row = row, row + 1
        for pair in entry:
            if pair.name in held:
                row, held = row + 1, set()
            held.add(pair.name)
            if pair.value:
                cells.append(replace(pair.value, row=row, row_span=1, column=columns.index(pair.name), column_span=1))
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return Table(ordered, row + 1, len(columns), table.regions, table.method, table.score), head


def _heads(read: CardRows, columns: Sequence[str], row: int) -> list[Cell]:
    """The labels, each as its card prints it first, as a heading row."""
    first: dict[str, Cell] = {}
    for pair in pairs_of(read):
        first.setdefault(pair.name, pair.label)
    return [
        replace(first[name], row=row, row_span=1, column=column, column_span=1)
        for column, name in enumerate(columns)
        if name in first
    ]


def _joined(tables: Sequence[Table], heads: Sequence[int]) -> Table:
    """The rows of all tables without banners under one heading row, which has each label once."""
    labels: dict[int, Cell] = {}
    rows: list[list[Cell]] = []
    for table, head in zip(tables, heads, strict=True):
        for cell in table.rows[head]:
            labels.setdefault(cell.column, cell)
        rows += [list(row) for row in table.rows[head + 1 :] if row and row[0].column_span < table.n_columns]
    cells = [replace(cell, row=0) for cell in labels.values()]
    cells += [replace(cell, row=number) for number, row in enumerate(rows, start=1) for cell in row]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    regions = tuple(region for table in tables for region in table.regions)
    return Table(ordered, len(rows) + 1, tables[0].n_columns, regions, tables[0].method, tables[0].score)
