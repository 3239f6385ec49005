"""What became of each item of business, where a paper tells it in one form under item after item, whatever its words.

Outcomes are marked alike: by a label at their head ("Settled", "It was", "**What we did**") or by a lane of their own
beside the minute. A form is the outcome's where it comes back and most of what stands in it is worded as decided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.flow.blocks import FIELD, Block
from extract.flow.numbering import label_of, style_of
from extract.flow.run_ins import parted_from_run_in
from extract.records.decisions.heavy import NUMBER, heavy_clauses
from extract.records.decisions.items import Item, Section
from extract.records.decisions.lanes import lanes_of
from extract.records.decisions.setting import Setting
from extract.records.decisions.stems import Stem, stem_of
from extract.records.decisions.verbs import RULES, is_worded_as_decision, tells_outcome
from extract.records.phrases import DECISIONS as SAYS
from extract.text import TERMINAL

FEWEST, SHARE = 3, 0.6
"""Times that a form comes back, and share of them that is worded as what a meeting decides."""
LONGEST_LABEL, FEWEST_WORDS = 4, 3
"""Words of a label at most, and of a decision at least."""
_OTHER = re.compile(
    r"^(?:(?:[\w’']+\s+){0,2}(?:recommend|advi[cs]e)|actions?\b|mov|propos|motion|amend|second|question|present|item\b"
    r"|(?:non[- ])?key\b)",
    re.IGNORECASE,
)
"""Labels of what was put to the meeting, of what is to be done, or of what kind a decision is."""
_SAID = re.compile(
    r"^(?:(?:it|this|was|were|also|further|then|and)\s+){0,3}(?:agreed|decided|resolved|noted|approved|asked)\b"
    r"|\b(?:is|are)\s+to\s+(?:be\s+)?\w+",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:is|are|was|were)\s+\w+(?:ed|en)\b", re.IGNORECASE)
"""What was done to a thing: a decision in a place of its own, but talk where a mere label or look sets it apart."""
_NUMBERED = re.compile(r"^(?P<form>[^\d.,;]+?)\s+(?:[Nn]o\.?\s*)?(?P<number>[A-Z]{0,4}/?\d[\w./-]*)$")
"""A label that counts: "Resolution 12/31"."""
_SETTLED = re.compile(
    r"^(?P<label>(?:approved|agreed|adopted|accepted|granted|refused|rejected|deferred)"
    r"(?:\s+(?:in\s+part|in\s+principle|unanimously|as\s+\w+))?)[.:]\s+(?=[A-Z])",
    re.IGNORECASE,
)
"""What became of an item, in a sentence of its own before what that means: "Approved. The lease will be granted"."""
_LOST = re.compile(
    r"^\W*(?:(?:the|an?)\s+)?(?:(?:motion|amendment|proposal)\s+)?(?:was\s+)?(?:put(?:\s+to\s+the\s+(?:vote|meeting))?\s+and\s+)?"
    r"(?:lost|fell|did\s+not|not\s+(?:carried|agreed)|defeated|withdrawn)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Where the outcome of an item stands: its blocks from ``start`` to ``end``, without the ``label`` at its head."""

    start: int
    end: int
    label: str
    blocks: tuple[Block, ...]
    each: bool = False
    """Whether each block is a decision of its own."""


def outcomes(flow: Sequence[Block], setting: Setting) -> Mapping[int, Section]:
    """The decisions told in such a form, by the index in ``flow`` at which each part of them begins."""
    if setting.state != "resolved" or setting.of_others:
        return {}
    lanes = lanes_of(flow)
    heavy = [_Part(at, at + 1, "", clauses, True) for at, clauses in heavy_clauses(flow).items()]
    heavy = heavy if _is_form([part.blocks[0].text for part in heavy]) else []
    parts = [*_labelled(flow, lanes), *_in_lane(flow, lanes), *heavy]
    found: dict[int, Section] = {}
    for part in parts:
        if items := _items(part):
            found.setdefault(part.start, Section(items, part.end, None, "resolved", bool(part.label), 0.8))
    return found


def labelled_columns(flow: Sequence[Block], told: Mapping[int, Section]) -> set[tuple[int, int]]:
    """The columns (table, column) in half of whose cells or more a label, no mere stem, says where the decision
    begins: one that some cells have tells of what kind they are."""
    heads = [flow[index] for index, section in told.items() if section.headed]
    labels = [head for head in heads if not (SAYS["body_alone"].match(head.text) or stem_of(head.text))]
    cells, labelled = _cells(flow), _cells(labels)
    return {column for column, rows in labelled.items() if 2 * len(rows) >= len(cells[column])}


def _cells(blocks: Sequence[Block]) -> Mapping[tuple[int, int], Collection[int]]:
    """The rows in which each column (table, column) has something."""
    rows: dict[tuple[int, int], set[int]] = {}
    for block in blocks:
        if block.slot:
            rows.setdefault((block.slot.table, block.slot.column), set()).add(block.slot.row)
    return rows


def _rules(text: str) -> bool:
    return bool(is_worded_as_decision(text) or RULES.match(text) or _SAID.search(text))


def _is_worded(text: str) -> bool:
    return _rules(text) or tells_outcome(text) or bool(_DONE.search(text))


def _is_form(said: Sequence[str], worded: Callable[[str], bool] = _is_worded) -> bool:
    return len(said) >= FEWEST and sum(map(worded, said)) >= SHARE * len(said)


# ---------------------------------------------------------------- labels


def _labelled(flow: Sequence[Block], lanes: Mapping[int, int]) -> Iterator[_Part]:
    """The parts of items at whose head the same label comes back."""
    by_label: dict[str, list[_Part]] = {}
    for index, block in enumerate(flow):
        label, rest = _label(block)
        if label and not (_OTHER.match(label) or SAYS["caption"].match(label)):
            by_label.setdefault(_form(label), []).append(_part(flow, lanes, index, label, rest))
    for label, parts in by_label.items():
        parts = [part for part in parts if part.blocks]
        says = label == "settled" or SAYS["decided"].match(label)
        named = says and len(parts) >= FEWEST  # says itself that what stands there is decided
        if named or _is_form([part.blocks[0].text for part in parts], _rules):
            yield from parts


def _form(label: str) -> str:
    """What of a label comes back: all but the number that it counts up."""
    counts = _NUMBERED.match(label)
    return "settled" if _SETTLED.match(f"{label}. A") else (counts["form"] if counts else label).lower()


def _label(block: Block) -> tuple[str, Block | None]:
    """The label at the head of a paragraph, and the words behind it where they stand in it, too."""
    words = block.text.split()
    alone = block.text.strip(" :–—-")
    if len(words) <= LONGEST_LABEL and not block.marker and re.fullmatch(r"[^\d.,;]+", _form(alone)):
        return alone, None
    head, *rest = parted_from_run_in(block, numbered=True)
    if rest and len(head.text.split()) <= LONGEST_LABEL and block.text.startswith(head.text):
        behind = block.text[len(head.text) :].strip()
        number = NUMBER.match(behind)
        marker, behind = (number["marker"], number["rest"]) if number else ("", behind)
        return head.text.strip(" :–—-"), replace(rest[0], marker=marker, text=behind)
    if settled := _SETTLED.match(block.text):
        return settled["label"], replace(block, text=block.text[settled.end() :])
    if field := FIELD.match(block.text):
        return field.group().rstrip(":"), replace(block, text=block.text[field.end() :].strip())
    return "", None


def _part(flow: Sequence[Block], lanes: Mapping[int, int], index: int, label: str, rest: Block | None) -> _Part:
    """What stands under or behind a label: all to the end of its cell, box or lane; in the open text one paragraph, or
    the list that begins there."""
    blocks = [rest] if rest else []
    at = index + 1
    beside = rest is None and at < len(flow) and _stands_level(flow[index], flow[at])
    home = at if beside else index
    closed = not beside and (flow[index].slot is not None or flow[index].frame is not None or index in lanes)
    while at < len(flow) and _same_place(flow, lanes, home, at):
        block = flow[at]
        heads = block.level and not (block.marker and (not blocks or blocks[-1].level))
        if heads or _form(_label(block)[0]) == _form(label):
            break
        if (
            (rest or not closed)
            and blocks
            and not (block.marker and (blocks[0].marker or blocks[0].text.endswith(":")))
        ):
            break
        blocks.append(block)
        at += 1
    return _Part(index, at, label, tuple(blocks))


def _stands_level(label: Block, block: Block) -> bool:
    one, other = label.paragraph.lines[0], block.paragraph.lines[0]
    return one.page == other.page and one.box.top < other.box.bottom and other.box.top < one.box.bottom


def _same_place(flow: Sequence[Block], lanes: Mapping[int, int], a: int, b: int) -> bool:
    """Whether two blocks stand in the same cell, box or lane of the same page, or both in the open text."""
    one, other = flow[a], flow[b]
    if one.slot or other.slot:
        return one.slot == other.slot
    return one.frame == other.frame and lanes.get(a) == lanes.get(b) and (a not in lanes or one.page == other.page)


# ---------------------------------------------------------------- lanes


def _in_lane(flow: Sequence[Block], lanes: Mapping[int, int]) -> Iterator[_Part]:
    """The parts of items that stand in a lane of their own."""
    for lane in sorted(set(lanes.values())):
        inside = [index for index, own in lanes.items() if own == lane]
        said = [flow[index].text for index in inside if flow[index].marker != "•" and not flow[index].level]
        if not _is_form([text for text in said if len(text.split()) > LONGEST_LABEL]):
            continue
        start = 0
        for at in range(1, len(inside) + 1):
            if at == len(inside) or inside[at] != inside[at - 1] + 1 or flow[inside[at]].level:
                run = inside[start:at]
                yield _Part(run[0], run[-1] + 1, "", tuple(flow[index] for index in run if not flow[index].level))
                start = at


# ---------------------------------------------------------------- the decisions of a part


def _items(part: _Part) -> list[Item]:
    """One decision for each number or paragraph; sub-items are part of theirs, a reason in other type or under a label
    of its own is none."""
    items: list[Item] = []
    stem = Stem(part.label, "", None, "resolved") if part.label else None
    beside, blocks = False, part.blocks
    if len(blocks) > 1 and blocks[1].marker and not blocks[0].marker and (said := stem_of(blocks[0].text)):
        stem, blocks = (said, blocks[1:]) if not said.rest else (stem, blocks)  # "That the Board:" over a list
    for block in blocks:
        style = style_of(block.marker) if block.marker else ""
        if items and not (part.each or (style and style == items[0].style)) and _belongs(items[-1], block):
            if not beside:
                items[-1].text += f"\n{block.marker} {block.text}" if block.marker else f" {block.text}"
                items[-1].blocks.append(block)
        elif not (beside := _is_aside(part, block)):
            number = label_of(block.marker) if block.marker else None
            items.append(Item(number, stem, block.text, [block], block.left, style))
    items = [item for item in items if len(item.text.split()) >= FEWEST_WORDS]
    if len(items) == 1 and not items[0].number and (counts := _NUMBERED.match(part.label)):
        items[0].number = counts["number"]
    return [item for item in items if not (_LOST.match(item.text) or SAYS["nothing"].match(item.text))]


def _belongs(item: Item, block: Block) -> bool:
    """Whether a paragraph is a sub-item of a decision or goes on with it."""
    if block.marker:
        return True
    open_end = not item.text.endswith(TERMINAL)
    return open_end and (block.text[:1].islower() or bool(item.style) or item.blocks[-1].marker != "")


def _is_aside(part: _Part, block: Block) -> bool:
    """Whether a paragraph is a reason or the like: so labelled, or set smaller or otherwise slanted than the first."""
    if SAYS["caption"].match(block.text):
        return True
    first, own = part.blocks[0].paragraph, block.paragraph
    smaller = own.lines[0].size < first.lines[0].size - 0.4
    return not block.marker and (smaller or (own.italic and not first.italic))
