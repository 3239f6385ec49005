"""Paragraphs and cells of one form, and which of them are probably records: lists come in runs, and look alike.

One paragraph that reads like a record is a weak sign. Several of one form that all do, in a paper that must say
something and of which nothing was read, are a strong one: whole papers are lost more often than single records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio

from extract.codelists import RecordKind
from extract.flow.blocks import Block
from extract.likeness import CellPlace, Unit, model_of, units_of
from extract.model import Cell, Region
from extract.records.decisions.setting import Setting
from extract.records.found import FoundPaper, FoundPart, FoundTable
from extract.records.plans.columns import role_of_heading
from extract.records.plans.evidence.contents import PAST

FEWEST_WORDS, MOST_WORDS = 2, 120
"""Of a text that may be a record."""
FEWEST = 3
"""Texts of one form that make a list."""
RUN, DATED, ASKED, SURE = 0.25, 0.15, 0.6, 0.75
"""Their mean chance from which they are taken for records: usually; where who or when stands beside most of them; where
they tell of the past, or the paper is of a kind that often holds no record, or its file gave others; where it did."""
SAME, SHORT = 90.0, 20
"""Two wordings are one record when they agree to this share (rapidfuzz ratio, 0..100), unless it has so few letters."""
SISTER = 0.4
"""Share of that mean from which texts of the same form elsewhere count as well."""
OUTLYING = 0.25
"""The same for a single one of them, where its length differs from that of the others as well."""
LABEL = 5
"""Words of a cell that names what stands beside it."""
EDGES = 8.0
"""Points within which left edges are the same."""
NO_RECORDS = frozenset(("financial", "risk", "membership", "contents"))
"""Roles of tables in which no records are sought."""
QUIET = frozenset(("cover_report", "strategy", "performance_report", "budget", "risk_register", "terms_of_reference"))
"""Kinds of paper that often hold no record, or whose records the readers of forms hardly ever overlook."""
HOLDING = frozenset((None, "action", "detail", "recommendation", "other"))
"""What a column is by its heading in which records may stand."""
DECIDES = re.compile(r"\bdecisions?\b|\bresol(?:ved|utions?)\b|\bdeterminations?\b", re.IGNORECASE)
"""In a heading or title: what stands there was decided."""
REPORTING = frozenset(("inspection_report", "peer_challenge_report"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph of the flow or a cell of a table."""

    said: str
    regions: tuple[Region, ...]
    cell: CellPlace | None = None
    block: Block | None = None
    printed: Cell | None = None
    """The cell itself."""


class Form(NamedTuple):
    """What texts of one form share. ``over``: their heading, or their table; ``looks``: all else."""

    over: object
    looks: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts of one form that are taken for records of one kind, in the order of the paper."""

    units: tuple[Unit[Spot], ...]
    kind: RecordKind
    chance: float
    """Their mean chance, 0..1."""


def likeliest(paper: FoundPaper, setting: Setting, gave: bool) -> list[Alike]:
    """The texts of the likeliest form of ``paper``, and those of the same form elsewhere; none where it is unlikely, or
    says again what was found. ``gave``: whether the paper's file gave any record."""
    forms = {form: units for form, units in _forms(paper).items() if not any(_is_told(u, paper) for u in units)}
    means = {form: fmean(map(_chance, units)) for form, units in forms.items() if len(units) >= FEWEST}
    if not means:
        return []
    best = max(means, key=lambda form: means[form] * len(forms[form]) / (len(forms[form]) + 1))
    kind = _kind(paper, forms[best], setting)
    least = SURE if paper.records else ASKED if gave else 0.0
    if means[best] < max(least, _enough(paper.part, forms[best], kind, setting)):
        return []
    sisters = [
        form
        for form, units in forms.items()
        if form.looks == best.looks and fmean(map(_chance, units)) >= SISTER * means[best]
    ]
    return [
        Alike(kept, _kind(paper, forms[form], setting), means[best])
        for form in sisters
        if (kept := tuple(_fitting(forms[form], means[best])))
    ]


def _enough(part: FoundPart, units: Sequence[Unit[Spot]], kind: RecordKind, setting: Setting) -> float:
    past = fmean(bool(PAST.search(unit.text)) for unit in units) > 0.5
    if kind != "decision" and past:  # what was done
        return ASKED
    if part.document_type in QUIET and not (setting.minutes or setting.lists_decisions):
        return ASKED
    beside = fmean(max(u.features.get("when_beside", 0.0), u.features.get("who_beside", 0.0)) for u in units)
    return DATED if beside > 0.5 else RUN


def _fitting(units: Sequence[Unit[Spot]], mean: float) -> Iterator[Unit[Spot]]:
    usual = median(len(unit.text.split()) for unit in units)
    for unit in units:
        odd = not 0.4 < len(unit.text.split()) / usual < 2.5
        if not (odd and _chance(unit) < OUTLYING * mean):
            yield unit


def _is_told(unit: Unit[Spot], paper: FoundPaper) -> bool:
    """Whether a record stands where a text does, or says the same."""
    return any(
        (len(record.text) > SHORT and partial_ratio(unit.text, record.text) >= SAME)
        or any(a.page == b.page and a.box.overlap(b.box) > 0 for a in unit.spot.regions for b in record.regions)
        for record in paper.records
    )


def _chance(unit: Unit[Spot]) -> float:
    return model_of(unit).chance(unit.features)


# ---------------------------------------------------------------- forms


def _forms(paper: FoundPaper) -> dict[Form, list[Unit[Spot]]]:
    blocks = [Spot(block.text, block.regions, None, block) for block in paper.flow if block.text]
    cells = [spot for index, found in enumerate(paper.tables) for spot in _cells(found, index)]
    labels = {index: _row_labels(found) for index, found in enumerate(paper.tables)}
    forms: dict[Form, list[Unit[Spot]]] = {}
    for unit in units_of(paper.part.document_type, paper.tables, cells, blocks):
        if FEWEST_WORDS <= len(unit.text.split()) <= MOST_WORDS:
            form = _form(unit, paper.tables, labels)
            if form:
                forms.setdefault(form, []).append(unit)
    return forms


def _cells(found: FoundTable, index: int) -> Iterator[Spot]:
    for cell in found.table.cells:
        if cell.text and cell.regions:
            place = CellPlace(index, cell.row, cell.row + max(1, cell.row_span), cell.column)
            yield Spot(cell.text, cell.regions, place, None, cell)


def _row_labels(found: FoundTable) -> dict[int, str]:
    """By row what names the cell beside it, in a table of names and what belongs to them; else nothing."""
    first = {cell.row: cell.text for cell in found.table.cells if cell.column == 0 and cell.text}
    if found.table.n_columns != 2 or not first or median(len(text.split()) for text in first.values()) > LABEL:
        return {}
    return {row: " ".join(filter(str.isalpha, text.lower().split())) for row, text in first.items()}


def _form(unit: Unit[Spot], tables: Sequence[FoundTable], labels: dict[int, dict[int, str]]) -> Form | None:
    """The form of a text; None for a heading of a table, or one in a table that holds no records."""
    place, block = unit.spot.cell, unit.spot.block
    if block:
        looks = (_marker(block.marker), block.level, block.paragraph.bold, block.frame is not None)
        return Form("" if block.level else unit.head, (*looks, round(block.left / EDGES)))
    if place is None or tables[place.table].role in NO_RECORDS:
        return None
    found = tables[place.table]
    if place.row == 0 and unit.text in found.header:
        return None
    if place.column == 1 and place.row in labels[place.table]:
        return Form("", ("beside", labels[place.table][place.row]))
    if place.column < len(found.header) and role_of_heading(found.header[place.column]) not in HOLDING:
        return None
    heads = found.header if any(found.header) else (str(place.table),)
    return Form(heads, ("column", place.column, found.table.n_columns))


def _marker(marker: str) -> str:
    bare = marker.strip("().")
    return "1" if bare[:1].isdigit() else "a" if bare.isalpha() else bare


# ---------------------------------------------------------------- kinds


def _kind(paper: FoundPaper, units: Sequence[Unit[Spot]], setting: Setting) -> RecordKind:
    """What the records of a form are, by the heading over them and the paper's kind."""
    part, head = paper.part, units[0].head
    role = role_of_heading(head)
    meeting = setting.minutes or setting.lists_decisions or part.document_type == "cover_report"
    if role == "action" or (role == "recommendation" and not meeting):
        return role
    if meeting or DECIDES.search(head) or DECIDES.search(part.title or ""):
        return "decision"
    return "recommendation" if part.document_type in REPORTING else "action"
