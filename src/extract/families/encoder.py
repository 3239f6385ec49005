"""What a whole sentence means, as a vector: who should do what to which thing, in the order of its words.

A sentence encoder of the BERT kind (models/families/README.md says which) with its weights in steps of four bits, so
that it is small enough to ship. It is read by numpy alone, one text at a time, so that a text has the same vector
whatever stands beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
from scipy.special import erf

from extract.shipped import model_folder

Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
HEADS, LAYERS, LONGEST = 12, 6, 88
STEPS = 7
"""Whole steps of a weight to each side of nought; with those and one more, four bits hold it."""
DEEP, WIDE, ROWS = 384, 16, 42
"""A product of matrices is worked out in parts no larger than these: numpy's library works larger ones out on all
processors, which for matrices of this size takes ten times as long where others use them, too, and differs between
machines."""
TOGETHER = 32
"""Weights that share the size of their steps."""
PIECES, MIDDLE, TURN = "pieces", "middle", "turn.npz"
SHARP, LIKE = 20.0, 0.6
"""How sharply a text is given to the asks it lies near, and the cosine at which it is as likely none of them."""


class Encoder:
    """``vocabulary`` holds pieces of words, "##" before what goes on; ``weights`` are named as its makers name them."""

    def __init__(self, weights: Mapping[str, Array], vocabulary: Mapping[str, int]) -> None:
        self.weights = weights
        self.vocabulary = vocabulary

    def pieces(self, text: str) -> list[int]:
        """The longest pieces from the left of each word, between the marks of beginning and end."""
        plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
        found: list[int] = []
        for word in re.findall(r"[^\W_]+|[^\w\s]|_", plain):
            found += self._of_word(word)
        return [self.vocabulary["[CLS]"], *found[:LONGEST], self.vocabulary["[SEP]"]]

    def _of_word(self, word: str) -> list[int]:
        own, at = list[int](), 0
        while at < len(word):
            ends = (end for end in range(len(word), at, -1) if ("##" * bool(at)) + word[at:end] in self.vocabulary)
            end = next(ends, None)
            if end is None:
                return [self.vocabulary["[UNK]"]]
            own.append(self.vocabulary[("##" * bool(at)) + word[at:end]])
            at = end
        return own

    def place(self, text: str) -> Array:
        """Where a text lies: the mean of its pieces in the last layer, of length one."""
        named, ids = self.weights, self.pieces(text)
        x = named["embeddings.word_embeddings.weight"][ids] + named["embeddings.position_embeddings.weight"][: len(ids)]
        x = self._level(x + named["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            own = f"encoder.layer.{layer}."
            asked, keys, values = (
                self._line(x, f"{own}attention.self.{name}").reshape(len(ids), HEADS, -1).transpose(1, 0, 2)
                for name in ("query", "key", "value")
            )
            share = asked @ keys.transpose(0, 2, 1) / np.float32(np.sqrt(asked.shape[-1]))
            share = np.exp(share - share.max(-1, keepdims=True))
            mixed = (share / share.sum(-1, keepdims=True) @ values).transpose(1, 0, 2).reshape(x.shape)
            x = self._level(x + self._line(mixed, f"{own}attention.output.dense"), f"{own}attention.output.LayerNorm")
            inner = self._line(x, f"{own}intermediate.dense")
            inner = np.float32(0.5) * inner * (1 + erf(inner / np.float32(np.sqrt(2))))
            x = self._level(x + self._line(inner, f"{own}output.dense"), f"{own}output.LayerNorm")
        middle = x.mean(0)
        return np.asarray(middle / np.linalg.norm(middle), dtype=np.float32)

    def _level(self, x: Array, name: str) -> Array:
        apart = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
        return np.asarray(apart * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"])

    def _line(self, x: Array, name: str) -> Array:
        rows, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        parts = rows.reshape(-1, WIDE, rows.shape[1] // DEEP, DEEP).transpose(2, 0, 3, 1)
        found = np.empty((len(x), len(rows)), dtype=np.float32)
        for start in range(0, len(x), ROWS):
            own = x[start : start + ROWS]
            asked = own.reshape(len(own), -1, DEEP).transpose(1, 0, 2)[:, None]
            found[start : start + ROWS] = (asked @ parts).sum(0).transpose(1, 0, 2).reshape(len(own), -1)
        return found + bias


def meaning(first: str, second: str) -> float:
    """How near two texts lie, -1..1, seen from the middle of all that councils are asked."""
    return float(placed(first) @ placed(second))


def asked(first: str, second: str) -> dict[str, float]:
    """How near two texts lie, -1..1, where what is asked counts more than what it is about; and the chances that both
    are one, or two, of the asks by which papers were sorted."""
    (one, its), (two, others) = _turned(first), _turned(second)
    both = float(its @ others)
    return {"asked": float(one @ two), "one_ask": both, "two_asks": float(its.sum() * others.sum()) - both}


@lru_cache(maxsize=1 << 12)
def placed(text: str) -> Array:
    """Where a text lies seen from that middle, of length one."""
    encoder, middle = _shipped()
    return _of_length_one(encoder.place(text) - middle)


@lru_cache(maxsize=1 << 16)
def _turned(text: str) -> tuple[Array, Array]:
    own, (into, out, asks) = placed(text), turn()
    turned = _of_length_one(own + own @ into @ out)
    likely = np.exp(SHARP * (asks @ turned - LIKE))
    return turned, np.asarray(likely / (1 + likely.sum()), dtype=np.float32)


def _of_length_one(row: np.ndarray) -> Array:
    return np.asarray(row / (np.linalg.norm(row) or 1.0), dtype=np.float32)


@cache
def turn() -> tuple[Array, ...]:
    """The turn towards what is asked: into fewer axes, and what these add; then where the sorted asks lie."""
    with np.load(model_folder("families") / TURN) as told:
        return tuple(told[name].astype(np.float32) for name in ("into", "out", "asks"))


@cache
def _shipped() -> tuple[Encoder, Array]:
    with np.load(model_folder("families") / "encoder.npz") as told:
        held = dict(told)
    pieces = held.pop(PIECES).tobytes().decode("utf-8").split("\n")
    weights = {name: unpacked(held[name], held.get(f"{name}:steps")) for name in held if not name.endswith(":steps")}
    return Encoder(weights, {piece: at for at, piece in enumerate(pieces)}), weights[MIDDLE]


def put_away() -> None:
    """Give back the memory that the weights take, some 60 MB. Texts once read keep their vectors; the next one loads
    the weights anew."""
    _shipped.cache_clear()


def unpacked(codes: np.ndarray, steps: np.ndarray | None) -> Array:
    """Numbers in steps of four bits, two in a byte; those without steps as they are."""
    if steps is None:
        return codes.astype(np.float32)
    whole = np.stack([codes >> 4, codes & 15], axis=-1).astype(np.float32) - (STEPS + 1)
    groups = whole.reshape(-1, TOGETHER) * steps.astype(np.float32).reshape(-1, 1)
    return np.asarray(groups.reshape(len(codes), -1), dtype=np.float32)
