"""How councils, inspectors and auditors word what is looked for in prose: expressions that are data, not code.

``models/papers/phrases.toml`` holds them by room (``decisions``, ``prose``) and name, and under ``parts`` what several
have in common; ``models/papers/fronts.toml`` those of the first pages of papers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from extract.shipped import model_file

_BREAK = re.compile(r"\n\s*")
_PART = re.compile(r"\{([a-z_]+)\}")


@lru_cache(maxsize=1)
def _data() -> Any:
    return model_file("papers", "phrases.toml") | {"fronts": model_file("papers", "fronts.toml")}


def part(name: str) -> str:
    """The expression called ``name`` that others hold."""
    data = _data()
    return _whole(data["parts"].get(name) or data["fronts"][name])


def words(name: str) -> tuple[str, ...]:
    """The list of words called ``name``."""
    return tuple(_data()["words"][name].split())


def phrases(room: str) -> Mapping[str, re.Pattern[str]]:
    """The expressions of ``room`` by name. Raises KeyError where there is no such room."""
    return MappingProxyType({name: re.compile(_whole(text)) for name, text in _data()[room].items()})


def _whole(text: str) -> str:
    """An expression on one line with its parts put in."""
    return _PART.sub(lambda found: part(found[1]), _BREAK.sub("", text.strip()))


DECISIONS = phrases("decisions")
PROSE = phrases("prose")
PLANS = phrases("plans")
FRONTS = phrases("fronts")
