"""Records that were lost though others like them were found: what no record holds and is set, labelled and numbered as
the records of its paper are.

Three items that begin with "Action:" or "Ask 8." at one place say what the fourth is that looks the same. The look must
be the records' own: where anything else begins so and cannot be one, nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from extract.flow.blocks import OPEN_PHRASE
from extract.flow.looks import look_of, words_together
from extract.lacking.bands import SAME_LEFT
from extract.lacking.beginnings import Beginning, Beginnings, Begun, counted_on
from extract.ledger import Ledger
from extract.ledger.words import plain
from extract.model import Document, Line, Region, Word
from extract.records import FoundPaper, FoundRecords
from extract.records.found import AS_SIBLINGS, FoundAction, FoundRecommendation
from extract.records.likeness import is_same
from extract.records.prose.tails import Tail, in_brackets, tail_of
from extract.tag import Vocabulary, read_leads
from extract.text import group_lines, join_lines

FEWEST, LEAST = 3, 0.25
"""Records with a bare number before them from which another is told, and their share of all that begins so."""
MOSTLY = 0.5
"""Share of a paper's records of a kind that a label without a number must stand before."""
SHORT = 20
"""Letters of words that may be printed twice by chance."""
HANGING = 6.0
"""Points by which words stand further right than the label before them where further lines begin with the words."""
DEEP = 3.0
"""Lines below its words within which the last of a page has fields."""
COLUMN = 6.0
"""Points within which words begin, or end, in one column."""
CLOSED = (".", ";", "!", "?", ")", "]", "”", "’")
BEHIND_DASH = re.compile(r"\s+[–—-]\s+([^–—]{3,60})$")
Record = FoundRecommendation | FoundAction
Place = tuple[int, int, int]


def with_siblings(document: Document, found: FoundRecords, ledger: Ledger) -> FoundRecords:
    """``found`` with the recommendations and actions that begin as those of their paper do and no record holds; the
    same object where there are none."""
    beginnings = Beginnings(document, ledger)
    papers = [_completed(paper, beginnings, ledger) for paper in found.papers]
    return replace(found, papers=tuple(papers)) if papers != list(found.papers) else found


def _completed(paper: FoundPaper, beginnings: Beginnings, ledger: Ledger) -> FoundPaper:
    own = {id(record) for record in paper.records}
    pages = range(paper.part.page_first, paper.part.page_last + 1)
    for (kind, _), group in beginnings.begun.items():
        members = [begun for begun in group if id(begun.grounded.record) in own]
        if members and kind != "decision":
            others = beginnings.like_those(members, pages)
            places = {id(begun.grounded.record): begun.at.place for begun in members}
            lost = _Alike(members, others, paper, ledger).lost() if others else ()
            for record, each in zip(lost, others, strict=False):
                paper = _with(paper, record, each, places)
    return paper


def _with(paper: FoundPaper, record: Record, each: Beginning, places: Mapping[int, Place]) -> FoundPaper:
    """The paper with one more record, before those of its kind that begin further down."""
    if isinstance(record, FoundAction):
        at, actions = _before(paper.actions, record, each, places), paper.actions
        return replace(paper, actions=(*actions[:at], record, *actions[at:]))
    at, asked = _before(paper.recommendations, record, each, places), paper.recommendations
    record = replace(record, key=1 + max(each.key for each in asked))
    return replace(paper, recommendations=(*asked[:at], record, *asked[at:]))


def _before(records: Sequence[Record], record: Record, each: Beginning, places: Mapping[int, Place]) -> int:
    """The place of the first whose label stands further down, or that does where the label of none is known to."""
    below = (n for n, other in enumerate(records) if places.get(id(other), each.place) > each.place)
    further = (n for n, other in enumerate(records) if id(other) not in places and _top(other) > _top(record))
    return next(below, next(further, len(records)))


def _top(record: Record) -> tuple[int, float]:
    region = record.regions[0]
    return region.page, region.box.top


@dataclass(frozen=True)
class _Alike:
    """Records of a paper that begin alike, and what else begins so."""

    members: Sequence[Begun]
    others: Sequence[Beginning]
    paper: FoundPaper
    ledger: Ledger

    def lost(self) -> list[Record]:
        """The other records; none where one of the others cannot be one."""
        if not (self._counted_on() if self.members[0].at.number else self._labelled()):
            return []
        found: list[Record] = []
        for each in self.others:
            lines = _lines_of(each, self.ledger)
            record = self._record(each, lines) if lines else None
            if (
                not record
                or record.text[:1] in ("", "(")
                or any(is_same(record.text, other.text) for other in self.paper.records)
            ):
                return []
            found.append(record)
        closed = [begun.grounded.record.text.endswith(CLOSED) for begun in self.members]
        ends_well = sum(closed) <= MOSTLY * len(closed) or all(record.text.endswith(CLOSED) for record in found)
        return [] if not ends_well or any(OPEN_PHRASE.search(record.text.split()[-1]) for record in found) else found

    def _labelled(self) -> bool:
        """Whether a label without a number stands before most records of the kind."""
        first = self.members[0].at
        return first.is_named and first.is_set_apart and len(self.members) >= MOSTLY * len(self._of_kind())

    def _counted_on(self) -> bool:
        """Whether the numbers of all that begins alike have their place among those of the records."""
        numbers = {each.ref if isinstance(each, FoundAction) else each.number for each in self._of_kind()}
        if any(each.number and each.number.printed in numbers for each in self.others):
            return False
        if not self.members[0].at.is_named:
            early = min(each.place for each in self.others) < min(begun.at.place for begun in self.members)
            if early or len(self.members) < FEWEST or self._share < LEAST:
                return False
        sure = {begun.at: True for begun in self.members}
        return len(counted_on({**sure, **dict.fromkeys(self.others, False)})) == len(self.others)

    def _of_kind(self) -> list[Record]:
        actions = isinstance(self.members[0].grounded.record, FoundAction)
        return list(self.paper.actions if actions else self.paper.recommendations)

    @property
    def _share(self) -> float:
        return len(self.members) / (len(self.members) + len(self.others))

    def _record(self, each: Beginning, lines: Sequence[Line]) -> Record:
        """A record of the words on ``lines``, with what stands beside and behind them where its siblings have it."""
        sibling = max((m for m in self.members if m.at.place < each.place), key=_begin, default=self.members[0])
        old, text = sibling.grounded.record, join_lines(lines)
        words = self.ledger.words
        regions = self._printed_before(text, each.line.page) or words.boxes(
            words.number(line.page, word) for line in lines for word in line.words
        )
        evidence = {**old.evidence, AS_SIBLINGS: self._share}
        if isinstance(old, FoundRecommendation):
            number = _number(each, sibling, old.number)
            told = replace(old, number=number, text=text, regions=regions, evidence=evidence)
            return replace(told, context=None, response=None)
        assert isinstance(old, FoundAction)
        lead, time, state = (self._beside(each, lines, name) for name in ("lead_raw", "timescale_raw", "status_raw"))
        if not lead and not time and (tail := self._tail(text)):
            text, lead, time = tail.text, tail.lead, tail.timescale
        number = None if self.paper.part.document_type == "minutes" else _number(each, sibling, old.ref)
        blank = replace(old, bullets=(), progress_raw=None, progress=(), extra={}, inherited={}, status_colour=None)
        named = replace(blank, status_meaning=None, ref=number, lead_raw=lead, timescale_raw=time, status_raw=state)
        return replace(named, text=text, regions=regions, evidence=evidence)

    def _printed_before(self, text: str, page: int) -> tuple[Region, ...]:
        """Where words that a list at the end says again stand on an earlier page of the paper; () where on none."""
        said = plain(text)
        places = ((regions, earlier) for number, earlier, regions in self._strips_before if number < page)
        return next((regions for regions, earlier in places if len(said) > SHORT and said in earlier), ())

    @cached_property
    def _strips_before(self) -> list[tuple[int, str, tuple[Region, ...]]]:
        """Page, words and places of the paper's cells and paragraphs."""
        kinds = self.ledger.strips.get(self.paper.part.page_first, ())
        return [(strip.page, plain(strip.said), strip.regions) for kind in kinds for strip in kind]

    def _tail(self, text: str) -> Tail | None:
        """Who and when at the end of words."""
        told = tail_of(text, alone=True)
        if not told and any(getattr(begun.grounded.record, "lead_raw", None) for begun in self.members):
            told = in_brackets(text)
        dash = BEHIND_DASH.search(text)
        return told or (Tail(text[: dash.start()], dash[1], None) if dash and is_post(dash[1]) else None)

    def _beside(self, each: Beginning, lines: Sequence[Line], name: str) -> str | None:
        """The words beside and below those of ``lines``, down to what begins next, in the column in which most records
        have a field."""
        having = [begun for begun in self.members if getattr(begun.grounded.record, name)]
        columns = [piece for begun in having if (piece := _piece_of(begun, name, self.ledger))]
        if not columns or 2 * len(columns) < len(having):
            return None
        page, words, text = lines[0].page, self.ledger.words, {id(word) for line in lines for word in line.words}
        below = [o for o in (*self.others, *map(_at, self.members)) if o.place[0] == page and o.place > each.place]
        bottom = min((o.line.box.top for o in below), default=lines[-1].box.bottom + DEEP * each.first.size)
        level = [n for n in words.of_page[page] if lines[0].box.top - 2 < words.said[n].box.centre[1] < bottom]
        free = [words.said[n] for n in level if self.ledger.homes[n].fate != "field" and id(words.said[n]) not in text]
        pieces = [piece for line in group_lines(free, page) for piece in words_together(line)]
        found = [piece for piece in pieces if 2 * sum(_in_column(piece, other) for other in columns) >= len(columns)]
        return join_lines(Line(page, piece) for piece in found) or None


def _at(begun: Begun) -> Beginning:
    return begun.at


def _begin(begun: Begun) -> tuple[int, int, int]:
    return begun.at.place


def _lines_of(each: Beginning, ledger: Ledger) -> list[Line]:
    """The words behind a label in the cell or paragraph that begins with it or with them: on its lines those at the
    left, up to a line that begins in another look; [] where it begins with others."""
    words, first = ledger.words, ledger.words.number(each.line.page, each.first)
    starts = {words.number(each.line.page, word) for word in (each.first, each.label[0])}
    strips = (strip for kinds in ledger.strips.values() for kind in kinds for strip in kind)
    own = next((strip.words for strip in strips if strip.words[0] in starts and first in strip.words), ())
    found: list[Line] = []
    lefts = (each.first.box.x0, each.label[0].box.x0)
    for page, numbers in groupby(own[own.index(first) :] if own else (), words.pages.__getitem__):
        for row in group_lines([words.said[n] for n in numbers], page):
            piece = next(words_together(row))
            if found and look_of(piece[0]) != look_of(found[-1].words[-1]):
                return found
            if any(abs(piece[0].box.x0 - left) < SAME_LEFT for left in lefts):
                found.append(Line(page, piece))
    while found and lefts[0] - lefts[1] > HANGING and (below := _below(found[-1], each, ledger)):
        found.append(below)
    return found


def _below(line: Line, each: Beginning, ledger: Ledger) -> Line | None:
    """The line right below another, if it begins in line with the first words behind a label and as they look, and
    nothing stands before it where the label does."""
    words, (left, _, _, _) = ledger.words, each.first.box
    page = [(words.said[n], ledger.homes[n].fate) for n in words.of_page[line.page]]
    near = [(word, fate) for word, fate in page if 0 < word.box.centre[1] - line.box.bottom < each.first.size]
    near = [(word, fate) for word, fate in near if each.label[0].box.x0 - 1 < word.box.x0]
    near.sort(key=lambda told: told[0].box.x0)
    if not near or abs(near[0][0].box.x0 - left) > 1 or look_of(near[0][0]) != look_of(each.first):
        return None
    free = tuple(word for word, fate in near if fate not in ("field", "row"))
    return Line(line.page, next(words_together(Line(line.page, free)))) if free and free[0] is near[0][0] else None


def _number(each: Beginning, sibling: Begun, told: str | None) -> str | None:
    """Its number, as much of it as ``told`` of the sibling's."""
    one, other = each.number, sibling.at.number
    if not told or not one or not other:
        return None
    return told.replace(other.printed, one.printed) if other.printed in told else one.printed


def _piece_of(begun: Begun, name: str, ledger: Ledger) -> tuple[Word, ...]:
    """The words up to white that begin with those of a record's field; () where others stand before them."""
    words, numbers = ledger.words, begun.grounded.places.get(name)
    if not numbers:
        return ()
    first, page = words.said[numbers[0]], words.pages[numbers[0]]
    level = [words.said[n] for n in words.of_page[page] if _is_level(words.said[n], first)]
    pieces = [piece for line in group_lines(level, page) for piece in words_together(line)]
    return next((piece for piece in pieces if piece[0] is first), ())


def _is_level(word: Word, other: Word) -> bool:
    return word.box.top < other.box.centre[1] < word.box.bottom


def _in_column(piece: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether words stand in line with others, in their look."""
    edges = (piece[0].box.x0 - other[0].box.x0, piece[-1].box.x1 - other[-1].box.x1)
    return look_of(piece[0]) == look_of(other[0]) and min(map(abs, edges)) < COLUMN


def is_post(text: str) -> bool:
    """Whether words name officers or members."""
    leads = read_leads(text, Vocabulary.general())
    return bool(leads) and all(lead.kind in ("officer", "member") for lead in leads)
