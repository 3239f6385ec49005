"""``python -m benchmarks.themes``: every figure of docs/themes.md."""

from __future__ import annotations

import argparse
import time
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean

from benchmarks.themes.folds import Moved, SchemesOf, cross_validated, one_round, themes_borne_out
from benchmarks.themes.headed import plan_of_reference
from benchmarks.themes.model import model_where_silent
from benchmarks.themes.texts import Labelled, area_texts, f1_by_theme, found_themes, macro, plan_texts, whole_paragraphs
from extract.councils import PlanTheme, profile, registry
from extract.tag import Themes
from extract.tag.themes.taxonomy import Scheme, general_schemes, plan_scheme

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 5
COUNCIL = "BNE"
"""Whose plan plan_themes.json is of."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder of labelled texts")
    parser.add_argument("--details", action="store_true", help="also F1 by theme")
    given = parser.parse_args()
    nlp = given.shared / "nlp"
    if not nlp.is_dir():
        parser.error(f"no folder nlp in {given.shared}")
    areas(area_texts(nlp), given.details)
    plan(plan_texts(nlp), given.details)
    speed([text.text for text in plan_texts(nlp)])
    print(plan_of_reference(given.shared, plan_themes()))


def areas(texts: Sequence[Labelled], details: bool) -> None:
    """Figures of the five areas, several to a text."""
    first, present = general_schemes(added=False)[0], general_schemes()[0]
    show("LGA areas, texts", texts, first, present, lambda _: (first, present), single=False, details=details)
    print("LGA areas, " + model_where_silent(Themes((present,)), texts))


def plan(texts: Sequence[Labelled], details: bool) -> None:
    """Figures of the plan themes, the surest one to a text: paragraphs, then the snippets they are cut into."""
    now, moved = plan_themes(), moved_subjects()
    before = [_as_at_first(theme, moved) for theme in now]
    subject_first, subject_now = general_schemes(added=False)[-1], general_schemes()[-1]
    first, present = plan_scheme("plan", before, subject_first), plan_scheme("plan", now, subject_now)

    def schemes_of(learning: Sequence[Labelled]) -> tuple[Scheme, Scheme]:
        themes = themes_borne_out(before, moved, subject_first, learning)
        return plan_scheme("plan", themes, subject_first), plan_scheme("plan", themes, subject_now)

    show("plan themes, paragraphs", whole_paragraphs(texts), first, present, schemes_of, single=True, details=details)
    show("plan themes, snippets", texts, first, present, schemes_of, single=True, details=details)
    print("plan themes, snippets, " + model_where_silent(Themes((present,)), texts))


def _as_at_first(theme: PlanTheme, moved: Moved) -> PlanTheme:
    kept = (each for each in theme.subjects if each not in moved["given"].get(theme.name, ()))
    return replace(theme, subjects=(*kept, *moved["taken"].get(theme.name, ())))


def moved_subjects() -> Moved:
    """What moved.toml says of the council."""
    moved: Moved = tomllib.loads((Path(__file__).parent / "moved.toml").read_text("utf-8"))[COUNCIL]
    return moved


def plan_themes() -> tuple[PlanTheme, ...]:
    """The plan themes of the council of the labelled texts."""
    council = registry().by_code(COUNCIL)
    found = profile(council) if council else None
    if found is None:
        raise SystemExit(f"no profile of {COUNCIL}")
    return found.themes


def show(
    name: str,
    texts: Sequence[Labelled],
    first: Scheme,
    present: Scheme,
    schemes_of: SchemesOf,
    *,
    single: bool,
    details: bool,
) -> None:
    """Print the macro-F1 figures of a set of texts."""
    wanted = [text.themes for text in texts]
    at_first = f1_by_theme(wanted, found_themes(Themes((first,)), texts, single))
    at_present = f1_by_theme(wanted, found_themes(Themes((present,)), texts, single))
    rounds = cross_validated(texts, schemes_of, single)
    neighbours = one_round(texts, schemes_of, single, None)
    figures = sorted(macro(scores) for scores in rounds)
    print(
        f"{name} ({len(texts)}): macro-F1 first run {macro(at_first):.3f}, cross-validated {fmean(figures):.3f} "
        f"({figures[0]:.3f} to {figures[-1]:.3f}), in runs of neighbours {macro(neighbours):.3f}, as shipped, "
        f"which has seen them, {macro(at_present):.3f}"
    )
    print(f"{name}, first run, right by score: {right_by_score(Themes((first,)), texts)}")
    for theme in at_first if details else ():
        held_out = fmean(scores[theme] for scores in rounds)
        print(f"    {theme}: {at_first[theme]:.2f} {held_out:.2f} {at_present[theme]:.2f}")


def right_by_score(themes: Themes, texts: Sequence[Labelled]) -> str:
    """Of the tags with a score in each tenth, how many are right."""
    bands: dict[int, list[bool]] = {}
    for text in texts:
        for tag in themes.tag(text.text):
            bands.setdefault(int(10 * tag.score), []).append(tag.theme in text.themes)
    return ", ".join(f"{band / 10}+ {sum(right)} of {len(right)}" for band, right in sorted(bands.items()))


def speed(texts: Sequence[str]) -> None:
    """Print words a second of processor time, over all schemes with a plan."""
    tagger = Themes.general().with_plan("plan", plan_themes())
    started = time.process_time()
    for _ in range(REPEATS):
        for text in texts:
            tagger.tag(text, ["A heading", "Improving access to services"])
    words = REPEATS * sum(len(text.split()) for text in texts)
    print(f"speed: {words / (time.process_time() - started):,.0f} words a second, four schemes")


if __name__ == "__main__":
    main()
