"""What the tagging stage knows of one council: general words of local government, over them those of its profile."""

from __future__ import annotations

from functools import lru_cache

from extract.councils import Council, profile, registry
from extract.tag.themes import Themes
from extract.tag.vocabulary import Vocabulary


def council_named(words: str) -> Council:
    """The council that a name ("Barnet", "Barnet Council") or a three-letter code ("BNE") means.

    Raises ValueError, one line, where none is known by it.
    """
    known = registry()
    found = known.by_code(words.upper()) or known.by_name(words)
    if found is None:
        raise ValueError(f"no council is known as {words!r}; give its name or its code in corpora/councils.csv")
    return found


@lru_cache(maxsize=64)
def vocabulary_of(council: str | None) -> Vocabulary:
    """Words for the papers of a council, named as in ``council_named``; the general ones where it has no profile."""
    own = profile(council_named(council)) if council else None
    general = Vocabulary.general()
    return general if own is None else general.with_abbreviations(own.abbreviations, own.posts, own.bodies)


@lru_cache(maxsize=64)
def themes_of(council: str | None) -> Themes:
    """The general schemes, and the themes of the council's own plan where its profile has them."""
    found = council_named(council) if council else None
    own = profile(found) if found else None
    if found is None or own is None or not own.themes:
        return Themes.general()
    return Themes.general().with_plan(f"{found.name.lower().replace(' ', '-')}-plan", own.themes)
