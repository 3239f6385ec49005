"""Words that name one stretch of the calendar: "31 March", "Q2 2024/25", "late spring 2024".

Each rule has a name, a pattern over token codes and one line that says what it reads. They are tried in order at every
token and the first that fits wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from extract.tag.timescales.spans import (
    Part,
    Span,
    calendar_half,
    easter,
    financial_half,
    financial_quarter,
    month,
    months_from,
    part_of,
    season,
    year_of,
)
from extract.tag.timescales.tokens import Token

Build = Callable[[int], Span | None]
LOOK_BACK = timedelta(days=45)
"""Papers are written some weeks before their meeting: a bare "June" in early July is the June just gone."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of the calendar whose year may still be missing; ``build`` gives its span in a year."""

    rule: str
    build: Build
    year: int | None
    approximate: bool = False
    yearly: bool = False
    """Whether it is a year or a run of years itself."""

    def span(self, year: int | None) -> Span | None:
        """Its span; None without a year, or where there is no such day (29 February)."""
        if year is None:
            return None
        try:
            span = self.build(year)
        except ValueError:
            return None
        return replace(span, approximate=True) if span and self.approximate else span

    def near(self, anchor: date | None, *, ahead: bool = False, past: bool = False) -> int | None:
        """Its printed year; else by ``anchor`` the first not long over, not over (``ahead``) or begun (``past``)."""
        if self.year is not None or anchor is None:
            return self.year
        for year in range(anchor.year + 1, anchor.year - 3, -1) if past else range(anchor.year - 2, anchor.year + 3):
            span = self.span(year)
            if span and (span.first <= anchor if past else span.last >= anchor - (timedelta() if ahead else LOOK_BACK)):
                return year
        return None

    def with_part(self, part: Part) -> Atom:
        def build(year: int) -> Span | None:
            whole = self.build(year)
            return part_of(whole, part) if whole else None

        rule = f"{part}_of" if part in ("start", "end") else "part_of"
        return replace(self, rule=rule, build=build, yearly=False)


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: re.Pattern[str]
    make: Callable[[str, list[Token]], Atom | None]
    says: str


def _number(found: list[Token], codes: str) -> int | None:
    """The number of the first token with one of ``codes``."""
    return next((token.value for token in found if token.code in codes and isinstance(token.value, int)), None)


def _year(found: list[Token], after: int = 1) -> int | None:
    """A printed year: four figures, '24, or two figures after the token at index ``after`` - 1."""
    for token in found[after:]:
        if token.code in "Yy" and isinstance(token.value, int):
            return token.value
        if token.code == "N" and isinstance(token.value, int) and 10 <= token.value <= 60:
            return 2000 + token.value
    return None


def _years(found: list[Token]) -> tuple[int, int, str] | None:
    return next((token.value for token in found if token.code == "F" and isinstance(token.value, tuple)), None)


def _day_atom(rule: str, day: int, number: int, year: int | None) -> Atom:
    def build(when: int) -> Span:
        only = date(when, number, day)
        return Span(only, only, "day")

    return Atom(rule, build, year)


def _full_date(rule: str, found: list[Token]) -> Atom | None:
    day = found[0].value
    return _day_atom(rule, day.day, day.month, day.year) if isinstance(day, date) else None


def _day_month(rule: str, found: list[Token]) -> Atom | None:
    if found[0].code == "i" and isinstance(found[0].value, tuple):
        return replace(_day_atom(rule, found[0].value[0], found[0].value[1], None), approximate=True)
    if found[-1].code == "N" and len(found) > 2 and _year(found, 2) is None:
        return None  # "15 May, 2 reports"
    at = next(index for index, token in enumerate(found) if token.code == "M")
    number = _number(found, "M") or 1
    if at:  # the day stands first
        return _day_atom(rule, _number(found[:at], "NO") or 0, number, _year(found, at + 1))
    return _day_atom(rule, _number(found[1:], "NO") or 0, number, _year([t for t in found if t.code == "Y"], 0))


def _month(rule: str, found: list[Token]) -> Atom | None:
    if found[0].code == "m" and isinstance(found[0].value, tuple):
        in_year, number, _ = found[0].value
        return Atom(rule, lambda when: month(when, number), in_year)
    name = _number(found, "M") or 1
    years: tuple[int, int, str] | None = _years(found)
    year = _year(found)
    if any(token.code == "." for token in found) and not _is_word(found[1]):
        return None
    if years:  # "March 2024/25": the March of that financial year
        year = years[0] if name >= 4 else years[1]
    elif len(found) > 1 and year is None:
        return None
    return Atom(rule, lambda when: month(when, name), year)


def _is_word(token: Token) -> bool:
    return isinstance(token.value, str) and token.value[0].isalpha()


def _season(rule: str, found: list[Token]) -> Atom | None:
    name = " ".join(str(next(token.value for token in found if token.code == "S")).split())  # it may go over a line end
    years, year = _years(found), _year(found)
    if any(token.code == "." for token in found) and not _is_word(found[1]):
        return None
    if years:
        year = years[1] if name in ("spring", "spring term", "summer term") else years[0]
    sure = bool(years) and name != "spring"

    def build(when: int) -> Span:
        return replace(season(when, name), approximate=not sure)

    return Atom(rule, build, year)


def _quarter(rule: str, found: list[Token]) -> Atom:
    number, years, year = _number(found, "Q") or 1, _years(found), _year(found, 0 if found[0].code == "Y" else 1)
    if years:
        return Atom(rule, lambda when: financial_quarter(when, number), years[0])
    calendar_year = any(token.code == "X" and token.value == "calendar" for token in found)
    if calendar_year:
        return Atom(rule, lambda when: Span(*months_from(when, 3 * number - 2, 3), "quarter"), year)
    return Atom(rule, lambda when: financial_quarter(when, number), year, approximate=True)


def _half(rule: str, found: list[Token]) -> Atom:
    number, years = _number(found, "H") or 1, _years(found)
    if years:
        return Atom(rule, lambda when: financial_half(when, number), years[0])
    return Atom(rule, lambda when: calendar_half(when, number), _year(found), approximate=True)


def _run_of_years(rule: str, found: list[Token]) -> Atom:
    first, last, style = _years(found) or (0, 0, "")
    kind = next((str(token.value) for token in found if token.code == "X"), style)
    if last == first + 1:
        return Atom(rule, lambda when: year_of(kind if kind != "plan" else "financial", when), first, yearly=True)
    edges = (date(first, 1, 1), date(last, 12, 31)) if style == "calendar" else (date(first, 4, 1), date(last, 3, 31))
    return Atom(rule, lambda _: Span(*edges, "span"), first, yearly=True)


def _named_year(rule: str, found: list[Token]) -> Atom | None:
    """ "FY25" and "financial year 2025" are taken by the year they end in, other years by the one they begin in."""
    kind = next(str(token.value) for token in found if token.code == "X")
    year = _year(found, 0)
    if year is None or not 2000 <= year < 2080:
        return None
    first = year - 1 if kind == "financial" else year
    return Atom(rule, lambda when: year_of(kind, when), first, approximate=kind != "calendar", yearly=True)


def _calendar_year(rule: str, found: list[Token]) -> Atom:
    return Atom(rule, lambda when: year_of("calendar", when), cast(int, found[0].value), yearly=True)


def _feast(rule: str, found: list[Token]) -> Atom:
    name = str(found[0].value)

    def build(year: int) -> Span:
        if name.startswith("new"):
            return replace(month(year, 1), approximate=True)
        day = easter(year) if name == "easter" else date(year, 12, 25)
        return Span(day, day, "day")

    return Atom(rule, build, _year(found))


_YEAR = "(?:[,/-]?[Yy]|-?N(?!M(?!N(?!M))))"
"""Of "Oct 25 Mar 26", a beginning and an end side by side, both figures are years."""
_TABLE: tuple[tuple[str, str, Callable[[str, list[Token]], Atom | None], str], ...] = (
    ("numeric_date", "D", _full_date, "31/03/24, 31.3.2024, 2024-03-31: day first, or ISO"),
    ("day_month_year", f"[NO]-?M{_YEAR}", _day_month, "31 March 2024, 31st Mar 24, 31-Mar-24"),
    ("month_day_year", "M[NO],?Y", _day_month, "March 31st, 2024"),
    ("day_month", "[NO]-?M|MO|i", _day_month, "31 March, 31/3: the year from the anchor"),
    ("month_year", f"m|M{_YEAR}|M,?F|M\\.Y", _month, "March 2024, Mar-24, Sept 23, 03/2024, March Board 2024"),
    ("season_year", f"S(?:,?F|{_YEAR}|\\.Y)", _season, "spring 2024, winter 2023/24"),
    ("quarter_year", f"Q,?X?,?F|X?,?FX?,?Q|X?QX?{_YEAR}|YQ", _quarter, "Q2 2024/25; a bare Q2 2024 is financial too"),
    ("half_year", f"H,?X?,?F|X?,?FX?,?H|HX?{_YEAR}", _half, "H1 2024/25 (April on), first half of 2024 (January on)"),
    ("years", "X?,?FX?", _run_of_years, "2024/25 financial, 2024-27 plan (April on), 2024-2027 calendar years"),
    ("named_year", f"X{_YEAR}|YX", _named_year, "municipal year 2025, calendar year 2025, FY25 (the year it ends in)"),
    ("feast", f"h{_YEAR}?", _feast, "Christmas, Easter, new year, with or without a year"),
    ("calendar_year", "Y", _calendar_year, "2024"),
    ("month", "M", _month, "March: the year from the anchor"),
    ("season", "S", _season, "spring: the year from the anchor"),
    ("quarter", "QX?", _quarter, "Q2: the year from the anchor"),
    ("half", "HX?", _half, "H1: the year from the anchor"),
)
RULES = tuple(Rule(name, re.compile(pattern), make, says) for name, pattern, make, says in _TABLE)
_BY_FIRST: dict[str, tuple[Rule, ...]] = {
    code: tuple(rule for rule in RULES if code in rule.pattern.pattern) for code in "DNOMmiSQHXFYh"
}
_PART = re.compile(r"(?P<part>E|P(?:[-=t/]P)?)-?(?=[DNOMmiSQHXFYh])")


def atom_at(codes: str, found: list[Token], start: int) -> tuple[Atom, int] | None:
    """The stretch of calendar whose words begin at token ``start``, with the index after its last token."""
    part = _PART.match(codes, start)
    whole = _whole_at(codes, found, part.end() if part else start)
    if whole is None or part is None:
        return whole
    atom, end = whole
    if part["part"] == "E":
        return atom.with_part("end"), end
    first, last = found[part.start("part")], found[part.end("part") - 1]
    return _over(atom, cast(Part, first.value), cast(Part, last.value)), end


def _over(atom: Atom, first: Part, last: Part) -> Atom:
    """From one part of it to another: "early to mid 2024"."""
    early, late = atom.with_part(first), atom.with_part(last)
    if first == last:
        return early

    def build(year: int) -> Span | None:
        a, b = early.build(year), late.build(year)
        return Span(a.first, b.last, a.granularity, True) if a and b else None

    return replace(early, build=build)


def _whole_at(codes: str, found: list[Token], start: int) -> tuple[Atom, int] | None:
    if start >= len(codes):
        return None
    for rule in _BY_FIRST.get(codes[start], ()):
        match = rule.pattern.match(codes, start)
        if match and (atom := rule.make(rule.name, found[start : match.end()])):
            return atom, match.end()
    return None
