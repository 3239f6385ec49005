"""Recommendations of several councils that ask for the same thing, as families, and what each council made of it.

Pairs worth looking at come from sparse products of words and concepts, not from all pairs; each gets its chance
(``likeness``). Families grow from the likeliest pair on: two groups become one while the mean chance over all pairs
between them is at least ``NEAR``, so that no chain of half likenesses ties strangers together. Fragments are left out.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from extract.compare.counts import share
from extract.compare.likeness import Point, fragment, point, probability, repeated_runs, subjects
from extract.compare.papers import Papers, Row, Rows
from extract.compare.vectors import near_pairs, vectors

NEAR = 0.7
"""Least chance that two recommendations ask for the same to be called near. models/families/README.md says what that
reaches on pairs judged by hand."""
SOME_WORDS = 0.08
MOST_CONCEPTS = 0.6
"""Least cosines of words, or of concepts, of a pair worth looking at."""
LONGEST_LABEL = 160

Chances = Mapping[tuple[int, int], float]


def families(papers: Papers) -> tuple[Rows, Rows]:
    """Rows of the tables ``families`` and ``family_members``; the families of most councils first."""
    rows = [row for row in papers.recommendations if not fragment(row["text"])]
    texts = list(dict.fromkeys(row["text"] for row in rows))
    runs = repeated_runs(texts)
    points = [point(text, runs) for text in texts]
    chances = _chances(points)
    users: dict[str, Rows] = {}
    for row in rows:
        users.setdefault(row["text"], []).append(row)
    answers, leads = papers.answers_of(), papers.leads_of()
    files = {row["document_id"]: row["file_name"] for row in papers.documents}
    found: list[tuple[Row, Rows]] = []
    for group in _grown(len(texts), chances):
        inside = [(place, row) for place in group for row in users[texts[place]]]
        if len({row["council_code"] for _, row in inside}) > 1:
            mean = {place: _mean(place, group, chances) for place in group}
            members = [_member(row, mean[place], answers.get(row["recommendation_id"], []), leads, files)
                       for place, row in inside]  # fmt: skip
            found.append((_family(members, _common([points[place] for place in group])), members))
    found.sort(key=lambda pair: (-pair[0]["councils"], -pair[0]["probability"], pair[0]["family_id"]))
    return (
        [family for family, _ in found],
        [{"family_id": family["family_id"], **member} for family, members in found for member in members],
    )


def chance(first: str, second: str, runs: Iterable[str] = ()) -> float:
    """The chance that two texts ask for the same; none where one is a fragment."""
    if fragment(first) or fragment(second):
        return 0.0
    said = frozenset(runs)
    return probability(point(first, said), point(second, said))


def _chances(points: Sequence[Point]) -> Chances:
    """The chance of each pair of texts worth looking at, where it is at least half of ``NEAR``."""
    words, _ = vectors([each.words for each in points], lambda at, term: points[at].words[term])
    concepts, _ = vectors([each.concepts for each in points], lambda at, term: points[at].concepts[term])
    pairs = {*near_pairs(words, SOME_WORDS), *near_pairs(concepts, MOST_CONCEPTS)}
    told = ((pair, probability(points[pair[0]], points[pair[1]])) for pair in sorted(pairs))
    return {pair: one for pair, one in told if one >= NEAR / 2}


def _grown(count: int, chances: Chances) -> list[list[int]]:
    """Groups of texts, each in order; a text near no other is a group of its own."""
    group_of = {place: [place] for place in range(count)}
    for (one, two), told in sorted(chances.items(), key=lambda item: (-item[1], item[0])):
        first, second = group_of[one], group_of[two]
        if told >= NEAR and first is not second:
            between = [chances.get((min(i, j), max(i, j)), 0.0) for i in first for j in second]
            if sum(between) >= NEAR * len(between):
                first.extend(second)
                group_of.update(dict.fromkeys(second, first))
    return [sorted(group) for place, group in group_of.items() if min(group) == place]


def _mean(place: int, group: Sequence[int], chances: Chances) -> float:
    others = [chances.get((min(place, other), max(place, other)), 0.0) for other in group if other != place]
    return round(sum(others) / len(others), 3) if others else 1.0


def _common(points: Sequence[Point]) -> str:
    """The concepts that most of the texts share, those that are asked for first."""
    count = Counter(name for each in points for name in each.concepts)
    usual = [name for name, used in count.items() if 2 * used > len(points)]
    return "; ".join(name.replace("_", " ") for name in sorted(usual, key=lambda name: (name in subjects(), name)))


def _member(row: Row, told: float, answers: Rows, leads: Mapping[str, Rows], files: Mapping[str, str]) -> Row:
    statuses = Counter(action["status"] for action in answers)
    named = dict.fromkeys(lead["name"] for action in answers for lead in leads.get(action["action_id"], []))
    return {
        "council": row["council"] or row["council_code"], "recommendation_id": row["recommendation_id"],
        "number": row["number"], "text": row["text"], "probability": told, "response": row["response"],
        "n_actions": len(answers), "n_completed": statuses["completed"],
        "by": max((action["timescale_latest"] for action in answers if action["timescale_latest"]), default=None),
        "statuses": "; ".join(f"{status} {count}" for status, count in sorted(statuses.items())),
        "leads": "; ".join(named), "answer": "\n".join(action["text"] for action in answers),
        "file_name": files.get(row["document_id"]), "page": row["page_first"],
    }  # fmt: skip


def _family(members: Rows, concepts: str) -> Row:
    councils = sorted({member["council"] for member in members})
    actions = sum(member["n_actions"] for member in members)
    completed = sum(member["n_completed"] for member in members)
    middle = max(members, key=lambda member: (member["probability"], -len(member["text"]), member["recommendation_id"]))
    responses = Counter(member["response"] for member in members if member["response"])
    key = "\n".join(sorted(member["recommendation_id"] for member in members))
    return {
        "family_id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "asks": _short(middle["text"]), "concepts": concepts, "councils": len(councils),
        "council_names": "; ".join(councils), "recommendations": len(members),
        "probability": round(sum(member["probability"] for member in members) / len(members), 3),
        "unanswered": sum(not member["n_actions"] for member in members),
        "responses": "; ".join(f"{name} {count}" for name, count in sorted(responses.items())),
        "actions": actions, "completed": completed, "share_completed": share(completed, actions),
    }  # fmt: skip


def _short(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LABEL else line[:LONGEST_LABEL].rsplit(" ", 1)[0] + " …"
