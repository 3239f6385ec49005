"""What is particular to one council: its abbreviations, bodies, plan themes and spellings of posts.

A profile is data: ``corpora/<CODE>-<name>/profile.toml``. ``docs/adding-a-council.md`` explains every key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.councils.council import Council
from extract.councils.folders import folders
from extract.plain_files import read_plain_text

LARGEST = 4_000_000
"""Bytes of a profile."""

KEYS = frozenset(("abbreviations", "bodies", "council", "posts", "themes"))
THEME_KEYS = frozenset(("name", "phrases", "pillar", "spellings", "subjects"))


@dataclass(frozen=True, slots=True)
class PlanTheme:
    """A theme of the council's own plan."""

    name: str
    pillar: str | None = None
    """What the plan groups it under."""
    spellings: tuple[str, ...] = ()
    """Other ways its papers write it."""
    subjects: tuple[str, ...] = ()
    """Identifiers of the general subjects it covers (models/themes/subject.toml): their words speak for it too."""
    phrases: tuple[str, ...] = ()
    """Words of its own that speak for it: names of programmes, places and strategies."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A council's particulars; every part may be empty."""

    code: str
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """Short form to words: ``CMT`` to ``Council Management Team``."""
    bodies: tuple[str, ...] = ()
    """Boards, committees and teams that may lead an action or decide."""
    themes: tuple[PlanTheme, ...] = ()
    posts: Mapping[str, str] = field(default_factory=dict)
    """Spelling of a post in its papers to the canonical one."""


def profile(council: Council, extra: Path | None = None) -> Profile | None:
    """The council's profile, None where it has none. The first of ``folders(extra)`` that has one counts.

    Raises ValueError, one line that names file and key, where the profile is not as it should be.
    """
    for folder in folders(extra):
        found = sorted(folder.glob(f"{council.code}-*/profile.toml"))
        if found:
            return _load(found[0], council.code)
    return None


def check_profiles(extra: Path | None = None) -> None:
    """Read every profile there is. Raises ValueError, one line that names file and key, for the first bad one."""
    for folder in folders(extra):
        for path in sorted(folder.glob("*-*/profile.toml")):
            _load(path, path.parent.name.partition("-")[0])


@lru_cache(maxsize=64)
def _load(path: Path, code: str) -> Profile:
    try:
        data = tomllib.loads(read_plain_text(path, LARGEST))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: not valid TOML: {error}") from error
    _known(data, KEYS, f"{path}: ")
    if data.get("council") != code:
        raise ValueError(f"{path}: council: {data.get('council')!r} is not the {code!r} of the folder's name")
    posts = {
        spelling: canonical
        for canonical, spellings in _table(data, "posts", path).items()
        for spelling in _texts(spellings, f"{path}: posts.{canonical}")
    }
    abbreviations = _table(data, "abbreviations", path)
    return Profile(
        code=code,
        abbreviations={short: _text(long, f"{path}: abbreviations.{short}") for short, long in abbreviations.items()},
        bodies=_texts(data.get("bodies", []), f"{path}: bodies"),
        themes=_themes(data.get("themes", []), f"{path}: themes"),
        posts=posts,
    )


def _themes(value: Any, where: str) -> tuple[PlanTheme, ...]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ValueError(f"{where}: expected [[themes]] tables")
    found = []
    for number, item in enumerate(value, start=1):
        here = f"{where}[{number}]."
        _known(item, THEME_KEYS, here)
        pillar = item.get("pillar")
        found.append(
            PlanTheme(
                name=_text(item.get("name"), f"{here}name"),
                pillar=None if pillar is None else _text(pillar, f"{here}pillar"),
                spellings=_texts(item.get("spellings", []), f"{here}spellings"),
                subjects=_texts(item.get("subjects", []), f"{here}subjects"),
                phrases=_texts(item.get("phrases", []), f"{here}phrases"),
            )
        )
    return tuple(found)


def _known(table: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    for key in sorted(table.keys() - keys):
        raise ValueError(f"{where}{key}: unknown key; known are {', '.join(sorted(keys))}")


def _table(data: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"{path}: {key}: expected a table [{key}]")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: expected a list of texts")
    return tuple(_text(item, where) for item in value)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where}: expected a text that is not empty, not {value!r}")
    return value.strip()
