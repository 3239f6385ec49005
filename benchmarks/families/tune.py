"""``python -m benchmarks.families.tune --store OUT --gold DIR --teacher FOLDER``: teach the sentence encoder what
councils are asked, and write ``FOLDER``/tuned.npz, from which ``benchmarks.families.teacher`` makes encoder.npz.

The top two layers learn that texts of one ask lie near each other and those of another, however alike their words, do
not (``lessons``). No text of the half that measures is among them. For each pair what encoders say of it that saw none
of its papers, or of a made-up one its subject, is written into meanings.csv: the weights of the chance are learned from
that; the mean of those encoders' weights ships. It takes jax, which is installed beside the project, and half an hour.
"""

from __future__ import annotations

import csv
import importlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.families.__main__ import AT_A_GLANCE
from benchmarks.families.lessons import Lesson, lessons, placed
from benchmarks.families.material import given
from benchmarks.families.pairs import MEANINGS, Pair, apart_in, judged, learning, made, mark, texts
from benchmarks.families.teacher import TUNED, teacher
from extract.families.encoder import HEADS, LAYERS, turn
from extract.families.likeness import at_a_glance, known, point

LOW = 4
"""Layers that stay as they are."""
LENGTHS = (12, 18, 26, 48)
"""Pieces of a text; it is filled up to the next of these, and cut at the last."""
BATCH, TURNS, RATE, FOLDS = 32, 4, 5e-5, 3
ALONE = (-6.0, 10.0)
"""The weights by which the cosine alone tells pairs."""
BEGUN = (0.3, 0.6)
"""A tenth of what the cosine and that of the untaught encoder count at first beside what is seen at a glance."""


class Course:
    """The texts of the lessons as the low layers leave them, and what is learned on top of these."""

    def __init__(self, encoder: Any, told: Sequence[Lesson], judged_pairs: Sequence[Pair]) -> None:
        self.jax = importlib.import_module("jax")
        self.np = importlib.import_module("jax.numpy")
        self.told = told
        every = [*((p.first, p.second) for p in told), *((p.first, p.second) for p in judged_pairs)]
        said = {text: point(text).said for pair in every for text in pair}
        self.texts = sorted(set(said.values()))
        place = {text: at for at, text in enumerate(self.texts)}
        self.sides = [np.array([place[said[pair[side]]] for pair in every[: len(told)]]) for side in (0, 1)]
        self.same = np.array([one.same for one in told], dtype=np.float32)
        self.counts = np.array([one.counts for one in told])
        untaught = dict(zip(self.texts, placed(encoder, self.texts), strict=True))
        self.plain = np.array([untaught[said[p.first]] @ untaught[said[p.second]] for p in told], dtype=np.float32)
        self.glance = np.array([[at_a_glance(point(p.first), point(p.second))[n] for n in AT_A_GLANCE] for p in told],
                               dtype=np.float32)  # fmt: skip
        pieces = [encoder.pieces(text) for text in self.texts]
        pieces = [own if len(own) <= LENGTHS[-1] else [*own[: LENGTHS[-1] - 1], own[-1]] for own in pieces]
        self.length = np.array([len(own) for own in pieces])
        ids = np.zeros((len(pieces), LENGTHS[-1]), dtype=np.int32)
        self.mask = np.zeros(ids.shape, dtype=np.float32)
        for at, own in enumerate(pieces):
            ids[at, : len(own)], self.mask[at, : len(own)] = own, 1
        weights = {name: self.np.array(rows) for name, rows in encoder.weights.items() if rows.dtype == np.float32}
        self.top = {n: w for n, w in weights.items() if n.startswith("encoder.layer.") and int(n.split(".")[2]) >= LOW}
        low = self.jax.jit(lambda own, mask: self._layers(weights, self._begun(weights, own), mask, range(LOW)))
        self.hidden = np.zeros((*ids.shape, 384), dtype=np.float32)
        for rows, end in self._by_length():
            self.hidden[rows, :end] = self._whole(low, rows, ids[:, :end], self.mask[:, :end])
        plain = self.jax.jit(lambda x, mask: self._mean(self.top, x, mask))
        means = [self._whole(plain, rows, self.hidden[:, :end], self.mask[:, :end]) for rows, end in self._by_length()]
        self.middle = self.np.array(np.concatenate(means).mean(axis=0))

    def _by_length(self, many: int = 64) -> Iterator[tuple[np.ndarray, int]]:
        begin = 0
        for end in LENGTHS:
            rows = np.where((self.length > begin) & (self.length <= end))[0]
            yield from ((rows[at : at + many], end) for at in range(0, len(rows), many))
            begin = end

    def _whole(self, function: Any, rows: np.ndarray, *arrays: np.ndarray, many: int = 64) -> np.ndarray:
        filled = np.resize(rows, many)
        return np.array(function(*(array[filled] for array in arrays)))[: len(rows)]

    def _begun(self, weights: Any, ids: Any) -> Any:
        own = "embeddings."
        x = weights[f"{own}word_embeddings.weight"][ids] + weights[f"{own}token_type_embeddings.weight"][0]
        x = x + weights[f"{own}position_embeddings.weight"][: ids.shape[1]]
        return self._level(x, weights, f"{own}LayerNorm")

    def _level(self, x: Any, weights: Any, name: str) -> Any:
        middle = x.mean(-1, keepdims=True)
        spread = ((x - middle) ** 2).mean(-1, keepdims=True)
        return (x - middle) / self.np.sqrt(spread + 1e-12) * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def _layers(self, weights: Any, x: Any, mask: Any, layers: range) -> Any:
        many, length, _ = x.shape
        aside = (1 - mask)[:, None, None, :] * -1e9
        for layer in layers:
            own = f"encoder.layer.{layer}."

            def line(y: Any, name: str, own: str = own) -> Any:
                return y @ weights[f"{own}{name}.weight"].T + weights[f"{own}{name}.bias"]

            asked, keys, values = (
                line(x, f"attention.self.{name}").reshape(many, length, HEADS, -1).transpose(0, 2, 1, 3)
                for name in ("query", "key", "value")
            )
            share = self.jax.nn.softmax(asked @ keys.transpose(0, 1, 3, 2) / np.sqrt(asked.shape[-1]) + aside, -1)
            mixed = (share @ values).transpose(0, 2, 1, 3).reshape(many, length, -1)
            x = self._level(x + line(mixed, "attention.output.dense"), weights, f"{own}attention.output.LayerNorm")
            inner = self.jax.nn.gelu(line(x, "intermediate.dense"), approximate=False)
            x = self._level(x + line(inner, "output.dense"), weights, f"{own}output.LayerNorm")
        return x

    def _mean(self, top: Any, hidden: Any, mask: Any) -> Any:
        x = self._layers(top, hidden, mask, range(LOW, LAYERS))
        return self._one_long((x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True))

    def _one_long(self, x: Any) -> Any:
        return x / self.np.sqrt((x * x).sum(1, keepdims=True) + 1e-9)

    def _place(self, top: Any, hidden: Any, mask: Any) -> Any:
        return self._one_long(self._mean(top, hidden, mask) - self.middle)

    def meanings(self, top: Any) -> np.ndarray:
        """The cosine of each pair of the lessons, turned as texts are by the encoder that ships."""
        placed = self.jax.jit(self._place)
        places = np.zeros((len(self.texts), 384), dtype=np.float32)
        for rows, end in self._by_length():
            filled = np.resize(rows, 64)
            places[rows] = np.array(placed(top, self.hidden[filled, :end], self.mask[filled, :end]))[: len(rows)]
        into, out, _ = turn()
        places += places @ into @ out
        places /= np.linalg.norm(places, axis=1, keepdims=True)
        return np.asarray((places[self.sides[0]] * places[self.sides[1]]).sum(1))

    def taught(self, own: np.ndarray) -> Any:
        """The top layers after ``TURNS`` of the lessons ``own``: pairs are told by the cosine alone and by the cosine
        beside that of the untaught encoder and what is seen at a glance, by Adam with a rate that rises and falls."""
        jnp = self.np

        def loss(told: Any, hidden: Any, mask: Any, glance: Any, plain: Any, same: Any) -> Any:
            places = self._place(told["top"], hidden, mask)
            near = (places[:BATCH] * places[BATCH:]).sum(1)
            bias, counts, before = told["whole"] * 10
            whole = bias + counts * near + before * plain + glance @ told["glance"]
            alone = ALONE[0] + ALONE[1] * near
            return sum((jnp.logaddexp(0, odds) - same * odds).sum() for odds in (whole, alone)) / BATCH / 2

        before = known()["weights"]
        told = {
            "top": self.top,
            "whole": jnp.array([before["bias"] / 10, *BEGUN]),
            "glance": jnp.array([before[name] for name in AT_A_GLANCE]),
        }
        rates = {"top": RATE, "whole": RATE * 50, "glance": RATE * 50}
        first, second = (self.jax.tree.map(jnp.zeros_like, told) for _ in range(2))

        @self.jax.jit
        def moved(told: Any, first: Any, second: Any, slope: Any, turn: Any, rate: Any) -> Any:
            first = self.jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, slope)
            second = self.jax.tree.map(lambda v, g: 0.98 * v + 0.02 * g * g, second, slope)

            def step(own: float) -> Any:
                return lambda w, m, v: (
                    w
                    - rate
                    * own
                    * ((m / (1 - 0.9**turn)) / (jnp.sqrt(v / (1 - 0.98**turn)) + 1e-6) + 0.01 * w * (own == RATE))
                )

            new = {name: self.jax.tree.map(step(rates[name]), told[name], first[name], second[name]) for name in told}
            return new, first, second

        sloped = self.jax.jit(self.jax.grad(loss))
        dealt = np.random.default_rng(0)
        longest = np.maximum(self.length[self.sides[0]], self.length[self.sides[1]])[own]
        groups = [(end, own[(longest > begin) & (longest <= end)]) for begin, end in pairwise((0, *LENGTHS))]
        groups = [(end, rows, self.counts[rows]) for end, rows in groups if len(rows) >= BATCH]
        share = np.array([counts.sum() for _, _, counts in groups])
        turns = int(TURNS * share.sum() / BATCH)
        for taken in range(turns):
            end, rows, counts = groups[dealt.choice(len(groups), p=share / share.sum())]
            batch = dealt.choice(rows, BATCH, replace=False, p=counts / counts.sum())
            both = np.concatenate([side[batch] for side in self.sides])
            slope = sloped(
                told,
                self.hidden[both, :end],
                self.mask[both, :end],
                self.glance[batch],
                self.plain[batch],
                self.same[batch],
            )
            rate = min(1.0, (taken + 1) / 20) * (1 - taken / turns)
            told, first, second = moved(told, first, second, slope, float(taken + 1), rate)
            if taken % 20 == 0:
                print(f"{taken} of {turns}", flush=True)
        return told["top"]


def _noted(told: Sequence[Lesson], meanings: Sequence[float]) -> None:
    """Write what encoders say of each lesson that did not learn from its papers or subject."""
    with MEANINGS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "other_text", "asked"])
        for one, value in zip(told, meanings, strict=True):
            writer.writerow([mark(one.first), mark(one.second), f"{value:.4f}"])


def main() -> None:
    told = given(__doc__)
    known_texts = texts([told.store], told.gold)
    pairs = [pair for pair in judged(known_texts) if pair.half != "check"]
    encoder = teacher(told.teacher, tuned=False)
    course = Course(encoder, found := lessons(pairs, known_texts, told.store, told.gold, encoder), pairs)
    print(len(found), "lessons,", len(course.texts), "texts", flush=True)
    inside = np.array([apart_in(one.papers, FOLDS) for one in found])
    noted = len(pairs) + len(made()) + len(learning())
    sums, seen, tops = np.zeros(noted), np.zeros(noted), []
    for fold in range(FOLDS):
        tops.append(course.taught(np.where(~inside[:, fold])[0]))
        own = inside[:noted, fold]
        sums[own] += course.meanings(tops[-1])[:noted][own]
        seen[own] += 1
    _noted(found[:noted], (sums / seen).tolist())
    rows = {name: np.mean([np.asarray(top[name]) for top in tops], axis=0, dtype=np.float32) for name in tops[0]}
    np.savez(told.teacher / TUNED, **rows, middle=np.asarray(course.middle, dtype=np.float32))


if __name__ == "__main__":
    main()
