"""What the words of a timescale mean, on wordings that councils use and on every date a calendar has."""

from __future__ import annotations

import calendar
import json
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.tag import Timescale, find_timescales, read_timescale
from extract.tag.timescales.atoms import RULES
from extract.tag.timescales.phrases import PHRASES
from extract.tag.timescales.spans import easter, financial_quarter, part_of, season

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
MONTHS = list(calendar.month_name)[1:]
DAYS = st.dates(date(2001, 1, 1), date(2079, 12, 31))


def wordings() -> list[tuple[str, ...]]:
    lines = Path(__file__).with_name("timescales.psv").read_text().splitlines()
    return [tuple(line.split("|")) for line in lines if line and not line.startswith("#")]


def day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words and words != "-" else None


@pytest.mark.parametrize(("text", "anchor", "kind", "earliest", "latest", "granularity"), wordings())
def test_wording(text: str, anchor: str, kind: str, earliest: str, latest: str, granularity: str) -> None:
    found = read_timescale(text, day(anchor))
    assert (found.kind, found.earliest, found.latest) == (kind, day(earliest), day(latest))
    assert found.granularity == (None if granularity == "-" else granularity)


@pytest.mark.skipif(not (SHARED / "nlp").is_dir(), reason="the labelled strings are not here")
def test_labelled_strings() -> None:
    wrong = []
    for row in json.loads((SHARED / "nlp" / "timescales.json").read_text()):
        found = read_timescale(row["text"], day(row["anchor"]))
        if (found.kind, found.earliest, found.latest) != (row["kind"], day(row["earliest"]), day(row["latest"])):
            wrong.append((row["text"], found))
    assert not wrong


@given(DAYS, st.sampled_from(["{d}/{m}/{y}", "{d:02}.{m:02}.{s:02}", "{d} {name} {y}", "{d}-{abbr}-{s:02}", "{iso}"]))
def test_any_day_reads_back(when: date, form: str) -> None:
    name = MONTHS[when.month - 1]
    text = form.format(
        d=when.day, m=when.month, y=when.year, s=when.year % 100, name=name, abbr=name[:3], iso=when.isoformat()
    )
    if form == "{d}-{abbr}-{s:02}" and not 13 <= when.year % 100 <= 60:
        return  # two figures that could be a day
    found = read_timescale(text, None)
    assert (found.kind, found.earliest, found.latest, found.granularity) == ("date", when, when, "day")


@given(st.integers(2001, 2079), st.integers(1, 12))
def test_any_month_reads_back(year: int, number: int) -> None:
    found = read_timescale(f"{MONTHS[number - 1]} {year}", None)
    assert found.kind == "date" and found.earliest == date(year, number, 1) and found.latest
    assert (found.latest + timedelta(days=1)).day == 1 and found.granularity == "month"


@given(st.integers(2013, 2078), st.integers(1, 4))
def test_quarters_of_a_financial_year_join(year: int, number: int) -> None:
    found = read_timescale(f"Q{number} {year}/{(year + 1) % 100:02}", None)
    span = financial_quarter(year, number)
    assert (found.kind, found.earliest, found.latest) == ("period", span.first, span.last)
    whole = read_timescale(f"{year}/{(year + 1) % 100:02}", None)
    assert whole.earliest and whole.latest and whole.earliest <= span.first <= span.last <= whole.latest


@given(DAYS)
def test_by_has_no_first_day_and_from_no_last(when: date) -> None:
    words = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    by, since = read_timescale(f"by {words}", None), read_timescale(f"from {words}", None)
    assert (by.kind, by.earliest, by.latest) == ("date", None, when)
    assert (since.kind, since.earliest, since.latest) == ("period", when, None)


@given(st.text(alphabet=st.characters(exclude_categories=["Nd", "No", "Nl"]), max_size=60))
def test_no_day_without_an_anchor_or_a_figure(text: str) -> None:
    found = read_timescale(text, None)
    assert found.earliest is None and found.latest is None


@given(st.text(alphabet="0123456789/-. QqHFYMarchsprinby&()endoft", max_size=30))
@example("6-3 months")
def test_anything_is_read_without_error(text: str) -> None:
    found = read_timescale(text, date(2024, 2, 29))
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
    for mention in find_timescales(text, None):
        assert text[mention.start : mention.end] == mention.raw


def test_nothing_is_unspecified_and_keeps_no_anchor() -> None:
    assert read_timescale(None, date(2024, 1, 1)) == Timescale("unspecified", rule="blank")


def test_the_anchor_is_kept_only_where_it_counted() -> None:
    anchor = date(2024, 1, 1)
    assert read_timescale("May 2024", anchor).anchor is None
    assert read_timescale("within six months", anchor).anchor == anchor
    assert read_timescale("by March", anchor).approximate and read_timescale("by March", anchor).anchor == anchor
    for text in ("Summer 2024", "Early 2024", "Q2 2024", "March 2024 (TBC)"):  # approximate, but nothing was counted
        found = read_timescale(text, anchor)
        assert found.approximate and found.anchor is None, text


def test_line_ends_of_a_narrow_cell_are_inside_a_date_or_between_two() -> None:
    assert read_timescale("31\nMarch\n2025", None).latest == date(2025, 3, 31)
    assert read_timescale("Q2\n2024/25", None).latest == date(2024, 9, 30)
    two = read_timescale("March 2024\nJune 2025", None)
    assert (two.kind, two.earliest, two.latest) == ("period", date(2024, 3, 1), date(2025, 6, 30))


def test_dates_in_running_text() -> None:
    text = (
        "Members may agree a plan by the end of March 2025; it runs for two years and 2024 homes follow in Q3 2025/26."
    )
    found = [(mention.raw, mention.timescale.latest) for mention in find_timescales(text, date(2024, 9, 10))]
    assert found == [
        ("by the end of March 2025", date(2025, 3, 31)),
        ("for two years", date(2026, 9, 10)),
        ("Q3 2025/26", date(2025, 12, 31)),
    ]


def test_figures_that_are_no_dates() -> None:
    for text in ("1.44", "Section 12", "(Pages 1 - 10)", "£2025 saved", "2,024 homes", "7.30pm", "3 of 5"):
        assert find_timescales(text, date(2024, 9, 10)) == [], text
        assert read_timescale(text, None).latest is None, text


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert read_timescale("31 April 2025", None).kind == "unspecified"


def test_thirds_and_feasts() -> None:
    assert part_of(season(2024, "spring"), "late").first == date(2024, 5, 1)
    assert (easter(2024), easter(2025)) == (date(2024, 3, 31), date(2025, 4, 20))


def test_every_rule_is_in_the_published_table() -> None:
    published = (ROOT / "docs" / "timescales.md").read_text()
    for name in [rule.name for rule in RULES] + [phrase.name for phrase in PHRASES]:
        assert f"`{name}`" in published, name


@pytest.mark.parametrize("words", ["31/3/24; ", "Q3/4 ", "31\nMarch\n", "6 ", "ongoing to "])
def test_a_hostile_cell_takes_no_long_time(words: str) -> None:
    began = time.process_time()
    read_timescale(words * 20_000, date(2024, 1, 1))
    assert time.process_time() - began < 5


def more_cells() -> list[list[str]]:
    lines = Path(__file__).with_name("timescales_more.psv").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("row", more_cells(), ids=lambda row: row[0])
def test_cells_of_other_councils(row: list[str]) -> None:
    """Misspelt, glued and short words; a word taken for another is said to be approximate."""
    text, anchor, kind, *days, approximate = row
    found = read_timescale(text, date.fromisoformat(anchor))
    earliest, latest = (None if day == "-" else date.fromisoformat(day) for day in days)
    assert (found.kind, found.earliest, found.latest) == (kind, earliest, latest)
    assert found.approximate or approximate == "-"


def test_complete_and_a_month_is_a_fact_where_the_papers_date_is_not_known() -> None:
    found = read_timescale("Complete – October 2024", None)
    assert (found.kind, found.earliest) == ("completed", date(2024, 10, 1))


def test_a_season_may_go_over_a_line_end() -> None:
    (found,) = find_timescales("The school opens its new wing in the spring\nterm 2026.", None)
    assert (found.timescale.earliest, found.timescale.latest) == (date(2026, 1, 1), date(2026, 4, 30))
