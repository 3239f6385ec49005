"""Units as rows of a plan, by what comes back in them: labels, and words in one look at one place.

    1   Draw up a stop list. (Head of Strategy)      number, words, who in brackets, when
        2025/26
    Offer  Open the hall on Fridays.            S    a label that names no column heads what it reads like
    Youth Worker · from May 2025                     who and when on one line

What stands in one place in most units is one slot. A slot is headed by its label where that names a column of a plan,
else by what it reads like in all units together; words are what is to be done. A lead with a time, a state or a
recommendation makes a plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from extract.flow.framed import Framed, Head
from extract.flow.looks import box_of
from extract.flow.unit_tables import unit_table
from extract.model import Line, Region, Table
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.banners import ASKS, MUST, THAT
from extract.records.plans.brackets import before_brackets, lines_with, name_leads
from extract.records.plans.card_rows import OF_ACTION, OF_RECOMMENDATION, CardRows, Pair, pairs_of, saying
from extract.records.plans.columns import role_of_heading
from extract.records.plans.evidence.contents import READINGS, readings
from extract.records.plans.plain_cells import STATUS
from extract.records.plans.reads_like import (
    ALONE,
    ANY_NUMBER,
    LEAD,
    LISTED,
    STATE,
    WHEN,
    is_dated,
    name_again,
    reads_like,
)
from extract.records.plans.unit_slots import FEWEST, MOSTLY, OF_PLAN, Slot, Words, fitting_of, runs_of
from extract.records.prose.labels import label_of

ASKING, LONGEST_NAME = 0.5, 4.0
"""Share of first words that ask, where they are recommendations; words of a name, on average."""
FEWEST_WORDS = 3
"""Words on average of what is to be done."""
MOSTLY_PAST, SELDOM = 0.5, 0.25
"""Share of answers that tell what was done, and of those that say what will be, where they are updates."""
DONE = frozenset(("action", "response", "recommendation"))
TOLD = frozenset(("lead", "timescale", "start", "end", "status", "progress"))
"""Labels and values beside which words may be an answer, whatever they say."""
ANSWERING = ("answer", "will", "verb", "to_verb", "lead")
"""How an answer reads."""


def rows_of_units(cards: Sequence[Framed], drawn: bool = True) -> list[tuple[Table, CardRows]]:
    """A table of each card that is set as most are, and its rows; [] where they are no plan. Without boxes ``drawn``
    round them, it takes one lead with a time, or with a state that is not the same in most."""
    return rows_of_slots(fitting_of([card.unit for card in cards]), [card.over for card in cards], drawn)


def rows_of_slots(
    fitting: Mapping[int, Sequence[Slot]], heads_over: Sequence[Sequence[Head]], drawn: bool = True
) -> list[tuple[Table, CardRows]]:
    """The same of cards whose slots are known, by their place; ``heads_over``: what stands over each."""
    if len(fitting) < FEWEST:
        return []
    slots = range(len(next(iter(fitting.values()))))
    columns: list[Sequence[Words]] = [[fitting[at][slot].lines for at in fitting] for slot in slots]
    labels = [slot.label for slot in next(iter(fitting.values()))]
    *columns, rest = [_without_brackets(_numbers_alone(column)) for column in columns]
    if not drawn and not _say_one_thing(columns, rest):
        return []
    over = [_said_over(heads_over[at]) for at in fitting]
    over = over if _differ(over) else [[each for each in own if each[0] == WHEN] for own in over]
    heads = _heads(labels[:-1], columns, {role_of_heading(head) for own in over for head, _ in own})
    if "recommendation" in map(role_of_heading, heads):  # what stands over them is none
        over = [[each for each in own if each[0] == WHEN] for own in over]
    heads, columns = _with_endings_apart(heads, columns)
    heads, columns = [*heads, "Note"], [*columns, rest]
    told = {role_of_heading(head) for head in heads} | {role_of_heading(head) for own in over for head, _ in own}
    who = {"lead", "response"} if drawn else {"lead"}
    if not told & who or not told & {"timescale", "start", "end", "status", *(["recommendation"] if drawn else [])}:
        return []
    words = [c for h, c in zip(heads, columns, strict=True) if role_of_heading(h) in DONE]
    if not any(sum(len(_text(lines).split()) for lines in c) >= FEWEST_WORDS * len(c) for c in words):
        return []
    found: list[tuple[Table, CardRows]] = []
    placed: set[Line] = set()
    for number, (at, said) in enumerate(zip(fitting, over, strict=True)):
        own = [(head, column[number]) for head, column in zip(heads, columns, strict=True) if column[number]]
        above = [lines for lines in heads_over[at] if not placed.issuperset(lines)]
        placed.update(line for lines in above for line in lines)
        found.append(_table(said, own, above))
    return found


def _say_one_thing(columns: Sequence[Sequence[Words]], rest: Sequence[Words]) -> bool:
    """Whether units say one thing each: most nothing else, no two parties, and no state of most alone, as "Agreed" in
    minutes."""
    told = [[text for lines in column if (text := _text(lines))] for column in columns]
    heads = list(map(_reads_like, told))
    states = [texts for head, texts in zip(heads, told, strict=True) if head == STATE]
    alike = any(Counter(texts).most_common(1)[0][1] > MOSTLY * len(texts) for texts in states)
    return 2 * sum(map(bool, rest)) < len(rest) and heads.count(LEAD) < 2 and (not alike or WHEN in heads)


def _table(
    said: Sequence[tuple[str, Words]], own: Sequence[tuple[str, Words]], above: Sequence[Words]
) -> tuple[Table, CardRows]:
    """The table of a card and its rows; its place is that of its own words, and of those ``above`` of which it is the
    first card."""
    rows = [*said, *own]
    table = unit_table([], [([], lines) for _, lines in rows])
    values = [cell for cell in table.cells if cell.column]
    pairs = [Pair(saying(c, head), c, f"({head.lower()})") for (head, _), c in zip(rows, values, strict=True)]
    page = own[0][1][0].page
    places = [[line for _, lines in own for line in lines], *above]
    there = [[line for line in lines if line.page == page] for lines in places]
    regions = tuple(Region(page, box_of(lines)) for lines in there if lines)
    return replace(table, regions=regions), [pairs]


def as_one(rows: Sequence[tuple[Table, CardRows]]) -> list[tuple[Table, CardRows]]:
    """The cards of drawn cells as one table, a row for each."""
    pairs = [_told_apart(list(pairs_of(read))) for _, read in rows]
    names = list(dict.fromkeys(pair.name for own in pairs for pair in own))
    ordered = [sorted(own, key=lambda pair: names.index(pair.name)) for own in pairs]
    cells = [replace(p.value, row=row, column=names.index(p.name)) for row, own in enumerate(ordered) for p in own]
    regions = tuple(region for table, _ in rows for region in table.regions)
    return [(Table(tuple(cells), len(rows), len(names), regions, "ruled", 1.0), list(pairs))] if rows else []


def _told_apart(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of a card, several of one name ("Note") each with its own."""
    before = (sum(other.name == pair.name for other in pairs[:at]) for at, pair in enumerate(pairs))
    return [replace(p, name=f"{p.name[:-1]} {n + 1})") if n else p for p, n in zip(pairs, before, strict=True)]


# ---------------------------------------------------------------- heads


def _heads(labels: Sequence[str], columns: Sequence[Sequence[Words]], over: Set[str | None]) -> list[str]:
    """What each slot is headed by; of several that read like one thing the first. ``over``: what stands over the units
    tells."""
    heads: list[str] = []
    for label, column in zip(labels, columns, strict=True):
        texts = [text for lines in column if (text := _text(lines))]
        head = label if role_of_heading(label) in OF_PLAN else _reads_like(texts)
        heads.append("" if head in heads and head in (ANY_NUMBER, LEAD, WHEN, STATE) else head)
    known = {role_of_heading(head) for head in heads if head} | over
    if "lead" not in known and known & {"timescale", "status", "start"}:
        heads = [h or (LEAD if name_again(list(map(_text, c))) else "") for h, c in zip(heads, columns, strict=True)]
    words = [at for at, head in enumerate(heads) if not head and len({_text(lines) for lines in columns[at]}) > 1]
    free = [at for at in words if not labels[at]] or words
    told = _heads_of_words([[_text(lines) for lines in columns[at]] for at in free], known) if free else ()
    for at, head in zip(free, told, strict=False):
        heads[at] = head
    whose = OF_RECOMMENDATION if (known - over) & {"recommendation"} or "Recommendation" in told else OF_ACTION
    return [whose if h == ANY_NUMBER else h or label or "Note" for h, label in zip(heads, labels, strict=True)]


def _heads_of_words(columns: Sequence[Sequence[str]], known: Set[str | None]) -> tuple[str, ...]:
    """What the words of units are headed by: one text is what is to be done, or asked where others act; of two, what is
    asked and the answer, what is to be done and how far it is, or a name and what is to be done."""
    first = columns[0]
    asked = "recommendation" in known
    asks = not asked and sum(
        bool(ASKS.match(text) or MUST.search(text) or THAT.match(text)) for text in first
    ) >= ASKING * len(first)
    answered = bool(known & {"action", "response"})
    if asked and answered:
        return ()
    if len(columns) == 1 or answered:
        return ("Recommendation",) if asks or answered else ("Action",)
    if asks and not (known & TOLD or any(map(_answers, columns[1]))):
        return "Recommendation", "Reason"
    if asks and not ("status" in known and _tells_what_was_done(columns[1])):
        return "Recommendation", "Response"
    named = sum(len(text.split()) for text in first) <= LONGEST_NAME * len(first)
    return ("Note", "Action") if named else ("Action", "Update")


def _answers(text: str) -> bool:
    """Whether words say what is said to, or done about, what is asked, and not only why it is."""
    read = dict(zip(READINGS, readings(text), strict=True)) if text else {}
    return any(read.get(name) for name in ANSWERING) or bool(SAYS["begins_done"].match(text))


def _tells_what_was_done(texts: Sequence[str]) -> bool:
    """Whether words say how far what is asked has come, and not what will be done about it."""
    told = [text for text in texts if text]
    read = [dict(zip(READINGS, readings(text), strict=True)) for text in told]
    done = [bool(SAYS["begins_done"].match(text)) for text in told]
    past = sum(each["past"] or (own and not each["answer"]) for own, each in zip(done, read, strict=True))
    return bool(told) and past >= MOSTLY_PAST * len(told) and sum(r["will"] for r in read) <= SELDOM * len(told)


def _reads_like(texts: Sequence[str]) -> str:
    """What the values of a slot read like; what is the same in all units and states nothing is no value, and who
    should do something is nobody who does."""
    same = len(set(texts)) == 1 and not (STATUS.match(texts[0]) or is_dated(texts[0]))
    head = reads_like(texts) if texts and not same else ""
    return "" if head == LEAD and sum(bool(MUST.search(text)) for text in texts) >= ASKING * len(texts) else head


def _numbers_alone(column: Sequence[Words]) -> Sequence[Words]:
    """The values of a slot, numbers without a word that stands before each of them: "Offer iv"."""
    words = [lines[0].words for lines in column if len(lines) == 1 and len(lines[0].words) == 2]
    if len(words) < len(column) or len({own[0].text for own in words}) > 1:
        return column
    if not all(ALONE.match(own[1].text) for own in words):
        return column
    return [[Line(lines[0].page, lines[0].words[1:])] for lines in column]


def _without_brackets(column: Sequence[Words]) -> Sequence[Words]:
    """The values of a slot that all stand in brackets, without these."""
    texts = [text for lines in column if (text := _text(lines))]
    if not texts or not all(text[0] == "(" and text[-1] == ")" for text in texts):
        return column
    return [
        [Line(line.page, tuple(w._replace(text=w.text.strip("()")) for w in line.words)) for line in lines]
        for lines in column
    ]


def _text(lines: Words) -> str:
    return " ".join(line.text for line in lines)


def _with_endings_apart(
    heads: Sequence[str], columns: Sequence[Sequence[Words]]
) -> tuple[list[str], list[Sequence[Words]]]:
    """The heads and columns, who stands in brackets at the end of most words as a column of its own."""
    found_heads, found = list(heads), list(columns)
    if LEAD in heads or any(role_of_heading(head) == "lead" for head in heads):
        return found_heads, found
    for at, column in enumerate(columns):
        parted = [before_brackets(lines) for lines in column]
        if name_leads([_text(own) for _, own in parted], len(column)):
            found[at] = [words for words, _ in parted]
            return [*found_heads, LEAD], [*found, [own for _, own in parted]]
    return found_heads, found


# ---------------------------------------------------------------- what stands over units


def _said_over(over: Sequence[Head]) -> list[tuple[str, Words]]:
    """When, and what is recommended, with its number."""
    when = [head for head in over if is_dated(_text(head))]
    number: Words = ()
    said: list[Words] = []
    for head in (head for head in over if head not in when):
        for _, lines in runs_of(head):
            own, words = _numbered(lines)
            if own:
                number, said = own, []
            said += [words] if words else []
    asking = (words for words in said if MUST.search(_text(words)) or ASKS.match(_text(words)))
    asked = next(asking, said[-1] if said else ())
    found = [(OF_RECOMMENDATION, number), ("Recommendation", asked)] if number and asked else []
    return [*found, *((WHEN, head) for head in when[-1:])]


def _differ(over: Sequence[Sequence[tuple[str, Words]]]) -> bool:
    """Whether several things are recommended over units, or what is asks."""
    asked = {_text(words) for own in over for head, words in own if head == "Recommendation"}
    return len(asked) > 1 or any(MUST.search(text) or ASKS.match(text) for text in asked)


def _numbered(lines: Words) -> tuple[Words, Words]:
    """The number of what is recommended ("Recommendation 3", "3"), and the words behind it."""
    label = label_of(_text(lines), alone=True)
    words = [(number, word) for number, line in enumerate(lines) for word in line.words]
    if label and label.kind == "recommendation" and label.number:
        count = len(words) - len(label.rest.split())
        at = next((at for at in range(count) if words[at][1].text.strip(".:()–-").endswith(label.number)), 0)
        number = (words[at][0], words[at][1]._replace(text=label.number))
        rest = [] if label.rest.startswith("(") else words[count:]  # "(continued)"
        return lines_with(lines, [number]), lines_with(lines, rest)
    if LISTED.match(words[0][1].text):
        return lines_with(lines, words[:1]), lines_with(lines, words[1:])
    return (), lines
