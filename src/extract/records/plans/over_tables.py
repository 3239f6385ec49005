"""Recommendations, and numbers of recommendations, printed right over each of several tables that answer them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from extract.flow.looks import look_of
from extract.model import Cell, Line, Table
from extract.records.found import FoundAction
from extract.records.plans.above_tables import lines_over, place_of
from extract.records.plans.banners import ASKS, MUST, THAT, Said, numbered_and_asking
from extract.records.plans.card_rows import TITLED, CardRows, pairs_of, read_card
from extract.records.wording import LETTERED, NUMBERED, Wording, read_recommendation
from extract.text import Paragraph, cell_paragraphs, paragraphs, text_of

HEADED = re.compile(r"^(?:[^\W\d][\w\u2019'-]* ){1,3}(?P<number>[A-Z]{0,2}\d{1,3}[a-z]?)\b(?P<rest>.*)", re.DOTALL)
"""A heading with a number: "Priority 1: timely plans", "Recommendation 5"."""
CODED = re.compile(r"^(?P<words>(?:[^\W\d]+ ){2,5})?(?P<number>(?P<code>[A-Z][A-Za-z]{1,3}) ?\d{1,3})\b")
"""A code that is a number: "AFI 2"; the words before it, if any, are those it is short for."""
MOSTLY, LONGEST_NAME = 0.75, 6
"""Share of the paragraphs over the tables of a family that must ask, and of their headings that must have a number;
words of a heading that is a number itself: "Cause of concern"."""
FEWEST_WORDS = 5
"""Words of a sentence that is a heading."""
WHO_MUST = re.compile(
    r"^(?:[\w’'&-]+ ){0,5}?(?:council|authority|board|partnership|partners|trust|service|cabinet|committee|directorate"
    r"|leaders|officers|members|managers|directors?|team|we)\b(?: [\w’'&,-]+){0,6}? (?:should|must|needs? to)\b",
    re.IGNORECASE,
)
"""Who acts for a council, and is told to."""
OTHERS = re.compile(r"[.!?]\s+(?=[A-Z])")
"""Where another sentence begins."""
ASKED = re.compile(rf"{MUST.pattern}|\basked (?:us|the council) to\b", re.IGNORECASE)
"""What is asked of a council, by a sentence in a card."""
LABEL = re.compile(r"^(?:[\w\u2019'-]+ ){0,5}[\w\u2019'-]+:\s+")
"""Words before what is asked that stand over every table: "The inspectors said:"."""


def said_over(
    tables: Mapping[int, Table],
    alike: Callable[[int], object],
    lines: Mapping[int, Sequence[Line]],
    printed: Sequence[Table],
) -> dict[int, Said]:
    """What is said right over each of several tables with the same heads, by their index: a recommendation, where the
    paragraphs there are numbered or stand under numbered headings, and ask; no more than its number, where headings
    there say "Recommendation 5". ``alike`` gives what tables of one family have in common; of ``printed``, all tables
    of the paper, one of a single row may be such a band, with the number in a cell of its own."""
    words: dict[int, Sequence[Paragraph]] = {}
    bands: dict[int, Sequence[Paragraph]] = {}
    for index, table in tables.items():
        page, top = place_of(table)
        others = [region.box.bottom for other in tables.values() for region in other.regions if region.page == page]
        floor = max((bottom for bottom in others if bottom <= top), default=0.0)
        own = [line for line in lines_over(table, lines) if line.box.top >= floor] or _at_foot(page - 1, tables, lines)
        words[index], bands[index] = paragraphs(own)[-2:], _band(index, tables, printed)
    return _told(bands, alike) | _told(words, alike)


def _told(over: Mapping[int, Sequence[Paragraph]], alike: Callable[[int], object]) -> dict[int, Said]:
    """What the paragraphs over the tables of each family say."""
    families: dict[object, dict[int, Sequence[Paragraph]]] = {}
    for index, parts in over.items():
        if parts:
            families.setdefault(alike(index), {})[index] = parts
    found: dict[int, Said] = {}
    for family in families.values():
        found |= _numbered(family) or _under_headings(family) or _only_numbers(family) or _asking_headings(family)
    return found


def _band(index: int, tables: Mapping[int, Table], printed: Sequence[Table]) -> list[Paragraph]:
    """The words of a table of one row right above another."""
    above = printed[index - 1] if index and index - 1 not in tables else None
    if above is None or above.n_rows != 1 or above.page_last != tables[index].page_first:
        return []
    return [paragraph for cell in above.cells for paragraph in cell_paragraphs(cell) if paragraph.text]


def _at_foot(page: int, tables: Mapping[int, Table], lines: Mapping[int, Sequence[Line]]) -> list[Line]:
    """The lines below the last table of a page: those over the table overleaf."""
    bottoms = [region.box.bottom for table in tables.values() for region in table.regions if region.page == page]
    return [line for line in lines.get(page, ()) if bottoms and line.box.top >= max(bottoms)]


def with_those_above(
    actions: Sequence[FoundAction],
    table_of: Mapping[int, int],
    over: Mapping[int, Said],
    alike: Callable[[int], object],
) -> list[FoundAction]:
    """The actions, those of a table with nothing over it answering the unnumbered heading over the last one of its
    family. ``table_of``: the index of the table of each."""
    found = list(actions)
    last: dict[object, tuple[int, ...]] = {}
    for at, index in sorted(table_of.items()):
        said = over.get(index)
        if said and said.wording.text and said.wording.number is None:
            last[alike(index)] = found[at].recommendations
        elif said is None and not (found[at].recommendations or found[at].recommendation_numbers):
            found[at] = replace(found[at], recommendations=last.get(alike(index), ()))
    return found


def said_in_cards(
    plans: Mapping[int, Table], tables: Sequence[Table], alike: Callable[[int], object]
) -> dict[int, Said]:
    """What a card right over each of several tables with the same heads asks for: a sheet of a project, and its steps
    below. The cards have the same labels and titles with numbers or letters that differ."""
    families: dict[object, dict[int, CardRows | None]] = {}
    for index, table in plans.items():
        above = tables[index - 1] if index and index - 1 not in plans else None
        near = above is not None and above.page_last == table.page_first
        families.setdefault(alike(index), {})[index] = read_card(above) if above and near else None
    found: dict[int, Said] = {}
    for family in families.values():
        cards = {index: card for index, card in family.items() if card and isinstance(card[0], Cell)}
        values = [{pair.name: pair.value for pair in pairs_of(card)} for card in cards.values()]
        if len(cards) < 2 or len(cards) < len(family) or any(value.keys() != values[0].keys() for value in values):
            continue
        titles = [card[0] for card in cards.values() if isinstance(card[0], Cell)]
        numbers = [match["number"] for title in titles if (match := TITLED.match(title.text))]
        name = next((name for name in values[0] if all(ASKED.search(value[name].text) for value in values)), None)
        if name and len(set(numbers)) == len(cards):
            for index, number, title, value in zip(cards, numbers, titles, values, strict=True):
                wording = Wording(number, text_of(cell_paragraphs(value[name])), None)
                found[index] = Said(wording, (*title.lines, *value[name].lines))
    return found


def _numbered(family: Mapping[int, Sequence[Paragraph]]) -> dict[int, Said]:
    last = {index: parts[-1:] for index, parts in family.items()}
    texts = [text_of(part) for part in last.values()]
    lettered = all(LETTERED.match(text) for text in texts)
    if (lettered or all(NUMBERED.match(text) for text in texts)) and numbered_and_asking(texts):
        return {index: _said(read_recommendation(part, lettered), part) for index, part in last.items()}
    return {}


def _under_headings(family: Mapping[int, Sequence[Paragraph]]) -> dict[int, Said]:
    """Most of the last paragraphs ask, and each stands under a heading of its own; most of these have numbers. One
    without a number is known by its words."""
    heads = {index: parts[0].full_text.strip(" .:") for index, parts in family.items() if len(parts) == 2}
    read = {index: match for index, head in heads.items() if (match := _coded(head) or HEADED.match(head))}
    if len(heads) < max(2, len(family)) or len(set(heads.values())) < len(heads) or len(read) < MOSTLY * len(heads):
        return {}
    texts = {index: text_of(parts[-1:]) for index, parts in family.items()}
    labels = {match[0] for text in texts.values() if (match := LABEL.match(text))}
    shared = next(iter(labels)) if len(labels) == 1 else ""
    asked = {index: text.removeprefix(shared) for index, text in texts.items()}
    asking = sum(bool(ASKS.match(text) or MUST.search(text) or THAT.match(text)) for text in asked.values())
    asking = len(asked) if MUST.search(shared) else asking  # "Inspectors said this must improve: the oversight of …"
    if asking < MOSTLY * len(asked) or any(len(heads[index].split()) > LONGEST_NAME for index in heads.keys() - read):
        return {}
    numbers = {index: match["number"] for index, match in read.items()}
    return {
        index: _said(Wording(numbers.get(index, heads[index]), asked[index], None), family[index]) for index in family
    }


def _coded(head: str) -> re.Match[str] | None:
    """A head with a code in capitals, or behind the words it is short for: "AFI 2", "Cause of concern CoC 1"."""
    match = CODED.match(head)
    short = "".join(word[0] for word in (match["words"] or "").split()) if match else ""
    plain = match and (short.upper() == match["code"].upper() if short else match["code"].isupper())
    return match if plain else None


def _only_numbers(family: Mapping[int, Sequence[Paragraph]]) -> dict[int, Said]:
    named = {index: parts[-1] for index, parts in family.items() if parts[-1].text.lower().startswith("recommendation")}
    heads = _counted(named, alone=True)
    if len(heads) < 2 or len(heads) < len(family):
        return {}
    return {index: _said(Wording(heads[index], "", None), family[index][-1:]) for index in family}


def _asking_headings(family: Mapping[int, Sequence[Paragraph]]) -> dict[int, Said]:
    """Headings in one look, without numbers, that say each in a sentence of its own what must be done: "Leaders should
    make sure that …"."""
    heads = {index: parts[-1] for index, parts in family.items()}
    looks = {look_of(word) for head in heads.values() for word in head.words}
    texts = [head.full_text for head in heads.values()]
    asking = sum(bool(WHO_MUST.match(text)) and not OTHERS.search(text) for text in texts)
    apart = len(looks) == 1 and next(iter(looks)).bold and len(set(texts)) == len(texts) > 1
    apart = apart and not any(HEADED.match(text) or NUMBERED.match(text) for text in texts)
    if not apart or asking < MOSTLY * len(texts) or min(len(text.split()) for text in texts) < FEWEST_WORDS:
        return {}
    return {index: _said(Wording(None, head.full_text, None), [head]) for index, head in heads.items()}


def _counted(heads: Mapping[int, Paragraph], alone: bool = False) -> dict[int, str]:
    """The numbers of headings that differ from one to the next; ``alone``: nothing follows the number."""
    read = {index: match for index, head in heads.items() if (match := HEADED.match(head.full_text))}
    numbers = {index: match["number"] for index, match in read.items() if not (alone and match["rest"].strip(" .:"))}
    return numbers if len(set(numbers.values())) == len(numbers) else {}


def _said(wording: Wording, parts: Sequence[Paragraph]) -> Said:
    return Said(wording, tuple(line for part in parts for line in part.lines))
