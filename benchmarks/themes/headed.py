"""Passages under headings that name a plan's own themes."""

from __future__ import annotations

import json
from pathlib import Path

from extract.councils import PlanTheme
from extract.pipeline import extract_file
from extract.schema import PassageRecord
from extract.settings import Settings
from extract.tag import Themes

REFERENCE = "003-barnet-delivery-outcomes-q2-2023-24"


def plan_of_reference(shared: Path, themes: tuple[PlanTheme, ...]) -> str:
    """How many passages of the reference paper get the plan theme they stand under, read from the PDF itself."""
    gold = json.loads((shared / "reference" / "gold" / f"{REFERENCE}.json").read_text(encoding="utf-8"))
    wanted = {entry["paragraph"]: entry["theme"] for entry in gold["theme_paragraphs"]}
    tagger = Themes.general().with_plan("plan", themes)
    lines = []
    for kind in ("tagged", "plain"):
        passages = passages_of(shared / "reference" / f"{REFERENCE}.{kind}.pdf")
        found = {passage.number: _by_heading(tagger, passage) for passage in passages if passage.number in wanted}
        themed = [number for number, theme in wanted.items() if theme]
        right = sum(found.get(number) == wanted[number] for number in themed)
        false = sum(found.get(number) is not None for number, theme in wanted.items() if not theme)
        lines.append(
            f"reference paper 003 ({kind}), with headings: {right} of {len(themed)} passages right "
            f"({right / len(themed):.3f}); of {len(wanted) - len(themed)} without a theme a heading gave one to {false}"
        )
    return "\n".join(lines)


def _by_heading(tagger: Themes, passage: PassageRecord) -> str | None:
    tags = tagger.tag(passage.text, passage.heading_path)
    return next((tag.theme for tag in tags if tag.scheme == "plan" and tag.method == "heading"), None)


def passages_of(pdf: Path) -> tuple[PassageRecord, ...]:
    """The passages of a paper as the pipeline reads them."""
    return extract_file(pdf, Settings(ocr="none")).passages
