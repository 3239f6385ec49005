"""One colour for one meaning, in every chart of every report: where an action stands on the day that is asked about.

A colour is the same for the same state whatever else a chart shows; councils, posts and themes are told by words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hue:
    """The words for a state, and its colour on light and on dark paper."""

    label: str
    light: str
    dark: str


STATES: Mapping[str, Hue] = {
    "overdue": Hue("Overdue", "#c2371f", "#ff8f7a"),
    "due": Hue("Due later", "#2166ac", "#7db8f0"),
    "ongoing": Hue("Ongoing, no end", "#8452a8", "#c79df0"),
    "undated": Hue("No date", "#6e7681", "#a3adb8"),
    "done": Hue("Done or closed", "#1f7a4d", "#6fcf9a"),
}
"""In the order in which bars are stacked. Each colour has a contrast of 3:1 or more with its paper (WCAG 1.4.11)."""
PAPER = ("#ffffff", "#14181d")
"""Light and dark paper."""


def custom_properties() -> str:
    """The colours as CSS custom properties ``--overdue`` …, light and dark."""
    light, dark = (
        " ".join(f"--{name}: {getattr(hue, paper)};" for name, hue in STATES.items()) for paper in ("light", "dark")
    )
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
