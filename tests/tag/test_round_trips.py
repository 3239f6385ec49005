"""Whatever way a day, month, quarter, season or year is printed, it reads back; and words without one give none."""

from __future__ import annotations

import calendar
import json
import re
from datetime import date, timedelta
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from extract.tag import find_timescales, read_timescale
from extract.tag.timescales.spans import financial_half, financial_quarter, month, season, year_of
from extract.tag.timescales.tokens import may_be_dated

ROOT = Path(__file__).resolve().parents[2]
NAMES = list(calendar.month_name)
SHORT = [*calendar.month_abbr[:9], "Sept", *calendar.month_abbr[10:]]
DAYS = st.dates(date(2014, 1, 1), date(2059, 12, 31))
YEARS = st.integers(2014, 2058)
BEFORE = {"": "on", "by ": "by", "By ": "by", "from ": "from", "until ": "until", "Target: ": "on", "Due ": "on"}
"""Words before a time, with what they make of it."""


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def renderings(when: date) -> list[str]:
    """Ways to print a day that cannot mean another."""
    d, m, y, s = when.day, when.month, when.year, when.year % 100
    name, short, weekday = NAMES[m], SHORT[m], calendar.day_name[when.weekday()]
    return [
        f"{d}/{m}/{y}", f"{d:02}/{m:02}/{s}", f"{d:02}.{m:02}.{y}", f"{d}-{m:02}-{y}", when.isoformat(),
        f"{d} {name} {y}", f"{ordinal(d)} {name} {y}", f"{ordinal(d)} of {name} {y}", f"{d} {short} {y}",
        f"{d} {short}. {y}", f"{d}-{short}-{y}",
        f"{name} {ordinal(d)}, {y}", f"{name} {d}, {y}", f"{weekday} {d} {name} {y}", f"{weekday[:3]} {d} {short} {y}",
        f"{weekday}, {ordinal(d)} {name}, {y}", f"{d} {name.upper()} {y}", f"{d} {name} '{s}", f"{d}  {name}\n{y}",
    ]  # fmt: skip


def bent(first: date, last: date, how: str) -> tuple[date | None, date | None]:
    return {"on": (first, last), "by": (None, last), "from": (first, None), "until": (None, last)}[how]


@given(DAYS, st.integers(0, 18), st.sampled_from(sorted(BEFORE)))
def test_any_rendering_of_a_day(when: date, which: int, before: str) -> None:
    text = before + renderings(when)[which]
    found = read_timescale(text, None)
    assert (found.earliest, found.latest) == bent(when, when, BEFORE[before]), text
    assert found.granularity == "day" and not found.approximate and found.anchor is None


@given(YEARS, st.integers(1, 12), st.integers(0, 8), st.sampled_from(sorted(BEFORE)))
def test_any_rendering_of_a_month(year: int, number: int, which: int, before: str) -> None:
    name, short, two = NAMES[number], SHORT[number], year % 100
    text = before + [
        f"{name} {year}", f"{short} {year}", f"{short}-{two}", f"{short} '{two}", f"{name}, {year}",
        f"{number:02}/{year}",
        f"{name.lower()} {year}", f"{name.upper()} {year}", f"{short}. {year}",
    ][which]  # fmt: skip
    found, span = read_timescale(text, None), month(year, number)
    assert (found.earliest, found.latest) == bent(span.first, span.last, BEFORE[before]), text
    assert found.granularity == "month"


@given(YEARS, st.integers(1, 4), st.integers(0, 8), st.sampled_from(sorted(BEFORE)))
def test_any_rendering_of_a_quarter(year: int, number: int, which: int, before: str) -> None:
    two, after, word = year % 100, (year + 1) % 100, ["first", "second", "third", "fourth"][number - 1]
    text = before + [
        f"Q{number} {year}/{after:02}", f"Q{number} {year}-{after:02}", f"Q{number} {two}/{after}",
        f"Quarter {number} {year}/{after:02}",
        f"{word} quarter of {year}/{after:02}", f"{year}/{after:02} Q{number}", f"Qtr {number}, {year}/{year + 1}",
        f"Quarter {['One', 'Two', 'Three', 'Four'][number - 1]} {year}/{after:02}",
        f"{ordinal(number)} quarter {year}-{after:02}",
    ][which]  # fmt: skip
    found, span = read_timescale(text, None), financial_quarter(year, number)
    assert (found.earliest, found.latest) == bent(span.first, span.last, BEFORE[before]), text
    assert found.granularity == "quarter"


@given(YEARS, st.integers(0, 6), st.sampled_from(sorted(BEFORE)))
def test_any_rendering_of_a_year(year: int, which: int, before: str) -> None:
    after = (year + 1) % 100
    text, kind = [
        (f"{year}/{after:02}", "financial"), (f"{year}-{after:02}", "financial"),
        (f"FY{year % 100}/{after:02}", "financial"),
        (f"financial year {year}/{after:02}", "financial"), (f"{year}/{after:02} municipal year", "municipal"),
        (f"academic year {year}/{after:02}", "academic"), (f"{year}", "calendar"),
    ][which]  # fmt: skip
    found, span = read_timescale(before + text, None), year_of(kind, year)
    assert (found.earliest, found.latest) == bent(span.first, span.last, BEFORE[before]), before + text


@given(YEARS, st.sampled_from(["spring", "summer", "autumn", "winter"]), st.sampled_from(["", "in ", "During "]))
def test_seasons_and_halves(year: int, name: str, before: str) -> None:
    found, span = read_timescale(f"{before}{name.title()} {year}", None), season(year, name)
    assert (found.kind, found.earliest, found.latest, found.granularity) == ("period", span.first, span.last, "season")
    half = read_timescale(f"{before}H2 {year}/{(year + 1) % 100:02}", None)
    assert (half.earliest, half.latest) == (financial_half(year, 2).first, financial_half(year, 2).last)


@given(DAYS, DAYS, st.sampled_from([" to ", " - ", " – ", " until "]), st.integers(0, 18))
def test_any_two_days_make_a_range(one: date, other: date, between: str, which: int) -> None:
    first, last = sorted((one, other))
    assume(which not in (11, 12, 18) and last > first)  # "March 3, 2024 - May 4, 2025" needs no test of its own
    text = f"{renderings(first)[which]}{between}{renderings(last)[which]}"
    found = read_timescale(text, None)
    assert (found.kind, found.earliest, found.latest, found.rule) == ("period", first, last, "range"), text


@given(DAYS, DAYS)
def test_two_days_in_a_cell_span_both(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = read_timescale(f"{renderings(first)[5]}; {renderings(last)[5]}", None)
    assert (found.earliest, found.latest) == (first, last)
    assert found.kind == ("date" if last - first <= timedelta(days=92) else "period")


@given(DAYS, st.integers(1, 36), st.sampled_from(["month", "week", "day", "year"]))
def test_counted_times_begin_at_the_anchor_and_need_one(anchor: date, number: int, unit: str) -> None:
    text = f"Within {number} {unit}{'s' if number > 1 else ''}"
    found = read_timescale(text, anchor)
    assert (found.kind, found.earliest, found.anchor) == ("relative", anchor, anchor) and found.latest
    assert found.latest > anchor
    assert read_timescale(text, None).latest is None


UNDATED = (
    "the", "board", "will", "may", "march", "on", "agree", "a", "second", "first", "plan", "of", "to", "by", "Chief",
    "Executive", "section", "12", "3", "officers", "page", "14", "ward", "7", "£2,024", "2.5%", "new", "policy", "half",
    "review", "and", "in", "from", "until", "each", "team", "data", "1.2", "(3)", "10", "KPI", "or", "lead", "paper",
    "quarterly", "ongoing", "completed", "TBC", "N/A", "-", "early", "late", "mid", "end", "start", "at", "risk", "sat",
)  # fmt: skip


DATED_AFTER_ALL = re.compile(
    r"\b(?:may|march)\b\W*(?:of |the |by |to |\(|£)*\d|\d\W*(?:of |the |sat )*(?:may|march)\b"
    r"|half|end|mid|early|late|start"
)
"""To any reader "12 may", "12 Sat May" and "may 7" are dates, and so may be a part of something."""


@given(st.lists(st.sampled_from(UNDATED), max_size=12))
def test_no_date_is_invented_from_undated_words(words: list[str]) -> None:
    text = " ".join(words)
    assume(not DATED_AFTER_ALL.search(text))
    found = read_timescale(text, date(2024, 9, 10))
    assert found.earliest is None and found.latest is None, (text, found)


@given(st.lists(st.sampled_from(UNDATED), max_size=12))
def test_undated_words_never_get_a_day_without_an_anchor(words: list[str]) -> None:
    text = " ".join(words)
    assume(not DATED_AFTER_ALL.search(text))
    found = read_timescale(text, None)
    assert found.earliest is None and found.latest is None, (text, found)


@given(DAYS, st.integers(0, 18), st.sampled_from(["It is due {}. ", "({}) ", "The board met on {}, as told.", "{}"]))
def test_the_cheap_look_never_passes_over_a_date(when: date, which: int, around: str) -> None:
    text = around.format(renderings(when)[which])
    found = find_timescales(text, None)
    assert may_be_dated(text) and any(mention.timescale.latest == when for mention in found), text


def emitted(texts: list[tuple[str, date | None]]) -> set[str]:
    return {rule for text, anchor in texts for rule in (read_timescale(text, anchor).rule or "none").split("+")}


def published() -> list[str]:
    page = (ROOT / "docs" / "timescales.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(\w+)` \|", page.partition("## Every rule")[2], re.MULTILINE)


def test_the_published_table_is_what_the_grammar_says() -> None:
    anchor = date(2024, 9, 10)
    lines = (ROOT / "tests" / "tag" / "timescales.psv").read_text(encoding="utf-8").splitlines()
    own = json.loads((ROOT / "tests" / "tag" / "data" / "timescales_own.json").read_text(encoding="utf-8"))["strings"]
    texts = [line.split("|")[0] for line in lines if not line.startswith("#")] + [row["text"] for row in own]
    texts += ["March 31st, 2024", "Municipal year 2025", "H1", "-", "On hold"]
    rules = emitted([(text, anchor) for text in texts])
    assert rules == set(published()) and len(published()) == len(set(published()))


@given(
    st.lists(
        st.sampled_from([*UNDATED, "2024", "March", "Q2", "2024/25", "w/c", "31", "within", "six", "months"]),
        max_size=9,
    )
)
def test_no_rule_is_unpublished(words: list[str]) -> None:
    assert emitted([(" ".join(words), date(2024, 9, 10))]) <= set(published())
