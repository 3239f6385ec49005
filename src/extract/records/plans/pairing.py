"""Several actions in one cell: which timescale and which lead stand level with which.

Councils set several actions into one cell, blank lines between them, and put each one's timescale and lead at its
height in the cells beside it. Alignment on the page is the only thing that pairs them; the order of the text is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.columns import ColumnRole
from extract.records.plans.levels import (
    Block,
    Room,
    blocks_of,
    by_room,
    cut_at_early_ends,
    cut_level,
    height,
    is_level,
    lettered,
    lists_kept_whole,
    numbers_in_cells,
    split_at_levels,
)
from extract.text import Paragraph, cell_paragraphs, text_of

FEWEST_WORDS = 3
"""Of an action in a list."""


@dataclass(frozen=True, slots=True)
class Share:
    """One action out of a cell, with the words beside it that are its own, by the name of their column."""

    blocks: tuple[Block, ...]
    beside: Mapping[ColumnRole, str]
    ambiguous: bool
    notes: tuple[str, ...]
    marker: str = ""
    """The letter or number that tells it from its neighbours in the cell: "(a)"."""

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [paragraph for block in self.blocks for paragraph in block]

    @property
    def text(self) -> str:
        return text_of(self.paragraphs).removeprefix(self.marker).lstrip()


@dataclass(frozen=True, slots=True)
class Pairing:
    shares: tuple[Share, ...]
    remarks: tuple[str, ...]
    """Drafting remarks and questions that stood among the actions."""
    group_label: str | None


def pair(action: Cell, beside: Mapping[ColumnRole, Sequence[Cell]], room: Room | None = None) -> Pairing:
    """The actions in ``action``, each with what stands level with it in the cells ``beside`` it.

    ``beside`` names the cells by role ("lead", "timescale", "status", …), several where the action's cell is as tall
    as several of them; ``room`` is how the column of those who lead is set. Where the counts differ nothing is
    dropped: each action keeps what stands level with it, and all of the row's actions are marked ambiguous.
    """
    if by_letters := _by_letters(action, beside):
        return by_letters
    label: str | None = None
    columns: dict[ColumnRole, list[Block]] = {}
    for name, cells in beside.items():
        if name == "ref":
            continue
        blocks = [block for cell in cells for block in blocks_of(cell_paragraphs(cell))]
        if name == "lead":
            label, blocks = _without_label([by_room(block, room) for block in blocks])
        columns[name] = blocks
    if numbers := numbers_in_cells(beside.get("ref", ())):
        columns["ref"] = numbers
    own = cell_paragraphs(action)
    finer = cut_at_early_ends(own, action)
    cut = _cut_level(finer, columns) if len(finer) > len(own) else {}
    if cut and all(len(cut.get(name, columns[name])) == len(finer) for name in PAIRED if columns.get(name)):
        own = finer
    else:
        cut = _cut_level(own, columns)
    columns |= cut
    several = {name: blocks for name, blocks in columns.items() if len(blocks) > 1}
    actions, remarks = _actions(own, list(several.values()))
    if numbers and len(actions) < len(numbers):
        actions = cut_level(actions, [height(number) for number in numbers], sure=True) or actions
    if len(actions) < 2:
        return Pairing(_one(actions, columns, several), remarks, label)
    return Pairing(_level(actions, columns), remarks, label)


def _by_letters(action: Cell, beside: Mapping[ColumnRole, Sequence[Cell]]) -> Pairing | None:
    """The actions of a cell that are told apart by letters or numbers, where these stand again before the entries
    beside them: those with the same letter belong together, whatever their height."""
    actions = _lettered(cell_paragraphs(action))
    told = {name: _lettered([p for cell in cells for p in cell_paragraphs(cell)]) for name, cells in beside.items()}
    told = {name: blocks for name, blocks in told.items() if len(blocks) > 1 and blocks.keys() <= actions.keys()}
    if len(actions) < 2 or not told:
        return None
    others: dict[ColumnRole, Sequence[Block]] = {
        name: blocks_of([p for cell in cells for p in cell_paragraphs(cell)])
        for name, cells in beside.items()
        if name not in told and name != "ref"
    }
    shares = _level(list(actions.values()), others)
    return Pairing(
        tuple(
            replace(
                share,
                marker=share.paragraphs[0].printed_marker,
                beside={**share.beside, **{name: _unlettered(own.get(letter, ()), name) for name, own in told.items()}},
            )
            for letter, share in zip(actions, shares, strict=True)
        ),
        (),
        None,
    )


def _lettered(own: Sequence[Paragraph]) -> dict[str, Block]:
    """The paragraphs under each of the letters or numbers that begin them; none where the first has none."""
    blocks = lettered(tuple(own))
    letters = [block[0].printed_marker.strip("().") for block in blocks if block]
    return dict(zip(letters, blocks, strict=True)) if len(blocks) > 1 and len(set(letters)) == len(letters) else {}


def _unlettered(block: Block, name: ColumnRole) -> str:
    return _joined([block], name).removeprefix(block[0].printed_marker).lstrip() if block else ""


def _one(
    actions: Sequence[Block],
    columns: Mapping[ColumnRole, Sequence[Block]],
    several: Mapping[ColumnRole, Sequence[Block]],
) -> tuple[Share, ...]:
    notes = tuple(
        f"one action, {len(blocks)} entries under {name}" for name, blocks in several.items() if name in PAIRED
    )
    words = {name: _joined(blocks, name) for name, blocks in columns.items()}
    return (Share(tuple(actions), words, bool(notes), notes),) if actions else ()


def each_bullet(share: Share) -> tuple[Share, ...]:
    """An action whose cell holds nothing but a list of bullets, each of them an action that shares what stands beside
    the list; else the one action."""
    parts = share.paragraphs
    if len(parts) < 2 or any(p.marker != "•" or len(p.text.split()) < FEWEST_WORDS for p in parts):
        return (share,)
    if all(p.text[:1].islower() for p in parts):
        return (share,)  # what one action consists of
    return tuple(replace(share, blocks=((part,),), marker=part.marker) for part in parts)


PAIRED: tuple[ColumnRole, ...] = ("ref", "lead", "second_lead", "timescale", "start", "end", "revised")
"""Columns whose entries belong to single actions; a long progress note may have paragraphs of its own."""


def _level(actions: Sequence[Block], columns: Mapping[ColumnRole, Sequence[Block]]) -> tuple[Share, ...]:
    beside: list[dict[ColumnRole, str]] = [{} for _ in actions]
    notes: list[str] = []
    for name, blocks in columns.items():
        if name not in PAIRED and len(blocks) != len(actions):
            for words in beside:
                words[name] = _joined(blocks, name)
            continue
        for index, owned in enumerate(_assigned(actions, blocks)):
            beside[index][name] = _joined(owned, name)
        if len(blocks) == len(actions) and not _stand_level(actions, blocks):
            notes.append(f"the entries under {name} do not stand level with the actions: paired in their order")
        if blocks and len(blocks) != len(actions):
            notes.append(
                f"{len(actions)} actions beside {len(blocks)} under {name}: paired by their height on the page"
            )
    return tuple(
        Share((block,), words, bool(notes), tuple(notes)) for block, words in zip(actions, beside, strict=True)
    )


def _assigned(actions: Sequence[Block], blocks: Sequence[Block]) -> list[list[Block]]:
    """For each action its blocks: one each in order where the counts agree, else the ones that begin at its height."""
    if len(blocks) == len(actions):
        return [[block] for block in blocks]
    owned: list[list[Block]] = [[] for _ in actions]
    tops = [height(block) for block in actions]
    for block in blocks:
        page, top = height(block)
        slack = 0.7 * block[0].lines[0].size
        at_or_above = [i for i, (p, t) in enumerate(tops) if (p, t) <= (page, top + slack)]
        owned[at_or_above[-1] if at_or_above else 0].append(block)
    return owned


def _stand_level(actions: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether each entry begins within the height of the action in its place: not above it, not at the next one."""
    slack = 0.7 * actions[0][0].lines[0].size
    tops = [height(block) for block in actions]
    for index, block in enumerate(blocks):
        page, top = height(block)
        above = (page, top + slack) < tops[index]
        below = index + 1 < len(tops) and (page, top + slack) >= tops[index + 1]
        if above or below:
            return False
    return True


# ---------------------------------------------------------------- blocks


def _actions(
    paragraphs: Sequence[Paragraph], several: Sequence[Sequence[Block]]
) -> tuple[list[Block], tuple[str, ...]]:
    """The actions of a cell and the drafting remarks among them. One action unless something beside it says more."""
    blocks = blocks_of(paragraphs)
    if not several:
        kept = [block for block in blocks if not _is_note(block)]
        remarks = [block for block in blocks if _is_note(block)] if kept else []
        whole = [paragraph for block in kept or blocks for paragraph in block]
        return ([tuple(whole)] if whole else []), _words(remarks)
    blocks = lists_kept_whole(blocks)
    most = max(len(column) for column in several)
    if len(blocks) < most:
        blocks = split_at_levels(blocks, max(several, key=len))
    remarks = [block for block in blocks if _is_remark(block, several)]
    if len(remarks) == len(blocks):  # nothing else stands there: better a doubtful action than a lost lead
        remarks = []
    return [block for block in blocks if block not in remarks], _words(remarks)


def _words(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(text_of(block) for block in blocks)


def _cut_level(
    own: Sequence[Paragraph], columns: Mapping[ColumnRole, Sequence[Block]]
) -> dict[ColumnRole, list[Block]]:
    """The columns whose entries, without blank lines between them, begin level with each of the actions, or with the
    number of each."""
    blocks = lists_kept_whole(blocks_of(own))
    if "ref" in columns:
        return _cut_at(columns["ref"], columns)
    if len(blocks) == 1:
        blocks = lettered(blocks[0])
    each: list[Block] = [(paragraph,) for paragraph in own if paragraph.marker != "•"]
    finer = _cut_at(each, columns) if len(each) > len(blocks) else {}
    return finer if len(finer) > 1 else _cut_at(blocks, columns)


def _cut_at(blocks: Sequence[Block], columns: Mapping[ColumnRole, Sequence[Block]]) -> dict[ColumnRole, list[Block]]:
    tops = [height(block) for block in blocks]
    found: dict[ColumnRole, list[Block]] = {}
    for name in PAIRED:
        fewer = columns.get(name) and len(columns[name]) < len(blocks)
        cut = cut_level(columns[name], tops, sure="ref" in columns) if fewer else None
        if cut:
            found[name] = cut
    return found


def _is_note(block: Block) -> bool:
    return bool(SAYS["draft_note"].match(text_of(block)))


def _is_remark(block: Block, several: Sequence[Sequence[Block]]) -> bool:
    """A question or drafter's note with nothing level beside it."""
    text = text_of(block)
    asks = text.endswith("?") and bool(SAYS["asks_back"].match(text))
    if not (asks or _is_note(block)):
        return False
    return not any(is_level(entry[0].lines[0], height(block)) for column in several for entry in column)


def _without_label(blocks: Sequence[Block]) -> tuple[str | None, list[Block]]:
    """A bold capital label at the head of a lead cell ("PLACE") groups the row; it is not a lead."""
    paragraphs = [paragraph for block in blocks for paragraph in block]
    if len(paragraphs) > 1:
        first, second = paragraphs[:2]
        if first.bold and first.text.isupper() and not second.bold:
            rest = [blocks[0][1:], *blocks[1:]]
            return first.text, [block for block in rest if block]
    return None, list(blocks)


def _joined(blocks: Sequence[Block], name: ColumnRole) -> str:
    """Words of the blocks, entries one a line; leads keep the line ends of print, since a party may end there, and
    have a blank line between two paragraphs."""
    if name in ("lead", "second_lead"):
        return "\n\n".join(paragraph.line_text for block in blocks for paragraph in block)
    return "\n".join(text_of(block) for block in blocks)
