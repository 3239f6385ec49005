"""Texts taken for records → records: their number, and who and when from labels, tails and the cells beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from extract.codelists import RecordKind
from extract.flow.blocks import Block, Slot
from extract.likeness import CellPlace, Text, Unit
from extract.model import Document, Region, Table
from extract.records.decisions.delegation import delegated_to
from extract.records.decisions.setting import Setting
from extract.records.decisions.verbs import verb_of
from extract.records.found import FoundAction, FoundDecision, FoundPaper, FoundRecommendation, FoundTable
from extract.records.likeness.alike import Alike
from extract.records.paper.origins import origin_of
from extract.records.plans.columns import REFERENCE, role_of_heading
from extract.records.plans.plain_cells import STATUS, is_lead
from extract.records.prose.drafts import number_of
from extract.records.prose.pieces import pieces_of
from extract.records.prose.tails import is_time, tail_of
from extract.text import cell_paragraphs

METHOD = "likeness"
LEAST, MOST = 0.3, 0.8
"""Between these lies the chance that such a record is one."""
INLINE = re.compile(r"(?:^|(?<=[.;:,]\s)|(?<=\band\s))\(?([a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+(?=\S)")
"""Where an item begins within a line: "That: a) the plan be agreed; b) …"."""
FIRST = ("a", "i", "1")
NUMBER = re.compile(
    r"^(?P<named>(?:[Rr]ecommendation|[Pp]roposal)\s+(?=\w+(?:[.:]|\s+[“‘\"])))?"
    r"(?P<number>[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})?|(?<=\s)\w{3,6})[.:]?\s+(?=[“‘\"]?[A-Z])"
)
"""A number without a mark before the words, or in words: "R1 Cut the committee", "Recommendation Two. That …"."""
MINUTE = re.compile(r"(?:[.!?]\s+(?=[A-Z])|\n(?!\()).*(?:[.!?]\s+(?=[A-Z])|\n(?!\())", re.DOTALL)
"""Three sentences: no decision, but a minute."""
FIELDS = {"lead": "lead_raw", "timescale": "timescale_raw", "status": "status_raw", "progress": "progress_raw"}
OF_LABEL: Mapping[str, RecordKind] = {"recommendation": "recommendation", "response": "action", "action": "action"}
ENOUGH = 0.7
"""Share of a column's cells that must read like what it holds."""


@dataclass(slots=True)
class Told:
    """The records while they are gathered."""

    recommendations: list[FoundRecommendation] = field(default_factory=list)
    actions: list[FoundAction] = field(default_factory=list)
    decisions: list[FoundDecision] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    kind: RecordKind
    number: str | None
    text: str
    fields: dict[str, str] = field(default_factory=dict)
    answers: bool = False
    """Whether it answers the recommendation before it."""


def told_by(alike: Alike, paper: FoundPaper, document: Document, setting: Setting, told: Told) -> None:
    """Adds the records that ``alike`` holds to ``told``."""
    for index, text in enumerate(alike.texts):
        unit, spot = text.unit, text.unit.spot
        beside = dict(alike.beside[index]) if alike.beside else {}
        if spot.cell:
            table = spot.cell.table
            alone = [one.unit.spot.cell.table for one in alike.texts if one.unit.spot.cell].count(table) == 1
            found = paper.tables[table]
            beside = dict(_in_form(spot.cell, found.table)) if alone else _beside(spot.cell, found)
        items = list(_items(unit, alike.kind, document))
        items = [item for item in items if item.kind != "decision" or not MINUTE.search(item.text)]
        for item in items:
            fields = {**beside, **item.fields}
            if len(items) == 1 and item.number is None:
                item.number = fields.get("ref", "").strip(" .():") or None
            _add(replace(item, fields=fields), alike, spot.regions, paper, setting, told)


# ---------------------------------------------------------------- words


def _items(unit: Unit, kind: RecordKind, document: Document) -> Iterator[_Item]:
    """The records in the words of one text: several where labels or numbers part it."""
    found: list[_Item] = []
    pieces = [piece for piece in pieces_of(_blocks_of(unit.spot), document) if piece.text]
    several = sum(bool(piece.marker) for piece in pieces) > 1
    if several and not pieces[0].marker and pieces[0].text[-1:].isalpha() and pieces[1].marker != "•":
        several = False  # a list within the sentence, "… be cut by / (i) a tenth"
    for piece in pieces:
        name = piece.label.kind if piece.label else None
        if name in FIELDS:
            if found:
                found[-1].fields.setdefault(FIELDS[name], piece.text)
        elif name or not found or (several and piece.marker):
            answers = name == "response" and bool(found)
            found.append(
                _Item(
                    OF_LABEL.get(name or "", kind),
                    (piece.label and piece.label.number) or number_of(piece),
                    piece.text,
                    answers=answers,
                )
            )
        else:
            found[-1].text += f"\n{piece.full_text}"
    if several and found and not pieces[0].marker and found[0].text.endswith(":"):
        found = found[1:]  # the words that the items complete
    for item in found:
        yield from _parted(item)


def _blocks_of(spot: Text) -> list[Block]:
    if spot.block:
        return [spot.block]
    place, cell = spot.cell, spot.printed
    if place is None or cell is None:
        return []
    slot = Slot(place.table, place.row, place.column, False)
    return [Block(paragraph, paragraph.text, paragraph.marker, slot=slot) for paragraph in cell_paragraphs(cell)]


def _parted(item: _Item) -> Iterator[_Item]:
    """One item, or those that numbers within its line part; without the number before its words, and its tail."""
    marks = list(INLINE.finditer(item.text))
    if len(marks) > 1 and marks[0][1] in FIRST:
        ends = [*(mark.start() for mark in marks[1:]), len(item.text)]
        for mark, end in zip(marks, ends, strict=True):
            yield replace(item, number=mark[1], text=item.text[mark.end() : end].strip(), fields=dict(item.fields))
        return
    number = NUMBER.match(item.text) if item.number is None else None
    if number:
        item.number, item.text = number["number"], item.text[number.end() :]
        item.kind = "recommendation" if number["named"] else item.kind
    tail = tail_of(item.text, alone=True) if item.kind == "action" else None
    if tail and tail.text:
        item.text = tail.text
        told = {"lead_raw": tail.lead, "timescale_raw": tail.timescale}
        item.fields |= {name: words for name, words in told.items() if words}
    yield item


# ---------------------------------------------------------------- cells beside


def _beside(place: CellPlace, found: FoundTable) -> dict[str, str]:
    """The number, lead, timescale and status in the row of a cell, by what its columns hold."""
    told: dict[str, str] = {}
    for cell in found.table.covering[place.row]:
        if cell.column != place.column and cell.text:
            name = _column(found.table, cell.column, found.header)
            if name:
                told.setdefault(name, cell.text)
    return told


def _in_form(place: CellPlace, table: Table) -> Iterator[tuple[str, str]]:
    """Number, who and when in a table that is the form of one record, by what stands to their left."""
    for row in table.rows:
        for name, cell in pairwise(cell for cell in row if cell.text):
            if (role := role_of_heading(name.text)) in FIELDS:
                yield FIELDS[role], cell.text
            elif (cell.row, cell.column) == (place.row, place.column) and REFERENCE.match(name.text):
                yield "ref", name.text


def _column(table: Table, column: int, header: Sequence[str]) -> str | None:
    """The field that a column holds by its heading or by most of its cells."""
    role = role_of_heading(header[column]) if column < len(header) and header[column] else None
    if role in FIELDS:
        return FIELDS[role]
    said = [cell.text for cell in table.cells if cell.column == column and cell.text and cell.text not in header]
    for name, reads in (
        ("ref", REFERENCE.match), ("timescale_raw", is_time), ("status_raw", STATUS.match), ("lead_raw", is_lead),
    ):  # fmt: skip
        if said and sum(bool(reads(text)) for text in said) >= ENOUGH * len(said):
            return name
    return None


# ---------------------------------------------------------------- records


def _add(
    item: _Item, alike: Alike, regions: tuple[Region, ...], paper: FoundPaper, setting: Setting, told: Told
) -> None:
    chance = round(LEAST + (MOST - LEAST) * alike.chance, 3)
    evidence = MappingProxyType({METHOD: chance, "beside_others": min(len(alike.texts), 10) / 10})
    shared: dict[str, Any] = {"text": item.text, "regions": regions, "method": METHOD}
    shared |= {"confidence": chance, "evidence": evidence}
    if item.kind == "recommendation":
        if (item.number, item.text) in {(told_so.number, told_so.text) for told_so in told.recommendations}:
            return  # printed again above what answers it
        origin = origin_of([paper.part.title or "", paper.part.document_type])
        told.recommendations.append(
            FoundRecommendation(
                key=len(told.recommendations), number=item.number, context=None, origin=origin, response=None, **shared
            )
        )
    elif item.kind == "action":
        shared |= {name: item.fields.get(name) for name in FIELDS.values()}
        told.actions.append(
            FoundAction(
                recommendations=(told.recommendations[-1].key,) if item.answers and told.recommendations else (),
                ref=item.number,
                bullets=(),
                group_label=None,
                ambiguous=False,
                notes=(),
                **shared,
            )
        )
    else:
        told.decisions.append(
            FoundDecision(
                number=item.number,
                stem=None,
                verb=verb_of(item.text, None),
                decision_maker=setting.maker or setting.committee,
                delegated_to=delegated_to(item.text),
                state=setting.state,
                **shared,
            )
        )
