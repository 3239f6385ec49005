"""An action plan, row by row: recommendations in banners or in a column, and the actions that answer them.

The walk keeps what holds for the rows to come — the heading in force, the recommendations being answered, the group
the rows stand in — and turns each row into recommendations and actions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from extract.codelists import Origin
from extract.issues import Code, Issues
from extract.model import Cell, Line, Region, Table
from extract.records.found import Evidence, FoundAction, FoundRecommendation
from extract.records.plans.banners import Banner, Said, number_alone, numbered_and_asking, read_banner
from extract.records.plans.carried import carried_on, says_as_above, with_carried
from extract.records.plans.columns import WHO_AND_WHEN, ColumnRole, Header
from extract.records.plans.families import same_columns
from extract.records.plans.labels_inside import with_labels_inside, without_own_label
from extract.records.plans.levels import room_in
from extract.records.plans.numbers import clean_number, number_before
from extract.records.plans.pairing import PAIRED, Share, each_bullet, pair
from extract.records.plans.parted import apart
from extract.records.plans.row_types import goes_on_under, type_of
from extract.records.plans.rows import (
    banner_cell,
    cells_beside,
    cells_by_role,
    extra_columns,
    lead_words,
    lines_of,
    named_numbers,
    own_mark,
    plain_text,
    reference,
    regions_of,
    response_cell,
    row_regions,
    said_as_asked,
    said_as_both,
    says_heads,
    says_nothing,
    status_and_progress,
    timescale_words,
)
from extract.records.plans.sure import SURE, UNSURE, trust_in
from extract.records.plans.ticks import told_by_row
from extract.records.wording import NUMBERED, Wording, read_recommendation, read_response
from extract.text import cell_paragraphs, text_of

BESIDE: tuple[ColumnRole, ...] = (*PAIRED, "status", "progress")


@dataclass(slots=True)
class PlanWalk:
    """What has been found so far, and what holds for the rows to come."""

    origin: Origin
    issues: Issues
    recommendations: list[FoundRecommendation] = field(default_factory=list)
    actions: list[FoundAction] = field(default_factory=list)
    current: list[int] = field(default_factory=list)
    """Keys of the recommendations that the next actions answer."""
    answered: bool = False
    """Whether an action stands under them yet: the next banner then starts a new block."""
    group_label: str | None = None
    """Of the banner above the rows."""
    row_label: str | None = None
    """Of the recommendation being answered, where its lead cell is headed by one."""
    asked_alone: bool = False
    """Whether the row that last called itself a recommendation names no lead or time: the actions below answer it."""
    header: Header | None = None
    after_label: bool = False
    """Whether a row of this table said no more than "Recommendation": the banners to come are recommendations."""
    banners_ask: bool = False
    """Whether the numbered banners of this table are sentences: a short one then is a recommendation too."""
    titled: bool = False  # the row above is a title that says no more than the number of what this one asks
    over: Said | None = None  # stands over the table; gives the first recommendation in it a number
    last_table: Table | None = None
    evidence: Evidence = field(default_factory=lambda: MappingProxyType({}))
    """Of the table that is being read."""

    def continues(self, table: Table) -> bool:
        """Whether a table without heading rows has the columns of the plan before it, whose headings then hold."""
        known = self.header and self.last_table and table.n_columns >= 3
        return bool(known and self.last_table and same_columns(table, self.last_table))

    def read_table(
        self, table: Table, headers: Sequence[Header], over: Said | None = None, alike: Sequence[str] = ()
    ) -> None:
        """Walk the rows of a plan or list; ``over``: what all its rows answer; ``alike``: the words of all banners."""
        by_first_row = {header.first_row: header for header in headers}
        self.after_label = False
        self.last_table = table
        header = headers[0] if headers else self.header
        banners = [banner_cell(table, row, header) for row in range(table.n_rows)]
        texts = [text_of(cell_paragraphs(banner)) for banner in banners if banner]
        self.banners_ask = numbered_and_asking(texts) or numbered_and_asking(alike)
        begun = len(self.actions)
        if headers:
            self.group_label = None
            paired = self.header and self.header.roles >= {"recommendation", "action"}
            asked = [one.number for one in self.recommendations if one.key in self.current]
            whose = paired or self.answered or headers[0].roles >= {"rec_ref", "action"}  # whose number is in each row
            if whose and not goes_on_under(table, headers[0].last_row + 1, asked):
                self._start_block()
        self.over = over
        if over and over.wording.text:
            self._start_block()
            self.current = [self._recommend(over.wording, over.lines, None, table)]
        row = 0
        while row < table.n_rows:
            if own := by_first_row.get(row):
                self.header = own
                row = own.last_row + 1
                continue
            if banner := banners[row]:
                self._banner(banner, table, number_alone(banner) if any(banners[row + 1 : row + 2]) else None)
            elif self.header and not says_heads(table, row, self.header):
                self._data_row(table, row, self.header)
            row += 1
        status = self.header and self.header.roles & {"status", "tick"}
        self.actions[begun:] = with_carried(self.actions[begun:], told=bool(status))

    def _banner(self, cell: Cell, table: Table, title: str | None = None) -> None:
        if title:
            self._start_block()
            self.over, self.titled = Said(Wording(title, "", None), cell.lines), True
            return
        in_column = bool(self.header and "recommendation" in self.header.roles)
        asks = bool(self.header and self.header.parted and self.header.asks and NUMBERED.match(cell.text))
        banner = read_banner(cell, self.after_label or asks or self.titled, in_column, self.banners_ask)
        self.titled = False
        if (again := carried_on(cell.text, None, self.recommendations)) is not None:
            self.current = [again]
        elif banner.kind == "label":
            self.after_label = True
            self._start_block()
        elif banner.kind == "note":
            self._note(banner)
        elif banner.kind == "recommendation":
            if self.answered:
                self._start_block()
            self.current += [self._recommend(one.wording, one.lines, None, table) for one in banner.recommendations]
            self._note(banner)
        elif banner.kind == "group":
            self.group_label = banner.text

    def _note(self, banner: Banner) -> None:
        """The recommendations that a note names are those being answered."""
        self.current = [r.key for r in self.recommendations if r.number in banner.numbers] or self.current

    def _start_block(self) -> None:
        self.current, self.answered, self.row_label = [], False, None

    # ------------------------------------------------------------ rows

    def _data_row(self, table: Table, row: int, header: Header) -> None:
        cells = cells_by_role(table, row, header)
        typed = type_of(next((c for c in table.covering[row] if c.column == header.typed), None))
        alone = typed == "recommendation" and not any(cells[role].lines for role in WHO_AND_WHEN if role in cells)
        if typed == "recommendation" or (typed and not self.asked_alone):
            self._start_block()
        self.asked_alone = alone or (self.asked_alone and typed != "recommendation")
        if alone:
            cells = said_as_asked(cells)
        elif header.recommended or typed == "recommendation":
            cells = said_as_both(cells, header.recommended or "action")
        self._row_recommendation(table, row, header, cells)
        action = cells.get("action")
        if not action or action.row != row or not action.lines or says_nothing(action.text):
            return
        if not says_as_above(action.text):
            self._row_actions(table, row, header, cells, without_own_label(action))
        elif self.actions and self.current:  # the action above answers the recommendation of this row too
            last = self.actions[-1]
            answered = tuple(dict.fromkeys((*last.recommendations, *self.current)))
            self.actions[-1] = replace(last, recommendations=answered)

    def _row_recommendation(self, table: Table, row: int, header: Header, cells: Mapping[ColumnRole, Cell]) -> None:
        """A recommendation that begins in this row becomes the one being answered."""
        cell = cells.get("recommendation")
        if not cell or cell.row != row or not cell.lines:
            return
        number = reference(cells.get("rec_ref"), row)
        again = carried_on(cell.text, number, self.recommendations)
        if again is not None:
            self.current = [again]
            return
        response = response_cell(table, row, header)
        self._start_block()
        wording = read_recommendation(cell_paragraphs(cell), header.lettered)
        if says_nothing(wording.text):
            return
        again = self._met_before(number or wording.number, wording.text)
        key = self._recommend(wording, cell.lines, number, table, response) if again is None else again
        self.current = [key]

    def _met_before(self, number: str | None, text: str) -> int | None:
        """The key of a recommendation that another row has printed: the same number, where it has one, and words."""
        words = re.sub(r"\W+", " ", text).lower()
        for found in reversed(self.recommendations):
            if found.number == number and re.sub(r"\W+", " ", found.text).lower() == words:
                return found.key
        return None

    def _recommend(
        self,
        wording: Wording,
        lines: Sequence[Line],
        number: str | None,
        table: Table,
        response: Cell | None = None,
    ) -> int:
        key = len(self.recommendations)
        over, self.over = self.over, None
        if over and not number and not wording.number:
            number, lines = over.wording.number, [*over.lines, *lines]
        self.recommendations.append(
            FoundRecommendation(
                key=key,
                number=number or wording.number,
                text=wording.text,
                context=wording.context,
                origin=self.origin,
                response=read_response(response.text) if response else None,
                regions=regions_of(lines),
                method=table.method,
                confidence=SURE * trust_in(table),
                evidence=self.evidence,
            )
        )
        return key

    def _row_actions(
        self, table: Table, row: int, header: Header, cells: Mapping[ColumnRole, Cell], action: Cell
    ) -> None:
        action, every = apart(action, cells_beside(table, action, header), header)
        beside = {role: every[role] for role in BESIDE if role in every}
        pairing = with_labels_inside(pair(action, beside, room_in(table, header.having("lead"))), action)
        for remark in pairing.remarks:
            self.issues.add(Code.DRAFTING_REMARK, f"not taken as an action: {remark[:80]}", action.regions[0])
        if any(share.ambiguous for share in pairing.shares):
            notes = "; ".join(pairing.shares[0].notes)
            self.issues.add(Code.PAIRING_UNEQUAL, notes, action.regions[0])
        self.row_label = pairing.group_label or self.row_label
        label = self.row_label or plain_text(cells.get("group")) or self.group_label
        extra = extra_columns(table, row, header)
        answers = bool(self.current) or bool(named_numbers(cells.get("rec_ref")))
        shares = pairing.shares if answers else [one for share in pairing.shares for one in each_bullet(share)]
        parted = len(shares) > 1 and all(one.marker for one in shares)  # the number is that of what they are about
        ref_text = None if parted else reference(cells.get("ref"))
        for share in shares:
            whole_row = len(shares) == 1
            regions = row_regions(table, row, share) if whole_row else regions_of(lines_of(share))
            found = self._action(share, ref_text, label, cells, extra, regions, table)
            self.actions.append(replace(found, **told_by_row(table, row, header, cells, found)))
        self.answered = self.answered or bool(pairing.shares)

    def _action(
        self,
        share: Share,
        ref: str | None,
        label: str | None,
        cells: Mapping[ColumnRole, Cell],
        extra: Mapping[str, str],
        regions: tuple[Region, ...],
        table: Table,
    ) -> FoundAction:
        status_cell = cells.get("status")
        status, progress = status_and_progress(share)
        number, text = None, share.text
        if self.header and self.header.numbered:
            number, text = number_before(share.text)
        return FoundAction(
            recommendations=tuple(self.current),
            ref=clean_number(share.beside.get("ref", ""))
            or ref
            or number
            or own_mark(share.marker, bool(self.current)),
            text=text,
            bullets=() if share.marker == "•" else tuple(p.text for p in share.paragraphs if p.marker == "•"),
            group_label=label,
            lead_raw=lead_words(share),
            timescale_raw=timescale_words(share),
            status_raw=status,
            progress_raw=progress,
            ambiguous=share.ambiguous,
            notes=share.notes,
            regions=regions,
            method=table.method,
            confidence=(UNSURE if share.ambiguous else SURE) * trust_in(table),
            extra=extra,
            status_colour=status_cell.fill if status_cell else None,
            evidence=self.evidence,
        )
