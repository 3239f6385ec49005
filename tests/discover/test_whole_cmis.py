"""A whole council on CMIS, and commands killed at random moments, by the server's own log."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from cmis_fake import CmisModes, FakeCmis
from extract.sources import Corpus, open_meetings
from site_fake.asking import (
    GAP,
    assert_polite,
    command,
    fetch_papers,
    files,
    killed,
    links,
    list_papers,
    sources,
)
from site_fake.content import whole_council

pytestmark = pytest.mark.slow
YEARS = (dt.date(2023, 1, 1), dt.date(2025, 12, 31))
LISTING, FETCHING = 6, 14
"""Stops while the site is listed, and while its papers are fetched."""


def whole() -> FakeCmis:
    return FakeCmis(whole_council(8, 120, 900, size=3000, apart=9), CmisModes(today=dt.date(2023, 1, 20)))


def test_a_whole_council_is_listed_and_fetched(tmp_path: Path) -> None:
    with whole().running() as fake:
        summary = list_papers(fake, tmp_path, days=YEARS, page="Meetings.aspx")
        assert (summary.committees, summary.meetings, summary.links) == (8, 120, 900)
        assert fetch_papers(tmp_path).outcomes == {"new": 900}
    assert len(files(tmp_path)) == 900
    assert {row.meeting_date for row in links(tmp_path)} == {m.date for m in fake.council.meetings}
    asked = Counter(line.path for line in fake.log)
    assert {count for path, count in asked.items() if path != "/robots.txt"} == {1}
    assert len(fake.asked("NoJava")) == 36
    assert_polite(fake.log)
    in_order(fake)


def in_order(fake: FakeCmis) -> None:
    """The calendar first, then its months and the meetings, each from the earliest on, papers last."""
    kinds = (r"Meetings\.aspx", "NoJava", "ViewMeeting", "Document\\.ashx")
    asked = [line.path for line in fake.log if line.path != "/robots.txt"]
    steps = [next(n for n, kind in enumerate(kinds) if re.search(kind, path)) for path in asked]
    assert steps == sorted(steps)
    months = [line.path.split("/Date/")[1] for line in fake.asked("NoJava")]
    assert months == sorted(months)
    numbers = [line.path.split("/Meeting/")[1].split("/")[0] for line in fake.asked("ViewMeeting")]
    assert numbers == [str(meeting.id) for meeting in sorted(fake.council.meetings, key=lambda m: m.date)]


def test_twenty_stops_and_each_paper_is_fetched_once(tmp_path: Path) -> None:
    """Killed outright, so what was on its way then comes again; nothing that was on disk ever does."""
    chance = random.Random(19)
    days = ("--from", YEARS[0], "--to", YEARS[1], "--out", tmp_path, "--gap", GAP)
    in_hand: set[str] = set()
    with whole().running() as fake:
        for kill in range(1, LISTING + 1):
            killed(
                command("discover", f"{fake.address}Meetings.aspx", *days),
                lambda kill=kill: len({line.path for line in fake.asked("NoJava|ViewMeeting")}) >= kill * 22,
                chance.uniform(0, 0.03),
            )
            in_hand.add(fake.log[-1].path)
        assert list_papers(fake, tmp_path, days=YEARS, page="Meetings.aspx").links == 900
        for kill in range(1, FETCHING + 1):
            killed(
                command("fetch", tmp_path, "--gap", GAP),
                lambda kill=kill: len({line.path for line in fake.asked("Document.ashx")}) >= kill * 60,
                chance.uniform(0, 0.03),
            )
            in_hand.add(fake.log[-1].path)
        assert fetch_papers(tmp_path).complete
    asked = Counter(line.path for line in fake.asked("NoJava|ViewMeeting|Document.ashx"))
    assert len(asked) == 36 + 120 + 900
    assert {path for path, count in asked.items() if count > 1} <= in_hand, "what was here was asked for again"
    assert len(open_meetings(Corpus(tmp_path)).rows) == 120
    rows = sources(tmp_path)
    assert len(rows) == len(files(tmp_path)) == 900
    assert {row.status for row in rows} == {"fetched"}
    assert not list((tmp_path / ".state" / "parts").iterdir())
    assert_polite(fake.log)
