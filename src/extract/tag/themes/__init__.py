"""What a text is about: the peer challenge areas, a general subject list, and the themes of a council's own plan.

The words that speak for a theme are data, ``models/themes/*.toml``; ``docs/themes.md`` says how a theme is decided.
"""

from __future__ import annotations

from extract.tag.themes.tagger import Themes, ThemeTag
from extract.tag.themes.taxonomy import crosswalk

__all__ = ["ThemeTag", "Themes", "crosswalk"]
