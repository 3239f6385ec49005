"""From text and headings to themes with scores. ``docs/themes.md`` explains the rules and the numbers below."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Literal

from extract.councils import PlanTheme
from extract.kept import kept
from extract.tag.themes.phrases import Finder, Hit, Said, Tokens, Told, in_small_letters, longest, tokens
from extract.tag.themes.taxonomy import Scheme, general_schemes, plan_scheme

SUBJECT = "subject"
LEAST = 0.4
"""Below this score a theme is not told."""
MOST = 0.95
"""Score that words alone come near; a heading that names the theme goes above it."""
SHARE = 0.6
"""A theme is told where its evidence weighs at least this part of the scheme's heaviest."""
REPEAT = 0.25
"""What each further place of the same phrase adds, as part of the first; at most four count."""
REPEATS_COUNTED = 4
OPENING_WORDS = 15
OPENING_WEIGHT = 1.5
"""What a phrase in the first words of a text of twice as many weighs more: they tend to say what it is about."""
NAMED = 0.97
"""Score of the theme that a heading names, for the innermost such heading."""
OUTER = 0.9
"""What is left of that score for each naming heading further out."""
UNDER_HEADING = 0.5
"""What is left of the text's evidence for other themes where a heading names one."""
HEADING_WEIGHT = 2.0
"""A phrase in a heading that does not name the theme weighs as much as so many in the text."""
ASIDE = re.compile(r"\([^)]*\)|^\W*(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]\s|^\W*\d+(?:\.\d+)*\s", re.I)
"""Brackets, and the number that a heading begins with."""
KINDS = (
    r"(?:section|part|appendix|annex|theme|(?:core|key) (?:theme|area)|priority|pillar|workstream|work stream|objective"
    r"|outcome|aim|goal|area|chapter|(?:theme(?:d)? )?(?:steering |working )?group)s?"
)
OPENING = re.compile(rf"^\W*{KINDS}\s*(?:\d+|[a-z]\b)?\s*[:.–—-]*\s*", re.I)
CLOSING = re.compile(rf"\s*[:–—-]*\s*{KINDS}\s*\d*\W*$", re.I)
"""What a heading may have before or after the name of a theme: "Theme 3:", "steering group"."""
LONGEST_HEADING = 300
"""Characters of a heading that are looked at for a theme's name."""
HEADINGS_KEPT = 2_000
"""Headings whose themes are remembered."""
PARTS = re.compile(r"\s*[/;|,\n]\s*|\s+[–—-]\s+|:\s")
"""Between the themes of a label that names several."""


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A theme and what speaks for it."""

    scheme: str
    theme: str
    score: float
    """0..1: how sure."""
    method: Literal["heading", "rules", "model"]
    evidence: tuple[str, ...]
    """Words as printed, each once: headings first, then those of the text."""
    spans: tuple[tuple[int, int], ...]
    """Places in the text, in characters; none for evidence out of a heading."""


_Heading = tuple[tuple[tuple[int, int], ...], tuple[tuple[str, int, int, float], ...]]
"""Of a heading: the scheme and theme it names, and its pieces that speak for a scheme's theme with their weights."""


@dataclass(slots=True)
class _Case:
    """What speaks for one theme."""

    weight: float = 0.0
    named: float = 0.0
    headings: list[str] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)


@dataclass(eq=False)
class Themes:
    """Schemes ready to tag with. ``general()`` has the three that hold everywhere; ``with_plan`` adds a council's."""

    schemes: tuple[Scheme, ...]
    least: float = LEAST
    share: float = SHARE
    _finder: Finder = field(init=False, repr=False)
    _speaks: list[tuple[tuple[int, Told], ...]] = field(init=False, repr=False)
    _names: dict[tuple[str, ...], list[tuple[int, int]]] = field(init=False, repr=False)
    _headings: dict[str, _Heading] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        speaks = _speaking(self.schemes)
        self._finder = Finder(speaks)
        self._speaks = list(speaks.values())
        self._names = _naming(self.schemes)

    @staticmethod
    def general() -> Themes:
        """The peer challenge areas of 2021 and of 2016, and the subject list."""
        return _general()

    def with_plan(self, scheme: str, themes: Sequence[PlanTheme]) -> Themes:
        """These schemes and the themes of a council's plan, under the name ``scheme`` ("barnet-plan").

        Raises ValueError, one line, where a theme names a subject that is not in the list.
        """
        return _with_plan(self, scheme, tuple(themes))

    @kept
    def tag(self, text: str, headings: Sequence[str] = ()) -> list[ThemeTag]:
        """Themes of a text. ``headings``: those it stands under, outermost first, and labels of its group.

        Scheme by scheme, the surest theme first. Nothing that speaks for a theme: an empty list.
        """
        if not text.strip() and not headings:
            return []
        cases: dict[tuple[int, int], _Case] = {}
        self._hear_headings(cases, headings)
        found = tokens(text)
        self._hear_text(cases, found)
        return self._judged(cases, text, found)

    def _hear_headings(self, cases: dict[tuple[int, int], _Case], headings: Sequence[str]) -> None:
        depth: Counter[int] = Counter()
        for heading in reversed(headings):
            named, heard = self._of_heading(heading)
            for scheme, theme in named:
                case = cases.setdefault((scheme, theme), _Case())
                case.named = max(case.named, NAMED * OUTER ** depth[scheme])
                case.headings.append(heading)
            for scheme in {scheme for scheme, _ in named}:
                depth[scheme] += 1
            for piece, scheme, theme, weight in heard:
                case = cases.setdefault((scheme, theme), _Case())
                case.weight += HEADING_WEIGHT * weight
                if heading not in case.headings:
                    case.headings.append(piece)

    def _of_heading(self, heading: str) -> _Heading:
        """What a heading says; remembered, since many texts stand under one."""
        known = self._headings.get(heading)
        if known is None:
            found = tokens(heading)
            heard = tuple(
                (heading[slice(*found.span(hit.first, hit.last))], scheme, theme, weight)
                for hit, scheme, theme, weight in self._heard(found)
            )
            if len(self._headings) >= HEADINGS_KEPT:
                self._headings.clear()
            known = self._headings[heading] = (tuple(_named(heading, self._names)), heard)
        return known

    def _hear_text(self, cases: dict[tuple[int, int], _Case], found: Tokens) -> None:
        seen: dict[tuple[int, int, int], int] = {}
        opening = OPENING_WORDS if len(found.words) > 2 * OPENING_WORDS else 0
        for hit, scheme, theme, weight in self._heard(found):
            case = cases.get((scheme, theme))
            if case is None:
                case = cases[scheme, theme] = _Case()
            key = (scheme, theme, hit[0])
            times = seen.get(key, 0)
            seen[key] = times + 1
            if times <= REPEATS_COUNTED:
                first = OPENING_WEIGHT if hit[1] < opening else 1.0
                case.weight += weight * (first if times == 0 else REPEAT)
            case.hits.append(hit)

    def _heard(self, found: Tokens) -> list[tuple[Hit, int, int, float]]:
        """Hits by scheme and theme with their weights; in each scheme the longest of those that overlap."""
        by_scheme: list[list[Said]] = [[] for _ in self.schemes]
        speaks = self._speaks
        for hit in self._finder.find(found.words):
            for scheme, told in speaks[hit[0]]:
                by_scheme[scheme].append((hit, told))
        return [
            (hit, scheme, theme, weight)
            for scheme, said in enumerate(by_scheme)
            for hit, told in longest(said)
            for theme, weight in told
        ]

    def _judged(self, cases: dict[tuple[int, int], _Case], text: str, found: Tokens) -> list[ThemeTag]:
        tags: list[ThemeTag] = []
        for scheme in sorted({scheme for scheme, _ in cases}):
            in_scheme = [(theme, case) for (own, theme), case in cases.items() if own == scheme]
            named = any(case.named for _, case in in_scheme)
            heaviest = max(case.weight for _, case in in_scheme)
            told = []
            for theme, case in in_scheme:
                if not case.named and case.weight < self.share * heaviest:
                    continue
                score = max(case.named, _score(case.weight * (UNDER_HEADING if named else 1.0)))
                if case.named or score >= self.least:
                    told.append((-score, theme, case))
            for minus, theme, case in sorted(told, key=lambda entry: entry[:2]):
                tags.append(self._tag(self.schemes[scheme], theme, -minus, case, text, found))
        return tags

    def _tag(self, scheme: Scheme, theme: int, score: float, case: _Case, text: str, found: Tokens) -> ThemeTag:
        spans = sorted({found.span(hit.first, hit.last) for hit in case.hits})
        words = dict.fromkeys([*case.headings, *(text[start:end] for start, end in spans)])
        return ThemeTag(
            scheme=scheme.name,
            theme=scheme.themes[theme].name,
            score=round(score, 3),
            method="heading" if case.headings else "rules",
            evidence=tuple(words),
            spans=tuple(spans),
        )


def _speaking(schemes: Sequence[Scheme]) -> dict[str, tuple[tuple[int, Told], ...]]:
    """Each phrase to what it says in each scheme: themes with the weight of its evidence, none for an ignored one."""
    speaks: dict[str, dict[int, dict[int, float]]] = {}
    for number, scheme in enumerate(schemes):
        for phrase in scheme.ignored:
            speaks.setdefault(in_small_letters(phrase), {}).setdefault(number, {})
        for place, theme in enumerate(scheme.themes):
            for phrase, weight in theme.words().items():
                told = speaks.setdefault(in_small_letters(phrase), {}).setdefault(number, {})
                told[place] = max(-math.log(1 - weight), told.get(place, 0.0))
    return {
        phrase: tuple((number, tuple(told.items())) for number, told in by_scheme.items())
        for phrase, by_scheme in speaks.items()
    }


def _naming(schemes: Sequence[Scheme]) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """The words of each label to the themes it names, for headings."""
    names: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, scheme in enumerate(schemes):
        for place, theme in enumerate(scheme.themes):
            for key in dict.fromkeys(_key(label) for label in theme.labels):
                if key:
                    names.setdefault(key, []).append((number, place))
    return names


def _named(heading: str, names: Mapping[tuple[str, ...], list[tuple[int, int]]]) -> Iterable[tuple[int, int]]:
    """The themes a heading names: as a whole, without words such as "Theme 3:", or in the parts of a list."""
    heading = heading[:LONGEST_HEADING]
    for reading in (heading, *(pattern.sub("", heading) for pattern in (OPENING, CLOSING))):
        if found := names.get(_key(reading)):
            return found
    parts = PARTS.split(heading)
    return [theme for part in parts for theme in names.get(_key(part), ())] if len(parts) > 1 else ()


def _key(heading: str) -> tuple[str, ...]:
    """The words of a heading that may name a theme, in base form as far as a plural goes; () for none."""
    words = [word for word in tokens(ASIDE.sub(" ", heading)).words if word]
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


def _score(weight: float) -> float:
    """Chance that a theme holds, its pieces of evidence taken as independent (noisy or); never sure."""
    return MOST * (1 - math.exp(-weight))


@cache
def _general() -> Themes:
    return Themes(general_schemes())


@lru_cache(maxsize=256)
def _with_plan(themes: Themes, scheme: str, plan: tuple[PlanTheme, ...]) -> Themes:
    subject = next(each for each in themes.schemes if each.name == SUBJECT)
    by_name = Themes((subject,))
    told = tuple(theme if theme.subjects else replace(theme, subjects=_subjects_of(theme, by_name)) for theme in plan)
    return Themes((*themes.schemes, plan_scheme(scheme, told, subject)), themes.least, themes.share)


def _subjects_of(theme: PlanTheme, by_name: Themes) -> tuple[str, ...]:
    """The subjects that a plan theme's names alone speak of, a broader one not beside its narrower one."""
    told = {tag.theme for name in (theme.name, *theme.spellings) for tag in by_name.tag("", [name])}
    found = [concept for concept in by_name.schemes[0].themes if concept.name in told]
    broader = {concept.broader for concept in found}
    return tuple(concept.identifier for concept in found if concept.identifier not in broader)
