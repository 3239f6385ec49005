"""What sentences set as headings over the actions of a plan ask for: the areas that inspectors named, printed again.

    Area 2
    The oversight of plans, so that none drifts.        a heading that ends as a sentence
      2a  Audit sixty files a quarter …                 actions that answer it

Headings do not end in a full stop; what was required of a council and is copied over the actions that answer it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.flow.looks import Look, look_of, pieces_of
from extract.flow.numbers_apart import SAME_LEFT
from extract.ledger import Ledger, RecordKey
from extract.model import Document, Line
from extract.records import FoundPaper, FoundRecords
from extract.records.found import AS_SIBLINGS, FoundRecommendation
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.banners import MUST
from extract.text import join_lines

FEWEST, MOSTLY = 2, 0.8
"""Sentences of a paper that head actions, and their share of what stands so over actions."""
SHORTEST, LONGEST = 5, 50
"""Words of such a sentence."""
CLOSE = 0.9
"""Heights of a line between two of one paragraph."""
LABEL = re.compile(
    r"^(?:(?i:area|priority|theme|aim|objective|point|requirement|improvement|recommendation|finding)(?: for [a-z]+)? "
    r"(?:no\.? )?(?P<number>[A-Z]?\d{1,2}|[A-Z])[).:]?|(?P<code>[A-Z]{2,4} ?\d{1,2})[.:]?|(?P<count>\d{1,2})[).:])"
    r"(?: ?[–—-])?(?: +(?=[A-Z])|$)"
)
"""The label of a sentence, or one alone: "Area 2", "Priority B:", "AFI3", "3."."""
TOPIC = 4
"""Words behind a label that name what the sentence below it is about."""


class _Over(NamedTuple):
    """The lines of a paragraph over actions, and those of the label at its left, if one stands there."""

    lines: list[Line]
    label: list[Line]


@dataclass(frozen=True, slots=True)
class _Heading:
    """Words set apart over actions: their lines, label and number if they have one, the words behind it, and the places
    of the actions below them."""

    lines: Sequence[Line]
    number: str | None
    text: str
    actions: list[int]

    @property
    def look(self) -> Look:
        return look_of(self.lines[-1].words[-1])

    @property
    def asks(self) -> bool:
        """Whether it ends as a sentence and tells no finding."""
        words = self.text.split()
        whole = SHORTEST <= len(words) <= LONGEST and words[0][:1].isupper() and words[-1].endswith(".")
        return whole and not SAYS["tells_a_finding"].match(self.text)


def with_sentences_over_actions(document: Document, found: FoundRecords, ledger: Ledger) -> FoundRecords:
    """``found`` with the sentences set as headings over actions as recommendations that these answer; the same object
    where there are none."""
    papers: list[FoundPaper] = []
    first = 0
    for paper in found.papers:
        own = range(first, first := first + len(paper.actions))
        headings = list(_headings(document, ledger, own)) if _may_answer(paper, document) else []
        asked = [heading for heading in headings if heading.asks]
        alike = [heading for heading in headings if heading.look in {each.look for each in asked}]
        enough = len({heading.text for heading in asked}) >= FEWEST and len(asked) >= MOSTLY * len(alike)
        enough = enough and _answered(paper) <= {heading.text for heading in asked}
        papers.append(_with(paper, asked, ledger, len(asked) / len(headings)) if enough else paper)
    return replace(found, papers=tuple(papers)) if papers != list(found.papers) else found


def _may_answer(paper: FoundPaper, document: Document) -> bool:
    """Whether a file says that others looked at the council, and no action names which of their points it answers."""
    told = any(action.recommendation_numbers for action in paper.actions) or len(_answered(paper)) > 1
    if told or paper.part.document_type == "minutes":
        return False
    return any(SAYS["was_looked_at"].search(line.text) for page in document.pages for line in page.lines)


def _answered(paper: FoundPaper) -> set[str]:
    """The words of what actions answer: of one alone where only the first sentence was read, and heads them all."""
    keys = {key for action in paper.actions for key in action.recommendations}
    return {one.text for one in paper.recommendations if one.key in keys}


def _with(paper: FoundPaper, asked: Sequence[_Heading], ledger: Ledger, share: float) -> FoundPaper:
    recommendations, actions = list(paper.recommendations), list(paper.actions)
    keys = {one.text: one.key for one in recommendations}
    for heading in asked:
        if heading.text not in keys:
            keys[heading.text] = 1 + max(keys.values(), default=-1)
            regions = ledger.words.boxes(ledger.words.numbers(heading.lines))
            one = FoundRecommendation(
                key=keys[heading.text], number=heading.number, text=heading.text, context=None, origin="unknown",
                response=None, regions=regions, method="prose", confidence=share, evidence={AS_SIBLINGS: share},
            )  # fmt: skip
            recommendations.append(one)
        for at in heading.actions:
            actions[at] = replace(actions[at], recommendations=(keys[heading.text],))
    return replace(paper, recommendations=tuple(recommendations), actions=tuple(actions))


# ---------------------------------------------------------------- what is set apart over actions


def _headings(document: Document, ledger: Ledger, actions: range) -> Iterator[_Heading]:
    """The words set apart right over ``actions`` (their places in the file), from the top down."""
    homes = {id(word): home for word, home in zip(ledger.words.said, ledger.homes, strict=True)}
    keys = {RecordKey("action", at) for at in actions}
    heading: _Heading | None = None
    above: list[_Over] = []
    seen: set[int] = set()
    for line in (line for page in document.pages for line in page.lines):
        told = [home for word in line.words if (home := homes.get(id(word))) and home.fate in ("field", "row")]
        own = [home for home in told if home.what != "group_label"]
        pieces = () if own else pieces_of(line)
        if len(pieces) == 2 and above and _beside(above[-1], pieces):
            above[-1].label.append(pieces[0])
            above[-1].lines.append(pieces[1])
            continue
        if len(pieces) == 1 or (pieces and _is_label(pieces[0].text)):
            if above and above[-1].label and _is_below(above[-1].label[-1], line):
                above[-1].label.append(line)
            elif above and _goes_on(above[-1].lines[-1], line):
                above[-1].lines.append(line)
            else:
                above.append(_Over([line], []))
            continue
        if len(pieces) == 2:
            above.append(_Over([pieces[1]], [pieces[0]]))
            continue
        texts = {home.record.position for home in own if home.what == "text" and home.record in keys}
        for at in sorted(texts - seen):
            if new := _apart(above):
                yield (heading := new)
            if heading:
                heading.actions.append(at - actions.start)
            above = []
        seen |= texts
        above = [] if own else above


def _number(label: re.Match[str] | None) -> str | None:
    return label["number"] or label["code"] or label["count"] if label else None


def _is_label(text: str) -> bool:
    label = LABEL.match(text)
    return label is not None and label.end() == len(text)


def _label_over(before: Sequence[Line], text: str) -> re.Match[str] | None:
    """The label in bold of words below it: alone, or with a topic where these say what must be: "AFI1 PREVENTION"."""
    over = join_lines(before)
    label = LABEL.match(over) if before and before[0].words[0].bold else None
    topic = len(over[label.end() :].split()) if label else 0
    return label if not topic or (topic <= TOPIC and MUST.search(text)) else None


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a line goes on with the words of the one above it."""
    white = below.box.top - line.box.bottom
    same = look_of(line.words[-1]) == look_of(below.words[0]) and line.page == below.page
    return same and -1 < white < CLOSE * line.box.height


def _is_below(line: Line, below: Line) -> bool:
    return abs(line.box.x0 - below.box.x0) < SAME_LEFT and _goes_on(line, below)


def _beside(over: _Over, pieces: Sequence[Line]) -> bool:
    """Whether two pieces of a line go on with a label and with the words beside it."""
    return bool(over.label) and _is_below(over.label[-1], pieces[0]) and _is_below(over.lines[-1], pieces[1])


def _apart(above: Sequence[_Over]) -> _Heading | None:
    """The last of the paragraphs over an action that is set apart: in bold, behind a label in bold, or below one."""
    for at in range(len(above) - 1, -1, -1):
        lines, before = [*above[at].label, *above[at].lines], above[at - 1].lines if at else ()
        if above[at].label and not _is_label(join_lines(above[at].label)):
            continue
        text = join_lines(lines)
        label, under = LABEL.match(text), _label_over(before, text)
        first, *others = [word for line in lines for word in line.words]
        if others and ((first.bold and (label or others[-1].bold)) or under):
            told = label or under
            own = above[at].lines if above[at].label else lines
            return _Heading(own, _number(told), text[label.end() if label else 0 :], [])
    return None
