"""Recommendations in lists: under a head ("Key recommendations", "What needs to improve?") or a sentence that ends in
a colon ("The panel recommends that the council:").

The enumeration is the list, whatever its verbs. Sub-heads, heads that date ("Within three months:") and reasons between
items do not end it; a new stem starts a new numbering; what is numbered otherwise belongs to its item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from extract.flow.blocks import Slot
from extract.flow.lists import AHEAD, SAME_LEFT, Place, begins_group, goes_on, is_grouped, is_next, place_of, places_in
from extract.flow.numbering import form_of
from extract.records.prose.drafts import Draft
from extract.records.prose.heads import FEWEST_ASKING, expects, may_head, mostly_ask, with_head
from extract.records.prose.labelled import ASKS_FOR
from extract.records.prose.list_items import Segment, items_of
from extract.records.prose.pieces import HeadKind, Piece
from extract.records.prose.stated import without_stories
from extract.records.prose.time_heads import is_time_head

LONGEST_LIST = 150
"""Pieces below a heading that are looked through."""
FEWEST_OF_AREA = 4
"""Words of a heading that is an area for improvement itself; shorter ones part the areas."""
FEWEST_HEADS = 2
"""Headings of one look over lists that ask, after which the next need not ask as much."""
RECOMMEND = re.compile(r"\brecommends?\b", re.IGNORECASE)
LONG_PARAGRAPH = 30
"""Words of plain text at the margin that end a list of bullets or one headed by a sentence."""


def find_listed(pieces: Sequence[Piece], by_others: bool) -> list[Draft]:
    """The items of every list of recommendations; ``Draft.heading`` tells which list it was. A cell, or a box taken for
    a table, may hold head and list as a page does. In a paper ``by_others`` a list whose items ask is one, whatever its
    head says."""
    cells: dict[Slot | int, list[Piece]] = {}
    parted: set[int] = set()
    for piece in pieces:
        if piece.cell is not None:
            bare, box = with_head(replace(piece, cell=None)), piece.cell.table
            heads = bare.heads is not None or (by_others and bare.level > 0)
            whole = box in cells or (heads and box not in parted)
            parted.add(box)
            cells.setdefault(box if whole else piece.cell, []).append(bare)
    inside = [draft for cell in cells.values() if len(cell) > 1 for draft in _lists_in(cell, by_others)]
    found = [*_lists_in(pieces, by_others), *(draft for draft in inside if draft.head_kind != "sentence")]
    return [*found, *_run_in(pieces, found)]


def _run_in(pieces: Sequence[Piece], listed: Sequence[Draft]) -> Iterator[Draft]:
    """The lists of one item behind their head, in the paragraph that begins with it: "WE RECOMMEND that …", where
    "WE RECOMMEND:" heads other lists."""
    heads = {piece.text.strip(" :") for piece in pieces if piece.heads == "recommendations"}
    heads = {head for head in heads if RECOMMEND.search(head)}
    taken = {id(piece) for draft in listed for piece in (*draft.text, *draft.answer)}
    for piece, below in zip_longest(pieces, pieces[1:]) if heads else ():
        head = next((head for head in heads if piece.text.startswith(f"{head} ")), None)
        if head is None or piece.heads or piece.level or piece.in_grid or id(piece) in taken:
            continue
        words = replace(piece, text=piece.text[len(head) :].strip(), marker="")
        if len(words.text.split()) >= FEWEST_OF_AREA and not words.text.endswith(":"):
            yield Draft(None, listed=True, heading=head, head_kind="recommendations", text=[words], start=piece.place,
                        end=below.place if below else None)  # fmt: skip


def _lists_in(pieces: Sequence[Piece], by_others: bool) -> list[Draft]:
    found: list[Draft] = []
    last_end = 0
    for index, head in enumerate(pieces):
        kind = head.heads if index >= last_end else None
        if kind is None and by_others and index >= last_end:
            kind = "sentence" if expects(head) else "asking" if may_head(pieces, index) else None
        if kind is None:
            continue
        segments, end = _section(pieces, index, kind)
        after = pieces[end] if end < len(pieces) else None
        if (
            after
            and after.label
            and after.label.kind == "recommendation"
            and not any(piece.marker for segment in segments for piece in segment.pieces)
        ):
            segments = []  # what stands between the head and the first that is announced by name introduces them
        drafts = [
            draft
            for segment in segments
            for draft in items_of(head, kind, segment, _next_piece(segments, segment) or after)
        ]
        if kind == "asking" and not _asks(head, drafts, found, pieces):
            continue
        if _name_sections(drafts, pieces):
            continue
        if drafts:
            drafts[0].start = head.place
        if drafts or kind != "sentence":
            last_end = end
        found.extend(drafts)
    return without_stories(found, pieces)


def _name_sections(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> bool:
    """Whether most items of a list are headings elsewhere in the paper: what it will speak of."""
    own = {id(piece) for draft in drafts for piece in draft.text}
    heads = {piece.text.strip(" .:").casefold() for piece in pieces if piece.level and id(piece) not in own}
    return bool(drafts) and sum(each.words.strip(" .:").casefold() in heads for each in drafts) > len(drafts) / 2


def _asks(head: Piece, drafts: Sequence[Draft], found: Sequence[Draft], pieces: Sequence[Piece]) -> bool:
    """Whether a list is one by what its items say: most ask; where another list did already one is enough; below the
    same words all are; below a third heading of the look of two that head such lists it takes one that asks."""
    heads = {draft.heading for draft in found if draft.head_kind == "asking"}
    words = [draft.words for draft in drafts]
    marked = all(draft.text[0].marker for draft in drafts)
    if head.text in heads or mostly_ask(words, 1 if heads and marked else FEWEST_ASKING):
        return True
    alike = sum(piece.text in heads and piece.level == head.level > 0 and _alike(piece, head) for piece in pieces)
    return marked and alike >= FEWEST_HEADS and any(mostly_ask([text], 1) for text in words)


def _next_piece(segments: Sequence[Segment], segment: Segment) -> Piece | None:
    later = segments[segments.index(segment) + 1 :]
    return next((other.stem for other in later if other.stem), None)


def _section(pieces: Sequence[Piece], start: int, kind: HeadKind) -> tuple[list[Segment], int]:
    """What stands under a list's head, cut at each further stem; and the index of what ends the list: another head, a
    heading that is no item, running text."""
    head = pieces[start]
    segments = [Segment(None)]
    index = start + 1
    while index < min(len(pieces), start + LONGEST_LIST):
        piece = pieces[index]
        section = segments[-1].pieces
        inner = piece.heads
        if (
            inner in ("recommendations", "improve")
            or (kind == "asking" and (inner or _heads_nearer(pieces, index, section, head)))
            or (piece.label and piece.label.kind == "recommendation" and not piece.label.coded)
        ):
            break
        if inner == "sentence" or is_time_head(piece):
            segments.append(Segment(piece))
        elif kind != "sentence" and _is_area(pieces, index, head):
            section.append(piece)
        elif piece.level and not _is_item_heading(piece, section, head):
            if begins_group(pieces, start, index):
                segments.append(Segment(piece))
            elif not (_goes_on_below(pieces, index, section, head) or is_grouped(pieces, start, index)):
                break
        elif _ends(pieces, index, section, kind):
            break
        else:
            section.append(piece)
        index += 1
    return _without_own_numbering(segments), index


def _heads_nearer(pieces: Sequence[Piece], index: int, section: Sequence[Piece], head: Piece) -> bool:
    """Whether words may head the list as well as ``head``, above its first item or in the same look."""
    first = bool(pieces[index].level) and not any(piece.marker for piece in section)
    return (first or _alike(pieces[index], head)) and may_head(pieces, index)


def _is_area(pieces: Sequence[Piece], index: int, head: Piece) -> bool:
    """Whether a heading below the head is an item itself: a sentence with its story below."""
    piece, below = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
    story = below is not None and not (below.marker or below.level or below.bold)
    said = len(piece.text.split()) > FEWEST_OF_AREA or bool(ASKS_FOR.match(piece.text))
    return piece.level > head.level > 0 and story and not piece.marker and said


def _without_own_numbering(segments: list[Segment]) -> list[Segment]:
    """The segments without the paper's own numbered paragraphs, where their numbering is that of the stems."""
    stems = [each.stem for each in segments if each.stem and each.stem.marker not in ("", "•")]
    for segment in segments if stems else ():
        segment.pieces = [piece for piece in segment.pieces if not any(_counts_alike(piece, stem) for stem in stems)]
    return segments


def _counts_alike(piece: Piece, stem: Piece) -> bool:
    """Whether a number stands level with a stem's and is printed as it is."""
    form = form_of(piece.marker)
    return piece.marker != "•" and form == form_of(stem.marker) != "" and abs(piece.left - stem.left) < SAME_LEFT


def _goes_on_below(pieces: Sequence[Piece], index: int, section: Sequence[Piece], head: Piece) -> bool:
    """Whether a heading only parts the list: the numbering goes on below it, or it is deeper than the head and items
    follow."""
    deeper = pieces[index].level > head.level
    last, place = _last_item(section)
    if last is not None and place is not None:
        coded = place.style == "coded"
        if goes_on(pieces[index + 1 :], last, place):
            return coded or deeper or not head.level
        if place.value is not None and place.style in ("number", "coded"):
            return False
    for piece in pieces[index + 1 : index + AHEAD]:
        if piece.level:
            return False
        if piece.marker and head.level:
            return deeper or bool(re.match(r"^\(?R", piece.marker, re.IGNORECASE))
    return False


def _last_item(section: Sequence[Piece]) -> tuple[Piece, Place] | tuple[None, None]:
    """The last item of the list that the numbers of a section make, and its place in it."""
    places = places_in(section)
    return (section[places[-1][0]], places[-1][1]) if places else (None, None)


def _ends(pieces: Sequence[Piece], index: int, section: Sequence[Piece], kind: HeadKind) -> bool:
    """Whether running text at the margin ends the list."""
    piece = pieces[index]
    items = [item for item in section if item.marker]
    if piece.marker or piece.level or piece.text[:1].islower() or piece.in_grid:
        decimal = bool(re.match(r"^\d{1,2}\.\d", piece.marker))
        return decimal and bool(items) and not re.match(r"^\d{1,2}\.\d", items[0].marker)
    if not items:
        return kind == "sentence"
    if piece.left > items[0].left + SAME_LEFT:
        return False
    last, place = _last_item(section)
    if items[0].marker != "•" and last is not None and place is not None:
        return kind == "sentence" and not goes_on(pieces[index + 1 :], last, place)
    below = pieces[index + 1] if index + 1 < len(pieces) else None
    bullets = below is not None and bool(below.marker)
    if kind == "sentence" and piece.text.endswith(":"):
        return True  # what heads a list of something else
    return not bullets and (kind == "sentence" or len(piece.text.split()) >= LONG_PARAGRAPH)


def _is_item_heading(piece: Piece, section: Sequence[Piece], head: Piece) -> bool:
    """Whether a heading is one of the numbered items: the next number, in the style and place of the item before."""
    last, before = _last_item(section)
    place = place_of(piece.marker, before)
    if place is None:
        return False
    if piece.level <= head.level and is_next(place_of(head.marker), place) and _alike(piece, head):
        return False  # the next section of the paper
    if last is None:
        of_head = not place.prefix or place.prefix == head.marker.strip("().")
        first = place.value == 1 and place.style in ("number", "coded", "decimal1") and of_head
        return first and (piece.level > head.level or piece.lines[0].size < head.lines[0].size)
    return is_next(before, place) and abs(piece.left - last.left) < SAME_LEFT and _alike(piece, last)


def _alike(one: Piece, other: Piece) -> bool:
    return one.bold == other.bold and abs(one.lines[0].size - other.lines[0].size) < 0.6
