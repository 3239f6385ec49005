"""Text to tokens: each has a one-letter code, so that a rule of grammar is a pattern over a string of codes."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "eighteen": 18, "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
PARTS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "start": "start", "beginning": "start"}

Value = int | str | date | tuple[int, int, str] | None


class Token(NamedTuple):
    """A word or mark: its code (see ``_KINDS``), what it stands for, and where it stands."""

    code: str
    value: Value
    start: int
    end: int


_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_COUNT = r"first|second|third|fourth|one|two|three|four"
_KINDS: tuple[tuple[str, str], ...] = (
    # What each code stands for. Order matters: the first that fits is taken.
    ("_", r"(?P<clock>\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|noon\b))"),
    ("D", r"(?P<iso>20\d\d-[01]\d-[0-3]\d)(?!\d)"),
    ("D", r"(?<!/)(?P<numeric>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:20\d\d|\d\d))(?!\d|[/.]\d)"),
    ("m", r"(?P<month_year>(?:0?[1-9]|1[0-2])[/.]20\d\d)(?!\d|[/.]\d)"),
    ("F", rf"(?P<years>20\d\d\s?[/-]\s?(?:20)?\d\d)(?![\da-z]|[/.-]\d|[\s-](?:of\s)?(?:{_MONTH})\b)"),
    ("f", rf"(?P<pair>\d\d[/-]\d\d)(?!\d|[/.-]\d|\s?(?:{_MONTH})\b)"),
    ("i", r"(?P<pair_space>\d{1,2}/\d{1,2})(?!\d|[/.-]\d)"),
    ("Y", r"(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d|%)"),
    ("y", r"'(?P<short_year>\d\d)(?!\d)"),
    ("Q", rf"(?P<quarter>q(?:uarter|tr)?\s?-?[1-4]|(?:quarter|qtr)\s(?:{_COUNT})|(?:[1-4](?:st|nd|rd|th)|{_COUNT})"
          r"\s(?:financial\s)?(?:quarter|qtr))\b"),
    ("H", r"(?P<half>h[12]|half\s?-?(?:year\s)?[12]|(?:first|second|1st|2nd)\shalf(?:\syear)?)\b"),
    ("O", r"(?P<ordinal>\d{1,2}\s?(?:st|nd|rd|th))\b"),
    ("N", r"(?P<number>\d{1,2})(?![\da-z]|[.,]\d|\s?%)"),
    ("X", r"(?P<year_kind>(?:financial|fiscal|municipal|civic|council|academic|school|calendar)\s?years?"
          r"|calendar(?=\s(?:q\d|quarter|h\d|half))"
          r"|f/?y(?=\s?\d|\b))"),
    ("W", r"(?P<commencing>w/c|w/b|wc(?=\s\d)|week\s(?:commencing|beginning|starting|of))\b"),
    ("w", r"(?P<ending>w/e|week\sending)\b"),
    ("E", r"(?P<end>(?:the\s)?(?:end|close)(?:\sof)?|(?:financial\s|calendar\s)?year[\s-]end|month[\s-]end)\b"),
    ("P", r"(?P<part>early|mid(?:dle\sof)?|late|start\sof|(?:the\s)?beginning\sof)\b"),
    ("M", rf"(?P<month>{_MONTH})\b\.?"),
    ("S", r"(?P<season>(?:spring|summer|autumn|winter)(?:\sterm)?)(?!\s(?:watch|fair|school|newsletter|grid))\b"),
    ("h", r"(?P<feast>christmas|xmas|easter|new\syear(?!'s\sresolution))\b"),
    ("b", r"(?P<by>(?:by|no(?:t)?\slater\sthan|on\sor\sbefore|latest)(?:\sor\sbefore)?(?:\sat\sthe\slatest)?)\b"),
    ("v", r"(?P<before>before|ahead\sof|prior\sto|in\sadvance\sof|in\stime\sfor)\b"),
    ("r", r"(?P<since>from|since|start(?:s|ing|ed)?|commenc(?:es?|ing|ed)|beginning|effective(?:\sfrom)?|w\.?e\.?f\.?)"
          r"\b"),
    ("u", r"(?P<until>until|till|up\suntil|up\sto|ending|ends?)\b"),
    ("a", r"(?P<after>after|following|post|subsequent\sto)\b"),
    ("n", r"(?P<onwards>onwards?|\+)(?!\w)"),
    ("k", r"(?P<between>between)\b"),
    ("t", r"(?P<to>to|through|thru)\b"),
    ("&", r"(?P<also>and|or|&|plus)(?!\w)"),
    ("p", r"(?P<within>in|on|during|for|at|throughout|approx(?:imately)?\.?|circa|around|about)\b"),
    ("_", r"(?P<filler>(?:the|of|this|next|coming)\b"
          r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?)"),
    ("=", r"(?P<spaced_dash>(?<=\s)-+(?=\s))"),
    ("-", r"(?P<dash>-)"),
    ("/", r"(?P<slash>/)"),
    (",", r"(?P<comma>[,:])"),
    (".", r"(?P<other>[^\W\d_][\w’']*|\d[\w.,]*|[;.()\n?!•])"),
)  # fmt: skip
_GROUP = {}
for _code, _pattern in _KINDS:
    for _name in re.findall(r"\(\?P<(\w+)>", _pattern):
        if _name != "mark":
            _GROUP[_name] = _code
_WORD_START = r"(?:(?<![\w£$])|(?<=\bfy))"  # "FY24" is two words written as one; "£2024" is no year
_ANYWHERE = "yn&=-/,."
"""Codes of marks and words that may stand inside a word; they are tried last, which changes nothing: none of them
begins as any of the others do."""
_WORDS = "|".join(pattern for code, pattern in _KINDS if code not in _ANYWHERE)
_MARKS = "|".join(pattern for code, pattern in _KINDS if code in _ANYWHERE)
_TOKEN = re.compile(rf"{_WORD_START}(?:{_WORDS})|{_MARKS}")
"""For lower case: to try every pattern in both takes half as long again."""
_ENGLISH_WORDS = frozenset({"may", "march", "mar", "sat", "sun"})


def tokens(text: str, low: str | None = None, start: int = 0, end: int = sys.maxsize) -> list[Token]:
    """Tokens of ``text`` from character ``start`` up to ``end``; its dashes and quotes have been made plain by
    ``plain``. ``low`` is ``lower(text)`` where the caller has it. Fillers are left out."""
    found: list[Token] = []
    codes: set[str] = set()
    new = tuple.__new__  # Token(...) goes through a Python function of its own: a third of the time, there are so many
    for match in _TOKEN.finditer(low or lower(text), start, end):
        group = match.lastgroup or "other"
        if group == "other":  # most words
            found.append(new(Token, (".", match[0], *match.span())))
            continue
        if group == "mark":
            group = "numeric"
        code = _GROUP[group]
        if code == "_":
            continue
        value = _value(group, match[group])
        if code in "DFfmi":
            code = _code_of(value)
        codes.add(code)
        found.append(Token(code, value, *match.span()))
    if "\n" in text and not codes.isdisjoint("MSQH"):
        found = _over_lines(found)
    if "Q" in codes:
        _both_quarters(found)
    return _without_english(text, found) if "M" in codes else found


def _both_quarters(found: list[Token]) -> None:
    """ "Q3/4 2024/25" names two quarters."""
    for at, (quarter, mark, number) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        one_to_four = number.code == "N" and number.value in (1, 2, 3, 4)
        if quarter.code == "Q" and mark.code in "/-&" and one_to_four:
            found[at + 2] = number._replace(code="Q")


def _over_lines(found: list[Token]) -> list[Token]:
    """Without the line ends that a narrow cell puts inside a date: "31 | March | 2024". Others part two dates."""
    return [token for at, token in enumerate(found) if not (token.value == "\n" and _inside_date(found, at))]


def _inside_date(found: list[Token], at: int) -> bool:
    beside = "".join(token.code for token in found[max(0, at - 1) : at + 2])
    return re.fullmatch(r"[NO].M|[MSQH].[YyF]|[EP].[MSQHYF]", beside) is not None


_FIGURE = re.compile("[0-9]")
_YEAR_FIGURES = re.compile(
    r"(?:19|20)\d\d|\d\s?[/-]\s?\d|\d\.\d{1,2}\.\d|'\d\d|\b[qh]\s?-?[1-4]|y(?:ears?)?\s?\d", re.IGNORECASE
)
"""Figures that are a date or a period by themselves: 2024, 3/5, 3.5.24, '24, Q2, FY24."""
_SMALL = re.compile(r"\b(?:may|mar|march)\b")
_NAMES = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "spring", "summer", "autumn", "winter", "christmas", "xmas", "easter", "new", "quarter", "qtr", "half",
)  # fmt: skip
"""Of which every date or period without a figure has one: month, season, feast or part of the year."""
_NAMED = re.compile(
    rf"\b(?!may\b|march\b|mar\b)(?i:(?:{_MONTH}|spring|summer|autumn|winter|christmas|xmas|easter|new\syear)\b"
    r"|quarter|qtr|half)"
)
"""Those names as words. Small "may" and "march" count only beside a figure (see ``_without_english``)."""


def may_be_dated(text: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """A cheap look: whether the characters ``start`` up to ``end`` can hold a date or a period."""
    figures = _FIGURE.search(text, start, end) is not None
    if figures and _YEAR_FIGURES.search(text, start, end):
        return True
    low = text[start:end].lower()
    if not any(name in low for name in _NAMES):
        return False
    return _NAMED.search(text, start, end) is not None or (figures and _SMALL.search(low) is not None)


_SEED = re.compile("[0-9]|" + "|".join(_NAMES))


def dated_places(text: str, low: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of some places, in order, that ``may_be_dated``: one look over the whole text passes most of them over."""
    seed = _SEED.search(low)
    for start, end in places:
        while seed and seed.start() < start:
            seed = _SEED.search(low, start)
        if seed is None:
            return
        if seed.start() < end and may_be_dated(text, start, end):
            yield start, end


def lower(text: str) -> str:
    """``text`` in lower case, character for character: a few letters of other alphabets become two and are left."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _code_of(value: Value) -> str:
    """The code of figures, by what they turned out to be; that of any other word where they are no date."""
    if isinstance(value, date):
        return "D"
    if isinstance(value, tuple):
        return {"day_month": "i", "month": "m"}.get(value[2], "F")
    return "."


def plain(text: str) -> str:
    """``text`` with plain dashes, quotes and spaces, character for character."""
    for mark, plain_mark in _PLAIN:  # nine searches in C are quicker than a look-up of every character
        text = text.replace(mark, plain_mark)
    return text


_PLAIN = (
    ("–", "-"), ("—", "-"), ("−", "-"), ("‑", "-"), ("‐", "-"), ("’", "'"), ("‘", "'"), ("\xa0", " "), ("\t", " "),
)  # fmt: skip


def _without_english(text: str, found: list[Token]) -> list[Token]:
    """Small "may" and "march" are verbs unless a number stands beside them."""
    for index, token in enumerate(found):
        if token.code == "M" and text[token.start : token.end] in _ENGLISH_WORDS:
            beside = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
            if not any(other.code in "NOYyFf" for other in beside):
                found[index] = Token(".", None, token.start, token.end)
    return found


def _value(group: str, low: str) -> Value:
    if group in ("iso", "numeric"):
        return _full_date(low)
    if group == "month":
        return MONTHS.index(low[:3]) + 1
    if group in ("year", "short_year", "number"):
        return int(low) + (2000 if group == "short_year" else 0)
    if group == "ordinal":
        return int(re.sub(r"\D", "", low))
    if group in ("years", "pair"):
        return _years(low)
    if group == "pair_space":
        return _small_pair(low)
    if group == "month_year":
        number, year = re.split(r"[/.]", low)
        return (int(year), int(number), "month")
    if group in ("quarter", "half"):
        digits = re.search(r"[1-4]", low)
        return int(digits[0]) if digits else next(NUMBERS[word] for word in low.split() if word in NUMBERS)
    if group == "part":
        return PARTS[low.removeprefix("the ").split()[0]]
    if group == "year_kind":
        return {"mun": "municipal", "civ": "municipal", "cou": "municipal", "aca": "academic", "sch": "academic",
                "cal": "calendar"}.get(low[:3], "financial")  # fmt: skip
    return low


def _full_date(words: str) -> date | None:
    """Day first, always; None where there is no such day."""
    numbers = [int(number) for number in re.split(r"[/.-]", words)]
    year, number, day = numbers if numbers[0] > 31 else numbers[::-1]
    try:
        return date(year + 2000 if year < 100 else year, number, day)
    except ValueError:
        return None


def _years(words: str) -> tuple[int, int, str] | None:
    """Two years: (first, last, style). Neighbours are a financial year however they are written."""
    mark = "/" if "/" in words else "-"
    left, right = (part.strip() for part in words.split(mark))
    first = int(left) + (2000 if len(left) == 2 else 0)
    last = int(right) + (first // 100 * 100 if len(right) == 2 else 0)
    if len(left) == 2 and (last != first + 1 or first < 2012):
        return _small_pair(words) if mark == "/" else None
    if last <= first:
        return None
    if last == first + 1:
        return first, last, "financial"
    return first, last, "calendar" if len(right) == 4 else "plan"


def _small_pair(words: str) -> tuple[int, int, str] | None:
    """ "18/10" is a day and a month, "3/25" a month and a year."""
    left, right = (int(part) for part in re.split(r"[/-]", words))
    if 1 <= left <= 31 and 1 <= right <= 12:
        return left, right, "day_month"
    if 1 <= left <= 12 and right > 12:
        return 2000 + right, left, "month"
    return None
