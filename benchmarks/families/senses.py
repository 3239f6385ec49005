"""``python -m benchmarks.families.senses --store OUT --gold DIR --teacher FOLDER``: learn what words mean in texts to
councils, as models/families/senses.json holds it.

A sentence encoder (``FOLDER`` as benchmarks.families.teacher takes it) says once where texts of the given papers lie. A
table of one vector a stem is then fitted by ridge regression so that the mean of a text's stems, the rarer counting
more, lies where the encoder puts the text; what the encoder says of each word alone is where the fit begins. The
program only reads the table: words, no sentences, and no names (only stems of words that are mostly printed in small
letters). Texts of the half of the judged pairs that measures are left out.
"""

from __future__ import annotations

import base64
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.families.material import given, texts_of
from benchmarks.families.teacher import teacher
from extract.families.likeness import known
from extract.families.texts import WORD, content_words, stem

TABLE = Path(__file__).resolve().parents[2] / "models" / "families" / "senses.json"
FEWEST = 4
"""Texts that use a word at least."""
AXES = 64
PENALTY = 1.0


def usual_words(texts: Sequence[str]) -> list[str]:
    """Words of ``FEWEST`` texts or more that are mostly printed in small letters: no names."""
    users = Counter(word for text in texts for word in set(content_words(text)))
    small = Counter(word for text in texts for word in set(WORD.findall(text.replace("’", "'"))) if word.islower())
    return sorted(word for word, count in users.items() if count >= FEWEST and 2 * small[word] >= count)


def fitted(words: Sequence[str], alone: np.ndarray, texts: Sequence[str], where: np.ndarray) -> dict[str, np.ndarray]:
    """A vector of ``AXES`` for each stem."""
    of_stem: dict[str, list[np.ndarray]] = defaultdict(list)
    for word, place in zip(words, alone, strict=True):
        of_stem[stem(word)].append(place)
    stems = sorted(of_stem)
    first = np.array([np.mean(of_stem[name], axis=0) for name in stems], dtype=float)
    first -= first.mean(axis=0)
    rows = _rows(texts, {name: at for at, name in enumerate(stems)})
    enough = np.diff(rows.indptr) >= 2
    rows, target = rows[enough], (where - where.mean(axis=0))[enough].astype(float)
    begun = rows @ first
    scale = float((begun * target).sum() / (begun * begun).sum())
    product = (rows @ rows.T).toarray()
    product[np.diag_indices_from(product)] += PENALTY
    table = scale * first + rows.T @ np.linalg.solve(product, target - scale * begun)
    placed = rows @ table
    _, axes = np.linalg.eigh(placed.T @ placed)
    return dict(zip(stems, table @ axes[:, ::-1][:, :AXES], strict=True))


def _rows(texts: Sequence[str], place: dict[str, int]) -> csr_matrix:
    rarity, rarest = known()["rarity"], known()["rarest"]
    data, columns, ends = list[float](), list[int](), [0]
    for text in texts:
        own = sorted({stem(word) for word in content_words(text)} & place.keys())
        weights = np.array([rarity.get(name, rarest) for name in own])
        data += (weights / (np.linalg.norm(weights) or 1.0)).tolist()
        columns += [place[name] for name in own]
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(texts), len(place)))


def written(table: dict[str, np.ndarray]) -> dict[str, Any]:
    """The table as senses.json holds it: each row in whole steps of its own, -127..127."""
    stems = sorted(table)
    rows = np.array([table[name] for name in stems])
    steps = np.abs(rows).max(axis=1) / 127
    whole = np.round(rows / steps[:, None]).astype(np.int8)
    return {
        "axes": rows.shape[1],
        "stems": " ".join(stems),
        "steps": [float(f"{step:.3g}") for step in steps],
        "rows": base64.b64encode(whole.tobytes()).decode("ascii"),
    }


def main() -> None:
    told = given(__doc__)
    texts, all_texts = texts_of(told.store, told.gold)
    words = usual_words(all_texts)
    encoder = teacher(told.teacher, tuned=False)
    alone, where = (np.array([encoder.place(text) for text in told]) for told in (words, texts))
    table = fitted(words, alone, texts, where)
    TABLE.write_text(json.dumps(written(table), indent=0) + "\n", encoding="utf-8")
    print(len(texts), "texts,", len(words), "words,", len(table), "stems")


if __name__ == "__main__":
    main()
