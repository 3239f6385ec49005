"""What the second reader sees of a paragraph or a cell: its own words, its form, and what stands over it.

Nothing of what the readers of records made of it is looked at, so that the two can disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log1p
from typing import NamedTuple, Protocol

from extract.flow.blocks import Block
from extract.kept import kept
from extract.model import Cell, Region, Table

Features = Mapping[str, float]
TOKEN = re.compile(r"[a-z]{2,}")
WHEN = re.compile(
    r"\b(?:20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|"
    r"apr|jun|jul|aug|sept?|oct|nov|dec|quarter|q[1-4]|ongoing|immediate(?:ly)?|annual(?:ly)?|monthly|"
    r"\d\d?/\d\d?/\d\d(?:\d\d)?)\b"
)
WHO = re.compile(
    r"\b(?:director|officer|head of|manager|team|clerk|leader|lead|chair|board|service|councillors?|cllrs?|partners?|"
    r"executive|group|committee)\b"
)
_SIGNS = """
    should must will shall resolved recommended recommend recommends recommendation agreed approved noted approve note
    agree delegate delegated authority action actions ensure improve need needs consider proposed seconded carried
    unanimously was were has have had is are been we they council committee cabinet
    report minutes meeting review apologies background that because however so to
"""
SIGNS = frozenset(_SIGNS.split())
"""Words whose presence counts, wherever they stand in a text."""
LABEL = re.compile(
    r"(?:^|(?<=[.;:] ))(?:(?:recommendation|rec|action(?: point)?|decision|resolution|commitment|priority)s?\.?\s*"
    r"(?:no\.?\s*)?(?:[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[a-z]?)?\s*[:.–—-]|[RA]\d{1,3}\s*[:.–—-]|RESOLVED\b|AGREED\b)",
    re.IGNORECASE,
)
"""What announces a record by name: "Rec 4:", "Action:", "R2 –", "RESOLVED"."""
ENDED = re.compile(r"[.;:] ")
"""What stands before such a label amid a text."""
SENTENCE = re.compile(r"[.!?](?=\s+[A-Z‘“\"'(])")
WORDINGS = ("head:", "over:", "column:", "beside:", "title:", "leadin:", "paper:", "role:")
"""Signs that hold words of what stands over and beside a text, and what the program made of these."""
LONG = 45
"""Words from which a text is long for one recommendation, action or decision."""
MOST_LETTERS, MOST_OF_TITLE = 700, 12
"""Letters of a text, and words of the paper's title, that are looked at."""
NUMBER = re.compile(r"^[A-Z]{0,3}\d{1,3}(?:\.\d+)*[.)]?$")
NUMERIC = re.compile(r"^[£$€(+-]*[\d,.]+\s*(?:%|m|k|bn)?\)?$")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which cell of which table (its index among the paper's) some words stand in."""

    table: int
    row: int
    row_end: int
    """One past its last row."""
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the flow (``block``) or a cell of a table (``cell``; ``printed`` is the cell itself)."""

    said: str
    regions: tuple[Region, ...]
    cell: CellPlace | None = None
    block: Block | None = None
    printed: Cell | None = None


class Seen(Protocol):
    """A table with what is known of it."""

    @property
    def table(self) -> Table: ...

    @property
    def role(self) -> str: ...

    @property
    def header(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a cell with its features."""

    spot: Text
    text: str
    features: Features
    head: str
    """The heading it stands under, or that of its column."""


def units_of(
    kind: str, title: str, tables: Sequence[Seen], cells: Sequence[Text], blocks: Sequence[Text]
) -> Iterator[Unit]:
    """The paragraphs outside tables, then the cells of ``tables``. ``kind`` and ``title`` are the paper's."""
    paper = {f"paper:{kind}": 1.0} | {f"title:{token}": 1.0 for token in _tokens(title)[:MOST_OF_TITLE]}
    yield from _paragraphs(paper, blocks)
    by_table: dict[int, list[Text]] = {}
    for spot in cells:
        if spot.cell:
            by_table.setdefault(spot.cell.table, []).append(spot)
    for index, own in by_table.items():
        yield from _cells(paper, tables[index], own)


# ---------------------------------------------------------------- paragraphs


def _paragraphs(paper: Features, blocks: Sequence[Text]) -> Iterator[Unit]:
    flow = [(spot, spot.block) for spot in blocks if spot.block and not spot.block.slot and not spot.block.note]
    kinds = [kind_of_marker(block.marker) for _, block in flow]
    runs = _runs(kinds)
    heads: list[Block] = []
    under: Features = {}  # what the headings over a paragraph say
    since, lead_in, ended = 0, "", ""
    for place, (spot, block) in enumerate(flow):
        if not block.marker and (block.level or block.text.rstrip().endswith((":", "-", "–"))):
            lead_in = block.text
        if block.level:
            heads = [*(head for head in heads if head.level < block.level), block]
            under = _of_heads(heads[:-1], heads)
            since = 0
        over = heads[:-1] if block.level else heads
        features = {**of_text(block.text, block.marker), **under, **paper}
        if block.marker:
            features |= {f"leadin:{token}": 1.0 for token in _tokens(lead_in)[-8:]}
        features |= _of_form(block, runs[place], since, ended.endswith(":"))
        features[f"kind:{kinds[place]}"] = 1.0
        features["told_when_who"] = features["when"] * features["who"]
        yield Unit(spot, block.text, features, over[-1].text if over else "")
        if block.level:
            under = _of_heads(heads, heads)
        since += 1
        ended = block.text.rstrip()


def _of_heads(over: Sequence[Block], heads: Sequence[Block]) -> dict[str, float]:
    """What the headings over a paragraph say, the nearest apart from the others."""
    features = {f"head:{token}": 1.0 for token in _tokens(over[-1].text)[:8]} if over else {}
    return features | {f"over:{token}": 1.0 for head in heads[:-1] for token in _tokens(head.text)[:6]}


def _of_form(block: Block, run: int, since: int, after_colon: bool) -> dict[str, float]:
    """How a paragraph is set. ``run``: items of its list; ``since``: paragraphs since the heading."""
    long = len(block.text.split()) > LONG
    return {
        "level": float(block.level > 0),
        "bold": float(block.paragraph.bold),
        "framed": float(block.frame is not None),
        "after_colon": float(after_colon),
        "run": log1p(run),
        "far_from_head": log1p(since),
        "plain_long": float(not block.marker and not block.level and long),
        "listed_short": float(bool(block.marker) and not long),
    }


def _runs(kinds: Sequence[str]) -> list[int]:
    """For each paragraph how many of its kind of marker stand in a row with it."""
    found: list[int] = []
    for kind, group in groupby(kinds):
        count = len(list(group))
        found += [count if kind else 0] * count
    return found


def kind_of_marker(marker: str) -> str:
    bare = marker.strip("().")
    if not bare:
        return ""
    if bare == "•":
        return "bullet"
    if bare[0].isdigit():
        return "decimal" if "." in bare else "number"
    return "letter"


# ---------------------------------------------------------------- cells


def _cells(paper: Features, found: Seen, own: Sequence[Text]) -> Iterator[Unit]:
    table = found.table
    columns: dict[int, list[_Short]] = {}
    rows: dict[int, list[_Short]] = {}
    for spot in own:
        if spot.cell:
            said = _short(spot.said)
            columns.setdefault(spot.cell.column, []).append(said)
            rows.setdefault(spot.cell.row, []).append(said)
    of_column = {column: _of_column(column, said, table.n_columns) for column, said in columns.items()}
    widest = max(columns, key=lambda column: sum(len(said.text) for said in columns[column]), default=-1)
    shared = {f"role:{found.role}": 1.0, "columns": log1p(table.n_columns), "rows": log1p(table.n_rows)}
    shared |= {f"beside:{token}": 1.0 for heading in found.header for token in _tokens(heading)[:4]}
    shared |= paper
    for spot in own:
        cell, text = spot.cell, spot.said
        if cell is None:
            continue
        heading = found.header[cell.column] if cell.column < len(found.header) else ""
        features = {**of_text(text, ""), **of_column[cell.column], **shared}
        features |= {f"column:{token}": 1.0 for token in _tokens(heading)[:5]}
        features |= _of_row([other for other in rows[cell.row] if other.text != text])
        features |= {"widest": float(cell.column == widest), "top_row": float(cell.row == 0)}
        yield Unit(spot, text, features, heading)


class _Short(NamedTuple):
    """The words of a cell, and whether they are few and say when, or who, or are a number."""

    text: str
    when: bool
    who: bool
    number: bool


def _short(text: str) -> _Short:
    low = text.lower() if len(text) < 100 else ""
    return _Short(text, len(text) < 60 and bool(WHEN.search(low)), bool(WHO.search(low)), bool(NUMBER.match(text)))


def _of_row(others: Sequence[_Short]) -> dict[str, float]:
    """What stands beside a cell in its row."""
    return {
        "alone": float(not others),
        "when_beside": float(any(other.when for other in others)),
        "who_beside": float(any(other.who for other in others)),
        "numbered_beside": float(any(other.number for other in others)),
    }


def _of_column(column: int, said: Sequence[_Short], n_columns: int) -> dict[str, float]:
    """What the cells of a column have in common."""
    count = max(1, len(said))
    return {
        "column_words": log1p(sum(len(one.text.split()) for one in said) / count),
        "column_numeric": sum(bool(NUMERIC.match(one.text)) for one in said) / count,
        "column_when": sum(one.when for one in said) / count,
        "column_first": float(column == 0),
        "column_last": float(column == n_columns - 1),
        "column_varied": len({one.text for one in said}) / count,
    }


# ---------------------------------------------------------------- words


@kept
def of_text(whole: str, marker: str) -> dict[str, float]:
    text = whole[:MOST_LETTERS]
    lowered = text.lower()
    tokens = _tokens(lowered)
    present = set(tokens)
    features = {f"has:{sign}": 1.0 for sign in SIGNS & present}
    if tokens:
        features[f"first:{tokens[0]}"] = 1.0
        features[f"ends:{tokens[-1]}"] = 1.0
    if len(tokens) > 1:
        features[f"second:{tokens[1]}"] = 1.0
    size = len(whole.split())
    end = whole.rstrip()[-1:]
    features |= {
        "bias": 1.0,
        "words": log1p(size),
        "short": float(size < 5),
        "long": float(size > LONG),
        "sentences": log1p(len(SENTENCE.findall(text))),
        "when": float(bool(WHEN.search(lowered))),
        "who": float(bool(WHO.search(lowered))),
        "stop": float(end == "."),
        "semicolon": float(end in ";,") or float(whole.endswith(" and")),
        "colon": float(end == ":"),
        "asks": float(end == "?"),
        "capital": float(text[:1].isupper()),
        "marked": float(bool(marker)),
        "labelled": float(bool(LABEL.match(text))),
        "labelled_inside": float(bool(ENDED.search(text) and LABEL.search(text, 1))),
    }
    return features


def blank(features: Features) -> dict[str, float]:
    """Features without the words of headings, titles and kinds."""
    return {name: value for name, value in features.items() if not name.startswith(WORDINGS)}


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(text.lower())
