"""Actions told by the account below each: what is to be done, on lines set alike, and below it sentences that say how
it stands or by when it will be done.

    1.1 **Hold a workshop for all members.**            Action B1: Commission a second provider
        Complete. 31 members came. Deadline: 31 May         Dr Anand said that the contract was signed. The action
                                                            was in progress and the Board agreed a new date of …

No heading or label is asked: the accounts are the sign, and that what stands over them begins as an order does.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from extract.accounts import tells_state, tells_time
from extract.days import day_spans
from extract.flow.blocks import Block, regions_of
from extract.flow.looks import WHITE, Look, look_of
from extract.model import Line
from extract.records.decisions.resolving import CAPITALS
from extract.records.found import FoundAction
from extract.records.phrases import PLANS as SAYS
from extract.records.phrases import PROSE, words
from extract.records.plans.banners import MUST
from extract.records.plans.kinds import DOES
from extract.records.plans.plain_cells import STATUS
from extract.records.prose.drafts import LOOSE
from extract.records.prose.labels import label_of, labelled
from extract.records.prose.owed import MARK, OTHERS
from extract.records.prose.tails import tail_of
from extract.text import join_lines

FEWEST, MOSTLY, SOME = 3, 0.7, 0.3
"""Orders with an account that make a list, the share of all that are set alike from the first to the last that have
one, and that begin with a known verb or are called actions; and the share whose account says how it stands."""
FEWEST_WORDS, MOST_WORDS, LONGEST = 3, 45, 30
"""Words of an order, and lines of an account."""
SAME_PLACE, LEVEL = 4.0, 3.0
"""Points within which lines begin at one left, and pieces stand on one line."""
BULLET = re.compile(r"^[•●▪◦–-]\s+")
CLOSING = re.compile(r"^[^()]{2,80}\)[.:]?\s*")
"""The end of what brackets hold at the head of an account, behind which it begins."""
BEHIND = string.digits + string.ascii_lowercase + "."
"""What a number has behind the letters by which one list is told from another: "H2", "H10" are not of "11", "12"."""
LETTER = re.compile(r"[A-Za-z]")
NOUN = re.compile(rf"^(?:{'|'.join(words('nouns_too'))})s? (?:of|on|for|from|in|with)\b", re.IGNORECASE)
"""Verbs that are nouns there: "Review of parking fees"."""
CALLED = re.compile(r"^(?:Action|ACTION)s?\b")
NO_ORDER = re.compile(
    r"^(?:The|A|An|This|These|There|All|Our|We|It|In|At|For|From|On|No|Of|Members|Councillors?)\b|[:?]$"
)
"""How words begin or end that are a sentence, a title or a heading."""
STATE = re.compile(r"^(?P<state>[^.:;]{3,40})(?:\.\s+|\.?$)")
"""A short sentence that opens an account."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A whole line, and the place among the blocks of the one in which it begins."""

    line: Line
    block: int


@dataclass(slots=True)
class _Item:
    """An order with its number, where it begins, and the lines of its account."""

    order: list[Line]
    look: Look
    number: str | None
    at: int
    account: list[Line] = field(default_factory=list)
    said: _Account | None = None
    """What both say, field by field; None without an account."""

    @property
    def text(self) -> str:
        said = BULLET.sub("", join_lines(self.order))
        mark = MARK.match(said)
        return said[mark.end() :] if mark else said


def find_accounted(blocks: Sequence[Block]) -> tuple[list[FoundAction], set[int]]:
    """The actions among ``blocks`` by the accounts below them, from the top down, and the places of the blocks that
    they and their accounts are; none where there is no list of such."""
    rows = _rows(blocks)
    sets: dict[tuple[Look, str | None, int], list[_Item]] = {}
    for at in range(len(rows)):
        if item := _item(rows, at):
            style = item.number and LETTER.sub("A", item.number.rstrip(BEHIND))
            key = item.look, style, round(rows[at].line.box.x0 / SAME_PLACE)
            sets.setdefault(key, []).append(item)
    lists = [alike for alike in sets.values() if _with_accounts(rows, alike)]
    lists = [alike for alike in lists if not _is_asked(blocks, rows[alike[0].at].block)]
    inner = [alike for alike in lists if not any(_over(alike, other) for other in lists)]
    items = sorted((item for alike in inner for item in alike if item.said), key=lambda item: item.at)
    taken = {rows[at].block for item in items for at in range(item.at, item.at + len(item.order) + len(item.account))}
    return [_action(item, item.said) for item in items if item.said], taken


def _is_asked(blocks: Sequence[Block], first: int) -> bool:
    """Whether the heading over a list says that others ask what stands in it."""
    head = next((block.text for block in reversed(blocks[:first]) if block.level), "")
    heads = any(PROSE[of].match(head) for of in ("recommendations", "asks_head", "improve"))
    return heads and label_of(head, alone=True) is None  # "Recommendation 1" stands over the actions that answer it


def _rows(blocks: Sequence[Block]) -> list[_Row]:
    """The lines of the blocks, those that the flow parts by look whole again."""
    rows: list[_Row] = []
    on_page: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.note or block.slot is not None:
            continue
        for line in block.paragraph.lines:
            page = on_page.setdefault(line.page, [])
            at = next((at for at in reversed(page) if _goes_on(rows[at].line, line)), None)
            if at is None:
                page.append(len(rows))
                rows.append(_Row(line, number))
            else:
                rows[at] = _Row(Line(line.page, (*rows[at].line.words, *line.words)), rows[at].block)
    return rows


def _goes_on(row: Line, line: Line) -> bool:
    same = row.page == line.page and abs(row.box.bottom - line.box.bottom) <= LEVEL
    return same and -1 <= line.box.x0 - row.box.x1 <= WHITE * line.size


def _item(rows: Sequence[_Row], at: int) -> _Item | None:
    """The order that begins on a line, up to the end of its paragraph or look; None where none does."""
    first = rows[at].line
    if at and rows[at - 1].block == rows[at].block and not _number(first):
        return None
    said = BULLET.sub("", first.text)
    mark = MARK.match(said)
    rest = said[mark.end() :] if mark else said
    if not rest[:1].isupper():
        return None
    if (label := label_of(said)) and label.kind != "action":
        return None
    look = look_of(first.words[len(first.words) - len(rest.split())])
    order = [first]
    for row in rows[at + 1 : at + 4]:
        if row.block != rows[at].block or look_of(row.line.words[0]) != look or _number(row.line):
            break
        order.append(row.line)
    item = _Item(order, look, _number(first), at)
    return item if _may_be_order(item.text) else None


def _number(line: Line) -> str | None:
    mark = MARK.match(BULLET.sub("", line.text))
    dated = mark and next((span.start == 0 for span in day_spans(line.text)), False)
    return mark["number"] if mark and not dated else None


def _may_be_order(text: str) -> bool:
    plain = _without_tail(text)
    short = FEWEST_WORDS <= len(plain.split()) <= MOST_WORDS
    return short and not OTHERS.search(plain) and not NO_ORDER.search(plain) and not MUST.search(plain)


def _without_tail(text: str) -> str:
    tail = tail_of(text, alone=True)
    return tail.text if tail and tail.text else text


def _is_order(item: _Item) -> bool:
    text = _without_tail(item.text)
    orders = DOES.match(text) is not None and not NOUN.match(text)
    return orders or bool(CALLED.match(BULLET.sub("", item.order[0].text)))


def _with_accounts(rows: Sequence[_Row], alike: Sequence[_Item]) -> bool:
    """Gives items set alike their accounts; whether most have one that says how they stand or by when."""
    orders = sum(map(_is_order, alike))
    if len(alike) < FEWEST or orders < MOSTLY * len(alike):
        return False
    starts = [item.at for item in alike]
    for item, end in zip(alike, [*starts[1:], len(rows)], strict=True):
        item.account = list(_account([row.line for row in rows[item.at + len(item.order) : end]], item))
        item.said = _Account(item) if item.account else None
    accounts = [item.said for item in alike if item.said]
    told = sum(account.tells for account in accounts)
    stands = sum(account.tells and account.stands for account in accounts)
    return told >= max(FEWEST, MOSTLY * len(alike)) and stands >= SOME * len(alike)


def _over(alike: Sequence[_Item], other: Sequence[_Item]) -> bool:
    """Whether items of another list stand in the accounts of this one."""
    return alike is not other and any(line in item.account for item in alike for line in (o.order[0] for o in other))


def _account(below: Sequence[Line], item: _Item) -> Iterator[Line]:
    """The lines below an order up to what is set as neither, a heading or words further left, or what is resolved."""
    if not below or _number(below[0]):
        return
    left, usual, of_order = below[0].box.x0, look_of(below[0].words[-1]), item.order[0].box.x0
    for line in below[:LONGEST]:
        further_left = line.box.x0 < left - SAME_PLACE
        set_in = left > of_order + SAME_PLACE
        if further_left and (set_in or look_of(line.words[0]) != usual or line.box.x0 < of_order - SAME_PLACE):
            return
        if look_of(line.words[0]).size > usual.size or CAPITALS.match(line.text):  # "RESOLVED"
            return
        yield line


class _Account:
    """An order without who and when behind it, and what these and its account say by field."""

    def __init__(self, item: _Item) -> None:
        self.text = item.text
        said = BULLET.sub("", " ".join(BULLET.sub("", line) for line in join_lines(item.account, "\n").split("\n")))
        goes_on = "(" if self.text.count("(") > self.text.count(")") else said[:1] == "(" and said[0]
        if goes_on and (end := CLOSING.match(said.lstrip("("))):  # brackets that end on another line or in another look
            cut = len(said) - len(said.lstrip("(")) + end.end()
            self.text, said = f"{self.text} {said[:cut].rstrip()}", said[cut:]
        self.fields: dict[str, str] = {}
        named: set[str] = set()
        for label, value in labelled(said if label_of(said) else f"Progress: {said}"):
            named |= {label.kind} if label else set()
            if label and value and not self.fields.get(label.kind):
                self.fields[label.kind] = value.rstrip(" .") if label.kind != "progress" else value
        note = self.fields.get("progress", "")
        parted = not said[:1].islower()  # else the order ends amid a sentence
        opened = STATE.match(note)
        if not self.fields.get("status") and opened and STATUS.match(opened["state"]):
            self.fields["status"] = opened["state"]
        self.stands = bool(self.fields.get("status")) or tells_state(note)
        told = self.stands or bool(self.fields.get("timescale")) or tells_time(note)
        if (tail := tail_of(self.text, alone=True)) and tail.text:
            self.text = tail.text
            self.fields = {"lead": tail.lead or "", "timescale": tail.timescale or ""} | self.fields
        parted = parted and not SAYS["answer"].match(note)  # what is said to a recommendation
        self.tells = told and parted and not named - {"progress", "timescale", "status"}


def _action(item: _Item, account: _Account) -> FoundAction:
    who, when = account.fields.get("lead"), account.fields.get("timescale")
    evidence = {"says_who": float(bool(who)), "says_when": float(bool(when)), "has_number": float(bool(item.number))}
    return FoundAction(
        recommendations=(),
        recommendation_numbers=(),
        ref=item.number,
        text=account.text,
        bullets=(),
        group_label=None,
        lead_raw=who or None,
        timescale_raw=when or None,
        status_raw=account.fields.get("status") or None,
        progress_raw=account.fields.get("progress") or None,
        ambiguous=False,
        notes=(),
        regions=regions_of([*item.order, *item.account]),
        method="prose",
        confidence=LOOSE,
        evidence=MappingProxyType(evidence),
    )
