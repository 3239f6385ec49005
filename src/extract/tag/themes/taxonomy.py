"""The schemes of themes as data: ``models/themes/*.toml``, and plan themes from a council's profile.

A scheme's file has one ``[[theme]]`` a theme: its ``name``, other ``labels``, and either its own phrases or, for the
peer challenge areas, the ``facets`` and subjects that make it up. Phrases stand in three lists by how much they say:
``strong``, ``usual``, ``weak``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from extract.councils import PlanTheme
from extract.shipped import model_file

STRENGTHS: Mapping[str, float] = MappingProxyType({"strong": 0.75, "usual": 0.5, "weak": 0.25})
"""How likely a text is about the theme when the phrase is all it has."""
LABEL_WEIGHT = STRENGTHS["strong"]
LENT = 0.9
"""What is left of a phrase's weight when a theme has it from the subject list rather than of its own."""


MEANS = 0.8
"""What is left of a phrase's weight when its subject is a means ("partnership") and a plan theme has it from there."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of a scheme. ``labels`` name it, its name first; ``phrases`` map what speaks for it to a weight, 0..1."""

    name: str
    labels: tuple[str, ...]
    phrases: Mapping[str, float]
    identifier: str = ""
    broader: str | None = None
    """Identifier of the broader concept, in the subject list."""
    close_match: str | None = None
    """A public identifier of nearly the same concept, where one is known for sure."""
    means: bool = False
    """Whether it is how work is done rather than what it is for."""
    narrower: tuple[Theme, ...] = ()
    """Narrower concepts: what speaks for them speaks for this one too."""

    def words(self, apart: Collection[str] = ()) -> Mapping[str, float]:
        """Its phrases and those of its narrower concepts, save the ones whose identifiers are in ``apart``."""
        return _merged(
            [self.phrases, *(_lent(child.phrases) for child in self.narrower if child.identifier not in apart)]
        )


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of themes. ``ignored`` are phrases that say nothing although they hold one that does."""

    name: str
    themes: tuple[Theme, ...]
    ignored: tuple[str, ...] = field(default=())


@cache
def general_schemes(added: bool = True) -> tuple[Scheme, ...]:
    """The three schemes that hold for every council; ``added=False`` leaves out what added.toml adds, for measuring."""
    extra = _load("added") if added else {}
    return build_schemes(_load("lga-2021"), _load("lga-2016"), _load("lga-facets"), _load("subject"), extra)


@cache
def crosswalk() -> Mapping[str, tuple[str, ...]]:
    """Areas of the 2016 scheme to those of the 2021 scheme, the main one first."""
    return MappingProxyType({entry["name"]: tuple(entry["now"]) for entry in _load("lga-2016")["theme"]})


def build_schemes(
    lga_2021: dict[str, Any],
    lga_2016: dict[str, Any],
    facets: dict[str, Any],
    subject: dict[str, Any],
    added: dict[str, Any],
) -> tuple[Scheme, ...]:
    """Schemes out of the contents of their files, as ``tomllib`` reads them."""
    subjects = _subjects(_extended(subject["theme"], added.get("subject", {})))
    facet_entries = _extended(facets["facet"], added.get("facet", {}))
    by_facet = {facet["id"]: _facet_phrases(facet, subjects) for facet in facet_entries}
    areas = [
        _scheme(data, tuple(_area(theme, by_facet) for theme in data["theme"]), facets["ignored"])
        for data in (lga_2021, lga_2016)
    ]
    return (*areas, _scheme(subject, subjects, subject["ignored"]))


def _scheme(data: dict[str, Any], themes: tuple[Theme, ...], ignored: Iterable[str]) -> Scheme:
    speaking = {phrase for theme in themes for phrase in theme.words()}
    return Scheme(data["scheme"], themes, tuple(phrase for phrase in ignored if phrase not in speaking))


def _extended(entries: Sequence[dict[str, Any]], added: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries with the phrases that added.toml has for them, and without those it takes out.

    Raises ValueError, one line, where it names an entry that there is not.
    """
    if unknown := sorted(added.keys() - {entry["id"] for entry in entries}):
        raise ValueError(f"added.toml: {unknown[0]}: no such entry")
    extended = []
    for entry in entries:
        extra = added.get(entry["id"], {})
        gone = frozenset(extra.get("without", ()))
        lists = {
            key: [*(phrase for phrase in entry.get(key, ()) if phrase not in gone), *extra.get(key, ())]
            for key in STRENGTHS
        }
        extended.append({**entry, **lists, "without": gone})
    return extended


def plan_scheme(name: str, themes: Sequence[PlanTheme], subject: Scheme) -> Scheme:
    """A council's plan themes as a scheme, with words from the subject list.

    A narrower subject that one theme names speaks for that theme and no longer for one that names the broader subject.
    Raises ValueError, one line, for a subject that is not in the list.
    """
    named = {identifier for theme in themes for identifier in theme.subjects}
    subjects = {
        theme.identifier: _lent(theme.words(named), LENT * MEANS if theme.means else LENT) for theme in subject.themes
    }
    pillars = dict.fromkeys(theme.pillar for theme in themes if theme.pillar)
    return Scheme(name, tuple(_plan_theme(theme, subjects) for theme in themes), (*subject.ignored, *pillars))


def _plan_theme(theme: PlanTheme, subjects: Mapping[str, Mapping[str, float]]) -> Theme:
    labels = tuple(dict.fromkeys((theme.name, *theme.spellings)))
    own = dict.fromkeys((*theme.phrases, *_speaking(labels)), STRENGTHS["strong"])
    for subject in theme.subjects:
        if subject not in subjects:
            known = ", ".join(sorted(subjects))
            raise ValueError(f"theme {theme.name!r}: no subject {subject!r}; known are {known}")
    return Theme(theme.name, labels, _merged([own, *(subjects[subject] for subject in theme.subjects)]))


def _subjects(entries: Sequence[dict[str, Any]]) -> tuple[Theme, ...]:
    """The subject list, a concept's narrower ones within it. There are two levels."""
    alone = {entry["id"]: _subject(entry) for entry in entries}
    return tuple(
        replace(
            alone[entry["id"]],
            narrower=tuple(alone[child["id"]] for child in entries if child.get("broader") == entry["id"]),
        )
        for entry in entries
    )


def _subject(entry: dict[str, Any]) -> Theme:
    labels = _labels(entry)
    return Theme(
        name=entry["name"],
        labels=labels,
        phrases=_own_phrases(entry, labels),
        identifier=entry["id"],
        broader=entry.get("broader"),
        close_match=entry.get("close_match"),
        means=entry.get("means", False),
    )


def _facet_phrases(facet: dict[str, Any], subjects: Iterable[Theme]) -> Mapping[str, float]:
    wanted, share = facet.get("subjects", ()), facet.get("share", LENT)
    lent = [_lent(theme.words(), share) for theme in subjects if theme.identifier in wanted]
    gone = facet.get("without", ())
    kept = [{phrase: weight for phrase, weight in part.items() if phrase not in gone} for part in lent]
    return _merged([_own_phrases(facet, ()), *kept])


def _area(entry: dict[str, Any], by_facet: Mapping[str, Mapping[str, float]]) -> Theme:
    labels = _labels(entry)
    phrases = _merged([_own_phrases(entry, labels), *(by_facet[facet] for facet in entry["facets"])])
    return Theme(entry["name"], labels, phrases, identifier=entry["id"])


def _labels(entry: dict[str, Any]) -> tuple[str, ...]:
    return (entry["name"], *entry.get("labels", ()))


def _own_phrases(entry: dict[str, Any], labels: Sequence[str]) -> Mapping[str, float]:
    named = dict.fromkeys(_speaking(labels), LABEL_WEIGHT)
    return _merged([named, *(dict.fromkeys(entry.get(key, ()), weight) for key, weight in STRENGTHS.items())])


def _speaking(labels: Iterable[str]) -> Iterable[str]:
    """Labels that say something in running text: a single word ("Place") does so in a heading only."""
    return (label for label in labels if " " in label.strip())


def _lent(phrases: Mapping[str, float], share: float = LENT) -> Mapping[str, float]:
    return {phrase: weight * share for phrase, weight in phrases.items()}


def _merged(parts: Iterable[Mapping[str, float]]) -> Mapping[str, float]:
    """Phrases of all parts; where two have the same, the greater weight holds."""
    merged: dict[str, float] = {}
    for part in parts:
        for phrase, weight in part.items():
            merged[phrase] = max(weight, merged.get(phrase, 0.0))
    return merged


def _load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = model_file("themes", f"{name}.toml")
    return found
