"""What stands over or beside the labels of cards without one of its own: titles, numbers, ratings.

Recommendation 3: Plain words     ( On track )    A title gives a number, and words where no label names them:
Leaders should write plainly.                     what is asked for over labels that answer, what is to be done
Our response   Agreed …                           over labels that say who and when. Each becomes a value under a
Lead           Head of Communications             heading, so that it is judged with all others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.boxes import Box
from extract.model import Cell, Line, Region
from extract.records.plans.banners import ASKS, MUST, THAT
from extract.records.plans.card_rows import (
    NUMBERS,
    OF_ACTION,
    OF_RECOMMENDATION,
    CardRows,
    Pair,
    number_of,
    pairs_of,
    saying,
)
from extract.records.plans.columns import ColumnRole, role_of_heading
from extract.records.plans.reads_like import ANY_NUMBER, LEAD, STATE, WHEN, reads_like
from extract.text import cell_paragraphs, text_of

MOSTLY = 0.8
"""Share of the cards of a family whose titles must be alike."""
OTHERS = re.compile(rf"{MUST.pattern}|{THAT.pattern}", re.IGNORECASE)
"""What is asked of others: "The council should …", "That Cabinet …"."""
ASKING = 0.6
"""Share of the titles that ask for something, where they are recommendations without being called so."""
TITLE = re.compile(
    r"^[“‘\"']?(?P<what>(?:[^\W\d][\w’'-]* ){0,4}?)(?:(?:no|number)\.? )?"
    r"(?P<number>[A-Z]{0,4}[-/]?\d{1,3}(?:[./]\d{1,3})*[a-z]?|[A-Z](?= ?[:.)–—-]))"
    r"(?:\s+\((?i:high|medium|low|critical|fundamental|significant|advisory|moderate)\))?(?:\s*[:.)–—-]\s*|\s+|$)"
)
"""A title that begins with a number, or with a few words and a number: "Key recommendation 3:", "A1 –", "R2 (High)"."""
CAPTION = re.compile(r"^(?:table|figure|chart|appendix|annex|section|part|page|recommendations?)\b", re.IGNORECASE)
"""What numbers a table as one of the paper's, or is told from the heading alone (``over_tables``)."""
CODE = re.compile(r"^(?=.*[A-Z].*[A-Z])[A-Za-z]{2,4}$")
"""Letters that are part of a number: "AFI 2"."""
FEWEST_READ, FEWEST_WORDS = 3, 5
"""Values by which it is told what an unknown label names, and words on average of those that tell what is done."""
READS_AS: dict[str, ColumnRole] = {LEAD: "lead", WHEN: "timescale", STATE: "status"}
ACTS: frozenset[ColumnRole] = frozenset(("action", "response", "detail"))
BESIDE: frozenset[ColumnRole] = frozenset(("lead", "timescale", "start", "end", "status", "progress"))


@dataclass(frozen=True, slots=True)
class _Title:
    """The parts of a card's title: "Key recommendation", "3", the words behind it, and the paragraphs below."""

    what: str
    number: str
    rest: tuple[Line, ...]
    below: tuple[Line, ...]
    cell: Cell


def with_headings(read: Sequence[CardRows]) -> list[CardRows]:
    """The cards of one family; what no label names has a heading now, and titles that are values stand no longer as
    rows over the whole width."""
    read = _with_kinds_of_numbers(read)
    units = [unit for card in read for unit in _units(card)]
    titled = [unit for unit in units if _is_titled(unit)]
    if not titled or len(titled) < MOSTLY * sum(any(isinstance(entry, list) for entry in unit) for unit in units):
        return list(read)
    titles = _titles(titled)
    headings = _headings_of_titles(titles, read)
    answers = iter(titles)
    return [
        [
            entry
            for unit in _units(card)
            for entry in (_with_title(unit, next(answers), headings) if _is_titled(unit) else unit)
        ]
        for card in read
    ]


def with_titles_over(read: Mapping[int, CardRows], said: Sequence[str]) -> dict[int, CardRows]:
    """The cards of one family by their index, under the last of the lines above each (``said``) where these count the
    cards, which have no titles and numbers of their own: "Issue 3: fees"."""
    entries = [entry for card in read.values() for entry in card]
    pairs = [entry[0] for entry in entries if isinstance(entry, list)]
    lines = {index: said[index].rpartition("\n")[2] for index in read} if said else {}
    found = [match for line in lines.values() if (match := TITLE.match(line)) and match["what"]]
    kinds = {match["what"] for match in found}
    counted = len({match["number"] for match in found}) == len(read) > 1 == len(kinds)
    own = len(pairs) < len(entries) or any(pair.label.text in NUMBERS for pair in pairs)
    if own or not counted or CAPTION.match(min(kinds)) or "recommendation" in roles_of(list(read.values())):
        return {}
    used = len(min(kinds))  # "Issue": what is done below has no other number
    return {index: [saying(next(pairs_of(card)).label, lines[index][used:]), *card] for index, card in read.items()}


def _is_titled(unit: CardRows) -> bool:
    return isinstance(unit[0], Cell) and any(isinstance(entry, list) for entry in unit)


def _with_kinds_of_numbers(read: Sequence[CardRows]) -> list[CardRows]:
    """The cards, their numbers with the words that tell one from another where two kinds are counted from 1: "Key
    recommendation 1", "Improvement recommendation 1"."""
    rows = [entry for card in read for entry in card if isinstance(entry, list)]
    printed = [
        (number.value.text, f"{pair.label.text} {number.value.text}")
        for row in rows
        for number, pair in pairwise(row)
        if number.label.text == OF_RECOMMENDATION
    ]
    if len(set(printed)) < len(printed) or len({number for number, _ in printed}) == len(printed):
        return list(read)
    full = iter([whole for _, whole in printed])

    def told(pair: Pair) -> Pair:
        return replace(pair, value=saying(pair.value, next(full))) if pair.label.text == OF_RECOMMENDATION else pair

    return [[[told(pair) for pair in entry] if isinstance(entry, list) else entry for entry in card] for card in read]


def _units(card: CardRows) -> list[CardRows]:
    """The entries of each card in a table of several: a new one begins with a banner, or with a label again."""
    units: list[CardRows] = []
    held: set[str] = set()
    for entry in card:
        names = {pair.name for pair in entry} if isinstance(entry, list) else set()
        begins = not units or (isinstance(entry, Cell) and (bool(held) or _names_all(units[-1], entry)))
        begins = begins or bool(names & held)
        if begins:
            units.append([])
            held = set()
        held |= names
        units[-1].append(entry)
    return units


def _names_all(banners: CardRows, entry: Cell) -> bool:
    """Whether rows over the whole width have no number and the next has one: they are of all cards below."""
    numbered = [TITLE.match(each.text) for each in banners if isinstance(each, Cell)]
    return len(numbered) == len(banners) and not any(numbered) and bool(TITLE.match(entry.text))


# ---------------------------------------------------------------- titles


def _titles(units: Sequence[CardRows]) -> list[_Title]:
    """The titles in their parts; a number at the head of a few is one of their words."""
    banners = [[entry for entry in unit if isinstance(entry, Cell)] for unit in units]
    found = [TITLE.match(cells[0].lines[0].text) for cells in banners]
    numbered = [match for match in found if match]
    kinds = {match["what"].split()[-1:][0] if match["what"] else "" for match in numbered}
    counted = all(one[0] != other[0] for one, other in pairwise(numbered))  # in each section anew
    told = counted and len({match[0] for match in numbered}) > 1 and 2 * len(kinds) <= max(2, len(numbered))
    if len(numbered) < MOSTLY * len(units) or not told:
        found = [None] * len(units)
    return [_title(cells, match) for cells, match in zip(banners, found, strict=True)]


def _title(banners: Sequence[Cell], found: re.Match[str] | None) -> _Title:
    lines = [line for banner in banners for line in banner.lines]
    used = len(lines[0].text[: found.end()].split()) if found else 0
    first = lines[0].words[used:]
    head = len(cell_paragraphs(banners[0])[0].lines)
    rest = ([Line(lines[0].page, first)] if first else []) + lines[1:head]
    what, number = (found["what"].strip(), found["number"]) if found else ("", "")
    if CODE.match(what):
        what, number = "", f"{what} {number}"
    return _Title(what, number, tuple(rest), tuple(lines[head:]), banners[0])


def _headings_of_titles(titles: Sequence[_Title], read: Sequence[CardRows]) -> tuple[str, str]:
    """What the numbers and the words of titles are headed by; "" where they are no values."""
    labels = [pair.label.text for card in read for pair in pairs_of(card)]
    roles = roles_of(read)
    numbered = any(title.number for title in titles)
    what = next((title.what for title in titles if title.what), "")
    words = _heading_of_words(titles, what, read)
    number = ""
    if numbered and not (OF_RECOMMENDATION in labels and words != "Action"):
        number = number_of(what) if what and number_of(what) != ANY_NUMBER else {"Action": OF_ACTION}.get(words, "")
        number = number or (
            OF_RECOMMENDATION if words or "recommendation" in roles else OF_ACTION if roles & ACTS else ""
        )
    return number, words


def roles_of(read: Sequence[CardRows]) -> set[ColumnRole | None]:
    """What the labels of cards name: by their words, else by what most of their values read like."""
    values: dict[str, list[Pair]] = {}
    for pair in (pair for card in read for pair in pairs_of(card)):
        values.setdefault(pair.name, []).append(pair)
    return {_role_of(pairs) for pairs in values.values()}


def _role_of(pairs: Sequence[Pair]) -> ColumnRole | None:
    named = next((role for pair in pairs if (role := role_of_heading(pair.label.text))), None)
    texts = [text for pair in pairs if (text := pair.value.text.strip(" ."))]
    if named or len(texts) < FEWEST_READ:
        return named
    if _mostly(texts, OTHERS):
        return "recommendation"
    worded = sum(len(text.split()) for text in texts) >= FEWEST_WORDS * len(texts)
    return READS_AS.get(reads_like(texts), "detail" if worded else None)


def _heading_of_words(titles: Sequence[_Title], what: str, read: Sequence[CardRows]) -> str:
    roles = roles_of(read)
    said = [lines for title in titles if (lines := _words(title))]
    if len(said) < MOSTLY * len(titles):
        return ""
    role = role_of_heading(what) if what else None
    if not roles & BESIDE or (what and role not in ("recommendation", "action")):  # "Project A – homes"
        return ""
    texts = [text_of(cell_paragraphs(replace(title.cell, lines=_words(title)))) for title in titles]
    distinct = len(set(texts)) == len(texts)
    own = titles[0].number and distinct and role != "recommendation"
    if {"recommendation", "progress"} <= roles and not own:  # comments answer it
        return ""
    if not roles & ACTS:
        return "Action" if len(titles) > 1 else ""
    return "Recommendation" if "recommendation" not in roles and asks(texts) else ""


def asks(texts: Sequence[str]) -> bool:
    """Whether most of ``texts`` ask for something."""
    return _mostly(texts, ASKS, OTHERS)


def _mostly(texts: Sequence[str], *patterns: re.Pattern[str]) -> bool:
    return sum(any(pattern.search(text) for pattern in patterns) for text in texts) >= ASKING * len(texts)


def _words(title: _Title) -> tuple[Line, ...]:
    """What a title says; a name before a sentence is left out."""
    below = " ".join(line.text for line in title.below)
    sentence = title.rest and title.rest[-1].text.endswith((".", ":"))
    named = title.rest and not sentence and len(below.split()) > sum(len(line.words) for line in title.rest)
    return title.below if named else title.rest + title.below


def _with_title(unit: CardRows, title: _Title, headings: tuple[str, str]) -> CardRows:
    number, words = headings
    pairs: list[Pair] = []
    if number and title.number:
        head = replace(title.cell, lines=title.cell.lines[:1])
        pairs.append(Pair(saying(head, number), saying(head, title.number), number.lower()))
    if words and _words(title):
        pairs.append(Pair(saying(title.cell, words), _standing(title.cell, _words(title)), words.lower()))
    rows = [entry for entry in unit if isinstance(entry, list)]
    if not pairs:
        return unit
    left = () if words and title.rest == _words(title)[: len(title.rest)] else title.rest
    banners = [_standing(title.cell, left)] if left else []
    return [*banners, pairs, *rows]


def _standing(cell: Cell, lines: tuple[Line, ...]) -> Cell:
    pages = sorted({line.page for line in lines})
    places = tuple(Region(page, Box.around(line.box for line in lines if line.page == page)) for page in pages)
    return replace(cell, lines=lines, regions=places)
