"""The expressions that the readers of prose look for are data: each is there, compiles, and has a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.records.phrases import phrases
from extract.shipped import model_file

SOURCES = Path(__file__).resolve().parents[2] / "src" / "extract"
ROOMS = ("decisions", "prose", "plans")
ASKED = re.compile(r'\b(SAYS|DECISIONS|PROSE)\b\["([a-z_]+)"\]')


@pytest.mark.parametrize("room", ROOMS)
def test_every_expression_compiles_and_is_asked_for(room: str) -> None:
    sources = " ".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    kept = phrases(room)
    assert set(kept) <= {found[2] for found in ASKED.finditer(sources)} | {
        "self",
        "asking",
        "recommending",
        "resolving",
    }
    assert all("\n" not in each.pattern for each in kept.values())


def test_every_part_stands_in_an_expression() -> None:
    data = model_file("papers", "phrases.toml")
    words = " ".join(text for section in data.values() for text in section.values())
    assert {name for name in data["parts"] if f"{{{name}}}" not in words} <= {"body"}


def test_a_room_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        phrases("none_such")
