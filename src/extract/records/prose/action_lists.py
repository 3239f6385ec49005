"""Actions in a list under a head that names them ("Action plan", "Summary of actions", "Next steps"), with nobody and
no day beside them: the enumeration is the list, as under a head of recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.flow.lists import begins
from extract.records.phrases import PROSE as SAYS
from extract.records.prose.drafts import ActionDraft, Draft, pieces_in
from extract.records.prose.labelled import PARAGRAPH_NUMBER
from extract.records.prose.pieces import Piece
from extract.records.prose.trust import is_loose

FEWEST = 2
GAP = 1.8
"""Heights of a line between the tops of an item's last line and of one that goes on with it."""
SAME_PLACE = 2.0
"""Points by which a running head may stand otherwise than on an earlier page."""


def with_action_lists(told: Sequence[Draft], pieces: Sequence[Piece]) -> list[Draft]:
    """``told`` and such lists, one draft each, where nobody found a recommendation in them, nor as many actions by who
    is to act or when; the items of a list go before fewer actions that others made of it."""
    kept = [draft for draft in told if draft.text or is_loose(draft)]
    for index, head in enumerate(pieces):
        items = _items(_section(pieces, index)) if _names_actions(head) else []
        own = {id(line) for item in items for piece in item for line in piece.lines}
        others = [draft for draft in kept if any(id(line) in own for piece in pieces_in(draft) for line in piece.lines)]
        known = sum(len(draft.actions) for draft in others)
        if len(items) < FEWEST or known >= len(items) or any(draft.text for draft in others):
            continue
        actions = [ActionDraft(item) for item in items]
        kept = [draft for draft in kept if not any(draft is other for other in others)]
        kept.append(Draft(None, heading=head.printed, head_kind="actions", actions=actions, start=head.place))
    return kept


def _names_actions(piece: Piece) -> bool:
    apart = piece.level or piece.bold or piece.printed.endswith(":")
    return (
        bool(apart)
        and len(piece.lines) == 1
        and not piece.in_grid
        and bool(SAYS["list_of_actions"].match(piece.printed))
    )


def _section(pieces: Sequence[Piece], head: int) -> list[Piece]:
    """The items below a head, and the lines that go on with one; running heads between them are passed over."""
    section: list[Piece] = []
    for index in range(head + 1, len(pieces)):
        piece = pieces[index]
        if _is_running_head(pieces, index):
            continue
        if piece.level or piece.in_grid or piece.label:
            break
        if piece.marker and (section or begins(piece.marker)) and not PARAGRAPH_NUMBER.match(piece.marker):
            section.append(piece)
        elif section and not piece.marker and _goes_on(section[-1], piece):
            section[-1] = _joined(section[-1], piece)
        elif section or not piece.text.endswith(":"):
            break
    return section


def _is_running_head(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a heading stands at the same place on an earlier page."""
    page, top = pieces[index].place
    return pieces[index].level > 0 and any(
        other.text == pieces[index].text and other.place[0] < page and abs(other.place[1] - top) <= SAME_PLACE
        for other in pieces[:index]
    )


def _goes_on(item: Piece, piece: Piece) -> bool:
    last, line = item.lines[-1], piece.lines[0]
    return last.page == line.page and 0 < line.box.top - last.box.top <= GAP * (last.box.bottom - last.box.top)


def _joined(item: Piece, piece: Piece) -> Piece:
    return replace(item, text=f"{item.text} {piece.text}", lines=item.lines + piece.lines)


def _items(section: Sequence[Piece]) -> list[list[Piece]]:
    """The actions of a list, each with the bullets that belong to it; where every number has bullets below, the numbers
    are the aims and the bullets what is to be done."""
    items: list[list[Piece]] = []
    for piece in section:
        if piece.marker != "•" or not items or items[-1][0].marker == "•":
            items.append([piece])
        else:
            items[-1].append(piece)
    numbered = [item for item in items if item[0].marker != "•"]
    if numbered and all(len(item) > 1 for item in numbered):
        return [[piece] for piece in section if piece.marker == "•"]
    return items
