"""A whole council, and commands killed at random moments: what the issue asks for, by the server's own log."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from extract.sources import Corpus, open_meetings
from moderngov_fake import FakeModernGov, whole_council
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

pytestmark = pytest.mark.slow
KILLS = 20
PAPER = "mgConvert2PDF"


def test_a_whole_council_is_listed_and_fetched(tmp_path: Path) -> None:
    with FakeModernGov(whole_council(12, 200, 1500)).running() as fake:
        summary = list_papers(fake, tmp_path)
        assert (summary.committees, summary.meetings, summary.links) == (12, 200, 1500)
        assert fetch_papers(tmp_path).outcomes == {"new": 1500}
    assert len(files(tmp_path)) == 1500
    asked = Counter(line.path for line in fake.log)
    assert {count for path, count in asked.items() if path != "/robots.txt"} == {1}
    assert_polite(fake.log)


def test_a_fetch_killed_twenty_times_has_each_paper_once(tmp_path: Path) -> None:
    """Killed outright, so what was on its way then comes again; nothing that was on disk ever does."""
    chance = random.Random(20)
    with FakeModernGov(whole_council(12, 200, 1500, size=3000)).running() as fake:
        list_papers(fake, tmp_path)
        in_hand: set[str] = set()
        for kill in range(1, KILLS + 1):
            killed(
                command("fetch", tmp_path, "--gap", GAP),
                lambda kill=kill: len({line.path for line in fake.asked(PAPER)}) >= kill * 65,
                chance.uniform(0, 0.03),
            )
            in_hand.add(fake.asked(PAPER)[-1].path)
        left = fetch_papers(tmp_path)
    assert left.complete
    asked = Counter(line.path for line in fake.asked(PAPER))
    twice = {path for path, count in asked.items() if count > 1}
    assert len(asked) == 1500
    assert twice <= in_hand, "a paper that was here was asked for again"
    assert max(asked.values()) <= 2
    assert len(files(tmp_path)) == 1500
    rows = sources(tmp_path)
    assert len(rows) == len({row.address for row in rows}) == 1500
    assert {row.status for row in rows} == {"fetched"}
    assert not list((tmp_path / ".state" / "parts").iterdir())
    assert_polite(fake.log)


def test_a_discover_killed_often_asks_each_meeting_once(tmp_path: Path) -> None:
    chance = random.Random(3)
    arguments = ("--from", "2023-01-01", "--to", "2023-12-31", "--out", tmp_path, "--gap", GAP)
    with FakeModernGov(whole_council(12, 120, 240)).running() as fake:
        in_hand = set()
        for kill in range(1, 6):
            killed(
                command("discover", fake.address, *arguments),
                lambda kill=kill: len({line.path for line in fake.asked("GetMeeting[?]")}) >= kill * 20,
                chance.uniform(0, 0.03),
            )
            in_hand.add(fake.asked("GetMeeting[?]")[-1].path)
        assert list_papers(fake, tmp_path).links == 240
    asked = Counter(line.path for line in fake.asked("GetMeeting[?]"))
    assert {path for path, count in asked.items() if count > 1} <= in_hand
    assert len(asked) == len(open_meetings(Corpus(tmp_path)).rows) == 120
    assert len({row.address for row in links(tmp_path)}) == 240
