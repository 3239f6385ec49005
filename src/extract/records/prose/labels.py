"""The labels that plans in prose print before their words: "Recommendation 3:", "Response:", "Lead:", "By when:".

They say in running text what column headings say in a table, so the wordings are those of DOMAIN.md B2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from extract.flow.number_words import IN_WORDS
from extract.records.phrases import PLANS, phrases
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.columns import ColumnRole, role_of_heading

Beside = Literal["lead", "timescale", "status", "progress"]
Kind = Literal["recommendation", "response", "action"] | Beside

INSPECTORS = re.compile(r"^(?:area\s+for\s+(?:improvement|priority\s+action)|priority\s+action)\s*:?$", re.IGNORECASE)
_DASHED = re.compile(r"^(?:ACTION|Action)(?:\s+(?:point|required|by))?\s*[–—-]\s+(?P<rest>[A-Z].+)$", re.DOTALL)
"""An action in minutes set off by a dash: "Action – Clerk to write"."""
_WORDINGS = phrases("labels")
_LABELS: dict[Kind, re.Pattern[str]] = {
    cast(Kind, kind): re.compile(rf"^(?:{wording.pattern})\s*$", re.IGNORECASE) for kind, wording in _WORDINGS.items()
}
_ANY = "|".join(wording.pattern for wording in _WORDINGS.values())
_CODED = re.compile(r"^(?P<number>[A-Z]{0,2}R\d{1,2})\s*[.:)–—-]+\s*(?P<rest>[A-Z].+)$", re.DOTALL)
"""A recommendation told by a code alone, in bold: "R1. That the council …"."""
_NEXT = re.compile(rf"[;,|.]?\s+(?=[A-Z])(?=(?i:{_ANY})\s*:\s)")
"""Where a further label begins on the same line: "Lead: Director of Place  By when: May 2025"."""
_FURTHER = re.compile(rf"(?<=[.;!?)])\s+(?=[A-Z])(?=(?i:{_ANY})\s*:\s)")
"""Where a further label begins behind the sentences of a recommendation or response."""
_ACTION_WITHIN = re.compile(r"(?<=[.;!?)])\s+(?=(?:ACTIONS?|Actions?)\s*:\s+\S+\s+\S)")
"""Where the action stands behind the words of a minute: "… was broken. Action: Clerk to order a new one."."""
_ASIDE = re.compile(r"\s+(?:Priority|(?:Risk\s+)?[Rr]ating|Grade)\s*:\s*\w+\.?$")
"""What auditors print behind a recommendation: how much it matters."""
HEADS = re.compile(rf"^(?:(?:no\.?|ref\.?|{_ANY})(?:\s+|$)){{2,}}$", re.IGNORECASE)
"""The heads of a table printed as a line above it: "Action Lead By when"."""
_WHO_AND_WHEN = re.compile(r"\w\W+(?:(?:and|by)\s+)*(?:when|date|timescale|deadline)\s*$", re.IGNORECASE)
NAMED: frozenset[ColumnRole] = frozenset(("response", "lead", "timescale", "status", "progress"))
"""What words name that head a column in tables, and that are a label where a colon stands behind them."""
LONGEST_LABEL, LONGEST_WHOSE, LONGEST_NAME = 40, 160, 4
"""Characters before the colon, and of words among which one says what is announced where there is none; words of such
a heading."""
_STEMS = ("rec", "observation", "suggestion", "area", "action")


@dataclass(frozen=True, slots=True)
class Label:
    """What is announced, with the number and the words that follow on the same line ("" for none)."""

    kind: Kind
    number: str | None
    rest: str
    colon: bool = True
    """Whether a mark sets it off; a bare word is a label only as a heading within a recommendation."""
    plural: bool = False
    """Whether several are announced ("Actions:"), one to each item of the list below."""
    coded: bool = False
    """Whether only a code says what it is: "R3."."""


def label_of(text: str, alone: bool = False) -> Label | None:
    """The label at the head of ``text``, or None. ``alone``: it may stand without a colon, being a heading."""
    words = text.strip()
    if not alone and ":" not in words:
        low = words[:LONGEST_WHOSE].lower()
        if not any(stem in low for stem in _STEMS):
            return None  # nearly always
    found = SAYS["recommendation"].match(words)
    bare = found is None and SAYS["without_mark"].match(words)
    if found is None and alone and (coded := _CODED.match(words)):
        return Label("recommendation", coded["number"], coded["rest"].strip(), coded=True)
    if bare:
        return Label("recommendation", bare["number"].strip("()"), bare["rest"].strip(), colon=False)
    if found and INSPECTORS.match(words):
        return None  # an inspectors' head: what stands under it is the list (heads.py)
    if found and (found["mark"] or (found["number"] and not found["rest"]) or alone):
        return Label("recommendation", found["number"], (found["rest"] or "").strip(), bool(found["mark"]))
    if counted := SAYS["counted"].match(words):
        return Label("recommendation", str(IN_WORDS[counted[1].lower()]), "")
    numbered = SAYS["action"].match(words)
    if numbered and (numbered["rest"] is not None or alone):
        return Label("action", numbered["number"], (numbered["rest"] or "").strip())
    if dashed := _DASHED.match(words):
        return Label("action", None, dashed["rest"].strip())
    before, colon, rest = words.partition(":")
    if not colon and not alone:
        return None
    before = re.sub(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+", "", before)
    if not before or len(before) > LONGEST_LABEL or not before[0].isupper():
        return None
    kind = next((kind for kind, pattern in _LABELS.items() if pattern.match(before)), None)
    kind = kind or (_heads_a_column(before) if colon else None)
    return (
        Label(kind, None, rest.strip(), bool(colon), bool(re.search(r"actions\b|\bwill$|^what\b", before, re.I)))
        if kind
        else None
    )


def _heads_a_column(words: str) -> Kind | None:
    """What words before a colon name that head a column in tables: "In the hands of". Cover sheets have others."""
    if len(words.split()) > LONGEST_NAME or "." in words or PLANS["cover"].search(words):
        return None
    role = role_of_heading(words)
    return cast(Kind, role) if role in NAMED else None


def labelled(text: str, alone: bool = False) -> Iterator[tuple[Label | None, str]]:
    """Each label in a line with its words; further labels on the line begin anew. (None, text) for text without."""
    first = label_of(text, alone)
    if first is None:
        within = _ACTION_WITHIN.search(text)
        yield None, text[: within.start()] if within else text
        if within:
            yield from labelled(text[within.end() :])
        return
    if first.kind in ("recommendation", "response", "progress"):
        further = _FURTHER.search(first.rest)
        yield first, _ASIDE.sub("", first.rest[: further.start()] if further else first.rest)
        for label, words in labelled(first.rest[further.end() :]) if further else ():
            beside = label is not None and label.kind in ("lead", "timescale", "status")
            yield label, words.removesuffix(".") if beside else words
        return
    for piece in _cut(text):
        label = label_of(piece, alone)
        both = (
            SAYS["who_and_when"].match(label.rest) if label and _WHO_AND_WHEN.search(piece.partition(":")[0]) else None
        )
        if both:
            yield Label("lead", None, both["lead"]), both["lead"]
            yield Label("timescale", None, both["timescale"]), both["timescale"]
        else:
            yield label, label.rest if label else piece


def _cut(text: str) -> list[str]:
    """A line cut before each further label; "Responsible Officer:" is one label, not two."""
    pieces: list[str] = []
    cuts = [0, *(found.end() for found in _NEXT.finditer(text))]
    ends = [*(found.start() for found in _NEXT.finditer(text)), len(text)]
    for start, end in zip(cuts, ends, strict=True):
        stop = "." if text[end : end + 1] == "." and end < len(text) and SAYS["action"].match(text[start:end]) else ""
        piece = text[start:end] + stop
        if pieces and ":" not in pieces[-1] and not SAYS["action"].match(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces
