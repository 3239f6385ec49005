"""Which texts that gave no record are probably some, by the second reader, and what they are.

One text that reads like a record is a weak sign; three that look alike and all do, in a paper of which hardly any was
read, are a strong one: whole papers are lost more often than single records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from rapidfuzz.fuzz import partial_ratio

from extract.codelists import RecordKind
from extract.likeness import BESIDE, KINDS, Form, Read
from extract.records.decisions.setting import Setting
from extract.records.found import FoundPaper
from extract.records.phrases import PLANS as SAYS
from extract.records.phrases import PROSE
from extract.records.plans.columns import role_of_heading
from extract.records.plans.evidence.contents import SHOULD
from extract.records.prose.tails import CODE_BEFORE

DRESSED = "dressed"
"""How the looks begin of what is set unlike its paper."""
FEWEST = 3
"""Texts that look alike and make a list."""
LEAST, LABELLED = 0.3, 0.25
"""The mean chance from which texts that look alike are taken for records; that beside a label that recurs."""
LEAST_IN: Mapping[str, float] = {"other": 0.4, "strategy": 0.55, "terms_of_reference": 0.55}
"""The same in papers of kinds that seldom hold records: findings and aims read like some (measured on published papers,
``benchmarks.likeness.published``)."""
POSSIBLE = 0.1
"""The chance from which a text counts."""
SHARE, SHARE_OF_A_PAGE = 1 / 3, 0.03
"""Share of a part's words that must stand in what is taken for records, and of each of its pages up to that: the more a
paper says, the more of it looks like a record by chance."""
SAME, SHORT = 90.0, 20
"""Two wordings are one record when they agree to this share (rapidfuzz ratio, 0..100), unless it has so few letters."""
FEWEST_WORDS = 3
CUT = 0.2
"""Share of texts that begin with a small letter, while most do not."""
NEAR = 4
"""Texts before a list among which its stem stands."""
RECORDS: tuple[RecordKind, ...] = ("recommendation", "action", "decision")
BELONGS = tuple(
    f"{where}:{word}"
    for where in ("leadin", "head", "column")
    for word in ("conditions", "reasons", "grounds", "informatives", "options", "background", "findings")
)
"""Signs in the heading of a list, or in the sentence that leads to it, that its items belong to a record."""
DECIDES = re.compile(r"\bdecisions?\b|\bresol(?:ved|utions?)\b|\bdeterminations?\b", re.IGNORECASE)
"""In a heading or title: what stands there was decided."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts of one form that are taken for records of one kind, in the order of the paper."""

    texts: tuple[Read, ...]
    kind: RecordKind
    chance: float
    """Their mean chance, 0..1."""
    beside: tuple[Mapping[str, str], ...] = ()
    """Of each text the fields that stand behind or over it; none where these are sought in its row."""


def likeliest(paper: FoundPaper, setting: Setting) -> list[Alike]:
    """By form what reads like records and gave none; nothing where that is little of what a long paper says."""
    alike: dict[object, list[Read]] = {}
    for text in paper.texts:
        if text.form and not belongs(text, text.form.head) and not is_told(text, paper):
            alike.setdefault(text.form.looks, []).append(text)
    lists: list[list[Read]] = []
    for looking_so in alike.values():
        texts = [text for text in looking_so if text.is_record >= POSSIBLE]
        coded = [text for text in texts if CODE_BEFORE.match(text.unit.text)]
        if 2 * len(coded) > len(texts) and len(coded) >= FEWEST:
            texts = coded  # what stands between them says why
        labelled = any(text.form and text.form.looks[0] == BESIDE for text in texts)
        if not _begin_small(texts):
            texts = [text for text in texts if not text.unit.text[:1].islower()]  # they go on with another
        least = LABELLED if labelled else LEAST_IN.get(paper.part.document_type, LEAST)
        if len(texts) >= FEWEST and _chance(texts) >= least and not _are_cut(looking_so):
            lists.append(texts)
    found: list[Alike] = []
    said: list[Read] = []
    for texts in sorted(lists, key=_chance, reverse=True):
        own = [text for text in texts if not any(is_same(text.unit.text, other.unit.text) for other in said)]
        said += own
        kinds = [(kind_of(form, one, paper, setting), one) for form, one in _by_form(own)]
        found += [Alike(tuple(one), kind, _chance(texts)) for kind, one in kinds if kind]
    pages = paper.part.page_last - paper.part.page_first + 1
    least = min(SHARE, pages * SHARE_OF_A_PAGE) * _n_words(text for text in paper.texts if text.form)
    return found if _n_words(said) >= least else []


def belongs(text: Read, head: str) -> bool:
    """Whether what stands over a text says that it is part of a record, or tells what was heard, found or aimed at."""
    told = SAYS["voices"].search(head.lower()) or PROSE["told_lists"].search(head)
    return bool(told) or any(sign in text.unit.features for sign in BELONGS)


def _n_words(texts: Iterable[Read]) -> int:
    return sum(len(text.unit.text.split()) for text in texts)


def _chance(texts: Sequence[Read]) -> float:
    return fmean(text.is_record for text in texts)


def _by_form(texts: Sequence[Read]) -> Iterable[tuple[Form, list[Read]]]:
    forms: dict[Form, list[Read]] = {}
    for text in texts:
        if text.form:
            forms.setdefault(text.form, []).append(text)
    return forms.items()


def is_same(text: str, other: str) -> bool:
    if len(other) <= SHORT:
        return False
    one, two = _words_of(text), _words_of(other)
    some = 2 * len(one & two) >= min(len(one), len(two))  # asked first, as it costs a hundredth
    return some and partial_ratio(text, other, score_cutoff=SAME) >= SAME


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())


def is_told(text: Read, paper: FoundPaper) -> bool:
    """Whether a record stands where a text does, or says the same."""
    said, regions = text.unit.text, text.unit.spot.regions
    return len(said.split()) < FEWEST_WORDS or any(
        is_same(said, record.text)
        or any(a.page == b.page and a.box.overlap(b.box) > 0 for a in regions for b in record.regions)
        for record in paper.records
    )


def _are_cut(texts: Sequence[Read]) -> bool:
    """Whether rows cut the texts of cells: some begin in the midst of a sentence, others do not."""
    small = fmean(text.unit.text[:1].islower() for text in texts)
    return bool(texts[0].unit.spot.cell) and CUT <= small < 0.5


def _begin_small(texts: Sequence[Read]) -> bool:
    """Whether at least half of the texts begin with a small letter, as what a stem leads to does."""
    return 2 * sum(text.unit.text[:1].islower() for text in texts) >= len(texts)


def _owed(first: Read, paper: FoundPaper) -> bool:
    """Whether a text completes a line above it that says who should: "The Board should:"."""
    place = next((index for index, text in enumerate(paper.texts) if text.unit is first.unit), 0)
    stems = [text.unit.text for text in paper.texts[max(0, place - NEAR) : place] if text.unit.text.endswith(":")]
    return first.unit.text[:1].islower() and any(SHOULD.search(stem) for stem in stems)


def kind_of(form: Form, texts: Sequence[Read], paper: FoundPaper, setting: Setting) -> RecordKind | None:
    """What the records of a form are: by their ends and the heading over them, else what most read like. Only a paper
    that tells of a meeting, asks one or calls them decisions holds decisions; what reads most like these elsewhere is
    none, as aims are."""
    role, named = role_of_heading(form.head), SAYS["names_records"].search(form.head)
    numbered = bool(named) and any(letter.isdigit() for letter in form.head)  # "Recommendation 4": a head for each
    asked = paper.part.document_type == "cover_report" and form.looks[0] not in (BESIDE, DRESSED) and not numbered
    meeting = setting.minutes or setting.lists_decisions or asked
    if not meeting and _owed(texts[0], paper):
        return "recommendation"
    if role == "action" or (role == "recommendation" and not meeting):
        return role
    holds = meeting or DECIDES.search(form.head) or DECIDES.search(paper.part.title or "")
    sums: dict[RecordKind, float] = {kind: sum(text.chances[KINDS.index(kind)] for text in texts) for kind in RECORDS}
    if not holds:
        if sums["decision"] > sums["recommendation"] + sums["action"]:
            return None
        sums["recommendation"] += sums.pop("decision")
    return max(sums, key=sums.__getitem__)
