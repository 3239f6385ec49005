"""Which columns hold numbers, and whose numbers they are: decided once, over all rows that stand under a heading.

A number belongs to the recommendation or to the action beside it. The heading ("No.") seldom says; where the number
stands, how tall its cells are, whether they are blank or repeated where the recommendation's are, and whether the
words themselves begin with a number of their own, say it together. One odd row changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_lowercase

from extract.flow.number_words import CIRCLED, IN_WORDS
from extract.model import Cell, Table
from extract.records.plans.columns import ACTION_NUMBER, REFERENCE, Column, ColumnRole, role_of_heading
from extract.records.wording import LETTERED, NUMBERED

MOSTLY = 0.7
"""Share of a column's filled cells that must read as numbers."""
NAMED = re.compile(r"^(?:actions?|rec(?:ommendation)?s?|no|item|#)\.?\s*(?=[A-Z]{0,3}\d)", re.IGNORECASE)
SEVERAL = re.compile(r"\s*(?:[,;&]|/(?=[A-Z])|\band\b)\s*")
_PART = r"(?:[A-Z]{1,5}|\(?\d{1,4}(?:[/-]\d{1,4})?[a-z]?\)?)"
CODE = re.compile(rf"^(?=.*\d)(?=.{{2,16}}$){_PART}(?:[ ./-]?{_PART}){{0,4}}$")
"""What stands in a reference column of a council that numbers across its papers: "24 AGS 03", "SR (25/26) 01"."""
WHEN = re.compile(
    r"^(?:Q[1-4]\b|FY ?\d|H[12]\b|(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}/\d{4}|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[ ./'’-]*\d{2}(?:\d\d)?$)",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"^(?P<number>\(?(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?\)?)(?:\s*[-–—:]\s+)(?=\S)"
    r"|^(?P<code>(?:\d{2} )?[A-Z]{1,5}[ /.-]?\d{1,3}(?:\.\d{1,2})?(?:[ /-]\d{1,3})?)[:.]?\s+(?=[A-Z])"
    r"|^(?P<part>\(?(?:\d{1,2}(?:\.\d{1,2}){1,2}[a-z]?|\d{1,2}[A-CE-FHa-z])\)?)[.):]?\s+(?=[A-Z])"
    r"|^(?P<letter>\(?[a-z]\))\s+(?=[A-Z])"
    r"|^(?P<boxed>\[(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?\])\s*[-–—:]?\s*(?=\S)"
    r"|^(?i:actions?|steps?|tasks?) (?P<named>[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[a-z]?)(?:[.):]|\s[-–—])\s+(?=\S)"
    r"|^(?P<count>\(?\d{1,2}[.)])\s+(?=[A-Z])"
)
"""A number with which the words of a cell begin: "12 – …", "V1: …", "24 AGS 03 Review …", "2.1 Publish …", "(3) …"."""
PLACE = re.compile(r"\b(?:min(?:ute)?s?|meeting|agenda|item|para(?:graph)?|page|section)\b", re.IGNORECASE)
"""Headings of numbers that say where something was said; they number the action where nothing else does."""
MEETING = re.compile(r"^(?:date of )?meeting(?: date)?$", re.IGNORECASE)
WHEN_SAID = re.compile(r"\b(?:meetings?|dates?|raised|by$)\b", re.IGNORECASE)
HEADED, TOLD, LEANS = 4, 2, 1
"""Weights of what speaks for the one or the other: the heading's own word, what holds in most rows, a place."""
SENTENCE, CHECKED = 4, 0.7
"""Words of what is checked, and share of it that needs doing at most."""
FEWEST = 3
"""Cells that must begin with a number before those numbers count as the cells' own."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by column; ``starts`` those that begin in it with words."""

    starts: dict[int, Cell]

    def text(self, column: int) -> str:
        return self.starts[column].text.strip() if column in self.starts else ""


def is_number(text: str) -> bool:
    """Whether words are a reference and nothing else."""
    plain = NAMED.sub("", text.strip().translate(CIRCLED))
    if WHEN.match(plain):
        return False
    return plain.lower() in IN_WORDS or bool(REFERENCE.match(plain) or CODE.match(plain))


def clean_number(text: str) -> str:
    """A printed number without brackets, closing stop and tick: "(ii)" → "ii", "1.1." → "1.1"; "1(ii)" stays."""
    plain = text.translate(CIRCLED).strip().lstrip("✓✔ ").rstrip(".:")
    if re.search(r"\w ?\(\w+\)$", plain):
        return plain.removeprefix("(")
    return plain.strip("()[]").rstrip(".):").strip()


def are_numbers(cells: Sequence[Cell]) -> bool:
    """Whether the words of a column are references, but for an odd one."""
    return bool(cells) and sum(is_number(cell.text) for cell in cells) >= MOSTLY * len(cells)


def count_on_in_letters(cells: Sequence[Cell]) -> bool:
    """Whether cells are single letters from "a" on."""
    letters = "".join(clean_number(cell.text).lower() for cell in cells)
    return FEWEST <= len(letters) == len(cells) and ascii_lowercase.startswith(letters)


def are_links(cells: Sequence[Cell]) -> bool:
    """Whether cells name the recommendations that rows answer: numbers alone, several in some, or called so."""
    named = [[part for part in SEVERAL.split(cell.text.strip()) if part] for cell in cells]
    numbers = [parts for parts in named if parts and all(map(is_number, parts))]
    called = sum(cell.text.lower().startswith("rec") for cell in cells)
    told = any(len(parts) > 1 for parts in numbers) or called >= MOSTLY * len(cells)
    return bool(cells) and len(numbers) >= MOSTLY * len(cells) and told


def in_order(cells: Sequence[Cell]) -> bool:
    """Whether numbers count on from cell to cell, or stay, or count from one again in each group; no priority does."""
    keys = [_key(cell.text) for cell in cells if is_number(cell.text)]
    steps = [above <= below for above, below in pairwise(keys) if above[0] == below[0]]
    counting = [figures[0] for _, figures, _ in keys if len(figures) == 1]
    again = len(counting) == len(keys) and all(b in (1, a + 1) for a, b in pairwise([0, *counting]))
    many = len(keys) >= 2 and len(set(keys)) > 1
    return many and (5 * sum(steps) >= 4 * (len(keys) - 1) or (again and max(counting) > 2))


def _key(text: str) -> tuple[str, tuple[int, ...], str]:
    """Letters, then figures: what numbers are ordered by."""
    plain = NAMED.sub("", text.strip().translate(CIRCLED))
    if (counted := IN_WORDS.get(plain.lower())) is not None:
        return "", (counted,), plain.lower()
    letters = re.match(r"[A-Za-z]*", plain.strip("( "))
    figures = tuple(int(figure) for figure in re.findall(r"\d+", plain))
    return (letters[0].upper() if letters and figures else "", figures, plain.lower())


def goes_deeper(upper: str, lower: str) -> bool:
    """Whether a number is a part of another: 1 and 1.1, R2 and 2a, GR1 and GR1.1."""
    above, below = _key(upper), _key(lower)
    if not is_number(upper) or not is_number(lower) or above[1] != below[1][: len(above[1])] or not above[1]:
        return False
    part = re.search(r"\d\s?\(?[a-z]\)?$", below[2]) and not re.search(r"[a-z]\)?$", above[2])
    return len(below[1]) > len(above[1]) or bool(part)


def with_numbers(table: Table, columns: Sequence[Column], first: int, end: int) -> list[Column]:
    """The columns, those of numbers as ``rec_ref`` (the recommendation's) or ``ref`` (the action's); a third one and
    one that says neither are ``other``. ``first`` and ``end`` bound the rows that stand under the headings."""
    rows = [
        _Row({c.column: c for c in table.rows[row] if c.lines and c.column_span < max(2, table.n_columns - 1)})
        for row in range(first, end)
    ]
    numbers = [index for index, column in enumerate(columns) if column.role in ("ref", "rec_ref")]
    recommendation = next((i for i, column in enumerate(columns) if column.role == "recommendation"), None)
    verdicts = {i for i in numbers if _are_verdicts([r.text(i) for r in rows]) or _of_a_report(rows, i, recommendation)}
    columns = [replace(c, role="other") if index in verdicts else c for index, c in enumerate(columns)]
    if not (numbers := [index for index in numbers if index not in verdicts]):
        return columns
    action = next((i for i, column in enumerate(columns) if column.role == "action"), None)
    leaning = {index: _leaning(rows, columns, index, recommendation, action) for index in numbers}
    roles: dict[int, ColumnRole] = dict.fromkeys(numbers, "other")
    if recommendation is None:
        asked = action is not None and "recommend" in columns[action].heading.lower()  # "Agreed recommendation"
        theirs = [index for index in numbers if columns[index].role == "rec_ref" and not asked]
        cells = {i: [row.starts[i] for row in rows if i in row.starts] for i in numbers}
        theirs = theirs or [i for i in numbers if len(numbers) > 1 and are_links(cells[i])]
        others = (action, *numbers)
        own = [i for i in numbers if i not in theirs and not any(_over_several(rows, i, at) for at in others)]
        own = [i for i in own if not (_of_what_is_checked(rows, i, action) or _of_a_meeting(rows, columns, i, action))]
    else:
        theirs, own = _shared_out(leaning)
    known = [index for index in own if role_of_heading(columns[index].heading) in ("ref", "rec_ref")]
    own.sort(key=lambda index: (bool(PLACE.search(columns[index].heading)), index not in known, -leaning[index]))
    for index in theirs[:1]:
        roles[index] = "rec_ref"
    for index in own[:1]:
        roles[index] = "ref"
    return [replace(column, role=roles.get(index, column.role)) for index, column in enumerate(columns)]


def _are_verdicts(texts: Sequence[str]) -> bool:
    """Whether letters without any figure, the same ones again and again, say yes, no or in part and number nothing."""
    filled = [text for text in texts if text]
    letters = all(len(text) == 1 and text.isalpha() for text in filled)
    return len(filled) > 2 and letters and 2 * len(set(filled)) <= len(filled)


def _of_a_report(rows: Sequence[_Row], number: int, recommendation: int | None) -> bool:
    """Whether numbers stay the same from one recommendation to the next in most rows: those of what they stand in."""
    told = [(row.text(number), row.text(recommendation)) for row in rows] if recommendation is not None else []
    filled = [each for each in told if all(each)]
    same = [above[1] != below[1] for above, below in pairwise(filled) if above[0] == below[0]]
    return len(same) > 2 and sum(same) == len(same) and 2 * len(same) >= len(filled)


def _over_several(rows: Sequence[_Row], number: int, other: int | None) -> bool:
    """Whether half of the numbers or more reach over several of another column: those of the issues beside them."""
    said = [at for at, row in enumerate(rows) if other in row.starts]
    spans = [(at, row.starts[number].row_span) for at, row in enumerate(rows) if number in row.starts]
    over = sum(sum(at <= own < at + span for own in said) > 1 for at, span in spans)
    return 2 * over >= max(len(spans), 1)


def _of_a_meeting(rows: Sequence[_Row], columns: Sequence[Column], number: int, action: int | None) -> bool:
    """Whether a number says where something was said: in the minutes of the meeting to its left, or of the subject to
    its right; those that go up by one from row to row over all meetings are the rows' own."""
    keys = [_key(text)[1] for row in rows if (text := row.text(number))]
    on = len(keys) >= FEWEST and all(above and (*above[:-1], above[-1] + 1) == below for above, below in pairwise(keys))
    if on or not PLACE.search(columns[number].heading):
        return False
    before = any(MEETING.search(column.heading) for column in columns[:number])
    between = (c for c in columns[number + 1 : action or 0] if c.heading and c.role in ("group", "detail", "other"))
    return before or not all(WHEN_SAID.search(column.heading) for column in between)


def _of_what_is_checked(rows: Sequence[_Row], number: int, action: int | None) -> bool:
    """Whether words stand between numbers and actions in nearly all rows, and actions only in some: what is numbered is
    checked, and not all of it needs doing."""
    numbered = [row for row in rows if number in row.starts]
    acted = sum(action in row.starts and any(map(str.isalnum, row.text(action))) for row in numbered)
    between = range(number + 1, action) if action is not None else ()
    told = any(sum(len(row.text(at).split()) >= SENTENCE for row in numbered) >= MOSTLY * len(rows) for at in between)
    return told and acted <= CHECKED * len(numbered)


def _shared_out(leaning: dict[int, int]) -> tuple[list[int], list[int]]:
    """The columns of the recommendation's numbers and of the action's. Of two the one leans more than the other."""
    ordered = sorted(leaning, key=lambda index: (leaning[index], index))
    if len(ordered) > 1:
        return ordered[:1], ordered[1:]
    return ([], ordered) if leaning[ordered[0]] > 0 else (ordered, [])


def _leaning(
    rows: Sequence[_Row], columns: Sequence[Column], number: int, recommendation: int | None, action: int | None
) -> int:
    """How much speaks for the numbers being the actions' own (above 0) or the recommendations' (below)."""
    heading = columns[number].heading.lower().strip()
    told = HEADED if ACTION_NUMBER.match(heading) else -HEADED if role_of_heading(heading) == "rec_ref" else 0
    if recommendation is None:
        return told
    told += LEANS if _stands_by_action(number, recommendation, action) else -LEANS
    told += _by_blanks(rows, number, recommendation)
    if _numbered_otherwise(rows, number, recommendation):
        told += HEADED
    return told


def _stands_by_action(number: int, recommendation: int, action: int | None) -> bool:
    """Whether a number stands between recommendation and action, or at the action's other side."""
    if action is not None and recommendation > action:  # "By when | Lead | Action | Recommendation | No."
        return number < recommendation
    return number > recommendation


def _numbered_otherwise(rows: Sequence[_Row], number: int, recommendation: int) -> bool:
    """Whether the recommendations begin with numbers of their own, which are not those of the column."""
    texts = [row.text(recommendation) for row in rows if recommendation in row.starts]
    own = [found[1] for text in texts if (found := NUMBERED.match(text)) and text[found.end() :].strip()]
    column = {clean_number(row.text(number)).lower() for row in rows}
    other = [text for text in own if text.lower() not in column]
    return len(own) >= MOSTLY * len(texts) and 2 * len(other) > len(own) and len(set(own)) > 1


def _by_blanks(rows: Sequence[_Row], number: int, recommendation: int) -> int:
    """Where the recommendation goes on or stands again: is the number blank or the same, or a new one?"""
    same = new = 0
    above = ("", "")
    for row in rows:
        now = (row.text(number), row.text(recommendation))
        if not row.starts:
            continue
        goes_on = bool(above[0]) and (not now[1] or now[1] == above[1])
        if goes_on:
            same, new = same + (now[0] in ("", above[0])), new + (now[0] not in ("", above[0]))
        above = (now[0] or above[0], now[1] or above[1])
    return TOLD * ((new > same) - (same > new))


# ---------------------------------------------------------------- numbers among the words


def begin_with_numbers(table: Table, column: int, first: int, end: int) -> bool:
    """Whether the words of a column begin with numbers of their own."""
    return _begin_with_numbers(
        [c for row in table.rows[first:end] for c in row if c.column == column and c.lines and c.column_span == 1]
    )


def begin_with_letters(table: Table, column: int, first: int, end: int) -> bool:
    """Whether the words of a column begin with letters that count on: "a)", "b)", "c)"."""
    cells = [c for row in table.rows[first:end] for c in row if c.column == column and c.lines and c.column_span == 1]
    letters = [found[1] for cell in cells if (found := LETTERED.match(cell.text))]
    return len(letters) >= FEWEST and len(letters) >= MOSTLY * len(cells) and letters == sorted(set(letters))


def _begin_with_numbers(cells: Sequence[Cell]) -> bool:
    numbers = [number for cell in cells if (number := number_before(cell.text)[0])]
    listed = [int(found["count"].strip("(.)")) for c in cells if (found := INSIDE.match(c.text)) and found["count"]]
    whole = all(below == above + 1 for above, below in pairwise(listed))  # else a cell holds several of a list
    return len(numbers) >= FEWEST and len(numbers) >= MOSTLY * len(cells) and _count_on(numbers) and whole


def _count_on(numbers: Sequence[str]) -> bool:
    """Whether numbers are all distinct, or letters that begin again with "a" for each of what they answer."""
    distinct = len(set(numbers)) == len(numbers)
    letters = all(len(number) == 1 and number.isalpha() for number in numbers)
    return distinct or (letters and all(b.lower() == "a" or ord(b) == ord(a) + 1 for a, b in pairwise(numbers)))


def number_before(words: str) -> tuple[str | None, str]:
    """The number with which ``words`` begin, and the words without it: "12 – Review it" → ("12", "Review it")."""
    found = INSIDE.match(words)
    if not found or WHEN.match(words):
        return None, words
    return found[found.lastgroup or 0].strip("()[]."), words[found.end() :]
