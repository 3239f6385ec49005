"""Labelled texts, and the F1 of what is found in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.tag import Themes

AREAS = {
    "P": "Local priorities and outcomes",
    "L": "Organisational and place leadership",
    "G": "Governance and culture",
    "F": "Financial planning and management",
    "C": "Capacity for improvement",
}
"""Letters of lga_areas.json."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, its themes, and the paragraph it comes from: texts of one paragraph stay in one fold."""

    text: str
    themes: frozenset[str]
    paragraph: str


def area_texts(folder: Path) -> list[Labelled]:
    """The texts of lga_areas.json, each a paragraph of its own."""
    entries = json.loads((folder / "lga_areas.json").read_text(encoding="utf-8"))
    return [
        Labelled(entry["text"], frozenset(AREAS[letter] for letter in entry["labels"]), str(number))
        for number, entry in enumerate(entries)
    ]


def plan_texts(folder: Path) -> list[Labelled]:
    """The snippets of plan_themes.json."""
    entries = json.loads((folder / "plan_themes.json").read_text(encoding="utf-8"))
    return [Labelled(entry["text"], frozenset([entry["label"]]), entry["para"]) for entry in entries]


def whole_paragraphs(texts: Iterable[Labelled]) -> list[Labelled]:
    """Snippets of one paragraph and theme put together again."""
    joined: dict[tuple[str, frozenset[str]], list[str]] = {}
    for text in texts:
        joined.setdefault((text.paragraph, text.themes), []).append(text.text)
    return [Labelled(" ".join(pieces), themes, paragraph) for (paragraph, themes), pieces in joined.items()]


def found_themes(themes: Themes, texts: Sequence[Labelled], single: bool) -> list[frozenset[str]]:
    """The themes found in each text, or only the surest where ``single``. ``themes`` has one scheme."""
    tagged = [themes.tag(text.text) for text in texts]
    return [frozenset(tag.theme for tag in (tags[:1] if single else tags)) for tags in tagged]


def f1_by_theme(wanted: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> dict[str, float]:
    """F1 of every theme that is wanted somewhere."""
    scores = {}
    for theme in sorted(frozenset().union(*wanted)):
        pairs = [(theme in want, theme in find) for want, find in zip(wanted, found, strict=True)]
        right, either = sum(w and f for w, f in pairs), sum(w + f for w, f in pairs)
        scores[theme] = 2 * right / either
    return scores


def macro(scores: dict[str, float]) -> float:
    """Mean over themes."""
    return sum(scores.values()) / len(scores)
