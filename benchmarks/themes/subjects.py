"""``python -m benchmarks.themes.subjects [-v] [--linear]``: subjects told of texts that stand alone.

The texts are of the papers in ``benchmarks/fresh``, one council each, labelled by one reader before the tagger was run
on them: the subjects that each text is about, and others that it may fairly be given. A broader subject is fair where
its narrower one is. The phrases added since have seen the first lot; none was added for the second. ``--linear`` mixes
in a linear model of words and letter runs, learned on the phrases and on the texts of other councils.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.tag import Themes
from extract.tag.themes.taxonomy import Scheme, general_schemes

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Text:
    lot: str
    paper: str
    text: str
    wanted: frozenset[str]
    fair: frozenset[str]


@dataclass(slots=True)
class Count:
    """Subjects told, those of them that are right or fair, those wanted, those of them that were told."""

    told: int = 0
    right: int = 0
    wanted: int = 0
    found: int = 0

    def add(self, text: Text, told: frozenset[str]) -> None:
        self.told += len(told)
        self.right += len(told & text.fair)
        self.wanted += len(text.wanted)
        self.found += len(told & text.wanted)

    def __str__(self) -> str:
        precision = self.right / max(1, self.told)
        recall = self.found / max(1, self.wanted)
        told, found = f"{self.right} of {self.told}", f"{self.found} of {self.wanted}"
        return f"precision {precision:.3f} ({told}), recall {recall:.3f} ({found})"


def labelled(subject: Scheme) -> list[Text]:
    """The labelled texts, with what is fair to tell of each."""
    broader = {theme.identifier: theme.broader for theme in subject.themes}
    rows = json.loads((Path(__file__).parent / "subjects.json").read_text(encoding="utf-8"))
    texts = []
    for row in rows:
        fair = {*row["subjects"], *row["also"]}
        wider = {name for each in fair if (name := broader[each])}
        texts.append(Text(row["lot"], row["paper"], row["text"], frozenset(row["subjects"]), frozenset(fair | wider)))
    return texts


def told_by(scheme: Scheme, texts: Sequence[Text]) -> list[frozenset[str]]:
    names = {theme.name: theme.identifier for theme in scheme.themes}
    tagger = Themes((scheme,))
    return [frozenset(names[tag.theme] for tag in tagger.tag(text.text)) for text in texts]


def counted(texts: Sequence[Text], told: Sequence[frozenset[str]]) -> dict[str, Count]:
    """Counts by lot."""
    counts: dict[str, Count] = {}
    for text, said in zip(texts, told, strict=True):
        counts.setdefault(text.lot, Count()).add(text, said)
    return counts


def by_council(texts: Sequence[Text], told: Sequence[frozenset[str]]) -> Mapping[str, Count]:
    counts: dict[str, Count] = {}
    for text, said in zip(texts, told, strict=True):
        counts.setdefault(text.paper, Count()).add(text, said)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.themes.subjects", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="also paper by paper")
    parser.add_argument("--linear", action="store_true", help="also with a linear model, learned on other councils")
    given = parser.parse_args()
    first, now = general_schemes(added=False)[-1], general_schemes()[-1]
    texts = labelled(now)
    for name, scheme in (("first list", first), ("as shipped", now)):
        told = told_by(scheme, texts)
        for lot, count in counted(texts, told).items():
            print(f"{name}, {lot} lot: {count}")
    if given.verbose:
        for paper, count in by_council(texts, told_by(now, texts)).items():
            print(f"    {paper}: {count}")
    if given.linear:
        from benchmarks.themes.linear import mixed

        for share, told in mixed(now, texts, told_by(now, texts), FOLDS):
            for lot, count in counted(texts, told).items():
                print(f"with a linear model from {share:+.1f}, {lot} lot: {count}")


if __name__ == "__main__":
    main()
