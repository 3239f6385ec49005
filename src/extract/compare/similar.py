"""Recommendations to different councils that ask for the same kind of thing, with score and reasons.

A recommendation is its own words, its explanation at half weight and the words of the actions that answer it at a
quarter: peers ask in general terms, and the answer often names the thing. Two are compared by the words that carry
meaning (stems and pairs of stems, so that "inward investment" counts as one) and by runs of letters (so that kindred
words count a little). A term weighs more the rarer it is in the store, and less the more of its own council's
recommendations use it: "children" in each of an inspector's points is the paper's subject, not the point of one.
No model, no network; the same rows give the same scores in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from extract.compare.papers import Papers, Row, Rows
from extract.compare.tables import other
from extract.families import NEAR, fragment, point, probability, put_away
from extract.families.texts import content_words, letter_groups, stem
from extract.families.vectors import rarity, vectors

KINDRED = 0.095
"""Least score at which two recommendations stand near each other. Set on the ten pairs judged by hand in
tests/compare/test_similar.py; that test also has pairs it was not set on."""
CONTEXT, ANSWERS = 0.5, 0.25
LETTERS = 0.35
"""Share of the letters' cosine in the score; the rest is the words'."""
SUBJECTS = "subject"
"""Theme scheme whose common themes stand beside the score. They are not in it: on the pairs judged by hand a bonus for
a common subject brought as many wrong pairs as right ones."""
SHOWN_WORDS = 6

Scores = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def similar(papers: Papers, top: int = 3) -> Rows:
    """Rows of the table ``similar``: for each recommendation the ``top`` nearest of every other council, best first.

    A pair stands once, on the side of the council whose name comes first. Pairs without anything in common are left
    out; ``near`` says which of the others stand near each other, ``probability`` how likely they ask for the same.
    """
    order = {code: place for place, code in enumerate(papers.council_names())}
    rows = sorted(papers.recommendations, key=lambda row: order.get(row["council_code"], len(order)))
    answers, leads, themes = papers.answers_of(), papers.leads_of(), _themes(papers)
    texts = [_weighted_texts(row, answers.get(row["recommendation_id"], [])) for row in rows]
    councils = [row["council_code"] for row in rows]
    words, terms = _matrix(texts, councils, _word_terms)
    letters, _ = _matrix(texts, councils, lambda text: letter_groups(content_words(text)))
    spelled = _spellings(texts)
    points = {row["text"]: point(row["text"]) for row in rows if not fragment(row["text"])}
    found: Rows = []
    for i, j, score in _best(councils, words, letters, top):
        shared = themes.get(rows[i]["recommendation_id"], set()) & themes.get(rows[j]["recommendation_id"], set())
        one, two = (_side(row, answers.get(row["recommendation_id"], []), leads) for row in (rows[i], rows[j]))
        why = _shared_words(words, terms, i, j, spelled)
        first, second = points.get(rows[i]["text"]), points.get(rows[j]["text"])
        told = probability(first, second) if first and second else 0.0
        found.append(
            {
                **one, **other(two), "score": round(score, 3), "probability": round(told, 3), 
                "near": told >= NEAR or score >= KINDRED,
                "shared_words": why, "shared_themes": "; ".join(sorted(shared)),
            }
        )  # fmt: skip
    put_away()
    return sorted(found, key=lambda row: -row["score"])


def _themes(papers: Papers) -> dict[str, set[str]]:
    """The subjects of each recommendation."""
    found: dict[str, set[str]] = {}
    for tag in papers.themes:
        if tag["record_kind"] == "recommendation" and tag["scheme"] == SUBJECTS:
            found.setdefault(tag["record_id"], set()).add(tag["theme"])
    return found


def _weighted_texts(row: Row, answers: Rows) -> list[tuple[str, float]]:
    texts = [(row["text"], 1.0), (row["context"], CONTEXT), *((action["text"], ANSWERS) for action in answers)]
    return [(text, weight) for text, weight in texts if text]


def _word_terms(text: str) -> list[str]:
    stems = [stem(word) for word in content_words(text)]
    return stems + [" ".join(pair) for pair in pairwise(stems)]


def _matrix(
    texts: Sequence[Sequence[tuple[str, float]]], councils: Sequence[str], terms_of: Callable[[str], list[str]]
) -> tuple[csr_matrix, list[str]]:
    """The recommendations as vectors of their terms, and the terms."""
    counted: list[Counter[str]] = []
    for parts in texts:
        counts: Counter[str] = Counter()
        for text, weight in parts:
            for term in terms_of(text):
                counts[term] += weight  # type: ignore[assignment]  # a Counter of shares
        counted.append(counts)
    telling = rarity(counted)
    size = Counter(councils)
    users = Counter((council, term) for council, counts in zip(councils, counted, strict=True) for term in counts)

    def weigh(index: int, term: str) -> float:
        council = councils[index]
        return telling[term] * (1 - users[council, term] / (size[council] + 1))

    return vectors(counted, weigh)


def _best(councils: Sequence[str], words: csr_matrix, letters: csr_matrix, top: int) -> list[tuple[int, int, float]]:
    """Index pairs (i < j) with their score: the ``top`` of each row in every other council."""
    members: dict[str, list[int]] = {}
    for index, council in enumerate(councils):
        members.setdefault(council, []).append(index)
    chosen: dict[tuple[int, int], float] = {}
    for council, own in members.items():
        near = _scores(words, letters, own)
        for other_council, others in members.items():
            if other_council != council:
                _choose(near[:, others], own, others, top, chosen)
    return [(i, j, score) for (i, j), score in sorted(chosen.items())]


def _scores(words: csr_matrix, letters: csr_matrix, own: Sequence[int]) -> Scores:
    """Scores of the rows ``own`` against every row."""
    by_words = (words[own] @ words.T).toarray()
    by_letters = (letters[own] @ letters.T).toarray()
    return np.asarray(np.round((1 - LETTERS) * by_words + LETTERS * by_letters, 6))


def _choose(
    near: Scores, own: Sequence[int], others: Sequence[int], top: int, chosen: dict[tuple[int, int], float]
) -> None:
    for place, i in enumerate(own):
        for column in np.argsort(-near[place], kind="stable")[:top].tolist():
            if near[place, column] > 0:
                j = others[column]
                chosen[min(i, j), max(i, j)] = float(near[place, column])


def _spellings(texts: Sequence[Sequence[tuple[str, float]]]) -> dict[str, str]:
    """The shortest word, then the first in the alphabet, that each stem stands for."""
    found: dict[str, str] = {}
    for word in sorted({word for parts in texts for text, _ in parts for word in content_words(text)}):
        key = stem(word)
        found[key] = min(found.get(key, word), word, key=lambda spelled: (len(spelled), spelled))
    return found


def _shared_words(words: csr_matrix, terms: Sequence[str], i: int, j: int, spelled: Mapping[str, str]) -> str:
    """The terms that make two rows alike, the weightiest first; a word that stands in a pair shown is not repeated."""
    product = words[[i]].multiply(words[[j]]).tocoo()
    ranked = sorted(zip((-product.data).tolist(), product.col.tolist(), strict=True))
    shown: list[str] = []
    for _, column in ranked:
        if len(shown) < SHOWN_WORDS and not any(terms[column] in term.split() for term in shown):
            shown = [term for term in shown if term not in terms[column].split()] + [terms[column]]
    return ", ".join(" ".join(spelled.get(part, part) for part in term.split()) for term in shown)


def _side(row: Row, answers: Rows, leads: Mapping[str, Rows]) -> Row:
    """One recommendation of a pair, and how its council answered."""
    statuses = Counter(action["status"] for action in answers)
    named = dict.fromkeys(lead["name"] for action in answers for lead in leads.get(action["action_id"], []))
    return {
        "council": row["council"] or row["council_code"],
        "recommendation_id": row["recommendation_id"],
        "number": row["number"],
        "text": row["text"],
        "n_actions": len(answers),
        "by": max((action["timescale_latest"] for action in answers if action["timescale_latest"]), default=None),
        "statuses": "; ".join(f"{status} {count}" for status, count in sorted(statuses.items())),
        "leads": "; ".join(named),
        "answer": "\n".join(action["text"] for action in answers),
    }
