"""What stands directly above tables: the recommendation that a table answers, the theme of its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.flow.blocks import Block
from extract.flow.labels import starts
from extract.model import Line, Page, Table
from extract.records.found import FoundAction
from extract.records.plans.columns import role_of_heading
from extract.records.plans.default_lead import default_lead, lead_in_heading, leads_of_bands
from extract.records.plans.legend import key_for, with_letters
from extract.records.plans.plain_cells import is_lead
from extract.records.prose.labels import label_of
from extract.records.prose.plans import Stretch
from extract.records.prose.time_heads import TIME_HEAD

LONGEST_LABEL = 15
"""Words of a theme's heading."""
OF_WHAT = re.compile(r"^[^\W\d]+s\s+(?=(?:due|by|for)\b)", re.IGNORECASE)
"""What a heading dates: "Measures due by June"."""
LONGEST_BETWEEN = 8
"""Words of a line between such a line and the table, where no rank of headings tells: a heading, no sentence."""
Place = tuple[int, float]
"""Page and height on it."""


def place_of(table: Table) -> Place:
    return table.regions[0].page, table.regions[0].box.top


def with_surroundings(
    actions: Sequence[FoundAction],
    table_of: Mapping[int, int],
    tables: Sequence[Table],
    blocks: Sequence[Block],
    stretches: Sequence[Stretch],
    pages: Sequence[Page],
) -> list[FoundAction]:
    """The actions of tables with what stands around these, where their rows leave it open: the recommendation whose
    heading is in force, who leads all below a heading and by when, the theme, what the key says of colours and letters.
    ``table_of`` gives the place in ``tables`` of the table each action stands in; ``pages`` are the paper's."""
    plans = sorted(set(table_of.values()))
    text = [block for block in blocks if block.slot is None and not block.note]
    leads = {index: _lead_above(text, place_of(tables[index])) for index in plans}
    led = {table_of[number] for number, action in enumerate(actions) if action.lead_raw and number in table_of}
    for index in (index for index in plans if index not in led and not leads[index]):
        leads[index] = _lead_of_section(text, tables[index], tables)
    otherwise = default_lead(block.text for block in text) if led else None  # who is named elsewhere can be read
    dated = any(action.timescale_raw and at in table_of for at, action in enumerate(actions))
    times = {} if dated else {index: _time_above(text, place_of(tables[index])) for index in plans}
    labels = dict(zip(plans, themes([tables[index] for index in plans], blocks), strict=True))
    actions = with_letters(actions, pages, [tables[index] for index in plans])
    key = key_for(actions, pages, [tables[index] for index in plans])
    bands = leads_of_bands(list(dict.fromkeys(action.group_label for action in actions if action.group_label)))
    found: list[FoundAction] = []
    for number, action in enumerate(actions):
        index = table_of.get(number, -1)
        answered = action.recommendations
        if not (answered or action.recommendation_numbers):
            answered = _over(_start(action), stretches)
        label = action.group_label if action.group_label or answered else labels.get(index)
        banded = bands.get(action.group_label or "")
        lead = action.lead_raw or banded or leads.get(index) or (otherwise if index in labels else None)
        when = action.timescale_raw or times.get(index)
        told = replace(action, recommendations=answered, lead_raw=lead, timescale_raw=when, group_label=label)
        found.append(key.explained(told) if key else told)
    return found


def _start(action: FoundAction) -> Place:
    return action.regions[0].page, action.regions[0].box.top


def _over(place: Place, stretches: Sequence[Stretch]) -> tuple[int, ...]:
    around = [stretch for stretch in stretches if stretch.holds(place)]
    return (around[-1].key,) if around else ()


def themes(tables: Sequence[Table], blocks: Sequence[Block]) -> list[str | None]:
    """The theme over each of ``tables``: the heading in force above it, where several tables stand under several.

    Headings are those right above the tables; of two ranks the higher one names the theme ("DVLA" in italics stays
    under "Benefits cases").
    """
    ordered = sorted(range(len(tables)), key=lambda index: place_of(tables[index]))
    headings = [block for block in blocks if block.level and block.slot is None]
    above: dict[int, list[Block]] = {}
    last: Place = (0, 0.0)
    for index in ordered:
        place = place_of(tables[index])
        above[index] = [block for block in headings if last <= block.place < place]
        last = place
    direct = [_nearest(above[index], blocks, place_of(tables[index])) for index in ordered]
    levels = [block.level for block in direct if block]
    if len(levels) < 2:
        return [None] * len(tables)
    found: list[str | None] = [None] * len(tables)
    current: str | None = None
    for index in ordered:
        fitting = [block for block in above[index] if block.level == min(levels) and _is_theme(block)]
        current = fitting[-1].text if fitting else current
        found[index] = current
    return found if len(set(found) - {None}) >= 2 else [None] * len(tables)


def _nearest(above: Sequence[Block], blocks: Sequence[Block], place: Place) -> Block | None:
    """The heading right above a table: no more than one line of text between."""
    if not above:
        return None
    last = above[-1]
    between = [block for block in blocks if last.place < block.place < place and not block.note]
    return last if sum(len(block.paragraph.lines) for block in between) <= 1 else None


def _is_theme(block: Block) -> bool:
    return len(block.text.split()) <= LONGEST_LABEL and not block.text.endswith(".") and label_of(block.text) is None


def _lead_above(text: Sequence[Block], place: Place) -> str | None:
    """The lead that the last words above a table name, where they are a heading in style or shortness."""
    above = max((block for block in text if block.place < place), key=lambda block: block.place, default=None)
    return lead_in_heading(above.text) if above and len(above.paragraph.lines) <= 2 else None


def _time_above(text: Sequence[Block], place: Place) -> str | None:
    """By when all in a table is to be done, where the words right above it say no more than that."""
    above = max((block for block in text if block.place < place), key=lambda block: block.place, default=None)
    says = above and len(above.paragraph.lines) == 1 and TIME_HEAD.match(OF_WHAT.sub("", above.text))
    return above.text.rstrip(" :") if above and says else None


def _lead_of_section(text: Sequence[Block], table: Table, tables: Sequence[Table]) -> str | None:
    """The lead that a labelled line names which stands in the section of a table, no other table between the two."""
    page, top = place_of(table)
    others = [region.box for other in tables for region in other.regions if other is not table and region.page == page]
    floor = max((box.bottom for box in others if box.bottom <= top), default=0.0)
    between = (block for block in text if (page, floor) <= block.place < (page, top))
    above = sorted(between, key=lambda block: block.place, reverse=True)
    for at, block in enumerate(above):
        lead = next((lead for line in block.paragraph.lines if (lead := _lead_in(line))), None)
        if lead:
            section = next((other.level for other in above[at + 1 :] if other.level), 0)
            deeper = all(other.level > section for other in above[:at] if other.level)
            short = all(len(o.text.split()) <= LONGEST_BETWEEN and not o.text.endswith(".") for o in above[:at])
            return lead if deeper or short else None
    return None


def _lead_in(line: Line) -> str | None:
    """Who leads, where a line begins with a label that says so: "Sponsor: Director of Homes", "Owner Head of Parks"."""
    labels = [*(start for start in starts(line) if not start.bare), None]
    for start, after in pairwise(labels):
        if start and role_of_heading(start.name) == "lead":
            words = line.words[start.at + start.n_words : after.at if after else len(line.words)]
            lead = " ".join(word.text for word in words).partition(" |")[0].strip(" |–—-")
            return lead if lead and is_lead(lead) else None
    return None


def headings_over(tables: Sequence[Table], lines: Mapping[int, Sequence[Line]]) -> list[str]:
    """The three lines above each table on its page; ``lines`` gives each page's lines outside tables."""
    return ["\n".join(line.text for line in lines_over(table, lines)[-3:]) for table in tables]


def lines_over(table: Table, lines: Mapping[int, Sequence[Line]]) -> list[Line]:
    page, top = place_of(table)
    return [line for line in lines.get(page, ()) if line.box.top < top]
