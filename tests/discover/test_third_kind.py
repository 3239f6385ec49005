"""docs/adding-a-site.md followed to the letter: the made-up kind of the page is built from the page and used."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extract.discover import site_of
from extract.discover.kinds import KINDS
from moderngov_fake import FakeModernGov, Modes
from site_fake.asking import assert_polite, fetch_papers, files, links, list_papers
from site_fake.content import small_council
from site_fake.server import SiteModes

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "adding-a-site.md").read_text(encoding="utf-8")


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The fake of the page; its kind is one of those known, after the others."""
    made = []
    for name, code in zip(
        ("noticeboard", "noticeboard_fake"), re.findall(r"^```python\n(.*?)^```$", PAGE, re.M | re.S), strict=True
    ):
        module = ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(compile(code, f"docs/adding-a-site.md, {name}", "exec"), module.__dict__)
        made.append(module)
    reader, fake = made
    monkeypatch.setitem(KINDS, reader.Noticeboard.kind, reader.Noticeboard)
    return fake.FakeNoticeboard


@pytest.mark.parametrize("page", ["board.html", "meeting-11624.html", ""])
def test_the_kind_of_the_page_works_from_any_address(board: Any, page: str, tmp_path: Path) -> None:
    with board(small_council()).running() as fake:
        summary = list_papers(fake, tmp_path, page=page)
        assert (summary.kind, summary.committees, summary.meetings, summary.links) == ("noticeboard", 2, 3, 4)
        assert fetch_papers(tmp_path).outcomes == {"new": 4}
    assert len(files(tmp_path)) == 4
    assert {row.committee for row in links(tmp_path)} == {"Cabinet", "Overview & Scrutiny Board"}
    assert_polite(fake.log)


def test_what_is_around_a_kind_comes_by_itself(board: Any, tmp_path: Path) -> None:
    with board(small_council(), SiteModes(forbidden="meeting-11700")).running() as fake:
        summary = list_papers(fake, tmp_path / "blocked", page="board.html")
    assert (summary.reason, summary.links) == ("blocked", 3)
    with board(small_council(), SiteModes(cut={"meeting": 1})).running() as fake:
        assert list_papers(fake, tmp_path, page="board.html", committees=("cabinet",), match="plan").links == 1
        list_papers(fake, tmp_path, page="board.html")
    assert len(fake.asked("meeting-11624")) == 2, "once cut short, and not again by the second command"
    assert site_of(f"{fake.address}board.html").kind == "noticeboard"


def test_the_other_kinds_go_before(board: Any, tmp_path: Path) -> None:
    with FakeModernGov(small_council(), Modes()).running() as fake:
        assert list_papers(fake, tmp_path).kind == "moderngov"


def test_it_is_a_page() -> None:
    assert len(PAGE.splitlines()) < 150
