"""The expressions that the readers of prose look for are data: each is there, compiles, and has a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.records.phrases import phrase
from extract.shipped import model_file

RECORDS = Path(__file__).resolve().parents[2] / "src" / "extract" / "records"
ROOMS = ("decisions", "prose")
ASKED = re.compile(r'\b(phrase|part)\("([a-z_]+)"(?:, "([a-z_]+)")?\)')


@pytest.mark.parametrize("room", ROOMS)
def test_every_expression_of_a_room_compiles_and_is_asked_for_there(room: str) -> None:
    sources = " ".join(path.read_text(encoding="utf-8") for path in (RECORDS / room).glob("*.py"))
    asked = {found[3] for found in ASKED.finditer(sources) if found[2] == room}
    kept = model_file("papers", "phrases.toml")[room]
    assert asked == set(kept)
    assert all("\n" not in phrase(room, name).pattern for name in kept)


def test_every_part_stands_in_an_expression() -> None:
    data = model_file("papers", "phrases.toml")
    words = " ".join(text for section in data.values() for text in section.values())
    assert {name for name in data["parts"] if f"{{{name}}}" not in words} <= {"body"}


def test_a_phrase_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        phrase("decisions", "none_such")
