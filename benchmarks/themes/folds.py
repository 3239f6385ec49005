"""Cross-validation of a list of phrases.

A list is not fitted, so holding texts out means holding out the reasons for what is in it. The first list was written
before the labelled texts were read: it stands in every fold. Whatever was changed afterwards (a phrase added or taken
out, a subject given to a plan theme) stands in a fold only if the texts outside that fold bear it out:

- a phrase added speaks for the right theme in at least one of them, and in more of them than for a wrong one;
- a phrase taken out spoke for the wrong theme in more of them than for the right one;
- a subject given to a plan theme is found, by the first list, in at least two paragraphs of that theme, and one taken
  away in more paragraphs of other themes;
- the two thresholds are those that do best on them.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.themes.texts import Labelled, f1_by_theme, found_themes, macro
from extract.councils import PlanTheme
from extract.tag import Themes
from extract.tag.themes.phrases import Finder, tokens
from extract.tag.themes.taxonomy import Scheme

FOLDS = 10
ROUNDS = 5
"""How often the texts are dealt into folds anew: with so few texts one deal says little."""
THRESHOLDS = tuple((least, share) for least in (0.3, 0.4, 0.5) for share in (0.4, 0.5, 0.6))

SchemesOf = Callable[[Sequence[Labelled]], tuple[Scheme, Scheme]]
"""The first and the present scheme for texts to learn from."""


Moved = Mapping[Literal["given", "taken"], Mapping[str, Sequence[str]]]
"""Subjects given to and taken from plan themes, as moved.toml has them for a council."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A phrase whose weight for a theme is another than in the first list; ``weight`` 0 for one taken out."""

    theme: int
    phrase: str
    weight: float
    added: bool


def cross_validated(texts: Sequence[Labelled], schemes_of: SchemesOf, single: bool) -> list[dict[str, float]]:
    """For each round, F1 by theme over all texts, each tagged by what the other folds bear out."""
    return [one_round(texts, schemes_of, single, random.Random(number)) for number in range(ROUNDS)]


def one_round(
    texts: Sequence[Labelled], schemes_of: SchemesOf, single: bool, chance: random.Random | None
) -> dict[str, float]:
    """F1 by theme for one deal of the texts into folds; see ``folds``."""
    wanted: list[frozenset[str]] = []
    found: list[frozenset[str]] = []
    for learning, held_out in folds(texts, chance):
        first, present = schemes_of(learning)
        scheme = borne_out(first, present, learning)
        themes = Themes((scheme,), *best_thresholds(scheme, learning, single))
        wanted += [text.themes for text in held_out]
        found += found_themes(themes, held_out, single)
    return f1_by_theme(wanted, found)


def folds(texts: Sequence[Labelled], chance: random.Random | None) -> Iterator[tuple[list[Labelled], list[Labelled]]]:
    """Texts to learn from and texts held out, ``FOLDS`` times; a paragraph is never in both.

    Without ``chance`` a fold is a run of neighbours: of one paper, often under one recommendation. That is harder.
    """
    paragraphs = list(dict.fromkeys(text.paragraph for text in texts))
    if chance:
        chance.shuffle(paragraphs)
    fold_of = {paragraph: place * FOLDS // len(paragraphs) for place, paragraph in enumerate(paragraphs)}
    for fold in range(FOLDS):
        yield (
            [text for text in texts if fold_of[text.paragraph] != fold],
            [text for text in texts if fold_of[text.paragraph] == fold],
        )


def borne_out(first: Scheme, present: Scheme, learning: Sequence[Labelled]) -> Scheme:
    """The first scheme with those changes of the present one that the texts bear out."""
    edits = list(_edits(first, present))
    right, wrong = _hits(edits, present, learning)
    words = [dict(theme.words()) for theme in first.themes]
    for number, edit in enumerate(edits):
        if edit.added and right[number] > wrong[number]:
            words[edit.theme][edit.phrase] = edit.weight
        elif not edit.added and wrong[number] > right[number]:
            words[edit.theme].pop(edit.phrase)
            words[edit.theme].update({edit.phrase: edit.weight} if edit.weight else {})
    themes = (replace(theme, phrases=kept, narrower=()) for theme, kept in zip(present.themes, words, strict=True))
    return replace(present, themes=tuple(themes), ignored=first.ignored)


def _edits(first: Scheme, present: Scheme) -> Iterator[Edit]:
    for place, (before, after) in enumerate(zip(first.themes, present.themes, strict=True)):
        old, new = before.words(), after.words()
        for phrase in sorted(old.keys() | new.keys()):
            was, now = old.get(phrase, 0.0), new.get(phrase, 0.0)
            if was != now:
                yield Edit(place, phrase, now, added=now > was)


def _hits(edits: Sequence[Edit], scheme: Scheme, texts: Sequence[Labelled]) -> tuple[Counter[int], Counter[int]]:
    """For each edit, in how many texts its phrase stands that are, and that are not, about its theme."""
    finder = Finder([edit.phrase for edit in edits])
    right: Counter[int] = Counter()
    wrong: Counter[int] = Counter()
    for text in texts:
        for number in {hit.phrase for hit in finder.find(tokens(text.text).words)}:
            about = scheme.themes[edits[number].theme].name in text.themes
            (right if about else wrong)[number] += 1
    return right, wrong


def best_thresholds(scheme: Scheme, learning: Sequence[Labelled], single: bool) -> tuple[float, float]:
    """The thresholds with the best macro-F1 on the texts; of equals, those in the middle of the list of equals."""
    scores = {}
    for least, share in THRESHOLDS:
        found = found_themes(Themes((scheme,), least, share), learning, single)
        scores[least, share] = macro(f1_by_theme([text.themes for text in learning], found))
    best = [pair for pair, score in scores.items() if score == max(scores.values())]
    return best[len(best) // 2]


def themes_borne_out(
    before: Sequence[PlanTheme], moved: Moved, subject: Scheme, learning: Sequence[Labelled]
) -> tuple[PlanTheme, ...]:
    """Plan themes with those of the later changes to their subjects that the texts bear out."""
    paragraphs = _paragraphs_by_subject(subject, learning)

    def borne(theme: str, identifier: str) -> int:
        return len({paragraph for name, paragraph in paragraphs.get(identifier, ()) if name == theme})

    changed = []
    for theme in before:
        given = [each for each in moved["given"].get(theme.name, ()) if borne(theme.name, each) >= 2]
        gone = [
            each
            for each in moved["taken"].get(theme.name, ())
            if len(paragraphs.get(each, ())) > 2 * borne(theme.name, each)
        ]
        kept = [each for each in theme.subjects if each not in gone]
        changed.append(replace(theme, subjects=(*kept, *given)))
    return tuple(changed)


def _paragraphs_by_subject(subject: Scheme, texts: Sequence[Labelled]) -> dict[str, set[tuple[str, str]]]:
    """For each subject found, by its identifier, the themes and paragraphs of the texts it is found in."""
    tagger = Themes((subject,))
    names = {theme.name: theme.identifier for theme in subject.themes}
    found: dict[str, set[tuple[str, str]]] = {}
    for text in texts:
        for tag in tagger.tag(text.text):
            found.setdefault(names[tag.theme], set()).update((theme, text.paragraph) for theme in text.themes)
    return found
